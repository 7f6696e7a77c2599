"""Marks and line breaks that govern words: the parser at times makes them a subject or the root. Words are put in their place.

On press trees that the parser has not learnt from, this raises the attachment of subjects, objects and clauses by two points: it stays.
"""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.repair.graft import Graft

_CORE = frozenset(
    "nsubj nsubj:pass obj iobj obl:mod obl:arg obl:agent nmod conj advcl ccomp xcomp parataxis appos".split()  # noqa: SIM905 - one line
)
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj"})
_MARKS = frozenset({"PUNCT", "SPACE"})
_RELATIVES = frozenset({"qui", "que", "qu'", "qu’", "dont", "où"})


def mend_marks(graft: Graft) -> None:
    """Hands what hangs on a mark to the word it belongs to."""
    tree, heads, deps = graft.tree, graft.heads, graft.deps
    for i in [i for i, pos in enumerate(tree.pos) if pos in _MARKS]:
        if heads[i] == i:
            _move_root(graft, i)
        elif kids := [k for k in tree.kids[i] if tree.pos[k] not in _MARKS]:
            if not graft.fires("repair.mark", i):
                continue
            first = next((k for k in kids if tree.dep[k] in _CORE), kids[0])
            graft.hang(first, heads[i], deps[i] if deps[i] in _CORE else None)
            for k in tree.kids[i]:
                if k != first:
                    graft.hang(k, first)
            graft.hang(i, first, "punct")
        elif deps[i] in _ARGUMENTS and graft.fires("repair.mark_argument", i):
            deps[i] = "punct"
    graft.settle()


def _move_root(graft: Graft, mark: int) -> None:
    """A sentence whose root is a mark is given its first finite verb outside a relative clause as root, else its first child."""
    tree = graft.tree
    begin, end = tree.sents[tree.sent[mark]]
    inside = [k for k in range(begin, end) if tree.pos[k] not in _MARKS]
    if not inside or not graft.fires("repair.mark_root", mark):
        return
    verbs = [k for k in inside if tree.pos[k] in ("VERB", "AUX") and tree.dep[k] not in ("aux", "aux:tense", "aux:pass", "cop")]
    finite = [k for k in verbs if _is_finite(tree, k) and not any(tree.lower[m] in _RELATIVES for m in tree.kids[k])]
    root = (finite or _attributes(tree, mark) or [k for k in tree.kids[mark] if k in inside] or inside)[0]
    graft.hang(root, root, "ROOT")
    for k in tree.kids[mark]:
        if k != root:
            graft.hang(k, root)
    graft.hang(mark, root, "punct")


def _attributes(tree: Tree, mark: int) -> list[int]:
    """What stands behind the copula of a mark (« était « à portée de main » »)."""
    copula = next((k for k in tree.kids[mark] if tree.dep[k] == "cop"), None)
    return [] if copula is None else [k for k in tree.kids[mark] if k > copula and tree.pos[k] in ("NOUN", "PROPN", "ADJ", "PRON", "NUM")]


def _is_finite(tree: Tree, k: int) -> bool:
    return tree.verb_form[k] == "Fin" or any(tree.verb_form[m] == "Fin" and tree.dep[m].startswith("aux") for m in tree.kids[k])
