"""The table of examples on locations holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimkit.doc.workspace import tree_of
from claimkit.french.names import standard_names
from claimkit.grammar.sorts import actor_kind, source_kind

if TYPE_CHECKING:
    from spacy.language import Language

PAGE = Path(__file__).parents[2] / "docs" / "layers" / "locations.md"


def _rows(section: str = "## Examples") -> list[list[str]]:
    table = PAGE.read_text(encoding="utf-8").partition(section)[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("| ")]
    return rows[2:]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_locations_page_shows_what_is_found(nlp: Language, row: list[str]) -> None:
    text, where, kinds, countries = row
    places = nlp(text)._.claimkit.locations
    assert ", ".join(p.span.text for p in places) == where.replace("–", "")
    assert ", ".join(p.kind for p in places) == kinds.replace("–", "")
    assert ", ".join(p.country or "" for p in places) == countries.replace("–", "")


@pytest.mark.parametrize("row", _rows("## Kinds of actors and sources"), ids=lambda row: row[0])
def test_locations_page_shows_kinds(nlp: Language, row: list[str]) -> None:
    who, actor, source = row
    tree = tree_of(nlp(f"{who} confirme l'information."))
    a, b = 0, tree.token_at(len(who) - 1) + 1
    head = next(i for i in range(a, b) if not a <= tree.head[i] < b or tree.head[i] == i)
    names = standard_names()
    assert (actor_kind(tree, a, b, head, names), source_kind(tree, a, b, head, names)) == (actor, source)


def test_locations_page_has_examples() -> None:
    assert len(_rows()) >= 15
    assert len(_rows("## Kinds of actors and sources")) >= 10
