"""Intervals of the calendar: days, weeks, months, years and the arithmetic between them, by plain date arithmetic.

An `Interval` keeps the value as it is written in the result, its first day and the day after its last one, and the grain of the text.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claimkit.models import Grain, TimeModifier

FIRST_YEAR, LAST_YEAR = 1, 9998


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of the calendar. `start` and `end` are none where the text does not allow to resolve it."""

    value: str | None = None
    start: date | None = None
    end: date | None = None
    grain: Grain | None = None
    modifier: TimeModifier | None = None
    explicit_year: bool = False

    def but(self, *, modifier: TimeModifier | None) -> Interval:
        """The same interval with a modifier; without one, itself."""
        return self if modifier is None else replace(self, modifier=modifier)

    def dated(self) -> Interval:
        """The same interval, marked as one whose year stands in the text."""
        return replace(self, explicit_year=True)

    @property
    def last(self) -> date | None:
        """Its last day."""
        return None if self.end is None else self.end - timedelta(days=1)


def day(when: date) -> Interval:
    """One day."""
    return Interval(when.isoformat(), when, when + timedelta(days=1), "day")


def days(first: date, last: date) -> Interval:
    """From one day to another, both in."""
    if last <= first:
        return day(first)
    return Interval(f"{first.isoformat()}/{last.isoformat()}", first, last + timedelta(days=1), "day")


def part(when: date, code: str) -> Interval:
    """A part of a day: `MO` morning, `AF` afternoon, `EV` evening, `NI` night (that of a day begins in it)."""
    return Interval(f"{when.isoformat()}T-{code}", when, when + timedelta(days=1), "part")


def clock(when: date, hour: int, minute: int | None) -> Interval:
    """A time of the day; 24:00 is 00:00 of the next day."""
    if hour == 24:
        when, hour = when + timedelta(days=1), 0
    value = f"{when.isoformat()}T{hour:02d}:{minute or 0:02d}"
    return Interval(value, when, when + timedelta(days=1), "hour" if minute is None else "minute")


def monday(when: date) -> date:
    """The Monday of that day's week."""
    return when - timedelta(days=when.weekday())


def week(when: date) -> Interval:
    """The ISO week that holds a day."""
    first = monday(when)
    year, number, _ = first.isocalendar()
    return Interval(f"{year:04d}-W{number:02d}", first, first + timedelta(days=7), "week")


def weeks(first: date, last: date) -> Interval:
    """From the week of one day to that of another, both in."""
    a, b = week(first), week(last)
    return a if a.value == b.value else Interval(f"{a.value}/{b.value}", a.start, b.end, "week")


def weekend(when: date) -> Interval:
    """Saturday and Sunday of that day's week."""
    saturday = monday(when) + timedelta(days=5)
    return days(saturday, saturday + timedelta(days=1))


def month_at(year: int, number: int) -> tuple[int, int]:
    """Year and month for a month number that may lie outside 1 to 12."""
    return year + (number - 1) // 12, (number - 1) % 12 + 1


def month(year: int, number: int) -> Interval:
    """A month; numbers outside 1 to 12 count on into other years."""
    year, number = month_at(year, number)
    after = date(*month_at(year, number + 1), 1)
    return Interval(f"{year:04d}-{number:02d}", date(year, number, 1), after, "month")


def months(first: Interval, last: Interval) -> Interval:
    """From one month to another, both in."""
    return first if first.value == last.value else Interval(f"{first.value}/{last.value}", first.start, last.end, "month")


