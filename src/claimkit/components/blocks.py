"""claimkit_blocks: the parts of the page and the starts of sentences, before the parser runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.components.component import Component
from claimkit.layers.page.blocks import BlockFinder

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Blocks(Component):
    """Fills `doc._.claimkit.blocks` and presets `token.is_sent_start`."""

    def _build(self) -> None:
        self.finder = BlockFinder(self.lexicons)

    def __call__(self, doc: Doc) -> Doc:
        """Finds the blocks and the starts of sentences."""
        return self.finder(doc)
