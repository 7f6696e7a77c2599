"""What all components share: a stream of texts is read in order, in batches, and errors go to the pipeline's handler."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc

import claimkit
from claimkit import streams
from claimkit.components.component import Component
from claimkit.doc.layers import layers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language


class Marks(Component):
    """Notes what it reads; refuses texts of one word."""

    def __call__(self, doc: Doc) -> Doc:
        if len(doc) == 1:
            message = "one word"
            raise ValueError(message)
        doc.user_data["read"] = True
        return doc


@pytest.fixture
def blank() -> Language:
    return spacy.blank("fr")


def test_a_stream_comes_back_in_order_and_whole(blank: Language) -> None:
    texts = [f"texte numéro {n}" for n in range(7)]
    out = list(Marks(blank, "marks").pipe(map(blank.make_doc, texts), batch_size=3))
    assert [doc.text for doc in out] == texts
    assert all(doc.user_data["read"] for doc in out)


def test_no_more_is_taken_from_a_stream_than_is_read_together(blank: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "BATCH_TOKENS", 6)
    taken: list[int] = []

    def source() -> Iterator[Doc]:
        for n in range(6):
            taken.append(n)
            yield blank.make_doc("trois mots ici")

    stream = Marks(blank, "marks").pipe(source())
    next(stream)
    assert taken == [0, 1]


def test_an_error_is_raised_unless_a_handler_is_set(blank: Language) -> None:
    marks = Marks(blank, "marks")
    texts = ["deux mots", "seul", "encore deux"]
    with pytest.raises(ValueError, match="one word"):
        list(marks.pipe(map(blank.make_doc, texts)))
    told: list[str] = []
    marks.set_error_handler(lambda name, _pipe, docs, error: told.append(f"{name}: {docs[0].text}: {error}"))
    assert [doc.text for doc in marks.pipe(map(blank.make_doc, texts))] == ["deux mots", "encore deux"]
    assert told == ["marks: seul: one word"]


def test_components_find_the_same_where_they_arrive(nlp: Language) -> None:
    text = "Selon la mairie, 300 personnes auraient manifesté mardi dernier à Lyon. Elles ont bloqué deux ponts."
    read = claimkit.annotate(text, published="2024-11-13", nlp=nlp)
    doc = Doc(nlp.vocab).from_bytes(read.to_bytes(exclude=["user_data"]))
    for name in [name for name in nlp.pipe_names if name.startswith("claimkit_")]:
        pipe = nlp.get_pipe(name)
        again = pickle.loads(pickle.dumps(pipe))  # noqa: S301 - our own bytes
        assert again.name == name
        assert again.lexicons.__class__ is pipe.lexicons.__class__
        if name == "claimkit_quantities":
            assert [q.value for q in layers_of(again(doc)).quantities] == [300.0, 2.0]
