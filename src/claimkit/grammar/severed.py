"""Participants that an insertion or an amount cut off from their verb, found on the surface where the parser lost them."""

from __future__ import annotations

from claimkit.doc.layers import Layers
from claimkit.doc.tree import Tree
from claimkit.grammar.clause import Clause
from claimkit.grammar.introducers import preposition
from claimkit.grammar.reach import is_finite

RELATIVES = frozenset({"qui", "que", "qu'", "qu’", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"})
_OPENERS = frozenset({",", ":", "«", '"', "“", "–", "—", "…", ")", "»", "”", "-"})
_STOPS = RELATIVES | {".", ";", ":", "—", "–"}
_VERBAL = frozenset({"VERB", "AUX", "SCONJ"})
_DURATIONS = frozenset({"an", "année", "mois", "semaine", "jour", "heure", "minute", "seconde", "fois", "nuit", "matin", "soir"})

_PENALTIES = frozenset({"prison", "emprisonnement", "réclusion", "détention", "inéligibilité", "sursis"})
_CARDINALS = frozenset({"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"})  # « neuf » may be tagged as an adjective


class Amounts:
    """The amounts of a document that can be participants (no durations).

    Attributes:
        heads: first token of each → the token that it hangs by.
    """

    def __init__(self, tree: Tree, layers: Layers) -> None:
        self.heads: dict[int, int] = {}
        ends: dict[int, int] = {}
        for quantity in layers.quantities:
            if quantity.kind != "duration":
                a, b = tree.token_at(quantity.span.start), tree.token_at(quantity.span.end - 1)
                self.heads[a] = tree.top_of(a, b + 1)
                ends[a] = b
        self._first = {}
        for a, b in reversed(ends.items()):  # where two overlap, the one found first counts
            self._first.update(dict.fromkeys(range(a + 1, b + 1), a))

    def first(self, i: int) -> int:
        """The first token of the amount that a token stands in, else the token itself."""
        return self._first.get(i, i)

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
            k == begin or tree.words[k - 1] in _OPENERS or tree.pos[k - 1] in ("CCONJ", "ADV") or tree.lower[k - 1] in ("que", "qu'", "qu’")
        ):
            return head
    return None


def amount_behind(tree: Tree, clause: Clause, amounts: Amounts) -> int | None:
    """An amount right behind the verb, adverbs and marks between them at most."""
    for k in range(clause.head + 1, min(clause.head + 4, len(tree))):
        if k in amounts.heads:
            head = amounts.heads[k]
            return None if tree.lower[k] in ("de", "d'", "d’", "en", "à") or comparative(tree, head) else head
        if tree.pos[k] not in ("ADV", "PUNCT", "SPACE") or tree.words[k] == ",":
            return None
    return None


def severed_subject(tree: Tree, clause: Clause) -> int | None:
    """The subject that an insertion cut off from its verb (« Le maire, élu en mai, a … »): the first free noun before it that agrees."""
    begin = tree.sents[tree.sent[clause.head]][0]
    verb = min(clause.finite, clause.top)
    number = tree.feats(clause.finite).get("Number")
    for k in range(begin, verb):
        if tree.pos[k] not in ("NOUN", "PROPN", "PRON") or preposition(tree, k) or tree.lower[k] in RELATIVES:
            continue
        start = max((m for m in range(begin, k) if tree.pos[m] in ("DET", "NUM", "ADJ") and tree.head[m] == k), default=k)
        start = min((m for m in tree.kids[k] if m < k and tree.dep[m] in ("det", "nummod", "amod", "advmod")), default=min(start, k))
        if start > begin and tree.words[start - 1] not in _OPENERS and tree.pos[start - 1] not in ("ADV", "CCONJ"):
            continue
        if _subject_of_another(tree, k, clause, verb):
            continue
        own = tree.feats(k).get("Number")
        plural = any(tree.dep[m] == "conj" and m < verb for m in tree.kids[k]) or (
            k + 1 < verb and any(tree.lower[m] == "et" for m in range(k, min(k + 4, verb)))
        )
        if number and own and number != own and not (plural and number == "Plur"):
            continue
        if tree.pos[k] == "NOUN" and start == k and own != "Plur":
            continue
        return k
    return None


def _subject_of_another(tree: Tree, k: int, clause: Clause, verb: int) -> bool:
    """Whether a noun is the subject of a finite verb before this one."""
    above = tree.head[k]
    if above == clause.top or above >= verb or tree.dep[k] not in ("nsubj", "nsubj:pass") or tree.pos[above] != "VERB":
        return False
    return is_finite(tree, above)


def inner_pronoun(tree: Tree, k: int) -> bool:
    """« rien » or « tout » between auxiliary and participle, an object whatever its label (« n'a rien fait », « a tout perdu »)."""
    if tree.lower[k] not in ("rien", "tout") or not 0 < k < len(tree) - 1:
        return False
    return tree.dep[k - 1].startswith("aux") and tree.head[k - 1] == k + 1 == tree.head[k]


def severed_object(tree: Tree, verb: int, subject: int | None, times: set[int]) -> int | None:
    """The object that an insertion cut off from its verb (« a versé à l'État trois millions »): a noun behind it without preposition."""
    end = tree.sents[tree.sent[verb]][1]
    inserted = verb + 1 < end and tree.words[verb + 1] == ","  # « a détecté, à Paris, une fuite »
    skip = 0
    for k in range(verb + 1, end):
        if k < skip:
            continue
        if tree.words[k] == "(":
            skip = next((m + 1 for m in range(k, end) if tree.words[m] == ")"), end)
        elif _ends_complements(tree, k):
            return None
        elif tree.pos[k] in ("NOUN", "PROPN") and k not in times and k != subject and _free_noun(tree, k, verb, times, inserted=inserted):
            return k
    return None


def _ends_complements(tree: Tree, k: int) -> bool:
    return tree.pos[k] in _VERBAL or tree.dep[k] in ("cc", "mark") or tree.lower[k] in _STOPS


def _free_noun(tree: Tree, k: int, verb: int, times: set[int], *, inserted: bool) -> bool:
    """A noun with determiner or number on which no preposition falls, no subject and no apposition."""
    if tree.dep[k] in ("nsubj", "nsubj:pass", "appos", "flat:name"):
        return False
    if tree.head[k] in times and preposition(tree, k) == "des":  # « a réuni samedi soir des élus »
        return True
    dets = [m for m in tree.kids[k] if m < k and tree.dep[m] in ("det", "nummod")]
    if not dets or preposition(tree, k) not in ("", "entre"):
        return False
    before = min(dets) - 1
    if (
        tree.pos[before] == "ADP"
        or tree.pos[tree.left[k]] in ("ADP", "ADV")
        or (tree.words[before] == "," and not (inserted and before > verb + 1))
    ):
        return False
    return not (lasts(tree, k) or comparative(tree, k) or prepositional(tree, verb, k))


def lasts(tree: Tree, k: int) -> bool:
    """How long something takes, which is no object; « six ans de prison » are a penalty."""
    return tree.lemma[k] in _DURATIONS and not any(tree.lower[m] in _PENALTIES for m in tree.kids[k])


def comparative(tree: Tree, k: int) -> bool:
    """« nonante euros de plus », « de plus en plus cher »: a difference is no object."""
    first = tree.lower[tree.left[k]]
    if first in ("dont", "grâce", "face", "faute", "suite") or (
        first in ("de", "d'", "d’") and any(tree.pos[m] == "NUM" or tree.lower[m] in _CARDINALS for m in tree.kids[k])
    ):
        return True  # « a reculé de 3 % », « dont neuf enfants »
    after = " ".join(tree.lower[k + 1 : k + 3])
    return after in ("de plus", "de moins", "en plus", "de mieux") or (
        tree.lower[tree.left[k]] in ("de", "d'", "d’") and tree.pos[k] in ("ADV", "ADJ")
    )


def prepositional(tree: Tree, v: int, k: int) -> bool:
    """A noun with a preposition before it that the parser hangs elsewhere (« arriver par l'Atlantique »)."""
    first = tree.left[k]
    return (
        k > v
        and first - 1 > v
        and tree.lower[first - 1] in ("par", "sur", "dans", "vers", "avec", "chez", "pour")
        and tree.pos[first - 1] == "ADP"
    )
