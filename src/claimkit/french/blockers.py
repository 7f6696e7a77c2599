"""Patterns of the words that show, before or after it, that an expression is no date."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from claimkit.french.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimkit.lexicons.calendar import NotADate


def blockers(rows: Iterable[NotADate]) -> dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]:
    """Patterns of the words that rule out a date, by sort of expression."""
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        words[row.what, row.side].append(row.words)
    out: dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]] = {}
    kinds = {what for what, _ in words} - {"any"} | {"date"}
    for what in kinds:
        sides: dict[Literal["before", "after"], re.Pattern[str] | None] = {"before": None, "after": None}
        for side in sides:
            forms = sorted({*words.get((what, side), ()), *words.get(("any", side), ())}, key=len, reverse=True)
            if forms:
                union = "|".join(map(re.escape, forms))
                sides[side] = late(rf"(?<!\w)(?:{union})\s*$" if side == "before" else rf"\s?(?:{union})(?!\w)")
        out[what] = (sides["before"], sides["after"])
    return out
