"""Rules for dates of the calendar: days, months, years, decades, centuries, quarters, seasons, feasts."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from claimkit.french import choice, feasts, intervals
from claimkit.french.grammar import Frame, Rule, Words
from claimkit.french.intervals import Interval

if TYPE_CHECKING:
    from claimkit.french.grammar import Direction

Match = re.Match[str]

MACROS: tuple[tuple[str, str], ...] = (
    ("y", r"(?<![\d,.])(?:1\d{3}|20\d\d)(?!\d|[.,]\d|\s?[%€$£]|\s\d{3}(?!\d))"),
    ("figure_day", r"(?<![\d,.])(?:1er|0?[1-9]|[12]\d|3[01])(?!\d|[.,]\d|\s?[%€])"),
    ("d", r"<figure_day>|premier|<number>"),
    ("any_month", r"<month>|<month_abbreviation>|janv|févr|fév|avr|juil|juill|sept|oct|nov|déc"),
    ("any_weekday", r"<weekday>|<weekday_abbreviation>"),
    ("back", r"derni(?:er|ère)|pass[ée]e?|écoulée?"),
    ("ahead", r"prochaine?|à venir|qui vient"),
    ("prior", r"précédente?|d'avant|d'auparavant"),
    ("next", r"suivante?|d'après|qui suit|qui suivait|qui a suivi"),
    ("rel", r"<back>|<ahead>|<prior>|<next>"),
    ("roman", r"(?:x{0,2}(?:ix|iv|v?i{0,3}))(?=[eè])"),
)
_DAY = "figures number ordinal"


def year_of(match: Match, frame: Frame, group: str = "y") -> int | None:
    """The year that stands in a match, in four figures or as « '68 »."""
    found = match.groupdict()
    if found.get(group):
        return int(found[group])
    if found.get("y2"):
        return int(found["y2"])
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
        when = intervals.valid_day(year, month, number)
        return None if when is None else intervals.day(when)

    rel = toward(match)
    if rel == "past" and frame.published and frame.published.month == month and frame.published.day == number:
        return make(frame.published.year - 1)
    chosen = choice.in_some_year(frame, make, rel)
    if isoweekday and chosen and chosen.start and chosen.start.isoweekday() != isoweekday and frame.published:
        near = sorted(range(frame.published.year - 1, frame.published.year + 2), key=lambda y: abs(y - frame.now().year))
        chosen = next((c for y in near if (c := make(y)) and c.start and c.start.isoweekday() == isoweekday), chosen)
    return chosen


def _numeric(match: Match, frame: Frame, words: Words) -> Interval | None:
    a, b, year = match["d"], match["m"], match["y"]
    full = int(year) if len(year) == 4 else two_figures(int(year), frame)
    there = intervals.valid_day(full, int(b), int(a)) or (intervals.valid_day(full, int(a), int(b)) if int(b) > 12 else None)
    return None if there is None else intervals.day(there).dated()


def _iso(match: Match, frame: Frame, words: Words) -> Interval | None:
    there = intervals.valid_day(int(match["y"]), int(match["m"]), int(match["d"]))
    if there is None:
        return None
    if match["h"] is not None and int(match["h"]) < 24:
        return intervals.clock(there, int(match["h"]), int(match["min"])).dated()
    return intervals.day(there).dated()


def _day_month_figures(match: Match, frame: Frame, words: Words) -> Interval | None:
    number, month = int(match["d"]), int(match["m"])
    return choice.in_some_year(frame, lambda y: intervals.day(there) if (there := intervals.valid_day(y, month, number)) else None)


