"""The encoder of a spaCy CNN pipeline (hash embeddings, static vectors, windowed maxout layers) in plain numpy.

A token's embedding depends on its form, norm and following space only, so it is computed once a form; the layers above run over
blocks that fit in the processor's cache. The arithmetic is that of spaCy's own layers, sums in the same order up to the matrix
products.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from spacy.vocab import Vocab

Floats = NDArray[np.float32]
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


class Maxout(NamedTuple):
    """A maxout layer with layer normalisation: `weights` (inputs, pieces x width), piece by piece."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats
    pieces: int

    @classmethod
    def of(cls, maxout: Any, norm: Any) -> Maxout:
        """Read out of spaCy's layers."""
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        width, pieces, inputs = weights.shape
        flat = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, inputs))
        return cls(flat.T, np.ascontiguousarray(bias.T).reshape(-1), norm.get_param("G"), norm.get_param("b"), pieces)

    def activate(self, products: Floats, out: Floats, squares: Floats) -> Floats:
        """Bias, maximum over the pieces, normalisation; `products` is overwritten, the result is in `out`."""
        width = out.shape[1]
        products += self.bias
        np.maximum(products[:, :width], products[:, width : 2 * width], out=out)
        for piece in range(2, self.pieces):
            np.maximum(out, products[:, piece * width : (piece + 1) * width], out=out)
        mean = np.add.reduce(out, axis=1, keepdims=True)
        mean /= np.float32(width)
        out -= mean
        np.multiply(out, out, out=squares)
        variance = np.add.reduce(squares, axis=1, keepdims=True)
        variance /= np.float32(width)
        variance += np.float32(1e-8)
        out *= variance ** (-1.0 / 2.0)
        out *= self.gain
        out += self.shift
        return out


class Buffers:
    """Working space for blocks of up to `rows` tokens."""

    def __init__(self, rows: int, width: int, pieces: int) -> None:
        self.window = np.zeros((rows, 3, width), np.float32)
        self.products = np.empty((rows, pieces * width), np.float32)
        self.out = np.empty((rows, width), np.float32)
        self.squares = np.empty((rows, width), np.float32)


class Encoder:
    """One embedding and its window layers.

    Args:
        tok2vec: the model of spaCy's layers, `spacy.Tok2Vec.v2` of `MultiHashEmbed.v2` and `MaxoutWindowEncoder.v2`.
        vocab: holds the static vectors.
        block: tokens that are encoded together; 768 rows of 96 floats stay in the second-level cache.

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
        mix, *self.layers = [Maxout.of(m, n) for m, n in zip(maxouts, norms, strict=True)]
        self.mix = mix
        self.width = mix.gain.shape[0]
        self.pad = len(self.layers)  # how far a token sees to each side
        windows = nodes(tok2vec, "expand_window")
        require(holds=len(windows) == self.pad and all(w.attrs["window_size"] == 1 for w in windows), what="a window other than 1")
        require(holds=all(layer.weights.shape[0] == 3 * self.width for layer in self.layers), what="layers of unequal width")
        require(holds=all(layer.pieces == mix.pieces > 1 for layer in self.layers), what="layers of unequal pieces")
        require(holds=mix.weights.shape[0] == self.embedding_width, what="another embedding")
        self.buffers = Buffers(block + 2 * self.pad, self.width, mix.pieces)

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
        products = np.dot(np.concatenate(parts, axis=1), self.mix.weights)
        shape = (len(forms), self.width)
        return self.mix.activate(products, np.empty(shape, np.float32), np.empty(shape, np.float32))

    def encode(self, embeddings: Floats, rows: NDArray[np.int64]) -> Floats:
        """Vectors in context of the tokens whose embeddings are `embeddings[rows]`; texts are set apart by `pad` rows of zeros."""
        n, pad = len(rows), self.pad
        if n <= self.block + 2 * pad:
            return self._layers(embeddings[rows]).copy()
        out = np.empty((n, self.width), np.float32)
        for start in range(0, n, self.block):
            end = min(n, start + self.block)
            first, last = max(0, start - pad), min(n, end + pad)
            out[start:end] = self._layers(embeddings[rows[first:last]])[start - first : end - first]
        return out

    def _layers(self, x: Floats) -> Floats:
        n, work = len(x), self.buffers
        window = work.window[:n]
        flat = window.reshape(n, 3 * self.width)
        window[0, 0] = 0
        window[n - 1, 2] = 0
        for layer in self.layers:
            window[1:, 0], window[:, 1], window[:-1, 2] = x[:-1], x, x[1:]
            np.dot(flat, layer.weights, out=work.products[:n])
            x += layer.activate(work.products[:n], work.out[:n], work.squares[:n])
        return x
