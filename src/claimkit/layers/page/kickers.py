"""Labels in capitals that papers set between a headline and its text: « Le gué va fermer REPORTAGE - Les riverains … ».

In words: a run of words in capitals before a dash is such a label when it has a word of `furniture.tsv` that labels articles (« VIDÉO »,
« FIGAROVOX/TRIBUNE »), or several words with more letters than acronyms have (« LE SCAN POLITIQUE »).
"""

from __future__ import annotations

import re
from collections.abc import Collection

_WORD = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’&]*"
_RUN = rf"{_WORD}(?:[ /]{_WORD}){{0,4}}"
_LABEL = re.compile(rf"({_RUN})(?:\s?[-–—]|[.:])\s+(?=[A-ZÀ-Ý«“\"\d])")
_WITHIN = re.compile(rf"(?<=[^\W_A-ZÀ-ÖØ-Þ]|[»”\"?!…)])\s+(?={_RUN}(?:\s?[-–—]|[.:])\s)")
_POINTING = frozenset({"LIRE", "VOIR"})  # « LIRE AUSSI - » points to another article
_ACRONYMS = 7  # letters of « BFM TV » at most
_LONGEST = 220  # characters of the headline in front


def label_at(text: str, a: int, b: int, known: Collection[str]) -> tuple[int, int] | None:
    """The label in capitals that begins at `a`, before `b`.

    Args:
        text: the text.
        a: where the line or piece begins.
        b: where it ends.
        known: words that label articles, in lower case.
    """
    match = _LABEL.match(text, a, b)
    if match is None:
        return None
    words = re.split(r"[ /]", match.group(1))
    if not _POINTING.isdisjoint(words):
        return None
    several = len(words) > 1 and text[match.end(1)] not in ".:" and len("".join(words)) > _ACRONYMS
    return match.span(1) if several or any(word.lower() in known for word in words) else None


def headline_apart(text: str, a: int, b: int, known: Collection[str]) -> int | None:
    """Where the label begins that parts the headline of a line from its text.

    Example:
        >>> text = "Le gué va fermer REPORTAGE - Les riverains protestent."
        >>> headline_apart(text, 0, len(text), {"reportage"})
        17
    """
    for match in _WITHIN.finditer(text, a, min(b, a + _LONGEST)):
        if label_at(text, match.end(), b, known) is not None:
            return match.end()
    return None
