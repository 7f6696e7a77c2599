"""Where what is claimed happens: a map without tiles."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from claimkit.display.borders import View, borders, view_of
from claimkit.display.charts.drawing import WIDTH, chart, claims_of, sized, ticks, tip
from claimkit.display.languages import Lang, words_of
from claimkit.export.schema import Documents
from claimkit.export.tables import needed
from claimkit.models import Extraction

if TYPE_CHECKING:
    import altair as alt

_HEIGHT = 400
# In pixels: half a letter's height and its width, half a dot, a label's distance from its dot.
_LETTER, _DOT, _LABEL_AT = 7, 8, 19
_MOST_LABELS = 100
_MOST_TOWNS = 14
_Rows = list[dict[str, Any]]


def places(documents: Extraction | Documents, *, lang: Lang = "fr") -> alt.LayerChart:
    """Where what is claimed happens: places on a map of borders, larger the more claims name them. No tiles, no network.

    Args:
        documents: one extraction, several, or (name, extraction) pairs.
        lang: language of its labels, `fr` or `en`.

    Raises:
        MissingExtraError: altair is not installed.
        OptionError: another language.
    """
    altair, words = needed("altair", "charts"), words_of(lang)
    rows = _placed(documents)
    view = view_of([(row["longitude"], row["latitude"]) for row in rows], WIDTH, _HEIGHT)
    shapes = altair.InlineData(values=borders(view), format=altair.TopoDataFormat(feature="countries", type="topojson"))
    land = altair.Chart(shapes).mark_geoshape(fill="#eceff1", stroke="#b0bec5", strokeWidth=0.7, clip=True)
    position = {"longitude": "longitude:Q", "latitude": "latitude:Q"}
    most = max((row["claims"] for row in rows), default=1)
    legend = altair.Legend(values=ticks(most)[1:], format="d") if most > 1 else None
    size = altair.Size("claims:Q", title=words("claims"), scale=altair.Scale(domain=[0, most], range=[0, 450]), legend=legend)
    tips = [tip(altair, "place:N", words("mark.location")), tip(altair, "claims:Q", words("claims"))]
    dots = (
        chart(altair, rows)
        .mark_circle(color="#b4451f", opacity=0.8, stroke="white", strokeWidth=1, clip=True)
        .encode(**position, size=size, tooltip=tips)
    )
    towns = _towns(view, rows)
    points = chart(altair, towns).mark_circle(color="#90a4ae", size=12, clip=True).encode(**position)
    names = chart(altair, towns).mark_text(dy=-8, fontSize=10, color="#78909c", clip=True).encode(**position, text="place:N")
    layers = land + dots + points + names
    for labels, offset in zip(_labelled(rows, view), (-_LABEL_AT, _LABEL_AT), strict=True):
        texts = chart(altair, labels).mark_text(dy=offset, fontSize=12, color="#263238", clip=True)
        layers += texts.encode(**position, text="place:N")
    drawn = layers.project(**view.projection()).properties(height=_HEIGHT, view={"fill": "#f7fafc"})
    return sized(drawn, words("row.where"), "" if rows else words("chart.places.empty"))


def _placed(documents: Extraction | Documents) -> _Rows:
    """Each place with its claims, the most claimed first."""
    found = Counter(
        (x.name, round(x.longitude, 4), round(x.latitude, 4))
        for c in claims_of(documents)
        for x in c.locations
        if x.longitude is not None and x.latitude is not None
    )
    return [{"place": name, "longitude": x, "latitude": y, "claims": n} for (name, x, y), n in found.most_common()]


def _towns(view: View, rows: _Rows) -> _Rows:
    """The largest towns of a view that stand clear of its places and of each other, for orientation."""
    west, south, east, north = view.box()
    taken = [(*view.pixel(row["longitude"], row["latitude"]), len(row["place"]) * _LETTER / 2) for row in rows]
    kept: _Rows = []
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
def _largest_towns() -> _Rows:
    lines = (files("claimkit.display") / "data" / "towns.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if not line.startswith(("#", "name\t")))
    return [{"place": name, "longitude": float(x), "latitude": float(y)} for name, x, y, _ in cells]


def _labelled(rows: _Rows, view: View) -> tuple[_Rows, _Rows]:
    """The places whose label finds room above its dot, and those whose label finds it below; the most claimed are served first."""
    dots = [view.pixel(row["longitude"], row["latitude"]) for row in rows]
    taken = [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in dots]
    sides: tuple[_Rows, _Rows] = ([], [])
    for row, (x, y) in zip(rows[:_MOST_LABELS], dots, strict=False):
        half = len(row["place"]) * _LETTER / 2
        for labels, middle in zip(sides, (y - _LABEL_AT, y + _LABEL_AT), strict=True):
            box = (x - half, middle - _LETTER, x + half, middle + _LETTER)
            if not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
                taken.append(box)
                labels.append(row)
                break
    return sides
