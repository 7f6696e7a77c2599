"""Readings of times with a name: seasons, the new school year, feasts, eras; and what is rather a name of its own."""

from __future__ import annotations

import re
from datetime import date

from claimkit.french.dates import choice, feasts, intervals
from claimkit.french.dates.absolute import relative_year, toward, year_of
from claimkit.french.dates.grammar import Frame, Words, reading
from claimkit.french.dates.intervals import Interval

Match = re.Match[str]


def season(year: int, month: int) -> Interval:
    """A season by the year that it begins in; the value is the year, as the grain of the press is."""
    first = date(year, month, 21)
    return Interval(f"{year:04d}", first, intervals.add_months(first, 3), "season")


@reading
def _season(match: Match, frame: Frame, words: Words) -> Interval | None:
    month = int(words.value("season", match["s"]))
    if (year := year_of(match, frame)) is not None:
        there = season(year, month)
        if match["until"]:
            until = intervals.years(year, year + 1)
            there = Interval(until.value, there.start, there.end, "season")
        return there.dated()
    if match.groupdict().get("of_year"):
        return season(relative_year(match, frame), month)
    return choice.in_some_year(frame, lambda y: season(y, month), toward(match), alone="present" if match[0].startswith("ce") else "past")


@reading
def _new_school_year(match: Match, frame: Frame, _words: Words) -> Interval | None:
    def make(year: int) -> Interval:
        return Interval(f"{year:04d}", date(year, 9, 1), date(year, 10, 1), "season")

    written = year_of(match, frame)
    return make(written).dated() if written is not None else choice.in_some_year(frame, make, toward(match))


@reading
def _feast(match: Match, frame: Frame, words: Words) -> Interval | None:
    when = words.value("feast", match["f"])
    written = year_of(match, frame)
    if written is not None:
        return intervals.day(feasts.feast_day(when, written)).dated()
    return choice.in_some_year(frame, lambda y: intervals.day(feasts.feast_day(when, y)), toward(match))


@reading
def _feast_weekend(match: Match, frame: Frame, words: Words) -> Interval | None:
    there = _feast(match, frame, words)
    return intervals.weekend(there.start) if there is not None and there.start is not None else there


@reading
def _era(match: Match, _frame: Frame, words: Words) -> Interval | None:
    first, last = map(int, words.value("era", match["e"]).split("/"))
    found = intervals.years(first, last)
    return Interval(found.value, found.start, found.end, "period")


_NAMES = frozenset({"mars", "avril", "mai"})  # months that are also a planet, first names


def is_name(text: str, start: int, end: int, what: str) -> bool:
    """Whether a capital in the middle of a sentence, or before another name, shows that the word is a name (Mars, Noël Le Graët)."""
    after = re.match(r"\s(?:[A-ZÉÈÎÔ][\w'’-]+)", text[end : end + 20])
    if after and not text[end - 1].isdigit():
        return True
    if what == "feast" or text[start:end].lower() not in _NAMES:
        return False
    before = text[max(0, start - 3) : start].rstrip(" \u00a0")
    return (
        bool(before)
        and before[-1] not in '.!?:;»«"“”()\n–—•*|'
        and not text[start:end][-1].isdigit()
        and not text[start : start + 4].isupper()
    )
