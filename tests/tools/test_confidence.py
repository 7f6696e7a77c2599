"""What fits the confidence: on made up claims whose probabilities are known."""

from __future__ import annotations

import random

import numpy as np
import pytest
from tools.confidence import Card, Model, calibration_error, crossed, kept, reliability


def made_up(n: int) -> list[Card]:
    """Claims that are right in 9 of 10 cases where `plain` is 1, else in 3 of 10."""
    chance = random.Random(5)
    plain = [chance.random() < 0.5 for _ in range(n)]
    return [
        Card(f"text {k // 4}", {"plain": float(p), "noise": chance.random()}, chance.random() < (0.9 if p else 0.3))
        for k, p in enumerate(plain)
    ]


def test_model_finds_the_shares() -> None:
    cards = made_up(4000)
    model = Model(cards, 1.0)
    assert model.of([Card("", {"plain": 1.0, "noise": 0.5}, right=True)]) == pytest.approx([0.9], abs=0.02)
    assert model.of([Card("", {"noise": 0.5}, right=True)]) == pytest.approx([0.3], abs=0.03)


def test_model_leaves_out_rare_facts() -> None:
    cards = [*made_up(100), Card("x", {"rare": 1.0}, right=True)]
    assert "rare" not in Model(cards, 1.0).weights


def test_crossed_confidence_is_calibrated_and_sorts() -> None:
    cards = made_up(2000)
    p, y = crossed(cards, 3.0), np.array([card.right for card in cards], dtype=float)
    assert calibration_error(p, y) < 0.06
    assert kept(p, y, 0.5)[1] > 0.85
    assert kept(p, y, 1.0)[1] == y.mean()
    assert sum(n for n, _, _ in reliability(p, y)) == len(cards)
