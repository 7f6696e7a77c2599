"""The data model: what `claimkit.extract` returns, one page to read.

Every text piece is a `Span` of character offsets into the exact string that the caller gave. All models are frozen; their JSON
is a contract that other tools read by these names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, InstanceOf, ValidationError, computed_field, model_validator
from pydantic_core import PydanticSerializationError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa
    from rich.table import Table

    from claimkit.export.schema import TableName

SCHEMA_VERSION = "2.1"

BlockKind = Literal[
    "headline", "lead", "body", "tweet", "byline", "caption", "boilerplate",
    "label", "list", "key_figures", "table", "live", "question", "answer", "post",
]  # fmt: skip
UNREAD_BLOCKS: frozenset[BlockKind] = frozenset(["boilerplate", "byline", "label", "table"])  # furniture, not prose
NoteId = Literal[
    "empty", "path", "language", "decoding", "markup", "capitals", "accents", "digits", "table", "sentence", "parts", "published", "undated"
]
PublishedFrom = Literal["caller", "byline"]
ActorKind = Literal["person", "organization", "place", "group", "other"]
EntityKind = Literal["person", "organization", "media", "place", "group", "other"]
EditKind = Literal["name", "date", "source", "subject", "relative", "auxiliary", "context", "setting", "cut"]
SourceKind = Literal["person", "organization", "media", "document", "anonymous", "group"]
SourceRole = Literal["origin", "relay"]
QuantityKind = Literal["count", "money", "percent", "measure", "duration"]
Approximation = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "between", "vague"]
Statistic = Literal["mean", "median", "total", "record", "change"]
Grain = Literal["minute", "hour", "part", "day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "period"]
TimeModifier = Literal["start", "mid", "end", "approx", "before", "after"]
AttributionKind = Literal["preposition", "verb", "noun", "quotation"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["neutral", "committed", "distancing", "denying", "accusing", "withholding"]
HedgeKind = Literal["attribution", "conditional", "modal", "lexical", "hypothetical"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
ClauseKind = Literal["main", "coordinate", "content", "relative", "adverbial", "participial", "headline"]
Tense = Literal["present", "past", "imperfect", "pluperfect", "future", "future_perfect"]
Mood = Literal["indicative", "conditional", "subjunctive", "imperative", "infinitive", "participle"]
Voice = Literal["active", "passive", "pronominal"]
RuleId = Annotated[str, Field(description="Id of the rule that found it", examples=["quantity.count", "attribution.selon"])]

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_FACTUALITY: dict[Certainty, str] = {"certain": "CT", "probable": "PR", "possible": "PS"}


def _apart(value: Any) -> Any:
    """The same data, its pairs of surrogates made replacement characters."""
    if isinstance(value, str):
        return _PAIR.sub("\ufffd\ufffd", value)
    if isinstance(value, list):
        return [_apart(item) for item in value]
    return {key: _apart(item) for key, item in value.items()} if isinstance(value, dict) else value


class Model(BaseModel):
    """Frozen, closed base of every model."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def __copy__(self) -> Self:
        """As pydantic's, which asks `copy.copy` for each part and takes twice as long."""
        made = object.__new__(type(self))
        set_it = object.__setattr__  # the models are frozen
        set_it(made, "__dict__", self.__dict__.copy())
        set_it(made, "__pydantic_fields_set__", self.__pydantic_fields_set__.copy())
        set_it(made, "__pydantic_extra__", None)
        set_it(made, "__pydantic_private__", None)
        return made

    def model_dump_json(self, *, indent: int | None = None, **options: Any) -> str:
        """As pydantic's; lone surrogates, which no encoding can hold, are written as JSON escapes.

        A high one right before a low one would be read back as one character, and all offsets behind would be wrong: both are U+FFFD.
        """
        try:
            return super().model_dump_json(indent=indent, **options)
        except PydanticSerializationError:
            options.pop("ensure_ascii", None)
            separators = None if indent is not None else (",", ":")
            return json.dumps(_apart(self.model_dump(mode="json", **options)), indent=indent, separators=separators)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """As pydantic's; reads escapes of lone surrogates too."""
        try:
            return super().model_validate_json(json_data, **options)
        except ValidationError as error:
            if error.errors()[0]["type"] != "json_invalid" or not _LONE_ESCAPE.search(
                json_data if isinstance(json_data, str) else bytes(json_data).decode()
            ):
                raise
            return cls.model_validate(json.loads(json_data), **options)


