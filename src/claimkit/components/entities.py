"""claimkit_entities: media, bodies and places put right in `doc.ents`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Span

from claimkit.components.component import Component
from claimkit.doc.layers import layers_of
from claimkit.doc.workspace import tree_of
from claimkit.french.gazetteer import gazetteer_of
from claimkit.french.names import names_of
from claimkit.repair.graft import Repairs
from claimkit.repair.names import EntityRepair, again

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Entities(Component):
    """Puts media, bodies and places right in `doc.ents`, and takes demonyms out."""

    def _build(self) -> None:
        self.repair = EntityRepair(names_of(self.lexicons), gazetteer_of(self.lexicons))

    def __call__(self, doc: Doc) -> Doc:
        """Repairs the entities."""
        tree = tree_of(doc)
        given = tree.ents
        within = [(a, min(b, tree.sents[tree.sent[a]][1]), label) for a, b, label in given]
        if within != given:
            tree.name(within)  # a name does not go on into the next sentence
        repairs = Repairs(tree)
        found = again(tree, self.repair.find(repairs))
        layers_of(doc).repairs += repairs.fired
        if found != given:
            doc.ents = [Span(doc, a, b, label=label) for a, b, label in found]
            tree.name(found)
        return doc
