"""Extractions as tables: pandas, polars, Arrow, CSV and Parquet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, BinaryIO

from claimkit.errors import MissingExtraError
from claimkit.export.schema import Documents, Row, TableName, columns, rows
from claimkit.models import Extraction

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_PANDAS = {"string": "string", "integer": "Int64", "number": "Float64", "degrees": "float64", "date": "datetime64[s]", "strings": "object"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def needed(library: str, extra: str) -> Any:
    """An optional library.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return import_module(library)
    except ModuleNotFoundError as error:
        if error.name and error.name.split(".")[0] != library.split(".", maxsplit=1)[0]:
            raise  # the library is there and lacks something of its own
        raise MissingExtraError(library, extra) from error


def to_frame(documents: Extraction | Documents, table: TableName = "claims") -> pd.DataFrame:
    """A pandas frame: one row a claim, or an item of a long table.

    Args:
        documents: one extraction, several, or (name, extraction) pairs. A `DocumentError` among them has no row: what could not be read
            is found with `[d for d in documents if isinstance(d, DocumentError)]`, each with `index`, `id` and `problem`.
        table: `claims`, `quantities`, `locations`, `times`, `sources` or `hedges`.

    Raises:
        MissingExtraError: pandas is not installed.
        OptionError: there is no such table.
    """
    pandas = needed("pandas", "pandas")
    held = _by_column(documents, table)
    frame: pd.DataFrame = pandas.DataFrame({name: pandas.Series(held[name], dtype=_PANDAS[kind]) for name, kind in columns(table)})
    return frame


def to_polars(documents: Extraction | Documents, table: TableName = "claims") -> pl.DataFrame:
    """A polars frame, with the same columns as `to_frame`.

    Raises:
        MissingExtraError: polars is not installed.
        OptionError: there is no such table.
    """
    polars = needed("polars", "polars")
    types = {
        "string": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "degrees": polars.Float64,
        "date": polars.Date,
        "strings": polars.List(polars.String),
    }
    frame: pl.DataFrame = polars.DataFrame(_by_column(documents, table), schema={name: types[kind] for name, kind in columns(table)})
    return frame


def arrow_schema(table: TableName = "claims") -> pa.Schema:
    """The Arrow schema of a table: the same for one document and for millions.

    Raises:
        MissingExtraError: pyarrow is not installed.
        OptionError: there is no such table.
    """
    arrow = needed("pyarrow", "arrow")
    types = {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "degrees": arrow.float64(),
        "date": arrow.date32(),
        "strings": arrow.list_(arrow.string()),
    }
    required = {"document", "claim"}
    return arrow.schema([arrow.field(name, types[kind], nullable=name not in required) for name, kind in columns(table)])


def to_arrow(documents: Extraction | Documents, table: TableName = "claims") -> pa.Table:
    """An Arrow table with the schema of `arrow_schema`.

    Raises:
        MissingExtraError: pyarrow is not installed.
        OptionError: there is no such table.
    """
    schema = arrow_schema(table)
    return needed("pyarrow", "arrow").Table.from_pydict(_by_column(documents, table), schema=schema)


def write_parquet(documents: Documents, target: BinaryIO, table: TableName = "claims") -> None:
    """Parquet, a row group for each thousand rows, written as the documents come.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    schema = arrow_schema(table)
    with needed("pyarrow.parquet", "arrow").ParquetWriter(target, schema) as writer:
        for batch in _batches(documents, table, size=1_000):
            writer.write_batch(needed("pyarrow", "arrow").RecordBatch.from_pylist(batch, schema=schema))


def write_csv(documents: Documents, target: BinaryIO, table: TableName = "claims") -> None:
    """CSV in UTF-8, one row a claim, written as the documents come.

    A cell that a spreadsheet would run as a formula begins with an apostrophe: what stands in an article is no command.
    """
    names = [name for name, _ in columns(table)]
    text = TextIOWrapper(target, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows(documents, table))
    text.detach()


def _by_column(documents: Extraction | Documents, table: TableName) -> dict[str, list[Any]]:
    held: dict[str, list[Any]] = {name: [] for name, _ in columns(table)}
    for row in rows(documents, table):
        for name, value in row.items():
            held[name].append(value)
    return held


def _cell(value: Any) -> Any:
    text = " | ".join(value) if isinstance(value, list) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text


def _batches(documents: Documents, table: TableName, *, size: int) -> Iterator[list[Row]]:
    held: list[Row] = []
    for row in rows(documents, table):
        held.append(row)
        if len(held) == size:
            yield held
            held = []
    if held:
        yield held
