"""Marks and line breaks that govern words: the parser at times makes them a subject or the root. Words are put in their place.

On press trees that the parser has not learnt from, this raises the attachment of subjects, objects and clauses by two points: it stays.
"""

from __future__ import annotations

from claimkit.doc.tree import Tree

_CORE = frozenset(
    {
        "nsubj",
        "nsubj:pass",
        "obj",
        "iobj",
        "obl:mod",
        "obl:arg",
        "obl:agent",
        "nmod",
        "conj",
        "advcl",
        "ccomp",
        "xcomp",
        "parataxis",
        "appos",
    }
)
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj"})
_MARKS = frozenset({"PUNCT", "SPACE"})
_RELATIVES = frozenset({"qui", "que", "qu'", "qu’", "dont", "où"})


def mend_marks(tree: Tree) -> None:
    """Hands what hangs on a mark to the word it belongs to, in the tree and its Doc."""
    heads, deps = tree.head.copy(), tree.dep.copy()
    if _free_marks(tree, heads, deps):
        tree.regraft(heads, deps)


def _free_marks(tree: Tree, heads: list[int], deps: list[str]) -> bool:
    """Hands what hangs on a mark to the word it belongs to, in `heads` and `deps`; tells whether anything changed."""
    changed = False
    for i in [i for i, pos in enumerate(tree.pos) if pos in _MARKS]:
        if heads[i] == i:
            changed |= _move_root(tree, i, heads, deps)
        elif kids := [k for k in tree.kids[i] if tree.pos[k] not in _MARKS]:
            first = next((k for k in kids if tree.dep[k] in _CORE), kids[0])
            heads[first] = heads[i]
            if deps[i] in _CORE:
                deps[first] = deps[i]
            for k in tree.kids[i]:
                if k != first:
                    heads[k] = first
            heads[i], deps[i] = first, "punct"
            changed = True
        elif deps[i] in _ARGUMENTS:
            deps[i] = "punct"
            changed = True
    return changed


def _move_root(tree: Tree, mark: int, heads: list[int], deps: list[str]) -> bool:
    """A sentence whose root is a mark is given its first finite verb outside a relative clause as root, else its first child."""
    begin, end = tree.sents[tree.sent[mark]]
    inside = [k for k in range(begin, end) if tree.pos[k] not in _MARKS]
    if not inside:
        return False
    verbs = [k for k in inside if tree.pos[k] in ("VERB", "AUX") and tree.dep[k] not in ("aux", "aux:tense", "aux:pass", "cop")]
    finite = [k for k in verbs if _is_finite(tree, k) and not any(tree.lower[m] in _RELATIVES for m in tree.kids[k])]
    root = (finite or _attributes(tree, mark) or [k for k in tree.kids[mark] if k in inside] or inside)[0]
    heads[root], deps[root] = root, "ROOT"
    for k in (*tree.kids[mark], mark):
        if k != root:
            heads[k] = root
    deps[mark] = "punct"
    return True


def _attributes(tree: Tree, mark: int) -> list[int]:
    """What stands behind the copula of a mark (« était « à portée de main » »)."""
    copula = next((k for k in tree.kids[mark] if tree.dep[k] == "cop"), None)
    return [] if copula is None else [k for k in tree.kids[mark] if k > copula and tree.pos[k] in ("NOUN", "PROPN", "ADJ", "PRON", "NUM")]


def _is_finite(tree: Tree, k: int) -> bool:
    return tree.verb_form[k] == "Fin" or any(tree.verb_form[m] == "Fin" and tree.dep[m].startswith("aux") for m in tree.kids[k])
