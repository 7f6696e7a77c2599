"""The table of examples on claims holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

PAGE = Path(__file__).parents[2] / "docs" / "layers" / "claims.md"


def _rows() -> list[list[str]]:
    lines = PAGE.read_text(encoding="utf-8").split("## Examples")[1].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [row for row in rows[1:] if not set(row[0]) <= {"-"}]


def _shown(claim: claimkit.Claim) -> str:
    return " / ".join(x.span.text if x else "–" for x in (claim.actor, claim.predicate, claim.patient))


@pytest.mark.parametrize(("text", "claims", "kinds"), _rows())
def test_claims_page_shows_what_is_found(nlp: Language, text: str, claims: str, kinds: str) -> None:
    found = claimkit.extract(text, nlp=nlp).claims
    assert ("; ".join(map(_shown, found)) or "no claim") == claims
    assert (", ".join(c.clause for c in found) or "–") == kinds


def test_claims_page_has_rows() -> None:
    assert len(_rows()) > 10
