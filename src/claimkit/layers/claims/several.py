"""Several subjects or objects of one verb, which the parser hangs on it one by one: one phrase."""

from __future__ import annotations

from claimkit.doc.tree import AUXILIARIES, Tree
from claimkit.grammar.gapped import gap
from claimkit.grammar.phrases import is_contrast, noun_phrase

_VERBAL = AUXILIARIES | {"case"}
_LOOSE = frozenset({"ADV", "SCONJ", "ADP"})
_FIRST = frozenset({"dislocated", "nsubj", "nsubj:pass", "advcl"})  # what the parser takes the first of several subjects for


def first_subject(tree: Tree, a: int, b: int, head: int) -> int:
    """The beginning of « l'agence, le port et la ville (ont …) » where the parser takes the first for a topic or a subject of its own."""
    behind_comma = a > 1 and tree.words[a - 1] == ","
    listed = behind_comma and any(tree.dep[k] == "cc" and tree.head[tree.head[k]] == head for k in range(head, b))
    alike = behind_comma and not listed and _one_more(tree, a, head)
    listed = listed or alike
    facing = "entre" in tree.lower[max(0, a - 6) : a]  # « le choc entre un car et un bus (a fait) »
    if not listed and not (a > 1 and tree.lower[a - 1] == "et" and (facing or _plural(tree, tree.head[head]))):
        return a
    if facing and (between := _between(tree, a, tree.head[head])) is not None:
        return between
    verb = tree.head[head]
    hung = [
        k
        for k in tree.kids[tree.head[verb]]
        if tree.dep[k] == tree.dep[verb] == "conj" and tree.right[k] == a - 1 and tree.lower[a - 1] == "et"
    ]
    for k in (*tree.kids[verb], *hung):
        if (
            tree.right[k] in (a - 1, a)
            and (k in hung or tree.dep[k] in _FIRST)
            and tree.pos[k] in ("NOUN", "PROPN")
            and not (alike and _alone(tree, k))
        ):
            return noun_phrase(tree, k)[0]
    return a


def _between(tree: Tree, a: int, verb: int) -> int | None:
    """The beginning of « le choc entre un car et | un bus (a fait) », where the parser puts the verb below the noun."""
    noun = tree.head[verb]
    while tree.pos[tree.head[noun]] == "NOUN" and tree.head[noun] < noun:
        noun = tree.head[noun]
    below = noun < a and tree.pos[noun] == "NOUN" and tree.dep[verb] == "conj" and "entre" in tree.lower[noun:a]
    return noun_phrase(tree, noun, coordination=False)[0] if below else None


def _plural(tree: Tree, verb: int) -> bool:
    """Whether the form of a verb asks for more than one subject."""
    forms = [verb, *(k for k in tree.kids[verb] if tree.dep[k] in AUXILIARIES)]
    return any(tree.verb_form[k] == "Fin" and tree.feats(k).get("Number") == "Plur" for k in forms)


def _is_list(tree: Tree, k: int) -> bool:
    """Whether a noun has another behind « et »."""
    return any(tree.dep[c] == "cc" for m in tree.kids[k] if tree.dep[m] == "conj" for c in tree.kids[m])


def second_subject(tree: Tree, b: int, head: int, dep: str = "nsubj") -> int:
    """The end of « le maire, son adjoint et trois élus (ont …) » with « élus » as a second subject, or second object: one coordination."""
    for k in tree.kids[tree.head[head]]:
        hung = dep == "obj" and tree.dep[k] == "conj" and tree.pos[k] in ("NOUN", "PROPN") and gap(tree, k) is None  # on the verb
        if (
            k <= head
            or is_contrast(tree, k, tree.head[head])
            or not (tree.dep[k].startswith(dep) or (hung and _VERBAL.isdisjoint([tree.dep[m] for m in tree.kids[k]])))
        ):
            continue
        joined = tree.left[k] == b and any(tree.dep[c] == "cc" for c in tree.kids[k])
        joined = joined or (tree.left[k] == b + 1 and tree.lower[b] == "et")
        joined = joined or (
            b < len(tree)
            and tree.words[b] == ","
            and "dont" not in tree.lower[b : b + 2]
            and tree.left[k] in (b, b + 1)
            and _is_list(tree, k)
            and tree.pos[tree.left[k] + (tree.words[tree.left[k]] == ",")] not in _LOOSE
        )
        joined = joined or (dep == "nsubj" and _one_more(tree, b, k))
        joined = joined or (tree.lower[tree.left[k] - 1] == "et" and tree.words[tree.left[k] - 2] == "," and _plural(tree, tree.head[head]))
        if joined:
            return noun_phrase(tree, k)[1]
    return b


def _one_more(tree: Tree, b: int, k: int) -> bool:
    """« les gens, les commerces, | les écoles souffrent »: a subject behind a comma and before its verb, of which there are several."""
    behind = tree.left[k] + (tree.words[tree.left[k]] == ",")
    before_verb = k < tree.head[k] and "," not in tree.words[tree.right[k] - 1 : tree.right[k] + 1]
    nominal = tree.pos[k] in ("NOUN", "PROPN") and not _alone(tree, k)
    return nominal and b in (behind, behind - 1) and tree.words[behind - 1] == "," and before_verb and _plural(tree, tree.head[k])


def _alone(tree: Tree, k: int) -> bool:
    """« Ouvriers, (ils votent) », « Un dépôt touché, (deux versions s'opposent) »: no member of a list of subjects."""
    kids = tree.kids[k]
    return (
        tree.dep[k] in ("advcl", "dislocated")
        or any(tree.dep[m] == "acl" for m in kids)
        or (tree.pos[k] != "PROPN" and not any(tree.dep[m] == "det" and m < k for m in kids))
    )
