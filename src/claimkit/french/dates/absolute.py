"""Rules for dates of the calendar: days, months, years, decades, centuries, quarters, seasons, feasts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimkit.french.amounts.numbers import NumberReader
from claimkit.french.dates import choice, intervals
from claimkit.french.dates.grammar import Frame, Words, reading
from claimkit.french.dates.intervals import Interval
from claimkit.lexicons import Lexicons

if TYPE_CHECKING:
    from claimkit.french.dates.grammar import Direction

Match = re.Match[str]


@cache
def _numbers() -> NumberReader:
    return NumberReader(Lexicons())


def year_of(match: Match, frame: Frame, group: str = "y") -> int | None:
    """The year that stands in a match, in four figures, in words or as « '68 »."""
    found = match.groupdict()
    if found.get(group):
        return int(found[group])
    if found.get("y2"):
        return int(found["y2"])
    if found.get("yw"):
        return int(_numbers().find(found["yw"])[0].value or 0)
    if found.get("yy"):
        return two_figures(int(found["yy"][-2:]), frame)
    return None


def two_figures(number: int, frame: Frame) -> int:
    """The nearest past century's year, or up to ten years ahead."""
    now = frame.published.year if frame.published else 2000
    near = now // 100 * 100 + number
    return near if near <= now + 10 else near - 100


def toward(match: Match) -> Direction | None:
    """Where « dernier », « prochain » point."""
    word = match.groupdict().get("rel") or ""
    if not word:
        return None
    return "past" if re.match(r"derni|pass|éco|préc|d'av|d'au", word) else "future"


def day_number(form: str, words: Words) -> int:
    """Number of a day of the month."""
    return 1 if form in ("1er", "premier") else words.number(form.lstrip("0"))


@reading
def _date(match: Match, frame: Frame, words: Words) -> Interval | None:
    number, month = day_number(match["d"], words), words.month(match["m"])
    written = year_of(match, frame)
    if written is not None:
        there = intervals.valid_day(written, month, number)
        return None if there is None else intervals.day(there).dated()
    if number > 31 or not any(intervals.valid_day(y, month, number) for y in (2023, 2024)):
        return None
    weekday = match.groupdict().get("w")
    isoweekday = int({**words.kinds["weekday"], **words.kinds["weekday_abbreviation"]}[weekday]) if weekday else None

    def make(year: int) -> Interval | None:
        return intervals.on(year, month, number)

    rel = toward(match)
    if rel == "past" and frame.published and frame.published.month == month and frame.published.day == number:
        return make(frame.published.year - 1)
    chosen = choice.in_some_year(frame, make, rel)
    if isoweekday and chosen and chosen.start and chosen.start.isoweekday() != isoweekday and frame.published:
        near = sorted(range(frame.published.year - 1, frame.published.year + 2), key=lambda y: abs(y - frame.now().year))
        chosen = next((c for y in near if (c := make(y)) and c.start and c.start.isoweekday() == isoweekday), chosen)
    return chosen


@reading
def _numeric(match: Match, frame: Frame, _words: Words) -> Interval | None:
    a, b, year = match["d"], match["m"], match["y"]
    full = int(year) if len(year) == 4 else two_figures(int(year), frame)
    there = intervals.valid_day(full, int(b), int(a)) or (intervals.valid_day(full, int(a), int(b)) if int(b) > 12 else None)
    return None if there is None else intervals.day(there).dated()


@reading
def _iso(match: Match, _frame: Frame, _words: Words) -> Interval | None:
    there = intervals.valid_day(int(match["y"]), int(match["m"]), int(match["d"]))
    if there is None:
        return None
    if match["h"] is not None and int(match["h"]) < 24:
        return intervals.clock(there, int(match["h"]), int(match["min"])).dated()
    return intervals.day(there).dated()


@reading
def _day_month_figures(match: Match, frame: Frame, _words: Words) -> Interval | None:
    number, month = int(match["d"]), int(match["m"])
    return choice.in_some_year(frame, lambda y: intervals.on(y, month, number))


@reading
def _date_english(match: Match, _frame: Frame, words: Words) -> Interval | None:
    """The stamp of a tweet: « May 22, 2024 »."""
    there = intervals.on(int(match["y"]), int(words.value("month_english", match["m"])), int(match["d"]))
    return None if there is None else there.dated()


@reading
def _stamp(match: Match, _frame: Frame, words: Words) -> Interval | None:
    """Abbreviations that are in no list of ours are dateparser's to read; it is slow to import, so only where one stands."""
    import dateparser

    read = dateparser.parse(
        f"{match['d']} {match['name']} {match['y']}",
        languages=["fr"],
        settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY", "RELATIVE_BASE": datetime_of(match)},
    )
    if read is None or read.year != int(match["y"]) or read.day != day_number(match["d"], words):
        return None
    return intervals.day(read.date()).dated()


def datetime_of(match: Match) -> object:
    """A fixed base for dateparser, so that nothing depends on today."""
    from datetime import datetime

    return datetime(int(match["y"]), 1, 1)  # noqa: DTZ001 - a calendar date has no zone


