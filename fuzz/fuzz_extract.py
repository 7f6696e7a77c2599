"""Fuzzing of `extract`: `python fuzz/fuzz_extract.py [seconds]`, with atheris where it is installed, else with random mutations."""

from __future__ import annotations

import random
import sys
import time
from importlib.util import find_spec

import claimkit

_SEEDS = (
    "Selon la mairie, « 300 personnes » auraient manifesté hier à Lyon.",
    "Le 1er mai 2024, Kiev a dit que 45 M€…",
    "<p>\u202e\x00 «»’</p>",
)


def one(text: str) -> None:
    """What must hold for any text."""
    found = claimkit.extract(text, published="2024-11-11", clauses="all")
    for claim in found.claims:
        for span in (claim.span, claim.predicate.span, claim.predicate.head):
            assert text[span.start : span.end] == span.text, (text, span)
    assert claimkit.Extraction.model_validate_json(found.model_dump_json()) == found, text


def _mutated(chance: random.Random) -> str:
    text = list(chance.choice(_SEEDS) * chance.randint(1, 4))
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(text) + 1)
        text[at : at + chance.randint(0, 3)] = chr(
            chance.choice((chance.randrange(128), chance.randrange(0x3000), chance.randrange(0x110000)))
        )
    return "".join(text)


def main() -> None:
    """Runs until the time is over, or for ever under atheris."""
    if find_spec("atheris"):
        import atheris

        atheris.Setup(sys.argv, lambda data: one(atheris.FuzzedDataProvider(data).ConsumeUnicode(400)))
        atheris.Fuzz()
        return
    end, chance = time.monotonic() + float(sys.argv[1] if len(sys.argv) > 1 else 60), random.Random(1)
    while time.monotonic() < end:
        one(_mutated(chance))


if __name__ == "__main__":
    main()
