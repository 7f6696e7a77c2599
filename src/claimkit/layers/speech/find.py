"""Who says what: quotations, reporting verbs, « selon », chains of sources.

The algorithm in words: quotation marks are read from the text; reporting verbs are looked up by form and read as incise (speaker after
the verb) or as declarative (content after the verb); phrases such as « selon X » cover their sentence or clause; quotations that no cue
covers keep the speaker of the one before. Each report becomes one attribution for each way its clauses are quoted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimkit.components.component import Component
from claimkit.doc.layers import Layers, layers_of
from claimkit.doc.spans import tokens_of
from claimkit.doc.tree import Tree
from claimkit.doc.workspace import tree_of
from claimkit.french.names import Names, standard_names
from claimkit.french.quote_marks import outer, quotations
from claimkit.layers.speech.chains import Chains, resolve
from claimkit.layers.speech.nouns import Nouns
from claimkit.layers.speech.prepositions import Phrases
from claimkit.layers.speech.quotations import Quotes
from claimkit.layers.speech.quoting import Scope
from claimkit.layers.speech.report import Page, Report, without_incises
from claimkit.layers.speech.reporting import Verbs
from claimkit.layers.speech.sources import Sources
from claimkit.layers.speech.turns import Turns
from claimkit.layers.speech.words import SpeechWords

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Attributions(Component):
    """Fills `attributions`, `attribution_reach` and `reporting`."""

    def __init__(self, nlp: Language, name: str, *, lexicons: dict[str, list[dict[str, Any]]] | None = None) -> None:
        super().__init__(nlp, name, lexicons=lexicons)
        self.words = SpeechWords(self.lexicons, Names(self.lexicons) if lexicons else standard_names())

    def __call__(self, doc: Doc) -> Doc:
        """Adds the layer to the document."""
        layers = layers_of(doc)
        layers.attributions, layers.attribution_reach, layers.reporting = [], [], []
        if len(doc):
            self._fill(tree_of(doc), layers)
        return doc

    def _fill(self, tree: Tree, layers: Layers) -> None:
        page = Page(tree, outer(quotations(tree.text)))
        timed = tokens_of(tree, layers.times)
        sources = Sources(page, self.words, timed)
        reports = self.find(page, sources, layers)
        scope = Scope(page, sources, layers.times, reports)
        for report in reports:
            for attribution, reach in scope.attributions(report) if report.sources else ():
                layers.attributions.append(attribution)
                layers.attribution_reach.append(reach)
        layers.reporting = sorted({tree.start[k] for r in reports for k in self._verbs(tree, r)})

    def _verbs(self, tree: Tree, report: Report) -> list[int]:
        """The reporting verb, and the « faire » or « laisser » that governs it; the verb of « si l'on en croit »."""
        if report.kind == "preposition":
            return [k for k in range(*report.cue) if tree.pos[k] == "VERB"]
        if report.verb is None:
            return []
        return [k for k in range(*report.cue) if k == report.verb or (k < report.verb and tree.lower[k] in self.words.causatives)]

    def find(self, page: Page, sources: Sources, layers: Layers) -> list[Report]:
        """Every report of a document, in order of their cues."""
        chains = Chains(page.tree, self.words, sources)
        reports = Verbs(page, self.words, sources, chains).find()
        reports += Phrases(page, self.words, sources, chains, reports).find()
        reports += Nouns(page, self.words, sources, chains).find()
        without_incises(reports)
        reports.sort(key=lambda r: r.frame)
        resolve(reports, sources)
        reports += Quotes(page, sources, reports).find()
        reports += Turns(page, sources, layers.blocks).find()
        return sorted(reports, key=lambda r: r.cue)
