"""The word lists on hedging: every row is used, in a sentence made for its category."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimkit.french.conditional import Stems
from claimkit.lexicons import Lexicons
from claimkit.lexicons.hedging import HedgeCue, HedgePhrase, ModalForm, RStem

if TYPE_CHECKING:
    from spacy.language import Language

STEMS = Stems(Lexicons())

LEXICONS = Lexicons()


@pytest.mark.parametrize("row", LEXICONS.rows(HedgePhrase), ids=lambda row: row.phrase)
def test_hedging_every_phrase_is_found(nlp: Language, row: HedgePhrase) -> None:
    text = f"Le train de Lyon est {row.phrase} parti hier."
    layers = nlp(text)._.claimkit
    assert [(h.span.text, layers.hedge_reach[k].certainty) for k, h in enumerate(layers.hedges)] == [(row.phrase, row.certainty)]


@pytest.mark.parametrize("row", LEXICONS.rows(RStem), ids=lambda row: row.stem)
def test_hedging_every_stem_decides(row: RStem) -> None:
    assert STEMS.is_conditional(row.stem + "ait") == (row.mood == "conditional")


@pytest.mark.parametrize("row", [r for r in LEXICONS.rows(ModalForm) if r.tense == "conditional"], ids=lambda row: row.form)
def test_hedging_modal_forms_said_to_be_conditional_are(row: ModalForm) -> None:
    assert STEMS.is_conditional(row.form)


@pytest.mark.parametrize("row", [r for r in LEXICONS.rows(ModalForm) if r.tense != "conditional"], ids=lambda row: row.form)
def test_hedging_other_modal_forms_are_no_conditionals(row: ModalForm) -> None:
    assert not STEMS.is_conditional(row.form)


@pytest.mark.parametrize("row", [r for r in LEXICONS.rows(HedgeCue) if r.negates], ids=lambda row: row.cue)
def test_hedging_cues_that_deny_still_leave_some_certainty(row: HedgeCue) -> None:
    assert row.certainty in ("probable", "possible")
