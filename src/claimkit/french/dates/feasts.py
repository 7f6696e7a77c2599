"""Days of the year that have a name: fixed ones, those that follow Easter, and the nth weekday of a month."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WHEN = re.compile(
    r"(?P<once>\d{4}-\d\d-\d\d)|(?P<month>\d\d)-(?P<day>\d\d)|easter(?P<offset>[+-]\d+)?|(?P<in>\d\d)-(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?P<nth>-?\d)(?P<plus>\+\d)?"
)


@cache
def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday (0 is Monday) of a month; negative numbers count from its end."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))


def feast_day(when: str, year: int) -> date:
    """The day of a feast in a year.

    Args:
        when: `12-25`, `easter`, `easter+39`, `11-thu4` (fourth Thursday of November), `05-sun-1` (last Sunday of May),
            `11-thu4+1` (the day after), `2001-09-11` (one day in history).
        year: from 1583 on, when Easter has been reckoned this way.

    Raises:
        ValueError: `when` is written in no such way.

    Example:
        >>> feast_day("easter+1", 2024)
        datetime.date(2024, 4, 1)
    """
    found = WHEN.fullmatch(when)
    if found is None:
        message = f"{when!r} tells no day of the year: write '12-25', 'easter+39' or '11-thu4'"
        raise ValueError(message)
    if found["once"]:
        return date.fromisoformat(when)
    if found["month"]:
        return date(year, int(found["month"]), int(found["day"]))
    if found["in"]:
        there = nth_weekday(year, int(found["in"]), _WEEKDAYS.index(found["weekday"]), int(found["nth"]))
        return there + timedelta(days=int(found["plus"] or 0))
    return easter(year) + timedelta(days=int(found["offset"] or 0))
