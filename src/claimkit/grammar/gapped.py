"""Clauses without their verb: « 80 000 selon la police, 140 000 selon les syndicats », « X annonce dix morts, Y cinquante »."""

from __future__ import annotations

import re

from claimkit.doc.numbers import amount_of
from claimkit.doc.tree import AUXILIARIES, SUBJECTS, Tree

_REMNANTS = frozenset({"orphan", "nmod", "obj", "obl:arg", "obl:mod", "appos", "nummod"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOW = frozenset({"aujourd'hui", "aujourd’hui", "hier", "demain", "désormais"})
_UNITS = frozenset({"%", "€", "$", "£", "euros", "dollars"})


def gap(tree: Tree, top: int) -> tuple[int, int] | None:
    """What a conjunct says of a verb that is not repeated: (its number, its own subject or -1); None where it is no such clause.

    Args:
        tree: the tree.
        top: the conjunct.
    """
    if tree.dep[top] == "ROOT" or tree.pos[top] in ("VERB", "AUX"):
        return None
    orphan = any(tree.dep[k] == "orphan" for k in tree.kids[top])
    if (tree.dep[top] != "conj" and not orphan) or any(tree.dep[k] in SUBJECTS or tree.dep[k] in AUXILIARIES for k in tree.kids[top]):
        return None
    first = tree.head[top]
    if "entre" in tree.lower[first if tree.pos[first] == "VERB" else tree.left[first] : top]:
        return None  # « entre 3 degrés à Dol et 5 à Nice »
    number = amount_of(tree, top)
    if tree.pos[first] == "VERB" or (orphan and any(tree.dep[k] == "cop" for k in tree.kids[first])):
        if number is not None:  # without a complement of its own it may be one more object
            return (number, -1) if orphan or _whose(tree, top) else None
        if tree.pos[top] not in ("NOUN", "PROPN", "PRON") and not (
            orphan and any(tree.dep[k] == "det" for k in tree.kids[top])
        ):  # « le second 23 »
            return None
        remnant = next(
            (
                n
                for k in tree.kids[top]
                if k > top and tree.dep[k] in _REMNANTS and not _age(tree, k) and (n := amount_of(tree, k)) is not None
            ),
            None,
        )
        return None if remnant is None or any(tree.dep[k] == "case" for k in tree.kids[top]) else (remnant, top)
    if number is None:
        return None
    own = _whose(tree, top)
    # « 14 morts (11 en France, 3 en Belgique) » says nothing more of the verb
    paired = "source" in own or (
        tree.dep[first] != "appos" and amount_of(tree, first) is not None and not own.isdisjoint(_whose(tree, first))
    )
    return (number, -1) if paired else None


def _age(tree: Tree, k: int) -> bool:
    """« un guide de 50 ans »."""
    return tree.lower[k] == "ans" and any(tree.lower[m] == "de" for m in tree.kids[k])


def gaps_of(tree: Tree) -> dict[int, tuple[int, int]]:
    """The gapped clauses of a tree, as `gap` reads them, by their conjunct."""
    tops = {i if dep == "conj" else tree.head[i] for i, dep in enumerate(tree.dep) if dep in ("conj", "orphan")}
    return {i: found for i in sorted(tops) if (found := gap(tree, i)) is not None}


def group_of(tree: Tree, number: int) -> tuple[int, int]:
    """(first, after last) token of a number with the sign of its unit: what stands for the verb of a gapped clause."""
    end = number + 1
    return number, end + 1 if end < len(tree) and tree.lower[end] in _UNITS else end


def _whose(tree: Tree, i: int) -> set[str]:
    """Which complements tell amounts apart: who says it (« selon »), where it is (« à Nice »), when (« en 2010 »)."""
    found = set()
    for k in tree.kids[i]:
        if k > i and tree.dep[k] != "conj":
            if tree.lower[k] in _NOW:
                found.add("time")
            for m in tree.kids[k]:
                if tree.dep[m] == "case" and (tree.lower[m] == "selon" or (tree.lower[m] in ("d'", "d’") and tree.lower[m + 1] == "après")):
                    found.add("source")
                elif tree.dep[m] == "case" and tree.lower[m] == "en" and _YEAR.fullmatch(tree.words[k]):
                    found.add("time")
                elif tree.dep[m] == "case" and tree.lower[m] in ("à", "en", "au", "aux", "dans") and tree.pos[k] == "PROPN":
                    found.add("place")
    return found
