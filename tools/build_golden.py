"""Writes what claimkit makes of the articles of tests/behaviour today, one file an article: `python tools/build_golden.py`

A card is one line; behind the cards stands what they get wrong by the annotations (`articles.jsonl`, by the guidelines). So a change of results is a
diff that can be read: each card that is won or lost, and each mistake with it. Read it before it is committed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import claimkit
from claimkit.evaluation import evaluate, read_gold
from claimkit.models import Actor, Claim, Quantity

BEHAVIOUR = Path(__file__).parents[1] / "tests" / "behaviour"
GOLDEN = BEHAVIOUR / "golden"


def card(claim: Claim) -> dict[str, Any]:
    """A claim as one reads it, without offsets, empty fields left out."""
    told = claim.attribution
    fields = {
        "actor": _party(claim.actor),
        "predicate": claim.predicate.span.text,
        "patient": _party(claim.patient),
        "quantities": [_amount(q) for q in claim.quantities],
        "locations": [f"{place.name} ({place.country or '–'})" for place in claim.locations],
        "times": [time.value or time.span.text for time in claim.times],
        "sources": [f"{source.name} ({source.kind}, {source.role})" for source in told.sources] if told else [],
        "report": f"{told.cue.text} ({told.quote}, {told.stance})" if told else "",
        "hedges": [hedge.span.text for hedge in claim.hedges],
        "verdict": claim.verdict.text if claim.verdict else "",
        "stands": f"{claim.factuality} {claim.clause} {claim.block}",
        "repeats": len(claim.repeats),
    }
    return {name: value for name, value in fields.items() if value}


def _party(party: Actor | None) -> str:
    if party is None:
        return ""
    return party.span.text if party.name in party.span.text else f"{party.span.text} = {party.name}"


def _amount(amount: Quantity) -> str:
    number = amount.value if amount.value is not None else f"{amount.low}–{amount.high}" if amount.low is not None else amount.span.text
    return f"{amount.approximation} {number} {amount.unit or ''}".rstrip() + (f" / {amount.per}" if amount.per else "")


def golden(nlp: Any) -> dict[str, str]:
    """The text of each golden file by the name of its article."""
    out = {}
    for document in read_gold([BEHAVIOUR / "articles.jsonl"]):
        extraction = claimkit.extract(document.text, published=document.published, nlp=nlp)
        report = evaluate([(document, extraction)])
        mistakes = [f"{m.field}, {m.kind}: {m.what} … {m.context}" for m in report.mistakes]
        out[document.id or ""] = _lines(list(map(card, extraction.claims)), mistakes)
    return out


def _lines(cards: list[dict[str, Any]], mistakes: list[str]) -> str:
    """One line a card and a mistake."""
    rows = [",\n  ".join(json.dumps(item, ensure_ascii=False) for item in items) for items in (cards, mistakes)]
    return '{{"claims": [\n  {}\n],\n"mistakes": [\n  {}\n]}}\n'.format(*rows)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, text in golden(claimkit.load()).items():
        (GOLDEN / f"{name}.json").write_text(text, encoding="utf-8")
