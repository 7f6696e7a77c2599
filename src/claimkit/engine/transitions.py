"""Runs spaCy's own transition parser over token vectors that were computed elsewhere.

States, transitions, preset sentence starts and preset entities are spaCy's; only the vectors and the matrix products are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.ml.parser_model import ParserStepModel
from thinc.api import Model, set_dropout_rate

from claimkit.engine.encoder import OPS, Floats, nodes, require

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.pipeline.transition_parser import Parser
    from spacy.tokens import Doc

# With fewer texts than this, spaCy's loop in C is faster than one call into numpy a step.
_FEW = 6


class _Docs(list[Any]):
    """The texts of a batch with their vectors: what a model gets that stands where spaCy's own would."""

    vectors: Floats


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
        self.unseen = set(model.attrs["unseen_classes"])
        self.greedy = self._greedy_twin()

    def _step_model(self, docs: list[Doc], vectors: Floats) -> ParserStepModel:
        def given(_docs: object, is_train: bool) -> tuple[Floats, None]:  # noqa: ARG001 - called by that name
            return vectors, None

        return ParserStepModel(docs, [given, self.lower, self.upper], unseen_classes=self.unseen, train=False, has_upper=True)

    def _greedy_twin(self) -> Parser:
        """A second parser of the same kind with the same moves, whose model takes the vectors as they are given."""

        def forward(_model: Any, docs: _Docs, is_train: bool) -> tuple[ParserStepModel, Callable[[Any], Any]]:  # noqa: ARG001
            return self._step_model(docs, docs.vectors), lambda d: d

        model: Model[Any, Any] = Model(
            "claimkit_steps", forward, attrs={"resize_output": lambda model, _n: model, "has_upper": True}, ops=OPS
        )
        return type(self.pipe)(self.pipe.vocab, model, self.pipe.name, self.pipe.moves)

    def annotate(self, docs: list[Doc], vectors: Floats) -> None:
        """Sets heads and labels, or entities, of non-empty texts whose token vectors follow one another in `vectors`."""
        projected = np.dot(vectors, self.weights)
        projected += self.bias
        if len(docs) < _FEW:
            batch = _Docs(docs)
            batch.vectors = projected
            states = self.greedy.greedy_parse(batch)
        else:
            states = self._step(docs, projected)
        self.pipe.set_annotations(docs, states)

    def _step(self, docs: list[Doc], projected: Floats) -> list[Any]:
        model = self._step_model(docs, projected)
        states = self.pipe.moves.init_batch(docs)
        live = [state for state in states if not state.is_final()]
        predict, advance = model.predict, self.greedy.transition_states
        while live:
            live = advance(live, predict(live))
        return states
