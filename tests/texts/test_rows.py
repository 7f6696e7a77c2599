"""What tables, feeds and dicts of users hold: missing values, dates of every kind, ids, keys that are not read."""

from __future__ import annotations

import warnings
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import claimkit
from claimkit.export import to_frame
from claimkit.texts.batch import read_items, read_stream

if TYPE_CHECKING:
    from spacy.language import Language

DAY = date(2025, 3, 18)
ROWS = {"text": ["Le pont a fermé.", "Il a plu."], "published": [pd.Timestamp("2025-03-18"), pd.NaT], "id": [7, 8], "title": ["a", "b"]}


def days(texts: Any) -> list[tuple[str | None, date | None, str | None]]:
    return [(item.id, item.published, item.problem) for item in read_items(read_stream(texts), None)]


@pytest.mark.parametrize("missing", [None, float("nan"), np.nan, pd.NaT, pd.NA, np.datetime64("NaT")], ids=repr)
def test_rows_missing_day_is_none(missing: Any, nlp: Language) -> None:
    assert claimkit.extract("Il a plu.", published=missing, nlp=nlp).published is None
    assert days([{"text": "Il a plu.", "published": missing, "id": missing}, ("Il a plu.", missing)]) == [(None, None, None)] * 2


@pytest.mark.parametrize(
    "day",
    [
        np.datetime64("2025-03-18"),
        np.datetime64("2025-03-18T18:30:00.000000000"),
        pd.Timestamp("2025-03-18 18:30", tz="Europe/Paris"),
        "Tue, 18 Mar 2025 08:00:00 +0100",
        "18 Mar 2025 08:00:00 GMT",
    ],
    ids=repr,
)
def test_rows_day_of_numpy_pandas_and_feeds(day: Any, nlp: Language) -> None:
    assert claimkit.extract("Il a plu.", published=day, nlp=nlp).published == DAY


@pytest.mark.parametrize("day", ["18 mars 2025", "18 Mar 2025 99:00:00 GMT", np.int64(3), "mardi"], ids=repr)
def test_rows_day_that_is_none_is_told(day: Any) -> None:
    with pytest.raises(claimkit.DateError, match="YYYY-MM-DD"):
        claimkit.extract("Il a plu.", published=day)


@pytest.mark.parametrize(
    "table",
    [
        pd.DataFrame(ROWS),
        pl.DataFrame({k: v if k != "published" else [DAY, None] for k, v in ROWS.items()}),
        pa.table({k: v if k != "published" else [DAY, None] for k, v in ROWS.items()}),
        pd.DataFrame(ROWS).to_dict("records"),
    ],
    ids=["pandas", "polars", "arrow", "records"],
)
def test_rows_of_a_table_are_its_documents(table: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", claimkit.UnreadKeysWarning)
        assert days(table) == [("7", DAY, None), ("8", None, None)]


def test_rows_as_pandas_iterates_them() -> None:
    frame = pd.DataFrame(ROWS)
    assert days(frame.iterrows()) == days(frame.itertuples()) == days(frame)
    assert [item.text for item in read_items(frame["text"], None)] == ROWS["text"]


def test_rows_table_without_texts_is_refused() -> None:
    with pytest.raises(claimkit.TextTypeError, match=r"'titre', 'corps'.*rename"):
        claimkit.extract_many(pd.DataFrame({"titre": ["a"], "corps": ["b"]}))


def test_rows_keys_that_are_not_read_are_told_once() -> None:
    with pytest.warns(claimkit.UnreadKeysWarning, match="'date' of document 0 is not read.*'published'") as told:
        assert days([{"text": "a", "date": "2025-03-18"}] * 3) == [(None, None, None)] * 3
    assert len(told) == 1


def test_rows_ids_come_out_in_extractions_and_tables(nlp: Language) -> None:
    given = [{"id": "afp-12", "text": "Le pont a fermé."}, "Il a plu.", {"id": 3, "text": "Le port a fermé."}]
    found = list(claimkit.extract_many(given, nlp=nlp))
    assert [e.id for e in found] == ["afp-12", None, "3"]
    assert to_frame(found)["document"].tolist() == ["afp-12", "1", "3"]
    assert list(claimkit.extract_many(given, nlp=nlp, n_process=2)) == found


def test_rows_of_results_with_errors_leave_the_errors_out(nlp: Language) -> None:
    found = list(claimkit.extract_many(["Le pont a fermé.", None, "Il a plu."], nlp=nlp, on_error="record"))
    assert to_frame(found)["document"].tolist() == ["0", "2"]
