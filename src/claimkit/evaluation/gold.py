"""Annotated texts as people write them: one JSON object a line, strings for spans, read into offsets.

    {"id": "p1", "published": "2025-03-18", "text": "Le pont a fermé.", "claims": [{"pred": "a fermé", "head": "fermé", "actor": "Le pont"}]}

Every string of a claim stands in the text; the one nearest to the predicate is meant. A predicate whose words occur more than once
needs an `anchor`: a longer string, unique in the text, that contains it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimkit.errors import InputError
from claimkit.models import (
    ActorKind,
    Approximation,
    Certainty,
    Claim,
    Extraction,
    HedgeKind,
    Quantity,
    QuoteKind,
    SourceKind,
    SourceRole,
    Span,
)

Range = tuple[int, int]


class _Annotation(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GoldQuantity(_Annotation):
    """An amount: see `claimkit.models.Quantity` for the words."""

    text: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approx: Approximation = "exact"
    per: str | None = None
    statistic: str | None = None


class GoldTime(_Annotation):
    """A calendar expression and its value."""

    text: str
    iso: str | None = None


class GoldSource(_Annotation):
    """Who says it, with the full mention where a pronoun stands."""

    text: str
    role: SourceRole = "origin"
    kind: SourceKind | None = None
    antecedent: Annotated[str | None, Field(alias="is")] = None


class GoldHedge(_Annotation):
    """A word that lessens the author's commitment."""

    text: str
    kind: HedgeKind


class GoldClaim(_Annotation):
    """One annotated claim, as written; `countries` are ISO codes by the words of a place."""

    level: Literal["core", "optional"] = "core"
    pred: str = Field(min_length=1)
    head: str = Field(min_length=1)
    anchor: str | None = None
    actor: str | None = None
    actor_is: str | None = None
    actor_kind: ActorKind | None = None
    patient: str | None = None
    patient_is: str | None = None
    quantities: tuple[GoldQuantity, ...] = ()
    locations: tuple[str, ...] = ()
    countries: dict[str, str] = Field(default_factory=dict)
    times: tuple[GoldTime, ...] = ()
    sources: tuple[GoldSource, ...] = ()
    cue: str | None = None
    quote: QuoteKind | None = None
    hedges: tuple[GoldHedge, ...] = ()
    polarity: Literal["+", "-"] = "+"
    certainty: Certainty = "certain"
    repeats: int = 1


class GoldDocument(_Annotation):
    """One annotated text."""

    id: str
    published: str | None = None
    text: str
    claims: tuple[GoldClaim, ...] = ()


class Placed:
    """A gold claim with its strings found in the text.

    Raises:
        ValueError: a string is not in the text, or the predicate is not unique.
    """

    def __init__(self, text: str, claim: GoldClaim) -> None:
        anchor = claim.anchor or claim.pred
        places = list(_places(text, anchor))
        if claim.pred not in anchor or claim.head not in claim.pred:
            message = f"{claim.pred!r}: `anchor` must contain `pred`, and `pred` must contain `head`"
            raise ValueError(message)
        if len(places) != 1:
            message = f"{anchor!r} stands {len(places)} times in the text: give an `anchor` that stands once and contains the predicate"
            raise ValueError(message)
        start = places[0] + anchor.find(claim.pred)
        head = start + claim.pred.rfind(claim.head)
        self.text, self.claim = text, claim
        self.group: Range = (start, start + len(claim.pred))
        self.head: Range = (head, head + len(claim.head))

    def find(self, part: str | None) -> Range | None:
        """The place of a string that is nearest to the predicate."""
        if not part:
            return None
        places = list(_places(self.text, part))
        if not places:
            message = f"{part!r} is not in the text: copy it letter by letter"
            raise ValueError(message)
        at = min(places, key=lambda place: abs(place - self.group[0]))
        return at, at + len(part)


def read_gold(paths: Iterable[str | Path]) -> Iterator[GoldDocument]:
    """The annotated texts of JSON Lines files.

    Raises:
        InputError: a line is not as described above; file and line are told.
    """
    for path in paths:
        for number, line in enumerate(Path(path).read_text(encoding="utf-8").split("\n"), 1):
            if not line.strip():
                continue
            try:
                document = GoldDocument.model_validate(_with_id(json.loads(line), number))
                for claim in document.claims:
                    _check(Placed(document.text, claim))
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(map(str, first["loc"]))
                message = f"{path}, line {number}: {where}: {first['msg']}; correct this annotation"
                raise InputError(message) from error
            except json.JSONDecodeError as error:
                message = f"{path}, line {number}: no JSON: give one annotated text a line; `claimkit extract --format gold` writes a draft"
                raise InputError(message) from error
            except ValueError as error:
                message = f"{path}, line {number}: {error}"
                raise InputError(message) from error
            yield document


