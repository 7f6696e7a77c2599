"""Fits and checks the confidence of claims on annotated texts.

python -m tools.confidence fit GOLD.jsonl [GOLD.jsonl …]      writes src/claimkit/layers/claims/confidence.tsv, prints how well it does by
                                                              cross-validation over texts
python -m tools.confidence check GOLD.jsonl [GOLD.jsonl …]    prints how well the coefficients that are there do on these texts

A claim counts as right when the whole card is (`whole` of `claimkit evaluate`); claims that match an optional one are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from claimkit.components.claims import Claims
from claimkit.doc.layers import layers_of
from claimkit.doc.workspace import tree_of
from claimkit.engine.margins import doubts_of
from claimkit.evaluation.evaluation import evaluate
from claimkit.evaluation.gold import GoldDocument
from claimkit.layers.claims.confidence import CONSTANT, FILE, Confidence, coefficients, probability
from claimkit.pipeline import shared
from claimkit.texts.reading import meta_of, parts_to_read, read_published, to_extraction

TABLE = Path(__file__).parents[1] / "src/claimkit/layers/claims" / FILE
FOLDS, RARE = 10, 15
PENALTIES = (10.0, 30.0, 100.0, 200.0, 300.0)
BINS = 10
SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
Facts = dict[str, float]


@dataclass(frozen=True)
class Card:
    """A claim: its text, what is known of it, whether it is right."""

    text: str
    facts: Facts
    right: bool


def read(path: Path) -> list[GoldDocument]:
    """The annotated texts of a file; what it says of a text beyond them is left alone."""
    known = GoldDocument.model_fields
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return [GoldDocument.model_validate({key: value for key, value in line.items() if key in known}) for line in lines]


def cards_of(document: GoldDocument) -> list[Card]:
    """The claims of an annotated text that count."""
    nlp = shared()
    component = nlp.get_pipe("claimkit_claims")
    assert isinstance(component, Claims)  # noqa: S101 - for the type checker
    day = read_published(document.published)
    parts = [part.read(nlp(part.doc)) for part in parts_to_read(document.text, day, nlp)]
    extraction = to_extraction(document.text, parts, meta_of(nlp, "asserted"), day)
    facts: dict[str, Facts] = {}
    for part in parts:
        tree, layers = tree_of(part.doc), layers_of(part.doc)
        confidence = Confidence(tree, layers, component.finder.find(tree, layers), doubts_of(part.doc))
        facts |= {claim.id: confidence.facts(claim) for claim in layers.claims}
    right = evaluate([(document, extraction)]).cards[0]
    return [Card(document.text, facts[claim], is_right) for claim, is_right in right.items() if claim in facts]


class Model:
    """A logistic model with a quadratic penalty on the coefficients of the facts, each divided by its spread.

    Args:
        cards: what it is fitted on.
        penalty: how much large coefficients cost.
    """

    def __init__(self, cards: list[Card], penalty: float) -> None:
        counts = Counter(fact for card in cards for fact in card.facts)
        self.names = sorted(fact for fact, count in counts.items() if count >= RARE)
        table = np.array([[card.facts.get(name, 0.0) for name in self.names] for card in cards])
        spread = table.std(axis=0)
        self.names = [name for name, wide in zip(self.names, spread, strict=True) if wide > 0]
        table, spread = table[:, spread > 0], spread[spread > 0]
        mean = table.mean(axis=0)
        x = np.hstack([(table - mean) / spread, np.ones((len(cards), 1))])
        y = np.array([card.right for card in cards], dtype=float)
        cost = np.full(x.shape[1], penalty)
        cost[-1] = 0.0
        weights = np.zeros(x.shape[1])
        for _ in range(30):  # Newton's method
            p = 1 / (1 + np.exp(-x @ weights))
            step = np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(cost + 1e-9), x.T @ (y - p) - cost * weights)
            weights += step
            if np.abs(step).max() < 1e-8:
                break
        own = weights[:-1] / spread
        self.weights = {CONSTANT: float(weights[-1] - own @ mean)} | {n: float(w) for n, w in zip(self.names, own, strict=True)}

    def of(self, cards: list[Card]) -> list[float]:
        """The probabilities of claims."""
        return [probability(card.facts, self.weights) for card in cards]


def fold_of(text: str) -> int:
    """Which fold a text is in: the same each time, whatever the order of the texts."""
    return hashlib.blake2s(text.encode(), digest_size=4).digest()[0] % FOLDS


def crossed(cards: list[Card], penalty: float) -> np.ndarray:
    """The probability of each claim, by a model that has not seen its text."""
    folds = np.array([fold_of(card.text) for card in cards])
    out = np.zeros(len(cards))
    for fold in sorted(set(folds.tolist())):
        model = Model([card for card, f in zip(cards, folds, strict=True) if f != fold], penalty)
        out[folds == fold] = model.of([card for card, f in zip(cards, folds, strict=True) if f == fold])
    return out


def log_loss(p: np.ndarray, y: np.ndarray) -> float:
    """Mean negative log-likelihood."""
    p = p.clip(1e-6, 1 - 1e-6)
    return float(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())


def reliability(p: np.ndarray, y: np.ndarray) -> list[tuple[int, float, float]]:
    """(claims, mean confidence, share right) of ten equally large groups, least sure first."""
    return [
        (len(group), float(p[group].mean()), float(y[group].mean()))
        for group in np.array_split(np.argsort(p, kind="stable"), BINS)
        if len(group)
    ]


def calibration_error(p: np.ndarray, y: np.ndarray) -> float:
    """Expected calibration error over those groups."""
    return sum(n * abs(mean - right) for n, mean, right in reliability(p, y)) / len(p)


def kept(p: np.ndarray, y: np.ndarray, share: float) -> tuple[float, float]:
    """(lowest confidence, share right) of the surest claims."""
    order = np.argsort(-p, kind="stable")[: max(1, round(share * len(p)))]
    return float(p[order[-1]]), float(y[order].mean())


def show(p: np.ndarray, y: np.ndarray) -> None:
    """Prints the figures as Markdown."""
    print(f"\nclaims {len(p)}, right {y.mean():.3f}, mean confidence {p.mean():.3f}, log loss {log_loss(p, y):.3f}")
    print(f"expected calibration error {calibration_error(p, y):.3f}\n")
    print("| claims | mean confidence | right |\n| --- | --- | --- |")
    for n, mean, right in reliability(p, y):
        print(f"| {n} | {mean:.2f} | {right:.2f} |")
    print("\n| share kept | confidence from | right |\n| --- | --- | --- |")
    for share in SHARES:
        lowest, right = kept(p, y, share)
        print(f"| {share:.0%} | {lowest:.2f} | {right:.2f} |")


def table_of(model: Model, cards: list[Card], files: list[Path], penalty: float) -> str:
    """The text of `confidence.tsv`."""
    texts, share = len({card.text for card in cards}), sum(card.right for card in cards) / len(cards)
    names = ", ".join(sorted(path.name for path in files))
    lines = [
        f"# source: tools/confidence.py on {names}: {len(cards)} claims of {texts} texts, {share:.3f} right",
        f"# licence: MIT; penalty {penalty:g}; facts of at least {RARE} claims",
        "fact\tcoefficient",
        *(f"{name}\t{weight:.4f}" for name, weight in model.weights.items()),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fits or checks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["fit", "check"])
    parser.add_argument("gold", nargs="+", type=Path)
    args = parser.parse_args()
    cards = [card for path in args.gold for document in read(path) for card in cards_of(document)]
    y = np.array([card.right for card in cards], dtype=float)
    if args.action == "check":
        show(np.array([probability(card.facts, coefficients()) for card in cards]), y)
        return
    found = {penalty: crossed(cards, penalty) for penalty in PENALTIES}
    for penalty, p in found.items():
        print(f"penalty {penalty:g}: log loss {log_loss(p, y):.4f}, surest half right {kept(p, y, 0.5)[1]:.3f}")
    best = min(PENALTIES, key=lambda penalty: log_loss(found[penalty], y))
    show(found[best], y)
    TABLE.write_text(table_of(Model(cards, best), cards, args.gold, best), encoding="utf-8")


if __name__ == "__main__":
    main()
