"""Which of the places of one name is meant, by evidence, and how sure that is.

What encloses it in the text comes first (« Montreuil (Pas-de-Calais) », « Springfield, dans l'Illinois »): a candidate that lies elsewhere is
none. Then the countries and the other places of the text, then the readers' country, last the population. Scores are powers of ten, as
populations are, so that the confidence is the share of the chosen place in the sum of all.
"""

from __future__ import annotations

import re
from collections import Counter
from math import exp, log10
from typing import TYPE_CHECKING, NamedTuple

from claimkit.french.gazetteer import Place, distance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimkit.doc.tree import Tree
    from claimkit.layers.places.mention import Before, Mention

# News in French names the places of its readers without their country: « à Brest » is in Brittany unless Belarus is spoken of.
_READERS = {
    "FR": 1.5,
    "BE": 0.9,
    "CH": 0.9,
    "CA": 0.6,
    "LU": 0.6,
    "RE": 0.6,
    "GP": 0.6,
    "MQ": 0.6,
    "GF": 0.6,
    "DZ": 0.3,
    "MA": 0.3,
    "TN": 0.3,
}
# Kilometres from the seat of a container beyond which a place is not in it; other kinds contain by country alone.
_REACH = {"department": 130, "canton": 90, "district": 120, "region": 320, "state": 750, "province": 1400, "island": 350, "city": 130}
_OUT = -99.0
_FAR = 250.0  # kilometres at which another place of the text no longer counts
SAFE = 0.5
KNOWN = 0.8  # how sure a place must be to tell of its neighbours
_SAME = 35.0  # kilometres between two entries of the same town
_BESIDE = frozenset({"(", ",", "et", "ou", ":", "-", "–", "/", "de", "d'"})
_CITIES = frozenset({"city", "island", "district"})
_WATER = re.compile(
    r"\b(?:fleuve|rivière|noy|baign|repêch|berge|rives?\b|quais?\b|péniche|navigu|navigable|bateau|embarcation|kayak|canoë|pêche|rejet|rejeté|"
    r"déverse|poisson|plong|nage|affluent|confluen|cours d['’]eau|eaux\b|s['’]est jeté|tombée? dans l)",
    re.IGNORECASE,
)
_DEPARTMENT = 90.0  # kilometres from its seat: a town farther away is by the river, not in the department


class Chosen(NamedTuple):
    """The place that is meant.

    Attributes:
        place: none where nothing fits or the choice is not safe.
        confidence: share of the place among all that fit.
        ranked: all candidates, best first.
        country: where all that fit agree.
    """

    place: Place | None
    confidence: float | None
    ranked: tuple[Place, ...]
    country: str | None


class Evidence(NamedTuple):
    """What a text tells of where its places are.

    Attributes:
        countries: how often each is told.
        anchors: places of the text that are sure.
        capitals: ids of the capitals.
    """

    countries: Counter[str]
    anchors: tuple[Place, ...]
    capitals: frozenset[str]


def choose(candidates: Iterable[Place], mention: Mention, before: Before, name: str, evidence: Evidence, near: Place | None) -> Chosen:
    """The candidate that fits best.

    Args:
        candidates: the places of the name.
        mention: the phrase.
        before: what stands before it.
        name: the name as it is written.
        evidence: of the whole text.
        near: the place that encloses this one, if the text tells.
    """
    places = list(dict.fromkeys(candidates))
    if not places:
        return Chosen(None, None, (), None)
    scored = sorted(((_score(p, mention, before, name, evidence, near), -k, p) for k, p in enumerate(places)), reverse=True)
    ranked = tuple(p for _, _, p in scored)
    best, (top, _, _) = ranked[0], scored[0]
    if top <= _OUT / 2:
        return Chosen(None, None, ranked, near.country if near is not None else None)
    weights = [10 ** (score - top) for score, _, _ in scored]
    same = sum(
        w for w, p in zip(weights, ranked, strict=True) if p is best or (p.kind == best.kind == "city" and distance(p, best) < _SAME)
    )
    sure = same / sum(weights, 0.0)
    if best.kind == "city" and near is None and best.country not in evidence.countries and best.country not in _READERS:
        sure *= 0.9 if best.population > 100_000 or not evidence.countries else 0.6
    sure = round(min(sure, 0.99), 2)
    fitting = {p.country for w, p in zip(weights, ranked, strict=True) if w > 0.05}
    country = best.country if sure >= SAFE or len(fitting) == 1 else None
    return Chosen(best if sure >= SAFE else None, sure, ranked, country)


def _score(place: Place, mention: Mention, before: Before, name: str, evidence: Evidence, near: Place | None) -> float:
    score = log10(place.population + 1000) if place.kind == "city" else 6.5
    score += 0.8 * place.own + 0.3 * (place.name == name) + _READERS.get(place.country or "", 0.0) + 1.5 * (place.id in evidence.capitals)
    if place.country and place.country in evidence.countries:
        score += 1.5 + min(1.5, 0.3 * evidence.countries[place.country])
    if mention.noun is None:
        score += _by_words(place, before)
    if near is not None and near.id != place.id:
        score += _contained(place, near)
    gaps = [distance(place, anchor) for anchor in evidence.anchors if anchor.id != place.id]
    if gaps and place.kind in _CITIES:
        score += 1.5 * exp(-min(gaps) / _FAR)
    return score


def _by_words(place: Place, before: Before) -> float:
    """Article and preposition: « à Vienne » is a town, « dans la Vienne » is none."""
    if before.prep == "à" and not before.article:
        return 3.0 if place.kind == "city" else 0.0 if place.kind in _CITIES | {"country", "planet"} else -3.0
    if before.article or before.prep == "en":
        return -3.0 if place.kind == "city" and not place.name.lower().startswith(("le ", "la ", "les ")) else 1.0
    bare = place.kind in ("department", "river") and before.prep not in _BESIDE
    return -2.0 if bare else 0.0  # « touche Vienne » is a town, « (Vienne) » may be the department


def _contained(place: Place, near: Place) -> float:
    """How well a place lies in what the text puts around it."""
    if near.country and place.country and near.country != place.country:
        return _OUT
    reach = _REACH.get(near.kind)
    if reach is None or near.latitude is None or place.latitude is None:
        return 2.0
    gap = distance(place, near)
    return 3.0 - gap / reach if gap <= reach else _OUT


def is_river(tree: Tree, mention: Mention, before: Before, department: Place, towns: Iterable[Place]) -> bool:
    """Whether a name that a river and a department share is the river's: by what happens there, or by a town that is not in the department."""
    if before.prep in ("sur", "rives", "bords") or (
        before.at > 0 and tree.lower[before.at - 1] in ("bord", "bords", "rive", "rives", "quais", "berges")
    ):
        return True
    if before.prep == "(":
        return False
    a, b = tree.sents[tree.sent[mention.a]]
    if _WATER.search(tree.text[tree.start[a] : tree.end[b - 1]]):
        return True
    gaps = [distance(town, department) for town in towns]
    return bool(gaps) and min(gaps) > _DEPARTMENT
