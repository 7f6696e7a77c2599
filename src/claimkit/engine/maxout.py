"""The maxout layers of a spaCy encoder in numpy: over a token, and over a token and its neighbours."""

from __future__ import annotations

from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Normalisation(NamedTuple):
    """Layer normalisation over the larger pieces of a maxout layer."""

    gain: Floats
    shift: Floats

    @classmethod
    def of(cls, norm: Any) -> Self:
        """Read out of spaCy's layer."""
        return cls(norm.get_param("G"), norm.get_param("b"))

    def of_largest(self, products: Floats, out: Floats) -> Floats:
        """Maximum over the pieces of `products` (…, pieces x width), normalised; in `out` (…, width)."""
        width = out.shape[-1]
        np.maximum(products[..., :width], products[..., width : 2 * width], out=out)
        for start in range(2 * width, products.shape[-1], width):
            np.maximum(out, products[..., start : start + width], out=out)
        mean = np.add.reduce(out, axis=-1, keepdims=True)
        mean /= np.float32(width)
        out -= mean
        variance = np.einsum("...i,...i->...", out, out)[..., np.newaxis]
        variance /= np.float32(width)
        variance += np.float32(1e-8)
        out *= variance ** (-1.0 / 2.0)
        out *= self.gain
        out += self.shift
        return out


class Maxout(NamedTuple):
    """A maxout layer over single tokens, with layer normalisation: `weights` (inputs, pieces x width), piece by piece."""

    weights: Floats
    bias: Floats
    norm: Normalisation

    @classmethod
    def of(cls, maxout: Any, norm: Any) -> Self:
        """Read out of spaCy's layers."""
        weights, bias = _by_piece(maxout)
        return cls(np.ascontiguousarray(weights).T, bias, Normalisation.of(norm))

    def __call__(self, inputs: Floats) -> Floats:
        """Outputs (rows, width) of inputs (rows, inputs)."""
        products = np.dot(inputs, self.weights)
        products += self.bias
        return self.norm.of_largest(products, np.empty((len(inputs), len(self.norm.gain)), np.float32))


class WindowMaxout(NamedTuple):
    """A maxout layer over each token and its two neighbours, with layer normalisation.

    Two neighbouring outputs take four products of a token's width with `kernels` (4, width, pieces x width), where three products each
    would make six: Winograd's minimal filtering F(2, 3) (Lavin and Gray, « Fast Algorithms for Convolutional Neural Networks », 2016).
    """

    kernels: Floats
    bias: Floats
    norm: Normalisation

    @classmethod
    def of(cls, maxout: Any, norm: Any) -> Self:
        """Read out of spaCy's layers; the inputs of `maxout` are left neighbour, token and right neighbour, one after the other."""
        weights, bias = _by_piece(maxout)
        left, middle, right = weights.astype(np.float64).T.reshape(3, -1, len(weights))
        kernels = np.stack([left, (left + middle + right) / 2, (left - middle + right) / 2, right])
        return cls(np.ascontiguousarray(kernels, np.float32), bias, Normalisation.of(norm))

    def add_to(self, x: Floats, work: Buffers) -> None:
        """Adds the layer's outputs to its inputs: `x` (2, pairs, width) holds tokens 0, 2, 4 and on, then tokens 1, 3, 5 and on."""
        pairs = x.shape[1]
        sums, products = work.sums[:, :pairs], work.products[:, :pairs]
        even, odd = x
        np.subtract(odd[:-1], odd[1:], out=sums[0, 1:])
        np.negative(odd[0], out=sums[0, 0])
        np.add(even, odd, out=sums[1])
        np.subtract(odd, even, out=sums[2])
        np.subtract(even[:-1], even[1:], out=sums[3, :-1])
        sums[3, -1] = even[-1]
        np.matmul(sums, self.kernels, out=products)
        first, second, third, fourth = products
        second += self.bias
        first += second
        first += third
        second -= third
        second -= fourth
        x += self.norm.of_largest(products[:2], work.out[:, :pairs])


class Buffers:
    """Working space for window layers over blocks of up to `rows` tokens."""

    def __init__(self, rows: int, width: int, pieces: int) -> None:
        pairs = (rows + 1) // 2
        self.x = np.empty((2, pairs, width), np.float32)
        self.sums = np.empty((4, pairs, width), np.float32)
        self.products = np.empty((4, pairs, pieces * width), np.float32)
        self.out = np.empty((2, pairs, width), np.float32)


def _by_piece(maxout: Any) -> tuple[Floats, Floats]:
    """Weights (pieces x width, inputs) and bias (pieces x width), piece by piece: the maximum then runs over whole rows."""
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    return weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]), np.ascontiguousarray(bias.T).reshape(-1)
