"""Scores extractions against annotated texts: precision, recall and F1 of claims and of each field.

A predicted claim matches the gold claim whose head its own head overlaps, else the one whose verb group holds it. Fields count end to
end: an item of a missed claim is a miss, an item of an invented claim a false hit. Claims that match an optional gold claim count
nowhere. `strict` counts claims whose whole card is right; the card score is the mean F1 of what a reader of the card sees.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, get_args

from claimkit.gold import GoldDocument, GoldQuantity, Placed, Range
from claimkit.models import Actor, Claim, Extraction, Quantity, Span

FieldName = Literal["actor", "patient", "quantity", "location", "time", "source", "hedge"]
FIELDS: tuple[FieldName, ...] = get_args(FieldName)
CARD: tuple[FieldName, ...] = ("actor", "quantity", "location", "source", "hedge")
ACCURACIES = ("source role", "approximation", "polarity", "certainty", "quote kind")
_SHOWN = 50  # characters of context on each side of an error


@dataclass(frozen=True)
class Item:
    """Something in a field of a claim, predicted or gold, in one shape.

    Attributes:
        spans: its own span and that of its antecedent, where there are any.
        numbers: the readings of an amount as (low, high).
        label: what else must agree: the unit of an amount, the value of a time, the kind of a hedge.
        graded: what is scored apart, once the item is found: the role of a source, the bound of an amount.
    """

    spans: tuple[Range, ...]
    numbers: frozenset[tuple[float, float]] = frozenset()
    label: str | None = None
    graded: str | None = None


@dataclass
class Score:
    """Counts of one field."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Mistake:
    """One thing missed or invented."""

    field: str
    kind: Literal["missed", "false"]
    document: str
    what: str
    context: str


@dataclass
class Report:
    """The figures of an evaluation.

    Attributes:
        scores: counts by field; `claim` for the claims themselves, `strict` for whole cards.
        accuracies: (right, all) of what is graded on the items that were found.
        mistakes: each thing missed or invented, in the order of the texts.
    """

    scores: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in ("claim", *FIELDS, "strict")})
    accuracies: dict[str, tuple[int, int]] = field(default_factory=lambda: dict.fromkeys(ACCURACIES, (0, 0)))
    mistakes: list[Mistake] = field(default_factory=list)

    @property
    def card(self) -> float:
        """Mean F1 of claim, actor, quantity, location, source, hedge and time, of those that occur."""
        used = [s for name in ("claim", *CARD, "time") if (s := self.scores[name]) and s.hits + s.false + s.missed]
        return sum(s.f1 for s in used) / len(used) if used else 0.0

    def figures(self) -> dict[str, dict[str, float]]:
        """Every figure by name, as JSON values."""
        out: dict[str, dict[str, float]] = {
            name: {"p": s.precision, "r": s.recall, "f1": s.f1, "gold": s.hits + s.missed, "pred": s.hits + s.false}
            for name, s in self.scores.items()
        }
        out |= {name: {"accuracy": right / total if total else 0.0, "n": total} for name, (right, total) in self.accuracies.items()}
        return out | {"card": {"f1": self.card}}


def evaluate(pairs: Iterable[tuple[GoldDocument, Extraction]]) -> Report:
    """Scores extractions of annotated texts.

    Args:
        pairs: each annotated text with what was extracted from it.

    Returns:
        A `Report`, whose `figures()` are JSON values and whose `mistakes` can be read through.
    """
    report = Report()
    for document, extraction in pairs:
        _Comparison(document, extraction, report).run()
    return report


