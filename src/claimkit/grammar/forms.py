"""Mood, tense and voice of a clause, from its finite form and the auxiliaries of its head."""

from __future__ import annotations

from claimkit.doc.tree import AUXILIARIES, Tree
from claimkit.french.conditional import Stems
from claimkit.french.small_words import MINE
from claimkit.grammar.clause import Clause
from claimkit.grammar.governing import VerbLexicon
from claimkit.grammar.subjects import another
from claimkit.models import Mood, Tense, Voice

_REFLEXIVE = frozenset({"se", "s'", "s’"})
_ANYBODY = _REFLEXIVE | MINE
_OURS = frozenset({"nous", "vous"})
_STAYS = frozenset({"rester", "demeurer"})
_MOODS: dict[str, Mood] = {"Ind": "indicative", "Cnd": "conditional", "Sub": "subjunctive", "Imp": "imperative"}
_TENSES: dict[str, Tense] = {"Pres": "present", "Past": "past", "Imp": "imperfect", "Fut": "future"}
_COMPOUND: dict[Tense | None, Tense] = {"present": "past", "past": "pluperfect", "imperfect": "pluperfect", "future": "future_perfect"}
# Ends of irregular past participles that the tagger takes for adjectives behind « été ».
_IRREGULAR = ("uit", "eint", "aint", "oint", "ert", "lu", "du", "nu", "mis", "pris")
_NEVER_PARTICIPLE = ("ent", "if", "al", "enclin", "tric")  # « est omniprésente », whatever the tagger says
_DEGREE = frozenset({"plus", "moins", "très", "si", "trop", "aussi", "assez"})


def read_form(tree: Tree, clause: Clause, verbs: VerbLexicon) -> None:
    """Mood and tense from the finite form, voice from the auxiliaries of the head."""
    forms = [i for i in clause.members if tree.verb_form[i] == "Fin"]
    clause.finite = finite = min(forms) if forms else -1
    if finite >= 0:
        feats = tree.feats(finite)
        clause.mood = _MOODS.get(feats.get("Mood", "Ind"), "indicative")
        clause.tense = _TENSES.get(feats.get("Tense", "Pres"))
    else:
        clause.mood = "participle" if tree.verb_form[clause.top] == "Part" else "infinitive"
    clause.voice = _voice(tree, clause, verbs)
    if clause.mood not in ("participle", "infinitive") and _compound(tree, clause, verbs):
        clause.tense = _COMPOUND.get(clause.tense, clause.tense)


def _compound(tree: Tree, clause: Clause, verbs: VerbLexicon) -> bool:
    """Whether the finite form is the auxiliary of a compound past (« a vu », « est parti », « a été vu »)."""
    i = clause.finite
    if i not in clause.auxiliaries or tree.dep[i] == "cop":
        return False
    if tree.lemma[i] == "avoir":
        return True
    moved = clause.voice == "active" and _takes_etre(tree, clause.head, verbs)
    return tree.dep[i] == "aux:tense" or clause.voice == "pronominal" or moved


def _voice(tree: Tree, clause: Clause, verbs: VerbLexicon) -> Voice:
    head = clause.head
    for k in tree.kids[head]:
        word, dep = tree.lower[k], tree.dep[k]
        itself = word in _REFLEXIVE or (word in MINE and not another(tree, head, clause.finite))
        if (itself and dep.startswith(("expl", "obj", "iobj", "dep"))) or (word in _OURS and dep == "expl:pv"):
            return "pronominal"
    if tree.pos[head] == "ADJ" and any(verbs.has(tree.lemma[v], "copular") for v in clause.verbs[:-1]):
        return "active"
    if len(clause.verbs) > 1 and tree.lemma[clause.verbs[-2]] in _STAYS and not any(tree.dep[k] == "obl:agent" for k in tree.kids[head]):
        return "active"  # « restent fermés »
    participle = tree.verb_form[head] == "Part" or looks_like_participle(tree, head)
    if not participle or tree.lower[head].rstrip("s").rstrip("e").endswith(_NEVER_PARTICIPLE):
        return "active"
    own = [k for k in clause.auxiliaries if tree.head[k] == head]
    if _is_minded(tree, head, verbs):
        return "active"
    if _takes_etre(tree, head, verbs):
        return "passive" if any(tree.lower[k] == "été" for k in own) else "active"
    if own:
        if _is_state(tree, head, own, verbs):
            return "active"
        return "passive" if any(tree.lemma[k] == "être" or tree.lower[k] in ("été", "être", "étant") for k in own) else "active"
    if tree.dep[head] == "conj":
        return _shared_voice(tree, head, verbs)
    if tree.dep[head] == "xcomp" and any(tree.lower[k] in _ANYBODY for k in tree.kids[tree.head[head]]):
        return "passive" if any(tree.dep[k] == "obl:agent" for k in tree.kids[head]) else "active"  # « se dit ouvert »
    refait = tree.dep[head] == "ROOT" and any(tree.dep[k] == "obj" and k > head for k in tree.kids[head])  # « refait surface »
    refait = refait and "par" not in tree.lower[head : tree.right[head]]
    return "active" if refait or tree.feats(head).get("Tense") == "Pres" or tree.lower[head].endswith("ant") else "passive"


