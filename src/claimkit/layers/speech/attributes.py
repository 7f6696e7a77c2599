"""What someone says something is: « se dit favorable à la réforme », « s'est dite « choquée » », « juge la loi « inutile » ».

The attribute is what is claimed: of the speaker behind a reflexive verb, of the object behind the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimkit.layers.speech.placement import OPENING

if TYPE_CHECKING:
    from claimkit.layers.speech.page import Page
    from claimkit.layers.speech.verbs import Verb

_REACH = 14  # tokens between the verb and its attribute
_OBJECTS = frozenset({"obj", "iobj"})
_DEGREES = frozenset({"trop", "très", "assez", "peu", "plus", "moins", "aussi", "plutôt", "bien", "si", "tout", "particulièrement"})
_CLAUSES = frozenset({"ccomp", "csubj"})


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute with what it is said of.

    Attributes:
        head: its token.
        bearer: head of the object it is said of; None behind a reflexive verb.
        range: (start, end) characters of both.
        frame_end: character where the reporting clause ends.
    """

    head: int
    bearer: int | None
    range: tuple[int, int]
    frame_end: int


class Attributes:
    """Finds the attributes of verbs that report one."""

    def __init__(self, page: Page) -> None:
        self.page, self.tree = page, page.tree

    def find(self, verb: Verb) -> Attribute | None:
        """The attribute that the verb reports."""
        if not verb.row.attribute or verb.passive:
            return None
        tree = self.tree
        itself = verb.row.lemma.startswith(("se ", "s'"))
        bearer = None if itself else next((k for k in tree.kids[verb.at] if tree.dep[k] in _OBJECTS and tree.pos[k] != "ADV"), None)
        if not itself and bearer is None:
            return None
        head = self._head(verb, bearer)
        if head is None or any(tree.dep[k] in _CLAUSES for at in (verb.at, head) for k in tree.kids[at]):
            return None
        low, high = tree.left[head], max(tree.right[head], head + 1)
        if bearer is not None and bearer > verb.at:
            low, high = min(low, tree.left[bearer]), max(high, tree.right[bearer])
        return Attribute(head, bearer, (tree.start[low], tree.end[high - 1]), tree.start[low])

    def _head(self, verb: Verb, bearer: int | None) -> int | None:
        """The predicative word below the verb; behind an object also an adjective that the tree hangs on it."""
        tree = self.tree
        for k in tree.kids[verb.at]:
            if not verb.last < k <= verb.last + _REACH:
                continue
            if tree.dep[k] == "xcomp" and self._predicative(k):
                return k
            if bearer is None and self._opens(verb, k):
                return k  # « se dit « au courant » »
        if bearer is not None and bearer > verb.last:
            for k in tree.kids[bearer]:
                if bearer < k and tree.dep[k] in ("amod", "acl") and self._predicative(k) and self._stands_apart(k, bearer):
                    return k
        return None

    def _predicative(self, k: int) -> bool:
        tree = self.tree
        return tree.pos[k] in ("ADJ", "NOUN") or (tree.pos[k] == "VERB" and tree.verb_form[k] == "Part")

    def _stands_apart(self, k: int, bearer: int) -> bool:
        """Whether the adjective stands between marks, or has a degree or a complement: « juge la loi trop lourde », « contraire au droit »."""
        tree, quote = self.tree, self.page.quote_of(k)
        if quote is not None and tree.start[bearer] < quote.start:
            return True
        return tree.pos[k] == "ADJ" and any(
            (tree.dep[j] == "obl:arg" and j > k) or (tree.dep[j] == "advmod" and tree.lower[j] in _DEGREES) for j in tree.kids[k]
        )

    def _opens(self, verb: Verb, k: int) -> bool:
        """Whether the phrase headed by `k` is what stands between marks right behind the verb."""
        tree, j = self.tree, verb.last + 1
        return (
            tree.words[j] in OPENING
            and tree.pos[k] in ("ADJ", "NOUN", "VERB")
            and tree.left[k] in (j, j + 1)
            and tree.verb_form[k] != "Fin"
        )
