"""Every command that the documentation shows runs, and every one that it names exists."""

from __future__ import annotations

import re
import shlex
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
import typer
from tests.docs.test_examples import PAGES, ROOT
from typer.testing import CliRunner

from claimkit.cli import app

_BLOCK = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)
_NAMED = re.compile(r"(?<!`)`((?:claimkit|python|make) [^`\n]*)`")
_OTHERS = ("pip install", "cd ", "make ", "jupyter", "apt-get")  # not ours to run in a test
NAMED = sorted({command for path in (*PAGES, ROOT / "CONTRIBUTING.md") for command in _NAMED.findall(path.read_text(encoding="utf-8"))})


def lines(block: str) -> list[str]:
    """The commands of a block, without prompt and comment."""
    return [line.removeprefix("$ ").split("   #")[0].strip() for line in block.splitlines() if line.startswith("$ ")]


BLOCKS = [
    pytest.param([line for line in lines(block) if not line.startswith(_OTHERS)], id=f"{path.relative_to(ROOT)}:{n}")
    for path in PAGES
    for n, block in enumerate(_BLOCK.findall(path.read_text(encoding="utf-8")))
    if any(not line.startswith(_OTHERS) for line in lines(block)) and "FILE…" not in block
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the commands read."""
    (tmp_path / "articles").mkdir()
    for target in ("article.txt", "articles/a.txt", "articles/b.txt"):
        shutil.copy(ROOT / "examples" / "article.txt", tmp_path / target)
    first = (ROOT / "examples" / "articles.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[:3]
    (tmp_path / "articles.jsonl").write_text("".join(first), encoding="utf-8")
    for name in ("tests", "examples"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("commands", BLOCKS)
def test_commands_of_the_documentation_run(commands: list[str], folder: Path) -> None:
    for command in commands:
        piped, _, own = command.rpartition(" | ")
        arguments = shlex.split(own)
        assert arguments[0] == "claimkit", command
        given = [name for part in arguments[1:] for name in (sorted(map(str, Path().glob(part))) if "*" in part else [part])]
        given = [
            "2" if before == "--processes" else part for before, part in zip(["", *given], given, strict=False)
        ]  # as a test machine has
        if "--predictions" in given:
            saved = CliRunner().invoke(app, ["extract", "article.txt", "--published", "2025-03-18", "-f", "jsonl", "-o", "saved.jsonl"])
            assert saved.exit_code == 0
        text = Path(shlex.split(piped)[1]).read_text(encoding="utf-8") if piped else None
        found = CliRunner().invoke(app, given, input=text)
        assert found.exit_code == 0, f"{command}: {found.output}"


def test_commands_shown_are_found() -> None:
    assert len(BLOCKS) >= 5
    assert len(NAMED) >= 15


@pytest.mark.parametrize("command", NAMED)
def test_commands_that_are_named_exist(command: str) -> None:
    words = [word for word in re.sub(r"[\[\]…]", " ", command).split() if word != "|"]
    if words[0] == "make":
        assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    elif words[0] == "python" and words[1] == "-m":
        assert words[2] == "build" or find_spec(words[2])
    elif words[0] == "python":
        assert (ROOT / words[1]).is_file()
    else:
        known = typer.main.get_command(app).commands  # type: ignore[attr-defined]
        options = {name for parameter in known[words[1]].params for name in parameter.opts} | {"--help"}
        assert {word.split("=")[0] for word in words[2:] if re.match(r"--?[a-z]", word)} <= options
