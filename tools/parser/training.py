"""Trains tagger and parser, and the recognizer over their encoder, with spaCy's own loop, from prepared trees."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy
from spacy.cli.train import train as spacy_train
from spacy.language import DEFAULT_CONFIG
from tools.parser import corpus  # noqa: F401 - registers the reader

from claimkit.engine import own

# What many trees make good use of: the base model's encoder has 96 numbers a word and 4 layers, its parser 64 hidden ones.
WIDTH, DEPTH, HIDDEN = 128, 6, 128
ROWS = [8000, 1000, 3000, 2500, 50, 50]


def config_of(
    train: Path,
    dev: Path,
    *,
    steps: int,
    seed: int = 0,
    start: Path | None = None,
    init: Path | None = None,
    every: int = 1000,
    learn_rate: float | None = None,
    names: bool = False,
) -> Any:
    """spaCy's training config: the settings of the base model, for tagger and parser; the layers are wider unless they are given.

    Args:
        train: prepared trees to learn from.
        dev: prepared trees that choose the best step.
        steps: number of updates.
        seed: of the weights and of the order of texts.
        start: a trained pipeline to go on from.
        init: pretrained weights of the encoder.
        every: updates between two evaluations.
        learn_rate: of the optimizer; that of the base model if None. With it batches begin at 500 words, as suits weights that have
            learnt already.
        names: the entity recognizer learns as well, over the same encoder.
    """
    package = Path(spacy.util.get_package_path(own.BASE))
    config = spacy.util.load_config(next(package.glob("*/config.cfg")))
    pipes = list(own.PIPES if names else own.PARSER)
    for name in set(config["components"]) - set(pipes):
        config["components"].pop(name)
    config["nlp"].update(pipeline=pipes, disabled=[])
    config["corpora"] = {
        "train": {"@readers": "claimkit.Trees.v1", "path": str(train), "augment": True, "seed": seed},
        "dev": {"@readers": "claimkit.Trees.v1", "path": str(dev)},
    }
    config["paths"].update(train=None, dev=None, vectors=own.BASE)
    config["initialize"] = {**DEFAULT_CONFIG["initialize"], "vectors": "${paths.vectors}"}
    if init is not None:
        config["paths"]["init_tok2vec"] = str(init)
        config["initialize"]["init_tok2vec"] = "${paths.init_tok2vec}"
        config["pretraining"] = {"component": "tok2vec", "layer": ""}
    if names:
        config["components"]["ner"]["model"]["tok2vec"] = dict(config["components"]["parser"]["model"]["tok2vec"])
    _widen(config["components"])
    if start is not None:
        has = spacy.util.load_config(start / "config.cfg")["components"]
        config["components"].update({name: {"source": str(start)} for name in pipes if name in has})
    config["system"]["seed"] = seed
    if learn_rate is not None:
        config["training"]["optimizer"]["learn_rate"] = learn_rate
        config["training"]["batcher"]["size"] = {"@schedules": "compounding.v1", "start": 500, "stop": 1200, "compound": 1.001}
    config["training"].update(
        patience=0, max_steps=steps, eval_frequency=every, score_weights={"pos_acc": 0.1, "morph_acc": 0.1, "dep_uas": 0.3, "dep_las": 0.5}
    )
    return config


def _widen(components: Any) -> None:
    encoder = components["tok2vec"]["model"]
    encoder["embed"].update(width=WIDTH, rows=ROWS)
    encoder["encode"].update(width=WIDTH, depth=DEPTH)
    for name in set(components) - {"tok2vec"}:
        components[name]["model"]["tok2vec"]["width"] = WIDTH
    components["parser"]["model"]["hidden_width"] = HIDDEN


def run(config: Any, out: Path, overrides: dict[str, Any] | None = None) -> Path:
    """Trains; the folder of the best model."""
    out.mkdir(parents=True, exist_ok=True)
    config.to_disk(out / "train.cfg")
    spacy_train(out / "train.cfg", out, overrides=overrides or {})
    return out / "model-best"
