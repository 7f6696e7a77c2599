"""Tokens are those of the French treebanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from claimkit.engine.own import tokenizer_of

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

TOKENIZER: Tokenizer = tokenizer_of(Vocab())


@pytest.mark.parametrize(
    "cut",
    [
        # hyphenated words are whole
        "un| week-end| à| Saint-Denis|,| Anne-Lise| et| la| vice-présidente| de| Météo-France",
        "des| sous-marins|,| des| francs-tireurs| et| un| rendez-vous| là-bas|,| au-delà",
        "main-d'œuvre| et| Villeneuve-d'Ascq",
        # clitics are apart
        "a|-t-il| dit|,| dit|-elle|,| va|-t-on|,| est|-ce|,| donne|-moi|,| vas|-y",
        "Ceux|-ci| et| cette| fois|-là",
        "dis|-le|-lui",
        # elision
        "l'|on| d'|entre| qu'|il| l’|on| jusqu’|à| lorsqu'|un",
        "N'|a-t-on| pas| vu| N'Djamena| et| M’Sila| ?| N'|ont| vu| que| l'|Ain".replace("a-t-on", "a|-t-on"),
        "aujourd'hui| quelqu'un| c'est-à-dire| presqu'île| prud'hommes",
        # marks are glued to no word
        "l'|«|affaire|»| (|l'|AFP|)|.",
        "d'|\"|oral|\"|,| 'lundi'".replace("'lundi'", "'|lundi|'"),
        "«|non|»|,| “|oui|”|…",
        '"|non|"|,|dit|-elle',
        "les| “|gilets| jaunes|”|?",
        # numbers and units
        "7,5|%| et| 12|€| le| 1er| à| 20h30",
        "12|km| de| 1.000| à| 2,5",
        # stops
        "M.| Petit| et| Mme| Roy| en| janv.| 50| av.| J.-C.| etc.",
        "la| RATP|.",
        "le| maire|.|«|C'|est| tout|»|.|L'|hôtel",
        "Anne| ROUX|.|-| Oui|.",
    ],
)
def test_tokens_are_cut_as_in_the_treebanks(cut: str) -> None:
    pieces = [piece.strip() for piece in cut.split("|")]
    assert [token.text for token in TOKENIZER(cut.replace("|", ""))] == pieces


@given(st.text(alphabet="aéÉ'’-‑«»\" .,t%€3\n\u00a0il"))
def test_tokens_lose_no_character(text: str) -> None:
    doc = TOKENIZER(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
