"""The annotations of a Doc as plain lists, read in one go.

Walking tokens makes a Python object for each (and `doc.text` walks them too); arrays of ids, and one look-up for each id, take a fifth
of the time. Ids are hashes of the strings, so what was looked up once holds for every Doc.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, IDS, LEMMA, MORPH, ORTH, POS, SENT_START

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

_KEPT = 200_000  # strings that are remembered; 30 MB
_COLUMNS = (ORTH, LEMMA, POS, DEP, MORPH, HEAD, IDS["IDX"], SENT_START)
_strings: dict[int, str] = {0: ""}
_lower: dict[int, str] = {0: ""}


def _read(ids: list[int], store: StringStore) -> list[str]:
    for new in set(ids).difference(_strings):
        _strings[new] = store[new]
    return [_strings[i] for i in ids]


class Columns:
    """The columns, indexed by token.

    Attributes:
        words, lower, lemma, pos, dep, morph: strings.
        head: index of the head.
        start, end: character offsets.
        sents: (first, after last) of each sentence.
    """

    __slots__ = ("dep", "end", "head", "lemma", "lower", "morph", "pos", "sents", "start", "words")

    def __init__(self, doc: Doc) -> None:
        if len(_strings) > _KEPT or len(_lower) > _KEPT:
            for kept in (_strings, _lower):
                kept.clear()
                kept[0] = ""
        store = doc.vocab.strings
        table = doc.to_array(list(_COLUMNS)).astype(np.uint64, copy=False)
        orth, lemma, pos, dep, morph = (table[:, k].tolist() for k in range(5))
        self.words = _read(orth, store)
        for form, word in zip(orth, self.words, strict=True):
            if form not in _lower:
                _lower[form] = word.lower()
        self.lower = [_lower[form] for form in orth]
        self.lemma, self.pos, self.dep = _read(lemma, store), _read(pos, store), _read(dep, store)
        self.morph = ["" if features == "_" else features for features in _read(morph, store)]
        self.head: list[int] = (table[:, 5].view(np.int64) + np.arange(len(table))).tolist()
        self.start: list[int] = table[:, 6].tolist()
        self.end = [at + len(word) for at, word in zip(self.start, self.words, strict=True)]
        starts = [0, *(np.flatnonzero(table[1:, 7] == 1) + 1).tolist()] if len(table) else []
        self.sents = list(zip(starts, [*starts[1:], len(table)], strict=True)) if starts else []
