"""Rows of users: every list can be changed, `remove` needs only the key, and the user's row wins."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import claimkit
from claimkit.french.gazetteer import Gazetteer, fold
from claimkit.lexicons import Lexicons
from claimkit.lexicons.places import OwnCityRow, RegionRow
from claimkit.lexicons.reader import TABLES, base
from claimkit.lexicons.speech import ReportingVerb


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"cities"}))
def test_user_rows_remove_needs_only_the_first_column_of_the_key(name: str) -> None:
    row_type = TABLES[name]
    first = row_type.key_fields()[0]
    row = base(name)[0]
    left = Lexicons({name: [{first: getattr(row, first), "remove": True}]}).rows(row_type)
    assert getattr(row, first) not in {getattr(other, first) for other in left}
    assert len(left) < len(base(name))


def test_user_rows_are_read_again_as_they_were_given() -> None:
    given = {"reporting_verbs": [{"lemma": "affirmer", "remove": True}]}
    again = Lexicons(Lexicons(given).overlay)
    assert "affirmer" not in {row.lemma for row in again.rows(ReportingVerb)}


def test_user_rows_removal_reaches_the_pipeline() -> None:
    text = "Le maire affirme que le pont a fermé."
    without = claimkit.load(lexicons={"reporting_verbs": [{"lemma": "affirmer", "remove": True}]})
    assert claimkit.extract(text).claims[0].attribution
    assert all(claim.attribution is None for claim in claimkit.extract(text, nlp=without))


@pytest.mark.parametrize(
    ("cells", "told"),
    [({"lemma": "zzz"}, "nothing to remove"), ({"lemme": "dire"}, "unknown columns"), ({"kind": "say"}, "give its 'lemma'")],
)
def test_user_rows_removal_of_nothing_is_told(cells: dict[str, Any], told: str) -> None:
    with pytest.raises(claimkit.LexiconError, match=told):
        Lexicons({"reporting_verbs": [cells | {"remove": True}]})


def test_user_rows_reporting_verb_says_how_its_content_follows() -> None:
    with pytest.raises(claimkit.LexiconError, match="line 1: nothing says how what 'tonitruer' reports follows: set `que`"):
        Lexicons({"reporting_verbs": [{"lemma": "tonitruer", "kind": "say"}]})


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a tonitrué que la vanne fuyait.",
        "La vanne fuyait, tonitrue le maire.",
        "Le maire tonitrue que la vanne fuyait.",
    ],
)
def test_user_rows_reporting_verb_reports(text: str) -> None:
    row = {"lemma": "tonitruer", "kind": "say", "stance": "neutral", "que": True, "incise": True, "colon": True}
    (claim,) = claimkit.extract(text, nlp=claimkit.load(lexicons={"reporting_verbs": [row]}))
    assert claim.attribution
    assert [source.name for source in claim.attribution.sources] == ["maire"]


BLATTEN = {"name": "Blatten", "country": "CH", "latitude": 46.42, "longitude": 7.82}


@pytest.mark.parametrize("rows", [{"cities": [BLATTEN]}, {"regions": [BLATTEN | {"id": "x:blatten", "kind": "village"}]}])
def test_user_rows_place_of_the_user_wins(rows: Any) -> None:
    places = Gazetteer(Lexicons(rows)).find("Blatten")
    assert [(place.latitude, place.country) for place in places] == [(46.42, "CH")]


def test_user_rows_place_of_the_user_is_found_in_a_text() -> None:
    nlp = claimkit.load(lexicons={"cities": [{"name": "Trifouilly", "country": "FR", "latitude": 47.1, "longitude": 2.2}]})
    (claim,) = claimkit.extract("Un homme a été arrêté à Trifouilly.", nlp=nlp)
    assert [(x.name, x.kind, x.latitude) for x in claim.locations] == [("Trifouilly", "city", 47.1)]


def test_user_rows_city_can_be_removed() -> None:
    towns = Gazetteer(Lexicons({"cities": [{"name": "Vienne", "country": "AT", "remove": True}]}))
    assert "AT" not in {p.country for p in towns.of_key(fold("Vienne")) if p.kind == "city"}
    assert "FR" in {p.country for p in towns.of_key(fold("Vienne"))}


def test_user_rows_know_whose_rows_they_are() -> None:
    lexicons = Lexicons({"cities": [BLATTEN, {"name": "Vienne", "remove": True}]})
    assert [row.name for row in lexicons.own(OwnCityRow)] == ["Blatten"]
    assert lexicons.removed(OwnCityRow) == [{"name": "Vienne"}]
    assert lexicons.own(RegionRow) == ()


@pytest.mark.parametrize(
    ("lexicons", "told"),
    [
        ("media", "give a dict of word lists"),
        ({"media": {"name": "Le Phare"}}, "give a list of dicts"),
        ({"media": "Le Phare"}, "give a list of dicts"),
        ({"media": ["Le Phare"]}, "give a dict of columns"),
        ({"media": pd.DataFrame({"name": ["Le Phare"]})}, "to_dict"),
        ({"meubles": []}, "furniture"),
    ],
    ids=repr,
)
def test_user_rows_of_a_wrong_type_are_told_how(lexicons: Any, told: str) -> None:
    with pytest.raises(claimkit.OptionError, match=told):
        claimkit.load(lexicons=lexicons)
