"""Active forms whose subject is not where an active verb has it: what is done to it, or it stands behind the verb."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.grammar.clause import Clause
from claimkit.grammar.governing import VerbLexicon
from claimkit.grammar.introducers import introducer


def undergoes(tree: Tree, clause: Clause, verbs: VerbLexicon) -> bool:
    """Whether something is done to the subject of an active form."""
    return _lets_do(tree, clause) or _to_be_done(tree, clause) or _passive_below(tree, clause, verbs)


def turned(tree: Tree, clause: Clause, verbs: VerbLexicon) -> int | None:
    """« Aux bruits s'ajoute la poussière », « hier est né un poulain »: the noun behind a verb that takes no object, where none stands before."""
    head = clause.head
    moves = clause.voice == "pronominal" or (tree.lemma[head] in verbs.etre_lemmas and clause.voice == "active")
    if not moves or clause.finite < 0 or clause.kind == "relative" or any(tree.lemma[k] == "avoir" for k in clause.auxiliaries):
        return None
    return next((k for k in tree.kids[head] if k > head and tree.dep[k] == "obj" and tree.pos[k] in ("NOUN", "PROPN")), None)


def _lets_do(tree: Tree, clause: Clause) -> bool:
    """« s'est fait interpeller par un élu »: what is done to the subject."""
    dep = [tree.dep[k] for k in tree.kids[clause.head]]
    return clause.voice == "pronominal" and "aux:caus" in dep and "obj" not in dep


def _to_be_done(tree: Tree, clause: Clause) -> bool:
    """« des coupures sont à prévoir »: être à and an infinitive."""
    if tree.verb_form[clause.head] != "Inf" or introducer(tree, clause.head) != "à":
        return False
    return clause.has_copula(tree) or (clause.top != clause.head and tree.lemma[clause.top] == "être")


def _passive_below(tree: Tree, clause: Clause, verbs: VerbLexicon) -> bool:
    """« continueront d'être considérés », not « demandent à être entendus »: the infinitive below is passive, and the subject wants nothing of it."""
    head, kids, dep = clause.head, tree.kids[clause.head], tree.dep
    below = [k for k in kids if dep[k] == "xcomp" and k > head]
    willed = verbs.has(tree.lemma[head], "volition") or verbs.has(tree.lemma[head], "modal")
    if willed or not any(dep[m] == "aux:pass" for k in below for m in tree.kids[k]):
        return False
    return not any(dep[k] == "obj" for k in kids)
