"""Claims that stand again: in a sentence repeated word for word, or with the same predicate and arguments elsewhere."""

from __future__ import annotations

from claimkit.components.syntax import Tree
from claimkit.models import Claim, Span

_MANY = 100  # claims that name each other's places


def once(text: str, tree: Tree, claims: list[Claim]) -> list[Claim]:
    """Claims of a sentence that stands again word for word are one claim, its other places are its repeats."""
    sentences: dict[int, str] = {}
    first: dict[tuple[str, int, str], int] = {}
    kept: list[Claim] = []
    again: dict[int, list[Span]] = {}
    for claim in claims:
        i = tree.token_at(claim.predicate.head.start)
        sent = tree.sent[i]
        if sent not in sentences:
            a, b = tree.sents[sent]
            sentences[sent] = " ".join(text[tree.start[a] : tree.end[b - 1]].split())
        key = (sentences[sent], claim.predicate.head.start - tree.start[tree.sents[sent][0]], claim.predicate.head.text)
        if key in first and len(sentences[sent]) > 8:
            again.setdefault(first[key], []).append(claim.span)
        else:
            first[key] = len(kept)
            kept.append(claim)
    _match_arguments(kept, again)
    return [c.model_copy(update={"repeats": tuple(again[k])}) if k in again else c for k, c in enumerate(kept)]


def _match_arguments(claims: list[Claim], again: dict[int, list[Span]]) -> None:
    """Claims with the same predicate and arguments in other words around them name each other's places."""
    groups: dict[tuple[str, str, str, str], list[int]] = {}
    for k, claim in enumerate(claims):
        actor, patient = claim.actor.name if claim.actor else "", claim.patient.name if claim.patient else ""
        if actor or patient:
            groups.setdefault((claim.predicate.lemma, actor.casefold(), patient.casefold(), claim.polarity), []).append(k)
    for members in groups.values():
        for k in members:
            others = [claims[j].span for j in members[:_MANY] if j != k]
            if others:
                again.setdefault(k, []).extend(others)