@reading
def _month(match: Match, frame: Frame, words: Words) -> Interval | None:
    number = words.month(match["m"])
    written = year_of(match, frame)
    if written is not None:
        return intervals.month(written, number).dated()
    groups = match.groupdict()
    if groups.get("of_year"):
        return intervals.month(relative_year(match, frame), number)
    rel = toward(match)
    if rel and frame.published and frame.published.month == number:
        return intervals.month(frame.now().year + (-1 if rel == "past" else 1), number)
    return choice.in_some_year(frame, lambda y: intervals.month(y, number), rel)


def relative_year(match: Match, frame: Frame) -> int:
    """The year of « de l'an dernier », « de la même année », « de cette année »."""
    word = match["of_year"]
    if "même" in word or "-là" in word or "préc" in word or "suiv" in word:
        base = frame.anchor.start.year if frame.anchor and frame.anchor.start else frame.now().year
        return base + (-1 if "préc" in word else 1 if "suiv" in word else 0)
    now = frame.now().year
    return now - 1 if re.search(r"derni|pass|éco", word) else now + 1 if "proch" in word else now


@reading
def _month_figures(match: Match, _frame: Frame, _words: Words) -> Interval | None:
    return intervals.month(int(match["y"]), int(match["m"])).dated()


@reading
def _year(match: Match, frame: Frame, _words: Words) -> Interval | None:
    number = year_of(match, frame)
    return intervals.year(number).dated() if number else None


@reading
def _short_year(match: Match, frame: Frame, _words: Words) -> Interval | None:
    return intervals.year(two_figures(int(match["yy"]), frame)).dated()


@reading
def _short_years(match: Match, frame: Frame, _words: Words) -> Interval | None:
    """« la promotion 82-83 »."""
    first, last = (two_figures(int(match[group]), frame) for group in ("y1", "y2"))
    return intervals.years(first, last).dated() if first < last else None


@reading
def _war_years(match: Match, _frame: Frame, _words: Words) -> Interval | None:
    first, last = (1900 + int(n) for n in match[0].split("-"))
    return intervals.years(first, last).dated()


@reading
def _decade(match: Match, _frame: Frame, _words: Words) -> Interval | None:
    form = match["n"]
    number = (
        int(form)
        if form.isdigit()
        else {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "soixante-dix": 70, "quatre-vingt-dix": 90}.get(
            form, 80
        )
    )
    first = number if number >= 1000 else 1900 + number
    until = match.groupdict().get("until")
    if until:
        last = int(until) if len(until) == 4 else first // 100 * 100 + int(until)
        if match[0].startswith("décennie") and last == first + 10:  # « la décennie 2010-2020 »
            return intervals.decade(first)
        return intervals.years(first, last + 9) if last > first else None
    return intervals.decade(first)


_ROMAN = {"i": 1, "v": 5, "x": 10}


def roman(form: str) -> int:
    """Value of a Roman number."""
    total = 0
    for k, letter in enumerate(form):
        value, following = _ROMAN[letter], _ROMAN.get(form[k + 1 : k + 2], 0)
        total += -value if value < following else value
    return total


@reading
def _century(match: Match, _frame: Frame, _words: Words) -> Interval | None:
    numbers = [roman(form) if form[0] in _ROMAN else int(form) for form in (match["r"], match["r2"]) if form]
    if not numbers or not all(1 <= n <= 30 for n in numbers):
        return None
    if match["before"]:
        return Interval(f"-{100 * numbers[0]:04d}/-{100 * numbers[-1] - 99:04d}", grain="century")
    return intervals.joined(intervals.century(numbers[0]), intervals.century(numbers[-1]))


@reading
def _bc(match: Match, _frame: Frame, _words: Words) -> Interval | None:
    return Interval(f"-{int(match['n']):04d}", grain="year")


@reading
def _quarter(match: Match, frame: Frame, words: Words) -> Interval | None:
    groups = match.groupdict()
    if groups.get("n"):
        number, unit = int(groups["n"]), "half" if groups["letter"] == "s" else "quarter"
    else:
        number, unit = int(words.value("ordinal", groups["o"])), words.value("unit", groups["u"])
    count = 4 if unit == "quarter" else 2
    number = number if number > 0 else count
    if number > count:
        return None
    make = intervals.quarter if unit == "quarter" else intervals.half
    written = year_of(match, frame)
    if written is not None:
        return make(written, number).dated()
    if groups.get("of_year"):
        return make(relative_year(match, frame), number)
    return choice.in_some_year(frame, lambda y: make(y, number), toward(match), alone="past")


@reading
def _first_months(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« les neuf premiers mois de l'année », « les six derniers mois de 2023 »."""
    number = words.number(match["n"])
    if not 1 <= number <= 12:
        return None
    written = match["y"] or match["y2"] or match["y3"]
    year = int(written) if written else frame.now().year
    if number == 3:
        return intervals.quarter(year, 1 if match["which"] == "premiers" else 4)
    first = 1 if match["which"] == "premiers" else 13 - number
    return intervals.months(intervals.month(year, first), intervals.month(year, first + number - 1))
