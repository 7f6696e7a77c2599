"""Times: the dates of a document, resolved by the day of publication, the tense of their verb and the times before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claimkit.components.component import Component
from claimkit.doc.layers import layers_of
from claimkit.doc.workspace import tree_of
from claimkit.french.dates import Found, Grammar
from claimkit.french.grammar import Frame
from claimkit.french.intervals import Interval
from claimkit.layers.times.directions import Tenses
from claimkit.layers.times.not_times import THE, is_habit, is_no_time
from claimkit.lexicons.calendar import DirectionWord
from claimkit.models import Span, TimeExpression

if TYPE_CHECKING:
    from datetime import date

    from spacy.language import Language
    from spacy.tokens import Doc

    from claimkit.doc.tree import Tree
    from claimkit.french.grammar import Direction

_DAYLIKE = frozenset({"day", "part", "minute", "hour"})
_SPOKEN = frozenset({"time.day", "time.part_this"})
_MORE = re.compile(r",? (?:et|ou|puis)(?: (?:pour|en|à|de|le|au|du))? ")
_YEARLY = frozenset({"time.date", "time.month", "time.days", "time.feast"})
_FRAGMENT = 8
_QUOTES = re.compile(r"[«»“”\"]")


class Times(Component):
    """Finds the times of a document.

    The grammar of `claimkit.french.dates` delimits them on the characters; the tree tells what is no date (a count, a name), the tense of
    the verb that governs each, and whether it stands in a side clause.
    """

    def __init__(self, nlp: Language, name: str, *, lexicons: dict[str, list[dict[str, Any]]] | None = None) -> None:
        super().__init__(nlp, name, lexicons=lexicons)
        self.grammar = Grammar(self.lexicons)
        self.directions: dict[str, Direction] = {row.lemma: row.direction for row in self.lexicons.rows(DirectionWord)}

    def __call__(self, doc: Doc) -> Doc:
        """Fills `doc._.claimkit.times`; a count that is part of a time is no quantity."""
        layers = layers_of(doc)
        layers.times = self.find(doc)
        if layers.times and layers.quantities:
            starts = [t.span.start for t in layers.times]
            layers.quantities = [q for q in layers.quantities if not _is_inside(q.span, layers.times, starts)]
        return doc

    def find(self, doc: Doc) -> list[TimeExpression]:
        """The times in text order; those that have no value without the day of publication have none."""
        tree = tree_of(doc)
        if not len(tree):
            return []
        layers = layers_of(doc)
        memory = Memory(layers.published, Tenses(tree, self.directions), tree)
        stamps = [(b.span.start, b.span.end) for b in layers.blocks if b.kind in ("byline", "boilerplate")]
        times: list[TimeExpression] = []
        every = self.grammar.find(tree.text)
        for k, found in enumerate(every):
            token = _head(tree, tree.token_at(found.match.start()), found.match.end())
            if is_no_time(tree, found, token):
                continue
            frame = self._frame(memory, tree, token, every, k)
            interval = None if is_habit(tree, found, frame) else self.grammar.read(found, frame)
            if interval is None or (interval.value is None and memory.published is not None):
                continue
            if not any(a <= found.start < b for a, b in stamps):  # the story does not go on from the stamp of a page
                memory.remember(token, interval)
            times.append(_expression(tree.text, found, interval))
        return times

    def _frame(self, memory: Memory, tree: Tree, token: int, every: list[Found], k: int) -> Frame:
        """What an expression is read against, with the expressions beside it in view."""
        found, frame = every[k], memory.frame(every[k], token)
        if found.rule.row.level == "clock" and k + 1 < len(every) and memory.without_day(token):
            frame = self._with_day_after(frame, tree, token, every[k + 1])
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

    def _with_day_after(self, frame: Frame, tree: Tree, token: int, following: Found) -> Frame:
        """« Vers 3 heures du matin, dans la nuit de samedi à dimanche, … »: the day that stands next in the sentence."""
        if following.rule.row.level != "day" or (following.rule.row.anchored and not following.rule.row.tensed):
            return frame
        if tree.sent[tree.token_at(following.start)] != tree.sent[token] or tree.start[token] + 40 < following.start:
            return frame
        day = self.grammar.read(following, frame)
        return frame if day is None or day.start is None else replace(frame, day=day)


class Memory:
    """What the text has said of time so far: the day that it speaks of and the time before."""

    def __init__(self, published: date | None, tenses: Tenses, tree: Tree) -> None:
        self.published, self.tenses, self.tree = published, tenses, tree
        self.day: Interval | None = None
        self.anchor: Interval | None = None
        self.setting: Interval | None = None
        self.sentence = -9
        self.day_sentence = -9
        self.here: tuple[int, Interval] | None = None
        self.last: Interval | None = None
        self.stretch: Interval | None = None
        self.stretch_sentence = -9
        self._marks: list[tuple[int, str]] | None = None

    def frame(self, found: Found, token: int) -> Frame:
        """What an expression at a token is read against."""
        rule, sentence = found.rule.row, self.tree.sent[token]
        direction = (
            self.tenses.direction(token, self.tree.token_at(found.start), found.preposition) if rule.tensed or rule.anchored else None
        )
        day, anchor = self.day, self.anchor
        published = self.published
        if rule.id in _SPOKEN and day is not None and self.quoted(found.start) and sentence - self.day_sentence <= 3:
            published = (
                min(published, day.start) if published and day.start else day.start
            )  # « ce soir » in a speech is the evening of that speech
        if rule.level in ("clock", "part", "clock_range") and self.here is not None and self.here[0] == sentence:
            day = self.here[1]
        elif (
            rule.level in ("clock", "part")
            and direction == "future"
            and day is not None
            and self.published
            and day.end
            and day.end <= self.published
        ):
            day = None  # what is planned lies ahead, not on the day of the story
        if rule.id == "time.unit_this" and direction is None and len(self.tree) < _FRAGMENT:
            direction = "future"  # nothing but « ce week-end » or so
        if direction == "future" and rule.id in _YEARLY and self.tenses.on_noun(token):
            direction = "present"  # « Le concert du 12 juin se tiendra … »: the nearest
        if direction == "past" and rule.id in _YEARLY and found.preposition == "before":
            direction = "present"  # « ont été sommés de partir avant le 30 juin »
        if direction is None and rule.tensed and rule.id != "time.unit_this":
            direction = self.tenses.past_above(token)
        if rule.anchored and direction == "past" and published is not None:
            # What has happened does not count from what is planned.
            day, anchor = (x if x is not None and x.start is not None and x.start <= published else None for x in (day, anchor))
        setting = self.setting if sentence <= self.sentence + 1 else None
        return Frame(published, direction, day, anchor, setting, found.since)

    def without_day(self, token: int) -> bool:
        """Whether the sentence of a token has named no day so far."""
        return self.here is None or self.here[0] != self.tree.sent[token]

    def within_stretch(self, frame: Frame, token: int) -> Frame:
        """Reads a weekday as the one in the stretch of days that the text has just named, if there is only one."""
        stretch = self.stretch
        if stretch is None or stretch.start is None or stretch.end is None or self.tree.sent[token] - self.stretch_sentence > 1:
            return frame
        return frame if (stretch.end - stretch.start).days > 7 else replace(frame, published=stretch.start, direction="future")

    def quoted(self, offset: int) -> bool:
        """Whether an offset lies inside quotation marks."""
        if self._marks is None:
            self._marks = [(m.start(), m[0]) for m in _QUOTES.finditer(self.tree.text)]
        depth = False
        for at, mark in self._marks:
            if at >= offset:
                break
            depth = mark in "«“" or (mark == '"' and not depth)
        return depth

    def remember(self, token: int, interval: Interval) -> None:
        """Keeps a time that was read; one in a side clause is not what the text goes on from."""
        self.last = interval
        if interval.grain == "day" and "/" in (interval.value or ""):
            self.stretch, self.stretch_sentence = interval, self.tree.sent[token]
        if interval.start is None:
            return
        sentence = self.tree.sent[token]
        aside = self.tenses.aside(token)
        if interval.grain in _DAYLIKE and "/" not in (interval.value or ""):
            if not aside or self.here is None or self.here[0] != sentence:
                self.here = (sentence, interval)
            if not aside or self.day is None:
                self.day, self.day_sentence = interval, sentence
        if aside:
            return
        self.anchor = interval
        fronted = token - self.tree.sents[sentence][0] <= 2  # « En 2013, … »
        if interval.explicit_year and (fronted or interval.grain in ("day", "month")):
            self.setting, self.sentence = interval, sentence
        elif interval.grain in ("day", "month") and not interval.explicit_year:
            self.setting = None


def _head(tree: Tree, first: int, end: int) -> int:
    """The first content word of a time whose head stands outside of it."""
    i = first
    while i < len(tree) and tree.start[i] < end:
        h = tree.head[i]
        if tree.pos[i] not in ("DET", "ADP", "PUNCT") and (h < first or tree.start[h] >= end or h == i):
            return i
        i += 1
    return first


def _is_inside(span: Span, times: list[TimeExpression], starts: list[int]) -> bool:
    """Whether a time, the last that begins at the span or before, covers it; times do not overlap."""
    k = bisect_right(starts, span.start) - 1
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
