"""Extractions as tables and as other people's formats.

May import: models and errors, and the public api to read a stream of texts; it knows nothing of how results are made.
"""

from claimkit.export.arrow import extract_batches, extraction_schema
from claimkit.export.brat import to_brat, write_brat
from claimkit.export.docbin import to_docbin
from claimkit.export.jsonld import claim_review, to_jsonld
from claimkit.export.schema import TableName, rows
from claimkit.export.tables import arrow_schema, to_arrow, to_frame, to_polars, write_csv, write_parquet

__all__ = [
    "TableName",
    "arrow_schema",
    "claim_review",
    "extract_batches",
    "extraction_schema",
    "rows",
    "to_arrow",
    "to_brat",
    "to_docbin",
    "to_frame",
    "to_jsonld",
    "to_polars",
    "write_brat",
    "write_csv",
    "write_parquet",
]
