"""The engine of the date grammar: rules with words in place of regular expressions, and where they begin in a text.

It knows no French: the rules are in `dates_*.py`, the words in the lexicons. A rule is tried only at words that it may begin with, so a
text costs one pass over its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from claimkit.french.intervals import Interval

if TYPE_CHECKING:
    from claimkit.lexicons.calendar import Era, Feast, TimeWord

Direction = Literal["past", "present", "future"]
Level = Literal["day", "part", "clock", "period"]

_SAME_LENGTH = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " ", "’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-"})  # noqa: RUF001
WORD = re.compile(r"[^\W_]+")
_MACRO = re.compile(r"(?<!\?P)<(?P<name>[a-z_]+)(?::(?P<group>[a-z_0-9]+))?>")


class UnresolvedError(Exception):
    """Raised by a reading that needs a day which the frame does not have; never leaves this package."""


def normalised(text: str) -> str:
    """The text in lower case with plain spaces, apostrophes and hyphens, of the same length."""
    plain = text.translate(_SAME_LENGTH)
    lower = plain.lower()
    return lower if len(lower) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a relative expression is read against.

    Attributes:
        published: day of publication.
        direction: tense of the verb that governs the expression; none where there is no verb.
        day: the day that the text speaks of, for « la veille » or a clock time.
        anchor: the time that stands nearest before, for « cette année-là ».
        setting: a time with its year that the text goes on from: « En 2013, … En novembre, … ».
        since: the expression stands after *depuis*.
    """

    published: date | None = None
    direction: Direction | None = None
    day: Interval | None = None
    anchor: Interval | None = None
    setting: Interval | None = None
    since: bool = False

    def now(self) -> date:
        """The day of publication."""
        if self.published is None:
            raise UnresolvedError
        return self.published

    def that_day(self) -> date:
        """The day that the text speaks of, else that of publication."""
        return self.day.start if self.day is not None and self.day.start is not None else self.now()


Reading = Callable[[re.Match[str], Frame, "Words"], Interval | None]


@dataclass(frozen=True)
class Rule:
    """One way to write a time.

    Attributes:
        id: dotted name that comes out in the result.
        starts: names of word kinds, and words, that it begins with.
        pattern: regular expression over the normalised text, where `<kind>` stands for the words of a kind and `<kind:name>` captures.
        read: gives the interval, or none when the words are no date after all.
        example: a text and the value it has in a text published on 2024-11-11 (a Monday).
        counter: a text in which the rule finds nothing.
        level: what may be joined to it: a `day` takes a part of the day or a clock time.
        article: the article before it belongs to the expression.
        after: what must stand before it, if anything (regular expression).
        tensed: its value depends on the tense of its verb.
        anchored: its value depends on the time before it.
        holds: what the words must satisfy beyond the pattern, if anything.
    """

    id: str
    starts: str
    pattern: str
    read: Reading
    example: tuple[str, str | None]
    counter: str
    level: Level = "period"
    article: bool = False
    after: str = ""
    tensed: bool = False
    anchored: bool = False
    holds: Callable[[re.Match[str], Words], bool] | None = None


@dataclass
class Words:
    """The words of the calendar by kind, as the rules see them."""

    entries: Iterable[TimeWord]
    feasts: Iterable[Feast]
    eras: Iterable[Era]
    kinds: dict[str, dict[str, str]] = field(default_factory=dict)
    patterns: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row in self.entries:
            self.kinds.setdefault(row.kind, {})[row.form] = row.value
        self.kinds["feast"] = {row.name: row.when for row in self.feasts}
        self.kinds["bare_feast"] = {row.name: row.when for row in self.feasts if row.bare}
        self.kinds["era"] = {row.name: f"{row.first}/{row.last}" for row in self.eras}
        self.patterns.update({kind: _alternatives(forms) for kind, forms in self.kinds.items()})

    def add(self, name: str, pattern: str) -> None:
        """Makes `<name>` stand for a pattern, which may use other kinds."""
        self.patterns[name] = self._expanded(pattern)

    def value(self, kind: str, form: str) -> str:
        """What a word of a kind stands for."""
        return self.kinds[kind][form]

    def number(self, form: str) -> int:
        """A number in figures or words."""
        return int(form) if form.isdigit() else int(self.kinds["number"][form])

    def month(self, form: str) -> int:
        """Number of a month, written in full or short."""
        return int(self.kinds["month"].get(form) or self.kinds["month_abbreviation"][form if form.endswith(".") else f"{form}."])

    def _expanded(self, pattern: str) -> str:
        def put(found: re.Match[str]) -> str:
            inner = self.patterns[found["name"]]
            return f"(?P<{found['group']}>{inner})" if found["group"] else f"(?:{inner})"

        return _MACRO.sub(put, pattern)

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """A rule's pattern; a space matches one or two (`` ?`` none to two), and the match ends at the end of a word."""
        return re.compile(self._expanded(pattern).replace(" ?", " {0,2}").replace(" ", " {1,2}").replace(" {1,2}{0,2}", " {0,2}") + r"(?!\w)")

    def first_words(self, starts: str) -> set[str]:
        """The words that a rule may begin with."""
        found: set[str] = set()
        for name in starts.split():
            if name in self.kinds:
                found.update(WORD.findall(form)[0] for form in self.kinds[name])
            else:
                found.add(name)
        return found


def _alternatives(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", " ").replace(r"\-", "-") for form in sorted(forms, key=lambda f: (-len(f), f)))
