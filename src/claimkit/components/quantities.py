"""claimkit_quantities: figures with bounds, units, rates and statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.components.component import Component
from claimkit.doc.layers import layers_of
from claimkit.doc.workspace import tree_of
from claimkit.layers.amounts.find import QuantityFinder

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Quantities(Component):
    """Fills `doc._.claimkit.quantities`."""

    def _build(self) -> None:
        self.finder = QuantityFinder(self.lexicons)

    def __call__(self, doc: Doc) -> Doc:
        """Adds the quantities of the document, in text order."""
        layers_of(doc).quantities = self.finder.find(tree_of(doc))
        return doc
