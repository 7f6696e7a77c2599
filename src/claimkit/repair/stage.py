"""The stage that puts right what the model gets wrong, before anything reads the tree."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.french.conditional import Stems
from claimkit.french.conjugation import bare, forms, model_of
from claimkit.lexicons import Lexicons
from claimkit.lexicons.speech import ReportingVerb, VerbModel
from claimkit.lexicons.verbs import EtreVerbRow
from claimkit.repair.incises import incises, mend
from claimkit.repair.insertions import mend_insertions, mend_inversions
from claimkit.repair.missed_verbs import missed_verbs
from claimkit.repair.punctuation import free_marks
from claimkit.repair.tags import Tags


class Repair:
    """Mends trees.

    Args:
        lexicons: gives the reporting verbs and the verbs with « être ».
        infinitives: the infinitives that the model's lemmatizer knows.
    """

    def __init__(self, lexicons: Lexicons, infinitives: frozenset[str]) -> None:
        models = {row.ending: row for row in lexicons.rows(VerbModel)}
        kinds: dict[str, set[str]] = {}
        lemmas: dict[str, set[str]] = {}
        for verb in lexicons.rows(ReportingVerb):
            infinitive = bare(verb.lemma)
            model = model_of(infinitive, models) if " " not in infinitive else None
            if model is None:
                continue
            for form, found in forms(infinitive, model).items():
                lemmas.setdefault(form, set()).add(infinitive)
                if verb.incise:
                    kinds.setdefault(form, set()).update(found)
        self._incise_verbs = {form: frozenset(found) for form, found in kinds.items()}
        self._infinitives = infinitives
        self._etre = {row.participle + ending: row.lemma for row in lexicons.rows(EtreVerbRow) for ending in ("", "e", "s", "es")}
        self._tags = Tags({form: next(iter(found)) for form, found in lemmas.items() if len(found) == 1}, infinitives, Stems(lexicons))

    def mend(self, tree: Tree) -> None:
        """Mends tags first, then the tree where insertions split verbs and marks govern words, then at incises."""
        self._tags.mend(tree)
        heads, deps = tree.head.copy(), tree.dep.copy()
        if any([mend_insertions(tree, heads, deps), mend_inversions(tree, heads, deps)]):
            tree.regraft(heads, deps)
        changed = free_marks(tree, heads, deps)
        verbs = missed_verbs(tree, heads, deps, self._infinitives, self._etre)
        for i, tagging in verbs.items():
            tree.retag(i, morph=tagging.morph, lemma=tagging.lemma, pos=tagging.pos)
        if changed or verbs or heads != tree.head:
            tree.regraft(heads, deps)
        found = incises(tree, self._incise_verbs)
        for incise in found:
            mend(tree, incise, heads, deps)
        if found:
            tree.regraft(heads, deps)
