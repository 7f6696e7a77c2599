"""What the tree and the text around a time expression show to be no time: a count, a name, a habit, an event, a planet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimkit.french.reserved import is_bound

if TYPE_CHECKING:
    from claimkit.doc.tree import Tree
    from claimkit.french.dates import Found
    from claimkit.french.dates.grammar import Frame

THE = re.compile(r"(?<!\w)le\s$")
_OPENERS = frozenset(
    {"début", "fin", "milieu", "courant", "en", "année", "an", "vers", "avant", "après", "depuis", "dès", "jusqu'en", "entre", "horizon"}
)
_SPACE = re.compile(r"planète|martien|\bsonde\b|\brover\b|\bnasa\b|spatiale", re.IGNORECASE)
_FOLLOWED = re.compile(r"\sou\s(?:moins|plus|davantage)\b")  # « 1500 ou moins »
_UP_TO = re.compile(r"\s(?:à|ou)\s\d{1,4}\s(?!en\b)[^\W\d_]{3,}s\b")  # « 1500 à 2000 personnes »


def is_no_time(tree: Tree, found: Found, token: int) -> bool:
    """Whether an expression is no time, whatever its verb."""
    return _is_count(tree, found, token) or _is_title(tree, found, token) or _is_event(tree, found, token) or _is_planet(tree, found)


def _is_count(tree: Tree, found: Found, token: int) -> bool:
    """Whether a bare four-figure number counts the noun after it (« 2000 manifestants »)."""
    if found.rule.row.id not in ("time.year", "time.years") or not found.match[0][-4:].isdigit() or found.match[0].startswith("an"):
        return False
    if is_bound(tree.text, found.match.start()) or _FOLLOWED.match(tree.text, found.match.end()):
        return True
    if _UP_TO.match(tree.text, found.match.end()):
        return True
    token = tree.token_at(found.match.end() - 1)
    head = tree.head[token]
    if tree.dep[token] == "nummod" and head > token and tree.start[head] - found.match.end() < 25:
        return True
    following = token + 1
    return (
        following < len(tree)
        and tree.pos[following] in ("NOUN", "SYM")
        and tree.start[following] - found.match.end() <= 1
        and tree.sent[following] == tree.sent[token]
        and tree.head[following] != token
    )


def is_habit(tree: Tree, found: Found, frame: Frame) -> bool:
    """Whether « le lundi » is every Monday and « en été » every summer: after such a word, in the present."""
    if found.rule.row.id == "time.season":
        return found.match[0].startswith("en ") and frame.direction in (None, "present")
    if found.rule.row.id != "time.weekday" or found.clock is not None or frame.direction != "present" or found.match[0] != found.match["w"]:
        return False
    return THE.search(tree.text[max(0, found.start - 4) : found.start].lower()) is not None


def _is_event(tree: Tree, found: Found, token: int) -> bool:
    """Whether a feast is what the clause speaks of (« fêter Noël », « Pâques approche »), not when it happens."""
    if found.rule.row.id != "time.feast" or found.match[0][-1].isdigit():
        return False
    return tree.dep[token] in ("nsubj", "obj") and tree.words[token][:1].isupper()


def _is_planet(tree: Tree, found: Found) -> bool:
    """Whether « Mars » opens a sentence of a text on the planet."""
    return tree.text[found.start : found.end] == "Mars" and _SPACE.search(tree.text) is not None


def _is_title(tree: Tree, found: Found, token: int) -> bool:
    """Whether a bare year belongs to a name (« Roland-Garros 2025 », « Euro 2024 »)."""
    if found.rule.row.id != "time.year" or found.start != tree.start[token] or token == 0:
        return False
    before = tree.words[token - 1]
    return (
        before[:1].isupper()
        and tree.end[token - 1] + 1 == tree.start[token]
        and (tree.pos[token - 1] in ("PROPN", "NOUN", "X") or before.isupper())
        and tree.lower[token - 1] not in _OPENERS
    )
