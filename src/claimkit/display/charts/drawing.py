"""What the charts share: their data, size, title, axes and colours."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from claimkit.display.languages import Words
from claimkit.export.schema import Documents, named
from claimkit.models import Claim, Extraction

WIDTH = 560
CERTAINTY_COLOURS = {"certain": "#08519c", "probable": "#6baed6", "possible": "#fdae6b", "unknown": "#bdbdbd"}


def claims_of(documents: Extraction | Documents) -> Iterable[Claim]:
    """The claims of all texts."""
    return (claim for _, extraction in named(documents) for claim in extraction.claims)


def chart(altair: Any, rows: list[dict[str, Any]]) -> Any:
    """A chart that holds its rows."""
    return altair.Chart(altair.InlineData(values=rows))


def sized(drawn: Any, title: str, note: str = "") -> Any:
    """A chart with its width, its title and a line below that."""
    told = {"subtitle": note} if note else {}
    return drawn.properties(width=WIDTH, title={"text": title, "anchor": "start", "fontSize": 15, "offset": 10} | told)


def empty(altair: Any, title: str, why: str) -> Any:
    """A chart that says why there is nothing on it."""
    said = chart(altair, [{"why": why}]).mark_text(align="left", fontSize=13, color="#57606a").encode(x=altair.value(0), text="why:N")
    return sized(said.properties(height=40), title)


def names_axis(altair: Any, field: str, order: list[str]) -> Any:
    """Names one under the other, in a given order."""
    return altair.Y(f"{field}:N", title=None, sort=order, axis=altair.Axis(labelLimit=360, ticks=False, domain=False))


def coloured(altair: Any, field: str, colours: Mapping[str, str], title: str) -> Any:
    """The colour of each value of a field, told above the chart."""
    scale = altair.Scale(domain=list(colours), range=list(colours.values()))
    return altair.Color(f"{field}:N", title=title, scale=scale, legend=altair.Legend(orient="top", titleAnchor="start", labelLimit=240))


def certainty_colours(words: Words) -> dict[str, str]:
    """The colour of each degree of certainty, by its word."""
    return {words(f"short.{level}"): colour for level, colour in CERTAINTY_COLOURS.items()}


def tip(altair: Any, field: str, title: str) -> Any:
    """A line of what stands beside the pointer."""
    return altair.Tooltip(field, title=title)


def totals_of(counts: Mapping[tuple[str, Any], int]) -> Counter[str]:
    """Counts by the first of two keys."""
    totals = Counter[str]()
    for (name, _), n in counts.items():
        totals[name] += n
    return totals


def most_frequent(totals: Counter[str], top: int) -> list[str]:
    """The names with the highest counts."""
    return [name for name, _ in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))[:top]]


def ticks(most: int) -> list[int]:
    """Whole numbers from 0 to at least `most`, six at the utmost."""
    step = next(n for power in itertools.count() for base in (1, 2, 5) if (n := base * 10**power) * 5 >= most)
    return list(range(0, most + step, step))
