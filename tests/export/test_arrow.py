"""Arrow record batches in, one row a document out."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

import claimkit

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

from claimkit.export.arrow import extract_batches, extraction_schema

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "Selon la mairie, 300 personnes ont manifesté à Lyon."


def _read(nlp: Language, columns: dict[str, object], **names: str) -> pa.Table:
    batches = list(extract_batches(pa.table(columns).to_batches(), nlp=nlp, **names))
    return pa.Table.from_batches(batches, schema=extraction_schema())


def test_batches_have_the_schema(nlp: Language) -> None:
    found = _read(nlp, {"text": [TEXT], "id": [7]})
    assert found.schema == extraction_schema()
    assert found["id"].to_pylist() == ["7"]
    assert found["extraction"].to_pylist() == [claimkit.extract(TEXT, nlp=nlp).model_copy(update={"id": "7"}).model_dump_json()]
    assert found["claims"].to_pylist()[0][0]["actor"] == "300 personnes"


@pytest.mark.parametrize("day", ["2025-03-18", date(2025, 3, 18), datetime(2025, 3, 18, 9)])
def test_batches_take_days_of_any_type(day: object, nlp: Language) -> None:
    assert _read(nlp, {"text": [TEXT], "published": [day]})["published"].to_pylist() == [date(2025, 3, 18)]


def test_batches_tell_what_is_wrong_with_a_document(nlp: Language) -> None:
    found = _read(nlp, {"text": [TEXT, None, TEXT], "published": [None, None, "demain"]})
    assert [bool(error) for error in found["error"].to_pylist()] == [False, True, True]
    assert [extraction is None for extraction in found["extraction"].to_pylist()] == [False, True, True]


def test_batches_with_other_names(nlp: Language) -> None:
    found = _read(nlp, {"corps": [TEXT], "jour": ["2025-03-18"], "cle": ["a"]}, text="corps", published="jour", id="cle")
    assert (found["id"][0].as_py(), found["published"][0].as_py()) == ("a", date(2025, 3, 18))


def test_batches_without_texts_say_what_to_do(nlp: Language) -> None:
    with pytest.raises(claimkit.OptionError, match="text=…"):
        _read(nlp, {"corps": [TEXT]})


def test_batches_of_duckdb_and_polars(nlp: Language) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    polars = pytest.importorskip("polars", reason="polars is not installed")
    documents = pa.table({"text": [TEXT, TEXT], "id": [1, 2]})
    reader = duckdb.sql("select * from documents where id = 2").to_arrow_reader(1000)
    found = pa.Table.from_batches(extract_batches(reader, nlp=nlp), schema=extraction_schema())
    claims = polars.from_arrow(found).explode("claims").unnest("claims")
    assert claims.select("id", "lemma").rows() == [("2", "manifester")]
    assert documents.num_rows == 2
