"""Figures set side by side: what the parser hangs elsewhere becomes a clause without its verb.

« 80 000 selon la police et 140 000 selon les syndicats »: the second amount goes on with the first, not with its source.
« X annonce dix morts, Y cinquante »: Y and its number are a conjunct of the verb. « 1 % en France, contre 2 % en Espagne »: the second place
belongs to the second amount.
"""

from __future__ import annotations

from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.repair.graft import Graft

_SOURCING = frozenset({"selon", "d'après", "d’après"})
_AMOUNTS = frozenset({"obj", "obl:arg", "obl:mod"})
_IN = frozenset({"à", "en", "au", "aux", "dans"})
_PARTICIPLE = "Number=Plur|Tense=Past|VerbForm=Part"
_LONGEST = 6  # tokens of who is set against another


def mend_figures(graft: Graft) -> None:
    """Hangs amounts that are set side by side on what they have in common."""
    tree = graft.tree
    for number in [i for i, pos in enumerate(tree.pos) if pos == "NUM" and 1 < i < len(tree) - 1]:
        top = tree.head[number] if tree.dep[number] == "nummod" else number
        if (behind := _sourced(tree, top)) is not None and graft.fires("repair.figures", top):
            first = tree.head[top]
            graft.hang(top, tree.head[first] if _has_source(tree, first) else first, "conj")
            graft.hang(behind, top, "orphan")
        if (behind := _compared(tree, top)) is not None and graft.fires("repair.figures_contre", top):
            graft.hang(behind, top, "orphan")
        if _is_participle(tree, top) and graft.fires("repair.figures_participle", top):
            tree.retag(top, pos="VERB", lemma=tree.lower[top].rstrip("s").rstrip("e")[:-1] + "er", morph=_PARTICIPLE)
            for k in range(number + 1, top):  # « deux autres »
                graft.hang(k, number)
        if (found := _juxtaposed(tree, number)) is not None and graft.fires("repair.figures_of_another", number):
            other, verb = found
            graft.hang(other, verb, "conj")
            graft.hang(number, other, "orphan")
    graft.settle()


def _sourced(tree: Tree, top: int) -> int | None:
    """The source behind an amount that is joined to the source in front of it."""
    source, first = tree.head[top], tree.left[top]
    if source >= top or tree.dep[top] in SUBJECTS or not {",", "et"} & {tree.words[first], tree.words[first - 1]}:
        return None
    joined = tree.dep[top] in ("conj", "appos") and tree.head[source] != source and _has_source(tree, source)
    if not joined and not any(k < top and _has_source(tree, k) for k in tree.kids[source]):
        return None
    k = top + 1
    while k < len(tree) - 1 and not _opens(tree, k) and (tree.head[k] == top or tree.head[tree.head[k]] == top) and tree.pos[k] != "PUNCT":
        k += 1
    if k >= len(tree) - 1 or not _opens(tree, k):
        return None
    behind = tree.head[k] if tree.lower[k] in _SOURCING or tree.head[k] > k + 1 else tree.head[k + 1]
    return behind if behind > top and behind not in tree.ancestors(source) else None


def _opens(tree: Tree, k: int) -> bool:
    """Whether « selon » or « d'après » stands at `k`."""
    word = tree.lower[k]
    return word in _SOURCING or (word in ("d'", "d’") and tree.lower[k + 1] == "après")


def _has_source(tree: Tree, noun: int) -> bool:
    """Whether « selon » governs the noun."""
    return any(tree.dep[k] == "case" and k + 1 < len(tree) and _opens(tree, k) for k in tree.kids[noun])


def _compared(tree: Tree, top: int) -> int | None:
    """The place of an amount behind « contre », where the amount before has one too."""
    verb = tree.head[top]
    if verb >= top or not any(tree.lower[k] == "contre" for k in tree.kids[top]):
        return None
    places = [k for h in (top, verb) for k in tree.kids[h] if tree.pos[k] == "PROPN" and any(tree.lower[m] in _IN for m in tree.kids[k])]
    return next((k for k in places if top < k <= top + 3), None) if any(k < top for k in places) else None


def _juxtaposed(tree: Tree, number: int) -> tuple[int, int] | None:
    """(head of the phrase, verb), where a phrase behind a comma ends in a bare number, behind a clause with an amount."""
    if tree.head[number] > number or tree.pos[number + 1] != "PUNCT":
        return None
    begin = number
    while begin > 0 and number - begin < _LONGEST and tree.pos[begin - 1] not in ("PUNCT", "VERB", "AUX"):
        begin -= 1
    if tree.words[begin - 1] != "," or tree.pos[begin] not in ("DET", "PROPN", "PRON"):
        return None
    span = range(begin, number)
    tops = [k for k in span if tree.head[k] not in span and tree.head[k] != number]
    if len(tops) != 1 or tree.dep[tops[0]] in SUBJECTS or tree.head[number] not in span:
        return None
    verb = next((h for h in tree.ancestors(tops[0]) if h < begin and tree.pos[h] == "VERB"), None)
    amounts = () if verb is None else (k for k in tree.kids[verb] if verb < k < begin and tree.dep[k] in _AMOUNTS and _is_amount(tree, k))
    return (tops[0], verb) if verb is not None and any(True for _ in amounts) else None


def _is_participle(tree: Tree, noun: int) -> bool:
    """Whether the counted noun is a participle that shares the passive before it: « quatre ont été tués et onze (autres) blessés »."""
    if tree.dep[noun] != "conj" or tree.pos[noun] != "NOUN" or not tree.lower[noun].endswith(("és", "ées")):
        return False
    alone = noun + 1 >= len(tree) or tree.pos[noun + 1] in ("PUNCT", "ADP", "CCONJ")
    return alone and any(tree.dep[k] == "aux:pass" for k in tree.kids[tree.head[noun]])


def _is_amount(tree: Tree, i: int) -> bool:
    """Whether a token is a number, or one counts it."""
    return tree.pos[i] == "NUM" or any(tree.dep[k] == "nummod" and k < i for k in tree.kids[i])
