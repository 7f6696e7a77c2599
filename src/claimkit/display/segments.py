"""Marks on a text, cut into segments: overlapping and crossing spans come out right, because no segment lies half in a mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from claimkit.models import Claim, Extraction, Span

MarkKind = Literal["claim", "repeat", "predicate", "actor", "patient", "source", "cue", "hedge", "quantity", "location", "time"]


@dataclass(frozen=True)
class Mark:
    """A span of the text that belongs to a claim (its position from 1)."""

    start: int
    end: int
    kind: MarkKind
    claim: int


@dataclass(frozen=True)
class Segment:
    """A piece of text that lies wholly inside or outside every mark.

    Attributes:
        text: the characters.
        start: offset of the first one.
        kinds: what the piece is, sorted.
        claims: the claims it belongs to, the longest first, so that the last is the innermost.
        heads: claims whose verb group begins here.
        again: claims of which a repetition begins here.
    """

    text: str
    start: int
    kinds: tuple[MarkKind, ...] = ()
    claims: tuple[int, ...] = ()
    heads: tuple[int, ...] = ()
    again: tuple[int, ...] = ()


def marks_of(extraction: Extraction) -> list[Mark]:
    """Every mark of every claim."""
    return [mark for number, claim in enumerate(extraction.claims, 1) for mark in _marks(claim, number, len(extraction.text))]


def segments(text: str, marks: Iterable[Mark], *, cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """The text cut at every border of a mark, and at further places.

    Args:
        text: the whole text.
        marks: what is marked in it, in any order.
        cuts: offsets at which a segment must end, such as the borders of blocks.

    Example:
        >>> crossing = [Mark(0, 4, "hedge", 1), Mark(2, 6, "source", 2)]
        >>> [(s.text, s.kinds) for s in segments("abcdef", crossing)]
        [('ab', ('hedge',)), ('cd', ('hedge', 'source')), ('ef', ('source',))]
    """
    opening, closing = defaultdict(list), defaultdict(list)
    for mark in marks:
        if mark.start < min(mark.end, len(text)):
            opening[mark.start].append(mark)
            closing[min(mark.end, len(text))].append(mark)
    borders = sorted({0, len(text), *cuts, *opening, *closing})
    open_marks: dict[Mark, None] = {}
    for here, there in pairwise(borders):
        for mark in closing[here]:
            open_marks.pop(mark, None)
        for mark in opening[here]:
            open_marks[mark] = None
        yield _segment(text[here:there], here, list(open_marks))


def _segment(text: str, start: int, marks: list[Mark]) -> Segment:
    longest: dict[int, int] = {}
    for mark in marks:
        longest[mark.claim] = max(longest.get(mark.claim, 0), mark.end - mark.start)
    return Segment(
        text=text,
        start=start,
        kinds=tuple(sorted({mark.kind for mark in marks})),
        claims=tuple(sorted(longest, key=lambda claim: (-longest[claim], claim))),
        heads=tuple(sorted({mark.claim for mark in marks if mark.kind == "predicate" and mark.start == start})),
        again=tuple(sorted({mark.claim for mark in marks if mark.kind == "repeat" and mark.start == start})),
    )


def _marks(claim: Claim, number: int, length: int) -> Iterator[Mark]:
    attribution = claim.attribution
    spans: list[tuple[MarkKind, Span]] = [("claim", claim.span), ("predicate", claim.predicate.span)]
    spans += [("actor", claim.actor.span)] if claim.actor else []
    spans += [("patient", claim.patient.span)] if claim.patient else []
    spans += [("quantity", q.span) for q in claim.quantities]
    spans += [("location", x.span) for x in claim.locations]
    spans += [("time", t.span) for t in claim.times]
    spans += [("hedge", h.span) for h in claim.hedges]
    spans += [("repeat", span) for span in claim.repeats]
    if attribution:
        spans += [("cue", attribution.cue), *(("source", s.span) for s in attribution.sources)]
    for kind, span in spans:
        if span.start < length:
            yield Mark(span.start, min(span.end, length), kind, number)
