"""Row classes of the word lists on calendar."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from claimkit.lexicons.reader import Row, table

WordKind = Literal[
    "month",
    "month_abbreviation",
    "month_english",
    "weekday",
    "weekday_abbreviation",
    "number",
    "collective",
    "ordinal",
    "unit",
    "part",
    "season",
    "day",
    "edge",
    "zone",
]


@table("time_words")
class TimeWord(Row):
    """A word of the calendar, lower case, and what it stands for.

    Values by kind: months and weekdays their number (Monday is 1); units `day`, `week` …; parts of the day `MO`, `AF`, `EV`, `NI`;
    seasons the number of the month that they begin in; `day` the distance from the day of speech; `edge` the modifier.
    """

    form: str
    kind: WordKind
    value: str

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """One word may be of two kinds (`second`, a unit and an ordinal)."""
        return ("form", "kind")


@table("feasts")
class Feast(Row):
    """A day with a name and when it is (see `claimkit.french.dates.feasts.feast_day`).

    `bare` ones are dates wherever they stand; the others only after a word such as *à*, *avant*, *depuis*, because the name is also that
    of people, islands or things (« Noël », « Toussaint », « l'Ascension »).
    """

    name: str
    when: str
    bare: bool = False

    @field_validator("when")
    @classmethod
    def _readable(cls, when: str) -> str:
        import re

        if not re.fullmatch(r"(\d{4}-)?\d\d-\d\d|easter([+-]\d+)?|\d\d-(mon|tue|wed|thu|fri|sat|sun)-?\d(\+\d)?", when):
            message = "write when it is as 12-25, easter+39, 11-thu4 or 05-sun-1"
            raise ValueError(message)
        return when


@table("eras")
class Era(Row):
    """A stretch of history with a name of its own, by its usual years, and the words that must stand before it."""

    name: str
    first: int
    last: int


@table("not_dates")
class NotADate(Row):
    """Words next to a time word that show it to be no date: a programme (« le 20 heures de … »), a name, a count.

    `side` is where the words stand; `what` is the sort of expression that they rule out.
    """

    words: str
    side: Literal["before", "after"]
    what: Literal["clock", "feast", "year", "month", "weekday", "day", "unit", "any"]

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """The same words may stand on both sides."""
        return ("words", "side", "what")


@table("direction_words")
class DirectionWord(Row):
    """Lemma of a verb, adjective or noun that tells where its dates lie.

    `future`: what is planned (« prévu samedi », « doit s'ouvrir lundi »). `past`: what has happened even without an auxiliary (« mort en
    janvier »), and verbs whose *est* + participle is a past (« est née lundi »).
    """

    lemma: str
    direction: Literal["past", "future"]


@table("date_patterns")
class DatePattern(Row):
    """A named piece of the rules' patterns, which may use the kinds of words and the pieces before it."""

    name: str
    pattern: str


@table("date_rules")
class DateRule(Row):
    """One way to write a time, with its example (read on 2024-11-11, a Monday) and a text in which it finds nothing.

    A pattern is a regular expression over the text in lower case with plain spaces and apostrophes: `<month>` stands for the words of a
    kind, `<month:m>` captures one, a space matches one or two. The first rule wins among those that match as much text.
    """

    id: str = Field(description="Id that comes out in the result; several rows may share it")
    starts: str = Field(
        description="Kinds of words, and words, that it begins with; `figures` is any number, `four_figures` one of four, `few_figures` any other"
    )
    then: str = Field("", description="Kinds of words, and words, one of which must stand second, if any; `figures` is any number")
    pattern: str
    reading: str = Field(description="Function that reads a match, by its name without underscore in `french/dates_*.py`")
    example: str
    value: str = Field(description="Value of the example")
    counter: str
    level: Literal["day", "part", "clock", "clock_range", "period"] = Field(
        "period", description="A day takes a part of the day or a clock time"
    )
    after: str = Field("", description="What must stand before it, if anything; also a regular expression")
    holds: str = Field("", description="What the match must satisfy beyond the pattern: the name of a function")
    article: bool = Field(default=False, description="The article before it belongs to the expression")
    tensed: bool = Field(default=False, description="Its value depends on the tense of its verb")
    anchored: bool = Field(default=False, description="Its value depends on the time before it")

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """One id may have several patterns."""
        return ("id", "pattern")
