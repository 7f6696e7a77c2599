"""The reader of attribution cases refuses what would assert nothing."""

from __future__ import annotations

import pytest
from tests.layers.speech.attribution_markup import Mark, read


def test_markup_gives_the_text_and_its_marks() -> None:
    text, marks = read("<source>Kiev</source> <cue>affirme</cue> tout.")
    assert text == "Kiev affirme tout."
    assert marks == [Mark("source", 0, 4), Mark("cue", 5, 12)]


@pytest.mark.parametrize(
    ("marked", "problem"),
    [
        ("<source>Kiev affirme", "never closed"),
        ("Kiev</source> affirme", "closes nothing"),
        ("<source><cue>Kiev</cue></source>", "inside"),
        ("<speaker>Kiev</speaker>", "unknown tag"),
        ("Kiev affirme", "marks nothing"),
    ],
)
def test_markup_refuses_cases_that_assert_nothing(marked: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read(marked)
