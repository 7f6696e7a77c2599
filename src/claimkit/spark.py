"""Claims of a Spark DataFrame: the model is loaded once a Python worker, documents stay where they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from claimkit.errors import OptionError
from claimkit.export.arrow import extract_batches, extraction_schema
from claimkit.export.tables import needed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

    from claimkit.texts.reading import Clauses


def extract_claims(
    frame: Any,
    text: str = "text",
    published: str = "published",
    id: str = "id",  # noqa: A002 - the caller's own word
    *,
    clauses: Clauses = "asserted",
) -> Any:
    """One row a document of a Spark DataFrame, with its claims.

    Args:
        frame: a `pyspark.sql.DataFrame`.
        text: name of the column of texts.
        published: name of the column of days of publication (date, timestamp or ISO string); it may be missing.
        id: name of the column of ids; it may be missing.
        clauses: as in `claimkit.extract`.

    Returns:
        A DataFrame with the columns of `claimkit.export.arrow.extraction_schema()`: `id`, `published`, `extraction` (JSON), `error`,
        `claims`. `explode("claims")` gives one row a claim.

    Raises:
        MissingExtraError: pyspark is not installed.
        OptionError: the frame has no column of that name.
    """
    types = needed("pyspark.sql.pandas.types", "spark")
    if text not in frame.columns:
        message = f"no column {text!r} among {', '.join(map(repr, frame.columns))}: give the name of the column of texts, text=…"
        raise OptionError(message)
    wanted = frame.select(*(name for name in dict.fromkeys((text, published, id)) if name in frame.columns))
    work = partial(_extract_partition, columns=(text, published, id), clauses=clauses)
    return wanted.mapInArrow(work, types.from_arrow_schema(extraction_schema()))


def _extract_partition(batches: Iterable[pa.RecordBatch], *, columns: tuple[str, str, str], clauses: Clauses) -> Iterator[pa.RecordBatch]:
    yield from extract_batches(batches, *columns, clauses=clauses)
