"""The tokenizer cuts as spaCy's own, whatever it has read before, and looks at a word's affixes once."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from spacy.vocab import Vocab

from claimkit.engine.tokenizer import WordTokenizer

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = [
    "M. Lebel, aujourd'hui maire, n'a pas dit: «Non.» L'eau, l’eau et l'eau!",
    "L'eau (l’eau) de M. Lebel, c'est-à-dire 12,5km… qu'on lui a vendue à 3€.",
    "  \n\n peut-être\u00a0: « …à Saint-Ouen-l'Aumône » ?!\tsic  ",
    "http://exemple.fr/a-b?c=d, :-) aujourd'hui. Aujourd'hui M. aujourd'hui",
    "",
]


def cuts(tokenizer: Any, text: str) -> list[tuple[str, str, int]]:
    return [(token.text, token.whitespace_, token.idx) for token in tokenizer(text)]


@pytest.mark.parametrize("order", [1, -1])
def test_tokens_are_spacys_own(order: int, fast: Language, stock: Language) -> None:
    for text in TEXTS[::order] * 2:
        assert cuts(fast.tokenizer, text) == cuts(stock.tokenizer, text)


def test_tokens_are_spacys_own_in_a_memory_zone_and_in_copies(fast: Language, stock: Language) -> None:
    with fast.memory_zone():
        assert [cuts(fast.tokenizer, text) for text in TEXTS] == [cuts(stock.tokenizer, text) for text in TEXTS]
    pickled = pickle.dumps(fast.tokenizer)
    for made in (pickle.loads(pickled), copy.deepcopy(fast.tokenizer)):  # noqa: S301
        assert isinstance(made, WordTokenizer)
        assert [cuts(made, text) for text in TEXTS] == [cuts(stock.tokenizer, text) for text in TEXTS]


def test_words_behind_a_special_case_are_remembered() -> None:
    asked: list[str] = []

    def no_prefix(word: str) -> None:
        asked.append(word)

    tokenizer = WordTokenizer(Vocab(), rules={"M.": [{65: "M."}]}, prefix_search=no_prefix)
    assert [token.text for token in tokenizer("M. Lebel dort")] == ["M.", "Lebel", "dort"]
    asked.clear()
    assert [token.text for token in tokenizer("M. Lebel dort")] == ["M.", "Lebel", "dort"]
    assert asked == []


def test_a_rule_that_is_added_holds_for_words_met_before() -> None:
    tokenizer = WordTokenizer(Vocab())
    assert [token.text for token in tokenizer("dis-le")] == ["dis-le"]
    tokenizer.add_special_case("dis-le", [{65: "dis"}, {65: "-le"}])
    assert [token.text for token in tokenizer("dis-le")] == ["dis", "-le"]
