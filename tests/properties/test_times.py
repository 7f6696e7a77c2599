"""Whatever the text, times slice it, do not overlap, and their values agree with their intervals."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from claimkit.french.dates import dates
from claimkit.lexicons import Lexicons
from claimkit.lexicons.calendar import TimeWord

WORDS = [row.form for row in Lexicons().rows(TimeWord)]
GLUE = [
    "le",
    "la",
    "du",
    "au",
    "de",
    "d'",
    "l'",
    "à",
    "en",
    "et",
    "il y a",
    "dans",
    "entre",
    "vers",
    "depuis",
    "dernier",
    "prochaine",
    "siècle",
    "2024",
    "12",
    "3",
    "18h30",
    "12/05/2024",
    "Noël",
    ",",
    "-",
    "\n",
    "«",
    "  ",
    "\u00a0",
]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS + GLUE), max_size=25).map(" ".join))
VALUE = re.compile(
    r"-?\d{4}(-\d\d(-\d\d(T(-(MO|AF|EV|NI)|\d\d:\d\d))?)?|-Q[1-4]|-W\d\d)?(/-?\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?|-W\d\d|-Q[1-4])?)?"
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.dates(date(1900, 1, 1), date(2100, 1, 1)) | st.none())
def test_times_slice_the_text_and_agree_with_themselves(text, published):
    reached = 0
    for found in dates(text, published=published):
        assert reached <= found.start < found.end <= len(text)
        reached = found.end
        interval = found.interval
        if interval.value is not None:
            assert VALUE.fullmatch(interval.value)
        if interval.start is not None:
            assert interval.end is not None
            assert interval.start < interval.end


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1583, 1, 1), date(2099, 12, 31)))
def test_times_read_back_every_full_date(day):
    months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
    number = "1er" if day.day == 1 else str(day.day)
    (found,) = dates(f"le {number} {months[day.month - 1]} {day.year}")
    assert found.interval.value == day.isoformat()
