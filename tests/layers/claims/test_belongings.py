"""Which clause times and places belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Le maire a parlé samedi et dans la rue.", {"parlé": ["2024-11-09"]}),
        ("Le navire, parti de Tanger le 3 mai, est arrivé mardi.", {"arrivé": ["2024-11-12"]}),
        ("C'est lundi soir que le feu a pris.", {"pris": ["2024-11-11T-EV"]}),
        ("C'est mardi que le vote aura lieu.", {"aura": ["2024-11-19"]}),
        ("La prime couvre les saisons 2012 à 2015.", {"couvre": ["2012/2015"]}),
        ("Ils notent qu'en 1974, Anne Roux avait raté un concours et était déçue.", {"raté": ["1974"], "déçue": ["1974"]}),
        ("Le roi a vu les Amis du lac, un club né en 1965.", {"vu": []}),
        ("Une lettre datant de 1836 a été vendue.", {"vendue": []}),
        ("Avant une intervention prévue lundi, le maire ne dit rien.", {"dit": []}),
        ("La ligne rouvrira mardi, avant un retour complet le 3 mai 2025.", {"rouvrira": ["2024-11-19", "2025-05-03"]}),
        ("Le préfet craint un autre samedi de colère.", {"craint": []}),
        ("En grève depuis lundi, les agents demandent une prime.", {"demandent": []}),
        ("Le club a lancé sa campagne lors d'une fête mardi, sous le titre : « Tous au stade ! »", {"lancé": ["2024-11-12"]}),
        ("Le chômage baisse, selon le rapport de 2017 de l'agence.", {"baisse": []}),
        ("À quelques jours des scrutins des 11 et 18 juin, la ville doute.", {"doute": []}),
        ("Les combats de mardi ont fait 12 morts selon l'armée, une trentaine selon les rebelles.", {"trentaine": ["2024-11-12"]}),
    ],
)
def test_times_go_with_their_clause(nlp: Language, text: str, times: dict[str, list[str]]) -> None:
    claims = claimkit.extract(text, published="2024-11-13", nlp=nlp).claims
    found = {c.predicate.head.text: [t.value for t in c.times] for c in claims}
    assert {head: found[head] for head in times} == times


@pytest.mark.parametrize(
    "text",
    [
        "Elle a quitté Lens deux ans après avoir été élue.",
        "Deux ans après que la loi a été votée, elle a quitté Lens.",
        "Elle a quitté Lens deux ans avant que le pont ne soit construit.",
    ],
)
def test_how_long_before_or_after_tells_of_the_clause_around(nlp: Language, text: str) -> None:
    claims = claimkit.extract(text, nlp=nlp).claims
    assert [c.predicate.head.text for c in claims if c.quantities] == ["quitté"]


def test_places_behind_an_opening_participle_are_its_own(nlp: Language) -> None:
    text = "Initialement prévu au stade Bauer, à Saint-Ouen, dans le nord de Paris, le match a été déplacé à Reims."
    claims = claimkit.extract(text, nlp=nlp).claims
    assert [[p.span.text for p in c.locations] for c in claims if c.predicate.head.text == "déplacé"] == [["Reims"]]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Deux bars ont été fermés et plusieurs magasins pillés samedi à Metz.", {"fermés": ["Metz"], "pillés": ["Metz"]}),
        ("Elle a noté le fait que la foire se déroule en Savoie.", {"déroule": ["Savoie"]}),
        ("Deux skieurs sont morts et une dizaine ont été blessés à Tignes.", {"morts": ["Tignes"], "blessés": ["Tignes"]}),
        ("Les loyers ont augmenté et les étudiants partent à Lens.", {"augmenté": [], "partent": ["Lens"]}),
        ("Un mois après sa sortie au Québec, le disque arrive à Lille.", {"arrive": ["Lille"]}),
        ("Après les attentats de Madrid, il a écrit un livre.", {"écrit": []}),
        ("Elle a joué plus souvent que prévu à Nice.", {"joué": ["Nice"]}),
        ("À Lens, des femmes ont défilé en criant – « Macron recule » – et chanté.", {"recule": []}),
        ("Il a été condamné, selon le délibéré mardi du tribunal de Bordeaux (sud-ouest).", {"condamné": []}),
        ("Deux hommes ont été arrêtés à Lens, selon le maire de Bormes (Var).", {"arrêtés": ["Lens"]}),
        ("Dix personnes ont été soignées après un incendie à Lens.", {"soignées": ["Lens"]}),
        ("Sur le quai des Indes, à Lorient, la foule chante et le maire danse.", {"danse": ["quai des Indes", "Lorient"]}),
        ("Prévu au palais Brongniart, dans le IIe arrondissement de Paris, le bal a été déplacé à Reims.", {"déplacé": ["Reims"]}),
        ("Partis de Sens en direction d'Auxerre, les élus ont chanté.", {"chanté": []}),
        ("Guerre au Mali : deux soldats ont péri.", {"péri": ["Mali"]}),
        ("Coup de tonnerre hier soir à Dole, dans le Jura : la liste sortante a perdu.", {"perdu": []}),
        ("À Dole, on reste prudent : un autre cas est possible.", {"possible": []}),
        ("Le docteur Anne Roux – professeure à l'université de Lens – a publié un livre.", {"publié": []}),
        ("Il a reçu les chefs des partis représentés à l'Assemblée nationale.", {"reçu": []}),
        ("Les marchands, de Lens à Douai en passant par Arras, redoutent la grève.", {"redoutent": ["Lens", "Douai", "Arras"]}),
    ],
)
def test_places_go_with_their_clause(nlp: Language, text: str, places: dict[str, list[str]]) -> None:
    claims = claimkit.extract(text, nlp=nlp).claims
    found = {c.predicate.head.text: [p.span.text for p in c.locations] for c in claims}
    assert {head: found[head] for head in places} == places
