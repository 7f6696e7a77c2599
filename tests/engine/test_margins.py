"""How sure the parser was is the same however a text is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.articles import articles
from spacy.tokens import Doc

from claimkit.engine.margins import KEY, Replay, doubts_of

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = ["Le maire dort.", "", *articles(6, words=120, seed=21)]


def test_margins_are_those_of_spacys_own_parser(fast: Language, stock: Language) -> None:
    replay = Replay(stock.get_pipe("parser"))
    for text in TEXTS:
        doc = stock(text)
        assert doubts_of(doc) == b""
        replay.measure(doc)
        assert doubts_of(doc) == doubts_of(fast(text))
        assert len(doubts_of(doc)) == len(doc)


def test_margins_are_the_same_in_a_batch(fast: Language) -> None:
    assert [doubts_of(doc) for doc in fast.pipe(TEXTS)] == [doubts_of(fast(text)) for text in TEXTS]


def test_margins_tell_the_plain_from_the_garbled(fast: Language) -> None:
    plain, garbled = doubts_of(fast("Le maire a ouvert l'école.")), doubts_of(fast("Maire que école a dont ouvert le."))
    assert sum(plain) < sum(garbled)


@pytest.mark.parametrize("parser", [None, object()])
def test_margins_of_other_parsers_are_not_known(parser: object, stock: Language) -> None:
    doc = stock("Le maire dort.")
    Replay(parser).measure(doc)
    assert KEY not in doc.user_data
    assert doubts_of(Doc(stock.vocab, words=["a"])) == b""
