"""A clause, and what the lexicon knows of verbs that govern others."""

from __future__ import annotations

from dataclasses import dataclass

from claimkit.lexicons import Lexicons
from claimkit.lexicons.verbs import EtreVerbRow, GoverningVerbRow
from claimkit.models import ClauseKind, Mood, Tense, Voice

MARKERS = frozenset({"aux", "aux:tense", "aux:pass", "aux:caus", "cop"})


@dataclass(slots=True)
class Clause:
    """One clause of a tree; all numbers are token indices.

    Attributes:
        top: the word through which it hangs on the rest.
        head: the lexical word of its predicate.
        verbs: top, governed verbs and head, in order of government.
        auxiliaries: auxiliaries and copula of those verbs.
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


class VerbLexicon:
    """Verbs by what they do to the one they govern, and those whose past takes être."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._roles: dict[str, dict[str, str]] = {}
        for row in lexicons.rows(GoverningVerbRow):
            self._roles.setdefault(row.role, {})[row.lemma] = row.preposition
        etre = lexicons.rows(EtreVerbRow)
        self.etre_lemmas = frozenset(r.lemma for r in etre)
        self.etre_forms = frozenset(r.participle + ending for r in etre for ending in ("", "e", "s", "es"))

    def has(self, lemma: str, role: str) -> bool:
        """Whether a verb has that role."""
        return lemma in self._roles.get(role, ())

    def preposition(self, lemma: str, role: str) -> str | None:
        """The preposition that the role needs before the infinitive (empty: none); None when the verb has not that role."""
        return self._roles.get(role, {}).get(lemma)
