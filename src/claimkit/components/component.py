"""The shape that all components share: built by a factory, called on a Doc, knows its word lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimkit.components.layers import register
from claimkit.lexicons import Lexicons

if TYPE_CHECKING:
    from spacy.language import Language


class Component:
    """Keeps what a factory is given.

    Args:
        nlp: the pipeline the component is built for.
        name: its name in that pipeline.
        lexicons: rows on top of claimkit's own word lists, by table (see `claimkit.lexicons.Lexicons`).
    """

    def __init__(self, nlp: Language, name: str, *, lexicons: dict[str, list[dict[str, Any]]] | None = None) -> None:
        register()
        self.vocab, self.name = nlp.vocab, name
        self.lexicons = Lexicons(lexicons)
