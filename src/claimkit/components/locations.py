"""claimkit_locations: places on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.components.component import Component
from claimkit.doc.layers import layers_of
from claimkit.doc.workspace import tree_of
from claimkit.layers.places.find import LocationFinder

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Locations(Component):
    """Fills `doc._.claimkit.locations`."""

    def _build(self) -> None:
        self.finder = LocationFinder(self.lexicons)

    def __call__(self, doc: Doc) -> Doc:
        """Adds the places where something happens, in text order."""
        layers_of(doc).locations = self.finder.find(tree_of(doc))
        return doc
