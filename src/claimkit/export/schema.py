"""The tables that extractions become: their columns, in order, each with its type and where its value comes from.

`claims` has one row a claim; `quantities`, `locations`, `times`, `sources` and `hedges` are long tables with one row an item, joined to
`claims` by `document` and `claim`. pandas, polars, Arrow, CSV and Parquet all read this one page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from claimkit.errors import DocumentError, OptionError, kind_of
from claimkit.models import Claim, Extraction

TableName = Literal["claims", "quantities", "locations", "times", "sources", "hedges"]
ColumnType = Literal["string", "integer", "number", "degrees", "date", "strings"]
Row = dict[str, Any]
Documents = Iterable[Extraction | DocumentError | tuple[str, Extraction]]


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: its name in every format.
        type: `degrees` is a number that map libraries take as it is (NaN where there is none); `strings` is a list of strings (one string with ` | ` between them in CSV).
        of: the value from a claim, or from an item of a claim in a long table.
    """

    name: str
    type: ColumnType
    of: Callable[[Any], Any]


_CLAIM = (
    Column("block", "string", lambda c: c.block),
    Column("clause", "string", lambda c: c.clause),
    Column("start", "integer", lambda c: c.span.start),
    Column("end", "integer", lambda c: c.span.end),
    Column("text", "string", lambda c: c.span.text),
    Column("predicate", "string", lambda c: c.predicate.span.text),
    Column("lemma", "string", lambda c: c.predicate.lemma),
    Column("tense", "string", lambda c: c.predicate.tense),
    Column("mood", "string", lambda c: c.predicate.mood),
    Column("voice", "string", lambda c: c.predicate.voice),
    Column("actor", "string", lambda c: c.actor and c.actor.name),
    Column("actor_kind", "string", lambda c: c.actor and c.actor.kind),
    Column("patient", "string", lambda c: c.patient and c.patient.name),
    Column("patient_kind", "string", lambda c: c.patient and c.patient.kind),
    Column("quantities", "strings", lambda c: [q.span.text for q in c.quantities]),
    Column("value", "number", lambda c: c.quantities[0].value if c.quantities else None),
    Column("low", "number", lambda c: c.quantities[0].low if c.quantities else None),
    Column("high", "number", lambda c: c.quantities[0].high if c.quantities else None),
    Column("unit", "string", lambda c: c.quantities[0].unit if c.quantities else None),
    Column("locations", "strings", lambda c: [x.name for x in c.locations]),
    Column("times", "strings", lambda c: [t.value or t.span.text for t in c.times]),
    Column("sources", "strings", lambda c: [s.name for s in c.attribution.sources] if c.attribution else []),
    Column("cue", "string", lambda c: c.attribution and c.attribution.cue.text),
    Column("attribution", "string", lambda c: c.attribution and c.attribution.kind),
    Column("quote", "string", lambda c: c.attribution and c.attribution.quote),
    Column("stance", "string", lambda c: c.attribution and c.attribution.stance),
    Column("said", "string", lambda c: c.attribution and c.attribution.said and c.attribution.said.value),
    Column("hedges", "strings", lambda c: [h.span.text for h in c.hedges]),
    Column("polarity", "string", lambda c: c.polarity),
    Column("certainty", "string", lambda c: c.certainty),
    Column("factuality", "string", lambda c: c.factuality),
    Column("repeats", "integer", lambda c: len(c.repeats)),
    Column("statement", "string", lambda c: c.statement),
    Column("actor_entity", "string", lambda c: c.actor and c.actor.entity),
    Column("patient_entity", "string", lambda c: c.patient and c.patient.entity),
    Column("source_entities", "strings", lambda c: [s.entity or "" for s in c.attribution.sources] if c.attribution else []),
    Column("confidence", "number", lambda c: c.confidence),
    Column("rule", "string", lambda c: c.rule),
)
_SPAN = (
    Column("start", "integer", lambda x: x.span.start),
    Column("end", "integer", lambda x: x.span.end),
    Column("text", "string", lambda x: x.span.text),
)
_QUANTITY = (
    *_SPAN,
    Column("value", "number", lambda q: q.value),
    Column("low", "number", lambda q: q.low),
    Column("high", "number", lambda q: q.high),
    Column("unit", "string", lambda q: q.unit),
    Column("kind", "string", lambda q: q.kind),
    Column("approximation", "string", lambda q: q.approximation),
    Column("per", "string", lambda q: q.per),
    Column("statistic", "string", lambda q: q.statistic),
    Column("rule", "string", lambda q: q.rule),
)
_LOCATION = (
    *_SPAN,
    Column("name", "string", lambda x: x.name),
    Column("kind", "string", lambda x: x.kind),
    Column("country", "string", lambda x: x.country),
    Column("latitude", "degrees", lambda x: x.latitude),
    Column("longitude", "degrees", lambda x: x.longitude),
    Column("gazetteer_id", "string", lambda x: x.gazetteer_id),
    Column("confidence", "number", lambda x: x.confidence),
    Column("rule", "string", lambda x: x.rule),
)
_TIME = (
    *_SPAN,
    Column("value", "string", lambda t: t.value),
    Column("first_day", "date", lambda t: t.start),
    Column("day_after", "date", lambda t: t.end),
    Column("grain", "string", lambda t: t.grain),
    Column("modifier", "string", lambda t: t.modifier),
    Column("rule", "string", lambda t: t.rule),
)
_SOURCE = (
    *_SPAN,
    Column("name", "string", lambda s: s.name),
    Column("kind", "string", lambda s: s.kind),
    Column("role", "string", lambda s: s.role),
    Column("antecedent", "string", lambda s: s.antecedent and s.antecedent.text),
    Column("entity", "string", lambda s: s.entity),
    Column("rule", "string", lambda s: s.rule),
)
_HEDGE = (*_SPAN, Column("kind", "string", lambda h: h.kind), Column("rule", "string", lambda h: h.rule))

