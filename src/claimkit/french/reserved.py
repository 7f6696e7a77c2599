"""Figures and number words that are no amounts: dates, years, clock times, phones, scores, labels, names.

`reserved_spans` gives the stretches of a text that a pattern alone decides; `is_name` looks at one number and what stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from claimkit.french.numbers import Number
from claimkit.french.plurals import singular

__all__ = ["Reserved", "is_clock", "is_label", "is_name", "is_past_or_future", "is_year"]

_MONTH = r"(?:janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|janv\.|févr?\.|avr\.|juil\.|sept\.|oct\.|nov\.|déc\.)"
_DAY = r"(?:1er|[0-3]?\d|premier)"
_WEEKDAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_S = "[ \u00a0\u202f]"
_PATTERNS = (
    r"https?://\S{1,2000}|www\.\S{1,2000}|pic\.twitter\.com/\w+|[@#]\w+|[\w.+-]{1,64}@[\w-]+\.\w+|\b[\w-]{1,63}\.(?:com|fr|org|net|tv|info|be|ch|ca|io)\b(?:/\S{0,2000})?",
    rf"{_DAY}(?:{_S}?(?:,|et|au|ou|-|–|à){_S}?(?:le{_S}|{_WEEKDAY}{_S}|les{_S})?{_DAY}){{0,8}}{_S}{_MONTH}(?!\w)(?:{_S}\d{{4}}(?!\d))?",
    rf"{_WEEKDAY}{_S}{_DAY}(?!{_S}?[%€\d])(?!\w)(?:{_S}et{_S}{_DAY}(?!\w))?",
    rf"{_MONTH}{_S}(?:1[5-9]|20)\d\d(?!\d)",
    r"(?<!\d)\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?|(?<![\d.])\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?![\d])|(?<![\d,/])\d{1,2}/\d{1,2}/?(?=\s?(?:à|,)\s?\d{1,2}[h:])",
    r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)",
    r"(?<!\d)(?:1[5-9]|20)\d\d\s?[-–/]\s?(?:(?:1[5-9]|20)\d\d|\d\d)(?!\d|[.,]\d)",
    r"(?<![\d.,])0\d(?:[ .\u00a0-]?\d{2}){4}(?!\d)|\+\d[\d ().\u00a0-]{7,18}\d|(?<![\d.,])0[ .]?8\d\d(?:[ .]\d{2,3}){2,3}(?!\d)",
    r"\d+(?:\.\d+){3,}|(?<![\w.])[vV]\.?\d+(?:\.\d+)+",
    rf"(?:n[°º]s?|№|numéros?|num\.){_S}?(?:\d+|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)(?!\w)",
    r"\(\d{2,3}\)",
    r"(?m:^)[ \t]{0,8}\d{1,3}(?:[.)][ \t]|°[ \t)]|[ \t]?[-–—][ \t])(?=\S)",
    r"(?<!\w)(?:24|7)\s?(?:h|j|heures?|jours?)?\s?(?:/|sur)\s?(?:24|7)\s?(?:h|j)?(?:,?\s(?:et\s)?7\s?j?(?:ours)?\s?(?:/|sur)\s?7)?(?![\w])",
    r"\bCinq\sYeux\b|\b(?:années|annees|ans|décennie\s(?:19|20))\s?(?:19|20)?\d0(?![\d%€])|\bmille[\s-]feuilles?\b|\bdeux[\s-]points\b|\bquatre[\s-](?:quatre|quarts)\b|\bsix[\s-]coups\b",
    r"\b(?:un|deux)\s(?:à|par)\s(?:un|deux)\b|\bcent\spas\b|\bun\spar\sun\b|\b(?:tous|toutes)\s(?:les\s)?deux\b|\b(?:entre|nous|eux|à)\s(?:les\s)?deux\b(?=\s*[,.;:!?]|\s*$)",
)
_ALL = re.compile("|".join(_PATTERNS), re.IGNORECASE)
_LABEL = re.compile(r"([^\W\d_]+(?:\.(?=\s))?|[nN][°º])[ \u00a0\u202f]?(?:[\w'’]{1,3}\s)?$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0\u202f]$")
_LISTED = re.compile(r"([^\W\d_]+)\s\d[\d.,-]*(?:,\s?\d[\d.-]*)*\s?(?:et|ou|à|,|-)\s?$")
_AGO = re.compile(
    r"\b(?:il\sy\s(?:a|avait|aura)|y\sa|voici|voilà|cela\sfait|ça\sfait|dans|d['’]ici(?:\sà)?|sous)\s(?:déjà\s|maintenant\s|quelque\s|environ\s|à\speine\s|tout\sjuste\s|exactement\s)?$",
    re.IGNORECASE,
)
_SUCH_LAST = re.compile(r"\b(?:ces|les|des|aux?|nos|ses|leurs|durant|pendant|cours\sdes|cours\sde\sces)\s(?:derniers|dernières|prochains|prochaines|premiers|premières)\s$", re.IGNORECASE)
_LAST_NEXT = re.compile(r"\s?(?:derniers?|dernières?|prochains?|prochaines?)\b", re.IGNORECASE)
_THESE = re.compile(r"\b(?:ces|les|des|aux|au\scours\sdes|durant\sles|depuis\s(?:les|ces))\s$", re.IGNORECASE)


class Reserved:
    """The stretches of a text that are no amounts."""

    def __init__(self, text: str) -> None:
        spans = [m.span() for m in _ALL.finditer(text)]
        self._starts, self._ends = [s for s, _ in spans], [e for _, e in spans]

    def covers(self, start: int, end: int) -> bool:
        """Whether a stretch overlaps a reserved one."""
        i = bisect_left(self._ends, start + 1)
        return i < len(self._starts) and self._starts[i] < end


def is_name(text: str, number: Number) -> bool:
    """Glued to letters (« Covid-19 », « 3D »), or a number word inside a name (« des Cinq Yeux », « les Vingt-Sept »)."""
    start, end = number.start, number.end
    if start >= 2 and text[start - 1] in "-‑_" and text[start - 2].isalpha():
        return True
    if number.form == "digits":
        return end < len(text) and (text[end].isalpha() or text[end] == "_" or (text[end] in "-‑" and text[end + 1 : end + 2].isupper()))
    if not text[start].isupper() or (text[start:end].isupper() and len(text[start:end]) > 3):
        return False
    before = text[max(0, start - 12) : start].rstrip(" \u00a0«\"“”'’‘(-–—")
    inside = bool(before) and before[-1] not in ".!?:;\n…»"
    return inside and "\n" not in text[max(0, start - 3) : start]


def is_label(text: str, number: Number, labels: frozenset[str]) -> bool:
    """Whether the noun in front makes the number a name: « article 49 », « articles 49 et 50 », « la ligne 13 »."""
    before = text[max(0, number.start - 28) : number.start]
    match = _WORD_BEFORE.search(before) or _LISTED.search(before)
    if match:
        return singular(match.group(1)) in labels or match.group(1).lower() in labels
    match = _LABEL.search(before)
    return match is not None and match.group(1).lower() in ("art.", "p.", "n°", "chap.", "al.", "vol.", "fig.")


def is_year(number: Number) -> bool:
    """Four figures without a separator from 1000 to 2199, which are a year where no unit follows (the caller knows that)."""
    return number.form == "digits" and number.value is not None and number.end - number.start == 4 and 1000 <= number.value < 2200


def is_past_or_future(text: str, start: int, end: int, number: Number) -> bool:
    """« il y a trois jours », « dans deux mois », « ces dernières 24 heures »: a date and no duration."""
    before = text[max(0, start - 30) : start]
    if _AGO.search(before) or _SUCH_LAST.search(before):
        return number.value is None or number.value < 1000
    between = text[number.end : number.end + 14]
    return bool(_THESE.search(before)) and bool(_LAST_NEXT.match(between) or _LAST_NEXT.match(text, end))


_CLOCK_BEFORE = re.compile(
    r"(?:\b(?:à|vers|dès|avant|jusqu['’]à|d['’]ici(?:\sà)?|entre|sur\sles|autour\sde|aux\salentours\sde|est|était|serait|sera|ouvre\sà|fixé\sà|prévu\sà)\s(?:environ\s)?|[(,:]\s?|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|demain|hier|midi|depuis)\s(?:à\s)?)$",
    re.IGNORECASE,
)
_LASTING_BEFORE = re.compile(
    r"\b(?:pendant|durant|en|après|plus\sde|moins\sde|près\sde|environ|bout\sde|durée\sde|semaines?\sde|journées?\sde|gardes?\sà\svue\sde|toutes\sles|tous\sles|dure|durent|duré|dura|durait|durera|les|ces|quelque|presque|au\smoins|grève\sde|film\sde|vol\sde|trajet\sde|délai\sde|total\sde|moyenne\sde)\s$",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(r"\s(?:de\s|d['’])(?!(?:la\s)?(?:matin|après|soir|nuit))", re.IGNORECASE)


def is_clock(text: str, start: int, end: int, hours: float) -> bool:
    """Whether « 18h30 » or « vingt heures » is the time of day and no duration."""
    if hours > 24 or hours < 0:
        return False
    before, words = text[max(0, start - 28) : start], text[start:end].lower()
    lasting = bool(_OF_SOMETHING.match(text, end)) or bool(_LASTING_BEFORE.search(before))
    if "heure" in words:
        return bool(_CLOCK_BEFORE.search(before)) and not _OF_SOMETHING.match(text, end)
    if lasting:
        return False
    whole_line = not before.rsplit("\n", 1)[-1].strip() and not text[end : end + 2].strip()
    return not (hours <= 5 and (whole_line or re.search(r"\b(?:de|d['’])\s?$", before)))