class Span(Model):
    """A piece of the text: `extraction.text[start:end] == text`."""

    start: int = Field(ge=0, description="Offset of the first character", examples=[0])
    end: int = Field(ge=0, description="Offset after the last character", examples=[10])
    text: InstanceOf[str] = Field(description="The characters themselves, verbatim", examples=["les Russes"])


class Block(Model):
    """A part of the page: headline, lead, body paragraph, list item, question, answer, post, byline, caption, furniture."""

    span: Span = Field(description="The whole part, without the blanks around it")
    kind: BlockKind = Field(
        description="What the part is; nothing is claimed in `byline`, `boilerplate`, `label`, `question` and `table`",
        examples=["headline"],
    )
    label: Span | None = Field(
        None,
        description="What stands in front of its text and is no part of it: a bullet, a time, who asks, answers or posts",
        examples=[{"start": 0, "end": 5, "text": "18h42"}],
    )


class Note(Model):
    """What was not read, or perhaps badly, and what can be done."""

    id: NoteId = Field(description="What it is about", examples=["capitals"])
    text: str = Field(description="A sentence for the reader", examples=["No day of publication was given: …"])
    span: Span | None = Field(None, description="The first place it is about; none when it is the whole text")


class Quantity(Model):
    """A counted or measured amount, with its bounds as the text gives them (never averaged)."""

    span: Span = Field(description="Modifier, number, unit and rate")
    value: float | None = Field(None, description="The number; none for ranges and vague amounts", examples=[50000])
    low: float | None = Field(None, description="Lower end of a range", examples=[10])
    high: float | None = Field(None, description="Upper end of a range", examples=[15])
    unit: str | None = Field(
        None,
        description="Counted noun (singular, without adjectives), ISO 4217 code, `%`, `point`, or symbol of a measure",
        examples=["soldat", "EUR", "%", "km"],
    )
    kind: QuantityKind = Field("count", description="What sort of amount", examples=["count"])
    approximation: Approximation = Field("exact", description="How the number bounds the amount", examples=["at_least"])
    per: str | None = Field(None, description="Unit of the rate", examples=["jour", "habitant"])
    statistic: Statistic | None = Field(None, description="What the number summarises, where stated", examples=["mean"])
    rule: RuleId = "quantity"


class TimeExpression(Model):
    """A calendar expression, resolved against the day of publication."""

    span: Span = Field(description="The expression without its preposition")
    value: str | None = Field(
        None,
        description="ISO 8601 value to the grain of the text; none when it cannot be resolved",
        examples=["2024-11-11", "2024-08", "2024-Q3", "2024-11-10/2024-11-11", "2024-11-11T18:30", "2024-11-11T-EV"],
    )
    start: date | None = Field(None, description="First day of the interval", examples=["2024-08-01"])
    end: date | None = Field(None, description="Day after the last one", examples=["2024-09-01"])
    grain: Grain | None = Field(None, description="How fine the text is", examples=["month"])
    modifier: TimeModifier | None = Field(None, description="Which part of the interval is meant", examples=["start"])
    rule: RuleId = "time"


class Location(Model):
    """A place where something happens, or that it is about."""

    span: Span = Field(description="The place phrase with its type noun, without preposition")
    name: str = Field(description="Name in French, without type noun where the gazetteer knows it", examples=["Koursk"])
    kind: str = Field("place", description="`country`, `region`, `city`, `department`, `sea`, `river`, …", examples=["region"])
    country: str | None = Field(None, description="ISO 3166-1 alpha-2 code of the country", examples=["RU"])
    latitude: float | None = Field(None, ge=-90, le=90, description="Degrees north", examples=[51.73])
    longitude: float | None = Field(None, ge=-180, le=180, description="Degrees east", examples=[36.19])
    gazetteer_id: str | None = Field(None, description="Id in the gazetteer", examples=["geonames:538560"])
    alternatives: tuple[str, ...] = Field((), description="Ids of other places of that name that were not chosen")
    confidence: float | None = Field(
        None, ge=0, le=1, description="How sure the choice among the places of that name is; none where none was chosen", examples=[0.97]
    )
    rule: RuleId = "location"


