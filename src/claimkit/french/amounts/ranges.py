"""Amounts side by side: ranges, compounds, enumerations that share a unit, and scores, which are none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimkit.french.amounts.numbers import Number
from claimkit.french.amounts.reserved import is_year
from claimkit.models import Approximation, QuantityKind

__all__ = ["Amount", "bounded", "join", "scaled"]

_SPACE = "[ \u00a0\u202f]"
_FALL = 20  # times what is left
_DASH = re.compile(f"{_SPACE}?[-‑–—]{_SPACE}?")
_TO = re.compile(f"{_SPACE}?(?:à|jusqu['’]à){_SPACE}(?:d['’]?{_SPACE}?)?(?:près de |plus de |environ |quelque )?\\+?", re.IGNORECASE)
_OR = re.compile(f"{_SPACE}ou{_SPACE}(?:de |d['’])?")
_AND = re.compile(f"{_SPACE}et{_SPACE}(?:de |d['’])?(?:près de |plus de |environ |quelque )?")
_COMMA = re.compile(f",{_SPACE}(?:voire{_SPACE})?(?:de |d['’])?|{_SPACE}(?:voire|contre|puis|sur|plus){_SPACE}|{_SPACE}?[xX×]{_SPACE}?")
_BETWEEN = re.compile(f'\\bentre{_SPACE}(?:les{_SPACE})?[«"“]?{_SPACE}?$', re.IGNORECASE)
_FROM = re.compile(f"(?:\\bde{_SPACE}|\\bd['’]|\\bdes{_SPACE})\\+?$", re.IGNORECASE)
_CHANGE = re.compile(f",{_SPACE}?[-+\u2212][\\d,.]+")
_COUNTED = re.compile(f"{_SPACE}(?!depuis|après|moins|dans|sans|alors|mais|puis|plus|hors|dès)[a-zà-ÿ]{{3,}}s\\b")
# « passer de 3 à 5 » is a change and no range: two amounts. « augmenter de 3 à 5 % » is a range.
_CHANGING = re.compile(
    r"\b(?:pass|abaiss|grimp|tomb|mont|évolu|ramen|ramèn|relev|relèv|port|remont|saut|bascul)"
    r"(?:e|es|ent|er|é|és|ée|ées|era|eront|erait|eraient|ant|ait|aient|a|èrent|age|ution)\s(?:[\w'’%]+\s){0,6}?(?:de\s|d['’])$"
    r"|\b(?:descen|redescen|bond)[a-zà-ÿ]*\s(?:[\w'’%]+\s){0,6}?(?:de\s|d['’])$",
    re.IGNORECASE,
)
# Any verb of rise or fall: with both units written (« s'est creusé de 5,4 % à 5,8 % ») two amounts; else a range (« augmenter de 3 à 5 % »).
_RISING = re.compile(
    r"\b(?:s['’](?:est|était|étant|être)\s|creus|augment|progress|baiss|recul|chut|rédui|accro|diminu|régress|gonfl|élargi|rétréc|aggrav|amélior|"
    r"allong|raccourc|ralent|accélér|grossi|agrand|remonté|plong|revenu|revu|révis|redress|repli)[a-zà-ÿ]*\s(?:[\w'’%]+\s){0,6}?(?:de\s|d['’])$",
    re.IGNORECASE,
)
_AGEING = re.compile(r"\bâge\b[^.;:]*\b(?:recul|repouss|avanc)[a-zà-ÿ]*\s(?:[\w'’%]+\s){0,6}?(?:de\s|d['’])$", re.IGNORECASE)
_ALSO_BOUNDED = re.compile(f"{_SPACE}(?:et|mais){_SPACE}|,{_SPACE}(?:et{_SPACE}|mais{_SPACE})?", re.IGNORECASE)
_GOES_ON = re.compile(rf"{_SPACE}(?:en|de|à|au|avec|sans|par|pour|et|avant|contre|sur){_SPACE}(?!plus)")  # « une heure vingt en train »
_TIMES = re.compile(f"{_SPACE}?[xX×]{_SPACE}?")
_HUNDRED = 100
_PARTS = {
    ("an", "mois"): 12.0,
    ("heure", "minute"): 60.0,
    ("minute", "seconde"): 60.0,
    ("jour", "heure"): 24.0,
    ("heure", "seconde"): 3600.0,
    ("ft", "in"): 12.0,
}


@dataclass(slots=True)
class Amount:
    """An amount as the text writes it.

    Attributes:
        start, end: offsets of modifier, number, unit and rate.
        first, last: the numbers themselves; two different ones in a range.
        value, low, high: as in `Quantity`.
        unit: none where the noun has still to be found.
        text_end: end of the number, and of the unit if one is written.
    """

    start: int
    end: int
    first: Number
    last: Number
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    kind: QuantityKind = "count"
    approximation: Approximation = "exact"
    per: str | None = None
    bound: str = ""
    shares: bool = False

    @property
    def is_range(self) -> bool:
        """Two numbers bound it."""
        return self.low is not None and self.high is not None


def join(text: str, amounts: list[Amount]) -> list[Amount]:
    """Ranges become one amount, compounds too; members of an enumeration share the unit of the next."""
    out: list[Amount] = []
    for amount in reversed(amounts):
        if not out or not _joined(text, amount, out[-1], out):
            out.append(amount)
    out.reverse()
    return out


def _joined(text: str, left: Amount, right: Amount, out: list[Amount]) -> bool:
    """Whether `left` went into `right`, the amount after it."""
    if right.start - left.end > 24 or right.start < left.end:
        return False
    if _compound(text, left, right):
        out[-1] = left
        left.end, left.last = right.end, right.last
        return True
    link = text[left.end : right.start]
    if left.unit == "%" and right.unit is None and _CHANGE.fullmatch(text, left.end, right.end) and text[right.end : right.end + 1] == ")":
        right.unit, right.kind = "point", "percent"  # « (34 %, +7) »
    if _TIMES.fullmatch(link) and right.kind == "money" and left.unit is None and left.value is not None and right.value is not None:
        out[-1] = right  # « 2 x 500 millions d'euros »
        right.start, right.first, right.value = left.start, left.first, scaled(right.value, left.value)
        return True
    between = bool(_BETWEEN.search(text[max(0, left.start - 12) : left.start]))
    if _is_score(text, left, right, link):
        out.pop()
        return True
    if _ranges(text, left, right, link, between=between):
        out[-1] = _range(text, left, right, between=between)
        return True
    if (
        left.unit is not None
        and right.unit is None
        and _fits(left.unit, right)
        and _TO.fullmatch(link)
        and _FROM.search(text[max(0, left.start - 4) : left.start])
        and not _COUNTED.match(text, right.end)  # « une prime de 200 euros à 5 000 agents »
    ):
        right.unit, right.kind = left.unit, left.kind  # « de 80 km/h à 70 »
    dated = is_year(left.last) and bool(_COMMA.fullmatch(link))  # « entre 2013 et 2023, de 15 à 20 % »
    timed = right.unit == "heure" and bool(_TO.fullmatch(link)) and (left.value or 0) > (right.value or 0)  # « 85 000 à 18 heures »
    joined = any(p.fullmatch(link) for p in (_TO, _OR, _AND, _COMMA)) and right.first.form != "article"
    if left.unit is None and joined and not dated and not timed:
        _share(left, right, link)
    return False


def _fits(unit: str, amount: Amount) -> bool:
    """Whether a number may share a unit: a share is no more than a few hundred per cent."""
    return unit != "%" or ((amount.value or 0) <= 10 * _HUNDRED and amount.last.scale == 1)


def bounded(text: str, amounts: list[Amount]) -> list[Amount]:
    """« supérieur à 10 et inférieur à 20 » is one range."""
    out: list[Amount] = []
    for amount in amounts:
        last = out[-1] if out else None
        if (
            last is not None
            and last.approximation in ("more_than", "at_least")
            and amount.approximation in ("less_than", "at_most")
            and last.value is not None
            and amount.value is not None
            and last.value < amount.value
            and last.unit in (None, amount.unit)
            and amount.bound
            and last.bound
            and _ALSO_BOUNDED.fullmatch(text, last.end, amount.start)
        ):
            last.low, last.high, last.value, last.approximation = last.value, amount.value, None, "between"
            last.unit, last.kind, last.end, last.last, last.per = amount.unit, amount.kind, amount.end, amount.last, amount.per
        else:
            out.append(amount)
    return out


def _share(left: Amount, right: Amount, link: str) -> None:
    """« 170 et 380 euros »: the unit of the next number, and its « millions » after « de … à »."""
    if right.unit is not None and left.first.form != "article" and _fits(right.unit, left):
        left.unit, left.kind = right.unit, right.kind
        if (
            right.kind == "money"
            and right.last.scale == 1
            and right.last.value
            and right.value
            and right.value != right.last.value
            and left.value is not None
        ):
            left.value = scaled(left.value, right.value / right.last.value)
    left.shares = True
    if _TO.fullmatch(link) and left.value is not None and right.last.scale >= 1e6 and left.first.scale == 1 and left.value < 1000:
        left.value *= right.last.scale


def _compound(text: str, left: Amount, right: Amount) -> bool:
    """« 5 euros et 20 centimes », « 1 heure 30 minutes », « deux ans et six mois »."""
    link = text[left.end : right.start].strip()
    if link in ("", "et") and _mixed(left, right):
        return True
    if not link and _minor_words(text, left, right):
        return True
    if (
        link not in ("", "et", ",")
        or left.value is None
        or right.value is None
        or right.is_range
        or left.unit is None
        or right.unit is None
    ):
        return False
    if left.first.form == "fraction" or right.first.form == "fraction":
        return False
    if right.first.form == "article" and link == ",":
        return False
    ratio = _PARTS.get((left.unit, right.unit))
    if ratio is not None and right.value < ratio * 1.01 and left.value == int(left.value):
        left.value += right.value / ratio
        return True
    if (left.kind == "money" and right.kind == "money" and right.value < 1 and "cent" in text[right.start : right.end].lower()) or (
        left.unit == "GBP" and "pence" in text[right.start : right.end]
    ):
        left.value += right.value
        return True
    if (left.unit, right.unit) in (("m", "cm"), ("kg", "g"), ("km", "m")) and link in ("", "et") and right.value < 1000:
        left.value += right.value / (100 if right.unit == "cm" else 1000)
        return True
    return False


def _ranges(text: str, left: Amount, right: Amount, link: str, *, between: bool) -> bool:
    """Whether two neighbours bound one amount."""
    a, b = left.value, right.value
    if a is None or b is None or right.is_range or left.is_range:
        return False
    if left.unit is not None and right.unit is not None and left.unit != right.unit:
        return False
    if left.unit is not None and right.unit is None:
        return False
    if is_year(left.last) and left.unit is None and text[max(0, left.start - 3) : left.start] == "en ":
        return False  # « de 69 475 en 2015 à 134 662 »
    scale = right.last.scale
    if not _beside(left, right) < b or (scale >= 1e6 and _TO.fullmatch(link) and b / scale <= a <= _FALL * b / scale and left.unit is None):
        return False  # « de 40 à 12 millions » falls
    if left.first.form == "fraction" or right.first.form == "fraction":
        return False
    if _DASH.fullmatch(link):
        return right.first.form == left.first.form == "digits" and not right.first.sign
    if between:
        return bool(_AND.fullmatch(link) or _TO.fullmatch(link))
    if _OR.fullmatch(link):
        return True
    before = text[max(0, left.start - 4) : left.start]
    if left.unit is not None and not _FROM.search(before) and (left.kind not in ("percent", "duration", "measure") or b > 3 * a):
        return False  # « a pris 2 dollars à 78 dollars »
    if not _TO.fullmatch(link) or before.endswith(("et ", "ou ", "et\u00a0")):
        return False
    before = text[max(0, left.start - 70) : left.start]
    if right.unit == "an" and _AGEING.search(before):
        return False  # « l'âge de la retraite recule de 62 à 64 ans »
    return not _CHANGING.search(before) and not (left.unit is not None and _RISING.search(before))


def _range(text: str, left: Amount, right: Amount, *, between: bool) -> Amount:
    a, b, start = _beside(left, right), right.value, left.start
    match = (_BETWEEN if between else _FROM).search(text[max(0, start - 12) : start])
    if match:
        start = max(0, left.start - 12) + match.start()
    merged = Amount(start, right.end, left.first, right.last, low=a, high=b, unit=right.unit, kind=right.kind, approximation="between")
    merged.shares = right.shares
    return merged


def _minor_words(text: str, left: Amount, right: Amount) -> bool:
    """« deux heures trente », « un mètre soixante-quinze », with nothing behind that it could count."""
    per = {"heure": 60, "m": 100, "EUR": 100}.get(left.unit or "")
    if per is None or right.unit is not None or left.value is None or right.value is None or right.first.form != "words":
        return False
    if right.value >= per or (text[right.end : right.end + 2].strip(" .,;)»").isalpha() and not _GOES_ON.match(text, right.end)):
        return False
    left.value += right.value / per
    return True


def _mixed(left: Amount, right: Amount) -> bool:
    """« 2 1/2 », « trois et un quart »: a whole number and a fraction of one."""
    whole, part = left.first, right.first
    if (
        left.unit is not None
        or part.form != "fraction"
        or whole.form not in ("digits", "words")
        or part.value is None
        or whole.value is None
    ):
        return False
    if whole.value != int(whole.value) or not 0 < part.value < 1:
        return False
    halves = 3 < part.end - part.start < 6 and part.value == 0.5  # « deux demi-litres »
    left.value = whole.value * part.value if halves else whole.value + part.value
    if right.unit == "%":
        left.unit, left.kind = None, "count"
    else:
        left.unit, left.kind = right.unit, right.kind
    return True


def _is_score(text: str, left: Amount, right: Amount, link: str) -> bool:
    """« 2-1 », « 13-07 », « 2 à 1 »: figures joined by a hyphen or « à » that do not rise to a unit."""
    if left.first.form != "digits" or right.first.form != "digits" or left.unit is not None:
        return False
    a, b = left.value or 0, right.value or 0
    if link in ("-", "–", "‑"):
        return a >= b if right.unit is None else a > _beside(right, right)
    return link == " à " and right.unit is None and b <= a < 100 and not _FROM.search(text[max(0, left.start - 4) : left.start])


def _beside(left: Amount, right: Amount) -> float:
    """The value of the left bound with what the right one shares: « 10 et 15 millions », « un ou deux centimes »."""
    value = left.value or 0.0
    if left.unit is not None:
        return value
    number = right.last
    shared = value * number.scale if left.first.scale == 1 and number.scale > 1 and value < number.scale else value
    if shared >= (number.value or 0) > value:  # « 800 à 1000 »: nothing to share
        shared = value
    return scaled(shared, right.value / number.value) if right.value and number.value else shared


def scaled(value: float, factor: float) -> float:
    """Multiplied without the noise of binary fractions: 2 × 0.01 is 0.02, 8.3 × 1e9 is 8300000000."""
    return value if factor == 1 else float(f"{value * factor:.15g}")
