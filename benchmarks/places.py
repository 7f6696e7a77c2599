"""`python -m benchmarks.places`: places of sentences of our own, and where on the map they are put.

`data/places.tsv` names in each sentence one place with its coordinates; where it has none (a river, the north of a country) no point is right.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from rich.console import Console

import claimkit
from claimkit.french.gazetteer import Place, distance
from claimkit.models import Location

DATA = Path(__file__).parent / "data" / "places.tsv"
NEAR = 161.0  # kilometres (100 miles), as in other evaluations of geoparsers


class Case(NamedTuple):
    """A sentence with one of its places; no coordinates where none are right."""

    text: str
    place: str
    country: str
    latitude: str
    longitude: str


def cases() -> list[Case]:
    """The annotated sentences."""
    lines = [line for line in DATA.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [Case(*row) for row in list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]


def gap(location: Location, case: Case) -> float:
    """Kilometres between where a place was put and where it is."""
    found = Place("", "", "", None, location.latitude, location.longitude)
    return distance(found, Place("", "", "", None, float(case.latitude), float(case.longitude)))


def measure() -> tuple[dict[str, float], list[str]]:
    """The figures, and a line for each fault."""
    pointed = right = country = put = blank = blank_right = missed = 0
    faults: list[str] = []
    for case in cases():
        at = case.text.rfind(case.place)
        places = claimkit.annotate(case.text)._.claimkit.locations
        found = next((p for p in places if p.span.start < at + len(case.place) and at < p.span.end), None)
        if not case.latitude:
            blank += 1
            ok = found is not None and found.latitude is None
            blank_right += ok
        else:
            pointed += 1
            missed += found is None
            placed = found is not None and found.latitude is not None
            put += placed
            ok = found is not None and placed and gap(found, case) <= NEAR
            right += ok
            country += found is not None and found.country == case.country
        if not ok:
            faults.append(
                f"{case.text} | {case.place} {case.country} | {found and (found.kind, found.country, found.latitude, found.confidence)}"
            )
    figures = {"places": pointed, "missed": missed, "within_161_km": right / pointed, "country": country / pointed}
    return figures | {"of_those_put": right / put, "without_point": blank, "left_without": blank_right / blank}, faults


if __name__ == "__main__":
    figures, faults = measure()
    Console().print(figures)
    Console().print("\n".join(faults))
