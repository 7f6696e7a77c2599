"""Numbers: value → its spellings, and what is no number."""

from __future__ import annotations

import pytest

from claimkit.french.amounts.atoms import read_figures
from claimkit.french.amounts.numbers import NumberReader
from claimkit.lexicons import Lexicons

NUMBERS = NumberReader(Lexicons())

SPELLINGS: dict[float, list[str]] = {
    0: ["0", "zéro", "zero"],
    1: ["1", "un", "une"],
    7: ["7", "sept"],
    11: ["onze"],
    17: ["17", "dix-sept", "dix sept"],
    21: ["vingt et un", "vingt-et-un", "vingt et une", "21"],
    71: ["soixante et onze", "soixante-et-onze", "septante et un", "septante-et-un"],
    72: ["soixante-douze", "septante-deux"],
    80: ["quatre-vingts", "quatre vingts", "huitante", "octante"],
    81: ["quatre-vingt-un", "huitante et un"],
    97: ["quatre-vingt-dix-sept", "nonante-sept"],
    118: ["cent dix-huit"],
    1100: ["mille cent", "onze cents", "1 100", "1.100", "1'100"],
    1200: ["1 200", "1\u00a0200", "1\u202f200", "1\u2009200", "1.200", "1'200", "1’200", "douze cents", "mille deux cents"],
    1984: ["1984", "mille neuf cent quatre-vingt-quatre", "dix-neuf cent quatre-vingt-quatre"],
    4020: ["quatre mille vingt"],
    80_000: ["quatre-vingt mille", "80 000", "80.000", "80k€"],
    97_200: ["quatre-vingt-dix-sept mille deux cents"],
    2.5: ["2,5", "2.5", "deux virgule cinq", "deux et demi"],
    3.14: ["3,14", "trois virgule quatorze"],
    1.05: ["un virgule zéro cinq", "1,05"],
    6700.54: ["6 700,54", "6.700,54", "6,700.54"],
    1_000_000: ["un million", "1 million", "1 000 000", "1.000.000", "1,000,000", "1e6"],
    1_200_000: ["1,2 million", "un million deux cent mille", "1,2 M€", "1 million 200 000"],
    2_500_000: ["2,5 millions", "deux virgule cinq millions", "deux millions et demi"],
    3_200_000_000: ["3,2 milliards", "3,2 Mds", "3,2 Md€", "trois milliards deux cents millions"],
    45_000_000: ["45M€", "45 M€", "45 millions", "quarante-cinq millions"],
    1e12: ["mille milliards", "un billion", "1 000 milliards"],
    -12: ["-12", "\u221212"],
}
COLLECTIVES: dict[float, list[str]] = {
    12: ["une douzaine", "la douzaine de"],
    24: ["deux douzaines"],
    6: ["demi-douzaine"],
    30: ["une trentaine", "une bonne trentaine de"],
    100: ["une centaine", "la centaine de", "une petite centaine"],
    1000: ["un millier"],
    100_000: ["une centaine de milliers"],
    500_000: ["demi-million"],
}
FRACTIONS: dict[float, list[str]] = {
    0.5: ["la moitié", "½", "1/2", "demi-litre"],
    1 / 3: ["un tiers", "1/3", "le tiers des"],
    2 / 3: ["deux tiers", "2/3"],
    0.75: ["trois quarts", "les trois quarts", "3/4", "¾"],
    0.25: ["un quart", "quart de litre"],
    0.4: ["deux cinquièmes"],
    0.1: ["un dixième de"],
}
NO_NUMBER = [
    "1er",
    "2e",
    "18ème",
    "3èmes",
    "vingt-cinquième",
    "vingt et unième",
    "le deuxième",
    "Deux-Sèvres",
    "A7",
    "24/7",
    "le cinquième homme",
    "et",
    "de",
    "la quarantaine",
]


@pytest.mark.parametrize(("value", "spelling"), [(v, s) for v, all_of_it in SPELLINGS.items() for s in all_of_it])
def test_numbers_one_value_many_spellings(value: float, spelling: str) -> None:
    (number,) = NUMBERS.find(spelling)
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize(("value", "spelling"), [(v, s) for v, all_of_it in COLLECTIVES.items() for s in all_of_it])
def test_numbers_collectives_have_a_value(value: float, spelling: str) -> None:
    assert [n.value for n in NUMBERS.find(spelling) if n.form != "article"] == [value]


@pytest.mark.parametrize(("value", "spelling"), [(v, s) for v, all_of_it in FRACTIONS.items() for s in all_of_it])
def test_numbers_fractions(value: float, spelling: str) -> None:
    (number,) = NUMBERS.find(spelling)
    assert number.form == "fraction"
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize("text", NO_NUMBER)
def test_numbers_leave_out_what_is_none(text: str) -> None:
    assert NUMBERS.find(text) == []


@pytest.mark.parametrize("text", ["des dizaines", "des dizaines de milliers", "plusieurs centaines", "quelques milliers", "des millions"])
def test_numbers_vague_ones_have_no_value(text: str) -> None:
    (number,) = NUMBERS.find(text)
    assert (number.form, number.value) == ("vague", None)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("deux, trois ou quatre", [2, 3, 4]),
        ("12 morts et 8 blessés", [12, 8]),
        ("10-15", [10, 15]),
        ("deux trois", [2, 3]),
        ("en 2019 300 personnes", [2019, 300]),
        ("cent deux cents", [102, 100]),
    ],
)
def test_numbers_side_by_side_stay_apart(text: str, values: list[float]) -> None:
    assert [n.value for n in NUMBERS.find(text)] == values


@pytest.mark.parametrize(
    ("figures", "value"),
    [
        ("1,234.56", 1234.56),
        ("1.234,56", 1234.56),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("1,234", 1.234),
        ("1.234", 1234),
        ("0.500", 0.5),
        ("12.5", 12.5),
    ],
)
def test_numbers_mixed_separators_follow_the_stated_rules(figures: str, value: float) -> None:
    assert read_figures(figures) == pytest.approx(value)


def test_numbers_offsets_slice_the_text() -> None:
    text = "Entre 1 500 et deux millions et demi d'euros"
    assert [text[n.start : n.end] for n in NUMBERS.find(text)] == ["1 500", "deux millions et demi"]


def test_numbers_too_long_a_numeral_is_no_amount() -> None:
    assert NUMBERS.find("7" * 1000) == []


@pytest.mark.parametrize("text", ["1e400", "9^999", "0^-1"])
def test_numbers_too_large_a_power_is_no_amount(text: str) -> None:
    assert NUMBERS.find(text) == []
