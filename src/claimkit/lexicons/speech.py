"""Row classes of the word lists on speech: who reports, with which words."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from claimkit.lexicons.reader import Row, table
from claimkit.models import SourceKind, SourceRole, Stance

VerbClass = Literal["say", "ask", "know", "opinion", "deny", "accuse", "promise", "will", "emerge"]
NounClass = Literal["content", "vehicle", "occasion", "person", "group", "organization", "media", "never"]


@table("reporting_verbs")
class ReportingVerb(Row):
    """A verb that reports: what it says of the truth of its content, and how the content follows."""

    lemma: str = Field(description="Infinitive, with `se`/`s'` when pronominal, with `faire`/`laisser` when it needs them")
    kind: VerbClass = Field(
        description="What the speaker does; emerge: impersonal, its source stands behind « de » (« il ressort de l'enquête que »)"
    )
    stance: Stance = Field("neutral", description="What the verb says of the truth of its content")
    que: bool = Field(default=False, description="Takes « que » and a clause")
    infinitive: bool = Field(default=False, description="Takes a bare infinitive (« dit avoir vu »)")
    de: bool = Field(default=False, description="Takes someone and « de » with an infinitive (« accuse X d'avoir »)")
    incise: bool = Field(default=False, description="Stands in an incise (« …, indique la police »)")
    colon: bool = Field(default=False, description="Opens a colon or a quotation")
    attribute: bool = Field(default=False, description="Takes an attribute (« se dit favorable à », « juge la loi inutile »)")

    @model_validator(mode="after")
    def _reports(self) -> Self:
        if not (self.que or self.infinitive or self.de or self.incise or self.colon or self.attribute):
            message = (
                f"nothing says how what {self.lemma!r} reports follows: set `que`, `infinitive`, `de`, `incise`, `colon` or `attribute`"
            )
            raise ValueError(message)
        return self

    @property
    def out_of(self) -> bool:
        """Whether the source is what the content comes out of."""
        return self.kind == "emerge"

    @property
    def shows(self) -> bool:
        """Whether things can be its subject without saying anything (« cette victoire confirme que »)."""
        return self.kind == "know" or self.stance == "committed"


@table("verb_models")
class VerbModel(Row):
    """How verbs that end alike are conjugated."""

    ending: str = Field(description="End of the infinitive; the longest one that fits wins")
    present: str = Field(description="The six forms of the present, each the end that replaces `ending`")
    imperfect: str = Field("", description="Stem of the imperfect and of the present participle")
    future: str = Field("", description="Stem of the future and of the conditional")
    past: str = Field("", description="Third persons of the simple past, singular and plural")
    participle: str = Field("", description="Past participle, masculine singular")
    subjunctive: str = Field("", description="Third persons of the present subjunctive, where the present plural does not give them")


@table("attribution_prepositions")
class AttributionPreposition(Row):
    """A preposition, simple or compound, that names the source of a clause."""

    text: str = Field(description="The words, in lower case, without the article that may follow")
    accepts: Literal["any", "agent", "speech", "source", "pronoun"] = Field(
        "any",
        description="`agent`: only people and bodies; `speech`: also what carries their words; `source`: the word source itself follows; "
        "`pronoun`: the second word is the source",
    )
    initial: bool = Field(default=False, description="Only at the start of its clause")
    stance: Stance = "neutral"


@table("attribution_nouns")
class AttributionNoun(Row):
    """A noun met in attributions: what speaks, what carries speech, and what never does."""

    lemma: str
    kind: NounClass = Field(
        description="`vehicle` carries what a body says (communiqué, chiffres); `content` is what is said (annonce); at an `occasion` one speaks (interview)"
    )
    plural: str = Field("", description="Plural, where it is not the singular with -s")
    clause: bool = Field(default=False, description="Takes « que » and a clause (« l'idée que »), or « être que »")


@table("anonymous_sources")
class AnonymousSource(Row):
    """Words that tell that a source keeps its name back."""

    text: str = Field(description="Words as they stand, in lower case")
    kind: SourceKind = "anonymous"
    whole: bool = Field(default=False, description="They are the source themselves (« de source policière »); else they go with one")


@table("passing_verbs")
class PassingVerb(Row):
    """A verb whose participle, or « qui » and a form of it, links two sources (« cités par », « obtenu par », « réalisé par »)."""

    lemma: str
    role: SourceRole = Field(description="Of who stands after « par »: passes on, or made it")
    cites: bool = Field(default=False, description="Its subject passes on what its object says (« qui cite », « s'appuyant sur »)")


@table("speech_words")
class SpeechWord(Row):
    """A small word that matters where speech is read."""

    word: str = Field(description="As it stands, in lower case, with a straight apostrophe")
    use: Literal[
        "determiner", "inside", "day", "strong", "sharing", "some", "honorific", "adverbial", "comparing", "leading", "network", "bearer", "seen",
        "nobody", "party", "judging",
    ] = Field(
        description="`determiner` opens a noun phrase, `inside` joins its parts; `strong` pronouns stand alone; `sharing` as in « l'un d'entre eux »; "
        "`adverbial` words take « que » to themselves, `comparing` ones for a comparison; `leading` ones may stand before « selon »; a `bearer` or a "
        "`network` carries words; `seen` as in « dont l'AFP a eu copie »; `nobody` speaks; a `party` is whoever speaks here or is spoken to; those of a "
        "`judging` noun say what they think (« pour les enquêteurs »), where others are only concerned"
    )  # fmt: skip

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """A word may have several uses."""
        return ("word", "use")
