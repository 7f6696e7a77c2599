"""What stands between an amount and its rate or its whole: « 60 000 litres d'eau par jour », « un bassin de rétention sur cinq »."""

from __future__ import annotations

import re

from claimkit.doc.tree import Tree
from claimkit.french.amounts.modifiers import Modifiers
from claimkit.french.small_words import OF_ANY
from claimkit.layers.amounts.counted import Counted

_COMPLEMENT = 4  # words between a counted noun and its rate
_THE = frozenset({"la", "le", "les", "l'", "l’"})
_PER = frozenset({"par", "chaque", "/", "à"})
_BEFORE = 24  # characters
_OF_AMOUNT = re.compile(r"\s([^\W\d_]{6,}) (?:de |d['’])$")
_COUNTED = frozenset({"obj", "nsubj", "nsubj:pass", "obl:arg"})
_KNOWN = frozenset({"les", "ces", "ses", "leurs", "nos", "vos", "mes"})  # « chaque jour, les 300 salariés … »
_PAIR = 2  # « un salarié français sur cinq »
_MARKS = frozenset({5.0, 10.0, 20.0, 100.0})
_MARKED = re.compile(r"\b(?:notes?|moyenne|score|noté\w*)\s(?:[\w'’]+\s)?(?:de\s)?$", re.IGNORECASE)


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
        """Adjectives, nouns behind « de » and their participles (« d'eau dessalée »): what may stand between a counted noun and its rate."""
        tree = self.tree
        return all(
            tree.pos[i] in ("ADJ", "DET")
            or (tree.verb_form[i] == "Part" and tree.lower[i - 2] in OF_ANY)
            or tree.lower[i] in OF_ANY
            or (tree.pos[i] in ("NOUN", "PROPN") and tree.lower[i - 1] in OF_ANY | _THE)
            for i in tokens
        )

    def before(self, start: int) -> str | None:
        """The rate that an adjective tells before what an amount is of: « une subvention annuelle de 1,3 million d'euros »."""
        told = _OF_AMOUNT.search(self.tree.text, max(0, start - _BEFORE), start)
        rate = None if told is None else self.modifiers.rate(self.tree.text, told.start())
        return rate[1] if rate is not None and told is not None and rate[0] == told.end(1) else None

    def beside(self, start: int, end: int) -> str | None:
        """The rate that hangs on the verb of a counted subject or object: « vend chaque jour 450 baguettes »."""
        tree = self.tree
        first = tree.token_at(start)
        i = tree.top_of(first, tree.token_at(end - 1) + 1)
        verb = tree.head[i]
        if tree.dep[i] not in _COUNTED or verb == i or any(tree.lower[k] in _KNOWN for k in tree.kids[i] if tree.dep[k] == "det"):
            return None
        if tree.dep[i] != "obj" and any(tree.dep[m] == "nummod" for k in tree.kids[verb] if tree.dep[k] == "obj" for m in tree.kids[k]):
            return None  # « chaque jour, douze bénévoles servent 300 repas »
        while tree.dep[verb] == "xcomp" and tree.verb_form[verb] == "Inf" and not self._each(verb):
            verb = tree.head[verb]
        return self._each(verb)

    def _each(self, verb: int) -> str | None:
        """What « chaque jour », « tous les mois », « par an » on a verb tell; not « chaque jour de la semaine »."""
        tree = self.tree
        for k in tree.kids[verb]:
            words = [tree.lower[m] for m in tree.kids[k] if tree.pos[m] != "PUNCT"]
            each = "chaque" in words or ("les" in words and ("tous" in words or "toutes" in words)) or words == ["par"]
            if each and all(m < k for m in tree.kids[k] if tree.pos[m] != "PUNCT"):
                return self.modifiers.per(tree.lower[k])
        return None

    def is_mark(self, start: int, part: float, whole: float) -> bool:
        """« une note de 8 sur 10 », « 7,5 sur 10 »: no share."""
        return whole in _MARKS and (part != int(part) or _MARKED.search(self.tree.text[max(0, start - 24) : start]) is not None)

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
