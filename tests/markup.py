"""Reads cases written as markup inside the sentence: `L'attaque <conditional>serait</conditional> <probable>imminente</probable>.`

A tag that is unknown, never closed or closed twice, and a case without any tag, are refused: what asserts nothing must not pass.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_TAG = re.compile(r"<(/?)(\w+)>")


@dataclass(frozen=True, slots=True)
class Mark:
    """One tagged stretch: its tag and its offsets in the text without tags."""

    tag: str
    start: int
    end: int


def read(marked: str, tags: Collection[str]) -> tuple[str, list[Mark]]:
    """The text without tags, and the marks in order of their start. Tags may be nested.

    Raises:
        ValueError: a tag is not one of `tags`, is never closed or closes nothing, or there is none.
    """
    text, at = "", 0
    marks: list[Mark] = []
    opened: list[tuple[str, int]] = []
    for match in _TAG.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        closing, tag = match.groups()
        if tag not in tags:
            message = f"unknown tag <{tag}>; use one of {sorted(tags)}"
            raise ValueError(message)
        if not closing:
            opened.append((tag, len(text)))
        elif not opened or opened[-1][0] != tag:
            message = f"</{tag}> closes nothing"
            raise ValueError(message)
        else:
            marks.append(Mark(tag, opened.pop()[1], len(text)))
    if opened or not marks:
        message = f"<{opened[-1][0]}> is never closed" if opened else "the case marks nothing"
        raise ValueError(message)
    return text + marked[at:], sorted(marks, key=lambda m: m.start)
