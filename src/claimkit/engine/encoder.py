"""The encoder of a spaCy CNN pipeline (hash embeddings, static vectors, windowed maxout layers) in plain numpy.

A token's embedding depends on its form, norm and following space only, so it is computed once a form; the layers above run over
blocks that fit in the processor's cache. The layers are spaCy's own; their sums are taken in another order, so that numbers differ in
the last digits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

from claimkit.engine.maxout import Buffers, Floats, Maxout, WindowMaxout

if TYPE_CHECKING:
    from spacy.vocab import Vocab

Ids = NDArray[np.uint64]
Flags = NDArray[np.bool_]
OPS = NumpyOps(use_blis=False)
# Attributes that the form, the norm and the following space of a token decide.
COLUMNS = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE", "ORTH", "LOWER")


class UnknownPipelineError(Exception):
    """The engine does not know a part of the pipeline; the message says which."""


def nodes(model: Any, name: str) -> list[Any]:
    """The layers of a model with that name, outermost first."""
    return [node for node in model.walk() if node.name == name]


def require(*, holds: bool, what: str) -> None:
    """Refuses what the engine was not written for.

    Raises:
        UnknownPipelineError: `holds` is false.
    """
    if not holds:
        raise UnknownPipelineError(what)


class Encoder:
    """One embedding and its window layers.

    Args:
        tok2vec: the model of spaCy's layers, `spacy.Tok2Vec.v2` of `MultiHashEmbed.v2` and `MaxoutWindowEncoder.v2`.
        vocab: holds the static vectors.
        block: tokens that are encoded together; the sums and products of 768 stay near the processor.

    Raises:
        UnknownPipelineError: other layers than these.
    """

    def __init__(self, tok2vec: Any, vocab: Vocab, block: int = 768) -> None:
        self.vectors, self.block = vocab.vectors, block
        self.columns: list[str] = self._read_columns(tok2vec)
        self.tables = [(self.columns[m.attrs["column"]], m.attrs["seed"], m.get_param("E")) for m in nodes(tok2vec, "hashembed")]
        self.projection = self._read_projection(tok2vec, vocab)
        maxouts, norms = nodes(tok2vec, "maxout"), nodes(tok2vec, "layernorm")
        require(holds=len(maxouts) == len(norms) > 1, what="an encoder without layer normalisation")
        self.mix = Maxout.of(maxouts[0], norms[0])
        self.width = len(self.mix.norm.gain)
        self.pad = len(maxouts) - 1  # how far a token sees to each side
        windows = nodes(tok2vec, "expand_window")
        require(holds=len(windows) == self.pad and all(w.attrs["window_size"] == 1 for w in windows), what="a window other than 1")
        pieces = len(self.mix.bias) // self.width
        shape = (self.width, pieces, 3 * self.width)
        require(holds=pieces > 1 and all(m.get_param("W").shape == shape for m in maxouts[1:]), what="layers of unequal width or pieces")
        require(holds=self.mix.weights.shape[0] == self.embedding_width, what="another embedding")
        self.layers = [WindowMaxout.of(m, n) for m, n in zip(maxouts[1:], norms[1:], strict=True)]
        self.buffers = Buffers(block + 2 * self.pad, self.width, pieces)

    @property
    def embedding_width(self) -> int:
        """Width of the concatenated embeddings."""
        width = sum(int(table.shape[1]) for _, _, table in self.tables)
        return width + (0 if self.projection is None else int(self.projection.shape[0]))

    @staticmethod
    def _read_columns(tok2vec: Any) -> list[str]:
        known = {
            "extract_features",
            "list2ragged",
            "ints-getitem",
            "hashembed",
            "static_vectors",
            "maxout",
            "layernorm",
            "dropout",
            "ragged2list",
            "expand_window",
        }
        inner = {"residual", "with_array"}
        odd = [m.name for m in tok2vec.walk() if not m.layers and m.name not in known | inner]
        require(holds=not odd, what=f"layers {', '.join(sorted(set(odd)))}")
        extract = nodes(tok2vec, "extract_features")
        require(holds=len(extract) == 1, what="an encoder without extract_features")
        columns = [str(c) for c in extract[0].attrs["columns"]]
        require(holds=set(columns) <= set(COLUMNS), what=f"features {columns}")
        return columns

    @staticmethod
    def _read_projection(tok2vec: Any, vocab: Vocab) -> Floats | None:
        static = nodes(tok2vec, "static_vectors")
        if not static:
            return None
        require(holds=len(static) == 1 and str(vocab.vectors.mode) == "default", what="vectors that are no table of forms")
        require(holds=vocab.vectors.attr in (0, 65, "ORTH"), what=f"vectors by attribute {vocab.vectors.attr!r}")
        return np.ascontiguousarray(static[0].get_param("W"))

    def embed(self, features: dict[str, Ids]) -> Floats:
        """Embeddings (rows, width) of tokens given by their attributes."""
        forms = features["ORTH"]
        parts: list[Floats] = [
            OPS.gather_add(table, OPS.hash(np.ascontiguousarray(features[column]), seed) % table.shape[0])
            for column, seed, table in self.tables
        ]
        if self.projection is not None:
            row_of = self.vectors.key2row.get
            rows = np.array([row_of(form, -1) for form in forms.tolist()], dtype=np.int64)
            static = np.dot(self.vectors.data[rows], self.projection.T)
            static[rows < 0] = 0
            parts.append(static)
        return self.mix(np.concatenate(parts, axis=1))

    def encode(self, embeddings: Floats, rows: NDArray[np.int64]) -> Floats:
        """Vectors in context of the tokens whose embeddings are `embeddings[rows]`; texts are set apart by `pad` rows of zeros."""
        n, pad = len(rows), self.pad
        out = np.empty((n, self.width), np.float32)
        # A text that fits goes in one block: less is computed twice.
        block = n if n <= self.block + 2 * pad else self.block
        for start in range(0, n, block):
            end = min(n, start + block)
            first, last = max(0, start - pad), min(n, end + pad)
            self._encode_block(embeddings, rows[first:last], out[start:end], start - first)
        return out

    def _encode_block(self, embeddings: Floats, rows: NDArray[np.int64], out: Floats, skipped: int) -> None:
        """Fills `out` with the vectors of `rows` from the one numbered `skipped`."""
        # An odd number of rows is made even by a row of zeros; the rows it reaches through the layers are those that set texts apart.
        pairs = (len(rows) + 1) // 2
        even = np.zeros(2 * pairs, np.int64)
        even[: len(rows)] = rows
        x = self.buffers.x[:, :pairs]
        np.take(embeddings, even.reshape(pairs, 2).T, axis=0, out=x, mode="clip")
        for layer in self.layers:
            layer.add_to(x, self.buffers)
        out[:] = x.transpose(1, 0, 2).reshape(-1, self.width)[skipped : skipped + len(out)]
