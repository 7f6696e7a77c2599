"""`python -m benchmarks [--quick] [load speed processes components length memory]`, and `python -m benchmarks rules [--gain] [GOLD.jsonl…]`."""

from __future__ import annotations

import sys

from benchmarks import rules, speed

if __name__ == "__main__":
    given = [a for a in sys.argv[1:] if not a.startswith("-")]
    if given[:1] == ["rules"]:
        rules.run(given[1:], gain="--gain" in sys.argv)
    else:
        speed.run(set(given), quick="--quick" in sys.argv)
