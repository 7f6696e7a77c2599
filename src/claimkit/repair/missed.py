"""Verbs that the model reads as adjectives or nouns: « l'usine ferme », « le mur mesure 12 mètres », « n'a ni vendu ni loué »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimkit.doc.tree import AUXILIARIES
from claimkit.french.conjugation import infinitive_of
from claimkit.french.small_words import NE, OF_ANY, QUE, THE, WEEKDAYS
from claimkit.repair.clauses import put
from claimkit.repair.tags import PARTICIPLE, PRESENT, VERBAL

if TYPE_CHECKING:
    from claimkit.doc.tree import Tree
    from claimkit.repair.graft import Graft

_EVERY = frozenset({"tous", "toutes", "chaque"})
_ONE = frozenset({"le", "la", "l'", "l’", "un", "une", "ce", "cet", "cette", "son", "sa", "leur", "notre", "votre", "mon", "ma"})
_BOUNDS = QUE | {",", ";", ":", ".", "…", "?", "!", "«", "»"}
_NOMINAL = frozenset({"DET", "NOUN", "PROPN", "ADJ", "ADP"})
_INTO = frozenset({"en", "à", "au", "aux", "dans"})
_LINKED = ("cop", "aux", "det", "case")
_COUNTED = frozenset({"NOUN", "ADJ", "PROPN", "VERB", "AUX"})  # « en page 12 du journal », « en classe 3 est »
_HE = frozenset({"il", "elle", "on"})
_ENDING = re.compile(r"(?:é|i|u|is|it|ert)e?s?$")
_LIKE_PARTICIPLE = re.compile(rf".{{2,}}{_ENDING.pattern}")


def mend_missed(graft: Graft, infinitives: frozenset[str]) -> None:
    """Makes a verb of a word that is spelled like one and without which its clause would have none."""
    tree = graft.tree
    for i in [i for i, pos in enumerate(tree.pos) if pos in ("ADJ", "NOUN") or tree.lower[i] == "entre" or tree.dep[i] == "fixed"]:
        lemma = infinitive_of(tree.lower[i], infinitives) if tree.lower[i].endswith("e") else {"court": "courir"}.get(tree.lower[i])
        clause = _clause(tree, i) if lemma is not None else None
        counts = lemma is not None and _counts(tree, i)
        if lemma is not None and (clause is not None or counts or _predicate(tree, i)) and graft.fires("repair.missed", i):
            tree.retag(i, pos="VERB", lemma=lemma, morph=PRESENT)
            if counts:
                graft.hang(i - 1, i, "iobj")
                graft.hang(i + 1, i, "obj")
                graft.hang(i - 2, i, "nsubj" if tree.lower[i - 2] in _HE else None)
                if tree.dep[i] == "conj":
                    graft.hang(i, next((h for h in tree.ancestors(i) if tree.pos[h] == "VERB"), tree.head[i]))
            elif clause is not None:
                _put_head(graft, i, *clause)
    for i in [i for i in tree.places(THE) if tree.dep[i] in ("det", "obj") and tree.head[i] == i + 1 and tree.pos[i] == "DET"]:
        if tree.verb_form[i + 1] == "Fin" and graft.fires("repair.missed", i + 1):  # « le conseil la juge trop chère »
            graft.hang(i, i + 1, "obj")
            tree.retag(i, pos="PRON")
    graft.settle()


def _predicate(tree: Tree, i: int) -> bool:
    """« L'usine de Brest ferme »: it governs a subject, without a copula; what is no adjective governs an object too."""
    it = _is_it(tree, i - 1)
    if tree.pos[i] != "ADJ" and not it and not any(tree.dep[k] == "obj" and k > i for k in tree.kids[i]):
        return False
    kids = [tree.dep[k] for k in tree.kids[i] if k < i - it and tree.lower[k] != "en"]
    return tree.dep[i] not in ("amod", "xcomp", "cop") and "nsubj" in kids and not any(dep.startswith(_LINKED) for dep in kids)


