"""Claims that stand again: in a sentence repeated word for word, or with the same predicate and arguments elsewhere."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.models import Claim, Span

_MANY = 100  # claims that name each other's places


def once(text: str, tree: Tree, claims: list[Claim]) -> list[Claim]:
    """Claims of a sentence that stands again word for word are one claim, its other places are its repeats."""
    kept, again = _once_a_sentence(text, tree, claims)
    _match_arguments(kept, again)
    for k, places in again.items():
        kept[k] = kept[k].model_copy(update={"repeats": tuple(places)})
    return kept


def _once_a_sentence(text: str, tree: Tree, claims: list[Claim]) -> tuple[list[Claim], dict[int, list[Span]]]:
    """The claims without those of repeated sentences, and by index the places where one stands again."""
    of_claim = [tree.sent[tree.token_at(claim.predicate.head.start)] for claim in claims]
    written: dict[int, str] = {}
    for sent in set(of_claim):
        a, b = tree.sents[sent]
        written[sent] = " ".join(text[tree.start[a] : tree.end[b - 1]].split())
    kept: list[Claim] = []
    again: dict[int, list[Span]] = {}
    if len(set(written.values())) == len(written):
        return claims.copy(), again  # in most documents no sentence stands twice
    first: dict[tuple[str, int, str], int] = {}
    for claim, sent in zip(claims, of_claim, strict=True):
        head = claim.predicate.head
        key = (written[sent], head.start - tree.start[tree.sents[sent][0]], head.text)
        if key in first and len(written[sent]) > 8:
            again.setdefault(first[key], []).append(claim.span)
        else:
            first[key] = len(kept)
            kept.append(claim)
    return kept, again


def _match_arguments(claims: list[Claim], again: dict[int, list[Span]]) -> None:
    """Claims with the same predicate and arguments in other words around them name each other's places."""
    by_lemma: dict[str, list[int]] = {}
    for k, claim in enumerate(claims):
        by_lemma.setdefault(claim.predicate.lemma, []).append(k)
    groups: dict[tuple[str, str, str, str], list[int]] = {}
    for lemma, found in by_lemma.items():
        if len(found) == 1:
            continue
        for k in found:
            claim = claims[k]
            actor, patient = claim.actor.name if claim.actor else "", claim.patient.name if claim.patient else ""
            if actor or patient:
                groups.setdefault((lemma, actor.casefold(), patient.casefold(), claim.polarity), []).append(k)
    for members in groups.values():
        for k in members:
            others = [claims[j].span for j in members[:_MANY] if j != k]
            if others:
                again.setdefault(k, []).extend(others)
