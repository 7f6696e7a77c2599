"""By whom something is done: the agent of a passive, wherever the parser hangs it."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.grammar.clause import Clause
from claimkit.grammar.severed import RELATIVES

_STOPS = RELATIVES - {"dont"}  # « à trois ans de prison, dont un ferme, par le tribunal »
_AGENTLESS = frozenset(
    {"exemple", "ailleurs", "contre", "conséquent", "moyen", "biais", "intermédiaire", "rapport", "suite", "terre", "ordre", "endroits"}
)


def agent_of(tree: Tree, clause: Clause) -> int | None:
    """The head of who does it in the passive: « par la préfecture », not « divisé par deux », « par hasard », « par 41 voix »."""
    for v in reversed(clause.verbs):
        for k in tree.kids[v]:
            if tree.dep[k] == "obl:agent" and tree.pos[k] != "NUM" and not tree.feats(k).get("NumType") and not _votes(tree, k):
                return k
    # The parser hangs « par X » under the noun or participle before it; the first one behind the head is the agent.
    end = tree.sents[tree.sent[clause.head]][1]
    for i in range(clause.head + 1, end):
        if tree.words[i] in {";", ":"} or tree.dep[i] in ("nsubj", "nsubj:pass") or tree.lower[i] in _STOPS or tree.pos[i] == "AUX":
            return None
        if (
            tree.lower[i] == "par"
            and tree.lower[i - 1] != "passant"
            and tree.head[i] > i
            and tree.pos[tree.head[i]] in ("NOUN", "PROPN", "PRON", "X")
        ):
            noun = tree.head[i]
            owner = tree.head[noun]
            if tree.pos[noun] == "NUM" or (
                tree.pos[i + 1] == "NUM" and tree.pos[i + 2 if i + 2 < end else i + 1] not in ("NOUN", "ADJ", "PROPN")
            ):
                return None  # « divisé par deux »
            stated = tree.lower[noun] in _AGENTLESS or _bare(tree, noun) or _votes(tree, noun)
            another = tree.dep[noun] == "obl:agent" and tree.dep[owner] in ("advcl", "conj") and owner not in clause.verbs
            if not stated and not another and (owner <= clause.head or tree.dep[owner] not in ("acl", "amod", "acl:relcl")):
                return noun
    return None


def _bare(tree: Tree, noun: int) -> bool:
    """A common noun without determiner, which is no agent (« par jour », « par hasard »)."""
    return (
        tree.pos[noun] == "NOUN"
        and not tree.words[noun][0].isupper()
        and not any(tree.dep[m] in ("det", "nummod", "amod") for m in tree.kids[noun])
    )


def _votes(tree: Tree, noun: int) -> bool:
    """« par 232 voix contre 103 »: how, not by whom."""
    return tree.lemma[noun] in ("voix", "vote", "suffrage") and any(tree.dep[k] == "nummod" for k in tree.kids[noun])
