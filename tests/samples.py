"""Extractions made by hand, for tests of what is shown and exported: no model is loaded."""

from __future__ import annotations

from datetime import date
from typing import Any

from claimkit.models import (
    Actor,
    Attribution,
    Block,
    Claim,
    Extraction,
    Hedge,
    Location,
    Meta,
    Predicate,
    Quantity,
    Source,
    Span,
    TimeExpression,
)

META = Meta(claimkit="0.1.0", model="fr_core_news_md 3.8.0")

TEXT = (
    "Crue de l’Aure : 1 200 habitants évacués\n\n"
    "Selon Le Courrier du Bocage, qui cite des pompiers, la rivière aurait inondé au moins 300 maisons à Bayeux lundi. "
    "« Nous n’avons perdu personne », a affirmé la préfète. Le pont pourrait rouvrir en avril."
)


def span(text: str, part: str, *, after: int = 0) -> Span:
    """The first place of `part` in `text`, at or after an offset."""
    at = text.index(part, after)
    return Span(start=at, end=at + len(part), text=part)


def actor(text: str, part: str, **more: Any) -> Actor:
    """A participant, named without its article."""
    return Actor(span=span(text, part), name=part.removeprefix("la ").removeprefix("Le "), **more)


def predicate(text: str, group: str, head: str, **more: Any) -> Predicate:
    """A verb group and its lexical word."""
    whole = span(text, group)
    return Predicate(span=whole, head=span(text, head, after=whole.start), lemma=more.pop("lemma", head), **more)


def sample() -> Extraction:
    """Four claims: a headline, a reported conditional with a chain, a denied direct quotation, a possibility."""
    text = TEXT
    maisons = Quantity(span=span(text, "au moins 300 maisons"), value=300, unit="maison", approximation="at_least", rule="quantity.count")
    lundi = TimeExpression(
        span=span(text, "lundi"), value="2025-03-17", start=date(2025, 3, 17), end=date(2025, 3, 18), grain="day", rule="time.weekday"
    )
    avril = TimeExpression(
        span=span(text, "avril"), value="2025-04", start=date(2025, 4, 1), end=date(2025, 5, 1), grain="month", rule="time.month"
    )
    bayeux = Location(
        span=span(text, "Bayeux"),
        name="Bayeux",
        kind="city",
        country="FR",
        latitude=49.28,
        longitude=-0.70,
        gazetteer_id="geonames:3034483",
    )
    selon = Attribution(
        cue=span(text, "Selon"),
        kind="preposition",
        sources=(
            Source(span=span(text, "Le Courrier du Bocage"), name="Courrier du Bocage", kind="media", role="relay"),
            Source(span=span(text, "des pompiers"), name="pompiers", kind="group"),
        ),
        rule="attribution.selon",
    )
    prefete = Attribution(
        cue=span(text, "a affirmé"),
        kind="verb",
        quote="direct",
        sources=(Source(span=span(text, "la préfète"), name="préfète", kind="person"),),
        rule="attribution.verb",
    )
    evacues = Quantity(span=span(text, "1 200 habitants"), value=1200, unit="habitant", rule="quantity.count")
    aurait = (Hedge(span=span(text, "Selon"), kind="attribution"), Hedge(span=span(text, "aurait"), kind="conditional"))
    claims = (
        Claim(
            id="c-1",
            span=span(text, "1 200 habitants évacués"),
            predicate=predicate(text, "évacués", "évacués", lemma="évacuer", tense="past", mood="participle", voice="passive"),
            patient=actor(text, "1 200 habitants", kind="group"),
            quantities=(evacues,),
            clause="headline",
            block="headline",
        ),
        Claim(
            id="c-2",
            span=span(text, "la rivière aurait inondé au moins 300 maisons à Bayeux lundi"),
            predicate=predicate(text, "aurait inondé", "inondé", lemma="inonder", tense="past", mood="conditional"),
            actor=actor(text, "la rivière"),
            patient=actor(text, "au moins 300 maisons"),
            quantities=(maisons,),
            locations=(bayeux,),
            times=(lundi,),
            attribution=selon,
            hedges=aurait,
            certainty="probable",
        ),
        Claim(
            id="c-3",
            span=span(text, "Nous n’avons perdu personne"),
            predicate=predicate(text, "n’avons perdu", "perdu", lemma="perdre", tense="past", mood="indicative"),
            actor=actor(text, "Nous", kind="person"),
            attribution=prefete,
            polarity="negative",
            clause="content",
        ),
        Claim(
            id="c-4",
            span=span(text, "Le pont pourrait rouvrir en avril"),
            predicate=predicate(text, "pourrait rouvrir", "rouvrir", tense="present", mood="conditional"),
            actor=actor(text, "Le pont"),
            times=(avril,),
            hedges=(Hedge(span=span(text, "pourrait"), kind="modal", rule="hedge.modal"),),
            certainty="possible",
        ),
    )
    blocks = (
        Block(span=span(text, "Crue de l’Aure : 1 200 habitants évacués"), kind="headline"),
        Block(span=span(text, text.split("\n\n")[1]), kind="lead"),
    )
    return Extraction(text=text, published=date(2025, 3, 18), claims=claims, blocks=blocks, meta=META)


def one_claim(text: str, head: str, **fields: Any) -> Extraction:
    """An extraction of one claim, whose head is given; further fields of the claim as keywords."""
    whole = Span(start=0, end=len(text), text=text)
    fields = {"id": "c-1", "span": whole, "predicate": predicate(text, head, head)} | fields
    return Extraction(text=text, claims=(Claim(**fields),), blocks=(Block(span=whole, kind="body"),), meta=META)
