"""« Le premier … le second » of two that have just been named together."""

from __future__ import annotations

from claimkit.doc.layers import Link
from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.grammar.phrases import Gender
from claimkit.layers.reference.mention import Mention
from claimkit.layers.reference.wholes import phrase, whole

_RANKS: dict[str, tuple[int, Gender]] = {"premier": (0, "m"), "première": (0, "f"), "second": (1, "m"), "seconde": (1, "f")}
_WORDS = frozenset(_RANKS)
_NEAR = 2  # sentences
_THAT = frozenset({"celui", "celle"})


def rank_links(tree: Tree, mentions: list[Mention]) -> list[Link]:
    """The links of ranks that stand as subjects without a noun.

    Args:
        tree: the tree.
        mentions: all mentions in text order.
    """
    out = []
    pairs = [m for m in mentions if m.coordinated]
    for i in tree.places(_WORDS):
        article = next((k for k in tree.kids[i] if tree.dep[k] == "det"), i)
        alone = all(tree.dep[k] in ("det", "punct", "cc") for k in tree.kids[i])
        if tree.dep[i] not in SUBJECTS or not alone or tree.lower[article] not in ("le", "la"):
            continue
        near = [m for m in pairs if m.head < i and tree.sent[i] - m.sent <= _NEAR]
        two = tree.conjuncts(near[-1].head) if near else []
        if len(two) != 2:
            continue
        rank, gender = _RANKS[tree.lower[i]]
        meant = next((m for m in mentions if m.head == two[rank] and not m.coordinated), None)
        if meant is None or meant.full().gender in (None, gender):
            antecedent = phrase(tree, two[rank], coordination=False) if meant is None else whole(tree, meant.full())
            out.append(Link(mention=tree.span(article, i + 1), antecedent=antecedent, rule="reference.last"))
    return out + _named(tree)


def _named(tree: Tree) -> list[Link]:
    """« celle de la Culture, Anne Roux, » is who is named beside it."""
    return [
        Link(mention=phrase(tree, i, coordination=False), antecedent=phrase(tree, k, coordination=False), rule="reference.last")
        for i in tree.places(_THAT)
        for k in tree.kids[i]
        if tree.dep[k] == "appos" and tree.pos[k] == "PROPN" and tree.pos[i] == "PRON"
    ]
