"""What the word lists know of verbs that govern others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from claimkit.lexicons import Lexicons
from claimkit.lexicons.verbs import EtreVerbRow, GoverningVerbRow, StateRow

_NO_ROLES: Mapping[str, str] = MappingProxyType({})


class VerbLexicon:
    """Verbs by what they do to the one they govern, and those whose past takes être; participles that are states."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._roles: dict[str, dict[str, str]] = {}
        for row in lexicons.rows(GoverningVerbRow):
            self._roles.setdefault(row.lemma, {})[row.role] = row.preposition
        etre = lexicons.rows(EtreVerbRow)
        self.etre_lemmas = frozenset(r.lemma for r in etre)
        self.etre_forms = _inflected([r.participle for r in etre])
        self.states = _inflected([r.participle for r in lexicons.rows(StateRow)])

    def has(self, lemma: str, role: str) -> bool:
        """Whether a verb has that role."""
        return role in self._roles.get(lemma, ())

    def roles(self, lemma: str) -> Mapping[str, str]:
        """The roles of a verb, with the preposition that each needs before the infinitive (empty: none)."""
        return self._roles.get(lemma, _NO_ROLES)


def _inflected(participles: list[str]) -> frozenset[str]:
    return frozenset(participle + ending for participle in participles for ending in ("", "e", "s", "es"))
