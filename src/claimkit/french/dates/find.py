"""Finds the dates of a French text and reads them: where they are, to what grain, and what they mean on a day of publication.

Pure functions on strings. Which of two readings holds (last or next Monday) and what « la veille » points to is told by a `Frame`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, cast

from claimkit.french.dates import intervals, named, numbered, ranges, relative  # noqa: F401 - their readings
from claimkit.french.dates.blockers import blockers
from claimkit.french.dates.clock import clock_in, hour_and_minute, part_of_edge
from claimkit.french.dates.grammar import NEAR, WORD, Frame, Rule, UnresolvedError, Words
from claimkit.french.dates.index import RuleIndex
from claimkit.french.dates.intervals import Interval
from claimkit.french.plain import normalised
from claimkit.lexicons.calendar import DatePattern, DateRule, Era, Feast, NotADate, TimeWord
from claimkit.models import TimeModifier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from claimkit.french.dates.grammar import Direction
    from claimkit.lexicons import Lexicons

_EDGES: dict[str, TimeModifier] = {"start": "start", "mid": "mid", "end": "end"}
_AT: dict[str, TimeModifier] = {
    "vers": "approx",
    "aux": "approx",
    "autour": "approx",
    "sur": "approx",
    "avant": "before",
    "après": "after",
    "dès": "after",
}
_PREPOSITION = re.compile(
    r"(?P<after>\bdepuis|\bà partir d[eu']|\bà compter d[eu']|\baprès|\bdès|\bau-delà d[eu'])(?:\s+(?:le|la|les)|\s+l')?\s*$"
    r"|(?P<before>\bd'ici(?:\s+(?:à|au|aux|la))?|\bavant|\bjusqu'(?:à|en|au|aux)|\bau plus tard)(?:\s+(?:le|la|les)|\s+l')?\s*$"
    r"|(?P<approx>\b(?:vers|environ|autour d[eu]|aux alentours d[eu]|aux environs d[eu]|sur les coups de))(?:\s+(?:le|la|les))?\s*$"
)
# What the words above end with, an article behind them or not.
_ARTICLES = ("le", "la", "les", "l'")
_PREPOSITION_ENDS = (
    *_ARTICLES,
    "depuis",
    "d'",
    "de",
    "du",
    "après",
    "dès",
    "d'ici",
    "à",
    "au",
    "aux",
    "avant",
    "'en",
    "tard",
    "vers",
    "environ",
)
_ARTICLE = re.compile(r"(?:\b(?:la|le|les)\s|\bl')$")
_LEFT = 48
_NEXT = re.compile(r"\s[A-ZÀ-Þ][a-zà-ÿ]")  # « … notre direct de dimanche Dans la matinée, … »: another sentence
_NIGHTS_BEFORE = frozenset({"01-01", "12-25"})  # « la nuit du Nouvel An » begins on 31 December


@dataclass(frozen=True, slots=True)
class Found:
    """A delimited expression, not read yet: `text[start:end]` in the text that was searched."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]
    part: str | None = None
    clock: tuple[int, int | None] | None = None
    edge: TimeModifier | None = None
    preposition: TimeModifier | None = None
    since: bool = False
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression that was read."""

    start: int
    end: int
    interval: Interval
    rule: str


class Grammar:
    """The rules over one set of words.

    Args:
        lexicons: word lists, with the user's rows on top.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self.words = Words(lexicons.rows(TimeWord), lexicons.rows(Feast), lexicons.rows(Era), lexicons.rows(DatePattern))
        self._rules = RuleIndex([self.words.rule(row) for row in lexicons.rows(DateRule)], self.words)
        self._parts = self.words.first_words("part journée")
        self._begins = {*self._rules.words, *self._parts, *relative.EVES, "avant"}
        compiled = self.words.compiled
        self._left_edge = compiled(
            r"\b(?P<edge><edge>|courant)(?:-|\sdu mois d[e']\s?|\sde la\s|\sde l'|\sdes\s|\sd[eu]\s|\sd'|\s)", ends="$"
        )
        self._part_after = compiled(r",? (?:au |dans la |dans l'|en |à l'|à la |le )?<part:part>")
        self._edge_after = compiled(r",? (?:en |à la |au |dans la )?<edge_of_day>")
        self._clock_after = compiled(r",? ?(?P<open>\()?(?:<at:at> )?<clock>(?(open)\))")
        self._part_of = compiled(r"(?P<part><part>|journée)(?: de la | de l'| de ce | de | du | d')", ends="")
        self._day_after = compiled(r",? (?:le |du |de |ce |d')?|, ", ends="")
        self._eve_of = compiled(r"(?P<word>avant-veille|veille|surlendemain|lendemain) (?:du |de la |de l'|de |d')", ends="")
        self._blockers = blockers(lexicons.rows(NotADate))

    def find(self, text: str) -> list[Found]:
        """The expressions of a text, from left to right, without overlaps."""
        low = normalised(text)
        found: list[Found] = []
        reached, begins = 0, self._begins
        words = list(WORD.finditer(low))
        forms = [word[0] for word in words]
        for k in [k for k, form in enumerate(forms) if form in begins or form[0].isdecimal()]:
            if (begin := words[k].start()) < reached:
                continue
            if (hit := self._at(low, begin, forms[k], forms[k + 1] if k + 1 < len(forms) else "")) is not None:
                wide = self._with_right(low, hit)
                hit = self._with_left(low, hit if _NEXT.search(text, hit.end, wide.end) else wide, reached)
                if not self._blocked(low, text, hit):
                    found.append(hit)
                    reached = hit.end
        return found

    def _inside(self, low: str, begin: int) -> Found | None:
        """The longest expression that begins at an offset inside another; it joins no third."""
        word = WORD.match(low, begin)
        if word is None or _is_tail(low, begin):
            return None
        following = WORD.search(low, word.end())
        return self._longest(low, begin, word[0], following[0] if following is not None else "")

    def _at(self, low: str, begin: int, form: str, second: str) -> Found | None:
        """The longest expression that begins with a word at an offset, given the word behind it."""
        if _is_tail(low, begin):
            return None
        best = self._longest(low, begin, form, second)
        if form in self._parts:
            return self._part(low, begin) or best
        if form in ("veille", "lendemain", "surlendemain", "avant"):
            return self._eve(low, begin) or best
        return best

    def _longest(self, low: str, begin: int, form: str, second: str) -> Found | None:
        best: Found | None = None
        end = begin
        for rule in self._rules.at(form, second):
            match = rule.pattern.match(low, begin)
            if match is not None and match.end() > end and rule.accepts(match, self.words):
                end = match.end()
                best = Found(begin, end, rule, match)
        return best

    def _part(self, low: str, begin: int) -> Found | None:
        """« la soirée du jeudi 7 », « la nuit de lundi à mardi »: a part of the day and its day."""
        part = self._part_of.match(low, begin)
        if part is None:
            return None
        # « du 5 au 6 » is read with its « du », « du mardi 5 » without.
        inner = self._inside(low, low.rfind(" ", begin, part.end() - 1) + 1) or self._inside(low, part.end())
        if inner is None or inner.rule.row.level != "day" or inner.part or inner.clock:
            return None
        code = self.words.kinds["part"].get(part["part"])
        eve = code == "NI" and inner.rule.row.id == "time.feast" and self.words.kinds["feast"].get(inner.match["f"]) in _NIGHTS_BEFORE
        return Found(begin, inner.end, inner.rule, inner.match, part=code, shift=-eve)

    def _eve(self, low: str, begin: int) -> Found | None:
        """« le lendemain du 8 juin », « la veille de Noël »."""
        eve = self._eve_of.match(low, begin)
        inner = self._inside(low, eve.end()) if eve is not None else None
        if eve is None or inner is None or inner.rule.row.level != "day":
            return None
        return Found(begin, inner.end, inner.rule, inner.match, shift=relative.EVES[eve["word"]])

    def _with_right(self, low: str, hit: Found) -> Found:
        """Joins the part of the day and the clock time that follow a day, and the day that follows a clock time."""
        part, clock, end, edge = hit.part, hit.clock, hit.end, hit.edge
        if hit.rule.row.level in ("day", "part"):
            if hit.rule.row.level == "part":
                pass
            elif part is None and (after := self._part_after.match(low, end)) is not None:
                part, end = self.words.value("part", after["part"]), after.end()
            elif part is None and (after := self._edge_after.match(low, end)) is not None:
                part, end = part_of_edge(after, self.words), after.end()
            if (after := self._clock_after.match(low, end)) is not None:
                time = hour_and_minute(after, self.words, bare=after["at"] is None)
                if time is not None:
                    clock, end, edge = time, after.end(), _AT.get((after["at"] or "").split(" ")[0], edge)
        elif hit.rule.row.level == "clock" and (gap := self._day_after.match(low, end)) is not None:
            day = self._inside(low, gap.end())
            time = hour_and_minute(hit.match, self.words, bare=False)
            if day is not None and day.rule.row.level == "day" and time is not None:
                return Found(hit.start, day.end, day.rule, day.match, clock=time)
        if end == hit.end:
            return hit
        return Found(hit.start, end, hit.rule, hit.match, part, clock, edge, shift=hit.shift)

    def _with_left(self, low: str, hit: Found, reached: int) -> Found:
        """Takes in « fin », « mi- » and the article, and reads the preposition before."""
        start, edge = hit.start, hit.edge
        left = low[max(reached, start - _LEFT) : start]
        if hit.rule.row.level == "period" and (found := self._left_edge.search(left)) is not None:
            edge = _EDGES.get(self.words.kinds["edge"].get(found["edge"], ""))
            start -= len(left) - found.start()
            left = left[: found.start()]
        near = left[-NEAR:]
        word = _PREPOSITION.search(near) if near.rstrip().endswith(_PREPOSITION_ENDS) else None
        preposition = cast("TimeModifier | None", word.lastgroup) if word is not None else None
        since = preposition == "after" and "depuis" in near
        if (hit.rule.row.article or edge != hit.edge) and (article := _ARTICLE.search(left, max(0, len(left) - 5))) is not None:
            start -= len(left) - article.start()
        return Found(start, hit.end, hit.rule, hit.match, hit.part, hit.clock, edge, preposition, since, hit.shift)

    def _blocked(self, low: str, text: str, hit: Found) -> bool:
        """Whether the words around show it to be no date."""
        head = hit.match.start()
        what = "clock" if hit.rule.row.level == "clock" else hit.rule.row.id.removeprefix("time.").split("_")[0]
        what = "year" if what == "years" else what
        blocker = self._blockers.get(what)
        if blocker is not None and blocker.blocks(low, head, hit.end):
            return True
        if hit.edge is None and text[head : head + 1].isupper() and what in ("month", "feast"):
            return named.is_name(text, head, hit.end, what)
        return False

    def read(self, found: Found, frame: Frame) -> Interval | None:
        """The interval of an expression; its value is none where the frame does not tell; none when it is no date."""
        try:
            interval = found.rule.read(found.match, frame, self.words)
        except UnresolvedError:
            interval = Interval()
        except (ValueError, OverflowError):  # no such day in the calendar
            return None
        if interval is None:
            return None
        start = interval.start
        if start is not None:
            if found.shift:
                start = start.fromordinal(start.toordinal() + found.shift)
                interval = intervals.day(start)
            if found.clock is not None:
                night = found.part == "NI" or (interval.value or "").endswith("T-NI")
                interval = replace(clock_in(start, *found.clock, night=night), explicit_year=interval.explicit_year)
            elif found.part is not None:
                interval = replace(intervals.part(start, found.part), explicit_year=interval.explicit_year)
        modifier = found.edge or interval.modifier or (found.preposition if interval.grain != "part" else None)
        return interval.but(modifier=modifier)


