"""The notebooks in examples/ run from top to bottom, and show what they promise."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def executed(path: Path) -> Any:
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel", reason="a kernel is needed to run notebooks")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of the Jupyter libraries between themselves
        return nbclient.NotebookClient(
            nbformat.read(path, as_version=4), timeout=180, resources={"metadata": {"path": str(EXAMPLES)}}
        ).execute()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_run_without_error_and_show_something_in_each_figure(path: Path) -> None:
    if path.stem.startswith("2"):
        pytest.importorskip("altair")
    pytest.importorskip("pandas")
    cells = [cell for cell in executed(path).cells if cell.cell_type == "code"]
    shown = [output for cell in cells for output in cell.outputs]
    assert shown
    assert not [output for output in shown if output.output_type == "error"]
    if path.stem.startswith("1"):
        assert "ck-card" in cells[0].outputs[0]["data"]["text/html"]
    if path.stem.startswith("2"):
        assert sum("image/svg+xml" in output.get("data", {}) for output in shown) == 4


def test_notebooks_are_three_and_are_kept_without_outputs() -> None:
    nbformat = pytest.importorskip("nbformat")
    assert [path.stem for path in NOTEBOOKS] == ["1_first_steps", "2_hundred_articles", "3_lexicons"]
    for path in NOTEBOOKS:
        assert not [cell for cell in nbformat.read(path, as_version=4).cells if cell.get("outputs")]
