"""Finds quantities: what the text counts and measures, with bounds, units, rates and statistics."""

from __future__ import annotations

import re
from typing import Any

from claimkit.doc.tree import Tree
from claimkit.french.amounts.find import HALF_AFTER, AmountReader
from claimkit.french.amounts.ranges import Amount
from claimkit.french.amounts.reserved import is_bound, is_clock, is_label, is_past_or_future, is_year
from claimkit.layers.amounts.antecedents import Antecedents
from claimkit.layers.amounts.counted import Counted, CountedNouns
from claimkit.layers.amounts.ellipsis import Ellipses
from claimkit.layers.amounts.ones import Ones
from claimkit.layers.amounts.rates import Rates
from claimkit.lexicons import Lexicons
from claimkit.models import Quantity, Span

_MINUS = re.compile(r"(?:\bmoins\s|[-\u2212]\s?)$", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_JOINING = frozenset({"les", "la", "le", "moins", "plus", "et", "ou", "puis"})
_OPENER = re.compile(r"(?<![\w'’])(?:des|les|quelques|plusieurs|la|le|l['’]|de)[ \u00a0]$", re.IGNORECASE)
_PAIR = 2  # « un salarié français sur cinq »
_POSTAL = 5  # figures of a postal code, in one group
_SYMBOL = re.compile("[ \u00a0\u202f]((?=[^\\W\\d_]{0,3}[a-zà-ÿ])[^\\W\\d_]{1,3}[A-Z][^\\W\\d_]{0,2})(?![\\w-])")
_FACTOR = re.compile(r"\b(?:multipli|démultipli|divis)[a-zà-ÿ]*\s(?:quasiment\s|presque\s)?par\s$", re.IGNORECASE)
# Before « un », these make it a number; « environ un homme » is none.
_COUNTING = frozenset({"au moins", "plus de", "moins de", "au plus", "d'au moins", "pas plus de", "pas moins de"})
_SIDES = frozenset({"sens", "côté"})  # « dans les deux sens », « des deux côtés de la Meuse »
_BARE_LENGTH = 120  # characters of a text that may be nothing but numbers


class QuantityFinder:
    """Finds quantities: numbers are read on the characters, their nouns found through the tree."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._reader = AmountReader(lexicons)
        self._nouns, self._ellipses = CountedNouns(lexicons), Ellipses(lexicons)

    def find(self, tree: Tree) -> list[Quantity]:
        """The quantities of a document, in text order."""
        if not len(tree):
            return []
        return _Search(tree, self._reader, self._nouns, self._ellipses).run()


class _Search:
    """The search in one document."""

    def __init__(self, tree: Tree, reader: AmountReader, nouns: CountedNouns, ellipses: Ellipses) -> None:
        self.tree, self.text, self.reader, self.nouns, self.ellipses = tree, tree.text, reader, nouns, ellipses
        self.found: list[Quantity] = []
        self.before = Antecedents(tree, reader.plurals, self.found)
        self.ones, self.rates = Ones(), Rates(tree, reader.modifiers)
        self.bare = False
        self.rated = 0  # end of the last rate: « pour 100 000 habitants » is no amount of its own

    def run(self) -> list[Quantity]:
        amounts = self.reader.read(self.text)
        self.bare = self._only_numbers(amounts)
        nouns = [self._noun(amount) for amount in amounts]
        k = 0
        while k < len(amounts):
            if amounts[k].first.start < self.rated:
                k += 1
                continue
            taken = self._ratio(amounts, nouns, k)
            if not taken:
                self._one(amounts, nouns, k)
            k += taken or 1
        self.found.extend(self.nouns.vague(self.tree, self.found))
        return sorted(self.found, key=lambda q: (q.span.start, q.span.end))

    def _noun(self, amount: Amount) -> Counted | None:
        """The counted noun after an amount without a written unit."""
        return self.nouns.after(self.tree, amount) if amount.unit is None else None

    def _add(self, start: int, end: int, rule: str, amount: Amount, **fields: Any) -> None:
        statistic = self.reader.statistic(self.text, amount, end)
        if (
            amount.first.form in ("vague", "fraction")
            and not amount.bound
            and (opener := _OPENER.search(self.text[max(0, start - 10) : start]))
        ):
            start -= len(opener.group())
        values = {"value": amount.value, "low": amount.low, "high": amount.high, "unit": amount.unit, "kind": amount.kind}
        values |= {"approximation": amount.approximation, "statistic": statistic, "per": amount.per, **fields}
        if values["per"] is None and values["kind"] != "duration":
            values["per"] = self.rates.beside(start, end)
        span = Span(start=start, end=end, text=self.text[start:end])
        self.found.append(Quantity.model_validate({"span": span, "rule": f"quantity.{rule}", **values}))

    def _ratio(self, amounts: list[Amount], nouns: list[Counted | None], k: int) -> int:
        """« un enfant sur cinq », « neuf sur dix »: how many amounts that takes."""
        if k + 1 >= len(amounts):
            return 0
        part, whole = amounts[k], amounts[k + 1]
        a, b = part.value, whole.value
        noun = nouns[k]
        end = noun.end if noun else part.end
        link = self.text[end : whole.start].strip() if end < whole.start else ""
        if a is None or not b or a > b or b < 2 or part.unit is not None or whole.unit is not None:
            return 0
        if not self.rates.on(end, whole.start, link, noun):
            return 0
        following = nouns[k + 1]  # « deux étages sur trois niveaux » is no share; a singular behind the number is a verb mistagged
        if following is not None and following.plural and following.is_noun and not following.unit.endswith(("é", "ée")):
            return 0
        fields: dict[str, Any] = {"value": round(100 * a / b, 5), "unit": "%", "kind": "percent"}
        if noun is None and self.rates.is_mark(part.start, a, b):
            fields = {"value": a, "unit": "point"}
        if noun is None and len(self.text) <= whole.end - part.start + 2:  # the text is « un sur cinq » and no more
            fields = {"value": a / b}
        self._add(part.start, whole.end, "ratio", part, **fields)
        return 2

    def _one(self, amounts: list[Amount], nouns: list[Counted | None], k: int) -> None:
        amount, noun = amounts[k], nouns[k]
        if self.bare:
            self._bare(amount)
        elif amount.unit is not None:
            self._measured(amount)
        elif symbol := self._written(amount):
            self._add(amount.start, symbol[0], "measure", amount, unit=symbol[1], kind="measure")
        elif noun is not None and not self._stands_alone(amount, noun):
            self._count(amount, noun)
        elif not self._shared(amounts, nouns, k):
            self._elliptic(amount)

    def _only_numbers(self, amounts: list[Amount]) -> bool:
        """Nothing but amounts, and words that join them, stands in the text."""
        if not amounts or len(self.text) > _BARE_LENGTH:
            return False
        rest, last = "", 0
        for amount in amounts:
            rest += self.text[last : amount.start] + " "
            last = max(last, amount.end)
        words = _WORD.findall(rest + self.text[last:])
        return all(word.lower() in _JOINING for word in words)

    def _bare(self, amount: Amount) -> None:
        sign = _MINUS.search(self.text[: amount.start])
        if sign and amount.value is not None and amount.value > 0:
            amount.value, amount.start = -amount.value, sign.start()
        if amount.first.form == "fraction" and amount.unit == "%":
            self._add(amount.start, amount.end, "fraction", amount, value=amount.first.value, unit=None, kind="count")
        elif amount.unit is not None and not self._is_clock(amount):
            self._add(amount.start, amount.end, amount.kind, amount)
        elif amount.unit is None:
            self._add(amount.start, amount.end, "number", amount)

    def _is_clock(self, amount: Amount) -> bool:
        if amount.unit != "heure" or "par" in self.text[amount.last.end : amount.end].split():
            return False  # « limite à deux heures par jour »
        hours = amount.high if amount.high is not None else amount.value
        if amount.is_range and (hours or 0) <= 24:
            written = self.text[amount.start : amount.end].lower()
            return written.count("heure") > 1 or ("h" in written and (amount.low or 0) >= 6)
        return hours is not None and is_clock(self.text, amount.first.start, amount.end, hours)

    def _measured(self, amount: Amount) -> None:
        """A written unit; « un an » counts only with a modifier."""
        article = amount.first.form == "article" and amount.last is amount.first
        if article and not (
            amount.bound
            or "demi" in self.text[amount.last.end : amount.end]
            or (amount.value or 1) != 1
            or self.ones.measures(self.tree, amount)
        ):
            return
        if article and amount.unit == "°" and self.text[amount.end :].startswith((" de ", " d'", " d’")):
            return  # « un degré de confiance »
        if amount.kind == "duration":
            if self._is_clock(amount) or is_past_or_future(self.text, amount.start, amount.first):
                return
        elif amount.first.form == "fraction" and amount.unit == "%":
            if not self._fraction_counts(amount):
                return
            self._add(amount.start, amount.end, "fraction", amount)
            return
        rule = "point" if amount.unit == "point" else amount.kind
        end, per = amount.end, amount.per
        if per is None and (rate := self.rates.rate(end, counted=amount.kind == "duration")):
            end, per = rate
            self.rated = end
        self._add(amount.start, end, rule, amount, per=per or self.rates.before(amount.start))

    def _fraction_counts(self, amount: Amount) -> bool:
        """« demi-finale » and « quarts de finale » are no fractions, nor is « demi » alone."""
        word = self.text[amount.first.start : amount.first.end].lower()
        after = self.text[amount.first.end : amount.first.end + 14].lower()
        if "/" in word:  # « au 5/7 » is a programme
            return after.startswith((" de ", " des ", " d'", " d’", " du "))
        return not word.endswith(("demi", "demie", "demis")) and not after.startswith((" de finale", "-", " temps", " monde"))

    def _stands_alone(self, amount: Amount, noun: Counted) -> bool:
        """Whether the noun found is none: « supérieur à 1500 est exigé », « trois ans, dont un ferme »."""
        if amount.first.form == "article":
            return noun.unit == "ferme"
        return bool(amount.bound) and not noun.plural and not noun.named and (amount.value or 0) >= _PAIR

    def _count(self, amount: Amount, noun: Counted) -> None:
        first = amount.first
        if noun.unit in _SIDES or (noun.unit == "coin" and self.text.startswith("quatre", amount.start)):
            return  # « aux quatre coins du pays »
        if first.form == "article" and amount.last is first:
            self.before.remember(amount, noun.unit)
            rate = self.reader.modifiers.rate(self.text, noun.end, counted=False)
            daily = rate is not None and self.text[noun.end : rate[0]].strip().isalpha()  # « une corvée quotidienne » counts nothing
            if (rate is None or daily) and not self._is_one(amount, noun) and amount.bound not in _COUNTING:
                return
        if is_year(first) and amount.last is first and not noun.tied and not amount.bound:
            return
        if noun.named and amount.value is not None and self.text[first.start : first.end].isdigit() and first.end - first.start == _POSTAL:
            return  # « 33000 Bordeaux »
        if (not noun.tied or not noun.plural) and is_label(self.text, first, self.reader.labels, self.reader.plurals):
            return
        if not noun.plural and not noun.named and (amount.high or amount.value or 0) >= 2:
            return  # « au 12 rue de la Paix »; a verb taken for a noun
        known = self.nouns.unit(noun.unit)
        if known and known.kind == "duration" and is_past_or_future(self.text, amount.start, first):
            return
        end, per = noun.end, amount.per
        if (half := HALF_AFTER.match(self.text, end)) and amount.value is not None:
            amount.value, end = amount.value + (0.25 if half.group(1) == "quart" else 0.5), half.end()
        if rate := self.rates.rate(end, counted=True):
            end, per = rate
            self.rated = end
        if not amount.bound and (bound := self.reader.modifiers.after(self.text, end)) and amount.approximation == "exact":
            end, amount.approximation = bound.offset, bound.approximation
        unit, kind = (known.unit, known.kind) if known else (noun.unit, "count")
        if self.before.second_of_two(noun.token, amount):  # « dix hommes ont été arrêtés et trois relâchés »
            unit, end = self.before.counted[-1][1], amount.end
        if first.form == "article" and self.ones.within(self.text, amount, noun):
            unit, kind = ("jour" if unit == "journée" else unit), "duration"
        self.before.remember(amount, unit)
        self._add(amount.start, end, kind, amount, unit=unit, kind=kind, per=per or self.rates.before(amount.start))

    def _is_one(self, amount: Amount, noun: Counted) -> bool:
        """Whether « un » is the number: one in a toll, « en une journée »."""
        ones = self.ones
        return ones.is_toll(self.text, amount, noun) or ones.falls(self.tree, noun) or ones.within(self.text, amount, noun)

    def _shared(self, amounts: list[Amount], nouns: list[Counted | None], k: int) -> bool:
        """« 12 et 15 soldats »: the noun of the next number, where they are joined."""
        amount = amounts[k]
        before = self.text[max(0, amount.start - 7) : amount.start].lower()
        if before.endswith(("contre ", "dont ")) or not amount.shares or k + 1 >= len(amounts) or amount.first.form == "article":
            return False
        following = nouns[k + 1]
        if following is None or is_year(amount.first):
            return False
        self._add(amount.start, amount.end, "count", amount, unit=following.unit)
        return True

    def _elliptic(self, amount: Amount) -> None:
        """A number whose noun stands before it: « ils étaient 10 500 », « dont 15 000 à Paris », « six autres »."""
        first = amount.first
        if _FACTOR.search(self.text[max(0, amount.start - 24) : amount.start]):
            self._add(amount.start, amount.end, "factor", amount)
            return
        if first.form == "article":
            self._one_of_them(amount)
            return
        if (is_year(first) and not (amount.bound or is_bound(self.text, first.start))) or is_label(
            self.text, first, self.reader.labels, self.reader.plurals
        ):
            return
        place = self.ellipses.read(self.tree, amount)
        if place is None:
            return
        unit, kind = self.before.of(amount, others=place.others, any_kind=place.any_kind, gapped=place.gapped, them=place.them)
        if place.gapped and amount.value is not None:
            amount.value *= self.before.scale(amount)
        if place.votes:
            unit, kind = self.before.voters(amount) or "voix", "count"
        unit = unit or (self.before.named(amount, en=place.en) if place.them or place.en else None) or ("personne" if place.us else None)
        if unit is None and not (place.sure or amount.bound or amount.last.scale >= 1e6 or (amount.value or 0) >= 1000):
            return
        end, per = place.end, amount.per
        if rate := self.reader.modifiers.rate(self.text, end, counted=True):
            end, per = rate
        self._add(amount.start, end, "elliptic", amount, unit=unit, kind=kind, per=per)

    def _one_of_them(self, amount: Amount) -> None:
        """« trois ans, dont un ferme »: one of the units just counted."""
        tree, last = self.tree, self.found[-1] if self.found else None
        if toll := self.ones.toll(self.text, amount):  # « mort » is a verb to the tagger
            self.before.remember(amount, toll[1])
            self._add(amount.start, toll[0], "count", amount, unit=toll[1])
            return
        i = tree.token_at(amount.first.end - 1) + 1
        if not self.text[max(0, amount.start - 5) : amount.start].lower().endswith("dont ") or last is None or i >= len(tree):
            return
        near = amount.start - last.span.end <= len(" de réclusion criminelle, dont ") and last.kind in ("duration", "count", "money")
        if near and (tree.lower[i] in ("ferme", "avec") or (tree.pos[i] == "ADJ" and last.kind == "duration")):
            end = tree.end[i + 1] if tree.lower[i] == "avec" and tree.lower[i + 1 : i + 2] == ["sursis"] else tree.end[i]
            self._add(amount.start, end, "elliptic", amount, unit=last.unit, kind=last.kind)

    def _written(self, amount: Amount) -> tuple[int, str] | None:
        """An unknown unit that is written like one: capitals behind its first letter (« 80 360 MeV », « 60 kWc »)."""
        symbol = _SYMBOL.match(self.text, amount.last.end) if amount.first.form == "digits" else None
        return (symbol.end(), symbol.group(1)) if symbol else None
