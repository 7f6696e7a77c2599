"""Charts: what is counted, and that they draw without network."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from tests.samples import sample

from claimkit.display import charts
from claimkit.display.borders import borders, view_of
from claimkit.errors import MissingExtraError
from claimkit.models import Extraction

_ENGLISH = re.compile(r"\b(?:the|who|claims?|asserted|where|when|quoted|sure|of|Mar|Apr|no)\b")
_FRENCH = re.compile(r"\b(?:qui|affirmations?|affirmé|où|quand|cité|degré|mars|avril|aucune)\b", re.IGNORECASE)
CHARTS = (charts.timeline, charts.quoted, charts.hedging, charts.places)


def values(chart: Any, layer: int | None = None) -> list[dict[str, Any]]:
    plain = chart.to_dict()
    data = (plain if layer is None else plain["layer"][layer])["data"]
    found: list[dict[str, Any]] = data["values"] if "values" in data else plain["datasets"][data["name"]]
    return found


def moved(days: int) -> Extraction:
    """The sample with its dates later."""

    def later(day: date | None) -> date | None:
        return day and day + timedelta(days=days)

    extraction = sample()
    claims = [
        c.model_copy(update={"times": tuple(t.model_copy(update={"start": later(t.start), "end": later(t.end)}) for t in c.times)})
        for c in extraction.claims
    ]
    return extraction.model_copy(update={"claims": tuple(claims)})


@pytest.mark.parametrize("draw", CHARTS)
@pytest.mark.parametrize("documents", [[sample()], [moved(20 * n) for n in range(60)], []], ids=["one", "many", "none"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_charts_draw_offline_in_their_language(draw: Callable[..., Any], documents: list[Extraction], lang: str) -> None:
    pytest.importorskip("altair")
    convert = pytest.importorskip("vl_convert")
    svg = convert.vegalite_to_svg(draw(documents, lang=lang).to_dict(), allowed_base_urls=[])
    said = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))
    other = (_FRENCH if lang == "en" else _ENGLISH).search(said)
    assert svg.startswith("<svg")
    assert other is None, said


def test_charts_timeline_shows_each_dated_claim_then_counts_months() -> None:
    pytest.importorskip("altair")
    assert [(row["when"], row["certainty"]) for row in values(charts.timeline(sample()))] == [
        ("17 mars 2025", "probable"),
        ("avril 2025", "possible"),
    ]
    counted = values(charts.timeline([moved(0)] * 30))
    assert {(row["month"], row["certainty"]): row["claims"] for row in counted} == {
        ("2025-03-01", "probable"): 30,
        ("2025-04-01", "possible"): 30,
    }


def test_charts_quoted_counts_claims_by_source_and_manner() -> None:
    pytest.importorskip("altair")
    rows = values(charts.quoted(sample(), lang="en"))
    assert {(row["source"], row["how"]): row["claims"] for row in rows} == {
        ("Courrier du Bocage", "in other words"): 1,
        ("pompiers", "in other words"): 1,
        ("préfète", "in quotation marks"): 1,
    }
    assert len(values(charts.quoted(sample(), top=1))) == 1


def test_charts_quoted_keeps_nouns_of_different_texts_apart() -> None:
    pytest.importorskip("altair")
    rows = values(charts.quoted([("a", sample()), ("b", sample())]))
    assert {row["source"]: row["claims"] for row in rows} == {
        "Courrier du Bocage": 2,
        "pompiers (a)": 1,
        "pompiers (b)": 1,
        "préfète (a)": 1,
        "préfète (b)": 1,
    }


def test_charts_timeline_leaves_outliers_out_and_tells_it() -> None:
    pytest.importorskip("altair")
    chart = charts.timeline([sample(), moved(1), moved(2), moved(-5000)], lang="en")
    assert min(row["first"] for row in values(chart)) == "2025-03-17"
    assert chart.to_dict()["title"]["subtitle"].startswith("2 dates outside")


def test_charts_timeline_bars_can_be_seen() -> None:
    pytest.importorskip("altair")
    rows = values(charts.timeline([sample(), moved(60), moved(120)]))
    assert min((date.fromisoformat(row["end"]) - date.fromisoformat(row["first"])).days for row in rows) >= 2


@pytest.mark.parametrize(
    ("draw", "why"),
    [(charts.timeline, "published"), (charts.quoted, "no claim"), (charts.hedging, "no claims"), (charts.places, "no claim")],
)
def test_charts_that_are_empty_say_why(draw: Callable[..., Any], why: str) -> None:
    pytest.importorskip("altair")
    assert why in str(draw([], lang="en").to_dict()).lower()


def test_charts_places_have_towns_for_orientation() -> None:
    pytest.importorskip("altair")
    towns = [row["place"] for row in values(charts.places(sample()), 2)]
    assert "Paris" in towns
    assert len(towns) <= 14


def test_charts_hedging_shares_add_up_for_each_source() -> None:
    pytest.importorskip("altair")
    shares: dict[str, float] = {}
    for row in values(charts.hedging(sample(), lang="en")):
        shares[row["source"]] = shares.get(row["source"], 0) + row["share"]
    assert shares["the text itself (2)"] == pytest.approx(1)
    assert set(shares.values()) == {1.0}


def test_charts_places_stand_inside_the_map() -> None:
    pytest.importorskip("altair")
    chart = charts.places(sample())
    assert values(chart, 1) == [{"place": "Bayeux", "longitude": -0.7, "latitude": 49.28, "claims": 1}]
    view = view_of([(2.35, 48.85), (-99.1, 19.4), (139.7, 35.7)], 560, 400)
    for place in ((2.35, 48.85), (-99.1, 19.4), (139.7, 35.7)):
        x, y = view.pixel(*place)
        assert 0 < x < 560
        assert 0 < y < 400


def test_charts_borders_hold_only_the_arcs_of_what_is_in_view() -> None:
    found = borders(view_of([(2.35, 48.85)], 560, 400))
    used = {arc if arc >= 0 else ~arc for shape in found["objects"]["countries"]["geometries"] for ring in shape["arcs"] for arc in ring}
    assert used == set(range(len(found["arcs"])))
    assert 3 <= len(found["objects"]["countries"]["geometries"]) <= 40


def test_charts_missing_altair_tells_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingExtraError, match=r"claimkit\[charts\]"):
        charts.quoted(sample())
