"""extract, annotate, explain, extract_many: text in, models out."""

from __future__ import annotations

import os
import warnings
from collections.abc import Generator, Iterable, Iterator, Sized
from contextlib import closing
from typing import TYPE_CHECKING, Any, Literal, get_args, overload

from spacy.tokens import Doc

from claimkit.doc.layers import layers_of
from claimkit.errors import DocumentError, MarkupWarning, OptionError
from claimkit.models import Extraction, Firing
from claimkit.pipeline import shared
from claimkit.texts.batch import Outcome, batches_of, here, read_items, read_stream, shown
from claimkit.texts.firings import firings
from claimkit.texts.reading import (
    Clauses,
    Published,
    joined,
    lock_of,
    meta_of,
    parts_to_read,
    read_clauses,
    read_min_confidence,
    read_pipeline,
    read_published,
    read_text,
    to_extraction,
)

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["annotate", "explain", "extract", "extract_many", "read_published", "read_text"]

OnError = Literal["raise", "record"]
Lang = Literal["en", "fr"]


def annotate(text: str, *, published: Published = None, nlp: Language | None = None) -> Doc:
    """The spaCy Doc of a text, with claimkit's layers under `doc._.claimkit`.

    Args:
        text: the article; any string. `doc.text` is equal to it but for lone surrogates, which are U+FFFD there.
        published: day of publication (an ISO date, a date, a datetime, or a date as feeds write it), which resolves relative dates; without it
            they stay unresolved.
        nlp: a pipeline from `claimkit.load()`; without it the standard one is loaded once a process.

    Returns:
        A Doc. A text longer than `nlp.max_length` (spaCy's limit, 1,000,000 characters) is read in parts, cut between paragraphs.

    Raises:
        TextTypeError: the text is no `str`.
        DateError: `published` is no date.
        ModelLacksError: `nlp` has no claimkit components.

    Example:
        >>> doc = claimkit.annotate("Selon la mairie, 300 personnes ont manifesté.")
        >>> [q.value for q in doc._.claimkit.quantities]
        [300.0]
    """
    text, day = read_text(text), read_published(published)
    nlp = shared() if nlp is None else read_pipeline(nlp)
    with lock_of(nlp):
        return joined([part.read(nlp(part.doc)) for part in parts_to_read(text, day, nlp)], text)


def extract(
    text: str,
    *,
    published: Published = None,
    clauses: Clauses = "asserted",
    min_confidence: float = 0.0,
    nlp: Language | None = None,
) -> Extraction:
    """The claims of a French news text.

    Args:
        text: the article; any string.
        published: day of publication (an ISO date, a date, a datetime, or a date as feeds write it), which resolves relative dates; without it
            they stay unresolved.
        clauses: `asserted` leaves out background clauses (relative, adverbial, participial) that have no figure, source or hedge,
            participles and infinitives also those that have no figure or hedge of their own; `all` keeps them.
        min_confidence: from 0 to 1; claims of less confidence are left out. 0 keeps all: what is left out may be right.
        nlp: a pipeline from `claimkit.load()`; without it the standard one is loaded once a process.

    Returns:
        An Extraction; its spans are character offsets into `text`.

    Raises:
        TextTypeError: the text is no `str`.
        DateError: `published` is no date.
        OptionError: no such `clauses`, or `min_confidence` is no number from 0 to 1.
        ModelLacksError: `nlp` has no claimkit components.

    Example:
        >>> extraction = claimkit.extract("Selon la mairie, 300 personnes ont manifesté.")
        >>> extraction.claims[0].attribution.sources[0].name
        'mairie'
    """
    text, day, clauses = read_text(text), read_published(published), read_clauses(clauses)
    lowest = read_min_confidence(min_confidence)
    nlp = shared() if nlp is None else read_pipeline(nlp)
    with lock_of(nlp):
        parts = (part.read(nlp(part.doc)) for part in parts_to_read(text, day, nlp, background=clauses == "all"))
        extraction = to_extraction(text, parts, meta_of(nlp, clauses, lowest), day)
    if markup := next((note for note in extraction.notes if note.id == "markup"), None):
        warnings.warn(markup.text, MarkupWarning, stacklevel=2)  # once for each line that calls, unless the caller asks for more
    return extraction


