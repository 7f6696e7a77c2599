"""claimkit_verbs: mood and lemma of verbs and the shape of incises, repaired where the model is systematically wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD

from claimkit.components.columns import parts_of_speech
from claimkit.components.component import Component
from claimkit.components.incises import incises, mend
from claimkit.components.marks import free_marks
from claimkit.components.missed_verbs import infinitive_of, missed_verbs
from claimkit.components.syntax import Tree, keep_tree
from claimkit.french.conditional import is_conditional, is_future
from claimkit.french.conjugation import bare, forms, model_of
from claimkit.lexicons.speech import ReportingVerb, VerbModel
from claimkit.lexicons.verbs import EtreVerbRow

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_PARTICIPLES_IN_AIT = ("fait", "trait", "strait")
_FEMININE = ("ée", "ie", "ue", "ise", "ite", "erte", "inte", "use", "ose", "orte", "aite")
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
        self._forms(doc)
        self._shape(doc)
        return doc

    def _forms(self, doc: Doc) -> None:
        for i, pos in enumerate(parts_of_speech(doc)):
            if pos not in _VERBAL and pos != "ADJ":
                continue
            token = doc[i]
            if pos == "ADJ":
                if _acts(token):
                    token.pos_ = "VERB"
                    _set_morph(token, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
                continue
            word = token.lower_
            morph = str(token.morph)
            if is_conditional(word) and "Mood=Cnd" not in morph:
                number = "Plur" if word.endswith(("ient", "ons", "ez")) else "Sing"
                person = "3" if word.endswith(("ait", "aient")) else "1" if word.endswith(("ons", "ais")) else "2"
                _set_morph(token, f"Mood=Cnd|Number={number}|Person={person}|Tense=Pres|VerbForm=Fin")
            elif "VerbForm=Part" in morph and word.endswith(("ait", "aient")) and not word.endswith(_PARTICIPLES_IN_AIT):
                # « contrôlait » as a participle
                number = "Plur" if word.endswith("aient") else "Sing"
                _set_morph(token, f"Mood=Ind|Number={number}|Person=3|Tense=Imp|VerbForm=Fin")
            elif (
                "VerbForm=Part" in morph and word.endswith("e") and not word.endswith(_FEMININE) and infinitive_of(word, self._infinitives)
            ):
                # « un homme poignarde deux passants » as a participle
                _set_morph(token, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
            elif "VerbForm=Fin" in morph and is_future(word) != ("Tense=Fut" in morph) and ("Tense=Fut" in morph or "Tense=Pres" in morph):
                old, new = ("Fut", "Pres") if "Tense=Fut" in morph else ("Pres", "Fut")
                _set_morph(token, morph.replace(f"Tense={old}", f"Tense={new}"))
            lemma = self._lemmas.get(word)
            if lemma is None and not token.lemma_.endswith(("er", "ir", "re", "ïr")):
                lemma = infinitive_of(word, self._infinitives)
            if lemma is not None and token.lemma_ != lemma:
                token.lemma_ = lemma

    def _shape(self, doc: Doc) -> None:
        """Mends the tree where marks govern words, then at incises."""
        tree = Tree(doc)
        heads, deps = list(tree.head), list(tree.dep)
        changed = free_marks(tree, heads, deps)
        verbs = missed_verbs(tree, heads, deps, self._infinitives, self._etre)
        for i, tagging in verbs.items():
            doc[i].pos_ = tagging.pos
            _set_morph(doc[i], tagging.morph)
            doc[i].lemma_ = tagging.lemma or doc[i].lemma_
        if changed or verbs or heads != tree.head:
            _rewrite(doc, heads, deps)
            tree = Tree(doc, like=tree)
            heads, deps = list(tree.head), list(tree.dep)
        found = incises(tree, self._incise_verbs)
        for incise in found:
            mend(tree, incise, heads, deps)
        if found:
            _rewrite(doc, heads, deps)
            tree = Tree(doc, like=tree)
        keep_tree(doc, tree)


def _infinitives(nlp: Language) -> frozenset[str]:
    """The infinitives that the model's lemmatizer knows; none where the pipeline has no such table."""
    if "lemmatizer" not in nlp.pipe_names:
        return frozenset()
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return frozenset()
    return frozenset(lookups.get_table("lemma_index").get("verb", ()))


def _acts(token: Token) -> bool:
    """An adjective with a pronoun as subject and an object is a verb (« cela valide la stratégie »)."""
    if token.dep_ == "cop" or not token.lower_.endswith(("e", "ent", "t")):
        return False
    subject = any(k.dep_ == "nsubj" and k.pos_ == "PRON" and k.i < token.i for k in token.lefts)
    return subject and any(k.dep_ == "obj" for k in token.rights) and not any(k.dep_.startswith(("cop", "aux")) for k in token.lefts)


def _set_morph(token: Any, morph: str) -> None:  # spaCy's stubs do not know the method
    token.set_morph(morph)


def _rewrite(doc: Doc, heads: list[int], deps: list[str]) -> None:
    strings = doc.vocab.strings
    values = np.empty((len(doc), 2), dtype=np.uint64)
    values[:, 0] = (np.array(heads, dtype=np.int64) - np.arange(len(doc))).astype(np.uint64)
    values[:, 1] = [strings.add(dep) for dep in deps]
    doc.from_array([HEAD, DEP], values)  # type: ignore[arg-type]
