"""Figures and number words that are no amounts: dates, years, clock times, phones, scores, labels, names.

`Reserved` reads what a pattern alone decides; the functions look at one number and what stands around it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from claimkit.french.amounts.numbers import Number
from claimkit.french.late import late
from claimkit.french.plurals import Plurals

__all__ = ["Reserved", "is_bound", "is_clock", "is_label", "is_name", "is_past_or_future", "is_year"]

_MONTH = r"(?:janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|janv\.|févr?\.|avr\.|juil\.|sept\.|oct\.|nov\.|déc\.)"
_DAY = r"(?:1er|[0-3]?\d|premier)"
_WEEKDAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_S = "[ \u00a0\u202f]"
_LIST = rf"(?:{_S}?(?:,|et|au|ou|-|–|à){_S}?(?:le{_S}|{_WEEKDAY}{_S}|les{_S})?{_DAY}){{0,8}}"
# What may begin at a number: day and month, numeric dates, clock times, spans of years, phones, versions, « 24 h sur 24 », set phrases.
_AT = late(
    "|".join(
        (
            rf"{_DAY}{_LIST}{_S}{_MONTH}(?!\w)(?:{_S}\d{{4}}(?!\d))?",
            r"\d{4}-\d{2}-\d{2}(?!\d)(?:T\d{2}:\d{2}(?::\d{2})?)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)",
            r"\d{1,2}:\d{2}(?::\d{2})?(?!\d)",
            r"(?:1[5-9]|20)\d\d\s?[-–/]\s?(?:(?:1[5-9]|20)\d\d|\d\d)(?!\d|[.,]\d)",
            r"0\d(?:[ .\u00a0-]?\d{2}){4}(?!\d)|0[ .]?8\d\d(?:[ .]\d{2,3}){2,3}(?!\d)",
            r"\d+(?:\.\d+){3,}|\d{1,2}(?:-\d{1,2}){2,}(?!\d)",
            r"(?:24|7)\s?(?:h|j|heures?|jours?)?\s?(?:/|sur)\s?(?:24|7)\s?(?:h|j)?(?:,?\s(?:et\s)?7\s?j?(?:ours)?\s?(?:/|sur)\s?7)?(?!\w)",
            r"cinq\sYeux\b|mille[\s-]feuilles?\b|deux[\s-]points\b(?!\s(?:de|d['’]|sur))|quatre[\s-](?:quatre|quarts)\b|six[\s-]coups\b|(?:deux\spas\s(?:des?|du|d['’])|(?<=à\s)deux\s(?:pas|doigts))(?!\w)|deux\spoids\W{1,2}(?:et\s)?deux\smesures\b|cent\spas\b",
            r"(?:un|deux)\s(?:à|par)\s(?:un|deux)\b|(?:trois|quatre)\spar\s(?:trois|quatre)\b",
        )
    ),
    re.IGNORECASE,
)
# What may stand before a number and make it no amount: a weekday, a month before a year, « n° », a bracket around a département.
_BEHIND = late(
    rf"(?:\b{_WEEKDAY}{_S}|n[°º]s?{_S}?|№{_S}?|\bnuméros?{_S}|\bnum\.{_S}|\b(?:années|ans|décennie){_S}|\+|(?<!\w)[vV]\.?)$", re.IGNORECASE
)
# The ends of these, a space behind them or not: a cheap test before the pattern.
_BEHIND_ENDS = (
    *("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "°", "º", "°s", "ºs", "№", "numéro", "numéros"),
    *("num.", "années", "ans", "décennie", "+", "v", "v."),
)
_IS_WEEKDAY = re.compile(_WEEKDAY, re.IGNORECASE)
_LAST_DAY = 31
_COUNTED_BEHIND = re.compile(r"[ \u00a0\u202f]?(?:%|€|(?:ans|euros?|dollars?|francs?|millions?|milliards?|personnes|morts|blessés|mois)\b)")
_MONTH_BEHIND = late(rf"{_MONTH}{_S}$", re.IGNORECASE)
_PHONE = re.compile(r"\d[\d ().\u00a0-]{7,18}\d")
_BRACKET = re.compile(r"\d{2,3}\)")
_LISTED_LINE = re.compile(r"\d{1,3}(?:[.)][ \t]|°[ \t)]|[ \t]?[-–—][ \t])(?=\S)")
_WEB = re.compile(r"https?://\S{1,2000}|www\.\S{1,2000}|pic\.twitter\.com/\w+|[@#]\w+")
_TWO = re.compile(r"\b(?:tous|toutes)(?:\sles)?\s$|\b(?:entre|nous|eux|à)(?:\sles)?\s$", re.IGNORECASE)
_NO_MORE = re.compile(r"\s*(?:[,.;:!?]|$)")
_LABEL = re.compile(r"([^\W\d_]+(?:\.(?=\s))?|[nN][°º])[ \u00a0\u202f]?(?:[\w'’]{1,3}\s)?$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0\u202f]$")
_LISTED = re.compile(r"([^\W\d_]+)\s\d[\d.,-]*(?:,\s?\d[\d.-]*)*\s?(?:et|ou|à|,|-)\s?$")
_AGO = late(
    r"\b(?:il\sy\s(?:a|avait|aura)|y\sa|voici|voilà|dans|d['’]ici(?:\sà)?|sous)\s(?:déjà\s|maintenant\s|quelque\s|environ\s|à\speine\s|tout\sjuste\s|exactement\s|une\spetite\s|une\sbonne\s)?$",
    re.IGNORECASE,
)


class Reserved:
    """Tells which numbers of a text belong to a date, a phone, a link or the like. Ask in text order."""

    def __init__(self, text: str) -> None:
        self._text, self._until = text, -1
        self._web = [m.span() for m in _WEB.finditer(text)]
        self._starts = [start for start, _ in self._web]

    def covers(self, number: Number) -> bool:
        """Whether a number is none of the text's amounts."""
        text, start = self._text, number.start
        if start < self._until:
            return True
        k = bisect_right(self._starts, start) - 1
        if k >= 0 and start < self._web[k][1]:
            return True
        if match := _AT.match(text, start):
            self._until = match.end()
            return True
        return self._behind(number)

    def _behind(self, number: Number) -> bool:
        text, start = self._text, number.start
        before = text[max(0, start - 11) : start]
        if before.rstrip(" \u00a0\u202f\n").lower().endswith(_BEHIND_ENDS) and (match := _BEHIND.search(before)):
            if match.group() == "+":
                phone = _PHONE.match(text, start)
                self._until = phone.end() if phone else -1
                return phone is not None
            if _IS_WEEKDAY.match(match.group()):  # « mardi 12 », not « a requis mardi six ans de prison »
                day = number.form == "digits" and (number.value or 0) <= _LAST_DAY and text[start : number.end].isdigit()
                return day and not _COUNTED_BEHIND.match(text, number.end)
            return not match.group().lower().startswith("an") or (number.value or 0) % 10 == 0
        if number.form != "digits":
            both = _TWO.search(before) if number.value == 2 else None  # « les a tous deux vus »
            return both is not None and (
                both.group().strip().lower() in ("tous", "toutes")
                or before.lower().startswith("tou")
                or bool(_NO_MORE.match(text, number.end))
            )
        if before.endswith("(") and _BRACKET.match(text, start):
            return True
        if 1500 <= (number.value or 0) < 2200 and number.end - start == 4 and _MONTH_BEHIND.search(before):
            return True
        return not before.rsplit("\n", 1)[-1].strip() and ("\n" in before or start < 10) and bool(_LISTED_LINE.match(text, start))


