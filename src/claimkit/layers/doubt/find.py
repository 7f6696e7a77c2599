"""The words that lessen commitment, and what each of them covers.

In words: prepositional attributions hedge what they cover; a conditional hedges its verb group, unless it is a future in the past, a wish
or a politeness; pouvoir and devoir hedge unless they tell permission or duty; lexical cues hedge what the tree puts under them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimkit.doc.layers import Layers, Reach
from claimkit.doc.tree import Tree
from claimkit.french.conditional import Stems
from claimkit.grammar.reach import ranges_of
from claimkit.layers.doubt.conditionals import Conditionals
from claimkit.layers.doubt.covers import adverb_scope
from claimkit.layers.doubt.cues import LexicalHedges, is_incise_of_knowing
from claimkit.layers.doubt.finding import Finding
from claimkit.layers.doubt.modals import Modals
from claimkit.layers.doubt.stance import StanceReader
from claimkit.layers.doubt.standings import Stances
from claimkit.layers.doubt.words import StanceWords
from claimkit.lexicons import Lexicons
from claimkit.lexicons.verbs import GoverningVerbRow
from claimkit.models import Hedge, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_SOURCE = re.compile(r"\b(?:de|par|auprès de) (?:(?:une|des|plusieurs|mêmes?|bonne) )?sources? [a-zàâçéèêëîïôûü-]{4,}|\bde même source\b")
_OWN = re.compile(  # the first letter comes first, so that the search goes from one to the next
    r"[sSdDàÀpP](?<!\w.)(?i:(?<=s)elon (?:moi|nous)\b|(?<=d)['’]après (?:moi|nous)\b|(?<=à) (?:mes|nos) yeux\b|(?<=p)our (?:moi|nous)(?=,))"
)
_HANDING_ON = ("modal", "semi_auxiliary", "raising", "copular")


@dataclass(frozen=True, slots=True)
class Doubt:
    """The hedges of a document with what they cover, and how its contents stand."""

    hedges: list[tuple[Hedge, Reach]]
    stances: Stances


class HedgeFinder:
    """Finds hedges and their reach."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._modals = Modals(lexicons)
        governing = {row.lemma for row in lexicons.rows(GoverningVerbRow) if row.role in _HANDING_ON}
        self._conditionals = Conditionals(self._modals.forms, frozenset(governing | {"être"}), Stems(lexicons))  # « serait à vendre »
        self._lexical = LexicalHedges(lexicons)
        self._words = StanceWords(lexicons)

    def find(self, tree: Tree, layers: Layers) -> Doubt:
        """Hedges in text order, each with its reach, and how contents stand."""
        if not len(tree):
            return Doubt([], Stances())
        conditionals = list(self._conditionals.find(tree, layers))
        stances = StanceReader(self._words, tree, layers, _open(tree, conditionals)).read()
        lexical = [
            f
            for f in self._lexical.find(tree, layers)
            if not (f.rule in ("hedge.noun", "hedge.opinion") and f.span.start in stances.judged)
        ]  # « la rumeur … est infondée » is more than a rumour
        found = [
            *_attributions(tree, layers),
            *_own_opinions(tree),
            *self._modals.find(tree, layers),
            *conditionals,
            *lexical,
            *stances.hedges,
        ]
        return Doubt(_once(found), stances)


def _open(tree: Tree, conditionals: list[Finding]) -> frozenset[int]:
    """The tokens that stand under a condition."""
    return frozenset(tree.token_at(a) for f in conditionals if f.kind == "hypothetical" for a, _ in f.ranges)


def _once(found: list[Finding]) -> list[tuple[Hedge, Reach]]:
    """Each cue once, in text order."""
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


def empty_verbs(tree: Tree, hedges: Iterable[Hedge]) -> list[int]:
    """Offsets of verbs that put nothing forward of their own: « paraît-il », the « savoir » of « croit savoir X »."""
    out = []
    for hedge in hedges:
        i = tree.token_at(hedge.span.start)
        if hedge.rule == "hedge.adverb" and hedge.span.text.endswith("-il"):
            out.append(hedge.span.start)
        elif hedge.rule == "hedge.opinion" and is_incise_of_knowing(tree, i):
            out += [hedge.span.start, tree.start[i + 1]]
    return out


def _own_opinions(tree: Tree) -> Iterator[Finding]:
    """« selon moi », « à mes yeux », « Pour moi, »: who speaks answers for it."""
    for match in _OWN.finditer(tree.text):
        first, last = tree.token_at(match.start()), tree.token_at(match.end() - 1)
        opens = first == tree.sents[tree.sent[first]][0] or tree.pos[first - 1] == "PUNCT"
        if opens or tree.lower[first] != "pour":
            after = first + 1 if tree.lower[last] in ("moi", "nous") else last + 1
            yield Finding(tree.span(first, after), "attribution", "hedge.attribution", ranges_of(tree, adverb_scope(tree, first, last)))


def _attributions(tree: Tree, layers: Layers) -> Iterator[Finding]:
    """Prepositional attributions, and « de source … » beside a verb that reports (« a-t-on appris de source policière »)."""
    taken: dict[tuple[int, int], Finding] = {}
    for attribution, reach in layers.attributed():
        if attribution.kind == "preposition":
            cue = attribution.cue
            taken.setdefault((cue.start, cue.end), Finding(cue, "attribution", "hedge.attribution", [])).ranges.extend(reach.ranges)
    yield from taken.values()
    for match in _SOURCE.finditer(tree.text) if "source" in tree.text else ():
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        covered = [
            piece
            for attribution, reach in layers.attributed()
            if any(s.span.start < match.end() and match.start() < s.span.end for s in attribution.sources)
            for piece in reach.ranges
        ]
        yield Finding(Span(start=match.start(), end=match.end(), text=match.group()), "attribution", "hedge.source", covered)
