"""Which rules fired in a document, and where: the ids that its layers carry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimkit.doc.layers import Layers
from claimkit.models import Firing, Span
from claimkit.rules import rules, says

_WORD = re.compile(r"[\w'’-]+")
Fired = tuple[str, Span]


def firings(text: str, layers: Layers, lang: str) -> list[Firing]:
    """What fired, in text order, each rule once a place; what it says is in `lang`."""
    order = {name: k for k, name in enumerate(rules())}
    found = {(span.start, span.end, rule): span for rule, span in _fired(text, layers)}
    places = sorted(found, key=lambda place: (place[0], order.get(place[2], len(order)), place[1]))
    return [
        Firing(rule=place[2], layer=row.layer, span=found[place], says=says(place[2], lang))
        for place in places
        if (row := rules().get(place[2])) is not None
    ]


def _fired(text: str, layers: Layers) -> Iterator[Fired]:
    for found in (layers.repairs, layers.quantities, layers.times, layers.locations, layers.hedges):
        yield from ((item.rule, item.span) for item in found)
    for attribution in layers.attributions:
        yield attribution.rule, attribution.cue
        yield from ((source.rule, source.span) for source in attribution.sources)
    for embedding in layers.embeddings:
        if embedding.accusation:
            yield embedding.accusation, _span(text, embedding.at, embedding.end)
    for standing in layers.standings:
        word = _WORD.match(text, standing.at)
        yield standing.rule, standing.verdict or _span(text, standing.at, word.end() if word else standing.at)
    for link in (*layers.links, *layers.possessives):
        yield link.rule, link.mention
    for claim in layers.claims:
        yield claim.rule, claim.predicate.span
        yield from ((party.rule, party.span) for party in (claim.actor, claim.patient) if party is not None)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])
