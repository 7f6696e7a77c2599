"""Who stands beside a quotation that no cue covers, and may say it: the speaker before, the one behind, whom the sentence before is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque

from claimkit.doc.tree import SUBJECTS
from claimkit.french.quote_marks import Quotation
from claimkit.french.small_words import HIS
from claimkit.grammar.impersonals import is_impersonal
from claimkit.layers.speech.noun_phrases import PARTS
from claimkit.layers.speech.page import Page, Report
from claimkit.layers.speech.quotes.introductions import BEHIND
from claimkit.layers.speech.sources import Sources

_REMEMBERED = 12
_FAR_BEHIND = 250  # characters: who is first heard further behind a quotation is another
_MARKS = frozenset('«“"')
_BLANKS = " \u00a0\u202f"
_THIRD = frozenset({"il", "elle", "lui"})
_I = frozenset({"je", "j'"})
_KNOWN = frozenset({"le", "la", "l'", "l’"})


class Beside:
    """Looks for speakers around a quotation.

    Attributes:
        near: the last reports before the quotation at hand.
        signed: character where the last signature of a quotation, or the last sentence between marks that nobody says, ends.
    """

    def __init__(self, page: Page, sources: Sources, reports: list[Report]) -> None:
        self.page, self.tree, self.text, self.sources, self.reports = page, page.tree, page.text, sources, reports
        self.near: deque[Report] = deque(maxlen=_REMEMBERED)
        self.signed = 0

    def speaker_before(self, quote: Quotation, begin: int | None = None) -> tuple[int, int] | None:
        """The subject of the sentence before the character `begin`, when a person; else who was quoted last, at most a paragraph before."""
        fitting = (report for report in self.near if report.speaker is None or self._fits(quote, report.speaker))
        last = max(fitting, key=lambda r: max((r.frame[0], *(a for a, _ in r.content[:1]))), default=None)
        since = last.frame[1] if last is not None else 0
        topic = self._topic(quote, quote.start if begin is None else begin, max(since, self.signed))
        if topic is not None and self._fits(quote, topic):
            return topic
        quoted = last.content if last is not None and self._quotes(last) else []
        heard = max([since, *(b for _, b in quoted if b <= quote.start)])
        if not (quote.closed or quote.continues or quote.start - heard <= 3 or self._cut_off(quote)):
            return None
        far = self.text.count("\n\n", since, quote.start) > 1 or quote.start - since > 600 or self.signed > since
        if last is None or last.speaker is None or far:
            return None
        apart = self.tree.sent[self.tree.token_at(quote.start)] - self.tree.sent[last.cue[0]] > 1 and not self._quotes(last)
        if last.kind == "preposition" and (apart or self.sources.kind_of(*last.speaker) == "media"):
            return None  # « …, selon Le Soir. « … » »: who is cited does not go on to speak
        return last.speaker

    def _fits(self, quote: Quotation, who: tuple[int, int]) -> bool:
        """Whether somebody can say what is quoted: several people do not say « je », and nobody speaks of himself by his name or title.

        « on » and « certains » are others each time.
        """
        tree, head = self.tree, self.sources.head_of(*who)
        if who[1] - who[0] == 1 and (self.sources.party(head) or self.sources.forms[head] in self.sources.some):
            return False
        several = tree.pos[head] == "NOUN" and tree.feats(head).get("Number") == "Plur"
        inside = range(tree.token_at(quote.inner_start), bisect_left(tree.start, quote.inner_end))
        named = who[1] - 1 if tree.pos[who[1] - 1] == "PROPN" else head
        if any(tree.lower[k] == tree.lower[named] and (named != head or tree.lower[k - 1] in _KNOWN) for k in inside):
            return False
        return not several or all(self.sources.forms[k] not in _I for k in inside)

    def pronoun_before(self, quote: Quotation) -> tuple[int, int] | None:
        """« Elle a critiqué le maire. « Je n'y crois pas. » »: « il », « elle » or « lui », whom the sentence before is about."""
        tree, k = self.tree, self.page.solid(self.tree.token_at(quote.start) - 1, -1)
        if k < 0 or "\n" in self.text[tree.end[k] : quote.start]:
            return None
        main = (j for j in range(*self.page.sentence(k)) if tree.dep[j] == "nsubj" and tree.head[tree.head[j]] == tree.head[j])
        subject = next(main, None)
        if subject is None or tree.lower[subject] not in _THIRD or is_impersonal(tree, subject, frozenset()):
            return None
        return subject, subject + 1

    def only_person(self, quote: Quotation) -> tuple[int, int] | None:
        """Whom a text is about, when nobody spoke yet and it has named one person only: a paragraph in marks is theirs."""
        text, tree = self.text, self.tree
        if (
            self.near
            or text[text.rfind("\n", 0, quote.start) + 1 : quote.start].strip()
            or text[quote.end : quote.end + 3].strip(_BLANKS)[:1] not in ("", "\n")
        ):
            return None
        people = [(a, b) for a, b, label in tree.ents if label == "PER" and b - a > 1 and tree.end[b - 1] <= quote.start]
        return people[0] if len({tuple(tree.lower[a:b]) for a, b in people}) == 1 else None

    def next_speaker(self, quote: Quotation) -> tuple[int, int] | None:
        """Who is reported first soon behind it in the paragraph, or in the one below a title; else the person whom its first sentence is about."""
        text, tree = self.text, self.tree
        start = next((i for i in range(quote.end, min(len(text), quote.end + 4)) if text[i].isalnum() or text[i] in _MARKS), None)
        while start is not None and (more := self.page.quote_of(tree.token_at(start))) is not None and more.start == start:
            start = next((i for i in range(more.end, min(len(text), more.end + 4)) if text[i].isalnum() or text[i] in _MARKS), None)
        opens = self.opens(quote)
        if start is None or (not opens and not self.heads(quote) and "\n" in text[quote.end : start]):
            return None
        end = text.find("\n", start)
        end = min(len(text) if end < 0 else end, start + _FAR_BEHIND)
        first = tree.token_at(start)
        soon = (r for r in self.reports if start <= r.frame[0] < end and r.sources and self.page.narrates(r))
        told = next((r for r in soon if r.speaker is None or self._fits(quote, r.speaker)), None)
        if told is not None and told.kind == "preposition" and told.frame[0] == start:
            again = tree.pos[tree.token_at(told.sources[0].span.start)] == "PRON"  # « “…” Selon lui, »
            return told.speaker if again or quote.inner_start == 0 else None  # who is cited behind what a text begins amid goes on
        for k in range(first, self.page.sentence(first)[1]):
            if tree.dep[k] in SUBJECTS and tree.pos[k] in ("NOUN", "PROPN") and self.page.quote_of(k) is None:
                span = self.sources.subject_span(k)
                one = self.sources.kind_of(*span) in ("person", "anonymous") and tree.feats(k).get("Number") != "Plur"  # « Une policière »
                if tree.dep[tree.head[k]] != "acl:relcl" and one and self.sources.named(*span):
                    return span
                break
        cited = (
            told is not None and told.kind == "preposition" and not (opens and self.sources.kind_of(*(told.speaker or (0, 1))) == "person")
        )
        return None if told is None or cited else told.speaker

    def opens(self, quote: Quotation) -> bool:
        """Whether a text begins with a quotation, or with « Crue : » in front of one."""
        return quote.inner_start > quote.start and "Fin" not in self.tree.verb_form[: self.tree.token_at(quote.start)]

    def heads(self, quote: Quotation) -> bool:
        """Whether a quotation is a line of its own without a stop: a title, said by who speaks below it."""
        text = self.text
        alone = (
            len(text[text.rfind("\n", 0, quote.start) + 1 : quote.start].split()) <= 1  # « INTERVIEW. « … » »
            and text[quote.end : quote.end + 3].lstrip(_BLANKS)[:1] == "\n"
        )
        return alone and text[quote.inner_start : quote.inner_end].rstrip()[-1:] != "."

    def _cut_off(self, quote: Quotation) -> bool:
        """Whether the text ends in the quotation, which names no source of its own, so that the mark is no stray one."""
        return quote.end >= len(self.text.rstrip()) and not any(quote.holds(r.frame[0]) and r.kind == "preposition" for r in self.reports)

    def _topic(self, quote: Quotation, begin: int, since: int) -> tuple[int, int] | None:
        """The person or group whom the sentence before `begin` is about; « ses clients » leave it to the sentence before that one."""
        tree, k = self.tree, self.page.solid(max(self.tree.token_at(begin) - 1, 0), -1)
        for _ in range(2):
            first = self.page.sentence(k)[0] if k >= 0 else 0
            if k < 0 or tree.start[first] < since or "\n\n" in self.text[tree.start[first] : quote.start].strip():
                return None
            subjects = [
                j
                for j in range(first, k + 1)
                if tree.dep[j] in SUBJECTS
                and (tree.pos[j] in ("NOUN", "PROPN") or self.sources.forms[j] in PARTS)
                and self.page.quote_of(j) is None
            ]
            main = (j for j in subjects if tree.head[tree.head[j]] == tree.head[j])
            subject = next(main, next((j for j in subjects if tree.dep[tree.head[j]] != "acl:relcl"), None))
            if (subject is None and tree.words[k] == ":") or tree.words[k] == "?":  # whom a question is about does not answer it
                k = self.page.solid(first - 1, -1)
                continue
            if subject is None:
                return self._presented(first, k) or self._said_to_be(first, k) or self._by(first, k)
            span = self.sources.subject_span(subject)
            if self.sources.forms[span[0]] not in HIS or any(tree.pos[j] == "PROPN" for j in range(*span)):
                speaks = self.sources.kind_of(*span) in ("person", "group") and self.sources.named(*span)
                return span if speaks else self.sources.affected(subject)
            k = self.page.solid(first - 1, -1)
        return None

    def _said_to_be(self, first: int, last: int) -> tuple[int, int] | None:
        """« Un pilier du club, c'est un docker. « Je viens … » »: what « c' » is said to be."""
        tree = self.tree
        root = next((k for k in range(first, last + 1) if tree.head[k] == k), first)
        is_that = any(tree.dep[k] in SUBJECTS and self.sources.forms[k] in ("c'", "ce") for k in tree.kids[root])
        span = self.sources.subject_span(root) if is_that and tree.pos[root] == "NOUN" else None
        return span if span is not None and self.sources.kind_of(*span) == "person" and self.sources.named(*span) else None

    def _presented(self, first: int, last: int) -> tuple[int, int] | None:
        """« Martin, graveur, blessé à Nîmes. « J'ai 51 ans … » »: whom a sentence without a verb presents."""
        tree = self.tree
        if tree.ent[first] < 0 or any(tree.verb_form[k] == "Fin" for k in range(first, last + 1)):
            return None
        start, end, label = tree.ents[tree.ent[first]]
        return (start, end) if label == "PER" and start == first and tree.words[end] == "," else None

    def _by(self, first: int, last: int) -> tuple[int, int] | None:
        """« Mise en garde de la maire Anne Roux. « Le quai … » »: the only person whom a sentence without a verb names behind « de », « chez »."""
        tree = self.tree
        if tree.words[last] != "." or any(tree.verb_form[k] == "Fin" for k in range(first, last)):
            return None
        behind = (self.sources.after(k + 1, last) for k in range(first + 1, last) if self.sources.forms[k] in BEHIND)
        named = [who for who in behind if who is not None and self.sources.named(*who) and self.sources.kind_of(*who) == "person"]
        return named[0] if len(named) == 1 else None

    def _quotes(self, report: Report) -> bool:
        """Whether words between marks stand in what is reported."""
        return any(a <= quote.start < b for a, b in report.content for quote in self.page.quotes)
