"""Verbs that the model reads as adjectives or nouns: « l'usine ferme », « le mur mesure 12 mètres », « n'a ni vendu ni loué »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimkit.doc.tree import AUXILIARIES
from claimkit.french.conjugation import infinitive_of
from claimkit.repair.clauses import QUE, put
from claimkit.repair.tags import PARTICIPLE, PRESENT, VERBAL

if TYPE_CHECKING:
    from claimkit.doc.tree import Tree
    from claimkit.repair.graft import Graft

_EVERY = frozenset({"tous", "toutes", "chaque"})
_LINKED = ("cop", "aux", "det", "case")
_COUNTED = frozenset({"NOUN", "ADJ", "PROPN", "VERB", "AUX"})  # « en page 12 du journal », « en classe 3 est »
_NE = frozenset({"ne", "n'", "n’"})
_ENDING = re.compile(r"(?:é|i|u|is|it|ert)e?s?$")
_LIKE_PARTICIPLE = re.compile(rf".{{2,}}{_ENDING.pattern}")


def mend_missed(graft: Graft, infinitives: frozenset[str]) -> None:
    """Makes a verb of a word that is spelled like one and without which its clause would have none."""
    tree = graft.tree
    for i in [i for i, pos in enumerate(tree.pos) if pos in ("ADJ", "NOUN")]:
        lemma = infinitive_of(tree.lower[i], infinitives) if tree.lower[i].endswith("e") else {"court": "courir"}.get(tree.lower[i])
        if lemma is None:
            continue
        noun, que = tree.head[i], _que(tree, tree.head[i])
        missed = tree.dep[i] == "amod" and tree.pos[i] == "ADJ" and _subject(tree, noun, i)
        verbless = _alone(tree, noun, i) if que is None else VERBAL.isdisjoint(tree.pos[que:i])
        missed = missed and verbless and _ends(tree, i, tree.sents[tree.sent[i]][1])
        if (missed or _predicate(tree, i)) and graft.fires("repair.missed", i):
            tree.retag(i, pos="VERB", lemma=lemma, morph=PRESENT)
            if missed:
                _turn(graft, noun, i, que)
    _mend_counted(graft, infinitives)
    graft.settle()


def _mend_counted(graft: Graft, infinitives: frozenset[str]) -> None:
    """« La ville en compte 120 », « le groupe en garde cinq », read as « en » and its noun."""
    tree = graft.tree
    for i in [i for i in tree.places({"en"}) if 0 < i < len(tree) - 3 and tree.pos[i + 2] == "NUM" and tree.pos[i + 3] not in _COUNTED]:
        verb, top = i + 1, tree.top_of(i, i + 3)
        lemma, own = infinitive_of(tree.lower[verb], infinitives), [k for k in tree.kids[verb] if tree.dep[k] == "nsubj"]
        noun = own[0] if own else tree.head[top]
        if lemma and (own or _subject(tree, noun, i)) and graft.fires("repair.missed", verb):
            tree.retag(verb, pos="VERB", lemma=lemma, morph=PRESENT)
            if not own:
                _turn(graft, noun, verb, None)
                graft.hang(verb, graft.heads[verb], "parataxis" if graft.deps[verb] == "dislocated" else None)
            graft.hang(i, verb, "iobj")
            graft.hang(i + 2, verb, "obj")


def _predicate(tree: Tree, i: int) -> bool:
    """« L'usine de Brest ferme »: it governs a subject, without a copula; what is no adjective governs an object too."""
    if tree.pos[i] == "NOUN" and not any(tree.dep[k] == "obj" and k > i for k in tree.kids[i]):
        return False
    kids = [tree.dep[k] for k in tree.kids[i] if k < i and tree.lower[k] != "en"]
    return tree.dep[i] not in ("amod", "xcomp", "cop") and "nsubj" in kids and not any(dep.startswith(_LINKED) for dep in kids)


def _subject(tree: Tree, noun: int, i: int) -> bool:
    """Whether the noun, singular and determined, stands before the word with only its own complements between."""
    whole = noun < i and all(tree.head[k] in range(noun, i) for k in range(noun + 1, i))
    determined = tree.pos[noun] in ("NOUN", "PROPN") and "det" in [tree.dep[k] for k in tree.kids[noun]]
    return whole and determined and tree.feats(noun).get("Number") != "Plur"


def _que(tree: Tree, noun: int) -> int | None:
    """The « que » that opens the clause of the noun below a verb, not « ne … que » or « plus que »."""
    if tree.dep[noun] not in ("ccomp", "dep", "csubj") or tree.pos[tree.head[noun]] not in VERBAL:
        return None
    left = min([noun, *(k for k in tree.kids[noun] if k < noun)])
    return next((k for k in (left, left - 1) if k > 0 and tree.lower[k] in QUE), None)


def _alone(tree: Tree, noun: int, i: int) -> bool:
    """Whether noun and word are a whole sentence, closed by a full stop, without any verb (« une main ferme » stays one)."""
    first, end = tree.sents[tree.sent[i]]
    top = tree.head[noun] == noun or (tree.lower[first] in _EVERY and tree.left[tree.head[noun]] == first)
    verbless = top and VERBAL.isdisjoint(tree.pos[first:end])
    return verbless and tree.lower[first] not in ("un", "une") and "." in tree.words[i:end]


def _ends(tree: Tree, i: int, end: int) -> bool:
    behind = [k for k in range(i + 1, end) if tree.pos[k] not in ("PUNCT", "SPACE")]
    return not behind or tree.dep[behind[0]].startswith(("obl", "advmod", "case", "det", "nummod")) or tree.words[i + 1] == ","


def _turn(graft: Graft, noun: int, verb: int, que: int | None) -> None:
    """The verb takes the place of its subject."""
    tree, time = graft.tree, graft.tree.head[noun]
    if every := tree.lower[tree.left[time]] in _EVERY:  # « Tous les lundis, la mairie ferme », read as « lundis » and its apposition
        graft.hang(noun, noun, "ROOT")
        graft.hang(time, verb, "obl:mod")
    put(graft, verb, noun)
    graft.hang(noun, verb, "nsubj")
    for k in [*tree.kids[noun], *(tree.kids[time] if every else [])]:
        if k > verb or tree.dep[k] == "punct":
            graft.hang(k, verb, "obj" if tree.dep[k] == "appos" else None)
    if que is not None:
        graft.hang(verb, graft.heads[verb], "ccomp")
        graft.hang(que, verb, "mark")
        graft.tree.retag(que, pos="SCONJ")


def mend_neither(graft: Graft, infinitives: frozenset[str]) -> None:
    """Gives what stands right behind « ni » the tags of a verb: behind « ne », or where all behind one auxiliary are spelled as participles."""
    tree = graft.tree
    for first in [i for i in tree.places({"ni"}) if i > 0]:
        if tree.lower[first + 1 : first + 2] and tree.lower[first + 1] in _NE and first + 2 < len(tree):
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
