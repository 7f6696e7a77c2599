"""Coreference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.components.component import Component

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Coreference(Component):
    """Coreference."""

    def __call__(self, doc: Doc) -> Doc:
        """Leaves the document as it is."""
        return doc
