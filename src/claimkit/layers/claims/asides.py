"""What stands beside a clause and tells of one noun only: « , autrice en 2006 d'un essai, », « , l'un des pays d'Asie, »."""

from __future__ import annotations

from claimkit.doc.layers import Layers
from claimkit.doc.spans import tokens_of
from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.small_words import OF_ANY, TO
from claimkit.grammar.clause import Clause
from claimkit.grammar.introducers import preposition
from claimkit.layers.places.mention import UNITS

_ASIDE = frozenset({"amod", "acl", "advcl", "appos", "conj", "obl:mod", "dep", "nmod", "advmod"})
_NOMINAL = frozenset({"NOUN", "VERB", "PROPN"})  # the tagger takes « élue », « autrice » for verbs
_LABEL = 8  # tokens of a topic before its colon
_AGED = frozenset({"âg", "ag", "âgé", "agé"})
_OPENING = frozenset({"det", "case", "mark", "nummod", "cop"})
_ARTICLES = frozenset({"le", "la", "les", "l'", "un", "une"})
_MARKS = frozenset({",", "-", "–", "—"})
_SINCE = frozenset({"après", "avant", "depuis"})


class Asides:
    """Tells the items that say something of a noun beside its clause.

    Args:
        tree: the tree.
        layers: its places, times and quantities.
        owner: for each token the clause it stands in.
        sources: where sources stand, in characters.
    """

    def __init__(self, tree: Tree, layers: Layers, owner: list[Clause | None], sources: list[tuple[int, int]]) -> None:
        self._tree, self._owner, self._sources = tree, owner, sources
        self._cited = [(a.cue.start, a.sources[-1].span.end) for a in layers.attributions if a.kind == "preposition" and a.sources]
        self._places, self._times = tokens_of(tree, layers.locations), tokens_of(tree, layers.times)
        self._sizes = tokens_of(tree, [q for q in layers.quantities if q.kind in ("measure", "duration")])

    def hold(self, i: int, clause: Clause, item: tuple[int, int]) -> bool:
        """Whether the item tells of a bare noun or adjective between commas (« , âgé de 34 ans, », « , autrice en 2006 d'un essai, »)."""
        tree, j = self._tree, i
        while j not in clause.members and self._owner[j] is clause:
            if self._describes(j) and item[0] not in self._sizes:
                return True  # but « le Galant, un chalutier de 18 mètres, a coulé »
            if self._lasts_aside(j, item[0]) or self._dates(j, clause, item):
                return True
            if (item[0] in self._times or item[0] in self._places) and self.cites(j, item):
                return True  # « selon un rapport de 2017 », « selon le délibéré du tribunal de Dax »
            if not item[0] <= j <= item[1] and self._stands_aside(j):
                # « dans des villes, notamment Rome et Genève »; « à Lille, siège d'une agence de Lyon »
                listed = tree.dep[i] == "conj" and tree.head[i] == j and j in self._places
                return not listed and not (item[0] in self._places and tree.head[j] in self._places)
            if tree.head[j] == j:
                break
            j = tree.head[j]
        return False

    def cites(self, j: int, item: tuple[int, int]) -> bool:
        """Whether a noun is a source, or what it wrote: « selon une étude de l'Insee parue mardi »."""
        start = self._tree.start[j]
        return inside(start, self._sources) or (inside(start, self._cited) and "," not in self._tree.words[j : item[0]])

    def is_apposed(self, noun: int, clause: Clause) -> bool:
        """Whether a noun is, or stands in, an apposition with its article between commas (« , un bourg situé entre Dax et Pau, »)."""
        tree = self._tree
        while noun not in clause.members and tree.head[noun] != noun:
            first = tree.left[noun] + (tree.words[tree.left[noun]] == ",")
            opened = first == noun or tree.lower[first].replace("’", "'") in _ARTICLES
            if tree.dep[noun] in ("appos", "dep") and opened and tree.words[first - 1] == ",":
                return ")" in (between := tree.words[tree.head[noun] : first]) or "(" not in between
            noun = tree.head[noun]
        return False

    def opened(self, a: int) -> Clause | None:
        """The participle that opens the sentence before an item, without a comma between (« Partis de Sens en direction d'Auxerre, ils … »)."""
        tree = self._tree
        first = tree.sents[tree.sent[a]][0]
        opening = self._owner[first] if first < a and tree.verb_form[first] == "Part" and "," not in tree.words[first:a] else None
        if opening is None or opening.top != first or opening.kind != "participial":
            return None
        own = self._owner[a]  # « Jugée pour avoir volé deux chevaux à Spa, elle … »
        return own if own is not None and own.parent is opening else opening

    def in_front(self, i: int, clause: Clause, *, topics: bool) -> bool:
        """Whether a colon stands between the item and the clause behind it; a topic is known by its few words (« Guerre au Mali : … »)."""
        tree = self._tree
        if i >= clause.top or clause.kind in ("relative", "participial") or ":" not in (between := tree.words[i : clause.top]):
            return False
        begin = tree.sents[tree.sent[i]][0]
        before = [k for k in range(begin, i) if tree.words[k] == ":"]  # « Par province : Liège : … »
        label = range(before[-1] if before else begin, i + between.index(":"))
        return not topics or len(label) > _LABEL or any(tree.verb_form[k] == "Fin" for k in label)

    def _describes(self, j: int) -> bool:
        """Whether a noun behind a comma tells who the subject or a source is (« , les deux clubs de Lyon, », « , l'un des pays d'Asie, »)."""
        tree, above = self._tree, self._tree.head[j]
        if tree.dep[j] != "appos" or not (tree.dep[above] in SUBJECTS or inside(tree.start[above], self._sources)):
            return False
        first = tree.left[j] + (tree.words[tree.left[j]] == ",")
        opened = tree.lower[first].replace("’", "'") in _ARTICLES or tree.pos[first] == "NUM"
        return opened and first > 0 and tree.words[first - 1] == ","

    def _lasts_aside(self, j: int, first: int) -> bool:
        """« , en grève depuis trois jours, »: for how long something else than the clause has been so."""
        tree, state = self._tree, self._tree.head[j]
        if (
            "depuis" not in tree.lower[max(0, first - 2) : first]
            or tree.pos[state] != "NOUN"
            or tree.dep[state] not in _ASIDE
            or state > first
        ):
            return False
        begins, own = tree.left[state], [tree.dep[k] for k in tree.kids[state]]
        end = tree.right[state]
        opens = begins == tree.sents[tree.sent[state]][0] and "," in tree.words[end - 1 : end + 1]  # « En couple depuis mai, ils … »
        return "cop" not in own and (opens or ("," in tree.words[max(begins - 1, 0) : begins + 1] and "case" in own))

    def _dates(self, j: int, clause: Clause, item: tuple[int, int]) -> bool:
        """« trois mois après l'incendie de Nantes », « après les attentats de Paris », « avant le vote de lundi »: of what only says when."""
        tree = self._tree
        if item[1] < clause.top and tree.lemma[j] in UNITS and tree.lemma[j] != "heure" and j < item[0] and preposition(tree, j) in TO:
            return item[0] in self._places or item[0] in self._times  # « À quelques jours du scrutin du 18 juin, … »
        since = next((k for k in tree.kids[j] if tree.dep[k] == "case" and tree.lower[k] in _SINCE), -1)
        if since < 0 or item[0] <= j <= item[1]:
            return False
        if item[0] not in self._places:
            return item[0] in self._times and tree.lower[since] == "avant" and item[1] < clause.top
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
        return first == begin or tree.words[first - 1] in _MARKS or tree.words[first] in _MARKS


def inside(offset: int, ranges: list[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of the ranges."""
    for start, end in ranges:  # noqa: SIM110 - a generator takes twice as long
        if start <= offset < end:
            return True
    return False