def is_name(text: str, number: Number) -> bool:
    """Glued to letters (« Covid-19 », « 3D »), or a number word inside a name (« des Cinq Yeux », « les Vingt-Sept »)."""
    start, end = number.start, number.end
    if start >= 2 and text[start - 1] in "-‑_" and text[start - 2].isalpha():
        return True
    if number.form == "digits":
        if text[end : end + 1] in ("x", "X", "×") and text[end + 1 : end + 2].isdigit():
            return False  # « 2x3 cm »
        return end < len(text) and (text[end].isalpha() or text[end] == "_" or (text[end] in "-‑" and text[end + 1 : end + 2].isupper()))
    if text[end : end + 1] in ("-", "‑") and text[end + 1 : end + 2].isalpha() and number.form == "words":
        return True  # « un deux-pièces »
    if not text[start].isupper() or (text[start:end].isupper() and len(text[start:end]) > 3):
        return False
    before = text[max(0, start - 12) : start].rstrip(" \u00a0«\"“”'’‘(-–—")
    inside = bool(before) and before[-1] not in ".!?:;\n…»"
    if inside and _LABELLED.search(text[max(0, start - 24) : start]) and _COUNTS.match(text, end):
        return False  # « Incendie Trois maisons ont brûlé »
    return inside and "\n" not in text[max(0, start - 3) : start]


def is_label(text: str, number: Number, labels: frozenset[str], plurals: Plurals) -> bool:
    """Whether the noun in front makes the number a name: « article 49 », « articles 49 et 50 », « la ligne 13 »."""
    before = text[max(0, number.start - 28) : number.start]
    match = _WORD_BEFORE.search(before) or _LISTED.search(before)
    if match:
        if number.form != "digits" and match.group(1).lower() not in (
            "numéro",
            "phase",
            "acte",
            "chapitre",
            "classe",
            "catégorie",
            "niveau",
        ):
            return False
        return plurals.singular(match.group(1)) in labels or match.group(1).lower() in labels
    match = _LABEL.search(before)
    return match is not None and match.group(1).lower() in ("art.", "p.", "n°", "chap.", "al.", "vol.", "fig.")


