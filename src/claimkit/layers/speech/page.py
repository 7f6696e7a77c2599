"""A document with its quotations as the finders of cues read it, and what one cue reports before it becomes attributions."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from claimkit.doc.spans import unread_in
from claimkit.doc.tree import Tree
from claimkit.french.quote_marks import Quotation
from claimkit.models import AttributionKind, Block, Source, Stance

_LONGEST = 250  # tokens: longer sentences are lists or tables, and would make the work quadratic
_SHORT = 12  # characters: « Non ! » states nothing that could be a claim


class Page:
    """A document with its quotations, for the finders of cues.

    Attributes:
        quotes: the outermost quotations.
        quoted: for each token inside of one, marks included, that quotation.
        forms: each word in lower case with a straight apostrophe, as the word lists write it.
        unread: the tokens of furniture, where nobody speaks.
    """

    def __init__(self, tree: Tree, quotes: list[Quotation], blocks: list[Block]) -> None:
        self.unread = unread_in(tree, blocks)
        self.tree, self.text = tree, tree.text
        self.quotes = [quote for quote in quotes if tree.token_at(quote.inner_start) not in self.unread] if self.unread else quotes
        curly = "’" in tree.text
        self.forms = [word.replace("’", "'") if "’" in word else word for word in tree.lower] if curly else tree.lower
        self.quoted: dict[int, Quotation] = {}
        first = 0
        for quote in self.quotes:
            first = max(first, bisect_left(tree.start, quote.start))
            stop = max(first, bisect_left(tree.start, quote.end))
            self.quoted.update(dict.fromkeys(range(first, stop), quote))
            first = stop

    def quote_of(self, i: int) -> Quotation | None:
        """The outermost quotation that holds token `i`, marks included."""
        return self.quoted.get(i)

    def opened_at(self, i: int) -> Quotation | None:
        """The quotation that token `i` opens, the outermost one or one inside of it."""
        around, start = self.quoted.get(i), self.tree.start[i]
        if around is None or around.start == start:
            return around
        return next((q for q in self.tree.marked if q.start == start), None)

    def tells_inside(self, i: int) -> bool:
        """Whether token `i` closes a quotation inside of another one, and one of those in its sentence states something."""
        around, end, begin = self.quoted.get(i), self.tree.end[i], self.tree.start[self.sentence(i)[0]]
        inside = [] if around is None or around.end == end else [q for q in self.tree.marked if q.depth and begin <= q.start < q.end <= end]
        return bool(inside) and inside[-1].end == end and any(self.states(q) for q in inside)

    def narrates(self, report: Report) -> bool:
        """Whether the narrator reports it, no quotation."""
        return self.quote_of(self.tree.token_at(report.frame[0])) is None

    def states(self, quote: Quotation) -> bool:
        """Whether a quotation says something: it holds a finite verb, or ends as a sentence does."""
        tree = self.tree
        for i in range(bisect_left(tree.start, quote.inner_start), bisect_left(tree.start, quote.inner_end)):
            if tree.pos[i] in ("VERB", "AUX") and tree.verb_form[i] == "Fin":
                return True
        inner = self.text[quote.inner_start : quote.inner_end].strip()
        return inner.endswith((".", "!")) and len(inner) > _SHORT

    def sentence(self, i: int) -> tuple[int, int]:
        """(first, after last) token of the sentence of token `i`, at most `_LONGEST` tokens on each side of it."""
        first, stop = self.tree.sents[self.tree.sent[i]]
        if stop - first <= _LONGEST:
            return first, stop
        return max(first, i - _LONGEST), min(stop, i + _LONGEST)

    def chars(self, a: int, b: int) -> tuple[int, int]:
        """Character range of tokens a to b (exclusive)."""
        return (self.tree.start[a], self.tree.end[b - 1]) if b > a else (self.tree.start[a], self.tree.start[a])

    def solid(self, i: int, step: int) -> int:
        """The next token from `i` on, in direction `step`, that is no white space."""
        while 0 <= i < len(self.tree) and self.tree.pos[i] == "SPACE":
            i += step
        return i


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
