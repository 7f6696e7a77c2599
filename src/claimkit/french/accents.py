"""Accents put back where a text was written without them, as far as the words that French has allow only one reading.

« Le prefet a annonce » is read as « Le préfet a annoncé »: what is no word without accents and one with them gets them, a participle
behind its auxiliary gets its « é », « a » that opens no verb is « à ». No character is added, so offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import combinations, product
from typing import Protocol

from claimkit.french.alignment import View
from claimkit.french.plain import lowered

__all__ = ["Spelling", "plain_accents"]

_WORD = re.compile(r"[^\W\d_]+")
_ACCENTED = re.compile(r"[àâçéèêëîïôùûüœÀÂÇÉÈÊËÎÏÔÙÛÜŒ][^\W\d_]*")  # from its first accent to the end of a word
_FEWEST_BARE, _MOST_ACCENTED = 0.025, 0.04  # of the words; in French every sixth has an accent
_FEWEST_FRENCH = 0.15  # of the words are among the most frequent of French; in French every third
_MOST_ACCENTS = 3  # in one word
_VARIANTS = {"a": "â", "c": "ç", "e": "éêè", "i": "îï", "o": "ô", "u": "û"}
_GAP = re.compile(r"[^\S\n]*['’-]?[^\S\n]*")
_AUXILIARIES = re.compile(
    r"(?:a|ont|ai|avons|avez|aura|auront|aurait|auraient|avait|avaient|ait|aient|eu|avoir|ayant|est|sont|sera|seront|serait|seraient|"
    r"et(?:ait|aient|e|re|ant)|ét(?:ait|aient|é|ant)|être|soit|soient|fut|furent)"
)
_BETWEEN = re.compile(
    r"pas|plus|jamais|rien|d[eé]j[aà]|aussi|[eé]galement|bien|encore|toujours|tous|toutes|ensuite|\w+ment|t|ils?|elles?|on"
)
_DETERMINERS = re.compile(r"le|un|ce|du|au|les|des|ces|aux|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|vingt")
_BEFORE_NOUN = re.compile(r"l[ea]?|une?|sa|son|cette?|leur|notre|chaque|aucune?")
_VERB_BEFORE = re.compile(r"il|elle|on|qui|y|n|l|m|t|s|ça|ca|cela|en|lui|leur")
_FINITE = re.compile(r"ont|est|sont|\w{2,}(?:ait|aient|era|eront|ira|iront)|vont|va|fait|doit|peut")
_PARTICIPLE = re.compile(r"\w{2,}(?:é|u|us|i|is|it|ert|int|ort)")
# « a lieu », « a besoin »: nouns without an article behind the verb.
_LIGHT = re.compile(r"lieu|besoin|droit|peur|raison|tort|envie|pour|beau|mal|conscience|connaissance|accès|acces|honte|faim|soif|vocation")
_ARTICLES = re.compile(r"une?|des|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plus|moins|environ")
_OPENS = re.compile(r"d|de|par|a|en|pour|depuis|lors")
_NO_PARTICIPLE = re.compile(r"midi|lui|qui|ici|celui|demi|d[eu]|plus|samedi|\w+di|tout|peu|nuit|part|bord|huit|vu|mi")
_IDIOM = re.compile(r"(?:cause|force|côté|charge|base|portée|mesure|proximité|destination) (?:de|d|du|des|que)\b")
_SENTENCE = re.compile(r"[.!?…:;«»\n]")
_CLAUSE = re.compile(r",|\b(?:que|et|mais|où|qui|qu|dont|car)\b")
_SUBJECTS = re.compile(r"ils?|elles?|on|se|s")
_DAYS = re.compile(r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|maintenant|que|qu")


class Spelling(Protocol):
    """What tells how words are spelt."""

    def knows(self, word: str) -> bool:
        """Whether a word was ever seen."""

    def frequent(self, word: str) -> bool:
        """Whether a word is one of the most frequent ones."""

    def listed(self, word: str) -> bool:
        """Whether a word, in lower case, stands in the lists of French words."""

    def nominal(self, word: str) -> bool:
        """Whether a word, in lower case, is a noun or adjective, or the plural of one."""

    def name(self, word: str) -> bool:
        """Whether a word, with a capital, is the name of a person or place."""


def plain_accents(view: View, spelling: Callable[[], Spelling], lines: tuple[tuple[int, int], ...] = ()) -> bool:
    """Puts accents back where a view has next to none; gives whether it did.

    Args:
        view: the text.
        spelling: gives what knows the words; it is not asked for where accents are there.
        lines: ranges that may lack accents while the rest has them (lines in capitals).
    """
    text = view.text
    ranges = [(0, len(text))] if _lacks(text) else [line for line in lines if _lacks(text[slice(*line)])]
    pieces, at = list[str](), 0
    for start, end in ranges:
        pieces += (text[at:start], _restored(text[start:end], spelling()))
        at = end
    pieces.append(text[at:])
    written = "".join(pieces)
    view.rewrite(written)
    return written != text


def _lacks(text: str) -> bool:
    words = len(text.split())
    return words > 1 and len(_ACCENTED.findall(text)) <= _MOST_ACCENTED * words


def _restored(text: str, spelling: Spelling) -> str:
    words = [(m.start(), m.group()) for m in _WORD.finditer(text)]
    found = [accented(word.lower(), spelling) if len(word) > 1 else () for _, word in words]
    bare = sum(
        bool(options)
        and word[0].islower()
        and (spelling.frequent(options[0]) or spelling.listed(options[0]))
        and not spelling.listed(word)
        and not (spelling.knows(word) and _inflects(word, options[0]))
        for (_, word), options in zip(words, found, strict=True)
    )
    french = sum(spelling.frequent(word.lower()) for _, word in words)
    if not bare or bare < _FEWEST_BARE * len(words) or french < _FEWEST_FRENCH * len(words):
        return text
    return _Reader(text, words, found, spelling).read()


@cache
def _patterns(word: str) -> tuple[str, ...]:
    """How a word may be spelt with accents."""
    variants = [_VARIANTS.get(c, "") + ("ë" if c == "e" and word[k - 1 : k] in ("a", "o") else "") for k, c in enumerate(word)]
    places = [k for k, c in enumerate(word) if c in _VARIANTS and (c != "c" or word[k + 1 : k + 2] in ("a", "o", "u"))]
    out = []
    for number in range(1, min(_MOST_ACCENTS, len(places)) + 1):
        for chosen in combinations(places[:9], number):
            for letters in product(*(variants[k] if number < _MOST_ACCENTS else variants[k][:1] for k in chosen)):
                spelt = list(word)
                for k, letter in zip(chosen, letters, strict=True):
                    spelt[k] = letter
                out.append("".join(spelt))
    if word.endswith("a"):
        out += [spelt[:-1] + "à" for spelt in (word, *out) if spelt.endswith("a")]
    return tuple(out)


def accented(word: str, spelling: Spelling) -> tuple[str, ...]:
    """The words of French that a word in lower case, without accents, may be."""
    if not word.isascii():
        return ()
    found = [spelt for spelt in _patterns(word) if spelling.knows(spelt)]
    if frequent := [spelt for spelt in found if spelling.frequent(spelt)]:
        return () if word in ("notre", "votre") else tuple(frequent[::-1])
    if spelling.frequent(word):
        return ()
    if listed := tuple(spelt for spelt in found if spelling.listed(spelt)):
        return tuple(sorted(listed, key=lambda spelt: not spelling.nominal(spelt)))
    if spelling.listed(word) or spelling.listed(word.removesuffix("s")):
        return ()
    # The lists lack infinitives and nouns like « procès »: what was seen is taken.
    likely = [spelt for spelt in found if spelt.endswith(("ès", "er", "ir", "re"))] or found
    return tuple(likely[:1])


def _inflects(word: str, participle: str) -> bool:
    """Whether a word is spelt as a participle but for the ending: « ouvre » for « ouvré »."""
    stem = participle.rstrip("és")
    return participle.endswith(("é", "és")) and word.startswith(stem) and len(word) == len(participle)


def _like(word: str, lower: str) -> str:
    """A word in lower case, with the capital that `word` has; it stays as long as it is."""
    if not word[0].isupper():
        return lower
    return (word[0] if lower[0] == lowered(word[0]) else lower[0].upper()) + lower[1:]


class _Reader:
    """Reads one text word by word."""

    def __init__(self, text: str, words: list[tuple[int, str]], options: list[tuple[str, ...]], spelling: Spelling) -> None:
        self.text, self.words, self.options, self.spelling = text, words, options, spelling
        self.read_as = [lowered(word) for _, word in words]  # what has been read so far

    def read(self) -> str:
        pieces, at = list[str](), 0
        for k, (start, word) in enumerate(self.words):
            lower = self._a(k) if word in ("a", "A") else self._word(k)
            self.read_as[k] = lower
            pieces += (self.text[at:start], _like(word, lower))
            at = start + len(word)
        pieces.append(self.text[at:])
        return "".join(pieces)

    def _word(self, k: int) -> str:
        word, options = self.words[k][1], self.options[k]
        lower = self.read_as[k]
        if word[1:] != lower[1:]:  # capitals inside: initials
            return lowered(word[0]) + word[1:]
        if word[0].isupper() and not self._starts(k):
            return self._name(k)
        if lower == "ou" and k + 1 < len(self.words) and (self.read_as[k - 1] == "d" or _SUBJECTS.fullmatch(self.read_as[k + 1])):
            return "où"
        if lower == "des" and k + 1 < len(self.words) and _DAYS.fullmatch(self.read_as[k + 1]):
            return "dès"
        if not options:
            return lower
        if k > 0 and self.read_as[k - 1] == "à" and (idiom := self._idiom(k)):
            return idiom
        participles = [spelt for spelt in options if spelt.endswith(("é", "és"))]
        others = [spelt for spelt in options if spelt not in participles]
        same = next((spelt for spelt in participles if _inflects(lower, spelt)), "")
        if self.spelling.listed(lower) or (same and not others and self.spelling.knows(lower)):  # the lists lack verbs: « ouvre »
            return same if same and self._wants_participle(k, lower, same) else lower
        if participles and (
            not others or self._behind_auxiliary(k) or (self._behind_determiner(k) and not self.spelling.nominal(others[0]))
        ):
            return participles[0]
        return others[0]

    def _name(self, k: int) -> str:
        """A capital inside a sentence: a name of the lists, or a word of French that does not follow a first name."""
        word = self.words[k][1]
        if self.spelling.name(word):
            return lowered(word)
        for spelt in _patterns(lowered(word)):
            if self.spelling.name(spelt.capitalize()):
                return spelt
        follows = k > 0 and self.words[k - 1][1][0].isupper() and self._near(k)
        options = self.options[k]
        return options[0] if options and not follows and not self.spelling.listed(lowered(word)) else lowered(word)

    def _wants_participle(self, k: int, lower: str, participle: str) -> bool:
        if self._behind_auxiliary(k):
            return True
        if self.spelling.nominal(lower):
            return False
        if self._behind_determiner(k):
            return self.spelling.nominal(participle)
        behind = self.read_as[k + 1] if k + 1 < len(self.words) and self._near(k + 1) else ""
        if behind == "par" or (self._clause_starts(k) and _OPENS.fullmatch(behind)):
            return True
        noun = self.read_as[self._before(k)] if self._before(k) >= 0 else ""
        return lower.endswith("es") and noun.endswith("s") and not self.spelling.frequent(noun)

    def _behind_auxiliary(self, k: int) -> bool:
        j = self._before(k)
        return j >= 0 and _AUXILIARIES.fullmatch(self.read_as[j]) is not None

    def _before(self, k: int) -> int:
        """The word before one, adverbs left out; -1 where a mark stands between."""
        j = k - 1
        while j >= 0 and self._near(j + 1) and _BETWEEN.fullmatch(self.read_as[j]):
            j -= 1
        return j if j >= 0 and self._near(j + 1) else -1

    def _behind_determiner(self, k: int) -> bool:
        before = self.text[: self.words[k][0]].rstrip()[-1:]
        return before.isdigit() or (k > 0 and self._near(k) and _DETERMINERS.fullmatch(self.read_as[k - 1]) is not None)

    def _near(self, k: int) -> bool:
        """Whether only a blank or an apostrophe stands between a word and the one before."""
        start, word = self.words[k - 1]
        return _GAP.fullmatch(self.text, start + len(word), self.words[k][0]) is not None

    def _starts(self, k: int) -> bool:
        before = self.text[: self.words[k][0]].rstrip(" '\"-–—•(")
        return k == 0 or not before or _SENTENCE.match(before[-1]) is not None

    def _clause_starts(self, k: int) -> bool:
        return self._starts(k) or self.text[: self.words[k][0]].rstrip().endswith(",")

    def _a(self, k: int) -> str:
        """« a » or « à »."""
        start, word = self.words[k]
        before = self.text[:start].rstrip(" ")[-1:]
        if k + 1 == len(self.words) or self.text.startswith("-t-", start + 1):
            return "a"
        if word == "A" or before == "-":
            return "à" if self._starts(k) or before == "-" else "a"
        if k > 0 and self._near(k) and _VERB_BEFORE.fullmatch(self.read_as[k - 1]):
            return "a"
        following = self.words[k + 1][1]
        counted = self.text[start + 1 : self.words[k + 1][0]].strip(" \n") != ""  # a number or a mark
        if not counted and self._participle_behind(k):
            return "a"
        if not before.isalpha() or not (counted or _ARTICLES.fullmatch(following) or _LIGHT.fullmatch(following)):
            return "à"
        subject = self.read_as[k - 1]
        noun = (
            self.spelling.nominal(subject) or self.words[k - 1][1][0].isupper() or (k > 1 and _BEFORE_NOUN.fullmatch(self.read_as[k - 2]))
        )
        if not noun or (subject.endswith(("és", "ée", "ées", "ant")) and not _BEFORE_NOUN.fullmatch(self.read_as[k - 2])):
            return "à"
        return "à" if self._has_verb(k) or self._verb_comes(k) else "a"

    def _participle_behind(self, k: int) -> bool:
        j = k + 1
        while j < len(self.words) - 1 and _BETWEEN.fullmatch(self.read_as[j]):
            j += 1
        here = (self.read_as[j], *self.options[j])
        if self._idiom(j) or _DETERMINERS.fullmatch(self.read_as[j]):
            return False
        return self.words[j][1][0].islower() and any(_PARTICIPLE.fullmatch(w) and not _NO_PARTICIPLE.fullmatch(w) for w in here)

    def _idiom(self, k: int) -> str | None:
        """The noun of « à cause de », « à côté de »."""
        rest = self.read_as[k + 1] if k + 1 < len(self.words) else ""
        return next((spelt for spelt in (self.read_as[k], *self.options[k]) if _IDIOM.match(f"{spelt} {rest}")), None)

    def _verb_comes(self, k: int) -> bool:
        """Whether the clause has its verb behind a word."""
        for j in range(k + 1, len(self.words)):
            between = self.text[self.words[j - 1][0] + len(self.words[j - 1][1]) : self.words[j][0]]
            if _SENTENCE.search(between) or "," in between or _CLAUSE.fullmatch(self.read_as[j]):
                return False
            if self._is_verb(j) and (self.read_as[j] != "a" or self._participle_behind(j)):
                return True
        return False

    def _is_verb(self, k: int) -> bool:
        word = self.read_as[k]
        if word == "a" or _FINITE.fullmatch(word) or (word.endswith(("é", "ée", "és", "ées")) and self._behind_auxiliary(k)):
            return True
        return word.endswith(("e", "ent", "t", "d")) and len(word) > 2 and self._only_verb(word)

    def _only_verb(self, word: str) -> bool:
        return self.spelling.listed(word) and not self.spelling.nominal(word) and not self.spelling.frequent(word)

    def _has_verb(self, k: int) -> bool:
        """Whether the clause has its verb before a word."""
        start, j = self.words[k][0], k - 1
        while j >= 0 and start:
            between = self.text[self.words[j][0] + len(self.words[j][1]) : start]
            if _SENTENCE.search(between) or "," in between or _CLAUSE.fullmatch(self.read_as[j]):
                return False
            if self._is_verb(j):
                return True
            start, j = self.words[j][0], j - 1
        return False
