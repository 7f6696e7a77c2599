"""The table of examples of docs/layers/quantities.md is true."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from claimkit.models import Quantity

PAGE = Path(__file__).parents[2] / "docs" / "layers" / "quantities.md"
HEADER = "| text | span | value | unit | approximation | per | statistic |"
Row = tuple[str, ...]


def table() -> list[tuple[str, list[Row]]]:
    """Each text with the rows that are expected of it."""
    lines = PAGE.read_text(encoding="utf-8").split(HEADER)[1].splitlines()[2:]
    out: list[tuple[str, list[Row]]] = []
    for line in lines:
        if not line.startswith("|"):
            break
        text, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        if text:
            out.append((text, []))
        if cells[0] != "–":
            out[-1][1].append(tuple(cells))
    return out


def row(quantity: Quantity) -> Row:
    amount = quantity.value if quantity.low is None else None
    value = "–" if quantity.low is None else f"{quantity.low:.10g}–{quantity.high:.10g}"
    if amount is not None:
        value = f"{amount:.10g}"
    return (quantity.span.text, value, quantity.unit or "–", quantity.approximation, quantity.per or "–", quantity.statistic or "–")


@pytest.mark.parametrize(("text", "expected"), table())
def test_quantities_page_example_is_true(nlp: Language, text: str, expected: list[Row]) -> None:
    assert [row(q) for q in nlp(text)._.claimkit.quantities] == expected


def test_quantities_page_has_examples() -> None:
    assert len(table()) > 12
