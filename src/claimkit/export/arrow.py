"""From Arrow record batches with texts to Arrow record batches with claims: what Spark, Ray, DuckDB and polars all speak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from claimkit.errors import DocumentError, OptionError
from claimkit.export.schema import columns, rows
from claimkit.export.tables import arrow_schema, needed

if TYPE_CHECKING:
    import pyarrow as pa
    from spacy.language import Language

    from claimkit.texts.reading import Clauses

ROWS = 256  # documents a batch that is given out: a few megabytes
_OF_DOCUMENT = frozenset({"document", "published"})


def extraction_schema() -> pa.Schema:
    """The schema of what `extract_batches` gives: one row a document.

    `id` is the caller's; `extraction` the JSON of the Extraction, null when there is an `error` (what is wrong with the document, in
    words); `claims` the rows of the table `claims` of this document.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    arrow = needed("pyarrow", "arrow")
    claims = arrow_schema("claims")
    claim = arrow.struct([field for field in claims if field.name not in _OF_DOCUMENT])
    return arrow.schema(
        [
            arrow.field("id", arrow.string()),
            arrow.field("published", arrow.date32()),
            arrow.field("extraction", arrow.string()),
            arrow.field("error", arrow.string()),
            arrow.field("claims", arrow.list_(claim)),
        ]
    )


def extract_batches(
    batches: Iterable[pa.RecordBatch],
    text: str = "text",
    published: str = "published",
    id: str = "id",  # noqa: A002 - the caller's own word
    *,
    clauses: Clauses = "asserted",
    nlp: Language | None = None,
) -> Iterator[pa.RecordBatch]:
    """Claims of the documents of Arrow record batches, one row a document, in order, in constant memory.

    Args:
        batches: record batches, of any size; other columns are left alone.
        text: name of the column of texts.
        published: name of the column of days of publication (date, timestamp or ISO string); it may be missing.
        id: name of the column of ids, which come out again as strings; it may be missing.
        clauses: as in `claimkit.extract`.
        nlp: a pipeline from `claimkit.load()`; without it the standard one is loaded once a process.

    Yields:
        Record batches of `extraction_schema()`. A document that cannot be read has its `error`; no other is lost.

    Raises:
        MissingExtraError: pyarrow is not installed.
        OptionError: a batch has no column of that name.

    Example:
        >>> import pyarrow as pa
        >>> batch = pa.record_batch({"text": ["Selon la mairie, 300 personnes ont manifesté."]})
        >>> [len(found["claims"][0]) for found in extract_batches([batch])]
        [1]
    """
    from claimkit.api import extract_many

    needed("pyarrow", "arrow")
    for batch in batches:
        ids: list[str | None] = []
        documents = _documents(batch, text, published, id, ids)
        outcomes = extract_many(documents, clauses=clauses, nlp=nlp, on_error="record")
        place = 0
        while found := list(islice(outcomes, ROWS)):
            yield _record_batch(found, ids[place : place + len(found)])
            place += len(found)


def _documents(batch: pa.RecordBatch, text: str, published: str, name: str, ids: list[str | None]) -> Iterator[dict[str, Any]]:
    """The documents of a batch; `ids` is filled as they are read.

    Raises:
        OptionError: no column of texts.
    """
    have = batch.schema.names
    if text not in have:
        message = f"no column {text!r} among {', '.join(map(repr, have))}: give the name of the column of texts, text=…"
        raise OptionError(message)

    def read() -> Iterator[dict[str, Any]]:
        texts = batch.column(text)
        days = batch.column(published) if published in have else None
        names = batch.column(name) if name in have else None
        for row in range(batch.num_rows):
            own = None if names is None else names[row].as_py()
            ids.append(None if own is None else str(own))
            yield {"text": texts[row].as_py(), "published": None if days is None else days[row].as_py() or None, "id": own}

    return read()


def _record_batch(outcomes: list[Any], ids: list[str | None]) -> pa.RecordBatch:
    arrow = needed("pyarrow", "arrow")
    names = [name for name, _ in columns("claims") if name not in _OF_DOCUMENT]
    held: dict[str, list[Any]] = {"id": ids, "published": [], "extraction": [], "error": [], "claims": []}
    for outcome in outcomes:
        failed = isinstance(outcome, DocumentError)
        held["published"].append(None if failed else outcome.published)
        held["extraction"].append(None if failed else outcome.model_dump_json())
        held["error"].append(outcome.problem if failed else None)
        held["claims"].append(None if failed else [{name: row[name] for name in names} for row in rows(outcome)])
    schema = extraction_schema()
    return arrow.record_batch([arrow.array(_without_surrogates(held[field.name]), field.type) for field in schema], schema=schema)


def _without_surrogates(values: list[Any]) -> list[Any]:
    """Arrow text is UTF-8; what no encoding holds (only in texts from Python) is U+FFFD there, and an escape in the JSON."""
    return [_clean(value) for value in values]


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    return value
