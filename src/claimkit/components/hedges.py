"""Hedges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.components.component import Component

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Hedges(Component):
    """Hedges."""

    def __call__(self, doc: Doc) -> Doc:
        """Leaves the document as it is."""
        return doc
