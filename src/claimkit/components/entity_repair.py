"""Repairs the entities of the model by the word lists: names of media and bodies, demonyms, places, titles, first names."""

from __future__ import annotations

from functools import cached_property

from claimkit.components.listed_names import listed_name
from claimkit.components.syntax import Tree
from claimkit.french.gazetteer import Gazetteer, Place
from claimkit.french.names import Names, plain

Entity = tuple[int, int, str]
_PLACE_PREPOSITIONS = frozenset({"à", "en", "au", "aux", "dans", "vers", "près", "depuis", "chez"})
_ARTICLES = frozenset({"le", "la", "les", "l'", "du", "au", "aux", "des"})
_PARTICLES = frozenset({"de", "du", "des", "d'", "d’", "la", "le", "van", "von", "der", "den", "ben", "al-", "el-", "-", "da", "dos"})
_STATES = frozenset({"country", "state", "province", "department", "sea", "river"})
_LARGE = 100_000


def well_known(places: tuple[Place, ...]) -> bool:
    """Whether a name is first of all that of a place: a country, a region or a large city."""
    return any(p.kind != "city" or p.population > _LARGE for p in places)


class EntityRepair:
    """Reads the entities of a tree and gives them back repaired.

    Args:
        names, gazetteer: word lists, ready to be looked up.
        first_names: given names, as they are written.
    """

    def __init__(self, names: Names, gazetteer: Gazetteer, first_names: frozenset[str]) -> None:
        self.names, self.gazetteer, self.first_names = names, gazetteer, first_names

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Ids of the capitals, read when a text needs them."""
        return self.gazetteer.capitals()

    def find(self, tree: Tree) -> list[Entity]:
        """The entities as (first, after last, label), in text order."""
        out: list[Entity] = []
        i, n = 0, len(tree)
        while i < n:
            word = tree.words[i]
            own = self._own(tree, i)
            if not word[:1].isupper() and tree.lower[i] not in self.names.first_words and (own is None or own[0] != i):
                i += 1
                continue
            entity = self._listed(tree, i) or self._person(tree, i) or self._relabelled(tree, i, own) or self._place(tree, i, own)
            if entity is None:
                i += 1
            else:
                if entity[2]:
                    out.append(entity)
                i = max(i + 1, entity[1])
        return out

    def _own(self, tree: Tree, i: int) -> Entity | None:
        """The model's entity that holds token i, without a leading article or the noun of who acts (« police de Chicago »)."""
        if tree.ent[i] < 0:
            return None
        a, b, label = tree.ents[tree.ent[i]]
        while (
            a < b - 1
            and (tree.pos[a] == "DET" or plain(tree.lower[a]) in _ARTICLES)
            and (tree.words[a].islower() or a == tree.sents[tree.sent[a]][0])
        ):
            a += 1
        while b - 1 > a and (tree.pos[b - 1] == "SPACE" or not tree.words[b - 1][-1].isalnum()):
            b -= 1
        if (
            label == "LOC"
            and b - a > 2
            and tree.words[a].islower()
            and tree.lower[a] in self.names.nouns
            and plain(tree.lower[a + 1]) in ("de", "d'", "du")
        ):
            a += 2
        return a, b, label

    def _listed(self, tree: Tree, i: int) -> Entity | None:
        """A medium, body or institution of the word lists that begins at token i."""
        end, text = listed_name(tree, i, self.names)
        return (i, end, "ORG") if end and self._trusted(tree, i, end, text) else None

    def _trusted(self, tree: Tree, i: int, j: int, text: str) -> bool:
        """Whether the words are the name: no everyday word at the head of a sentence, no longer name, no place."""
        if any(p.own and (p.kind in _STATES or p.population > _LARGE) for p in self.gazetteer.find(text)):
            return False
        own = self._own(tree, i)
        if j - i > 1 or text.isupper() or "-" in text:
            return text[:1].isupper() or text.lower() != text or own is not None
        if own is not None and (own[0] < i or own[1] > j):
            return False
        if not text[:1].isupper():
            return own is not None
        before = plain(tree.lower[i - 1]) if i else ""
        return own is not None or before in _ARTICLES or tree.pos[i] in ("PROPN", "X")

    def _person(self, tree: Tree, i: int) -> Entity | None:
        """A name behind a form of address, or a given name with a family name."""
        words, n = tree.words, len(tree)
        start = i
        if words[i] in self.names.titles and i + 1 < n and words[i + 1][:1].isupper():
            start = i + 1
        elif words[i] not in self.first_names or (self.gazetteer.find(words[i])[:1] and not self._is_person(tree, i)):
            return None
        end = start
        known = self._is_person(tree, i)
        while end < n and (
            words[end][:1].isupper() or (end > start and words[end] in (_PARTICLES if known else ("-", "van", "von", "al-")))
        ):
            if tree.pos[end] == "SPACE" or (words[end].lower() in self.names.first_words and words[end].isupper() and len(words[end]) > 3):
                break
            end += 1
        while end > start and not words[end - 1][:1].isupper():
            end -= 1
        if end - start > 1 or start > i:
            return start, max(end, start + 1), "PER"
        return None

    @staticmethod
    def _is_person(tree: Tree, i: int) -> bool:
        return tree.ent[i] >= 0 and tree.ents[tree.ent[i]][2] == "PER"

    def _relabelled(self, tree: Tree, i: int, own: Entity | None) -> Entity | None:
        """The model's own entity that begins here, with its label put right; an empty label takes a demonym out."""
        if own is None or own[0] != i:
            return None
        a, b, label = own
        places = self.gazetteer.find(tree.text[tree.start[a] : tree.end[b - 1]])
        if not any(tree.words[k][:1].isupper() for k in range(a, b)):
            return a, b, ""
        if label == "LOC" and b - a == 1 and self.names.demonym(tree.words[a]) and not well_known(places):
            return a, b, ""
        if label != "LOC" and well_known(places):
            before = plain(tree.lower[a - 1]) if a else ""
            power = places[0].kind == "country" or (places[0].id in self.capitals and tree.words[a] not in self.first_names)
            if label != "PER" or power or before in _PLACE_PREPOSITIONS:
                return a, b, "LOC"
        return own

    def _place(self, tree: Tree, i: int, own: Entity | None) -> Entity | None:
        """A place that the model missed: behind a preposition, or a country."""
        if own is not None or not tree.words[i][:1].isupper():
            return None
        words = [plain(w) for w in tree.words[i : i + 5]]
        n, places = self.gazetteer.longest(words)
        if not places or (n == 1 and self.names.demonym(words[0]) and not well_known(places)):
            return None
        before = plain(tree.lower[i - 1]) if i else ""
        if before in _PLACE_PREPOSITIONS or (well_known(places) and tree.pos[i] == "PROPN" and len(words[0]) > 3):
            return i, i + n, "LOC"
        return None
