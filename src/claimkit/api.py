"""extract, annotate, extract_many: text in, models out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import claimkit
from claimkit.components.layers import layers_of
from claimkit.errors import DateError, OptionError, TextTypeError
from claimkit.models import Claim, Extraction, Meta
from claimkit.pipeline import model_name, shared

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Clauses = Literal["asserted", "all"]
Published = str | date | datetime | None


def read_text(text: object) -> str:
    """The text itself.

    Raises:
        TextTypeError: it is no `str`.
    """
    if isinstance(text, str):
        return text
    if isinstance(text, bytes | bytearray):
        message = "text is bytes, not str: decode it first, `text.decode('utf-8')`"
    elif text is None:
        message = "text is None: give the article as a str"
    elif isinstance(text, list | tuple | set) or hasattr(text, "__next__"):
        message = f"text is a {type(text).__name__}: give one str, or use claimkit.extract_many for several"
    else:
        message = f"text is a {type(text).__name__}, not str: give the article as a str"
    raise TextTypeError(message)


def read_published(published: object) -> date | None:
    """The day of publication.

    Raises:
        DateError: it is neither an ISO date, a date, a datetime nor None.
    """
    if published is None:
        return None
    if isinstance(published, datetime):
        return published.date()
    if isinstance(published, date):
        return published
    if isinstance(published, str):
        try:
            return datetime.fromisoformat(published).date()
        except ValueError as error:
            message = f"published={published!r} is no ISO date: write it as 'YYYY-MM-DD', for example '2024-11-11'"
            raise DateError(message) from error
    message = f"published is a {type(published).__name__}: give 'YYYY-MM-DD', a date or a datetime, or None"
    raise DateError(message)


def annotate(text: str, *, published: Published = None, nlp: Language | None = None) -> Doc:
    """The spaCy Doc of a text, with claimkit's layers under `doc._.claimkit`."""
    day = read_published(published)
    nlp = nlp or shared()
    doc = nlp.make_doc(read_text(text))
    layers_of(doc).published = day
    return nlp(doc)


def extract(text: str, *, published: Published = None, clauses: Clauses = "asserted", nlp: Language | None = None) -> Extraction:
    """The claims of a French news text."""
    if clauses not in ("asserted", "all"):
        message = f"clauses={clauses!r}: use 'asserted' or 'all'"
        raise OptionError(message)
    nlp = nlp or shared()
    return to_extraction(annotate(text, published=published, nlp=nlp), clauses=clauses, model=model_name(nlp))


def asserted(claim: Claim) -> bool:
    """Whether `clauses="asserted"` keeps the claim."""
    return claim.clause in ("main", "coordinate", "content", "headline") or bool(claim.quantities or claim.attribution or claim.hedges)


def to_extraction(doc: Doc, *, clauses: Clauses, model: str) -> Extraction:
    """The Extraction of an annotated Doc."""
    layers = layers_of(doc)
    claims = layers.claims if clauses == "all" else [c for c in layers.claims if asserted(c)]
    meta = Meta(claimkit=claimkit.__version__, model=model, clauses=clauses)
    return Extraction(text=doc.text, published=layers.published, claims=tuple(claims), blocks=tuple(layers.blocks), meta=meta)


def extract_many(texts: Iterable[Any], **options: Any) -> Iterator[Extraction]:
    """The extractions of many texts, in order."""
    for text in texts:
        yield extract(text, **options)
