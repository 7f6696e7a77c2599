"""Participants that an insertion cut off from their verb, found on the surface where the parser lost them."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.french.small_words import HIS, NE, QUE, WEEKDAYS
from claimkit.grammar.amounts import OPENERS, comparative, lasts
from claimkit.grammar.clause import Clause
from claimkit.grammar.introducers import preposition
from claimkit.grammar.phrases import is_contrast
from claimkit.grammar.reach import is_finite

RELATIVES = frozenset({"qui", "que", "qu'", "qu’", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"})
_STOPS = RELATIVES | {".", ";", ":", "—", "–"}
_INTRODUCING = QUE | {"car", "où", "et", "mais", "si", "donc"}
_LATTER, _THIS = frozenset({"dernier", "dernière", "derniers", "dernières"}), frozenset({"ce", "cette", "ces"})
_VERBAL = frozenset({"VERB", "AUX", "SCONJ"})


def severed_subject(tree: Tree, clause: Clause) -> int | None:
    """The subject that an insertion cut off from its verb (« Le maire, élu en mai, a … »): the first free noun before it that agrees; or an infinitive."""
    if (infinitive := _infinitive_before(tree, clause)) is not None:
        return infinitive
    begin = tree.sents[tree.sent[clause.head]][0]
    verb = min(clause.finite, clause.top)
    number = tree.feats(clause.finite).get("Number")
    for k in range(begin, verb):
        latter = tree.lower[k] in _LATTER and k > begin and tree.lower[k - 1] in _THIS  # « ce dernier »
        if latter and k + 1 == verb:
            return k
        if tree.pos[k] not in ("NOUN", "PROPN", "PRON") or preposition(tree, k) or tree.lower[k] in RELATIVES:
            continue
        if tree.dep[k].startswith("expl"):
            continue
        start = max((m for m in range(begin, k) if tree.pos[m] in ("DET", "NUM", "ADJ") and tree.head[m] == k), default=k)
        start = min((m for m in tree.kids[k] if m < k and tree.dep[m] in ("det", "nummod", "amod", "advmod")), default=min(start, k))
        if start > begin and tree.words[start - 1] not in OPENERS and tree.pos[start - 1] not in ("ADV", "CCONJ"):
            continue
        if _subject_of_another(tree, k, clause, verb):
            continue
        own = tree.feats(start if tree.pos[start] == "DET" else k).get("Number")
        plural = any(tree.dep[m] == "conj" and m < verb for m in tree.kids[k]) or (
            k + 1 < verb and any(tree.lower[m] == "et" for m in range(k, min(k + 4, verb)))
        )
        if number and own and number != own and not (plural and number == "Plur"):
            continue
        if tree.pos[k] == "NOUN" and start == k and own != "Plur":
            continue
        return k
    return None


def _infinitive_before(tree: Tree, clause: Clause) -> int | None:
    """« car travailler la nuit est dur », « sortir le matin présente un risque »: an infinitive that opens the clause and ends at its verb."""
    begin = tree.sents[tree.sent[clause.head]][0]
    verb = clause.finite
    while verb > begin and (tree.dep[verb - 1].startswith("expl") or (tree.lower[verb - 1] in NE and tree.pos[verb - 1] == "ADV")):
        verb -= 1
    for k in range(verb - 1, begin - 1, -1):
        if tree.words[k] in (",", ":", ";") or (tree.pos[k] in _VERBAL and tree.verb_form[k] != "Inf"):
            return None
        before = k - 1
        while before >= begin and (tree.dep[before].startswith("expl") or tree.lower[before] in ("ne", "pas", "n'")):
            before -= 1
        opens = before < begin or tree.lower[before] in _INTRODUCING or tree.words[before] in OPENERS
        if tree.verb_form[k] == "Inf" and opens and tree.pos[k] == "VERB":
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
    skip = 0
    for k in range(verb + 1, end):
        if k < skip:
            continue
        if tree.words[k] == "(":
            skip = next((m + 1 for m in range(k, end) if tree.words[m] == ")"), end)
        elif _ends_complements(tree, k):
            return None
        elif tree.pos[k] in ("NOUN", "PROPN") and k not in times and k != subject and _free_noun(tree, k, verb, times):
            return k
    return None


def _ends_complements(tree: Tree, k: int) -> bool:
    if tree.dep[k] == "cc":  # « aux héritiers, ou à leurs avocats, », « , malgré l'avis des maires et des élus, », « entre 10 et 15 »
        joined = tree.head[k]
        return not (preposition(tree, joined) or tree.pos[joined] == "NUM" or "," in tree.words[tree.head[joined] : k])
    return tree.pos[k] in _VERBAL or tree.dep[k] == "mark" or tree.lower[k] in _STOPS


def _free_noun(tree: Tree, k: int, verb: int, times: set[int]) -> bool:
    """A noun with determiner or number on which no preposition falls, no subject and no apposition; behind an insertion a name too."""
    if tree.dep[k] in ("nsubj", "nsubj:pass", "flat:name") or is_contrast(tree, k, verb):
        return False
    if tree.dep[k] == "nmod" and any(tree.dep[m] == "nummod" for m in tree.kids[tree.head[k]]) and tree.head[k] == k - 2:
        return False  # « à 1,82 euro le litre »
    if tree.dep[k] == "conj" and preposition(tree, tree.head[k]):  # « ressemble à un jardin, avec un étang, une grotte et trois ponts »
        beside = [m for m in (*tree.kids[k], *tree.kids[tree.head[k]]) if m > k and tree.dep[m] == "conj"]
        counted = any(tree.dep[m] == "nummod" for m in tree.kids[k])  # « compte distribuer, dans une première phase, 15 tricycles et … »
        if not counted and any(tree.dep[c] == "cc" for m in beside for c in tree.kids[m]):
            return False
    above = tree.head[k]
    on_his_part = tree.lower[above] in ("côté", "part") and tree.lower[above - 1] in HIS
    if (above in times or on_his_part) and preposition(
        tree, k
    ) == "des":  # « a réuni samedi soir des élus », « dénonce de son côté des abus »
        return True
    dets = [m for m in tree.kids[k] if m < k and tree.dep[m] in ("det", "nummod")]
    before = min(dets, default=k) - 1
    ranged = tree.lower[before] == "entre" and tree.dep[before + 1] == "nummod"  # « entre 10 et 15 euros »
    before -= ranged
    behind = tree.words[before] == "," and closes(tree, before, verb)
    if tree.words[k] == "%" and tree.words[before] == "," and "%" in tree.words[verb:before]:
        return False  # « a évolué de 9 % ici, contre 5 % à Lille, 7 % à Dol »
    if not (dets or (behind and tree.pos[k] == "PROPN")) or (preposition(tree, k) and not ranged):
        return False
    if tree.dep[k] == "appos" and (
        not behind or (tree.words[(after := tree.right[k]) : after + 1] == [","] and tree.pos[after + 1 : after + 2] == ["ADP"])
    ):
        return False  # « a défilé, avec Paul Morel, le maire, dans les rues »
    if (
        tree.pos[before] in ("ADP", "CCONJ")
        or (tree.pos[tree.left[k]] in ("ADP", "ADV") and not ranged)
        or (tree.words[before] == "," and not behind)
    ):
        return False
    return not (tree.lower[k].rstrip("s") in WEEKDAYS or lasts(tree, k) or comparative(tree, k) or prepositional(tree, verb, k))


def closes(tree: Tree, comma: int, verb: int) -> bool:
    """Whether a comma closes what another one opens behind the verb: « a détecté, lundi matin, », « a ouvert jeudi, depuis Lima, »."""
    opening = next((m for m in range(comma - 1, verb, -1) if tree.words[m] == ","), verb)
    word = opening + 1 + (tree.dep[opening + 1] == "cc")
    return opening == verb + 1 or (opening > verb and tree.pos[word] == "ADP" and tree.lower[word] != "comme")


def prepositional(tree: Tree, v: int, k: int) -> bool:
    """A noun with a preposition before it that the parser hangs elsewhere (« arriver par l'Atlantique », « unit par-delà les clivages »)."""
    first = tree.left[k]
    return (
        k > v
        and first - 1 > v
        and tree.lower[first - 1] in ("par", "sur", "dans", "vers", "avec", "chez", "pour", "par-delà")
        and tree.pos[first - 1] in ("ADP", "ADV")
    )
