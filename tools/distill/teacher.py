"""Trains the teacher on trees and reads texts with it. Needs torch and tokenizers; products are taken in bfloat16."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from tools.distill.biaffine import BiaffineParser
from tools.distill.decoding import best_tree
from tools.distill.descent import cross_entropy, descend
from tools.distill.names import UNKNOWN as UNKNOWN_MARK
from tools.distill.names import entities_of, marks_of
from tools.distill.packed import END, PAD, START, UNKNOWN, Packed, Pieces
from tools.parser.augment import augmented
from tools.parser.conllu import Sentence, Word
from tools.parser.corpus import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIZES = (60, 110, 160)  # words of a text that are read together in training
READ = 110  # and in reading
_MOST = 480  # pieces of a text
_NEVER = -1e9


class Known(NamedTuple):
    """What the numbers of a teacher stand for."""

    pieces: list[int]
    labels: list[str]
    tags: list[str]


class Item(NamedTuple):
    """A text in numbers; word 0 is the root."""

    ids: list[int]
    first: list[int]
    heads: list[int]
    labels: list[int]
    tags: list[int]
    names: list[int]


class Teacher:
    """A trained or untrained teacher.

    Args:
        packed: the encoder that it begins with.
        known: labels, tags and pieces.
        weights: of a trained one.
    """

    def __init__(self, packed: Packed, known: Known, weights: dict[str, Any] | None = None) -> None:
        self.known, self.pieces = known, Pieces(packed)
        self.number = {piece: k for k, piece in enumerate(known.pieces)}
        self.labels = {label: k for k, label in enumerate(known.labels)}
        self.tags = {tag: k for k, tag in enumerate(known.tags)}
        self.model = BiaffineParser(packed.shape, len(known.pieces), len(known.labels), len(known.tags))
        if weights is None:
            self.model.take(packed, known.pieces)
        else:
            self.model.load_state_dict(weights)

    def item(self, text: Sequence[Sentence]) -> Item:
        """A text in numbers."""
        item = Item([START], [0], [0], [0], [0], [UNKNOWN_MARK])
        spaced, before = True, 0
        for sentence in text:
            item.labels.extend(self.labels.get(label, 0) for label in sentence.labels)
            item.names.extend(marks_of(sentence))
            for k, word in enumerate(sentence.words):
                item.first.append(len(item.ids))
                item.ids.extend(self.number.get(piece, self.number[UNKNOWN]) for piece in self.pieces.of(word.form, spaced=spaced))
                item.heads.append(0 if word.head == k else 1 + before + word.head)
                item.tags.append(self.tags.get(word.pos, 0))
                spaced = word.space or k == len(sentence.words) - 1
            before += len(sentence.words)
        item.ids.append(self.number[END])
        return item

    def train(self, sentences: list[Sentence], steps: int, out: Path, *, rate: float = 2e-4, batch: int = 3200) -> None:
        """Trains for so many updates of `batch` pieces, and writes the teacher."""
        encoder = [p for name, p in self.model.named_parameters() if name.startswith(("layers", "words", "places", "kind", "norm"))]
        ids = {id(p) for p in encoder}
        rest = [p for p in self.model.parameters() if id(p) not in ids]
        groups = [{"params": encoder, "lr": rate}, {"params": rest, "lr": 1e-3}]
        descend(self.model, groups, lambda: self._batches(sentences, batch), self._loss, steps, warm=100, lowest=0.02)
        torch.save({"known": tuple(self.known), "weights": self.model.state_dict()}, out)

    def _batches(self, sentences: list[Sentence], size: int) -> list[list[Item]]:
        texts = grouped(sentences, random.choice(_SIZES), lambda sentence: len(sentence.words))
        items = [self.item([augmented(sentence, random) for sentence in text]) for text in texts]  # type: ignore[arg-type]
        items = sorted((item for item in items if len(item.ids) <= _MOST), key=lambda item: len(item.ids) + random.random() * 8)
        batches: list[list[Item]] = [[]]
        for item in items:
            if len(item.ids) * (len(batches[-1]) + 1) > size:
                batches.append([])
            batches[-1].append(item)
        random.shuffle(batches)
        return [batch for batch in batches if batch]

    def _loss(self, items: list[Item]) -> torch.Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = _mask([item.first for item in items])
            x, arcs, tags, names = self.model(*self._inputs(items), words)
            heads = _padded([item.heads for item in items])
            relations = self.model.relations(x, heads)
        words[:, 0] = False
        losses = [F.cross_entropy(arcs[words], heads[words])]
        losses += [F.cross_entropy(relations[words], _padded([item.labels for item in items])[words])]
        losses += [F.cross_entropy(tags[words], _padded([item.tags for item in items])[words]) * 0.5]
        losses += [cross_entropy(names[words], _padded([item.names for item in items])[words])]
        return torch.stack(losses).sum()

    def _inputs(self, items: list[Item]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        ids = [item.ids for item in items]
        return _padded(ids, self.number[PAD]), _mask(ids), _padded([item.first for item in items])

    @torch.no_grad()
    def read(self, texts: list[list[Sentence]], batch: int = 6000) -> Iterator[tuple[int, list[Sentence]]]:
        """Number and trees of each text, of its words alone, in any order; nothing of one that is too long or whose sentences interleave."""
        self.model.eval()
        items = [(number, self.item(text)) for number, text in enumerate(texts)]
        items = sorted((pair for pair in items if len(pair[1].ids) <= _MOST), key=lambda pair: len(pair[1].ids))
        at = 0
        while at < len(items):
            some = items[at : at + max(1, min(64, batch // (len(items[at][1].ids) + 8)))]
            at += len(some)
            for (number, _), read in zip(some, self._trees([item for _, item in some]), strict=True):
                found = self._sentences(texts[number], *read)
                if found:
                    yield number, found

    def _trees(self, items: list[Item]) -> Iterator[tuple[Any, Any, Any, Any]]:
        sizes = [len(item.first) for item in items]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x, arcs, tags, names = self.model(*self._inputs(items), _mask([item.first for item in items]))
            scores = torch.log_softmax(arcs, -1).numpy()
            heads = np.zeros(scores.shape[:2], int)
            for k, size in enumerate(sizes):
                own = scores[k, :size, :size]
                np.fill_diagonal(own, _NEVER)
                heads[k, :size] = best_tree(own)
            relations = self.model.relations(x, torch.from_numpy(heads)).numpy()
        marks = torch.log_softmax(names, -1).numpy()
        relations[..., self.labels["root"]] = _NEVER
        for k, size in enumerate(sizes):
            yield heads[k, 1:size], relations[k, 1:size].argmax(-1), tags[k, 1:size].argmax(-1).numpy(), marks[k, 1:size]

    def _sentences(self, text: list[Sentence], heads: Any, labels: Any, tags: Any, marks: Any) -> list[Sentence]:
        """Cuts the words of a text where another root begins."""
        words, roots = [word for sentence in text for word in sentence.words], []
        for k in range(len(words)):
            node = k
            while heads[node]:
                node = int(heads[node]) - 1
            roots.append(node)
        cuts = [k for k in range(len(words)) if k == 0 or roots[k] != roots[k - 1]]
        if len(cuts) != len(set(roots)):
            return []
        found = []
        for start, end in zip(cuts, [*cuts[1:], len(words)], strict=True):
            entities = entities_of(marks[start:end])
            tree = [
                Word(
                    words[k].form,
                    "",
                    self.known.tags[tags[k]],
                    "",
                    (int(heads[k]) - 1 if heads[k] else k) - start,
                    self.known.labels[labels[k]] if heads[k] else "root",
                    words[k].space,
                    entities[k - start],
                )
                for k in range(start, end)
            ]
            found.append(Sentence(f"{text[0].document}-{start}", tree))
        return found


def load(path: Path, packed: Packed) -> Teacher:
    """A teacher that was written by `train`."""
    saved = torch.load(path, weights_only=True)
    return Teacher(packed, Known(*saved["known"]), saved["weights"])


def _padded(rows: list[list[int]], by: int = 0) -> torch.Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [by] * (longest - len(row)) for row in rows])


def _mask(rows: list[list[int]]) -> torch.Tensor:
    return _padded([[1] * len(row) for row in rows]).bool()