class Entity(Model):
    """A person, body, medium, place or group that takes part in a claim, with everything the text calls it."""

    id: str = Field(description="Refers to it within one extraction", examples=["e1"])
    name: str = Field(
        description="The fullest proper name in the text, else the fullest description without determiner", examples=["Christine Lagarde"]
    )
    kind: EntityKind = Field("other", description="What sort of thing", examples=["person"])
    titles: tuple[str, ...] = Field(
        (), description="What stands beside its name, without determiner", examples=[["patron de la BCE", "présidente"]]
    )
    aliases: tuple[str, ...] = Field(
        (), description="Its other names in the text: surnames, acronyms, descriptions", examples=[["Lagarde"]]
    )
    mentions: tuple[Span, ...] = Field((), description="Where the text speaks of it, pronouns included, in order")
    uncertain: tuple[Span, ...] = Field((), description="Mentions that may be this one or another: none was chosen")


class Source(Model):
    """Who says it."""

    span: Span = Field(description="The noun phrase or name, with its determiner and title")
    name: str = Field(description="Name of its entity; without one, the words without determiner", examples=["New York Times"])
    kind: SourceKind = Field("person", description="What sort of source", examples=["media"])
    role: SourceRole = Field("origin", description="Who first says it, or a medium that passes it on", examples=["relay"])
    antecedent: Span | None = Field(None, description="The full mention that a pronoun or short form stands for")
    entity: str | None = Field(None, description="Id of its entity", examples=["e1"])
    rule: RuleId = "source"


class Attribution(Model):
    """How a claim is attributed: the cue, the sources, the kind of report."""

    cue: Span = Field(description="The word that attributes", examples=[{"start": 0, "end": 5, "text": "Selon"}])
    kind: AttributionKind = Field(description="Form of the cue", examples=["preposition"])
    quote: QuoteKind = Field("indirect", description="Inside quotation marks, outside, or partly", examples=["direct"])
    stance: Stance = Field("neutral", description="What the cue says of the truth of the content", examples=["distancing"])
    sources: tuple[Source, ...] = Field((), description="Who says it, nearest first")
    said: TimeExpression | None = Field(None, description="When it was said, if the report has its own date")
    medium: Span | None = Field(None, description="Where it was said (a paper, a programme, a communiqué)")
    rule: RuleId = "attribution"


class Hedge(Model):
    """A word that lessens the author's commitment."""

    span: Span = Field(description="The word or words that hedge")
    kind: HedgeKind = Field(description="Form of the hedge", examples=["conditional"])
    rule: RuleId = "hedge"


class Predicate(Model):
    """What is said of the actor and the patient."""

    span: Span = Field(description="The verb group, or the copula with its attribute")
    head: Span = Field(description="Its lexical word")
    lemma: str = Field(description="Dictionary form of the lexical word", examples=["rassembler"])
    tense: Tense | None = Field(None, description="Tense of the finite verb or participle", examples=["past"])
    mood: Mood | None = Field(None, description="Mood, decided on the form of the verb", examples=["conditional"])
    voice: Voice = Field("active", description="Active, passive or pronominal", examples=["active"])


class Actor(Model):
    """A participant of the claim."""

    span: Span = Field(description="The noun phrase without relative clause or apposition")
    name: str = Field(description="Name of its entity; without one, the words without determiner", examples=["Russes"])
    kind: ActorKind = Field("other", description="What sort of thing", examples=["group"])
    antecedent: Span | None = Field(None, description="The full mention that a pronoun or short form stands for")
    entity: str | None = Field(None, description="Id of its entity", examples=["e1"])
    rule: RuleId = "role"


