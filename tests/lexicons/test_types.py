"""Tables made of the word lists are of the types that they are said to be: a `frozenset | dict.keys()` is a set."""

from __future__ import annotations

from claimkit.french.amounts.modifiers import Modifiers
from claimkit.french.gazetteer import gazetteer_of
from claimkit.french.names import names_of
from claimkit.layers.places.phrases import PlacePhrases
from claimkit.lexicons import Lexicons


def test_tables_of_words_are_frozen() -> None:
    lexicons = Lexicons()
    phrases = PlacePhrases(lexicons, gazetteer_of(lexicons), names_of(lexicons))
    assert isinstance(phrases.noun_starts, frozenset)
    assert phrases.nouns.keys() <= phrases.noun_starts
    assert isinstance(Modifiers(lexicons)._last, frozenset)
