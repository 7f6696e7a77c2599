"""Finds the phrases that name a place: names of the gazetteer, places of the entity recognizer, type noun and name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from claimkit.doc.names import capitalized, listed_name
from claimkit.doc.tree import Tree
from claimkit.french.gazetteer import Gazetteer, Place, fold
from claimkit.french.names import Names, inflections, plain
from claimkit.french.remembered import KEPT, Remembered
from claimkit.lexicons import Lexicons
from claimkit.lexicons.places import PlaceNounRow

_OF = frozenset({"de", "d'", "du", "des"})
ARTICLES = frozenset({"la", "le", "l'", "les"})
_INSIDE_NAMES = frozenset(
    {"de", "du", "des", "la", "le", "les", "d'", "l'", "-", "et", "en", "sur", "sous", "lès", "lez", "aux", "à", "al-", "el-"}
)
CARDINAL = frozenset({"nord", "sud", "est", "ouest", "nord-est", "nord-ouest", "sud-est", "sud-ouest", "centre"})
_MAX_WORDS = 7
_SITE = PlaceNounRow(noun="siège", kind="site", role="site")
_WAY = PlaceNounRow(noun="route", kind="street", role="way")
_NUMBERED = frozenset({"route", "nationale", "départementale", "autoroute"})
_ROAD = re.compile(r"(?:A(?!3[1-5]0\b)\d{1,3}|[EN]\d{1,4}|(?:RN|RD|D)\d{2,4}|R[ND] \d{1,4})[a-z]?")  # the A320 flies
Longest = tuple[int, tuple[Place, ...]]
"""How many tokens the longest name of the gazetteer takes that begins at a token, and its places."""
_NONE: Longest = (0, ())


class Mention(NamedTuple):
    """A phrase that names a place.

    Attributes:
        a, b: first token, and the one after the last.
        name_a, name_b: tokens of the name in it.
        places: what the gazetteer knows of that name.
        noun: the row of its type noun, if it has one.
        country: country told by an adjective (« sol russe »).
        inner: the type noun with its name that stands in the phrase (« dépôt de la ville de Lyon »).
    """

    a: int
    b: int
    name_a: int
    name_b: int
    places: tuple[Place, ...] = ()
    noun: PlaceNounRow | None = None
    country: str | None = None
    inner: Mention | None = None


def _well_known(places: tuple[Place, ...]) -> bool:
    return any(p.kind != "city" or (p.population > 100000 and p.own) or p.population > 1000000 for p in places)


def _bare(word: str) -> str:
    """The word without the marks that stick to its end."""
    return plain(word).rstrip(").»")


@lru_cache(maxsize=KEPT)
def _piece(word: str) -> tuple[str, bool] | None:
    """The word as part of a name, and whether the name can go on behind it; None for a word that no name holds."""
    if "\n" in word or (not word[0].isalnum() and word not in ("-", "'", "’")):
        return None
    return _bare(word), word[-1].isalnum() or word[-1] in "'’-"


def _window(tree: Tree, i: int) -> Iterator[str]:
    """Words from token i on that may belong to one name: up to a blank line, a comma or a verb."""
    for j in range(i, min(len(tree), i + _MAX_WORDS)):
        if tree.pos[j] == "SPACE" or (piece := _piece(tree.words[j])) is None:
            return
        yield piece[0]
        if not piece[1]:
            return


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
        self._begins_name = Remembered(self._may_begin_name)

    def find(self, tree: Tree) -> list[Mention]:
        """All phrases that name a place, whatever their role in the sentence."""
        out: list[Mention] = []
        begins, end = self._begins, 0
        for i in [i for i, word in enumerate(tree.words) if begins[word]]:
            if i < end:
                continue
            longest = self._longest(tree, i)
            if (tree.words[i][:1].isupper() or tree.lower[i] in self.names.first_words) and (skip := self._other_name(tree, i, longest)):
                mention, end = self._site(tree, i, skip), skip
            else:
                mention = self._here(tree, i, longest)
                end = mention.b if mention else i + 1
            if mention:
                out.append(mention)
        return out

    def _may_begin(self, word: str) -> bool:
        """Whether a name of a place, or its type noun, may begin with the word."""
        lower = word.lower()
        return word[:1].isupper() or lower in self.noun_starts or fold(lower) in self.starts

    def _here(self, tree: Tree, i: int, longest: Longest) -> Mention | None:
        """The longer one of the name and of the type noun with its name that begin at token i."""
        named, typed = self._named(tree, i, longest), self._typed(tree, i)
        if named and typed and typed.b == named.b:
            return named._replace(noun=typed.noun, inner=typed.inner)
        return typed if named is None or (typed is not None and typed.b > named.b) else named

    def _may_begin_name(self, word: str) -> bool:
        return self.gazetteer.length(_bare(word)) > 0

    def _longest(self, tree: Tree, i: int) -> Longest:
        return self.gazetteer.longest(_window(tree, i)) if self._begins_name[tree.words[i]] else _NONE

    def _other_name(self, tree: Tree, i: int, longest: Longest) -> int:
        """End of the medium, organization or person that begins here and is no place, or 0."""
        n, places = longest
        end, _ = listed_name(tree, i, self.names)
        if end and not (n >= end - i and _well_known(places)):
            return end if n <= end - i else 0
        if tree.ent[i] >= 0:
            a, b, label = tree.ents[tree.ent[i]]
            if label in ("PER", "ORG") and b - max(a, i) > 1 and tree.lower[i] not in self.nouns:
                if label == "PER" and not (places and i + n >= b):
                    return b
                if label == "ORG" and i + n < b and not (places and places[0].kind == "country" and tree.lower[b - 1] in ARTICLES):
                    return b
        return 0

    def _site(self, tree: Tree, i: int, end: int) -> Mention | None:
        """The seat of an authority: « à Matignon »."""
        found = self.names.named(tree.text[tree.start[i] : tree.end[end - 1]])
        if found is None or found[1] not in self.names.sites:
            return None
        return Mention(i, end, i, end, (), _SITE, self.names.sites[found[1]])

    def _named(self, tree: Tree, i: int, longest: Longest) -> Mention | None:
        """A name of the gazetteer, or a place of the entity recognizer, that begins at token i."""
        n, places = longest
        while n and tree.words[i + n - 1] == "-":
            n -= 1
        if not places or not self._plausible(tree, i, n, places):
            return self._recognized(tree, i)
        end = i + n
        if n > 1 or not tree.words[i][:1].isupper():
            return Mention(i, end, i, end, places)
        a, b, label = tree.ents[tree.ent[i]] if tree.ent[i] >= 0 else (i, end, "")
        if not _well_known(places):
            part = i > 0 and tree.words[i - 1][:1].isupper() and (a < i or (label != "LOC" and tree.pos[i - 1] == "PROPN"))
            if part or (label != "LOC" and a == i and b > end):
                return None  # a word of a longer name: « Border Force »
        if label == "LOC" and a == i and b > end and places[0].kind == "city" and tree.words[b - 1][:1].isupper():
            return Mention(i, b, i, b)  # a longer name that the gazetteer has not
        return Mention(i, end, i, end, places)

    def _recognized(self, tree: Tree, i: int) -> Mention | None:
        """A road by its number (« l'A7 »), a place of the entity recognizer that the gazetteer has not."""
        word = tree.words[i]
        if i and plain(tree.lower[i - 1]) in ("la", "l'") and (road := _ROAD.match(tree.text, tree.start[i])):
            end = tree.token_at(road.end() - 1) + 1
            if tree.end[end - 1] == road.end():
                return Mention(i, end, i, end, (), _WAY)
        if tree.lower[i] in CARDINAL and tree.words[i - 1].endswith("(") and tree.words[i + 1 : i + 2] and tree.words[i + 1].startswith(")"):
            return Mention(i, i + 1, i, i + 1, (), self.nouns["nord"])  # « Rouen (ouest) »
        if not word[:1].isupper() or len(word) <= 1 + word.isupper() or self.names.demonym(word) or tree.lower[i] in self.nouns:
            return None
        a, b, label = tree.ents[tree.ent[i]] if tree.ent[i] >= 0 else (i, i + 1, "")
        if a != i or (label != "LOC" and not self._stands_where(tree, i, b, label)):
            return None
        while b - 1 > i and not tree.words[b - 1][:1].isalnum():
            b -= 1
        return Mention(i, b, i, b)

    @staticmethod
    def _stands_where(tree: Tree, i: int, end: int, label: str) -> bool:
        """Whether a name unknown to all says where by its preposition: « une attaque menée à Botika », « entré dans un Maxiprix »."""
        if tree.pos[i] != "PROPN" or tree.dep[i] != "obl:mod" or i < 2:
            return False
        if tree.lower[i - 2 : i] == ["dans", "un"]:
            return label != "PER" and tree.words[end - 1].isalpha()
        return end == i + 1 and label in ("PER", "") and tree.lower[i - 1] in ("à", "aux")

    def _plausible(self, tree: Tree, i: int, n: int, places: tuple[Place, ...]) -> bool:
        """Whether the words are written as a name: no common word at the head of a sentence, no demonym."""
        word = tree.words[i]
        if n > 1 and tree.words[i + n - 1] in self.nouns and tree.lower[i] in ARTICLES:
            return False  # « Le port de Brest » is not Le Port
        if not capitalized(tree, i, i + n):
            return word[:1].islower() and n > 1
        if n == 1 and len(word) <= 2:  # « Yverdon (VD) »
            return word.isupper() and i > 0 and tree.words[i - 1].endswith("(")
        if n == 1 and places[0].kind == "city":
            if len(word) < 3 or self.names.demonym(word):
                return False
            if tree.pos[i] not in ("PROPN", "NOUN", "ADJ", "X", "VERB") or (tree.lower[i] in self.names.nouns):
                return tree.ent[i] >= 0 and tree.ents[tree.ent[i]][2] == "LOC"
        return True

    def _noun(self, tree: Tree, i: int) -> tuple[PlaceNounRow | None, int]:
        """The type noun that begins at token i, and the token after it."""
        lower = tree.lower
        if lower[i + 1 : i + 2] == ["-"] and i + 2 < len(lower) and (row := self.nouns.get(f"{lower[i]}-{lower[i + 2]}")):
            return row, i + 3
        return self.nouns.get(lower[i]), i + 1

    @staticmethod
    def _is_noun(tree: Tree, i: int) -> bool:
        """« est », « porte » are verbs too, « locaux » is an adjective, and a « mandat d'arrêt » is no stop."""
        pos, before = tree.pos[i], plain(tree.lower[i - 1]) if i else ""
        if pos == "VERB":
            return i > 0 and tree.pos[i - 1] in ("DET", "ADP")
        if pos == "ADJ":
            return tree.dep[i] != "amod" or tree.lower[i] in CARDINAL
        return pos != "AUX" and not (tree.lower[i] == "arrêt" and before == "d'")

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
        if row.noun in _NUMBERED and j < len(tree) and tree.words[j].isdigit():
            return Mention(i, j + 1, i, j + 1, (), row)  # « la route nationale 20 »
        inner = self._after_noun(tree, j, row, depth)
        if inner:
            within = inner if inner.noun is not None else None
            return Mention(i, inner.b, inner.name_a, inner.name_b, inner.places, row, inner.country or country, within)
        if country and j > first:
            return Mention(i, j, i, j, (), row, country)
        return None

    def _after_noun(self, tree: Tree, j: int, row: PlaceNounRow, depth: int) -> Mention | None:
        """The name after a type noun that ends before token j, with « de » or without."""
        n = len(tree)
        if j < n and tree.words[j] in ("#", "«", '"', "“"):
            j += 1
        if j < n and tree.words[j][:1].isupper():
            return self._inner(tree, j, row, direct=True)
        if j + 1 >= n or plain(tree.lower[j]) not in _OF:
            return None
        k = j + 1
        if plain(tree.lower[k]) in ARTICLES and k + 1 < n and not tree.words[k][:1].isupper():
            k += 1
        if tree.words[k] in ("#", "«", '"', "“") and k + 1 < n:
            k += 1
        inner = self._inner(tree, k, row, direct=False, depth=depth)
        if (
            inner is None
            and row.role in ("site", "way", "authority")
            and k == j + 1
            and tree.words[k].islower()
            and tree.pos[k] in ("NOUN", "PROPN")
        ):
            # « station de ski des Gets »: what the place is for stands before its name
            while k + 1 < n and k < j + 3 and tree.words[k + 1].islower() and self._adjective(tree, k + 1):
                k += 1
            return self._after_noun(tree, k + 1, row, 3) if depth < 3 else None
        if (
            inner is None
            and row.role == "site"
            and tree.words[k].islower()
            and tree.pos[k] == "NOUN"
            and k + 1 < n
            and tree.words[k + 1][:1].isupper()
        ):
            # « immeuble de la société Total »
            end = max(self._any_name(tree, k + 1), self._other_name(tree, k + 1, self._longest(tree, k + 1)))
            return Mention(k, end, k, k + 1)
        return inner

    def _adjective(self, tree: Tree, j: int) -> bool:
        return tree.pos[j] == "ADJ" or tree.lower[j] in CARDINAL or self.names.demonym(tree.words[j]) is not None

    def _inner(self, tree: Tree, k: int, row: PlaceNounRow, *, direct: bool, depth: int = 0) -> Mention | None:
        """What stands after the type noun: a place, another type noun with its place, or (for buildings and streets) any name."""
        if k >= len(tree):
            return None
        longest = self._longest(tree, k)
        if row.role in ("site", "way", "authority") and tree.words[k][:1].isupper():
            named = self._named(tree, k, longest)
            end = max(self._any_name(tree, k), self._other_name(tree, k, longest))
            if named and named.b < end and tree.words[named.b] == "-":  # « gare de Lyon-Part-Dieu »
                return Mention(k, end, k, end, named.places)
            if named and (named.b >= end or not direct) and (named.b >= end or _well_known(named.places)):
                return named
            if not direct and tree.pos[k] not in ("PROPN", "NOUN", "X", "DET"):
                return None
            return self._holding(tree, k, end)
        named = None if self._other_name(tree, k, longest) else self._named(tree, k, longest)
        if not direct or depth:
            typed = self._typed(tree, k, depth + 1)
            if typed and (named is None or typed.b > named.b):
                return typed
        label = tree.ents[tree.ent[k]][2] if tree.ent[k] >= 0 else ""
        whole = row.role == "admin" or (row.role == "part" and tree.pos[k] == "PROPN" and label != "PER")
        if named is None and whole and tree.words[k][:1].isupper() and not self.names.demonym(tree.words[k]):
            end = self._any_name(tree, k)
            return Mention(k, end, k, end)
        return named

    def _holding(self, tree: Tree, k: int, end: int) -> Mention:
        """Any name, with what the gazetteer knows of a place at its end: « (usine) Renault de Flins »."""
        for j in range(end - 2, k, -1):
            if plain(tree.lower[j]) in _OF and (inner := self._named(tree, j + 1, self._longest(tree, j + 1))) and inner.b == end:
                return Mention(k, end, inner.name_a, end, inner.places)
        return Mention(k, end, k, end)

    @staticmethod
    def _any_name(tree: Tree, k: int) -> int:
        """End of the run of capitalised words, with the small words between them, that begins at token k."""
        end, j = k + 1, k + 1
        while j < len(tree) and j < k + 8:
            word = tree.words[j]
            if word[:1].isupper() or (word[:1].isdigit() and tree.words[j - 1] == "-"):
                end = j + 1
            elif plain(tree.lower[j]) not in _INSIDE_NAMES or tree.pos[j] == "SPACE" or plain(word) in ("à", "en", "et", "aux"):
                break
            j += 1
        return end
