"""Rules for stretches between two times, and for several days of one month."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

from claimkit.french.dates import choice, intervals
from claimkit.french.dates.absolute import day_number, toward
from claimkit.french.dates.grammar import Direction, Frame, Words, check, reading
from claimkit.french.dates.intervals import Interval

Match = re.Match[str]


def _weekday_number(form: str, words: Words) -> int:
    return int(words.value("weekday", form))


@reading
def _days(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« du 28 avril au 3 mai 2024 »: the second date, then the first one nearest before it."""
    d1, d2 = day_number(match["d1"], words), day_number(match["d2"], words)
    m2 = words.month(match["m2"])
    m1 = words.month(match["m1"]) if match["m1"] else m2

    def make(year: int) -> Interval | None:
        last = intervals.valid_day(year, m2, d2)
        first = intervals.valid_day(year if (m1, d1) <= (m2, d2) else year - 1, m1, d1)
        if match.groupdict().get("y1") and last is not None:
            first = intervals.valid_day(int(match["y1"]), m1, d1)
        return None if first is None or last is None or first > last else intervals.days(first, last)

    written = match["y2"]
    if written:
        found = make(int(written))
        return found.dated() if found else None
    return choice.in_some_year(frame, make, toward(match))


@reading
def _days_of_month(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« du 12 au 14 »: of the month that the tense points to."""
    d1, d2 = day_number(match["d1"], words), day_number(match["d2"], words)
    base = frame.day.start if frame.day and frame.day.start else frame.now()
    if match.groupdict().get("ahead"):
        base = intervals.add_months(frame.now().replace(day=1), 1)
    if not 1 <= d1 < d2 <= 31:
        return None
    candidates = []
    for offset in (-1, 0, 1):
        year, month = intervals.month_at(base.year, base.month + offset)
        first, last = intervals.valid_day(year, month, d1), intervals.valid_day(year, month, d2)
        if first is not None and last is not None:
            candidates.append(intervals.days(first, last))
    if match.groupdict().get("month"):
        return next((c for c in candidates if c.start and (c.start.year, c.start.month) == (base.year, base.month)), None)
    return choice.nearest(candidates, base, frame.direction or "present")


@reading
def _months(match: Match, frame: Frame, words: Words) -> Interval | None:
    m1, m2 = words.month(match["m1"]), words.month(match["m2"])

    def make(year: int) -> Interval | None:
        first = int(match["y1"]) if match["y1"] else year if m1 <= m2 else year - 1
        a, b = intervals.month(first, m1), intervals.month(year, m2)
        return intervals.months(a, b) if a.start and b.start and a.start < b.start else None

    if match["y2"]:
        found = make(int(match["y2"]))
        return found.dated() if found else None
    found = choice.in_some_year(frame, make)
    if frame.direction == "past" and found and found.end and found.end > intervals.add_months(frame.now(), 2):
        return make((found.end - timedelta(days=1)).year - 1)  # « entre janvier et juin, les prix ont baissé », in March
    return found


@check
def are_years(match: Match, _words: Words) -> bool:
    """Two round numbers are rather counted (« de 1500 à 2000 »)."""
    return not (match["y1"].endswith("00") and match["y2"].endswith("00") and len(match["y2"]) == 4)


@reading
def _years(match: Match, _frame: Frame, _words: Words) -> Interval | None:
    first, written = int(match["y1"]), match["y2"]
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    return intervals.years(first, last).dated() if first < last else None


@reading
def _weekdays(match: Match, frame: Frame, words: Words) -> Interval | None:
    first, last = _weekday_number(match["w1"], words), _weekday_number(match["w2"], words)
    until = choice.weekday(frame, last)
    return intervals.days(until - timedelta(days=(last - first) % 7), until)


@check
def _weekdays_follow(match: Match, words: Words) -> bool:
    """« samedi et dimanche »; not « mardi et jeudi », which are two days."""
    return match["w2"] is None or (_weekday_number(match["w2"], words) - _weekday_number(match["w1"], words)) % 7 == 1


@reading
def _weekdays_in_a_row(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« jeudi et vendredi prochains », « mercredi et hier »."""
    first = _weekday_number(match["w1"], words)
    if match["w2"]:
        direction: Direction | None = {"p": "future", "d": "past"}.get((match["rel"] or "-")[0])  # type: ignore[assignment]
        last = choice.weekday(frame, first % 7 + 1, direction)
        return intervals.days(last - timedelta(days=1), last)
    last = frame.now() - timedelta(days=1)
    return intervals.days(last - timedelta(days=1), last) if last.isoweekday() == first % 7 + 1 else intervals.day(last)


@check
def _in_a_row(match: Match, words: Words) -> bool:
    """« 8 et 9 mai », « 8, 9 et 10 mai », « 8-12 mai »; not « 7 et 14 mai », which are two days."""
    numbers = [day_number(n, words) for n in re.findall(r"(?<![\w,.])\d{1,2}(?:er)?(?!\d)", match[0].split(match["m2"])[0])]
    return "-" in match[0] or "/" in match[0] or all(b == a + 1 for a, b in pairwise(numbers))


@reading
def _listed(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« les 7 et 14 mars »: the first of days that share their month."""
    number, month = day_number(match["d"], words), words.month(match["m"])
    if match["y"]:
        there = intervals.valid_day(int(match["y"]), month, number)
        return intervals.day(there).dated() if there else None
    return choice.in_some_year(frame, lambda y: intervals.on(y, month, number))
