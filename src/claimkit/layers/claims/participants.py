"""Actor and patient of each clause: where their noun phrases begin and end, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.grammar.introducers import introducer
from claimkit.grammar.phrases import noun_phrase
from claimkit.grammar.sorts import actor_kind, bare_name
from claimkit.models import Actor, ActorKind, Span

if TYPE_CHECKING:
    from claimkit.doc.layers import Layers, Link
    from claimkit.doc.tree import Tree
    from claimkit.french.names import Names
    from claimkit.grammar.amounts import Amounts
    from claimkit.grammar.clause import Clause
    from claimkit.grammar.roles import RoleFinder

Phrase = tuple[int, int, int]
"""First token, token after the last, and head of a noun phrase."""

_COMPLEMENTS = frozenset({"nmod", "obl:mod", "obl:arg", "acl"})
_CIRCUMSTANCE = frozenset(
    [
        "dans",
        "en",
        "lors",
        "pendant",
        "depuis",
        "après",
        "avant",
        "chez",
        "devant",
        "selon",
        "durant",
        "dès",
        "vers",
        "afin",
        "jusque",
        "jusqu'à",
        "sous",
        "à",
        "au",
        "aux",
        "avec",
        "par",
    ]
)


class Participants:
    """The participants of the clauses of one document.

    Args:
        tree: the tree.
        layers: its layers; their links tell what pronouns stand for.
        roles: finds the heads.
        times: tokens of time expressions.
        amounts: its amounts.
        names: word lists that decide kinds.
    """

    def __init__(self, tree: Tree, layers: Layers, roles: RoleFinder, times: set[int], amounts: Amounts, names: Names) -> None:
        self._tree, self._roles, self._times, self._amounts, self._names = tree, roles, times, amounts, names
        self._links: dict[int, list[Link]] = {}
        for link in layers.links:
            self._links.setdefault(link.mention.start, []).append(link)
        # A subject may be shared by many clauses, an antecedent by many pronouns.
        self._actors: dict[Phrase, Actor] = {}
        self._called: dict[Phrase, tuple[str, ActorKind]] = {}

    def phrases(self, clause: Clause) -> tuple[Phrase | None, Phrase | None]:
        """Actor and patient of a clause."""
        actor, patient = self._roles.roles(self._tree, clause, self._times, self._amounts)
        return (
            None if actor is None else self._phrase(clause, actor),
            None if patient is None else self._phrase(clause, patient),
        )

    def _phrase(self, clause: Clause, head: int) -> Phrase:
        tree = self._tree
        a, b = noun_phrase(tree, head, stop=self._end_of_phrase(clause, head))
        if a < head and tree.dep[a] == "cc":
            a += 1  # « … et la charge s'élève »: the conjunction joins clauses
        if tree.dep[head].startswith("nsubj"):
            b = _second_subject(tree, b, head)
        # The parser leaves « Septante- » or « jusqu'à » outside the phrase of an amount.
        return self._amounts.first(a), b, head

    def _end_of_phrase(self, clause: Clause, head: int) -> set[int]:
        """Where the noun phrase of a participant must stop.

        Behind the verb, a place, time or circumstance hangs on the verb in news more often than on the noun before it, whatever the
        parser says (« ont mené une percée dans la ville »); complements with « de » and the like stay.
        """
        tree, kids = self._tree, self._tree.kids[head]
        stop = clause.members - {head}
        lower, dep, times = tree.lower, tree.dep, self._times
        for k in kids:
            agent = lower[k] == "par" and dep[k] == "case"
            if agent or (k in times and not any(dep[m] == "case" for m in tree.kids[k])):
                stop.add(k)
        if clause.elliptic:
            return stop | {clause.top, *(k for k in kids if tree.dep[k] in ("conj", "nmod") and k > clause.top)}
        if head < clause.top:
            return stop
        for k in kids:
            if (
                k > head
                and tree.dep[k] in _COMPLEMENTS
                and (introducer(tree, k) in _CIRCUMSTANCE or (tree.dep[k] == "acl" and tree.words[tree.left[k] - 1] == ","))
            ):
                stop.add(k)
        return stop

    def stretches(self, phrase: Phrase) -> list[tuple[int, int]]:
        """The tokens of a participant, with the part that « dont » tells of it (« 350 personnes, dont cent soldats »)."""
        tree = self._tree
        a, b, head = phrase
        parts = [k for k in tree.kids[head] if k >= b and tree.lower[tree.left[k]] == "dont" and tree.pos[k] in ("NOUN", "PROPN", "NUM")]
        return [(a, b)] + [(tree.left[k], tree.right[k]) for k in parts]

    def actor(self, phrase: Phrase | None) -> Actor | None:
        """The participant of a phrase, named by its antecedent where it is a pronoun or short form."""
        if phrase is None:
            return None
        if phrase not in self._actors:
            self._actors[phrase] = self._read(phrase)
        return self._actors[phrase]

    def _read(self, phrase: Phrase) -> Actor:
        tree = self._tree
        span = tree.span(phrase[0], phrase[1])
        antecedent = self._antecedent(span)
        if antecedent is not None:
            first, last = tree.token_at(antecedent.start), tree.token_at(max(antecedent.start, antecedent.end - 1)) + 1
            phrase = first, last, tree.top_of(first, last)
        if phrase not in self._called:
            self._called[phrase] = bare_name(tree, phrase[0], phrase[1]), actor_kind(tree, *phrase, self._names)
        name, kind = self._called[phrase]
        return Actor(span=span, name=name, kind=kind, antecedent=antecedent)

    def _antecedent(self, mention: Span) -> Span | None:
        for link in self._links.get(mention.start, ()):
            if _same(link.mention, mention):
                return link.antecedent
        return None


def _second_subject(tree: Tree, b: int, head: int) -> int:
    """The end of « le maire, son adjoint et trois élus (ont …) » with « élus » as a second subject: one coordination."""
    for k in tree.kids[tree.head[head]]:
        if k > head and tree.left[k] == b and tree.dep[k].startswith("nsubj") and any(tree.dep[c] == "cc" for c in tree.kids[k]):
            return noun_phrase(tree, k)[1]
    return b


def _same(mention: Span, span: Span) -> bool:
    return (mention.start == span.start and mention.end <= span.end + 2) or mention == span
