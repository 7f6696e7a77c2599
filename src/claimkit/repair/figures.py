"""Rival figures: « 80 000 selon la police et 140 000 selon les syndicats »: the second number goes on with the first, not with its source.

Where the parser joins the number behind « et » to the source in front of it, the number becomes a conjunct of what that source hangs on,
and the source behind it its orphan.
"""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.repair.graft import Graft

_SOURCING = frozenset({"selon", "d'après", "d’après"})


def mend_figures(graft: Graft) -> None:
    """Hangs the second number where the first source hangs, and its own source below it."""
    tree = graft.tree
    for number in [i for i in range(2, len(tree) - 2) if tree.pos[i] == "NUM" and _opens(tree, i + 1)]:
        source, behind = tree.head[number], _sourced(tree, number + 1)
        joined = tree.dep[number] == "conj" and source < number < behind and _has_source(tree, source)
        if joined and _free(tree, source, behind) and graft.fires("repair.figures", number):
            graft.hang(number, tree.head[source], "conj")
            graft.hang(behind, number, "orphan")
    graft.settle()


def _opens(tree: Tree, k: int) -> bool:
    """Whether « selon » or « d'après » stands at `k`."""
    word = tree.lower[k]
    return word in _SOURCING or (word in ("d'", "d’") and tree.lower[k + 1] == "après")


def _sourced(tree: Tree, k: int) -> int:
    """The noun behind « selon » at `k`."""
    return tree.head[k] if tree.lower[k] in _SOURCING or tree.head[k] > k + 1 else tree.head[k + 1]


def _has_source(tree: Tree, noun: int) -> bool:
    """Whether « selon » governs the noun."""
    return any(tree.dep[k] == "case" and k + 1 < len(tree) and _opens(tree, k) for k in tree.kids[noun])


def _free(tree: Tree, source: int, behind: int) -> bool:
    """Whether the source hangs on something, and not below the one behind it."""
    return tree.head[source] != source and behind not in tree.ancestors(source)
