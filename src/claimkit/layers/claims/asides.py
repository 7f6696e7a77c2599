"""What stands beside a clause and tells of one noun only: « , autrice en 2006 d'un essai, », « , l'un des pays d'Asie, »."""

from __future__ import annotations

from claimkit.doc.layers import Layers
from claimkit.doc.spans import tokens_of
from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.grammar.clause import Clause
from claimkit.grammar.introducers import OF_ANY, preposition
from claimkit.layers.places.mention import UNITS

_ASIDE = frozenset({"amod", "acl", "advcl", "appos", "conj", "obl:mod", "dep", "nmod", "advmod"})
_NOMINAL = frozenset({"NOUN", "VERB", "PROPN"})  # the tagger takes « élue », « autrice » for verbs
_AGED = frozenset({"âg", "ag", "âgé", "agé"})
_OPENING = frozenset({"det", "case", "mark", "nummod", "cop"})
ARTICLES = frozenset({"le", "la", "les", "l'", "un", "une"})
_SINCE = frozenset({"après", "avant", "depuis"})


class Asides:
    """Tells the items that say something of a noun beside its clause.

    Args:
        tree: the tree.
        layers: its places and quantities.
        owner: for each token the clause it stands in.
        sources: where sources stand, in characters.
    """

    def __init__(self, tree: Tree, layers: Layers, owner: list[Clause | None], sources: list[tuple[int, int]]) -> None:
        self._tree, self._owner, self._sources = tree, owner, sources
        self._places = tokens_of(tree, layers.locations)
        self._sizes = tokens_of(tree, [q for q in layers.quantities if q.kind in ("measure", "duration")])

    def hold(self, i: int, clause: Clause, item: tuple[int, int]) -> bool:
        """Whether the item tells of a bare noun or adjective between commas (« , âgé de 34 ans, », « , autrice en 2006 d'un essai, »)."""
        tree, j = self._tree, i
        while j not in clause.members and self._owner[j] is clause:
            if self._describes(j) and item[0] not in self._sizes:
                return True  # but « le Galant, un chalutier de 18 mètres, a coulé »
            if self._lasts_aside(j, item[0]) or (item[0] in self._places and self._dates(j, item)):
                return True
            if not item[0] <= j <= item[1] and self._stands_aside(j):
                return not (item[0] in self._places and tree.head[j] in self._places)  # « à Lille, siège d'une agence de Lyon »
            if tree.head[j] == j:
                break
            j = tree.head[j]
        return False

    def _describes(self, j: int) -> bool:
        """Whether a noun behind a comma tells who the subject or a source is (« , les deux clubs de Lyon, », « , l'un des pays d'Asie, »)."""
        tree, above = self._tree, self._tree.head[j]
        if tree.dep[j] != "appos" or not (tree.dep[above] in SUBJECTS or inside(tree.start[above], self._sources)):
            return False
        first = tree.left[j] + (tree.words[tree.left[j]] == ",")
        opened = tree.lower[first].replace("’", "'") in ARTICLES or tree.pos[first] == "NUM"
        return opened and first > 0 and tree.words[first - 1] == ","

    def _lasts_aside(self, j: int, first: int) -> bool:
        """« , en grève depuis trois jours, »: for how long something else than the clause has been so."""
        tree, state = self._tree, self._tree.head[j]
        if tree.lower[first - 1] != "depuis" or tree.pos[state] != "NOUN" or tree.dep[state] not in _ASIDE or state > first:
            return False
        begins = tree.left[state]
        return "," in tree.words[max(begins - 1, 0) : begins + 1] and any(tree.dep[k] == "case" for k in tree.kids[state])

    def _dates(self, j: int, item: tuple[int, int]) -> bool:
        """« trois mois après l'incendie de Nantes », « après les attentats de Paris »: a place of what only says when."""
        tree = self._tree
        since = next((k for k in tree.kids[j] if tree.dep[k] == "case" and tree.lower[k] in _SINCE), -1)
        if since < 0 or item[0] <= j <= item[1]:
            return False
        top = tree.top_of(item[0], item[1] + 1)
        return tree.lemma[since - 1] in UNITS or (tree.head[top] == j and preposition(tree, top) in OF_ANY)

    def _stands_aside(self, j: int) -> bool:
        """Whether the phrase of a token stands between commas or opens the sentence, without a word that ties it to the rest."""
        tree = self._tree
        pos, dep, first = tree.pos[j], tree.dep[j], tree.left[j]
        counted = any(tree.dep[k] == "nummod" for k in tree.kids[j])  # « , contre 900 prévus »
        adjective = (pos in ("ADJ", "VERB") and dep in _ASIDE and not counted) or (
            tree.lower[j].rstrip("es") in _AGED and tree.lower[j] != "âge"
        )
        if not adjective and (pos not in _NOMINAL or dep not in ("appos", "advcl") or any(tree.dep[k] in _OPENING for k in tree.kids[j])):
            return False
        begin = tree.sents[tree.sent[j]][0]
        return first == begin or tree.words[first - 1] == "," or tree.words[first] == ","


def inside(offset: int, ranges: list[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of the ranges."""
    for start, end in ranges:  # noqa: SIM110 - a generator takes twice as long
        if start <= offset < end:
            return True
    return False
