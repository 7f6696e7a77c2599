"""What a text has said of time so far, against which its next expression is read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from claimkit.doc.tree import Tree
from claimkit.french.dates import Found
from claimkit.french.dates.grammar import Frame
from claimkit.french.dates.intervals import Interval
from claimkit.layers.times.directions import Tenses

_DAYLIKE = frozenset({"day", "part", "minute", "hour"})
_SPOKEN = frozenset({"time.day", "time.part_this"})
_YEARLY = frozenset({"time.date", "time.month", "time.days", "time.feast"})
_FRAGMENT = 8
_QUOTES = re.compile(r"[«»“”\"]")


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
        if direction == "future" and rule.id in _YEARLY and self.tenses.decided(token, self.tree.token_at(found.start)):
            direction = None  # « a été fixé au 12 juin », « avaient appelé à manifester le 12 juin », which may be just over
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
