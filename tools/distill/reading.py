"""Raw texts to be read by the teacher: whole sentences, as a pipeline cuts them, some together, over claimkit's tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tools.parser.conllu import Sentence, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

_SHARED = 30  # characters, letters and digits alone, by which two texts are told to be the same
_LONGEST = 300  # words of a sentence


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return re.sub(r"\W+", "", text)


class Reserved:
    """Texts that are measured on, and are not read."""

    def __init__(self, texts: Iterable[str]) -> None:
        bare = [letters(text) for text in texts]
        self._seen = {text[at : at + _SHARED] for text in bare for at in range(0, len(text) - _SHARED + 1, 10)}

    def __contains__(self, text: str) -> bool:
        bare = letters(text)
        return any(bare[at : at + _SHARED] in self._seen for at in range(max(1, len(bare) - _SHARED + 1)))


def texts_of(nlp: Language, documents: Iterable[str], reserved: Reserved, words: int) -> Iterator[list[Sentence]]:
    """Stretches of documents of about so many words; parts of speech, heads and labels mean nothing yet.

    Args:
        nlp: a pipeline that finds sentences, over claimkit's tokens.
        documents: texts.
        reserved: sentences of these are left out.
        words: together.
    """
    for number, doc in enumerate(nlp.pipe(documents, batch_size=64)):
        text: list[Sentence] = []
        for k, span in enumerate(doc.sents):
            tokens = [token for token in span if not token.is_space]
            size = sum(len(sentence.words) for sentence in text)
            stop = not tokens or len(tokens) > _LONGEST or span.text in reserved
            if text and (stop or size + len(tokens) > words):
                yield text
                text = []
            if not stop:
                text.append(Sentence(f"raw{number}x{k}-0", [Word(t.text, "", "", "", 0, "", bool(t.whitespace_)) for t in tokens]))
        if text:
            yield text
