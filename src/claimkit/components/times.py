"""claimkit_times: calendar expressions, resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.components.component import Component
from claimkit.doc.layers import layers_of
from claimkit.doc.workspace import tree_of
from claimkit.layers.times.find import TimeFinder, outside

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Times(Component):
    """Fills `doc._.claimkit.times`."""

    def _build(self) -> None:
        self.finder = TimeFinder(self.lexicons)

    def __call__(self, doc: Doc) -> Doc:
        """Adds the times of the document; a count that is part of a time is no quantity."""
        layers = layers_of(doc)
        layers.times = self.finder.find(tree_of(doc), layers)
        if layers.times and layers.quantities:
            layers.quantities = outside(layers.quantities, layers.times)
        return doc
