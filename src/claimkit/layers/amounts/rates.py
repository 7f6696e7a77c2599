"""What stands between an amount and its rate or its whole: « 60 000 litres d'eau par jour », « un bassin de rétention sur cinq »."""

from __future__ import annotations

import re

from claimkit.doc.tree import Tree
from claimkit.french.amounts.modifiers import Modifiers
from claimkit.layers.amounts.counted import Counted

_COMPLEMENT = 4  # words between a counted noun and its rate
_OF = frozenset({"de", "d'", "d’", "des", "du"})
_THE = frozenset({"la", "le", "les", "l'", "l’"})
_PER = frozenset({"par", "chaque", "/", "à"})
_BEFORE = 24  # characters
_OF_AMOUNT = re.compile(r"\s([^\W\d_]{6,}) (?:de |d['’])$")
_PAIR = 2  # « un salarié français sur cinq »


class Rates:
    """Finds rates in one document.

    Args:
        tree: the tree.
        modifiers: reads rates at an offset.
    """

    def __init__(self, tree: Tree, modifiers: Modifiers) -> None:
        self.tree, self.modifiers = tree, modifiers

    def on(self, start: int, end: int, link: str, noun: Counted | None) -> bool:
        """Whether « sur » links two numbers, with at most a word or the noun's own complement before it (« un bassin de rétention sur cinq »)."""
        words = link.split()
        if words[-1:] != ["sur"]:
            return False
        if len(words) == 1 or (len(words) == _PAIR and words[0].isalpha()):
            return True
        tree = self.tree
        between = range(tree.token_at(start) + (tree.end[tree.token_at(start)] <= start), tree.token_at(end - 1))
        return noun is not None and len(between) <= _COMPLEMENT + 1 and self._is_complement([i for i in between if tree.lower[i] != "sur"])

    def _is_complement(self, tokens: list[int]) -> bool:
        """Adjectives, and nouns behind « de »: what may stand between a counted noun and its rate."""
        tree = self.tree
        return all(
            tree.pos[i] in ("ADJ", "DET") or tree.lower[i] in _OF or (tree.pos[i] in ("NOUN", "PROPN") and tree.lower[i - 1] in _OF | _THE)
            for i in tokens
        )

    def before(self, start: int) -> str | None:
        """The rate that an adjective tells before what an amount is of: « une subvention annuelle de 1,3 million d'euros »."""
        told = _OF_AMOUNT.search(self.tree.text, max(0, start - _BEFORE), start)
        rate = None if told is None else self.modifiers.rate(self.tree.text, told.start())
        return rate[1] if rate is not None and told is not None and rate[0] == told.end(1) else None

    def rate(self, end: int, *, counted: bool) -> tuple[int, str] | None:
        """The rate at an offset, or behind the complement of what is counted (« 60 000 litres d'eau par jour »)."""
        if rate := self.modifiers.rate(self.tree.text, end, counted=counted):
            return rate
        tree = self.tree
        first = tree.token_at(max(0, end - 1)) + 1
        for i in range(first + 1, min(first + _COMPLEMENT + 1, len(tree))):
            if tree.sent[i] != tree.sent[first] or not self._is_complement([i - 1]):
                return None
            if tree.lower[i] in _PER and (rate := self.modifiers.rate(self.tree.text, tree.end[i - 1], counted=counted)):
                return rate
        return None
