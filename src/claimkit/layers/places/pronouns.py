"""The places that « y » and « où » stand for."""

from __future__ import annotations

import re

from claimkit.doc.tree import Tree
from claimkit.lexicons import Lexicons
from claimkit.lexicons.places import PlaceVerbRow
from claimkit.models import Location

_HAVE = frozenset(["a", "avait", "aura", "aurait", "ait", "eut", "avoir", "ayant", "eu", "ai", "aient", "avaient", "auront"])
_BETWEEN = re.compile(r"[\s,)»”\"]*")


class PlacePronouns:
    """Finds the places that « y » and « où » stand for.

    Args:
        lexicons: gives the verbs whose « y » is no place.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._verbs_of_things = frozenset(row.verb for row in lexicons.rows(PlaceVerbRow) if row.role == "thing")

    def find(self, tree: Tree, locations: list[Location]) -> list[tuple[int, Location]]:
        """Each « y » that says where, as its token, with the nearest named place of this sentence or the two before it; « où » with those right before it."""
        out: list[tuple[int, Location]] = []
        for i in tree.places({"où"}):
            out.extend((i, place) for place in _right_before(tree, locations, tree.start[i]))
        for i in tree.places({"y"}):
            if self._idiom(tree, i):
                continue
            at = tree.start[i]
            first = tree.start[tree.sents[max(0, tree.sent[i] - 2)][0]]
            before = [place for place in locations if first <= place.span.start < at and any(c.isupper() for c in place.span.text)]
            if before:
                out.append((i, before[-1]))
        return out

    def _idiom(self, tree: Tree, i: int) -> bool:
        """« il y a », « y compris », and verbs whose « y » is a thing."""
        follow = tree.lower[i + 1] if i + 1 < len(tree) else ""
        before = tree.lower[i - 1] if i else ""
        if follow in ("compris", "comprise", ".") or (follow in _HAVE and before in ("il", "n'", "n’", "t", "qu'il", "s'il")):
            return True
        head = tree.head[i]
        return tree.lemma[head].lower() in self._verbs_of_things or (tree.lemma[head].lower() == "avoir" and tree.pos[head] == "VERB")


def _right_before(tree: Tree, locations: list[Location], at: int) -> list[Location]:
    """The place that ends at an offset, after the one in whose brackets it stands: « à Autun (Saône-et-Loire), où »."""
    out: list[Location] = []
    for place in reversed(locations):
        if place.span.end <= at and _BETWEEN.fullmatch(tree.text, place.span.end, at):
            out.insert(0, place)
            at = len(tree.text[: place.span.start].rstrip("( "))
    return out
