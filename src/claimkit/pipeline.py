"""load and add_to: the ordered list of components."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Literal

from spacy.language import Language

import claimkit.components.factories  # noqa: F401 - registers the factories where entry points are not installed
from claimkit.collection import no_collection
from claimkit.components.component import Component
from claimkit.doc.layers import register
from claimkit.engine import META_KEY, Parser, UnknownPipelineError, load_pipeline, put_into
from claimkit.errors import ModelLacksError, ModelNotFoundError, OptionError, kind_of
from claimkit.lexicons import Lexicons

DEFAULT_MODEL = "fr_core_news_md"
SPACY_MODELS = ("fr_core_news_sm", "fr_core_news_md", "fr_core_news_lg")
BEFORE_PARSER = ("claimkit_blocks",)
AFTER_MODEL = (
    "claimkit_verbs",
    "claimkit_entities",
    "claimkit_quantities",
    "claimkit_times",
    "claimkit_locations",
    "claimkit_attributions",
    "claimkit_hedges",
    "claimkit_coreference",
    "claimkit_claims",
)
_NEEDS = {"parser": "a dependency parser with Universal Dependencies labels", "ner": "an entity recognizer"}


Engine = Literal["auto", "fast", "spacy"]


def load(
    model: str = DEFAULT_MODEL,
    *,
    parser: Parser | None = None,
    lexicons: Mapping[str, Iterable[Mapping[str, Any]]] | None = None,
    engine: Engine = "auto",
) -> Language:
    """The spaCy pipeline with claimkit's components in it.

    Args:
        model: name or path of an installed French spaCy pipeline with a UD parser and an entity recognizer.
        parser: what reads sentences. `claimkit` is the tagger and parser that come with claimkit, trained for French press
            (docs/parser.md); they need the word vectors of fr_core_news_md. `model` is those of the pipeline. By default `claimkit` with
            fr_core_news_md and `model` with any other.
        lexicons: rows on top of claimkit's word lists, by table: `{"media": [{"name": "Le Phare"}]}` adds or replaces a row,
            `{"name": "Le Monde", "remove": True}` removes one.
        engine: what runs the model. `fast` gives spaCy's annotations at several times its speed and refuses a pipeline that it does not
            know; `spacy` is spaCy's own code; `auto` is `fast` where it can be, else `spacy`, with one line in the log `claimkit`.

    Returns:
        A `Language`; `nlp(text)._.claimkit` holds the layers.

    Raises:
        ModelNotFoundError: the model is not installed.
        ModelLacksError: it has no parser or no entity recognizer, or is not French; `engine="fast"` does not know it; or
            `parser="claimkit"` and it has other word vectors.
        ModelError: a file of claimkit's parser is missing or damaged.
        LexiconError: a row of `lexicons` is wrong.
        OptionError: no such word list, no such engine, no such parser.

    Example:
        >>> import claimkit
        >>> nlp = claimkit.load()
        >>> "claimkit_claims" in nlp.pipe_names
        True
    """
    if not isinstance(model, str):
        message = f"model must be the name or path of a spaCy pipeline, not {type(model).__name__}; pass a `Language` to claimkit.add_to"
        raise OptionError(message)
    if engine not in ("auto", "fast", "spacy"):
        message = f"engine={engine!r}: use 'auto', 'fast' or 'spacy'"
        raise OptionError(message)
    if parser is None:
        parser = "claimkit" if model == DEFAULT_MODEL else "model"
    _check_parser(parser)
    overlay = Lexicons(lexicons).overlay  # wrong rows are told before the model is loaded
    try:
        nlp = load_pipeline(model, engine, parser)
    except UnknownPipelineError as error:
        message = f"the fast engine does not know {model!r} ({error}): use engine='auto' or 'spacy'"
        raise ModelLacksError(message) from error
    except OSError as error:
        if model in SPACY_MODELS:
            advice = f"run `python -m spacy download {model}`" + ("" if model == DEFAULT_MODEL else f", or use {DEFAULT_MODEL!r}")
        else:
            advice = f"give the path of yours, or one of spaCy's ({', '.join(SPACY_MODELS)})"
        message = f"no spaCy pipeline {model!r} is installed: {advice}"
        raise ModelNotFoundError(message) from error
    with no_collection(lasting=True):
        return add_to(nlp, lexicons=overlay)


def add_to(nlp: Language, *, parser: Parser = "model", lexicons: Mapping[str, Iterable[Mapping[str, Any]]] | None = None) -> Language:
    """Adds claimkit's components to a pipeline that the caller already has, and returns it.

    Components that are there already are left as they are.

    Args:
        nlp: a French pipeline with a parser and an entity recognizer.
        parser: `model` leaves tokenizer, tagger and parser as they are; `claimkit` puts claimkit's own in their place, which needs the
            word vectors of fr_core_news_md.
        lexicons: as for `load`.

    Raises:
        OptionError: `nlp` is no `Language`, or there is no such parser or word list.
        ModelError: a file of claimkit's parser is missing or damaged.
        ModelLacksError: the pipeline has no parser or no entity recognizer, or is not French, or `parser="claimkit"` and it has other
            word vectors.
        LexiconError: a row of `lexicons` is wrong.
    """
    if not isinstance(nlp, Language):
        message = f"nlp is {kind_of(nlp)}, not a spaCy `Language`: give what spacy.load() returns"
        raise OptionError(message)
    if nlp.lang != "fr":
        message = f"the pipeline is for language {nlp.lang!r}, claimkit reads French: load {DEFAULT_MODEL!r}"
        raise ModelLacksError(message)
    _check_parser(parser)
    for name, what in _NEEDS.items():
        if name not in nlp.pipe_names:
            message = f"the pipeline has no {name!r} ({what}); use {DEFAULT_MODEL!r}, or load yours without excluding {name!r}"
            raise ModelLacksError(message)
    if parser == "claimkit" and META_KEY not in nlp.meta:
        put_into(nlp)
    register()
    config = {"lexicons": Lexicons(lexicons).overlay}
    present = set(nlp.pipe_names)
    for name in BEFORE_PARSER:
        if name not in present:
            nlp.add_pipe(name, first=True, config=config)
    for name in AFTER_MODEL:
        if name not in present:
            nlp.add_pipe(name, config=config)
    return nlp


@lru_cache(maxsize=4)
def shared(model: str = DEFAULT_MODEL) -> Language:
    """The pipeline that `extract` uses when it is given none: loaded once a process."""
    return load(model)


def model_name(nlp: Language) -> str:
    """Name and version of a pipeline, as told in `Extraction.meta`."""
    meta = nlp.meta
    return f"{meta.get('lang', '')}_{meta.get('name', '')} {meta.get('version', '')}".strip()


def parser_name(nlp: Language) -> str:
    """Which parser reads the text, with its version, as told in `Extraction.meta`."""
    version = nlp.meta.get(META_KEY)
    return f"claimkit {version}" if version else model_name(nlp)


def _check_parser(parser: object) -> None:
    if parser not in {"claimkit", "model"}:
        message = f"parser={parser!r}: use 'claimkit' or 'model'"
        raise OptionError(message)


def changed_lexicons(nlp: Language) -> tuple[str, ...]:
    """Names of the word lists that the user changed for this pipeline, sorted, as told in `Extraction.meta`."""
    names: set[str] = set()
    for _, component in nlp.pipeline:
        if isinstance(component, Component):
            names |= set(component.lexicons.overlay)
    return tuple(sorted(names))
