"""What depends on the form of a word only, computed once: embeddings and lemmas. The cache is emptied when it is full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDS, ORTH
from spacy.symbols import ADJ
from spacy.symbols import SPACE as LAST_POS

from claimkit.engine.encoder import COLUMNS, Encoder, Flags, Ids
from claimkit.engine.maxout import Floats

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from claimkit.engine.lemmas import FrenchLemmatizer

_KEY = [ORTH, IDS["NORM"], IDS["SPACY"]]
_ALL = [IDS[name] for name in COLUMNS]
_FIRST_POS = ADJ - 1  # « no part of speech » has a place too
_PARTS = LAST_POS - _FIRST_POS + 1


class Words:
    """The cache.

    Args:
        vocab: gives the strings.
        encoders: the pipeline's encoder, and that of the entity recognizer where it has its own.
        lemmatizer: gives a lemma for a form and a part of speech.
        capacity: forms that are kept; 12,000 take 11 MB.
    """

    def __init__(self, vocab: Vocab, encoders: list[Encoder], lemmatizer: FrenchLemmatizer, capacity: int = 12_000) -> None:
        self.vocab, self.encoders, self.lemmatizer, self.capacity = vocab, encoders, lemmatizer, capacity
        self.pad = max(encoder.pad for encoder in encoders)
        self._reset()

    def _reset(self) -> None:
        self._row_of: dict[int, int] = {}
        self._used = 1  # row 0 holds zeros
        self._embeddings: list[Floats] = [np.zeros((4096, e.width), np.float32) for e in self.encoders]
        self._lemmas: Ids = np.zeros((4096, _PARTS), np.uint64)
        self._forms: Ids = np.zeros(4096, np.uint64)
        self._lemma_texts: dict[int, str] = {}
        self.is_space: Flags = np.zeros(4096, np.bool_)

    def rows(self, docs: list[Doc]) -> NDArray[np.int64]:
        """The cache row of each token of the texts, one after the other; new forms are embedded."""
        attributes = np.concatenate([doc.to_array(_KEY) for doc in docs])
        mixed = attributes[:, 0] * np.uint64(0x9E3779B97F4A7C15) + attributes[:, 1] * np.uint64(0xC2B2AE3D27D4EB4F) + attributes[:, 2]
        keys: list[int] = mixed.tolist()
        rows = self._known(keys)
        if (rows == 0).any():
            new = dict.fromkeys(keys[i] for i in np.flatnonzero(rows == 0).tolist())
            if self._used + len(new) > self.capacity and self._used > 1:
                self._reset()
                new = dict.fromkeys(keys)
            self._add(docs, keys, new)
            rows = self._known(keys)
        return rows

    def _known(self, keys: list[int]) -> NDArray[np.int64]:
        row_of = self._row_of.get
        return np.fromiter((row_of(key, 0) for key in keys), np.int64, len(keys))

    def _add(self, docs: list[Doc], keys: list[int], new: dict[int, None]) -> None:
        first: dict[int, int] = {}
        for i, key in enumerate(keys):
            if key in new and key not in first:
                first[key] = i
        features = np.concatenate([doc.to_array(_ALL) for doc in docs])[list(first.values())]
        columns = {name: features[:, k] for k, name in enumerate(COLUMNS)}
        start, self._used = self._used, self._used + len(first)
        self._grow()
        for table, encoder in zip(self._embeddings, self.encoders, strict=True):
            table[start : self._used] = encoder.embed(columns)
        self.is_space[start : self._used] = columns["IS_SPACE"] != 0
        self._forms[start : self._used] = columns["ORTH"]
        self._row_of.update(zip(first, range(start, self._used), strict=True))

    def _grow(self) -> None:
        size = len(self._forms)
        if self._used > size:
            rows = max(self._used, min(2 * size, self.capacity))
            self._embeddings = [_longer(table, rows) for table in self._embeddings]
            self._lemmas, self._forms, self.is_space = _longer(self._lemmas, rows), _longer(self._forms, rows), _longer(self.is_space, rows)

    def encode(self, rows: NDArray[np.int64], which: int) -> Floats:
        """Vectors in context by one of the encoders."""
        return self.encoders[which].encode(self._embeddings[which], rows)

    def lemmas(self, rows: NDArray[np.int64], pos: Ids) -> Ids:
        """Lemma ids of the tokens; their strings are in the vocabulary."""
        parts = np.maximum(pos.astype(np.int64) - _FIRST_POS, 0)
        ids: Ids = self._lemmas[rows, parts]
        strings = self.vocab.strings
        for i in np.flatnonzero(ids == 0).tolist():
            row, part = rows[i], parts[i]
            if not self._lemmas[row, part]:
                tag = strings[int(pos[i])].lower() if pos[i] else ""
                lemma = self.lemmatizer.lemmas(strings[int(self._forms[row])], tag)[0]
                number = self._lemmas[row, part] = strings.add(lemma)
                self._lemma_texts[int(number)] = lemma
            ids[i] = self._lemmas[row, part]
        # A memory zone that was left took the strings of its texts with it.
        for number in set(ids.tolist()):
            if number not in strings:
                strings.add(self._lemma_texts[number])
        return ids


def _longer(table: NDArray[Any], rows: int) -> NDArray[Any]:
    out = np.zeros((rows, *table.shape[1:]), table.dtype)
    out[: len(table)] = table
    return out
