"""The encoder's sums, taken two tokens at a time, are those of spaCy's layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from spacy.ml.models.tok2vec import MaxoutWindowEncoder

from claimkit.engine.encoder import Encoder, nodes
from claimkit.engine.maxout import Buffers, WindowMaxout

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Model

WIDTH, DEPTH = 8, 3


@pytest.fixture(scope="module", params=[2, 3, 4])
def layers(request: pytest.FixtureRequest) -> Model:
    """Window layers of spaCy's with random weights, as many pieces as the parameter says."""
    random = np.random.default_rng(request.param)
    model = MaxoutWindowEncoder(width=WIDTH, window_size=1, maxout_pieces=request.param, depth=DEPTH)
    model.initialize(X=[np.zeros((3, WIDTH), np.float32)])
    for node in model.walk():
        for name in node.param_names:
            node.set_param(name, random.normal(size=node.get_param(name).shape).astype(np.float32))
    return model


@pytest.mark.parametrize("tokens", [2, 3, 10, 31])
def test_window_layers_equal_spacys(layers: Model, tokens: int) -> None:
    # spaCy sets texts apart by as many rows of zeros as a token sees; what they hold after the layers is dropped.
    length = 2 * ((tokens + 1) // 2) + 2 * DEPTH
    inputs = np.zeros((length, WIDTH), np.float32)
    inputs[DEPTH : DEPTH + tokens] = np.random.default_rng(tokens).normal(size=(tokens, WIDTH))
    x = np.ascontiguousarray(inputs.reshape(-1, 2, WIDTH).transpose(1, 0, 2))
    ours = [WindowMaxout.of(maxout, norm) for maxout, norm in zip(nodes(layers, "maxout"), nodes(layers, "layernorm"), strict=True)]
    work = Buffers(length, WIDTH, len(ours[0].bias) // WIDTH)
    for layer in ours:
        layer.add_to(x, work)
    found = x.transpose(1, 0, 2).reshape(-1, WIDTH)[DEPTH : DEPTH + tokens]
    (expected,) = layers.predict([inputs[DEPTH : DEPTH + tokens]])
    assert np.abs(found - expected).max() < 1e-4


@pytest.mark.parametrize("block", [1, 2, 5, 64])
@pytest.mark.parametrize("length", [9, 10, 73, 74])
def test_blocks_do_not_show_in_the_vectors(stock: Language, block: int, length: int) -> None:
    model = stock.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    whole, cut = Encoder(model, stock.vocab, block=200), Encoder(model, stock.vocab, block=block)
    random = np.random.default_rng(length)
    embeddings = random.normal(size=(50, whole.width)).astype(np.float32)
    embeddings[0] = 0
    rows = np.zeros(length, np.int64)
    rows[whole.pad : -whole.pad] = random.integers(1, 50, length - 2 * whole.pad)
    inner = slice(whole.pad, -whole.pad)
    assert np.abs(whole.encode(embeddings, rows)[inner] - cut.encode(embeddings, rows)[inner]).max() < 1e-4
