"""Reads amounts: numbers with their unit, bounds, ranges and rates, from text alone.

The counted noun of an amount without a written unit is found in the tree, by the component.
"""

from __future__ import annotations

import re

from claimkit.french.amounts.modifiers import Modifiers
from claimkit.french.amounts.numbers import Number, NumberReader
from claimkit.french.amounts.ranges import Amount, bounded, join, scaled
from claimkit.french.amounts.reserved import Reserved, is_name
from claimkit.french.amounts.units import UnitHit, Units
from claimkit.french.plurals import Plurals
from claimkit.lexicons import Lexicons
from claimkit.lexicons.amounts import Label
from claimkit.models import Statistic

__all__ = ["HALF_AFTER", "Amount", "AmountReader"]

_SPACE = "[ \u00a0\u202f]"
HALF_AFTER = re.compile(f"{_SPACE}et{_SPACE}(demie?|quart)(?!\\w)")
_BELOW_ZERO = re.compile(r"[ \u00a0](?:en[ -]dessous de|au-dessous de|sous) (?:zéro|0)(?!\w)", re.IGNORECASE)
_MINUS_APART = re.compile(f"\\((?:[-–−\u2212]){_SPACE}$")
# « 63 % (-5) », « chez les jeunes (+ 8) »: by how many points a share rose or fell.
_SHIFT = re.compile(f"\\(([-+–−\u2212]?){_SPACE}?$")
_SHARE = re.compile(r"%|\bpoints?\b")
_SHARED_WITHIN = 240  # characters back
_EN_DASH = re.compile(r"(?<![\w.,%°€)])(?<!\d\s)–$")
_SPORT_TIME = re.compile(
    r"(?<![\w.,])(?:(\d{1,2})\s?[hH]\s?)?(\d{1,2})\s?(?:['’′]|min)\s?(\d{1,2})(?:\s?(?:''|’’|″|\"|”|s)(?:\s?(\d{1,3})(?!\d))?|(?!\w|[.,]\d))"
)
_NEGATIVE = re.compile(rf"(?<!\w)moins{_SPACE}$", re.IGNORECASE)
_SIXTY = 60
# How many minor ones a unit has, and how many figures write them.
_MINORS = {
    "EUR": (100, 2),
    "CHF": (100, 2),
    "USD": (100, 2),
    "m": (100, 2),
    "heure": (60, 2),
    "minute": (60, 2),
    "seconde": (100, 2),
    "°": (10, 1),
    "°C": (10, 1),
}
_FUNCTION_WORD = re.compile(r"\s(?:en|le|la|les|l['’]|par|pour|à|au|aux|de|du|des|d['’]|et|ou|contre|chez|sur|dans)\b", re.IGNORECASE)
_MINOR = re.compile(f"{_SPACE}?(?:et{_SPACE})?(\\d{{1,3}})(?:{_SPACE}(?=[mcs])|(?!\\w|[.,]\\d))")


