"""Scores of annotated texts: what counts as right, and that bad annotations are told."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.samples import META, TEXT, actor, one_claim, sample

from claimkit.errors import InputError, OptionError
from claimkit.evaluation.evaluation import evaluate
from claimkit.evaluation.gold import GoldDocument, Placed, draft, read_gold
from claimkit.models import Actor, Attribution, Block, Claim, Extraction, Hedge, Location, Predicate, Quantity, Source, Span, TimeExpression

SHARED = Path(__file__).parents[3] / "shared" / "gold"
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


def test_evaluation_figures_are_those_of_the_reference_scorer(tmp_path: Path) -> None:
    """On the annotated texts with noise in every field, drawn with a fixed seed."""
    if not (SHARED / "score.py").exists():
        pytest.skip("the reference scorer is not beside the repository")
    paths = [SHARED / "dev.jsonl", SHARED / "dev2.jsonl"]
    chance = random.Random(20250318)
    pairs = [(document, _noisy(document, chance)) for document in read_gold(paths)]
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("".join(extraction.model_dump_json() + "\n" for _, extraction in pairs), encoding="utf-8")
    command = [sys.executable, str(SHARED / "score.py"), *map(str, paths), "--predictions", str(predictions), "--json"]
    reference = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    figures = evaluate(pairs).figures()
    assert figures.keys() - reference.keys() == {"antecedent"}  # which the reference scorer does not count
    for name, expected in reference.items():
        assert {key: figures[name][key] for key in expected} == pytest.approx(expected), name
    assert 0.2 < reference["claim"]["f1"] < 0.95


def _noisy(document: GoldDocument, chance: random.Random) -> Extraction:
    text = document.text

    def span(place: tuple[int, int] | None) -> Span:
        start, end = place or (0, 1)
        if chance.random() < 0.3:
            start, end = max(0, start - chance.randrange(30)), min(len(text), end + chance.randrange(30))
        return Span(start=start, end=end, text=text[start:end])

    def some(values: tuple[Any, ...]) -> list[Any]:
        return [v for v in values if chance.random() < 0.85]

    claims = []
    for placed in (Placed(text, claim) for claim in document.claims):
        gold, find = placed.claim, placed.find
        if chance.random() < 0.15:
            continue
        head = Span(start=placed.head[0], end=placed.head[1], text=text[slice(*placed.head)])
        if chance.random() < 0.1:
            at = chance.randrange(len(text) - 5)
            head = Span(start=at, end=at + 5, text=text[at : at + 5])
        source = [Source(span=span(find(s.text)), name=s.text, role=chance.choice(["relay", s.role])) for s in some(gold.sources)]
        quantities = [
            Quantity(
                span=span(find(q.text)),
                value=q.value if chance.random() < 0.9 else 7,
                low=q.low,
                high=q.high,
                unit=chance.choice([q.unit, f"{q.unit or ''}s"]),
                approximation=chance.choice([q.approx, "exact"]),
            )
            for q in some(gold.quantities)
        ]
        claims.append(
            Claim(
                id=str(len(claims)),
                span=span(placed.group),
                predicate=Predicate(span=span(placed.group), head=head, lemma=head.text),
                actor=Actor(span=span(find(gold.actor)), name="x") if gold.actor else None,
                patient=Actor(span=span(find(gold.patient)), name="x", antecedent=span((0, 9))) if chance.random() < 0.7 else None,
                quantities=tuple(quantities * chance.choice([1, 1, 2])),
                locations=tuple(Location(span=span(find(name)), name=name) for name in some(gold.locations)),
                times=tuple(TimeExpression(span=span(find(t.text)), value=chance.choice([t.iso, "2024"])) for t in some(gold.times)),
                attribution=Attribution(cue=head, kind="verb", quote=gold.quote or "direct", sources=tuple(source)) if source else None,
                hedges=tuple(Hedge(span=span(find(h.text)), kind=chance.choice([h.kind, "modal"])) for h in some(gold.hedges)),
                polarity=chance.choice(["positive", "negative"]),
                certainty=chance.choice([gold.certainty, "certain"]),
            )
        )
    return Extraction(text=text, claims=tuple(claims), blocks=(Block(span=span((0, 5)), kind="body"),), meta=META)


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
