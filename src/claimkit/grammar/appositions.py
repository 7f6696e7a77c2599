"""Noun phrases that belong together though the parse has not joined them, and words that are no mentions."""

from __future__ import annotations

from claimkit.doc.layers import Layers
from claimkit.doc.spans import tokens_of
from claimkit.doc.tree import Tree

_PLAIN_MEASURES = frozenset({"money", "percent", "measure", "duration"})


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
