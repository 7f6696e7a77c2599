"""`python -m benchmarks [--quick] [load speed processes components length memory]`."""

from __future__ import annotations

import sys

from benchmarks.speed import run

if __name__ == "__main__":
    arguments = sys.argv[1:]
    run({a for a in arguments if not a.startswith("-")}, quick="--quick" in arguments)
