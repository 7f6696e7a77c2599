"""The scraped article this project began with, where it is at hand: what must come out of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import claimkit

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
pytestmark = pytest.mark.skipif(not SEEDS, reason="../shared/seeds is not here")


@cache
def extraction() -> claimkit.Extraction:
    return claimkit.extract(SEEDS[0].read_text(encoding="utf-8"), published="2024-11-11")


def claim(group: str) -> claimkit.Claim:
    return next(c for c in extraction().claims if c.predicate.span.text == group)


@pytest.mark.parametrize("lemma", ["rassembler", "préparer"])
def test_seed_headline_is_claimed_once_and_stands_three_times(lemma: str) -> None:
    (found,) = [c for c in extraction().claims if c.block == "headline" and c.predicate.lemma == lemma]
    assert len({found.span.start, *(s.start for s in found.repeats if s.text == found.span.text)}) == 3


def test_seed_massed_troops() -> None:
    found = claim("auraient rassemblé")
    assert found.actor is not None
    assert found.actor.span.text == "les Russes"
    (amount,) = found.quantities
    assert (amount.value, amount.unit, amount.approximation) == (50000, "soldat", "at_least")
    assert found.attribution is not None
    sources = {(s.name, s.role) for s in found.attribution.sources}
    assert sources == {("New York Times", "relay"), ("responsables américains et ukrainiens", "origin")}
    assert {(h.span.text, h.kind) for h in found.hedges} == {("Selon", "attribution"), ("auraient", "conditional")}
    assert (found.certainty, found.factuality) == ("probable", "PR+")


def test_seed_massed_troops_have_their_place() -> None:
    assert [p.span.text for p in claim("auraient rassemblé").locations] == ["oblast de Koursk"]


def test_seed_breakthrough_has_its_month() -> None:
    assert [t.value for t in claim("ont réalisé").times] == ["2024-08"]


def test_seed_pronoun_has_its_antecedent_and_its_source() -> None:
    found = claim("devraient être impliqués")
    assert found.patient is not None
    assert found.patient.antecedent is not None
    assert found.patient.antecedent.text.endswith("alliés")
    assert found.attribution is not None
    assert [s.name for s in found.attribution.sources] == ["The Kyiv Independent"]
    assert [(h.span.text, h.kind) for h in found.hedges] == [("devraient", "modal")]


def test_seed_losses() -> None:
    found = claim("auraient subi")
    (amount,) = found.quantities
    assert (amount.value, amount.unit, amount.per, amount.statistic) == (1500, "soldat", "jour", "mean")
    assert [t.value for t in found.times] == ["2024-10"]


def test_seed_tweet_is_a_block_with_its_claim_and_source() -> None:
    assert [b.kind for b in extraction().blocks].count("tweet") == 1
    found = claim("a rassemblé")
    assert found.block == "tweet"
    assert found.attribution is not None
    assert {s.name for s in found.attribution.sources} == {"responsables américains et ukrainiens", "New York Times"}


def test_seed_nothing_is_claimed_in_the_footer() -> None:
    text = extraction().text
    assert all(c.span.start < text.index("For Latest") for c in extraction().claims)
