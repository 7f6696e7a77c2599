"""spaCy's tokenizer, whose cache of words fills whatever the texts hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.tokenizer import Tokenizer

if TYPE_CHECKING:
    from spacy.tokens import Doc

REMEMBERED = 20_000  # words, with what is attached to them; 4 MB


class WordTokenizer(Tokenizer):
    """Cuts texts exactly as spaCy's `Tokenizer` does.

    spaCy's stops to fill its cache at the first special case of a text (« M. », « aujourd'hui »), so that most words of ordinary texts
    are cut anew each time. Here a word that is new is cut by itself first, where a special case concerns no other word.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.max_cache_size = REMEMBERED
        self._met: set[str] = set()

    def __call__(self, string: str) -> Doc:
        """The tokens of a text."""
        # In a memory zone spaCy remembers nothing, since the words go with the zone.
        if len(self._met) < REMEMBERED and not self.vocab.in_memory_zone:
            new = set(string.split()).difference(self._met)
            for word in new:
                super().__call__(word)
            self._met |= new
        return super().__call__(string)
