"""The statements of the whole articles, read one by one: entailed by the text, and complete (readable alone, nothing needed left out)?

Not complete: a pronoun, « cet » or « en » is left, or a short form (« le plan », « nous », « la rencontre »), that only the article explains.

A statement that is written otherwise today has not been read: read it, and put it into the list with its verdicts.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import claimkit
from claimkit.evaluation.gold import read_gold

ARTICLES = Path(__file__).with_name("articles.jsonl")
READ = Path(__file__).with_name("statements.jsonl")
# Raise these when the figures rise; never lower them.
KNOWN, ENTAILED, COMPLETE = 0.9, 0.98, 0.95


@cache
def verdicts() -> list[tuple[bool, bool] | None]:
    """(entailed, complete) of each statement of today; None for one that has not been read."""
    rows = [json.loads(line) for line in READ.read_text(encoding="utf-8").splitlines()]
    read = {(row["article"], row["statement"]): (row["entailed"], row["complete"]) for row in rows}
    nlp = claimkit.load()
    return [
        read.get((document.id or "", claim.statement))
        for document in read_gold([ARTICLES])
        for claim in claimkit.extract(document.text, published=document.published, nlp=nlp).claims
    ]


def test_statements_have_been_read() -> None:
    assert sum(verdict is not None for verdict in verdicts()) >= KNOWN * len(verdicts())


def test_statements_are_entailed_and_complete() -> None:
    found = [verdict for verdict in verdicts() if verdict is not None]
    assert sum(entailed for entailed, _ in found) >= ENTAILED * len(found)
    assert sum(complete for _, complete in found) >= COMPLETE * len(found)


def test_statements_are_there_for_every_claim() -> None:
    nlp = claimkit.load()
    document = next(iter(read_gold([ARTICLES])))
    assert all(c.statement for c in claimkit.extract(document.text, published=document.published, nlp=nlp).claims)
