"""Rules for dates that count from the day of publication, or from a day that the text has named before."""

from __future__ import annotations

import re
from datetime import timedelta

from claimkit.french.dates import choice, intervals
from claimkit.french.dates.absolute import day_number
from claimkit.french.dates.grammar import Frame, Words, reading
from claimkit.french.dates.intervals import Interval

Match = re.Match[str]

EVES = {"veille": -1, "avant-veille": -2, "lendemain": 1, "surlendemain": 2}


def offset(word: str) -> int:
    """-1 for « dernier », « passé », « précédent », 1 for « prochain », « suivant »."""
    return -1 if re.match(r"derni|pass|éco|préc|d'av|d'au", word) else 1


@reading
def _day(match: Match, frame: Frame, words: Words) -> Interval | None:
    return intervals.day(frame.now() + timedelta(days=int(words.value("day", match["day"]))))


@reading
def _today(_match: Match, frame: Frame, _words: Words) -> Interval | None:
    return intervals.day(frame.now())


@reading
def _that_day(_match: Match, frame: Frame, _words: Words) -> Interval | None:
    return intervals.day(frame.that_day())


@reading
def _weekday(match: Match, frame: Frame, words: Words) -> Interval | None:
    number = int(words.value("weekday", match["w"]))
    rel, week = match["rel"], match["week"]
    if week is not None:
        weeks = offset(match["week_rel"]) if match["week_rel"] else 0
        return intervals.day(intervals.monday(frame.now()) + timedelta(days=7 * weeks + number - 1))
    if match["weeks_on"]:
        return intervals.day(choice.weekday(frame, number, "future") + timedelta(days=7 if match["weeks_on"] == "huit" else 14))
    if rel is None:
        this = re.search(r"(?<!\w)ce $", match.string[max(0, match.start() - 4) : match.start()]) is not None
        return intervals.day(choice.weekday(frame, number, "near" if this and frame.direction is None else None))
    if re.match(r"suiv|d'ap|qui|préc|d'av|d'au", rel):  # from the day that the text speaks of; alone, in the next or last week
        if frame.day is None or frame.day.start is None:
            monday = intervals.monday(frame.now())
            return intervals.day(monday + timedelta(days=7 * offset(rel) + number - 1))
        base = frame.day.start
    else:
        base = frame.now()
    step = offset(rel)
    distance = (step * (number - base.isoweekday()) - 1) % 7 + 1
    if rel.startswith("dern") and distance == 1 and base.isoweekday() > 1:  # yesterday of this week is « mardi », « hier »
        distance = 8
    return intervals.day(base + timedelta(days=step * distance))


