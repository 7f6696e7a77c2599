"""The speaker behind an inverted verb: past adverbs, times, moods and those who are only told."""

from __future__ import annotations

from claimkit.doc.tree import SUBJECTS
from claimkit.french.small_words import OF
from claimkit.grammar.phrases import is_person
from claimkit.layers.speech.page import Page
from claimkit.layers.speech.placement import CLOSING
from claimkit.layers.speech.sources import Sources

_CIRCUMSTANCES = frozenset({"lors", "auprès", "d'", "non"})
_ABOUT = frozenset({"plus", "près", "moins", "beaucoup"})
_MOOD = 7  # tokens
_SOURCING = frozenset({"selon", "d'", "pour"})
_KINDS = {"PER": "person", "ORG": "media"}  # of the noun that such a name belongs to
STRESSED = frozenset({"lui", "elle", "eux", "elles", "lui-même", "elle-même", "eux-mêmes"})


class Behind:
    """Reads what stands behind the verbs of one document."""

    def __init__(self, page: Page, sources: Sources) -> None:
        self.tree, self.forms, self.sources = page.tree, page.forms, sources

    def speaker(self, i: int, stop: int) -> tuple[int, int] | None:
        """The speaker after the verb, past adverbs, times and those who are only told."""
        tree, k = self.tree, i
        quoted = tree.words[i - 2] == "," and tree.words[i - 3] in CLOSING  # « “…”, scandent plus de … »
        while k < stop:
            word = self.forms[k]
            if word == "selon":
                return None  # « cent lycées ont répondu à l'appel, selon Louis Roy »
            adverb = tree.pos[k] in ("ADV", "SPACE") and not tree.words[k][:1].isupper() and word not in _CIRCUMSTANCES
            subject = adverb and word in _ABOUT and (quoted or tree.dep[k] in SUBJECTS)
            if subject and self.forms[k + 1] in OF and (who := self.sources.after(k + 2, stop)) is not None:
                return k, who[1]  # « scandent plus de cent dockers »
            if adverb or k in self.sources.timed:
                k += 1
            elif later := self._past_delay(k, stop):
                k = later
            elif (
                word in ("pour", "de", "à", "quant", "en")
                and k + 2 < stop
                and self.forms[k + 1] in ("sa", "son", "leur", "lui", "elle", "revanche")
            ):
                k += 2 if self.forms[k + 1] in ("lui", "elle", "revanche") else 3
            elif (tree.pos[k] == "ADP" and word not in ("de", "du", "des")) or word in _CIRCUMSTANCES:
                k = self._past_circumstance(k, stop)
            elif word == "," and (close := self._past_mood(k, stop)):
                k = close  # « confie, dépitée, la patronne »
            elif word == "," or word in STRESSED or (word == "ce" and k + 1 in self.sources.timed):
                k += 1
            else:
                return self.sources.after(k, stop)
        return None

    def _names(self, j: int) -> bool:
        """Whether the name at `j` is that of the noun before it, and no person's: « écrit entre les lignes Paul Rey »."""
        tree, medium = self.tree, self.sources.words.nouns.get(self.tree.lower[j - 1]) == "media"
        told = tree.head[j] == j - 1 and tree.dep[j] in ("appos", "nmod", "flat:name")
        return tree.pos[j] == "PROPN" and (told or medium) and not self._person(j)

    def _person(self, j: int) -> bool:
        """Whether a token belongs to the name of a person, or stands before one: « Me »."""
        return self.forms[j] in self.sources.honorifics or is_person(self.tree, j)

    def _person_from(self, j: int) -> bool:
        """Whether the name of a person begins at `j`: « à l'AFP Anne Roux », « devant le tribunal Anne Roux »."""
        ent = self.tree.ent[j]
        return ent >= 0 and self.tree.ents[ent][::2] == (j, "PER")

    def _past_delay(self, k: int, stop: int) -> int:
        """The token behind « quelques heures plus tard », « il y a quelques jours », which no day makes a date; 0 where none stands at `k`."""
        if self.forms[k : k + 3] == ["il", "y", "a"]:
            return next((j + 1 for j in range(k + 3, min(stop, k + 6)) if self.tree.pos[j] == "NOUN"), 0)
        for j in range(k + 1, min(stop - 1, k + 4)):
            if self.forms[j] == "plus" and self.forms[j + 1] in ("tard", "tôt"):
                return j + 2
            if self.tree.pos[j] not in ("DET", "NUM", "NOUN"):
                return 0
        return 0

    def _past_mood(self, k: int, stop: int) -> int:
        """The token behind an adjective, participle or mood (« le poing levé ») between two commas, the first of them at `k`; 0 where none is there."""
        tree, close = self.tree, next((j for j in range(k + 1, min(stop, k + _MOOD)) if self.tree.words[j] == ","), 0)
        inside = range(k + 1, close)
        if not inside or "Fin" in tree.verb_form[k + 1 : close] or self.forms[k + 1] in _SOURCING:
            return 0
        mood = self.sources.after(k + 1, close)
        who = self.sources.after(close + 1, stop)
        told = who is not None and self.sources.speaks(*who) and not (mood is not None and self.sources.speaks(*mood))
        return close + 1 if told or all(tree.pos[j] in ("ADJ", "ADV", "CCONJ") or tree.verb_form[j] == "Part" for j in inside) else 0

    def _past_circumstance(self, k: int, stop: int) -> int:
        """The token after « à l'AFP », « sur France 2 », « dans un communiqué »."""
        tree, j = self.tree, k + 1
        while j < stop and j < k + 3 and tree.pos[j] in ("DET", "ADP") and tree.words[j].islower():
            j += 1
        if j < stop and (name := self.sources.masthead(j)) is not None:
            return name[1] + 1  # « au « Courrier » »
        if j < stop and tree.words[j][:1].isupper() and tree.lower[j] in self.sources.words.uses["network"]:
            return j + 1  # « sur Twitter Anne Roux »
        if j < stop and tree.words[j][:1].isupper():
            ent, begin = tree.ent[j], j
            while (j < stop and not (j > begin and self._person_from(j))) and (
                tree.words[j][:1].isupper()
                or tree.words[j] == "-"
                or tree.pos[j] == "NUM"
                or (ent >= 0 and tree.ent[j] == ent and tree.pos[j] not in ("DET", "ADP"))
            ):
                j += 1
            if j + 1 < stop and tree.lower[j] == "et" and tree.words[j + 1][:1].isupper():
                return self._past_circumstance(j, stop)
            return j
        while j < stop and tree.pos[j] in ("NOUN", "ADJ", "NUM") and j not in self.sources.timed:
            j += 1
        if j < stop and (ent := tree.ent[j]) >= 0 and self.sources.kind_of(k + 1, j) == _KINDS.get(tree.ents[ent][2]):
            return tree.ents[ent][1]  # « à l'avocate Anne Roux », « au journal Le Monde »
        if j < stop and (tree.lower[j] in self.sources.words.uses["network"] or self._names(j)):
            j += 1  # « sur sa page Facebook », « à la chaîne Télé-Ouest »
            while j < stop and tree.words[j][:1].isupper() and not self._person(j):
                j += 1  # « à l'agence Associated Press »
        if j < stop and self.forms[j] in ("de", "du", "d'", "des", "à", "au"):
            return self._past_circumstance(j, stop)
        return j
