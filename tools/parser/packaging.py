"""Writes trained weights as package data of claimkit, with what `claimkit.engine.own` checks."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import spacy
import srsly
from spacy import util

from claimkit.engine import own

_WORDS = ("maire", "gouvernement", "Paris", "selon", "millions", "été", "déclaré", "hier")
_LICENCE = Path(__file__).parent / "NOTICE"


def package(model: Path, version: str, out: Path = own.WEIGHTS) -> None:
    """Copies tagger and parser of a trained pipeline into the package.

    Args:
        model: the folder of the trained pipeline.
        version: of the weights, told in `Extraction.meta.parser`.
        out: where they go.
    """
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    config = util.load_config(model / "config.cfg")
    kept = {name: config["components"][name] for name in own.PIPES}
    config_out = type(config)({"components": kept})
    config_out.to_disk(out / "config.cfg")
    for name in own.PIPES:
        shutil.copytree(model / name, out / name)
    vocab = spacy.load(own.BASE, exclude=list(own.PIPES)).vocab
    digests = {str(p.relative_to(out)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(out.rglob("*")) if p.is_file()}
    vectors = {word: [round(float(x), 5) for x in vocab.get_vector(word)[:4]] for word in _WORDS}
    srsly.write_json(out / "meta.json", {"version": version, "vectors": vectors, "sha256": digests})
