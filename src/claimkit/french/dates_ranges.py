"""Rules for stretches between two times, and for several days of one month."""

from __future__ import annotations

import re
from datetime import timedelta

from claimkit.french import choice, intervals
from claimkit.french.dates_absolute import day_number, toward
from claimkit.french.grammar import Frame, Rule, Words
from claimkit.french.intervals import Interval

Match = re.Match[str]


def _weekday_number(form: str, words: Words) -> int:
    return int(words.value("weekday", form))


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
        if first and last:
            candidates.append(intervals.days(first, last))
    if match.groupdict().get("month"):
        return next((c for c in candidates if c.start and (c.start.year, c.start.month) == (base.year, base.month)), None)
    return choice.nearest(candidates, base, frame.direction or "present")


def _months(match: Match, frame: Frame, words: Words) -> Interval | None:
    m1, m2 = words.month(match["m1"]), words.month(match["m2"])

    def make(year: int) -> Interval | None:
        first = int(match["y1"]) if match["y1"] else year if m1 <= m2 else year - 1
        a, b = intervals.month(first, m1), intervals.month(year, m2)
        return intervals.months(a, b) if a.start and b.start and a.start < b.start else None

    if match["y2"]:
        found = make(int(match["y2"]))
        return found.dated() if found else None
    return choice.in_some_year(frame, make)


def _years(match: Match, frame: Frame, words: Words) -> Interval | None:
    first, written = int(match["y1"]), match["y2"]
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    return intervals.years(first, last).dated() if first < last else None


def _weekdays(match: Match, frame: Frame, words: Words) -> Interval | None:
    first, last = _weekday_number(match["w1"], words), _weekday_number(match["w2"], words)
    until = choice.weekday(frame, last)
    return intervals.days(until - timedelta(days=(last - first) % 7), until)


def _in_a_row(match: Match, words: Words) -> bool:
    """« 8 et 9 mai », « 8, 9 et 10 mai », « 8-12 mai »; not « 7 et 14 mai », which are two days."""
    numbers = [day_number(n, words) for n in re.findall(r"(?<![\w,.])\d{1,2}(?:er)?(?!\d)", match[0].split(match["m2"])[0])]
    return "-" in match[0] or "/" in match[0] or all(b == a + 1 for a, b in zip(numbers, numbers[1:], strict=False))


def _listed(match: Match, frame: Frame, words: Words) -> Interval | None:
    """« les 7 et 14 mars »: the first of days that share their month."""
    number, month = day_number(match["d"], words), words.month(match["m"])
    if match["y"]:
        there = intervals.valid_day(int(match["y"]), month, number)
        return intervals.day(there).dated() if there else None
    return choice.in_some_year(frame, lambda y: intervals.day(there) if (there := intervals.valid_day(y, month, number)) else None)


_W = r"(?:<weekday>,? )?"
_LIST = r"(?:<d:d1>)(?:(?:, (?:<d>))*,? (?:et|ou|&) (?:le )?|-|/)"

RULES: tuple[Rule, ...] = (
    Rule("time.days", "du de d entre des", rf"(?:du |de |d'|entre (?:le )?|des ){_W}<d:d1>(?: <month:m1>)?(?: <y:y1>)? (?:au|à|et(?: le)?|jusqu'au) {_W}<d:d2> <any_month:m2>(?: <y:y2>)?", _days, ("du 8 au 12 mai 2024", "2024-05-08/2024-05-12"), "de 8 à 12 maires", "day", tensed=True),
    Rule("time.days", "weekday figures number", rf"{_W}{_LIST}{_W}<d:d2> <month:m2>(?: <y:y2>| (?P<rel>prochains?|derniers?))?(?P<m1>(?!))?", _days, ("les 8 et 9 mai", "2024-05-08/2024-05-09"), "les 8 et 9 maires", "day", tensed=True, holds=_in_a_row),
    Rule("time.date_listed", "figures", r"<figure_day:d>(?=(?:, <d>){0,6},? (?:et|ou|puis|&) (?:le |les )?(?:<weekday> )?<d> <month:m>(?: <y:y>)?(?!\w))", _listed, ("les 7 et 14 mars", "2024-03-14"), "les 7 et 14 maires", "day", tensed=True),
    Rule("time.days_of_month", "du entre", rf"(?:du |entre le ){_W}<d:d1> (?:au|et le) {_W}<d:d2>(?: (?P<month>de ce mois(?:-ci)?|ce mois(?:-ci)?|courant)| (?P<ahead>(?:du |le )?mois prochain))?(?! <month>|\s?%|[.,]\d| [a-zà-ÿ]+s\b)", _days_of_month, ("le salon se tient du 12 au 14", "2024-11-12/2024-11-14"), "du 12 au 10", "day", tensed=True),
    Rule("time.months", "de d entre", r"(?:de |d'|entre )<month:m1>(?: <y:y1>)? (?:à|et|jusqu'à|jusqu'en|au mois de) <month:m2>(?: <y:y2>)?", _months, ("de janvier à mars 2024", "2024-01/2024-03"), "de mars à la maison", tensed=True),
    Rule("time.months", "month", r"<month:m1>(?: <y:y1>)? ?[-–/] ?<month:m2>(?: <y:y2>)?", _months, ("janvier-février 2024", "2024-01/2024-02"), "mars - la planète", tensed=True),
    Rule("time.years", "de entre d", r"(?:de |entre |d'|depuis )<y:y1> (?:à|et|jusqu'à|jusqu'en) <y:y2>", _years, ("entre 2015 et 2019", "2015/2019"), "entre 2019 et 2015"),
    Rule("time.years", "figures", r"<y:y1> ?[-–/] ?(?P<y2>(?:1\d{3}|20\d\d)|\d\d)(?![\d/-])", _years, ("la saison 2023-2024", "2023/2024"), "le 2024-2023"),
    Rule("time.weekdays", "de du entre", r"(?:de |du |entre )<weekday:w1> (?:à|au|et|jusqu'à|jusqu'au) <weekday:w2>", _weekdays, ("dans la nuit de samedi à dimanche", "2024-11-09T-NI"), "de mardi en mardi", "day", tensed=True),
)
