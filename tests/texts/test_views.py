"""The same text in other characters and lines gives the same claims; a Doc keeps the caller's words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.variants import EXACT, told, wrapped

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

GOLDEN = Path(__file__).parents[1] / "behaviour" / "articles.jsonl"
DEV = Path(__file__).parents[3] / "shared" / "gold" / "dev.jsonl"
ODD = "\ufeffLe pre\u0301fet a annonce\u0301 que 45\u202fbles\u00adse\u0301s ont e\u0301te\u0301 e\u0301vacue\u0301s a\u0300 l’ho\u0302pital de\nBrest."


@pytest.fixture(scope="module", params=[GOLDEN, DEV], ids=["golden", "dev"])
def texts(request: pytest.FixtureRequest) -> list[tuple[str, Any]]:
    if not request.param.exists():
        pytest.skip("../shared/gold is not here")
    rows = [json.loads(line) for line in request.param.read_text(encoding="utf-8").splitlines()]
    return [(row["text"], row.get("published")) for row in rows]


@pytest.fixture(scope="module")
def usual(texts: list[tuple[str, Any]], nlp: Language) -> list[list[tuple[object, ...]]]:
    return [told(e) for e in claimkit.extract_many(texts, nlp=nlp)]


@pytest.mark.parametrize("name", EXACT)
def test_views_of_other_characters_claim_the_same(
    name: str, texts: list[tuple[str, Any]], usual: list[list[tuple[object, ...]]], nlp: Language
) -> None:
    found = claimkit.extract_many([(EXACT[name](text), day) for text, day in texts], nlp=nlp)
    assert [told(e) for e in found] == usual


def test_views_of_wrapped_lines_claim_nearly_the_same(
    texts: list[tuple[str, Any]], usual: list[list[tuple[object, ...]]], nlp: Language
) -> None:
    found = [told(e) for e in claimkit.extract_many([(wrapped(text), day) for text, day in texts], nlp=nlp)]
    same = sum(claim in other for claims, other in zip(usual, found, strict=True) for claim in claims)
    assert same >= 0.97 * sum(map(len, usual))


def test_views_place_spans_in_the_text_given(nlp: Language) -> None:
    (claim,) = claimkit.extract(ODD, nlp=nlp).claims
    assert claim.quantities[0].span.text == "45\u202fbles\u00adse\u0301s"
    assert claim.quantities[0].unit == "blessé"
    for span in (claim.span, claim.predicate.head, claim.quantities[0].span):
        assert ODD[span.start : span.end] == span.text


def test_views_are_the_same_one_by_one_in_batches_and_in_processes(nlp: Language) -> None:
    texts = [ODD, "LE PORT DE BREST EST FERMÉ DEPUIS LUNDI", "Il dit : “non”.", "<p>Le port ferme.</p>"]
    many = list(claimkit.extract_many(texts, nlp=nlp))
    assert many == [claimkit.extract(text, nlp=nlp) for text in texts[:3]] + many[3:]
    assert many == list(claimkit.extract_many(texts, nlp=nlp, n_process=2))


@pytest.mark.parametrize(
    "text", [ODD, "\u200bLe port ferme.\r\n\r\nSuite…\u00a0", "oﬃciel  :  le port\t ferme", "\u00ad", "L’écoleLes élèves rient."]
)
def test_annotate_gives_a_doc_of_the_text_given(text: str, nlp: Language) -> None:
    doc = claimkit.annotate(text, nlp=nlp)
    assert doc.text == text
    assert [c.id for c in doc._.claimkit.claims] == [c.id for c in claimkit.extract(text, nlp=nlp, clauses="all").claims]
    assert all(text[c.span.start : c.span.end] == c.span.text for c in doc._.claimkit.claims)


def test_annotate_keeps_the_tree(nlp: Language) -> None:
    doc = claimkit.annotate("Le maire n’a pas\u00a0voté.", nlp=nlp)
    assert [(t.text, t.dep_, t.head.text) for t in doc if t.dep_ in ("nsubj", "ROOT")] == [
        ("maire", "nsubj", "voté"),
        ("voté", "ROOT", "voté"),
    ]


def test_user_of_the_pipeline_gets_the_words_as_they_are(nlp: Language) -> None:
    assert nlp("L’eau monte.").text == "L’eau monte."
