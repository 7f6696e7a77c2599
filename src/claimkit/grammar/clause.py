"""A clause: the words of its predicate, and what kind it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
        fronted: the adjunct that « c'est à X que » puts in front, or -1.
        attached: a participle right behind its noun.
        elliptic: a participle that stands for a verb in a title.
        gapped: its verb is that of the clause before; `head` is the number it tells.
        own: the subject that a gapped clause has of its own, or -1.
        rule: id of the rule by which it makes a claim.
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
    fronted: int = -1
    attached: bool = False
    elliptic: bool = False
    gapped: bool = False
    own: int = -1
    rule: str = "claim.finite"
    members: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.members = {*self.auxiliaries, *self.verbs}

    def has_copula(self, tree: Tree) -> bool:
        """Whether a copula stands with the head, which then is an attribute."""
        for k in self.auxiliaries:  # noqa: SIM110 - most clauses have none
            if tree.dep[k] == "cop" and tree.head[k] == self.head:
                return True
        return False
