"""claimkit_verbs: tags of verbs, put right where their spelling tells more than the model; the tree at incises and rival figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimkit.components.component import Component
from claimkit.doc.layers import layers_of
from claimkit.doc.workspace import forget_tree, tree_of
from claimkit.engine.margins import Replay
from claimkit.lexicons.calendar import TimeWord
from claimkit.lexicons.speech import ReportingVerb
from claimkit.lexicons.verbs import GoverningVerbRow
from claimkit.repair.clauses import (
    mend_clauses_as_predicates,
    mend_conjunctions,
    mend_conjuncts,
    mend_existentials,
    mend_figures_of_times,
    mend_parts,
    mend_subjects,
)
from claimkit.repair.figures import mend_figures
from claimkit.repair.graft import Graft
from claimkit.repair.missed import mend_missed, mend_neither
from claimkit.repair.tags import Tags

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


# Verbs that a noun, an adjective or « entre » is spelled like and that the model's table of infinitives has not: it keeps them among the
# irregular forms, which take a tenth of a second to unpack.
_IRREGULAR = frozenset(
    (  # noqa: SIM905 - a list of words reads best as words
        "alléger amener amorcer annoncer avancer balancer bouger charger changer classer commencer compléter copier célébrer "
        "céder divorcer élever enlever engager entrer envier échanger encourager financer forcer forger glacer héberger "
        "incendier intégrer juger lancer lever lier loger manger menacer ménager nager nuancer oublier partager passer percer "
        "photographier piéger placer plier plonger prolonger prononcer prospérer purger ranger ravager régler relancer relever "
        "remplacer renoncer repérer saccager sécher siéger surcharger tracer voyager"
    ).split(" ")
)


class Verbs(Component):
    """Repairs the tags of a parsed Doc."""

    def __init__(self, nlp: Language, name: str, *, lexicons: dict[str, list[dict[str, Any]]] | None = None) -> None:
        self._infinitives = _infinitives(nlp)
        super().__init__(nlp, name, lexicons=lexicons)
        self._replay = Replay(nlp.get_pipe("parser") if "parser" in nlp.pipe_names else None)

    def _build(self) -> None:
        self._times = frozenset(row.form for row in self.lexicons.rows(TimeWord) if row.kind in ("month", "weekday"))
        self._tags = Tags(self.lexicons, self._infinitives)
        self._reporting = frozenset(row.lemma for row in self.lexicons.rows(ReportingVerb) if row.que)
        self._missed = self._infinitives | {row.lemma for row in self.lexicons.rows(GoverningVerbRow)} | _IRREGULAR

    def __call__(self, doc: Doc) -> Doc:
        """Repairs `token.morph`, `token.lemma` and `token.pos`, and the tree at incises and rival figures; the text and the tokens stay."""
        forget_tree(doc)
        self._replay.measure(doc)  # before the tree is another than the parser's
        graft = Graft(tree_of(doc))
        self._tags.mend(graft)
        mend_existentials(graft)
        mend_parts(graft)
        mend_clauses_as_predicates(graft)
        mend_missed(graft, self._missed)
        mend_conjunctions(graft, self._reporting)
        mend_subjects(graft)
        mend_conjuncts(graft)
        mend_figures_of_times(graft, self._times)
        mend_neither(graft, self._infinitives)
        mend_figures(graft)
        layers_of(doc).repairs = graft.fired
        return doc


def _infinitives(nlp: Language) -> frozenset[str]:
    """The infinitives that the model's lemmatizer knows; none where the pipeline has no such table."""
    if "lemmatizer" not in nlp.pipe_names:
        return frozenset()
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return frozenset()
    return frozenset(lookups.get_table("lemma_index").get("verb", ()))
