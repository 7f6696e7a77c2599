"""A text that was edited, with the way back: which offsets of the text before each offset of it stands for."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable

Edit = tuple[int, int, str]
"""(start, end, what stands there instead) in the text before."""


class Alignment:
    """Offsets of an edited text, placed in the text before.

    A character that an edit wrote stands for all that the edit took away; any other stands for itself. What was taken away without
    anything in its place belongs to no character: it is inside a span when characters on both sides of it are.
    """

    __slots__ = ("_after", "_after_end", "_before", "_before_end")

    def __init__(self) -> None:
        self._before, self._before_end, self._after, self._after_end = (array("l") for _ in range(4))

    def add(self, before: int, before_end: int, after: int, after_end: int) -> None:
        """An edit, in order: its range in the text before, and in the edited text."""
        self._before.append(before)
        self._before_end.append(before_end)
        self._after.append(after)
        self._after_end.append(after_end)

    def start(self, offset: int) -> int:
        """Where the character at an offset begins in the text before."""
        k = bisect_right(self._after, offset) - 1
        if k < 0:
            return offset
        over = offset - self._after_end[k]
        return self._before[k] if over < 0 else self._before_end[k] + over

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The range of the text before that a range stands for."""
        first = self.start(start)
        if end <= start:
            return first, first
        k = bisect_right(self._after, end - 1) - 1
        if k < 0:
            return first, end
        return first, self._before_end[k] + max(0, end - self._after_end[k])


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, Alignment]:
    """The text with edits made, which are in order and do not overlap.

    Example:
        >>> text, alignment = edited("e\u0301te\u0301", [(0, 2, "é"), (3, 5, "é")])
        >>> text, alignment.place(2, 3)
        ('été', (3, 5))
    """
    alignment, pieces, at, length = Alignment(), list[str](), 0, 0
    for start, end, written in edits:
        pieces += (text[at:start], written)
        length += start - at
        alignment.add(start, end, length, length + len(written))
        length += len(written)
        at = end
    pieces.append(text[at:])
    return "".join(pieces), alignment


class View:
    """A text as it is read, beside the text as it was given.

    Attributes:
        given: the caller's text, or the part of it that is read.
        text: its plain form.
    """

    __slots__ = ("_alignments", "given", "text")

    def __init__(self, given: str) -> None:
        self.given = self.text = given
        self._alignments: list[Alignment] = []

    def edit(self, edits: list[Edit]) -> None:
        """Edits the plain form; edits are in order and do not overlap."""
        if edits:
            self.text, alignment = edited(self.text, edits)
            self._alignments.append(alignment)

    def rewrite(self, text: str) -> None:
        """Another plain form of the same length, character for character.

        Raises:
            ValueError: it has another length.
        """
        if len(text) != len(self.text):
            message = "a rewritten text has the same length: use `edit` for what changes it"
            raise ValueError(message)
        self.text = text

    @property
    def plain(self) -> bool:
        """Whether the text is read as it was given."""
        return self.text == self.given

    @property
    def moved(self) -> bool:
        """Whether offsets of the two differ."""
        return bool(self._alignments)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The range of the given text that a range of the plain one stands for."""
        for alignment in reversed(self._alignments):
            start, end = alignment.place(start, end)
        return start, end

    def starts(self, offsets: Iterable[int]) -> list[int]:
        """Where characters of the plain text begin in the given one."""
        found = list(offsets)
        for alignment in reversed(self._alignments):
            found = [alignment.start(offset) for offset in found]
        return found
