"""Answers by string, worked out once."""

from __future__ import annotations

import pickle

import pytest

from claimkit.french import remembered
from claimkit.french.remembered import Remembered


def test_remembered_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Remembered(length)
    assert [lengths[word] for word in ("Lyon", "Lyon", "Metz")] == [4, 4, 4]
    assert asked == ["Lyon", "Metz"]


def test_remembered_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "KEPT", 3)
    lengths = Remembered(len)
    assert [lengths["a" * n] for n in range(10)] == list(range(10))
    assert len(lengths) <= 3


def test_remembered_pickle() -> None:
    lengths = Remembered(len)
    assert lengths["Lyon"] == 4
    again = pickle.loads(pickle.dumps(lengths))  # noqa: S301 - our own bytes
    assert again == lengths
    assert again["Brest"] == 5