def _counts(tree: Tree, i: int) -> bool:
    """« elle en ferme six et en garde trois », « il en commande deux »: not « en page 12 et en page 13 »."""
    first, end = tree.sents[tree.sent[i]]
    bare = i + 1 < end and tree.pos[i + 1] in ("NUM", "PRON") and (i + 2 == end or tree.pos[i + 2] not in _COUNTED)
    if not bare or i < first + 2 or tree.lower[i - 1] != "en":
        return False
    before = any(tree.lower[k] == "en" and tree.pos[k + 1] == "VERB" for k in range(first, i - 2))
    return tree.lower[i - 2] in _HE or (before and tree.pos[i - 2] == "CCONJ")


def _is_it(tree: Tree, i: int) -> bool:
    """« un rapport de la cour | le chiffre à 3 millions »: an article right behind a noun that may be the object of the verb behind."""
    return i > 0 and tree.lower[i] in THE and tree.pos[i - 1] in ("NOUN", "PROPN")


def _clause(tree: Tree, i: int) -> tuple[int, int] | None:
    """First token and end of a clause without a verb that is one determined noun and then the word: « une main ferme » stays."""
    first, end = tree.sents[tree.sent[i]]
    low = next((k + 1 for k in range(i - 1, first - 1, -1) if tree.lower[k] in _BOUNDS), first)
    high = next((k for k in range(i + 1, end) if tree.lower[k] in _BOUNDS), end)
    it = _is_it(tree, i - 1)
    behind, last = min(i + 1, high), i - (it or tree.lower[i - 1] == "en")
    named = all(tree.pos[k] in _NOMINAL or (it and tree.verb_form[k] == "Part") for k in range(low, last))
    nominal = last > low + 1 and tree.lower[low] in _ONE and named
    if not nominal or tree.feats(low + 1).get("Number") == "Plur":
        return None
    if it:
        valued = tree.lower[behind] == "à" and (tree.pos[behind + 1] == "NUM" or tree.verb_form[behind + 1] == "Inf")
        return (low, high) if valued and all(tree.verb_form[k] != "Fin" for k in range(low, high)) else None
    if last < i:  # « la ville en compte 120 », not « en page 12 du journal »
        return (low, behind + 1) if tree.pos[behind] == "NUM" and tree.pos[behind + 1] not in _COUNTED else None
    que, quoted = low > first and tree.lower[low - 1] in QUE and tree.pos[low - 2] in VERBAL, tree.words[low - 1] == "«"
    if any(tree.verb_form[k] == "Fin" for k in range(behind, high)) or (que and not NE.isdisjoint(tree.lower[low - 4 : low - 1])):
        return None  # « il n'y a que la terre ferme »
    opening = tree.words[first : low - 1] if tree.pos[first] == "ADP" or tree.lower[first] in _EVERY else [","]  # « Selon la mairie, »
    top = _top(tree, low, high)
    told = tree.head[top] < high or _is_inverted(tree, tree.head[top])
    begun = que or quoted or low == first or (tree.words[low - 1] == "," and "," not in opening)
    if not begun or not told or not _is_noun(tree, low, i):
        return None  # « L'usine ferme, vendue hier, rouvre »
    if tree.lower[i] == "entre":
        return (low, high) if behind < high and tree.lower[behind] in _INTO else None
    if behind < high and (tree.pos[behind] in ("DET", "NUM") or tree.lower[behind] in WEEKDAYS):
        return low, high  # an object or a day right behind
    light = behind == high or (tree.pos[behind] in ("ADP", "ADV") and tree.lower[behind] not in OF_ANY)
    closed = tree.words[high + 1 : high + 2] == [","] if quoted else tree.lower[low] not in ("un", "une") and "." in tree.words[i:end]
    return (low, high) if light and (que or closed) else None


def _top(tree: Tree, low: int, high: int) -> int:
    """The token of a stretch that hangs outside it."""
    return next(k for k in range(low, high) if not low <= tree.head[k] < high or tree.head[k] == k)


def _is_inverted(tree: Tree, verb: int) -> bool:
    return any(tree.dep[k] == "nsubj" and k > verb for k in tree.kids[verb])


