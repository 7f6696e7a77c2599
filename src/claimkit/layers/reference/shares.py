"""Some of several who have been named: « l'un d'eux », « plusieurs d'entre elles », « trois », « la plupart », « près de la moitié »."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from claimkit.doc.layers import Layers
from claimkit.doc.spans import tokens_between
from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.small_words import OF
from claimkit.grammar.phrases import Gender
from claimkit.layers.reference.pronouns import number_of_verb

_THEM: dict[str, Gender] = {"eux": "m", "elles": "f"}
_SOME: dict[str, Gender | None] = {
    "certains": "m", "certaines": "f", "aucun": "m", "aucune": "f", "quelques-uns": "m", "quelques-unes": "f", "plusieurs": None,
    "beaucoup": None,
}  # fmt: skip
_NONE = frozenset({"aucun", "aucune"})
_WORDS, _PRONOUNS = frozenset(_SOME), frozenset(_THEM)
_ALL: dict[str, Gender] = {"tous": "m", "toutes": "f"}
_BESIDE = frozenset({"punct", "conj", "advmod", "det", "amod", "cc", "case"})


def shares(tree: Tree, layers: Layers, counts: AbstractSet[str]) -> dict[int, tuple[Gender | None, int, bool]]:
    """By its head, each word that counts some of several without naming them: its gender, the « eux » behind it or -1, whether it is all of them.

    Args:
        tree: the tree.
        layers: its layers: dates count nobody.
        counts: nouns that count (« dizaine », « plupart »).
    """
    out: dict[int, tuple[Gender | None, int, bool]] = {}
    for i in tree.places(_PRONOUNS):
        head = tree.head[i]
        if tree.dep[i] == "nmod" and head < i and tree.lower[tree.left[i]] in OF and tree.pos[head] != "PROPN":
            out[head] = _THEM[tree.lower[i]], i, False
    times = {k for time in layers.times for k in tokens_between(tree, time.span.start, time.span.end)}
    for i in [*tree.places(_WORDS | counts), *[i for i, pos in enumerate(tree.pos) if pos == "NUM"]]:
        top = tree.head[i] if tree.dep[i] == "obl:arg" and tree.pos[tree.head[i]] == "ADV" else i  # « près de la moitié »
        free = top not in out and i not in times and all(tree.dep[k] in _BESIDE for k in tree.kids[i])
        if tree.dep[top] in SUBJECTS and free and _takes_up(tree, i, tree.head[top]):
            gender = next((_ALL[tree.lower[k]] for k in tree.kids[i] if tree.lower[k] in _ALL), None)
            out[top] = _SOME.get(tree.lower[i], gender), -1, gender is not None
    return out


def _takes_up(tree: Tree, i: int, verb: int) -> bool:
    """Not « 18 est un beau chiffre », « dont trois sont pris », « comme le veulent certains », « ce que beaucoup craignent »."""
    if tree.lower[i] in _SOME:
        return i < verb and tree.dep[verb] != "acl:relcl"
    return tree.pos[i] != "NUM" or (number_of_verb(tree, verb) == "Plur" and "dont" not in tree.lower[max(0, i - 3) : i])


def some_before(tree: Tree, i: int) -> int:
    """« si beaucoup le déplorent, ils y vont »: the word for some people that is subject of the clause before, or -1."""
    if tree.lower[i] not in ("ils", "elles") or tree.dep[i] not in SUBJECTS:
        return -1
    clauses = [k for k in tree.kids[tree.head[i]] if tree.dep[k].startswith("advcl") and k < i]
    return next((m for k in clauses for m in tree.kids[k] if tree.dep[m] in SUBJECTS and tree.lower[m] in _WORDS - _NONE), -1)
