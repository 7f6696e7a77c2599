"""Runs the model pipes of fr_core_news (tok2vec to ner) in one go, with the annotations of spaCy's own pipes.

Word by word: rows of cached embeddings are gathered, the encoders run over them, tags come from one product, lemmas from a table by
form and part of speech, heads from spaCy's own transition states, entities from their moves.
"""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.attrs import LEMMA, MORPH, POS, TAG
from spacy.symbols import IDS

from claimkit.engine.encoder import Encoder, Flags, Ids, UnknownPipelineError, nodes, require
from claimkit.engine.entities import Recognizer
from claimkit.engine.lemmas import FrenchLemmatizer
from claimkit.engine.margins import note
from claimkit.engine.maxout import Floats
from claimkit.engine.threads import one_thread
from claimkit.engine.transitions import Transitions, unmeasured
from claimkit.engine.words import Words
from claimkit.streams import by_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

__all__ = ["Executor", "UnknownPipelineError"]

FACTORIES = ("tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "ner")
_SPACE_RULES = [
    ({"POS": "SPACE", "IS_SPACE": False}, {"TAG": "X", "POS": "X", "MORPH": "_"}),
    ({"IS_SPACE": True, "DEP": {"NOT_IN": [""]}}, {"DEP": "dep"}),
    ({"IS_SPACE": True}, {"TAG": "SPACE", "POS": "SPACE", "MORPH": "_"}),
]


class Tags(NamedTuple):
    """What the morphologizer and the attribute ruler decide: morphology and part of speech by class, fine tag by part of speech."""

    weights: Floats
    bias: Floats
    morph: Ids
    pos: Ids
    fine: Ids
    empty_morph: int
    x: int
    space: int
    dep: int

    @classmethod
    def of(cls, morphologizer: Any, ruler: Any, vocab: Vocab) -> Tags:
        """Read out of spaCy's components.

        Raises:
            UnknownPipelineError: other options or patterns than those of fr_core_news.
        """
        cfg, labels = morphologizer.cfg, morphologizer.labels
        require(holds=cfg["overwrite"] and not cfg["extend"], what="a morphologizer that does not overwrite")
        names = [node.name for node in morphologizer.model.walk() if not node.layers]
        require(holds=names == ["tok2vec-listener", "softmax"], what="the model of the morphologizer")
        softmax = nodes(morphologizer.model, "softmax")[0]
        add = vocab.strings.add
        fine, rest = np.zeros(256, np.uint64), []
        for rule in ruler.patterns:
            require(
                holds=len(rule["patterns"]) == 1 and len(rule["patterns"][0]) == 1 and rule["index"] == 0,
                what="attribute rules over several tokens",
            )
            pattern = rule["patterns"][0][0]
            if set(pattern) == {"POS"} and isinstance(pattern["POS"], str) and set(rule["attrs"]) == {"TAG"}:
                fine[IDS[pattern["POS"]]] = add(rule["attrs"]["TAG"])
            else:
                rest.append((pattern, rule["attrs"]))
        require(holds=rest == _SPACE_RULES, what="other attribute rules")
        morph = np.array([vocab.morphology.add(cfg["labels_morph"].get(label, 0)) for label in labels], np.uint64)
        pos = np.array([cfg["labels_pos"].get(label, 0) for label in labels], np.uint64)
        return cls(
            np.ascontiguousarray(softmax.get_param("W").T),
            softmax.get_param("b"),
            morph,
            pos,
            fine,
            vocab.morphology.add("_"),
            add("X"),
            add("SPACE"),
            add("dep"),
        )

    def read(self, vectors: Floats, is_space: Flags) -> tuple[Ids, Ids, Ids]:
        """Morphology, part of speech and fine tag of each token."""
        scores = np.dot(vectors, self.weights)
        scores += self.bias
        best = scores.argmax(axis=1)
        morph, pos = self.morph[best], self.pos[best]
        fine = self.fine[pos.astype(np.intp)]
        for where, tag, part in (((pos == IDS["SPACE"]) & ~is_space, self.x, IDS["X"]), (is_space, self.space, IDS["SPACE"])):
            fine[where], pos[where], morph[where] = tag, part, self.empty_morph
        return morph, pos, fine


class Executor:
    """Stands in a pipeline where the model pipes stand; called like any component, from any thread.

    Args:
        vocab: the vocabulary of the texts.
        pipes: names and components, `tok2vec` to `ner`, in the order of `FACTORIES`; they are read, not changed.

    Raises:
        UnknownPipelineError: something in them is not as in fr_core_news.
    """

    def __init__(self, vocab: Vocab, pipes: list[tuple[str, Any]]) -> None:
        self.vocab, self.pipes = vocab, pipes
        tok2vec, morphologizer, parser, ruler, lemmatizer, ner = (pipe for _, pipe in pipes)
        require(holds=isinstance(lemmatizer, FrenchLemmatizer) and not lemmatizer.overwrite, what="another lemmatizer")
        for listener in (morphologizer, parser):
            require(holds=bool(nodes(listener.model, "tok2vec-listener")), what=f"{listener.name!r} with an encoder of its own")
        chain = ner.model.get_ref("tok2vec").layers
        require(holds=[layer.name for layer in chain[1:]] == ["list2array", "linear"], what="the model of the entity recognizer")
        # The recognizer reads the encoder of tagger and parser, or brings its own.
        own = [] if chain[0].name == "tok2vec-listener" else [chain[0]]
        self.words = Words(vocab, [Encoder(model, vocab) for model in (tok2vec.model, *own)], lemmatizer)
        self.tags = Tags.of(morphologizer, ruler, vocab)
        self.parser, self.ner = Transitions(parser), Recognizer(ner)
        self._lock = RLock()  # buffers and caches are shared by threads

    @classmethod
    def of(cls, nlp: Language) -> Executor:
        """The executor of the model pipes of `nlp`.

        Raises:
            UnknownPipelineError: they do not stand together, or are not as in fr_core_news.
        """
        pipes = [(name, pipe) for name, pipe in nlp.pipeline if nlp.get_pipe_meta(name).factory in FACTORIES]
        factories = tuple(nlp.get_pipe_meta(name).factory for name, _ in pipes)
        require(holds=factories == FACTORIES and pipes == nlp.pipeline[: len(pipes)], what=f"the pipeline {', '.join(nlp.pipe_names)}")
        return cls(nlp.vocab, pipes)

    def __reduce__(self) -> tuple[type[Executor], tuple[Vocab, list[tuple[str, Any]]]]:
        return type(self), (self.vocab, self.pipes)

    def renew_lock(self) -> None:
        """For a process that was forked: another thread of the parent may have held the lock."""
        self._lock = RLock()

    def __call__(self, doc: Doc) -> Doc:
        """Annotates one text."""
        self.annotate([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Annotates a stream of texts, in order, some thousand tokens and at most `batch_size` texts together."""
        for batch in by_tokens(docs, batch_size):
            self.annotate(batch)
            yield from batch

    def annotate(self, docs: list[Doc]) -> None:
        """Annotates texts together. Texts that come with tags or lemmas of their own go through spaCy's pipes, which keep lemmas."""
        ready: list[Doc] = []
        for doc in docs:
            if doc.has_annotation("LEMMA") or doc.has_annotation("TAG") or doc.has_annotation("DEP"):
                for _, pipe in self.pipes:
                    pipe(doc)
            elif len(doc):
                ready.append(doc)
        if ready:
            with self._lock, one_thread():
                self._annotate(ready)

    def _annotate(self, docs: list[Doc]) -> None:
        lengths = [len(doc) for doc in docs]
        rows = self.words.rows(docs)
        # Texts are set apart by rows of zeros, as many as a token sees to each side.
        pad = self.words.pad
        places = np.arange(len(rows)) + np.repeat(pad * (np.arange(len(docs)) + 1), lengths)
        padded = np.zeros(len(rows) + pad * (len(docs) + 1), np.int64)
        padded[places] = rows
        encoded = [self.words.encode(padded, k)[places] for k in range(len(self.words.encoders))]
        shared = encoded[0]
        is_space = self.words.is_space[rows]
        morph, pos, fine = self.tags.read(shared, is_space)
        values: Any = np.stack([morph, pos, fine, self.words.lemmas(rows, pos)], axis=1)
        start = 0
        for doc, length in zip(docs, lengths, strict=True):
            doc.tensor = shared[start : start + length].copy()  # type: ignore[assignment]
            doc.from_array([MORPH, POS, TAG, LEMMA], values[start : start + length])
            start += length
        margins = unmeasured(len(rows))
        self.parser.annotate(docs, shared, margins)
        for doc, stop in zip(docs, np.cumsum(lengths).tolist(), strict=True):
            note(doc, margins[stop - len(doc) : stop])
        if is_space.any():
            self._label_spaces(docs, is_space)
        self.ner.annotate(docs, encoded[-1], is_space)

    def _label_spaces(self, docs: list[Doc], is_space: Flags) -> None:
        """White space is `dep` of its head, as the attribute ruler says."""
        start = 0
        for doc in docs:
            for i in np.flatnonzero(is_space[start : start + len(doc)]).tolist():
                token = doc[i]
                if token.dep:
                    token.dep = self.tags.dep
            start += len(doc)
