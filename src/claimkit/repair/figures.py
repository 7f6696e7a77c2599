"""Figures set side by side: what the parser hangs elsewhere becomes a clause without its verb.

« 80 000 selon la police et 140 000 selon les syndicats »: the second amount goes on with the first, not with its source. « X annonce dix morts,
Y cinquante »: Y is a conjunct of the verb. « 1 % en France, contre 2 % en Espagne »: the second place belongs to the second amount.
"""

from __future__ import annotations

import re
from itertools import pairwise

from claimkit.doc.numbers import amount_of
from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.small_words import THE
from claimkit.repair.graft import Graft

_SOURCE = re.compile(r"(?:selon|d['’]après|à en croire|si (?:l['’])?on en croit)\b", re.IGNORECASE)
_FIRST = frozenset({"selon", "d'", "d’", "à", "si"})
_BREAKS = frozenset({",", "et", "(", ";"})
_BLURS = frozenset({"ADV", "ADP", "DET", "ADJ"})  # « contre plus d'une centaine »
_SAYING = frozenset({"NOUN", "PROPN", "PRON", "VERB"})
_AMOUNTS = frozenset({"obj", "obl:arg", "obl:mod"})
_IN = frozenset({"à", "en", "au", "aux", "dans"})
_PARTICIPLE = "Number=Plur|Tense=Past|VerbForm=Part"
_ALONE, _LONGEST = 2, 6  # tokens of a number and its sign; of who is set against another, or of an amount


def mend_figures(graft: Graft) -> None:
    """Hangs amounts that are set side by side on what they have in common."""
    tree = graft.tree
    cues = ((k, _SOURCE.match(tree.text, tree.start[k])) for k in tree.places(_FIRST) if k)
    said = {k: next((i for i in range(tree.token_at(m.end() - 1), len(tree)) if tree.pos[i] in _SAYING), k) for k, m in cues if m}
    for other, k in pairwise([0, *said]):
        _mend_rival(graft, said, other if other and tree.sent[other] == tree.sent[k] else -1, k)
    for number in [i for i, pos in enumerate(tree.pos) if pos == "NUM" and 1 < i < len(tree) - 1]:
        top = tree.head[number] if tree.dep[number] == "nummod" else number
        if (behind := _compared(tree, top)) is not None and graft.fires("repair.figures_contre", top):
            graft.hang(behind, top, "orphan")
        passive = tree.dep[top] == "conj" and any(tree.dep[k] == "aux:pass" for k in tree.kids[tree.head[top]])
        made = next((k for k in tree.kids[top] if passive and tree.dep[k] == "acl" and tree.verb_form[k] == "Part"), -1)
        if made >= 0 and graft.fires("repair.figures_participle", made):  # « trois autres portés disparus »
            graft.hang(made, tree.head[top], "conj")
            graft.hang(top, made, "nsubj:pass")
        if passive and _is_participle(tree, top) and graft.fires("repair.figures_participle", top):
            tree.retag(top, pos="VERB", lemma=tree.lower[top].rstrip("s").rstrip("e")[:-1] + "er", morph=_PARTICIPLE)
            for k in range(number + 1, top):  # « deux autres »
                graft.hang(k, number)
        own = [k for k in tree.kids[top] if k < number and tree.dep[k] in ("det", "amod")]
        named = [tree.dep[k] for k in own] == ["det", "amod"] and tree.lower[own[0]] in THE and tree.words[own[0] - 1] in (",", "et")
        if (
            named
            and tree.dep[top] in ("conj", "obj")
            and tree.pos[tree.head[top]] == "VERB"
            and graft.fires("repair.figures_of_another", number)
        ):
            graft.hang(own[1], tree.head[top], "conj")  # « … compte 300 lits, le second 80 »
            graft.hang(own[0], own[1])
            graft.hang(top, own[1], "orphan")
        if (found := _juxtaposed(tree, number)) is not None and graft.fires("repair.figures_of_another", number):
            other, verb = found
            graft.hang(other, verb, "conj")
            graft.hang(number, other, "orphan")
    graft.settle()


