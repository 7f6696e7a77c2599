"""Pointers to other articles in the middle of a line claim nothing; a headline glued to its text is a sentence of its own."""

from __future__ import annotations

import pytest

import claimkit


@pytest.mark.parametrize(
    "text",
    [
        "Le préfet a fermé le gué lundi. » LIRE AUSSI - Le maire dénonce une «manipulation» Selon lui, 12 habitants sont partis.",
        "Le préfet a fermé le gué lundi. Lire aussi : Le port de Varmes a rouvert",
    ],
)
def test_pointers_to_other_articles_claim_nothing(text: str) -> None:
    heads = [c.predicate.head.text for c in claimkit.extract(text).claims]
    assert heads[0] == "fermé"
    assert not {"dénonce", "rouvert"} & set(heads)


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (
            "Le gué ferme. » LIRE AUSSI - Le maire de Varmes dénonce une «manipulation»  La préfecture rassure les élus.",
            ["ferme", "rassure"],
        ),
        ("Lire aussi Le port de Varmes a rouvert   Le quai reste fermé.", ["fermé"]),
        ("Le gué ferme.   À lire aussi : «Le port a rouvert»  «Nous paierons», promet le maire.", ["ferme", "paierons"]),
    ],
)
def test_a_gap_of_blanks_ends_a_pointer(text: str, heads: list[str]) -> None:
    assert [c.predicate.head.text for c in claimkit.extract(text).claims] == heads


def test_a_pointer_with_a_full_stop_has_lost_its_title() -> None:
    text = "Le gué ferme. Lire aussi : Ces relevés sont une preuve de plus. Lire aussi."
    assert [c.predicate.head.text for c in claimkit.extract(text).claims] == ["ferme", "preuve"]


def test_nobody_named_in_a_pointer_speaks() -> None:
    text = "LIRE AUSSI - Moreau critique le gué  Le préfet de Varmes a visité le gué. «Je le rouvrirai lundi», a-t-il promis."
    attribution = claimkit.extract(text).claims[-1].attribution
    assert attribution is not None
    assert [source.name for source in attribution.sources] == ["préfet de Varmes"]
    text = "Le gué coûte 2 millions d'euros. » LIRE AUSSI - Le port rouvre  «Il est vieux», estime la maire."
    assert [claim.attribution is None for claim in claimkit.extract(text).claims] == [True, False]


def test_pointers_are_no_reading_that_a_sentence_asks_for() -> None:
    assert [c.predicate.head.text for c in claimkit.extract("Le maire fait lire aussi les lettres des habitants.").claims] != []


def test_headlines_glued_to_their_text_are_sentences_of_their_own() -> None:
    text = "Saint-Brieuc sous la neige Le match entre Saint-Brieuc et Vannes est reporté à mardi."
    claim = claimkit.extract(text).claims[0]
    assert claim.patient is not None
    assert claim.patient.span.text.startswith("Le match")
