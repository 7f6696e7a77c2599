"""A phrase that names a place, and what stands before it."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.doc.tree import Tree
from claimkit.french.gazetteer import Place
from claimkit.french.names import plain
from claimkit.french.small_words import OF_ANY
from claimkit.lexicons.places import PlaceNounRow

ARTICLES = frozenset({"la", "le", "l'", "les"})
DEGREE = frozenset({"plus", "moins", "très", "si"})
UNITS = frozenset({"heure", "jour", "semaine", "mois", "an", "année", "siècle"})
CARDINAL = frozenset({"nord", "sud", "est", "ouest", "nord-est", "nord-ouest", "sud-est", "sud-ouest", "centre"})
COURTS = frozenset({"cour", "tribunal"})
NATIONS = frozenset({"country", "continent"})
SEAT = PlaceNounRow(noun="siège", kind="site", role="site")
_MARKS = frozenset({"#", "«", '"', "“"})
_CONTRACTED = OF_ANY | {"au", "aux"}


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

    @property
    def nation(self) -> bool:
        """Whether it is the name of a country or continent."""
        return self.noun is None and bool(self.places) and self.places[0].kind in NATIONS

    @property
    def seat(self) -> bool:
        """Whether it is a listed institution (« Matignon »), not a type noun with a name."""
        return self.noun is SEAT

    def head(self, tree: Tree) -> int:
        """The token of the phrase whose head lies outside it."""
        return next((i for i in range(self.a, self.b) if not self.a <= tree.head[i] < self.b or tree.head[i] == i), self.a)

    def governor(self, tree: Tree) -> int:
        """The token that the phrase hangs on, or -1."""
        head = self.head(tree)
        return tree.head[head] if tree.head[head] != head else -1


class Before:
    """What stands before a place phrase.

    Attributes:
        prep: the preposition, straight apostrophes, lower case; empty where there is none.
        at: its token, or the token before the phrase.
        article: whether a definite article belongs to the place.
    """

    __slots__ = ("article", "at", "prep")

    def __init__(self, tree: Tree, a: int) -> None:
        p, self.article, steps = a - 1, False, 0
        while p >= 0 and steps < 5:
            word = plain(tree.lower[p])
            if (
                word in ARTICLES
                or word in _MARKS
                or (steps and word in DEGREE)
                or (tree.pos[p] in ("ADJ", "NUM", "DET") and word not in _CONTRACTED)
            ):
                self.article |= word in ARTICLES
            else:
                break
            p, steps = p - 1, steps + 1
        self.at = p
        word = plain(tree.lower[p]) if p >= 0 else ""
        if word == "a" and tree.words[p] == "A" and p == a - 1:
            word = "à"  # « A Lyon, … », the capital without its accent
        self.article |= word in ("au", "aux", "du", "des")
        self.prep = word


def site_before(tree: Tree, accepted: list[Mention], at: int) -> str | None:
    """« l'usine de Cléon embauche, celle de Flins ferme »: « celle » stands for a site named in the sentence or the one before."""
    last = accepted[-1] if accepted else None
    site = last is not None and last.noun is not None and last.noun.role == "site" and tree.sent[last.a] >= tree.sent[at] - 1
    return "location.site" if site else None


def is_website(mention: Mention) -> bool:
    """Whether the « site » is that of a body or of nothing known as a place: « le site de l'Insee », « le site de la mairie de Dol »."""
    inner = mention.inner
    return not mention.places if inner is None else inner.noun is not None and inner.noun.role == "authority"


def is_excepted(tree: Tree, at: int) -> bool:
    """Whether what stands before a preposition says where it is not: « sauf en Corse », « à Nice, pas à Lyon », « hors Union européenne »."""
    word = tree.lower[at - 1] if at > 0 else ""
    return (
        tree.lower[at] == "hors"
        or word in ("sauf", "excepté")
        or (word in ("pas", "non") and at > 1 and tree.lower[at - 2] in (",", "mais", "et", "ou"))
    )
