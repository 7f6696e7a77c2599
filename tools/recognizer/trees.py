"""Labelled texts as trees: claimkit's own of each sentence, with the names of the labels, to train tagger, parser and recognizer together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.util import filter_spans
from tools.parser.conllu import Sentence, Word

import claimkit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Span
    from tools.recognizer.labelled import Labelled


def reader() -> Language:
    """A pipeline that cuts tokens and sentences as claimkit does, and repairs nothing."""
    nlp = claimkit.load()
    for name in nlp.pipe_names:
        if name.startswith("claimkit_") and name not in ("claimkit_engine", "claimkit_blocks"):
            nlp.remove_pipe(name)
    return nlp


def trees_of(texts: list[Labelled], nlp: Language) -> Iterator[Sentence]:
    """The sentences of labelled texts, read by `nlp`; names that are no whole tokens, or go on past a sentence, are left out."""
    for number, (row, doc) in enumerate(zip(texts, nlp.pipe([row.text for row in texts]), strict=True)):
        spans = [span for a, b, label in row.ents if (span := doc.char_span(a, b, label=label)) is not None]
        doc.set_ents(filter_spans([span for span in spans if not any(token.is_sent_start for token in span[1:])]))
        for k, sentence in enumerate(doc.sents):
            words = _words(sentence)
            if words:
                yield Sentence(f"names{number}-{k}", words)


def _words(sentence: Span) -> list[Word]:
    """Its words, white space left out: what hangs on white space hangs on the root, or on the first word where white space is the root."""
    tokens = [token for token in sentence if not token.is_space]
    place = {token.i: k for k, token in enumerate(tokens)}
    root = place.get(sentence.root.i, 0)
    words = []
    for k, token in enumerate(tokens):
        spaced = bool(token.whitespace_) or (token.i + 1 < len(token.doc) and token.nbor().is_space)
        entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
        head, label = (k, "root") if k == root else (place.get(token.head.i, root), token.dep_)
        words.append(Word(token.text, "", token.pos_, str(token.morph), head, label, spaced, entity))
    return words
