"""What was found of how contents stand, and what it tells of attributions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimkit.doc.layers import Content, Standing
from claimkit.layers.doubt.finding import Finding
from claimkit.models import Stance

if TYPE_CHECKING:
    from claimkit.doc.layers import Layers


@dataclass(slots=True)
class Stances:
    """What was found in one document.

    Attributes:
        standings: how contents stand.
        contents: clauses that are put forward though the grammar puts them below another.
        hedges: the words that accuse, and those that leave their content open.
        silent: offsets of words that put nothing forward of their own (« il est faux que »).
        speaking: offsets of reporting verbs that put something forward of their own (« craignent que »).
        stances: by offset of the word that reports, how its source stands to the content.
        judged: nouns on whose content an author or source passes judgment (« la rumeur … est infondée »).
    """

    standings: list[Standing] = field(default_factory=list)
    contents: list[Content] = field(default_factory=list)
    hedges: list[Finding] = field(default_factory=list)
    silent: list[int] = field(default_factory=list)
    speaking: set[int] = field(default_factory=set)
    stances: dict[int, Stance] = field(default_factory=dict)
    judged: set[int] = field(default_factory=set)

    def around(self, at: int) -> list[Standing]:
        """The standings that cover the word at an offset, the smallest first."""
        out = []
        for n, standing in enumerate(self.standings):
            sizes = [b - a for a, b in standing.ranges if a <= at < b]
            if sizes and standing.at != at:
                out.append((min(sizes), -n, standing))
        return [standing for _, _, standing in sorted(out, key=lambda x: x[:2])]


def told(layers: Layers, stances: Stances) -> None:
    """Gives the attributions the stance that the words around their cue leave; « cette affirmation est fausse » is nobody's word."""
    labels = [s.verdict for s in stances.standings if s.rule == "verdict.label" and s.verdict is not None]
    out = []
    for attribution, reach in layers.attributed():
        if any(v.start <= s.span.start < v.end for v in labels for s in attribution.sources):
            continue
        cue = attribution.cue
        stance = next((s for at, s in stances.stances.items() if cue.start <= at < cue.end), None)
        out.append((attribution if stance is None else attribution.model_copy(update={"stance": stance}), reach))
    layers.attributions, layers.attribution_reach = [a for a, _ in out], [r for _, r in out]
