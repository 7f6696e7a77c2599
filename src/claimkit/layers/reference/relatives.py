"""Relative pronouns and the nouns they stand for."""

from __future__ import annotations

from claimkit.doc.layers import Link
from claimkit.doc.tree import Tree
from claimkit.layers.reference.pronouns import relative_head
from claimkit.layers.reference.wholes import phrase

_RELATIVES = frozenset(
    {
        "qui",
        "que",
        "qu'",
        "qu’",
        "dont",
        "où",
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
        "auquel",
        "auxquels",
        "auxquelles",
        "duquel",
        "desquels",
        "desquelles",
    }
)


def relative_links(tree: Tree) -> list[Link]:
    """« le maire, qui … »: the link of each relative pronoun to its noun."""
    out = []
    for i in tree.places(_RELATIVES):
        if tree.dep[i] != "mark" and tree.pos[i] not in ("SCONJ", "CCONJ", "NOUN"):
            noun = relative_head(tree, i)
            if noun is not None:
                antecedent = phrase(tree, noun, coordination=False)
                out.append(Link(mention=tree.span(i, i + 1), antecedent=antecedent, rule="reference.relative"))
    return out
