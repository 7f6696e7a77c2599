"""Notes: what was not read, or badly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language


def notes(nlp: Language, text: str, **options: str) -> list[str]:
    (found,) = claimkit.extract_many([text], nlp=nlp, **options)  # type: ignore[call-overload]
    assert all(note.span is None or text[note.span.start : note.span.end] == note.span.text for note in found.notes)
    return [note.id for note in found.notes]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Le port de Varmes est fermé.", []),
        ("", ["empty"]),
        ("12 — 45 !", ["empty"]),
        ("article.txt", ["path"]),
        ("https://exemple.fr/port", ["path"]),
        ("dossier/port fermé.html", []),
        ("The mayor of the city said on Monday that the bridge would be closed for two weeks.", ["language"]),
        ("El alcalde de la ciudad ha anunciado que el puente estará cerrado durante dos semanas.", ["language"]),
        ("The government has announced new measures against inflation.", ["language"]),
        ("Der Bürgermeister hat die Brücke gestern wegen Hochwasser gesperrt.", ["language"]),
        ("The fire in the port of Brest killed two people on Sunday.", ["language"]),
        ("Quarante morts, douze blessés, cinq disparus : bilan provisoire.", []),
        ("Le chanteur de The Voice of Ireland a annulé son concert.", []),
        ("LE PORT DE BREST EST FERMÉ", ["capitals"]),
        ("Le prefet a declare que la route avait ete coupee apres les pluies de la nuit.", ["accents"]),
        ("L'orage a fait l2 blessés et détruit 3O maisons.", ["digits"]),
        ("Le pont est ferm\ufffd par la mairie.", ["decoding"]),
        ("<p>Le port est fermé.</p>", ["markup"]),
        ("**Deux** quais ont fermé.", ["markup"]),
        ("Ville\tMorts\tBlessés\nVarmes\t2\t14", ["table"]),
        ("Le port a fermé lundi.", ["undated"]),
        ("Publié le 4 mars 2025\nLe port a fermé lundi.", ["published"]),
    ],
)
def test_notes_tell_what_was_not_read(text: str, ids: list[str], nlp: Language) -> None:
    assert notes(nlp, text) == ids


def test_notes_of_a_long_sentence(nlp: Language) -> None:
    assert notes(nlp, "le port et " * 150 + "la plage") == ["sentence"]


def test_notes_of_a_text_in_parts(nlp: Language) -> None:
    assert "parts" in notes(nlp, "Le port de Varmes est fermé. " * 2500)


def test_day_of_publication_is_the_caller_s_where_there_is_one(nlp: Language) -> None:
    text = "Publié le 4 mars 2025\nLe port a fermé lundi."
    found = claimkit.extract(text, nlp=nlp)
    assert (str(found.published), found.meta.published_from) == ("2025-03-04", "byline")
    assert [t.value for c in found.claims for t in c.times] == ["2025-03-03"]
    given = claimkit.extract(text, published="2025-03-12", nlp=nlp)
    assert (str(given.published), given.meta.published_from, given.notes) == ("2025-03-12", "caller", ())
    assert claimkit.extract("Le port ferme.", nlp=nlp).meta.published_from is None


def test_markup_warns(nlp: Language) -> None:
    with pytest.warns(claimkit.MarkupWarning, match="read_html"):
        claimkit.extract("<p>Le port est fermé.</p>", nlp=nlp)
