"""Text that breaks off behind any word is read: what a rule looks for behind a word may be missing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import claimkit
from claimkit.evaluation.gold import read_gold

if TYPE_CHECKING:
    from spacy.language import Language

BEHAVIOUR = Path(__file__).parent.parent / "behaviour"
_SENTENCE, _WORD = re.compile(r"[^\n.]+(?:\.|\n|$)"), re.compile(r"\w+['’]?|[^\w\s]")


def test_beginnings_of_sentences_are_read(nlp: Language) -> None:
    texts = [document.text for document in read_gold([BEHAVIOUR / "articles.jsonl", BEHAVIOUR / "unseen_first.jsonl"])]
    sentences = [sentence for text in texts for sentence in _SENTENCE.findall(text)]
    cut = [sentence[: word.end()] for sentence in sentences for word in _WORD.finditer(sentence)]
    assert len(cut) > 5_000
    assert [found.text for found in claimkit.extract_many(cut, nlp=nlp)] == cut
