"""Row classes of the word lists on names and places."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from claimkit.lexicons.reader import Row, table

ActorNounKind = Literal["person", "group", "organization", "media", "document", "anonymous"]
CountryCode = str


def _split(value: object) -> object:
    return tuple(value.split("|")) if isinstance(value, str) else value


Aliases = Annotated[tuple[str, ...], BeforeValidator(_split)]
"""Other spellings; in a TSV they are separated by `|`."""


@table("media")
class MediaRow(Row):
    """A paper, a broadcaster, a news site or an agency.

    Attributes:
        name: the masthead, with its article.
        aliases: other spellings and short forms.
        country: ISO 3166-1 alpha-2 code.
    """

    name: str
    aliases: Aliases = ()
    country: CountryCode | None = None


@table("institutions")
class InstitutionRow(Row):
    """A building, a street or a body that stands for an authority: « Matignon », « le Kremlin »."""

    name: str
    aliases: Aliases = ()
    country: CountryCode | None = None


@table("organizations")
class OrganizationRow(Row):
    """A body, party, union, firm or armed group, by its full name, with its initials as aliases."""

    name: str
    aliases: Aliases = ()
    country: CountryCode | None = None


@table("actor_nouns")
class ActorNounRow(Row):
    """A common noun that tells what an actor or a source is: « ministre », « préfecture », « rapport ».

    Attributes:
        noun: masculine singular; plurals are generated.
        kind: what it denotes.
        feminine: feminine singular, where it differs.
    """

    noun: str
    kind: ActorNounKind
    feminine: str | None = None


@table("titles")
class TitleRow(Row):
    """A form of address before the name of a person: « M. »."""

    title: str


@table("demonyms")
class DemonymRow(Row):
    """What the people and things of a place are called.

    Attributes:
        masculine, feminine: singular, lower case; plurals and capitals are generated.
        country: ISO 3166-1 alpha-2 code; none for what lies in several countries.
        place: the place itself where it is no country.
    """

    masculine: str
    feminine: str
    country: CountryCode | None = None
    place: str | None = None