def _is_noun(tree: Tree, low: int, i: int) -> bool:
    """Whether a noun, with adjectives behind it perhaps, stands right before: not « en double file »."""
    last = next((k for k in range(i - 1, low, -1) if tree.pos[k] != "ADJ"), low)
    alone = last == low and i == low + 2  # « un inconnu incendie deux voitures »
    return alone or tree.pos[last] == "PROPN" or (tree.pos[last] == "NOUN" and tree.pos[last - 1] != "NOUN")  # not « le ton reste ferme »


def _put_head(graft: Graft, i: int, low: int, high: int) -> None:
    """Makes the word the head of its clause, the noun before it its subject."""
    tree = graft.tree
    noun = next(k for k in range(low + 1, i) if tree.pos[k] != "ADP")
    top = _top(tree, low, high)
    outer = tree.head[top]
    if low and tree.lower[low - 1] in QUE:
        graft.hang(i, next((k for k in range(low - 2, -1, -1) if tree.pos[k] == "VERB"), low - 2), "ccomp")
        graft.hang(low - 1, i, "mark")
        tree.retag(low - 1, pos="SCONJ")
    elif low <= outer < high:
        put(graft, i, top)
    elif outer < low or _is_inverted(tree, outer):  # « Selon la mairie, la piscine ferme », « la piscine ferme, a dit la mairie »
        put(graft, i, outer)
        graft.hang(outer, i, "obl:mod" if outer < low else "parataxis:insert")
    else:
        graft.hang(i, outer, "parataxis")
    for k in range(low, high):
        if k != i and (k in (noun, top) or not low <= tree.head[k] < high or (k > i and tree.head[k] in (i, noun, top))):
            kept, led = tree.pos[k] in ("PUNCT", "ADV"), tree.pos[tree.left[k]] == "ADP" or tree.lower[k] in WEEKDAYS
            graft.hang(k, i, "nsubj" if k == noun else None if kept else "obl:mod" if led else "obj")
        elif low < k < i and tree.head[k] in (i, top):
            graft.hang(k, noun)
    if tree.lower[i - 1] == "en":
        graft.hang(i - 1, i, "iobj")
    for k in (*tree.kids[noun], *tree.kids[top]):
        if not low <= k < high and k != outer:
            graft.hang(k, i)


def mend_neither(graft: Graft, infinitives: frozenset[str]) -> None:
    """Gives what stands right behind « ni » the tags of a verb: behind « ne », or where all behind one auxiliary are spelled as participles."""
    tree = graft.tree
    for first in [i for i in tree.places({"ni"}) if i > 0]:
        if tree.lower[first + 1 : first + 2] and tree.lower[first + 1] in NE and first + 2 < len(tree):
            lemma = infinitive_of(tree.lower[first + 2], infinitives)
            if lemma is not None and tree.pos[first + 2] not in VERBAL and graft.fires("repair.neither", first + 2):
                tree.retag(first + 2, pos="VERB", lemma=lemma, morph=PRESENT)
        elif tree.dep[first - 1] in AUXILIARIES:
            words = [k + 1 for k in range(first, tree.sents[tree.sent[first]][1] - 1) if tree.lower[k] == "ni"]
            if len(words) > 1 and all(_LIKE_PARTICIPLE.fullmatch(tree.lower[k]) for k in words):
                for word in words:
                    _make_participle(graft, word)
    graft.settle()


def _make_participle(graft: Graft, word: int) -> None:
    tree = graft.tree
    if tree.pos[word] in VERBAL or not graft.fires("repair.neither", word):
        return
    stem = _ENDING.sub("", tree.lower[word])
    tree.retag(word, pos="VERB", lemma=stem + ("er" if "é" in tree.lower[word][len(stem) :] else "ir"), morph=PARTICIPLE)
    being = [k for k in tree.kids[word] if tree.dep[k] == "cop"]
    for k in tree.kids[word]:
        if k in being or (being and tree.dep[k] == "nsubj"):
            graft.hang(k, word, "aux:pass" if k in being else "nsubj:pass")
