"""The annotations of a Doc as plain lists, read in one go.

Walking tokens makes a Python object for each (and `doc.text` walks them too); arrays of ids, and one look-up for each id, take a fifth
of the time. Ids are hashes of the strings, so what was looked up once holds for every Doc.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, IDS, LEMMA, MORPH, ORTH, POS, SENT_START, SPACY

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEPT = 200_000  # strings that are remembered; 30 MB
_IDX = IDS["IDX"]
_strings: dict[int, str] = {0: ""}
_lower: dict[int, str] = {0: ""}


def _read(doc: Doc, ids: list[int]) -> list[str]:
    missing = set(ids).difference(_strings)
    if missing:
        if len(_strings) > _KEPT:
            _strings.clear()
            _lower.clear()
            _strings[0] = _lower[0] = ""
            missing = set(ids)
        store = doc.vocab.strings
        _strings.update((new, store[new]) for new in missing)
    return [_strings[i] for i in ids]


def text_of_tokens(doc: Doc) -> str:
    """`doc.text`."""
    table = doc.to_array([ORTH, SPACY])
    words = _read(doc, table[:, 0].tolist())
    return "".join([word + " " if space else word for word, space in zip(words, table[:, 1].tolist(), strict=True)])


def words_of(doc: Doc) -> list[str]:
    """The words."""
    return _read(doc, doc.to_array(ORTH).tolist())


def offsets_of(doc: Doc) -> list[int]:
    """The character offset of each token."""
    offsets: list[int] = doc.to_array(_IDX).tolist()
    return offsets


def parts_of_speech(doc: Doc) -> list[str]:
    """The universal part of speech of each token."""
    return _read(doc, doc.to_array(POS).tolist())


class Words:
    """What the words alone tell, indexed by token.

    Attributes:
        words, lower: strings.
        start, end: character offsets.
    """

    __slots__ = ("end", "lower", "start", "words")

    def __init__(self, doc: Doc) -> None:
        table = doc.to_array([ORTH, _IDX])
        forms = table[:, 0].tolist()
        self.words = _read(doc, forms)
        for form, word in zip(forms, self.words, strict=True):
            if form not in _lower:
                _lower[form] = word.lower()
        self.lower = [_lower[form] for form in forms]
        self.start: list[int] = table[:, 1].tolist()
        self.end = [at + len(word) for at, word in zip(self.start, self.words, strict=True)]


class Parse:
    """What the model tells, indexed by token.

    Attributes:
        lemma, pos, dep, morph: strings.
        head: index of the head.
        sents: (first, after last) of each sentence.
    """

    __slots__ = ("dep", "head", "lemma", "morph", "pos", "sents")

    def __init__(self, doc: Doc) -> None:
        table = doc.to_array([LEMMA, POS, DEP, MORPH, HEAD, SENT_START])
        self.lemma, self.pos, self.dep, morph = (_read(doc, table[:, k].tolist()) for k in range(4))
        self.morph = ["" if features == "_" else features for features in morph]
        self.head: list[int] = (table[:, 4].view(np.int64) + np.arange(len(table))).tolist()
        starts = [0, *(np.flatnonzero(table[1:, 5] == 1) + 1).tolist()] if len(table) else []
        self.sents = list(zip(starts, [*starts[1:], len(table)], strict=True)) if starts else []
