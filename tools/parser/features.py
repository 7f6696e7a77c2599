"""Morphological features for trees that have none: the best that a trained tagger gives with the part of speech of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.symbols import IDS
from tools.parser.corpus import doc_of, grouped

if TYPE_CHECKING:
    from spacy.language import Language
    from tools.parser.conllu import Sentence

# Of these nearly every word has features in the treebanks.
_INFLECTED = frozenset({"VERB", "AUX", "NOUN", "ADJ", "DET", "PRON"})


def filled(sentences: list[Sentence], tagger: Language) -> list[Sentence]:
    """The same trees with features.

    Args:
        sentences: trees over claimkit's tokens; features that are there are kept.
        tagger: a pipeline with an encoder and a morphologizer.
    """
    encoder, morphologizer = tagger.get_pipe("tok2vec"), tagger.get_pipe("morphologizer")
    labels = list(morphologizer.labels)
    parts = np.array([morphologizer.cfg["labels_pos"].get(label, 0) for label in labels])
    morphs = [morphologizer.cfg["labels_morph"].get(label, "") or "" for label in labels]
    bare = np.array([not morph for morph in morphs])
    out: list[Sentence] = []
    for group in grouped(sentences):
        doc = encoder(doc_of(group, tagger.vocab))
        scores = morphologizer.model.predict([doc])[0]
        at = 0
        for sentence in group:
            words = []
            for word in sentence.words:
                if not word.morph:
                    fits = (parts == IDS[word.pos]) & ~(bare & (word.pos in _INFLECTED))
                    if fits.any():
                        word = word._replace(morph=morphs[int(np.where(fits, scores[at], -np.inf).argmax())])
                words.append(word)
                at += 1
            out.append(sentence._replace(words=words))
    return out
