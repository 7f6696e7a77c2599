"""French for spaCy without the 1.4 MB regular expression that importing `spacy.lang.fr` compiles (three seconds).

The small files of `spacy.lang.fr` (stop words, number words, noun chunks) are run on their own and kept to ourselves; the import
system is left as it is. The tokenizer's rules and patterns come with the model, so the expensive module is not needed.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.attrs import LIKE_NUM
from spacy.language import BaseDefaults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from spacy.tokens import Doc, Span

_PACKAGE = "spacy.lang.fr"


@cache
def _part(name: str) -> ModuleType:
    """A module of `spacy.lang.fr`, without importing the package."""
    full = f"{_PACKAGE}.{name}"
    if full in sys.modules:
        return sys.modules[full]
    package = find_spec(_PACKAGE)  # finds it, does not run it
    if package is None or package.origin is None:
        message = f"{_PACKAGE} is not there: install spacy>=3.8,<3.9"
        raise ImportError(message)
    spec = spec_from_file_location(full, Path(package.origin).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        message = f"{full} is not there: install spacy>=3.8,<3.9"
        raise ImportError(message)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def like_num(text: str) -> bool:
    """Whether a word looks like a number, as spaCy's French says."""
    return bool(_part("lex_attrs").like_num(text))


def noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Base noun phrases, as spaCy's French finds them."""
    chunks: Iterator[tuple[int, int, int]] = _part("syntax_iterators").noun_chunks(doclike)
    return chunks


class FrenchDefaults(BaseDefaults):
    """spaCy's French data, but for the tokenizer, which is read from the model."""

    lex_attr_getters: dict[int, Any] = {LIKE_NUM: like_num}  # noqa: RUF012 - as the base class has it
    syntax_iterators: dict[str, Any] = {"noun_chunks": noun_chunks}  # noqa: RUF012
    stop_words: set[str] = _part("stop_words").STOP_WORDS
