"""Adjuncts in front that the parser hangs on the nearer verb: « Le 3 mai, après avoir été informé, il est parti », « et dans la nuit le vent est tombé », « Prévu à Lyon, dans le 3e, il a été annulé »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.doc.tree import SUBJECTS

if TYPE_CHECKING:
    from claimkit.doc.tree import Tree
    from claimkit.repair.graft import Graft

_SUBORDINATE = frozenset({"advcl", "acl"})


def mend_fronted(graft: Graft) -> None:
    """Hangs what stands before a comma and a subordinate clause on the clause behind, what stands behind « et » on the verb that « et » joins."""
    tree = graft.tree
    for i, dep in enumerate(tree.dep):
        verb = _joined(tree, i) if dep == "conj" else _above(tree, i) or _participle(tree, i) if dep.startswith("obl") else None
        if verb is None or not graft.fires("repair.fronted", i):
            continue
        graft.hang(i, verb, "obl:mod")
        for k in tree.kids[i]:
            if tree.dep[k] == "cc":
                graft.hang(k, verb)
    graft.settle()


def _above(tree: Tree, i: int) -> int | None:
    """The verb that a subordinate clause hangs on, where an adjunct opens that clause before a comma."""
    head = tree.head[i]
    above, behind = tree.head[head], tree.right[i]
    fronted = tree.dep[head] in _SUBORDINATE and i < head < above and tree.left[head] == tree.left[i]
    return above if fronted and "," in tree.words[behind - 1 : behind + 1] else None


def _participle(tree: Tree, i: int) -> int | None:
    """The participle that opens the sentence, where what goes on with it behind a comma hangs on the main verb."""
    verb, first = tree.head[i], tree.left[i]
    if verb < i or "," not in tree.words[first - 1 : first + 1] or any(tree.dep[k] in SUBJECTS and k < i for k in tree.kids[verb]):
        return None
    begin = tree.sents[tree.sent[i]][0]
    for k in tree.kids[verb]:
        if tree.left[k] == begin and begin <= k < i and tree.dep[k] in _SUBORDINATE and tree.verb_form[k] == "Part":
            return None if any(tree.dep[n] in ("mark", "aux:tense") for n in tree.kids[k]) else k
    return None


def _joined(tree: Tree, i: int) -> int | None:
    """The verb, with its subject, behind « et » and an adjunct that is read as a conjunct of the verb before."""
    labels = {tree.dep[k] for k in tree.kids[i]}
    if not {"cc", "case"} <= labels:
        return None
    behind = tree.right[i]
    for verb in tree.kids[tree.head[i]]:
        if tree.dep[verb] == "conj" and tree.left[verb] == behind and any(tree.dep[k] in SUBJECTS for k in tree.kids[verb]):
            return verb
    return None
