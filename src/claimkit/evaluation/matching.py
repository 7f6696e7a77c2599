"""When a predicted claim, or an item of it, is the annotated one.

A predicted claim matches the gold claim whose head its own head overlaps, else the one whose verb group holds it. Items match by their
spans and by what else must agree: the number and unit of an amount, the value of a time, the kind of a hedge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from claimkit.evaluation.gold import GoldQuantity, Placed, Range
from claimkit.models import Actor, Claim, Entity, Quantity, Source, Span

FieldName = Literal["actor", "patient", "quantity", "location", "time", "source", "hedge"]
_DETERMINERS = "les?|la|l'|une?|des|du|de|d'|au|aux|ce|cet|cette|ces|son|sa|ses|leurs?|mon|ma|mes|notre|nos|votre|vos"
_LEADING = re.compile(rf"""^(?:[\s«»“”"'(–—-]|(?:{_DETERMINERS})(?:\s+|(?<=')))+""", re.IGNORECASE)
FIELDS: tuple[FieldName, ...] = get_args(FieldName)


@dataclass(frozen=True)
class Item:
    """Something in a field of a claim, predicted or gold, in one shape.

    Attributes:
        spans: its own span and that of its antecedent, where there are any.
        numbers: the readings of an amount as (low, high).
        label: what else must agree: the unit of an amount, the value of a time, the kind of a hedge.
        graded: what is scored apart, once the item is found: the role of a source, the bound of an amount.
        rate: the unit that an amount is a rate of.
        antecedent: what a gold pronoun stands for.
        kind: what sort of participant it is, or the country of a place; scored apart, once the item is found.
        mentions: where the text speaks of a found participant elsewhere.
        name: what a found participant is called.
    """

    spans: tuple[Range, ...]
    numbers: frozenset[tuple[float, float]] = frozenset()
    label: str | None = None
    graded: str | None = None
    rate: str = ""
    antecedent: Range | None = None
    kind: str | None = None
    mentions: tuple[Range, ...] = ()
    name: str = ""


def found_items(claim: Claim, entities: Mapping[str, Entity]) -> dict[FieldName, list[Item]]:
    """The items of a predicted claim, by field; `entities` by their id."""
    sources = claim.attribution.sources if claim.attribution else ()

    def party(one: Actor | Source, role: str | None = None) -> Item:
        entity = entities.get(one.entity or "")
        mentions = tuple([range_of(m) for m in entity.mentions]) if entity is not None else ()
        return Item(_ranges(one.span, one.antecedent), graded=role, kind=one.kind, mentions=mentions, name=one.name)

    return {
        "actor": [party(claim.actor)] if claim.actor else [],
        "patient": [party(claim.patient)] if claim.patient else [],
        "quantity": [Item((range_of(q.span),), _numbers(q), _unit(q.unit), q.approximation, _unit(q.per)) for q in claim.quantities],
        "location": [Item((range_of(x.span),), kind=x.country) for x in claim.locations],
        "time": [Item((range_of(t.span),), label=t.value) for t in claim.times],
        "source": [party(s, s.role) for s in sources],
        "hedge": [Item((range_of(h.span),), label=h.kind) for h in claim.hedges],
    }


def gold_items(placed: Placed) -> dict[FieldName, list[Item]]:
    """The items of a gold claim, by field."""
    claim, find = placed.claim, placed.find

    def item(*parts: str | None, **more: str | None) -> Item:
        return Item(tuple(span for part in parts if (span := find(part))), **more)  # type: ignore[arg-type]

    def party(part: str | None, antecedent: str | None, kind: str | None = None, role: str | None = None) -> Item:
        return replace(item(part, antecedent, graded=role, kind=kind), antecedent=find(antecedent))

    return {
        "actor": [party(claim.actor, claim.actor_is, claim.actor_kind)] if claim.actor or claim.actor_is else [],
        "patient": [party(claim.patient, claim.patient_is)] if claim.patient else [],
        "quantity": [Item(item(q.text).spans, _numbers(q), _unit(q.unit), q.approx, _unit(q.per)) for q in claim.quantities],
        "location": [item(name, kind=claim.countries.get(name)) for name in claim.locations],
        "time": [item(t.text, label=t.iso) for t in claim.times],
        "source": [party(s.text, s.antecedent, s.kind, s.role) for s in claim.sources],
        "hedge": [item(h.text, label=h.kind) for h in claim.hedges],
    }


def same_item(name: FieldName, found: Item, gold: Item) -> bool:
    """Whether a predicted item is the gold one."""
    if name in ("actor", "patient", "source"):
        return any(same_span(a, b) for a in found.spans for b in gold.spans)
    if name == "location" or (name == "quantity" and gold.graded == "vague"):
        return same_span(found.spans[0], gold.spans[0])
    if not _shared(found.spans[0], gold.spans[0]):
        return False
    if name == "hedge":  # « devrait » is modal to one reader and conditional to another
        return found.label == gold.label or {found.label, gold.label} == {"modal", "conditional"}
    return found.label == gold.label and (name == "time" or _same_number(found, gold))


def same_span(found: Range, gold: Range) -> bool:
    """At least half of the shorter one is shared, and the prediction is at most three times as long."""
    lengths = found[1] - found[0], gold[1] - gold[0]
    return _shared(found, gold) >= max(1, min(lengths)) / 2 and lengths[0] <= 3 * lengths[1] + 5


def stands_for(text: str, found: Item, gold: Item) -> bool:
    """Whether a found participant, one of its mentions, its name, or what it stands for is the antecedent that the gold one has."""
    antecedent = gold.antecedent
    if antecedent is None:
        return False
    wanted = _bare(text, antecedent)
    return wanted == found.name.replace("’", "'").lower() or any(
        same_span(a, antecedent) or _same_words(_bare(text, a), wanted) for a in found.spans + found.mentions
    )


def same_words(text: str, found: Item, gold: Item) -> bool:
    """The same words, of the mention itself or of what it stands for, but for determiners and marks.

    One may add an apposition behind a comma to the other (« le procureur de Paris, Rémy Heitz »); a list is none.
    """
    return any(_same_words(_bare(text, a), _bare(text, b)) for a in found.spans for b in gold.spans)


def _same_words(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    rest = long[len(short) :]
    return a == b or (long.startswith(short) and rest.startswith(",") and not re.search(r"\b(?:et|ou|ainsi que)\b", rest))


def _bare(text: str, span: Range) -> str:
    words = " ".join(text[slice(*span)].replace("’", "'").split())
    return _LEADING.sub("", words).strip(" «»“”\"'.,;:)–—-").lower()


def aligned(found: tuple[Claim, ...], gold: list[Placed]) -> dict[int, int]:
    """Predicted position to gold position, one to one: overlapping heads first, then heads inside the verb group."""
    candidates = []
    for i, claim in enumerate(found):
        head = range_of(claim.predicate.head)
        for j, placed in enumerate(gold):
            heads, group = _shared(head, placed.head), _shared(head, placed.group)
            if heads or group:
                candidates.append((bool(heads), heads or group, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(candidates, reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _numbers(amount: Quantity | GoldQuantity) -> frozenset[tuple[float, float]]:
    """The readings of an amount as (low, high); a plain value, or a single end of a range, reads as (value, value)."""
    low, high, value = amount.low, amount.high, amount.value
    readings = set()
    if low is not None and high is not None:
        readings.add((low, high))
    elif value is None:
        value = high if low is None else low
    if value is not None:
        readings.add((value, value))
    return frozenset(readings)


def _same_number(found: Item, gold: Item) -> bool:
    return any(
        all(abs(x - y) <= 1e-6 * max(1, abs(y)) for x, y in zip(mine, theirs, strict=True))
        for mine in found.numbers
        for theirs in gold.numbers
    )


def _unit(unit: str | None) -> str:
    """A unit without accents, case and plural, and only its first word."""
    text = unicodedata.normalize("NFD", (unit or "").lower().replace("€", "eur").replace("œ", "oe"))
    word = "".join(c for c in text if not unicodedata.combining(c)).split(" ")[0]
    return word.rstrip("sx") if len(word) > len("ans") else word


def _ranges(*spans: Span | None) -> tuple[Range, ...]:
    return tuple(range_of(span) for span in spans if span)


def range_of(span: Span) -> Range:
    """Start and end of a span."""
    return span.start, span.end


def _shared(a: Range, b: Range) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
