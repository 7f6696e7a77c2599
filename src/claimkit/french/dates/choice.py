"""Which one is meant: the nearest of the days, months or years that a partial date may stand for, by the tense of its verb."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimkit.french.dates.grammar import Direction, Frame
    from claimkit.french.dates.intervals import Interval

RECENT = timedelta(days=100)


def nearest(candidates: list[Interval], now: date, direction: Direction | None, *, strict: bool = False) -> Interval | None:
    """The candidate that a tense points to.

    Past: the last that has begun; future: the first that is not over. In the present, the nearest of both. Without a verb, one that is
    less than a hundred days past, else less than a hundred days ahead, else that of the year of publication. When `strict`, the one that holds the
    day of publication is none of them (« l'été dernier », in summer).
    """
    past = [c for c in candidates if c.start is not None and c.end is not None and (c.end if strict else c.start) <= now]
    ahead = [c for c in candidates if c.start is not None and c.end is not None and ((c.start > now) if strict else (c.end > now))]
    if not past:
        return ahead[0] if ahead else None
    if not ahead:
        return past[-1]
    last, following = past[-1], ahead[0]
    if direction == "past" or last == following:
        return last
    if direction == "future":
        return following
    assert last.start is not None and following.start is not None and last.end is not None  # noqa: PT018, S101
    if direction in ("present", "near"):
        return last if now - (last.end - timedelta(days=1)) <= following.start - now else following
    if now - last.end <= RECENT:
        return last
    return following if following.start - now <= RECENT or last.start.year != now.year else last


def in_some_year(
    frame: Frame, make: Callable[[int], Interval | None], direction: Direction | None = None, *, alone: Direction | None = None
) -> Interval | None:
    """The interval that comes once a year, in the year that the frame points to.

    Without a verb it is read by `alone`. After a time whose year stands in the text (« En mai 2013, … En novembre, … ») it is that year's, or the next one's if it had passed.
    """
    strict = direction is not None
    direction = direction or ("past" if frame.since else frame.direction or alone)
    anchor = frame.setting
    if anchor is not None and anchor.start is not None and direction in (None, "past"):
        there = make(anchor.start.year)
        if there is not None and anchor.grain != "year" and there.end is not None and there.end <= anchor.start:
            there = make(anchor.start.year + 1) or there
        if there is not None and there.start is not None and (frame.published is None or there.start <= frame.published):
            return there
    now = frame.now()
    candidates = [c for y in range(now.year - 1, now.year + 2) if (c := make(y)) is not None]
    if not candidates:  # 29 February
        candidates = [c for y in range(now.year - 4, now.year + 5) if (c := make(y)) is not None]
    return nearest(candidates, now, direction, strict=strict)


def weekday(frame: Frame, number: int, direction: Direction | None = None) -> date:
    """The day with that number (Monday is 1): the last one up to the day of publication, or by tense the next one.

    In the present (« le club se déplace samedi ») it is the next one, unless it was yesterday or is today; `near` is the nearest one.
    """
    now = frame.now()
    back = (now.isoweekday() - number) % 7
    direction = direction or ("past" if frame.since else frame.direction)
    if back == 0:
        return now
    if direction == "future" or (direction == "present" and back > 1) or (direction == "near" and back > 3):
        return now + timedelta(days=7 - back)
    return now - timedelta(days=back)
