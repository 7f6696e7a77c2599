"""Conditional and future by the form alone: a stem in -r and an ending.

The parser's model reads one conditional in four as an indicative (recall 75 % on UD); the spelling tells them apart: « coûterait » has the
infinitive before its ending, « montrait » has not.
"""

from __future__ import annotations

from functools import cache

from claimkit.lexicons.hedging import RStem
from claimkit.lexicons.reader import base

# Longest first, so that « -raient » is not read as « -rai » with something behind it.
_CONDITIONAL = ("aient", "ions", "ais", "ait", "iez")
_FUTURE = ("ons", "ont", "ez", "ai", "as", "a")
# Endings of a stem that spelling decides: « finir- », « vendr- », « mettr- », « connaîtr- », « recevr- », « interrompr- », « convaincr- », « exclur- ».
_STEM_ENDINGS = ("er", "ir", "ïr", "dr", "ttr", "aîtr", "oîtr", "aitr", "cevr", "ompr", "incr", "clur")


@cache
def _exceptions() -> dict[str, bool]:
    return {row.stem: row.mood == "conditional" for row in base("r_stems") if isinstance(row, RStem)}


def _is_stem(stem: str) -> bool:
    """Whether « stem + ais » is a conditional: the stem is an infinitive or an irregular stem of the future."""
    if not stem.endswith("r"):
        return False
    decided = _exceptions().get(stem)
    return stem.endswith(_STEM_ENDINGS) and len(stem) > 2 if decided is None else decided


def _stem(form: str, endings: tuple[str, ...]) -> str | None:
    if not form.endswith(endings):
        return None
    return next(form[: -len(ending)] for ending in endings if form.endswith(ending))


def is_conditional(form: str) -> bool:
    """Whether a verb form is a conditional.

    Args:
        form: one word, in any case, without its pronoun (« serait », not « serait-il »).

    Example:
        >>> is_conditional("supprimerait"), is_conditional("montrait"), is_conditional("coûterai")
        (True, False, False)
    """
    form = form.lower()
    stem = _stem(form, _CONDITIONAL)
    return stem is not None and _is_stem(stem)


def is_future(form: str) -> bool:
    """Whether a verb form is a simple future. « -rai » is a future, « -rais » a conditional.

    Call it on verbs only: « opéra », « caméra » and past tenses in -ra (« tira ») are told apart by their stem, but not all nouns are.

    Example:
        >>> is_future("viendra"), is_future("tira"), is_future("viendrait")
        (True, False, False)
    """
    form = form.lower()
    stem = _stem(form, _FUTURE)
    return stem is not None and _is_stem(stem)
