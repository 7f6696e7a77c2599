"""Lemmas and whole words are those of spaCy."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from claimkit.engine.token_match import CLASS, FRENCH, LateMatch, french_class, shortened

if TYPE_CHECKING:
    from spacy.language import Language

PARTS = ("NOUN", "VERB", "ADJ", "ADV", "AUX", "PROPN", "PRON", "X", "SPACE", "")
WORDS = ["Chevaux", "indique", "ÉTAIENT", "", "a", "1ères", "l’", "zouavettes", "aujourd'hui", "Kremlin", "x2y", "naïves", "œuvres", "İ"]


def test_lemmas_equal_spacys_own(fast: Language, stock: Language) -> None:
    index = stock.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    words = (
        WORDS
        + [word for listed in index.values() for word in listed[::700]]
        + [word + "s" for listed in index.values() for word in listed[3::900]]
    )
    ours, theirs = fast.get_pipe("lemmatizer"), stock.get_pipe("lemmatizer")
    for word in words:
        for pos in PARTS:
            token = SimpleNamespace(text=word, orth=hash(word), pos=hash(pos), pos_=pos)
            assert ours.rule_lemmatize(token) == theirs.rule_lemmatize(token), (word, pos)


def test_whole_words_equal_spacys_own(fast: Language, stock: Language) -> None:
    ours, theirs = fast.tokenizer.token_match, stock.tokenizer.token_match
    halves = [
        "anti",
        "aujourd",
        "entr",
        "saint",
        "Jean",
        "après",
        "d",
        "l",
        "x",
        "",
        "presqu",
        "ex",
        "demi",
        "arc",
        "2",
        "É",
        "łódź",
        "ſ",
        "\u212a",
    ]
    marks = ["-", "—", "‐", "'", "’", "–", "‑", "", "--", "-en-", "-l'", "-la-", "-à-", "\n"]
    words = [a + mark + b for a in halves for mark in marks for b in halves]
    words += [t.text for text in ("porte-parole", "vingt-et-un", "c'est-à-dire", "Mont-de-Marsan", "saut-de-ski") for t in stock(text)]
    assert [bool(ours(word)) for word in words] == [bool(theirs(word)) for word in words]


def test_classes_hold_the_same_french_letters(fast: Language) -> None:
    pattern = fast.tokenizer.token_match.__self__.pattern
    characters = [c for c in (*map(chr, range(0x180)), "’") if FRENCH.fullmatch(c)]
    for written in set(CLASS.findall(shortened(pattern))):
        large, small = re.compile(f"(?iu){written}"), re.compile(f"(?iu){french_class(written)}")
        assert [bool(large.match(c)) for c in characters] == [bool(small.match(c)) for c in characters]


def test_a_pattern_that_is_not_known_is_compiled_as_it_stands() -> None:
    late = LateMatch("a+b")
    assert late.match("aab")
    assert not late.match("ba")
    assert late.pattern == re.compile("a+b").pattern


@pytest.mark.parametrize("word", ["aujourd'hui", "anti-bruit"])
def test_token_match_reads_known_words(word: str, fast: Language) -> None:
    assert [t.text for t in fast.make_doc(word)] == [word]
