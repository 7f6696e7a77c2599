"""Quotation marks: which stretch of a text is quoted, read from the marks alone.

Knows « », “ ”, „ “, " ", ‹ ›, ‘ ’ and ' ', nested in each other, without spaces, opened and never closed, closed and never opened,
and opened again at each paragraph of one quotation. An apostrophe is no mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claimkit.french.sentences import pointers

# What makes a line break one of paragraphs; a single one before a lower-case letter is a wrapped line.
_PARAGRAPH = r"[^\S\n]*\n\s*|(?![^\S\n]*[a-zàâäçéèêëîïôöùûü])"
_BREAKS = re.compile(rf"\n(?:{_PARAGRAPH})")
# What can open, close or break off a quotation; a mark between two letters is an apostrophe. The set comes first, so that the scan is fast.
_MARKS = re.compile(rf"[«»“”„\"‹›‘’'\n](?:(?<![‘’'\n])|(?<=[‘’'])(?:(?<!\w.)|(?!\w))|(?<=\n)(?:{_PARAGRAPH}))")
_OPENER_OF = {"»": "«", "”": "“", "›": "‹"}
_CLOSER_OF = {opening: closing for closing, opening in _OPENER_OF.items()} | {"„": "“", '"': '"', "‘": "’", "'": "'"}
_INCISE = re.compile(r"[a-zà-ÿ]+-(?:t-)?(?:il|elle|on)s?\b")  # « … en moi "dit-elle »: no quotation begins so
_SINGLE = frozenset("'’‘")
# What follows a closing mark inside a sentence, not the « » » of a list.
_GOES_ON = re.compile(r"\s*(?:[,.;:!?)]|$|(?<=\s)[a-zà-ÿ])", re.MULTILINE)
_STOPS = tuple(".!?…")  # « … dix écoles. » La ministre … »
_BEFORE_OPENING = frozenset("([{«“\"‹—–-:;,/…'’")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between marks.

    Attributes:
        start, end: offsets with the marks.
        inner_start, inner_end: offsets of what is inside.
        mark: the opening mark.
        depth: 0 for a quotation that is in no other.
        closed: whether its closing mark was there.
        continues: it goes on from the quotation of the paragraph before, which was not closed.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    mark: str
    depth: int
    closed: bool
    continues: bool = False

    def holds(self, offset: int) -> bool:
        """Whether an offset lies inside the marks."""
        return self.start <= offset < self.end


def _is_letter(text: str, i: int) -> bool:
    return 0 <= i < len(text) and (text[i].isalnum() or text[i] == "_")


def _opens(text: str, i: int) -> bool:
    """Whether a straight mark can open: not after a letter, and something follows it."""
    before, after = text[i - 1] if i else " ", text[i + 1] if i + 1 < len(text) else " "
    loose = before.isspace() or before in _BEFORE_OPENING
    return loose and not (after.isspace() and not before.isspace()) and _INCISE.match(text, i + 1) is None


def _single_closes(text: str, i: int) -> bool:
    """Whether an apostrophe can be a closing mark: after something, not before a letter."""
    return i > 0 and not text[i - 1].isspace() and not _is_letter(text, i + 1)


def _single_opens(text: str, i: int) -> bool:
    """Whether ' or ‘ opens: not after a letter, before one, and closed in the same paragraph (‘ needs no such proof)."""
    if _is_letter(text, i - 1) or i + 1 >= len(text) or text[i + 1].isspace():
        return False
    if text[i] == "‘":
        return True
    if text[i] == "’":
        return False
    paragraph_end = _BREAKS.search(text, i)
    end = len(text) if paragraph_end is None else paragraph_end.start()
    closing = text.find("'", i + 1, end)
    while closing >= 0 and not _single_closes(text, closing):
        closing = text.find("'", closing + 1, end)
    return closing > i + 2


