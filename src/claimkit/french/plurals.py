"""The singular of a French noun, by its ending and a list of those that do not follow it."""

from __future__ import annotations

from claimkit.lexicons import Lexicons
from claimkit.lexicons.amounts import Plural

__all__ = ["Plurals"]


class Plurals:
    """The nouns that do not follow their ending, of one set of word lists.

    Args:
        lexicons: the word lists, with the user's rows.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._irregular = {row.plural: row.singular for row in lexicons.rows(Plural)}

    def singular(self, noun: str) -> str:
        """The singular of a noun, lower case; of a compound, that of its first word and of the rest as it stands.

        >>> plurals = Plurals(Lexicons())
        >>> [plurals.singular(w) for w in ("Soldats", "travaux", "hôpitaux", "décès", "bateaux")]
        ['soldat', 'travail', 'hôpital', 'décès', 'bateau']
        """
        word = noun.lower()
        if (found := self._irregular.get(word)) is not None:
            return found
        head, hyphen, rest = word.partition("-")
        if hyphen and len(head) > 3:
            return self.singular(head) + hyphen + (self.singular(rest) if rest.endswith("s") else rest)
        if word.endswith(("eaux", "eux", "oeux", "œux")):
            return word[:-1] if word.endswith("eaux") or len(word) <= 8 else word
        if word.endswith("aux") and len(word) > 4:
            return word[:-3] + "al"
        if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
            return word[:-1]
        return word
