"""Which words a pipeline knows: those that have a vector, those of its lemmatizer, and the names of its word lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary, ref

from spacy.strings import get_string_id

from claimkit.components.component import Component
from claimkit.engine.lemmas import LateLookups
from claimkit.french.gazetteer import gazetteer_of
from claimkit.french.names import names_of
from claimkit.lexicons import Lexicons
from claimkit.lexicons.reference import FirstName

if TYPE_CHECKING:
    from spacy.language import Language

_SMALLEST_TOWN = 15_000  # inhabitants: smaller ones have the names of things too often
_LARGE_TOWN = 300_000
_FRENCH_SPEAKING = frozenset({"FR", "BE", "CH", "CA", "LU"})
_vocabularies: WeakKeyDictionary[Language, Vocabulary] = WeakKeyDictionary()


class Vocabulary:
    """The words of one pipeline.

    Args:
        nlp: the pipeline.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = ref(nlp)
        blocks = nlp.get_pipe("claimkit_blocks") if "claimkit_blocks" in nlp.pipe_names else None
        lexicons = blocks.lexicons if isinstance(blocks, Component) else Lexicons()
        self._names, self._gazetteer = names_of(lexicons), gazetteer_of(lexicons)
        self._first_names = {row.name for row in lexicons.rows(FirstName)}
        self._function_words: set[str] = nlp.Defaults.stop_words
        lemmatizer: Any = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
        self._lookups: Any = getattr(lemmatizer, "lookups", None)

    def knows(self, word: str) -> bool:
        """Whether a word has a vector: it stands often enough in the texts that those were made of."""
        nlp = self._nlp()
        return nlp is not None and get_string_id(word) in nlp.vocab.vectors.key2row

    def common(self, word: str) -> bool:
        """Whether a word, in lower case, is one of French."""
        if word in self._function_words or (word.endswith(("s", "x", "z")) and self.knows(word)):  # « voix », « pays » are in no table
            return True
        return self._in_tables(word)

    def _in_tables(self, word: str) -> bool:
        lookups = self._lookups
        if lookups is None or not lookups.has_table("lemma_index"):
            return self.knows(word)
        if any(word in words for words in lookups.get_table("lemma_index").values()):
            return True
        if isinstance(lookups, LateLookups) and lookups.words is not None and lookups.exceptions is not None:
            key = get_string_id(word)
            return lookups.words.get(key) is not None or any(forms.get(key) is not None for forms in lookups.exceptions.values())
        return word in lookups.get_table("lemma_lookup", {}) or any(word in forms for forms in lookups.get_table("lemma_exc", {}).values())

    def frequent(self, word: str) -> bool:
        """Whether a word is one of the most frequent ones."""
        return word in self._function_words

    def listed(self, word: str) -> bool:
        """Whether a word, in lower case, stands in the lists of the lemmatizer; where there are none, whether it is one of French."""
        return self.common(word) if self._lookups is None else self._in_tables(word)

    def nominal(self, word: str) -> bool:
        """Whether a word, in lower case, is a noun or adjective, or the plural of one."""
        if self._lookups is None or not self._lookups.has_table("lemma_index"):
            return False
        index, forms = self._lookups.get_table("lemma_index"), {word, word.removesuffix("s"), word.removesuffix("x")}
        if any(form in index.get(sort, ()) for sort in ("noun", "adj") for form in forms):
            return True
        exceptions = getattr(self._lookups, "exceptions", None) or {}
        return any(table.get(get_string_id(word)) is not None for sort in ("noun", "adj") if (table := exceptions.get(get_string_id(sort))))

    def initials(self, word: str) -> bool:
        """Whether a word in capitals is always written so."""
        return word in self._names.names

    def name(self, word: str) -> bool:
        """Whether a word, with a capital, is the name of a person, a body or a place."""
        if word in self._first_names or word in self._names.names:
            return True
        return any(place.kind != "city" or place.population >= _SMALLEST_TOWN for place in self._gazetteer.find(word))

    def known_place(self, word: str) -> bool:
        """Whether a word, with a capital, is a country or a large French-speaking town: rather that than a word of French."""
        places = self._gazetteer.find(word)
        return any(p.kind == "country" or (p.country in _FRENCH_SPEAKING and p.population >= _LARGE_TOWN) for p in places)


def vocabulary_of(nlp: Language) -> Vocabulary:
    """The words of a pipeline."""
    found = _vocabularies.get(nlp)
    if found is None:
        found = _vocabularies[nlp] = Vocabulary(nlp)
    return found