class _Reader:
    """Walks over the marks with a stack of what is open."""

    def __init__(self, text: str, strays: set[int]) -> None:
        self.text, self.found = text, list[Quotation]()
        self.open: list[tuple[int, str, bool]] = []
        self.pending: str | None = None  # the mark of a quotation that the paragraph before left open
        self.paragraph = 0  # where it starts
        self.reached = 0  # where the last quotation found ends
        self.unpaired = _unpaired(text, strays)
        self.pointing = {start for start, _ in pointers(text)}  # « » Lire aussi : … » closes nothing

    def start(self, i: int, mark: str) -> None:
        self.open.append((i, mark, self.pending == mark and not self.open))
        self.pending = None

    def close(self, level: int, i: int) -> None:
        """Closes the quotation at `level` of the stack with the mark at `i`; what is open inside it ends there too."""
        while len(self.open) > level + 1:
            self.finish(i, closed=False)
        self.finish(i + 1, closed=True)

    def finish(self, end: int, *, closed: bool) -> None:
        start, mark, continues = self.open.pop()
        inner_end = end - 1 if closed else end
        while not closed and end > start + 1 and self.text[end - 1].isspace():
            end = inner_end = end - 1
        self.found.append(Quotation(start, end, start + 1, inner_end, mark, len(self.open), closed, continues))
        self.reached = max(self.reached, end)

    def level_of(self, mark: str) -> int | None:
        for k in range(len(self.open) - 1, -1, -1):
            if self.open[k][1] == mark:
                return k
        return None

    def end_of_paragraph(self, i: int) -> None:
        self.pending = self.open[0][1] if self.open else None
        while self.open:
            self.finish(self.stray(i), closed=False)
        self.paragraph = i + 1

    def stray(self, i: int) -> int:
        """Where the innermost quotation ends that nothing closes up to `i`, though others opened and closed in it by the same marks.

        A sentence ends where the first of them does (« Il dit : « Non » »), else they are no part of it (« des «chefs, qui … «Non.» … »), unless
        the next paragraph goes on with it.
        """
        start, mark, _ = self.open[-1]
        inside = [k for k, q in enumerate(self.found) if q.start > start and q.mark == mark]
        if len(self.open) > 1 or not inside or self.text[i:].lstrip()[:1] in (mark, _CLOSER_OF.get(mark)):
            return i
        first, self.pending = min(inside, key=lambda k: self.found[k].start), None
        end = self.found[first].end if self.text[start + 1 :].lstrip()[:1].isupper() else self.found[first].start
        for k in inside:
            if self.found[k].start >= end:
                self.found[k] = replace(self.found[k], depth=self.found[k].depth - 1)
        return end

    def mark(self, i: int) -> None:
        mark = self.text[i]
        if mark in _SINGLE:
            self.single(i)
        elif mark == '"':
            self.straight(i)
        elif mark in "«‹„" or (mark == "“" and self.level_of("„") is None):
            level = self.level_of(mark)
            if level is not None and mark == "“" and not _opens(self.text, i):
                self.close(level, i)  # “ also closes where no ” is at hand
            else:
                self.break_off(i)
                self.start(i, mark)
        else:
            self.closing(i, mark)

    def closing(self, i: int, mark: str) -> None:
        opener = "„" if mark == "“" else _OPENER_OF[mark]
        level = self.level_of(opener)
        if level is not None:
            self.close(level, i)
        elif self.open and self.comes_for_another(i):
            self.close(len(self.open) - 1, i)
        elif i in self.pointing:
            self.pending = None
        elif _GOES_ON.match(self.text, i + 1) or (
            mark == "»" and (self.text[max(0, i - 3) : i].rstrip()[-1:] in _STOPS or _is_letter(self.text, i - 1))
        ):
            self.begun_before(i, opener)
        elif mark == "»" and not self.open and self.text[i + 1 : i + 2].isspace():
            self.pending = None

    def break_off(self, i: int) -> None:
        """« "Nous irons. « C'est sûr » … »: a straight mark that nothing closes holds up to where the next sentence opens anew."""
        if self.open and self.open[-1][1] == '"' and self.text[max(0, i - 3) : i].rstrip()[-1:] in _STOPS and self.comes_for_another(i):
            self.finish(i, closed=False)

    def comes_for_another(self, i: int) -> bool:
        """Whether a closing mark of another style ends the innermost quotation, whose own does not come in its paragraph."""
        end = _BREAKS.search(self.text, i)
        mark = self.open[-1][1]
        own = self.text.find(_CLOSER_OF[mark], i + 1, len(self.text) if end is None else end.start())
        return own < 0 or (_opens(self.text, own) if self.text[own] == '"' else mark in self.text[i + 1 : own])

    def begun_before(self, i: int, mark: str) -> None:
        """The first mark of a paragraph closes what the text does not open: the quotation began before it."""
        whole = not self.paragraph or mark in (self.pending, '"')  # a « that a later paragraph misses was no quotation
        if whole and i > self.paragraph and not self.open and self.reached <= self.paragraph:
            continues = self.pending == mark
            self.found.append(Quotation(self.paragraph, i + 1, self.paragraph, i, mark, 0, closed=True, continues=continues))
            self.reached = i + 1
            self.pending = None

    def straight(self, i: int) -> None:
        level = self.level_of('"')
        if level is None and self.open and not _opens(self.text, i) and self.comes_for_another(i):
            self.close(len(self.open) - 1, i)
        elif i in self.unpaired:
            self.alone(i, level)
        elif level is None:
            self.start(i, '"')
        else:
            self.close(level, i)

    def alone(self, i: int, level: int | None) -> None:
        """One that closes what the text does not open, or opens anew what was not closed."""
        if level is not None or _opens(self.text, i):
            while level is not None and len(self.open) > level:
                self.finish(i, closed=False)
            self.start(i, '"')
        else:
            self.begun_before(i, '"')

    def single(self, i: int) -> None:
        mark = self.text[i]
        level = self.level_of("‘" if mark == "’" else mark)
        if level is not None and _single_closes(self.text, i):
            self.close(level, i)
        elif _single_opens(self.text, i):
            self.start(i, mark)


