"""From reports to attributions: which claims each covers, and whether they are quoted direct, mixed or indirect."""

from __future__ import annotations

from bisect import bisect_left

from claimkit.components.attribution_media import medium_in
from claimkit.components.attribution_report import Page, Report
from claimkit.components.attribution_sources import Sources
from claimkit.components.layers import Reach
from claimkit.components.syntax import AUXILIARIES, CLAUSAL, SUBJECTS, Tree
from claimkit.french.quote_marks import Quotation
from claimkit.models import Attribution, QuoteKind, TimeExpression

_DENIABLE = frozenset({"attribution.que", "attribution.infinitive", "attribution.de_infinitive"})
_TURNS = frozenset({"attribution.turn", "attribution.turn_name"})
_LOOKED_AT = 40  # quoted tokens of a clause that are looked at
_LONGEST = 6000  # characters of one report
_LINKING = frozenset({"PUNCT", "SPACE", "CCONJ", "SCONJ"})
_HELPERS = SUBJECTS | AUXILIARIES


def clause_heads(tree: Tree, reporting: set[int]) -> list[int]:
    """For each token the head of the smallest clause that holds it; an infinitive that is reported (« dit avoir vu ») heads one."""
    n = len(tree)
    out = [-1] * n
    for i in range(n):
        path, j = [], i
        while out[j] < 0 and not _heads_clause(tree, j, reporting):
            path.append(j)
            j = tree.head[j]
        if out[j] < 0:
            out[j] = j
        for k in path:
            out[k] = out[j]
    return out


def _heads_clause(tree: Tree, i: int, reporting: set[int]) -> bool:
    dep = tree.dep[i]
    if tree.head[i] == i or dep in CLAUSAL or dep == "csubj":
        return True
    if dep == "xcomp" and tree.head[i] in reporting:
        return True
    return dep == "conj" and (tree.pos[i] in ("VERB", "AUX") or any(tree.dep[k] in SUBJECTS or tree.dep[k] == "cop" for k in tree.kids[i]))


class Scope:
    """Turns reports into attributions with their reach."""

    def __init__(self, page: Page, sources: Sources, times: list[TimeExpression], reports: list[Report]) -> None:
        self.page, self.tree, self.sources = page, page.tree, sources
        self.times = sorted(times, key=lambda t: t.span.start)
        self.starts = [t.span.start for t in self.times]
        self.clause = clause_heads(self.tree, {r.verb for r in reports if r.verb is not None})
        counts: dict[str, int] = {}
        for quote in page.quotes:
            inner = self._inner(quote)
            counts[inner] = counts.get(inner, 0) + 1
        self.names = {inner for inner, count in counts.items() if count > 1 and inner.count(" ") < 4}
        self.firsts: dict[int, int] = {}
        self.quoted: dict[int, list[int]] = {}
        for i, head in enumerate(self.clause):
            if self.tree.pos[i] not in _LINKING:
                self.firsts.setdefault(head, i)
                if self._quote(i) is not None:
                    self.quoted.setdefault(head, []).append(self.tree.start[i])

    def _inner(self, quote: Quotation) -> str:
        return self.page.text[quote.inner_start : quote.inner_end].strip().lower()

    def _quote(self, i: int) -> Quotation | None:
        """The quotation that holds token `i`, unless the marks only name something."""
        quote = self.page.quote_of(i)
        return None if quote is None or self._inner(quote) in self.names else quote

    def kind(self, head: int, report: Report) -> QuoteKind:
        """How the clause headed by `head` is quoted."""
        quote = self._quote(head)
        if quote is None:
            return "mixed" if self._has_quoted(head, report) else "indirect"
        a, b = report.frame
        opening = self.tree.token_at(quote.start) - 1
        if opening >= 0 and self.tree.words[opening] in {":", "."}:
            return "direct"
        if (
            opening >= 0
            and report.covers(self.tree.start[opening])
            and self.tree.pos[opening] not in _LINKING
            and not a <= self.tree.start[opening] < b
        ):
            return "mixed"  # « la ville “dépense trop” »
        for k in range(min(self.firsts.get(head, head), head), head):
            start = self.tree.start[k]
            if (
                self.clause[k] == head
                and start < quote.start
                and report.covers(start)
                and not a <= start < b
                and self.tree.pos[k] not in _LINKING
            ):
                return "mixed"
        return "direct"

    def _opened_outside(self, i: int, head: int, quote: Quotation, report: Report) -> bool:
        """Whether a clause whose predicate may be the quoted token `i` begins before the marks."""
        tree = self.tree
        if tree.start[head] < quote.start and report.covers(tree.start[head]):
            return True
        return any(tree.start[k] < quote.start and tree.dep[k] in _HELPERS for k in tree.kids[i])

    def _has_quoted(self, head: int, report: Report) -> bool:
        return any(report.covers(start) for start in self.quoted.get(head, ())[:_LOOKED_AT])

    def attributions(self, report: Report) -> list[tuple[Attribution, Reach]]:
        """One attribution for each kind of quotation in the content, with the ranges of its clauses."""
        tree, kinds = self.tree, dict[int, QuoteKind]()
        ranges: dict[QuoteKind, list[tuple[int, int]]] = {}
        if report.rule in _TURNS:  # the dash or the name at the start of the line is their mark
            ranges["direct"] = report.content
        for start, end in report.content if not ranges else ():
            i = tree.token_at(start)
            i = i if tree.end[i] > start else i + 1
            end = min(end, start + _LONGEST)
            while i < len(tree) and tree.start[i] < end:
                head = self.clause[i]
                quote = self._quote(i)
                if quote is not None and not quote.holds(tree.start[head]):
                    kind: QuoteKind = "mixed" if self._opened_outside(i, head, quote, report) else "direct"
                else:
                    kind = kinds[head] if head in kinds else kinds.setdefault(head, self.kind(head, report))
                found = ranges.setdefault(kind, [])
                nearby = tree.start[i + 1] if i + 1 < len(tree) else end
                if found and found[-1][1] == tree.start[i]:
                    found[-1] = (found[-1][0], min(nearby, end))
                else:
                    found.append((max(start, tree.start[i]), min(nearby, end)))
                i += 1
        k = bisect_left(self.starts, report.frame[0])
        said = self.times[k] if k < len(self.starts) and self.starts[k] < report.frame[1] else None
        medium = medium_in(tree, self.sources, *report.frame, report.sources)
        cue = tree.span(*report.cue)
        denies = report.stance == "denying" and report.rule in _DENIABLE
        return [
            (
                Attribution(
                    cue=cue,
                    kind=report.kind,
                    quote=kind,
                    stance=report.stance,
                    sources=tuple(report.sources),
                    said=said,
                    medium=medium,
                    rule=report.rule,
                ),
                Reach(ranges=found, negates=denies),
            )
            for kind, found in ranges.items()
        ]
