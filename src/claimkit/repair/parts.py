"""« Six pompiers, dont la cheffe, ont été blessés », read as a relative clause: between commas « dont » tells a part, the verb is of the whole."""

from __future__ import annotations

from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.repair.graft import Graft


def mend_parts(graft: Graft) -> None:
    """Gives the verb behind « , dont X, » its subject before « dont »."""
    tree = graft.tree
    for verb in [i for i, dep in enumerate(tree.dep) if dep == "acl:relcl" and tree.head[i] < i]:
        part, whole = _part(tree, verb), tree.head[verb]
        if part is None or tree.dep[whole] in SUBJECTS or not graft.fires("repair.part", verb):
            continue
        for k in tree.kids[whole]:
            if k > verb:
                graft.hang(k, verb)
        graft.hang(verb, verb if tree.head[whole] == whole else tree.head[whole], tree.dep[whole])
        graft.hang(whole, verb, tree.dep[part])
        graft.hang(part, whole, "acl:relcl")
    graft.settle()


def _part(tree: Tree, verb: int) -> int | None:
    """The subject of the verb that « dont » opens, where commas close it in."""
    for k in tree.kids[verb]:
        first, behind = tree.left[k], tree.right[k]
        first += tree.words[first] == ","
        if tree.dep[k] in SUBJECTS and k < verb and tree.lower[first] == "dont" and tree.words[first - 1] == ",":
            return k if "," in tree.words[behind - 1 : behind + 1] else None
    return None
