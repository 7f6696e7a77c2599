"""Loads a French spaCy pipeline in a quarter of the time, with nothing of spaCy changed for others.

Saved: the French tokenizer pattern (see `token_match`), the lookup tables' filters (see `lemmas`), the 600,000 strings that only
name the vectors (vectors are found by hash: `vocab.strings` knows the words that were read), and the check of the training
sections of the config.
"""

from __future__ import annotations

import logging
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import spacy
import srsly
from spacy import util
from spacy.vectors import Vectors

from claimkit.collection import no_collection
from claimkit.engine import own
from claimkit.engine.executor import Executor, UnknownPipelineError
from claimkit.engine.language import FastFrench, read_tokenizer
from claimkit.engine.selfcheck import first_difference
from claimkit.engine.vectors import LateVectors
from claimkit.engine.weights import read_pipes

if TYPE_CHECKING:
    from spacy.language import Language

logger = logging.getLogger("claimkit")
Parser = Literal["claimkit", "model"]


def data_path(model: str) -> Path:
    """Where the data of an installed pipeline, or of one saved at a path, is.

    Raises:
        OSError: there is no such pipeline.
    """
    spec = find_spec(model) if model.isidentifier() else None
    root = Path(spec.origin).parent if spec is not None and spec.origin is not None else None
    if root is not None and (root / "meta.json").is_file():
        meta = srsly.read_json(root / "meta.json")
        return root / f"{meta['lang']}_{meta['name']}-{meta['version']}"
    if (Path(model) / "config.cfg").is_file():
        return Path(model)
    message = f"no pipeline {model!r}"
    raise OSError(message)


def _known(config: dict[str, Any]) -> None:
    """Refuses what only spaCy's own loading does right.

    Raises:
        UnknownPipelineError: another language, another tokenizer, hooks, or sourced components.
    """
    nlp = config["nlp"]
    if nlp["lang"] != "fr":
        raise UnknownPipelineError(f"language {nlp['lang']!r}")
    if nlp["tokenizer"] != {"@tokenizers": "spacy.Tokenizer.v1"}:
        raise UnknownPipelineError("a tokenizer of its own")
    if any(nlp.get(hook) for hook in ("before_creation", "after_creation", "after_pipeline_creation")):
        raise UnknownPipelineError("hooks in its config")
    if any("factory" not in component for component in config["components"].values()):
        raise UnknownPipelineError("components from other pipelines")


def _read(path: Path, ours: tuple[str, ...]) -> FastFrench:
    """The pipeline of a folder, with claimkit's own pipes of those names."""
    config = util.load_config(path / "config.cfg")
    _known(config)
    meta = srsly.read_json(path / "meta.json")
    if ours:
        config["components"].update(own.config_of_pipes(ours))
    nlp = cast("FastFrench", FastFrench.from_config(config, meta=meta, auto_fill=False, validate=False))
    if type(nlp.vocab.vectors) is Vectors:
        nlp.vocab.vectors = LateVectors(strings=nlp.vocab.strings)
    kept = [(name, pipe) for name, pipe in nlp.components if name not in ours]
    nlp.from_disk(path, exclude=["strings", "tokenizer", *read_pipes(kept, path), *ours])
    if ours:
        own.check_vectors(nlp.vocab)
        own.read_weights(nlp.components, ours)
        nlp.tokenizer = own.tokenizer_of(nlp.vocab)
        nlp.meta[own.META_KEY] = own.about()["version"]
    else:
        nlp.tokenizer = read_tokenizer(nlp, path / "tokenizer")
    return nlp


def load_fast(model: str, parser: Parser = "model") -> Language:
    """The pipeline, loaded and run by the engine; with claimkit's own tagger and parser, or those of the model.

    Raises:
        ModelLacksError: claimkit's parser needs other vectors.
        ModelError: the weights of claimkit's parser are damaged.
        UnknownPipelineError: the engine does not know the pipeline, or gives other annotations than spaCy on its check sentences.
        OSError: there is no such pipeline.
    """
    with no_collection(lasting=True):
        nlp = _read(data_path(model), own.pipes_for(model) if parser == "claimkit" else ())
        executor = Executor.of(nlp)
    if difference := first_difference(nlp, executor):
        raise UnknownPipelineError(difference)
    nlp.executor = executor
    return nlp


def load_pipeline(model: str, engine: str, parser: Parser = "model") -> Language:
    """The pipeline by `engine`: `fast` or none, `spacy`, or `auto`, which is `fast` where it can be, with one line in the log where not.

    Raises:
        UnknownPipelineError: `engine="fast"` and the engine does not know the pipeline.
        OSError: there is no such pipeline.
    """
    if engine == "spacy":
        return _load_stock(model, parser)
    try:
        return load_fast(model, parser)
    except UnknownPipelineError as error:
        if engine == "fast":
            raise
        logger.warning("%s runs on spaCy's own pipes: the fast engine does not know %s", model, error)
    return _load_stock(model, parser)


def _load_stock(model: str, parser: Parser) -> Language:
    nlp = spacy.load(model)
    if parser == "claimkit":
        own.put_into(nlp, own.pipes_for(model))
    return nlp
