"""Edited texts and the way back, on any text and any edits."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimkit.french.alignment import Edit, View, edited
from claimkit.french.characters import plain_characters
from claimkit.french.lines import plain_lines
from claimkit.french.markup import plain_markup

ODD = "ae\u0301\u0327 \u00a0\u00ad\u200b\ufeffﬁ’'«»\"“-‐\n\r\t.Ã©\ud83d𝗔<b>&amp;"


@st.composite
def texts_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    return text, [(a, b, draw(st.text(max_size=3))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


@given(texts_and_edits())
def test_alignment_places_what_no_edit_touched_on_itself(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    after, alignment = edited(text, edits)
    touched = {i for a, b, _ in edits for i in range(a, b)}
    back = [alignment.place(i, i + 1) for i in range(len(after))]
    kept = [(a, b) for a, b in back if b == a + 1 and a not in touched]
    assert len(set(kept)) >= len(text) - len(touched)
    assert all(after[i] == text[a:b] for i, (a, b) in enumerate(back) if (a, b) in set(kept) and after[i] == text[a])


@given(texts_and_edits(), st.data())
def test_alignment_keeps_order_and_bounds(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    text, edits = case
    after, alignment = edited(text, edits)
    start = data.draw(st.integers(0, len(after)))
    end = data.draw(st.integers(start, len(after)))
    a, b = alignment.place(start, end)
    assert 0 <= a <= b <= len(text)
    starts = [alignment.start(i) for i in range(len(after) + 1)]
    assert starts == sorted(starts)
    inner = data.draw(st.integers(start, end))
    assert a <= alignment.place(inner, end)[0]
    assert alignment.place(start, inner)[1] <= b


@given(st.one_of(st.text(st.sampled_from(ODD), max_size=60), st.text(max_size=60)))
def test_view_of_any_text_places_its_characters_in_order(text: str) -> None:
    view = View(text)
    plain_markup(view)
    plain_characters(view)
    plain_lines(view)
    back = [view.place(i, i + 1) for i in range(len(view.text))]
    assert all(0 <= a <= b <= len(text) for a, b in back)
    assert [a for a, _ in back] == sorted(a for a, _ in back)
    assert view.starts(range(len(view.text))) == [a for a, _ in back]
    # A letter or figure that stands for one character stands for itself, in another form at most.
    for character, (a, b) in zip(view.text, back, strict=True):
        if character.isascii() and character.isalnum() and b == a + 1 and text[a].isascii():
            assert text[a] == character or "&" in text


@given(st.text("aàcçeéèêiïoôuùûœ 'L.", max_size=60))
def test_view_of_decomposed_text_is_the_composed_one(text: str) -> None:
    view = View(unicodedata.normalize("NFD", text))
    plain_characters(view)
    assert view.text == text
    assert "".join(unicodedata.normalize("NFC", view.given[slice(*view.place(i, i + 1))]) for i in range(len(text))) == text


@example("l\u00ad’eau et e\u0301’a")
@given(st.text(st.sampled_from("ae\u0301\u0327 \u00a0\u00ad\u200bﬁ’'«“”-‐\n\r.𝗔"), max_size=60))
def test_characters_once_plain_stay_as_they_are(text: str) -> None:
    view = View(text)
    plain_characters(view)
    again = View(view.text)
    plain_characters(again)
    assert again.text == view.text


def test_view_is_rewritten_in_place_only() -> None:
    with pytest.raises(ValueError, match="same length"):
        View("abc").rewrite("ab")
