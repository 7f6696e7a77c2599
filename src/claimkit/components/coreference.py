"""claimkit_coreference: what pronouns and short forms stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.components.component import Component
from claimkit.doc.layers import layers_of
from claimkit.doc.workspace import tree_of
from claimkit.layers.reference.find import LinkFinder, with_antecedents

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Coreference(Component):
    """Fills `links` and `possessives` of `doc._.claimkit`."""

    def _build(self) -> None:
        self.finder = LinkFinder(self.lexicons)

    def __call__(self, doc: Doc) -> Doc:
        """Adds the links, and the antecedents of sources that are pronouns or short forms."""
        layers = layers_of(doc)
        layers.links, layers.possessives = self.finder.find(tree_of(doc), layers)
        layers.attributions = with_antecedents(layers.attributions, layers.links)
        return doc
