"""Characters and tokens: where the spans of layers stand in the tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from claimkit.doc.tree import Tree
from claimkit.models import UNREAD_BLOCKS, Block, Span


class Spanned(Protocol):
    """An item of a layer."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


def tokens_between(tree: Tree, start: int, end: int) -> range:
    """The tokens of a stretch of characters; that of its start where it is empty."""
    at = tree.at
    return range(at[start], at[max(start, end - 1)] + 1)


def tokens_of(tree: Tree, items: Iterable[Spanned]) -> set[int]:
    """The tokens in which any of the items stands."""
    return {i for item in items for i in tokens_between(tree, item.span.start, item.span.end)}


def unread_in(tree: Tree, blocks: Iterable[Block]) -> set[int]:
    """The tokens of furniture: nobody speaks there, and nobody is meant whom it alone names."""
    return tokens_of(tree, (block for block in blocks if block.kind in UNREAD_BLOCKS))
