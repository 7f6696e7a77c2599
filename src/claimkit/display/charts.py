"""Charts of one extraction or of thousands: when, who is quoted and how, how sure, where.

Each function counts first and hands altair the counts, so that a chart of a million claims is as light as one of ten. They need the
extra `charts`; nothing is fetched: `chart.save("chart.svg")` and `chart.save("chart.html", inline=True)` work offline.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from claimkit.display.borders import View, borders, view_of
from claimkit.display.words import content_words
from claimkit.export.schema import Documents, named
from claimkit.export.tables import needed
from claimkit.models import Attribution, Claim, Extraction

if TYPE_CHECKING:
    import altair as alt

CERTAINTY_COLOURS = {"certain": "#08519c", "probable": "#6baed6", "possible": "#fdae6b", "unknown": "#bdbdbd"}
QUOTE_COLOURS = {"direct": "#0072b2", "mixed": "#56b4e9", "indirect": "#e69f00", "anonymous": "#8c8c8c"}
AUTHOR = "the author"
_SINGLE = 40  # more dated claims than this are counted, not shown one by one
_WIDTH = 560
_MAP_HEIGHT = 400
_LONGEST_LABEL = 48  # characters
# Of the map, in pixels: half a letter's height and its width, half a dot, a label's distance from its dot.
_LETTER, _DOT, _LABEL_AT = 7, 8, 19
_MOST_LABELS = 100


def timeline(documents: Extraction | Documents) -> alt.Chart:
    """When what is claimed happens: a bar for each dated claim, or the number of claims a month when there are more than 40.

    Args:
        documents: one extraction, several, or (name, extraction) pairs.

    Raises:
        MissingExtraError: altair is not installed.
    """
    altair = needed("altair", "charts")
    dated = [(c, t) for c in _claims(documents) for t in c.times if t.start and t.end]
    colour = _colour(altair, "certainty", CERTAINTY_COLOURS, "How sure")
    if len(dated) > _SINGLE:
        months = Counter((t.start.replace(day=1).isoformat(), c.certainty) for c, t in dated if t.start)
        rows = [{"month": month, "certainty": certainty, "claims": n} for (month, certainty), n in sorted(months.items())]
        x = altair.X("month:T", title=None, timeUnit="utcyearmonth", axis=altair.Axis(format="%b %Y", labelOverlap=True))
        return _sized(
            _chart(altair, rows).mark_bar().encode(x=x, y=altair.Y("claims:Q", title="claims"), color=colour, tooltip=_tips(rows)), "When"
        )
    rows = [
        {"n": n, "claim": _label(c), "first": t.start.isoformat(), "end": t.end.isoformat(), "when": t.value, "certainty": c.certainty}
        for n, (c, t) in enumerate(sorted(dated, key=lambda pair: (pair[1].start, pair[1].end)))
        if t.start and t.end
    ]
    y = altair.Y("claim:N", title=None, sort=[row["claim"] for row in rows], axis=altair.Axis(labelLimit=360, ticks=False, domain=False))
    bars = _chart(altair, rows).mark_bar(height=9, cornerRadius=3, minBandSize=4)
    encoded = bars.encode(
        x=altair.X(
            "first:T", title=None, scale=altair.Scale(type="utc"), axis=altair.Axis(format="%-d %b %Y", tickCount=5, labelOverlap=True)
        ),
        x2="end:T",
        y=y,
        color=colour,
        tooltip=["claim:N", "when:N", "certainty:N"],
    )
    return _sized(encoded.properties(height=altair.Step(24)), "When it happens")


def quoted(documents: Extraction | Documents, *, top: int = 15) -> alt.Chart:
    """Who is quoted how often, and how: directly, in part, indirectly, or without a name.

    Args:
        documents: one extraction, several, or (name, extraction) pairs.
        top: how many sources to show, those quoted most first.

    Raises:
        MissingExtraError: altair is not installed.
    """
    altair = needed("altair", "charts")
    counts = Counter((source, _how(a, kind)) for a in _attributions(documents) for source, kind in {(s.name, s.kind) for s in a.sources})
    totals = _totals(counts)
    names = _most(totals, top)
    rows = [
        {"source": source, "how": how, "claims": n, "rank": list(QUOTE_COLOURS).index(how)}
        for (source, how), n in sorted(counts.items())
        if source in names
    ]
    bars = _chart(altair, rows).mark_bar(height=16)
    encoded = bars.encode(
        x=altair.X(
            "claims:Q", title="claims attributed to them", axis=altair.Axis(values=_ticks(max(totals.values(), default=1)), format="d")
        ),
        y=_names(altair, "source", names),
        color=_colour(altair, "how", QUOTE_COLOURS, "Quoted"),
        order=altair.Order("rank:Q"),
        tooltip=["source:N", "how:N", "claims:Q"],
    )
    return _sized(encoded.properties(height=altair.Step(26)), "Who is quoted, and how")


def hedging(documents: Extraction | Documents, *, top: int = 15) -> alt.Chart:
    """How sure each source is: the share of its claims that are certain, probable, possible, unknown; the author among them.

    Args:
        documents: one extraction, several, or (name, extraction) pairs.
        top: how many sources to show, those with most claims first.

    Raises:
        MissingExtraError: altair is not installed.
    """
    altair = needed("altair", "charts")
    counts: Counter[tuple[str, str]] = Counter((name, c.certainty) for c in _claims(documents) for name in _who(c))
    totals = _totals(counts)
    names = _most(totals, top)
    rank = list(CERTAINTY_COLOURS)
    rows = [
        {
            "source": f"{name} ({totals[name]})",
            "certainty": certainty,
            "claims": n,
            "share": n / totals[name],
            "rank": rank.index(certainty),
        }
        for (name, certainty), n in sorted(counts.items())
        if name in names
    ]
    bars = _chart(altair, rows).mark_bar(height=16)
    encoded = bars.encode(
        x=altair.X("share:Q", title="share of their claims", axis=altair.Axis(format="%"), stack="zero", scale=altair.Scale(domain=[0, 1])),
        y=_names(altair, "source", [f"{name} ({totals[name]})" for name in names]),
        color=_colour(altair, "certainty", CERTAINTY_COLOURS, "How sure"),
        order=altair.Order("rank:Q"),
        tooltip=["source:N", "certainty:N", "claims:Q", altair.Tooltip("share:Q", format=".0%")],
    )
    return _sized(encoded.properties(height=altair.Step(26)), "How sure each source is")


def places(documents: Extraction | Documents) -> alt.LayerChart:
    """Where what is claimed happens: places on a map of borders, larger the more claims name them. No tiles, no network.

    Args:
        documents: one extraction, several, or (name, extraction) pairs.

    Raises:
        MissingExtraError: altair is not installed.
    """
    altair = needed("altair", "charts")
    found = Counter(
        (x.name, round(x.longitude, 4), round(x.latitude, 4))
        for c in _claims(documents)
        for x in c.locations
        if x.longitude is not None and x.latitude is not None
    )
    rows: list[dict[str, Any]] = [{"place": name, "longitude": x, "latitude": y, "claims": n} for (name, x, y), n in found.most_common()]
    view = view_of([(row["longitude"], row["latitude"]) for row in rows], _WIDTH, _MAP_HEIGHT)
    shapes = altair.InlineData(values=borders(view), format=altair.TopoDataFormat(feature="countries", type="topojson"))
    land = altair.Chart(shapes).mark_geoshape(fill="#eceff1", stroke="#b0bec5", strokeWidth=0.7, clip=True)
    position = {"longitude": "longitude:Q", "latitude": "latitude:Q"}
    most = max((row["claims"] for row in rows), default=1)
    legend = altair.Legend(values=_ticks(most)[1:], format="d") if most > 1 else None
    size = altair.Size("claims:Q", title="claims", scale=altair.Scale(domain=[0, most], range=[0, 450]), legend=legend)
    dots = (
        _chart(altair, rows)
        .mark_circle(color="#b4451f", opacity=0.8, stroke="white", strokeWidth=1, clip=True)
        .encode(**position, size=size, tooltip=_tips(rows))
    )
    layers = land + dots
    for labels, offset in zip(_labelled(rows, view), (-_LABEL_AT, _LABEL_AT), strict=True):
        texts = _chart(altair, labels).mark_text(dy=offset, fontSize=12, color="#263238", clip=True)
        layers += texts.encode(**position, text="place:N")
    return _sized(layers.project(**view.projection()).properties(height=_MAP_HEIGHT, view={"fill": "#f7fafc"}), "Where")


def _claims(documents: Extraction | Documents) -> Iterable[Claim]:
    return (claim for _, extraction in named(documents) for claim in extraction.claims)


def _attributions(documents: Extraction | Documents) -> Iterable[Attribution]:
    return (claim.attribution for claim in _claims(documents) if claim.attribution)


def _who(claim: Claim) -> set[str]:
    if claim.attribution is None:
        return {AUTHOR}
    return {source.name for source in claim.attribution.sources}


def _how(attribution: Attribution, kind: str) -> str:
    return "anonymous" if kind == "anonymous" else attribution.quote


def _totals(counts: Mapping[tuple[str, str], int]) -> Counter[str]:
    totals = Counter[str]()
    for (name, _), n in counts.items():
        totals[name] += n
    return totals


def _most(totals: Counter[str], top: int) -> list[str]:
    return [name for name, _ in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))[:top]]


def _ticks(most: int) -> list[int]:
    """Whole numbers from 0 to at least `most`, six at the utmost."""
    step = next(n for power in itertools.count() for base in (1, 2, 5) if (n := base * 10**power) * 5 >= most)
    return list(range(0, most + step, step))


def _label(claim: Claim) -> str:
    text = " ".join(f"{claim.actor.name if claim.actor else ''} {content_words(claim)}".split())
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1].rstrip() + "…"


def _labelled(rows: list[dict[str, Any]], view: View) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The places whose label finds room above its dot, and those whose label finds it below; the most claimed are served first."""
    dots = [view.pixel(row["longitude"], row["latitude"]) for row in rows]
    taken = [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in dots]
    sides: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    for row, (x, y) in zip(rows[:_MOST_LABELS], dots, strict=False):
        half = len(row["place"]) * _LETTER / 2
        for labels, middle in zip(sides, (y - _LABEL_AT, y + _LABEL_AT), strict=True):
            box = (x - half, middle - _LETTER, x + half, middle + _LETTER)
            if not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
                taken.append(box)
                labels.append(row)
                break
    return sides


def _chart(altair: Any, rows: list[dict[str, Any]]) -> Any:
    return altair.Chart(altair.InlineData(values=rows))


def _names(altair: Any, field: str, order: list[str]) -> Any:
    return altair.Y(f"{field}:N", title=None, sort=order, axis=altair.Axis(labelLimit=260, ticks=False, domain=False))


def _colour(altair: Any, field: str, colours: dict[str, str], title: str) -> Any:
    scale = altair.Scale(domain=list(colours), range=list(colours.values()))
    return altair.Color(f"{field}:N", title=title, scale=scale, legend=altair.Legend(orient="top", titleAnchor="start"))


def _tips(rows: list[dict[str, Any]]) -> list[str]:
    return [f"{name}:{'Q' if isinstance(value, int | float) else 'N'}" for name, value in (rows[0] if rows else {}).items()]


def _sized(chart: Any, title: str) -> Any:
    return chart.properties(width=_WIDTH, title={"text": title, "anchor": "start", "fontSize": 15, "offset": 10})
