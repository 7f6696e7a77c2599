"""Words that show, before or after it, that an expression is no date."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from claimkit.french.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimkit.lexicons.calendar import NotADate

_LEFT = 48


class Blocker:
    """The words that rule out one sort of expression.

    Args:
        before: words that stand before it.
        after: words that stand behind it.
    """

    def __init__(self, before: Iterable[str], after: Iterable[str]) -> None:
        self._ends = tuple(before)
        self._before = late(rf"(?<!\w)(?:{_union(self._ends)})\s*$")
        behind = _union(after)
        self._after = late(rf"\s?(?:{behind})(?!\w)") if behind else None

    def blocks(self, low: str, start: int, end: int) -> bool:
        """Whether one of its words stands beside the expression between two offsets."""
        left = low[max(0, start - _LEFT) : start]
        if left.rstrip().endswith(self._ends) and self._before.search(left):
            return True
        return self._after is not None and self._after.match(low, end) is not None


def blockers(rows: Iterable[NotADate]) -> dict[str, Blocker]:
    """The words that rule out a date, by sort of expression."""
    words: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        words[row.what, row.side].add(row.words)
    kinds = {what for what, _ in words} - {"any"} | {"date"}
    before, after = words["any", "before"], words["any", "after"]
    return {what: Blocker(words[what, "before"] | before, words[what, "after"] | after) for what in kinds}


def _union(forms: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
