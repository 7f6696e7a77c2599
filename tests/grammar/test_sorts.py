"""Kinds of actors and sources, bare names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimkit.doc.workspace import tree_of
from claimkit.french.names import standard_names
from claimkit.grammar.sorts import actor_kind, bare_name, source_kind

if TYPE_CHECKING:
    from spacy.language import Language

# sentence | phrase | kind of actor | kind of source
KINDS = """
Les Ukrainiens avancent vers la mer.|Les Ukrainiens|group|group
Le New York Times confirme l'information.|Le New York Times|organization|media
Des responsables américains confirment la frappe.|Des responsables américains|group|anonymous
Un diplomate européen confirme le rendez-vous.|Un diplomate européen|person|anonymous
Trois témoins confirment les faits.|Trois témoins|group|anonymous
Une source policière confirme le bilan.|Une source policière|person|anonymous
Le Kremlin nie toute implication.|Le Kremlin|organization|organization
Matignon nie toute hausse.|Matignon|organization|organization
Washington accuse la Chine.|Washington|place|organization
La France accuse la Chine.|La France|place|organization
Emmanuel Macron parle aux Français.|Emmanuel Macron|person|person
M. Garnier parle aux élus.|M. Garnier|person|person
Le président parle aux élus.|Le président|person|person
L'ex-ministre parle aux élus.|L'ex-ministre|person|person
L'armée russe avance vers la mer.|L'armée russe|organization|organization
La préfecture annonce un bilan.|La préfecture|organization|organization
Le rapport annonce une hausse.|Le rapport|other|document
Les habitants annoncent une marche.|Les habitants|group|group
La population annonce une marche.|La population|group|group
L'ONU annonce une trêve.|L'ONU|organization|organization
La CGT annonce une grève.|La CGT|organization|organization
Le quotidien annonce une grève.|Le quotidien|organization|media
Une théorie approche de la vérité.|Une théorie|other|document
Des centaines de manifestants approchent de la place.|Des centaines de manifestants|group|anonymous
Les voltigeurs approchent de la place.|Les voltigeurs|other|group
Le numéro deux du parti, Paul Rivet, annonce une grève.|Le numéro deux du parti, Paul Rivet|person|person
Le chargé de la communication annonce une grève.|Le chargé de la communication|person|person
Une référente annonce une grève.|Une référente|other|anonymous
Le vidéaste annonce une grève.|Le vidéaste|other|person
Trois sites emploient 300 personnes.|Trois sites|place|media
Le site internet annonce une grève.|Le site internet|organization|media
"""


def _rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().splitlines()]


def _phrase(nlp: Language, text: str, phrase: str) -> tuple[object, int, int, int]:
    tree = tree_of(nlp(text))
    start = text.index(phrase)
    a, b = tree.token_at(start), tree.token_at(start + len(phrase) - 1) + 1
    head = next(i for i in range(a, b) if not a <= tree.head[i] < b or tree.head[i] == i)
    return tree, a, b, head


@pytest.mark.parametrize(("text", "phrase", "actor", "source"), _rows(KINDS), ids=lambda v: v)
def test_sorts_tell_kinds(nlp: Language, text: str, phrase: str, actor: str, source: str) -> None:
    tree, a, b, head = _phrase(nlp, text, phrase)
    names = standard_names()
    assert (actor_kind(tree, a, b, head, names), source_kind(tree, a, b, head, names)) == (actor, source)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Les Russes", "Russes"),
        ("L'armée  russe", "armée russe"),
        ("Un homme de 40 ans", "homme de 40 ans"),
        ("Deux  ministres", "deux ministres"),
        ("Un tiers des élus", "un tiers des élus"),
        ("La", "La"),
    ],
)
def test_sorts_take_the_determiner_off(nlp: Language, phrase: str, name: str) -> None:
    tree, a, b, _ = _phrase(nlp, f"{phrase} a disparu.", phrase)
    assert bare_name(tree, a, b) == name
