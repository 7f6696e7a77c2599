"""Sentences that begin without a stop before them: a headline, a subhead or a pointer that stands in one line with its text."""

from __future__ import annotations

import re
from collections.abc import Collection

# Words that open a sentence, and seldom a name, when written with a capital before a word that has none.
_OPENER = (
    r"(?:L['’]|C['’]|S['’]|D['’]|Qu['’]|(?:Les?|La|Une?|Des|Du|Ces?|Cet|Cette|Ils?|Elles?|On|Nous|Son|Sa|Ses|Leurs?|Plusieurs|Quelques|Certaine?s|Deux|Trois|Quatre|"
    r"Cinq|Six|Sept|Huit|Neuf|Dix|En|À|A|Aux?|Dans|Selon|Pour|Après|Avant|Depuis|Pendant|Lors|Sur|Par|Avec|Sans|Face|Plus|Près|Environ|Mais|Si|Alors|Quand|Or)"
    r"(?=[ \u00a0]))"
)
_GLUED = re.compile(rf"(?<=[\w])[ \u00a0]+(?={_OPENER}[ \u00a0]?[a-zà-ÿœ])")
_LAST_WORD = re.compile(r"[\w’'-]+$")
# What asks for a title or a name behind it: « dans Les blés noirs », « le film Une rive », « il vient de publier Le quai ».
_OPEN = frozenset(
    "à au aux avec chez comme contre d dans de depuis des devant dont du en entre et l la le les leur leurs ni ou où par pour qu que qui sans selon son sur un une vers "
    "aussi également est sont était entre-temps "
    "publié publie publier écrit écrire lu lire intitulé intitulée intitulés titre titré titres baptisé baptisée nommé nommée appelé appelée surnommé dit dite "
    "adage affaire album association bande-dessinée chanson collectif collection concours documentaire dossier émission essai film groupe hebdomadaire journal liste livre "
    "magazine morceau mouvement nouvelle opération ouvrage parti pièce podcast poème programme projet quotidien recueil restaurant revue roman rubrique série site slogan "
    "spectacle théâtre thriller tube voilier".split()
)
_BACK = 30  # characters in which the word before is looked for


def glued_starts(text: str, names: Collection[str] = frozenset()) -> list[int]:
    """Where sentences begin though no stop stands before them.

    Args:
        text: the text.
        names: first two words of names that begin like a sentence (« Le Canard enchaîné »), in lower case.

    Example:
        >>> glued_starts("Le gué de Varmes ferme La préfecture a fermé le gué mardi.")
        [23]
        >>> glued_starts("Elle vient de publier La nuit des gués.")
        []
    """
    found = []
    for match in _GLUED.finditer(text):
        before = _LAST_WORD.search(text, max(0, match.start() - _BACK), match.start())
        word = before.group().lower() if before is not None else ""
        if word.rsplit("'", 1)[-1].rsplit("’", 1)[-1] not in _OPEN and not _named(text, match.end(), names):
            found.append(match.end())
    return found


def _named(text: str, at: int, names: Collection[str]) -> bool:
    words = text[at : at + _BACK].lower().replace("’", "'").replace("'", "' ").split()
    return " ".join(words[:2]) in names
