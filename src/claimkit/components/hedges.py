"""claimkit_hedges: the words that lessen commitment, and what each of them covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.components.component import Component
from claimkit.doc.layers import layers_of
from claimkit.doc.workspace import tree_of
from claimkit.layers.doubt.find import HedgeFinder, empty_verbs
from claimkit.layers.doubt.standings import told

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Hedges(Component):
    """Fills `hedges`, `hedge_reach`, `standings` and `contents` of `doc._.claimkit`, and tells the stance of its attributions."""

    def _build(self) -> None:
        self.finder = HedgeFinder(self.lexicons)

    def __call__(self, doc: Doc) -> Doc:
        """Adds the hedges; verbs that are no more than a hedge head no claim."""
        tree, layers = tree_of(doc), layers_of(doc)
        found = self.finder.find(tree, layers)
        layers.hedges, layers.hedge_reach = [hedge for hedge, _ in found.hedges], [reach for _, reach in found.hedges]
        stances = found.stances
        layers.standings, layers.contents = stances.standings, stances.contents
        told(layers, stances)
        silent = {*layers.reporting, *empty_verbs(tree, layers.hedges), *stances.silent} - stances.speaking
        layers.reporting = sorted(silent)
        return doc
