"""The words of the page in French and in English."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Literal, get_args

from claimkit.display.words import quantity_words
from claimkit.errors import OptionError
from claimkit.models import Attribution, Claim, Quantity, TimeExpression
from claimkit.rules import says

Lang = Literal["fr", "en"]
_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_PART = re.compile(r"T-(MO|AF|EV|NI)")


class Words:
    """The words of one language.

    Args:
        lang: `fr` or `en`.

    Raises:
        OptionError: another language.

    Example:
        >>> Words("fr")("claims.n", n=3)
        '3 affirmations'
    """

    def __init__(self, lang: str) -> None:
        if lang not in get_args(Lang):
            message = f"lang={lang!r}: use 'fr' or 'en'"
            raise OptionError(message)
        self.lang = lang
        self._interface = _interface(lang)

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key, with values put in."""
        words = self._interface[key]
        return words.format(**values) if values else words

    def count(self, number: int) -> str:
        """`3 affirmations`."""
        return self(f"claims.{number}") if number in (0, 1) else self("claims.n", n=number)

    def rule(self, rule: str) -> str:
        """What a rule looks at, in a sentence."""
        return says(rule, self.lang)

    def standing(self, claim: Claim) -> str:
        """How the text puts a claim forward: `asserted`, `denied by …`, `reported by …; given as probable; in the negative`."""
        attribution, parts = claim.attribution, []
        who = self._who(attribution) if attribution else ""
        stance = attribution.stance if attribution else "neutral"
        if claim.verdict is not None:
            told = self("by.neutral", who=who) if attribution else ""
            return ", ".join(filter(None, (self("verdict", word=claim.verdict.text), told)))
        if any(h.rule.startswith("accusation.") for h in claim.hedges):
            return self("by.accusing", who=who) if attribution else self("alleged")
        if stance == "withholding":
            return self("by.allowing" if claim.certainty == "possible" else "by.withholding", who=who)
        denied = stance == "denying" and claim.polarity == "negative"
        if attribution:
            parts.append(self("by.neutral" if stance == "denying" and not denied else f"by.{stance}", who=who))
        if any(h.rule == "stance.doubt" for h in claim.hedges) and claim.polarity == "negative":
            return ", ".join([*parts, self("doubtful")])
        if not denied and (claim.certainty != "certain" or not attribution):
            parts.append(self(f"level.{claim.certainty}"))
        if not denied and claim.polarity == "negative":
            parts.append(self("negative"))
        return ", ".join(parts)

    def _who(self, attribution: Attribution) -> str:
        """Who says it, and by way of whom."""
        names = [[s.name for s in attribution.sources if s.role == role] for role in ("origin", "relay")]
        return " via ".join(self._listed(group) for group in names if group) or self("unnamed")

    def _listed(self, names: list[str]) -> str:
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {self('and')} {names[-1]}"

    def quantity(self, quantity: Quantity) -> str:
        """An amount as `claimkit.display.words` puts it, its statistic in this language."""
        words = quantity_words(quantity)
        return words.replace(f"({quantity.statistic})", f"({self(f'statistic.{quantity.statistic}')})") if quantity.statistic else words

    def when(self, time: TimeExpression) -> str:
        """A time as one reads it: `17 mars 2025, soir`; as it is written when it has no value."""
        if time.value is None:
            return self("unresolved", text=time.span.text)
        first, slash, last = time.value.partition("/")
        words = self("range", first=self._point(first, time), last=self._point(last, time)) if slash else self._point(first, time)
        return (self(f"modifier.{time.modifier}") if time.modifier else "") + words

    def day(self, day: date) -> str:
        """`1er mars 2025`."""
        return self("day.first" if day.day == 1 else "day", d=day.day, month=self(f"m{day.month}"), year=day.year)

    def _point(self, value: str, time: TimeExpression) -> str:
        if day := _DAY.match(value):
            words = self.day(date(*map(int, day.groups())))
            if clock := _CLOCK.search(value):
                return f"{words} {self('at', hour=int(clock[1]), minute=clock[2] or '00')}".removesuffix(" 00")
            return f"{words}, {self(f'part.{part[1]}')}" if (part := _PART.search(value)) else words
        if month := _MONTH.fullmatch(value):
            return self("month", month=self(f"m{int(month[2])}"), year=month[1])
        if quarter := _QUARTER.fullmatch(value):
            return self(f"quarter.{quarter[2]}", year=quarter[1])
        if time.start and time.end and "W" in value:
            last = time.end - timedelta(days=1)
            if time.grain == "week" and value.count("-") == 1:
                return self("week", day=self.day(time.start))
            return self("range", first=self.day(time.start), last=self.day(last)) if last > time.start else self.day(time.start)
        return value if value.isdigit() else self("unresolved", text=time.span.text)


@lru_cache(maxsize=2)
def words_of(lang: str) -> Words:
    """The words of a language, read once."""
    return Words(lang)


@lru_cache(maxsize=2)
def _interface(lang: str) -> dict[str, str]:
    lines = (files("claimkit.display") / "data" / "interface.tsv").read_text(encoding="utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    column = rows[0].index(lang)
    return {row[0]: row[column] for row in rows[1:]}
