"""Sentences that begin without a stop before them: a headline, a subhead or a pointer that stands in one line with its text."""

from __future__ import annotations

import re
from collections.abc import Collection

# Words that open a sentence, and seldom a name, when written with a capital before a word that has none.
_OPENER = (
    r"(?:L['’]|C['’]|S['’]|D['’]|Qu['’]|(?:Les?|La|Une?|Des|Du|Ces?|Cet|Cette|Ils?|Elles?|On|Nous|Son|Sa|Ses|Leurs?|Plusieurs|Quelques|Certaine?s|Deux|Trois|Quatre|"
    r"Cinq|Six|Sept|Huit|Neuf|Dix|En|À|A|Aux?|Dans|Selon|Pour|Après|Avant|Depuis|Pendant|Lors|Sur|Par|Avec|Sans|Face|Plus|Près|Environ|Mais|Si|Alors|Quand|Or|"
    r"Comme|Ailleurs|Malgré|Dès|Parmi|Outre|Afin|Chaque|Comment|Pourquoi|Voilà|Voici|Interrogée?s?|Invitée?s?|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi)"
    r"(?=[ \u00a0]))"
)
# Begins with the space, not with what must stand before it: so the search goes from space to space.
_GLUED = re.compile(rf"[ \u00a0](?<=[\w»”].)[ \u00a0]*(?={_OPENER}[ \u00a0]?[a-zà-ÿœ])")
_LAST_WORD = re.compile(r"[\w’'-]+$")
# Words behind which a noun phrase goes on, whatever its capital: « dans Les blés noirs ».
_GOVERNING = frozenset(
    {
        "à",
        "au",
        "aux",
        "avec",
        "chez",
        "comme",
        "contre",
        "d",
        "dans",
        "de",
        "depuis",
        "des",
        "devant",
        "dont",
        "du",
        "en",
        "entre",
        "est",
        "et",
        "était",
        "l",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "ni",
        "ou",
        "où",
        "par",
        "pour",
        "qu",
        "que",
        "qui",
        "sans",
        "selon",
        "son",
        "sont",
        "sur",
        "un",
        "une",
        "vers",
        "aussi",
        "également",
    }
)
_BACK = 30  # characters in which the word before is looked for


class GluedStarts:
    """Finds where sentences begin though no stop stands before them.

    Args:
        cues: words that ask for a title or a name behind them (« publier », « film »), lower case.
        names: first two words of names that begin like a sentence (« En marche »), lower case.

    Example:
        >>> starts = GluedStarts({"publier"})
        >>> starts.find("Le gué de Varmes ferme La préfecture a fermé le gué mardi.")
        [23]
        >>> starts.find("Elle vient de publier La nuit des gués.")
        []
    """

    def __init__(self, cues: Collection[str] = frozenset(), names: Collection[str] = frozenset()) -> None:
        self._governing, self._names = _GOVERNING.union(cues), names

    def find(self, text: str) -> list[int]:
        """The offsets of the first words of such sentences."""
        return [m.end() for m in _GLUED.finditer(text) if not self._asked(text, m.start()) and not self._named(text, m.end())]

    def _asked(self, text: str, end: int) -> bool:
        """Whether the word that ends at `end` asks for what follows."""
        before = _LAST_WORD.search(text, max(0, end - _BACK), end)
        word = before.group().lower().replace("’", "'") if before is not None else ""
        return word.rsplit("'", 1)[-1] in self._governing

    def _named(self, text: str, at: int) -> bool:
        words = text[at : at + _BACK].lower().replace("’", "'").replace("'", "' ").split()
        return " ".join(words[:2]) in self._names
