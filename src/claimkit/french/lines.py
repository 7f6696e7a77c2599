"""Lines: which breaks only wrap a paragraph, which words are cut at a line's end, which lines are rows of a table.

A break is a wrap when the next line goes on in lower case, when the line ends in a word that ends none (« dans le », a comma), or when
the lines around it are filled: the first word of the next would not have fitted in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from claimkit.french.alignment import Edit, View
from claimkit.french.sentences import pointers

__all__ = ["BULLET", "plain_lines", "tables", "wraps"]

Known = Callable[[str], bool]

_LINE = re.compile(r"[^\n]+")
BULLET = re.compile(r"(?:[-–—•*·▪■►▶●○◦‣→✓✔➤❖]|\d{1,2}(?:[.)/]|°)|[a-z]\)|\(\d{1,2}\))(?=[^\S\n]+\S)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
# Words after which a line never ends for good.
_OPEN_END = re.compile(
    r"(?:[,(«]|\b(?:l[ea]s?|d[eu]s?|une?|et|à|aux?|en|par|pour|sur|sous|dans|avec|sans|chez|vers|que|qui|dont|où|ne|se|sa|son|ses|leurs?|"
    r"ce|cet|cette|ces|selon|entre|contre|depuis|M\.|Mme|MM\.|(?:[cdjlmnst]|qu)'))$",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"(?:\d+ (?:\d{3} )*)?[^ \n]+")  # « 9 400 euros » stays in one line
_SAID = re.compile(r"[,»\"] (?:a|ont|avait)(?: \w+)? \w+$")  # « …, a déclaré  Anne Roux »
_CUT = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLITICS = frozenset("ci là il ils elle elles on je tu nous vous ce moi toi lui leur le la les y en t même mêmes".split())  # noqa: SIM905 - a list of words reads best as words
_FINAL = (".", "!", "?", "…", "»", ":", ";")
_NARROWEST, _WIDEST = 28, 120
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_BEHIND_GAP = re.compile(r"[A-ZÀ-Ý«“\"●]")
_MARKS = ("«", "“", "(", "»", "”")  # « «  le gué  » »: blanks that belong to a mark
_QUOTED = re.compile(r"(?m)^(?:>[ \t]?)+")
_CELLS = re.compile(r"(?:[ ]{3,}|[\t|])[ \t|]*")
# Paragraphs glued without any stop: a capital inside a word, from which on the word is one that begins sentences or a button.
_STUCK = re.compile(
    r"[A-ZÀÉ](?<=[a-zà-ÿ]{2}.)(?:(?<=L)(?:es?|a|ire)|(?<=U)ne?|(?<=D)(?:es|ans)|(?<=I)ls?|(?<=E)(?:lles?|n)|(?<=C)(?:e|es|ette)|(?<=S)(?:elon|ur|ave|hare)|"
    r"(?<=P)(?:our|artager)|(?<=M)ais|(?<=A)(?:près|vant|u|ux)|(?<=V)oir)\b(?!')"
)


def tables(text: str) -> list[tuple[int, int]]:
    r"""(start, end) of each line that is a row of a table: cells set apart by tabs, bars or wide gaps, in lines of the same number.

    Example:
        >>> tables("Ville\tMorts\tBlessés\nVarmes\t2\t14\n")
        [(0, 19), (20, 31)]
    """
    if "\t" not in text and "   " not in text and "|" not in text:
        return []
    rows = []
    for match in _LINE.finditer(text):
        line = match.group().strip(" |")
        rows.append((match.start(), match.end(), len(_CELLS.findall(line)) + 1 if line else 0))
    out: list[tuple[int, int]] = []
    first = 0
    for k in range(1, len(rows) + 1):
        if k < len(rows) and rows[k][2] == rows[first][2]:
            continue
        cells = rows[first][2]
        if (cells >= 3 and k - first >= 2) or (cells == 2 and k - first >= 3):
            out += [(a, b) for a, b, _ in rows[first:k]]
        first = k
    return out


def wraps(text: str, known: Known | None = None) -> list[Edit]:
    r"""The breaks inside paragraphs, as edits that join the lines.

    Args:
        text: the text.
        known: whether a word is one of French; it decides whether a hyphen at a line's end is part of the word.

    Example:
        >>> wraps("La route est coupée dans le\nnord.")
        [(27, 28, ' ')]
    """
    if "\n" not in text:
        return []
    rows = {a for a, _ in tables(text)}
    out: list[Edit] = []
    for run in _runs(text):
        if len(run) < 2:
            continue
        joins = list[bool]()
        for line, following in pairwise(run):
            begun = not text[line[0]].islower() or (bool(joins) and joins[-1])  # else lower case at a line's head tells nothing here
            joins.append(_goes_on(text, line, following, rows, begun=begun))
        width = max(b - a for a, b in run)
        if _filled(text, run, joins, width):
            ragged = sum(joins) * 2 >= len(joins)  # « … a commandé / 18 trains », where most lines go on in lower case
            for k, (line, following) in enumerate(pairwise(run)):
                figure = ragged and text[following[0]].isdigit() and text[line[1] - 1] not in _FINAL
                joins[k] = joins[k] or ((figure or _full(text, line, following, width)) and not _begins(text, following, rows))
        for (line, following), joined in zip(pairwise(run), joins, strict=True):
            if joined:
                out.append(_join(text, line, following, known))
    return out


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Lines without an empty one between them, stripped."""
    run: list[tuple[int, int]] = []
    end = 0
    for match in _LINE.finditer(text):
        a, b = match.span()
        line = match.group()
        a, b = a + len(line) - len(line.lstrip()), b - (len(line) - len(line.rstrip()))
        if a >= b:
            continue
        if run and text.count("\n", end, a) != 1:
            yield run
            run = []
        run.append((a, b))
        end = b
    if run:
        yield run


