"""Lines in capitals, read in lower case: which words are names is told by lists, by the rest of the text, and by the words French has.

« LE SÉNAT ADOPTE LA LOI DUPLOMB » is read as « Le sénat adopte la loi Duplomb ».
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from claimkit.french.accents import Spelling, accented
from claimkit.french.alignment import View

__all__ = ["Speller", "plain_capitals"]

_LINE = re.compile(r"[^\n]+")
_LOWER = re.compile(r"[^\W\d_A-ZÀ-ÖØ-Þ]")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 14
_LONGEST_INITIALS = 5
_VOWELS = frozenset("AEIOUYÀÂÉÈÊËÎÏÔÙÛÜ")
_SENTENCE_END = re.compile(r"[.!?…]\s+$|[:«]\s*$")


class Speller(Spelling, Protocol):
    """What tells how words are written outside capitals."""

    def initials(self, word: str) -> bool:
        """Whether a word in capitals is always written so."""

    def known_place(self, word: str) -> bool:
        """Whether a word, with a capital, is a place rather than a word of French."""

    def common(self, word: str) -> bool:
        """Whether a word, in lower case, is one of French."""


def plain_capitals(view: View, speller: Callable[[], Speller]) -> tuple[tuple[int, int], ...]:
    """Rewrites the lines of a view that are in capitals; gives their ranges."""
    text = view.text
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if _in_capitals(m.group())]
    if not lines:
        return ()
    spelled = speller()
    pieces, at = [], 0
    inside = set(lines)
    rest = " ".join(m.group() for m in _LINE.finditer(text) if m.span() not in inside)
    seen = set(_WORD.findall(rest))
    for a, b in lines:
        pieces += [text[at:a], _lowered(text[a:b], spelled, seen)]
        at = b
    pieces.append(text[at:])
    view.rewrite("".join(pieces))
    return tuple(lines)


def _in_capitals(line: str) -> bool:
    if not line.isupper() or _LOWER.search(line):
        return False
    words = [word for word in _WORD.findall(line) if len(word) > 1]
    return len(words) >= _FEWEST_WORDS and sum(map(len, words)) >= _FEWEST_LETTERS


def _lowered(line: str, speller: Speller, seen: set[str]) -> str:
    out, at = [], 0
    for match in _WORD.finditer(line):
        word = match.group()
        out.append(line[at : match.start()])
        before = line[: match.start()]
        first = not before.strip(' «"“-–—•') or _SENTENCE_END.search(before) is not None
        out.append(_spelled(word, speller, seen, first=first, behind=before.rstrip().rpartition(" ")[2]))
        at = match.end()
    out.append(line[at:])
    return "".join(out)


def _spelled(word: str, speller: Speller, seen: set[str], *, first: bool, behind: str) -> str:
    lower, title = word.lower(), word.capitalize()
    if len(lower) != len(word) or len(title) != len(word):
        return word
    if len(word) == 1:
        return title if first else lower
    if word in seen or speller.initials(word):
        return word
    if title in seen and lower not in seen:
        return title
    if speller.known_place(title) or (speller.name(title) and (behind in ("À", "A") or not speller.common(lower))):
        return title
    if speller.common(lower) or any(speller.listed(spelt) for spelt in accented(lower, speller)):
        return title if first else lower
    if len(word) <= _LONGEST_INITIALS and not _VOWELS.intersection(word):
        return word
    return title