_LABELLED = re.compile(r"(?:^|\n)[A-ZÀ-Þ][a-zà-ÿ]{4,}[ \u00a0]$")
_COUNTS = re.compile(r"[ \u00a0][a-zà-ÿ]{3,}[sx]\b")
_BOUND_BEFORE = late(
    r"(?:(?<!\bpériode\s)(?<!\bépoque\s)(?<!\bannées\s)(?<!\bannée\s)\b(?:comprise?s?|situ(?:é|ée|és|ées)|oscill\w+|fluctu\w+|vari(?:e|ent|ait|aient|era|ant|é))\s(?:entre\s|de\s)(?:\d[\d.,]*\s(?:et|à)\s)?"
    r"|\b(?:supérieure?s?|inférieure?s?)(?:\sou\s(?:égale?s?|égaux))?\sà\s)$",
    re.IGNORECASE,
)


def is_bound(text: str, start: int) -> bool:
    """Whether what begins at `start` is the bound of a value and no year: « supérieur à 1500 », « compris entre 1500 et 2000 »."""
    return _BOUND_BEFORE.search(text[max(0, start - 48) : start]) is not None


def is_year(number: Number) -> bool:
    """Four figures without a separator from 1000 to 2199, which are a year where no unit follows (the caller knows that)."""
    return number.form == "digits" and number.value is not None and number.end - number.start == 4 and 1000 <= number.value < 2200


def is_past_or_future(text: str, start: int, number: Number) -> bool:
    """« il y a trois jours », « dans deux mois »: a date and no duration."""
    return (number.value is None or number.value < 1000) and _AGO.search(text[max(0, start - 30) : start]) is not None


_CLOCK_BEFORE = late(
    r"(?:\b(?:à|vers|dès|avant|à\spartir\sde|jusqu['’]à|d['’]ici(?:\sà)?|entre|sur\sles|autour\sde|aux\salentours\sde|est|était|serait|sera|ouvre\sà|fixé\sà|prévu\sà)\s(?:environ\s)?|[(,:]\s?|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|demain|hier|midi|depuis)\s(?:à\s)?)$",
    re.IGNORECASE,
)
_LASTING_BEFORE = late(
    r"\b(?:pendant|durant|en|après|plus\sde|moins\sde|près\sde|(?<!à\s)environ|bout\sde|durée\sde|semaines?\sde|journées?\sde|gardes?\sà\svue\sde|mis|met|mettre|mettent|mettra|faut|faudra|fallu|prend|pris|prendre|passé|passer|perdu|gagné|attendu|soit|toutes\sles|tous\sles|dure|durent|duré|dura|durait|durera|les|ces|quelque|presque|au\smoins|grève\sde|film\sde|vol\sde|trajet\sde|délai\sde|total\sde|moyenne\sde)\s$",
    re.IGNORECASE,
)
_BROADCAST = re.compile(
    r"\b(?:le|du|au)\s$|\b(?:journal|jt|édition|messe|bulletin|séance|flash|matinale|point\sde\spresse|train|vol)\sd[eu]\s$", re.IGNORECASE
)
_AFTER = re.compile(r"\baprès\s$", re.IGNORECASE)
_MORNING = 6  # « après deux heures » lasts, « après neuf heures » may be the time of day
_THE_HOUR = re.compile(r"\b(?:le|du|au)\s$", re.IGNORECASE)
_AT_HOUR = re.compile(r"(?<!situé\s)(?<!située\s)(?<!est\s)\bà\s$", re.IGNORECASE)
_OF_SOMETHING = re.compile(r"\s(?:de\s|d['’])(?!(?:la\s)?(?:matin|après|soir|nuit))", re.IGNORECASE)


def is_clock(text: str, start: int, end: int, hours: float) -> bool:
    """Whether « 18h30 » or « vingt heures » is the time of day and no duration."""
    if hours >= 24 or hours < 0:
        return False
    if text[start] == "0" and hours >= 5:
        return True  # « environ 08h45 »
    before, words = text[max(0, start - 28) : start], text[start:end].lower()
    lasting = bool(_OF_SOMETHING.match(text, end)) or bool(_LASTING_BEFORE.search(before))
    if "heure" in words:
        if _BROADCAST.search(before):
            return True
        clock = bool(_CLOCK_BEFORE.search(before)) or (bool(_AFTER.search(before)) and hours >= _MORNING)
        return clock and not _OF_SOMETHING.match(text, end)
    named = bool(_THE_HOUR.search(before)) or (hours >= _MORNING and bool(_AT_HOUR.search(before)))  # « à 13 h 30 de la gare du Nord »
    if lasting and not named:
        return False
    whole_line = not before.rsplit("\n", 1)[-1].strip() and not text[end : end + 2].strip()
    return not (hours <= 5 and (whole_line or re.search(r"\b(?:de|d['’])\s?$", before)))
