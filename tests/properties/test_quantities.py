"""Any string: no exception, offsets that slice it, time that grows with its length."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimkit.french.amounts.find import AmountReader
from claimkit.french.amounts.numbers import NumberReader
from claimkit.lexicons import Lexicons

NUMBERS = NumberReader(Lexicons())

READER = AmountReader(Lexicons())
WORDS = [
    "un",
    "une",
    "deux",
    "dix",
    "cent",
    "cents",
    "mille",
    "million",
    "millions",
    "milliard",
    "dizaine",
    "dizaines",
    "douzaine",
    "de",
    "d'",
    "et",
    "demi",
    "virgule",
    "tiers",
    "quart",
    "moitié",
    "12",
    "1",
    "500",
    "2,5",
    "1.234,56",
    "2019",
    "18h30",
    "€",
    "%",
    "km",
    "euros",
    "francs",
    "entre",
    "à",
    "ou",
    "-",
    "–",
    "/",
    "sur",
    "plus",
    "moins",
    "environ",
    "par",
    "jour",
    "le",
    "les",
    ",",
    ".",
    "\n",
    "«",
    "»",
    "mars",
    "lundi",
    "il",
    "y",
    "a",
]


@given(st.text(max_size=200))
@example("0")
@example("1٠x2")
@example("1x2x3")
@settings(max_examples=200, deadline=None)
def test_quantities_any_string_is_read(text: str) -> None:
    for number in NUMBERS.find(text):
        assert 0 <= number.start < number.end <= len(text)
    for amount in READER.read(text):
        assert 0 <= amount.start < amount.end <= len(text)


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from([" ", "", "-", "\u00a0"]))
@settings(max_examples=300, deadline=None)
def test_quantities_any_order_of_number_words_is_read(words: list[str], joint: str) -> None:
    text = joint.join(words)
    amounts = READER.read(text)
    assert all(0 <= a.start < a.end <= len(text) for a in amounts)
    assert all(a.low is None or (a.high is not None and a.low < a.high) for a in amounts)
    assert all(x.first.start < y.first.start for x, y in pairwise(amounts))


@pytest.mark.parametrize(
    "piece",
    [
        "7",
        "1 000 ",
        "12,",
        "entre 3 et ",
        "deux ",
        "de 2 à ",
        "cent mille ",
        "1/",
        "dizaines de ",
        "plus de ",
        "3-",
        "vingt-et-",
        "€ ",
        "12 mars et ",
    ],
)
def test_quantities_a_long_repetition_is_read_to_its_end(piece: str) -> None:
    text = piece * (60_000 // len(piece)) + " puis 12 euros"
    assert READER.read(text)[-1].unit == "EUR"
