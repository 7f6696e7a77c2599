"""Tables: the same columns and values in every library."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from typing import get_args

import pytest
from tests.samples import one_claim, sample

from claimkit.errors import MissingExtraError, OptionError
from claimkit.export import TableName, arrow_schema, rows, to_arrow, to_frame, to_polars, write_csv, write_parquet
from claimkit.export.schema import columns

TABLES = get_args(TableName)
COUNTS = {"claims": 4, "quantities": 2, "locations": 1, "times": 2, "sources": 3, "hedges": 3}


@pytest.mark.parametrize("table", TABLES)
def test_tables_pandas_polars_and_arrow_hold_the_same(table: TableName) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    pytest.importorskip("pyarrow")
    extraction = sample()
    plain = list(rows(extraction, table))
    assert len(plain) == COUNTS[table]
    assert extraction.to_polars(table).to_dicts() == plain
    assert extraction.to_arrow(table).to_pylist() == plain
    frame = extraction.to_frame(table)
    assert list(frame.columns) == [name for name, _ in columns(table)]
    assert [None if value != value else value for value in frame["text"].tolist()] == [row["text"] for row in plain]  # noqa: PLR0124 - NaN


def test_tables_claim_row_tells_who_how_many_where_when_who_says() -> None:
    row = list(rows(sample()))[1]
    wanted = {
        "actor": "rivière",
        "predicate": "aurait inondé",
        "quantities": ["au moins 300 maisons"],
        "locations": ["Bayeux"],
        "times": ["2025-03-17"],
        "sources": ["Courrier du Bocage", "pompiers"],
        "hedges": ["Selon", "aurait"],
        "factuality": "PR+",
        "published": date(2025, 3, 18),
    }
    assert {name: row[name] for name in wanted} == wanted


@pytest.mark.parametrize("table", TABLES)
def test_tables_arrow_schema_is_the_same_without_any_row(table: TableName) -> None:
    pytest.importorskip("pyarrow")
    assert to_arrow([], table).schema == to_arrow(sample(), table).schema == arrow_schema(table)


def test_tables_empty_frames_keep_columns_and_types() -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    assert list(to_frame([]).dtypes) == list(to_frame(sample()).dtypes)
    assert to_polars([]).schema == to_polars(sample()).schema


def test_tables_documents_are_named_or_counted() -> None:
    assert {row["document"] for row in rows([sample(), sample()])} == {"0", "1"}
    assert {row["document"] for row in rows([("dépêche-7", sample())])} == {"dépêche-7"}


def test_tables_parquet_reads_back() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    target = io.BytesIO()
    write_parquet([("a", sample()), ("b", sample())], target)
    assert parquet.read_table(io.BytesIO(target.getvalue())).to_pylist() == list(rows([("a", sample()), ("b", sample())]))


def test_tables_csv_has_one_line_a_claim_and_joins_lists() -> None:
    target = io.BytesIO()
    write_csv([sample()], target)
    lines = target.getvalue().decode().splitlines()
    assert len(lines) == 5
    assert "Courrier du Bocage | pompiers" in lines[2]


def test_tables_csv_cell_is_no_formula() -> None:
    target = io.BytesIO()
    write_csv([one_claim("=1+1 tombe", "tombe")], target)
    assert ",'=1+1 tombe," in target.getvalue().decode()


def test_tables_unknown_table_is_told_at_once() -> None:
    with pytest.raises(OptionError, match="quantities"):
        rows(sample(), "claim").__next__()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("library", "method", "extra"), [("pandas", "to_frame", "pandas"), ("polars", "to_polars", "polars"), ("pyarrow", "to_arrow", "arrow")]
)
def test_tables_missing_library_tells_the_extra(monkeypatch: pytest.MonkeyPatch, library: str, method: str, extra: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=rf"claimkit\[{extra}\]"):
        getattr(sample(), method)()


def test_tables_models_import_no_table_library() -> None:
    code = "import sys, claimkit; print([m for m in ('pandas', 'polars', 'pyarrow', 'altair', 'jinja2', 'spacy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_tables_coordinates_are_plain_numbers_that_map_libraries_take() -> None:
    pandas = pytest.importorskip("pandas")
    claim = sample().claims[1]
    nowhere = claim.locations[0].model_copy(update={"latitude": None, "longitude": None})
    both = sample().model_copy(update={"claims": (claim.model_copy(update={"locations": (*claim.locations, nowhere)}),)})
    frame = to_frame(both, "locations")
    assert str(frame["latitude"].dtype) == str(frame["longitude"].dtype) == "float64"
    assert [pandas.isna(x) for x in frame["longitude"]] == [False, True]
