"""Entities: media, bodies, persons and places put right; people and common words left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Matignon dément la rumeur.", "Matignon", "ORG"),
        ("Le Washington Post cite deux agents.", "Washington Post", "ORG"),
        ("La Croix-Rouge distribue de l'eau.", "Croix-Rouge", "ORG"),
        ("L'Union européenne prépare un plan.", "Union européenne", "ORG"),
        ("Le match sera diffusé sur France 4 mardi.", "France 4", "ORG"),
        ("Il a rejoint le quotidien Le Soir en 2012.", "Le Soir", "ORG"),
        ("Me Hugo Lenoir a plaidé la relaxe.", "Hugo Lenoir", "PER"),
        ("Le contact est perdu, a dit l'Armée de l'air dans un communiqué.", "Armée de l'air", "ORG"),
        ("Elle enseigne à Tombouctou depuis 2019.", "Tombouctou", "LOC"),
    ],
)
def test_names_are_put_right(nlp: Language, text: str, name: str, label: str) -> None:
    assert (name, label) in {(e.text, e.label_) for e in nlp(text).ents}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Les Ukrainiens ont repris le village.", "Ukrainiens"),
        ("Des Vaudois ont porté plainte.", "Vaudois"),
        ("Le temps presse.", "temps"),
        ("Le soir, il lit.", "soir"),
    ],
)
def test_names_leave_people_and_common_words_out(nlp: Language, text: str, word: str) -> None:
    assert all(word not in e.text for e in nlp(text).ents)


def test_names_take_media_of_the_user() -> None:
    nlp = claimkit.load(lexicons={"media": [{"name": "Le Phare du Quai"}]})
    assert ("Le Phare du Quai", "ORG") in {(e.text, e.label_) for e in nlp("Il écrit dans Le Phare du Quai.").ents}
