"""The annotations of a Doc as plain lists, read in one go.

Walking tokens makes a Python object for each (and `doc.text` walks them too); arrays of ids, and one look-up for each id, take a fifth
of the time. Ids are hashes of the strings, so what was looked up once holds for every Doc.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np
from spacy.attrs import DEP, HEAD, IDS, LEMMA, MORPH, ORTH, POS, SENT_START, SPACY

from claimkit.french.remembered import KEPT

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

Value = TypeVar("Value")
_IDX = IDS["IDX"]


class _Known(Generic[Value]):
    """What is made of the string of an id, remembered.

    Args:
        make: what makes it.
        most: number of ids after which all are forgotten, so that memory stays constant.
    """

    def __init__(self, make: Callable[[str], Value], *, most: int) -> None:
        self._make, self._most = make, most
        self._by_id: dict[int, Value] = {}

    def of(self, doc: Doc, ids: list[int]) -> list[Value]:
        """One value for each id."""
        known = self._by_id  # another thread may put a new one in its place, never take from this one
        try:
            return list(map(known.__getitem__, ids))
        except KeyError:
            if len(known) > self._most:
                self._by_id = known = {}
            strings, make = doc.vocab.strings, self._make
            known.update([(new, make(strings[new])) for new in set(ids).difference(known)])
            return list(map(known.__getitem__, ids))


def features_of(morph: str) -> Mapping[str, str]:
    """Morphological features as spaCy writes them (`Mood=Ind|Number=Sing`), by name."""
    return dict(pair.split("=", 1) for pair in morph.split("|") if "=" in pair)


def written(features: Mapping[str, str]) -> str:
    """Features as spaCy writes them."""
    return "|".join(f"{name}={value}" for name, value in sorted(features.items()))


_strings = _Known(str, most=KEPT)
_lower = _Known(str.lower, most=KEPT)
_features = _Known(features_of, most=10_000)
_verb_forms = _Known(lambda morph: features_of(morph).get("VerbForm", ""), most=10_000)


def text_of_tokens(doc: Doc) -> str:
    """`doc.text`."""
    table = doc.to_array([ORTH, SPACY])
    words = _strings.of(doc, table[:, 0].tolist())
    return "".join([word + " " if space else word for word, space in zip(words, table[:, 1].tolist(), strict=True)])


def sentences_of(starts: NDArray[Any]) -> list[tuple[int, int]]:
    """(first, after last) of each sentence, from the `SENT_START` of each token."""
    if not len(starts):
        return []
    firsts = [0, *((starts[1:] == 1).nonzero()[0] + 1).tolist()]
    return list(zip(firsts, [*firsts[1:], len(starts)], strict=True))


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
        self.words = _strings.of(doc, forms)
        self.lower = _lower.of(doc, forms)
        self.start: list[int] = table[:, 1].tolist()
        self.end = [at + len(word) for at, word in zip(self.start, self.words, strict=True)]


class Parse:
    """What the model tells, indexed by token.

    Attributes:
        lemma, pos, dep: strings.
        features: morphological features; tokens with the same ones share the mapping.
        verb_form: the feature `VerbForm`, empty where there is none.
        head: index of the head.
        sents: (first, after last) of each sentence.
    """

    __slots__ = ("dep", "features", "head", "lemma", "pos", "sents", "verb_form")

    def __init__(self, doc: Doc) -> None:
        table = doc.to_array([LEMMA, POS, DEP, MORPH, HEAD, SENT_START])
        self.lemma, self.pos, self.dep = (_strings.of(doc, table[:, k].tolist()) for k in range(3))
        morphs = table[:, 3].tolist()
        self.features, self.verb_form = _features.of(doc, morphs), _verb_forms.of(doc, morphs)
        self.head: list[int] = (table[:, 4].view(np.int64) + np.arange(len(table))).tolist()
        self.sents = sentences_of(table[:, 5])