def _mend_rival(graft: Graft, said: dict[int, int], other: int, k: int) -> None:
    """An amount whose source opens right behind it, at `k`, goes on with the clause of the amount before, whose own source opens at `other`."""
    tree = graft.tree
    end = begin = k - (other >= 0 and tree.words[k - 1] == ",")
    while begin and end - begin < _LONGEST and (tree.words[begin - 1] not in _BREAKS or tree.pos[begin - 2] == "NUM"):
        begin -= 1
    number = next((i for i in range(begin, end) if tree.pos[i] not in _BLURS), begin)
    counted = any(amount_of(tree, i) == i for i in range(tree.sents[tree.sent[k]][0], begin))
    if tree.words[begin - 1] not in _BREAKS or not counted or amount_of(tree, number) != number or (other < 0 and end - number > _ALONE):
        return
    top = tree.top_of(begin, end)
    first = top if other < 0 else said[other]
    above = list(tree.ancestors(tree.head[first] if tree.dep[first] == "orphan" else first))
    verb = next((h for h in above if tree.pos[h] == "VERB" and h < begin), -1)
    on = verb if verb >= 0 or other < 0 or not above else above[0]
    right = tree.head[said[k]] == top and tree.dep[top] == "conj" and tree.head[top] == on
    if on < 0 or right or top == on or top in tree.ancestors(on) or not graft.fires("repair.figures", top):
        return
    if tree.dep[first] != "orphan" and first != top and on == verb:
        graft.hang(first, on, "obl:mod")
    graft.hang(top, on, "conj")
    graft.hang(said[k], top, "orphan")
    graft.settle()


def _compared(tree: Tree, top: int) -> int | None:
    """The place of an amount behind « contre », where the amount before has one too."""
    verb = tree.head[top]
    if verb >= top or not any(tree.lower[k] == "contre" for k in tree.kids[top]):
        return None
    places = [k for h in (top, verb) for k in tree.kids[h] if tree.pos[k] == "PROPN" and any(tree.lower[m] in _IN for m in tree.kids[k])]
    return next((k for k in places if top < k <= top + 3), None) if any(k < top for k in places) else None


def _juxtaposed(tree: Tree, number: int) -> tuple[int, int] | None:
    """(head of the phrase, verb), where a phrase behind a comma ends in a bare number, behind a clause with an amount."""
    if tree.head[number] > number or tree.pos[number + 1] not in ("PUNCT", "CCONJ"):
        return None
    begin = number
    while begin > 0 and number - begin < _LONGEST and tree.pos[begin - 1] not in ("PUNCT", "CCONJ", "VERB", "AUX"):
        begin -= 1
    if tree.words[begin - 1] not in (",", "et") or tree.pos[begin] not in ("DET", "PROPN", "PRON"):
        return None
    span = range(begin, number)
    tops = [k for k in span if tree.head[k] not in span and tree.head[k] != number]
    if len(tops) != 1 or tree.dep[tops[0]] in SUBJECTS or tree.head[number] not in span:
        return None
    verb = next((h for h in tree.ancestors(tops[0]) if h < begin and tree.pos[h] == "VERB"), -1)
    told = any(verb < k < begin and tree.dep[k] in _AMOUNTS and amount_of(tree, k) is not None for k in tree.kids[verb])
    return (tops[0], verb) if told and verb >= 0 else None


def _is_participle(tree: Tree, noun: int) -> bool:
    """Whether the counted noun is a participle that shares the passive before it: « quatre ont été tués et onze (autres) blessés »."""
    alone = noun + 1 >= len(tree) or tree.pos[noun + 1] in ("PUNCT", "ADP", "CCONJ")
    return alone and tree.pos[noun] == "NOUN" and tree.lower[noun].endswith(("és", "ées"))
