"""The table of examples on the page about times is what claimkit finds."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimkit

PAGE = Path(__file__).parents[2] / "docs" / "layers" / "times.md"


def rows() -> list[list[str]]:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    first = lines.index("| text | found | value | grain, modifier | rule |") + 2
    table = []
    for line in lines[first:]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in line.strip("|").split("|")])
    return table


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_times_page_row(nlp, row):
    text, found, value, grain, rule = row
    times = claimkit.annotate(text, published="2024-11-13", nlp=nlp)._.claimkit.times

    def joined(cells):
        return " · ".join(cells)

    assert joined(t.span.text for t in times) == ("" if found == "–" else found)
    assert joined(f"`{t.value}`" for t in times) == value
    assert joined(f"{t.grain}, {t.modifier}" if t.modifier else t.grain for t in times) == grain
    assert joined(f"`{t.rule}`" for t in times) == rule


def test_times_page_has_its_table():
    assert len(rows()) > 30
