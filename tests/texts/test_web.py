"""Web pages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

PAGE = """<html><head><meta charset="windows-1252"><title>Port fermé – Le Phare</title>
<meta property="article:published_time" content="2025-03-17T10:12:00+01:00"></head><body><nav><a href="/">Accueil</a></nav>
<article><h1>Le port de Varmes est fermé</h1><p>La mairie a fermé le port lundi. Selon la préfecture, 300 marins restent à quai.</p>
<p>« Nous n’avons pas eu le choix », a déclaré le maire devant les pêcheurs réunis sur la place du marché.</p></article></body></html>"""


@pytest.mark.parametrize("page", [PAGE, PAGE.encode("cp1252")])
def test_read_html_gives_text_and_day(page: str | bytes) -> None:
    article = claimkit.read_html(page)
    assert article.published == date(2025, 3, 17)
    assert article.text.startswith("Le port de Varmes est fermé\n")
    assert "Accueil" not in article.text


def test_read_html_goes_into_extract_many(nlp: Language) -> None:
    (found,) = claimkit.extract_many([claimkit.read_html(PAGE)], nlp=nlp)
    assert found.published == date(2025, 3, 17)
    assert "markup" not in [note.id for note in found.notes]


def test_read_html_without_an_article_gives_its_text() -> None:
    assert claimkit.read_html("<p>Le port ferme.</p>") == ("Le port ferme.", None)
    assert claimkit.read_html("") == ("", None)


def test_read_html_of_something_else() -> None:
    with pytest.raises(claimkit.TextTypeError, match="str or bytes"):
        claimkit.read_html(None)  # type: ignore[arg-type]
