"""claimkit_attributions: who says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.components.component import Component
from claimkit.doc.layers import layers_of
from claimkit.doc.workspace import tree_of
from claimkit.layers.speech.find import AttributionFinder

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Attributions(Component):
    """Fills `attributions`, `attribution_reach`, `reporting` and `embeddings` of `doc._.claimkit`."""

    def _build(self) -> None:
        self.finder = AttributionFinder(self.lexicons)

    def __call__(self, doc: Doc) -> Doc:
        """Adds who says what."""
        layers = layers_of(doc)
        found = self.finder.find(tree_of(doc), layers)
        layers.attributions, layers.attribution_reach = found.attributions, found.reaches
        layers.reporting, layers.embeddings = found.reporting, found.embeddings
        return doc