class StatementEdit(Model):
    """What a statement has in place of the text's own words."""

    kind: EditKind = Field(
        description="Name of a pronoun or short form, resolved date, source put in front, subject, object or auxiliary shared with another clause, "
        "what a relative pronoun stands for, the sentence before that « ces chiffres » takes up, at the end the headline or sentence "
        "that tells what the matter is, words left out",
        examples=["name"],
    )
    span: Span | None = Field(None, description="The words of the text; none where something is put in", examples=[None])
    text: str = Field(description="What stands there instead; empty for words left out", examples=["Christine Lagarde"])


class Claim(Model):
    """One proposition that the text puts forward, headed by one predicate."""

    id: str = Field(description="Stable: the same text gives the same id", examples=["c-3f2a9c0d1b7e"])
    span: Span = Field(description="The clause as it stands in the text; what attributes it may lie inside")
    predicate: Predicate = Field(description="The verb group that heads it")
    actor: Actor | None = Field(None, description="Logical subject: who or what does it")
    patient: Actor | None = Field(None, description="Logical object: who or what it is done to")
    quantities: tuple[Quantity, ...] = Field((), description="How many: counted and measured amounts")
    locations: tuple[Location, ...] = Field((), description="Where it happens, or the place it is about")
    times: tuple[TimeExpression, ...] = Field((), description="When it happens (not when it was said)")
    attribution: Attribution | None = Field(None, description="Who says so; none when the author does")
    hedges: tuple[Hedge, ...] = Field((), description="What makes it less sure")
    polarity: Polarity = Field("positive", description="Whether the proposition is negated or denied")
    certainty: Certainty = Field("certain", description="How sure its source is")
    verdict: Span | None = Field(
        None, description="The word by which the text itself says that it is false", examples=[{"start": 7, "end": 11, "text": "faux"}]
    )
    clause: ClauseKind = Field("main", description="Which sort of clause carries it")
    block: BlockKind = Field("body", description="Which part of the page it stands in")
    repeats: tuple[Span, ...] = Field((), description="Where the same claim stands again")
    statement: str = Field(
        "",
        description="The claim as one sentence that can be read alone, of the text's own words",
        examples=["Selon la mairie, le pont fermera lundi [11 novembre 2024]."],
    )
    statement_edits: tuple[StatementEdit, ...] = Field((), description="What the statement has in place of the text's words, in order")
    confidence: float | None = Field(
        None,
        ge=0,
        le=1,
        description="How likely it is that claimkit has read the whole claim right, in every field; it says nothing of whether the claim is true",
        examples=[0.83],
    )
    rule: RuleId = "claim"

    @computed_field(description="FactBank value, computed from certainty and polarity", examples=["PR+"])  # type: ignore[prop-decorator]
    @property
    def factuality(self) -> Factuality:
        """FactBank value (Saurí and Pustejovsky 2009): CT certain, PR probable, PS possible, Uu unknown; + or -."""
        level = _FACTUALITY.get(self.certainty)
        return "Uu" if level is None else f"{level}{'+' if self.polarity == 'positive' else '-'}"  # type: ignore[return-value]

    def __repr__(self) -> str:
        from claimkit.display.words import claim_words

        return f"<Claim {self.id}: {claim_words(self)}>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """The claim as a card, for notebooks."""
        from claimkit.display.pages import card

        return card(self)

    @model_validator(mode="before")
    @classmethod
    def _drop_computed(cls, data: Any) -> Any:  # so that dumped JSON reads back
        if isinstance(data, dict) and "factuality" in data:
            return {k: v for k, v in data.items() if k != "factuality"}
        return data


class Firing(Model):
    """A rule that fired, and where: what `claimkit.explain` lists."""

    rule: str = Field(description="Id of the rule", examples=["time.weekday"])
    layer: str = Field(description="Which part of the reading it belongs to", examples=["times"])
    span: Span = Field(description="The words that it read")
    says: str = Field(description="What the rule looks at, in a sentence", examples=["A weekday without date."])


class Meta(Model):
    """What produced the extraction: whatever changes results is written here."""

    claimkit: str = Field(description="Version of claimkit", examples=["0.1.0"])
    model: str = Field(description="Name and version of the spaCy pipeline", examples=["fr_core_news_md 3.8.0"])
    parser: str = Field("", description="Which tagger and parser read the text, with its version", examples=["claimkit 1.0"])
    schema_version: str = Field(SCHEMA_VERSION, description="Version of this data model", examples=[SCHEMA_VERSION])
    clauses: Literal["asserted", "all"] = Field("asserted", description="Which clauses were asked for")
    min_confidence: float = Field(0.0, ge=0, le=1, description="Claims of less confidence were left out")
    lexicons: tuple[str, ...] = Field((), description="Names of the word lists that the user changed")
    published_from: PublishedFrom | None = Field(
        None, description="Where the day of publication is from: the caller, or a date line of the text", examples=["caller"]
    )


class Extraction(Model):
    """Everything that was found in one text."""

    id: str | None = Field(None, description="The caller's name for the document", examples=["afp-12"])
    text: InstanceOf[str] = Field(description="The text exactly as given")
    published: date | None = Field(None, description="Day of publication, which resolves relative dates", examples=["2024-11-11"])
    claims: tuple[Claim, ...] = Field((), description="What the text claims, in the order of the text")
    blocks: tuple[Block, ...] = Field((), description="The parts of the page, in the order of the text")
    entities: tuple[Entity, ...] = Field((), description="Who and what takes part in the claims, in the order of the text")
    notes: tuple[Note, ...] = Field((), description="What was not read, or perhaps badly, and what can be done")
    meta: Meta = Field(description="What produced it")

    @model_validator(mode="after")
    def _offsets_slice_the_text(self) -> Self:
        for claim in self.claims:
            span = claim.predicate.head
            if self.text[span.start : span.end] != span.text:
                msg = f"span {span} of claim {claim.id} is not in the text: keep `text` and `claims` of one extraction together"
                raise ValueError(msg)
        return self

    def __len__(self) -> int:
        """How many claims there are."""
        return len(self.claims)

    def __iter__(self) -> Iterator[Claim]:  # type: ignore[override]  # pydantic's own gives fields, which nobody wants
        return iter(self.claims)

    def __getitem__(self, position: int) -> Claim:
        return self.claims[position]

    def __bool__(self) -> bool:
        return True  # an article that claims nothing has been read all the same

    def __repr__(self) -> str:
        name = f" {self.id!r}" if self.id else ""
        published = f", published {self.published.isoformat()}" if self.published else ""
        claims = "1 claim" if len(self.claims) == 1 else f"{len(self.claims)} claims"
        return f"<Extraction{name}: {claims} in {len(self.text)} characters{published}>"

    __str__ = __repr__

    # How an extraction shows itself and where it goes: each loads what it needs when it is called, so that the models stay light.

    def to_frame(self, table: TableName = "claims") -> pd.DataFrame:
        """A pandas frame, one row a claim (or an item of a long table): see `claimkit.export.to_frame` for several extractions."""
        from claimkit.export.tables import to_frame

        return to_frame(self, table)

    def to_polars(self, table: TableName = "claims") -> pl.DataFrame:
        """A polars frame with the columns of `to_frame`."""
        from claimkit.export.tables import to_polars

        return to_polars(self, table)

    def to_arrow(self, table: TableName = "claims") -> pa.Table:
        """An Arrow table with an explicit schema and the columns of `to_frame`."""
        from claimkit.export.tables import to_arrow

        return to_arrow(self, table)

    def to_jsonld(self, *, url: str | None = None) -> dict[str, Any]:
        """The article and its claims as one JSON-LD object of schema.org; `url` is the address of the article."""
        from claimkit.export.jsonld import to_jsonld

        return to_jsonld(self, url=url)

    def to_brat(self) -> str:
        """The `.ann` file of brat; its `.txt` file is the text itself."""
        from claimkit.export.brat import to_brat

        return to_brat(self)

    def _repr_html_(self) -> str:
        """The text with everything marked, for notebooks."""
        from claimkit.display.pages import fragment

        return fragment(self)

    def __rich__(self) -> Table:
        """The claims as a table, for the terminal."""
        from claimkit.display.terminal import claims_table

        return claims_table(self)
