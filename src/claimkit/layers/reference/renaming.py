"""Claims and attributions that tell the entity of each participant, and call it by its name."""

from __future__ import annotations

from claimkit.models import Actor, ActorKind, Attribution, Claim, Entity, Source


class Renaming:
    """Names the participants of one document by their entities. What claims share they go on sharing.

    Args:
        ids: id of the entity by start and end of a mention.
        entities: the entities by id.
    """

    def __init__(self, ids: dict[tuple[int, int], str], entities: dict[str, Entity]) -> None:
        self._ids, self._entities = ids, entities
        # By their own identity, with the old one, so that its id stays its own.
        self._actors: dict[int, tuple[Actor, Actor]] = {}
        self._attributions: dict[int, tuple[Attribution, Attribution]] = {}

    def claim(self, claim: Claim) -> Claim:
        """The claim with its participants named."""
        changed: dict[str, object] = {}
        for role, party in (("actor", claim.actor), ("patient", claim.patient)):
            if party is not None and (named := self._actor(party)) is not party:
                changed[role] = named
        if claim.attribution is not None:
            changed["attribution"] = self.attribution(claim.attribution)
        return claim.model_copy(update=changed) if changed else claim

    def attribution(self, attribution: Attribution) -> Attribution:
        """The attribution with its sources named."""
        if id(attribution) not in self._attributions:
            sources = tuple([self._source(source) for source in attribution.sources])
            self._attributions[id(attribution)] = (
                attribution,
                attribution.model_copy(update={"sources": sources}) if sources else attribution,
            )
        return self._attributions[id(attribution)][1]

    def _of(self, party: Actor | Source) -> Entity | None:
        return self._entities.get(self._ids.get((party.span.start, party.span.end), ""))

    def _actor(self, actor: Actor) -> Actor:
        if id(actor) not in self._actors:
            entity = self._of(actor)
            named = (
                actor
                if entity is None
                else actor.model_copy(update={"entity": entity.id, "name": entity.name, "kind": _kind(actor, entity)})
            )
            self._actors[id(actor)] = actor, named
        return self._actors[id(actor)][1]

    def _source(self, source: Source) -> Source:
        entity = self._of(source)
        if entity is None:
            return source
        # « D'après lui » of « son conseil, Me Anne Roux »
        one = source.antecedent is not None and entity.kind == "person" and source.kind in ("organization", "document")
        return source.model_copy(update={"entity": entity.id, "name": entity.name, "kind": "person" if one else source.kind})


def _kind(actor: Actor, entity: Entity) -> ActorKind:
    return actor.kind if entity.kind == "other" else "organization" if entity.kind == "media" else entity.kind
