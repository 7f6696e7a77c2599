"""How contents stand: the FactBank value of a claim, and who is its source.

A case is a line of `stance_cases.tsv`: value, head of the claim, source (– for none), sentence. About half of them are counter-examples:
plain reports, negations of the claim itself, « ne … que », judgments.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

_LINES = Path(__file__).with_name("stance_cases.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in _LINES if not line.startswith("#")]
_VALUES = {
    ("certain", "positive"): "CT+",
    ("certain", "negative"): "CT-",
    ("probable", "positive"): "PR+",
    ("probable", "negative"): "PR-",
} | {
    ("possible", "positive"): "PS+",
    ("possible", "negative"): "PS-",
    ("unknown", "positive"): "Uu",
    ("unknown", "negative"): "Uu-",
}


def _claims(nlp: Language, text: str) -> dict[str, claimkit.Claim]:
    return {claim.predicate.head.text: claim for claim in claimkit.extract(text, published="2025-03-17", clauses="all", nlp=nlp).claims}


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case[0]} {case[3]}") for case in CASES])
def test_stance_value_and_source(nlp: Language, case: tuple[str, str, str, str]) -> None:
    value, head, source, text = case
    claims = _claims(nlp, text)
    assert head in claims
    claim = claims[head]
    assert _VALUES[claim.certainty, claim.polarity] == value
    sources = () if claim.attribution is None else claim.attribution.sources
    assert [s.span.text for s in sources if s.role == "origin"] == ([] if source == "–" else [source])


@pytest.mark.parametrize("text", [case[3] for case in CASES if "pêcheur" in case[3] and case[0] in ("PR+", "Uu")])
def test_stance_the_accused_is_never_the_source(nlp: Language, text: str) -> None:
    claims = _claims(nlp, text)
    claim = claims.get("noyé") or claims["présenté"]
    who = claim.actor or claim.patient
    assert who is not None
    assert "pêcheur" in who.span.text
    assert claim.attribution is None or all("pêcheur" not in s.span.text for s in claim.attribution.sources)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("La mairie confirme que trois ouvriers sont morts.", "committed"),
        ("La mairie ne confirme pas que trois ouvriers sont morts.", "withholding"),
        ("La mairie dément que trois ouvriers soient morts.", "denying"),
        ("La mairie ne nie pas que trois ouvriers sont morts.", "withholding"),
        ("La mairie accuse trois ouvriers d'avoir fui.", "accusing"),
    ],
)
def test_stance_of_the_source(nlp: Language, text: str, stance: str) -> None:
    attribution = claimkit.extract(text, nlp=nlp).claims[-1].attribution
    assert attribution is not None
    assert attribution.stance == stance


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Il est faux de dire que le miel soigne le cancer.", "faux"),
        ("« Le miel soigne le cancer » : c'est faux.", "c'est faux"),
        ("Le blogueur affirme à tort que le miel soigne le cancer.", "à tort"),
        ("Le blogueur nie que le miel soigne le cancer.", None),
        ("Le miel ne soigne pas le cancer.", None),
    ],
)
def test_stance_verdict_of_the_author(nlp: Language, text: str, verdict: str | None) -> None:
    found = claimkit.extract(text, nlp=nlp).claims[0].verdict
    assert (None if found is None else found.text) == verdict
