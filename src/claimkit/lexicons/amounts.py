"""Row classes of the word lists on amounts: numerals, units, currencies, modifiers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from claimkit.lexicons.reader import Row, table
from claimkit.models import Approximation, QuantityKind, Statistic

NumeralSort = Literal[
    "unit", "teen", "ten", "hundred", "thousand", "scale", "collective", "part", "half", "and", "of", "point", "abbreviation"
]


@table("numerals")
class Numeral(Row):
    """A word that numbers are written with."""

    word: str = Field(description="The word, lower case (abbreviations: as written)", examples=["trente"])
    sort: NumeralSort = Field(description="How it combines with its neighbours", examples=["ten"])
    value: float = Field(0, description="Its own value; the denominator of a part", examples=[30])


@table("units")
class Unit(Row):
    """A written form of a unit of measure or of time."""

    form: str = Field(description="As written, in the singular", examples=["kilomètre carré"])
    unit: str = Field(description="The symbol, or the French noun for times", examples=["km²"])
    kind: QuantityKind = Field("measure", description="What it measures", examples=["measure"])
    sort: Literal["word", "symbol"] = Field("word", description="Words take any case and a plural; symbols stand as they are")
    factor: float = Field(1, description="What the number is multiplied by", examples=[1])


@table("currencies")
class Currency(Row):
    """A French name of a currency, from CLDR."""

    form: str = Field(description="Name in the singular, lower case", examples=["franc suisse"])
    code: str = Field(pattern=r"^[A-Z]{3}$", description="ISO 4217 code", examples=["CHF"])


@table("currency_forms")
class CurrencyForm(Row):
    """Another written form of a currency: short name, symbol, hundredth."""

    form: str = Field(description="As written, in the singular", examples=["€"])
    code: str = Field(pattern=r"^[A-Z]{3}$", description="ISO 4217 code where nothing near says otherwise", examples=["EUR"])
    sort: Literal["word", "symbol"] = Field("word", description="Words take any case and a plural; symbols stand as they are")
    factor: float = Field(1, description="What the number is multiplied by", examples=[0.01])


@table("currency_clues")
class CurrencyClue(Row):
    """A word near a bare « dollars » or « francs » that tells which they are."""

    form: str = Field(description="The bare form, in the singular", examples=["dollar"])
    clue: str = Field(description="Beginning of a word in the text around it, lower case", examples=["québ"])
    code: str = Field(pattern=r"^([A-Z]{3}|-)$", description="What it then is (`-`: no money)", examples=["CAD"])
    near: bool = Field(default=True, description="Whether it counts anywhere near, or only right behind (« dollars taïwanais »)")

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """A clue may serve several forms."""
        return ("form", "clue")


@table("unit_clues")
class UnitClue(Row):
    """A word near a bare unit that tells which it is (« degrés » near « température » are Celsius)."""

    form: str = Field(description="The bare form, in the singular", examples=["degré"])
    clue: str = Field(description="Beginning of a word in the sentence around it, lower case", examples=["températur"])
    unit: str = Field(description="What it then is", examples=["°C"])

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """A clue may serve several forms."""
        return ("form", "clue")


@table("approximators")
class Approximator(Row):
    """Words that bound or blur a number."""

    phrase: str = Field(description="The words, lower case", examples=["pas moins de"])
    approximation: Approximation = Field(description="What they make of the number", examples=["at_least"])
    position: Literal["before", "after"] = Field("before", description="On which side of the number they stand")

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """« environ » stands on both sides."""
        return ("phrase", "position")


@table("vague_amounts")
class VagueAmount(Row):
    """Words that give an amount without a number."""

    phrase: str = Field(description="The words in front of the noun, lower case", examples=["plusieurs"])


@table("rest_words")
class RestWord(Row):
    """A word that may follow a number whose noun stands before it (« six autres », « 6 000 prévus »)."""

    word: str = Field(description="Lower case", examples=["autres"])
    antecedent: Literal["noun", "amount"] = Field(description="Whether the last noun with a number or article is meant, or the last amount")


@table("plurals")
class Plural(Row):
    """A noun whose singular is not the plural without its last letter."""

    plural: str = Field(description="Lower case", examples=["travaux"])
    singular: str = Field(description="Lower case; the same word where it does not change", examples=["travail"])


@table("labels")
class Label(Row):
    """A noun after which a bare number is a name and no amount (« article 49 », « ligne 13 »)."""

    noun: str = Field(description="Singular, lower case", examples=["article"])


@table("statistics")
class StatisticCue(Row):
    """Words near a number that tell what it summarises."""

    phrase: str = Field(description="Noun, adverb or verb stem, lower case", examples=["moyenne"])
    statistic: Statistic = Field(description="What the number then is", examples=["mean"])
    sort: Literal["noun", "adverb", "verb"] = Field(description="« une moyenne de N », « en moyenne N », « baisser de N »")

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """A word may be noun and adverb."""
        return ("phrase", "sort")


@table("rates")
class Rate(Row):
    """A written form of a rate after the unit."""

    form: str = Field(description="As written", examples=["par jour"])
    per: str = Field(description="Unit of the rate", examples=["jour"])
