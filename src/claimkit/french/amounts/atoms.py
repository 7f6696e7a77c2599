"""Finds the pieces that numbers are made of: figures and words, with their value.

Separators of figures are resolved by these rules, in this order:

1. A space, no-break space, thin space, apostrophe or full stop before groups of three digits groups thousands: 1 500, 1'200, 15.000.
   The first group has one to three digits and does not begin with 0.
2. Several commas before groups of three digits group thousands; so does a comma before a group that a full stop follows: 1,234.56.
3. Any other comma or full stop is the decimal sign: 2,5 and 1.5; 0.500 is a half; 1,234 is a little more than one.

A numeral of more than 40 characters is no amount.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator

from claimkit.french.amounts.numerals import Atom
from claimkit.french.late import late
from claimkit.french.plain import lowered
from claimkit.lexicons import Lexicons
from claimkit.lexicons.amounts import Numeral

__all__ = ["LINKS", "VULGAR", "Atoms", "read_figures"]

_S = "[ \u00a0\u202f\u2009]"
_APART = (  # « entre - 4 et - 2 % »
    rf"(?:(?<=\bentre{_S})[-\u2212–]{_S}(?=\d)|(?:(?<=\bet{_S})|(?<=\bà{_S})|(?<=\bde{_S}))[-\u2212–]{_S}(?=\d[\d.,]*{_S}?(?:%|°|degrés|points?\b|à\b)))"
)
_DIGITS = (
    rf"(?:(?<![\w.,/])|(?<=\d[xX×]))(?:[-\u2212](?=\d)|{_APART})?(?:[1-9]\d{{0,2}}(?:(?:{_S}\d{{3}})+|(?:\.\d{{3}})+|(?:['’]\d{{3}})+|(?:,\d{{3}}){{2,}}|(?:,\d{{3}})+(?=\.\d))(?!\d)"
    rf"(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?:[eE]-?\d+(?!\w)|\^-?\d{{1,3}}(?![\w.,]))?"
)
_PIECE = re.compile(rf"(?=[-\u2212–\d])({_DIGITS})|([½¼¾⅓⅔])|[^\W\d_]+")
_FIGURE = re.compile(r"[\d½¼¾⅓⅔](?<![^\W\d_][½¼¾⅓⅔])")  # a « ½ » behind letters belongs to them
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
LINKS = frozenset({"and", "of", "point"})  # sorts of words that stand in numbers, but open none
_LONGEST_RUN = 60  # pieces
_JOIN = re.compile("[ \u00a0\u202f\u2009]?[-‐‑]?|[ \u00a0\u202f]['’]|['’]")
_LARGEST = 60  # exponent beyond which a power of ten is no amount of anything
_MAX_LENGTH = 40


def read_figures(figures: str) -> float:
    """The value of a numeral in figures, by the rules above; infinite where its exponent is beyond any amount.

    >>> read_figures("1.234,56"), read_figures("1,234.56"), read_figures("50 000")
    (1234.56, 1234.56, 50000.0)
    """
    if figures.isdecimal():
        return float(figures)
    plain = re.sub("[ \u00a0\u202f\u2009'’]", "", figures.replace("\u2212", "-").replace("–", "-"))
    plain, _, power = plain.partition("^")
    mantissa, _, exponent = plain.lower().partition("e")
    commas, stops = mantissa.count(","), mantissa.count(".")
    if commas and stops:
        decimal = max(mantissa.rfind(","), mantissa.rfind("."))
        mantissa = re.sub("[.,]", "", mantissa[:decimal]) + "." + mantissa[decimal + 1 :]
    elif commas > 1 or stops > 1:
        mantissa = mantissa.replace(",", "").replace(".", "")
    elif stops and re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", mantissa):
        mantissa = mantissa.replace(".", "")
    else:
        mantissa = mantissa.replace(",", ".")
    if abs(int(exponent or 0)) > _LARGEST:
        return math.inf
    value = float(mantissa) * 10.0 ** int(exponent or 0)
    return _powered(value, int(power)) if power else value


def _powered(value: float, power: int) -> float:
    """« 10^6 »; infinite where it is too large or undefined."""
    if not value or abs(power) > _LARGEST or (abs(value) > 1 and power * len(str(int(abs(value)))) > _LARGEST):
        return math.inf
    return float(value**power)


class Atoms:
    """The words that numbers are made of, of one set of word lists.

    Args:
        lexicons: the word lists, with the user's rows.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._words = {row.word: row for row in lexicons.rows(Numeral) if row.sort != "abbreviation"}
        self._opening_word = late(rf"(?:{self._openers()})(?![^\W\d_])")

    def _openers(self) -> str:
        """The words that may open a number, by their first letter, which rules most of a text out at once."""
        by_letter: dict[str, list[str]] = defaultdict(list)
        for word, row in sorted(self._words.items()):
            if row.sort not in LINKS:
                by_letter[re.escape(word[0])].append(re.escape(word[1:]))
        return (
            "|".join(
                rf"{letter}(?<![^\W\d_]{letter})(?:{'|'.join(sorted(rest, key=len, reverse=True))})" for letter, rest in by_letter.items()
            )
            or "(?!)"
        )

    def runs_in(self, text: str) -> Iterator[list[Atom]]:
        """The atoms of a text, those that spaces and hyphens join together; a run begins with figures or a word that may open a number."""
        low = lowered(text)
        reached = 0
        for opening in self._openings(low):
            if opening < reached or (match := _PIECE.match(low, opening)) is None:
                continue
            reached = match.end()
            if (atom := self._atom(match)) is not None:
                run = self._run(low, atom)
                reached = run[-1].end
                yield run

    def _openings(self, low: str) -> list[int]:
        """Where numbers may open: at the words that open one, at figures, and at the signs before figures."""
        figures = [m.start() for m in _FIGURE.finditer(low)]
        signs = [k - 1 for k in figures if k and low[k - 1] in "-\u2212"]
        signs += [k - 2 for k in figures if k > 1 and low[k - 2] in "-\u2212–" and low[k - 1].isspace()]
        return sorted([*[m.start() for m in self._opening_word.finditer(low)], *figures, *signs])

    def _atom(self, match: re.Match[str]) -> Atom | None:
        """A piece of a text in lower case, if numbers are made of it."""
        piece = match[0]
        if match[1] is not None:
            value = read_figures(piece) if len(piece) <= _MAX_LENGTH else math.inf
            return Atom(match.start(), match.end(), "digits", value) if math.isfinite(value) else None
        if match[2] is not None:
            return Atom(match.start(), match.end(), "half", VULGAR[piece])
        row = self._words.get(piece)
        return Atom(match.start(), match.end(), row.sort, row.value) if row is not None else None

    def _run(self, low: str, first: Atom) -> list[Atom]:
        """An atom and those that spaces and hyphens join to it."""
        run = [first]
        while len(run) < _LONGEST_RUN:
            end = run[-1].end
            match = _PIECE.search(low, end)
            if match is None or not _JOIN.fullmatch(low, end, match.start()) or (atom := self._atom(match)) is None:
                break
            run.append(atom)
        while run[-1].sort in LINKS:
            run.pop()
        return run
