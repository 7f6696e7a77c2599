"""No regular expression may take a power of the length of a text: a part that repeats must not be cut in many ways.

`fuzz/fuzz_patterns.py` measures them on their worst cases; here only their form is looked at.
"""

from __future__ import annotations

import re
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

import pytest
from fuzz.patterns import written

if TYPE_CHECKING:
    from collections.abc import Iterator

_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)
_MANY = 40  # repetitions from which on a part counts as endless


def _parts(tree: Any) -> list[list[Any]]:
    """The alternatives in a tree of one element, or the tree itself."""
    if len(tree) == 1 and tree[0][0] is codes.SUBPATTERN:
        return _parts(tree[0][1][3])
    if len(tree) == 1 and tree[0][0] is codes.BRANCH:
        return [list(branch) for branch in tree[0][1][1]]
    return [list(tree)]


def _inside(op: Any, value: Any) -> list[Any]:
    if op in _REPEATS:
        return [value[2]]
    if op is codes.SUBPATTERN:
        return [value[3]]
    return list(value[1]) if op is codes.BRANCH else []


def _only_repeats(tree: list[Any]) -> bool:
    """Whether one endless part of it takes whatever else must come: (a+)+, (a*b*)+, (A[a-zA-Z]*)+, but not (\\s+A[a-z]*)+."""
    endless = [k for k, (op, value) in enumerate(tree) if op in _REPEATS and value[1] >= _MANY]
    needed = {k: item for k, item in enumerate(tree) if item[0] is not codes.AT and not (item[0] in _REPEATS and item[1][0] == 0)}
    return any(all(j == k or _covers(tree[k][1][2], item) for j, item in needed.items()) for k in endless)


def _covers(body: Any, item: Any) -> bool:
    """Whether what `item` takes, some of it, `body` takes too."""
    item = item[1][2] if item[0] in _REPEATS else [item]
    left, right = re.compile(_as_text(body)), re.compile(_as_text(item))
    return any(left.fullmatch(char) and right.fullmatch(char) for char in map(chr, range(0x180)))


def _as_text(tree: Any) -> str:
    """A pattern of the single characters of a tree, for sets and literals; what is larger takes nothing."""
    if len(tree) != 1:
        return r"(?!)"
    op, value = tree[0]
    if op is codes.LITERAL:
        return re.escape(chr(value))
    if op is codes.NOT_LITERAL:
        return f"[^{re.escape(chr(value))}]"
    if op is codes.ANY:
        return "."
    if op is not codes.IN:
        return r"(?!)"
    names = {"DIGIT": r"\d", "NOT_DIGIT": r"\D", "SPACE": r"\s", "NOT_SPACE": r"\S", "WORD": r"\w", "NOT_WORD": r"\W"}
    out = ""
    for kind, what in value:
        if kind is codes.NEGATE:
            out += "^"
        elif kind is codes.RANGE:
            out += f"{re.escape(chr(what[0]))}-{re.escape(chr(what[1]))}"
        else:
            out += re.escape(chr(what)) if kind is codes.LITERAL else names[str(what).removeprefix("CATEGORY_")]
    return f"[{out}]"


def nested(tree: Any) -> Iterator[Any]:
    """Repeated parts that can be cut into repetitions in more than one way."""
    for op, value in tree:
        # The gap: « (?:(?:A\w*|et)\s*){1,7} ».
        if op in _REPEATS and value[1] > 2 and any(_only_repeats(part) or _optional_gap(part) for part in _parts(value[2])):
            yield value
        for inner in _inside(op, value):
            yield from nested(inner)


def _optional_gap(tree: list[Any]) -> bool:
    """Whether an alternative that can be cut is followed by nothing but what may be missing."""
    if len(tree) < 2 or not all(op in _REPEATS and value[0] == 0 for op, value in tree[1:]):
        return False
    return any(_only_repeats(part) for part in _parts(tree[:1]))


@pytest.mark.parametrize(
    ("pattern", "bad"),
    [
        (r"(?:a+)+", True),
        (r"(?:\w*\s*)*", True),
        (r"(?:[A-Z]\w*)+", True),
        (r"(?:(?:[A-Z]\w*|et)\s*){1,7}$", True),
        (r"(?:\w+\s)+", False),
        (r"(?:,\s?\d[\d.-]*)*", False),
        (r"[A-Z]\w*(?:\s+[A-Z]\w*){0,6}", False),
    ],
)
def test_patterns_that_can_be_cut_in_many_ways_are_told(pattern: str, *, bad: bool) -> None:
    assert bool(list(nested(parser.parse(pattern)))) is bad


def test_patterns_of_the_sources_can_be_cut_in_one_way() -> None:
    found = {place: pattern for (pattern, flags), place in written().places.items() if list(nested(parser.parse(pattern, flags)))}
    assert found == {}
