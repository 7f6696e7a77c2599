"""Interviews: which lines ask, which answer, and who is interviewed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from claimkit.layers.speech.page import Page
from claimkit.layers.speech.report import Report
from claimkit.layers.speech.sources import Sources
from claimkit.models import Block

_WORD = r"[A-ZÀ-Ý][\w'’.-]*"
_NAME = rf"{_WORD}(?:[^\S\n](?:(?:de|d'|van|von|le|la|Le|La) )?{_WORD}){{0,3}}"
_LABEL = re.compile(rf"[^\S\n]*(?:({_NAME})[^\S\n]?(?::|\.[^\S\n]?[–—-])[^\S\n]*|([QR](?:\.|[^\S\n]?:))[^\S\n]+)(?=\S)")
_QUESTION = re.compile(r"\?[\s»”\"]*$")
_WITH = re.compile(rf"\b(?:[Ee]ntretien|[Ii]nterview|ENTRETIEN|INTERVIEW|[Rr]encontre)\s+(?:exclusi\w+\s+)?(?:avec|de|d['’])\s*({_NAME})")
_SAYS_SO = re.compile(r"\b(?:interview|entretien|propos recueillis|grand entretien|questions? à)\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE)
_HEAD = 3  # lines in which the person is named
_LONGEST_QUESTION = 600


@dataclass(slots=True)
class _Line:
    """A line of the text: its offsets, its label with the offsets of the name, whether it asks."""

    start: int
    end: int
    label: tuple[int, int] | None
    asks: bool


class Interviews:
    """Finds the answers of an interview in one document.

    Args:
        page: the document with its quotations.
        sources: its reader of noun phrases.
        blocks: its parts; lines that are a `question` or an `answer` there need no other proof.
    """

    def __init__(self, page: Page, sources: Sources, blocks: list[Block]) -> None:
        self.page, self.tree, self.text, self.sources, self.blocks = page, page.tree, page.text, sources, blocks

    def find(self) -> list[Report]:
        """One report for each run of answers."""
        lines = self._lines()
        if not any(line.asks for line in lines):
            lines = self._sentences()
        asked = [k for k, line in enumerate(lines) if line.asks]
        if not asked or asked[0] + 1 >= len(lines) or not self._is_interview(lines, asked):
            return []
        person = self._person(lines, asked)
        if person is None:
            return []
        reports = []
        for k in asked:
            stop = next((n for n in asked if n > k), len(lines))
            if stop > k + 1:
                reports.append(self._report(person, lines[k + 1 : stop]))
        return reports

    def _lines(self) -> list[_Line]:
        told = {block.span.start: block for block in self.blocks if block.kind in ("question", "answer")}
        lines = []
        for match in re.finditer(r"[^\n]+", self.text):
            start, end = match.start(), match.end()
            if not self.text[start:end].strip():
                continue
            found = _LABEL.match(self.text, start, end)
            block = told.get(start + len(match.group()) - len(match.group().lstrip()))
            label = None if found is None else found.span(1) if found.group(1) else found.span(2)
            if block is not None and block.label is not None:
                label = (block.label.start, block.label.end)
            asks = block.kind == "question" if block is not None else self._asks(start, end)
            lines.append(_Line(start, end, label, asks))
        return lines

    def _sentences(self) -> list[_Line]:
        """Where questions stand in the running text, the sentences, if one of them asks « …-vous »."""
        tree = self.tree
        spans = [(tree.start[a], tree.end[b - 1]) for a, b in tree.sents]
        lines = [_Line(start, end, None, self._asks(start, end)) for start, end in spans if start < end]
        direct = any(line.asks and "-vous " in self.text[line.start : line.end] for line in lines)
        return lines if direct else []

    def _asks(self, start: int, end: int) -> bool:
        """Whether a line is a question of the journalist: it ends as one, and no quotation is open there."""
        return (
            end - start <= _LONGEST_QUESTION
            and _QUESTION.search(self.text, start, end) is not None
            and self.page.quote_of(self.tree.token_at(end - 1)) is None
        )

    def _is_interview(self, lines: list[_Line], asked: list[int]) -> bool:
        """Whether the text says so, or the questions are labelled, or more than one line asks and one says « vous »."""
        if any(block.kind == "answer" for block in self.blocks) or any(lines[k].label for k in asked):
            return True
        first = lines[asked[0]].start
        if _SAYS_SO.search(self.text, 0, first) or _SAYS_SO.search(self.text, lines[-1].start):
            return True
        return len(asked) > 1 and any(_ADDRESSED.search(self.text, lines[k].start, lines[k].end) for k in asked)

    def _person(self, lines: list[_Line], asked: list[int]) -> tuple[int, int] | None:
        """The tokens that name who answers: the label of the answers, else who is named before the first question."""
        labels = Counter(self.text[slice(*line.label)] for line in lines[asked[0] :] if line.label is not None and not line.asks)
        if labels:
            name = labels.most_common(1)[0][0]
            return self._tokens(
                next(line.label for line in lines if line.label is not None and not line.asks and self.text[slice(*line.label)] == name)
            )
        head = lines[: asked[0]][:_HEAD]
        for line in head:
            if (match := _WITH.search(self.text, line.start, line.end)) is not None:
                return self._tokens(match.span(1))
        for line in head:
            found = self._named(line.start, line.end)
            if found is not None:
                return found
        return None

    def _tokens(self, span: tuple[int, int] | None) -> tuple[int, int] | None:
        if span is None:
            return None
        return self.tree.token_at(span[0]), self.tree.token_at(span[1] - 1) + 1

    def _named(self, start: int, end: int) -> tuple[int, int] | None:
        """The first person with given name and family name in a line."""
        tree = self.tree
        for a, b, label in tree.ents:
            if start <= tree.start[a] < end and label == "PER" and b - a > 1:
                return a, b
        return None

    def _report(self, person: tuple[int, int], lines: list[_Line]) -> Report:
        first = self.tree.token_at(lines[0].start if lines[0].label is None else lines[0].label[0])
        report = Report(cue=(first, first + 1), kind="quotation", stance="neutral", rule="attribution.interview")
        report.sources, report.speaker = [self.sources.source(*person)], person
        begin = lines[0].start if lines[0].label is None else lines[0].label[1]
        report.content, report.frame = [(begin, lines[-1].end)], (lines[0].start, begin)
        return report
