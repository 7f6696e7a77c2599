"""From reports to attributions: which claims each covers, and whether they are quoted direct, mixed or indirect."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import compress, pairwise
from operator import ne

from claimkit.doc.layers import Reach
from claimkit.doc.tree import AUXILIARIES, CLAUSAL, SUBJECTS, Tree
from claimkit.french.quote_marks import Quotation
from claimkit.layers.speech.page import Page, Report, told_by
from claimkit.layers.speech.sources import Sources, fronted, medium_in
from claimkit.models import Attribution, QuoteKind, TimeExpression

_TURNS = frozenset({"attribution.turn", "attribution.turn_name", "attribution.interview"})
_BEFORE = frozenset(  # the verb stands in front of its content
    f"attribution.{name}" for name in ("que", "infinitive", "de_infinitive", "colon", "colon_quote", "quote", "attribute")
)
_LOOKED_AT = 40  # quoted tokens of a clause that are looked at
_LONGEST = 6000  # characters of one report
_NAME = 4  # spaces: a shorter quotation that comes back is a name
_LINKING = frozenset({"PUNCT", "SPACE", "CCONJ", "SCONJ"})
_HELPERS = SUBJECTS | AUXILIARIES
_MOVEMENT = re.compile(r"(?:\w+ )?\w+s (?:jaunes|rouges|blanc(?:he)?s|noire?s|verte?s|bleue?s|roses)")  # « les “blouses blanches” »
_ADDED = frozenset({"advcl", "conj", "obl:mod"})
_MAY_HEAD = CLAUSAL | {"csubj", "xcomp", "conj"}


def clause_heads(tree: Tree, reporting: set[int], quoted: Sequence[int]) -> list[int]:
    """For each token the head of the smallest clause that holds it; an infinitive that is reported (« dit avoir vu ») heads one.

    Args:
        tree: the tree.
        reporting: reporting verbs.
        quoted: quoted tokens in order; nobody asks for the clauses of sentences without any, so that they have -1.
    """
    head, dep, kids = tree.head, tree.dep, tree.kids
    out = [-1] * len(tree)
    asked = [root for root in tree.roots if bisect_left(quoted, tree.left[root]) < bisect_left(quoted, tree.right[root])]
    for i in asked:  # grows while it is walked: heads before their dependents
        out[i] = i if head[i] == i or (dep[i] in _MAY_HEAD and _heads_clause(tree, i, reporting)) else out[head[i]]
        asked += kids[i]
    return out


def _heads_clause(tree: Tree, i: int, reporting: set[int]) -> bool:
    """Whether a token with a label of `_MAY_HEAD` heads a clause."""
    dep = tree.dep[i]
    if dep == "xcomp":
        return tree.head[i] in reporting
    if (dep, tree.verb_form[i]) in (("advcl", "Inf"), ("acl", "Part")):
        return False  # « pour « rendre hommage » », « décès « causés par la crue » »: their marks are those of the main clause
    return dep != "conj" or tree.pos[i] in ("VERB", "AUX") or any(tree.dep[k] in SUBJECTS or tree.dep[k] == "cop" for k in tree.kids[i])


class Scope:
    """Turns reports into attributions with their reach.

    Attributes:
        clause: the head of the clause of each token, -1 in sentences without quotation; empty where nothing is quoted, for all is indirect.
        quotes: the quotation of each quoted token; marks that only name something quote nothing.
        quoted: for each clause whose head is not quoted, where its quoted tokens start.
        answers: the tokens of each answer of an interview: all that is told there is direct.
        apart: quoted tokens of clauses whose head stands outside of the marks.
        runs: the first token of each run of tokens that are quoted alike: one clause, or a token `apart`.
    """

    def __init__(self, page: Page, sources: Sources, times: list[TimeExpression], reports: list[Report]) -> None:
        self.page, self.tree, self.sources = page, page.tree, sources
        self.times = sorted(times, key=lambda t: t.span.start)
        self.starts = [t.span.start for t in self.times]
        self.answers = [
            (page.tree.token_at(r.content[0][0]), page.tree.token_at(r.content[0][1] - 1) + 1)
            for r in reports
            if r.rule == "attribution.interview"
        ]
        self.quotes = self._quotes()
        reporting = {r.verb for r in reports if r.verb is not None}
        self.clause = clause_heads(self.tree, reporting, list(self.quotes)) if self.quotes else []
        self.quoted: dict[int, list[int]] = {}
        for i in self.quotes:
            if self.clause[i] not in self.quotes and self.tree.pos[i] not in _LINKING:
                self.quoted.setdefault(self.clause[i], []).append(self.tree.start[i])
        self.apart = {i for i, quote in self.quotes.items() if not quote.holds(self.tree.start[self.clause[i]])}
        begun = set(compress(range(len(self.clause)), map(ne, self.clause, [-1, *self.clause])))
        self.runs = sorted(begun | self.apart | {i + 1 for i in self.apart})

    def _quotes(self) -> dict[int, Quotation]:
        page = self.page
        inner = [page.text[q.inner_start : q.inner_end].strip().lower() for q in page.quotes]
        counts = Counter(inner)
        naming = {
            q.start
            for q, text in zip(page.quotes, inner, strict=True)
            if text.count(" ") < _NAME
            and (
                _MOVEMENT.fullmatch(text)
                or (counts[text] > 1 and not self._predicates(q))
                or self._titles(q, page.text[q.inner_start : q.inner_end].strip())
            )
        }
        return {i: q for i, q in page.quoted.items() if q.start not in naming} if naming else page.quoted

    def _predicates(self, quote: Quotation) -> bool:
        """Whether a verb or an adjective is what the marks hold: said again in the text (« sûr et efficace »), it is no name."""
        tree = self.tree
        inside = range(bisect_left(tree.start, quote.inner_start), bisect_left(tree.start, quote.inner_end))
        top = next((k for k in inside if tree.head[k] not in inside or tree.head[k] == k), None)
        return top is not None and tree.pos[top] in ("VERB", "ADJ") and tree.dep[top] not in ("amod", "acl")

    def _titles(self, quote: Quotation, inner: str) -> bool:
        """Whether the marks hold a title or a name: « le service « Proximité » »."""
        before = self.tree.token_at(quote.start) - 1
        return inner[:1].isupper() and not self.page.states(quote) and before >= 0 and self.tree.pos[before] in ("NOUN", "DET")

    def kind(self, head: int, report: Report) -> QuoteKind:
        """How the clause headed by `head` is quoted."""
        quote = self.quotes.get(head)
        if quote is None:
            return "mixed" if self._has_quoted(head, report) else "indirect"
        a, b = report.frame
        opening = self.tree.token_at(quote.start) - 1
        if (opening >= 0 and self.tree.words[opening] in {":", "."}) or self._has_own_subject(head, quote):
            # « pour l'instant, “chacun fait sa cuisine” »
            return "mixed" if self._goes_on(head, quote, report, close=True) else "direct"
        if (
            opening >= 0
            and report.covers(self.tree.start[opening])
            and self.tree.pos[opening] not in _LINKING
            and not a <= self.tree.start[opening] < b
        ):
            return "mixed"  # « la ville “dépense trop” »
        for k in range(self.tree.left[head], head):
            start = self.tree.start[k]
            if start >= quote.start:
                break
            if self.clause[k] == head and report.covers(start) and not a <= start < b and self.tree.pos[k] not in _LINKING:
                return "mixed"
        return "mixed" if self._shares_outside(head, quote, report) or self._goes_on(head, quote, report) else "direct"

    def _goes_on(self, head: int, quote: Quotation, report: Report, *, close: bool = False) -> bool:
        """Whether the clause of a quoted predicate goes on behind the marks (« tous « pourront voter » dimanche »), `close` without a comma."""
        tree = self.tree
        behind = range(bisect_left(tree.start, quote.end), tree.right[head])
        if close and behind and (tree.pos[behind[0]] in ("PUNCT", "ADV") or self._is_added(behind)):
            return False
        return any(self.clause[k] == head and tree.pos[k] not in _LINKING and report.covers(tree.start[k]) for k in behind)

    def _is_added(self, behind: range) -> bool:
        """« “On peut reculer” à condition que …, “il tient” en mer »: what begins behind the marks is joined to a clause that is whole without it."""
        tree, top = self.tree, behind[0]
        while tree.head[top] in behind and tree.head[top] != top:
            top = tree.head[top]
        return tree.dep[top] in _ADDED

    def _has_own_subject(self, head: int, quote: Quotation) -> bool:
        """Whether the whole subject of a quoted predicate stands between the marks with it, and no date of its clause before them."""
        tree = self.tree
        outside = range(tree.left[head], tree.token_at(quote.start))
        subjects = [tree.start[tree.left[k]] for k in tree.kids[head] if tree.dep[k].startswith(("nsubj", "expl:subj"))]
        whole = bool(subjects) and quote.start <= max(subjects) < quote.end  # else « il est « vital de » »
        return whole and not any(k in self.sources.timed and self.clause[k] == head for k in outside)

    def _shares_outside(self, head: int, quote: Quotation, report: Report) -> bool:
        """Whether a quoted conjunct shares the subject of a clause before the marks (« il n'a pas fui mais “était calme” »)."""
        tree = self.tree
        first = tree.head[head]
        if tree.dep[head] != "conj" or tree.start[first] >= quote.start or not report.covers(tree.start[first]):
            return False
        return not any(tree.dep[k] in SUBJECTS for k in tree.kids[head]) and any(tree.dep[k] in SUBJECTS for k in tree.kids[first])

    def _opened_outside(self, i: int, head: int, quote: Quotation, report: Report) -> bool:
        """Whether a clause whose predicate may be the quoted token `i` begins before the marks."""
        tree = self.tree
        if tree.start[head] < quote.start and report.covers(tree.start[head]):
            return True
        return any(tree.start[k] < quote.start and tree.dep[k] in _HELPERS for k in tree.kids[i])

    def _has_quoted(self, head: int, report: Report) -> bool:
        return any(report.covers(start) for start in self.quoted.get(head, ())[:_LOOKED_AT])

    def _kind_at(self, i: int, report: Report, kinds: dict[int, QuoteKind]) -> QuoteKind:
        """How the run that begins with token `i` is quoted, when `kinds` has the clauses asked for before."""
        if not self.quotes:
            return "indirect"
        head = self.clause[i]
        if i in self.apart:
            return "mixed" if self._opened_outside(i, head, self.quotes[i], report) else "direct"
        if head not in kinds:
            kinds[head] = self.kind(head, report)
        return kinds[head]

    def _ranges(self, report: Report) -> dict[QuoteKind, list[tuple[int, int]]]:
        """The content by how it is quoted, in the order of the text."""
        if report.rule in _TURNS or any(a <= report.cue[0] < b for a, b in self.answers):  # the dash or the name in front is their mark
            return {"direct": report.content}
        if report.attribute is not None:  # « s'est dite « choquée » »
            first, stop = (bisect_left(self.tree.start, offset) for offset in report.content[0])
            own = self.clause[report.attribute] if self.quotes else -1  # not « par X, qui promet « de revenir » »
            return {"mixed" if any(i in self.quotes and self.clause[i] == own for i in range(first, stop)) else "indirect": report.content}
        tree, kinds = self.tree, dict[int, QuoteKind]()
        ranges: dict[QuoteKind, list[tuple[int, int]]] = {}
        for start, content_end in report.content:
            end = min(content_end, start + _LONGEST)
            first, stop = tree.token_at(start), bisect_left(tree.start, end)
            if tree.end[first] <= start:
                first += 1
            runs = self.runs[bisect_right(self.runs, first) : bisect_left(self.runs, stop)]
            for i, after in pairwise((first, *runs, stop)) if first < stop else ():
                until = tree.start[after] if after < stop else end
                if ranges and all(tree.pos[k] == "PUNCT" for k in range(i, after)):
                    continue  # the comma before an incise
                found = ranges.setdefault(self._kind_at(i, report, kinds), [])
                if found and found[-1][1] == tree.start[i]:
                    found[-1] = (found[-1][0], until)
                else:
                    found.append((max(start, tree.start[i]), until))
        return ranges

    def _said(self, report: Report) -> TimeExpression | None:
        """The time of the report: in its clause, or in front of a verb before its content (« Lundi, le maire a annoncé que »)."""
        k = bisect_left(self.starts, report.frame[0])
        if k < len(self.starts) and self.starts[k] < report.frame[1]:
            return self.times[k]
        if report.attribute is not None:  # « s'est dit favorable lundi à … »
            behind = bisect_left(self.starts, self.tree.end[report.attribute])
            if behind < len(self.starts) and self.tree.token_at(self.starts[behind]) <= report.attribute + 2:
                return self.times[behind]
        if report.rule not in _BEFORE or not k:
            return None
        time, tree = self.times[k - 1], self.tree
        first = tree.sents[tree.sent[tree.token_at(report.frame[0])]][0]
        behind = bisect_left(tree.start, time.span.end)
        opens = tree.start[first] <= time.span.start and tree.token_at(time.span.start) - first <= 1
        return time if opens and behind + 1 == tree.token_at(report.frame[0]) and tree.words[behind] == "," else None

    def attributions(self, report: Report) -> list[tuple[Attribution, Reach]]:
        """One attribution for each kind of quotation in the content, with the ranges of its clauses."""
        tree = self.tree
        said = self._said(report)
        medium = medium_in(tree, self.sources, *report.frame, report.sources)
        if medium is None and report.rule in _BEFORE:
            medium = fronted(tree, self.sources, report.frame[0], report.sources)
        cue, sources = tree.span(*report.cue), told_by(tree, report)
        return [
            (
                Attribution(
                    cue=cue,
                    kind=report.kind,
                    quote=kind,
                    stance=report.stance,
                    sources=sources,
                    said=said,
                    medium=medium,
                    rule=report.rule,
                ),
                Reach(ranges=found),
            )
            for kind, found in self._ranges(report).items()
        ]
