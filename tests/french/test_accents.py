"""Accents are put back in texts without them, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit
from claimkit.french.accents import plain_accents
from claimkit.french.alignment import View
from claimkit.texts.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from spacy.language import Language


def restored(text: str, nlp: Language) -> str:
    view = View(text)
    plain_accents(view, lambda: vocabulary_of(nlp))
    return view.text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "A Varmes, le president a annonce que les ecoles seraient fermees.",
            "À Varmes, le président a annoncé que les écoles seraient fermées.",
        ),
        ("Deux hommes ont ete arretes a Lyon apres un vol.", "Deux hommes ont été arrêtés à Lyon après un vol."),
        ("Le prefet n'a pas encore decide, a-t-elle precise.", "Le préfet n'a pas encore décidé, a-t-elle précisé."),
        ("La societe a trois usines a cote de la riviere.", "La société a trois usines à côté de la rivière."),
        ("La mairie pousse les medecins a rester jusqu'a l'ete.", "La mairie pousse les médecins à rester jusqu'à l'été."),
        ("La prefete arrive a midi et parle aux eleves.", "La préfète arrive à midi et parle aux élèves."),
        ("Il renonce au marche a cause des retards deja constates.", "Il renonce au marche à cause des retards déjà constatés."),
        (
            "Le jour ou il a ete elu, le ministre de l'Interieur etait absent.",
            "Le jour où il a été élu, le ministre de l'Intérieur était absent.",
        ),
    ],
)
def test_accents_are_put_back(written: str, read: str, nlp: Language) -> None:
    assert restored(written, nlp) == read


@pytest.mark.parametrize(
    "text",
    [
        "Le port ferme lundi.",
        "Le salon s'ouvre dans le port lundi.",
        "Le préfet a annoncé que Elena Beche serait entendue a Varmes.",
        "The mayor of the city said that the bridge would be closed.",
        "",
    ],
)
def test_other_texts_stay(text: str, nlp: Language) -> None:
    assert restored(text, nlp) == text


def test_claims_of_a_text_without_accents(nlp: Language) -> None:
    text = "Selon la prefecture, 250 eleves ont ete evacues a Lyon."
    found = claimkit.extract(text, nlp=nlp)
    (claim,) = found.claims
    assert claim.patient is not None
    assert (claim.patient.span.text, claim.predicate.span.text) == ("250 eleves", "ont ete evacues")
    assert [place.span.text for place in claim.locations] == ["Lyon"]
    assert [note.id for note in found.notes] == ["accents"]


def test_capitals_without_accents(nlp: Language) -> None:
    text = "LE PREFET A INTERDIT LA BRADERIE\n\nLa préfecture redoute un mouvement de foule à la fête."
    claim = claimkit.extract(text, nlp=nlp).claims[0]
    assert claim.actor is not None
    assert (claim.actor.span.text, claim.actor.name, claim.predicate.span.text) == ("LE PREFET", "préfet", "A INTERDIT")


@pytest.mark.parametrize("text", ["En ca İ", "LE MAIRE A ETE ELU A İZMIR", "Le depute a ete elu a la tete du parti ẞal."])
def test_letters_that_change_their_length_with_their_case(text: str, nlp: Language) -> None:
    found = claimkit.extract(text, nlp=nlp)
    assert found.text == text
    assert all(text[claim.span.start : claim.span.end] == claim.span.text for claim in found.claims)