class _Comparison:
    """One text: its predicted claims against its gold ones."""

    def __init__(self, document: GoldDocument, extraction: Extraction, report: Report) -> None:
        self.name, self.text, self.report = document.id, document.text, report
        self.gold = [Placed(document.text, claim) for claim in document.claims]
        self.found = extraction.claims

    def run(self) -> None:
        pairs = _aligned(self.found, self.gold)
        for position, claim in enumerate(self.found):
            if position not in pairs:
                self._invented(claim)
        by_gold = {gold: position for position, gold in pairs.items()}
        for position, placed in enumerate(self.gold):
            if placed.claim.level == "optional":
                continue
            if position in by_gold:
                self._matched(self.found[by_gold[position]], placed)
            else:
                self._missed(placed)

    def _invented(self, claim: Claim) -> None:
        head = _range(claim.predicate.head)
        self._count("claim", "false", head, head)
        self.report.scores["strict"].false += 1
        for name, items in found_items(claim).items():
            self.report.scores[name].false += sum(self._required(name, item) for item in items)

    def _missed(self, placed: Placed) -> None:
        self._count("claim", "missed", placed.group, placed.group)
        self.report.scores["strict"].missed += 1
        for name, items in gold_items(placed).items():
            self.report.scores[name].missed += sum(self._required(name, item) for item in items)

    def _matched(self, claim: Claim, placed: Placed) -> None:
        self.report.scores["claim"].hits += 1
        found, wanted = found_items(claim), gold_items(placed)
        right = {name: self._field(name, list(found[name]), wanted[name], placed.group) for name in FIELDS}
        strict = self.report.scores["strict"]
        if all(right[name] for name in CARD):
            strict.hits += 1
        else:
            strict.false += 1
            strict.missed += 1
        self._grade("polarity", claim.polarity == ("negative" if placed.claim.polarity == "-" else "positive"))
        self._grade("certainty", claim.certainty == placed.claim.certainty)
        if placed.claim.sources and placed.claim.quote:
            self._grade("quote kind", claim.attribution is not None and claim.attribution.quote == placed.claim.quote)

    def _field(self, name: FieldName, left: list[Item], wanted: list[Item], group: Range) -> bool:
        """Counts one field of a matched claim; whether it is all right."""
        right = True
        for item in wanted:
            hit = next((other for other in left if same_item(name, other, item)), None)
            required = self._required(name, item)
            if hit is None:
                if required:
                    right = False
                    self._count(name, "missed", item.spans[0], group, item)
                continue
            left.remove(hit)
            if required:
                self.report.scores[name].hits += 1
            if name == "source" or (name == "quantity" and required):
                self._grade("source role" if name == "source" else "approximation", hit.graded == item.graded)
        for item in left:
            if self._required(name, item):
                right = False
                self._count(name, "false", item.spans[0], group, item)
        return right

    def _required(self, name: FieldName, item: Item) -> bool:
        """Vague amounts and places without a proper name are neither misses nor false hits."""
        if name == "quantity":
            return item.graded != "vague"
        return name != "location" or any(c.isupper() for c in self.text[slice(*item.spans[0])])

    def _count(self, name: str, kind: Literal["missed", "false"], span: Range, at: Range, item: Item | None = None) -> None:
        score = self.report.scores[name]
        setattr(score, kind, getattr(score, kind) + 1)
        value = f" [{', '.join(filter(None, (item.label, item.graded)))}]" if item and (item.label or item.graded) else ""
        context = " ".join(self.text[max(0, at[0] - _SHOWN) : at[1] + _SHOWN].split())
        self.report.mistakes.append(Mistake(name, kind, self.name, self.text[slice(*span)] + value, context))

    def _grade(self, name: str, right: bool) -> None:
        before, total = self.report.accuracies[name]
        self.report.accuracies[name] = (before + right, total + 1)


def found_items(claim: Claim) -> dict[FieldName, list[Item]]:
    """The items of a predicted claim, by field."""
    sources = claim.attribution.sources if claim.attribution else ()
    return {
        "actor": _participant(claim.actor),
        "patient": _participant(claim.patient),
        "quantity": [Item((_range(q.span),), _numbers(q), _unit(q.unit), q.approximation) for q in claim.quantities],
        "location": [Item((_range(x.span),)) for x in claim.locations],
        "time": [Item((_range(t.span),), label=t.value) for t in claim.times],
        "source": [Item(_ranges(s.span, s.antecedent), graded=s.role) for s in sources],
        "hedge": [Item((_range(h.span),), label=h.kind) for h in claim.hedges],
    }


def gold_items(placed: Placed) -> dict[FieldName, list[Item]]:
    """The items of a gold claim, by field."""
    claim, find = placed.claim, placed.find

    def item(*parts: str | None, **more: str | None) -> Item:
        return Item(tuple(span for part in parts if (span := find(part))), **more)  # type: ignore[arg-type]

    return {
        "actor": [item(claim.actor, claim.actor_is)] if claim.actor or claim.actor_is else [],
        "patient": [item(claim.patient, claim.patient_is)] if claim.patient else [],
        "quantity": [Item(item(q.text).spans, _numbers(q), _unit(q.unit), q.approx) for q in claim.quantities],
        "location": [item(name) for name in claim.locations],
        "time": [item(t.text, label=t.iso) for t in claim.times],
        "source": [item(s.text, s.antecedent, graded=s.role) for s in claim.sources],
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


def _aligned(found: tuple[Claim, ...], gold: list[Placed]) -> dict[int, int]:
    """Predicted position to gold position, one to one: overlapping heads first, then heads inside the verb group."""
    candidates = []
    for i, claim in enumerate(found):
        head = _range(claim.predicate.head)
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


def _participant(actor: Actor | None) -> list[Item]:
    return [Item(_ranges(actor.span, actor.antecedent))] if actor else []


def _ranges(*spans: Span | None) -> tuple[Range, ...]:
    return tuple(_range(span) for span in spans if span)


def _range(span: Span) -> Range:
    return span.start, span.end


def _shared(a: Range, b: Range) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
