"""Scores of annotated texts: what counts as right, and that bad annotations are told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.samples import META, TEXT, actor, one_claim, sample

from claimkit.cli.output import plain
from claimkit.display.report import report_view
from claimkit.errors import InputError, OptionError
from claimkit.evaluation.evaluation import evaluate
from claimkit.evaluation.gold import GoldDocument, Placed, draft, read_gold
from claimkit.models import Actor, Attribution, Claim, Extraction, Location, Predicate, Source, Span

GOLD: dict[str, Any] = {
    "id": "crue",
    "text": TEXT,
    "claims": [
        {
            "pred": "évacués",
            "head": "évacués",
            "patient": "1 200 habitants",
            "quantities": [{"text": "1 200 habitants", "value": 1200, "unit": "habitant"}],
        },
        {
            "pred": "aurait inondé",
            "head": "inondé",
            "actor": "la rivière",
            "patient": "au moins 300 maisons",
            "quantities": [{"text": "au moins 300 maisons", "value": 300, "unit": "maison", "approx": "at_least"}],
            "locations": ["Bayeux"],
            "times": [{"text": "lundi", "iso": "2025-03-17"}],
            "sources": [{"text": "Le Courrier du Bocage", "role": "relay"}, {"text": "des pompiers"}],
            "quote": "indirect",
            "hedges": [{"text": "Selon", "kind": "attribution"}, {"text": "aurait", "kind": "conditional"}],
            "certainty": "probable",
        },
        {
            "pred": "n’avons perdu",
            "head": "perdu",
            "actor": "Nous",
            "sources": [{"text": "la préfète"}],
            "quote": "direct",
            "polarity": "-",
        },
        {
            "pred": "pourrait rouvrir",
            "head": "rouvrir",
            "actor": "Le pont",
            "times": [{"text": "avril", "iso": "2025-04"}],
            "hedges": [{"text": "pourrait", "kind": "modal"}],
            "certainty": "possible",
        },
    ],
}


def gold(**changes: Any) -> GoldDocument:
    return GoldDocument.model_validate(GOLD | changes)


def test_evaluation_all_right_is_one_everywhere() -> None:
    figures = evaluate([(gold(), sample())]).figures()
    assert {f.get("f1", f.get("accuracy")) for f in figures.values() if f.get("n", 1)} == {1.0}


def test_evaluation_missed_claim_takes_its_items_with_it() -> None:
    extraction = sample()
    report = evaluate([(gold(), extraction.model_copy(update={"claims": extraction.claims[:1] + extraction.claims[2:]}))])
    assert report.scores["claim"].recall == 3 / 4
    assert report.scores["location"].missed == 1
    assert report.scores["hedge"].missed == 2
    assert [(m.field, m.kind, m.what) for m in report.mistakes] == [("claim", "missed", "aurait inondé")]


def test_evaluation_optional_claims_count_nowhere() -> None:
    claims = [claim | {"level": "optional"} for claim in GOLD["claims"]]
    report = evaluate([(gold(claims=claims), sample())])
    assert sum(s.hits + s.false + s.missed for s in report.scores.values()) == 0


def test_evaluation_wrong_number_is_missed_and_false() -> None:
    extraction = sample()
    wrong = extraction.claims[0].quantities[0].model_copy(update={"value": 12000.0})
    claims = (extraction.claims[0].model_copy(update={"quantities": (wrong,)}), *extraction.claims[1:])
    report = evaluate([(gold(), extraction.model_copy(update={"claims": claims}))])
    assert (report.scores["quantity"].missed, report.scores["quantity"].false, report.scores["strict"].hits) == (1, 1, 3)


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ({"pred": "tombe", "head": "tombe"}, "stands 0 times"),
        ({"pred": "la", "head": "la"}, "anchor"),
        ({"pred": "a affirmé", "head": "affirme"}, "must contain"),
        ({"pred": "a affirmé", "head": "affirmé", "actor": "le préfet"}, "copy it letter by letter"),
        ({"pred": "a affirmé", "head": "affirmé", "hedge": []}, "hedge"),
        ({"pred": "a affirmé", "head": "affirmé", "certainty": "sure"}, "certainty"),
    ],
)
def test_evaluation_bad_annotation_is_told_with_file_and_line(tmp_path: Path, claim: dict[str, Any], told: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n" + json.dumps(GOLD | {"claims": [claim]}), encoding="utf-8")
    with pytest.raises(InputError, match=f"line 2: .*{told}"):
        list(read_gold([path]))


def test_evaluation_draft_of_an_extraction_scores_one_against_it() -> None:
    row = json.loads(json.dumps(draft(sample(), "crue")))
    figures = evaluate([(GoldDocument.model_validate(row), sample())]).figures()
    assert {f.get("f1", f.get("accuracy")) for f in figures.values() if f.get("n", 1)} == {1.0}


@pytest.mark.parametrize("copy", [0, 1, 2])
def test_evaluation_draft_anchors_the_copy_that_is_meant(copy: int) -> None:
    text = "Le pont ferme. Le pont ferme. La route ferme."
    start = [7 + 1, 22 + 1, 38 + 1][copy]
    head = Span(start=start, end=start + 5, text="ferme")
    claim = Claim(id="c-1", span=head, predicate=Predicate(span=head, head=head, lemma="fermer"))
    document = GoldDocument.model_validate(draft(Extraction(text=text, claims=(claim,), meta=META), "x"))
    assert Placed(text, document.claims[0]).head == (start, start + 5)


def test_evaluation_grades_kinds_and_countries_where_the_gold_has_them() -> None:
    text = "Selon Le Phare, le maire a fermé le pont à Fribourg."
    claim = {
        "pred": "a fermé",
        "head": "fermé",
        "actor": "le maire",
        "actor_kind": "person",
        "locations": ["Fribourg"],
        "countries": {"Fribourg": "CH"},
        "sources": [{"text": "Le Phare", "kind": "media"}],
    }
    at, told = text.index("Fribourg"), Span(start=6, end=14, text="Le Phare")
    found = one_claim(
        text,
        "fermé",
        actor=Actor(span=actor(text, "le maire").span, name="maire", kind="group"),
        locations=(Location(span=Span(start=at, end=at + 8, text="Fribourg"), name="Fribourg", country="DE"),),
        attribution=Attribution(
            cue=Span(start=0, end=5, text="Selon"), kind="preposition", sources=(Source(span=told, name="Phare", kind="media"),)
        ),
    )
    report = evaluate([(GoldDocument.model_validate({"id": "a", "text": text, "claims": [claim]}), found)])
    assert [report.accuracies[name] for name in ("actor kind", "source kind", "country")] == [(0, 1), (1, 1), (0, 1)]
    assert report.scores["location"].f1 == 1.0


def test_evaluation_lenient_and_exact_figures_stand_side_by_side() -> None:
    gold = GoldDocument.model_validate(
        {
            "id": "a",
            "text": "Le maire de Brest a fermé le pont.",
            "claims": [{"pred": "a fermé", "head": "fermé", "actor": "Le maire de Brest"}],
        }
    )
    report = evaluate([(gold, one_claim(gold.text, "fermé", actor=actor(gold.text, "Le maire")))])
    exact = report.to_the_word("actor")
    assert (report.scores["actor"].f1, exact and exact.f1, report.to_the_word("time")) == (1.0, 0.0, None)
    row = next(line for line in plain(report_view(report)).splitlines() if line.strip().startswith("actor"))
    assert row.split() == ["actor", "1.000", "1.000", "1.000", "1.00", "–", "1.00", "0.000", "1", "1"]


def test_evaluation_of_a_file_that_is_no_gold_says_how_to_make_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Le pont a fermé.", encoding="utf-8")
    with pytest.raises(InputError, match="--format gold"):
        list(read_gold([path]))


def test_evaluation_whole_needs_every_word_polarity_and_certainty() -> None:
    gold = GoldDocument.model_validate(
        {
            "id": "a",
            "text": "Le maire de Brest a fermé le pont.",
            "claims": [{"pred": "a fermé", "head": "fermé", "actor": "Le maire de Brest", "patient": "le pont"}],
        }
    )

    def scored(**changed: Any) -> tuple[float, float]:
        fields = {"actor": actor(gold.text, "Le maire de Brest"), "patient": actor(gold.text, "le pont")} | changed
        report = evaluate([(gold, one_claim(gold.text, "fermé", **fields))])
        return report.scores["strict"].f1, report.scores["whole"].f1

    assert scored() == (1.0, 1.0)
    assert scored(actor=actor(gold.text, "maire de Brest")) == (1.0, 1.0)  # a determiner is no word of a name
    assert scored(actor=actor(gold.text, "Le maire")) == (1.0, 0.0)
    assert scored(polarity="negative") == scored(certainty="probable") == scored(patient=None) == (1.0, 0.0)


def test_evaluation_intervals_hold_the_figure_and_are_the_same_each_time() -> None:
    gold = GoldDocument.model_validate(
        {"id": "a", "text": "Le pont a fermé.", "claims": [{"pred": "a fermé", "head": "fermé", "actor": "Le pont"}]}
    )
    right = one_claim(gold.text, "fermé", actor=actor(gold.text, "Le pont"))
    report = evaluate([(gold, right)] * 6 + [(gold, right.model_copy(update={"claims": ()}))] * 4)
    low, high = report.interval("strict")
    assert low < report.scores["strict"].f1 < high
    assert report.interval("strict") == (low, high) == (report.figures()["strict"]["low"], report.figures()["strict"]["high"])


def test_evaluation_refuses_what_are_no_pairs() -> None:
    with pytest.raises(OptionError, match="read_gold"):
        evaluate([("a", "b")])  # type: ignore[list-item]
