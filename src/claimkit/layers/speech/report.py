"""What one cue reports, before it becomes attributions."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from claimkit.doc.tree import Tree
from claimkit.french.quote_marks import Quotation
from claimkit.models import AttributionKind, Source, Stance


@dataclass(slots=True)
class Report:
    """One cue with what it covers.

    Attributes:
        cue: (first, after last) tokens of the cue.
        kind, stance, rule: as in `Attribution`.
        sources: who says it, nearest first.
        speaker: tokens of the full mention of the first source, for pronouns and quotations that follow.
        content: (start, end) character ranges of what is reported.
        frame: (start, end) characters of the reporting clause: its times are those of the report.
        verb: token of the reporting verb, if it only reports.
        quotation: the quotation that is reported, if any.
        lemma: of the reporting verb, as the word lists have it.
        attribute: token of the attribute that is claimed (« se dit favorable »).
        bearer: token of the object it is claimed of, None where it is the speaker.
    """

    cue: tuple[int, int]
    kind: AttributionKind
    stance: Stance
    rule: str
    sources: list[Source] = field(default_factory=list)
    speaker: tuple[int, int] | None = None
    content: list[tuple[int, int]] = field(default_factory=list)
    frame: tuple[int, int] = (0, 0)
    verb: int | None = None
    quotation: Quotation | None = None
    lemma: str = ""
    attribute: int | None = None
    bearer: int | None = None

    def covers(self, offset: int) -> bool:
        """Whether an offset lies in the content."""
        for a, b in self.content:  # noqa: SIM110 - asked for each quoted token: a generator takes three times as long
            if a <= offset < b:
                return True
        return False


def without_incises(reports: list[Report]) -> None:
    """Cuts the incises of others out of what each report covers (« X affirme que A, rapporte Y » covers A only)."""
    frames = sorted(r.frame for r in reports if r.rule.endswith("incise"))
    if not frames:
        return
    for report in reports:
        cut: list[tuple[int, int]] = []
        for start, end in report.content:
            at = start
            for a, b in frames[bisect_left(frames, (start, 0)) :]:
                if a >= end:
                    break
                if a >= at:
                    cut.append((at, a))
                    at = max(at, b)
            cut.append((at, end))
        report.content = [(a, b) for a, b in cut if a < b]


_RULES = {"preposition": "source.behind_preposition", "noun": "source.of_noun", "quotation": "source.beside_quote"}


def told_by(tree: Tree, report: Report) -> tuple[Source, ...]:
    """The sources of a report, each with the id of the rule that found it."""
    out = []
    for k, source in enumerate(report.sources):
        rule = _RULES.get(report.kind) or ("source.inverted" if source.span.start >= tree.start[report.cue[1] - 1] else "source.subject")
        out.append(source.model_copy(update={"rule": "source.chain" if k else rule}))
    return tuple(out)
