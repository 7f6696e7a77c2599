"""What a clause depends on besides a « si »: « au cas où », « à condition que », « en cas de », « sans »."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.doc.tree import Tree
from claimkit.french.small_words import OF, QUE
from claimkit.grammar.subjects import has_subject

_OPENINGS = (("quand", "bien", "même"), ("au", "cas", "où"), ("dans", "le", "cas", "où"), ("dans", "l'", "hypothèse", "où"))
_CASES = frozenset({"cas", "hypothèse", "condition"})


def openings(tree: Tree) -> Iterator[tuple[int, int]]:
    """Where « quand bien même », « au cas où » and the like begin a clause, and the tokens behind them."""
    for words in _OPENINGS:
        for i in tree.places({words[0]}):
            found = tuple(word.replace("’", "'") for word in tree.lower[i : i + len(words)])
            if found == words:
                yield i, i + len(words)


def provisos(tree: Tree) -> Iterator[tuple[int, int]]:
    """Where « sous réserve de », « à condition que » stand, and the tokens behind."""
    for i in tree.places({"réserve", "condition"}):
        if i and tree.lower[i - 1 : i + 1] in (["sous", "réserve"], ["à", "condition"]) and tree.lower[i + 1] in OF | QUE:
            yield i - 1, i + 1 + (tree.lower[i + 1] in QUE)


def condition(tree: Tree, p: int) -> str | None:
    """What the clause of `p` depends on: « en cas de », « sans … »; None when on nothing."""
    for k in tree.kids[p]:
        if (tree.dep[k].startswith("obl") or tree.dep[k] == "advmod") and k < p:
            cases = {tree.lower[m] for m in tree.kids[k]}
            if tree.lower[k] in _CASES and cases & {"en", "dans", "à"}:
                return "case"
            if cases & {"sans", "faute"} or tree.lower[k] in ("faute", "défaut"):
                return "without"
    above = tree.head[p]
    shared = tree.dep[p] == "conj" and above < p
    if shared and has_subject(tree, p):
        shared = any(tree.feats(k).get("Mood") == "Cnd" for k in (above, *tree.kids[above]))
    return condition(tree, above) if shared else None  # « en cas de refus, il partirait et son club jouerait ailleurs »
