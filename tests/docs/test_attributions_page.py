"""The table of rules in docs/layers/attributions.md: each example and counter-example runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import claimkit
from claimkit.doc.layers import layers_of

if TYPE_CHECKING:
    from spacy.language import Language

PAGE = Path(__file__).parents[2] / "docs" / "layers" / "attributions.md"
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| `attribution.")
]
SOURCES = (Path(__file__).parents[2] / "src" / "claimkit" / "layers" / "speech").glob("*.py")
UNLISTED = {"attribution.interview", "attribution.turn_name"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip("`"))
def test_attributions_page_examples_give_what_the_table_says(nlp: Language, row: tuple[str, ...]) -> None:
    rule, example, sources, quote, counter = row
    found = [a for a in layers_of(claimkit.annotate(example, nlp=nlp)).attributions if a.rule == rule.strip("`")]
    assert {", ".join(s.span.text for s in a.sources) for a in found} == {sources}
    assert quote in {a.quote for a in found}
    assert rule.strip("`") not in {a.rule for a in layers_of(claimkit.annotate(counter, nlp=nlp)).attributions}


def test_attributions_page_lists_every_rule() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    rules = set(re.findall(r'"(attribution\.[a-z_]+)"', text))
    listed = {row[0].strip("`") for row in ROWS}
    assert rules - listed == UNLISTED
