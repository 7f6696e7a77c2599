"""Readings of days and weeks told by their number in a month or a year, and of the seasons of sport."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimkit.french.dates import choice, feasts, intervals
from claimkit.french.dates.absolute import day_number, relative_year, toward, year_of
from claimkit.french.dates.grammar import Frame, Words, reading
from claimkit.french.dates.intervals import Interval
from claimkit.french.dates.relative import offset

Match = re.Match[str]


@reading
def _ordinal(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« la première semaine de mai », « le dernier jour de mars 2012 », « le premier dimanche de juin »."""
    number = int(words.value("ordinal", match["o"]))
    if match["in"]:
        there = intervals.add_months(frame.now().replace(day=1), offset(match["in_rel"]) if match["in_rel"] else 0)
        year, month = there.year, there.month
    else:
        year, month = 0, words.month(match["m"])
    weekday, unit = match["w"], match["u"]

    def make(year: int) -> Interval | None:
        whole = intervals.month(year, month)
        assert whole.start and whole.end  # noqa: PT018, S101 - a month has both
        if weekday:
            return intervals.day(feasts.nth_weekday(year, month, int(words.value("weekday", weekday)) - 1, number))
        if words.value("unit", unit) == "day":
            return intervals.day(whole.end - timedelta(days=1) if number < 0 else whole.start + timedelta(days=number - 1))
        if words.value("unit", unit) == "fortnight":
            middle = whole.start + timedelta(days=14)
            first = number == 1
            start, end = (whole.start, middle) if first else (middle, whole.end)
            return Interval(f"{start}/{end - timedelta(days=1)}", start, end, "day")
        if words.value("unit", unit) == "weekend":
            return intervals.weekend(feasts.nth_weekday(year, month, 5, number))
        if words.value("unit", unit) == "week":
            sunday = feasts.nth_weekday(year, month, 6, -1)
            return intervals.week(sunday if number < 0 else feasts.nth_weekday(year, month, 0, number))
        return None

    written = year or year_of(match, frame)
    if written is not None:
        found = make(written)
        return found.dated() if found else None
    if match.groupdict().get("of_year"):
        return make(relative_year(match, frame))
    return choice.in_some_year(frame, make, toward(match))


@reading
def _first_days(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« les quinze premiers jours de décembre », « les dix derniers jours de mars »."""
    number, month = words.number(match["n"]), words.month(match["m"])

    def make(year: int) -> Interval | None:
        whole = intervals.month(year, month)
        assert whole.start and whole.end  # noqa: PT018, S101 - a month has both
        last = whole.end - timedelta(days=1)
        if not 1 < number < last.day:
            return None
        if match["which"] == "premiers":
            return intervals.days(whole.start, whole.start + timedelta(days=number - 1))
        return intervals.days(last - timedelta(days=number - 1), last)

    written = year_of(match, frame)
    if written is not None:
        found = make(written)
        return found.dated() if found else None
    return choice.in_some_year(frame, make)


@reading
def _week_of(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« la semaine du 9 septembre »; of a Sunday, the week that begins the day after."""
    number, month = day_number(match["d"], words), words.month(match["m"])

    def make(year: int) -> Interval | None:
        there = intervals.valid_day(year, month, number)
        if there is None:
            return None
        return intervals.week(there + timedelta(days=1) if there.isoweekday() == 7 else there)

    written = year_of(match, frame)
    return make(written) if written is not None else choice.in_some_year(frame, make)


@reading
def _week_number(match: Match, frame: Frame, _words: Words) -> Interval | None:
    number = int(match["n"])
    year = year_of(match, frame) or frame.now().year
    return intervals.week(date.fromisocalendar(year, number, 1))


@reading
def _ordinal_week(match: Match, frame: Frame, words: Words) -> Interval | None:
    number, year = int(words.value("ordinal", match["o"])), int(match["y"] or frame.now().year)
    return intervals.week(date(year, 12, 28) if number < 0 else date.fromisocalendar(year, number, 1))


@reading
def _sport_season(match: Match, frame: Frame, _words: Words) -> Interval | None:
    now = frame.now()
    first = now.year - (now.month < 7) + offset(match["rel"])
    return Interval(f"{first:04d}/{first + 1:04d}", date(first, 7, 1), date(first + 1, 7, 1), "season")
