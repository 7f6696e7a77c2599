"""Who says what: quotations, reporting verbs, « selon », chains of sources.

The algorithm in words: quotation marks are read from the text; reporting verbs are looked up by form and read as incise (speaker after
the verb) or as declarative (content after the verb); phrases such as « selon X » cover their sentence or clause; quotations that no cue
covers keep the speaker of the one before. Each report becomes one attribution for each way its clauses are quoted.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from claimkit.doc.layers import Embedding, Layers, Reach
from claimkit.doc.spans import tokens_of
from claimkit.doc.tree import Tree
from claimkit.french.names import names_of
from claimkit.layers.speech.accusations import Accusation, Accusations
from claimkit.layers.speech.chains import Chains, resolve
from claimkit.layers.speech.nouns import Nouns
from claimkit.layers.speech.page import Page, Report, without_incises
from claimkit.layers.speech.prepositions import Phrases
from claimkit.layers.speech.quotes.quotations import Quotes
from claimkit.layers.speech.quotes.turns import Turns
from claimkit.layers.speech.quoting import Scope
from claimkit.layers.speech.reporting import VerbReports
from claimkit.layers.speech.sources import Sources
from claimkit.layers.speech.words import SpeechWords
from claimkit.lexicons import Lexicons
from claimkit.models import Attribution

# The reports whose verb stands in front of its content, so that its negation bears on it.
_EMBEDDING = frozenset({"attribution.que", "attribution.infinitive", "attribution.de_infinitive", "attribution.attribute"})
_APART = frozenset({",", ";", "-", "–", "—"})


@dataclass(slots=True)
class Speech:
    """What was found in one document.

    Attributes:
        attributions: who says what.
        reaches: what each attribution covers.
        reporting: start offsets of the verbs that only report.
        embeddings: what each word that reports or accuses has below it.
    """

    attributions: list[Attribution] = field(default_factory=list)
    reaches: list[Reach] = field(default_factory=list)
    reporting: list[int] = field(default_factory=list)
    embeddings: list[Embedding] = field(default_factory=list)


class AttributionFinder:
    """Finds who says what."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.words = SpeechWords(lexicons, names_of(lexicons))

    def find(self, tree: Tree, layers: Layers) -> Speech:
        """The attributions of a document, in order of their cues."""
        speech = Speech()
        if not len(tree):
            return speech
        page = Page(tree, tree.quotations, layers.blocks)
        sources = Sources(page, self.words, tokens_of(tree, layers.times))
        reports, accusations = self._reports(page, sources, layers)
        scope = Scope(page, sources, layers.times, reports)
        for report in reports:
            for attribution, reach in scope.attributions(report) if report.sources else ():
                speech.attributions.append(attribution)
                speech.reaches.append(reach)
        speech.embeddings = [
            Embedding(
                at=tree.start[r.verb],
                word=r.lemma,
                ranges=r.content,
                heads=[] if r.attribute is None else [tree.start[r.attribute]],
                actor=-1 if r.bearer is None else tree.start[r.bearer],
            )
            for r in reports
            if r.verb is not None and r.lemma and r.rule in _EMBEDDING
        ] + [_embedding(tree, found) for found in accusations]
        speech.reporting = sorted({tree.start[k] for r in reports for k in self._verbs(tree, r)})
        return speech

    def _verbs(self, tree: Tree, report: Report) -> list[int]:
        """The reporting verb, and the « faire » or « laisser » that governs it; the verb of « si l'on en croit »."""
        if report.kind == "preposition":
            return [k for k in range(*report.cue) if tree.pos[k] == "VERB"]
        if report.verb is None or report.kind == "noun":
            return [] if report.verb is None else [report.verb]
        words = self.words.causatives | {"ce"}  # « fait savoir », « c'est ce que dit », « a tenu à dire »
        return [
            k for k in range(*report.cue) if k == report.verb or (k < report.verb and (tree.lower[k] in words or tree.pos[k] == "VERB"))
        ]

    def _reports(self, page: Page, sources: Sources, layers: Layers) -> tuple[list[Report], list[Accusation]]:
        """Every report of a document, in order of their cues; the accusations among them."""
        chains = Chains(page.tree, self.words, sources)
        verbs = VerbReports(page, self.words, sources, chains)
        accusations = Accusations(page, self.words, sources, verbs.speakers).find()
        accusing = {found.at for found in accusations}
        reports = [r for r in verbs.find() if r.verb not in accusing] + [found.report for found in accusations]
        reports += Phrases(page, self.words, sources, chains, reports).find()
        reports += Nouns(page, self.words, sources, chains).find()
        reports = [report for report in reports if report.cue[0] not in page.unread]
        reports = [report for report in reports if not _is_for(report, reports)]
        _without_colons(page, reports)
        without_incises(reports)
        _without_rivals(page, reports)
        reports.sort(key=lambda r: r.frame)
        resolve(reports, sources)
        turns = Turns(page, sources, layers.blocks, [r.speaker for r in reports if r.speaker is not None]).find()
        reports += Quotes(page, sources, reports, turns).find()
        reports += turns
        _without_parties(reports, sources)
        return sorted(reports, key=lambda r: r.cue), accusations


