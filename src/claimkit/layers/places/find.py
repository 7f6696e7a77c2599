"""The places where something happens, with what the gazetteer knows of them."""

from __future__ import annotations

import re
from collections import Counter
from math import log10

from claimkit.doc.tree import Tree
from claimkit.french.gazetteer import Place, distance, gazetteer_of
from claimkit.french.names import names_of
from claimkit.layers.places.phrases import Mention, PlacePhrases
from claimkit.layers.places.roles import Before, PlaceRoles
from claimkit.lexicons import Lexicons
from claimkit.models import Location, Span

_CITIES = frozenset({"city", "island", "district"})
# News in French names the places of its readers without their country: « à Brest » is in Brittany unless Belarus is spoken of.
_READERS = {"FR": 0.45, "BE": 0.2, "CH": 0.2, "CA": 0.1}
_DIVISIONS = frozenset({"region", "canton", "state", "department", "district", "city", "municipality"})
_OF = re.compile(r"(?:de la |de l['’]|du |des |de |d['’])")
_OF_PEOPLE = frozenset({"ADJ", "NOUN", "PROPN"})
_LOCAL = frozenset({"street", "site", "district", "area", "municipality"})


class LocationFinder:
    """Finds the places of a document."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.gazetteer = gazetteer_of(lexicons)
        self.names = names_of(lexicons)
        self.phrases = PlacePhrases(lexicons, self.gazetteer, self.names)
        self.roles = PlaceRoles(lexicons, self.gazetteer, self.names)

    def find(self, tree: Tree) -> list[Location]:
        """The places where something happens, in text order."""
        return [location for location, _ in self.explain(tree)]

    def explain(self, tree: Tree) -> list[tuple[Location, str]]:
        """The same places, each with the id of the rule that took it."""
        mentions = self.phrases.find(tree)
        countries = self._countries(tree, mentions)
        accepted: list[Mention] = []
        befores: list[Before] = []
        rules: list[str] = []
        for whole in mentions:
            mention: Mention | None = whole
            while mention is not None:  # where the depot acts, its town may still be where
                before = Before(tree, mention.a)
                if rule := self.roles.rule(tree, mention, before, accepted):
                    rules.append(rule)
                    accepted.append(mention)
                    befores.append(before)
                    break
                mention = mention.inner
        out: list[Location] = []
        outer: Place | None = None
        for k in range(len(accepted) - 1, -1, -1):  # backwards: what encloses a place stands after it
            mention = accepted[k]
            near = outer if k + 1 < len(accepted) and _encloses(tree, mention, accepted[k + 1]) else None
            location, outer = self._location(tree, mention, befores[k], countries, near)
            out.append(location)
        return list(zip(_with_countries(out[::-1], countries), rules, strict=True))

    def _countries(self, tree: Tree, mentions: list[Mention]) -> Counter[str]:
        """How often each country is told in the text: by its name, by its regions, by its people."""
        found: Counter[str] = Counter()
        for mention in mentions:
            if mention.places and mention.places[0].kind != "city" and mention.places[0].country:
                found[mention.places[0].country] += 1
            elif mention.country:
                found[mention.country] += 1
        demonyms = self.names.demonyms
        lower = tree.lower
        for i in [i for i, pos in enumerate(tree.pos) if pos in _OF_PEOPLE and lower[i] in demonyms]:
            if country := demonyms[lower[i]].country:
                found[country] += 1
        return found

    def _location(
        self, tree: Tree, mention: Mention, before: Before, countries: Counter[str], near: Place | None
    ) -> tuple[Location, Place | None]:
        places = self._with_article(tree, mention)
        name = _text(tree, mention.name_a, mention.name_b)
        ranked = sorted(places, key=lambda p: -_fit(p, before, mention, countries, near) - 1.5 * (p.name == name))
        best = ranked[0] if ranked else None
        listed = best is not None and (mention.noun is None or mention.name_a == mention.a)
        kind = best.kind if best and listed else mention.noun.kind if mention.noun else "place"
        location = Location(
            span=_span(tree, mention.a, mention.b),
            name=best.name if best and best.kind == "country" else self._bare_name(name),
            kind=kind,
            country=best.country if best else self._country(tree, mention, near),
            latitude=best.latitude if best else None,
            longitude=best.longitude if best else None,
            gazetteer_id=best.id if best else None,
            alternatives=tuple(p.id for p in ranked[1:6]),
        )
        return location, best

    def _bare_name(self, name: str) -> str:
        """The name without the noun of a division of the land (« oblast de Koursk » → « Koursk »), spaces made single."""
        name = " ".join(name.split())
        first, _, rest = name.partition(" ")
        row = self.phrases.nouns.get(first)
        if row is None or row.kind not in _DIVISIONS or not (found := _OF.match(rest)) or not rest[found.end() :][:1].isupper():
            return name
        return rest[found.end() :]

    def _country(self, tree: Tree, mention: Mention, near: Place | None) -> str | None:
        """The country of a place that the gazetteer has not: told by an adjective, by the body that is there, by what encloses it."""
        if mention.country:
            return mention.country
        body = self.names.named(tree.text[tree.start[mention.name_a] : tree.end[mention.name_b - 1]])
        return (self.names.countries.get(body[1]) if body else None) or (near.country if near else None)

    def _with_article(self, tree: Tree, mention: Mention) -> tuple[Place, ...]:
        """The places of the name, after those that have the article in it: « au Havre » is Le Havre."""
        contracted = tree.lower[mention.name_a - 1] if mention.name_a else ""
        if contracted not in ("au", "aux", "du", "des") or not tree.words[mention.name_a][:1].isupper():
            return mention.places
        name = tree.text[tree.start[mention.name_a] : tree.end[mention.name_b - 1]]
        article = "Le " if contracted in ("au", "du") else "Les "
        return (*self.gazetteer.find(article + name), *mention.places)


def _text(tree: Tree, a: int, b: int) -> str:
    """The text of the tokens without the marks that stick to the last one."""
    text = tree.text[tree.start[a] : tree.end[b - 1]]
    return text.rstrip(").,;:»") or text


def _span(tree: Tree, a: int, b: int) -> Span:
    text = _text(tree, a, b)
    return Span(start=tree.start[a], end=tree.start[a] + len(text), text=text)


def _with_countries(locations: list[Location], countries: Counter[str]) -> list[Location]:
    """Streets, buildings and quarters that the gazetteer has not are in the country where most of the text happens."""
    weights = Counter(countries)
    for place in locations:
        if place.country and place.kind != "country":
            weights[place.country] += 3
    usual = weights.most_common(1)[0][0] if weights else None
    lost = [p.country is None and p.gazetteer_id is None and p.kind in _LOCAL for p in locations]
    return [p.model_copy(update={"country": usual}) if no else p for p, no in zip(locations, lost, strict=True)]


def _encloses(tree: Tree, inner: Mention, outer: Mention) -> bool:
    """Whether the second place follows the first closely: « Bâle (Suisse) », « Pasadena, en Californie »."""
    return outer.a - inner.b <= 3 and all(
        tree.lower[i] in ("(", ",", "à", "en", "dans", "le", "la", "l'", "l’", "au", "aux", "les") for i in range(inner.b, outer.a)
    )


def _fit(place: Place, before: Before, mention: Mention, countries: Counter[str], near: Place | None) -> float:
    """How well a place of the gazetteer fits the text: by article, country, size and what encloses it."""
    score = log10(place.population + 1) if place.kind == "city" else 6.0
    score += 1.5 * place.own + _READERS.get(place.country or "", 0.0)
    if place.country and place.country in countries:
        score += 1.0 + min(2.0, 0.3 * countries[place.country])
    if mention.noun is None:
        named = place.kind in _CITIES or place.kind in ("country", "planet")
        if before.prep == "à" and not before.article:
            score += 3.0 if place.kind == "city" else 0.0 if named else -3.0
        elif before.article or before.prep == "en":
            score += -3.0 if place.kind == "city" and not place.name.lower().startswith(("le ", "la ", "les ")) else 1.0
    if place.kind == "department" and before.prep != "(" and mention.b - mention.a == 1:
        score -= 2.0 * any(p.kind == "sea" for p in mention.places)
    if near is not None:
        if near.country and place.country == near.country:
            score += 2.0
        score -= min(6.0, distance(place, near) / 100) if near.kind in ("department", "canton", "district") else 0.0
    return score
