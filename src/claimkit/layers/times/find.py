"""Times: the dates of a document, resolved by the day of publication, the tense of their verb and the times before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from claimkit.doc.layers import Layers
from claimkit.doc.tree import Tree
from claimkit.french.dates import Found, Grammar
from claimkit.french.dates.grammar import Direction, Frame
from claimkit.french.dates.intervals import Interval
from claimkit.layers.times.directions import Tenses
from claimkit.layers.times.memory import Memory
from claimkit.layers.times.not_times import THE, is_habit, is_no_time, is_same_clock
from claimkit.layers.times.quebec import weekend_of_quebec
from claimkit.lexicons import Lexicons
from claimkit.lexicons.calendar import DirectionWord
from claimkit.lexicons.verbs import EtreVerbRow
from claimkit.models import Quantity, Span, TimeExpression

_MORE = re.compile(r",? (?:et|ou|puis)(?: (?:pour|en|à|de|le|au|du))? ")


class TimeFinder:
    """Finds the times of a document.

    The grammar of `claimkit.french.dates` delimits them on the characters; the tree tells what is no date (a count, a name), the tense of
    the verb that governs each, and whether it stands in a side clause.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self.grammar = Grammar(lexicons)
        # « sont entrés dimanche » has happened: so with every verb that takes *être*.
        moved: dict[str, Direction] = {form: "past" for row in lexicons.rows(EtreVerbRow) for form in (row.lemma, row.participle)}
        self.directions: dict[str, Direction] = moved | {row.lemma: row.direction for row in lexicons.rows(DirectionWord)}

    def find(self, tree: Tree, layers: Layers) -> list[TimeExpression]:
        """The times in text order; those that have no value without the day of publication have none."""
        if not len(tree):
            return []
        memory = Memory(layers.published, Tenses(tree, self.directions), tree)
        stamps = [(b.span.start, b.span.end) for b in layers.blocks if b.kind in ("byline", "boilerplate")]
        stamps += [(b.label.start, b.label.end) for b in layers.blocks if b.label is not None]
        times: list[TimeExpression] = []
        every = self.grammar.find(tree.text)
        for k, found in enumerate(every):
            token = _head(tree, tree.token_at(found.match.start()), found.match.end())
            if is_no_time(tree, found, token):
                continue
            frame = self._frame(memory, tree, token, every, k)
            interval = None if is_habit(tree, found, frame, token) else self.grammar.read(found, frame)
            if interval is None or (interval.value is None and memory.published is not None):
                continue
            if k and is_same_clock(tree.text, every[k - 1], found):
                continue
            interval = weekend_of_quebec(
                tree, found, interval, memory.published, memory.tenses.direction(token, tree.token_at(found.start))
            )
            if not any(a <= found.start < b for a, b in stamps):  # the story does not go on from the stamp of a page
                memory.remember(token, interval)
            times.append(_expression(tree.text, found, interval))
        return times

    def _frame(self, memory: Memory, tree: Tree, token: int, every: list[Found], k: int) -> Frame:
        """What an expression is read against, with the expressions beside it in view."""
        found, frame = every[k], memory.frame(every[k], token)
        if found.rule.row.level == "clock" and k + 1 < len(every) and memory.without_day(token):
            frame = self._with_day_after(frame, tree, token, found, every[k + 1])
        weekday, last = found.rule.row.id == "time.weekday", memory.last
        if weekday and memory.stretch is not None and THE.search(tree.text[max(0, found.start - 4) : found.start].lower()):
            return memory.within_stretch(frame, token)  # « du 23 au 26 mai … le dimanche »
        if not k or last is None:
            return frame
        before = every[k - 1]
        if weekday and frame.direction == "future" and _go_on(tree.text, before, found):
            return replace(frame, published=last.end)  # « lundi, mardi et jeudi »
        if weekday and _again(tree.text, before, found):
            return replace(frame, published=last.end, direction="future")  # « mardi à 21 heures (mercredi à Paris) »
        if last.explicit_year and _MORE.fullmatch(tree.text, before.end, found.start):
            return replace(frame, setting=last, direction=None)  # « pour mai 2022, puis pour janvier »
        return frame

    def _with_day_after(self, frame: Frame, tree: Tree, token: int, clock: Found, following: Found) -> Frame:
        """« Vers 3 heures du matin, dans la nuit de samedi à dimanche, … »: the day that stands next in the sentence."""
        if following.rule.row.level != "day" or (following.rule.row.anchored and not following.rule.row.tensed):
            return frame
        behind = tree.token_at(following.start)
        if tree.sent[behind] != tree.sent[token] or tree.start[token] + 40 < following.start:
            return frame
        if any(tree.pos[k] in ("NOUN", "NUM", "VERB") for k in range(tree.token_at(clock.end - 1) + 1, behind)):
            return frame  # « 300 à 14 heures, contre 200 samedi »
        day = self.grammar.read(following, frame)
        return frame if day is None or day.start is None else replace(frame, day=day)


def outside(quantities: list[Quantity], times: list[TimeExpression]) -> list[Quantity]:
    """The quantities that are no part of a time, nor a word of bounds and a year (« à partir de 2028 »); « ces deux dernières années » are both."""
    times = [t for t in times if t.rule != "time.units"]
    starts = [t.span.start for t in times]
    return [q for q in quantities if not _is_inside(q, times, starts)]


def _head(tree: Tree, first: int, end: int) -> int:
    """The first content word of a time whose head stands outside of it."""
    i = first
    while i < len(tree) and tree.start[i] < end:
        h = tree.head[i]
        if tree.pos[i] not in ("DET", "ADP", "PUNCT") and (h < first or tree.start[h] >= end or h == i):
            return i
        i += 1
    return first


def _is_inside(quantity: Quantity, times: list[TimeExpression], starts: list[int]) -> bool:
    """Whether a time covers a quantity, or the end of one that counts nothing; times do not overlap."""
    span = quantity.span
    k = bisect_right(starts, span.start if quantity.unit else span.end - 1) - 1
    return k >= 0 and span.end <= times[k].span.end


def _go_on(text: str, before: Found, found: Found) -> bool:
    """Whether two bare weekdays stand in one list."""
    if not before.rule.row.id == found.rule.row.id == "time.weekday":
        return False
    return text[before.end : found.start].strip(" ,") in {"", "et", "ou", "puis", "et le", "ou le"}


def _again(text: str, before: Found, found: Found) -> bool:
    """Whether a weekday in brackets tells the same moment as the day before it."""
    return found.rule.row.id == "time.weekday" and before.rule.row.level == "day" and text[before.end : found.start] in {" (", "\u00a0("}


def _expression(text: str, found: Found, interval: Interval) -> TimeExpression:
    span = Span(start=found.start, end=found.end, text=text[found.start : found.end])
    return TimeExpression(
        span=span,
        value=interval.value,
        start=interval.start,
        end=interval.end,
        grain=interval.grain,
        modifier=interval.modifier,
        rule=found.rule.row.id,
    )
