"""Texts with labelled entities, a JSON object a line: {"text": …, "ents": [[start, end, label], …]}, offsets in characters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


LABELS = ("LOC", "MISC", "ORG", "PER")


class Labelled(NamedTuple):
    """A text and its entities as (first character, after last, label)."""

    text: str
    ents: list[tuple[int, int, str]]


def read(paths: Iterable[Path]) -> list[Labelled]:
    """The texts of files.

    Raises:
        ValueError: an entity with an unknown label, or that no text stands at.
    """
    found = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            row = json.loads(line)
            for start, end, label in row["ents"]:
                if label not in LABELS or not row["text"][start:end].strip():
                    message = f"{path.name}, line {number}: no entity {[start, end, label]}; labels are {', '.join(LABELS)}"
                    raise ValueError(message)
            found.append(Labelled(row["text"], [(start, end, label) for start, end, label in row["ents"]]))
    return found
