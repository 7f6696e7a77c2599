"""Writes trained weights as package data of claimkit, with what `claimkit.engine.own` checks."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

import spacy
import srsly
from spacy import util

from claimkit.engine import own

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = ("maire", "gouvernement", "Paris", "selon", "millions", "été", "déclaré", "hier")


def package(model: Path, version: str, out: Path = own.WEIGHTS) -> None:
    """Copies the pipes of a trained pipeline into the package.

    Args:
        model: the folder of the trained pipeline.
        version: of the weights, told in `Extraction.meta.parser`.
        out: where they go; what is there goes away.

    Raises:
        ValueError: a pipe is missing; nothing was changed.
    """
    trained = util.load_config(model / "config.cfg")
    if missing := [name for name in own.PIPES if name not in trained["components"]]:
        message = (
            f"{model} has no {missing[0]!r}: the recognizer reads the encoder of tagger and parser, train all with `tools.distill finish`"
        )
        raise ValueError(message)
    shutil.rmtree(out, ignore_errors=True)
    for name in own.PIPES:
        shutil.copytree(model / name, out / name)
    type(trained)({"components": {name: trained["components"][name] for name in own.PIPES}}).to_disk(out / "config.cfg")
    vocab = spacy.load(own.BASE, exclude=list(own.PIPES)).vocab
    files = [p for p in sorted(out.rglob("*")) if p.is_file() and p.name != "meta.json"]
    digests = {str(p.relative_to(out)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    vectors = {word: [round(float(x), 5) for x in vocab.get_vector(word)[:4]] for word in _WORDS}
    srsly.write_json(out / "meta.json", {"version": version, "vectors": vectors, "sha256": digests})
