"""claimkit_verbs: mood and lemma of verbs and the shape of incises, repaired where the model is systematically wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimkit.components.component import Component
from claimkit.doc.columns import written
from claimkit.doc.tree import Tree
from claimkit.doc.workspace import forget_tree, tree_of
from claimkit.french.conditional import is_conditional, is_future
from claimkit.french.conjugation import bare, forms, model_of
from claimkit.lexicons.speech import ReportingVerb, VerbModel
from claimkit.lexicons.verbs import EtreVerbRow
from claimkit.repair.incises import incises, mend
from claimkit.repair.insertions import mend_insertions, mend_inversions
from claimkit.repair.missed_verbs import infinitive_of, missed_verbs
from claimkit.repair.punctuation import free_marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.language import Language
    from spacy.tokens import Doc

_PARTICIPLES_IN_AIT = ("fait", "trait", "strait")
_FEMININE = ("ée", "ie", "ue", "ise", "ite", "erte", "inte", "use", "ose", "orte", "aite")
_INFINITIVE = ("er", "ir", "re", "ïr")
_VERBAL = frozenset({"VERB", "AUX"})


class Verbs(Component):
    """Repairs verbs in a parsed Doc."""

    def __init__(self, nlp: Language, name: str, *, lexicons: dict[str, list[dict[str, Any]]] | None = None) -> None:
        super().__init__(nlp, name, lexicons=lexicons)
        models = {row.ending: row for row in self.lexicons.rows(VerbModel)}
        kinds: dict[str, set[str]] = {}
        lemmas: dict[str, set[str]] = {}
        for verb in self.lexicons.rows(ReportingVerb):
            infinitive = bare(verb.lemma)
            model = model_of(infinitive, models) if " " not in infinitive else None
            if model is None:
                continue
            for form, found in forms(infinitive, model).items():
                lemmas.setdefault(form, set()).add(infinitive)
                if verb.incise:
                    kinds.setdefault(form, set()).update(found)
        self._incise_verbs = {form: frozenset(found) for form, found in kinds.items()}
        self._infinitives = _infinitives(nlp)
        self._etre = {row.participle + ending: row.lemma for row in self.lexicons.rows(EtreVerbRow) for ending in ("", "e", "s", "es")}
        # A form that two verbs share is left to the model.
        self._lemmas = {form: next(iter(found)) for form, found in lemmas.items() if len(found) == 1}

    def __call__(self, doc: Doc) -> Doc:
        """Repairs `token.morph`, `token.lemma`, `token.head` and `token.dep`; the text and the tokens stay."""
        forget_tree(doc)
        tree = tree_of(doc)
        for i, pos in enumerate(tree.pos):
            if pos in _VERBAL:
                self._mend_form(tree, i)
            elif pos == "ADJ" and _acts(tree, i):
                tree.retag(i, pos="VERB", morph="Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
        self._shape(tree)
        return doc

    def _mend_form(self, tree: Tree, i: int) -> None:
        word, lemma = tree.lower[i], tree.lemma[i]
        morph = self._morph_of(word, tree.feats(i))
        mended = self._lemmas.get(word)
        if mended is None and not lemma.endswith(_INFINITIVE):
            mended = infinitive_of(word, self._infinitives)
        if mended == lemma:
            mended = None
        if morph is not None or mended is not None:
            tree.retag(i, morph=morph, lemma=mended)

    def _morph_of(self, word: str, feats: Mapping[str, str]) -> str | None:
        """The features that a verb has by its spelling, or None where they are those the model gave it."""
        if feats.get("Mood") != "Cnd" and is_conditional(word):
            number = "Plur" if word.endswith(("ient", "ons", "ez")) else "Sing"
            person = "3" if word.endswith(("ait", "aient")) else "1" if word.endswith(("ons", "ais")) else "2"
            return f"Mood=Cnd|Number={number}|Person={person}|Tense=Pres|VerbForm=Fin"
        form = feats.get("VerbForm")
        if form == "Part":
            if word.endswith(("ait", "aient")) and not word.endswith(_PARTICIPLES_IN_AIT):  # « contrôlait » as a participle
                number = "Plur" if word.endswith("aient") else "Sing"
                return f"Mood=Ind|Number={number}|Person=3|Tense=Imp|VerbForm=Fin"
            if word.endswith("e") and not word.endswith(_FEMININE) and infinitive_of(word, self._infinitives):
                # « un homme poignarde deux passants » as a participle
                return "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
        elif form == "Fin" and (tense := feats.get("Tense")) in ("Fut", "Pres"):
            spelled = "Fut" if is_future(word) else "Pres"
            return None if spelled == tense else written({**feats, "Tense": spelled})
        return None

    def _shape(self, tree: Tree) -> None:
        """Mends the tree where insertions split verbs and marks govern words, then at incises."""
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


def _infinitives(nlp: Language) -> frozenset[str]:
    """The infinitives that the model's lemmatizer knows; none where the pipeline has no such table."""
    if "lemmatizer" not in nlp.pipe_names:
        return frozenset()
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return frozenset()
    return frozenset(lookups.get_table("lemma_index").get("verb", ()))


def _acts(tree: Tree, i: int) -> bool:
    """An adjective with a pronoun as subject and an object is a verb (« cela valide la stratégie »)."""
    kids = tree.kids[i]
    if len(kids) < 2 or tree.dep[i] == "cop" or not tree.lower[i].endswith(("e", "ent", "t")):
        return False
    before = [k for k in kids if k < i]
    subject = any(tree.dep[k] == "nsubj" and tree.pos[k] == "PRON" for k in before)
    return subject and any(tree.dep[k] == "obj" for k in kids if k > i) and not any(tree.dep[k].startswith(("cop", "aux")) for k in before)
