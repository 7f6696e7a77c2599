"""Plain characters: what is written → what is read."""

from __future__ import annotations

import pytest

from claimkit.french.alignment import View
from claimkit.french.characters import plain_characters
from claimkit.french.markup import plain_markup


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Le stock a reculé (\u00a0?3,8\u00a0%).", "Le stock a reculé ( -3,8 %)."),
        ("Combien ? 3 % ?", "Combien ? 3 % ?"),
        ("e\u0301te\u0301", "été"),
        ("1\u202f500\u00a0salariés", "1 500 salariés"),
        ("pré\u00adfec\u200bture", "préfecture"),
        ("Depuis,\u00a0?le port ferme\u00a0?, dit-il.", "Depuis, «le port ferme », dit-il."),
        ("Que faire\u00a0? Le port ferme. Et demain\u00a0? Rien.", "Que faire ? Le port ferme. Et demain ? Rien."),
        ("éva\u00ad\ncués", "évacués"),
        ("\ufeffLe port", "Le port"),
        ("l’eau d´ici qu`il aujourdʼhui", "l'eau d'ici qu'il aujourd'hui"),
        ("il dit ‘non’ à 5′", "il dit ‘non’ à 5′"),
        ("sous‑préfet", "sous-préfet"),
        ("“non”", "«non»"),
        ('Il dit "non" et 12" de pluie', 'Il dit «non» et 12" de pluie'),
        ("oﬃciel", "officiel"),
        ("le 1ᵉʳ mai 𝗮𝘂 𝗽𝗼𝗿𝘁", "le 1er mai au port"),
        ("l\x92eau \x93tiède\x94", "l'eau «tiède»"),
        ("Le pont est fermÃ© Ã\u00a0 Brest", "Le pont est fermé à Brest"),
        ("un\r\ndeux\rtrois\u2028quatre", "un\ndeux\ntrois\nquatre"),
        ("a\ud83db", "a\ufffdb"),
        ("São Paulo, SÃO PAULO", "São Paulo, SÃO PAULO"),
    ],
)
def test_characters_are_read_plain(written: str, read: str) -> None:
    view = View(written)
    plain_characters(view)
    assert view.text == read


def test_characters_that_are_plain_are_left() -> None:
    view = View("Le maire n'a pas voté (1 500 voix).")
    plain_characters(view)
    assert view.plain
    assert not view.moved


@pytest.mark.parametrize(
    ("written", "sort", "read"),
    [
        ("<p>Le <b>maire</b> a &eacute;t&eacute; &eacute;lu</p>", "HTML", "Le maire a été élu"),
        ("<script>var a = '<p>';</script><div>Le port</div><!-- non -->", "HTML", "Le port"),
        (
            "# Le port ferme\n\n**Deux** quais, selon [la mairie](https://exemple.fr/a)",
            "Markdown",
            "Le port ferme\n\nDeux quais, selon la mairie",
        ),
        ("Le taux est < 3 % & stable", None, "Le taux est < 3 % & stable"),
        ("Il a noté 3**2 = 9", None, "Il a noté 3**2 = 9"),
    ],
)
def test_markup_is_taken_out(written: str, sort: str | None, read: str) -> None:
    view = View(written)
    assert plain_markup(view) == sort
    assert view.text.strip() == read


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Le gué ferme six mois \U0001f621", "Le gué ferme six mois"),
        ("C'est fini \U0001f621\U0001f621 On ferme \U0001f525 demain", "C'est fini. On ferme demain"),
        ("\U0001f534 DIRECT - Le gué \U0001f1eb\U0001f1f7 ferme ❤️, dit-il \U0001f44d\U0001f3fd.", "DIRECT - Le gué ferme, dit-il."),
        ("✅ Route ouverte", "✅ Route ouverte"),
    ],
)
def test_characters_pictures_are_not_read(text: str, plain: str) -> None:
    view = View(text)
    plain_characters(view)
    assert view.text == plain