@reading
def _weekday_part(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« mardi soir dernier »."""
    there = _weekday(match, frame, words)
    return intervals.part(there.start, words.value("part", match["part"])) if there and there.start else there


@reading
def _weekday_and_day(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« mercredi 13 »: the nearest month in which that day is a Wednesday; with no month near, the next one."""
    return _in_some_month(day_number(match["d"], words), int(words.value("weekday", match["w"])), frame)


@reading
def _day_of_month(match: Match, frame: Frame, words: Words) -> Interval | None:
    number = day_number(match["d"], words)
    there = match["of"] or ""
    if "mois" in there:
        base = intervals.add_months(frame.now().replace(day=1), 1 if "proch" in there else -1 if re.search("derni|pass", there) else 0)
        found = intervals.valid_day(base.year, base.month, number)
        return None if found is None else intervals.day(found)
    return _in_some_month(number, None, frame)


def _in_some_month(number: int, isoweekday: int | None, frame: Frame) -> Interval | None:
    base = frame.day.start if frame.day and frame.day.start and isoweekday is None else frame.now()
    candidates: list[Interval] = []
    for offset in range(-12, 13):
        there = intervals.valid_day(*intervals.month_at(base.year, base.month + offset), number)
        if there is not None and (isoweekday is None or there.isoweekday() == isoweekday):
            candidates.append(intervals.day(there))
    near = [c for c in candidates if c.start and abs((c.start - base).days) <= 45]
    if isoweekday is not None:
        return choice.nearest(near, base, "present") if near else choice.nearest(candidates, base, "future")
    now, to = frame.published, frame.direction
    if now is not None:
        near = [c for c in near if c.start and not ((to == "past" and c.start > now) or (to == "future" and c.start < now))]
    same = next((c for c in near if c.start and (c.start.year, c.start.month) == (base.year, base.month)), None)
    goes_on = number >= base.day or to in (None, "present", "near")  # « le 2 avril … le 9 »
    return same if same and goes_on else choice.nearest(near, base, "present")


@reading
def _unit(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« la semaine dernière », « l'année suivante »."""
    unit, rel = words.value("unit", match["u"]), match["rel"]
    if unit in ("second", "minute", "hour"):
        return None
    step = offset(rel)
    if re.match(r"suiv|d'ap|qui s|préc|d'av|d'au|qui a", rel):
        base = frame.day if unit == "day" else frame.anchor
        start = base.start if base is not None and base.start is not None else frame.now()
        return intervals.containing(start, unit, step)
    if unit == "day":
        return None
    if unit == "weekend":
        return _weekend(frame, "past" if step < 0 else "future", strict=True)
    return intervals.containing(frame.now(), unit, step)


def _weekend(frame: Frame, direction: str | None, *, strict: bool = False) -> Interval:
    """The week-end that is over (or on) or the one to come; without a tense the last one up to Tuesday, then the next one."""
    now = frame.now()
    if now.isoweekday() >= 6 and not strict:
        return intervals.weekend(now)
    if now.isoweekday() >= 6:
        return intervals.containing(now, "weekend", -1 if direction == "past" else 1)
    if direction == "past" or (direction != "future" and now.isoweekday() <= 2):
        return intervals.containing(now, "weekend", -1)
    return intervals.weekend(now)


@reading
def _this_unit(match: Match, frame: Frame, words: Words) -> Interval | None:
    unit = words.value("unit", match["u"])
    if unit in ("second", "minute", "hour"):
        return None
    if match["there"] == "-là":
        base = frame.day if unit == "day" else frame.anchor
        if base is None or base.start is None:
            return Interval()
        return intervals.containing(base.start, unit)
    if unit == "weekend":
        return _weekend(frame, frame.direction)
    if unit == "day":
        return intervals.day(frame.now())
    return intervals.containing(frame.now(), unit)


@reading
def _same_unit(match: Match, frame: Frame, words: Words) -> Interval | None:
    unit = words.value("unit", match["u"])
    base = frame.day if unit == "day" else frame.anchor
    return Interval() if base is None or base.start is None else intervals.containing(base.start, unit)


@reading
def _edge_of_unit(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« la fin de l'année », « début de semaine »: the unit with its modifier."""
    unit, rel = words.value("unit", match["u"]), match["rel"]
    if unit in ("second", "minute", "hour", "day", "weekend"):
        return None
    edge = words.kinds["edge"].get(match["edge"], None)
    there = intervals.containing(frame.now(), unit, offset(rel) if rel else 0)
    if edge == "start" and not rel and frame.direction == "future" and there.start and there.end:
        begun = frame.now() - there.start > (there.end - there.start) / 4
        there = intervals.containing(frame.now(), unit, 1 if begun else 0)  # in December, « dès le début de l'année » is the next one
    return there.but(modifier=edge)  # type: ignore[arg-type]


@reading
def _ago(match: Match, frame: Frame, words: Words) -> Interval | None:
    return _distance(match, frame, words, -1)


@reading
def _ahead(match: Match, frame: Frame, words: Words) -> Interval | None:
    return _distance(match, frame, words, 1)


def _distance(match: Match, frame: Frame, words: Words, sign: int) -> Interval | None:
    unit, number = words.value("unit", match["u"]), words.number(match["n"])
    if unit == "weekend":
        return None
    found = intervals.shifted(frame.now(), sign * number, unit)
    if match.groupdict().get("half") and unit == "year":
        there = intervals.add_months(frame.now(), sign * (12 * number + 6))
        found = intervals.month(there.year, there.month)
    rest = match.groupdict().get("rest") or ""
    if rest and unit == "year":
        found = intervals.shifted(frame.now(), sign * 12 * number, "month")
    for more in re.finditer(r"([\w-]+) ([a-zà-ÿ]+)(?=,| et|$)", rest.replace(" et ", " ")):
        if found.start is not None and more[2] in words.kinds["unit"]:
            found = intervals.shifted(found.start, sign * words.number(more[1]), words.value("unit", more[2]))
    loose = match.groupdict().get("about") or "aine d" in match["n"]
    return found.but(modifier="approx" if loose else None)


@reading
def _from_that_day(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« deux jours plus tard »: from the time before, to its grain if that is coarser."""
    unit, number = words.value("unit", match["u"]), words.number(match["n"])
    if unit == "weekend":
        return None
    sign = -1 if re.search(r"tôt|auparavant|avant", match["way"]) else 1
    base = frame.anchor
    if base is not None and base.start is not None and base.grain in ("month", "year") and unit in ("month", "year"):
        if base.grain == "year" and unit == "year":
            return intervals.year(base.start.year + sign * number)
        if base.grain == "month":
            return intervals.month(
                base.start.year + (sign * number if unit == "year" else 0), base.start.month + (sign * number if unit == "month" else 0)
            )
    if base is not None and base.grain in ("month", "quarter", "half", "season", "year") and unit not in ("decade", "century"):
        return Interval()  # the text does not say from which day
    start = (
        frame.day.start
        if frame.day is not None and frame.day.start is not None
        else base.start
        if base is not None and base.start
        else frame.now()
    )
    if unit in ("second", "minute", "hour") and (frame.day is None or frame.day.start is None):
        return None
    if sign > 0 and base is None and frame.direction not in ("future", None):
        return Interval()  # nor after what: what is told did not happen after the text came out
    return intervals.shifted(start, sign * number, unit)


@reading
def _eve(match: Match, frame: Frame, _words: Words) -> Interval | None:
    days = EVES[match["eve"]]
    if days > 0 and frame.day is None and frame.direction == "past":
        return Interval()  # what is told did not happen after the text came out
    return intervals.day(frame.that_day() + timedelta(days=days))


@reading
def _last_units(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« les trois derniers mois »: whole units up to the one that holds the day of publication."""
    groups = match.groupdict()
    number, unit = words.number(groups.get("n") or groups["n2"]), words.value("unit", match["u"])
    step = -1 if re.match(r"derni|pass|éco|préc", match["which"]) else 1
    if unit in ("second", "minute"):
        return None  # « dans les dix dernières minutes » of a match
    if unit == "hour":
        far = frame.now() + timedelta(days=step * max(1, number // 24))
        return intervals.days(min(far, frame.now()), max(far, frame.now()))
    return None if unit == "weekend" else intervals.stretch(frame.now(), step * number, unit)
