"""A hedge as its rules hand it over, before it becomes a model."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimkit.models import Certainty, HedgeKind, Span


@dataclass(slots=True)
class Finding:
    """A hedge with what it covers.

    Attributes:
        span: the cue.
        ranges: character ranges of what it covers; a hedge that covers nothing is dropped.
        rank: where two rules find the same cue, the lower one wins.
    """

    span: Span
    kind: HedgeKind
    rule: str
    ranges: list[tuple[int, int]]
    certainty: Certainty | None = None
    negates: bool = False
    rank: int = field(default=0)
