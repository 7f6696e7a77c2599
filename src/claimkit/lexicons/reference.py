"""Row classes of the word lists on reference: which gender a name has, which nouns can stand for a name."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from claimkit.lexicons.reader import Row, table


@table("first_names")
class FirstName(Row):
    """A first name that tells the gender of who bears it."""

    name: str
    gender: Literal["masculine", "feminine"]


@table("name_nouns")
class NameNoun(Row):
    """A noun that takes up a name given before: « l'entreprise », « le quotidien », « la chercheuse »; or that is a part of the firm: « la direction »."""

    noun: str = Field(description="Singular")
    stands_for: Literal["organization", "media", "person", "office", "other", "part", "share"] = Field(
        description="What sort of name it can take up: `office` of few people, `other` of nobody named before; `part`: it belongs to a firm; `share`: the same where a percentage stands beside it"
    )
