"""Finds the phrases that name a place: names of the gazetteer, places of the entity recognizer, type noun and name."""

from __future__ import annotations

import re

from claimkit.doc.tree import Tree
from claimkit.french.gazetteer import Gazetteer, fold
from claimkit.french.names import Names, inflections, plain
from claimkit.french.remembered import Remembered
from claimkit.french.small_words import OF_ANY
from claimkit.layers.places.mention import ARTICLES, CARDINAL, NATIONS, Mention
from claimkit.layers.places.names import WAY, Longest, PlaceNames, well_known
from claimkit.lexicons import Lexicons
from claimkit.lexicons.calendar import Feast
from claimkit.lexicons.places import PlaceNounRow

_QUARTER = "arrondissement"
_ORDINAL = re.compile(r"(?:[IVX]+|\d+)(?:e|er|ème|è)")
_RANK = re.compile(r"(?:premi|derni)ère|\w+ième|\d+(?:e|ème|ère|re)")
_HIGH = frozenset({"haute", "basse", "moyenne"})
_OF_MEDIA = frozenset({"chaîne", "plateau"})  # « sur le plateau de Télé Sud »
_NUMBERED = frozenset({"route", "nationale", "départementale", "autoroute"})


class PlacePhrases:
    """Reads the place phrases of a tree, in text order.

    Args:
        lexicons: word lists.
        gazetteer, names: the same, ready to be looked up.
    """

    def __init__(self, lexicons: Lexicons, gazetteer: Gazetteer, names: Names) -> None:
        self.gazetteer, self.names = gazetteer, names
        self.nouns = {form: row for row in reversed(lexicons.rows(PlaceNounRow)) for form in inflections(row.noun)}
        self.noun_starts = frozenset({*self.nouns, *(noun.split("-")[0] for noun in self.nouns)})
        self.starts = gazetteer.lower_starts
        self._begins = Remembered(self._may_begin)
        self.known = PlaceNames(gazetteer, names, self.nouns, frozenset(row.name for row in lexicons.rows(Feast)))

    def find(self, tree: Tree) -> list[Mention]:
        """All phrases that name a place, whatever their role in the sentence."""
        out: list[Mention] = []
        begins, end = self._begins, 0
        for i in [i for i, word in enumerate(tree.words) if begins[word]]:
            if i < end or tree.lower[i + 1 : i + 2] == [_QUARTER]:
                continue
            longest = self.known.longest(tree, i)
            if i and plain(tree.lower[i - 1]) in ("la", "l'") and (end := self.known.road(tree, i)):
                mention: Mention | None = Mention(i, end, i, end, (), WAY)
            elif (tree.words[i][:1].isupper() or tree.lower[i] in self.names.first_words) and (skip := self.known.other(tree, i, longest)):
                mention, end = self.known.site(tree, i, skip), skip
            else:
                mention = self._here(tree, i, longest)
                end = mention.b if mention else i + 1
            if mention:
                out.append(mention)
        return out

    def _may_begin(self, word: str) -> bool:
        """Whether a name of a place, or its type noun, may begin with the word."""
        lower = word.lower()
        return word[:1].isupper() or lower in self.noun_starts or fold(lower).partition(" ")[0] in self.starts

    def _here(self, tree: Tree, i: int, longest: Longest) -> Mention | None:
        """The longer one of the name and of the type noun with its name that begin at token i."""
        named, typed = self.known.named(tree, i, longest), self._typed(tree, i)
        if named and typed and typed.b == named.b and named.nation and typed.noun is not None and typed.noun.kind not in NATIONS:
            return named  # « la Côte d'Ivoire » is no shore
        if named and typed and typed.b == named.b:
            return named._replace(noun=typed.noun, inner=typed.inner)
        return typed if named is None or (typed is not None and typed.b > named.b) else named

    def _noun(self, tree: Tree, i: int) -> tuple[PlaceNounRow | None, int]:
        """The type noun that begins at token i, and the token after it."""
        lower = tree.lower
        if lower[i + 1 : i + 2] == ["-"] and i + 2 < len(lower) and (row := self.nouns.get(f"{lower[i]}-{lower[i + 2]}")):
            return row, i + 3
        if lower[i : i + 2] == ["centre", "ville"]:
            return self.nouns["centre-ville"], i + 2
        return self.nouns.get(lower[i]), i + 1

    @staticmethod
    def _is_noun(tree: Tree, i: int) -> bool:
        """« est », « porte » are verbs too, « locaux » is an adjective, and a « mandat d'arrêt » is no stop."""
        pos, before = tree.pos[i], plain(tree.lower[i - 1]) if i else ""
        if (tree.lower[i] == "place" and before in ("en", "sur")) or (tree.lower[i] in CARDINAL and i and tree.pos[i - 1] == "NOUN"):
            return False  # « la mise en place du plan », « l'entrée sud du port »
        if before == "de" and tree.lower[i - 2] == "coup":
            return False  # « un coup de théâtre américain »
        if tree.lower[i] in ("place", "places") and i and (tree.pos[i - 1] == "NUM" or _RANK.fullmatch(before)):
            return False  # « 573 places Grand Froid », « la troisième place du championnat »
        if pos == "VERB":
            return i > 0 and tree.pos[i - 1] in ("DET", "ADP")
        if tree.words[i] == "Intérieur":
            return False  # « le ministre de l'Intérieur italien »
        if pos == "ADJ":
            return tree.dep[i] != "amod" or tree.lower[i] in CARDINAL
        ruling = tree.lower[i] == "arrêt" and (before == "d'" or "cour" in tree.lower[i + 1 : i + 4])
        return pos != "AUX" and not ruling

    def _typed(self, tree: Tree, i: int, depth: int = 0) -> Mention | None:
        """A type noun with its name (« oblast de Koursk », « place Kléber ») or its adjective (« sol russe »)."""
        row, j = self._noun(tree, i)
        if row is None or depth > 3 or not self._is_noun(tree, i):
            return None
        first, country = j, None
        while j < len(tree) and j < first + 3 and tree.words[j].islower() and self._adjective(tree, j):
            found = self.names.demonym(tree.words[j])
            country = (found.country if found else None) or country
            j += 1
        if row.noun in _NUMBERED and j < len(tree) and (end := j + 1 if tree.words[j].isdigit() else self.known.road(tree, j)):
            return Mention(i, end, i, end, (), row)  # « la route nationale 20 »
        inner = self._after_noun(tree, j, row, depth)
        if tree.lower[i] == _QUARTER and i and _ORDINAL.fullmatch(tree.words[i - 1]):
            return Mention(i - 1, inner.b if inner else j, i - 1, j, inner.places if inner else (), row)
        if inner:
            within = inner if inner.noun is not None else None
            return Mention(i, inner.b, inner.name_a, inner.name_b, inner.places, row, inner.country or country, within)
        if country and j > first:
            return Mention(i, j, i, j, (), row, country)
        return None

    def _after_noun(self, tree: Tree, j: int, row: PlaceNounRow, depth: int) -> Mention | None:
        """The name after a type noun that ends before token j, with « de » or without."""
        n = tree.sents[tree.sent[j - 1]][1]
        if j < n and tree.words[j] in ("#", "«", '"', "“"):
            j += 1
        if j < n and tree.words[j][:1].isupper():
            return None if row.noun == "chaîne" else self._inner(tree, j, row, direct=True)  # « les chaînes publiques TF7 et Culture »
        if j + 1 >= n or plain(tree.lower[j]) not in OF_ANY:
            return None
        k = j + 1
        if plain(tree.lower[k]) in ARTICLES and k + 1 < n and not tree.words[k][:1].isupper():
            k += 1
        if k + 1 < n and tree.words[k].islower() and tree.pos[k] == "ADJ" and (tree.pos[k + 1] == "NOUN" or tree.lower[k] in _HIGH):
            k += 1  # « prison de haute sécurité de Condé », « vallée de la haute Durance »
        if tree.words[k] in ("#", "«", '"', "“") and k + 1 < n:
            k += 1
        inner = self._inner(tree, k, row, direct=False, depth=depth)
        if (
            inner is None
            and depth < 3
            and row.role in ("site", "way", "authority")
            and (tree.words[k].islower() or tree.lower[k] in self.known.feasts)
            and tree.pos[k] in ("NOUN", "PROPN")
        ):
            # « station de ski des Gets », « marché de Noël de Pau »: what the place is for stands before its name
            last = k
            while last + 1 < n and last < j + 3 and tree.words[last + 1].islower() and self._adjective(tree, last + 1):
                last += 1
            if k == j + 1 or plain(tree.lower[min(last + 1, n - 1)]) in OF_ANY:
                return self._after_noun(tree, last + 1, row, 3)
        if (
            inner is None
            and row.role == "site"
            and tree.words[k].islower()
            and tree.pos[k] == "NOUN"
            and k + 1 < n
            and tree.words[k + 1][:1].isupper()
        ):
            # « immeuble de la société Total »
            end = max(self.known.any_name(tree, k + 1), self.known.other(tree, k + 1, self.known.longest(tree, k + 1)))
            return Mention(k, end, k, k + 1)
        return inner

    def _adjective(self, tree: Tree, j: int) -> bool:
        return tree.pos[j] == "ADJ" or tree.lower[j] in CARDINAL or self.names.demonym(tree.words[j]) is not None

    def _inner(self, tree: Tree, k: int, row: PlaceNounRow, *, direct: bool, depth: int = 0) -> Mention | None:
        """What stands after the type noun: a place, another type noun with its place, or (for buildings and streets) any name."""
        if k >= len(tree) or (row.role == "site" and not direct and tree.lower[k] in self.known.feasts):
            return None
        longest = self.known.longest(tree, k)
        if row.role in ("site", "way", "authority") and tree.words[k][:1].isupper():
            named = self.known.named(tree, k, longest)
            end = max(self.known.any_name(tree, k), self.known.other(tree, k, longest))
            if named and named.b < end and tree.words[named.b] == "-":  # « gare de Lyon-Part-Dieu »
                return Mention(k, end, k, end, named.places)
            if named and (named.b >= end or not direct) and (named.b >= end or well_known(named.places)):
                return named
            if not direct and tree.pos[k] not in ("PROPN", "NOUN", "X", "DET") and end == k + 1:
                return None  # but « avenue de la Grande Armée »
            if not direct and row.role == "site" and end > k + 1 and tree.ent[k] >= 0 and tree.ents[tree.ent[k]][2] == "PER":
                return None  # « le domicile de Paul Roux », « sur un centre de Paul Roux »
            return self._holding(tree, k, end)
        named = None if self.known.other(tree, k, longest) else self.known.named(tree, k, longest)
        if not direct or depth:
            typed = self._typed(tree, k, depth + 1)
            if typed and (named is None or typed.b > named.b):
                return typed
        label = tree.ents[tree.ent[k]][2] if tree.ent[k] >= 0 else ""
        compass = direct and row.noun in CARDINAL  # « Nord Stream »
        whole = (row.role == "admin" and row.noun not in _OF_MEDIA) or (
            row.role == "part" and tree.pos[k] == "PROPN" and label != "PER" and not compass
        )
        if named is None and whole and tree.words[k][:1].isupper() and not self.names.demonym(tree.words[k]):
            end = self.known.any_name(tree, k)
            return Mention(k, end, k, end)
        return named

    def _holding(self, tree: Tree, k: int, end: int) -> Mention:
        """Any name, with what the gazetteer knows of a place at its end: « (usine) Renault de Flins »."""
        for j in range(end - 2, k, -1):
            if (
                plain(tree.lower[j]) in OF_ANY
                and (inner := self.known.named(tree, j + 1, self.known.longest(tree, j + 1)))
                and inner.b == end
            ):
                return Mention(k, end, inner.name_a, end, inner.places)
        return Mention(k, end, k, end)
