"""Sources that point back at the one named before: « la même source », « cette élue de Dol », « le même responsable »."""

from __future__ import annotations

from claimkit.doc.layers import Link
from claimkit.doc.tree import Tree
from claimkit.layers.reference.mention import Mention
from claimkit.layers.reference.quoted import Utterances
from claimkit.layers.reference.wholes import phrase, whole
from claimkit.models import Span

_POINTING = frozenset({"ce", "cet", "cette", "même"})
_NEAR = 4  # sentences


def same_sources(tree: Tree, mentions: list[Mention], utterances: Utterances) -> list[Link]:
    """The links of sources that say of themselves that they have been named.

    Args:
        tree: the tree.
        mentions: all mentions in text order.
        utterances: who speaks where.
    """
    out = []
    named = [m for m in mentions if m.source and not m.medium]
    for i in sorted(utterances.sources):
        before = tree.lower[max(0, i - 2) : i]
        if tree.pos[i] not in ("NOUN", "PROPN", "ADJ") or _POINTING.isdisjoint(before):
            continue
        antecedent = _source(tree, i, named, utterances) if tree.lower[i] == "source" else _person(tree, i, named)
        if antecedent is not None:
            out.append(Link(mention=phrase(tree, i, coordination=False), antecedent=antecedent, rule="reference.noun"))
    return out


def _source(tree: Tree, i: int, named: list[Mention], utterances: Utterances) -> Span | None:
    """« cette source », « la même source » is the source named last."""
    sources = [k for k in utterances.sources if tree.lower[k] == "source" and k < tree.left[i]]
    if sources:
        return phrase(tree, max(sources))
    last = next((m.full() for m in reversed(named) if m.head < tree.left[i]), None)
    return whole(tree, last) if last is not None and not last.collective else None


def _person(tree: Tree, i: int, named: list[Mention]) -> Span | None:
    """« cet habitant de Dol » is who spoke last, « le même élu » the last one that he can be; both have a name."""
    own = next((m for m in named if m.head == i), None)
    if own is None or own.name or not own.human or own.root is not None or own.number == "p":
        return None
    near = [m for m in named if m.head < tree.left[i] and own.sent - m.sent <= _NEAR and m.full().person]
    fitting = [m for m in near if not (m.full().gender and own.gender and m.full().gender != own.gender)]
    same = "même" in tree.lower[max(0, i - 2) : i]
    last = (fitting if same else near)[-1:]
    return whole(tree, last[0].full()) if last and last[0] in fitting and last[0].full().name else None
