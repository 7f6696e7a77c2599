"""Objects that open with « des », « de » or « de la », which the parser takes for complements."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.french.small_words import OF_ANY, TO
from claimkit.grammar.governing import VerbLexicon
from claimkit.grammar.introducers import introducer
from claimkit.grammar.objects import denies

_COMPLEMENTS = frozenset({"obl:arg", "obl:mod"})
_OF_ROLES = frozenset({"of", "from", "existential", "copular", "semi_auxiliary"})
_FILLED = frozenset({"obj", "obj:", "expl", "iobj", "ccom", "cop"})  # the first letters of labels
_AT_LEAST = (["au", "moins"], ["au", "plus"])
_THE = frozenset({"la", "l'", "l’"})


def partitive(tree: Tree, v: int, k: int, verbs: VerbLexicon) -> bool:
    """« avance des « réserves » », « n'a pas vu de hausse », « met en avant l'effort »: objects that the parser takes for complements with « de », « en »."""
    if k < v or tree.dep[k] not in _COMPLEMENTS or tree.pos[v] != "VERB" or tree.pos[k] != "NOUN":
        return False
    lemma, deps = tree.lemma[v], [tree.dep[m][:4] for m in tree.kids[v]]
    if lemma in verbs.etre_lemmas or not _OF_ROLES.isdisjoint(verbs.roles(lemma)) or not _FILLED.isdisjoint(deps):
        return False
    first = tree.left[k]
    if first == k:
        return False
    if tree.lower[first : first + 2] in _AT_LEAST:
        return first == v + 1
    if tree.lower[first : first + 2] == ["en", "avant"]:
        return lemma == "mettre"
    if (tree.verb_form[v] == "Part" and "aux:" not in deps and not tree.lower[v].endswith("ant")) or "par" in tree.lower[v + 1 : first]:
        return False
    between = [m for m in range(v + 1, first) if tree.pos[m] != "ADV"]
    if between and (tree.lower[first] != "des" or not _inserted(tree, v, between)):
        return False
    some = (
        tree.pos[first + 1] == "ADJ"
        or (verbs.has(lemma, "partitive") and (tree.lower[first] == "du" or tree.lower[first + 1] in _THE))
        or (denies(tree, v) and tree.pos[first + 1] == "NOUN")
    )
    return tree.lower[first] == "des" or (tree.lower[first] in OF_ANY and some)


def _inserted(tree: Tree, v: int, between: list[int]) -> bool:
    """« réclame | au préfet | des « garanties » »: to whom."""
    asides = [m for m in tree.kids[v] if m > v and introducer(tree, m) in TO]
    return all(any(tree.left[a] <= m < tree.right[a] for a in asides) for m in between)
