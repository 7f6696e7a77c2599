"""Starts of sentences, and the tokens that hide one: from stops and capitals, never from « : », « « » or a fronted phrase."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc

from claimkit.doc.workspace import forget_words, text_of, words_of
from claimkit.french.glued import GluedStarts
from claimkit.french.sentences import CLOSING, OPENING, ends_sentence, is_address, opens_behind_initial, pieces, pointers
from claimkit.layers.page.tweets import signatures
from claimkit.models import Block

# Tokens without a stop after which a sentence is cut: text that is no prose must not cost the square of its length.
LONGEST_SENTENCE = 300
_SEPARATORS = ".:|•·/–—-"
# Titles that the tokenizer parts from their stop, numbers in groups. Begins with the digit, not with what must not stand before it: so the search goes from digit to digit.
_JOINED = re.compile(
    r"\b(?:Mrs?|Prof|DR)\.(?=\s[A-ZÀ-Ý])|\d(?<![\d.,\u00a0\u202f\u2009]\d)(?<!\d \d)\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d])"
)


def set_starts(doc: Doc, blocks: Sequence[Block], breaks: Sequence[tuple[int, int]], abbreviations: set[str], glued: GluedStarts) -> None:
    """Presets `token.is_sent_start` of every token that begins a sentence, or may.

    Args:
        doc: the document.
        blocks: its blocks.
        breaks: the breaks of lines that only wrap a paragraph.
        abbreviations: words that end with a stop and no sentence.
        glued: finds the sentences that no stop stands before.
    """
    if not len(doc):
        return
    read = words_of(doc)
    text, words, offsets = text_of(doc), read.words, read.start
    starts = [block.span.start for block in blocks]
    starts += [_text_start(text, block) for block in blocks if block.label is not None]
    starts += glued.find(text)
    wrapped = {i for start, end in breaks for i in range(bisect_left(offsets, start), bisect_left(offsets, end))}
    lined = _tokens_at(offsets, [*starts, *(m.start() for m in signatures(text, 0, len(text))), *(a for a, _ in pointers(text))])
    plain = [word.isalpha() for word in words]  # neither space nor mark nor address
    ended, previous, begun = True, -1, 0
    marks: Any = np.full(len(words), -1, dtype=np.int64)
    for i, word in enumerate(words):
        if not ended and previous >= 0 and opens_behind_initial(words[previous], words[i : i + 2]):
            ended = True
        if plain[i] and not ended and i - begun < LONGEST_SENTENCE and i not in lined:
            if (
                word[0].isupper()
                and previous >= 0
                and (words[previous][0].isalpha() or (previous > begun and _closes(text, offsets[previous])))
            ):
                marks[i] = 0  # a headline may be glued to its text: the parser decides
            previous = i
            continue
        if word.isspace():
            ended = ended or ("\n" in word and i not in wrapped)
            continue
        address = not plain[i] and is_address(word)
        ended = ended or i in lined
        if address and previous >= 0 and not is_address(words[previous]):
            ended = ended or len(words) > i + 1 or ends_sentence(words[previous], abbreviations)
        if ended and (previous < 0 or i in lined or address or _may_start(words, i)):
            marks[i], begun, ended = 1, i, False
        elif i - begun >= LONGEST_SENTENCE:
            marks[i], begun = 1, i
        elif ended and word not in CLOSING:
            ended = False
        if address or (not plain[i] and ends_sentence(word, abbreviations)):
            ended = True
        previous = i
    # At once: the setter of a token looks through the whole Doc.
    doc.from_array([SENT_START], marks.view(np.uint64))


def unglue(doc: Doc) -> None:
    """Cuts tokens that hide a boundary (« AFP.Lire », « motif»,(a) »); the text stays as it is."""
    odd = [(i, word) for i, word in enumerate(words_of(doc).words) if len(word) > 2 and not word.isalpha()]
    glued = [(doc[i], list(parts)) for i, word in odd if len(parts := pieces(word)) > 1]
    if not glued:
        return
    with doc.retokenize() as retokenizer:
        for token, words in glued:
            retokenizer.split(token, words, heads=[(token, k) for k in range(len(words))])
    forget_words(doc)


def join_words(doc: Doc) -> None:
    """Makes « 58 600 » one token, whatever space stands in it: the parser stumbles over the pieces of a number; and « Mr. »."""
    spans = [doc.char_span(m.start(), m.end()) for m in _JOINED.finditer(text_of(doc))]
    found = [span for span in spans if span is not None and len(span) > 1]
    if found:
        with doc.retokenize() as retokenizer:
            for span in found:
                retokenizer.merge(span)
        forget_words(doc)


def _closes(text: str, at: int) -> bool:
    """Whether a mark closes a quotation there."""
    return text[at] in "»”" or (text[at] == '"' and text[at + 1 : at + 2].isspace() and not text[at - 1].isspace())


def _may_start(words: list[str], i: int) -> bool:
    """After a stop: a capital, a digit or an opening mark before one begins a sentence; a lower-case word goes on."""
    if words[i] in CLOSING and words[i] not in OPENING:
        return False
    for j in range(i, min(i + 4, len(words))):
        if words[j] in OPENING or words[j].isspace():
            continue
        first = words[j][0]
        return first.isupper() or first.isdigit() or first in "#@"
    return False


def _tokens_at(offsets: list[int], wanted: Iterable[int]) -> set[int]:
    """The tokens that begin at one of the offsets."""
    found = {(bisect_left(offsets, offset), offset) for offset in wanted}
    return {i for i, offset in found if i < len(offsets) and offsets[i] == offset}


def _text_start(text: str, block: Block) -> int:
    """Where what a block says begins, behind its label."""
    at = block.label.end if block.label is not None else block.span.start
    while at < block.span.end and (text[at].isspace() or text[at] in _SEPARATORS):
        at += 1
    return at
