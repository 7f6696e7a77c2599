"""The same documents give the same JSON on every road."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from benchmarks.articles import articles
from spacy.tokens import DocBin

import claimkit
from claimkit.french.alignment import View
from claimkit.texts.reading import Part, meta_of, to_extraction
from claimkit.texts.views import Changes

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DOCUMENTS = [(text, f"2024-11-{k + 10}") for k, text in enumerate(articles(6, words=100, seed=61))] + [("", None), ("Le maire dort.", None)]


def _extraction(doc: Doc, nlp: Language) -> claimkit.Extraction:
    """What a Doc of a plain text holds, as an extraction."""
    part = Part(0, View(doc.text), doc, Changes())
    return to_extraction(doc.text, [part], meta_of(nlp, "asserted"), doc._.claimkit.published)


@pytest.fixture(scope="module")
def expected(nlp: Language) -> list[str]:
    """What `extract` gives."""
    return [claimkit.extract(text, published=day, nlp=nlp).model_dump_json() for text, day in DOCUMENTS]


def test_json_of_extract_many(expected: list[str], nlp: Language) -> None:
    assert [e.model_dump_json() for e in claimkit.extract_many(DOCUMENTS, nlp=nlp)] == expected


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_json_of_two_processes(method: str, expected: list[str], nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    context = multiprocessing.get_context(method)
    monkeypatch.setattr("claimkit.texts.workers.multiprocessing.get_context", lambda: context)
    assert [e.model_dump_json() for e in claimkit.extract_many(DOCUMENTS, nlp=nlp, n_process=2, batch_size=100)] == expected


def test_json_of_docs_from_a_docbin(expected: list[str], nlp: Language) -> None:
    stored = DocBin(store_user_data=True, docs=[claimkit.annotate(text, published=day, nlp=nlp) for text, day in DOCUMENTS])
    docs = DocBin().from_bytes(stored.to_bytes()).get_docs(nlp.vocab)
    assert [_extraction(doc, nlp).model_dump_json() for doc in docs] == expected


def test_json_of_spacys_own_processes(nlp: Language) -> None:
    # Of texts that need no reading view: `nlp.pipe` reads characters as they stand.
    plain = [(text.replace("’", "'").replace("\u202f", " ").replace("\u00a0", " "), day) for text, day in DOCUMENTS]
    docs = [nlp.make_doc(text) for text, _ in plain]
    for doc, (_, day) in zip(docs, plain, strict=True):
        doc._.claimkit.published = claimkit.extract("", published=day, nlp=nlp).published
    found = nlp.pipe(docs, n_process=2)
    expected = [claimkit.extract(text, published=day, nlp=nlp).model_dump_json() for text, day in plain]
    assert [_extraction(doc, nlp).model_dump_json() for doc in found] == expected


def test_json_of_spacys_own_engine(expected: list[str]) -> None:
    slow = claimkit.load(engine="spacy")
    assert [e.model_dump_json() for e in claimkit.extract_many(DOCUMENTS, nlp=slow)] == expected


def test_json_of_arrow(expected: list[str], nlp: Language) -> None:
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from claimkit.export.arrow import extract_batches

    batch = arrow.record_batch({"text": [text for text, _ in DOCUMENTS], "published": [day for _, day in DOCUMENTS]})
    assert [row for found in extract_batches([batch], nlp=nlp) for row in found["extraction"].to_pylist()] == expected


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, which is not there")
@pytest.mark.filterwarnings("ignore")
def test_json_of_spark(expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    from pyspark.sql import SparkSession

    from claimkit.spark import extract_claims

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = spark.createDataFrame([(text, day) for text, day in DOCUMENTS], "text string, published string").coalesce(1)
        found = [row.extraction for row in extract_claims(frame).collect()]
    finally:
        spark.stop()
    assert found == expected
