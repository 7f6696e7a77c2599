"""Participles and infinitives that go on with the verb before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "done"),
    [
        (
            "Le conseil a voté le budget, rejeté trois amendements et reporté l'examen du plan vélo.",
            [
                ("conseil", "a voté", "le budget"),
                ("conseil", "rejeté", "trois amendements"),
                ("conseil", "reporté", "l'examen du plan vélo"),
            ],
        ),
        (
            "La maire a vendu la halle, gelé deux projets et signé le bail.",
            [("maire", "a vendu", "la halle"), ("maire", "gelé", "deux projets"), ("maire", "signé", "le bail")],
        ),
        (
            "Le tribunal a jugé la plainte irrecevable et condamné le club à 2 000 francs d'amende.",
            [("tribunal", "a jugé", "la plainte irrecevable"), ("tribunal", "condamné", "le club")],
        ),
        (
            "Le maire a quitté la salle, hué par la foule.",
            [("maire", "a quitté", "la salle")],
        ),
    ],
)
def test_conjuncts_with_an_object_are_no_asides(nlp: Language, text: str, done: list[tuple[str, str, str | None]]) -> None:
    found = [
        (c.actor.name if c.actor else None, c.predicate.span.text, c.patient.span.text if c.patient else None)
        for c in claimkit.extract(text, nlp=nlp).claims
    ]
    assert found == done
