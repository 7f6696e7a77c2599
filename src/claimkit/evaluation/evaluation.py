"""Scores extractions against annotated texts: precision, recall and F1 of claims and of each field.

Fields count end to end: an item of a missed claim is a miss, an item of an invented claim a false hit. Claims that match an optional
gold claim count nowhere. The fields match by overlap. `strict` counts claims whose actor, amounts, places, sources and hedges are all right so; `whole`
those of which everything is: every field, names and noun phrases to the word, rates, polarity and certainty. The card score is the mean F1
of what a reader of the card sees. `claimkit.evaluation.matching` says what matches what.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from claimkit.errors import OptionError, kind_of
from claimkit.evaluation.gold import GoldDocument, Placed, Range
from claimkit.evaluation.matching import (
    FIELDS,
    FieldName,
    Item,
    aligned,
    found_items,
    gold_items,
    range_of,
    same_item,
    same_words,
    stands_for,
)
from claimkit.models import Claim, Extraction

CARD: tuple[FieldName, ...] = ("actor", "quantity", "location", "source", "hedge")
WORDED: tuple[FieldName, ...] = ("actor", "patient", "source")
ACCURACIES = (
    "source role", "approximation", "polarity", "certainty", "rate", "quote kind", "exact actor", "exact patient", "exact source", "antecedent",
    "actor kind", "source kind", "country",
)  # fmt: skip
_KINDS: dict[FieldName, str] = {"actor": "actor kind", "source": "source kind", "location": "country"}
_DRAWS = 1_000
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
        documents: the counts of each text by itself, for intervals.
        cards: of each text, by id of the claim, whether every field is right; claims that match an optional one are not there.
    """

    scores: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in ("claim", *FIELDS, "strict", "whole")})
    accuracies: dict[str, tuple[int, int]] = field(default_factory=lambda: dict.fromkeys(ACCURACIES, (0, 0)))
    mistakes: list[Mistake] = field(default_factory=list)
    documents: list[dict[str, tuple[int, int, int]]] = field(default_factory=list)
    cards: list[dict[str, bool]] = field(default_factory=list)

    def interval(self, name: str) -> tuple[float, float]:
        """Between which F1 values of a field lie in 95 of 100 draws of as many texts, with replacement (bootstrap, fixed seed)."""
        chance, counts = random.Random(0), [document[name] for document in self.documents]
        if not counts:
            return 0.0, 0.0
        drawn = sorted(Score(*map(sum, zip(*chance.choices(counts, k=len(counts)), strict=True))).f1 for _ in range(_DRAWS))
        return drawn[_DRAWS * 25 // 1_000], drawn[_DRAWS * 975 // 1_000 - 1]

    def to_the_word(self, name: str) -> Score | None:
        """The counts of a field when what matches by overlap, but not to the word, is wrong; none where words are not compared."""
        if name not in WORDED:
            return None
        score, (right, total) = self.scores[name], self.accuracies[f"exact {name}"]
        wrong = total - right
        return Score(score.hits - wrong, score.false + wrong, score.missed + wrong)

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
        for name in ("claim", "strict", "whole"):
            out[name]["low"], out[name]["high"] = self.interval(name)
        return out | {"card": {"f1": self.card}}


def evaluate(pairs: Iterable[tuple[GoldDocument, Extraction]]) -> Report:
    """Scores extractions of annotated texts.

    Args:
        pairs: each annotated text with what was extracted from it.

    Returns:
        A `Report`, whose `figures()` are JSON values and whose `mistakes` can be read through.
    """
    report = Report()
    for position, pair in enumerate(pairs):
        if not (isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[0], GoldDocument) and isinstance(pair[1], Extraction)):
            message = f"pair {position} is {kind_of(pair)}: give (GoldDocument, Extraction) pairs; read_gold makes the first"
            raise OptionError(message)
        before = {name: (s.hits, s.false, s.missed) for name, s in report.scores.items()}
        report.cards.append({})
        _Comparison(*pair, report).run()
        report.documents.append(
            {name: (s.hits - before[name][0], s.false - before[name][1], s.missed - before[name][2]) for name, s in report.scores.items()}
        )
    return report


class _Comparison:
    """One text: its predicted claims against its gold ones."""

    def __init__(self, document: GoldDocument, extraction: Extraction, report: Report) -> None:
        self.name, self.text, self.report = document.id, document.text, report
        self.gold = [Placed(document.text, claim) for claim in document.claims]
        self.found, self.entities = extraction.claims, {entity.id: entity for entity in extraction.entities}
        self.worded = True

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
        self.report.cards[-1][claim.id] = False
        self._count("claim", "false", head, head)
        self._whole_card(strict=False, whole=False, found=True, wanted=False)
        for name, items in found_items(claim, self.entities).items():
            self.report.scores[name].false += sum(self._required(name, item) for item in items)

    def _missed(self, placed: Placed) -> None:
        self._count("claim", "missed", placed.group, placed.group)
        self._whole_card(strict=False, whole=False, found=False, wanted=True)
        for name, items in gold_items(placed).items():
            self.report.scores[name].missed += sum(self._required(name, item) for item in items)

    def _matched(self, claim: Claim, placed: Placed) -> None:
        self.report.scores["claim"].hits += 1
        found, wanted = found_items(claim, self.entities), gold_items(placed)
        self.worded = True
        right = {name: self._field(name, list(found[name]), wanted[name], placed.group) for name in FIELDS}
        polarity = claim.polarity == ("negative" if placed.claim.polarity == "-" else "positive")
        certainty = claim.certainty == placed.claim.certainty
        whole = self.worded and all(right.values()) and polarity and certainty
        self.report.cards[-1][claim.id] = whole
        self._whole_card(strict=all(right[name] for name in CARD), whole=whole, found=True, wanted=True)
        self._grade("polarity", polarity)
        self._grade("certainty", certainty)
        if placed.claim.sources and placed.claim.quote:
            self._grade("quote kind", claim.attribution is not None and claim.attribution.quote == placed.claim.quote)

    def _whole_card(self, *, strict: bool, whole: bool, found: bool, wanted: bool) -> None:
        for name, right in (("strict", strict), ("whole", whole)):
            score = self.report.scores[name]
            score.hits += right
            score.false += found and not right
            score.missed += wanted and not right

    def _worded(self, name: str, right: bool) -> None:
        self.worded &= right
        self._grade(name, right)

    def _field(self, name: FieldName, left: list[Item], wanted: list[Item], group: Range) -> bool:
        """Counts one field of a matched claim; whether it is all right."""
        right = True
        for item in wanted:
            if item.antecedent is not None:  # whatever word stands for it
                self._grade("antecedent", any(stands_for(self.text, other, item) for other in left))
            hit = next((other for other in left if same_item(name, other, item)), None)
            required = self._required(name, item)
            if hit is None:
                if required:
                    right = False
                    self._count(name, "missed", item.spans[0], group, item)
                continue
            left.remove(hit)
            if item.kind is not None and name in _KINDS:
                self._grade(_KINDS[name], hit.kind == item.kind)
            if name in WORDED:
                self._worded(f"exact {name}", same_words(self.text, hit, item))
            if name == "quantity" and required and (hit.rate or item.rate):
                self._worded("rate", hit.rate == item.rate)
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
        """Vague amounts, places without a proper name and times without a full value are neither misses nor false hits."""
        if name == "quantity":
            return item.graded != "vague"
        if name == "time":
            return bool(item.label) and not str(item.label).startswith("--")
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
