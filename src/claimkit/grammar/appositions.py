"""Noun phrases that belong together though the parse has not joined them, and words that are no mentions."""

from __future__ import annotations

from claimkit.doc.layers import Layers
from claimkit.doc.spans import tokens_of
from claimkit.doc.tree import SUBJECTS, Tree

_PLAIN_MEASURES = frozenset({"money", "percent", "measure", "duration"})


def second_subject(tree: Tree, i: int) -> list[int]:
    """« X et Y ont … » read as two subjects of one verb."""
    verb, dep = tree.head[i], tree.dep[i]
    if dep not in SUBJECTS or verb < i:
        return []
    others = [k for k in tree.kids[verb] if i < k < verb and tree.dep[k] == dep and tree.pos[k] in ("NOUN", "PROPN")]
    joined = others and any(tree.dep[k] == "cc" and tree.lower[k] == "et" and k < verb for k in tree.kids[verb])
    return others if joined else []


def beside(tree: Tree, first: int, i: int) -> bool:
    """« Marie Dubois, la maire, a … » read as two subjects of one verb: the second is an apposition."""
    if tree.head[first] != tree.head[i] or tree.dep[first] not in SUBJECTS or tree.dep[i] not in SUBJECTS or tree.head[i] < i:
        return False
    comma = tree.left[i] - 1
    return comma > 0 and tree.words[comma] == "," and tree.right[first] == comma


def names_it(tree: Tree, noun: int, name: int) -> bool:
    """« la ministre du Travail, Claire Aubert »: a name behind a comma that nothing but the noun's complements comes before."""
    comma = tree.left[name] - (tree.words[tree.left[name]] != ",")
    if not noun < comma or tree.words[comma] != "," or any(tree.dep[k] in ("cc", "case") for k in tree.kids[name]):
        return False
    if any(tree.dep[m] == "cc" for k in tree.kids[name] if tree.dep[k] == "conj" for m in tree.kids[k]):
        return False  # the beginning of a list
    return all(tree.pos[k] not in ("VERB", "AUX", "PUNCT", "PRON", "CCONJ") for k in range(noun + 1, comma))


def unfit(tree: Tree, layers: Layers) -> set[int]:
    """Tokens of times and measures."""
    return tokens_of(tree, [*layers.times, *(q for q in layers.quantities if q.kind in _PLAIN_MEASURES)])
