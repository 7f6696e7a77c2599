"""Builds the compiled wheel into `dist/compiled`, installs it in a venv of its own and compares: `python -m tools.compiled_wheel [--tests]`.

The wheel is built from the sdist, in a temporary folder: nothing compiled stays in the source tree, where an editable install would find it.
Both installs must give the same JSON, byte for byte, on the articles of the behaviour tests and as many from templates; `--tests` runs the
tests of the language on the compiled one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
OUT, VENV = ROOT / "dist/compiled", ROOT / "build/compiled-venv"
LANGUAGE = ("tests/grammar", "tests/layers", "tests/french", "tests/repair", "tests/components")
_READ = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from benchmarks.articles import articles
import claimkit
lines = Path(sys.argv[1], "tests/behaviour/articles.jsonl").read_text(encoding="utf-8").splitlines()
documents = [{"text": row["text"], "published": row.get("published")} for row in map(json.loads, lines)]
documents += [{"text": text, "published": "2025-03-18"} for text in articles(len(lines), seed=9)]
with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
    out.writelines(found.model_dump_json() + "\\n" for found in claimkit.extract_many(documents))
print("compiled" if claimkit.__compiled__ else "pure", len(documents))
"""


def missing() -> str:
    """What has to be installed before C can be compiled for this Python; empty where nothing is."""
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]
    if os.name != "nt" and shutil.which(compiler) is None:
        return f"a C compiler ({compiler} is not found; Debian and Ubuntu: apt install gcc; macOS: xcode-select --install; others: set CC)"
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        return "the headers of this Python (Debian and Ubuntu: apt install python3-dev; Fedora: dnf install python3-devel)"
    return ""


def build() -> Path:
    """The wheel, compiled for this Python and machine."""
    env = {**os.environ, "HATCH_BUILD_HOOK_ENABLE_MYPYC": "true", "PIP_CONSTRAINT": str(ROOT / "constraints.txt")}
    shutil.rmtree(OUT, ignore_errors=True)
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(OUT), str(ROOT)], check=True, env=env)
    (wheel,) = OUT.glob("*.whl")
    print(f"{wheel.relative_to(ROOT)}: {wheel.stat().st_size / 1e6:.1f} MB, built in {time.perf_counter() - start:.0f} s")
    return wheel


def install(wheel: Path) -> Path:
    """The Python of a new venv that has the wheel, and what its tests need."""
    shutil.rmtree(VENV, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--constraint", str(ROOT / "constraints.txt")]
    subprocess.run([*pip, str(wheel), "pytest", "hypothesis"], check=True)
    return python


def compare(compiled: Path) -> bool:
    """Whether the pure and the compiled claimkit give the same JSON."""
    found = {}
    for wanted, python in (("pure", sys.executable), ("compiled", str(compiled))):
        out = ROOT / f"build/{wanted}.jsonl"
        # From a folder without claimkit: what is installed counts.
        command = [python, "-c", _READ, str(ROOT), str(out)]
        env = {name: value for name, value in os.environ.items() if wanted == "pure" or name != "PYTHONPATH"}
        done = subprocess.run(command, check=True, cwd=VENV, env=env, stdout=subprocess.PIPE, text=True)
        kind, documents = done.stdout.split()
        if kind != wanted:
            print(f"{python} runs the {kind} claimkit, not the {wanted} one")
            return False
        found[wanted] = out.read_bytes()
    same = found["pure"] == found["compiled"]
    print(
        f"pure and compiled: {documents} documents, {'the same JSON' if same else 'JSON that differs: diff build/pure.jsonl build/compiled.jsonl'}"
    )
    return same


def main() -> int:
    """Builds, installs, compares."""
    if lacking := missing():
        print(f"The compiled wheel needs {lacking}. The pure one needs nothing: pip install .")
        return 1
    python = install(build())
    if not compare(python):
        return 1
    if "--tests" in sys.argv:
        return subprocess.run([str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", *LANGUAGE], check=False, cwd=ROOT).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
