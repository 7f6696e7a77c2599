"""Amounts by kind: « un an », tolls, numbers without a noun, changes, rates, factors, sport, unknown units; each with what only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

Expected = list[tuple[str, object, str | None]]


@pytest.fixture(scope="module")
def brief(nlp: Language):
    def run(text: str) -> Expected:
        return [(q.span.text, q.value if q.low is None else (q.low, q.high), q.unit) for q in nlp(text)._.claimkit.quantities]

    return run


ONES = [
    ("L'élu a été condamné à un an de prison.", [("un an", 1, "an")]),
    ("Le convoi avait une heure de retard.", [("une heure", 1, "heure")]),
    ("La baguette est vendue un euro.", [("un euro", 1, "EUR")]),
    ("Le prix du baril a chuté d'un dollar.", [("un dollar", 1, "USD")]),
    ("Le chantier a duré un mois.", [("un mois", 1, "mois")]),
    ("Le pont a été monté en une nuit.", [("une nuit", 1, "nuit")]),
    ("L'affiche a été peinte en une journée.", [("une journée", 1, "jour")]),
    ("La ville organise une journée de prévention.", []),
    ("L'élu a pris trois ans, dont un ferme.", [("trois ans", 3, "an"), ("un ferme", 1, "an")]),
    ("Il y a un an, le maire promettait un stade.", []),
    ("Un jour, la route rouvrira.", []),
    ("Une semaine plus tard, la route a rouvert.", []),
    ("C'est une année difficile.", []),
    ("Le spectacle est un franc succès.", []),
    ("Une femme a été entendue.", []),
]
TOLLS = [
    ("Un carambolage a fait un mort et deux blessés.", [("un mort", 1, "mort"), ("deux blessés", 2, "blessé")]),
    ("Bilan : un blessé et trois disparus.", [("un blessé", 1, "blessé"), ("trois disparus", 3, "disparu")]),
    ("Le bilan est d'un mort et quatre blessés.", [("un mort", 1, "mort"), ("quatre blessés", 4, "blessé")]),
    ("Le bilan est de zéro mort et huit blessés.", [("zéro mort", 0, "mort"), ("huit blessés", 8, "blessé")]),
    ("Le tireur a visé le bar (30 morts) et la gare (un mort).", [("30 morts", 30, "mort"), ("un mort", 1, "mort")]),
    ("Un berger et trois randonneurs ont été blessés.", [("Un berger", 1, "berger"), ("trois randonneurs", 3, "randonneur")]),
    ("Un berger et trois randonneurs ont été interrogés.", [("trois randonneurs", 3, "randonneur")]),
    ("L'attaque n'a fait qu'un mort.", [("un mort", 1, "mort")]),
    ("Un mort et plus de 30 blessés étaient à déplorer.", [("Un mort", 1, "mort"), ("plus de 30 blessés", 30, "blessé")]),
    ("Un mort a été enterré au village.", []),
    ("Un homme blessé a été secouru.", []),
]
NO_NOUN = [
    ("La note est comprise entre 20 et 30.", [("entre 20 et 30", (20, 30), None)]),
    ("La note est comprise entre 1500 et 2000.", [("entre 1500 et 2000", (1500, 2000), None)]),
    ("L'indice varie de 1 000 à 5 000.", [("de 1 000 à 5 000", (1000, 5000), None)]),
    ("Un indice supérieur à 1500 est exigé.", [("supérieur à 1500", 1500, None)]),
    ("Le plafond est fixé à 500 ou moins.", [("500 ou moins", 500, None)]),
    ("La note doit être supérieure à 10 et inférieure à 20.", [("supérieure à 10 et inférieure à 20", (10, 20), None)]),
    ("La période comprise entre 1990 et 2000 fut calme.", []),
]
CHANGES = [
    ("Le taux s'est creusé de 5,4 % à 5,8 %.", [("5,4 %", 5.4, "%"), ("5,8 %", 5.8, "%")]),
    ("Le taux est passé de 5,4 % à 5,8 %.", [("5,4 %", 5.4, "%"), ("5,8 %", 5.8, "%")]),
    ("La perte a été réduite de 40 à 12 millions d'euros.", [("40", 4e7, "EUR"), ("12 millions d'euros", 1.2e7, "EUR")]),
    ("Le projet coûtera de 10 à 12 millions d'euros.", [("de 10 à 12 millions d'euros", (1e7, 1.2e7), "EUR")]),
    ("Les loyers vont augmenter de 3 à 5 %.", [("de 3 à 5 %", (3, 5), "%")]),
    ("Son chiffre a bondi de 12 % à 3,4 milliards.", [("12 %", 12, "%"), ("3,4 milliards", 3.4e9, None)]),
    ("Les prix ont été multipliés par trois.", [("trois", 3, None)]),
    ("Le budget a été divisé par deux.", [("deux", 2, None)]),
    ("L'immeuble a été acheté par deux frères.", [("deux frères", 2, "frère")]),
]
OTHERS = [
    ("Une douzaine de maisons ont brûlé.", [("Une douzaine de maisons", 12, "maison")]),
    ("Deux douzaines d'œufs ont été vendues.", [("Deux douzaines d'œufs", 24, "œuf")]),
    ("Un réservoir d'eau sur cinq fuyait.", [("Un réservoir d'eau sur cinq", 20, "%")]),
    ("Le détecteur a tenu 300 cycles. La particule pèse 80 360 MeV.", [("300 cycles", 300, "cycle"), ("80 360 MeV", 80360, "MeV")]),
    ("Il soigne 12 nouveau-nés.", [("12 nouveau-nés", 12, "nouveau-né")]),
    ("L'école compte 12 sous-officiers.", [("12 sous-officiers", 12, "sous-officier")]),
    ("L'équipe a gagné (1-0 a.p., 4 t.a.b. à 1).", []),
    ("Elle a couru en 46 s 40.", [("46 s 40", 46.4, "seconde")]),
    ("Le coût atteint 2 x 500 millions d'euros.", [("2 x 500 millions d'euros", 1e9, "EUR")]),
    ("Un bar a été fermé.", []),
    ("La ville envoie 30 gardes en plus des 600 pompiers.", [("30 gardes", 30, "garde"), ("600 pompiers", 600, "pompier")]),
    ("Le pont a rouillé en plus de dix ans.", [("plus de dix ans", 10, "an")]),
    ("Une minute de silence a été observée.", [("Une minute", 1, "minute")]),
    ("La liste a dix candidats sur les 79 nécessaires.", [("dix candidats", 10, "candidat"), ("79", 79, "candidat")]),
    ("À Annaba, l'agneau vaut 1 400 dinars le kg.", [("1 400 dinars le kg", 1400, "DZD")]),
    ("Trois couronnes de fleurs ont été déposées devant la stèle.", [("Trois couronnes", 3, "couronne")]),
    ("La voie est coupée dans les deux sens, le quai des deux côtés du fleuve.", []),
    ("Il a fait –17 °C au hameau et –3 degrés au bourg.", [("–17 °C", -17, "°C"), ("–3 degrés", -3, "°C")]),
    ("Le hameau est à 12 – 17 km du bourg.", [("12 – 17 km", (12, 17), "km")]),
    ("Les figues se vendaient mardi 3,40 euros le kilo.", [("3,40 euros le kilo", 3.4, "EUR")]),
    ("Le plan crée des crèches, quarante par canton.", [("quarante", 40, "crèche")]),
    ("Le club comptait douze nageurs ; il en revendique désormais trente.", [("douze nageurs", 12, "nageur"), ("trente", 30, "nageur")]),
    ("Le lac contient 4 hectomètres cubes d'eau.", [("4 hectomètres cubes", 4, "hm³")]),
    ("L'hiver fut doux (- 1,1 %).", [("- 1,1 %", -1.1, "%")]),
    ("Des dockers viennent des quatre coins du pays.", []),
    ("La halle a été bâtie en un week-end.", [("un week-end", 1, "week-end")]),
    ("Le titre recule de - 4,5 %.", [("- 4,5 %", -4.5, "%")]),
    ("Le froid passe de - 3 à 5 degrés.", [("- 3", -3.0, "°C"), ("5 degrés", 5.0, "°C")]),
    ("Il marque deux buts et – 3 minutes plus tard – il sort.", [("deux buts", 2.0, "but")]),
    ("Le festival a attiré 8,1 M en 2012.", [("8,1 M", 8.1e6, None)]),
    ("Il fera 38 degrés à Lyon.", [("38 degrés", 38, "°C")]),
    ("L'angle est de 38 degrés.", [("38 degrés", 38, "°")]),
    (
        "Douze élus ont signé le plan des trois maires, les huit autres ont refusé.",
        [("Douze élus", 12, "élu"), ("trois maires", 3, "maire"), ("huit autres", 8, "élu")],
    ),
    ("Il a plu ces dernières 24 heures.", [("24 heures", 24, "heure")]),
    ("Le club a perdu au cours des trois derniers mois.", [("trois derniers mois", 3, "mois")]),
    ("En Tunisie, le pain vaut 30 dinars.", [("30 dinars", 30, "TND")]),
    ("En Algérie, le pain vaut 30 dinars.", [("30 dinars", 30, "DZD")]),
    ("Dans cette wilaya, le pain vaut 30 dinars.", [("30 dinars", 30, "DZD")]),
    ("Elle dirige trois des plus grandes scieries du canton.", [("trois des plus grandes scieries", 3, "scierie")]),
    (
        "La maire obtient 19 % (-2,5), son rival 12 % (+ 1).",
        [("19 %", 19, "%"), ("-2,5", -2.5, "point"), ("12 %", 12, "%"), ("+ 1", 1, "point")],
    ),
    ("Sa cote tombe à 30 % (- 3 points).", [("30 %", 30, "%"), ("- 3 points", -3, "point")]),
    ("Le club a gagné (+3).", []),
    ("Les skieurs sont partis. Ces derniers étaient une trentaine.", [("une trentaine", 30, "skieur")]),
    ("La boulangerie est à deux pas de la gare.", []),
    ("Il habite à deux pas. Elle était à deux doigts de partir.", []),
    ("La ville a deux projets. Le tramway coûtera 90 millions.", [("deux projets", 2, "projet"), ("90 millions", 90e6, None)]),
    ("Le lot, estimé à 300 dollars, a coûté 450.", [("300 dollars", 300, "USD"), ("450", 450, "USD")]),
    ("Cette erreur lui a coûté trois points. L'autre en a coûté cinq.", [("trois points", 3, "point"), ("cinq", 5, "point")]),
    ("Le bébé a fait deux pas.", [("deux pas", 2, "pas")]),
    ("Six maisons ont brûlé après un orage et trois autres sont en ruine.", [("Six maisons", 6, "maison"), ("trois autres", 3, "maison")]),
    ("Deux voleurs ont tué une femme et trois autres ont été blessées.", [("Deux voleurs", 2, "voleur"), ("trois autres", 3, "femme")]),
    ("Le juge pratique le deux poids, deux mesures.", []),
    ("Le canton obtient une note de 8 sur 20, ses écoles 7,5 sur 10.", [("8 sur 20", 8, "point"), ("7,5 sur 10", 7.5, "point")]),
    ("9 sur 10 sont des retraités.", [("9 sur 10", 90, "%")]),
    ("La mairie a aidé 64 veuves, au lieu des 16 recensées.", [("64 veuves", 64, "veuve"), ("16", 16, "veuve")]),
    ("Quatre témoins les ont tous deux reconnus.", [("Quatre témoins", 4, "témoin")]),
    ("Le club compte 300 licenciés.", [("300 licenciés", 300, "licencié")]),
    ("La perte est estimée entre «5 et 7 millions d'euros».", [("entre «5 et 7 millions d'euros", (5e6, 7e6), "EUR")]),
    ("Le départ aura lieu à 13 h 30 de la porte Neuve.", []),
    ("Le hameau est à 1h30 de Dol.", [("1h30", 1.5, "heure")]),
    ("Ils se réunissent à partir de 11 heures près du pont.", []),
    ("L'âge est de 61 ans pour les hommes et 60 pour les femmes.", [("61 ans", 61, "an"), ("60", 60, "an")]),
    ("Le plan vaut 4 millions d'euros, son coût monte à 6 millions.", [("4 millions d'euros", 4e6, "EUR"), ("6 millions", 6e6, "EUR")]),
    ("Le fonds compte 300 clients. Son budget atteint 12 millions.", [("300 clients", 300, "client"), ("12 millions", 12e6, None)]),
    ("300 marcheurs étaient à Dol, soit 80 de plus que lundi.", [("300 marcheurs", 300, "marcheur"), ("80 de plus", 80, "marcheur")]),
    ("Lens a perdu 300 forges en dix ans, Dol 120.", [("300 forges", 300, "forge"), ("dix ans", 10, "an"), ("120", 120, "forge")]),
    ("Ses trois fils ont raté deux penalties.", [("trois fils", 3, "fils"), ("deux penalties", 2, "penalty")]),
]


@pytest.mark.parametrize(("text", "expected"), [*ONES, *TOLLS, *NO_NOUN, *CHANGES, *OTHERS])
def test_amounts_of_each_kind(brief, text: str, expected: Expected) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "span", "per"),
    [
        ("L'usine rejette 60 000 litres d'eau par jour.", "60 000 litres d'eau par jour", "jour"),
        ("Le site compte 5 000 visiteurs uniques par mois.", "5 000 visiteurs uniques par mois", "mois"),
        ("L'électricité vaut 62 €/MWh.", "62 €/MWh", "MWh"),
        ("Le gaz vaut 30 euros le mégawattheure.", "30 euros le mégawattheure", "MWh"),
        ("Le chêne vaut 90 euros le stère.", "90 euros le stère", "stère"),
        ("L'eau est vendue 4 euros le mètre cube.", "4 euros le mètre cube", "m³"),
        ("La dépense est de 300 euros par an et par habitant.", "300 euros par an et par habitant", "an et habitant"),
        ("Elle buvait un café par jour.", "un café par jour", "jour"),
        ("Le groupe a vendu 300 voitures le mois dernier.", "300 voitures", None),
        ("La crue a fait 12 morts la nuit dernière.", "12 morts", None),
        ("Le maire a vu 12 élus choisis par habitant.", "12 élus", None),
    ],
)
def test_amounts_rates(nlp: Language, text: str, span: str, per: str | None) -> None:
    (quantity,) = nlp(text)._.claimkit.quantities
    assert (quantity.span.text, quantity.per) == (span, per)


@pytest.mark.parametrize("text", ["Le temps est de 2h11'53''.", "Il a mis 2h11'53''."])
def test_amounts_times_run(brief, text: str) -> None:
    ((span, value, unit),) = brief(text)
    assert (span, unit) == ("2h11'53''", "heure")
    assert value == pytest.approx(2 + 11 / 60 + 53 / 3600)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le réseau compte 62 000 clients coupés, contre 85 000 à 18 heures.",
            [("62 000 clients", 62000, "client"), ("85 000", 85000, "client")],
        ),
        ("Les ventes atteignent 642 millions, un peu plus que prévu.", [("642 millions", 642000000, None)]),
        ("Il faut 3 à 5 heures de route.", [("3 à 5 heures", (3, 5), "heure")]),
    ],
)
def test_number_shares_no_unit_with_a_time_or_an_article_behind_it(brief, text: str, expected: Expected) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Les deux premiers de chaque poule jouent dimanche.", "premier"),
        ("Dix cyclistes sont tombés. Les deux premiers ont été soignés.", "cycliste"),
        ("Les entrées ont progressé, à 35 millions.", "entrée"),
        ("Le flux de visiteurs a chuté à 150 000 par an.", "visiteur"),
        ("Metz (19e, 16 pts) a gagné.", "point"),
    ],
)
def test_number_without_a_noun_has_the_unit_of_what_it_counts(brief, text: str, unit: str) -> None:
    assert brief(text)[-1][2] == unit
