"""What covers a place of the text: asked for every claim, so it must not look through the whole document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimkit.components.layers import Layers, Link, Reach
    from claimkit.models import Attribution, Hedge

_STRETCH = 512  # characters; about a paragraph


class Near:
    """Attributions and hedges by the stretches of text that they cover, links by the start of the mention."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._attributions = _by_stretch(layers.attribution_reach)
        self._hedges = _by_stretch(layers.hedge_reach)
        self.links: dict[int, list[Link]] = {}
        for link in layers.links:
            self.links.setdefault(link.mention.start, []).append(link)

    def attributions(self, at: int) -> Iterator[tuple[Attribution, Reach]]:
        """Those that cover a character offset, in order."""
        for k in self._attributions.get(at // _STRETCH, ()):
            if self._layers.attribution_reach[k].covers(at):
                yield self._layers.attributions[k], self._layers.attribution_reach[k]

    def hedges(self, at: int) -> Iterator[tuple[Hedge, Reach]]:
        """Those that cover a character offset, in order."""
        for k in self._hedges.get(at // _STRETCH, ()):
            if self._layers.hedge_reach[k].covers(at):
                yield self._layers.hedges[k], self._layers.hedge_reach[k]


def _by_stretch(reaches: list[Reach]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for k, reach in enumerate(reaches):
        for stretch in sorted({s for start, end in reach.ranges for s in range(start // _STRETCH, end // _STRETCH + 1)}):
            found.setdefault(stretch, []).append(k)
    return found
