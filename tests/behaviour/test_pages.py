"""Pages of ten makes, of our own: what their parts are, when they were published, what is told of them (golden files).

`python -m tests.behaviour.test_pages` writes the golden files anew; look at what changes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

FOLDER = Path(__file__).with_name("pages")
PAGES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".html", ".txt"))
SILENT = {"boilerplate", "byline", "label", "question", "table"}


def read(name: str, nlp: Language) -> claimkit.Extraction:
    data = (FOLDER / name).read_bytes()
    article: Any = claimkit.read_html(data) if name.endswith(".html") else data.decode("utf-8")
    (found,) = claimkit.extract_many([article], nlp=nlp)
    return found


def golden(found: claimkit.Extraction) -> dict[str, Any]:
    return {
        "published": found.published and found.published.isoformat(),
        "notes": [note.id for note in found.notes],
        "blocks": [[b.kind, b.label.text if b.label else None, b.span.text] for b in found.blocks],
    }


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_the_golden_ones(name: str, nlp: Language) -> None:
    found = read(name, nlp)
    assert golden(found) == json.loads((FOLDER / name).with_suffix(".json").read_text(encoding="utf-8"))
    assert found.claims
    assert not {claim.block for claim in found.claims} & SILENT


if __name__ == "__main__":
    for page in PAGES:
        text = json.dumps(golden(read(page, claimkit.load())), ensure_ascii=False, indent=1)
        (FOLDER / page).with_suffix(".json").write_text(text + "\n", encoding="utf-8")