def explain(text: str | Doc, *, published: Published = None, lang: Lang = "en", nlp: Language | None = None) -> list[Firing]:
    """Which rules fired in a text, and where: how it was read, before clauses are left out.

    Args:
        text: the article, or a Doc that claimkit has read.
        published: day of publication, as in `extract`; a Doc has its own.
        lang: language of what each rule says, `en` or `fr`.
        nlp: a pipeline from `claimkit.load()`; without it the standard one is loaded once a process.

    Returns:
        One Firing for each rule at each place, in text order.

    Raises:
        TextTypeError: the text is neither `str` nor `Doc`.
        DateError: `published` is no date.
        OptionError: no such language.
        ModelLacksError: `nlp` has no claimkit components.

    Example:
        >>> [f.rule for f in claimkit.explain("Le port aurait fermé lundi.", published="2024-11-11")]
        ['actor.subject', 'hedge.conditional', 'claim.finite', 'time.weekday']
    """
    if lang not in get_args(Lang):
        message = f"lang={lang!r}: use 'en' or 'fr'"
        raise OptionError(message)
    doc = text if isinstance(text, Doc) else annotate(text, published=published, nlp=nlp)
    return firings(doc.text, layers_of(doc), lang)


@overload
def extract_many(
    texts: Iterable[Any],
    *,
    published: Published = None,
    clauses: Clauses = "asserted",
    min_confidence: float = 0.0,
    nlp: Language | None = None,
    n_process: int = 1,
    batch_size: int = 8000,
    progress: bool = False,
    on_error: Literal["raise"] = "raise",
) -> Iterator[Extraction]: ...


@overload
def extract_many(
    texts: Iterable[Any],
    *,
    published: Published = None,
    clauses: Clauses = "asserted",
    min_confidence: float = 0.0,
    nlp: Language | None = None,
    n_process: int = 1,
    batch_size: int = 8000,
    progress: bool = False,
    on_error: Literal["record"],
) -> Iterator[Extraction | DocumentError]: ...


def extract_many(
    texts: Iterable[Any],
    *,
    published: Published = None,
    clauses: Clauses = "asserted",
    min_confidence: float = 0.0,
    nlp: Language | None = None,
    n_process: int = 1,
    batch_size: int = 8000,
    progress: bool = False,
    on_error: OnError = "raise",
) -> Iterator[Any]:
    """The extractions of many texts, in order, in constant memory.

    Args:
        texts: any iterable, read as it is needed: texts, `(text, published)` pairs, or dicts with `text` and, if you like, `published` and
            `id` (other keys are reported once and left alone); or a table of pandas, polars or Arrow with columns of these names.
        published: day of publication of the texts that bring none.
        clauses: as in `extract`.
        min_confidence: as in `extract`.
        nlp: a pipeline from `claimkit.load()`; without it the standard one is loaded once.
        n_process: processes that read; -1 for as many as there are cores. Each takes about 700 MB.
        batch_size: tokens, about, that are read together; 8,000 is fastest, fewer give the first results sooner.
        progress: a bar on standard error.
        on_error: what happens when a document cannot be read (no text, a wrong date, a process that dies on it). `raise` raises its
            `DocumentError` when its turn comes; `record` gives the `DocumentError` in its place and goes on.

    Yields:
        One Extraction a document, or its DocumentError.

    Raises:
        DocumentError: a document cannot be read, and `on_error="raise"`.
        TextTypeError: `texts` is one text.
        OptionError: an option has a value that does not exist.
        ModelError: the worker processes die as they start.

    Example:
        >>> texts = ["Il pleut à Brest.", {"text": "La grève est finie.", "published": "2024-11-11", "id": "b"}]
        >>> [len(e.claims) for e in claimkit.extract_many(texts)]
        [1, 1]
    """
    stream, day, clauses = read_stream(texts), read_published(published), read_clauses(clauses)
    lowest = read_min_confidence(min_confidence)
    if on_error not in ("raise", "record"):
        message = f"on_error={on_error!r}: use 'raise' or 'record'"
        raise OptionError(message)
    processes = _at_least_one("n_process", (os.cpu_count() or 1) if n_process == -1 else n_process)
    batch_size = _at_least_one("batch_size", batch_size)
    pipeline = shared() if nlp is None else read_pipeline(nlp)
    meta = meta_of(pipeline, clauses, lowest)
    batches = batches_of(read_items(stream, day), batch_size)
    if processes == 1:
        outcomes = here(pipeline, batches, meta)
    else:
        from claimkit.texts.workers import Workers

        outcomes = Workers(pipeline, meta, processes).outcomes(batches)
    if progress:
        outcomes = shown(outcomes, len(texts) if isinstance(texts, Sized) else None)
    return _raising(outcomes) if on_error == "raise" else outcomes


def _raising(outcomes: Generator[Outcome, None, None]) -> Iterator[Outcome]:
    with closing(outcomes):  # at once, with its processes, not when the traceback is forgotten
        for outcome in outcomes:
            if isinstance(outcome, DocumentError):
                raise outcome
            yield outcome


def _at_least_one(name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        message = f"{name}={value!r}: give a whole number from 1 on" + (", or -1 for all cores" if name == "n_process" else "")
        raise OptionError(message)
    return value
