"""Claims and attributions that tell the entity of each participant, and call it by its name."""

from __future__ import annotations

from claimkit.models import Actor, ActorKind, Attribution, Claim, Entity


def renamed(
    claim: Claim, ids: dict[tuple[int, int], str], entities: dict[str, Entity], done: dict[int, tuple[Attribution, Attribution]]
) -> Claim:
    """The claim with its participants named by their entities.

    Args:
        claim: the claim.
        ids: id of the entity by start and end of a mention.
        entities: the entities by id.
        done: attributions that have been renamed, by their own identity; grows.
    """
    changed: dict[str, object] = {}
    for role in ("actor", "patient"):
        party = getattr(claim, role)
        if party is not None and (entity := entities.get(ids.get((party.span.start, party.span.end), ""))) is not None:
            changed[role] = party.model_copy(update={"entity": entity.id, "name": entity.name, "kind": _actor_kind(party, entity)})
    if claim.attribution is not None:
        # Claims of one attribution go on sharing it; the old one is kept so that its id stays its own.
        known = done.get(id(claim.attribution))
        if known is None:
            known = done[id(claim.attribution)] = (claim.attribution, renamed_attribution(claim.attribution, ids, entities))
        changed["attribution"] = known[1]
    return claim.model_copy(update=changed) if changed else claim


def _actor_kind(actor: Actor, entity: Entity) -> ActorKind:
    return actor.kind if entity.kind == "other" else "organization" if entity.kind == "media" else entity.kind


def renamed_attribution(attribution: Attribution, ids: dict[tuple[int, int], str], entities: dict[str, Entity]) -> Attribution:
    """The attribution with its sources named by their entities."""
    sources = []
    for source in attribution.sources:
        entity = entities.get(ids.get((source.span.start, source.span.end), ""))
        sources.append(source if entity is None else source.model_copy(update={"entity": entity.id, "name": entity.name}))
    return attribution.model_copy(update={"sources": tuple(sources)}) if sources else attribution