def quarter(year: int, number: int) -> Interval:
    """A quarter; numbers outside 1 to 4 count on into other years."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return Interval(f"{year:04d}-Q{number}", month(year, 3 * number - 2).start, month(year, 3 * number).end, "quarter")


def half(year: int, number: int) -> Interval:
    """A half year, as a stretch of months."""
    year, number = year + (number - 1) // 2, (number - 1) % 2 + 1
    first, last = month(year, 6 * number - 5), month(year, 6 * number)
    return Interval(f"{first.value}/{last.value}", first.start, last.end, "half")


def year(number: int) -> Interval:
    """A year."""
    return Interval(f"{number:04d}", date(number, 1, 1), date(number + 1, 1, 1), "year")


def years(first: int, last: int) -> Interval:
    """From one year to another, both in."""
    if last <= first:
        return year(first)
    return Interval(f"{first:04d}/{last:04d}", date(first, 1, 1), date(last + 1, 1, 1), "year")


def decade(first: int) -> Interval:
    """Ten years from a round one: 1980 gives `1980/1989`."""
    return Interval(f"{first:04d}/{first + 9:04d}", date(first, 1, 1), date(first + 10, 1, 1), "decade")


def century(number: int) -> Interval:
    """The nineteenth is `1801/1900`."""
    first = 100 * number - 99
    return Interval(f"{first:04d}/{first + 99:04d}", date(first, 1, 1), date(first + 100, 1, 1), "century")


def add_months(when: date, number: int) -> date:
    """The same day some months later (or the last one of a shorter month)."""
    y, m = month_at(when.year, when.month + number)
    return date(y, m, min(when.day, monthrange(y, m)[1]))


def valid_day(year: int, month: int, day: int) -> date | None:
    """The date, or none where the calendar has no such day."""
    if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def on(year: int, month: int, day_number: int) -> Interval | None:
    """That day as an interval, or none where the calendar has no such day."""
    when = valid_day(year, month, day_number)
    return None if when is None else day(when)


def shifted(base: date, number: int, unit: str) -> Interval:
    """What lies some units before (negative) or after a day, to the grain that such a distance has.

    Days, weeks and months lead to a day, years to the month that lies so far away (its value is the year), longer units to years.
    """
    if unit in ("second", "minute", "hour"):
        hours = number if unit == "hour" else 0
        return day(base + timedelta(days=int(hours / 24)))
    if unit in ("day", "week", "fortnight"):
        size = {"day": 1, "week": 7, "fortnight": 14}[unit]
        return day(base + timedelta(days=size * number))
    if unit in ("month", "quarter", "half"):
        return day(add_months(base, {"month": 1, "quarter": 3, "half": 6}[unit] * number))
    if unit == "year":
        there = month(base.year + number, base.month)
        return Interval(f"{base.year + number:04d}", there.start, there.end, "year")
    size = {"decade": 10, "half_century": 50, "century": 100}[unit]
    return year(base.year + size * number)


def containing(when: date, unit: str, offset: int = 0) -> Interval:
    """The day, week, month, quarter … that holds a day, or one that many units away."""
    if unit in ("day", "hour"):
        return day(when + timedelta(days=offset))
    if unit == "week":
        return week(when + timedelta(days=7 * offset))
    if unit == "weekend":
        return weekend(when + timedelta(days=7 * offset))
    if unit == "fortnight":
        return days(when + timedelta(days=14 * offset), when + timedelta(days=14 * offset + 13))
    if unit == "month":
        return month(when.year, when.month + offset)
    if unit == "quarter":
        return quarter(when.year, (when.month + 2) // 3 + offset)
    if unit == "half":
        return half(when.year, (when.month + 5) // 6 + offset)
    if unit == "year":
        return year(when.year + offset)
    if unit == "decade":
        return decade(when.year // 10 * 10 + 10 * offset)
    return century((when.year - 1) // 100 + 1 + offset)


def stretch(when: date, number: int, unit: str) -> Interval:
    """The last (negative) or next whole units next to the one that holds a day: the two months before this one."""
    near, far = containing(when, unit, 1 if number > 0 else -1), containing(when, unit, number)
    first, last = (near, far) if number > 0 else (far, near)
    if unit == "day" and first.start and last.start:
        return days(first.start, last.start)
    if first.value == last.value:
        return first
    return Interval(f"{(first.value or '').split('/')[0]}/{(last.value or '').split('/')[-1]}", first.start, last.end, first.grain)


def joined(first: Interval, last: Interval) -> Interval:
    """From the beginning of one interval to the end of another."""
    if first.start is None or last.end is None or first.value is None or last.value is None:
        return Interval(grain=last.grain)
    if first.value == last.value:
        return first
    value = f"{first.value.split('/')[0]}/{last.value.split('/')[-1]}"
    return Interval(value, first.start, max(last.end, first.start + timedelta(days=1)), last.grain, explicit_year=last.explicit_year)
