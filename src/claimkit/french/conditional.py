"""Conditional and future by the form alone: a stem in -r and an ending.

The parser's model reads one conditional in four as an indicative (recall 75 % on UD); the spelling tells them apart: « coûterait » has the
infinitive before its ending, « montrait » has not.
"""

from __future__ import annotations

from claimkit.lexicons import Lexicons
from claimkit.lexicons.hedging import RStem

# Longest first, so that « -raient » is not read as « -rai » with something behind it.
_CONDITIONAL = ("aient", "ions", "ais", "ait", "iez")
_FUTURE = ("ons", "ont", "ez", "ai", "as", "a")
# Endings of a stem that spelling decides: « finir- », « vendr- », « mettr- », « connaîtr- », « recevr- », « interrompr- », « convaincr- », « exclur- ».
_STEM_ENDINGS = ("er", "ir", "ïr", "dr", "ttr", "aîtr", "oîtr", "aitr", "cevr", "ompr", "incr", "clur")


def _stem(form: str, endings: tuple[str, ...]) -> str | None:
    if not form.endswith(endings):
        return None
    return next(form[: -len(ending)] for ending in endings if form.endswith(ending))


class Stems:
    """The stems in -r that spelling alone does not decide, of one set of word lists.

    Args:
        lexicons: the word lists, with the user's rows.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._exceptions = {row.stem: row.mood == "conditional" for row in lexicons.rows(RStem)}

    def is_conditional(self, form: str) -> bool:
        """Whether a verb form is a conditional.

        Args:
            form: one word, in any case, without its pronoun (« serait », not « serait-il »).

        Example:
            >>> stems = Stems(Lexicons())
            >>> stems.is_conditional("supprimerait"), stems.is_conditional("montrait"), stems.is_conditional("coûterai")
            (True, False, False)
        """
        stem = _stem(form.lower(), _CONDITIONAL)
        return stem is not None and self._decides(stem)

    def is_future(self, form: str) -> bool:
        """Whether a verb form is a simple future. « -rai » is a future, « -rais » a conditional.

        Call it on verbs only: « opéra », « caméra » and past tenses in -ra (« tira ») are told apart by their stem, but not all nouns are.

        Example:
            >>> stems = Stems(Lexicons())
            >>> stems.is_future("viendra"), stems.is_future("tira"), stems.is_future("viendrait")
            (True, False, False)
        """
        stem = _stem(form.lower(), _FUTURE)
        return stem is not None and self._decides(stem)

    def _decides(self, stem: str) -> bool:
        """Whether « stem + ais » is a conditional: the stem is an infinitive or an irregular stem of the future."""
        if not stem.endswith("r"):
            return False
        decided = self._exceptions.get(stem)
        return stem.endswith(_STEM_ENDINGS) and len(stem) > 2 if decided is None else decided
