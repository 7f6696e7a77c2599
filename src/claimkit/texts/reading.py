"""One text in, one `Extraction` out: reads the arguments, cuts what is longer than spaCy takes, joins the parts again.

What the pipeline reads is a view of the text (`claimkit.french.alignment`): its plain form. What is found is placed back in the
caller's own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise
from threading import RLock
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

from spacy.tokens import Doc

import claimkit
from claimkit.components.claims import asserted
from claimkit.doc.layers import layers_of
from claimkit.doc.workspace import know_text, text_of
from claimkit.errors import DateError, ModelLacksError, OptionError, TextTypeError, kind_of
from claimkit.french.alignment import View
from claimkit.french.date_lines import date_line
from claimkit.models import Block, Claim, Entity, Extraction, Meta, PublishedFrom
from claimkit.pipeline import changed_lexicons, model_name, parser_name
from claimkit.texts.entities import take_in, with_ids
from claimkit.texts.given import as_given
from claimkit.texts.notes import Notes
from claimkit.texts.placing import Place, placed_layers
from claimkit.texts.views import Changes, plain_text

if TYPE_CHECKING:
    from spacy.language import Language

Clauses = Literal["asserted", "all"]
Published = str | date | datetime | None

LONGEST_WORD = 500
_NO_WORD = re.compile(rf"\S{{{2 * LONGEST_WORD},}}")
# Characters that are read together, 25 pages: memory and the cost of looking back stay bounded (spaCy's own limit, `nlp.max_length`, holds too).
LONGEST = 60_000
# Borders at which a long text is cut, best first; each is looked for in the last tenth of the part.
_BORDERS = ("\n\n", "\n", ". ", " ")
_FEED_DATE = re.compile(r"\s*(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{2,4} ")  # RFC 822, as RSS has it
_locks: WeakKeyDictionary[Language, RLock] = WeakKeyDictionary()


def lock_of(nlp: Language) -> RLock:
    """The lock of a pipeline: what makes Docs holds it, since a memory zone of one thread would free the strings of another."""
    return _locks.setdefault(nlp, RLock())


def read_text(text: object) -> str:
    """The text itself.

    Raises:
        TextTypeError: it is no `str`.
    """
    if isinstance(text, str):
        return str.__str__(text)  # of a subclass only the characters: a string of lxml's holds its tree, which no process can send
    if isinstance(text, bytes | bytearray):
        message = "text is bytes, not str: decode it first, `text.decode('utf-8')`"
    elif is_missing(text):
        message = f"text is missing ({text}): give the article as a str, or leave the document out"
    elif isinstance(text, list | tuple | set) or hasattr(text, "__next__"):
        message = f"text is {kind_of(text)}: give one str, or use claimkit.extract_many for several"
    else:
        message = f"text is {kind_of(text)}, not a str: give the article as a str"
    raise TextTypeError(message)


def read_published(published: object) -> date | None:
    """The day of publication; what tables call missing (NaN, NaT, NA) is None.

    Raises:
        DateError: it is neither an ISO date, a date of a feed (« Tue, 18 Mar 2025 08:00:00 +0100 »), a date, a datetime nor None.
    """
    if is_missing(published):
        return None
    if isinstance(published, datetime):
        return published.date()
    if isinstance(published, date):
        return published
    if isinstance(published, str):
        try:
            return (parsedate_to_datetime(published) if _FEED_DATE.match(published) else datetime.fromisoformat(published)).date()
        except ValueError as error:
            message = f"published={published!r} is no ISO date: write it as 'YYYY-MM-DD', for example '2024-11-11'"
            raise DateError(message) from error
    if type(published).__module__ == "numpy" and isinstance(day := _day_of_numpy(published), date):
        return day
    message = f"published is {kind_of(published)}: give 'YYYY-MM-DD', a date or a datetime, or None"
    raise DateError(message)


def is_missing(value: object) -> bool:
    """Whether it is None, or what pandas and numpy put where a table has no value: NaN, NaT, NA."""
    if value is None or type(value).__name__ in {"NaTType", "NAType"}:
        return True
    return (isinstance(value, float) or type(value).__name__ == "datetime64") and value != value  # noqa: PLR0124 - only they differ from themselves


def _day_of_numpy(value: object) -> object:
    import numpy as np

    return value.astype("datetime64[D]").item() if isinstance(value, np.datetime64) else None


def read_clauses(clauses: object) -> Clauses:
    """Which clauses are asked for.

    Raises:
        OptionError: neither `asserted` nor `all`.
    """
    if clauses in {"asserted", "all"}:
        return clauses
    message = f"clauses={clauses!r}: use 'asserted' or 'all'"
    raise OptionError(message)


def read_min_confidence(lowest: object) -> float:
    """The lowest confidence that is asked for.

    Raises:
        OptionError: no number from 0 to 1.
    """
    if isinstance(lowest, int | float) and not isinstance(lowest, bool) and 0 <= lowest <= 1:
        return float(lowest)
    message = f"min_confidence={lowest!r}: give a number from 0 (all claims) to 1"
    raise OptionError(message)


def read_pipeline(nlp: object) -> Language:
    """A pipeline with claimkit's components.

    Raises:
        OptionError: it is no `Language`.
        ModelLacksError: it has no `claimkit_claims`.
    """
    from spacy.language import Language

    if not isinstance(nlp, Language):
        message = f"nlp is {kind_of(nlp)}, not a spaCy `Language`: give what claimkit.load() returns"
        raise OptionError(message)
    if "claimkit_claims" not in nlp.pipe_names:
        message = "the pipeline has no claimkit components: call claimkit.add_to(nlp) first"
        raise ModelLacksError(message)
    return nlp


def parts_of(text: str, longest: int) -> Iterator[tuple[int, str]]:
    """(offset, part) of a text in parts of at most `longest` characters: cut after a paragraph, else a line, a stop, a space."""
    start = 0
    while len(text) - start > longest:
        limit = start + longest
        cut = limit
        for border in _BORDERS:
            at = text.rfind(border, limit - longest // 10, limit)
            if at > start:
                cut = at + len(border)
                break
        yield start, text[start:cut]
        start = cut
    if start < len(text) or not text:
        yield start, text[start:]


@dataclass(slots=True)
class Part:
    """A part of a text while it is read.

    Attributes:
        offset: where it begins in the text.
        view: what is read of it.
        doc: its Doc, tokenized at first, annotated later.
        changes: what had to be done to read it.
    """

    offset: int
    view: View
    doc: Doc
    changes: Changes

    def read(self, doc: Doc) -> Part:
        """The same part, annotated."""
        self.doc = doc
        return self


def parts_to_read(text: str, published: date | None, nlp: Language, *, background: bool = True) -> Iterator[Part]:
    """The parts of a text, tokenized, with the day of publication; the components have not run.

    Args:
        text: the text.
        published: its day of publication, if that is given.
        nlp: the pipeline.
        background: whether all claims are asked for, or those that are `asserted`.
    """
    for offset, given in parts_of(text, min(nlp.max_length, LONGEST)):
        view = View(given)
        changes = plain_text(view, nlp)
        if published is None and offset == 0:
            published = date_line(view.text)
        doc = _tokenized(view.text, nlp)
        layers_of(doc).published = published
        know_text(doc, view.text, continued=offset > 0, background=background)
        yield Part(offset, view, doc, changes)


def _tokenized(text: str, nlp: Language) -> Doc:
    """The tokens of a text. spaCy's tokenizer takes the square of a word's length: what is longer than any word is cut for it."""
    runs = [match.span() for match in _NO_WORD.finditer(text)]
    if not runs:
        return nlp.make_doc(text)
    cuts = [0, *(at for start, end in runs for at in range(start + LONGEST_WORD, end, LONGEST_WORD)), len(text)]
    docs = [nlp.make_doc(text[a:b]) for a, b in pairwise(cuts)]
    return Doc.from_docs(docs, ensure_whitespace=False) or nlp.make_doc(text)


def joined(parts: list[Part], text: str) -> Doc:
    """One Doc of annotated parts, whose text is the one that was given."""
    docs = [as_given(part.doc, part.view) for part in parts]
    if len(docs) == 1:
        return docs[0]
    whole = Doc.from_docs([doc for doc in docs if len(doc)], ensure_whitespace=False, exclude=["user_data"])  # type: ignore[call-arg]
    if whole is None:
        return docs[0]
    together = layers_of(whole)
    together.published = layers_of(docs[0]).published
    text = "".join(text_of(doc) for doc in docs)
    for part, doc in zip(parts, docs, strict=True):
        layers = placed_layers(layers_of(doc), Place(text, part.offset))
        ids = take_in(together.entities, layers.entities)
        if part.offset:
            layers = layers.model_copy(update={"claims": with_ids(layers.claims, ids), "attributions": with_ids(layers.attributions, ids)})
        for name, values in layers:
            if isinstance(values, list) and name != "entities":
                getattr(together, name).extend(values)
    return whole


def meta_of(nlp: Language, clauses: Clauses, min_confidence: float = 0.0) -> Meta:
    """What is told of the pipeline, and of what was asked for, in each Extraction."""
    return Meta(
        claimkit=claimkit.__version__,
        model=model_name(nlp),
        parser=parser_name(nlp),
        clauses=clauses,
        min_confidence=min_confidence,
        lexicons=changed_lexicons(nlp),
    )


def to_extraction(text: str, parts: Iterable[Part], meta: Meta, given: date | None, name: str | None = None) -> Extraction:
    """The Extraction of a text from its annotated parts, which are taken one by one.

    Args:
        text: the caller's text.
        parts: what was read.
        meta: what is told of the pipeline.
        given: the day of publication that the caller gave.
        name: the caller's name for the text.
    """
    claims: list[Claim] = []
    blocks: list[Block] = []
    entities: list[Entity] = []
    published, notes = given, Notes(text)
    for part in parts:
        layers = layers_of(part.doc)
        published = layers.published
        kept = layers.claims if meta.clauses == "all" else [c for c in layers.claims if asserted(c)]
        if meta.min_confidence:
            kept = [c for c in kept if c.confidence is not None and c.confidence >= meta.min_confidence]
        place = Place(text, part.offset, None if part.view.plain else part.view)
        found, named = layers.blocks, layers.entities
        if not (part.offset == 0 and part.view.plain and len(part.view.given) == len(text)):
            kept, found, named = place.all(kept), place.all(found), place.all(named)
        ids = take_in(entities, named)
        claims.extend(kept if part.offset == 0 else with_ids(kept, ids))
        blocks.extend(found)
        notes.take(part, layers, place)
    source: PublishedFrom | None = "caller" if given is not None else "byline" if published is not None else None
    return Extraction(
        id=name,
        text=text,
        published=published,
        claims=tuple(_told_apart(claims)),
        blocks=tuple(blocks),
        entities=tuple(entities),
        notes=tuple(notes.all(source)),
        meta=meta.model_copy(update={"published_from": source}),
    )


def _told_apart(claims: list[Claim]) -> list[Claim]:
    """Ids count from the start of a part: a part that stands twice would give the same ones."""
    seen: dict[str, int] = {}
    out = []
    for claim in claims:
        times = seen[claim.id] = seen.get(claim.id, 0) + 1
        out.append(claim if times == 1 else claim.model_copy(update={"id": f"{claim.id}-{times}"}))
    return out
