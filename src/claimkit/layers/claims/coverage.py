"""What covers a place of the text: asked for every claim, so it must not look through the whole document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.models import Attribution, Certainty, Hedge, Source, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimkit.doc.layers import Layers, Reach, Standing

_STRETCH = 128  # characters; about a sentence
_SPOKEN = frozenset({"attribution.interview", "attribution.turn_name", "attribution.turn"})
_WEAKNESS: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2, "unknown": 3}


def weaker(a: Certainty, b: Certainty) -> Certainty:
    """The less sure of two."""
    return a if _WEAKNESS[a] >= _WEAKNESS[b] else b


class Near:
    """Attributions and hedges by the stretches of text that they cover."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._attributions = _by_stretch(layers.attribution_reach)
        self._hedges = _by_stretch(layers.hedge_reach)
        self._standings = _by_stretch(layers.standings)
        self._merged: dict[tuple[int, ...], Attribution] = {}

    def attribution(self, at: int) -> Attribution | None:
        """What a character offset is attributed to.

        The cue nearest to it counts, with the sources of those around it as relays.
        """
        covering = []
        for k in self._attributions.get(at // _STRETCH, ()):
            size = _range_around(self._layers.attribution_reach[k], at)
            if size:
                covering.append((size, k))
        if not covering:
            return None
        cues = tuple([k for _, k in sorted(covering)])
        if cues not in self._merged:
            self._merged[cues] = self._merge(cues)
        return self._merged[cues]

    def _merge(self, cues: tuple[int, ...]) -> Attribution:
        """The attribution of what several cues cover, nearest first."""
        sources: list[Source] = []
        for k in cues:
            for source in self._layers.attributions[k].sources:
                if any(_overlaps(source.span, s.span) or (source.name and source.name == s.name) for s in sources):
                    continue
                sources.append(source.model_copy(update={"role": "relay"}) if k != cues[0] and sources else source)
        nearest, merged = self._layers.attributions[cues[0]], tuple(sources)
        spoken = any(self._layers.attributions[k].rule in _SPOKEN for k in cues[1:])
        quote = "direct" if spoken else nearest.quote  # what someone tells in an interview, whoever he cites, is said by him
        if merged == nearest.sources and quote == nearest.quote:
            return nearest
        return nearest.model_copy(update={"sources": merged, "quote": quote})

    def standing(self, at: int) -> Standing | None:
        """How a character offset stands by the nearest word that says so; of two with the same reach, by the later one."""
        best: tuple[int, Standing] | None = None
        for k in self._standings.get(at // _STRETCH, ()):
            standing = self._layers.standings[k]
            size = _range_around(standing, at)
            if size and (best is None or size <= best[0]):
                best = size, standing
        return None if best is None else best[1]

    def hedges(self, at: int, standing: Standing | None) -> tuple[tuple[Hedge, ...], Certainty, bool]:
        """The hedges that cover a character offset, in order; how sure they leave it; whether they deny it.

        A hedge below a denial leaves that as sure as it is: « dément que le maire serait malade ».
        """
        denial = standing if standing is not None and standing.negates else None
        found: list[Hedge] = []
        certainty: Certainty = "certain"
        negates = False
        for k in self._hedges.get(at // _STRETCH, ()):
            reach = self._layers.hedge_reach[k]
            if _range_around(reach, at):
                found.append(self._layers.hedges[k])
                negates ^= reach.negates
                if denial is not None and not _range_around(reach, denial.at):
                    continue
                if reach.certainty is not None and _WEAKNESS[reach.certainty] > _WEAKNESS[certainty]:
                    certainty = reach.certainty
        return tuple(found), certainty, negates


def _range_around(reach: Reach | Standing, at: int) -> int:
    """The length of the shortest range that holds a character offset; 0 when none does."""
    size = 0
    for start, end in reach.ranges:
        if start <= at < end and (not size or end - start < size):
            size = end - start
    return size


def _overlaps(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _by_stretch(reaches: Sequence[Reach | Standing]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for k, reach in enumerate(reaches):
        for stretch in {s for start, end in reach.ranges for s in range(start // _STRETCH, end // _STRETCH + 1)}:
            found.setdefault(stretch, []).append(k)
    return found
