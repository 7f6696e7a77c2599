"""Rival figures: the number behind « et » belongs to the source behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Les marcheurs étaient 30 000 selon la police et 95 000 selon les syndicats.",
            [(30000, ["la police"]), (95000, ["les syndicats"])],
        ),
        (
            "Le cortège a réuni 500 personnes selon la mairie et 900 selon les organisateurs.",
            [(500, ["la mairie"]), (900, ["les organisateurs"])],
        ),
    ],
)
def test_figures_go_to_their_own_source(nlp: Language, text: str, told: list[tuple[int, list[str]]]) -> None:
    claims = claimkit.extract(text, nlp=nlp).claims
    assert [(c.quantities[0].value, [] if c.attribution is None else [s.span.text for s in c.attribution.sources]) for c in claims] == told
