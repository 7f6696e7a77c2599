"""What a clause denies: ne … pas, plus, jamais, aucun, personne, ni; not « ne … que », not an expletive ne."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.grammar.clause import Clause
from claimkit.grammar.introducers import NE

NEGATIONS = frozenset(
    {"pas", "plus", "jamais", "rien", "aucun", "aucune", "personne", "ni", "guère", "nullement", "point", "nul", "nulle", "aucunement"}
)
_NEGATING = NE | NEGATIONS
_LIMITS = frozenset({"moins", "seulement", "uniquement", "que", "qu'", "qu’", "loin"})
# Verbs that « ne » alone denies (« ne peut expliquer »).
_BARE_NE = frozenset({"pouvoir", "cesser", "oser", "savoir"})


class Negation:
    """Tells which clauses of one document are negated."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._negations_below = {tree.head[i] for i, word in enumerate(tree.lower) if word in _NEGATING}

    def of(self, clause: Clause) -> bool:
        """Whether the clause denies its proposition: ne … pas/plus/jamais/aucun/personne/ni, not « ne … que », not an expletive ne."""
        tree, members = self._tree, clause.members
        if _without(tree, clause):
            return True
        if self._negations_below.isdisjoint(members):
            return False  # most clauses
        marks = [k for v in members for k in tree.kids[v] if tree.lower[k] in _NEGATING]
        if not marks:
            return False
        words = [k for k in marks if tree.lower[k] in NEGATIONS]
        ne = len(words) < len(marks)
        if ne and not words:
            words = _around(tree, members) or _behind_ne(tree, members)
        if ne and not words and tree.lemma[clause.top] in _BARE_NE and not _only(tree, clause):
            return True
        for k in words:
            if k + 1 < len(tree) and tree.lower[k + 1] in _LIMITS:
                continue
            if ne or (tree.lower[k] in ("pas", "jamais") and tree.pos[k] == "ADV" and tree.head[k] in members):
                return True
        return False


def _around(tree: Tree, members: set[int]) -> list[int]:
    """Negations among what hangs on the verbs and right below it (« n'a vu aucun bateau »)."""
    around = [k for v in members for k in tree.kids[v]]
    return [j for k in around if k not in members for j in (*tree.kids[k], k) if tree.lower[j] in NEGATIONS]


def _behind_ne(tree: Tree, members: set[int]) -> list[int]:
    """A negation that an insertion keeps from its verb: « n'a, lui, pas voulu », « n'a ni chanté ni joué »."""
    first = next((k for v in members for k in tree.kids[v] if tree.lower[k] in NE), None)
    if first is None:
        return []
    return [k for k in range(first + 1, min(max(members) + 2, len(tree))) if tree.lower[k] in NEGATIONS and tree.pos[k] != "NOUN"]


def _only(tree: Tree, clause: Clause) -> bool:
    """« ne peut que », « ne … que »."""
    return any(tree.lower[k] in ("que", "qu'", "qu’") for k in range(clause.top + 1, min(clause.head + 4, len(tree))))


def _without(tree: Tree, clause: Clause) -> bool:
    """« sans avoir lancé »."""
    return clause.finite < 0 and any(tree.lower[k] == "sans" for k in tree.kids[clause.top] if k < clause.top)
