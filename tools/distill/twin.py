"""The encoder of a spaCy pipeline (`MultiHashEmbed`, `MaxoutWindowEncoder`) in torch: its weights are read from there and put back. Needs torch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from thinc.api import NumpyOps
from torch import Tensor, nn

from claimkit.engine.encoder import nodes

if TYPE_CHECKING:
    from spacy.language import Language

_OF_FORM = 4  # the first attributes are those of a word's form; then come the space behind it, and whether it is white space
_OPS = NumpyOps()


class Words(NamedTuple):
    """Words of texts as the encoder sees them."""

    rows: list[Tensor]  # per attribute (form, 4): rows of its table
    vectors: Tensor  # (form): row of the word vector, -1 for none
    forms: Tensor  # (word): its form
    spaced: Tensor  # (word): 1 where a space follows


def words_of(nlp: Language, forms: list[str], spaced: list[bool]) -> Words:
    """Looks up the words of texts, one after the other."""
    number = {form: k for k, form in enumerate(dict.fromkeys(forms))}
    lexemes = [nlp.vocab[form] for form in number]
    tables = nodes(nlp.get_pipe("tok2vec").model, "hashembed")
    columns = np.array([(x.norm, x.prefix, x.suffix, x.shape) for x in lexemes], dtype=np.uint64)
    rows = [_rows(np.ascontiguousarray(columns[:, k]), table) for k, table in enumerate(tables[:_OF_FORM])]
    row_of = nlp.vocab.vectors.key2row.get
    vectors = torch.tensor([row_of(lexeme.orth, -1) for lexeme in lexemes])
    return Words(rows, vectors, torch.tensor([number[form] for form in forms]), torch.tensor(spaced).long())


def _rows(keys: Any, table: Any) -> Tensor:
    return torch.from_numpy((_OPS.hash(keys, table.attrs["seed"]) % table.get_param("E").shape[0]).astype(np.int64))


class Twin(nn.Module):
    """The encoder of `nlp`; `forward` gives the numbers that spaCy's gives."""

    def __init__(self, nlp: Language) -> None:
        super().__init__()
        tables, maxouts, norms, static = self._parts(nlp)
        self.depth = len(maxouts) - 1
        self.tables = nn.ParameterList(_parameter(table, "E") for table in tables)
        self.weights = nn.ParameterList(_parameter(maxout, "W") for maxout in maxouts)
        self.biases = nn.ParameterList(_parameter(maxout, "b") for maxout in maxouts)
        self.gains = nn.ParameterList(_parameter(norm, "G") for norm in norms)
        self.shifts = nn.ParameterList(_parameter(norm, "b") for norm in norms)
        self.projection = _parameter(static, "W")
        self.space_rows = [_rows(np.array([0, 1], np.uint64), table) for table in tables[_OF_FORM:]]
        self.vectors = torch.from_numpy(nlp.vocab.vectors.data.astype(np.float32))

    @staticmethod
    def _parts(nlp: Language) -> tuple[list[Any], list[Any], list[Any], Any]:
        model = nlp.get_pipe("tok2vec").model
        return nodes(model, "hashembed"), nodes(model, "maxout"), nodes(model, "layernorm"), nodes(model, "static_vectors")[0]

    def forward(self, words: Words, which: Tensor, rate: float) -> Tensor:
        """Vectors (row, width).

        Args:
            words: of texts.
            which: numbers of words, -1 for a row of zeros; `depth` of them set texts apart.
            rate: of dropout.
        """
        real = which >= 0
        taken = which.clamp(min=0)
        forms, back = torch.unique(words.forms[taken], return_inverse=True)
        parts = [F.embedding(rows[forms], table).sum(1)[back] for rows, table in zip(words.rows, self.tables, strict=False)]
        spaced, white = self.space_rows
        parts.append(F.embedding(spaced[words.spaced[taken]], self.tables[_OF_FORM]).sum(1))
        parts.append(F.embedding(white[:1], self.tables[_OF_FORM + 1]).sum(1).expand(len(taken), -1))
        row = words.vectors[forms]
        parts.append((self.vectors[row.clamp(min=0)] * (row >= 0)[:, None] @ self.projection.T)[back])
        x = F.dropout(torch.cat(parts, 1), rate, self.training)
        x = self._maxout(x, 0, rate) * real[:, None]
        for number in range(1, self.depth + 1):
            beside = F.pad(x, (0, 0, 1, 1))
            x = x + self._maxout(torch.cat([beside[:-2], x, beside[2:]], 1), number, rate)
        return x

    def _maxout(self, x: Tensor, number: int, rate: float) -> Tensor:
        weights = self.weights[number]
        width, pieces, inputs = weights.shape
        x, weights = (x.to(torch.bfloat16), weights.to(torch.bfloat16)) if self.training else (x, weights)
        found = F.linear(x, weights.reshape(-1, inputs), self.biases[number].reshape(-1).to(x.dtype))
        largest = found.view(-1, width, pieces).amax(-1).float()
        return F.dropout(F.layer_norm(largest, (width,), self.gains[number], self.shifts[number], 1e-8), rate, self.training)

    def put_back(self, nlp: Language) -> None:
        """Writes the weights into the pipeline."""
        tables, maxouts, norms, static = self._parts(nlp)
        named = [(tables, "E", self.tables), (maxouts, "W", self.weights), (maxouts, "b", self.biases)]
        named += [(norms, "G", self.gains), (norms, "b", self.shifts), ([static], "W", [self.projection])]
        for layers, name, values in named:
            for layer, value in zip(layers, values, strict=True):
                layer.set_param(name, value.detach().numpy())


def _parameter(layer: Any, name: str) -> nn.Parameter:
    return nn.Parameter(torch.from_numpy(np.array(layer.get_param(name), np.float32)))
