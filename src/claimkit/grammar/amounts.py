"""Amounts as participants: where they hang, which stand beside their verb, and which are no participants (durations, differences)."""

from __future__ import annotations

from claimkit.doc.layers import Layers
from claimkit.doc.tree import Tree
from claimkit.grammar.clause import Clause

# What may stand before the first word of a participant that opens its sentence or segment.
OPENERS = frozenset({",", ":", "«", '"', "“", "–", "—", "…", ")", "»", "”", "-"})
_DURATIONS = frozenset({"an", "année", "mois", "semaine", "jour", "heure", "minute", "seconde", "fois", "nuit", "matin", "soir"})
_MEASURED = _DURATIONS - {"fois", "nuit", "matin", "soir"}
_LASTING = frozenset({"durer", "attendre", "patienter", "rester", "vivre", "travailler", "marcher", "rouler", "jouer", "courir", "dormir"})
_BEHIND = (["plus"], ["après"], ["avant"], ["auparavant"], ["durant"])
_TIMES = frozenset({"nuit", "jour", "matin", "soir", "matinée", "soirée", "journée", "lendemain", "veille"})
_PENALTIES = frozenset({"prison", "emprisonnement", "réclusion", "détention", "inéligibilité", "sursis"})
_CARDINALS = frozenset({"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"})  # « neuf » may be tagged as an adjective


class Amounts:
    """The amounts of a document that can be participants (no durations).

    Attributes:
        heads: first token of each → the token that it hangs by.
        prices: the tokens by which amounts of money hang.
        ranges: first tokens of counts between two bounds.
    """

    def __init__(self, tree: Tree, layers: Layers) -> None:
        self.heads: dict[int, int] = {}
        self.prices: set[int] = set()
        self.ranges: set[int] = set()
        self._shares: dict[int, int] = {}
        ends: dict[int, int] = {}
        for quantity in layers.quantities:
            if quantity.kind != "duration":
                a, b = tree.token_at(quantity.span.start), tree.token_at(quantity.span.end - 1)
                self.heads[a] = tree.top_of(a, b + 1)
                ends[a] = b
                if quantity.kind == "money":
                    self.prices.add(self.heads[a])
                if quantity.rule == "quantity.ratio":
                    self._shares.update(dict.fromkeys(range(a, b + 1), b + 1))
                if quantity.kind == "count" and quantity.approximation == "between" and quantity.statistic != "change":
                    self.ranges.add(a)
        self._first = {}
        for a, b in reversed(ends.items()):  # where two overlap, the one found first counts
            self._first.update(dict.fromkeys(range(a + 1, b + 1), a))

    def first(self, i: int) -> int:
        """The first token of the amount that a token stands in, else the token itself."""
        return self._first.get(i, i)

    def end(self, b: int) -> int:
        """Where a phrase that ends before a token ends with the share that it stands in (« un client | sur dix »)."""
        return max(b, self._shares.get(b - 1, b))

    def whole(self, i: int) -> int:
        """The head of the amount that a token is a later piece of (« un enfant sur cinq va »), else the token itself."""
        return self.heads[self._first[i]] if i in self._first else i


def amount_before(tree: Tree, clause: Clause, amounts: Amounts) -> int | None:
    """An amount at the start of the sentence or segment, before the verb, on which no preposition of its own falls."""
    begin = tree.sents[tree.sent[clause.head]][0]
    verb = min(clause.finite, clause.top)
    for k in range(verb - 1, begin - 1, -1):
        if tree.words[k] in {";", ":"}:
            return None
        head = amounts.heads.get(k)
        if head is not None and (
            k == begin or tree.words[k - 1] in OPENERS or tree.pos[k - 1] in ("CCONJ", "ADV") or tree.lower[k - 1] in ("que", "qu'", "qu’")
        ):
            return head
    return None


def amount_behind(tree: Tree, clause: Clause, amounts: Amounts) -> int | None:
    """An amount right behind the verb in its sentence, adverbs and marks between them at most."""
    for k in range(clause.head + 1, min(clause.head + 4, tree.sents[tree.sent[clause.head]][1])):
        if k in amounts.heads:
            head = amounts.heads[k]
            if not any(tree.pos[m] == "NUM" or tree.lower[m] in _CARDINALS for m in (head, *tree.kids[head])):
                return None  # « a coulé près de Bonifacio »
            if k in amounts.ranges and tree.lower[k] == "de":  # « accueille de 200 à 300 élèves »
                return next((m for m in range(k, k + 6) if amounts.first(m) == k and tree.pos[m] == "NOUN"), None)
            return None if tree.lower[k] in ("de", "d'", "d’", "en", "à") or comparative(tree, head) or lasts(tree, head) else head
        if tree.pos[k] not in ("ADV", "PUNCT", "SPACE") or tree.words[k] in (",", "(", ":", ";"):
            return None
    return None


def lasts(tree: Tree, k: int) -> bool:
    """How long something takes, which is no object (« toute la matinée »); « six ans de prison » are a penalty."""
    if tree.lemma[k].endswith("aine") and any(tree.lemma[m] in _DURATIONS for m in tree.kids[k] if m > k):
        return True  # « une vingtaine de secondes »
    if tree.lemma[k] in _TIMES and any(tree.lower[m] in ("tout", "toute") for m in tree.kids[k]):
        return True
    return tree.lemma[k] in _DURATIONS and not any(tree.lower[m] in _PENALTIES for m in tree.kids[k])


def measured_time(tree: Tree, v: int, k: int) -> bool:
    """« a suivi vingt heures de cours », « a pris six mois »: a duration as the object of a verb, not « dure deux heures », « décide deux heures plus tard »."""
    if tree.dep[k] != "obj" or tree.lemma[k] not in _MEASURED or tree.lemma[v] in _LASTING:
        return False
    return tree.lower[k + 1 : k + 2] not in _BEHIND


def when(tree: Tree, k: int) -> bool:
    """« la nuit », « le jour même », « toute la journée », « ces derniers mois »: when or how long something is done."""
    if tree.lemma[k] in _MEASURED and tree.lower[k - 1] in ("derniers", "dernières") and tree.lower[k - 2] == "ces":
        return True
    return tree.lemma[k] in _TIMES and any(tree.lower[m] in ("le", "la", "l'", "l’") for m in tree.kids[k])


def comparative(tree: Tree, k: int) -> bool:
    """« nonante euros de plus », « de plus en plus cher »: a difference is no object."""
    first = tree.lower[tree.left[k] + (tree.words[tree.left[k]] == ",")]
    if first in ("dont", "grâce", "face", "faute", "suite") or (
        first in ("de", "d'", "d’") and any(tree.pos[m] == "NUM" or tree.lower[m] in _CARDINALS for m in tree.kids[k])
    ):
        return True  # « a reculé de 3 % », « dont neuf enfants »
    after = " ".join(tree.lower[k + 1 : k + 3])
    return after in ("de plus", "de moins", "en plus", "de mieux") or (first in ("de", "d'", "d’") and tree.pos[k] in ("ADV", "ADJ"))
