"""The places where something happens, with what the gazetteer knows of them."""

from __future__ import annotations

import re
from collections import Counter

from claimkit.doc.tree import Tree
from claimkit.french.gazetteer import Place, fold, gazetteer_of
from claimkit.french.names import names_of
from claimkit.layers.places.choice import KNOWN, Chosen, Evidence, choose, is_river
from claimkit.layers.places.mention import COURTS, Before, Mention
from claimkit.layers.places.phrases import PlacePhrases
from claimkit.layers.places.roles import PlaceRoles
from claimkit.lexicons import Lexicons
from claimkit.models import Location, Span

_ANCHORS = frozenset({"city", "department", "canton", "district", "island"})
_WIDE = frozenset({"country", "continent", "state", "region", "province"})
_DIVISIONS = frozenset({"region", "canton", "state", "department", "district", "city", "municipality"})
_OF = re.compile(r"(?:de la |de l['’]|du |des |de |d['’])")
_OF_PEOPLE = frozenset({"ADJ", "NOUN", "PROPN"})
_NEAR = 40  # characters between a place and the town that it is near
_BY = re.compile(
    r"(?:(?:tout )?près|non loin|aux portes|à (?:quelques|une \w+ de|\d+(?:[.,]\d+)?) (?:km|kilomètres)(?: \S+ \S+)?) (?:de |d['’])$"
)
_BUILDINGS = frozenset({"site", "authority"})
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
        near = [
            after if after is not None and _encloses(tree, m, after) else None
            for m, after in zip(accepted, [*accepted[1:], None], strict=False)
        ]
        evidence = Evidence(countries, (), frozenset())
        first = self._choices(tree, accepted, befores, near, evidence)
        anchors = tuple(c.place for c in first if c.place is not None and c.place.kind in _ANCHORS and (c.confidence or 0) >= KNOWN)
        chosen = self._choices(tree, accepted, befores, near, evidence._replace(anchors=anchors)) if anchors else first
        out = [self._location(tree, mention, choice, rule) for mention, choice, rule in zip(accepted, chosen, rules, strict=True)]
        return _with_countries(out, countries)

    def _choices(
        self, tree: Tree, mentions: list[Mention], befores: list[Before], enclosing: list[Mention | None], evidence: Evidence
    ) -> list[Chosen]:
        """The place of each mention; backwards, since what encloses a place stands after it."""
        out: list[Chosen] = []
        outer: Place | None = None
        for mention, before, around in zip(reversed(mentions), reversed(befores), reversed(enclosing), strict=True):
            near = outer if around is not None and outer is not None and (outer.kind != "city" or _is_area(tree, around)) else None
            name = _text(tree, mention.name_a, mention.name_b)
            places = self._with_article(tree, mention)
            known = evidence._replace(capitals=frozenset(p.id for p in places if self._is_capital(p)))
            choice = choose(places, mention, before, name, known, near)
            choice = self._river(tree, mention, before, choice, evidence, near)
            outer = choice.place
            out.append(choice)
        return out[::-1]

    def _is_capital(self, place: Place) -> bool:
        """Whether it is a capital by a name of its own (« Vienne »), not by one that it has beside (« Sion » of Jerusalem)."""
        if place.id not in self.gazetteer.capitals():
            return False
        return (self.gazetteer.capital(place.country) or "")[:1] == fold(place.name)[:1]

    @staticmethod
    def _river(tree: Tree, mention: Mention, before: Before, choice: Chosen, evidence: Evidence, near: Place | None) -> Chosen:
        """The river, where the text speaks of it and not of the department that bears its name."""
        department = next((p for p in choice.ranked if p.kind == "department"), None)
        river = next((p for p in choice.ranked if p.kind == "river"), None)
        if department is None or river is None or choice.ranked[0].kind not in ("department", "river"):
            return choice
        if mention.noun is not None:
            meant = river if mention.noun.kind == "river" else department
        else:
            sentence = tree.sent[mention.a]
            towns = [p for p in (near, *evidence.anchors) if p is not None and p.kind == "city" and p.country == "FR"]
            meant = river if is_river(tree, mention, before, department, towns if _has_town(tree, sentence, towns) else ()) else department
        rest = tuple(p for p in choice.ranked if p is not meant)
        return Chosen(meant, 0.9, (meant, *rest), "FR")

    def _countries(self, tree: Tree, mentions: list[Mention]) -> Counter[str]:
        """How often each country is told in the text: by its name, by its regions, by its people."""
        found: Counter[str] = Counter()
        for mention in mentions:
            first = mention.places[0] if mention.places else None
            if first is not None and first.kind != "city" and first.country:
                if all(p.kind != "city" or p.country == first.country for p in mention.places):  # not the Vienne of « à Vienne »
                    found[first.country] += 1
            elif mention.country:
                found[mention.country] += 1
        demonyms = self.names.demonyms
        for i in tree.places(demonyms.keys()):
            if tree.pos[i] in _OF_PEOPLE and (country := demonyms[tree.lower[i]].country):
                found[country] += 1
        return found

    def _location(self, tree: Tree, mention: Mention, choice: Chosen, rule: str) -> Location:
        best = choice.place
        name = _text(tree, mention.name_a, mention.name_b)
        listed = best is not None and (mention.noun is None or mention.name_a == mention.a)
        kind = best.kind if best and listed else mention.noun.kind if mention.noun else "place"
        # A river has no one point, nor has the north of a country.
        part = mention.noun is not None and mention.noun.role == "part" and best is not None and best.kind in _WIDE
        pointed = best is not None and best.kind != "river" and not part
        return Location(
            span=_span(tree, *_shown(mention)),
            name=best.name if best and best.kind == "country" else self._bare_name(name),
            kind=kind,
            country=best.country if best else choice.country or self._country(tree, mention, None),
            latitude=best.latitude if best and pointed else None,
            longitude=best.longitude if best and pointed else None,
            gazetteer_id=best.id if best else None,
            alternatives=tuple(p.id for p in choice.ranked if best is None or p.id != best.id)[:5],
            confidence=choice.confidence if best is not None else None,
            rule=rule,
        )

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


