"""« Il y a douze blessés », read as a preposition (« il y a deux ans »): the verb governs, the noun is its object."""

from __future__ import annotations

from claimkit.doc.tree import Tree

_FORMS = frozenset({"a", "avait", "aura", "aurait", "ait", "eut"})


def mend_existentials(tree: Tree) -> None:
    """Mends the trees of « il y a N » where N is no adverbial, in the tree and its Doc."""
    verbs = [i for i, word in enumerate(tree.lower) if word in _FORMS and tree.dep[i] == "fixed" and _is_clause(tree, i)]
    if not verbs:
        return
    heads, deps = tree.head.copy(), tree.dep.copy()
    for verb in verbs:
        pronoun = tree.head[verb]
        noun = tree.head[pronoun]
        heads[verb], deps[verb] = (verb, "ROOT") if heads[noun] == noun else (heads[noun], deps[noun])
        heads[noun], deps[noun] = verb, "obj"
        heads[pronoun], deps[pronoun] = verb, "expl:subj"
        for k in tree.kids[pronoun]:
            if k != verb:
                heads[k], deps[k] = verb, "iobj" if tree.lower[k] == "y" else deps[k]
        for k in tree.kids[noun]:
            if tree.dep[k] == "punct":
                heads[k] = verb
    tree.regraft(heads, deps)


def _is_clause(tree: Tree, verb: int) -> bool:
    pronoun = tree.head[verb]
    noun = tree.head[pronoun]
    return tree.lower[pronoun] == "il" and noun > verb and not tree.dep[noun].startswith(("obl", "advmod"))
