"""Sentences that begin behind no stop."""

from __future__ import annotations

import pytest

from claimkit.french.glued import GluedStarts

STARTS = [
    ("Le gué de Varmes ferme La préfecture a fermé le gué mardi.", ["La préfecture"]),
    ("Marché : le bilan 2024 L'adjointe présente les chiffres.", ["L'adjointe"]),
    ("annonce Luc Ferrand Le ministre des Ports a dit non.", ["Le ministre"]),
    ("Lire aussi : Les quais en travaux Une passerelle sera posée. Elle coûtera cher.", ["Une passerelle"]),
    ("Trois ponts ferment Selon les services techniques, c'est pour un mois.", ["Selon les"]),
    ("Le débat interdit à l'école Mardi soir, le port fermait.", ["Mardi soir"]),
    ("Le port ferme Malgré la crue, la mairie tient.", ["Malgré la"]),
    ("Un samedi calme Ailleurs en France, on défile.", ["Ailleurs en"]),
    ("La vente record  En juin, 300 lots ont été vendus.", ["En juin"]),
]
NONE = [
    "Elle vient de publier La nuit des gués.",
    "On joue le film Une rive au théâtre.",
    "dans Les quais endormis, le héros part.",
    "Le port ouvre. La mairie ferme.",
    "« La mairie ferme », dit-il.",
    "Selon Le Phare du Marais, la route est coupée.",
    "Le soir, La Roche est vide.",
]


@pytest.mark.parametrize(("text", "found"), STARTS)
def test_glued_starts(text: str, found: list[str]) -> None:
    assert [text[at : at + len(words)] for at, words in zip(GluedStarts({"publier", "film"}).find(text), found, strict=True)] == found


@pytest.mark.parametrize("text", NONE)
def test_glued_starts_not_in_names_and_titles(text: str) -> None:
    assert GluedStarts({"publier", "film"}).find(text) == []


def test_glued_starts_known_names() -> None:
    text = "Les élus battus En marche hier reviennent"
    assert GluedStarts({"publier", "film"}).find(text) == [16]
    assert GluedStarts(names={"en marche"}).find(text) == []
