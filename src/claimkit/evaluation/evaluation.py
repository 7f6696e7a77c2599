"""Scores extractions against annotated texts: precision, recall and F1 of claims and of each field.

Fields count end to end: an item of a missed claim is a miss, an item of an invented claim a false hit. Claims that match an optional
gold claim count nowhere. `strict` counts claims whose whole card is right; the card score is the mean F1 of what a reader of the card
sees. `claimkit.evaluation.matching` tells what matches what.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from claimkit.evaluation.gold import GoldDocument, Placed, Range
from claimkit.evaluation.matching import FIELDS, FieldName, Item, aligned, found_items, gold_items, range_of, same_item
from claimkit.models import Claim, Extraction

CARD: tuple[FieldName, ...] = ("actor", "quantity", "location", "source", "hedge")
ACCURACIES = ("source role", "approximation", "polarity", "certainty", "quote kind")
_SHOWN = 50  # characters of context on each side of an error


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
        pairs = aligned(self.found, self.gold)
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
        head = range_of(claim.predicate.head)
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
