"""Preparation of trees for the parser: read, aligned with claimkit's tokens, written anew, corrected by hand."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
import spacy
from tools.parser import correcting
from tools.parser.alignment import aligned
from tools.parser.augment import augmented, unaccented
from tools.parser.conllu import Sentence, Word, read, write
from tools.parser.corpus import cutter, doc_of
from tools.parser.packaging import package
from tools.parser.standoff import Corpus, StandoffError

BANK = Path(__file__).resolve().parents[2] / "treebank"
_MULTIWORD = """# sent_id = essai-1
# text = Celui-ci va au port, dit-il.
1\tCelui-ci\tcelui-ci\tPRON\t_\tGender=Masc\t2\tnsubj\t_\t_
2\tva\taller\tVERB\t_\tMood=Ind\t0\troot\t_\t_
3-4\tau\t_\t_\t_\t_\t_\t_\t_\t_
3\tà\tà\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\tDefinite=Def\t5\tdet\t_\t_
5\tport\tport\tNOUN\t_\tGender=Masc\t2\tobl:arg\t_\tSpaceAfter=No
6\t,\t,\tPUNCT\t_\t_\t7\tpunct\t_\t_
7\tdit\tdire\tVERB\t_\tMood=Ind\t2\tparataxis:insert\t_\tSpaceAfter=No
8\t-il\til\tPRON\t_\tPerson=3\t7\tnsubj\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""


def tree(*words: tuple[str, str, int, str]) -> Sentence:
    return Sentence("essai-1", [Word(form, "", pos, "", head, label, space=True) for form, pos, head, label in words])


def test_parser_reads_words_as_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(_MULTIWORD, encoding="utf-8")
    (sentence,) = read(tmp_path / "a.conllu")
    assert sentence.text == "Celui-ci va au port, dit-il."
    assert sentence.words[2] == Word("au", "à", "ADP", "Definite=Def", 3, "case", space=True)
    assert sentence.words[1].head == 1


def test_names_are_kept_with_the_trees(tmp_path: Path) -> None:
    words = [Word("Anne", "", "PROPN", "", 1, "nsubj", True, "B-PER"), Word("part", "", "VERB", "", 1, "root", False, "O")]
    write(tmp_path / "a.conllu", [Sentence("essai-1", words)])
    (sentence,) = read(tmp_path / "a.conllu")
    assert [word.entity for word in sentence.words] == ["B-PER", "O"]
    doc = doc_of([sentence, sentence], spacy.blank("fr").vocab, "\n")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Anne", "PER"), ("Anne", "PER")]
    assert not doc_of([tree(("Anne", "PROPN", 0, "root"))], doc.vocab).has_annotation("ENT_IOB")


def test_weights_without_a_recognizer_are_not_packed(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model/config.cfg").write_text('[components]\n[components.tok2vec]\nfactory = "tok2vec"\n', encoding="utf-8")
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept/meta.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match="has no 'morphologizer'"):
        package(tmp_path / "model", "9.0", tmp_path / "kept")
    assert (tmp_path / "kept/meta.json").exists()


