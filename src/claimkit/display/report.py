"""The figures of an evaluation as a table in the terminal."""

from __future__ import annotations

from collections import defaultdict

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from claimkit.evaluation.evaluation import Mistake, Report


def report_view(report: Report, *, errors: int = 0) -> RenderableType:
    """Fields by overlap and to the word, with intervals; then accuracies; then up to `errors` misses and as many false hits of each field."""
    fields = Table("field", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("precision", "recall", "F1", "95 of 100 draws", "F1 to the word", "in the gold", "found"):
        fields.add_column(name, justify="right")
    for name, score in report.scores.items():
        figures = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
        low, high = report.interval(name)
        exact = report.to_the_word(name)
        words = f"{exact.f1:.3f}" if exact else ""
        counts = str(score.hits + score.missed), str(score.hits + score.false)
        fields.add_row(name, *figures, f"{low:.2f} – {high:.2f}", words, *counts)
    graded = Table("of what was found", box=box.SIMPLE_HEAD, pad_edge=False)
    graded.add_column("right", justify="right")
    graded.add_column("of", justify="right")
    for name, (right, total) in report.accuracies.items():
        if total:  # this gold has it
            graded.add_row(name, f"{right / total:.3f}", str(total))
    number = len(report.documents)
    told = Text(
        "fields match by overlap; strict: actor, amounts, places, sources and hedges of a claim all right so; whole: every field right, names and "
        f"noun phrases to the word, polarity and certainty. Intervals: F1 in draws of as many texts ({number} text{'' if number == 1 else 's'})",
        style="dim",
    )
    card = Text(f"card score {report.card:.3f} (mean F1 of claim, actor, quantity, location, source, hedge, time)", style="bold")
    return Group(fields, graded, told, card, *_listed(report.mistakes, errors))


def _listed(mistakes: list[Mistake], most: int) -> list[Text]:
    if not most:
        return []
    groups: dict[tuple[str, str], list[Mistake]] = defaultdict(list)
    for mistake in mistakes:
        groups[mistake.field, mistake.kind].append(mistake)
    lines = []
    for (name, kind), group in groups.items():
        lines.append(Text(f"\n{name}, {kind} ({len(group)}):", style="bold"))
        for mistake in group[:most]:
            line = Text("  ").append(mistake.what, style="red").append(f"  [{mistake.document}] … {mistake.context} …", style="dim")
            lines.append(line)
    return lines
