"""Rules for clock times and parts of the day, which take their day from what stands around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimkit.french.dates import intervals
from claimkit.french.dates.grammar import Frame, Words, check, reading
from claimkit.french.dates.intervals import Interval

if TYPE_CHECKING:
    from datetime import date

Match = re.Match[str]


def hour_and_minute(match: Match, words: Words, *, bare: bool) -> tuple[int, int | None] | None:
    """Hour and minute of a clock time; none where the words are rather a length of time.

    Args:
        match: a match of `<clock>`.
        words: the words of the calendar.
        bare: no word such as *à* or *vers* stands before it.
    """
    if match["named"]:
        return (24 if match["named"] == "minuit" else 12), 30 if match["demi2"] else 0
    hour = words.number(match["h"])
    minutes = match["min"] or match["min2"]
    if bare and minutes is None and match["noun"] is not None and "heure" in match["noun"] and not _CLOSED.match(match.string, match.end()):
        return None
    minute = int(minutes) if minutes else 15 if match["quarter"] else 30 if match["demi"] else None
    if match["less"]:
        hour, minute = hour - 1, 45
    part = match["of_day"] or ""
    if hour < 12 and ("soir" in part or "midi" in part):
        hour += 12
    return (hour, minute) if hour < 24 or not minute else None


@check
def is_time_of_day(match: Match, words: Words) -> bool:
    """Whether a clock time is not rather a length of time: « en 2h30 », « après 3 heures », « une avance de 2 heures »."""
    if match["named"] or match["of_day"] or (match["h"].startswith("0") and match["h"] > "04"):
        return True
    left = match.string[max(0, match.start() - 16) : match.start()]
    hour, spelled = words.number(match["h"]), "heure" in match[0] and not (match["min"] or match["min2"])
    if _LENGTH.search(left):
        return False
    if re.search(r"(?<!\w)(?:de |d')$", left) and not re.search(r"(?:partir|alentours|autour|coups?) de $", left):
        return hour >= 5 and not spelled
    if hour < 5 and not _AT.search(left):
        return False
    return not (spelled and hour < 13 and left.endswith(("après ", "depuis ")))


@reading
def _clock(match: Match, frame: Frame, words: Words) -> Interval | None:
    time, day = hour_and_minute(match, words, bare=False), frame.that_day()
    if time is None:
        return None
    if match["named"] == "minuit" and frame.direction == "past" and day == frame.published:
        day = day.fromordinal(day.toordinal() - 1)  # « le feu a repris vers minuit »: last night
    return clock_in(day, *time, night=is_late(frame.day))


def is_late(day: Interval | None) -> bool:
    """Whether a time is an evening, a night or a late hour, so that the morning that follows is the next day's."""
    value = (day.value if day is not None else None) or ""
    return value.endswith(("T-NI", "T-EV")) or value[10:13] in ("T20", "T21", "T22", "T23")


def clock_in(day: date, hour: int, minute: int | None, *, night: bool) -> Interval:
    """A clock time of a day; the morning after its evening or night is that of the next day."""
    return intervals.clock(day.fromordinal(day.toordinal() + 1) if night and hour < 12 else day, hour, minute)


@reading
def _clock_range(match: Match, frame: Frame, _words: Words) -> Interval | None:
    hours = int(match["h1"]), int(match["h2"])
    if hours[0] > 24 or hours[1] > 24:
        return None
    day = frame.that_day()
    first = intervals.clock(day, hours[0], int(match["m1"] or 0))
    last = intervals.clock(day if hours[1] > hours[0] else day.fromordinal(day.toordinal() + 1), hours[1], int(match["m2"] or 0))
    return Interval(f"{first.value}/{last.value}", first.start, last.end, "minute")


def _part_on(day: date, word: str, words: Words) -> Interval:
    return intervals.part(day, words.value("part", word))


@reading
def _this_part(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« ce matin », « ce soir » on the day of publication; « cette nuit » by tense that before or that after it."""
    word = match["part"]
    if match.groupdict().get("there"):
        return _part_on(frame.that_day(), word, words)
    day = frame.now()
    if word == "nuit" and frame.direction == "past":
        day = day.fromordinal(day.toordinal() - 1)
    return _part_on(day, word, words)


@reading
def _last_night(match: Match, frame: Frame, _words: Words) -> Interval | None:
    now = frame.now()
    ahead = match["which"].startswith(("proch", "suiv"))
    return intervals.part(now if ahead else now.fromordinal(now.toordinal() - 1), "NI")


@reading
def _in_the_part(match: Match, frame: Frame, words: Words) -> Interval | None:
    day, code = frame.that_day(), words.value("part", match["part"])
    if code == "MO" and is_late(frame.day):
        day = day.fromordinal(day.toordinal() + 1)
    if code == "NI" and match[0].startswith("toute") and frame.direction == "past" and day == frame.published:
        day = day.fromordinal(day.toordinal() - 1)
    return _part_on(day, match["part"], words)


@reading
def _edge_of_day(match: Match, frame: Frame, words: Words) -> Interval | None:
    return intervals.part(frame.that_day(), part_of_edge(match, words)).but(modifier=words.kinds["edge"].get(match["edge"]))  # type: ignore[arg-type]


def part_of_edge(match: Match, words: Words) -> str:
    """The part of the day of « fin de journée », « début de soirée »."""
    if match["of"] == "journée":
        return {"start": "MO", "mid": "AF"}.get(words.kinds["edge"].get(match["edge"], ""), "EV")
    return words.value("part", match["of"])


_AT = re.compile(r"(?<!\w)(?:à|vers|dès|avant|après|depuis|coups? de|partir de|alentours de|et)[ (]$|[(/–-] ?$|^$")
_CLOSED = re.compile(r"\s?(?:[.,;:)»]|$)")
_LENGTH = re.compile(
    r"(?<!\w)(?:en|pendant|durant|dur[eéè]\w{0,4}|mis|mettre|passé|attendu|fait|plus|moins|quelque|près de|(?<!à )environ|record de|chrono de|retard de|film de)(?: d'| de)? $"
)
