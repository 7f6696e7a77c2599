"""The registry of rules: what each of them looks at, in a sentence, an example in which it fires and a text in which it does not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from claimkit.errors import LexiconError

__all__ = ["Rule", "rules", "says"]

Layer = Literal["repair", "amounts", "times", "places", "speech", "doubt", "reference", "claims"]


class Rule(BaseModel):
    """A rule; both texts are read as published on 2024-11-11, a Monday."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str = Field(pattern=r"^[a-z]+(\.[a-z_]+)+$", description="Id that comes out in the result")
    layer: Layer = Field(description="Which part of the reading it belongs to")
    en: str = Field(min_length=9, description="What it looks at, in English")
    fr: str = Field(min_length=9, description="The same in French")
    example: str = Field(min_length=5, description="A text in which it fires; ¶ is a line break")
    counter: str = Field(min_length=5, description="A text in which it does not, though it comes near")

    @field_validator("example", "counter")
    @classmethod
    def _with_lines(cls, text: str) -> str:
        return text.replace("¶", "\n")


def read_rules(text: str) -> dict[str, Rule]:
    """The rules of a table by their id.

    Raises:
        LexiconError: a row lacks a cell, has a wrong one, or an id that stands above.
    """
    lines = [(k, line.split("\t")) for k, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    (_, header), *rest = lines
    out: dict[str, Rule] = {}
    for number, cells in rest:
        try:
            rule = Rule.model_validate(dict(zip(header, cells, strict=False)))
        except ValidationError as error:
            first = error.errors()[0]
            raise LexiconError("rules.tsv", number, f"{first['loc'][0]}: {first['msg']}") from error
        if out.setdefault(rule.id, rule) is not rule:
            raise LexiconError("rules.tsv", number, f"{rule.id!r} stands twice; remove one")
    return out


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order of the reading."""
    return read_rules(files("claimkit").joinpath("rules.tsv").read_text(encoding="utf-8"))


def says(rule: str, lang: str) -> str:
    """What a rule looks at, in a sentence of `lang` (`en` or `fr`); empty where there is no such rule."""
    row = rules().get(rule)
    return "" if row is None else row.fr if lang == "fr" else row.en
