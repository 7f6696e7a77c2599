"""Reads what stands around an amount: bounds, rates, statistics."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimkit.french.late import late
from claimkit.lexicons import Lexicons
from claimkit.lexicons.amounts import Approximator, Rate, StatisticCue
from claimkit.models import Approximation, Statistic

__all__ = ["Bound", "Modifiers"]

_WINDOW = 48  # longest approximator with « de ces quelque » behind it
_WORDS = re.compile(r"[^\W_]+['’]?|[~≈≃<>≤≥±]=?")
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
_OPENING = re.compile(r"(?:^|[.!?;\n«»])\s*([^.!?;\n«»]{0,40}),\s*$")
_CLAUSE = re.compile("[.!?;:\n«»]|,(?!\\d)")


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
        self._front = {tuple(word for word, _ in _read_words(r.phrase)): r for r in rows if r.position == "before"}
        self._longest = max(map(len, self._front), default=0)
        self._back = [r for r in rows if r.position == "after"]
        back = "|".join(f"({_phrase(r.phrase)})" for r in self._back)
        self._after = late(rf"[ \u00a0\u202f]?(?:{back})(?![\w-])(?![ \u00a0](?:de|que|qu|d)\b)", re.IGNORECASE)
        rates = sorted(lexicons.rows(Rate), key=lambda r: -len(r.form))
        self._per = [r.per for r in rates]
        self._rate = late(
            "(?:[ \u00a0\u202f]?/[ ]?(?=[a-zà-ÿ])|[ \u00a0\u202f])(?:" + "|".join(f"({_rate(r.form)})" for r in rates) + r")(?![\w-])",
            re.IGNORECASE,
        )
        self._bare_rate = {r.form.removeprefix("par "): r.per for r in rates if r.form.startswith("par ")}
        self._slash = re.compile("[ \u00a0]?/[ \u00a0]?([a-zà-ÿ²³0-9]+)", re.IGNORECASE)
        self._statistics(lexicons)

    def _statistics(self, lexicons: Lexicons) -> None:
        rows = lexicons.rows(StatisticCue)
        self._nouns = {r.phrase: r.statistic for r in rows if r.sort == "noun"}
        self._adverbs = {r.phrase: r.statistic for r in rows if r.sort == "adverb"}
        self._verbs = {r.phrase: r.statistic for r in rows if r.sort == "verb"}
        self._stems = tuple(self._verbs)
        nouns = "|".join(sorted(map(re.escape, self._nouns), key=len, reverse=True))
        adverbs = "|".join(sorted(map(re.escape, self._adverbs), key=len, reverse=True))
        verbs = "|".join(sorted(map(re.escape, self._verbs), key=len, reverse=True))
        self._noun = late(rf"\b({nouns})s?(?:\s[\w'’]+){{0,2}}\s(?:d['’]|de|à|:)\s?(?:[\w'’]+\s){{0,2}}$", re.IGNORECASE)
        self._adverb = late(rf"(?<!\bla )(?<!\bune )(?<!\ble )\b({adverbs})\b", re.IGNORECASE)
        self._verb = late(rf"\b({verbs})[a-zà-ÿ]*\s(?:[\w'’-]+\s){{0,5}}?(?:d['’]|de\s)\s?$", re.IGNORECASE)

    def before(self, text: str, start: int) -> Bound | None:
        """The approximator that ends where the amount begins."""
        lowest = max(0, start - _WINDOW)
        words = _read_words(text[lowest:start])
        if lowest and words and words[0][1] == 0:
            words = words[1:]  # the window may begin inside a word
        for dropped in range(3):
            if dropped and (not words or words.pop()[0] not in _BETWEEN_WORDS):
                return None
            for length in range(min(self._longest, len(words)), 0, -1):
                row = self._front.get(tuple(word for word, _ in words[-length:]))
                if row is not None:
                    return Bound(lowest + words[-length][1], row.approximation, row.phrase)
        return None

    def after(self, text: str, end: int) -> Bound | None:
        """The approximator that begins where the amount ends."""
        match = self._after.match(text, end)
        if not match or not match.lastindex:
            return None
        row = self._back[match.lastindex - 1]
        return Bound(match.end(), row.approximation, row.phrase)

    def rate(self, text: str, end: int) -> tuple[int, str] | None:
        """The end and the unit of a rate that begins at `end` (« par jour », « /an », « mensuels »)."""
        if (match := self._rate.match(text, end)) and match.lastindex:
            return match.end(), self._per[match.lastindex - 1]
        if slash := self._slash.match(text, end):
            per = self._bare_rate.get(slash.group(1).lower())
            return (slash.end(), per) if per else None
        return None

    def statistic(self, text: str, start: int, end: int) -> Statistic | None:
        """What the amount summarises, told by a noun or verb in front of it or an adverb in its clause."""
        before = text[max(0, start - 70) : start]
        clause = list(_CLAUSE.finditer(before))
        near = before[clause[-1].end() :] if clause else before
        words = near.lower().replace("’", "'").replace("'", " ").split()
        if any(w in self._nouns or w.rstrip("s") in self._nouns for w in words) and (match := self._noun.search(near)):
            return self._nouns[match.group(1).lower()]
        if any(w.startswith(self._stems) for w in words) and (match := self._verb.search(near)):
            return self._verbs[match.group(1).lower()]
        after = text[end : end + 30]
        stop = _CLAUSE.search(after)
        opening = _OPENING.search(before) if before.rstrip().endswith(",") else None
        around = (near[-40:], after[: stop.start()] if stop else after, opening.group(1) if opening else "")
        for k, piece in enumerate(around):
            if piece and any(a in piece.lower() for a in self._adverbs) and (match := self._adverb.search(piece)):
                if (k == 1 and " " not in match.group(1)) or (k == 2 and match.start() > 0):
                    continue  # behind an amount only « en moyenne », « au total »; in front of a comma only at its clause's start
                return self._adverbs[match.group(1).lower()]
        return None


def _read_words(text: str) -> list[tuple[str, int]]:
    """The words after the last break, in their full forms, with their offsets."""
    breaks = list(_BREAK.finditer(text))
    first = breaks[-1].end() if breaks else 0
    out = []
    for match in _WORDS.finditer(text, first):
        word = match.group().lower().replace("’", "'")
        out.append((_FULL.get(word, word), match.start()))
    return out


def _rate(form: str) -> str:
    words = [
        re.escape(w).replace("'", "['’]") + ("s?" if w.isalpha() and len(w) > 5 and w[-1] not in "sx" else "") for w in form.split(" ")
    ]
    return "[ \u00a0\u202f]".join(words).replace("mensuels?", "mensuel(?:le)?s?")
