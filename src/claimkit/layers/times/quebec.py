"""« la fin de semaine » of Québec, which is the week-end."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from claimkit.french.dates.intervals import Interval, weekend

if TYPE_CHECKING:
    from datetime import date

    from claimkit.doc.tree import Tree
    from claimkit.french.dates import Found
    from claimkit.french.dates.grammar import Direction

_CANADA = re.compile(r"\b(?:québ|canad|montréal|ottawa|gatineau|sherbrooke|saguenay|trois-rivières|longueuil|lévis)", re.IGNORECASE)
_WEEKEND = re.compile(r"fin de (?:la )?semaine\b", re.IGNORECASE)
_WEEK = timedelta(days=7)


def weekend_of_quebec(tree: Tree, found: Found, interval: Interval, published: date | None, direction: Direction | None) -> Interval:
    """The Saturday and Sunday that « fin de semaine » means in a text that speaks of Québec or Canada; else the interval as it is."""
    if found.rule.row.id != "time.unit_edge" or interval.start is None or interval.grain != "week":
        return interval
    if _WEEKEND.search(tree.text[found.start : found.end]) is None or _CANADA.search(tree.text) is None:
        return interval
    saturday = interval.start + timedelta(days=5)
    if published is not None and direction == "past" and saturday > published:
        saturday -= _WEEK
    return weekend(saturday)
