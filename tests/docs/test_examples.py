"""Every Python block of the documentation runs, and prints what it says it prints.

A block that opens with ```` ```python {needs="pyspark"} ```` is skipped, with this as its reason, where that library is not installed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytest_examples import CodeExample, EvalExample, find_examples

ROOT = Path(__file__).parents[2]
PAGES = [path for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))) if path.exists()]
EXAMPLES = list(find_examples(*PAGES))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.path.relative_to(ROOT)}:{example.start_line}")
def test_examples_run_and_print_what_they_say(
    example: CodeExample, eval_example: EvalExample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for library in example.prefix_settings().get("needs", "").split():
        pytest.importorskip(library, reason=f"{library} is not installed")
    if example.prefix_settings().get("test") == "skip":
        pytest.skip("the page says why it is not run")
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "examples" / "article.txt", tmp_path)
    eval_example.set_config(line_length=140, target_version="py311")
    problem = None
    try:
        eval_example.run_print_check(example)
    except Exception as error:  # noqa: BLE001 - pytest cannot show the traceback that pytest-examples makes up
        problem = f"{type(error).__name__}: {error}"
    if problem is not None:  # outside of the handler, so that the traceback does not come along as context
        pytest.fail(f"{example.path}:{example.start_line}: {problem}", pytrace=False)