_LONE = re.compile("[\ud800-\udfff]")
KEYS = (("document", "string"), ("published", "date"), ("claim", "string"))
COLUMNS: dict[TableName, tuple[Column, ...]] = {
    "claims": _CLAIM,
    "quantities": _QUANTITY,
    "locations": _LOCATION,
    "times": _TIME,
    "sources": _SOURCE,
    "hedges": _HEDGE,
}
_ITEMS: dict[TableName, Callable[[Claim], Iterable[Any]]] = {
    "claims": lambda c: (c,),
    "quantities": lambda c: c.quantities,
    "locations": lambda c: c.locations,
    "times": lambda c: c.times,
    "sources": lambda c: c.attribution.sources if c.attribution else (),
    "hedges": lambda c: c.hedges,
}


def columns(table: TableName) -> list[tuple[str, ColumnType]]:
    """Names and types of the columns of a table, in order.

    Raises:
        OptionError: there is no such table.
    """
    if table not in COLUMNS:
        message = f"table={table!r}: use one of {', '.join(get_args(TableName))}"
        raise OptionError(message)
    return [*KEYS, *((c.name, c.type) for c in COLUMNS[table])]  # type: ignore[list-item]


def named(documents: Extraction | Documents) -> Iterator[tuple[str, Extraction]]:
    """Extractions with their names: that of the pair, else the id, else the position, from 0. A DocumentError among them is left out.

    Raises:
        OptionError: something else is among them.
    """
    if isinstance(documents, Extraction):
        documents = (documents,)
    elif isinstance(documents, str) or not isinstance(documents, Iterable):
        message = f"documents is {kind_of(documents)}: give an extraction, several, or (name, extraction) pairs"
        raise OptionError(message)
    for position, document in enumerate(documents):
        name, extraction = document if isinstance(document, tuple) and len(document) == 2 else (None, document)
        if isinstance(extraction, DocumentError):
            continue
        if not isinstance(extraction, Extraction):
            message = f"document {position} is {kind_of(document)}: give extractions or (name, extraction) pairs, not texts"
            raise OptionError(message)
        yield str(name if name is not None else extraction.id if extraction.id is not None else position), extraction


def encodable(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which no file can hold; offsets count alike."""
    return _LONE.sub("\ufffd", text)


def rows(documents: Extraction | Documents, table: TableName = "claims") -> Iterator[Row]:
    """The rows of a table, lazily: any number of documents in constant memory."""
    columns(table)
    own, items = COLUMNS[table], _ITEMS[table]
    for name, extraction in named(documents):
        broken = _LONE.search(extraction.text) is not None
        for claim in extraction.claims:
            keys = {"document": encodable(name), "published": extraction.published, "claim": claim.id}
            for item in items(claim):
                row = {column.name: column.of(item) for column in own}
                yield keys | ({key: _mended(value) for key, value in row.items()} if broken else row)


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return encodable(value)
    return [encodable(item) for item in value] if isinstance(value, list) else value
