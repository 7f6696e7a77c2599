"""Reads attribution cases written as markup inside the sentence, one line a case.

`<source>Kiev</source> <cue>affirme</cue> que l'armée <indirect>recule</indirect>.`

Tags: `source` and `relay` (the two roles), `cue`, `said`, `medium`; a predicate word carries `direct`, `mixed` or `indirect` when it must be
attributed to all the sources of the case in that way, and `none` when no source may cover it. A tag that is unknown, never closed, closed
twice or nested is refused: a case that asserts nothing must not pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TAGS = frozenset({"source", "relay", "cue", "said", "medium", "direct", "mixed", "indirect", "none"})
_TAG = re.compile(r"<(/?)(\w+)>")


@dataclass(frozen=True, slots=True)
class Mark:
    """One tagged stretch: its tag and its offsets in the text without tags."""

    tag: str
    start: int
    end: int


def read(marked: str) -> tuple[str, list[Mark]]:
    """The text without tags, and the marks.

    Raises:
        ValueError: a tag is unknown, not closed, closed without being opened, or nested in another; or there is none.
    """
    text, marks, at, opened = "", list[Mark](), 0, None
    for match in _TAG.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        closing, tag = match.group(1), match.group(2)
        if tag not in TAGS:
            message = f"unknown tag <{tag}>; use one of {sorted(TAGS)}"
            raise ValueError(message)
        if not closing:
            if opened is not None:
                message = f"<{tag}> inside <{opened[0]}>: close it first"
                raise ValueError(message)
            opened = (tag, len(text))
        elif opened is None or opened[0] != tag:
            message = f"</{tag}> closes nothing"
            raise ValueError(message)
        else:
            marks.append(Mark(tag, opened[1], len(text)))
            opened = None
    if opened is not None:
        message = f"<{opened[0]}> is never closed"
        raise ValueError(message)
    if not marks:
        message = "the case marks nothing, so it would assert nothing"
        raise ValueError(message)
    return text + marked[at:], marks
