"""Impersonal clauses: « il manque trois milliards », « il y a X », « il faut X », « il fait nuit »."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.grammar.clause import Clause, VerbLexicon
from claimkit.grammar.introducers import OF, introducer, preposition

_IL = frozenset({"il", "-il", "-t-il"})
_EXPLETIVES = _IL | {"ce", "c'", "c’", "y"}
_WEATHER = frozenset({"nuit", "jour", "froid", "chaud", "beau"})
_CONTENT = frozenset({"ccomp", "csubj", "xcomp", "advcl", "acl"})
_OPENERS = OF | {"que", "qu'", "qu’"}
_NEGATIONS = frozenset({"pas", "plus", "jamais", "guère"})
_INDEFINITE = OF | {"un", "une", "des", "plusieurs", "quelques"}


class Impersonals:
    """Tells impersonal clauses, and who does what in them.

    Args:
        verbs: tells which verbs say that something exists.
    """

    def __init__(self, verbs: VerbLexicon) -> None:
        self._verbs = verbs

    def has(self, tree: Tree, clause: Clause, subject: int | None) -> bool:
        """Whether a clause with that subject is impersonal; without subject it is when it has an expletive."""
        if subject is None:
            return any(tree.dep[k] == "expl:subj" for v in clause.verbs for k in tree.kids[v])
        if tree.lower[subject] not in _EXPLETIVES:
            return tree.dep[subject] == "expl:subj" and tree.pos[subject] not in ("NOUN", "PROPN")
        head = clause.head
        lemma, kids = tree.lemma[head], tree.kids[head]
        if tree.lemma[clause.top] in ("falloir", "pleuvoir", "neiger") or lemma == "falloir":
            return True
        if lemma == "agir" and clause.voice == "pronominal":
            return True
        if lemma == "avoir" and any(tree.lower[k] == "y" for v in clause.verbs for k in tree.kids[v]):
            return True
        if lemma == "faire" and any(tree.lower[k] in _WEATHER for k in kids):
            return True
        if self._verbs.has(lemma, "existential") and any(
            k > head and tree.dep[k] in ("obj", "nsubj") and _indefinite(tree, k) for k in kids
        ):
            return True
        if tree.lower[subject] not in _IL or not (clause.voice == "passive" or clause.has_copula(tree)):
            return False
        return any(k > head and tree.dep[k] in _CONTENT and introducer(tree, k) in _OPENERS for k in kids)

    def roles(self, tree: Tree, clause: Clause, expletive: int | None) -> tuple[int | None, int | None]:
        """(actor, patient): « il manque X » has a logical subject behind the verb, « il y a X » and « il faut X » an object."""
        lemma = tree.lemma[clause.head]
        if lemma == "agir":
            return None, None
        noun = _behind(tree, clause, expletive)
        if noun is not None and clause.voice != "passive" and self._verbs.has(lemma, "existential"):
            return noun, None
        return None, noun


def _behind(tree: Tree, clause: Clause, expletive: int | None) -> int | None:
    """The first noun phrase behind a verb of the clause, on which no preposition falls."""
    for v in clause.verbs:
        for k in tree.kids[v]:
            if (
                k > v
                and k != expletive
                and tree.dep[k] in ("obj", "nsubj", "nsubj:pass", "obl:arg", "conj")
                and tree.pos[k] != "VERB"
                and (_denied(tree, v, k) if tree.dep[k] == "conj" or preposition(tree, k) else True)
            ):
                return k
    return None


def _denied(tree: Tree, v: int, k: int) -> bool:
    """« pas de hausse », « ni retard ni dérapage »: what does not exist."""
    opening = tree.lower[tree.left[k]]
    return opening == "ni" or (opening in OF and any(tree.lower[m] in _NEGATIONS for m in range(v + 1, k)))


def _indefinite(tree: Tree, noun: int) -> bool:
    """Counted or with an indefinite article, as the logical subject of an impersonal verb is."""
    return any(k < noun and (tree.pos[k] == "NUM" or tree.lower[k] in _INDEFINITE) for k in tree.kids[noun])
