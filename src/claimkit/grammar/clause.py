"""A clause, and what the lexicon knows of verbs that govern others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimkit.lexicons import Lexicons
from claimkit.lexicons.verbs import EtreVerbRow, GoverningVerbRow
from claimkit.models import ClauseKind, Mood, Tense, Voice

if TYPE_CHECKING:
    from claimkit.doc.tree import Tree


@dataclass(slots=True, eq=False)
class Clause:
    """One clause of a tree; all numbers are token indices.

    Attributes:
        top: the word through which it hangs on the rest.
        head: the lexical word of its predicate.
        verbs: top, governed verbs and head, in order of government and of the text.
        auxiliaries: auxiliaries and copula of those verbs.
        members: all of these.
        kind: sort of clause.
        finite: index of the finite verb form, or -1.
        parent: the clause above, or None.
        cleft: the phrase that « c'est X qui » puts in front, or -1.
        attached: a participle right behind its noun.
        elliptic: a participle that stands for a verb in a title.
    """

    top: int
    head: int
    verbs: list[int]
    auxiliaries: list[int]
    kind: ClauseKind = "main"
    finite: int = -1
    voice: Voice = "active"
    mood: Mood | None = None
    tense: Tense | None = None
    parent: Clause | None = None
    cleft: int = -1
    attached: bool = False
    elliptic: bool = False
    members: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.members = {*self.auxiliaries, *self.verbs}

    def has_copula(self, tree: Tree) -> bool:
        """Whether a copula stands with the head, which then is an attribute."""
        for k in self.auxiliaries:  # noqa: SIM110 - most clauses have none
            if tree.dep[k] == "cop" and tree.head[k] == self.head:
                return True
        return False


_NO_ROLES: Mapping[str, str] = MappingProxyType({})


class VerbLexicon:
    """Verbs by what they do to the one they govern, and those whose past takes être."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._roles: dict[str, dict[str, str]] = {}
        for row in lexicons.rows(GoverningVerbRow):
            self._roles.setdefault(row.lemma, {})[row.role] = row.preposition
        etre = lexicons.rows(EtreVerbRow)
        self.etre_lemmas = frozenset(r.lemma for r in etre)
        self.etre_forms = frozenset(r.participle + ending for r in etre for ending in ("", "e", "s", "es"))

    def has(self, lemma: str, role: str) -> bool:
        """Whether a verb has that role."""
        return role in self._roles.get(lemma, ())

    def roles(self, lemma: str) -> Mapping[str, str]:
        """The roles of a verb, with the preposition that each needs before the infinitive (empty: none)."""
        return self._roles.get(lemma, _NO_ROLES)
