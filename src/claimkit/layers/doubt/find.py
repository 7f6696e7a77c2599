"""claimkit_hedges: the words that lessen commitment, and what each of them covers.

In words: prepositional attributions hedge what they cover; a conditional hedges its verb group, unless it is a future in the past, a wish
or a politeness; pouvoir and devoir hedge unless they tell permission or duty; lexical cues hedge what the tree puts under them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from claimkit.components.component import Component
from claimkit.doc.layers import Layers, Reach, layers_of
from claimkit.doc.tree import Tree
from claimkit.doc.workspace import tree_of
from claimkit.layers.doubt.conditionals import Conditionals
from claimkit.layers.doubt.cues import LexicalHedges, is_incise_of_knowing
from claimkit.layers.doubt.finding import Finding
from claimkit.layers.doubt.modals import Modals
from claimkit.lexicons.verbs import GoverningVerbRow
from claimkit.models import Hedge, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc


_SOURCE = re.compile(r"\b(?:de|par|auprès de) (?:(?:une|des|plusieurs|mêmes?|bonne) )?sources? [a-zàâçéèêëîïôûü-]{4,}")
_HANDING_ON = ("modal", "semi_auxiliary", "raising", "copular")


class Hedges(Component):
    """Finds hedges and their reach."""

    def __init__(self, nlp: Language, name: str, *, lexicons: dict[str, list[dict[str, Any]]] | None = None) -> None:
        super().__init__(nlp, name, lexicons=lexicons)
        self._modals = Modals(self.lexicons)
        governing = {row.lemma for row in self.lexicons.rows(GoverningVerbRow) if row.role in _HANDING_ON}
        self._conditionals = Conditionals(self._modals.forms, frozenset(governing | {"être"}))  # « serait à vendre »
        self._lexical = LexicalHedges(self.lexicons)

    def __call__(self, doc: Doc) -> Doc:
        """Fills `doc._.claimkit.hedges` and `.hedge_reach`."""
        layers = layers_of(doc)
        found = self.find(doc)
        layers.hedges = [hedge for hedge, _ in found]
        layers.reporting += [offset for offset in _empty_verbs(doc, layers) if offset not in layers.reporting]
        layers.hedge_reach = [reach for _, reach in found]
        return doc

    def find(self, doc: Doc) -> list[tuple[Hedge, Reach]]:
        """Hedges in text order, each with its reach."""
        tree, layers = tree_of(doc), layers_of(doc)
        if not len(tree):
            return []
        found = [
            *_attributions(tree, layers),
            *self._modals.find(tree, layers),
            *self._conditionals.find(tree, layers),
            *self._lexical.find(tree, layers),
        ]
        out: list[tuple[Hedge, Reach]] = []
        taken: set[tuple[int, int]] = set()
        phrases = [
            (f.span.start, f.span.end) for f in found if f.rule == "hedge.adverb"
        ]  # « selon toute vraisemblance » names no source, « paraît-il » is one cue
        for item in sorted(found, key=lambda f: (f.span.start, f.span.end, f.rank)):
            place = (item.span.start, item.span.end)
            inside = item.rule != "hedge.adverb" and any(a <= place[0] and place[1] <= b for a, b in phrases)
            if place in taken or inside or not item.ranges:
                continue
            taken.add(place)
            out.append(
                (
                    Hedge(span=item.span, kind=item.kind, rule=item.rule),
                    Reach(ranges=item.ranges, certainty=item.certainty, negates=item.negates),
                )
            )
        return out


def _empty_verbs(doc: Doc, layers: Layers) -> list[int]:
    """Offsets of verbs that put nothing forward of their own: « paraît-il », the « savoir » of « croit savoir X »."""
    tree = tree_of(doc)
    out = []
    for hedge in layers.hedges:
        i = tree.token_at(hedge.span.start)
        if hedge.rule == "hedge.adverb" and hedge.span.text.endswith("-il"):
            out.append(hedge.span.start)
        elif hedge.rule == "hedge.opinion" and is_incise_of_knowing(tree, i):
            out += [hedge.span.start, tree.start[i + 1]]
    return out


def _attributions(tree: Tree, layers: Layers) -> Iterator[Finding]:
    """Prepositional attributions, and « de source … » beside a verb that reports (« a-t-on appris de source policière »)."""
    taken: list[tuple[int, int]] = []
    for attribution, reach in zip(layers.attributions, layers.attribution_reach, strict=True):
        if attribution.kind == "preposition":
            taken.append((attribution.cue.start, attribution.cue.end))
            yield Finding(attribution.cue, "attribution", "hedge.attribution", list(reach.ranges))
    for match in _SOURCE.finditer(tree.text) if "source" in tree.text else ():
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        for attribution, reach in zip(layers.attributions, layers.attribution_reach, strict=True):
            if any(s.span.start < match.end() and match.start() < s.span.end for s in attribution.sources):
                span = Span(start=match.start(), end=match.end(), text=match.group())
                yield Finding(span, "attribution", "hedge.source", list(reach.ranges))
                break
