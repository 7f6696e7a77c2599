"""The small word that ties a word to what it depends on: its preposition, or the conjunction of a clause."""

from __future__ import annotations

from claimkit.doc.tree import Tree


def preposition(tree: Tree, i: int) -> str:
    """The preposition of a noun phrase, lower case; empty when it has none."""
    for k in tree.kids[i]:
        if k >= i:
            break
        if tree.dep[k] == "case":
            return tree.lower[k]
    return ""


def introducer(tree: Tree, i: int) -> str:
    """The first preposition or conjunction of a phrase or clause, lower case; empty when it has none."""
    for k in tree.kids[i]:
        if k >= i:
            break
        if tree.dep[k] in ("mark", "case"):
            return tree.lower[k]
    return ""
