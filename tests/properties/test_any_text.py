"""Any string at all: never an exception, spans that slice the text, JSON that reads back."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

import pytest
from fuzz.spans import spans_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

_WORDS = [
    "Le",
    "maire",
    "a",
    "dit",
    "«",
    "»",
    "que",
    "300",
    "%",
    "selon",
    "Kiev",
    ",",
    ".",
    "hier",
    "aurait",
    "\n\n",
    "l’",
    "d'",
    "45M€",
    "1er",
    "—",
    "@",
    "(",
    ")",
]
_MARKS = "«»“”\"'’‘()[]—–-…:;,.!?\u00a0\u202f\u200b\ufeff\u202e\u0301\x00\t\n\r\u2028"
ANY = st.one_of(
    st.text(st.characters(), max_size=120),
    st.text(st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Lo", "So"]), max_size=60),
    st.text(st.sampled_from(_MARKS), max_size=80),
    st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join),
    st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=6)), max_size=40).map("".join),
)


def check(text: str, nlp: Language) -> None:
    """The properties."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", claimkit.MarkupWarning)
        found = claimkit.extract(text, published="2024-11-11", clauses="all", nlp=nlp)
    assert found.text == text
    for span in spans_of(found):
        assert text[span.start : span.end] == span.text
    back = claimkit.Extraction.model_validate_json(found.model_dump_json())
    assert back == found or re.search("[\ud800-\udbff][\udc00-\udfff]", text)
    assert len(back.text) == len(text)
    assert [span.start for span in spans_of(back)] == [span.start for span in spans_of(found)]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(text=ANY)
def test_any_text_is_read(text: str, nlp: Language) -> None:
    check(text, nlp)


HARD = {
    "nothing": "",
    "nul": "\x00" * 50 + "Le maire\x00 dort.",
    "lone surrogates": "\ud800\udfff Le maire \udc00 a dit « non \ud83d ».",
    "pairs of surrogates": "\ud83d\ude00 Le maire dort.",
    "opening marks": "«" * 10_000,
    "opening marks and words": "« Le maire dort " * 3_000,
    "brackets": "(" * 5_000 + "Le maire" + ")" * 5_000,
    "no stop": "mot " * 20_000,
    "one word": "a" * 100_000,
    "combining": "e\u0301" * 5_000 + "\u0301" * 5_000,
    "bidi": "\u202eLe maire \u202ddort\u202c. " * 200,
    "html": "<div class='a'><p>Le maire&nbsp;<b>dort</b>.</p>\n" * 300,
    "base64": "QWxhZGRpbjpvcGVuIHNlc2FtZQ" * 4_000,
    "digits": "1" * 20_000 + " 2 345" * 2_000,
    "addresses": "https://exemple.fr/a?b=c " * 1_000,
    "handles": "— Nom (@nom) " * 1_000,
    "lines": "\n" * 20_000 + "Titre\n" * 1_000,
    "spaces": " " * 50_000 + "Le maire dort.",
    "selon": "selon " * 5_000,
    "byline in capitals": "Titre de l’article\n\nPar " + "A" * 2_000 + "!\n\nFin.",
    "dit que": "Le maire dit que " * 2_000,
}


@pytest.mark.parametrize("name", HARD)
def test_hard_text_is_read(name: str, nlp: Language) -> None:
    check(HARD[name], nlp)
