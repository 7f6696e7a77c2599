"""The data model, the reference and the JSON Schema that are committed are those of the code."""

from __future__ import annotations

import doctest
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from tools.build_reference import PAGES, files, models, schema

import claimkit

FILES = files()


@pytest.mark.parametrize("path", list(FILES), ids=lambda path: path.name)
def test_generated_pages_are_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == FILES[path], "run `python tools/build_reference.py` and commit what it writes"


def test_generated_pages_tell_of_every_model_and_public_name() -> None:
    model = next(text for path, text in FILES.items() if path.name == "model.md")
    assert all(f"\n## {name}\n" in model for name in models())
    told = {name for _, names in PAGES.values() for name in names} | set(claimkit.errors.__all__) | models().keys() | {"Layers"}
    assert set(claimkit.__all__) <= told


def test_generated_pages_describe_every_field() -> None:
    models = [schema(), *schema()["$defs"].values()]
    lacking = [
        (m["title"], name)
        for m in models
        for name, field in m["properties"].items()
        if not field.get("description") and "$ref" not in field
    ]
    assert lacking == []


@pytest.mark.parametrize(("module", "name"), [(module, name) for module, names in PAGES.values() for name in names if name != "__all__"])
def test_generated_pages_examples_of_docstrings_run(module: str, name: str) -> None:
    member = getattr(import_module(module), name)
    for example in doctest.DocTestFinder(recurse=False).find(member, name, globs={"claimkit": claimkit, name: member}):
        report = StringIO()
        failed, _ = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example, out=report.write)
        assert failed == 0, report.getvalue()
