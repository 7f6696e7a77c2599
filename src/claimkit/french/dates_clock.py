"""Rules for clock times and parts of the day, which take their day from what stands around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimkit.french import intervals
from claimkit.french.grammar import Frame, Rule, Words
from claimkit.french.intervals import Interval

if TYPE_CHECKING:
    from datetime import date

Match = re.Match[str]

MACROS: tuple[tuple[str, str], ...] = (
    ("at", r"à partir de|aux alentours de|aux environs de|autour de|sur les coups de|peu avant|peu après|juste avant|juste après|dès|vers|avant|après|jusqu'à|à|depuis|entre|de"),
    ("of_day", r"(?: du matin| du soir| de l'après-midi| de la nuit)"),
    (
        "clock",
        r"(?:(?P<h>[01]?\d|2[0-4])(?: ?h(?:eures?)? ?(?P<min>[0-5]\d)|(?P<noun> ?h(?:eures?)?)(?: (?:(?P<quarter>et quart)|(?P<demi>et demie?)|(?P<less>moins le quart)))?|(?P<colon>:)(?P<min2>[0-5]\d))"
        r"|(?P<named>midi|minuit)(?: (?P<demi2>et demie?))?)(?P<of_day><of_day>)?(?: (?:précises?|pile|environ|tapantes))?(?: \(?<zone>\)?)?",
    ),
)


def hour_and_minute(match: Match, *, bare: bool) -> tuple[int, int | None] | None:
    """Hour and minute of a clock time; none where the words are rather a length of time.

    Args:
        match: a match of `<clock>`.
        bare: no word such as *à* or *vers* stands before it.
    """
    if match["named"]:
        return (12 if match["named"] == "midi" else 24), 30 if match["demi2"] else 0
    hour = int(match["h"])
    minutes = match["min"] or match["min2"]
    if bare and minutes is None and match["noun"] is not None and "heure" in match["noun"]:
        return None
    minute = int(minutes) if minutes else 15 if match["quarter"] else 30 if match["demi"] else None
    if match["less"]:
        hour, minute = hour - 1, 45
    words = match["of_day"] or ""
    if hour < 12 and ("soir" in words or "midi" in words):
        hour += 12
    return (hour, minute) if hour < 24 or not minute else None


def is_time_of_day(match: Match, words: Words) -> bool:
    """Whether a clock time is not rather a length of time: « en 2h30 », « après 3 heures », « une avance de 2 heures »."""
    if match["named"] or match["of_day"]:
        return True
    left = match.string[max(0, match.start() - 16) : match.start()]
    hour, spelled = int(match["h"]), "heure" in match[0] and not (match["min"] or match["min2"])
    if _LENGTH.search(left):
        return False
    if re.search(r"(?<!\w)(?:de |d')$", left) and not re.search(r"(?:partir|alentours|autour|coups) de $", left):
        return hour >= 5 and not spelled
    return not (spelled and hour < 13 and left.endswith("après "))


def _clock(match: Match, frame: Frame, words: Words) -> Interval | None:
    time = hour_and_minute(match, bare=False)
    return None if time is None else intervals.clock(frame.that_day(), *time)


def _clock_range(match: Match, frame: Frame, words: Words) -> Interval | None:
    hours = int(match["h1"]), int(match["h2"])
    if hours[0] > 24 or hours[1] > 24:
        return None
    day = frame.that_day()
    first = intervals.clock(day, hours[0], int(match["m1"] or 0))
    last = intervals.clock(day if hours[1] > hours[0] else day.fromordinal(day.toordinal() + 1), hours[1], int(match["m2"] or 0))
    return Interval(f"{first.value}/{last.value}", first.start, last.end, "minute")


def _part_on(day: date, word: str, words: Words) -> Interval:
    return intervals.part(day, words.value("part", word))


def _this_part(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« ce matin », « ce soir » on the day of publication; « cette nuit » by tense that before or that after it."""
    word = match["part"]
    if match.groupdict().get("there"):
        return _part_on(frame.that_day(), word, words)
    day = frame.now()
    if word == "nuit" and frame.direction == "past":
        day = day.fromordinal(day.toordinal() - 1)
    return _part_on(day, word, words)


def _last_night(match: Match, frame: Frame, words: Words) -> Interval | None:
    now = frame.now()
    ahead = match["which"].startswith(("proch", "suiv"))
    return intervals.part(now if ahead else now.fromordinal(now.toordinal() - 1), "NI")


def _in_the_part(match: Match, frame: Frame, words: Words) -> Interval | None:
    return _part_on(frame.that_day(), match["part"], words)


def _edge_of_day(match: Match, frame: Frame, words: Words) -> Interval | None:
    return intervals.part(frame.that_day(), part_of_edge(match, words)).but(modifier=words.kinds["edge"].get(match["edge"]))  # type: ignore[arg-type]


