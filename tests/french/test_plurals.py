"""Singulars of nouns."""

from __future__ import annotations

import pytest

from claimkit.french.plurals import Plurals
from claimkit.lexicons import Lexicons

SINGULARS = {
    "soldat": ["soldats", "Soldats", "soldat"],
    "travail": ["travaux"],
    "hôpital": ["hôpitaux"],
    "cheval": ["chevaux"],
    "bateau": ["bateaux"],
    "tuyau": ["tuyaux"],
    "feu": ["feux"],
    "cheveu": ["cheveux"],
    "genou": ["genoux"],
    "décès": ["décès"],
    "mois": ["mois"],
    "voix": ["voix"],
    "prix": ["prix"],
    "pays": ["pays"],
    "français": ["Français"],
    "match": ["matches", "matchs"],
    "an": ["ans", "années"],
    "œil": ["yeux"],
    "avion-citerne": ["avions-citernes"],
    "gaz": ["gaz"],
}


@pytest.mark.parametrize(("noun", "form"), [(noun, form) for noun, forms in SINGULARS.items() for form in forms])
def test_plurals_singular(noun: str, form: str) -> None:
    assert Plurals(Lexicons()).singular(form) == noun
