"""The best tree over scored arcs (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

from typing import Any

import numpy as np

_NEVER = -1e9


def best_tree(scores: Any) -> Any:
    """Heads of the tree with the highest sum.

    Args:
        scores: (dependent, head), in numbers that add up, such as logarithms of probabilities; node 0 is the root, which has no head.

    Returns:
        The head of each node; 0 for the root itself. Several nodes may hang on the root: a text of several sentences.
    """
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    rest = [node for node in range(len(scores)) if node not in inside]
    place = {node: k for k, node in enumerate(rest)}
    whole = len(rest)  # the cycle as one node
    smaller = np.full((whole + 1, whole + 1), _NEVER)
    smaller[:whole, :whole] = scores[np.ix_(rest, rest)]
    enters, leaves = {}, {}
    for node in rest:
        gain = {inner: scores[inner, node] - scores[inner, heads[inner]] for inner in cycle}
        enters[node] = max(gain, key=gain.__getitem__)
        leaves[node] = max(cycle, key=lambda inner: scores[node, inner])
        smaller[whole, place[node]] = gain[enters[node]]
        smaller[place[node], whole] = scores[node, leaves[node]]
    np.fill_diagonal(smaller, _NEVER)
    found, out = best_tree(smaller), heads.copy()
    for node in rest[1:]:
        out[node] = leaves[node] if found[place[node]] == whole else rest[found[place[node]]]
    entry = rest[found[whole]]
    out[enters[entry]] = entry
    return out


def _cycle(heads: Any) -> list[int]:
    """Nodes of one cycle of heads; none in a tree."""
    seen = np.zeros(len(heads), int)
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node and not seen[node]:
            seen[node] = start
            path.append(node)
            node = int(heads[node])
        if node and seen[node] == start:
            return path[path.index(node) :]
    return []
