"""Kinds of entities: names of our own choosing, in frames where nothing but the name and the word lists tell what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

PERSONS = """
Amadou Diallo | Fatoumata Sow | Xi Jinping | Nguyen Van Thanh | Yuki Tanaka | Priya Sharma | Ahmed Benali | Leïla Haddad | Ousmane
Faye | Aïcha Traoré | Jean-Luc Morvan | Anne-Sophie Leroux | Marie-Pierre Castel | Volodymyr Kovalenko | Oleksandra Shevchenko |
Sergueï Ivanov | Giulia Bianchi | Lorenzo Moretti | Pedro Alvarez | Carmen Ruiz | João Pereira | Lars Nielsen | Ingrid Johansson |
Mehmet Yildiz | Elif Demir | Reza Tehrani | Shirin Azadi | David Cohen | Noa Levi | Kofi Mensah | Chinua Okafor | Thabo Nkosi |
Wanjiru Kamau | John Miller | Emily Carter | Liam O'Brien | Siobhan Murphy | Hans Becker | Greta Hoffmann | Piotr Nowak | Zofia
Kowalska | Marek Dvorak | Ionut Popescu | Dimitris Papadopoulos | Maria Nikolaidou | Rajesh Kumar | Li Wei | Park Min-jun | Marine
Le Goff | Pierre de Villiers | Ursula von Bergen | Bart De Smet | Ludivine Van Damme | Didier Roche | Patrice Lemaire | Nadège
Quéré | Loïc Kervella | Maëlle Guyot | Mohamed Ould Salem | Rachid El Amrani
"""
ORGANIZATIONS = """
Unesco | Interpol | Greenpeace | Amnesty International | Médecins sans frontières | la Croix-Rouge | la Commission européenne | la
Banque mondiale | le Conseil d'État | la Cour des comptes | le Sénat | l'Assemblée nationale | la SNCF | la RATP | Airbus |
Renault | TotalEnergies | Orange | la CGT | la CFDT | Force ouvrière | Solidaires | le Medef | la FNSEA | le Parti socialiste |
les Républicains | La France insoumise | le Rassemblement national | le Modem | Europe Écologie | Boko Haram | le Hezbollah | le
Hamas | Al-Qaïda | Daech | les Farc | le PKK | le Paris Saint-Germain | l'Olympique de Marseille | le Stade rennais | le FC Nantes
| le Real Madrid | la Juventus | l'Ajax Amsterdam | Google | Apple | Microsoft | Tesla | Carrefour | Danone | L'Oréal | Michelin |
la BCE | le FMI | l'Otan | l'Union africaine | la Ligue arabe | le Kremlin | la Maison-Blanche | Matignon
"""
MEDIA = """
Le Monde | Libération | Le Figaro | L'Humanité | La Croix | Ouest-France | Sud Ouest | La Dépêche du Midi | Le Parisien |
Mediapart | France Inter | franceinfo | RTL | Europe 1 | BFMTV | CNews | TF1 | Arte | Le Soir | La Libre Belgique | Le Temps | Le
Devoir | la BBC | CNN | Al Jazeera | Reuters | l'AFP | The Guardian | El País | Der Spiegel
"""
PLACES = """
la France | l'Allemagne | le Sénégal | le Mali | le Maroc | l'Algérie | l'Ukraine | la Russie | la Chine | le Japon | le Brésil |
le Canada | la Suisse | la Belgique | l'Espagne | l'Italie | la Bretagne | la Corse | la Bourgogne | la Normandie | Marseille |
Lyon | Strasbourg | Toulouse | Bordeaux | Kiev | Moscou | Berlin | Londres | Pékin
"""
GROUPS = """
les Ukrainiens | les Français | les manifestants | les rebelles | les habitants | les enseignants | les pompiers | des
agriculteurs | les soignants | deux policiers | trois élus | plusieurs députés | les supporters | les étudiants | des migrants |
les salariés | les infirmières | les Belges | les gilets jaunes | les riverains
"""
OTHERS = """
la loi Dupré | la sonde Altaïr | le télescope Pléiade | la tempête Rolande | l'ouragan Mathilde | le typhon Kajiko | la loi Morvan
| le plan Vertige | l'opération Corail | le satellite Orphée | la comète Vaillant | la fusée Étincelle | le projet Cascade | le
vaccin Immunix | la réforme Lestrade
"""

FRAMES = ("{} a provoqué une vive réaction mardi.", "Mardi, {} a marqué les esprits.")
# Raise these when the figures rise; never lower them.
RIGHT = {"person": 0.96, "organization": 0.93, "media": 0.96, "place": 0.93, "group": 1.0, "other": 0.93}
NAMES = {"person": PERSONS, "organization": ORGANIZATIONS, "media": MEDIA, "place": PLACES, "group": GROUPS, "other": OTHERS}


def kind_of(name: str, frame: str, nlp: Language) -> str | None:
    text = frame.format(name)
    extraction = claimkit.extract(text[0].upper() + text[1:], nlp=nlp)
    actor = next((claim.actor for claim in extraction.claims if claim.actor), None)
    if actor is None:
        return None
    return next((e.kind for e in extraction.entities if e.id == actor.entity), "other")


@pytest.mark.parametrize("kind", NAMES)
def test_kinds_of_names(nlp: Language, kind: str) -> None:
    names = [" ".join(name.split()) for name in NAMES[kind].split("|")]
    found = [kind_of(name, FRAMES[n % 2], nlp) for n, name in enumerate(names)]
    wrong = [(name, got) for name, got in zip(names, found, strict=True) if got != kind]
    assert len(wrong) <= (1 - RIGHT[kind]) * len(names), wrong
