"""Tags of verbs, put right by their spelling: mood, tense, lemma."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.doc.columns import written
from claimkit.doc.tree import AUXILIARIES
from claimkit.french.conditional import Stems
from claimkit.french.conjugation import infinitive_of, reporting_forms
from claimkit.lexicons import Lexicons
from claimkit.repair.graft import Graft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimkit.doc.tree import Tree

_PARTICIPLES_IN_AIT = ("fait", "trait", "strait")
_FEMININE = ("ée", "ie", "ue", "ise", "ite", "erte", "inte", "use", "ose", "orte", "aite")
_INFINITIVE = ("er", "ir", "re", "ïr")
VERBAL = frozenset({"VERB", "AUX"})
PARTICIPLE = "Tense=Past|VerbForm=Part"
PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


class Tags:
    """Mends the tags of verbs.

    Args:
        lexicons: gives the reporting verbs, whose forms the model often leaves as they are, and the stems of conditionals and futures.
        infinitives: the infinitives that the model's lemmatizer knows.
    """

    def __init__(self, lexicons: Lexicons, infinitives: frozenset[str]) -> None:
        lemmas: dict[str, set[str]] = {}
        for _, infinitive, found in reporting_forms(lexicons):
            for form in found:
                lemmas.setdefault(form, set()).add(infinitive)
        # A form that two verbs share is left to the model.
        self._lemmas = {form: next(iter(found)) for form, found in lemmas.items() if len(found) == 1}
        self._infinitives, self._stems = infinitives, Stems(lexicons)

    def mend(self, graft: Graft) -> None:
        """Mends `token.morph`, `token.lemma` and `token.pos`, token by token."""
        tree = graft.tree
        for i, pos in enumerate(tree.pos):
            if pos in VERBAL and _is_name(tree, i) and graft.fires("repair.name", i):
                tree.retag(i, pos="PROPN", lemma=tree.words[i], morph="")
            elif pos in VERBAL or (pos == "ADV" and tree.lower[i].endswith("raient")):
                tree.retag(i, pos="VERB" if pos == "ADV" else None)  # « les aides doubleraient »
                self._mend_form(graft, i)
            elif pos == "ADP" and tree.lower[i] == "a" and "nsubj" in [tree.dep[k] for k in tree.kids[i]] and graft.fires("repair.has", i):
                tree.retag(i, pos="VERB", lemma="avoir", morph=PRESENT)

    def _mend_form(self, graft: Graft, i: int) -> None:
        tree = graft.tree
        word, lemma, feats = tree.lower[i], tree.lemma[i], tree.feats(i)
        acts = feats.get("VerbForm") == "Part" and _acts(tree, i)
        linked = tree.dep[i] == "acl" or not AUXILIARIES.isdisjoint([tree.dep[k] for k in tree.kids[i]])
        rule, morph = self._morph_of(word, lemma, feats, ends=() if acts else _FEMININE, linked=linked)
        if morph is not None and (tree.words[i][1:] != word[1:] or not graft.fires(rule, i)):  # « #TenezBon »
            morph = None
        mended = self._lemmas.get(word)
        if mended is None and (not lemma.endswith(_INFINITIVE) or (lemma == word and lemma not in self._infinitives)):
            mended = infinitive_of(word, self._infinitives)
        if mended == lemma or (mended is not None and not graft.fires("repair.lemma", i)):
            mended = None
        if morph is not None or mended is not None:
            tree.retag(i, morph=morph, lemma=mended)

    def _morph_of(self, word: str, lemma: str, feats: Mapping[str, str], ends: tuple[str, ...], *, linked: bool) -> tuple[str, str | None]:
        """The rule that tells the features of a verb by its spelling, and these, or None where they are those the model gave it.

        Args:
            word: the form.
            lemma: the infinitive that the model gives it.
            feats: its features.
            ends: endings of participles that it may have.
            linked: whether it has an auxiliary, or hangs on a noun.
        """
        if (
            word == lemma
            and feats.get("VerbForm", "Inf") != "Inf"
            and word.endswith(("er", "ir", "dire", "aire", "être", "endre", "erdre"))
        ):
            return "repair.present", "VerbForm=Inf"  # « Choisir a été dur » as a present
        if feats.get("Mood") != "Cnd" and self._stems.is_conditional(word):
            number = "Plur" if word.endswith(("ient", "ons", "ez")) else "Sing"
            person = "3" if word.endswith(("ait", "aient")) else "1" if word.endswith(("ons", "ais")) else "2"
            return "repair.conditional", f"Mood=Cnd|Number={number}|Person={person}|Tense=Pres|VerbForm=Fin"
        if feats.get("Mood") == "Cnd" and word.endswith(("ais", "ait", "aient")) and not self._stems.is_conditional(word):  # « délirait »
            return "repair.imperfect", written({**feats, "Mood": "Ind", "Tense": "Imp"})
        form, number = feats.get("VerbForm"), "Plur" if word.endswith("nt") else "Sing"
        odd = form == "Part" or feats.get("Mood") == "Imp"  # « fêtera » as a participle or an order
        if odd and word.endswith(("ra", "ront")) and self._stems.is_future(word):
            return "repair.tense", f"Mood=Ind|Number={number}|Person=3|Tense=Fut|VerbForm=Fin"
        if form == "Part":
            if word.endswith(("ait", "aient")) and not word.endswith(_PARTICIPLES_IN_AIT):  # « contrôlait » as a participle
                return "repair.imperfect", f"Mood=Ind|Number={number}|Person=3|Tense=Imp|VerbForm=Fin"
            first = word.endswith("e") and not word.endswith(ends) and (lemma.endswith("er") or infinitive_of(word, self._infinitives))
            ends = ("r",) if word.endswith("e") else ("r", "ir")  # « le préavis court » as a participle too
            active = word.endswith(("it", "ie", "ue", "court")) and lemma in [word.removesuffix("t") + end for end in ends]
            if first or active or word.endswith(("ons", "ez")):
                return "repair.present", PRESENT  # « il poignarde », « la colère grandit », « sa filiale licencie » as participles
        elif (form == "Inf" or linked) and word.endswith(("é", "ée", "és", "ées", "u", "ue", "us", "ues")):
            return "repair.present", PARTICIPLE  # « s'est excusé » as an infinitive, « a déploré », « , devenu maire » as a present
        elif form == "Inf" and word.endswith(("e", "t", "s")) and not word.endswith("re"):
            return "repair.present", "Tense=Pres|VerbForm=Part" if word.endswith("ant") else PRESENT  # « s'exporte » as an infinitive
        elif form == "Fin" and (tense := feats.get("Tense")) in ("Fut", "Pres", "Imp", "Past"):
            spelled = "Fut" if self._stems.is_future(word) else "Pres" if tense == "Fut" else tense
            return "repair.tense", None if spelled == tense else written({**feats, "Tense": spelled})
        return "", None


def _is_name(tree: Tree, i: int) -> bool:
    """« a appelé Narendra Modi »: a capital amid the sentence, and a name that goes on."""
    return tree.words[i][0].isupper() and i > tree.sents[tree.sent[i]][0] and any(tree.dep[k] == "flat:name" for k in tree.kids[i])


def _acts(tree: Tree, i: int) -> bool:
    """« La coopérative mise sur les lentilles »: with a subject of its own, that nothing is done to, and no auxiliary."""
    if tree.dep[i] not in ("ROOT", "conj", "ccomp", "parataxis") or tree.lower[i].endswith("ée"):
        return False
    kids = [tree.dep[k] for k in tree.kids[i] if k < i]
    return "nsubj" in kids and not any(dep.startswith(("aux", "cop")) for dep in kids)