def _takes_etre(tree: Tree, i: int, verbs: VerbLexicon) -> bool:
    return tree.lemma[i] in verbs.etre_lemmas or tree.lower[i] in verbs.etre_forms


def _is_state(tree: Tree, head: int, own: list[int], verbs: VerbLexicon) -> bool:
    """« elle est soulagée que », « est endettée »: the parser sees an attribute, or the word tells a state."""
    undergoing = any(tree.dep[k] == "nsubj:pass" for k in tree.kids[head])
    attribute = tree.pos[head] == "VERB" and any(tree.dep[k] == "cop" for k in own) and not undergoing
    if not attribute and (tree.lower[head] not in verbs.states or (tree.pos[head] == "VERB" and _happens(tree, own))):
        return False
    return not any(tree.dep[k] == "obl:agent" for k in tree.kids[head])


def _happens(tree: Tree, own: list[int]) -> bool:
    """« a été mobilisé », « sera mobilisé », « doit être mobilisé », not « est », « était », « serait mobilisé »."""
    return any(tree.lower[k] in ("été", "être") or tree.feats(k).get("Tense") in ("Fut", "Past") for k in own)


def _is_minded(tree: Tree, head: int, verbs: VerbLexicon) -> bool:
    """« est déterminé à partir », « un outil censé compter »: the subject is minded to do something."""
    if not verbs.has(tree.lemma[head], "minded") or any(tree.dep[k] == "obl:agent" for k in tree.kids[head]):
        return False
    told = [k for k in tree.kids[head] if tree.dep[k] == "xcomp"]
    return any(tree.verb_form[m] == "Inf" for k in told for m in (k, *tree.kids[k]) if m == k or tree.dep[m] == "cop")


def _shared_voice(tree: Tree, head: int, verbs: VerbLexicon) -> Voice:
    """A coordinated participle shares the auxiliary of the first one: « a été vu et arrêté », « a vu et arrêté »."""
    first = tree.head[head]
    own = [k for k in tree.kids[first] if tree.dep[k] in AUXILIARIES]
    if not own:
        return "passive"
    if any(tree.lower[k] in _ANYBODY for k in tree.kids[first]):
        return "pronominal"
    etre = any(tree.lemma[k] == "être" or tree.lower[k] == "été" for k in own)
    return "passive" if etre and tree.lower[first] not in verbs.etre_forms else "active"


def looks_like_participle(tree: Tree, i: int) -> bool:
    """An adjective or noun tag on a past participle behind être (« est confrontée », « est maintenue »)."""
    if tree.pos[i] not in ("ADJ", "VERB") or (i and tree.lower[i - 1] in _DEGREE):
        return False
    word = tree.lower[i]
    stem = word.rstrip("s").rstrip("e")
    if stem.endswith(_IRREGULAR) and any(tree.lower[k] == "été" for k in tree.kids[i]):
        return True
    for ending in ("ées", "ée", "és", "é"):
        if word.endswith(ending):
            return len(word) - len(ending) >= 3
    return False


def finite_tense(tree: Tree, i: int, stems: Stems) -> str | None:
    """`past` (simple or compound), `imperfect`, `other`, or None where nothing is finite."""
    feats = tree.feats(i)
    if feats.get("VerbForm") == "Fin":
        if tree.lower[i].endswith(("ions", "iez")) and feats.get("Mood") == "Ind" and not tree.lemma[i].endswith(("ier", "rire")):
            return "other" if stems.is_conditional(tree.lower[i]) else "imperfect"  # « nous savions », read as a present
        return {"Past": "past", "Imp": "imperfect"}.get(feats.get("Tense", ""), "other") if feats.get("Mood", "Ind") == "Ind" else "other"
    around = [m for k in tree.kids[i] for m in ((k, *tree.kids[k]) if tree.lower[k] == "fait" else (k,))]  # « ont fait savoir »
    finite = [k for k in around if tree.dep[k] in AUXILIARIES and tree.verb_form[k] == "Fin"]
    if not finite:
        return None
    k = finite[0]
    if stems.is_conditional(tree.lower[k]):
        return "past" if tree.lower[k].startswith("aur") else "other"  # « aurait dit qu'il partirait »
    if tree.dep[k] in ("aux:tense", "aux") or tree.lemma[k] == "avoir":
        return "past"
    return {"Past": "past", "Imp": "imperfect"}.get(tree.feats(k).get("Tense", ""), "other")
