"""What a number without a noun counts: the unit of an amount before it, or the noun of « le nombre de … »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from claimkit.doc.tree import SUBJECTS

if TYPE_CHECKING:
    from claimkit.doc.tree import Tree
    from claimkit.french.amounts.ranges import Amount
    from claimkit.french.plurals import Plurals
    from claimkit.models import Quantity

_NUMBER_OF = re.compile(
    r"\b(?:(?:nombre|flux|total) (?:total )?|celui |celle |combien )(?:de (?!la |l['’]|ce)|d['’](?!une? )|des )([^\W\d_]+)", re.IGNORECASE
)
_AMONG = re.compile(
    r"\b(?:chez|parmi) (?:les|ces|ses|leurs|nos) ([^\W\d_]+)(?: [^\W\d_]+){0,3}, $", re.IGNORECASE
)  # « Parmi les élus, 12 … »
_ITS_NUMBER = re.compile(r" (?:le|son|leur) nombre (?:total )?(?:de |d['’]|des )([^\W\d_]+(?:-[^\W\d_]+)?)", re.IGNORECASE)
_FOR = re.compile(r"(?:\s(?:ont|a|avaient)\s\w+)?\s(?:pour|contre)(?:\s?,|\set)\s", re.IGNORECASE)
_MONEY = frozenset({"budget", "coût", "déficit", "dette", "montant", "facture", "recette", "dépense", "bénéfice", "perte", "affaire"})
_PRICING = frozenset({"coûter", "valoir", "débourser", "facturer", "investir"})
_SEXES = {"eux": "Masc", "ils": "Masc", "elles": "Fem"}
_OBJECT, _TOPIC = frozenset({"obj", "obl:arg"}), frozenset({"dislocated"})
_WHOLE = 100
_THOUSAND = 1000
_SCALES = {"million": 1e6, "milliard": 1e9}
_REACH = 320  # characters back to the amount whose noun an elliptic number shares


class Antecedents:
    """The nouns counted so far in one document.

    Args:
        tree: the tree.
        plurals: gives the unit of a plural noun.
        found: the amounts found so far.

    Attributes:
        counted: where a noun was counted, « une personne » too, with its unit.
    """

    def __init__(self, tree: Tree, plurals: Plurals, found: list[Quantity]) -> None:
        self._tree, self._plurals, self._found = tree, plurals, found
        self.counted: list[tuple[int, str]] = []
        self._many = 0.0  # of the last ones

    def remember(self, amount: Amount, unit: str) -> None:
        """Keeps what was counted, for « six autres »: no part of it (« dont trois enfants »), nor what tells of a noun (« le plan des deux hommes »)."""
        tree, i = self._tree, self._tree.token_at(amount.last.end - 1)
        below = tree.dep[tree.head[i]] == "nmod" and self.counted and tree.token_at(self.counted[-1][0]) >= tree.sents[tree.sent[i]][0]
        if not below and not self._tree.text[max(0, amount.start - 5) : amount.start].lower().endswith("dont "):
            self.counted.append((amount.start, unit))
            self._many = amount.high or amount.value or 0

    def of(self, amount: Amount, *, others: bool, any_kind: bool, gapped: bool = False, them: bool = False) -> tuple[str | None, Any]:
        """Unit and kind of the amount before it, or the noun of « le nombre de … »."""
        if others:
            at, unit = self._subject_before(amount) or (self.counted[-1] if self.counted else (-_REACH, None))
            rank = self._rank(amount)
            if rank is not None and self._many <= (amount.value or 0):
                return rank, "count"  # « les dix premiers »: of no ten that were named
            return (unit if amount.start - at < _REACH else None), "count"
        sentence = self._tree.sents[self._tree.sent[self._tree.token_at(amount.start)]]
        opening = self._tree.start[sentence[0]]
        if noun := self._number_of(amount, opening):
            return noun, "count"
        if among := _AMONG.search(self._tree.text, opening, amount.start):
            return self._plurals.singular(among.group(1)), "count"
        if self._is_price(amount) or (amount.last.scale >= 1e6 and self._is_money(amount, opening)):
            return next(((q.unit, q.kind) for q in reversed(self._found) if q.kind == "money"), (None, "count"))
        sex = self._sex(amount) if them else None
        for quantity in reversed(self._found):
            if amount.start - quantity.span.start > _REACH:
                break
            if sex is not None and (quantity.kind == "money" or quantity.approximation == "vague" or self._of_other_sex(quantity, sex)):
                continue  # « 120 propositions … une cinquantaine d'entre eux »
            # A share is no more than a hundred; « fois » are never left out.
            fits = quantity.unit != "fois" and (quantity.kind != "percent" or (amount.value or 0) <= _WHOLE)
            same = any_kind and quantity.span.start >= opening and not (gapped and quantity.kind == "duration" and self._counts(opening))
            if quantity.unit and fits and (same or quantity.kind in ("count", "money")):
                return quantity.unit, quantity.kind
        return self._subject(amount), "count"

    def scale(self, amount: Amount) -> float:
        """« l'un a coûté 18 millions d'euros, l'autre 23 »: by what a number in a clause without verb is to be multiplied, as the one before it was."""
        before = self._found[-1].span.text if self._found and amount.last.scale < _THOUSAND > (amount.value or _THOUSAND) else ""
        return next((scale for word, scale in _SCALES.items() if word in before), 1.0)

    def _sex(self, amount: Amount) -> str | None:
        """The gender of those that a number counts: « dix d'entre elles », « ils étaient dix »."""
        lower, at = self._tree.lower, self._tree.token_at(amount.start)
        return next((_SEXES[w] for w in (*lower[at : at + 5], *lower[max(0, at - 2) : at]) if w in _SEXES), None)

    def _of_other_sex(self, quantity: Quantity, sex: str) -> bool:
        tree = self._tree
        noun = tree.token_at(quantity.span.end - 1)
        return tree.pos[noun] == "NOUN" and tree.feats(noun).get("Gender", sex) != sex

    def _is_money(self, amount: Amount, opening: int) -> bool:
        """« porte le coût à 5 milliards »: the last noun before that such an amount measures is one of money, and none was counted since."""
        tree, i = self._tree, self._tree.token_at(amount.start)
        since = max((q.span.end for q in self._found if q.kind != "percent"), default=0)
        first = tree.token_at(max(opening, since))
        return any(tree.lower[k].removesuffix("s") in _MONEY for k in range(first, i))

    def _is_price(self, amount: Amount) -> bool:
        """« Le tramway coûtera 90 millions »: the object of a verb of prices; not « en a coûté cinq »."""
        tree, i = self._tree, self._tree.token_at(amount.last.end - 1)
        while tree.dep[i] in ("nummod", "flat", "fixed", "nmod", "dep") and tree.head[i] != i:
            i = tree.head[i]
        verb = tree.head[i]
        return tree.dep[i] == "obj" and tree.lemma[verb] in _PRICING and "en" not in [tree.lower[k] for k in tree.kids[verb]]

    def _counts(self, opening: int) -> bool:
        """Whether the sentence counted something: « a perdu 300 emplois en dix ans, Dol 120 »."""
        return any(q.kind == "count" and q.span.start >= opening for q in self._found)

    def _subject_before(self, amount: Amount) -> tuple[int, str] | None:
        """The subjects counted in its sentence, where the others are a subject too: « six maisons ont brûlé après un orage et trois autres sont en ruine »."""
        tree, i = self._tree, self._tree.token_at(amount.last.end - 1)
        behind = tree.lower[i + 1 : i + 5]
        if behind[:1] != ["autres"] or i + 2 >= len(tree) or tree.pos[i + 2] not in ("AUX", "VERB") or "été" in behind:
            return None  # « a tué une femme et deux autres ont été blessées »
        for at, unit in reversed(self.counted):
            k = tree.token_at(at)
            if tree.sent[k] == tree.sent[i] and tree.dep[tree.head[k]] in SUBJECTS and tree.lower[k] not in ("un", "une"):
                return at, unit
        return None

    def voters(self, amount: Amount) -> str | None:
        """Who or what was counted right before, in its sentence, as being for or against: « 21 voix pour, 14 contre »."""
        last = self._found[-1] if self._found else None
        if last is None or _FOR.match(self._tree.text, last.span.end, amount.start) is None:
            return None
        return last.unit

    def named(self, amount: Amount, *, en: bool) -> str | None:
        """The plural subject, else object, of the verb before: « les maires se sont réunis ; trois d'entre eux … »; of « en » an object first."""
        tree, at = self._tree, self._tree.token_at(amount.start)
        first = tree.sents[max(0, tree.sent[at] - 1)][0]
        sex = self._sex(amount)
        nouns = [
            i
            for i in range(at - 1, first - 1, -1)
            if tree.pos[i] == "NOUN"
            and (tree.feats(i).get("Number") == "Plur" or (en and tree.dep[i] in _OBJECT))
            and (en or sex in (None, tree.feats(i).get("Gender")))
        ]
        for role in (_TOPIC, _OBJECT, SUBJECTS) if en else (SUBJECTS, _OBJECT):
            if found := next((i for i in nouns if tree.dep[i] in role), None):
                return self._plurals.singular(tree.words[found])
        return None

    def second_of_two(self, token: int, amount: Amount) -> bool:
        """Whether a participle that seems counted is joined to the participle of a passive, whose subject was counted before."""
        tree, first = self._tree, self._tree.head[token]
        return (
            bool(self.counted)
            and tree.dep[token] == "conj"
            and first < token
            and tree.verb_form[token] == tree.verb_form[first] == "Part"
            and self.counted[-1][0] < tree.start[first] < amount.start
            and tree.sent[tree.token_at(self.counted[-1][0])] == tree.sent[token]
            and any(tree.dep[k] == "aux:pass" for k in tree.kids[first])
        )

    def _rank(self, amount: Amount) -> str | None:
        """« premier », « dernier » behind the number."""
        word = self._tree.lower[min(len(self._tree) - 1, self._tree.token_at(amount.last.end - 1) + 1)]
        return self._plurals.singular(word) if word.startswith(("premi", "derni")) else None

    def _subject(self, amount: Amount) -> str | None:
        """The plural noun that is subject of the verb of a number behind « à »: « les arrivées ont progressé, à 35 millions »."""
        tree = self._tree
        if not tree.text[: amount.start].endswith("à "):
            return None
        verb = next((i for i in tree.ancestors(tree.token_at(amount.first.start)) if tree.pos[i] == "VERB"), -1)
        nouns = [k for k in tree.kids[verb] if tree.dep[k] in SUBJECTS and tree.pos[k] == "NOUN"] if verb >= 0 else []
        plural = nouns and tree.feats(nouns[0]).get("Number") == "Plur"
        return self._plurals.singular(tree.words[nouns[0]]) if plural else None

    def _number_of(self, amount: Amount, opening: int) -> str | None:
        """The noun of « le nombre de morts s'élève à … », « celui des blessés à … », « on estime à … le nombre de … »."""
        reach = amount.start - _REACH
        latest = next(
            (
                q.span.end
                for q in reversed(self._found)
                if (q.kind not in ("percent", "duration") and q.rule != "quantity.factor") or q.span.end < reach
            ),
            0,
        )
        lowest = max(latest, reach)
        named = [
            m
            for m in _NUMBER_OF.finditer(self._tree.text, lowest, amount.start)
            if (m.start() >= opening or m.group().lower().startswith("combien")) and m.group(1).islower()  # « celle de Lyon »
        ]
        behind = _ITS_NUMBER.match(self._tree.text, amount.end)
        noun = behind or (named[-1] if named else None)
        return self._plurals.singular(noun.group(1)) if noun else None
