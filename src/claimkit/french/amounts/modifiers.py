"""Reads what stands around an amount: bounds, rates, statistics."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from claimkit.french.late import late
from claimkit.lexicons import Lexicons
from claimkit.lexicons.amounts import Approximator, Rate, StatisticCue
from claimkit.models import Approximation, Statistic

__all__ = ["Bound", "Modifiers"]

_WINDOW = 48  # longest approximator with « de ces quelque » behind it
_WORD = r"[^\W_]+['’]?|[~≈≃<>≤≥±]=?"
_WORDS = re.compile(_WORD)
_BREAK = re.compile(r'[,;:()\[\]\n«»"“”!?%€]|(?<!env)(?<!max)(?<!ca)\.')
# Contracted and elided forms read like the full ones, so that « au-delà des » is « au-delà de ».
_FULL = {
    "d'": "de",
    "des": "de",
    "du": "de",
    "qu'": "que",
    "aux": "à",
    "au": "à",
    "jusqu'": "jusque",
    "l'": "le",
    "la": "le",
    "les": "le",
    "en": "en",
}
_BETWEEN_WORDS = frozenset({"le", "ces", "quelque", "ses", "leurs", "nos"})  # may stand between an approximator and its number
_MOST_BETWEEN = 2
_OPENING = re.compile(r"(?:^|[.!?;\n«»])\s*([^.!?;\n«»]{0,40}),\s*$")
_CLAUSE = re.compile("[.!?;:\n«»]|,(?!\\d)")
_RATE_GAP = re.compile("[ \u00a0\u202f]?/[ ]?(?=[a-zà-ÿ])|[ \u00a0\u202f]", re.IGNORECASE)

# « la nuit dernière », « le mois suivant » are times.
_ONE_LAST = re.compile(
    r"[ \u00a0](?:derni|prochain|suivant|précédent|passé|écoulé|en cours|en question|d['’]avant|d['’]après|même|où|du [1-3]?\d|de (?:lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|dimanche|noël|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre))",
    re.IGNORECASE,
)
_THE_RATE = re.compile("[ \u00a0\u202f](?:l[ea] |l['’])", re.IGNORECASE)
_AND_PER = re.compile("[ \u00a0\u202f]et[ \u00a0\u202f](par[ \u00a0\u202f])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bound:
    """An approximator, with the offset where it begins or ends."""

    offset: int
    approximation: Approximation
    phrase: str


def _phrase(phrase: str) -> str:
    body = re.escape(phrase).replace("\\ ", "[ \u00a0\u202f]").replace("'", "['’]").replace("\\-", "[-‑ ]")
    if phrase.endswith("de"):
        return body[:-2] + "(?:de(?:s|[ \u00a0]ces|[ \u00a0]quelque)?|d['’]|du)"
    if phrase.endswith(" à") or phrase == "à":
        return body[:-1] + "(?:à(?:[ \u00a0]la|[ \u00a0]ces|[ \u00a0]quelque)?|aux?)"
    if phrase.endswith("que"):
        return body[:-3] + "qu(?:e|['’])"
    return body


class Modifiers:
    """The modifiers of one set of word lists, ready to be matched.

    Args:
        lexicons: the word lists, with the user's rows.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        rows = sorted(lexicons.rows(Approximator), key=lambda r: -len(r.phrase))
        self._front = {tuple(map(_full, _WORDS.findall(r.phrase))): r for r in rows if r.position == "before"}
        self._lengths = _lengths(self._front)
        self._last = frozenset({*_BETWEEN_WORDS, *self._lengths})
        self._reach = max(map(len, {*self._last, *_FULL})) + 1
        self._most = max(map(len, self._front), default=0) + _MOST_BETWEEN
        self._back = [r for r in rows if r.position == "after"]
        back = "|".join(f"({_phrase(r.phrase)})" for r in self._back)
        self._after = late(rf"[ \u00a0\u202f]?(?:{back})(?![\w-])(?![ \u00a0](?:de|que|qu|d)\b)", re.IGNORECASE)
        self._rates = _by_letter(lexicons.rows(Rate))
        self._bare_rate = {r.form.removeprefix("par ").lower(): r.per for r in lexicons.rows(Rate) if r.form.startswith("par ")}
        self._slash = re.compile("[ \u00a0]?/[ \u00a0]?([a-zà-ÿ²³0-9]+)", re.IGNORECASE)
        self._statistics(lexicons)

    def _statistics(self, lexicons: Lexicons) -> None:
        rows = lexicons.rows(StatisticCue)
        self._nouns = {r.phrase: r.statistic for r in rows if r.sort == "noun"}
        self._adverbs = {r.phrase: r.statistic for r in rows if r.sort == "adverb"}
        self._verbs = {r.phrase: r.statistic for r in rows if r.sort == "verb"}
        self._noun_forms = frozenset(form for noun in self._nouns for form in (noun, noun + "s"))
        self._stems = tuple(self._verbs)
        self._stem_length = min(map(len, self._stems), default=0)
        self._stem_heads = frozenset(stem[: self._stem_length] for stem in self._stems)
        ends = {adverb.rsplit(" ", 1)[-1] for adverb in self._adverbs}
        self._roots = [end for end in ends if not any(other in end for other in ends - {end})]  # each adverb holds one
        nouns = "|".join(sorted(map(re.escape, self._nouns), key=len, reverse=True))
        adverbs = "|".join(sorted(map(re.escape, self._adverbs), key=len, reverse=True))
        verbs = "|".join(sorted(map(re.escape, self._verbs), key=len, reverse=True))
        self._noun = late(rf"\b({nouns})s?(?:\s[\w'’]+){{0,2}}\s(?:d['’]|de|à|:)\s?(?:[\w'’]+\s){{0,2}}$", re.IGNORECASE)
        self._adverb = late(rf"(?<!\bla )(?<!\bune )(?<!\ble )\b({adverbs})\b", re.IGNORECASE)
        self._verb = late(rf"\b({verbs})[a-zà-ÿ]*\s(?:[\w'’-]+\s){{0,5}}?(?:d['’]|de\s)\s?$", re.IGNORECASE)

    def before(self, text: str, start: int) -> Bound | None:
        """The approximator that ends where the amount begins."""
        near = _WORDS.findall(text, max(0, start - self._reach), start)
        if near and _full(near[-1]) not in self._last:
            return None
        lowest = max(0, start - _WINDOW)
        window = text[lowest:start]
        clause = _BREAK.split(window)[-1]
        words = _WORDS.findall(clause)
        if lowest and len(clause) == len(window) and words and window.startswith(words[0]):
            del words[0]  # the window may begin inside a word
        if [word.lower() for word in words[-3:]] == ["en", "plus", "des"]:
            return None  # « en plus des 65 000 gardes »
        forms = tuple([_full(word) for word in words[-self._most :]])
        between = 0
        while forms:
            for length in self._lengths.get(forms[-1], ()):
                row = self._front.get(forms[-length:]) if length <= len(forms) else None
                if row is not None:
                    opening = list(_WORDS.finditer(clause))[-length - between]
                    return Bound(start - len(clause) + opening.start(), row.approximation, row.phrase)
            if between == _MOST_BETWEEN or forms[-1] not in _BETWEEN_WORDS:
                return None
            forms, between = forms[:-1], between + 1
        return None

    def after(self, text: str, end: int) -> Bound | None:
        """The approximator that begins where the amount ends."""
        match = self._after.match(text, end)
        if not match or not match.lastindex:
            return None
        row = self._back[match.lastindex - 1]
        return Bound(match.end(), row.approximation, row.phrase)

    def rate(self, text: str, end: int, *, counted: bool = False) -> tuple[int, str] | None:
        """The end and the unit of a rate that begins at `end` (« par jour », « /an », « mensuels », « par an et par habitant »).

        Args:
            text: the text.
            end: offset.
            counted: the amount counts things: then « le mois » behind it is when (« 300 voitures le mois dernier »), not a rate.
        """
        one = self._one_rate(text, end)
        if one is None or _ONE_LAST.match(text, one[0]):
            return None
        if counted and _THE_RATE.match(text, end):
            return None
        if (more := _AND_PER.match(text, one[0])) and (second := self._one_rate(text, more.start(1) - 1)):
            return second[0], f"{one[1]} et {second[1]}"
        return one

    def per(self, noun: str) -> str | None:
        """The unit of a rate that a noun names, in the singular or plural (« jour », « années »)."""
        return self._bare_rate.get(noun) or self._bare_rate.get(noun.removesuffix("s"))

    def _one_rate(self, text: str, end: int) -> tuple[int, str] | None:
        gap = _RATE_GAP.match(text, end)
        entry = self._rates.get(text[gap.end() : gap.end() + 1].lower()) if gap is not None else None
        if gap is not None and entry is not None and (match := entry[0].match(text, gap.end())) and match.lastindex:
            return match.end(), entry[1][match.lastindex - 1]
        if slash := self._slash.match(text, end):
            per = self._bare_rate.get(slash.group(1).lower())
            return (slash.end(), per) if per else None
        return None

    def statistic(self, text: str, start: int, end: int) -> Statistic | None:
        """What the amount summarises, told by a noun or verb in front of it or an adverb in its clause."""
        before = text[max(0, start - 70) : start]
        near = _CLAUSE.split(before)[-1]
        words = near.lower().replace("’", " ").replace("'", " ").split()
        if not self._noun_forms.isdisjoint(words) and (match := self._noun.search(near)):
            return self._nouns[match.group(1).lower()]
        if not self._stem_heads.isdisjoint([w[: self._stem_length] for w in words]) and (match := self._verb.search(near)):
            return self._verbs[match.group(1).lower()]
        return self._by_adverb(before, near, text[end : end + 30])

    def _by_adverb(self, before: str, near: str, after: str) -> Statistic | None:
        """« en moyenne », « au total » around an amount, given what stands before it, in its clause alone, and behind it."""
        written = f"{before}\n{after}".lower()
        for root in self._roots:
            if root in written:
                break
        else:
            return None
        stop = _CLAUSE.search(after)
        opening = _OPENING.search(before) if before.rstrip().endswith(",") else None
        around = (near[-40:], after[: stop.start()] if stop else after, opening.group(1) if opening else "")
        for k, piece in enumerate(around):
            if piece and any(a in piece.lower() for a in self._adverbs) and (match := self._adverb.search(piece)):
                if (k == 1 and " " not in match.group(1)) or (k == 2 and match.start() > 0):
                    continue  # behind an amount only « en moyenne », « au total »; in front of a comma only at its clause's start
                return self._adverbs[match.group(1).lower()]
        return None


