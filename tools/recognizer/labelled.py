"""Texts with labelled entities, a JSON object a line: {"text": …, "ents": [[start, end, label], …]}, offsets in characters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import filter_spans

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spacy.language import Language

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


def examples(texts: Iterable[Labelled], nlp: Language) -> list[Example]:
    """What spaCy learns from: tokens and starts of sentences as `nlp` sets them, entities of the texts.

    Entities that are no whole tokens, or go on past a sentence, are left out.
    """
    out = []
    rows = list(texts)
    for row, doc in zip(rows, nlp.pipe([row.text for row in rows]), strict=True):
        bare, gold = (_bare(doc) for _ in range(2))
        spans = [span for a, b, label in row.ents if (span := gold.char_span(a, b, label=label)) is not None]
        gold.set_ents(filter_spans([span for span in spans if not any(token.is_sent_start for token in span[1:])]))
        out.append(Example(bare, gold))
    return out


def _bare(doc: Doc) -> Doc:
    """The tokens and sentences of a Doc, without what else was found in it."""
    starts = [token.is_sent_start for token in doc]
    return Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc], sent_starts=starts)
