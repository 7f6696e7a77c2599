"""The subjects of a predicate: its own, one that it shares, a second one."""

from __future__ import annotations

from claimkit.doc.tree import SUBJECTS, Tree


def has_subject(tree: Tree, k: int) -> bool:
    """Whether a predicate has a subject of its own."""
    return not SUBJECTS.isdisjoint([tree.dep[m] for m in tree.kids[k]])


def empty_subject(tree: Tree, v: int) -> int | None:
    """« il », « ce » or « cela » that stand for what a verb says behind them: « il est possible de partir »."""
    return next((k for k in tree.kids[v] if tree.dep[k] == "expl:subj"), None)


def subject_of(tree: Tree, i: int) -> int | None:
    """The subject of a predicate: its own, that of the modal above, or of the first conjunct."""
    seen = 0
    while seen < 6:
        for k in tree.kids[i]:
            if tree.dep[k] in SUBJECTS:
                return k
        if tree.dep[i] == "acl":
            return tree.head[i]
        if tree.dep[i] not in ("conj", "xcomp") or tree.head[i] == i:
            return None
        i, seen = tree.head[i], seen + 1
    return None


def shared_subject(tree: Tree, i: int, *, first: bool) -> int | None:
    """« Les pluies cessent, le lac monte et menace le port »: the subject of the nearest conjunct before a verb without its own, if it agrees.

    Args:
        tree: the tree.
        i: the verb.
        first: whether the first conjunct, on which all others hang, is asked as well.
    """
    above = tree.head[i]
    if tree.dep[i] != "conj":
        return None
    number = next((tree.feats(k).get("Number") for k in (*tree.kids[i], i) if tree.verb_form[k] == "Fin" and k <= i), None)
    for k in reversed([k for k in tree.kids[above] if above < k < i and tree.dep[k] in ("conj", "parataxis")]):
        for m in tree.kids[k]:
            if tree.dep[m] in SUBJECTS and number is not None and tree.feats(m).get("Number") == number:
                return m
    return next((k for k in tree.kids[above] if tree.dep[k] in SUBJECTS), None) if first else None


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
