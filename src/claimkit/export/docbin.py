"""spaCy's own format: claims and their fields as span groups, for annotation tools and for training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.export.schema import Documents, encodable, named
from claimkit.models import Extraction, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import DocBin

GROUPS = ("claims", "predicates", "actors", "patients", "quantities", "locations", "times", "sources", "cues", "hedges")


def to_docbin(documents: Extraction | Documents, *, nlp: Language | None = None) -> DocBin:
    """A DocBin with a Doc for each extraction: `doc.spans["claims"]`, `["actors"]`, `["sources"]` and so on.

    Args:
        documents: one extraction, several, or (name, extraction) pairs.
        nlp: whose tokenizer cuts the text; by default that of claimkit's own pipeline. A span that ends inside a token is widened to it.

    Returns:
        The bin; `doc.user_data["claimkit_extraction"]` of each Doc is the whole extraction as JSON, `["name"]` its name, and the
        label of a span its kind (of source, hedge, quantity …) or the certainty of a claim.
    """
    from spacy.tokens import DocBin
    from spacy.tokens import Span as DocSpan

    from claimkit.pipeline import shared  # loads in less time than spaCy makes a French tokenizer anew

    nlp = nlp or shared()
    bin_ = DocBin(store_user_data=True)
    for name, extraction in named(documents):
        doc = nlp.make_doc(encodable(extraction.text))
        for group, found in _groups(extraction).items():
            kept: dict[tuple[int, int, str], DocSpan] = {}
            for span, label in found:
                piece = doc.char_span(span.start, span.end, label=label, alignment_mode="expand")
                if piece is not None:
                    kept.setdefault((piece.start, piece.end, label), piece)
            doc.spans[group] = list(kept.values())
        doc.user_data |= {"name": encodable(name), "claimkit_extraction": extraction.model_dump_json()}
        bin_.add(doc)
    return bin_


def _groups(extraction: Extraction) -> dict[str, list[tuple[Span, str]]]:
    groups: dict[str, list[tuple[Span, str]]] = {name: [] for name in GROUPS}
    for claim in extraction.claims:
        groups["claims"].append((claim.span, claim.certainty))
        groups["predicates"].append((claim.predicate.span, claim.predicate.mood or "verb"))
        groups["actors"] += [(claim.actor.span, claim.actor.kind)] if claim.actor else []
        groups["patients"] += [(claim.patient.span, claim.patient.kind)] if claim.patient else []
        groups["quantities"] += [(q.span, q.kind) for q in claim.quantities]
        groups["locations"] += [(x.span, x.kind) for x in claim.locations]
        groups["times"] += [(t.span, t.grain or "time") for t in claim.times]
        groups["hedges"] += [(h.span, h.kind) for h in claim.hedges]
        if claim.attribution:
            groups["cues"].append((claim.attribution.cue, claim.attribution.kind))
            groups["sources"] += [(s.span, s.kind) for s in claim.attribution.sources]
    return groups