def _is_for(report: Report, reports: list[Report]) -> bool:
    """« Pour les habitants, “il faut …”, a dit le préfet »: it is good for them, and the one of the incise says it."""
    if report.rule != "attribution.pour" or not report.sources:
        return False
    at, person = report.frame[0], report.sources[0].kind == "person"
    return any(r.quotation is not None and r.sources and r.covers(at) and (at < r.quotation.start or not person) for r in reports)


def _without_colons(page: Page, reports: list[Report]) -> None:
    """« Bruxelles a réagi : “…”, a dit un porte-parole »: an incise of the quotation tells who says it; « X juge que “A”, a-t-il dit » says it twice."""
    incises = [r for r in reports if r.rule.endswith(("quote_incise", "in_quote")) and r.quotation is not None and r.sources]
    for incise in incises:
        start = -1 if incise.quotation is None else incise.quotation.start
        colon = page.text[:start].rstrip().endswith(":")
        for report in reports:
            own = report.quotation is not None and report.quotation.start == start
            if report.rule == "attribution.colon_quote" and own and incise.rule == "attribution.quote_incise":
                report.content = []
            elif report.sources and report.frame[1] <= start and report.covers(start) and page.narrates(report):
                if colon and (report.rule in _EMBEDDING or report.kind == "preposition"):
                    report.content = [(a, min(b, start)) for a, b in report.content if a < start]
                elif report.rule in _EMBEDDING and page.tree.pos[page.tree.token_at(incise.sources[0].span.start)] == "PRON":
                    incise.content = []


def _without_rivals(page: Page, reports: list[Report]) -> None:
    """« A affirme que …, mais B répond que … »: what A says ends where B speaks, unless « que » is said again."""
    tree = page.tree
    for rival in reports:
        at = tree.token_at(rival.frame[0])
        if rival.rule not in _EMBEDDING or not rival.sources or tree.pos[at] == "PRON" or at >= rival.cue[0]:
            continue
        before = at
        while before > 0 and (tree.pos[before - 1] == "CCONJ" or tree.words[before - 1] in _APART):
            before -= 1
        if before == at:
            continue
        start = tree.start[before]
        for report in reports:
            if report.rule in _EMBEDDING and report is not rival and report.quotation is None:
                report.content = [(a, start if a < start < b else b) for a, b in report.content]


def _without_parties(reports: list[Report], sources: Sources) -> None:
    """« On estime que … », « je crois que … », « …, nous a-t-on dit » name no source of their own where someone else is named."""
    for report in reports:
        if (
            len(report.sources) == 1
            and report.speaker is not None
            and report.speaker[1] - report.speaker[0] == 1
            and sources.party(report.speaker[0])
        ):
            at = report.frame[0]
            inner = report.verb is not None and report.rule.endswith("incise")
            if any(
                other.sources and (other.covers(at) or (inner and other.verb is not None and report.covers(other.frame[0])))
                for other in reports
                if other is not report
            ):
                report.sources, report.speaker = [], None


def _embedding(tree: Tree, found: Accusation) -> Embedding:
    return Embedding(
        at=tree.start[found.at],
        word=found.row.verb,
        ranges=found.report.content,
        accusation=found.rule,
        value=found.row.value,
        end=tree.end[found.report.cue[1] - 1],
        heads=[tree.start[h] for h in found.heads],
        actor=-1 if found.accused is None else tree.start[found.accused],
    )
