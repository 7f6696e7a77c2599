"""The word lists on names and places hold together."""

from __future__ import annotations

import pytest

from claimkit.errors import LexiconError
from claimkit.french.names import Names, inflections, plural, standard_names
from claimkit.lexicons import Lexicons
from claimkit.lexicons.places import (
    CountryRow,
    DemonymRow,
    InstitutionRow,
    MediaRow,
    OrganizationRow,
    PlaceNounRow,
    PlacePrepositionRow,
    PlaceVerbRow,
    RegionRow,
)

LEXICONS = Lexicons()
CODES = {row.code for row in LEXICONS.rows(CountryRow)}


@pytest.mark.parametrize("table", [MediaRow, InstitutionRow, OrganizationRow, DemonymRow, RegionRow])
def test_places_tell_countries_that_exist(table: type[MediaRow | InstitutionRow | OrganizationRow | DemonymRow | RegionRow]) -> None:
    rows = LEXICONS.rows(table)
    assert len(rows) > 100
    assert {row.country for row in rows if row.country} <= CODES


@pytest.mark.parametrize("table", [PlaceNounRow, PlaceVerbRow, PlacePrepositionRow])
def test_places_words_are_lower_case(table: type[PlaceNounRow | PlaceVerbRow | PlacePrepositionRow]) -> None:
    words = [str(row.key()[0]) for row in LEXICONS.rows(table)]
    assert len(words) > 40
    proper = {"CHU", "ZAD", "Ehpad", "Grand-Prix", "ex-URSS"}
    assert [w for w in words if w != w.lower() and w not in proper] == []


def test_places_of_the_map_have_coordinates() -> None:
    lost = [row.name for row in LEXICONS.rows(RegionRow) if row.latitude is None and row.kind != "planet"]
    assert len(lost) < 5


@pytest.mark.parametrize(
    ("singular", "many"),
    [("maire", "maires"), ("journal", "journaux"), ("héros", "héros"), ("eau", "eaux"), ("Français", "Français"), ("élu", "élus")],
)
def test_names_make_plurals(singular: str, many: str) -> None:
    assert plural(singular) == many


def test_names_make_all_forms_of_a_demonym() -> None:
    assert inflections("grec", "grecque") == {"grec", "grecque", "grecs", "grecques"}


@pytest.mark.parametrize(
    ("word", "country"),
    [("Ukrainiennes", "UA"), ("nord-coréen", "KP"), ("britanniques", "GB"), ("Québécois", "CA"), ("Gazaouis", "PS"), ("grecques", "GR")],
)
def test_names_know_demonyms(word: str, country: str) -> None:
    row = standard_names().demonym(word)
    assert row is not None
    assert row.country == country


@pytest.mark.parametrize("word", ["Ukraine", "table", "maire", ""])
def test_names_know_no_other_demonyms(word: str) -> None:
    assert standard_names().demonym(word) is None


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("le Monde", "media", "Le Monde"),
        ("L’Humanité", "media", "L'Humanité"),
        ("NYT", "media", "The New York Times"),
        ("l'Élysée", "institution", "Élysée"),
        ("Elysée", "institution", "Élysée"),
        ("l'Onu", "organization", "Organisation des Nations unies"),
    ],
)
def test_names_know_media_and_bodies(text: str, kind: str, name: str) -> None:
    assert standard_names().named(text) == (kind, name)


def test_names_take_rows_of_the_user() -> None:
    names = Names(Lexicons({"media": [{"name": "Le Phare", "aliases": "Phare du Quai|LPQ"}, {"name": "Le Monde", "remove": True}]}))
    assert names.named("LPQ") == ("media", "Le Phare")
    assert names.named("Le Monde") is None


def test_places_refuse_an_unknown_kind() -> None:
    with pytest.raises(LexiconError, match="role"):
        Lexicons({"place_nouns": [{"noun": "palace", "kind": "site", "role": "somewhere"}]})
