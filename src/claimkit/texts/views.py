"""What is read of a text: its plain form, made by the parts of `claimkit.french` that know characters, lines, markup and capitals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimkit.french.accents import plain_accents
from claimkit.french.capitals import plain_capitals
from claimkit.french.characters import plain_characters, plain_digits
from claimkit.french.lines import plain_lines
from claimkit.french.markup import Markup, plain_markup
from claimkit.french.timings import plain_timings
from claimkit.texts.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from spacy.language import Language

    from claimkit.french.alignment import View


@dataclass(frozen=True, slots=True)
class Changes:
    """What had to be done to a text before it could be read.

    Attributes:
        markup: which sort of markup was taken out of it.
        capitals: ranges of the lines of the view that were in capitals.
        accents: whether accents were put back.
        digits: range of the first number of the view that held letters.
    """

    markup: Markup | None = None
    capitals: tuple[tuple[int, int], ...] = ()
    accents: bool = False
    digits: tuple[int, int] | None = None


def plain_text(view: View, nlp: Language) -> Changes:
    """Makes a view plain."""
    markup = None if plain_timings(view) else plain_markup(view)
    plain_characters(view)
    plain_lines(view, lambda word: vocabulary_of(nlp).knows(word))
    capitals = plain_capitals(view, lambda: vocabulary_of(nlp))
    accents = plain_accents(view, lambda: vocabulary_of(nlp), capitals)
    return Changes(markup, capitals, accents, plain_digits(view))
