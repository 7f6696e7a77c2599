"""Row classes of the word lists on verbs: what a verb does to the one it governs, and which auxiliary it takes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from claimkit.lexicons.reader import Row, table


@table("governing_verbs")
class GoverningVerbRow(Row):
    """A verb that hands the proposition on, or takes its complement in a way of its own."""

    lemma: str = Field(description="Infinitive")
    role: Literal[
        "modal",
        "semi_auxiliary",
        "raising",
        "copular",
        "causative",
        "volition",
        "existential",
        "minded",
        "giving",
        "removing",
        "receiving",
        "timed",
        "granting",
        "dating",
        "traded",
        "of",
        "from",
        "partitive",
        "idiom",
    ] = Field(
        description="modal, semi_auxiliary, raising: the infinitive after it heads the claim; copular: its adjective or participle does; "
        "causative: faire, laisser; volition: what it wants is not asserted; existential: its subject may stand after an impersonal il; "
        "minded: its participle with an infinitive tells what the subject is ready to do (« est déterminé à »); "
        "giving, removing: behind its object stands « de » and what is given to it or taken from it, or where it is taken from; "
        "receiving: so does money, with who pays it; "
        "timed: « la nuit » can be its object; granting: « deux semaines » can; dating: « le 3 mai » can; "
        "traded: reflexive, it tells a price (« se loue 600 euros »); of: its complement opens with « de », so that « profite des soldes » has no object; "
        "from: behind it « des » tells where something comes from, or what about (« émane des riverains »); "
        "partitive: « de la colère » can be its object; "
        "idiom: with its article, the noun told beside it is part of the predicate (« a coûté la vie à », « font la une »)"
    )
    preposition: str = Field(
        "", description="The preposition before the infinitive that this reading needs; of idioms, their nouns", examples=["de", "vie"]
    )

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """A verb may have several roles."""
        return ("lemma", "role")


@table("etre_verbs")
class EtreVerbRow(Row):
    """A verb whose compound past takes être, so that « est parti » is active."""

    lemma: str = Field(description="Infinitive")
    participle: str = Field(description="Its past participle, masculine singular", examples=["parti"])


@table("states")
class StateRow(Row):
    """A participle that tells a state, so that the subject of « est endetté » undergoes nothing."""

    participle: str = Field(description="Past participle, masculine singular", examples=["endetté"])
