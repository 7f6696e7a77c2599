"""Which quantities, times and places belong to which clause, and which stretch of text a clause covers."""

from __future__ import annotations

from claimkit.components.clauses import Clause, ClauseFinder
from claimkit.components.layers import Layers
from claimkit.components.syntax import Tree
from claimkit.models import Location, Quantity, Span, TimeExpression

_EDGE = frozenset(", ; : . … – — - ( ) « » \" “ ” ' ’ ! ? et mais ou car or".split())


class Belongings:
    """Gives each clause what stands in it.

    An item belongs to the clause that its head token stands in; amounts and places in a participle right behind its noun belong to the
    clause around it as well, times tell only when the participle's own event was.
    """

    def __init__(self, tree: Tree, layers: Layers, clauses: list[Clause], times: set[int]) -> None:
        self._tree = tree
        self._owner = ClauseFinder.owners(tree, clauses)
        self._alone = _only_clause(tree, clauses)
        said = {(a.said.span.start, a.said.span.end) for a in layers.attributions if a.said is not None}
        self.time_tokens = times
        self._quantities = self._by_clause(layers.quantities, shared=True)
        self._locations = self._by_clause(layers.locations, shared=False)
        self._times = self._by_clause([t for t in layers.times if (t.span.start, t.span.end) not in said], shared=False)

    def quantities(self, clause: Clause) -> list[Quantity]:
        """Amounts of the clause."""
        return self._quantities.get(clause.top, [])  # type: ignore[return-value]

    def locations(self, clause: Clause) -> list[Location]:
        """Places of the clause."""
        return self._locations.get(clause.top, [])  # type: ignore[return-value]

    def times(self, clause: Clause) -> list[TimeExpression]:
        """Times of the clause."""
        return self._times.get(clause.top, [])  # type: ignore[return-value]

    def _by_clause(self, items: list[Quantity] | list[Location] | list[TimeExpression], *, shared: bool) -> dict[int, list[Quantity | Location | TimeExpression]]:
        out: dict[int, list[Quantity | Location | TimeExpression]] = {}
        for item in items:
            for clause in self._clauses_of(item.span, shared=shared):
                out.setdefault(clause.top, []).append(item)
        return out

    def _clauses_of(self, span: Span, *, shared: bool) -> list[Clause]:
        """The clause of an item, and the one around it when that clause is an attached participle and the item is shared."""
        tree = self._tree
        if not len(tree):
            return []
        a, b = tree.token_at(span.start), tree.token_at(max(span.start, span.end - 1))
        i = next((k for k in range(a, b + 1) if not a <= tree.head[k] <= b or tree.head[k] == k), a)
        clause = self._owner[i]
        if clause is None:
            alone = self._alone.get(tree.sent[i])
            return [alone] if alone is not None else []
        out = [clause]
        while shared and clause.attached and clause.parent is not None:
            clause = clause.parent
            out.append(clause)
        return out

    def proposition(self, clause: Clause, actor: int | None, patient: int | None) -> Span:
        """The stretch of text from the first to the last word of the clause, without the clauses beside it and their marks."""
        tree = self._tree
        inside = {*clause.verbs, *clause.auxiliaries}
        stack = list(inside)
        while stack:
            for k in tree.kids[stack.pop()]:
                if k in inside or tree.dep[k] in ("parataxis", "conj", "mark", "cc", "discourse") and self._foreign(k, clause):
                    continue
                inside.add(k)
                stack.append(k)
        first, last = min(inside), max(inside)
        del actor, patient
        while first < min(clause.verbs) and tree.lower[first] in _EDGE:
            first += 1
        while last > max(clause.verbs) and tree.lower[last] in _EDGE:
            last -= 1
        return tree.span(first, last + 1)

    def _foreign(self, k: int, clause: Clause) -> bool:
        """A conjunct that is a noun stays; another clause, a conjunction before the clause or a mark goes."""
        if self._tree.dep[k] in ("mark", "cc", "discourse"):
            return k < clause.top
        return self._owner[k] is not clause


def time_tokens(tree: Tree, layers: Layers) -> set[int]:
    """The tokens of all time expressions."""
    return {i for t in layers.times for i in range(tree.token_at(t.span.start), tree.token_at(t.span.end - 1) + 1)}


def _only_clause(tree: Tree, clauses: list[Clause]) -> dict[int, Clause]:
    """By sentence, its main clause, for items that hang on no clause."""
    out: dict[int, Clause] = {}
    for clause in clauses:
        if clause.kind in ("main", "coordinate", "content", "headline"):
            out.setdefault(tree.sent[clause.head], clause)
    return out