def part_of_edge(match: Match, words: Words) -> str:
    """The part of the day of « fin de journée », « début de soirée »."""
    if match["of"] == "journée":
        return {"start": "MO", "mid": "AF"}.get(words.kinds["edge"].get(match["edge"], ""), "EV")
    return words.value("part", match["of"])


_LENGTH = re.compile(r"(?<!\w)(?:en|pendant|durant|dur[eéè]\w{0,4}|mis|mettre|passé|attendu|fait|plus|moins|quelque|près de|environ|record de|chrono de|retard de|film de)(?: d'| de)? $")
EDGE_OF_DAY = r"(?P<edge><edge>) (?:de |de la |d'|de l'|du )(?P<of>journée|matinée|soirée|après-midi|nuit)"
_NOT_SPENT = r"(?! de (?!l'est|la nuit|l'après)| d'(?!affilée)| plus t| par | sur )"

RULES: tuple[Rule, ...] = (
    Rule("time.clock", "figures midi minuit", r"<clock>" + _NOT_SPENT, _clock, ("vers 18 heures", "2024-11-11T18:00"), "pendant 18 heures", "clock", holds=is_time_of_day, after=r"(?:à|vers|dès|avant|après|jusqu'à|de|depuis|les coups de|partir de|alentours de|d'ici|d'ici à) |\(", anchored=True),
    Rule("time.clock", "figures", r"(?P<h>[01]?\d|2[0-3])(?: ?h(?:eures?)? ?|(?P<colon>:))(?P<min>[0-5]\d)(?P<min2>(?!))?(?P<noun>(?!))?(?P<quarter>(?!))?(?P<demi>(?!))?(?P<less>(?!))?(?P<named>(?!))?(?P<demi2>(?!))?(?P<of_day>(?!))?(?: \(?<zone>\)?)?(?![:\d])" + _NOT_SPENT, _clock, ("coup d'envoi 20h30", "2024-11-11T20:30"), "un film d'1h30 de rires", "clock", holds=is_time_of_day, anchored=True),
    Rule("time.clock_range", "de entre d", r"(?:de |entre |d')(?P<h1>\d{1,2}) ?(?:h|heures?)? ?(?P<m1>[0-5]\d)? (?:à|et|jusqu'à) (?P<h2>\d{1,2}) ?(?:h|heures?) ?(?P<m2>[0-5]\d)?" + _NOT_SPENT, _clock_range, ("de 8h à 12h30", "2024-11-11T08:00/2024-11-11T12:30"), "de 8 à 12 personnes", "clock_range", anchored=True),  # type: ignore[arg-type]
    Rule("time.clock_range", "figures", r"(?P<h1>\d{1,2}) ?h ?(?P<m1>[0-5]\d)? ?[-–] ?(?P<h2>\d{1,2}) ?h ?(?P<m2>[0-5]\d)?", _clock_range, ("14h-16h30", "2024-11-11T14:00/2024-11-11T16:30"), "14-16", "clock_range", anchored=True),  # type: ignore[arg-type]
    Rule("time.part_this", "ce cet cette", r"(?:ce|cet|cette) <part:part>(?P<there>-là)?", _this_part, ("ce soir", "2024-11-11T-EV"), "ce soirain", "part", tensed=True, anchored=True),
    Rule("time.part_this", "nuit", r"nuit (?P<which>dernière|prochaine|passée|précédente)", _last_night, ("la nuit dernière", "2024-11-10T-NI"), "la nuit noire", "part", article=True),
    Rule("time.part", "dans en", r"(?:dans la |dans l'|en )(?P<part>matinée|soirée|après-midi)(?! d[eu] | d'| électorale| spéciale| privée)", _in_the_part, ("dans la matinée", "2024-11-11T-MO"), "une matinée", "part", anchored=True),
    Rule("time.part", "dans", r"(?:dans la )(?P<part>nuit)(?! des| du| de| noire)", _in_the_part, ("dans la nuit", "2024-11-11T-NI"), "dans la nuit noire", "part", anchored=True),
    Rule("time.part", "au", r"au (?P<part>petit matin|matin|soir|crépuscule)(?! d)", _in_the_part, ("au petit matin", "2024-11-11T-MO"), "un petit matin", "part", anchored=True),
    Rule("time.part", "à", r"à l'(?P<part>aube)(?! d)", _in_the_part, ("à l'aube", "2024-11-11T-MO"), "à l'aube du siècle", "part", anchored=True),
    Rule("time.part", "à mi", r"(?:à la )?(?P<part>mi-journée)", _in_the_part, ("à la mi-journée", "2024-11-11T-AF"), "la journée", "part", anchored=True),
    Rule("time.part", "matin soir après", r"(?P<part>matin|soir|après-midi) même", _in_the_part, ("le soir même", "2024-11-11T-EV"), "le soir", "part", article=True, anchored=True),
    Rule("time.part_edge", "edge", rf"{EDGE_OF_DAY}(?! d)", _edge_of_day, ("en fin de journée", "2024-11-11T-EV"), "une fin de course", "part", anchored=True),
)
