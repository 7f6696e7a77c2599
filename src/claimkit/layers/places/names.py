"""Finds the names of places: those of the gazetteer, roads by their number, places of the entity recognizer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from claimkit.doc.names import capitalized, listed_name
from claimkit.doc.tree import Tree
from claimkit.french.gazetteer import Gazetteer, Place
from claimkit.french.names import Names, plain
from claimkit.french.remembered import KEPT, Remembered
from claimkit.french.small_words import TO
from claimkit.layers.places.mention import ARTICLES, CARDINAL, SEAT, Mention
from claimkit.lexicons.places import PlaceNounRow

_INSIDE_NAMES = frozenset(
    {"de", "du", "des", "la", "le", "les", "d'", "l'", "-", "et", "en", "sur", "sous", "lès", "lez", "aux", "à", "al-", "el-"}
)
_WELLS = frozenset({"aïn", "ain", "oued", "oum", "bir", "bordj", "ouled", "beni", "béni", "hammam", "souk", "ksar", "bou", "djebel"})
_MAX_WORDS = 7
_LONGEST_INITIALS = 4
WAY = PlaceNounRow(noun="route", kind="street", role="way")
_ROAD = re.compile(r"(?:A(?!3[1-5]0\b) ?\d{1,3}|(?:[EN]|RN) ?\d{1,4}|R?D ?\d{2,4})[a-z]?(?:-[AE]\d{1,3})?")  # the A320 flies
Longest = tuple[int, tuple[Place, ...]]
"""How many tokens the longest name of the gazetteer takes that begins at a token, and its places."""
_NONE: Longest = (0, ())


def well_known(places: tuple[Place, ...]) -> bool:
    """Whether a name of them is a place's before it is anything else's."""
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


def _are_initials(tree: Tree, i: int, places: tuple[Place, ...]) -> bool:
    """Whether a short word in capitals is no town (« au CHU »): none is written so, and the words around it are not in capitals.

    At the head of its sentence, before a mark, it may be a dateline (« METZ, 4 mars – »).
    """
    word, (begin, end) = tree.words[i], tree.sents[tree.sent[i]]
    if not word.isupper() or len(word) > _LONGEST_INITIALS or any(place.name == word for place in places):
        return False
    dateline = i == begin and i + 1 < end and not tree.words[i + 1][0].isalnum()
    return not dateline and any(other.islower() and len(other) > 1 for other in tree.words[begin:end])


def _window(tree: Tree, i: int) -> Iterator[str]:
    """Words from token i on that may belong to one name: up to the end of the sentence, a blank line, a comma or a verb."""
    for j in range(i, min(tree.sents[tree.sent[i]][1], i + _MAX_WORDS)):
        if tree.pos[j] == "SPACE" or (piece := _piece(tree.words[j])) is None:
            return
        yield piece[0]
        if not piece[1]:
            return


_DASHES = frozenset("-–—")


class PlaceNames:
    """Reads the names in a tree.

    Args:
        gazetteer, names: ready to be looked up.
        nouns: rows of the nouns of place, by form.
        feasts: names of days, lower case: « à Noël » says when.
    """

    def __init__(self, gazetteer: Gazetteer, names: Names, nouns: Mapping[str, PlaceNounRow], feasts: frozenset[str] = frozenset()) -> None:
        self.gazetteer, self.names, self.nouns, self.feasts = gazetteer, names, nouns, feasts
        self._begins_name = Remembered(self._may_begin_name)

    def _may_begin_name(self, word: str) -> bool:
        return self.gazetteer.length(_bare(word)) > 0

    def longest(self, tree: Tree, i: int) -> Longest:
        """The longest name of the gazetteer that begins at token i."""
        return self.gazetteer.longest(_window(tree, i)) if self._begins_name[tree.words[i]] else _NONE

    def other(self, tree: Tree, i: int, longest: Longest) -> int:
        """End of the medium, organization or person that begins here and is no place, or 0."""
        n, places = longest
        end, _ = listed_name(tree, i, self.names)
        stands = n >= end - i and well_known(places) and (places[0].kind != "city" or tree.lower[i - 1] in TO)  # « les patrons de Toyota »
        if end and not stands and not _ROAD.match(tree.text, tree.start[i]):  # « la RN 7 »
            return end if n <= end - i else 0
        if tree.ent[i] >= 0:
            a, b, label = tree.ents[tree.ent[i]]
            if label in ("PER", "ORG") and b - max(a, i) > 1 and tree.lower[i] not in self.nouns:
                if label == "PER" and not (places and i + n >= b):
                    return b
                if label == "ORG" and i + n < b and not (places and places[0].kind == "country" and tree.lower[b - 1] in ARTICLES):
                    return b
        return 0

    def site(self, tree: Tree, i: int, end: int) -> Mention | None:
        """The seat of an authority: « à Matignon », « au Parlement suédois »."""
        found = self.names.named(tree.text[tree.start[i] : tree.end[end - 1]])
        if found is None or found[1] not in self.names.sites:
            return None
        people = self.names.demonym(tree.words[end]) if end < len(tree) and tree.words[end].islower() else None
        return Mention(i, end + (people is not None), i, end, (), SEAT, self.names.sites[found[1]] or (people.country if people else None))

    def named(self, tree: Tree, i: int, longest: Longest) -> Mention | None:
        """A name of the gazetteer, or a place of the entity recognizer, that begins at token i."""
        n, places = longest
        if tree.lower[i + 1 : i + 2] == ["siècle"]:
            return None  # « au XIXe siècle »
        if n < 2 and tree.lower[i] in _WELLS and (end := self._joined_name(tree, i)) > i + 1:
            return Mention(i, end, i, end)  # « Aïn Seynour »
        while n and tree.words[i + n - 1] == "-":
            n -= 1
        if not places or not self._plausible(tree, i, n, places):
            return self._recognized(tree, i)
        end = i + n
        if tree.lower[i] in CARDINAL and n == 1 and tree.words[end : end + 1] and tree.words[end].isalpha() and tree.words[end].istitle():
            return None  # « Nord Stream »
        if n > 1 or not tree.words[i][:1].isupper():
            return Mention(i, end, i, end, places)
        a, b, label = tree.ents[tree.ent[i]] if tree.ent[i] >= 0 else (i, end, "")
        if not well_known(places):
            part = i > 0 and tree.words[i - 1][:1].isupper() and (a < i or (label != "LOC" and tree.pos[i - 1] == "PROPN"))
            if part or (label != "LOC" and a == i and b > end):
                return None  # a word of a longer name: « Border Force »
        if label == "LOC" and a == i and b > end and places[0].kind == "city" and tree.words[b - 1][:1].isupper():
            return Mention(i, b, i, b)  # a longer name that the gazetteer has not
        return Mention(i, end, i, end, places)

    @staticmethod
    def road(tree: Tree, i: int) -> int:
        """End of the number of a road that begins at token i (« A7 », « RN 12 »), or 0."""
        road = _ROAD.match(tree.text, tree.start[i])
        end = 0 if road is None else tree.token_at(road.end() - 1) + 1
        return end if road is not None and tree.end[end - 1] == road.end() else 0

    def _recognized(self, tree: Tree, i: int) -> Mention | None:
        """A place of the entity recognizer that the gazetteer has not."""
        word = tree.words[i]
        if (
            tree.lower[i] in CARDINAL
            and tree.words[i - 1].endswith("(")
            and tree.words[i + 1 : i + 2]
            and tree.words[i + 1].startswith(")")
        ):
            return Mention(i, i + 1, i, i + 1, (), self.nouns["nord"])  # « Rouen (ouest) »
        if (
            not word[:1].isupper()
            or len(word) <= 1 + word.isupper()
            or self.names.demonym(word)
            or tree.lower[i] in self.nouns
            or tree.lower[i] in self.feasts
        ):
            return None
        a, b, label = tree.ents[tree.ent[i]] if tree.ent[i] >= 0 else (i, i + 1, "")
        if b == i + 1 and word.isupper() and len(word) <= _LONGEST_INITIALS and tree.lower[i - 1] not in TO:
            return None  # « via la CSG »; not « soigné au CHUM »
        if a != i or (label != "LOC" and not self._stands_where(tree, i, b, label)):
            return None
        if any(tree.words[k] in _DASHES and tree.end[k - 1] < tree.start[k] for k in range(i + 1, b)):
            return None  # « Guerre Russie - Ukraine » is a label
        while b - 1 > i and not tree.words[b - 1][:1].isalnum():
            b -= 1
        return Mention(i, b, i, b)

    @staticmethod
    def _joined_name(tree: Tree, i: int) -> int:
        """End of the words with a capital that begin at token i in its sentence."""
        end = i + 1
        while end < tree.sents[tree.sent[i]][1] and tree.words[end][:1].isupper() and tree.pos[end] in ("PROPN", "NOUN", "ADJ"):
            end += 1
        return end

    @staticmethod
    def _stands_where(tree: Tree, i: int, end: int, label: str) -> bool:
        """Whether a name unknown to all says where by its preposition: « une attaque menée à Botika », « entré dans un Maxiprix »."""
        if i < 2 or tree.dep[i] not in ("obl:mod", "obl:arg"):
            return False
        if tree.lower[i - 2 : i] == ["dans", "un"]:
            return label != "PER" and tree.words[end - 1].isalpha()
        if tree.pos[i] != "PROPN" or tree.dep[i] != "obl:mod":
            return False
        return end == i + 1 and label in ("PER", "") and tree.lower[i - 1] in ("à", "aux")

    def _plausible(self, tree: Tree, i: int, n: int, places: tuple[Place, ...]) -> bool:
        """Whether the words are written as a name: no common word at the head of a sentence, no demonym."""
        word = tree.words[i]
        if n > 1 and tree.lower[i] in ARTICLES and (tree.words[i + n - 1].islower() or self.longest(tree, i + 1)[0] >= n):
            return False  # « La barre des dix » is not La Barre, « Le port de Brest » not Le Port, « La Côte d'Ivoire » not La Côte
        if not capitalized(tree, i, i + n):
            return word[:1].islower() and (n > 1 or not word.islower())  # « ex-Yougoslavie »
        if n == 1 and len(word) <= 2:  # « Yverdon (VD) »
            return word.isupper() and i > 0 and tree.words[i - 1].endswith("(")
        if n == 1 and places[0].kind == "city":
            if len(word) < 3 or self.names.demonym(word) or _are_initials(tree, i, places):
                return False
            if tree.pos[i] not in ("PROPN", "NOUN", "ADJ", "X", "VERB") or (tree.lower[i] in self.names.nouns):
                return tree.ent[i] >= 0 and tree.ents[tree.ent[i]][2] == "LOC"
        return True

    @staticmethod
    def any_name(tree: Tree, k: int) -> int:
        """End of the run of capitalised words, with the small words between them, that begins at token k in its sentence."""
        end, j = k + 1, k + 1
        while j < min(tree.sents[tree.sent[k]][1], k + 8):
            word = tree.words[j]
            if word[:1].isupper() or (word[:1].isdigit() and tree.words[j - 1] == "-"):
                end = j + 1
            elif plain(tree.lower[j]) not in _INSIDE_NAMES or tree.pos[j] == "SPACE" or plain(word) in ("à", "en", "et", "aux"):
                break
            elif word == "-" and tree.end[j - 1] < tree.start[j]:
                break  # « place de l'Étoile - En direct »
            j += 1
        return end
