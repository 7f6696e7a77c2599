"""Extractions as tables and as other people's formats."""

from claimkit.export.schema import TableName, rows
from claimkit.export.tables import arrow_schema, to_arrow, to_frame, to_polars, write_csv, write_parquet

__all__ = ["TableName", "arrow_schema", "rows", "to_arrow", "to_frame", "to_polars", "write_csv", "write_parquet"]
