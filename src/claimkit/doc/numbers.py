"""Which token of a phrase is its number."""

from __future__ import annotations

from claimkit.doc.tree import Tree

_COLLECTIVES = frozenset(
    {"dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine", "centaine", "millier"}
)


def amount_of(tree: Tree, i: int) -> int | None:
    """The number of an amount: the token itself, what counts it, or what « plus de » blurs."""
    if tree.pos[i] == "NUM" or tree.lower[i] in _COLLECTIVES or (tree.pos[i] == "PRON" and tree.lower[i] in ("un", "une")):
        return i
    if tree.pos[i] == "ADV":
        return next((k for k in tree.kids[i] if k > i and amount_of(tree, k) == k), None)
    return next((k for k in tree.kids[i] if tree.dep[k] == "nummod" and k < i), None)
