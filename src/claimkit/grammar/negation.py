"""What a clause denies: ne … pas, plus, jamais, aucun, personne, ni; not « ne … que », not an expletive ne."""

from __future__ import annotations

from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.small_words import NE, QUE
from claimkit.grammar.clause import Clause

NEGATIONS = frozenset(
    {"pas", "plus", "jamais", "rien", "aucun", "aucune", "personne", "ni", "guère", "nullement", "point", "nul", "nulle", "aucunement"}
)
_NEGATING = NE | NEGATIONS
_LIMITS = frozenset({"moins", "seulement", "uniquement", "que", "qu'", "qu’", "loin", "peu"})
# « n'a pas cessé de grandir », « n'en finit pas de grandir », « ne manquera pas, ne tardera pas à venir »: it goes on, it will.
_GOING_ON = frozenset({"cesser", "arrêter", "manquer", "tarder"})
_NOBODY = frozenset({"rien", "personne", "aucun", "aucune"})
_COMPARED = frozenset({"même", "mêmes", "autre", "autres", "aussi", "autant"})
_BEING = frozenset({"avoir", "exister"})
_IL = frozenset({"il", "-t-il", "-il"})
_DEFINITE = frozenset({"le", "la", "l'", "l’", "les", "ce", "cet", "cette", "ces"})
_WHEN = frozenset({"lorsque", "lorsqu'", "lorsqu’", "quand", "si"})
# Verbs that « ne » alone denies (« ne peut expliquer »).
_BARE_NE = frozenset({"pouvoir", "oser", "savoir"})


class Negation:
    """Tells which clauses of one document are negated."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._negations_below = {tree.head[i] for i in tree.places(_NEGATING)}

    def of(self, clause: Clause) -> bool:
        """Whether the clause denies its proposition: ne … pas/plus/jamais/aucun/personne/ni, not « ne … que », not an expletive ne."""
        set_apart = clause.cleft if self._tree.dep[clause.top] != "advcl:cleft" else self._tree.head[clause.top]
        if set_apart >= 0 and self._denied_cleft(set_apart):
            return True
        being = clause.fronted >= 0 and self._tree.lemma[clause.fronted] == "être"  # « ce n'est pas que A », « … parce que A que B »
        if being and self.over({clause.fronted}, clause.fronted, clause.fronted, finite=True):
            return not self.over(clause.members, clause.top, clause.head, finite=True)
        denied = self.over(clause.members, clause.top, clause.head, finite=clause.finite >= 0)
        if clause.kind == "relative" and self._none_such(self._tree.head[clause.top]):
            return not denied and not any(self._tree.lower[k] in NE for v in clause.verbs for k in self._tree.kids[v])
        return denied

    def _none_such(self, noun: int) -> bool:
        """« il n'y a pas un euro qui … », « il n'existe aucun texte qui … »: there is none of which it is so."""
        tree, verb = self._tree, self._tree.head[noun]
        if noun <= verb or tree.lemma[verb] not in _BEING or not any(tree.lower[k] in _IL for k in tree.kids[verb]):
            return False
        definite = any(tree.dep[k] == "det" and tree.lower[k] in _DEFINITE for k in tree.kids[noun])
        return not definite and self.over({verb}, verb, verb, finite=True)

    def _denied_cleft(self, i: int) -> bool:
        """« ce n'est pas la mairie qui a payé »; « ce n'est pas la première fois que » denies nothing."""
        tree = self._tree
        cop = {k for k in tree.kids[i] if tree.dep[k] == "cop"}
        if not cop or any(tree.lower[k].startswith(("premi", "derni", "seul")) for k in tree.kids[i]):
            return False
        return self.over({i, *cop}, i, i, finite=True)

    def over(self, members: set[int], top: int, head: int, *, finite: bool) -> bool:
        """Whether a verb group is negated.

        Args:
            members: its tokens.
            top: the word through which it hangs on the rest.
            head: its lexical word.
            finite: whether it has a finite form.
        """
        tree = self._tree
        if not finite and _without(tree, top):
            return True
        if _there_is_none(tree, top) or (tree.lower[head - 1] == "non" and tree.head[head - 1] == head and tree.head[head - 2] == head):
            return True  # « est non négociable »
        if self._negations_below.isdisjoint(members):
            return False  # most clauses
        marks = [k for v in members for k in tree.kids[v] if tree.lower[k] in _NEGATING]
        if not marks or (_goes_on(tree, top) and any(tree.dep[k] == "xcomp" for k in tree.kids[top])):
            return False
        words = [k for k in marks if tree.lower[k] in NEGATIONS and not _of_the_verb_before(tree, k, members) and not _comparing(tree, k)]
        ne = any(tree.lower[k] in NE for k in marks)
        if any(tree.lower[k] == "ni" and tree.dep[k] == "cc" for k in words) and tree.dep[top] == "conj":
            return True  # « n'a ni confirmé ni infirmé »
        if ne and not words and any(tree.lower[k] in QUE and tree.dep[k] == "advmod" for v in members for k in tree.kids[v]):
            return False  # « n'est qu'un témoin sans aucun pouvoir »
        if ne and not words:
            words = _around(tree, members) or _behind_ne(tree, members)
        if ne and not words and tree.lemma[top] in _BARE_NE and not _only(tree, top, head):
            return True
        if _except(tree, members, head):
            return False
        for k in words:
            if k + 1 < len(tree) and tree.lower[k + 1] in _LIMITS and not _opens_clause(tree, k + 1):
                continue
            if (
                tree.lower[k : k + 2] == ["pas", "sans"]
                or tree.lower[k - 1 : k + 1] == ["à", "pas"]
                or tree.lower[k : k + 3] == ["pas", "à", "pas"]
            ):
                continue  # « n'est pas sans risque », « avance pas à pas »
            if ne or (tree.lower[k] in ("pas", "jamais") and tree.pos[k] == "ADV" and tree.head[k] in members):
                return True
        return False


def _there_is_none(tree: Tree, top: int) -> bool:
    """« y a aucun risque », « y'a personne »: as one speaks."""
    if not (tree.lower[top].startswith(("y'", "y’")) or (tree.lemma[top] == "avoir" and any(tree.lower[k] == "y" for k in tree.kids[top]))):
        return False
    return any(
        tree.dep[k] == "obj" and (tree.lower[k] in _NOBODY or any(tree.lower[m] in _NOBODY for m in tree.kids[k]))
        for k in tree.kids[top]
        if tree.pos[k] != "NOUN" or tree.lower[k] not in _NOBODY
    )


