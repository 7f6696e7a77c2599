"""What a large parser teaches the small one: packed weights read, best trees found, measured texts left out."""

from __future__ import annotations

import struct
from itertools import product

import numpy as np
import pytest
import spacy
from tools.distill.decoding import best_tree
from tools.distill.names import MARKS, entities_of, marks_of
from tools.distill.packed import unpacked
from tools.distill.reading import Reserved, texts_of
from tools.parser.conllu import Sentence, Word

from claimkit.engine.own import tokenizer_of

_WIDTH, _INNER = 32, 64


def packed() -> bytes:
    """A file of one layer, of which only two tensors are there."""
    head = b"E5S1" + struct.pack("<I7ifi", 1, _WIDTH, 1, 2, _INNER, 3, 8, 2, 1e-12, 32)
    words = [b"<s>", "▁le".encode(), b"s"]
    starts = np.cumsum([0, *map(len, words)]).astype("<u4")
    head += (
        struct.pack("<5iQ", 3, 0, 2, 1, 2, int(starts[-1])) + starts.tobytes() + np.array([0, -1, -2], "<f4").tobytes() + b"".join(words)
    )
    head += struct.pack("<iI", 0, 0)
    block = struct.pack("<e", 0.5) + bytes([0x80 | k for k in range(16)])  # low halves 0 to 15, high halves 8
    tensors = [("emb.word", 0, 3 * _WIDTH, block * 3), ("emb.ln.w", 1, _WIDTH, np.ones(_WIDTH, "<f4").tobytes())]
    size = len(head) + 4 + sum(2 + len(name) + 1 + 4 + 16 for name, *_ in tensors)
    directory, body = struct.pack("<i", len(tensors)), b""
    for name, kind, items, data in tensors:
        directory += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, items, size + len(body), len(data))
        body += data
    return head + directory + body


def test_packed_weights_are_read_as_numbers() -> None:
    found = unpacked(packed())
    assert (found.shape.width, found.shape.layers, found.shape.inner) == (_WIDTH, 1, _INNER)
    assert found.pieces == ["<s>", "▁le", "s"]
    assert found.scores == [0, -1, -2]
    assert found.tensors["emb.word"].shape == (3, _WIDTH)
    assert found.tensors["emb.word"][1].tolist() == [0.5 * (k - 8) for k in range(16)] + [0.0] * 16
    assert found.tensors["emb.ln.w"].tolist() == [1.0] * _WIDTH


def test_packed_weights_that_are_something_else_are_refused() -> None:
    with pytest.raises(ValueError, match="E5S1"):
        unpacked(b"PK\x03\x04" + bytes(100))


def reaches_root(heads: tuple[int, ...]) -> bool:
    for node in range(1, len(heads)):
        steps = 0
        while node and steps <= len(heads):
            node, steps = heads[node], steps + 1
        if node:
            return False
    return True


@pytest.mark.parametrize("seed", range(40))
def test_best_tree_is_the_best_of_all_trees(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(5, 5)) * 3
    np.fill_diagonal(scores, -1e9)
    every = [(0, *heads) for heads in product(range(5), repeat=4) if reaches_root((0, *heads))]
    best = max(every, key=lambda heads: sum(scores[node, heads[node]] for node in range(1, 5)))
    assert best_tree(scores).tolist() == list(best)


def named(*entities: str) -> Sentence:
    return Sentence("essai-0", [Word(f"mot{k}", "", "NOUN", "", 0, "dep", True, entity) for k, entity in enumerate(entities)])


@pytest.mark.parametrize(
    ("entities", "marks"),
    [
        (("O", "B-PER", "I-PER", "I-PER", "O"), ["O", "B-PER", "I-PER", "L-PER", "O"]),
        (("B-LOC", "B-LOC", "I-LOC"), ["U-LOC", "B-LOC", "L-LOC"]),
        (("B-ORG",), ["U-ORG"]),
    ],
)
def test_names_are_marks_of_words_and_come_back(entities: tuple[str, ...], marks: list[str]) -> None:
    numbers = marks_of(named(*entities))
    assert [MARKS[number] for number in numbers] == marks
    assert entities_of(np.log(np.eye(len(MARKS))[numbers] + 1e-6)) == list(entities)


def test_where_nobody_looked_for_names_there_is_no_mark() -> None:
    assert marks_of(named("", "")) == [-1, -1]


@pytest.mark.parametrize("seed", range(20))
def test_the_likeliest_names_are_whole(seed: int) -> None:
    found = entities_of(np.random.default_rng(seed).normal(size=(12, len(MARKS))) * 4)
    for before, entity in zip(["O", *found], found, strict=False):
        assert entity[0] != "I" or before[2:] == entity[2:]


def test_texts_that_are_measured_on_are_not_read() -> None:
    nlp = spacy.blank("fr")
    nlp.tokenizer = tokenizer_of(nlp.vocab)
    nlp.add_pipe("sentencizer")
    documents = ["La mairie de Vannes ferme la piscine pour travaux. Les nageurs iront à Auray jusqu'au printemps. Le maire s'en excuse."]
    reserved = Reserved(["Dans le journal : « Les nageurs iront à Auray jusqu’au printemps. »"])
    read = [[sentence.text for sentence in text] for text in texts_of(nlp, documents, reserved, 100)]
    assert read == [["La mairie de Vannes ferme la piscine pour travaux."], ["Le maire s'en excuse."]]


def test_texts_are_read_in_stretches_of_whole_sentences() -> None:
    nlp = spacy.blank("fr")
    nlp.tokenizer = tokenizer_of(nlp.vocab)
    nlp.add_pipe("sentencizer")
    read = list(texts_of(nlp, ["Il pleut. Il neige. Il vente."], Reserved([]), 6))
    assert [[sentence.text for sentence in text] for text in read] == [["Il pleut.", "Il neige."], ["Il vente."]]
    assert len({text[0].document for text in read}) == 2


def test_encoder_in_torch_gives_the_numbers_of_spacy() -> None:
    torch = pytest.importorskip("torch")
    from tools.distill.__main__ import ours
    from tools.distill.twin import Twin, words_of

    nlp = ours()
    doc = nlp.make_doc("Le maire de Lyon a annoncé hier la fermeture de 3 écoles, selon Ouest-France.")
    twin = Twin(nlp).eval()
    words = words_of(nlp, [token.text for token in doc], [bool(token.whitespace_) for token in doc])
    apart = torch.full((twin.depth,), -1)
    with torch.no_grad():
        found = twin(words, torch.cat([apart, torch.arange(len(doc)), apart]), 0.0)[twin.depth : -twin.depth]
    np.testing.assert_allclose(found.numpy(), nlp.get_pipe("tok2vec").model.predict([doc])[0], atol=1e-4)
