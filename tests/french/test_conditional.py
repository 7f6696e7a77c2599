"""Conditional and future, by form."""

from __future__ import annotations

import pytest

from claimkit.french.conditional import Stems
from claimkit.lexicons import Lexicons

STEMS = Stems(Lexicons())

CONDITIONALS = """supprimerait coûterait aurait auraient serait seraient devrait devraient pourrait pourraient saurait ferait ferions irait iraient
finirait partirait dirait lirait écrirait construirait croirait plairait vendrait viendrait tiendrait faudrait voudrait vaudrait résoudrait craindrait
mettrait promettrait battrait connaîtrait connaitrait paraîtrait recevrait apercevrait interromprait convaincrait exclurait inclurait verrait enverrait
courrait parcourrait mourrait acquerrait vivrait survivrait suivrait poursuivrait promouvrait tirerait montrerait opérerait gérerait offrirait ouvrirait
Serait AURAIT pourriez aurions devrais haïrait cueillerait jetterait appellerait paierait essaierait assiérait admettrait entreprendrait"""
IMPERFECTS = """montrait tirait attirait retirait entrait rentrait rencontrait préparait opérait durait restaurait demeurait mourait courait ouvrait
offrait souffrait couvrait découvrait assurait figurait espérait considérait libérait errait serrait enterrait narrait barrait admirait respirait inspirait
déclarait comparait ignorait améliorait livrait célébrait enregistrait illustrait filtrait encadrait effondrait engendrait œuvrait éclairait désirait
expirait arbitrait titrait chiffrait intégrait consacrait vibrait gérait"""
OTHERS = [
    "portrait",
    "retrait",
    "extrait",
    "frais",
    "vrais",
    "marais",
    "désormais",
    "français",
    "criez",
    "varions",
    "marions",
    "rais",
    "braient",
    "coûterai",
    "sera",
    "",
    "ait",
    "irais-je",
]


@pytest.mark.parametrize("form", CONDITIONALS.split())
def test_conditional_is_read_from_stem_and_ending(form: str) -> None:
    assert STEMS.is_conditional(form)
    assert not STEMS.is_future(form)


@pytest.mark.parametrize("form", IMPERFECTS.split() + OTHERS)
def test_conditional_is_not_an_imperfect_or_a_noun(form: str) -> None:
    assert not STEMS.is_conditional(form)


@pytest.mark.parametrize("form", ["sera", "auront", "viendrai", "pourras", "supprimera", "coûteront", "finirez", "verrons", "Ira"])
def test_future_is_read_from_stem_and_ending(form: str) -> None:
    assert STEMS.is_future(form)
    assert not STEMS.is_conditional(form)


@pytest.mark.parametrize("form", ["tira", "montra", "encadra", "serait", "opéra", "entrez", "montrons", "aura-t-il", ""])
def test_future_is_not_a_past_tense(form: str) -> None:
    assert not STEMS.is_future(form)
