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


def package(model: Path, version: str, out: Path = own.WEIGHTS, pipes: tuple[str, ...] = own.PARSER) -> None:
    """Copies pipes of a trained pipeline into the package; the other ones stay as they are.

    Args:
        model: the folder of the trained pipeline.
        version: of the weights, told in `Extraction.meta.parser`.
        out: where they go.
        pipes: which ones.
    """
    out.mkdir(parents=True, exist_ok=True)
    trained, kept = util.load_config(model / "config.cfg"), out / "config.cfg"
    components = dict(util.load_config(kept)["components"]) if kept.exists() else {}
    components.update({name: trained["components"][name] for name in pipes})
    type(trained)({"components": components}).to_disk(kept)
    for name in pipes:
        shutil.rmtree(out / name, ignore_errors=True)
        shutil.copytree(model / name, out / name)
    vocab = spacy.load(own.BASE, exclude=list(own.PIPES)).vocab
    files = [p for p in sorted(out.rglob("*")) if p.is_file() and p.name != "meta.json"]
    digests = {str(p.relative_to(out)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    vectors = {word: [round(float(x), 5) for x in vocab.get_vector(word)[:4]] for word in _WORDS}
    srsly.write_json(out / "meta.json", {"version": version, "vectors": vectors, "sha256": digests})
