"""Trains the encoder of a spaCy pipeline in torch, on many trees, as that of a biaffine parser, tagger and recognizer: minutes where spaCy takes hours.

spaCy's own training goes on from there with its transitions.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from tools.distill.biaffine import with_one
from tools.distill.descent import cross_entropy, descend
from tools.distill.names import MARKS, marks_of
from tools.distill.twin import Twin, Words, words_of
from tools.parser.augment import augmented
from tools.parser.corpus import grouped
from torch import Tensor, nn

from claimkit.engine.encoder import nodes

if TYPE_CHECKING:
    from spacy.language import Language
    from tools.parser.conllu import Sentence

_NEVER = -1e4
_FAR = 40  # words; farther ones count as this far
_LONGEST = 400


class Trees(NamedTuple):
    """Trees in numbers, texts one after the other."""

    words: Words
    heads: Any  # (word): place of its head in the text, from 1; 0 for a root
    labels: Tensor
    tags: Tensor
    names: Tensor
    starts: list[int]  # (text): number of its first word; at the end the number of words


def trees_of(nlp: Language, sentences: list[Sentence], labels: dict[str, int]) -> Trees:
    """Trees in numbers, written anew (see tools/parser/augment.py).

    Args:
        nlp: the pipeline whose encoder is trained; it has a morphologizer that knows the tags.
        sentences: trees with features.
        labels: numbers of the relations.
    """
    morphology, known = nlp.vocab.morphology, {tag: k for k, tag in enumerate(nlp.get_pipe("morphologizer").labels)}
    tag_of: dict[tuple[str, str], int] = {}
    forms, spaced, heads, relations, tags, names, starts = [], [], [], [], [], [], [0]
    for text in grouped(sentences):
        before = 1
        for sentence in text:
            sentence = augmented(sentence, random)  # type: ignore[arg-type]
            written = sentence.words
            relations += [labels[label] for label in sentence.labels]
            names += marks_of(sentence)
            for k, word in enumerate(written):
                key = word.morph, word.pos
                if key not in tag_of:
                    features = dict(pair.split("=", 1) for pair in word.morph.split("|")) if word.morph else {}
                    tag_of[key] = known.get(nlp.vocab.strings[morphology.add({**features, "POS": word.pos})], -1)
                forms.append(word.form)
                spaced.append(word.space or k == len(written) - 1)
                heads.append(0 if word.head == k else before + word.head)
                tags.append(tag_of[key])
            before += len(written)
        starts.append(len(forms))
    return Trees(words_of(nlp, forms, spaced), np.array(heads), *map(torch.tensor, (relations, tags, names)), starts)


class Batch(NamedTuple):
    """Some texts: rows of the encoder, and where the words of each text stand among them."""

    rows: Tensor
    places: Tensor  # (text, word); word 0 is the root
    heads: Tensor
    words: Tensor  # (text, word): number of the word
    real: Tensor


def batch_of(trees: Trees, texts: list[int], apart: int) -> Batch:
    """Lays out some texts."""
    longest = 1 + max(trees.starts[text + 1] - trees.starts[text] for text in texts)
    places, heads, words = (torch.zeros(len(texts), longest, dtype=torch.long) for _ in range(3))
    real = torch.zeros(len(texts), longest, dtype=torch.bool)
    zeros = torch.full((apart,), -1)
    rows, at = [zeros], apart
    for k, text in enumerate(texts):
        start, end = trees.starts[text], trees.starts[text + 1]
        size = end - start
        rows += [torch.arange(start, end), zeros]
        places[k, 1 : size + 1] = torch.arange(at, at + size)
        heads[k, 1 : size + 1] = torch.from_numpy(trees.heads[start:end])
        words[k, 1 : size + 1] = torch.arange(start, end)
        real[k, 1 : size + 1] = True
        at += size + apart
    return Batch(torch.cat(rows), places, heads, words, real)


class Pupil(nn.Module):
    """The encoder with a biaffine parser, a tagger and a recognizer of names over it."""

    def __init__(self, nlp: Language, labels: int) -> None:
        super().__init__()
        self.twin = Twin(nlp)
        width = int(self.twin.gains[0].shape[0])

        def reduced(size: int) -> nn.Module:
            return nn.Sequential(nn.Linear(width, size), nn.LayerNorm(size), nn.GELU(), nn.Dropout(0.1))

        self.dependent, self.head, self.labelled, self.labelling = reduced(256), reduced(256), reduced(128), reduced(128)
        self.root, self.far = nn.Parameter(torch.randn(width) * 0.1), nn.Parameter(torch.zeros(2 * _FAR + 1))
        self.arcs = nn.Parameter(torch.eye(257) * 0.02)
        self.labels = nn.Parameter(torch.randn(labels, 129, 129) * 0.02)
        self.tags = nn.Linear(width, len(nlp.get_pipe("morphologizer").labels))
        self.names = nn.Sequential(reduced(128), nn.Linear(128, len(MARKS)))

    def loss(self, trees: Trees, batch: Batch, rate: float = 0.1) -> Tensor:
        """What is to be made small: of heads, labels, tags and names."""
        rows = self.twin(trees.words, batch.rows, rate)
        x = rows[batch.places]
        x = torch.cat([self.root.expand(len(x), 1, -1), x[:, 1:]], 1)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            arcs = torch.einsum("bid,de,bje->bij", with_one(self.dependent(x)), self.arcs, with_one(self.head(x))).float()
            labelled, labelling = with_one(self.labelled(x)), with_one(self.labelling(x))
            head = torch.gather(labelling, 1, batch.heads[:, :, None].expand(-1, -1, labelling.shape[-1]))[batch.real]
            count, size, _ = self.labels.shape
            product = (labelled[batch.real] @ self.labels.permute(1, 0, 2).reshape(size, -1)).view(-1, count, size)
            relations = (product * head[:, None, :].to(product.dtype)).sum(-1).float()
            tags, names = (layer(rows[batch.places[batch.real]]).float() for layer in (self.tags, self.names))
        order = torch.arange(arcs.shape[1])
        arcs = arcs + self.far[(order[None] - order[:, None]).clamp(-_FAR, _FAR) + _FAR]
        heads = batch.real.clone()
        heads[:, 0] = True
        arcs = arcs.masked_fill(~heads[:, None], _NEVER)
        words = batch.words[batch.real]
        losses = [F.cross_entropy(arcs[batch.real], batch.heads[batch.real]), F.cross_entropy(relations, trees.labels[words])]
        # Most words are no names, so that their loss is small beside the others.
        losses += [cross_entropy(tags, trees.tags[words]) * 0.5, cross_entropy(names, trees.names[words]) * 3]
        return torch.stack(losses).sum()


def train(nlp: Language, sentences: list[Sentence], steps: int, *, rate: float = 2e-3, batch: int = 3000) -> None:
    """Trains the encoder of `nlp`, and the last layer of its morphologizer, for so many updates of `batch` words."""
    names = sorted({label for sentence in sentences for label in sentence.labels})
    trees = trees_of(nlp, sentences, {name: k for k, name in enumerate(names)})
    pupil = Pupil(nlp, len(names))
    descend(
        pupil,
        [{"params": pupil.parameters(), "lr": rate}],
        lambda: _batches(trees, batch),
        lambda texts: pupil.loss(trees, batch_of(trees, texts, pupil.twin.depth)),
        steps,
        warm=200,
        lowest=0.01,
    )
    pupil.twin.put_back(nlp)
    softmax = nodes(nlp.get_pipe("morphologizer").model, "softmax")[0]
    softmax.set_param("W", pupil.tags.weight.detach().numpy())
    softmax.set_param("b", pupil.tags.bias.detach().numpy())


def _batches(trees: Trees, size: int) -> list[list[int]]:
    order = list(range(len(trees.starts) - 1))
    random.shuffle(order)
    batches: list[list[int]] = [[]]
    words = 0
    for text in order:
        length = trees.starts[text + 1] - trees.starts[text]
        if not 1 < length <= _LONGEST:
            continue
        batches[-1].append(text)
        words += length
        if words > size:
            batches.append([])
            words = 0
    random.shuffle(batches)
    return [batch for batch in batches if batch]
