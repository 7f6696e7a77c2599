"""The entity recognizer over token vectors that were computed elsewhere, with the entities that spaCy's states would give.

Outside an entity a move depends on its token alone, so all tokens of a batch are scored at once; the entities that open are then followed
side by side, a token at a time, to their ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ENT_IOB, ENT_TYPE, SENT_START

from claimkit.engine.transitions import Transitions

if TYPE_CHECKING:
    from spacy.pipeline.ner import EntityRecognizer
    from spacy.tokens import Doc

    from claimkit.engine.encoder import Flags, Ids
    from claimkit.engine.maxout import Floats

Positions = NDArray[np.intp]
_INSIDE, _OUTSIDE, _BEGINS = 1, 2, 3  # spaCy's ENT_IOB; 0 is an entity that nobody has looked for
_FORBIDDEN = np.float32(-np.inf)


class Recognizer:
    """An entity recognizer.

    Args:
        pipe: spaCy's component; it is not changed, its weights are copied.

    Raises:
        UnknownPipelineError: it is no greedy recognizer with an upper layer over a linear one.
    """

    def __init__(self, pipe: EntityRecognizer) -> None:
        self.states = Transitions(pipe)
        scorer = self.states.scorer
        # What a token adds to the hidden layer as the next one, as the first of the open entity, as the last of it.
        self.next, self.first, self.last = np.split(scorer.weights, scorer.places, axis=1)
        self.no_entity = np.add.reduce(scorer.padding.reshape(scorer.places, -1)[1:], axis=0)
        names = [name.partition("-") for name in map(pipe.moves.get_class_name, range(pipe.moves.n_moves))]
        add = pipe.vocab.strings.add
        self.labels: Ids = np.array([add(label) for _, _, label in names], np.uint64)
        self.opens = np.array([kind == "B" for kind, _, _ in names])
        self.alone = np.array([kind == "U" and label != "" for kind, _, label in names])
        self.never = ~(self.opens | self.alone | np.array([kind == "O" for kind, _, _ in names]))
        columns = {(kind, label): k for k, (kind, _, label) in enumerate(names)}
        self.goes_on, self.ends = (np.array([columns.get((kind, label), -1) for _, _, label in names]) for kind in ("I", "L"))

    def annotate(self, docs: list[Doc], vectors: Floats, is_space: Flags) -> None:
        """Sets the entities of non-empty, parsed texts whose token vectors follow one another.

        Entities that are there already stay: spaCy's own states know how.

        Args:
            docs: the texts.
            vectors: of their tokens.
            is_space: which of the tokens are white space.
        """
        known: Any = np.concatenate([doc.to_array([ENT_IOB, SENT_START]) for doc in docs])
        if known[:, 0].any():
            self.states.annotate(docs, vectors)
            return
        stops = np.cumsum([len(doc) for doc in docs])
        closes = np.roll(known[:, 1] == 1, -1)  # the last tokens of sentences
        closes[stops - 1] = True
        found: Any = np.zeros((len(vectors), 2), np.uint64)
        found[:, 0] = _OUTSIDE
        for start, end, label in self._entities(vectors, closes, is_space):
            found[start:end] = _INSIDE, label
            found[start, 0] = _BEGINS
        for doc, stop in zip(docs, stops.tolist(), strict=True):
            doc.from_array([ENT_IOB, ENT_TYPE], found[stop - len(doc) : stop])

    def _entities(self, vectors: Floats, closes: Flags, is_space: Flags) -> list[tuple[int, int, int]]:
        """(first, after last, label) of each entity; none goes beyond a token that `closes`."""
        projected = np.dot(vectors, self.states.weights)
        projected += self.states.bias
        summed = np.dot(projected, self.next)
        scores = self.states.scorer.of(summed + self.no_entity)
        scores[:, self.never] = _FORBIDDEN
        scores[np.ix_(closes | is_space, self.opens)] = _FORBIDDEN
        scores[np.ix_(is_space, self.alone)] = _FORBIDDEN
        best = scores.argmax(axis=1)
        starts = np.flatnonzero(self.opens[best] | self.alone[best])
        moves = best[starts]
        ends = starts + 1
        longer = np.flatnonzero(self.opens[moves])
        ends[longer] = self._ends(projected, summed, closes, starts[longer], moves[longer])
        out, free = [], 0
        for start, end, label in zip(starts.tolist(), ends.tolist(), self.labels[moves].tolist(), strict=True):
            if start >= free:
                out.append((start, end, label))
                free = end
        return out

    def _ends(self, projected: Floats, summed: Floats, closes: Flags, starts: Positions, moves: Positions) -> Positions:
        """Where the entities end (after their last token) that begin at `starts` with these moves."""
        ends = starts + 1
        goes_on, over = self.goes_on[moves], self.ends[moves]
        opened = np.dot(projected[starts], self.first)
        live = np.arange(len(starts))
        while len(live):
            at = ends[live]
            scores = self.states.scorer.of(summed[at] + opened[live] + np.dot(projected[at - 1], self.last))
            each = np.arange(len(live))
            inside, last = scores[each, goes_on[live]], scores[each, over[live]]
            ends[live] += 1
            live = live[~closes[at] & ((inside > last) | ((inside == last) & (goes_on[live] < over[live])))]
        return ends