def _goes_on(tree: Tree, top: int) -> bool:
    """« n'a cessé de », « n'en finit pas de »."""
    return tree.lemma[top] in _GOING_ON or (tree.lemma[top] == "finir" and any(tree.lower[k] == "en" for k in tree.kids[top]))


def _of_the_verb_before(tree: Tree, k: int, members: set[int]) -> bool:
    """« ne nie *pas* avoir fui », wherever the parser hangs it."""
    verb = k - 1
    return verb >= 0 and verb not in members and tree.verb_form[verb] == "Fin" and any(tree.lower[j] in NE for j in tree.kids[verb])


def _comparing(tree: Tree, k: int) -> bool:
    """« plus que jamais », « à jamais », « si jamais »."""
    return tree.lower[k] == "jamais" and k > 0 and tree.lower[k - 1] in ("que", "à", "si", "comme")


def _opens_clause(tree: Tree, k: int) -> bool:
    """« ne dit pas que … »: a conjunction, not « ne … pas que », « ne fait pas que dire »."""
    return tree.lower[k] in QUE and tree.dep[k] == "mark" and tree.verb_form[tree.head[k]] != "Inf"


def _except(tree: Tree, members: set[int], head: int) -> bool:
    """« n'a pas été vendu qu'en France », « n'a jamais perdu que deux fois »: the « que » of an exception behind the negation.

    Not « n'ont pas d'autre choix que lui », « ne sont plus sur la même ligne que lui », « n'est pas plus grand que lui ».
    """
    around = {*members, *(k for v in members for k in tree.kids[v])}
    found = (k for v in around for k in tree.kids[v] if tree.lower[k] in QUE and tree.dep[k] in ("advmod", "case") and k > head)
    return not all(
        any(
            tree.lower[j] in _COMPARED or (tree.lower[j] in ("plus", "moins") and tree.lower[j - 1] in NEGATIONS)
            for j in range(max(1, k - 4), k)
        )
        for k in found
    )


def _around(tree: Tree, members: set[int]) -> list[int]:
    """Negations among what hangs on the verbs and right below it (« n'a vu aucun bateau »)."""
    around = [k for v in members for k in tree.kids[v]]
    around += [m for k in around if tree.dep[k] in SUBJECTS for m in tree.kids[k] if tree.dep[m] == "conj"]
    return [j for k in around if k not in members for j in (*tree.kids[k], k) if tree.lower[j] in NEGATIONS]


def _behind_ne(tree: Tree, members: set[int]) -> list[int]:
    """A negation that stands apart from its verb: « n'a, lui, pas voulu », « n'a ni chanté ni joué », « n'est allé ni à Dol ni à Lens »."""
    first = next((k for v in members for k in tree.kids[v] if tree.lower[k] in NE), None)
    if first is None:
        return []
    near = range(first + 1, min(max(members) + 2, len(tree)))
    return [k for k in near if tree.lower[k] in NEGATIONS and tree.pos[k] != "NOUN"] or [
        k for k in range(near.stop, max(tree.right[v] for v in members)) if tree.lower[k] == "ni"
    ]


def _only(tree: Tree, top: int, head: int) -> bool:
    """« ne peut que », « ne … que »."""
    return any(
        tree.lower[k] in QUE and (not _opens_clause(tree, k) or (k + 1 < len(tree) and tree.lower[k + 1] in _WHEN))
        for k in range(top + 1, min(head + 4, len(tree) - 1))
    )


def _without(tree: Tree, top: int) -> bool:
    """« sans avoir lancé »."""
    return any(tree.lower[k] == "sans" for k in tree.kids[top] if k < top)
