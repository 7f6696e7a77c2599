"""Entities of a text read in parts: those of one name are one, and their ids count through the whole text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from claimkit.models import Attribution, Claim, Entity

T = TypeVar("T", Claim, Attribution)


def take_in(known: list[Entity], found: Iterable[Entity]) -> dict[str, str]:
    """Adds the entities of a further part to those known.

    Args:
        known: entities of the parts before; it grows.
        found: entities of the part, their spans already those of the whole text.

    Returns:
        The id that each id of the part has in the whole text.
    """
    by_name = {(entity.name.casefold(), entity.kind): k for k, entity in enumerate(known)}
    ids: dict[str, str] = {}
    for entity in found:
        k = by_name.get((entity.name.casefold(), entity.kind))
        if k is None:
            number = ids[entity.id] = f"e{len(known) + 1}"
            known.append(entity if entity.id == number else entity.model_copy(update={"id": number}))
            continue
        one = known[k]
        ids[entity.id] = one.id
        fields = ("titles", "aliases", "mentions", "uncertain")
        known[k] = one.model_copy(update={name: tuple(dict.fromkeys((*getattr(one, name), *getattr(entity, name)))) for name in fields})
    return ids


def with_ids(items: Iterable[T], ids: dict[str, str]) -> list[T]:
    """The claims or attributions with the ids of the whole text."""
    return [_claim(item, ids) if isinstance(item, Claim) else _attribution(item, ids) for item in items]


def _claim(claim: Claim, ids: dict[str, str]) -> Claim:
    changed: dict[str, object] = {}
    for role in ("actor", "patient"):
        party = getattr(claim, role)
        if party is not None and party.entity is not None:
            changed[role] = party.model_copy(update={"entity": ids[party.entity]})
    if claim.attribution is not None:
        changed["attribution"] = _attribution(claim.attribution, ids)
    return claim.model_copy(update=changed)


def _attribution(attribution: Attribution, ids: dict[str, str]) -> Attribution:
    sources = [s if s.entity is None else s.model_copy(update={"entity": ids[s.entity]}) for s in attribution.sources]
    return attribution.model_copy(update={"sources": tuple(sources)})
