"""Wrapped lines, words cut at a line's end, tables, date lines, capitals."""

from __future__ import annotations

from datetime import date

import pytest

from claimkit.french.alignment import View
from claimkit.french.capitals import plain_capitals
from claimkit.french.date_lines import date_line
from claimkit.french.lines import plain_lines, tables

KNOWN = frozenset(["fermeture", "sous-préfet", "porte", "bonheur", "contre", "expertise"])


def read(text: str) -> str:
    view = View(text)
    plain_lines(view, KNOWN.__contains__)
    return view.text


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("La mairie de Varmes a fermé hier la\nplage du port.", 1),
        ("Les pompiers sont venus de Varmes et de\nRoche, où ils ont dormi.", 1),
        (
            "La rivière a débordé dans la nuit de lundi, a annoncé le\npréfet. Les habitants du quartier de la gare, près de la\nMoselle, ont été évacués.",
            1,
        ),
        ("> La mairie a fermé la plage du port et la\n> digue.", 1),
        ("Le port ferme\nLa mairie de Varmes a fermé le port.", 2),
        ("La mairie a fermé le port.\nElle a rouvert la plage.", 2),
        ("À retenir :\n- le port ferme ;\n- la plage rouvre.", 3),
        ("Le port est fermé.\n\nla plage aussi", 3),
        ("Les prix montent de\n\nBrest à Lyon", 3),
        ("Le prix de la tonne a atteint\n9 400 euros mardi au port\nde Varmes.", 1),
        ("La ville a commandé\n18 bus en juin. Elle en loue\ndéjà six à Varmes, dit son directeur.", 1),
        ("Élus du canton de Varmes et de Roche\n12 maires ont signé\n3 ont refusé", 3),
        ("Voir https://exemple.fr/a\nla suite", 2),
    ],
)
def test_lines_that_only_wrap_are_joined(written: str, lines: int) -> None:
    assert read(written).count("\n") == lines - 1


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("Le préfet a annoncé hier soir la ferme-\nture du pont.", "fermeture"),
        ("Le maire a reçu hier à la mairie le sous-\npréfet de Varmes.", "sous-préfet"),
        ("Le maire a passé la nuit dernière à Saint-\nBrieuc.", "Saint-Brieuc"),
        ("Le juge a ordonné hier une nouvelle contre-\nexpertise.", "contre-expertise"),
        ("« Le port ne fermera pas cette année », a-t-\nil dit.", "a-t-il"),
    ],
)
def test_words_cut_at_the_end_of_a_line_are_joined(written: str, word: str) -> None:
    assert word in read(written)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("L'école est ferméeLes parents protestent", "L'école est fermée\nLes parents protestent"),
        ("#SauvonsLe port", "#SauvonsLe port"),
        ("La chaîne YouTube et TikTok", "La chaîne YouTube et TikTok"),
        ("Le  port \t ferme", "Le port ferme"),
        ("Le gué ferme  La mairie de Varmes proteste.  «Nous paierons»", "Le gué ferme\nLa mairie de Varmes proteste.\n«Nous paierons»"),
        ("Le gué de  Varmes ferme. Que faire?  Attendre.", "Le gué de Varmes ferme. Que faire? Attendre."),
        ("Le gué ferme.  La mairie  proteste.", "Le gué ferme. La mairie proteste."),
        ("« Il ferme », a dit  Anne Roux. Le gué rouvre.", "« Il ferme », a dit Anne Roux. Le gué rouvre."),
        ("Le port ferme  La mairie l'a dit. «  il rouvre », dit-on.", "Le port ferme\nLa mairie l'a dit. « il rouvre », dit-on."),
    ],
)
def test_lines_glued_and_blanks(written: str, text: str) -> None:
    assert read(written) == text


def test_tables_are_told_by_their_cells() -> None:
    assert len(tables("Ville | Morts | Blessés\nVarmes | 2 | 14\nRoche | 1 | 3")) == 3
    assert not tables("Le port | La plage\nDeux quais sont fermés depuis lundi.")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le port ferme\nPublié le 4 mars 2025 à 10h12\nLe texte.", date(2025, 3, 4)),
        ("Le port ferme\nMis à jour le 5 mars 2025\nPublié le 4 mars 2025\nLe texte.", date(2025, 3, 4)),
        ("VARMES, 4 mars 2025 (AFL) - Le port de Varmes a fermé.", date(2025, 3, 4)),
        ("Le port ferme\nmardi 4 mars 2025, 10:12\nLe texte.", date(2025, 3, 4)),
        ("Le port ferme\nPosté le 04/03/2025\nLe texte.", date(2025, 3, 4)),
        ("Le 4 mars 2025, le maire a démissionné.", None),
        ("Le rapport publié hier compte 2025 pages.", None),
        ("Le Sénat a adopté, par 210 voix, le budget 2025.", None),
        ("Le port ferme.", None),
    ],
)
def test_date_lines(text: str, day: date | None) -> None:
    assert date_line(text) == day


class Words:
    """A speller with few words."""

    def initials(self, word: str) -> bool:
        return word == "SNCF"

    def name(self, word: str) -> bool:
        return word in {"Varmes", "Port"}

    def known_place(self, word: str) -> bool:
        return word == "Paris"

    def knows(self, word: str) -> bool:
        return self.common(word)

    frequent = nominal = listed = knows

    def common(self, word: str) -> bool:
        return word in {"le", "port", "la", "de", "paris", "ferme", "et", "train", "à", "par", "du", "deux", "quais"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("LE PORT DE VARMES FERME DEUX QUAIS", "Le port de Varmes ferme deux quais"),
        ("LA SNCF FERME LE PORT DE PARIS", "La SNCF ferme le port de Paris"),
        ("LE PORT DUBOSC FERME", "Le port Dubosc ferme"),
        ("LE TRAIN. LE PORT FERME", "Le train. Le port ferme"),
        ("EN DIRECT", "EN DIRECT"),
        ("Le PORT DE VARMES FERME", "Le PORT DE VARMES FERME"),
    ],
)
def test_capitals_are_read_in_lower_case(written: str, read: str) -> None:
    view = View(written)
    plain_capitals(view, Words)
    assert view.text == read
