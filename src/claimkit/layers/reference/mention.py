"""One mention: what it shows of who it speaks of, and which full mention it stands for."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from claimkit.grammar.phrases import Gender, Number


@dataclass(slots=True)
class Mention:
    """A noun phrase, or a pronoun that has been resolved.

    Attributes:
        head: token index of its head.
        gender, number: None when the text does not tell.
        human: whether it is a person, people or a body that acts; None when not known.
        weight: salience of its syntactic role.
        name: words of the name it holds, without title; empty when it has none.
        root: the full mention that it stands for, itself for a full one.
        person: whether it is one or several persons.
        coordinated: whether it is a coordination (« le maire et son adjoint »), whose last noun is `last`.
        nouns: common nouns that it is called by.
        echoes: the fuller mention whose noun it takes up (« le plan » for « un plan de relance »); both are full.
        source: whether something is attributed to it.
        medium: whether it is a medium that something is attributed to.
        collective: whether it is one noun for several people (« le couple »).
        body: whether it is a body, a medium, a place or probably a thing: nobody who says « je ».
        thing: what full mentions of one thing share.
    """

    head: int
    gender: Gender | None
    number: Number | None
    human: bool | None
    weight: float
    sent: int
    name: tuple[str, ...] = ()
    person: bool = False
    root: Mention | None = None
    coordinated: bool = False
    last: int = -1
    source: bool = False
    medium: bool = False
    collective: bool = False
    body: bool = False
    thing: Hashable = None
    nouns: tuple[str, ...] = ()
    echoes: Mention | None = None

    def take(self, apposed: Mention) -> None:
        """Makes what an apposition tells part of the mention (« Marie Dubois, la maire, »)."""
        self.gender, self.number = self.gender or apposed.gender, self.number or apposed.number
        self.human = self.human or apposed.human
        self.person = self.person or apposed.person
        self.name, self.nouns = self.name or apposed.name, self.nouns + apposed.nouns

    def full(self) -> Mention:
        """The full mention behind a resolved pronoun or short form."""
        found = self
        while found.root is not None:
            found = found.root
        return found
