"""Which of the places of one name is meant, and where it is put: container, neighbours, readers, rivers, and nothing rather than wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.places import measure

if TYPE_CHECKING:
    from spacy.language import Language

    from claimkit.models import Location


def _named(nlp: Language, text: str, name: str) -> Location:
    return next(p for p in nlp(text)._.claimkit.locations if name in p.span.text)


@pytest.mark.parametrize(
    ("text", "name", "country", "latitude"),
    [
        ("Un feu a pris à Montreuil (Pas-de-Calais).", "Montreuil", "FR", 50.46),
        ("Un feu a pris à Montreuil (Seine-Saint-Denis).", "Montreuil", "FR", 48.86),
        ("Il vit à Portland, dans le Maine.", "Portland", "US", 43.66),
        ("Il vit à Springfield, dans l'Illinois.", "Springfield", "US", 39.80),
        ("Des heurts ont éclaté à Tripoli, au Liban.", "Tripoli", "LB", 34.43),
        ("Des tirs ont visé Odessa et Kherson.", "Odessa", "UA", 46.49),
        ("Il vit à Vienne.", "Vienne", "AT", 48.21),
        ("Il vit à Orange.", "Orange", "FR", 44.14),
        ("Il vit à Bayeux.", "Bayeux", "FR", 49.28),
    ],
)
def test_map_chooses_among_namesakes(nlp: Language, text: str, name: str, country: str, latitude: float) -> None:
    place = _named(nlp, text, name)
    assert (place.country, place.latitude) == (country, pytest.approx(latitude, abs=0.05))
    assert place.confidence is not None
    assert place.confidence >= 0.5


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Un feu a pris à Castres (Aisne).", "Castres", "FR"),
        ("Un feu a pris à Valence (Charente).", "Valence", "FR"),
        ("Il vit à Montréal, dans l'Yonne.", "Montréal", "FR"),
        ("Il vit à Springfield.", "Springfield", "US"),
    ],
)
def test_map_puts_nothing_rather_than_wrong(nlp: Language, text: str, name: str, country: str) -> None:
    place = _named(nlp, text, name)
    assert (place.country, place.latitude, place.gazetteer_id, place.confidence) == (country, None, None, None)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Une usine a rejeté du mazout dans la Loire près d'Orléans.", "Loire", "river"),
        ("Un homme s'est noyé dans le Rhône à Lyon.", "Rhône", "river"),
        ("Un corps flottait dans la Loire à Nantes.", "Loire", "river"),
        ("Une péniche a coulé sur la Marne.", "Marne", "river"),
        ("Le préfet a fermé deux écoles dans la Loire.", "Loire", "department"),
        ("Le préfet a fermé deux écoles dans la Marne.", "Marne", "department"),
        ("Des combats ont lieu dans le nord-est de l'Ukraine.", "nord-est de l'Ukraine", "area"),
    ],
)
def test_map_rivers_and_parts_have_no_point(nlp: Language, text: str, name: str, kind: str) -> None:
    place = _named(nlp, text, name)
    assert place.kind == kind
    assert (place.latitude is None) == (kind != "department")


def test_map_on_sentences_of_our_own() -> None:
    figures, _ = measure()
    assert figures["places"] > 300
    assert figures["within_161_km"] >= 0.95
    assert figures["left_without"] >= 0.9


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Des heurts ont eu lieu dans plusieurs villes, dont Lyon, Tours et Nantes.", ["Lyon", "Tours", "Nantes"]),
        ("Le Mans accueillera la finale.", ["Le Mans"]),
        ("A Lyon, le maire a fermé un pont.", ["Lyon"]),
        ("La France accueillera le sommet.", []),
        ("Un village du Loiret manque d'eau.", ["Loiret"]),
        ("La ville de Lyon a porté plainte.", []),
        ("La N20 est fermée.", ["N20"]),
    ],
)
def test_places_listed_and_hosting(nlp: Language, text: str, names: list[str]) -> None:
    assert [p.name for p in nlp(text)._.claimkit.locations] == names


def test_places_in_front_hold_for_the_clauses_beside(nlp: Language) -> None:
    claims = nlp("À Lyon, le maire a fermé un pont et le préfet a ouvert une école.")._.claimkit.claims
    assert [[p.name for p in c.locations] for c in claims] == [["Lyon"], ["Lyon"]]
