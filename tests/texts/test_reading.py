"""Long texts are read in parts and joined again; what no encoding holds stays in the text; background claims cost nothing where none asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.articles import articles

import claimkit
from claimkit.texts.reading import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language


@pytest.fixture
def short(nlp: Language) -> Iterator[Language]:
    """The pipeline with a limit of 600 characters."""
    limit = nlp.max_length
    nlp.max_length = 600
    yield nlp
    nlp.max_length = limit


@pytest.mark.parametrize(
    ("text", "longest", "parts"),
    [
        ("", 10, [""]),
        ("abc", 3, ["abc"]),
        ("a" * 25, 10, ["a" * 10, "a" * 10, "a" * 5]),
        ("x" * 92 + "\n\nSuite de l’article", 100, ["x" * 92 + "\n\n", "Suite de l’article"]),
        ("x" * 92 + "\nSuite de l’article", 100, ["x" * 92 + "\n", "Suite de l’article"]),
        ("x" * 92 + ". Suite a b c", 100, ["x" * 92 + ". ", "Suite a b c"]),
        ("x" * 92 + " suite-de-l’article", 100, ["x" * 92 + " ", "suite-de-l’article"]),
    ],
)
def test_parts_are_cut_at_the_best_border(text: str, longest: int, parts: list[str]) -> None:
    assert [part for _, part in parts_of(text, longest)] == parts


def test_parts_tell_where_they_stand() -> None:
    text = "\n\n".join(articles(3, words=60, seed=41))
    assert all(text[offset : offset + len(part)] == part for offset, part in parts_of(text, 200))


def test_long_text_gives_spans_of_the_whole(short: Language) -> None:
    text = "\n\n".join(articles(6, words=60, seed=42))
    found = claimkit.extract(text, nlp=short)
    spans = [claim.predicate.head for claim in found.claims] + [block.span for block in found.blocks]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert max(span.end for span in spans) > len(text) - 400
    assert len({claim.id for claim in found.claims}) == len(found.claims)


def test_long_text_gives_one_doc(short: Language) -> None:
    text = "\n\n".join(articles(6, words=60, seed=43))
    doc = claimkit.annotate(text, nlp=short)
    assert doc.text == text
    layers = doc._.claimkit
    assert [c.id for c in claimkit.extract(text, nlp=short, clauses="all").claims] == [c.id for c in layers.claims]
    spans = [q.span for q in layers.quantities] + [a.cue for a in layers.attributions]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(0 <= a <= b <= len(text) for reach in layers.attribution_reach for a, b in reach.ranges)


def test_long_text_equals_its_parts(short: Language) -> None:
    first = "x" * 570 + ".\n\n"
    second = "Selon la mairie, 300 personnes ont manifesté à Lyon."
    found, alone = claimkit.extract(first + second, nlp=short), claimkit.extract(second, nlp=short)
    assert [c.span.start - len(first) for c in found.claims[-1:]] == [c.span.start for c in alone.claims]
    assert [c.quantities[0].value for c in found.claims[-1:]] == [300.0]


def test_lone_surrogates_stay_in_the_text(nlp: Language) -> None:
    text = "Le maire \ud83d de Lyon a dit non à \udc00 300 habitants."
    found = claimkit.extract(text, nlp=nlp)
    assert found.text == text
    assert found.claims[0].span.text == text[found.claims[0].span.start : found.claims[0].span.end]
    assert claimkit.Extraction.model_validate_json(found.model_dump_json()) == found


def test_lone_surrogates_are_replacement_characters_in_the_doc(nlp: Language) -> None:
    assert claimkit.annotate("a \ud83d b", nlp=nlp).text == "a \ufffd b"


def test_background_claims_have_statements_where_they_are_asked_for(nlp: Language) -> None:
    text = "Le maire, qui dirige le port, a ouvert le pont. La foule, qui attendait, a applaudi."
    kept, every = claimkit.extract(text, nlp=nlp).claims, claimkit.extract(text, clauses="all", nlp=nlp).claims
    assert (len(kept), len(every)) == (2, 4)
    assert [claim for claim in every if claim.clause == "main"] == list(kept)
    assert all(claim.statement and claim.confidence is not None for claim in every)
    assert claimkit.annotate(text, nlp=nlp)._.claimkit.claims == list(every)
