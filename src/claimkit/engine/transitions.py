"""Runs spaCy's own transition parser over token vectors that were computed elsewhere.

States, transitions, preset sentence starts and preset entities are spaCy's; only the vectors and the matrix products are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.ml.parser_model import ParserStepModel
from thinc.api import set_dropout_rate

from claimkit.engine.encoder import OPS, nodes, require
from claimkit.engine.maxout import Floats

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.pipeline.transition_parser import Parser
    from spacy.tokens import Doc

_ACTING = [0, 2]  # places of a state: the next token of the buffer, the top of the stack


class Scorer:
    """Scores of the moves of many states at a time.

    A state is seen through a few tokens (top of the stack, next in the buffer …). What each token adds to the hidden layer in each of
    these places is computed for the whole batch first; a step sums what its states need of it, takes the larger piece, and multiplies.

    Args:
        lower: spaCy's `PrecomputableAffine`, with maxout pieces.
        upper: the linear layer over it.
    """

    def __init__(self, lower: Any, upper: Any) -> None:
        weights = lower.get_param("W")
        self.places, self.hidden, self.pieces, inputs = weights.shape
        width = self.pieces * self.hidden  # piece by piece, so that the maximum runs over whole rows
        self.weights = np.ascontiguousarray(weights.transpose(0, 2, 1, 3).reshape(-1, inputs).T)
        self.padding = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(-1)
        self.bias = np.ascontiguousarray(lower.get_param("b").T).reshape(width)
        self.upper, self.upper_bias = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")
        # Tokens count from -1, the missing one.
        self.first = (np.arange(self.places) + self.places)[:, np.newaxis]
        # Kept from batch to batch: the system takes its time to hand out 32 MB afresh.
        self.sums = np.empty((0, self.places * width), np.float32)

    def over(self, vectors: Floats) -> Callable[[NDArray[np.int32]], Floats]:
        """What gives the scores (states, moves) of states by the ids (states, places) of their tokens, whose `vectors` are given."""
        needed = len(vectors) + 1
        if len(self.sums) < needed:
            self.sums = np.empty((needed, len(self.padding)), np.float32)
            self.sums[0] = self.padding
        np.matmul(vectors, self.weights, out=self.sums[1:needed])  # `dot` would write zeros there first
        rows = self.sums.reshape(-1, len(self.bias))
        places, first = self.places, self.first
        # Place by place, so that a sum runs over all states at once.
        return lambda ids: self.of(np.add.reduce(rows.take(ids.T * places + first, axis=0), axis=0))

    def of(self, summed: Floats) -> Floats:
        """The scores of states by what their tokens add to the hidden layer, which is overwritten."""
        hidden = self.hidden
        summed += self.bias
        best = np.maximum(summed[:, :hidden], summed[:, hidden : 2 * hidden])
        for start in range(2 * hidden, len(self.bias), hidden):
            np.maximum(best, summed[:, start : start + hidden], out=best)
        found: Floats = np.dot(best, self.upper)
        found += self.upper_bias
        return found


class Transitions:
    """A parser or entity recognizer.

    Args:
        pipe: spaCy's component; it is not changed, its weights are copied.

    Raises:
        UnknownPipelineError: it is no greedy parser with an upper layer over a linear one.
    """

    def __init__(self, pipe: Parser) -> None:
        model = pipe.model
        require(holds=model.name == "parser_model" and model.attrs["has_upper"], what=f"the model of {pipe.name!r}")
        require(holds=pipe.cfg["beam_width"] == 1 and not pipe.cfg["multitasks"], what=f"beam search in {pipe.name!r}")
        linear = nodes(model.get_ref("tok2vec"), "linear")
        require(holds=len(linear) == 1, what=f"the model of {pipe.name!r}")
        self.pipe = pipe
        self.weights, self.bias = np.ascontiguousarray(linear[0].get_param("W").T), linear[0].get_param("b")
        self.lower, self.upper = model.layers[1].copy(), model.layers[2].copy()
        for layer in (self.lower, self.upper):
            set_dropout_rate(layer, 0.0)
            for node in layer.walk():
                node.ops = OPS
        require(holds=not model.attrs["unseen_classes"], what=f"untrained classes in {pipe.name!r}")
        self.scorer = Scorer(self.lower, self.upper)
        empty = [lambda _docs, is_train: (np.zeros((1, len(self.bias)), np.float32), None), self.lower, self.upper]  # noqa: ARG005
        self.token_ids = ParserStepModel([], empty, train=False, has_upper=True).get_token_ids

    def annotate(self, docs: list[Doc], vectors: Floats, margins: Floats | None = None) -> None:
        """Sets heads and labels, or entities, of non-empty texts whose token vectors follow one another in `vectors`.

        Args:
            docs: the texts.
            vectors: of their tokens.
            margins: where given (see `unmeasured`), for each token the smallest lead of the best move over the next is written there.
        """
        self.pipe.set_annotations(docs, self._step(docs, vectors, margins))

    def measure(self, docs: list[Doc], vectors: Floats, margins: Floats) -> None:
        """Writes what `annotate` does into `margins` for texts that were parsed already: their sentences hold the moves to what they were."""
        self._step(docs, vectors, margins)

    def _step(self, docs: list[Doc], vectors: Floats, margins: Floats | None) -> list[Any]:
        projected = np.dot(vectors, self.weights)
        projected += self.bias
        score = self.scorer.over(projected)
        states = self.pipe.moves.init_batch(docs)
        live = [state for state in states if not state.is_final()]
        token_ids, advance = self.token_ids, self.pipe.transition_states
        steps: list[tuple[NDArray[np.int32], Floats]] = []
        while live:
            ids = token_ids(live)
            scores = score(ids)
            steps.append((ids, scores))
            live = advance(live, scores)
        if margins is not None and steps:
            best = np.partition(np.concatenate([scores for _, scores in steps]), -2, axis=1)
            seen = np.concatenate([ids for ids, _ in steps])
            for place in _ACTING:
                np.minimum.at(margins, seen[:, place], best[:, -1] - best[:, -2])
        return states


def unmeasured(tokens: int) -> Floats:
    """Margins of so many tokens before any step; one more stands for the missing token, -1."""
    return np.full(tokens + 1, np.inf, np.float32)
