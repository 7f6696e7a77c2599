"""One text in, one `Extraction` out: reads the arguments, cuts what is longer than spaCy takes, joins the parts again.

A Doc holds no lone surrogates (no encoding does): there U+FFFD stands for each, so that offsets count alike; the Extraction has the
caller's own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise
from threading import RLock
from typing import TYPE_CHECKING, Literal, TypeVar
from weakref import WeakKeyDictionary

from pydantic import BaseModel
from spacy.tokens import Doc

import claimkit
from claimkit.doc.layers import Layers, Reach, layers_of
from claimkit.doc.workspace import know_text, text_of
from claimkit.errors import DateError, ModelLacksError, OptionError, TextTypeError, kind_of
from claimkit.models import Block, Claim, Entity, Extraction, Meta, Span
from claimkit.pipeline import changed_lexicons, model_name, parser_name
from claimkit.texts.entities import take_in, with_ids

if TYPE_CHECKING:
    from spacy.language import Language

Clauses = Literal["asserted", "all"]
Published = str | date | datetime | None
M = TypeVar("M")

LONGEST_WORD = 500
_NO_WORD = re.compile(rf"\S{{{2 * LONGEST_WORD},}}")
_SURROGATE = re.compile("[\ud800-\udfff]")
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
    elif text is None:
        message = "text is None: give the article as a str"
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


def docs_of(text: str, published: date | None, nlp: Language) -> Iterator[tuple[int, Doc]]:
    """(offset, Doc) of each part of a text, tokenized, with the day of publication; the components have not run."""
    for offset, part in parts_of(_SURROGATE.sub("\ufffd", text), min(nlp.max_length, LONGEST)):
        doc = _tokenized(part, nlp)
        layers_of(doc).published = published
        know_text(doc, part, continued=offset > 0)
        yield offset, doc


def _tokenized(text: str, nlp: Language) -> Doc:
    """The tokens of a text. spaCy's tokenizer takes the square of a word's length: what is longer than any word is cut for it."""
    runs = [match.span() for match in _NO_WORD.finditer(text)]
    if not runs:
        return nlp.make_doc(text)
    cuts = [0, *(at for start, end in runs for at in range(start + LONGEST_WORD, end, LONGEST_WORD)), len(text)]
    docs = [nlp.make_doc(text[a:b]) for a, b in pairwise(cuts)]
    return Doc.from_docs(docs, ensure_whitespace=False) or nlp.make_doc(text)


def joined(docs: list[tuple[int, Doc]]) -> Doc:
    """One Doc of annotated parts."""
    if len(docs) == 1:
        return docs[0][1]
    text = "".join(text_of(doc) for _, doc in docs)
    whole = Doc.from_docs([doc for _, doc in docs if len(doc)], ensure_whitespace=False, exclude=["user_data"])  # type: ignore[call-arg]
    if whole is None:
        return docs[0][1]
    together = layers_of(whole)
    together.published = layers_of(docs[0][1]).published
    for offset, doc in docs:
        part = layers_of(doc)
        ids = take_in(together.entities, placed(part.entities, text, offset))
        if offset:
            part = part.model_copy(update={"claims": with_ids(part.claims, ids), "attributions": with_ids(part.attributions, ids)})
        for name in Layers.model_fields:
            values = getattr(part, name)
            if isinstance(values, list):
                moved = [value + offset for value in values] if name == "reporting" else placed(values, text, offset)
                if name != "entities":
                    getattr(together, name).extend(moved)
    return whole


def placed(value: M, text: str, by: int = 0) -> M:
    """A model, or a list or tuple of them, moved by so many characters; its spans read in `text`."""
    if isinstance(value, Span):
        start, end = value.start + by, value.end + by
        return value.model_copy(update={"start": start, "end": end, "text": text[start:end]})
    if isinstance(value, Reach):
        return value.model_copy(update={"ranges": [(start + by, end + by) for start, end in value.ranges]})
    if isinstance(value, BaseModel):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        return value.model_copy(
            update={name: placed(field, text, by) for name, field in fields.items() if isinstance(field, BaseModel | list | tuple)}
        )
    if isinstance(value, list | tuple):
        return type(value)(placed(item, text, by) for item in value)
    return value


def asserted(claim: Claim) -> bool:
    """Whether `clauses="asserted"` keeps the claim."""
    return claim.clause in ("main", "coordinate", "content", "headline") or bool(claim.quantities or claim.attribution or claim.hedges)


def meta_of(nlp: Language, clauses: Clauses) -> Meta:
    """What is told of the pipeline in each Extraction."""
    return Meta(
        claimkit=claimkit.__version__, model=model_name(nlp), parser=parser_name(nlp), clauses=clauses, lexicons=changed_lexicons(nlp)
    )


def to_extraction(text: str, docs: Iterable[tuple[int, Doc]], meta: Meta, name: str | None = None) -> Extraction:
    """The Extraction of a text from its annotated parts, which are taken one by one."""
    claims: list[Claim] = []
    blocks: list[Block] = []
    entities: list[Entity] = []
    published = None
    for offset, doc in docs:
        layers = layers_of(doc)
        published = layers.published
        kept = layers.claims if meta.clauses == "all" else [c for c in layers.claims if asserted(c)]
        exact = offset == 0 and text_of(doc) == text
        ids = take_in(entities, layers.entities if exact else placed(layers.entities, text, offset))
        kept = kept if offset == 0 else with_ids(kept, ids)
        claims.extend(kept if exact else placed(kept, text, offset))
        blocks.extend(layers.blocks if exact else placed(layers.blocks, text, offset))
    return Extraction(
        id=name,
        text=text,
        published=published,
        claims=tuple(_told_apart(claims)),
        blocks=tuple(blocks),
        entities=tuple(entities),
        meta=meta,
    )


def _told_apart(claims: list[Claim]) -> list[Claim]:
    """Ids count from the start of a part: a part that stands twice would give the same ones."""
    seen: dict[str, int] = {}
    out = []
    for claim in claims:
        times = seen[claim.id] = seen.get(claim.id, 0) + 1
        out.append(claim if times == 1 else claim.model_copy(update={"id": f"{claim.id}-{times}"}))
    return out
