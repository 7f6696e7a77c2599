"""Loading: quick, without changing spaCy for others, and with spaCy's own where the engine does not know the pipeline."""

from __future__ import annotations

import gc
import logging
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import claimkit
from claimkit.collection import no_collection
from claimkit.engine import UnknownPipelineError, load_pipeline

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

_UNCHANGED = """
import re, sys, importlib
before = (re.compile, importlib.import_module, sys.meta_path[:])
import claimkit
claimkit.extract("Le maire a dit non.")
assert (re.compile, importlib.import_module, sys.meta_path[:]) == before
assert "spacy.lang.fr" not in sys.modules and "spacy.cli.info" in sys.modules
import spacy
from spacy.lang.fr import French
blank = spacy.blank("fr")
assert type(blank) is French and not hasattr(blank, "executor")
assert blank.add_pipe("lemmatizer").__class__.__module__ == "spacy.lang.fr.lemmatizer"
assert [t.text for t in blank.make_doc("aujourd'hui dure")] == ["aujourd'hui", "dure"]
"""


@pytest.fixture(scope="module")
def other_model(fast: Language, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The model with one more attribute rule, saved."""
    path = tmp_path_factory.mktemp("models") / "other"
    fast.to_disk(path)
    import spacy

    other = spacy.load(path)
    other.get_pipe("attribute_ruler").add([[{"LOWER": "chat"}]], {"TAG": "CHAT"})
    other.to_disk(path)
    return str(path)


def test_loading_changes_nothing_of_spacy() -> None:
    done = subprocess.run([sys.executable, "-c", _UNCHANGED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_loading_an_unknown_pipeline_falls_back_with_one_line(other_model: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="claimkit"):
        pipeline = load_pipeline(other_model, "auto")
    assert len(caplog.records) == 1
    assert "attribute rules" in caplog.text
    assert pipeline("Le chat dort.")[1].tag_ == "CHAT"


def test_loading_fast_refuses_an_unknown_pipeline(other_model: str) -> None:
    with pytest.raises(UnknownPipelineError, match="attribute rules"):
        load_pipeline(other_model, "fast")
    with pytest.raises(claimkit.ModelLacksError, match="engine='auto'"):
        claimkit.load(other_model, engine="fast")


def test_loading_reads_weights_and_attributes_as_spacy_does(fast: Language, stock: Language) -> None:
    for (name, ours), (_, theirs) in zip(fast.components, stock.components, strict=True):
        if hasattr(theirs, "cfg"):
            assert ours.cfg == theirs.cfg, name
            assert ours.model.to_bytes() == theirs.model.to_bytes(), name


def test_loading_leaves_garbage_collection_as_it_was() -> None:
    before = gc.isenabled(), gc.get_threshold()
    with no_collection(), pytest.raises(OSError, match="no_such_model"), no_collection():
        load_pipeline("no_such_model", "fast")
    assert (gc.isenabled(), gc.get_threshold()) == before


def test_loading_an_equal_pipeline_from_a_path_is_fast(fast: Language, tmp_path: Path) -> None:
    fast.to_disk(tmp_path / "saved")
    assert getattr(load_pipeline(str(tmp_path / "saved"), "fast"), "executor", None) is not None


def test_loading_a_silent_pipeline_says_nothing(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    claimkit.load()
    assert caplog.records == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("engine", ["quick", "", None])
def test_loading_refuses_an_engine_that_does_not_exist(engine: object) -> None:
    with pytest.raises(claimkit.OptionError, match="'auto', 'fast' or 'spacy'"):
        claimkit.load(engine=engine)  # type: ignore[arg-type]


@pytest.mark.parametrize("model", ["no_such_model", "json", "./nowhere"])
def test_loading_a_missing_model_says_what_to_do(model: str) -> None:
    with pytest.raises(claimkit.ModelNotFoundError, match="give the path"):
        claimkit.load(model)


def test_thresholds_of_the_collector_come_back_from_nested_blocks() -> None:
    before = gc.get_threshold()
    with no_collection(lasting=True):
        assert gc.get_threshold()[0] == 0
        with no_collection():
            assert gc.get_threshold()[0] == 0
        assert gc.get_threshold()[0] == 0
    assert gc.get_threshold() == before
    assert gc.isenabled()
