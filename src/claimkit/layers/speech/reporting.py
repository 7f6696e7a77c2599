"""Verbs that report: « X affirme que … », « …, a indiqué X », « X a dit : … », « dit avoir vu », « accuse X de … »."""

from __future__ import annotations

from claimkit.layers.speech.attributes import Attributes
from claimkit.layers.speech.chains import Chains
from claimkit.layers.speech.declaratives import Contents
from claimkit.layers.speech.incises import BREAKS, Incises
from claimkit.layers.speech.page import Page
from claimkit.layers.speech.report import Report
from claimkit.layers.speech.sources import Sources
from claimkit.layers.speech.speakers import Speakers
from claimkit.layers.speech.verbs import SpeechVerbs, Verb
from claimkit.layers.speech.words import SpeechWords


class VerbReports:
    """Finds what reporting verbs report in one document."""

    def __init__(self, page: Page, words: SpeechWords, sources: Sources, chains: Chains) -> None:
        self.tree = page.tree
        self.verbs = SpeechVerbs(page, words)
        self.speakers = Speakers(page, sources, chains)
        self.incises = Incises(page, words, sources, self.speakers)
        self.contents = Contents(page, words, sources)
        self.attributes = Attributes(page)

    def find(self) -> list[Report]:
        """The reports, in order of their verbs."""
        found = self.verbs.found()
        reports = [report for verb in found if (report := self._report(verb)) is not None]
        inserted = self.verbs.inserted(k for report in reports for k in range(*report.cue))
        return reports + [report for verb in inserted if (report := self.incises.report(verb)) is not None]

    def _report(self, verb: Verb) -> Report | None:
        if verb.kind == "infinitive" and (group := self.verbs.governed(verb)) is not None:
            found = self.incises.report(group)
            if found is not None:
                return found
        if verb.kind == "finite" and verb.row.incise:
            found = self.incises.report(verb)
            if found is not None:
                return found
        return self._attribute(verb) or self._declarative(verb)

    def _attribute(self, verb: Verb) -> Report | None:
        """« se dit favorable », « juge la loi inutile »: the attribute is what is claimed."""
        found = self.attributes.find(verb)
        subject = self.speakers.subject(verb) if found is not None else None
        if found is None or not isinstance(subject, tuple) or self.speakers.is_thing(subject):
            return None
        report = self.speakers.new(verb, "attribution.attribute")
        report.content, report.attribute, report.bearer = [found.range], found.head, found.bearer
        self.speakers.add(report, subject, verb.first)
        report.frame = (self.tree.start[min(subject[0], verb.first)], found.frame_end)
        return report

    def _declarative(self, verb: Verb) -> Report | None:
        content = self.contents.find(verb)
        if content is None:
            return None
        report = self.speakers.new(verb, content.rule)
        report.content, report.quotation = [content.range], content.quotation
        subject = self.speakers.subject(verb)
        first = verb.first
        shows = verb.row.kind == "know" or verb.row.stance == "committed"
        if isinstance(subject, tuple) and not (shows and self.speakers.is_thing(subject)):
            self.speakers.add(report, subject, verb.first)
            apart = any(self.tree.words[k] in BREAKS or self.tree.lower[k] == "qui" for k in range(subject[1], verb.first))
            if subject[0] < first and verb.kind == "finite" and not apart:
                first = subject[0]
        report.frame = (self.tree.start[first], content.frame_end)
        return report
