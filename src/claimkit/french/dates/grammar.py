"""The engine of the date grammar: rules with words in place of regular expressions, and where they begin in a text.

It knows no French: the rules are in `dates_*.py`, the words in the lexicons. A rule is tried only at words that it may begin with, so a
text costs one pass over its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from claimkit.errors import LexiconError
from claimkit.french.dates.intervals import Interval
from claimkit.french.late import late
from claimkit.lexicons.calendar import DatePattern, DateRule, Era, Feast, TimeWord

Direction = Literal["past", "present", "near", "future"]

NEAR = 24
WORD = re.compile(r"[^\W_]+")
_MACRO = re.compile(r"(?<!\?P)<(?P<name>[a-z_]+)(?::(?P<group>[a-z_0-9]+))?>")


class UnresolvedError(Exception):
    """Raised by a reading that needs a day which the frame does not have; never leaves this package."""


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
Check = Callable[[re.Match[str], "Words"], bool]
READINGS: dict[str, Reading] = {}
CHECKS: dict[str, Check] = {}


def reading(function: Reading) -> Reading:
    """Decorator: rules may name the function (without its underscore) as what reads their matches."""
    READINGS[function.__name__.removeprefix("_")] = function
    return function


def check(function: Check) -> Check:
    """Decorator: rules may name the function as what their matches must satisfy."""
    CHECKS[function.__name__.removeprefix("_")] = function
    return function


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of `date_rules.tsv`, ready to run.

    Attributes:
        row: the row itself.
        pattern: its pattern over the normalised text.
        after: what must stand before, if anything.
        read: gives the interval of a match, or none when the words are no date after all.
        holds: what a match must satisfy, if anything.
    """

    row: DateRule
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None
    read: Reading
    holds: Check | None

    def accepts(self, match: re.Match[str], words: Words) -> bool:
        """Whether all that the row asks of a match of its pattern is there."""
        if self.holds is not None and not self.holds(match, words):
            return False
        begin = match.start()
        return self.after is None or self.after.search(match.string[max(0, begin - NEAR) : begin]) is not None


@dataclass
class Words:
    """The words of the calendar by kind, as the rules see them."""

    entries: Iterable[TimeWord]
    feasts: Iterable[Feast]
    eras: Iterable[Era]
    pieces: Iterable[DatePattern] = ()
    kinds: dict[str, dict[str, str]] = field(default_factory=dict)
    patterns: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row in self.entries:
            self.kinds.setdefault(row.kind, {})[row.form] = row.value
        self.kinds["feast"] = {row.name: row.when for row in self.feasts}
        self.kinds["bare_feast"] = {row.name: row.when for row in self.feasts if row.bare}
        self.kinds["era"] = {row.name: f"{row.first}/{row.last}" for row in self.eras}
        self.patterns.update({kind: _alternatives(forms) for kind, forms in self.kinds.items()})
        for piece in self.pieces:
            self.patterns[piece.name] = self.expanded(piece.pattern)

    def value(self, kind: str, form: str) -> str:
        """What a word of a kind stands for."""
        return self.kinds[kind][form]

    def number(self, form: str) -> int:
        """A number in figures or words (« vingt-deux », « deux cent trente »)."""
        known = self.kinds["number"] | self.kinds["collective"]
        if form.isdigit() or form in known:
            return int(known.get(form, form))
        total = last = 0
        for value in (int(known[word]) for word in WORD.findall(form) if word != "et"):
            times = value == 100 or (value == 20 and last == 4)
            total, last = (total - last + max(last, 1) * value if times else total + value), value
        return total

    def month(self, form: str) -> int:
        """Number of a month, written in full or short."""
        return int(self.kinds["month"].get(form) or self.kinds["month_abbreviation"][form if form.endswith(".") else f"{form}."])

    def expanded(self, pattern: str) -> str:
        """A pattern with the kinds of words put in."""

        def put(found: re.Match[str]) -> str:
            inner = self.patterns[found["name"]]
            return f"(?P<{found['group']}>{inner})" if found["group"] else f"(?:{inner})"

        return _MACRO.sub(put, pattern)

    def compiled(self, pattern: str, *, ends: str = r"(?!\w)") -> re.Pattern[str]:
        """A pattern in which a space matches one or two (with a question mark, none to two); by default it ends with a word."""
        spaced = self.expanded(pattern).replace(" ?", " {0,2}").replace(" ", " {1,2}").replace(" {1,2}{0,2}", " {0,2}")
        return late(f"(?:{spaced}){ends}")

    def rule(self, row: DateRule) -> Rule:
        """A row ready to run.

        Raises:
            LexiconError: it names a function that does not exist.
        """
        if row.reading not in READINGS or (row.holds and row.holds not in CHECKS):
            problem = f"rule {row.id!r} names {row.reading!r} and {row.holds!r}; use one of {sorted(READINGS)}, and of {sorted(CHECKS)} or nothing"
            raise LexiconError("date_rules.tsv", 0, problem)
        after = late(rf"(?<!\w)(?:{row.after}) ?$") if row.after else None
        return Rule(row, self.compiled(row.pattern), after, READINGS[row.reading], CHECKS.get(row.holds))

    def first_words(self, starts: str) -> set[str]:
        """The words that a rule may begin with."""
        found: set[str] = set()
        for name in starts.split():
            if name in self.kinds:
                found.update(WORD.findall(form)[0] for form in self.kinds[name])
            else:
                found.add(name)
        return found

    def all_words(self, names: str) -> set[str]:
        """All words of some kinds, and the words among the names that are no kind."""
        return {word for name in names.split() for form in self.kinds.get(name, (name,)) for word in WORD.findall(form)}


def _alternatives(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", " ").replace(r"\-", "-") for form in sorted(forms, key=lambda f: (-len(f), f)))
