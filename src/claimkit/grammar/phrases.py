"""What hangs on a noun and tells what it is: its determiners with the gender and number they show, names, appositions, conjuncts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from claimkit.doc.tree import Tree
from claimkit.french.names import plain

Gender = Literal["m", "f"]
Number = Literal["s", "p"]

NOMINAL = frozenset({"NOUN", "PROPN"})
_DET_GENDER: dict[str, Gender] = {
    "le": "m",
    "la": "f",
    "un": "m",
    "une": "f",
    "du": "m",
    "au": "m",
    "ce": "m",
    "cet": "m",
    "cette": "f",
    "ma": "f",
    "ta": "f",
    "sa": "f",
}
_PLURAL_DETS = frozenset(
    {"les", "des", "aux", "ces", "mes", "tes", "ses", "nos", "vos", "leurs", "plusieurs", "certains", "certaines", "quelques"}
)
_SINGULAR_DETS = frozenset(
    {"le", "la", "l'", "un", "une", "ce", "cet", "cette", "son", "sa", "mon", "ma", "notre", "votre", "leur", "du", "chaque"}
)
_SHOWN: dict[str, tuple[Gender | None, Number | None]] = {
    word: (_DET_GENDER.get(word), "p" if word in _PLURAL_DETS else "s" if word in _SINGULAR_DETS else None)
    for word in {*_DET_GENDER, *_PLURAL_DETS, *_SINGULAR_DETS}
}
_CONTRACTED = frozenset({"du", "des", "au", "aux"})
_TELLING = frozenset({"det", "nummod", "case", "appos", "nmod", "flat:name", "flat", "conj", "fixed"})


_NONE: tuple[int, ...] = ()


class Dependents:
    """The dependents of a noun that tell what it is, each kind in text order.

    Attributes:
        determiners: articles and the like, numbers, and prepositions that hold an article (« du »).
        names: words that go on a name (`flat:name`, `flat`).
        proper: names among the complements and appositions, and those that go on.
        apposed: appositions.
        conjuncts: nouns coordinated with it.
        fixed: whether it is part of a fixed expression.
    """

    __slots__ = ("apposed", "conjuncts", "determiners", "fixed", "names", "proper")

    def __init__(self, tree: Tree, i: int, titles: frozenset[str]) -> None:
        self.determiners = self.names = self.proper = self.apposed = self.conjuncts = _NONE
        self.fixed = False
        deps = tree.dep
        for k in tree.kids[i]:
            dep = deps[k]
            if dep not in _TELLING:
                continue
            if dep in ("det", "nummod"):
                self.determiners += (k,)
            elif dep == "case":
                if tree.lower[k] in _CONTRACTED:
                    self.determiners += (k,)
            elif dep == "conj":
                if tree.pos[k] in NOMINAL:
                    self.conjuncts += (k,)
            elif dep == "fixed":
                self.fixed = True
            else:
                self._add_name(tree, k, dep, titles)

    def _add_name(self, tree: Tree, k: int, dep: str, titles: frozenset[str]) -> None:
        if dep == "appos":
            self.apposed += (k,)
        elif dep != "nmod":
            self.names += (k,)
        if tree.pos[k] == "PROPN" or tree.words[k] in titles:
            self.proper += (k,)


def determined(tree: Tree, determiners: Sequence[int]) -> tuple[Gender | None, Number | None]:
    """The gender and number that determiners show, each by the first one that does."""
    gender: Gender | None = None
    number: Number | None = None
    for k in determiners:
        if tree.dep[k] == "nummod":
            number = number or ("s" if tree.lower[k] in ("un", "une", "1") else "p")
        elif (shown := _SHOWN.get(plain(tree.lower[k]))) is not None:
            gender, number = gender or shown[0], number or shown[1]
    return gender, number
