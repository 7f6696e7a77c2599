"""The tables of examples on hedges and coreference hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

import claimkit
from claimkit.lexicons.hedging import CueCategory

if TYPE_CHECKING:
    from spacy.language import Language

RULES = re.compile(r"`(hedge\.[a-z.]+)`")
LAYERS = Path(__file__).parents[2] / "docs" / "layers"


def _rows(page: str) -> list[list[str]]:
    lines = (LAYERS / page).read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [row for row in rows[1:] if not set(row[0]) <= {"-"}]


@pytest.mark.parametrize("row", _rows("hedges.md"), ids=lambda row: row[0])
def test_hedges_page_shows_what_is_found(nlp: Language, row: list[str]) -> None:
    text, hedges, certainty, rule = row
    found = claimkit.extract(text, nlp=nlp)
    layers = nlp(text)._.claimkit
    assert ", ".join(f"{h.span.text} ({h.kind})" for h in layers.hedges) == hedges.replace("–", "")
    assert found.claims[-1].certainty == certainty
    if rule.startswith("`"):
        assert [h.rule for h in layers.hedges] == [rule.strip("`")]


@pytest.mark.parametrize("row", _rows("coreference.md"), ids=lambda row: row[0])
def test_coreference_page_shows_what_is_linked(nlp: Language, row: list[str]) -> None:
    text, mention, antecedent = row
    links = {link.mention.text: link.antecedent.text for link in nlp(text)._.claimkit.links}
    assert links.get(mention, "–") == antecedent


def test_hedges_page_has_an_example_of_each_category() -> None:
    shown = set(RULES.findall((LAYERS / "hedges.md").read_text(encoding="utf-8")))
    assert {f"hedge.{category}" for category in get_args(CueCategory)} <= shown