def _begins(text: str, line: tuple[int, int], rows: set[int]) -> bool:
    """Whether a line begins something of its own by its shape."""
    return BULLET.match(text, *line) is not None or text.rfind("\n", 0, line[0]) + 1 in rows


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int], rows: set[int], *, begun: bool) -> bool:
    """Whether a line plainly goes on in the next."""
    a, b = line
    if _begins(text, following, rows) or text.rfind("\n", 0, a) + 1 in rows:
        return False
    end = text[max(a, b - 40) : b]
    if _OPEN_END.search(end) and not (end[-1] in ",(" and text[following[0]].isdigit() and b - a < _NARROWEST):
        return True
    if _CUT.search(end) and text[following[0]].isalpha() and b - a >= _NARROWEST:
        return True
    return (
        begun
        and text[following[0]].islower()
        and not end.endswith((":", ";"))
        and not _ADDRESS.search(end)
        and not _ADDRESS.match(text, *following)
    )


def _filled(text: str, run: list[tuple[int, int]], joins: list[bool], width: int) -> bool:
    """Whether the lines of a run are those of wrapped text."""
    if not _NARROWEST <= width <= _WIDEST:
        return False
    if any(joins):
        return True
    return len(run) > 3 and all(b - a > width - 15 for a, b in run[:-1]) and sum(text[b - 1] in _FINAL for _, b in run) * 2 < len(run)


def _full(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether the first word of the next line would not have fitted into a line."""
    first = _FIRST_WORD.match(text, *following)
    return first is not None and line[1] - line[0] + 1 + len(first.group()) > width


def _join(text: str, line: tuple[int, int], following: tuple[int, int], known: Known | None) -> Edit:
    cut = _CUT.search(text, max(line[0], line[1] - 40), line[1])
    rest = _WORD.match(text, *following)
    if cut is None or rest is None:
        return line[1], following[0], " "
    return (line[1], following[0], "") if _keeps_hyphen(cut.group(1), rest.group(), known) else (line[1] - 1, following[0], "")


def _keeps_hyphen(first: str, rest: str, known: Known | None) -> bool:
    if not rest[0].islower() or "-" in first or "-" in rest or rest in _CLITICS:
        return True
    if known is None:
        return False
    if known(f"{first}-{rest}"):
        return True
    return not known(first + rest) and known(first) and known(rest)


def _tagged(text: str, at: int) -> bool:
    """Whether an offset lies in a hashtag, a handle or an address."""
    word = text[max(0, at - 60) : at].split()[-1:]
    return bool(word) and any(mark in word[0] for mark in "#@/.")


def _parts(text: str, a: int, b: int) -> bool:
    """Whether a gap of blanks stands where a line ended: behind a word that can end one and asks nothing, before a capital or an opening mark."""
    opened = _OPEN_END.search(text, max(0, a - 12), a) or _SAID.search(text, max(0, a - 32), a)
    return text[a - 1] != "?" and _BEHIND_GAP.match(text, b) is not None and opened is None


def plain_lines(view: View, known: Known | None = None) -> None:
    r"""Joins the wrapped lines of a view, parts paragraphs that are glued, makes blanks single.

    Example:
        >>> view = View("Le maire  annonce la ferme-\nture du pont.")
        >>> plain_lines(view)
        >>> view.text
        'Le maire annonce la fermeture du pont.'
    """
    text = view.text
    if ">" in text and (text.startswith(">") or "\n>" in text):
        view.edit([(m.start(), m.end(), "") for m in _QUOTED.finditer(text)])
    view.edit(wraps(view.text, known))
    text = view.text
    edits: list[Edit] = [(m.start(), m.start(), "\n") for m in _STUCK.finditer(text) if not _tagged(text, m.start())]
    if "  " in text or "\t" in text:
        kept = tables(text)
        lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if "(@" in m.group()]  # a wide gap tells where a tweet begins
        spared = sorted(kept + lines)
        blanks = [m.span() for m in _BLANKS.finditer(text) if not any(a <= m.start() < b for a, b in spared)]
        pointing = [(a, b) for a, b in pointers(text) if a < b]
        ends = {b for _, b in pointing}
        # A gap in a sentence: there they tell nothing.
        careless = any(text[b : b + 1].islower() and text[a - 1 : a] not in _MARKS for a, b in blanks)
        edits += [(a, b, "\n" if a in ends or (not careless and _parts(text, a, b)) else " ") for a, b in blanks]
        edits += [(a - 1, a, "\n") for a, _ in pointing if text[a - 2 : a].strip() and text[a - 1].isspace()]
        edits.sort()
    view.edit(edits)
