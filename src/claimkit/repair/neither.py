"""Verbs behind « ni » that the model reads as nouns or adjectives: « n'a ni vendu ni loué », « ne prête ni n'emprunte »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimkit.doc.tree import AUXILIARIES
from claimkit.french.conjugation import infinitive_of
from claimkit.repair.tags import PRESENT, VERBAL

if TYPE_CHECKING:
    from claimkit.repair.graft import Graft

_NE = frozenset({"ne", "n'", "n’"})
_ENDING = re.compile(r"(?:é|i|u|is|it|ert)e?s?$")
_LIKE_PARTICIPLE = re.compile(rf".{{2,}}{_ENDING.pattern}")
_PARTICIPLE = "Tense=Past|VerbForm=Part"


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
    tree.retag(word, pos="VERB", lemma=stem + ("er" if "é" in tree.lower[word][len(stem) :] else "ir"), morph=_PARTICIPLE)
    being = [k for k in tree.kids[word] if tree.dep[k] == "cop"]
    for k in tree.kids[word]:
        if k in being or (being and tree.dep[k] == "nsubj"):
            graft.hang(k, word, "aux:pass" if k in being else "nsubj:pass")
