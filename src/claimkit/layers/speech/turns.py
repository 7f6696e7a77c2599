"""Turns and signatures: interviews (« Jeanne Roux : … » line after line) and tweets with their account."""

from __future__ import annotations

import re

from claimkit.layers.speech.interviews import Interviews
from claimkit.layers.speech.page import Page
from claimkit.layers.speech.report import Report
from claimkit.layers.speech.sources import Sources
from claimkit.models import Block

_NAME = r"[A-ZÀÂÇÉÈÊÎÔ][\w'’.-]*(?:[^\S\n](?:de |d'|van |von |le |la )?[A-ZÀÂÇÉÈÊÎÔ][\w'’.-]*){0,3}"
_NEWLINE = re.compile("\n")
_TURN = re.compile(rf"[^\S\n]*({_NAME})[^\S\n]?(?::|\.[^\S\n]?[–—-])[^\S\n]+(?=\S)")
_SIGNED = re.compile(r"[–—-] ?([^\W\d_][^\n()–—@]{1,60}?)\s?\(@\w+\)")
_MIN_REPEAT, _LONGEST_TWEET = 25, 2000


class Turns:
    """Finds interviews and tweets in one document."""

    def __init__(self, page: Page, sources: Sources, blocks: list[Block]) -> None:
        self.page, self.tree, self.text, self.sources, self.blocks = page, page.tree, page.text, sources, blocks

    def find(self) -> list[Report]:
        """The reports, interviews first."""
        return (Interviews(self.page, self.sources, self.blocks).find() or self._interview()) + self._tweets()

    def _report(self, a: int, b: int, rule: str) -> Report:
        report = Report(cue=(a, b), kind="quotation", stance="neutral", rule=rule)
        report.sources, report.speaker = [self.sources.source(a, b)], (a, b)
        return report

    def _interview(self) -> list[Report]:
        """Lines that begin with a name and a colon; each name must come back, as it does in an interview."""
        lines = [0, *(match.end() for match in _NEWLINE.finditer(self.text))]
        turns = [match for start in lines if (match := _TURN.match(self.text, start)) is not None]
        counts: dict[str, int] = {}
        for match in turns:
            counts[match.group(1)] = counts.get(match.group(1), 0) + 1
        out = []
        for k, match in enumerate(turns):
            if counts[match.group(1)] < 2 or len(counts) > 6:
                continue
            a, b = self.tree.token_at(match.start(1)), self.tree.token_at(match.end(1) - 1) + 1
            if not self.sources.named(a, b):
                continue
            report = self._report(a, b, "attribution.turn_name")
            end = turns[k + 1].start() if k + 1 < len(turns) else self._paragraph_end(match.end())
            report.content, report.frame = [(match.end(), end)], (match.start(1), match.end())
            out.append(report)
        return out

    def _paragraph_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return len(self.text) if end < 0 else end

    def _tweets(self) -> list[Report]:
        out: list[Report] = []
        if "(@" not in self.text:
            return out
        for match in _SIGNED.finditer(self.text):
            start = self._tweet_start(match.start())
            if start is None:
                continue
            a, b = self.tree.token_at(match.start(1)), self.tree.token_at(match.end(1) - 1) + 1
            if self.tree.start[a] < match.start(1) and self.tree.words[a].startswith(("—", "–", "-")):
                a = min(a + 1, b - 1)
            report = self._report(a, b, "attribution.tweet")
            report.content, report.frame = [(self.tree.start[self.tree.token_at(start)], match.start())], (match.start(), match.end())
            out.append(report)
        return out

    def _tweet_start(self, signature: int) -> int | None:
        """Where the tweet begins that is signed at `signature`."""
        text = self.text
        line = text.rfind("\n", 0, signature) + 1
        if signature - line < _MIN_REPEAT and not text[line:signature].strip():  # the signature has its own line: the paragraph before
            body = text[:line].rstrip()
            return body.rfind("\n") + 1 if body else None
        line = max(line, signature - _LONGEST_TWEET)
        tail = text[signature - _MIN_REPEAT : signature]
        again = text.find(tail, signature, signature + _LONGEST_TWEET)
        if again >= 0:  # embedded tweets stand twice: what is the same before both ends is the tweet
            n = 0
            while signature - n - 1 >= line and text[signature - n - 1] == text[again + len(tail) - n - 1]:
                n += 1
            return signature - len(text[signature - n : signature].lstrip())
        for block in self.blocks:
            if block.kind == "tweet" and block.span.start <= signature <= block.span.end + 2:
                return block.span.start
        stop = max(text.rfind(mark, line, signature) for mark in (". ", "! ", "? "))
        return max(line, stop + 2 if stop >= 0 else line)