def _shown(mention: Mention) -> tuple[int, int]:
    """The smallest phrase: the town of a court, the building that holds a room (« le parking du lycée Colbert »)."""
    noun, inner = mention.noun, mention.inner
    while noun is not None and noun.role != "way" and inner is not None and inner.noun is not None and inner.noun.role in _BUILDINGS:
        mention, noun, inner = inner, inner.noun, inner.inner
    if noun is not None and noun.noun in COURTS and mention.places and mention.name_a > mention.a:
        return mention.name_a, mention.name_b
    return mention.a, mention.b


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


def _has_town(tree: Tree, sentence: int, towns: list[Place]) -> bool:
    """Whether one of the towns is named in a sentence."""
    a, b = tree.sents[sentence]
    text = tree.text[tree.start[a] : tree.end[b - 1]]
    return any(town.name in text for town in towns)


def _is_area(tree: Tree, around: Mention) -> bool:
    """Whether a town stands for the land around it: « Bruz, au sud de Rennes », « Bruz, près de Rennes », « Bruz, à 10 km de Rennes »."""
    if around.noun is not None:
        return around.noun.role == "part"
    return _BY.search(tree.text, max(0, tree.start[around.a] - _NEAR), tree.start[around.a]) is not None


def _encloses(tree: Tree, inner: Mention, outer: Mention) -> bool:
    """Whether the second place follows the first closely: « Bâle (Suisse) », « Pasadena, en Californie »; not « en France, en Espagne »."""
    if inner.places and inner.places[0].kind == "country":
        return False
    between = tree.text[tree.end[inner.b - 1] : tree.start[outer.a]]
    if len(between) <= _NEAR and between[:1] in (",", " ", "(") and _BY.fullmatch(between.lstrip(" ,(")) is not None:
        return True
    return outer.a - inner.b <= 3 and all(
        tree.lower[i] in ("(", ",", "à", "en", "dans", "le", "la", "l'", "l’", "au", "aux", "les") for i in range(inner.b, outer.a)
    )
