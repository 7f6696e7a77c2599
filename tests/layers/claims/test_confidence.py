"""Confidence: bounds, odd texts, what is left out when it is asked for, and that the file of coefficients is what the code reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import claimkit
from claimkit.errors import OptionError
from claimkit.layers.claims.confidence import CONSTANT, coefficients, probability
from claimkit.models import Claim

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = (
    "Selon la préfecture, 120 familles ont quitté mardi le quartier du port. Le maire, qui n'avait pas été prévenu, dit-il, en a, devant le "
    "conseil, et alors que les travaux devaient durer – c'est ce que l'entreprise avait écrit – dix mois, douze peut-être, parlé. « Elle ne "
    "rouvrira pas », a-t-elle ajouté.\n\nLa digue tient."
)


def test_confidence_of_every_claim_is_a_probability(nlp: Language) -> None:
    extraction = claimkit.extract(TEXT, published="2025-03-12", clauses="all", nlp=nlp)
    assert len(extraction) > 3
    assert all(claim.confidence is not None and 0 < claim.confidence < 1 for claim in extraction)


def test_confidence_of_a_plain_sentence_is_above_that_of_a_tangled_one(nlp: Language) -> None:
    sure = {
        claim.predicate.head.text: claim.confidence or 0.0
        for claim in claimkit.extract(TEXT, published="2025-03-12", clauses="all", nlp=nlp)
    }
    assert sure["tient"] > sure["parlé"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "Le",
        "Le pont",
        "Selon",
        "« Il",
        "Le maire a",
        "a fermé",
        "…",
        "💧 a fermé 💧",
        "LE PONT A FERMÉ",
        "a, " * 400,
        "\ud800 dort.",
    ],
)
def test_confidence_of_odd_texts_raises_nothing(nlp: Language, text: str) -> None:
    assert all(claim.confidence is not None and 0 <= claim.confidence <= 1 for claim in claimkit.extract(text, clauses="all", nlp=nlp))


def test_confidence_of_a_text_cut_anywhere_raises_nothing(nlp: Language) -> None:
    for end in range(0, len(TEXT), 17):
        assert all(claim.confidence is not None for claim in claimkit.extract(TEXT[:end], clauses="all", nlp=nlp))


def test_min_confidence_leaves_out_the_others_and_is_told(nlp: Language) -> None:
    whole = claimkit.extract(TEXT, published="2025-03-12", nlp=nlp)
    lowest = sorted(claim.confidence or 0.0 for claim in whole)[len(whole) // 2]
    some = claimkit.extract(TEXT, published="2025-03-12", min_confidence=lowest, nlp=nlp)
    assert some.claims == tuple(claim for claim in whole if (claim.confidence or 0.0) >= lowest)
    assert 0 < len(some) < len(whole)
    assert (whole.meta.min_confidence, some.meta.min_confidence) == (0.0, lowest)
    (many,) = claimkit.extract_many([TEXT], published="2025-03-12", min_confidence=lowest, nlp=nlp)
    assert many.claims == some.claims
    assert not claimkit.extract(TEXT, min_confidence=1, nlp=nlp).claims


@pytest.mark.parametrize("wrong", [-0.1, 1.01, float("nan"), "0.5", None, True])
def test_min_confidence_refuses_what_is_no_share(nlp: Language, wrong: Any) -> None:
    with pytest.raises(OptionError, match="min_confidence"):
        claimkit.extract(TEXT, min_confidence=wrong, nlp=nlp)
    with pytest.raises(OptionError, match="min_confidence"):
        claimkit.extract_many([TEXT], min_confidence=wrong, nlp=nlp)


def test_confidence_reads_back_from_json(nlp: Language) -> None:
    claim = claimkit.extract("La digue tient.", nlp=nlp).claims[0]
    assert Claim.model_validate_json(claim.model_dump_json()) == claim


def test_confidence_is_the_logistic_of_the_sum() -> None:
    weights = {CONSTANT: 0.5, "a": -1.0, "b": 0.25}
    assert probability({"a": 1.0, "b": 2.0, "unknown": 9.0}, weights) == 0.5
    assert probability({"a": 1e6}, weights) == 0.0
    assert probability({"a": -1e6}, weights) == 1.0


def test_coefficients_are_read_from_the_file() -> None:
    weights = coefficients()
    assert CONSTANT in weights
    assert weights["depth"] < 0
    assert weights["sentence.words"] < 0
