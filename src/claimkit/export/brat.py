"""brat standoff: annotations that people can look at and correct in brat.

Each claim is an event on its predicate, with actor, patient, amounts, places, times, sources, cue and hedges as arguments; certainty and
negation are attributes. Offsets are those of the text, counted in characters, as brat counts them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimkit.export.schema import Documents, encodable, named
from claimkit.models import Claim, Extraction, Span

_ARGUMENTS = ("Actor", "Patient", "Quantity", "Location", "Time", "Source", "Cue", "Hedge")
CONFIGURATION = "\n".join(
    [
        "[entities]",
        *_ARGUMENTS,
        "[relations]",
        "[events]",
        "Claim\t" + ", ".join(f"{name}*:{name}" for name in _ARGUMENTS),
        "[attributes]",
        "Negation\tArg:<EVENT>",
        "Certainty\tArg:<EVENT>, Value:probable|possible|unknown",
        "",
    ]
)


def to_brat(extraction: Extraction) -> str:
    """The `.ann` file of an extraction; its `.txt` file is the text itself (with U+FFFD for lone surrogates).

    Example:
        >>> import claimkit
        >>> from claimkit.export import to_brat
        >>> print(to_brat(claimkit.extract("Le pont a fermé.")).splitlines()[0])
        T1	Claim 8 15	a fermé
    """
    return encodable("".join(line + "\n" for line in _Standoff(extraction).lines()))


def write_brat(documents: Extraction | Documents, folder: Path | str) -> None:
    """A folder for brat: `.txt` and `.ann` of each document, and `annotation.conf`.

    Args:
        documents: one extraction, several, or (name, extraction) pairs; characters of a name that no file name holds become `_`.
        folder: made where it is missing.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    (target / "annotation.conf").write_text(CONFIGURATION, encoding="utf-8")
    taken: Counter[str] = Counter()
    for name, extraction in named(documents):
        stem = "".join(c if c.isalnum() or c in "-_" else "_" for c in Path(name).name.removesuffix(".txt")) or "_"
        taken[stem] += 1
        stem += f"_{taken[stem]}" if taken[stem] > 1 else ""
        (target / f"{stem}.txt").write_text(encodable(extraction.text), encoding="utf-8", newline="")
        (target / f"{stem}.ann").write_text(to_brat(extraction), encoding="utf-8", newline="")


class _Standoff:
    """The lines of one `.ann` file: each span and type is told once, however many claims share it."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.ids: dict[tuple[str, int, int], str] = {}
        self.attributes = 0

    def lines(self) -> Iterator[str]:
        for number, claim in enumerate(self.extraction.claims, 1):
            yield from self._entity("Claim", claim.predicate.span)
            arguments: Counter[str] = Counter()
            event = [f"Claim:{self._id('Claim', claim.predicate.span)}"]
            for kind, span in _arguments(claim):
                if not span.text.strip():
                    continue  # brat refuses an annotation of nothing
                yield from self._entity(kind, span)
                arguments[kind] += 1
                nth = str(arguments[kind]) if arguments[kind] > 1 else ""
                event.append(f"{kind}{nth}:{self._id(kind, span)}")
            yield f"E{number}\t{' '.join(event)}"
            if claim.polarity == "negative":
                yield self._attribute(f"Negation E{number}")
            if claim.certainty != "certain":
                yield self._attribute(f"Certainty E{number} {claim.certainty}")

    def _entity(self, kind: str, span: Span) -> Iterator[str]:
        key = (kind, span.start, span.end)
        if key not in self.ids:
            self.ids[key] = f"T{len(self.ids) + 1}"
            pieces = list(_pieces(span))
            where = ";".join(f"{start} {end}" for start, end in pieces)
            text = " ".join(self.extraction.text[start:end] for start, end in pieces)
            yield f"{self.ids[key]}\t{kind} {where}\t{text}"

    def _id(self, kind: str, span: Span) -> str:
        return self.ids[kind, span.start, span.end]

    def _attribute(self, what: str) -> str:
        self.attributes += 1
        return f"A{self.attributes}\t{what}"


def _arguments(claim: Claim) -> Iterable[tuple[str, Span]]:
    if claim.actor:
        yield "Actor", claim.actor.span
    if claim.patient:
        yield "Patient", claim.patient.span
    yield from (("Quantity", q.span) for q in claim.quantities)
    yield from (("Location", x.span) for x in claim.locations)
    yield from (("Time", t.span) for t in claim.times)
    if claim.attribution:
        yield from (("Source", s.span) for s in claim.attribution.sources)
        yield "Cue", claim.attribution.cue
    yield from (("Hedge", h.span) for h in claim.hedges)


def _pieces(span: Span) -> Iterator[tuple[int, int]]:
    """A span without its line ends, which brat allows in no annotation."""
    at = span.start
    for line in span.text.splitlines(keepends=True):
        body = line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        if body.strip():
            yield at, at + len(body)
        at += len(line)