def _is_tail(low: str, begin: int) -> bool:
    """Whether a hyphen ties a word to the one before it (« porte-à-porte »), other than « mi- » and the like."""
    if begin < 2 or low[begin - 1] != "-" or not low[begin - 2].isalnum():
        return False
    return not low[max(0, begin - 6) : begin].endswith(("mi-", "fin-", "début-"))


@cache
def default_grammar() -> Grammar:
    """The grammar over claimkit's own word lists."""
    from claimkit.lexicons import Lexicons

    return Grammar(Lexicons())


def dates(
    text: str, *, published: date | None = None, direction: Direction | None = None, grammar: Grammar | None = None
) -> Iterator[Dated]:
    """The dates of a text, each read against the day of publication and the time before it.

    Args:
        text: any string.
        published: the day that relative expressions count from; without it they have no value.
        direction: tense to read them by; none reads a weekday as the last one.
        grammar: one over other word lists than claimkit's own.

    Example:
        >>> from datetime import date
        >>> [d.interval.value for d in dates("Le procès a commencé mardi dernier.", published=date(2024, 11, 11))]
        ['2024-11-05']
    """
    grammar = grammar or default_grammar()
    day: Interval | None = None
    anchor: Interval | None = None
    for found in grammar.find(text):
        ahead = direction or ("future" if found.preposition == "before" else None)
        interval = grammar.read(
            found, Frame(published, ahead, day, anchor, anchor if anchor and anchor.explicit_year else None, found.since)
        )
        if interval is None:
            continue
        yield Dated(found.start, found.end, interval, found.rule.row.id)
        if interval.start is not None:
            anchor = interval
            if interval.grain in ("day", "part", "minute", "hour"):
                day = interval
