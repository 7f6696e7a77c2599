"""Compares the executor with spaCy's own pipes, annotation by annotation, on a few sentences when a pipeline is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimkit.engine.executor import Executor

ATTRIBUTES = (
    "ORTH",
    "NORM",
    "SPACY",
    "POS",
    "TAG",
    "MORPH",
    "LEMMA",
    "DEP",
    "HEAD",
    "SENT_START",
    "ENT_IOB",
    "ENT_TYPE",
    "ENT_ID",
    "ENT_KB_ID",
)
_SENTENCES = (
    "La préfète du Gard a compté 1 250 maisons inondées mardi.\n\n  « Nous rouvrirons l’école »,",
    "Qu'en dit M. Petit ? L'usine fermerait d'ici 2031…",
)


def difference(ours: Doc, theirs: Doc) -> str:
    """The first annotation in which two readings of a text differ, in words; empty when all are equal."""
    if len(ours) != len(theirs):
        return f"tokens: {len(ours)} against {len(theirs)}"
    left, right = ours.to_array(list(ATTRIBUTES)), theirs.to_array(list(ATTRIBUTES))
    for i, name in enumerate(ATTRIBUTES):
        if (left[:, i] != right[:, i]).any():
            return f"{name} of token {int((left[:, i] != right[:, i]).argmax())}"
    for name, of in (
        ("sentences", lambda d: [(s.start, s.end) for s in d.sents]),
        ("entities", lambda d: [(e.start, e.end, e.label_) for e in d.ents]),
    ):
        if of(ours) != of(theirs):
            return name
    return ""


def first_difference(nlp: Language, executor: Executor) -> str:
    """What the executor gives otherwise than the pipes it stands for; empty when all is equal."""
    for sentence in _SENTENCES:
        ours, theirs = nlp.make_doc(sentence), nlp.make_doc(sentence)
        executor(ours)
        for _, pipe in executor.pipes:
            theirs = pipe(theirs)
        if found := difference(ours, theirs):
            return f"{found} in a check sentence"
    return ""