def _lengths(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[int]]:
    """How many words the phrases have that end with a word, most first."""
    found: dict[str, set[int]] = defaultdict(set)
    for phrase in filter(None, phrases):
        found[phrase[-1]].add(len(phrase))
    return {word: sorted(lengths, reverse=True) for word, lengths in found.items()}


def _full(word: str) -> str:
    word = word.lower().replace("’", "'")
    return _FULL.get(word, word)


def _by_letter(rows: Iterable[Rate]) -> dict[str, tuple[re.Pattern[str], list[str]]]:
    """By the first letter: the pattern of the rates, and the unit of each of its groups."""
    by_letter: dict[str, list[Rate]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: -len(r.form)):
        by_letter[row.form[0].lower()].append(row)
    return {
        letter: (late("(?:" + "|".join(f"({_rate(r.form)})" for r in rates) + r")(?![\w-])", re.IGNORECASE), [r.per for r in rates])
        for letter, rates in by_letter.items()
    }


def _rate(form: str) -> str:
    words = [
        re.escape(w).replace("'", "['’]") + ("s?" if w.isalpha() and len(w) > 5 and w[-1] not in "sx" else "") for w in form.split(" ")
    ]
    return "[ \u00a0\u202f]".join(words).replace("mensuels?", "mensuel(?:le)?s?")
