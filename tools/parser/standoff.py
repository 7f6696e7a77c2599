"""Stand-off trees: annotations of texts that may not be published, without their words, and the way back for those who have the texts.

A corpus is a text of one document a line; white space within a line counts as one space. A stand-off file has a line a token (length,
part of speech, head from 0, label, 1 if a space follows) and before each sentence `# ID DOCUMENT START CHECK`: number of the document
from 0, offset of the sentence in it, and CRC-32 of its text.
"""

from __future__ import annotations

import lzma
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING
from zlib import crc32

from tools.parser.conllu import Sentence, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class StandoffError(ValueError):
    """Texts and annotations do not belong together."""


class Corpus:
    """Documents that trees were made of."""

    def __init__(self, corpus: str) -> None:
        self.texts = [" ".join(line.split()) for line in corpus.split("\n")]
        self._whole = "\n".join(self.texts)
        self._starts = list(accumulate((len(text) + 1 for text in self.texts), initial=0))

    def strip(self, sentences: Iterable[Sentence]) -> Iterator[str]:
        """Lines of a stand-off file, for trees of these documents.

        Raises:
            StandoffError: a sentence stands in none of them.
        """
        at = 0
        for sentence in sentences:
            found = self._whole.find(sentence.text, at)
            if found < 0:
                found = self._whole.find(sentence.text)
            if found < 0:
                message = f"no document of the corpus holds « {sentence.text} »"
                raise StandoffError(message)
            at = found + len(sentence.text)
            number = bisect_right(self._starts, found) - 1
            yield f"# {sentence.id} {number} {found - self._starts[number]} {_check(sentence)}"
            for word in sentence.words:
                yield f"{len(word.form)}\t{word.pos}\t{word.head}\t{word.label}\t{int(word.space)}"

    def attach(self, rows: Iterable[str]) -> Iterator[Sentence]:
        """The trees of a stand-off file, with the words of these documents.

        Raises:
            StandoffError: they are others than those the file was made of.
        """
        name, text, check, at = "", "", "", 0
        words: list[Word] = []
        for row in [*rows, "# end 0 0 0"]:
            if row.startswith("#"):
                if words:
                    sentence = Sentence(name, words)
                    if _check(sentence) != check:
                        message = f"{name} reads « {sentence.text} »: the corpus is another one"
                        raise StandoffError(message)
                    yield sentence
                _, name, number, start, check = row.split()
                text, at, words = self.texts[int(number)] if int(number) < len(self.texts) else "", int(start), []
                continue
            length, pos, head, label, space = row.split("\t")
            end = at + int(length)
            words.append(Word(text[at:end], "", pos, "", int(head), label, space == "1"))
            at = end + (text[end : end + 1] == " ")


def text_of(path: Path) -> str:
    """The text of a file, packed with xz or not; its lines end in any of the three ways."""
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as text:
        return text.read()


def _check(sentence: Sentence) -> str:
    return str(crc32(sentence.text.encode()))