def _with_id(row: Any, number: int) -> Any:
    return {"id": str(number)} | row if isinstance(row, dict) else row


def _check(placed: Placed) -> None:
    claim = placed.claim
    parts = [claim.actor, claim.actor_is, claim.patient, claim.patient_is, claim.cue, *claim.locations]
    parts += [x.text for group in (claim.quantities, claim.times, claim.sources, claim.hedges) for x in group]
    for place in claim.countries:
        if place not in claim.locations:
            message = f"{place!r} has a country and is not in `locations`: write it there too"
            raise ValueError(message)
    parts += [source.antecedent for source in claim.sources]
    for part in parts:
        placed.find(part)


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def draft(extraction: Extraction, name: str) -> dict[str, Any]:
    """An extraction as an annotated text to be corrected by hand: a line of a gold file.

    Args:
        extraction: what `claimkit.extract` returned.
        name: its id.

    Returns:
        JSON values that `GoldDocument` reads; claims come out as `core`.
    """
    published = {"published": extraction.published.isoformat()} if extraction.published else {}
    claims = [_drafted(extraction.text, claim) for claim in extraction.claims]
    return {"id": name, **published, "text": extraction.text, "claims": claims}


def _drafted(text: str, claim: Claim) -> dict[str, Any]:
    group, attribution = claim.predicate.span, claim.attribution
    sources = attribution.sources if attribution else ()
    row: dict[str, Any] = {
        "pred": group.text,
        "head": claim.predicate.head.text if claim.predicate.head.text in group.text else group.text,
        "anchor": _anchor(text, group),
        "actor": claim.actor and claim.actor.span.text,
        "actor_kind": claim.actor and claim.actor.kind,
        "actor_is": claim.actor and claim.actor.antecedent and claim.actor.antecedent.text,
        "patient": claim.patient and claim.patient.span.text,
        "patient_is": claim.patient and claim.patient.antecedent and claim.patient.antecedent.text,
        "quantities": [_drafted_amount(q) for q in claim.quantities],
        "locations": [x.span.text for x in claim.locations],
        "countries": {x.span.text: x.country for x in claim.locations if x.country},
        "times": [{"text": t.span.text, "iso": t.value} for t in claim.times],
        "sources": [
            {"text": s.span.text, "role": s.role, "kind": s.kind} | ({"is": s.antecedent.text} if s.antecedent else {}) for s in sources
        ],
        "cue": attribution and attribution.cue.text,
        "quote": attribution.quote if attribution and sources else None,
        "hedges": [{"text": h.span.text, "kind": h.kind} for h in claim.hedges],
        "polarity": "-" if claim.polarity == "negative" else None,
        "certainty": claim.certainty if claim.certainty != "certain" else None,
        "repeats": len(claim.repeats) + 1 if claim.repeats else None,
    }
    return {key: value for key, value in row.items() if value not in (None, [], {}, "")}


def _drafted_amount(amount: Quantity) -> dict[str, Any]:
    approx = amount.approximation if amount.approximation != "exact" else None
    row = {"text": amount.span.text, "value": amount.value, "low": amount.low, "high": amount.high, "unit": amount.unit}
    row |= {"approx": approx, "per": amount.per, "statistic": amount.statistic}
    return {key: value for key, value in row.items() if value is not None}


def _anchor(text: str, group: Span) -> str | None:
    """What stands around a predicate whose words occur more than once, widened until it stands once.

    The first copy of the words in the anchor is the one that is meant, so it widens to the left only up to the copy before.
    """
    if len(list(_places(text, group.text))) == 1:
        return None
    before = text.rfind(group.text, 0, group.end - 1)
    furthest = 0 if before < 0 else before + 1
    for width in range(10, len(text) + 10, 10):
        anchor = text[max(furthest, group.start - width) : group.end + width]
        if len(list(_places(text, anchor))) == 1:
            return anchor
    return text[furthest:]
