"""The executor gives spaCy's annotations, all of them, on any text."""

from __future__ import annotations

import pickle
import random
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest
from benchmarks.articles import articles
from spacy.tokens import Span

from claimkit.engine.executor import Executor
from claimkit.engine.selfcheck import difference

if TYPE_CHECKING:
    from spacy.language import Language

ODD = [
    "",
    " ",
    "\n\n \t",
    "«",
    "« " * 300,
    "a" * 5000,
    "mot " * 3000,
    "\u200b\u0301\u0301\u0301",
    "a\x00b \x00",
    "😀 👍🏽 🇫🇷",
    "\u202eabc\u202c שלום عربي",
    "<p class='x'>Le <b>maire</b>&nbsp;dort.</p>",
    "QWxhZGRpbjpvcGVuIHNlc2FtZQ==" * 40,
    "L'aujourd'hui c’est l’entr’aide saint-tropez faux-vampire Jean-Pierre-d'Arc peut-être 12°C. 1er d'1",
    "45M€ 1 500 000 2,5% 18h30 M. Dr. etc. www.exemple.fr a@b.fr",
]


def _mutated(text: str, seed: int) -> str:
    chance = random.Random(seed)
    return "".join(c if chance.random() > 0.03 else chance.choice(" .,;«»\n-'’XYé\t") for c in text)


def _all(texts: list[str], ours: Language, theirs: Language) -> list[str]:
    pairs = zip(ours.pipe(texts), theirs.pipe(texts, batch_size=16), strict=True)
    return [f"{found} in {a.text[:60]!r}" for a, b in pairs if (found := difference(a, b))]


def test_executor_equals_spacy_on_articles(fast: Language, stock: Language) -> None:
    assert _all(list(articles(30, words=300, seed=7)), fast, stock) == []


def test_executor_equals_spacy_on_mutated_articles(fast: Language, stock: Language) -> None:
    assert _all([_mutated(text, k) for k, text in enumerate(articles(15, words=200, seed=8))], fast, stock) == []


@pytest.mark.parametrize("case", [str.upper, str.lower, str.title])
def test_executor_equals_spacy_in_other_cases(case: object, fast: Language, stock: Language) -> None:
    assert _all([case(text) for text in articles(4, words=150, seed=9)], fast, stock) == []  # type: ignore[operator]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_executor_equals_spacy_on_odd_texts(text: str, fast: Language, stock: Language) -> None:
    assert difference(fast(text), stock(text)) == ""


def test_executor_equals_spacy_alone_and_in_a_batch(fast: Language) -> None:
    texts = list(articles(9, words=80, seed=10))
    assert [difference(fast(text), doc) for text, doc in zip(texts, fast.pipe(texts), strict=True)] == [""] * len(texts)


def test_executor_gives_the_same_vectors(fast: Language, stock: Language) -> None:
    text = next(articles(1, seed=11))
    assert np.abs(fast(text).tensor - stock(text).tensor).max() < 1e-4


def test_executor_keeps_preset_sentence_starts(fast: Language, stock: Language) -> None:
    ours, theirs = (pipeline.make_doc("Le maire arrive : la foule attend le train de nuit depuis hier") for pipeline in (fast, stock))
    for doc in (ours, theirs):
        for token in doc:
            token.is_sent_start = token.i in (0, 7)
    assert difference(fast(ours), stock(theirs)) == ""
    assert [s.start for s in ours.sents] == [0, 7]


def test_executor_keeps_preset_lemmas(fast: Language, stock: Language) -> None:
    ours, theirs = (pipeline.make_doc("Les chevaux courent.") for pipeline in (fast, stock))
    for doc in (ours, theirs):
        doc[1].lemma_ = "jument"
    assert difference(fast(ours), stock(theirs)) == ""
    assert ours[1].lemma_ == "jument"


def test_executor_keeps_preset_entities(fast: Language, stock: Language) -> None:
    ours, theirs = (pipeline.make_doc("Jean Roux a quitté la Poste de Lyon pour Air Liquide.") for pipeline in (fast, stock))
    for doc in (ours, theirs):
        doc.set_ents([Span(doc, 4, 6, label="ORG")], default="missing")
    assert difference(fast(ours), stock(theirs)) == ""
    assert "la Poste" in [e.text for e in ours.ents]


def test_executor_ends_entities_with_their_sentence(fast: Language, stock: Language) -> None:
    ours, theirs = (pipeline.make_doc("Voici Marie Claire Dubois Lefebvre Martin de Saint Julien") for pipeline in (fast, stock))
    for doc in (ours, theirs):
        for token in doc:
            token.is_sent_start = token.i in (0, 3, 5)
    assert difference(fast(ours), stock(theirs)) == ""


def test_executor_with_a_full_cache_starts_again(fast: Language, stock: Language) -> None:
    executor = Executor.of(fast)
    executor.words.capacity = 60
    texts = list(articles(6, words=60, seed=12))
    found = [difference(executor(fast.make_doc(text)), stock(text)) for text in texts]
    assert found == [""] * len(texts)


def test_executor_in_a_memory_zone_gives_lemmas_again(fast: Language) -> None:
    text = "Les zouavettes bricolonnaient des trucmuchages."
    with fast.memory_zone():
        inside = [token.lemma_ for token in fast(text)]
    with fast.memory_zone():
        again = [token.lemma_ for token in fast(text)]
    assert inside == again


def test_executor_pickled_gives_the_same(fast: Language) -> None:
    text = next(articles(1, words=60, seed=13))
    copy = pickle.loads(pickle.dumps(fast))  # noqa: S301 - our own
    assert copy.executor is not None
    assert difference(copy(text), fast(text)) == ""


def test_executor_from_several_threads_gives_the_same(fast: Language) -> None:
    texts = list(articles(12, words=100, seed=14))
    expected = [[t.dep_ for t in fast(text)] for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: [t.dep_ for t in fast(text)], texts)) == expected
