"""Finds the names of the word lists (media, bodies, institutions) in a tree."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.french.names import Names, plain

_ARTICLES = frozenset({"le", "la", "les", "l'", "the"})


def listed_name(tree: Tree, i: int, names: Names) -> tuple[int, str]:
    """(after last, text) of the longest listed name that begins at token i; (0, "") where none does.

    An article does not make a name where a longer one begins behind it: « L'Union européenne » is no case of « L'Union ».
    """
    first = plain(tree.words[i])
    if first not in names.first_words:
        return 0, ""
    end, text = _longest(tree, i, names.first_words[first], names)
    if end and plain(tree.lower[i]) in _ARTICLES and i + 1 < len(tree):
        behind = names.first_words.get(plain(tree.words[i + 1]), 0)
        if behind and _longest(tree, i + 1, behind, names)[0] > end:
            return 0, ""
    return end, text


def _longest(tree: Tree, i: int, most: int, names: Names) -> tuple[int, str]:
    """The same where an article does; `most` words (at most) has a name that begins with this one."""
    longest = (0, "")
    for j in range(i, min(len(tree), i + most + 2)):
        text = plain(tree.text[tree.start[i] : tree.end[j]])
        if text in names.names:
            if tree.pos[j] != "SPACE":
                longest = j + 1, text
        elif not names.begins_name(text):
            break
    return longest


def capitalized(tree: Tree, a: int, b: int) -> bool:
    """Whether one of the tokens a to b (exclusive) begins with a capital."""
    for word in tree.words[a:b]:  # noqa: SIM110 - a generator takes twice as long
        if word[:1].isupper():
            return True
    return False
