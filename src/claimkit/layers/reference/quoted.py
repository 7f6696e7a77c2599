"""Who speaks where: the quotation that each token stands in, who speaks it, and the words that something is attributed to."""

from __future__ import annotations

from claimkit.doc.layers import Layers, Reach
from claimkit.doc.spans import tokens_between
from claimkit.doc.tree import Tree
from claimkit.models import Attribution, Source

_OPENING = frozenset({"«", "“", '"'})
_NAME = 4  # words between marks that are a name or an expression


class Utterances:
    """What the attributions of a document say of its tokens.

    Attributes:
        quoted: for each token the index of the attribution, with a direct or mixed quote, whose content it stands in, a number
            below -1 for one between marks without attribution, or -1.
        speakers: attribution to its nearest source.
        sources: tokens of sources.
        media: those of them that are media.
        reporting: tokens of verbs that only report.
    """

    __slots__ = ("_layers", "_marked", "_sayings", "_tree", "media", "quoted", "reporting", "sources", "speakers")

    def __init__(self, tree: Tree, layers: Layers) -> None:
        self._tree, self._layers = tree, layers
        self.quoted = [-1] * len(tree)
        speakers: dict[int, Source] = {}
        self.sources: set[int] = set()
        self.media: set[int] = set()
        self.reporting = {tree.token_at(offset) for offset in layers.reporting}
        self._sayings: dict[int, int] = {}
        marks = tree.quotations
        for n, q in enumerate(marks):
            inside = tokens_between(tree, q.inner_start, q.inner_end)
            if len(inside) > _NAME:
                self.quoted[inside.start : inside.stop] = [-2 - n] * len(inside)
        self._marked = tuple(self.quoted)
        for k, (attribution, reach) in enumerate(layers.attributed()):
            for source in attribution.sources:
                span = source.span
                for i in tokens_between(tree, span.start, span.end):
                    self.sources.add(i)
                    if source.kind == "media":
                        self.media.add(i)
                    if span.start <= tree.start[i] < span.end:
                        self._sayings.setdefault(i, k)
            if attribution.quote == "indirect" or attribution.kind == "preposition" or self._is_inside(attribution, reach):
                continue
            for start, end in reach.ranges:
                for i in self._from_mark(tokens_between(tree, start, end)):
                    if attribution.quote == "direct" or self._marked[i] != -1:  # « il juge que « rien ne va » et il part »
                        self.quoted[i] = k
            if attribution.sources:
                speakers[k] = attribution.sources[0]
        # Who « ils » is in « ils ont cru qu'ils … » of a quotation is told inside it.
        self.speakers = {k: source for k, source in speakers.items() if self.quoted[tree.token_at(source.span.start)] < 0}

    def _is_inside(self, attribution: Attribution, reach: Reach) -> bool:
        """« « Les voisins savent qu'ils … », dit-il »: whose saying is told in a quotation speaks no words of it."""
        if not attribution.sources or not reach.ranges or attribution.sources[0].span.start > reach.ranges[0][0]:
            return False
        around = self._marked[self._tree.token_at(attribution.sources[0].span.start)]
        return around != -1 and around == self._marked[self._tree.token_at(reach.ranges[0][0])]

    def speaker(self, i: int) -> Source | None:
        """Who speaks the quotation that a token stands in."""
        return self.speakers.get(self.quoted[i])

    def verb(self, i: int) -> int:
        """The word that attributes the quotation that a token stands in (« a dit »), or -1."""
        k = self.quoted[i]
        return self._tree.token_at(self._layers.attributions[k].cue.end - 1) if k >= 0 else -1

    def first_word(self, i: int) -> int:
        """Where the words right before a source that speaks them begin; its own place for any other token."""
        said = self.said_by(i)
        if not said:
            return i
        quotation = min(self._marked[slice(*said[-1])])  # its sentences are one
        return next(first for first, stop in said if min(self._marked[first:stop]) == quotation != -1 or first == said[-1][0])

    def said_by(self, i: int) -> tuple[tuple[int, int], ...] | None:
        """Token ranges of what a pronoun says before it, when it is a source; None when it is none."""
        k = self._sayings.get(i)
        if k is None:
            return None
        ranges = [tokens_between(self._tree, a, b) for a, b in self._layers.attribution_reach[k].ranges if a < self._tree.start[i]]
        if self._layers.attributions[k].quote != "indirect":
            ranges = [self._from_mark(tokens, behind=":") for tokens in ranges]
        return tuple([(tokens.start, tokens.stop) for tokens in ranges])

    def _from_mark(self, tokens: range, behind: str = "") -> range:
        """The tokens from the first opening mark on: what stands before it leads in to what is said.

        Args:
            tokens: what is attributed.
            behind: the word that the mark must stand behind, if any.
        """
        words = self._tree.words
        opening = next((i for i in tokens if words[i] in _OPENING and (not behind or words[i - 1] == behind)), tokens.start)
        return range(opening, tokens.stop)
