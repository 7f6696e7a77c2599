"""Figures set side by side: each with its own source, place or speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Les marcheurs étaient 30 000 selon la police et 95 000 selon les syndicats.",
            [(30000, ["la police"]), (95000, ["les syndicats"])],
        ),
        (
            "Le cortège a réuni 500 personnes selon la mairie et 900 selon les organisateurs.",
            [(500, ["la mairie"]), (900, ["les organisateurs"])],
        ),
        (
            "La foire a attiré 18 000 visiteurs d'après la mairie, plus de 25 000 d'après l'office du tourisme.",
            [(18000, ["la mairie"]), (25000, ["l'office du tourisme"])],
        ),
        (
            "L'incendie a ravagé 70 hectares selon les pompiers, une centaine à en croire les riverains.",
            [(70, ["les pompiers"]), (100, ["les riverains"])],
        ),
        (
            "La grêle a touché 120 hectares selon la chambre d'agriculture et plus de 300 si l'on en croit le syndicat.",
            [(120, ["la chambre d'agriculture"]), (300, ["le syndicat"])],
        ),
        ("Le salon a accueilli 41 000 curieux, selon le musée, 28 000, selon la ville.", [(41000, ["le musée"]), (28000, ["la ville"])]),
        ("Quelque 4 000 personnes ont défilé à Lille, 12 000 selon la CGT.", [(4000, []), (12000, ["la CGT"])]),
        ("Selon la police, 4 000 personnes ont défilé à Lille, 11 000 selon la CGT.", [(4000, ["la police"]), (11000, ["la CGT"])]),
    ],
)
def test_figures_go_to_their_own_source(nlp: Language, text: str, told: list[tuple[int, list[str]]]) -> None:
    claims = claimkit.extract(text, nlp=nlp).claims
    assert [(c.quantities[0].value, [] if c.attribution is None else [s.span.text for s in c.attribution.sources]) for c in claims] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le pain coûte 2 euros à Metz, contre 3 euros à Nancy.", [(2, ["Metz"]), (3, ["Nancy"])]),
        ("Le taux est de 12 % à Nantes et de 20 % à Nice.", [(12, ["Nantes"]), (20, ["Nice"])]),
        ("Le taux est de 12 % à Metz, contre 15 % en mars.", [(12, ["Metz"])]),
    ],
)
def test_figures_go_to_their_own_place(nlp: Language, text: str, told: list[tuple[float, list[str]]]) -> None:
    claims = claimkit.extract(text, nlp=nlp).claims
    assert [(c.quantities[0].value, [place.span.text for place in c.locations]) for c in claims] == told


def test_figures_behind_a_second_speaker_are_claims_of_their_own(nlp: Language) -> None:
    claims = claimkit.extract("La région annonce 400 embauches, la préfecture 250.", nlp=nlp).claims
    assert [(c.actor.span.text if c.actor else "", c.quantities[0].value, c.quantities[0].unit) for c in claims] == [
        ("La région", 400, "embauche"),
        ("la préfecture", 250, "embauche"),
    ]


def test_figures_of_several_others_are_claims_of_their_own(nlp: Language) -> None:
    claims = claimkit.extract("Le quotidien vend 40 000 exemplaires, son supplément 25 000 et le site une dizaine.", nlp=nlp).claims
    assert [(c.actor.span.text if c.actor else "", c.quantities[0].value, c.quantities[0].unit) for c in claims] == [
        ("Le quotidien", 40000, "exemplaire"),
        ("son supplément", 25000, "exemplaire"),
        ("le site", 10, "exemplaire"),
    ]


def test_figures_count_what_the_first_one_counts(nlp: Language) -> None:
    claims = claimkit.extract("Les combats ont fait 40 morts selon Kiev, au moins 200 selon Moscou.", nlp=nlp).claims
    assert [c.quantities[0].unit for c in claims] == ["mort", "mort"]


def test_figures_with_units_go_to_their_own_source(nlp: Language) -> None:
    text = "Le port a coûté 4 millions d'euros selon la région et 6 millions d'euros d'après l'opposition."
    claims = claimkit.extract(text, nlp=nlp).claims
    assert [[s.span.text for s in c.attribution.sources] if c.attribution else [] for c in claims] == [["la région"], ["l'opposition"]]


def test_figures_before_a_participle_share_the_passive(nlp: Language) -> None:
    claims = claimkit.extract("Quatre gardiens ont été tués et onze blessés.", nlp=nlp).claims
    assert [(c.predicate.head.text, c.quantities[0].value) for c in claims] == [("tués", 4), ("blessés", 11)]


def test_figures_of_others_share_the_passive(nlp: Language) -> None:
    claims = claimkit.extract("Trois marins ont été secourus et deux autres hospitalisés.", nlp=nlp).claims
    assert [c.patient and c.patient.span.text for c in claims] == ["Trois marins", "deux autres"]


def test_figures_behind_a_comma_share_the_passive(nlp: Language) -> None:
    claims = claimkit.extract("Neuf mineurs ont été secourus, deux autres portés disparus.", nlp=nlp).claims
    assert [(c.clause, [q.value for q in c.quantities]) for c in claims] == [("main", [9]), ("coordinate", [2])]


def test_figures_of_age_are_no_rivals(nlp: Language) -> None:
    claims = claimkit.extract("L'avalanche a fait un mort, un guide de 50 ans, et deux blessés.", nlp=nlp).claims
    assert [c.predicate.head.text for c in claims] == ["fait"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("L'usine employait 900 ouvriers en 1995, 310 en 2015.", [(900, ["1995"]), (310, ["2015"])]),
        ("Le lycée avait 700 élèves en 2003, 450 aujourd'hui.", [(700, ["2003"]), (450, ["2025-03-12"])]),
        # counter-example: one more object, at no time of its own
        ("La ferme a vendu 40 vaches et 60 brebis en 2021.", [(40, ["2021"])]),
    ],
)
def test_figures_go_to_their_own_time(nlp: Language, text: str, told: list[tuple[int, list[str]]]) -> None:
    claims = claimkit.extract(text, published="2025-03-12", nlp=nlp).claims
    assert [(c.quantities[0].value, [t.value for t in c.times]) for c in claims] == told
