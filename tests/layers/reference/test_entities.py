"""One person one entry: what is put together, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language


def entities(text: str, nlp: Language) -> dict[str, claimkit.Entity]:
    return {entity.name: entity for entity in claimkit.extract(text, nlp=nlp).entities}


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "Le patron de la banque, Paul Roche, a démissionné. M. Roche dirigeait l'agence depuis 2015.",
            "Paul Roche",
            ["Le patron de la banque, Paul Roche", "M. Roche"],
        ),
        ("Le ministre Jean Barrot a signé. Le ministre partira mardi.", "Jean Barrot", ["Le ministre Jean Barrot", "Le ministre"]),
        ("Les élus ont voté. L'un d'eux a refusé. Ils partiront.", "élus", ["Les élus", "Ils"]),
        ("Marie Lambert a démissionné. Elle dirigeait la société depuis 2015.", "Marie Lambert", ["Marie Lambert", "Elle"]),
        (
            "L'association « Les Jardins » a saisi le tribunal. Les Jardins demandent réparation.",
            "Les Jardins",
            ["L'association « Les Jardins »", "Les Jardins"],
        ),
        ("La préfecture a fermé le pont. La préfecture a prévenu les riverains.", "préfecture", ["La préfecture", "La préfecture"]),
        (
            "L'Organisation mondiale de la santé (OMS) a salué l'accord. L'OMS a promis une aide.",
            "Organisation mondiale de la santé",
            ["L'Organisation mondiale de la santé (OMS)", "L'OMS"],
        ),
    ],
)
def test_entities_are_one(nlp: Language, text: str, name: str, mentions: list[str]) -> None:
    assert [m.text for m in entities(text, nlp)[name].mentions] == mentions


def test_entities_titles_and_aliases(nlp: Language) -> None:
    found = entities("La présidente du port, Louise Garnier, a fermé deux quais. Mme Garnier promet un plan.", nlp)["Louise Garnier"]
    assert (found.kind, found.titles, found.aliases) == ("person", ("présidente du port",), ("Garnier",))


def test_entities_name_actors_and_sources(nlp: Language) -> None:
    extraction = claimkit.extract("La maire, Louise Garnier, a visité le port. Selon Mme Garnier, le quai fermera.", nlp=nlp)
    actor, source = extraction.claims[0].actor, extraction.claims[1].attribution
    assert actor is not None
    assert source is not None
    assert (actor.name, source.sources[0].name) == ("Louise Garnier", "Louise Garnier")
    assert actor.entity == source.sources[0].entity is not None


@pytest.mark.parametrize(
    "text",
    [
        "Un homme a été blessé à Lyon. Un homme a été arrêté à Nice.",
        "Le maire de Rennes a signé. Le maire de Brest a refusé.",
        "Marie Roux a signé l'accord. Paul Lenoir a signé l'accord.",
    ],
)
def test_entities_are_two(nlp: Language, text: str) -> None:
    extraction = claimkit.extract(text, nlp=nlp)
    parties = [claim.actor or claim.patient for claim in extraction.claims]
    ids = [party.entity for party in parties if party is not None]
    assert len(set(ids)) == len(ids) == 2


def test_entities_open_readings_are_told(nlp: Language) -> None:
    text = "Anne Roux a signé l'accord. Marie Roux a refusé l'accord. Mme Roux a quitté la salle."
    found = entities(text, nlp)
    assert [u.text for name in ("Anne Roux", "Marie Roux") for u in found[name].uncertain] == ["Mme Roux", "Mme Roux"]


def test_entities_of_a_text_in_parts_are_one(nlp: Language) -> None:
    text = "La maire Louise Garnier a signé l'accord.\n\n" + "Le vent souffle.\n\n" * 4000 + "Louise Garnier a refusé l'offre."
    found = [e for e in claimkit.extract(text, nlp=nlp).entities if e.name == "Louise Garnier"]
    assert [len(e.mentions) for e in found] == [2]
    assert all(text[m.start : m.end] == m.text for m in found[0].mentions)


def test_entities_impersonal_il_is_nobody(nlp: Language) -> None:
    text = "Le maire a fermé la plage. Il fera 39 degrés jeudi."
    assert [m.text for e in claimkit.extract(text, nlp=nlp).entities for m in e.mentions] == ["Le maire"]


def test_entities_what_was_done_to_someone_is_no_part_of_the_name(nlp: Language) -> None:
    text = "Le bac a coulé, selon un élu de la côte joint par l'agence Sud sous le couvert de l'anonymat. « Tous sont saufs », a-t-il dit."
    assert [claim.attribution.sources[0].name for claim in claimkit.extract(text, nlp=nlp).claims if claim.attribution] == [
        "élu de la côte"
    ] * 2
