"""The same tree written in other ways: marks of quotation and apostrophes of every kind, capitals, missing accents, no last stop."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from tools.parser.conllu import Sentence, Word

_QUOTES = (("« ", " »"), ("«", "»"), ('"', '"'), ("“", "”"), ("« ", " »"), ("‘", "’"))
_OPEN, _CLOSE = frozenset("«“„‘"), frozenset("»”’")


def augmented(sentence: Sentence, random: Random) -> Sentence:
    """A sentence as another paper would print it; mostly as it is."""
    words = sentence.words
    marks = [k for k, word in enumerate(words) if word.form in _OPEN | _CLOSE | {'"'} and word.pos == "PUNCT"]
    if marks and random.random() < 0.5:
        words = _requoted(words, marks, random.choice(_QUOTES))
    if random.random() < 0.5:
        old, new = random.choice((("'", "’"), ("’", "'")))
        words = [word._replace(form=word.form.replace(old, new)) if len(word.form) > 1 else word for word in words]
    draw = random.random()
    if draw < 0.03:
        words = [word._replace(form=word.form.upper()) for word in words]
    elif draw < 0.05:
        words = [word._replace(form=unaccented(word.form)) for word in words]
    elif draw < 0.08 and words[-1].form == "." and not any(word.head == len(words) - 1 for word in words[:-1]):
        words = words[:-1]
    return sentence._replace(words=list(words))


def unaccented(form: str) -> str:
    """A word without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))


def _requoted(words: list[Word], marks: list[int], style: tuple[str, str]) -> list[Word]:
    """All marks of quotation in one style; a straight one opens where it is the first, third, … of its kind."""
    out, straight = list(words), 0
    for k in marks:
        form = words[k].form
        opens = form in _OPEN
        if form == '"':
            opens = straight % 2 == 0
            straight += 1
        mark = style[0] if opens else style[1]
        before = out[k - 1] if k else None
        if opens:
            out[k] = words[k]._replace(form=mark.strip(), space=mark.endswith(" "))
        else:
            out[k] = words[k]._replace(form=mark.strip())
            if before is not None:
                out[k - 1] = before._replace(space=mark.startswith(" "))
    return out
