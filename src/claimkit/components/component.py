"""The shape that all components share: built by a factory, called on a Doc, knows its word lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.util import raise_error

from claimkit.doc.layers import register
from claimkit.lexicons import Lexicons
from claimkit.streams import by_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    ErrorHandler = Callable[[str, Any, list[Doc], Exception], None]


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
        self._on_error: ErrorHandler = raise_error
        given = set(self.__dict__)
        self._build()
        self._built = self.__dict__.keys() - given

    def _build(self) -> None:
        """Makes what finds from the word lists."""

    def __getstate__(self) -> dict[str, Any]:
        """Without what finds: compiled classes do not travel, it is made anew where the component arrives."""
        return {name: value for name, value in self.__dict__.items() if name not in self._built}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._build()

    def __call__(self, doc: Doc) -> Doc:
        """Annotates one text."""
        raise NotImplementedError

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Annotates a stream of texts, in order, some thousand tokens and at most `batch_size` texts together."""
        for batch in by_tokens(docs, batch_size):
            yield from self._annotated(batch)

    def _annotated(self, docs: list[Doc]) -> list[Doc]:
        done = []
        for doc in docs:
            try:
                done.append(self(doc))
            except Exception as error:  # noqa: BLE001 - the pipeline's error handler decides what it means
                self._on_error(self.name, self, [doc], error)
        return done

    def set_error_handler(self, handler: ErrorHandler) -> None:
        """What is called with (name, component, docs, error) when a text makes the component fail; see `Language.set_error_handler`."""
        self._on_error = handler

    def get_error_handler(self) -> ErrorHandler:
        """What is called when a text makes the component fail."""
        return self._on_error
