"""Fields put in words."""

from __future__ import annotations

from typing import Any

import pytest
from tests.samples import actor, one_claim, predicate, sample

from claimkit.cli.output import plain
from claimkit.display.words import certainty_words, content_words, number_words, quantity_words, source_words, time_words
from claimkit.models import Quantity, Span, TimeExpression

SPAN = Span(start=0, end=9, text="plusieurs")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (3, "3"),
        (50000, "50\u202f000"),
        (1500.5, "1\u202f500,5"),
        (0.25, "0,25"),
        (-2, "-2"),
        (1e12, "1\u202f000\u202f000\u202f000\u202f000"),
    ],
)
def test_words_numbers(number: float, words: str) -> None:
    assert number_words(number) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 1, "unit": "cheval"}, "1 cheval"),
        ({"value": 2, "unit": "cheval"}, "2 chevaux"),
        ({"value": 300, "unit": "maison", "approximation": "at_least"}, "≥ 300 maisons"),
        ({"value": 3.2, "unit": "%", "kind": "percent"}, "3,2 %"),
        ({"low": 10, "high": 15, "unit": "bureau", "approximation": "between"}, "10 – 15 bureaux"),
        ({"low": 10, "unit": "pays"}, "≥ 10 pays"),
        ({"high": 10, "unit": "km", "kind": "measure"}, "≤ 10 km"),
        ({"value": 1500, "unit": "soldat", "per": "jour", "statistic": "mean"}, "1\u202f500 soldats / jour (mean)"),
        ({"approximation": "vague", "unit": "maison"}, "plusieurs"),
    ],
)
def test_words_quantities(fields: dict[str, Any], words: str) -> None:
    assert quantity_words(Quantity(span=SPAN, **fields)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "“plusieurs”"),
        ({"value": "2024-08"}, "2024-08"),
        ({"value": "2017", "modifier": "end"}, "end of 2017"),
        ({"value": "2014", "modifier": "after"}, "after 2014"),
        ({"value": "2025-03-14/2025-03-16"}, "2025-03-14 to 2025-03-16"),
        ({"value": "2025-03-17T-EV"}, "2025-03-17 evening"),
        ({"value": "2025-03-17T18:30"}, "2025-03-17 18:30"),
    ],
)
def test_words_times(fields: dict[str, Any], words: str) -> None:
    assert time_words(TimeExpression(span=SPAN, **fields)) == words


def test_words_sources_and_certainty() -> None:
    claims = sample().claims
    assert [source_words(c.attribution) for c in claims] == ["", "pompiers via Courrier du Bocage", "préfète", ""]
    assert [certainty_words(c) for c in claims] == [
        "asserted",
        "put as probable by pompiers (Selon, aurait)",
        "asserted by préfète, negative",
        "put as possible (pourrait)",
    ]


@pytest.mark.parametrize(
    ("text", "group", "patient", "voice", "words"),
    [
        ("Il ferme le pont", "ferme", "le pont", "active", "ferme le pont"),
        ("C’est fini", "est fini", "C’", "passive", "C’est fini"),
        ("40 foyers privés d’eau", "privés", "40 foyers privés d’eau", "passive", "40 foyers privés d’eau"),
        ("Il va fermer le pont", "va fermer le pont", "le pont", "active", "va fermer le pont"),
        ("Le pont a été fermé", "a été fermé", "Le pont", "passive", "Le pont a été fermé"),
    ],
)
def test_words_content_is_the_verb_with_its_object(text: str, group: str, patient: str, voice: str, words: str) -> None:
    fields = {"predicate": predicate(text, group, group.rsplit(maxsplit=1)[-1], voice=voice), "patient": actor(text, patient)}
    assert content_words(one_claim(text, group.rsplit(maxsplit=1)[-1], **fields).claims[0]) == words


def test_words_table_in_the_terminal_is_text_and_no_markup() -> None:
    text = "[red]Le pont[/red] \ud800 ferme"
    extraction = one_claim(text, "ferme", actor=actor(text, "[red]Le pont[/red] \ud800"))
    shown = plain(extraction)
    assert "[red]Le" in shown
    assert shown.encode()
