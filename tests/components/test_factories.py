"""The factories tell spaCy who reads whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from claimkit.pipeline import AFTER_MODEL

if TYPE_CHECKING:
    from spacy.language import Language


def test_factories_find_all_they_need_in_the_whole_pipeline(nlp: Language) -> None:
    problems = nlp.analyze_pipes()["problems"]
    assert {name: lacking for name, lacking in problems.items() if lacking} == {}


@pytest.mark.parametrize(
    ("left_out", "lacking"),
    [
        ("claimkit_times", {"claimkit_attributions", "claimkit_hedges", "claimkit_claims"}),
        ("claimkit_attributions", {"claimkit_hedges"}),
        ("claimkit_coreference", {"claimkit_claims"}),
    ],
)
def test_factories_tell_what_lacks_a_layer_that_is_left_out(left_out: str, lacking: set[str]) -> None:
    nlp = spacy.blank("fr")
    for name in ("claimkit_blocks", *AFTER_MODEL):
        if name != left_out:
            nlp.add_pipe(name)
    layer = {"claimkit_coreference": "links"}.get(left_out, left_out.removeprefix("claimkit_"))
    problems = nlp.analyze_pipes()["problems"]
    found = {name for name, wanted in problems.items() if f"doc._.claimkit_{layer}" in wanted}
    assert lacking <= found


def test_layers_can_be_asked_for_by_name(nlp: Language) -> None:
    doc = nlp("Le pont ferme lundi.")
    assert [time.span.text for time in doc._.claimkit_times] == ["lundi"]
    assert doc._.claimkit_claims == doc._.claimkit.claims
