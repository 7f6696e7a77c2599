"""What the repairs of a document share: the list of rules that fired, one copy of its heads and labels, one way to regraft."""

from __future__ import annotations

from claimkit.doc.layers import Repaired
from claimkit.doc.tree import Tree


class Repairs:
    """Which rules of repair fired, and where.

    Attributes:
        tree: what is put right; each repair reads it as the one before left it.
        fired: the rules that fired so far.
    """

    __slots__ = ("fired", "tree")

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.fired: list[Repaired] = []

    def fires(self, rule: str, first: int, after: int | None = None) -> bool:
        """Notes that a rule fires at the tokens from `first` on; always True.

        `benchmarks.rules` puts False in its place to see what a rule is worth.
        """
        self.fired.append(Repaired(rule=rule, span=self.tree.span(first, first + 1 if after is None else after)))
        return True


class Graft(Repairs):
    """The repairs of a tree.

    Attributes:
        heads, deps: the heads and labels of its tokens, with what is changed and not yet settled.
    """

    __slots__ = ("deps", "heads")

    def __init__(self, tree: Tree) -> None:
        super().__init__(tree)
        self.heads, self.deps = tree.head.copy(), tree.dep.copy()

    def hang(self, i: int, head: int, dep: str | None = None) -> None:
        """Hangs a token on another, under a label of its own or the one it has."""
        self.heads[i] = head
        if dep is not None:
            self.deps[i] = dep

    def settle(self) -> None:
        """Makes the changes those of the tree and its Doc; the next repair reads them there."""
        if self.heads != self.tree.head or self.deps != self.tree.dep:
            self.tree.regraft(self.heads, self.deps)