def test_parser_carries_trees_over_to_its_tokens(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(_MULTIWORD, encoding="utf-8")
    (sentence,) = [aligned(sentence, cutter()) for sentence in read(tmp_path / "a.conllu")]
    assert [word.form for word in sentence.words] == ["Celui", "-ci", "va", "au", "port", ",", "dit", "-il", "."]
    assert [(word.head, word.label) for word in sentence.words[:3]] == [(2, "nsubj"), (0, "advmod"), (2, "root")]


def test_parser_joins_pieces_that_its_tokens_keep_whole() -> None:
    cut = tree(
        ("Le", "DET", 1, "det"),
        ("week", "NOUN", 4, "nsubj"),
        ("-", "PUNCT", 1, "punct"),
        ("end", "NOUN", 1, "goeswith"),
        ("finit", "VERB", 4, "root"),
    )
    words = [word._replace(space=k not in {1, 2}) for k, word in enumerate(cut.words)]
    joined = aligned(cut._replace(words=words), cutter())
    assert [(word.form, word.pos, word.head, word.label) for word in joined.words] == [
        ("Le", "DET", 1, "det"),
        ("week-end", "NOUN", 2, "nsubj"),
        ("finit", "VERB", 2, "root"),
    ]


def test_parser_treebank_is_made_of_its_tokens_and_of_trees() -> None:
    cut = cutter()
    for file in sorted(BANK.rglob("*.conllu")):
        for sentence in read(file):
            assert sum(word.head == k for k, word in enumerate(sentence.words)) == 1, sentence.id
            for k in range(len(sentence.words)):
                seen: set[int] = set()
                while sentence.words[k].head != k:
                    assert k not in seen, sentence.id
                    seen.add(k)
                    k = sentence.words[k].head
            assert [word.form for word in aligned(sentence, cut).words] == [word.form for word in sentence.words], sentence.id


def test_parser_writes_what_it_read(tmp_path: Path) -> None:
    file = next(iter(sorted(BANK.glob("*.conllu"))))
    sentences = list(read(file))
    write(tmp_path / "again.conllu", sentences)
    assert list(read(tmp_path / "again.conllu")) == sentences


def test_parser_writes_sentences_anew_with_the_same_tree() -> None:
    quoted = tree(("«", "PUNCT", 1, "punct"), ("Non", "ADV", 1, "root"), ("»", "PUNCT", 1, "punct"), (".", "PUNCT", 1, "punct"))
    seen = set()
    for seed in range(60):
        new = augmented(quoted, Random(seed))
        assert [(word.head, word.label) for word in new.words] == [(word.head, word.label) for word in quoted.words[: len(new.words)]]
        seen.add(new.text)
    assert {"«Non» .", '"Non" .', "“Non” .", "« NON » ."} & seen
    assert unaccented("Éléphant ça") == "Elephant ca"


def test_parser_corrections_are_applied_and_checked(tmp_path: Path) -> None:
    file = tmp_path / "x.tree"
    file.write_text("# 1: Le port ferme\n1\tLe\tDET\t2\tdet\t\n2\tport\tNOUN\t0\troot\t\n3\tferme\tADJ\t2\tamod\t\n", encoding="utf-8")
    labels = frozenset({"nsubj", "root"})
    (tmp_path / "x.fix").write_text("1 3 0 root VERB\n1 2 3 nsubj # subject\n", encoding="utf-8")
    (sentence,) = read(correcting.apply(file, labels))
    assert [(word.pos, word.head, word.label) for word in sentence.words] == [("DET", 1, "det"), ("NOUN", 2, "nsubj"), ("VERB", 2, "root")]


@pytest.mark.parametrize(
    ("fix", "says"),
    [
        ("1 3 0 root", "2 roots"),
        ("1 2 3", "0 roots"),
        ("1 1 9", "no such head"),
        ("1 1 2 subject", "is not among"),
        ("9 1 2", "x.fix"),
        ("split 1 2", "another sentence|roots"),
    ],
)
def test_parser_corrections_that_make_no_tree_are_told(tmp_path: Path, fix: str, says: str) -> None:
    file = tmp_path / "x.tree"
    file.write_text("# 1: Le port ferme\n1\tLe\tDET\t2\tdet\t\n2\tport\tNOUN\t0\troot\t\n3\tferme\tADJ\t2\tamod\t\n", encoding="utf-8")
    (tmp_path / "x.fix").write_text(fix + "\n", encoding="utf-8")
    with pytest.raises(correcting.CorrectionError, match=says):
        correcting.apply(file, frozenset({"nsubj", "root"}))


def test_standoff_trees_hold_no_word_and_get_them_back() -> None:
    first = tree(("Elle", "PRON", 1, "nsubj"), ("chante", "VERB", 1, "root"))
    second = tree(("Il", "PRON", 1, "nsubj"), ("rit", "VERB", 1, "root"))
    corpus = Corpus("Rien ici.\nHier,  Elle\tchante Il rit")
    rows = list(corpus.strip([first, second]))
    assert not any("chante" in row or "rit" in row for row in rows)
    assert list(corpus.attach(rows)) == [first, second]


@pytest.mark.parametrize("other", ["Rien ici.\nHier, Elle chanta Il rit", "Rien ici."])
def test_standoff_trees_refuse_another_corpus(other: str) -> None:
    rows = list(Corpus("Rien ici.\nHier, Elle chante Il rit").strip([tree(("Elle", "PRON", 1, "nsubj"), ("chante", "VERB", 1, "root"))]))
    with pytest.raises(StandoffError, match="another one"):
        list(Corpus(other).attach(rows))


def test_standoff_refuses_a_sentence_that_is_not_there() -> None:
    with pytest.raises(StandoffError, match="no document of the corpus holds « Elle"):
        list(Corpus("Rien ici.").strip([tree(("Elle", "PRON", 1, "nsubj"), ("chante", "VERB", 1, "root"))]))
