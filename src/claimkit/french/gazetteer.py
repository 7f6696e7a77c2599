"""Places by name: countries, regions, waters, massifs and 95,000 cities, looked up under any spelling a French text may use.

Countries and regions are word lists like all others (so that users may add to them). The cities stay what they are in the file,
sorted lines, and are searched by bisection: nothing is built when they are loaded, and a look-up takes microseconds.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from claimkit.french.remembered import KEPT, Remembered
from claimkit.lexicons import Lexicons
from claimkit.lexicons.places import CountryRow, OwnCityRow, RegionRow

_SAINT = re.compile(r"\b(?:st|ste)\b")
_EARTH_RADIUS = 6371.0
_OWN = 20  # a place goes before one twenty times larger that only has the name among others


class Place(NamedTuple):
    """A place of the gazetteer.

    Attributes:
        id: `geonames:…` for countries and cities, else claimkit's own.
        kind: `country`, `region`, `department`, `city`, `sea` …
        country: ISO 3166-1 alpha-2, none where there is none or more than one.
        latitude, longitude: degrees.
        population: inhabitants, 0 where not known.
        own: whether it was looked up under its first name, not an alias.
    """

    id: str
    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int = 0
    own: bool = True


@lru_cache(maxsize=KEPT)
def fold(name: str) -> str:
    """The key under which a place name is looked up: lower case, without accents, hyphens or saints' short forms.

    Example:
        >>> fold("St-Étienne")
        'saint etienne'
    """
    text = unicodedata.normalize("NFD", name.lower().replace("œ", "oe").replace("æ", "ae").replace("’", "'"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = " ".join(re.sub(r"[-‑–.]", " ", text).split())
    return _SAINT.sub(lambda m: "sainte" if m.group() == "ste" else "saint", text)


def distance(a: Place, b: Place) -> float:
    """Kilometres between two places as the crow flies; infinite where one has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return float("inf")
    lat1, lon1, lat2, lon2 = map(radians, (a.latitude, a.longitude, b.latitude, b.longitude))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_RADIUS * asin(sqrt(h))


@cache
def _city_lines() -> tuple[list[bytes], int]:
    """Lines of `cities.tsv`, in UTF-8, whose order is that of its characters, and the number of the first one after the header."""
    lines = files("claimkit.lexicons").joinpath("cities.tsv").read_bytes().split(b"\n")
    first = next(k for k, line in enumerate(lines) if line.startswith(b"folded\t")) + 1
    return lines, first


def _city(line: bytes) -> Place:
    key, name, number, country, latitude, longitude, population, alias = line.decode().split("\t")
    return Place(f"geonames:{number}", name or key.title(), "city", country, float(latitude), float(longitude), int(population), not alias)


