"""Row classes of the word lists on names and places."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator

from claimkit.lexicons.reader import Row, table

ActorNounKind = Literal["person", "group", "organization", "media", "document", "anonymous", "count"]
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
    """A building, a street or a body that stands for an authority: « Matignon », « le Kremlin ».

    Attributes:
        site: whether one can be there, so that « à Matignon » says where.
    """

    name: str
    aliases: Aliases = ()
    country: CountryCode | None = None
    site: bool = False


@table("organizations")
class OrganizationRow(Row):
    """A body, party, union, firm or armed group, by its full name, with its initials as aliases.

    Attributes:
        firm: whether « l'entreprise » can stand for it.
    """

    name: str
    aliases: Aliases = ()
    country: CountryCode | None = None
    firm: bool = False


@table("actor_nouns")
class ActorNounRow(Row):
    """A common noun that tells what an actor or a source is: « ministre », « préfecture », « rapport ».

    Attributes:
        noun: masculine singular; plurals are generated.
        kind: what it denotes; `count`: it counts the noun behind it (« centaine »).
        feminine: feminine singular, where it differs.
        firm: whether it denotes a company.
    """

    noun: str
    kind: ActorNounKind
    feminine: str | None = None
    firm: bool = False


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


@table("place_nouns")
class PlaceNounRow(Row):
    """A common noun that names a kind of place: « oblast », « quartier », « hôpital ».

    Attributes:
        noun: singular; plurals are generated.
        kind: kind of the place.
        role: `admin` stands before the name of the place itself (« ville de Lyon »), `part` before the whole (« sud de Gaza »),
            `way` and `site` are places in it (« rue de Bastia »), `authority` is the seat of one that acts (« mairie de Lyon »).
    """

    noun: str
    kind: str
    role: Literal["admin", "part", "way", "site", "authority"]


@table("place_verbs")
class PlaceVerbRow(Row):
    """A verb and what a place beside it is.

    Attributes:
        verb: lemma.
        role: `object`: its direct object is where (« traverser la Manche »); `strike`: so it is, unless it is a country; `from`: its complement with « de » is (« venir de
            Lyon »); `host`: its subject is (« Lyon accueillera »); `dative`: its complement with « à » is somebody, not somewhere (« demander à Paris »; some
            nouns too: « soutien à Kiev »); `motion`: with « par » and « pour » it says where; `thing`: its « y » is no place; `topic`: « de » behind the noun
            says where (« les habitants de Lyon »); `flow`: what waters do, so that its subject is a river, not the department of that name.
    """

    verb: str
    role: Literal["object", "strike", "from", "dative", "motion", "thing", "host", "topic", "flow"]

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """A verb may have several roles."""
        return ("verb", "role")


@table("place_prepositions")
class PlacePrepositionRow(Row):
    """A preposition of place, or a word that makes one with « de » (« au large de »).

    Attributes:
        role: `where` stands before the place itself; `before_de` stands before « de ».
    """

    word: str
    role: Literal["where", "before_de"]

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """A word may have both roles."""
        return ("word", "role")


@table("countries")
class CountryRow(Row):
    """A country or territory with a code of its own; it is placed where its capital is.

    Attributes:
        code: ISO 3166-1 alpha-2.
        geonames: id in GeoNames.
    """

    code: str
    name: str
    aliases: Aliases = ()
    capital: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None


@table("regions")
class RegionRow(Row):
    """A place that is neither a country nor a city: region, department, sea, river, massif, quarter, continent."""

    id: str
    name: str
    aliases: Aliases = ()
    kind: str
    country: CountryCode | None = None
    latitude: float | None = None
    longitude: float | None = None


@table("cities")
class OwnCityRow(Row):
    """A city, town or village that a user adds; to remove one of the list, name it, and its country where several have the name."""

    from_file: ClassVar[bool] = False

    name: str
    aliases: Aliases = ()
    country: CountryCode | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    id: str | None = None

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """Cities of one name are told apart by country and id."""
        return ("name", "country", "id")


class CityRow(Row):
    """A line of `cities.tsv`, which is read without this class, and checked against it by a test.

    Attributes:
        folded: the folded spelling, by which the file is sorted.
        name: the spelling, where it is more than the folded one.
        alias: `a` where the spelling is not the first name of the place.
    """

    folded: str
    name: str | None = None
    id: int
    country: CountryCode
    latitude: float
    longitude: float
    population: int
    alias: Literal["a"] | None = None
