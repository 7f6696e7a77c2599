"""What an incise reports: the quotation it stands in or behind, its turn of a dialogue, or its sentence."""

from __future__ import annotations

import re

from claimkit.doc.tree import SUBJECTS
from claimkit.layers.speech.page import Page, Report
from claimkit.layers.speech.sources import Sources
from claimkit.layers.speech.verbs import Verb

OPENING = frozenset(["«", "“", '"', "‹", "‘", "'", "„"])
CLOSING = frozenset(["»", "”", '"', "›", "’", "'", "“"])
_RELATIVES = frozenset({"qui", "que", "qu'", "dont", "où"})
_GOES_ON = frozenset(
    {"et", "mais", "car", "tandis", "ou", "de", "d'", "que", "qu'"}
)  # a clause that is joined, or what the verb before asks for
_TURN = re.compile(r"[^\S\n]*[—–-][^\S\n]+")


class Placement:
    """Finds the content of incises in one document."""

    def __init__(self, page: Page, sources: Sources) -> None:
        self.page, self.tree, self.forms, self.sources = page, page.tree, page.forms, sources

    def place(self, report: Report, verb: Verb, end: int) -> None:
        """Content of an incise: the quotation it stands in or after, else its sentence."""
        tree, page = self.tree, self.page
        report.frame = (tree.start[verb.first], tree.end[max(verb.first, end - 1)])
        quote = page.quote_of(verb.first)
        before = page.solid(verb.first - 1, -1)
        while before > 0 and (
            tree.words[before] in {",", "-", "–", "—"}
            or tree.pos[before] == "SPACE"
            or (tree.words[before] == "." and tree.words[before - 1] in CLOSING)
        ):
            before -= 1
        if quote is not None and page.tells_inside(before):
            # « “Ils sont dangereux”, disent-ils. Mais … »: those inside say what stands between the inner marks
            report.rule = "attribution.quote_incise"
            report.content = [(max(quote.inner_start, tree.start[page.sentence(before)[0]]), report.frame[0])]
            return
        if quote is not None and self.forms[verb.first - 1] == "comme":  # « “A. B, comme le dit X. C”, explique Y »
            a, b = page.chars(*page.sentence(verb.at))
            report.content = [(max(a, quote.inner_start), report.frame[0]), (report.frame[1], min(b, quote.inner_end))]
            return
        if quote is not None and quote.start < report.frame[0]:
            report.quotation = quote
            report.content = [(quote.start, report.frame[0]), (report.frame[1], quote.end)]
            report.rule = "attribution.incise_in_quote"
            return
        turn = self._turn(verb.first)
        if turn is not None:
            report.rule = "attribution.turn"
            report.content = [(a, b) for a, b in ((turn[0], report.frame[0]), (report.frame[1], turn[1])) if a < b]
            return
        closed = page.quote_of(before)
        sentence = page.sentence(verb.at)
        start = tree.start[sentence[0]]
        if closed is not None and tree.words[before] in CLOSING and closed.end == tree.end[before]:
            report.quotation = closed
            report.rule = "attribution.quote_incise"
            opening = tree.token_at(closed.start)
            colon = opening > 0 and tree.words[opening - 1] == ":"
            report.content = [(closed.start if colon else tree.start[page.sentence(opening)[0]], report.frame[0])]
            if not self._resumed(report, end) and self._goes_on_quoting(end, sentence[1]):
                report.content.append((report.frame[1], tree.end[sentence[1] - 1]))
            return
        overlapping = page.quote_of(sentence[0])
        if overlapping is not None:
            start = min(start, overlapping.start)
        relative = self._relative(verb.first)
        if relative is not None:
            a, b = relative
            report.content = [(tree.start[a], report.frame[0]), (report.frame[1], tree.end[b - 1])] if b > end else []
            return
        report.content = [(start, report.frame[0])] if start < report.frame[0] else []
        self._resumed(report, end)
        if report.content and self._rest_is_content(page.chars(sentence[0], max(sentence[0], verb.first))[0], verb.first, end, sentence[1]):
            report.content.append((report.frame[1], tree.end[sentence[1] - 1]))

    def _relative(self, first: int) -> tuple[int, int] | None:
        """« un homme qui, dit-elle, la suivait »: the relative clause whose pronoun stands right before the incise."""
        tree, pronoun = self.tree, first - 2
        if pronoun < 0 or tree.words[first - 1] != "," or self.forms[pronoun] not in _RELATIVES:
            return None
        top = next((h for h in tree.ancestors(pronoun) if h > first and tree.dep[h].startswith("acl")), None)
        return None if top is None else (pronoun, tree.right[top])

    def _turn(self, i: int) -> tuple[int, int] | None:
        """The characters of the line that token `i` stands in, when a dash opens it: a turn of a dialogue."""
        text, at = self.page.text, self.tree.start[i]
        start = text.rfind("\n", 0, at) + 1
        match = _TURN.match(text, start, at)
        if match is None:
            return None
        end = text.find("\n", at)
        return match.end(), len(text) if end < 0 else end

    def _goes_on_quoting(self, end: int, stop: int) -> bool:
        """« “A”, a-t-il dit, qu'il y ait “B” », « “A”, a-t-il dit, mais B est “C” »: the sentence goes on, between marks in part."""
        tree, quoted = self.tree, self.page.quoted
        if end + 1 >= stop or tree.words[end] != "," or self.forms[end + 1] not in _GOES_ON - {"tandis"}:
            return False
        subjects = (k for k in range(end + 1, stop) if tree.dep[k] in SUBJECTS and k not in quoted and tree.head[k] not in quoted)
        rival = any(tree.pos[k] != "PRON" and self.sources.named(*self.sources.subject_span(k)) for k in subjects)
        return not rival and any(k in quoted for k in range(end + 1, stop))

    def _resumed(self, report: Report, end: int) -> bool:
        """A quotation that goes on right after the incise belongs to it: whether one does."""
        tree = self.tree
        k = end
        while k < len(tree) and (tree.words[k] in {",", ":", "."} or (tree.pos[k] == "SPACE" and "\n" not in tree.words[k])):
            if tree.words[k] == ".":
                return False
            k += 1
        quote = self.page.quote_of(k) if k < len(tree) and tree.words[k] in OPENING else None
        if quote is not None:
            report.content.append((quote.start, quote.end))
        return quote is not None

    def _rest_is_content(self, start: int, first: int, end: int, stop: int) -> bool:
        """After an incise in running text: content when the sentence is not whole before it, or goes on as a coordinated clause."""
        tree = self.tree
        if end >= stop or tree.words[end] not in {",", "–", "—", ")", "-"}:
            return False
        a = tree.token_at(start)
        whole = any("Fin" in tree.feats(k).get("VerbForm", "") for k in range(a, first) if tree.pos[k] in ("VERB", "AUX"))
        following = self.forms[end + 1] if end + 1 < stop else ""
        if following in ("qui", "dont", "lui", "elle") or following.endswith("ant"):
            return False  # about the speaker
        return not whole or following in _GOES_ON