class AmountReader:
    """Reads amounts with one set of word lists.

    Args:
        lexicons: the word lists, with the user's rows.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self.units = Units(lexicons)
        self.modifiers = Modifiers(lexicons)
        self.labels = frozenset(row.noun for row in lexicons.rows(Label))
        self.plurals, self._numbers = Plurals(lexicons), NumberReader(lexicons)

    def read(self, text: str) -> list[Amount]:
        """All amounts of a text, in order; those without a unit are candidates that the tree decides on."""
        reserved = Reserved(text)
        amounts: list[Amount] = []
        for number in self._numbers.find(text):
            if amounts and number.start < amounts[-1].end:
                continue
            if number.form == "digits" and (timed := _sport_time(text, number)) is not None:
                amounts.append(timed)
                continue
            if reserved.covers(number):
                continue
            hit = self._unit(text, number)
            glued = hit is not None and hit.start == number.end
            if not glued and is_name(text, number):
                continue
            if hit is None and number.start and text[number.start - 1] in "xX×":
                if amounts and amounts[-1].end == number.start - 1:
                    amounts.pop()  # « un 4x4 »
                continue
            amounts.append(self._amount(text, number, hit))
        amounts = join(text, amounts)
        for amount in amounts:
            self._modify(text, amount)
        amounts = bounded(text, amounts)
        # « 10 degrés en dessous de zéro »: the zero went into the amount before it.
        return [a for k, a in enumerate(amounts) if not k or a.first.start >= amounts[k - 1].end]

    def _unit(self, text: str, number: Number) -> UnitHit | None:
        hit = self.units.match(text, number.end)
        if hit is None and number.form == "fraction" and text[number.end : number.end + 1] in ("-", "‑"):
            hit = self.units.match(text, number.end + 1)
        linkable = (
            number.scale >= 1e6
            or number.about
            or number.form in ("fraction", "vague", "collective")
            or (number.scale == 1000 and number.form == "digits")
        )
        if hit is not None and hit.linked and not linkable:
            hit = None
        if hit is not None and number.form == "fraction" and hit.unit in ("%", "‰"):
            hit = None
        if hit is None or hit.kind != "money":
            front = self.units.before(text, number.start)
            if front is not None and (hit is None or not text[hit.start].isalpha()):
                return UnitHit(front.start, number.end, front.unit, "money", front.factor, linked=False, written=front.written)
        return hit

    def _amount(self, text: str, number: Number, hit: UnitHit | None) -> Amount:
        amount = Amount(number.start, number.end, number, number, value=number.value)
        if number.form == "vague":
            amount.approximation = "vague"
        elif number.about:
            amount.approximation = "about"
        if hit is None:
            if number.value is not None and (shift := _shift(text, number)) is not None:
                value = number.value if shift.group(1) in ("", "+") else -number.value
                return Amount(shift.start(1), number.end, number, number, value=value, unit="point", kind="percent")
            if number.form == "fraction" and number.value is not None:
                amount.value, amount.unit, amount.kind = round(number.value * 100, 5), "%", "percent"
            return amount
        amount.start, amount.end = min(number.start, hit.start), max(number.end, hit.end)
        amount.unit, amount.kind = hit.unit, hit.kind
        if amount.value is not None:
            amount.value = scaled(amount.value, hit.factor)
            self._halves(text, amount)
            self._minor(text, amount)
        return amount

    @staticmethod
    def _halves(text: str, amount: Amount) -> None:
        """« deux heures et demie », « une heure et quart »."""
        match = HALF_AFTER.match(text, amount.end)
        if match and amount.value is not None:
            amount.value += 0.25 if match.group(1) == "quart" else 0.5
            amount.end = match.end()

    def _minor(self, text: str, amount: Amount) -> None:
        """Figures after a unit that are its hundredths or sixtieths: « 5 euros 20 », « 1h30 », « 1m80 »."""
        match = _MINOR.match(text, amount.end)
        if not match or amount.value is None or amount.value != int(amount.value):
            return
        figures = match.group(1)
        per, length = _MINORS.get(amount.unit or "", (0, 0))
        spaced = text[amount.end] in " \u00a0\u202f"
        if len(figures) != length or int(figures) >= per:
            return
        if (self.units.match(text, match.end()) is not None and spaced) or " et " in match.group():
            return
        following = text[match.end() : match.end() + 2]
        if (
            spaced
            and amount.unit != "heure"
            and following[:1] == " "
            and following[1:].isalpha()
            and not _FUNCTION_WORD.match(text, match.end())
        ):
            return
        amount.value += int(figures) / per
        amount.end = match.end(1)

    def _modify(self, text: str, amount: Amount) -> None:
        """Bounds, rate and sign."""
        if not amount.is_range:
            self._sign(text, amount)
        if amount.unit is not None and (rate := self.modifiers.rate(text, amount.end, counted=amount.kind in ("count", "duration"))):
            amount.end, amount.per = rate
        if amount.approximation != "vague":
            self._bound(text, amount)

    def statistic(self, text: str, amount: Amount, end: int) -> Statistic | None:
        """What the amount summarises, where that is stated; `end` is the end of its phrase."""
        found = self.modifiers.statistic(text, amount.start, end)
        return found or (self.modifiers.statistic(text, amount.first.start, end) if amount.start != amount.first.start else None)

    @staticmethod
    def _sign(text: str, amount: Amount) -> None:
        if amount.unit not in ("°", "°C", "°F", "%", "point"):
            return
        below = _BELOW_ZERO.match(text, amount.end)
        if below and amount.value is not None and amount.value > 0:
            amount.value, amount.end = -amount.value, below.end()
            amount.unit = "°C" if amount.unit == "°" else amount.unit  # no angle is below zero
        apart = _MINUS_APART.search(text[max(0, amount.start - 3) : amount.start])
        if apart and amount.value is not None and amount.value > 0:  # « (- 1,1 %) »
            amount.value = -amount.value
            amount.start = max(0, amount.start - 3) + apart.start() + 1
            return
        if amount.value is None or amount.value < 0 or amount.first.form == "fraction":
            return
        begin = max(0, amount.start - 7)
        if (match := _NEGATIVE.search(text, begin, amount.start) or _EN_DASH.search(text, begin, amount.start)) is not None:
            amount.value, amount.start = -amount.value, match.start()
            amount.unit = "°C" if amount.unit == "°" else amount.unit

    def _bound(self, text: str, amount: Amount) -> None:
        bound = self.modifiers.before(text, amount.start)
        if bound is not None:
            amount.start, amount.bound = bound.offset, bound.phrase
            outer = self.modifiers.before(text, bound.offset)
            approximation = bound.approximation
            if outer is not None and approximation == "about":  # « au moins une dizaine », « au moins environ »
                amount.start, approximation = outer.offset, outer.approximation
        elif (amount.unit is not None or amount.first.form == "digits") and (bound := self.modifiers.after(text, amount.end)):
            amount.end, amount.bound, approximation = bound.offset, bound.phrase, bound.approximation
        else:
            return
        if amount.is_range and approximation in ("about", "exact"):
            return
        if not amount.is_range:
            amount.approximation = approximation


def _shift(text: str, number: Number) -> re.Match[str] | None:
    """The bracket and sign before a bare number by which a share changed; a share stands before it."""
    begin = max(0, number.start - 3)
    if number.form != "digits" or text[number.end : number.end + 1] != ")" or "(" not in text[begin : number.start]:
        return None
    shift = _SHIFT.search(text, begin, number.start)
    signed = shift is not None and (shift.group(1) or text[number.start] in "-+")
    return shift if signed and _SHARE.search(text, max(0, begin - _SHARED_WITHIN), number.start) else None


def _sport_time(text: str, number: Number) -> Amount | None:
    """« 2h11'53'' », « 1'12" », « 3 min 20 s »: a time run, in its largest unit."""
    match = _SPORT_TIME.match(text, number.start)
    if match is None or match.end() <= number.end:
        return None
    hours, minutes, seconds, hundredths = (int(part) if part else 0 for part in match.groups())
    if minutes >= _SIXTY or seconds >= _SIXTY or (match.group(4) and len(match.group(4)) == 1):
        return None
    rest = seconds + hundredths / 10 ** len(match.group(4) or "1")
    value = hours + minutes / _SIXTY + rest / _SIXTY**2 if match.group(1) else minutes + rest / _SIXTY
    unit = "heure" if match.group(1) else "minute"
    return Amount(number.start, match.end(), number, number, value=float(f"{value:.12g}"), unit=unit, kind="duration")
