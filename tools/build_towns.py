"""Generates the towns that orient a reader on maps, from the lists of cities and countries: `python tools/build_towns.py`."""

from __future__ import annotations

import re
from pathlib import Path

from claimkit.french.gazetteer import fold

LISTS = Path(__file__).parents[1] / "src" / "claimkit" / "lexicons"
TARGET = LISTS.parent / "display" / "data" / "towns.tsv"
LEAST = {"FR": 90_000, "BE": 100_000, "CH": 100_000, "LU": 70_000, "CA": 400_000}  # inhabitants; 900,000 elsewhere
# Towns that French calls by a name of its own.
FRENCH = [
    "Londres",
    "Pékin",
    "Moscou",
    "Bruxelles",
    "Le_Caire",
    "Séoul",
    "Téhéran",
    "Bagdad",
    "Riyad",
    "Mexico",
    "Vienne",
    "Varsovie",
    "Rome",
    "Athènes",
    "Lisbonne",
    "Copenhague",
    "Bucarest",
    "Hambourg",
    "Cologne",
    "Francfort",
    "Milan",
    "Naples",
    "Turin",
    "Gênes",
    "Barcelone",
    "Séville",
    "Alger",
    "Le_Cap",
    "Hô_Chi_Minh-Ville",
    "Singapour",
    "Canton",
    "Manille",
    "Djakarta",
    "La_Havane",
    "Philadelphie",
    "Anvers",
    "Gand",
    "Zurich",
    "Genève",
    "Bâle",
    "Kiev",
    "Saint-Pétersbourg",
    "Damas",
    "Alep",
    "Beyrouth",
    "Djeddah",
    "La_Mecque",
    "Médine",
    "Addis-Abeba",
    "Bombay",
]
HEAD = "# source: GeoNames (geonames.org) by way of lexicons/cities.tsv: the largest towns, for orientation on maps\n# licence: CC BY 4.0\n"


def rows(name: str) -> list[dict[str, str]]:
    lines = [line for line in (LISTS / f"{name}.tsv").read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=False)) for line in lines[1:]]


def towns() -> str:
    cities = rows("cities")
    by_key = {fold(name.replace("_", " ")): name.replace("_", " ") for name in FRENCH}
    largest: dict[str, dict[str, str]] = {}
    for city in cities:
        if city["folded"] in by_key and int(city["population"]) > int(largest.get(city["folded"], {"population": "0"})["population"]):
            largest[city["folded"]] = city
    french = {city["id"]: by_key[key] for key, city in largest.items()}
    found: dict[tuple[str, str], tuple[str, dict[str, str]]] = {}
    for city in cities:
        name = french.get(city["id"], city["name"] or city["folded"].title())
        if not city["alias"] and int(city["population"]) >= LEAST.get(city["country"], 900_000) and not re.search(r"\d|^Paris ", name):
            found.setdefault((name, city["country"]), (name, city))
    ordered = sorted(found.values(), key=lambda pair: (-int(pair[1]["population"]), pair[0]))
    lines = [f"{name}\t{float(c['longitude']):.2f}\t{float(c['latitude']):.2f}\t{c['population']}\n" for name, c in ordered]
    return HEAD + "name\tlongitude\tlatitude\tpopulation\n" + "".join(lines)


if __name__ == "__main__":
    TARGET.write_text(towns(), encoding="utf-8")
