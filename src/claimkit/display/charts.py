"""Charts of one extraction or of thousands: when, who is quoted and how, how sure, where.

Each function counts first and hands altair the counts, so that a chart of a million claims is as light as one of ten. They need the
extra `charts`; nothing is fetched: `chart.save("chart.svg")` and `chart.save("chart.html", inline=True)` work offline.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from claimkit.display.borders import View, borders, view_of
from claimkit.display.words import content_words
from claimkit.export.schema import Documents, named
from claimkit.export.tables import needed
from claimkit.models import Claim, Extraction

if TYPE_CHECKING:
    import altair as alt

CERTAINTY_COLOURS = {"certain": "#08519c", "probable": "#6baed6", "possible": "#fdae6b", "unknown": "#bdbdbd"}
QUOTE_COLOURS = {"direct": "#0072b2", "mixed": "#56b4e9", "indirect": "#e69f00"}
AUTHOR = "the author"
_SINGLE = 40  # more dated claims than this are counted, not shown one by one
_WIDTH = 560
_MAP_HEIGHT = 400
_LONGEST_LABEL = 48  # characters
# Of the map, in pixels: half a letter's height and its width, half a dot, a label's distance from its dot.
_LETTER, _DOT, _LABEL_AT = 7, 8, 19
_MOST_LABELS = 100
_MOST_TOWNS = 14
_AROUND = 60  # days shown at least on each side of most dates
_YEARS_FROM = 6 * 365  # a longer range is counted by years
_THIN = 1 / 70  # of the range: a bar is at least so wide
_TITLE = re.compile(
    r"\A(?:.*,\s+|(?:[a-zà-ÿœ’'-]+\s+)+?(?<!de )(?<!du )(?<!des )(?<!à )(?<!en )(?<!la )(?<!le )(?<!les ))(?=[A-ZÀ-Þ][\w’'-]+(?:\s+(?:[A-ZÀ-Þ][\w’'-]*|de|du|van|von|ben|al|el|le|la))*\s*$)"
)


def timeline(documents: Extraction | Documents) -> alt.Chart:
    """When what is claimed happens: a bar for each dated claim, or the number of claims a month when there are more than 40.

    Dates that lie far from most others are left out, and counted below the title.

    Args:
        documents: one extraction, several, or (name, extraction) pairs.

    Raises:
        MissingExtraError: altair is not installed.
    """
    altair = needed("altair", "charts")
    every = [(c, t) for c in _claims(documents) for t in c.times if t.start and t.end]
    if not every:
        return _empty(altair, "When it happens", "No claim has a date that could be resolved: give the day of publication (published=…).")
    first, last = _window([t.start for _, t in every if t.start])
    dated = [
        (c, t) for c, t in every if t.start and t.end and t.start <= last and t.end > first and (t.end - t.start) <= 2 * (last - first)
    ]
    left = _left_out(len(every) - len(dated), first, last)
    colour = _colour(altair, "certainty", CERTAINTY_COLOURS, "How sure")
    if len(dated) > _SINGLE:
        unit = "year" if (last - first).days > _YEARS_FROM else "month"
        floor = {"day": 1, "month": 1} if unit == "year" else {"day": 1}
        counts = Counter((max(t.start, first).replace(**floor).isoformat(), c.certainty) for c, t in dated if t.start)
        rows = [{unit: when, "certainty": certainty, "claims": n} for (when, certainty), n in sorted(counts.items())]
        x = altair.X(
            f"{unit}:T",
            title=None,
            timeUnit="utcyear" if unit == "year" else "utcyearmonth",
            axis=altair.Axis(format="%Y" if unit == "year" else "%b %Y", labelOverlap=True),
        )
        return _sized(
            _chart(altair, rows).mark_bar().encode(x=x, y=altair.Y("claims:Q", title="claims"), color=colour, tooltip=_tips(rows)),
            "When it happens",
            left,
        )
    spread = max(t.end for _, t in dated if t.end) - min(t.start for _, t in dated if t.start)
    thin = timedelta(days=max(1, round(min(spread, last - first).days * _THIN)))
    rows = [
        {
            "n": n,
            "claim": _label(c),
            "first": max(t.start, first).isoformat(),
            "end": max(min(t.end, last + timedelta(days=1)), max(t.start, first) + thin).isoformat(),
            "when": t.value,
            "certainty": c.certainty,
        }
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
    return _sized(encoded.properties(height=altair.Step(24)), "When it happens", left)


def quoted(documents: Extraction | Documents, *, top: int = 15) -> alt.Chart:
    """Who is quoted how often, and how: directly, in part or indirectly.

    A person is counted once under all titles; what has no name of its own (« maire ») is counted for each text apart.

    Args:
        documents: one extraction, several, or (name, extraction) pairs.
        top: how many sources to show, those quoted most first.

    Raises:
        MissingExtraError: altair is not installed.
    """
    altair = needed("altair", "charts")
    counts: Counter[tuple[str, str]] = Counter(
        (source, claim.attribution.quote)
        for text, claim in _told(documents)
        if claim.attribution
        for source in {_entity(s.name, text) for s in claim.attribution.sources}
    )
    if not counts:
        return _empty(altair, "Who is quoted, and how", "No claim is attributed to a source.")
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
    counts: Counter[tuple[str, str]] = Counter((name, c.certainty) for text, c in _told(documents) for name in _who(c, text))
    if not counts:
        return _empty(altair, "How sure each source is", "There are no claims.")
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
    why = "" if rows else "No claim has a place whose coordinates are known."
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
    towns = _towns(view, rows)
    points = _chart(altair, towns).mark_circle(color="#90a4ae", size=12, clip=True).encode(**position)
    names = _chart(altair, towns).mark_text(dy=-8, fontSize=10, color="#78909c", clip=True).encode(**position, text="place:N")
    layers = land + dots + points + names
    for labels, offset in zip(_labelled(rows, view), (-_LABEL_AT, _LABEL_AT), strict=True):
        texts = _chart(altair, labels).mark_text(dy=offset, fontSize=12, color="#263238", clip=True)
        layers += texts.encode(**position, text="place:N")
    return _sized(layers.project(**view.projection()).properties(height=_MAP_HEIGHT, view={"fill": "#f7fafc"}), "Where", why)


def _claims(documents: Extraction | Documents) -> Iterable[Claim]:
    return (claim for _, extraction in named(documents) for claim in extraction.claims)


def _told(documents: Extraction | Documents) -> Iterable[tuple[str, Claim]]:
    """Claims with the name of their text; without one where there is a single text."""
    texts = list(named(documents))
    return ((name if len(texts) > 1 else "", claim) for name, extraction in texts for claim in extraction.claims)


def _entity(name: str, text: str) -> str:
    """Who is meant: the bare name of a person (« la directrice, Maud Kerbrat »); a noun without a name only in its text."""
    bare = _TITLE.sub("", name, count=1) if any(c.isupper() for c in name) else name
    return bare if not text or any(c.isupper() for c in bare) else f"{bare} ({text})"


def _who(claim: Claim, text: str) -> set[str]:
    if claim.attribution is None:
        return {AUTHOR}
    return {_entity(source.name, text) for source in claim.attribution.sources}


def _window(days: list[date]) -> tuple[date, date]:
    """The days between which most lie: three times their middle half on each side, and no less than two months."""
    ordered = sorted(days)
    low, high = ordered[len(ordered) // 4], ordered[(3 * len(ordered) - 1) // 4]
    around = max(timedelta(days=_AROUND), 3 * (high - low))
    return _moved(low, -around), _moved(high, around)


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta(0) else date.max - timedelta(days=1)


def _left_out(number: int, first: date, last: date) -> str:
    if not number:
        return ""
    return f"{number} date{'' if number == 1 else 's'} outside {first.isoformat()} to {last.isoformat()} or longer than that: not shown"


def _empty(altair: Any, title: str, why: str) -> Any:
    """A chart that says why there is nothing on it."""
    chart = _chart(altair, [{"why": why}]).mark_text(align="left", fontSize=13, color="#57606a").encode(x=altair.value(0), text="why:N")
    return _sized(chart.properties(height=40), title)


def _towns(view: View, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The largest towns of a view that stand clear of its places and of each other, for orientation."""
    west, south, east, north = view.box()
    taken = [(*view.pixel(row["longitude"], row["latitude"]), len(row["place"]) * _LETTER / 2) for row in rows]
    kept: list[dict[str, Any]] = []
    for town in _largest_towns():
        if len(kept) == _MOST_TOWNS:
            break
        if not (west < town["longitude"] < east and south < town["latitude"] < north):
            continue
        x, y = view.pixel(town["longitude"], town["latitude"])
        half = len(town["place"]) * _LETTER / 2
        if all(abs(x - a) > half + other + _DOT or abs(y - b) > 2 * _LABEL_AT for a, b, other in taken):
            kept.append(town)
            taken.append((x, y, half))
    return kept


@lru_cache(maxsize=1)
def _largest_towns() -> list[dict[str, Any]]:
    lines = (files("claimkit.display") / "data" / "towns.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if not line.startswith(("#", "name\t")))
    return [{"place": name, "longitude": float(x), "latitude": float(y)} for name, x, y, _ in cells]


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


def _sized(chart: Any, title: str, note: str = "") -> Any:
    told = {"subtitle": note} if note else {}
    return chart.properties(width=_WIDTH, title={"text": title, "anchor": "start", "fontSize": 15, "offset": 10} | told)
