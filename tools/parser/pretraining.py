"""Pretrains the encoder on raw text: it learns to give the vectors of words that are hidden from it (spaCy's `pretrain`)."""

from __future__ import annotations

import lzma
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import spacy
from spacy.tokens import Doc
from spacy.training.pretrain import pretrain
from spacy.util import load_config_from_str
from tools.parser.corpus import treebank_tokenizer
from tools.parser.training import config_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language

_SETTINGS = """
[pretraining]
max_epochs = 6
dropout = 0.2
n_save_every = null
n_save_epoch = null
component = "tok2vec"
layer = ""
corpus = "corpora.pretrain"

[pretraining.batcher]
@batchers = "spacy.batch_by_words.v1"
size = 3000
discard_oversize = false
tolerance = 0.2
get_length = null

[pretraining.objective]
@architectures = "spacy.PretrainVectors.v1"
maxout_pieces = 3
hidden_size = 300
loss = "cosine"

[pretraining.optimizer]
@optimizers = "Adam.v1"
beta1 = 0.9
beta2 = 0.999
L2_is_weight_decay = true
L2 = 0.01
grad_clip = 1.0
use_averages = true
eps = 1e-8
learn_rate = 0.001
"""


@spacy.registry.readers("claimkit.Raw.v1")
def raw(path: str, seed: int = 0) -> Callable[[Language], Iterator[Doc]]:
    """Reader of raw text, a paragraph a line, plain or packed with xz."""
    opened = lzma.open if path.endswith(".xz") else open
    with opened(path, "rt", encoding="utf-8") as file:
        lines = [line.strip() for line in file if len(line.split()) > 5]
    random = Random(seed)

    def docs(nlp: Language) -> Iterator[Doc]:
        tokenizer = treebank_tokenizer(nlp.vocab, nlp.tokenizer.url_match)
        random.shuffle(lines)
        for line in lines:
            yield tokenizer(line[:2000])

    return docs


def run(text: Path, out: Path, **options: Any) -> Path:
    """Pretrains on a text; the folder of the weights."""
    config = config_of(text, text, steps=1)
    config["corpora"]["pretrain"] = {"@readers": "claimkit.Raw.v1", "path": str(text)}
    settings = load_config_from_str(_SETTINGS, interpolate=False)["pretraining"]
    config["pretraining"] = {**settings, **options}
    out.mkdir(parents=True, exist_ok=True)
    pretrain(config.interpolate(), out, silent=False)
    return out
