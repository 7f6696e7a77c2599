"""The teacher: a transformer encoder and, over it, a biaffine parser (Dozat and Manning 2017), a tagger and a recognizer of names. Needs torch."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812
from tools.distill.names import MARKS
from tools.distill.packed import Packed, Shape
from torch import Tensor, nn

_NEVER = -1e4


def thinned(x: Tensor, rate: float, *, on: bool) -> Tensor:
    """Dropout with one mask for all tokens of a text, which is also cheap."""
    if not on or not rate:
        return x
    return x * (torch.rand(x.shape[0], 1, x.shape[2]) > rate).to(x.dtype) / (1 - rate)


class Layer(nn.Module):
    """A layer of the encoder (BERT's)."""

    def __init__(self, shape: Shape, rate: float) -> None:
        super().__init__()
        self.heads, self.rate = shape.heads, rate
        self.qkv, self.out = nn.Linear(shape.width, 3 * shape.width), nn.Linear(shape.width, shape.width)
        self.inner, self.outer = nn.Linear(shape.width, shape.inner), nn.Linear(shape.inner, shape.width)
        self.first, self.second = nn.LayerNorm(shape.width, shape.epsilon), nn.LayerNorm(shape.width, shape.epsilon)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        texts, tokens, width = x.shape
        query, key, value = self.qkv(x).view(texts, tokens, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        seen = torch.softmax(query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5 + mask, -1).to(value.dtype) @ value
        seen = self.out(seen.transpose(1, 2).reshape(texts, tokens, width))
        x = self.first(x + thinned(seen, self.rate, on=self.training))
        return self.second(x + thinned(self.outer(F.gelu(self.inner(x))), self.rate, on=self.training))


def with_one(x: Tensor) -> Tensor:
    """A constant beside each vector: a biaffine product takes its bias from it."""
    return F.pad(x, (0, 1), value=1.0)


class BiaffineParser(nn.Module):
    """Heads, labels, parts of speech and names of the words of a text, several sentences together; each root hangs on the first piece.

    Args:
        shape: of the encoder.
        pieces: number of pieces that are kept.
        labels: number of relations.
        tags: number of parts of speech.
        rate: of dropout in the encoder.
    """

    def __init__(self, shape: Shape, pieces: int, labels: int, tags: int, rate: float = 0.1) -> None:
        super().__init__()
        self.rate = rate
        self.words, self.places = nn.Embedding(pieces, shape.width), nn.Embedding(shape.longest, shape.width)
        self.kind, self.norm = nn.Parameter(torch.zeros(shape.width)), nn.LayerNorm(shape.width, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, rate) for _ in range(shape.layers))

        def reduced(size: int) -> nn.Module:
            return nn.Sequential(nn.Linear(shape.width, size), nn.GELU(), nn.Dropout(0.3))

        self.dependent, self.head = reduced(300), reduced(300)
        self.labelled, self.labelling = reduced(150), reduced(150)
        self.arcs = nn.Parameter(torch.randn(301, 301) * 0.01)
        self.labels = nn.Parameter(torch.randn(labels, 151, 151) * 0.02)
        self.tags = nn.Sequential(nn.Dropout(0.3), nn.Linear(shape.width, tags))
        self.names = nn.Sequential(reduced(shape.width), nn.Linear(shape.width, len(MARKS)))

    def take(self, packed: Packed, kept: list[int]) -> None:
        """Takes the encoder's weights, with the embeddings of the pieces that are kept."""
        tensors = {name: torch.from_numpy(array) for name, array in packed.tensors.items()}
        with torch.no_grad():
            self.words.weight.copy_(tensors["emb.word"][kept])
            self.places.weight.copy_(tensors["emb.pos"].view_as(self.places.weight))
            self.kind.copy_(tensors["emb.type"][: len(self.kind)])
            _copy(self.norm, tensors, "emb.ln.")
            for number, layer in enumerate(self.layers):
                at = f"l{number}."
                for part, names in (
                    (layer.out, "ao."),
                    (layer.first, "aln."),
                    (layer.inner, "fi."),
                    (layer.outer, "fo."),
                    (layer.second, "oln."),
                ):
                    _copy(part, tensors, at + names)
                for ending, target in (("w", layer.qkv.weight), ("b", layer.qkv.bias)):
                    target.copy_(torch.cat([tensors[f"{at}{name}.{ending}"] for name in "qkv"]))

    def forward(self, ids: Tensor, real: Tensor, first: Tensor, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Vectors of words, scores of arcs (text, dependent, head), scores of tags, scores of marks of names.

        Args:
            ids: (text, piece), numbers of pieces.
            real: which of them are no padding.
            first: (text, word), place of the first piece of each word, in column 0 that of the root.
            words: which of them are no padding.
        """
        x = self.words(ids) + self.places(torch.arange(ids.shape[1])) + self.kind
        x = thinned(self.norm(x), self.rate, on=self.training)
        mask = torch.zeros(real.shape).masked_fill(~real, _NEVER)[:, None, None, :]
        if torch.is_autocast_enabled("cpu"):
            x, mask = x.to(torch.bfloat16), mask.to(torch.bfloat16)
        for layer in self.layers:
            x = layer(x, mask)
        x = torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[-1]))
        arcs = torch.einsum("bid,de,bje->bij", with_one(self.dependent(x)), self.arcs, with_one(self.head(x))).float()
        return x, arcs.masked_fill(~words[:, None, :], _NEVER), self.tags(x).float(), self.names(x).float()

    def relations(self, x: Tensor, heads: Tensor) -> Tensor:
        """Scores of the labels (text, word, label) of arcs to given heads."""
        head = torch.gather(self.labelling(x), 1, heads[:, :, None].expand(-1, -1, self.labels.shape[-1] - 1))
        dependent, weights = with_one(self.labelled(x)), self.labels
        count, size, _ = weights.shape
        product = dependent @ weights.to(dependent.dtype).permute(1, 0, 2).reshape(size, count * size)
        return (product.view(*dependent.shape[:2], count, size) * with_one(head)[:, :, None, :]).sum(-1).float()


def _copy(part: Any, tensors: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(tensors[name + "w"])
    part.bias.copy_(tensors[name + "b"])
