"""The same text as other machines write it: decomposed letters, other spaces, quotation marks and hyphens, wrapped lines."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from claimkit.french.alignment import View
from claimkit.french.characters import plain_characters

if TYPE_CHECKING:
    from claimkit import Extraction

_LONG = re.compile(r"(?<![\w/@.#-])([^\W\d_]{4})([^\W\d_]{4,})(?![\w/@-])")


def decomposed(text: str) -> str:
    """As macOS and many PDFs give it."""
    return unicodedata.normalize("NFD", text)


def no_break(text: str) -> str:
    """Every blank one that does not break."""
    return text.replace(" ", "\u00a0")


def soft_hyphens(text: str) -> str:
    """Long words with a place where they may be cut."""
    return _LONG.sub("\\1\u00ad\\2", text)


def curly(text: str) -> str:
    """Typographic apostrophes."""
    return re.sub(r"(?<=\w)'(?=\w)", "’", text)


def english_marks(text: str) -> str:
    """“ ” for « »."""
    return text.replace("«", "“").replace("»", "”")


def windows_lines(text: str) -> str:
    """Lines that end as in Windows, with a byte order mark."""
    return "\ufeff" + text.replace("\n", "\r\n")


def wrapped(text: str) -> str:
    """Paragraphs wrapped at 60 columns, with an empty line between them, as a mail has them."""
    paragraphs = [line for line in text.split("\n") if line.strip()]
    return "\n\n".join(textwrap.fill(" ".join(p.split()), 60, break_long_words=False, break_on_hyphens=False) for p in paragraphs)


EXACT: dict[str, Callable[[str], str]] = {f.__name__: f for f in (decomposed, no_break, soft_hyphens, curly, english_marks, windows_lines)}


def plain(text: str) -> str:
    """The text in plain characters and single blanks."""
    view = View(text)
    plain_characters(view)
    return " ".join(view.text.replace("’", "'").replace("«", '"').replace("»", '"').split())


def told(extraction: Extraction) -> list[tuple[object, ...]]:
    """What the claims of an extraction say, without where they stand."""
    return [
        (
            plain(c.predicate.span.text),
            plain(c.actor.span.text) if c.actor else None,
            plain(c.patient.span.text) if c.patient else None,
            tuple((q.value, q.low, q.high, q.unit, q.approximation) for q in c.quantities),
            tuple(plain(x.span.text) for x in c.locations),
            tuple((plain(t.span.text), t.value) for t in c.times),
            tuple(plain(s.span.text) for s in c.attribution.sources) if c.attribution else None,
            c.polarity,
            c.certainty,
        )
        for c in extraction.claims
    ]
