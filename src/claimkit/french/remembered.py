"""Answers that depend on a string alone, each worked out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")
KEPT = 20_000
"""Words of which something is remembered, here and elsewhere, so that memory stays constant."""


class Remembered(dict[str, Answer]):
    """The answers of a function by its string; indexing works out what is missing.

    It belongs to the object whose word lists the answers come from, and starts anew when it is full, so that memory stays
    constant over millions of texts.

    Args:
        answer: the function.

    Example:
        >>> length = Remembered(len)
        >>> length["Lyon"]
        4
    """

    def __init__(self, answer: Callable[[str], Answer]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, key: str) -> Answer:
        if len(self) >= KEPT:
            self.clear()
        answer = self[key] = self._answer(key)
        return answer
