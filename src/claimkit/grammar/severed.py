"""Participants that an insertion cut off from their verb, found on the surface where the parser lost them."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.grammar.amounts import OPENERS, comparative, lasts
from claimkit.grammar.clause import Clause
from claimkit.grammar.introducers import preposition
from claimkit.grammar.reach import is_finite

RELATIVES = frozenset({"qui", "que", "qu'", "qu’", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"})
_STOPS = RELATIVES | {".", ";", ":", "—", "–"}
_VERBAL = frozenset({"VERB", "AUX", "SCONJ"})


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
        if start > begin and tree.words[start - 1] not in OPENERS and tree.pos[start - 1] not in ("ADV", "CCONJ"):
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


def prepositional(tree: Tree, v: int, k: int) -> bool:
    """A noun with a preposition before it that the parser hangs elsewhere (« arriver par l'Atlantique »)."""
    first = tree.left[k]
    return (
        k > v
        and first - 1 > v
        and tree.lower[first - 1] in ("par", "sur", "dans", "vers", "avec", "chez", "pour")
        and tree.pos[first - 1] == "ADP"
    )
