"""What names and nouns tell of an actor: media, organizations, institutions, titles, people by demonym."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import Literal

from claimkit.french.remembered import KEPT, Remembered
from claimkit.lexicons import Lexicons
from claimkit.lexicons.places import ActorNounKind, ActorNounRow, DemonymRow, InstitutionRow, MediaRow, OrganizationRow, TitleRow

NameKind = Literal["media", "organization", "institution"]

_ARTICLE = re.compile(r"(?:(?:les?|la|the)\s+|l')", re.IGNORECASE)


@lru_cache(maxsize=KEPT)
def plain(text: str) -> str:
    """The text with straight apostrophes and single spaces, as the word lists write it."""
    return " ".join(text.replace("’", "'").replace("‑", "-").replace("‘", "'").split())


def without_article(name: str) -> str:
    """The name without a leading article: « L'Humanité » → « Humanité »."""
    return _ARTICLE.sub("", name, count=1)


def plural(noun: str) -> str:
    """The regular plural of a French noun or adjective."""
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith("al"):
        return noun[:-2] + "aux"
    return noun + ("x" if noun.endswith(("eau", "eu")) else "s")


def inflections(masculine: str, feminine: str | None = None) -> frozenset[str]:
    """All forms of a noun or adjective, from its two singulars."""
    singular = {masculine, feminine or masculine}
    return frozenset(singular | {plural(form) for form in singular})


class Names:
    """The word lists on names, ready to be looked up.

    Args:
        lexicons: word lists, with the user's rows.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self.names: dict[str, tuple[NameKind, str]] = {}
        self.countries: dict[str, str] = {}
        self._named = Remembered(self._look_up)
        self._add("organization", lexicons.rows(OrganizationRow))
        self._add("institution", lexicons.rows(InstitutionRow))
        self._add("media", lexicons.rows(MediaRow))
        self._in_order = sorted(self.names)
        self.sites = {row.name: row.country for row in lexicons.rows(InstitutionRow) if row.site}
        self.firms = {row.name for row in lexicons.rows(OrganizationRow) if row.firm}
        self.firm_nouns = {row.noun for row in lexicons.rows(ActorNounRow) if row.firm}
        self.first_words: dict[str, int] = {}
        for name in self.names:
            words = re.findall(r"[\w&+.@]+'?|-", name)
            for first in {words[0], name.split(" ")[0]} if words else ():
                self.first_words[first] = max(self.first_words.get(first, 0), len(words))
        self.nouns: dict[str, ActorNounKind] = {}
        self.plural_nouns: set[str] = set()
        for noun in lexicons.rows(ActorNounRow):
            for form in sorted(inflections(noun.noun, noun.feminine)):
                self.nouns.setdefault(form, noun.kind)
            self.plural_nouns |= {plural(noun.noun), plural(noun.feminine or noun.noun)}
        self.noun_starts = frozenset(noun.rpartition(" ")[0] for noun in self.nouns if " " in noun)
        self.titles = frozenset(row.title for row in lexicons.rows(TitleRow))
        self.demonyms: dict[str, DemonymRow] = {}
        for demonym in lexicons.rows(DemonymRow):
            for form in sorted(inflections(demonym.masculine, demonym.feminine)):
                self.demonyms.setdefault(form, demonym)

    def _add(self, kind: NameKind, rows: tuple[MediaRow, ...] | tuple[InstitutionRow, ...] | tuple[OrganizationRow, ...]) -> None:
        for row in rows:
            if row.country:
                self.countries[row.name] = row.country
            for spelling in (row.name, *row.aliases):
                text = plain(spelling)
                self.names[text] = (kind, row.name)
                self.names.setdefault(without_article(text), (kind, row.name))

    def named(self, text: str) -> tuple[NameKind, str] | None:
        """Kind and canonical name of what is called `text` (with or without article), or none."""
        return self._named[text]

    def _look_up(self, text: str) -> tuple[NameKind, str] | None:
        text = plain(text)
        return self.names.get(text) or self.names.get(without_article(text))

    def begins_name(self, text: str) -> bool:
        """Whether a name begins with `text`, which is written as `plain` gives it."""
        at = bisect_left(self._in_order, text)
        return at < len(self._in_order) and self._in_order[at].startswith(text)

    def demonym(self, word: str) -> DemonymRow | None:
        """The place whose people or things `word` names: « Ukrainiens », « nord-coréennes »."""
        return self.demonyms.get(plain(word).lower())


def names_of(lexicons: Lexicons) -> Names:
    """The names of the word lists of a pipeline; those of claimkit's own are read once."""
    return Names(lexicons) if lexicons.overlay else standard_names()


@cache
def standard_names() -> Names:
    """The names of claimkit's own word lists, read once."""
    return Names(Lexicons())
