"""The table of frames in docs/layers/how-sure.md: each example and counter-example runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import claimkit
from claimkit.doc.layers import layers_of

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/layers/how-sure.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| `([a-z_.]+)` \| (.+?) \| (\S+) \| (.+?) \| (\S+) \|$", re.MULTILINE)
ROWS = _ROW.findall(PAGE)


def _rules(nlp: Language, text: str) -> set[str]:
    layers = layers_of(claimkit.annotate(text, nlp=nlp))
    return {
        s.rule for s in layers.standings if (s.certainty, s.negates) != ("certain", False) or s.rule in ("stance.fact", "judgment.guilty")
    } | {h.rule for h in layers.hedges}


def _values(nlp: Language, text: str) -> set[str]:
    return {claim.factuality for claim in claimkit.extract(text, nlp=nlp).claims}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_how_sure_example(nlp: Language, row: tuple[str, str, str, str, str]) -> None:
    rule, example, value, _, _ = row
    assert rule in _rules(nlp, example)
    assert value in _values(nlp, example)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[3]}")
def test_how_sure_counter_example(nlp: Language, row: tuple[str, str, str, str, str]) -> None:
    rule, _, _, counter, value = row
    assert rule not in _rules(nlp, counter)
    assert value in _values(nlp, counter)


def test_how_sure_page_lists_every_family() -> None:
    listed = {row[0] for row in ROWS}
    assert {f"accusation.{frame}" for frame in ("active", "passive", "reflexive", "impersonal", "participle", "presented")} <= listed
    assert {"judgment.guilty", "judgment.acquitted", "verdict.label", "verdict.noun", "verdict.report", "verdict.that"} <= listed
