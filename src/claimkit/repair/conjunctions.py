"""« Que » before a clause with subject and verb is a conjunction, not that of « ne … que »: « aucun essai ne démontre que ce thé soigne »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.doc.tree import SUBJECTS

if TYPE_CHECKING:
    from claimkit.doc.tree import Tree
    from claimkit.repair.graft import Graft

QUE = frozenset({"que", "qu'", "qu’"})


def mend_conjunctions(graft: Graft) -> None:
    """Makes marks of adverbs that open a content clause."""
    tree = graft.tree
    for i in [i for i in tree.places(QUE) if tree.dep[i] == "advmod" and _opens(tree, i)]:
        if graft.fires("repair.conjunction", i):
            graft.hang(i, tree.head[i], "mark")
            tree.retag(i, pos="SCONJ")
    graft.settle()


def _opens(tree: Tree, i: int) -> bool:
    """Whether the word is the first of a content clause, with the subject between it and a finite verb."""
    head = tree.head[i]
    verbs = (head, *(k for k in tree.kids[head] if tree.dep[k].startswith(("aux", "cop"))))
    return (
        tree.dep[head] == "ccomp"
        and tree.left[head] == i
        and any(tree.dep[k] in SUBJECTS and i < k < head for k in tree.kids[head])
        and any(tree.verb_form[k] == "Fin" for k in verbs)
    )
