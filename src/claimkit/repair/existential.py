"""« Il y a douze blessés », read as a preposition (« il y a deux ans »): the verb governs, the noun is its object."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.repair.graft import Graft

_FORMS = frozenset({"a", "avait", "aura", "aurait", "ait", "eut"})


def mend_existentials(graft: Graft) -> None:
    """Mends the trees of « il y a N » where N is no adverbial."""
    tree, heads, deps = graft.tree, graft.heads, graft.deps
    for verb in [i for i in tree.places(_FORMS) if tree.dep[i] == "fixed" and _is_clause(tree, i)]:
        pronoun = tree.head[verb]
        noun = tree.head[pronoun]
        if not graft.fires("repair.existential", verb):
            continue
        if heads[noun] == noun:
            graft.hang(verb, verb, "ROOT")
        else:
            graft.hang(verb, heads[noun], deps[noun])
        graft.hang(noun, verb, "obj")
        graft.hang(pronoun, verb, "expl:subj")
        for k in tree.kids[pronoun]:
            if k != verb:
                graft.hang(k, verb, "iobj" if tree.lower[k] == "y" else None)
        for k in tree.kids[noun]:
            if tree.dep[k] == "punct":
                graft.hang(k, verb)
    graft.settle()


def _is_clause(tree: Tree, verb: int) -> bool:
    pronoun = tree.head[verb]
    noun = tree.head[pronoun]
    return tree.lower[pronoun] == "il" and noun > verb and not tree.dep[noun].startswith(("obl", "advmod"))