class Gazetteer:
    """Places by name.

    Args:
        lexicons: word lists, with the user's rows of `countries`, `regions` and `cities`. A name that the user gave a place is
            that place, whatever else is called so.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._rows: dict[str, list[Place]] = {}
        self._lower: set[str] = set()
        self._capitals: dict[str, str] = {}
        for country in lexicons.rows(CountryRow):
            if country.capital:
                self._capitals[country.code] = fold(country.capital)
            identity = f"geonames:{country.geonames}" if country.geonames else f"country:{country.code}"
            place = Place(identity, country.name, "country", country.code, country.latitude, country.longitude)
            self._add(place, (country.name, *country.aliases))
        for region in lexicons.rows(RegionRow):
            place = Place(region.id, region.name, region.kind, region.country, region.latitude, region.longitude)
            self._add(place, (region.name, *region.aliases))
        for city in lexicons.own(OwnCityRow):
            place = Place(city.id or f"city:{city.name}", city.name, "city", city.country, city.latitude, city.longitude, city.population)
            self._add(place, (city.name, *city.aliases))
        self._own = frozenset(_own_ids(lexicons))
        self._gone = [(fold(cells["name"]), cells.get("country"), cells.get("id")) for cells in lexicons.removed(OwnCityRow)]
        self.lower_starts = frozenset(key.split(" ")[0] for key in self._lower)
        self._listed_lengths: dict[str, int] = {}
        for key in self._rows:
            first, _, rest = key.partition(" ")
            self._listed_lengths[first] = max(self._listed_lengths.get(first, 1), 1 + len(rest.split()))
        self._ids_of_capitals: frozenset[str] | None = None
        self._places = Remembered(self._look_up)
        self._lengths = Remembered(self._measure)

    def _add(self, place: Place, spellings: Iterable[str]) -> None:
        for k, spelling in enumerate(spellings):
            key = fold(spelling)
            known = self._rows.setdefault(key, [])
            if all(place.id != other.id for other in known):
                known.append(place._replace(own=not k))
            if spelling[:1].islower():
                self._lower.add(key)

    def find(self, name: str) -> tuple[Place, ...]:
        """All places that are written so: countries, then regions, then cities, those with the same accents first, then the largest.

        Example:
            >>> standard_gazetteer().find("Koursk")[0].country
            'RU'
        """
        places = self.of_key(fold(name))
        return tuple(sorted(places, key=lambda p: p.kind == "city" and p.name != name)) if len(places) > 1 else places

    def of_key(self, key: str) -> tuple[Place, ...]:
        """The places of a folded name."""
        return self._places[key]

    def _look_up(self, key: str) -> tuple[Place, ...]:
        listed = self._rows.get(key, [])
        if self._own and (own := [place for place in listed if place.id in self._own]):
            return tuple(own)
        return (*listed, *self._cities(key))

    def _cities(self, key: str) -> list[Place]:
        lines, first = _city_lines()
        start = f"{key}\t".encode(errors="surrogatepass")
        at = bisect_left(lines, start, lo=first)
        out = []
        while at < len(lines) and lines[at].startswith(start):
            out.append(_city(lines[at]))
            at += 1
        if self._gone:
            out = [p for p in out if not any(key == k and c in (None, p.country) and i in (None, p.id) for k, c, i in self._gone)]
        return sorted(out, key=lambda p: -p.population * (_OWN if p.own else 1))

    def capitals(self) -> frozenset[str]:
        """Ids of the capitals of all countries; the list of cities is not read before a text needs it."""
        if self._ids_of_capitals is None:
            found = [(code, p) for code, key in self._capitals.items() for p in self.of_key(key)]
            self._ids_of_capitals = frozenset(p.id for code, p in found if p.country == code and p.kind == "city")
        return self._ids_of_capitals

    def capital(self, country: str | None) -> str | None:
        """The folded name of the capital of a country, as its row gives it."""
        return self._capitals.get(country) if country else None

    def length(self, word: str) -> int:
        """How many words (at most) a name has that begins with this word; 0 where none begins so."""
        return self._lengths[word]

    def _measure(self, word: str) -> int:
        first = fold(word).partition(" ")[0]
        if not first:
            return 0
        lines, low = _city_lines()
        start = f"{first} ".encode(errors="surrogatepass")
        at = bisect_left(lines, start, lo=low)
        words = self._listed_lengths.get(first, 0)
        if not words and ((at and lines[at - 1].startswith(start[:-1] + b"\t")) or bool(self._cities(first))):
            words = 1
        stop = min(len(lines), at + 400)
        while at < stop and lines[at].startswith(start):
            words = max(words, lines[at].partition(b"\t")[0].count(b" ") + 1)
            at += 1
        return words

    def longest(self, words: Iterable[str]) -> tuple[int, tuple[Place, ...]]:
        """How many of the words, from the first on, make the longest name, and its places.

        Args:
            words: words as they stand, split at spaces; the parts of a hyphened name are one word. No more are taken than a name
                has that begins with the first.
        """
        best: tuple[int, tuple[Place, ...]] = (0, ())
        key, longest = "", 0
        for n, word in enumerate(words, 1):
            if n == 1 and not (longest := self.length(word)):
                break
            if folded := fold(word):
                key = (f"{key} {folded}" if key else folded).replace("' ", "'")
            if key.count(" ") >= longest:
                break
            if found := self.of_key(key):
                best = n, found
        return best


def _own_ids(lexicons: Lexicons) -> Iterator[str]:
    """Ids of the places that the user gave."""
    yield from (f"geonames:{row.geonames}" if row.geonames else f"country:{row.code}" for row in lexicons.own(CountryRow))
    yield from (row.id for row in lexicons.own(RegionRow))
    yield from (row.id or f"city:{row.name}" for row in lexicons.own(OwnCityRow))


def gazetteer_of(lexicons: Lexicons) -> Gazetteer:
    """The gazetteer of the word lists of a pipeline; that of claimkit's own is read once."""
    return Gazetteer(lexicons) if lexicons.overlay else standard_gazetteer()


@cache
def standard_gazetteer() -> Gazetteer:
    """The gazetteer of claimkit's own lists, read once."""
    return Gazetteer(Lexicons())
