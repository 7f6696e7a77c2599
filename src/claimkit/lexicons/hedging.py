"""Row classes of the word lists on hedging."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from claimkit.lexicons.reader import Row, table
from claimkit.models import Certainty

CueCategory = Literal["opinion", "suspicion", "seeming", "risk", "capacity", "predicate", "attribute", "noun"]
ModalTense = Literal["present", "imperfect", "future", "conditional", "subjunctive", "participle", "present_participle"]


@table("r_stems")
class RStem(Row):
    """A verb stem in -r that its spelling does not decide: before « -ais, -ait … » it makes a conditional or an imperfect."""

    stem: str
    mood: Literal["conditional", "imperfect"]


@table("hedge_cues")
class HedgeCue(Row):
    """A word that lessens commitment by what it governs.

    What a category covers: `opinion` (verb) its content; `suspicion` (verb) its infinitive and, as a passive, itself; `seeming`, `risk`
    (verbs) and `capacity` (adjective) the infinitive or attribute behind; `predicate` (adjective behind a copula) itself and its content;
    `attribute` (adjective inside a noun phrase) the clause that the noun phrase takes part in; `noun` the clause that tells its content.
    """

    cue: str = Field(description="Infinitive of a verb, masculine singular of an adjective, singular of a noun")
    category: CueCategory = Field(description="What sort of word, hence what it covers")
    certainty: Certainty = Field(description="What is left of the claim's certainty")
    negates: bool = Field(default=False, description="The content is held to be rather false (« douter », « improbable »)")
    forms: str = Field("", description="Inflected forms of an irregular verb, separated by spaces; those of verbs in -er are generated")

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """The same word may stand in two categories."""
        return ("cue", "category")


@table("hedge_phrases")
class HedgePhrase(Row):
    """An adverb or a fixed phrase that lessens commitment to its clause (« peut-être », « selon toute vraisemblance »)."""

    phrase: str = Field(description="The words in lower case, with straight apostrophes")
    certainty: Certainty


@table("modal_forms")
class ModalForm(Row):
    """A form of pouvoir or devoir, whose tense decides with subject and complement whether it tells possibility or permission."""

    form: str
    verb: Literal["pouvoir", "devoir"]
    tense: ModalTense


@table("planned_verbs")
class PlannedVerb(Row):
    """A verb of events and moves: behind « doit » it tells a plan (« doit s'ouvrir »), not a duty."""

    verb: str = Field(description="Infinitive")


@table("ability_verbs")
class AbilityVerb(Row):
    """A verb of what one is able to do or has room for: behind « peut » it tells no possibility (« peut mémoriser », « peut accueillir »)."""

    verb: str = Field(description="Infinitive")


@table("unwilled_verbs")
class UnwilledVerb(Row):
    """A verb of what happens without being willed: behind « a pu » it tells a possibility (« a pu se tromper »), not a success."""

    verb: str = Field(description="Infinitive")