_LINES = re.compile(r'["\n]')
_LONE = re.compile(r'(?<=\s)"(?=\s)')


def _strays(text: str) -> set[int]:
    """Straight marks between blanks in a paragraph with an odd number of them: the first one there belongs to no pair."""
    found = set[int]()
    for match in _LONE.finditer(text) if '"' in text else ():
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        if text.count('"', start, len(text) if end < 0 else end) % 2 and not any(start <= i for i in found):
            found.add(match.start())
    return found


def _unpaired(text: str, strays: set[int]) -> set[int]:
    """Straight marks whose spaces belie the pairs of their line: they can only close where none is open, or open where one is."""
    found, line = set[int](), list[int]()
    for match in _LINES.finditer(text + "\n") if '"' in text else ():
        i = match.start()
        if match.group() != "\n":
            if i not in strays:
                line.append(i)
            continue
        inside = False
        for k in line:
            opens = _opens(text, k)
            if (inside and opens and _is_letter(text, k + 1) and not _is_letter(text, k - 1)) or (
                not inside and not opens and not text[k - 1].isdigit() and not _is_letter(text, k + 1)
            ):
                found.add(k)
            else:
                inside = not inside
        line = []
    return found


def quotations(text: str) -> list[Quotation]:
    """The quoted stretches of a text, in order of their start.

    A quotation that is not closed ends with its paragraph (a line break); one that the next paragraph opens again is told by `continues`.

    Example:
        >>> [q.mark for q in quotations("« Il a dit “non” », note-t-elle.")]
        ['«', '“']
    """
    strays = _strays(text)
    reader = _Reader(text, strays)
    for match in _MARKS.finditer(text):
        i = match.start()
        if i in strays:
            continue
        if text[i].isspace():
            reader.end_of_paragraph(i)
        else:
            reader.mark(i)
    reader.end_of_paragraph(len(text))
    return sorted(reader.found, key=lambda q: (q.start, -q.end))


def outer(found: list[Quotation]) -> list[Quotation]:
    """Those that lie in no other."""
    return [q for q in found if q.depth == 0]