def _stamp(match: Match, frame: Frame, words: Words) -> Interval | None:
    """Abbreviations that are in no list of ours are dateparser's to read; it is slow to import, so only where one stands."""
    import dateparser

    read = dateparser.parse(f"{match['d']} {match['name']} {match['y']}", languages=["fr"], settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY", "RELATIVE_BASE": datetime_of(match)})
    if read is None or read.year != int(match["y"]) or read.day != day_number(match["d"], words):
        return None
    return intervals.day(read.date()).dated()


def datetime_of(match: Match) -> object:
    """A fixed base for dateparser, so that nothing depends on today."""
    from datetime import datetime

    return datetime(int(match["y"]), 1, 1)  # noqa: DTZ001 - a calendar date has no zone


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


def _year(match: Match, frame: Frame, words: Words) -> Interval | None:
    number = int(match["y"])
    return intervals.year(number).dated()


def _short_year(match: Match, frame: Frame, words: Words) -> Interval | None:
    return intervals.year(two_figures(int(match["yy"]), frame)).dated()


def _war_years(match: Match, frame: Frame, words: Words) -> Interval | None:
    first, last = (1900 + int(n) for n in match[0].split("-"))
    return intervals.years(first, last).dated()


def _decade(match: Match, frame: Frame, words: Words) -> Interval | None:
    form = match["n"]
    number = int(form) if form.isdigit() else {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "soixante-dix": 70, "quatre-vingt-dix": 90}.get(form, 80)
    first = number if number >= 1000 else 1900 + number
    until = match.groupdict().get("until")
    if until:
        last = int(until) if len(until) == 4 else first // 100 * 100 + int(until)
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


def _century(match: Match, frame: Frame, words: Words) -> Interval | None:
    numbers = [roman(form) if form[0] in _ROMAN else int(form) for form in (match["r"], match["r2"]) if form]
    if not numbers or not all(1 <= n <= 30 for n in numbers):
        return None
    if match["before"]:
        return Interval(f"-{100 * numbers[0]:04d}/-{100 * numbers[-1] - 99:04d}", grain="century")
    return intervals.joined(intervals.century(numbers[0]), intervals.century(numbers[-1]))


def _bc(match: Match, frame: Frame, words: Words) -> Interval | None:
    return Interval(f"-{int(match['n']):04d}", grain="year")


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
    return choice.in_some_year(frame, lambda y: make(y, number), toward(match))


def season(year: int, month: int) -> Interval:
    """A season by the year that it begins in; the value is the year, as the grain of the press is."""
    first = date(year, month, 21)
    return Interval(f"{year:04d}", first, intervals.add_months(first, 3), "season")


def _season(match: Match, frame: Frame, words: Words) -> Interval | None:
    month = int(words.value("season", match["s"]))
    if match["y"]:
        there = season(int(match["y"]), month)
        if match["until"]:
            until = intervals.years(int(match["y"]), int(match["y"]) + 1)
            there = Interval(until.value, there.start, there.end, "season")
        return there.dated()
    if match.groupdict().get("of_year"):
        return season(relative_year(match, frame), month)
    return choice.in_some_year(frame, lambda y: season(y, month), toward(match))


def _new_school_year(match: Match, frame: Frame, words: Words) -> Interval | None:
    def make(year: int) -> Interval:
        return Interval(f"{year:04d}", date(year, 9, 1), date(year, 10, 1), "season")

    written = year_of(match, frame)
    return make(written).dated() if written is not None else choice.in_some_year(frame, make, toward(match))


def _feast(match: Match, frame: Frame, words: Words) -> Interval | None:
    when = words.value("feast", match["f"])
    written = year_of(match, frame)
    if written is not None:
        return intervals.day(feasts.feast_day(when, written)).dated()
    return choice.in_some_year(frame, lambda y: intervals.day(feasts.feast_day(when, y)), toward(match))


def _era(match: Match, frame: Frame, words: Words) -> Interval | None:
    first, last = map(int, words.value("era", match["e"]).split("/"))
    found = intervals.years(first, last)
    return Interval(found.value, found.start, found.end, "period")


def is_name(text: str, start: int, end: int, what: str) -> bool:
    """Whether a capital in the middle of a sentence, or before another name, shows that the word is a name (Mars, Noël Le Graët)."""
    after = re.match(r"\s(?:[A-ZÉÈÎÔ][\w'’-]+)", text[end : end + 20])  # noqa: RUF001
    if after and not text[end - 1].isdigit():
        return True
    if what == "feast":
        return False
    before = text[max(0, start - 3) : start].rstrip(" \u00a0")
    return bool(before) and before[-1] not in ".!?:;»«\"“”()\n–—•*|" and not text[start:end][-1].isdigit() and not text[start : start + 4].isupper()


_OF_YEAR = r"(?: (?P<of_year>de l'an(?:née)? (?:<rel>)|de la même année|de cette année(?:-là)?))"
_FEAST_BEFORE = r"(?:à|avant|après|depuis|d'ici|d'ici à|dès|pour|vers|jusqu'à|veille de|lendemain de|jour de|de)(?: la | l'| )|^|[.!?\n] ?"

RULES: tuple[Rule, ...] = (
    Rule("time.date", f"weekday weekday_abbreviation {_DAY}", r"(?:<any_weekday:w>,? (?:le )?)?<d:d> <any_month:m>(?:,? (?:de l'an(?:née)? )?<y:y>| (?P<yy>'?\d\d)(?!\d| ?[a-zà-ÿ%€]|[.,:/h]\d)| <rel:rel>|(?=(?:(?:,| et|,? puis|,? ou) (?:le |les |du |au )?(?:<weekday> )?<d> <month>){1,6} <y:y2>))?", _date, ("le 12 mai 2024", "2024-05-12"), "12 maires", "day", tensed=True),
    Rule("time.date", "figures", r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4}|\d\d)(?![\d/.]*\d)", _numeric, ("le 18/03/2024", "2024-03-18"), "le 45/13/2024", "day"),
    Rule("time.date", "figures", r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})(?!-?\d)", _numeric, ("le 18-03-2024", "2024-03-18"), "le 45-13-2024", "day"),
    Rule("time.date_iso", "figures", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:t(?P<h>\d\d):(?P<min>\d\d)(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?", _iso, ("2024-03-18", "2024-03-18"), "2024-19-45", "day"),
    Rule("time.date_figures", "figures", r"(?P<d>0?[1-9]|[12]\d|3[01])/(?P<m>0?[1-9]|1[0-2])(?![/\d])", _day_month_figures, ("le 12/05", "2024-05-12"), "24/7", "day", after="(?:le|du|au) ", tensed=True),
    Rule("time.date_abbreviated", "figures", r"<figure_day:d> (?P<name>[a-zéû]{3,5})\.?,? <y:y>", _stamp, ("12 sep 2024", "2024-09-12"), "12 rue 2024", "day"),
    Rule("time.month", "month month_abbreviation", rf"<month:m>(?: (?:de )?<y:y>| (?P<yy>'\d\d)(?!\d)| <rel:rel>|{_OF_YEAR}|(?=(?:, <month>){{0,4}},? (?:et|ou|puis) (?:en |de |d')?<month> <y:y2>))?", _month, ("en août dernier", "2024-08"), "la planète Mars", tensed=True),
    Rule("time.month", "month_abbreviation", r"<month_abbreviation:m> <y:y>", _month, ("sept. 2024", "2024-09"), "les sept. dossiers"),
    Rule("time.month_short_year", "mai", r"(?P<m>mai)-? ?(?P<yy>68)", _month, ("en mai 68", "1968-05"), "mais 68 voix"),
    Rule("time.year", "figures", r"<y:y>", _year, ("en 2017", "2017"), "2 017 euros"),
    Rule("time.year", "figures", r"(?P<yy>[3-9]\d)(?=\s?(?:[.,;:!?)»]|et |puis |$))", _short_year, ("la vague de chaleur arrivée en 76, puis", "1976"), "en 45 minutes", after="en "),
    Rule("time.years", "figures", r"(?:14-18|39-45)", _war_years, ("en 14-18", "1914/1918"), "un score de 14-18", after="(?:en|guerre|guerre de|guerres de) "),
    Rule("time.year", "année an", r"an(?:née)? <y:y>", _year, ("l'année 2018", "2018"), "l'année deux", article=True),
    Rule("time.decade", "années décennie", r"(?:années|décennie)s? (?P<n>(?:1[5-9]|20)\d0|[2-9]0|vingt|trente|quarante|cinquante|soixante-dix|soixante|quatre-vingt-dix|quatre-vingts?)(?:(?:-| à | et )(?P<until>(?:1[5-9]|20)\d0|[2-9]0))?(?![\d-])", _decade, ("les années 1980", "1980/1989"), "vingt années", article=True),
    Rule("time.century", " ".join(f"{r}{s}" for r in "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii".split() for s in ("e", "ème", "ième", "er")) + " figures", r"(?P<r><roman>|\d{1,2}(?=[eè]))(?:er|i?ème|e)(?:(?: et | ou |-| au )(?P<r2><roman>|\d{1,2}(?=[eè]))(?:i?ème|e))? siècles?(?P<before> (?:av\.|avant) (?:j\.?-? ?c\.?|jésus-christ|notre ère))?", _century, ("au XIXe siècle", "1801/1900"), "XIXe arrondissement"),
    Rule("time.year_bc", "figures", r"(?P<n>\d{1,4}) (?:av\.|avant) (?:j\.?-? ?c\.?|jésus-christ|notre ère)", _bc, ("en 52 avant J.-C.", "-0052"), "52 avant la pause"),
    Rule("time.quarter", "ordinal", rf"<ordinal:o> (?P<u>trimestre|semestre)(?: (?:de |de l'année |de l'exercice |d')?<y:y>| <rel:rel>|{_OF_YEAR})?", _quarter, ("au troisième trimestre", "2024-Q3"), "le troisième homme", tensed=True),
    Rule("time.quarter", "t1 t2 t3 t4 q1 q2 q3 q4 s1 s2", r"(?P<letter>[tqs])(?P<n>[1-4])[\x20/-]?(?:de )?<y:y>", _quarter, ("au T3 2024", "2024-Q3"), "un T3 de 60 m²"),
    Rule("time.season", "season", rf"<season:s>(?: (?:de )?<y:y>(?:[-/](?P<until>\d{{4}}|\d\d))?| <rel:rel>|{_OF_YEAR})", _season, ("l'été dernier", "2024"), "il a été dernier", article=True, after="l'|le |au |cet |d'|du |en |un |^|[^\\w\\s] ?|printemps |été |automne |hiver |début |fin ", tensed=True),
    Rule("time.season", "ce cet au à en", r"(?:ce |cet |au |à l'|dès le |dès l'|en )<season:s>(?! de | des )(?P<y>(?!))?(?P<until>(?!))?", _season, ("cet été", "2024"), "il a été élu", tensed=True),
    Rule("time.school_year", "rentrée", r"rentrée(?: (?:scolaire|universitaire|littéraire|politique|parlementaire|judiciaire|sociale|des classes))?(?: (?:de )?(?:septembre )?<y:y>| de septembre| <rel:rel>)", _new_school_year, ("la rentrée 2019", "2019"), "la rentrée des artistes", article=True, tensed=True),
    Rule("time.school_year", "rentrée", r"rentrée(?: (?:scolaire|universitaire))?(?! (?:des|du|littéraire|politique))", _new_school_year, ("à la rentrée", "2024"), "une rentrée chargée", article=True, after="(?:à|depuis|dès|pour|d'ici) la ", tensed=True),
    Rule("time.feast", "feast", r"<feast:f>(?: (?:de )?<y:y>| <rel:rel>)?", _feast, ("à Pâques", "2024-03-31"), "l'île de Pâques", "day", after=_FEAST_BEFORE, tensed=True),
    Rule("time.feast", "feast", r"<feast:f> (?:(?:de )?<y:y>|<rel:rel>)", _feast, ("Noël 2023", "2023-12-25"), "Noël Dupont", "day", tensed=True),
    Rule("time.feast", "bare_feast figures", r"<bare_feast:f>(?: (?:de )?<y:y>| <rel:rel>)?", _feast, ("le 14-Juillet", "2024-07-14"), "14-12", "day", tensed=True),
    Rule("time.era", "era", r"<era:e>", _era, ("au Moyen Âge", "0476/1492"), "occupation d'une usine", after="au |à la |à l'|sous l'|sous la |sous le |pendant l'|pendant la |pendant le |durant la |durant l'|depuis le |depuis la |des |du |les "),
)
