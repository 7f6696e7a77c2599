"""Quotations without a verb of their own: continued, signed, after a name and a colon, and tweets."""

from __future__ import annotations

import re

from claimkit.components.attribution_report import Page, Report
from claimkit.components.attribution_sources import Sources
from claimkit.components.syntax import SUBJECTS
from claimkit.french.quote_marks import Quotation
from claimkit.models import Block

_SIGNED = re.compile(r"[–—-] ?([^\W\d_][^\n()–—@]{1,60}?)\s?\(@\w+\)")
_SENTENCE_END = frozenset('.!?…»”"\n')
_COLON = re.compile(r"\s*:\s*")
_PUNCTUATION = re.compile(r"[\s,;»”\")]+")
_MIN_REPEAT, _LONGEST_TWEET = 25, 2000
_LINKS = frozenset({"", "et", "mais", "car", "ou", "puis", "et que", "mais aussi", "or"})


class Quotes:
    """Finds the speakers of quotations that no cue covers."""

    def __init__(self, page: Page, sources: Sources, reports: list[Report], blocks: list[Block]) -> None:
        self.page, self.tree, self.text, self.sources, self.reports, self.blocks = page, page.tree, page.text, sources, reports, blocks

    def find(self) -> list[Report]:
        """The reports, in order of the quotations, then the tweets."""
        out: list[Report] = []
        for quote in self.page.quotes:
            if self._covered(quote) or not self._statement(quote):
                continue
            report = self._named_before(quote) or self._named_after(quote) or self._continued(quote, out)
            if report is not None:
                out.append(report)
        return out + self._tweets()

    def _covered(self, quote: Quotation) -> bool:
        """Whether a cue outside the quotation, or an incise in it, reports it."""
        at = quote.inner_start
        for report in self.reports:
            inside = quote.start <= report.frame[0] < quote.end
            if report.covers(at) and report.sources and (not inside or report.quotation is quote):
                return True
        return False

    def _statement(self, quote: Quotation) -> bool:
        """Whether the quotation says something: a finite verb, or a whole sentence."""
        tree = self.tree
        i = tree.token_at(quote.inner_start)
        while i < len(tree) and tree.start[i] < quote.inner_end:
            if tree.pos[i] in ("VERB", "AUX") and tree.start[i] >= quote.inner_start and "Fin" in tree.feats(i).get("VerbForm", ""):
                return True
            i += 1
        return self.text[quote.inner_end - 1 : quote.inner_end] in (".", "!") and quote.inner_end - quote.inner_start > 12

    def _report(self, quote: Quotation, who: tuple[int, int], rule: str) -> Report:
        first = self.tree.token_at(quote.start)
        report = Report(cue=(first, first + 1), kind="quotation", stance="neutral", rule=rule, quotation=quote)
        report.sources, report.speaker = [self.sources.source(*who)], who
        report.content, report.frame = [(quote.start, quote.end)], (quote.start, quote.start)
        return report

    def _named_before(self, quote: Quotation) -> Report | None:
        """« Name : « … » » at the start of a line or sentence."""
        tree, k = self.tree, self.tree.token_at(quote.start) - 1
        k = self.page.solid(k, -1)
        if k <= 0 or tree.words[k] != ":" or "\n" in self.text[tree.end[k] : quote.start]:
            return None
        first = max(self.page.sentence(k)[0], 0)
        who = self.sources.after(self.page.solid(first, 1), k)
        return self._report(quote, who, "attribution.name_colon") if who is not None and who[1] == k and self.sources.named(*who) else None

    def _named_after(self, quote: Quotation) -> Report | None:
        """Headlines: « "…" : les habitants s'inquiètent » — the subject right after the colon."""
        match = _COLON.match(self.text, quote.end)
        if match is None or match.end() >= len(self.text) or "\n" in match.group():
            return None
        i = self.tree.token_at(match.end())
        subject = next((k for k in range(i, min(i + 8, len(self.tree))) if self.tree.dep[k] in SUBJECTS), None)
        if subject is None or self.tree.noun_phrase(subject)[0] != i:
            return None
        return self._report(quote, self.sources.subject_span(subject), "attribution.headline_quote")

    def _continued(self, quote: Quotation, found: list[Report]) -> Report | None:
        """A free quotation keeps the speaker of the one before."""
        before = self.text[max(0, quote.start - 50) : quote.start].rstrip()
        if not quote.continues and before and before[-1] not in _SENTENCE_END:
            return self._linked(quote, found) or self._resumed(quote) or self._fronted(quote, found)
        following = self.text[quote.end : quote.end + 2]
        whole = self.text[quote.inner_end - 1 : quote.inner_end] in (".", "!", "?", "…") or following.strip()[:1] in ("", ".", ",", "\n", "«", "!")
        if not whole:
            return None
        speaker = self._speaker_before(quote, [*self.reports, *found])
        return None if speaker is None else self._report(quote, speaker, "attribution.continued")

    def _linked(self, quote: Quotation, found: list[Report]) -> Report | None:
        """« “A”, car “B” »: the speaker of A says B."""
        for report in reversed([*self.reports, *found]):
            end = max((b for a, b in report.content if b <= quote.start), default=0)
            if end and report.quotation is not None and report.speaker is not None and _PUNCTUATION.sub(" ", self.text[end : quote.start]).strip().lower() in _LINKS:
                return self._report(quote, report.speaker, "attribution.continued")
        return None

    def _resumed(self, quote: Quotation) -> Report | None:
        """« “A”, soupire X, généraliste à Lyon, “mais B” »: B is said by X too when no verb stands between."""
        tree = self.tree
        i = tree.token_at(quote.start)
        first = self.page.sentence(i)[0]
        for report in reversed(self.reports):
            if report.quotation is None or report.speaker is None or not tree.start[first] <= report.frame[0] < quote.start:
                continue
            k = tree.token_at(max(report.frame[1] - 1, 0)) + 1
            if not any(tree.pos[j] in ("VERB", "AUX") and "Fin" in tree.feats(j).get("VerbForm", "") for j in range(k, i)):
                return self._report(quote, report.speaker, "attribution.continued")
            return None
        return None

    def _fronted(self, quote: Quotation, found: list[Report]) -> Report | None:
        """« Depuis avril, “il fait chaud” »: no verb before the marks in the sentence, so that the quotation is its main clause."""
        tree = self.tree
        i = tree.token_at(quote.start)
        first, stop = self.page.sentence(i)
        if i == first or tree.words[i - 1] != "," or any(tree.pos[k] in ("VERB", "AUX") or tree.words[k] == ":" for k in range(first, i)):
            return None
        speaker = self._speaker_before(quote, [*self.reports, *found])
        if speaker is None:
            return None
        report = self._report(quote, speaker, "attribution.continued")
        report.content = [(tree.start[first], max(quote.end, tree.end[stop - 1]))]
        return report

    def _speaker_before(self, quote: Quotation, reports: list[Report]) -> tuple[int, int] | None:
        """The last one quoted, not further than the paragraph before; else the subject of the sentence before, when a person."""
        past = [r for r in reports if r.speaker is not None and r.frame[0] < quote.start]
        last = max(past, key=lambda r: max(r.frame[0], r.content[0][0]), default=None)
        since = last.frame[1] if last is not None else 0
        k = self.tree.token_at(quote.start) - 1
        first = self.page.sentence(self.page.solid(max(k, 0), -1))[0] if k >= 0 else 0
        if k >= 0 and self.tree.start[first] >= since and "\n\n" not in self.text[self.tree.start[first] : quote.start].strip():
            for j in range(first, k + 1):
                if self.tree.dep[j] in SUBJECTS and self.tree.pos[j] in ("NOUN", "PROPN"):
                    span = self.sources.subject_span(j)
                    if self.sources.kind_of(*span) == "person" and self.sources.named(*span):
                        return span
                    break
        if not quote.closed and not quote.continues and quote.start - since > 3:
            return None
        if last is None or last.speaker is None or self.text.count("\n\n", since, quote.start) > 1 or quote.start - since > 600:
            return None
        return last.speaker

    # Tweets -----------------------------------------------------------------------------------------------

    def _tweets(self) -> list[Report]:
        out = []
        for match in _SIGNED.finditer(self.text):
            start = self._tweet_start(match.start())
            if start is None:
                continue
            a, b = self.tree.token_at(match.start(1)), self.tree.token_at(match.end(1) - 1) + 1
            if self.tree.start[a] < match.start(1) and self.tree.words[a].startswith(("—", "–", "-")):
                a = min(a + 1, b - 1)
            first = self.tree.token_at(start)
            report = Report(cue=(a, b), kind="quotation", stance="neutral", rule="attribution.tweet")
            report.sources = [self.sources.source(a, b)]
            report.content, report.frame = [(self.tree.start[first], match.start())], (match.start(), match.end())
            out.append(report)
        return out

    def _tweet_start(self, signature: int) -> int | None:
        """Where the tweet begins that is signed at `signature`."""
        text = self.text
        line = text.rfind("\n", 0, signature) + 1
        if not text[line:signature].strip():  # the signature has its own line: the paragraph before
            body = text[:line].rstrip()
            return body.rfind("\n") + 1 if body else None
        tail = text[signature - _MIN_REPEAT : signature]
        again = text.find(tail, signature, signature + _LONGEST_TWEET)
        if again >= 0:  # embedded tweets stand twice: what is the same before both ends is the tweet
            n = 0
            while signature - n - 1 >= line and text[signature - n - 1] == text[again + len(tail) - n - 1]:
                n += 1
            return signature - n + (len(text[signature - n : signature]) - len(text[signature - n : signature].lstrip()))
        for block in self.blocks:
            if block.kind == "tweet" and block.span.start <= signature <= block.span.end + 2:
                return block.span.start
        stop = max(text.rfind(mark, line, signature) for mark in (". ", "! ", "? "))
        return max(line, stop + 2 if stop >= 0 else line)
