"""Quotation marks: text → what is quoted, with its depth."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.french.quote_marks import outer, quotations


def inner(text: str) -> list[tuple[str, int]]:
    return [(text[q.inner_start : q.inner_end].strip(), q.depth) for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a crié « au feu » deux fois.", [("au feu", 0)]),
        ("Il a crié «au feu» deux fois.", [("au feu", 0)]),
        ("Il a crié “au feu” deux fois.", [("au feu", 0)]),
        ("Il a crié „au feu“ deux fois.", [("au feu", 0)]),
        ('Il a crié "au feu" deux fois.', [("au feu", 0)]),
        ('Il a crié " au feu " deux fois.', [("au feu", 0)]),
        ("Il a crié 'au feu' deux fois.", [("au feu", 0)]),
        ("Il a crié ‘au feu’ deux fois.", [("au feu", 0)]),
        ("Il a crié ‹ au feu › deux fois.", [("au feu", 0)]),
        ("« Il a dit “non” », note-t-elle.", [("Il a dit “non”", 0), ("non", 1)]),
        ("\"Il a dit 'non' hier\", note-t-elle.", [("Il a dit 'non' hier", 0), ("non", 1)]),
        ("«Un» puis «deux»", [("Un", 0), ("deux", 0)]),
        ('Le "oui" et le "non"', [("oui", 0), ("non", 0)]),
    ],
)
def test_quote_marks_finds_every_kind_of_mark(text: str, expected: list[tuple[str, int]]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "L'homme et l'enfant n'ont qu'une idée.",
        "L’été d’avant, jusqu’ici",
        "aujourd'hui",
        "les années '90 et d'autres",
        "5'30 d'avance",
        "»",
        "rien",
    ],
)
def test_quote_marks_takes_no_apostrophe_for_a_mark(text: str) -> None:
    assert quotations(text) == []


def test_quote_marks_ends_an_unclosed_quotation_with_its_paragraph() -> None:
    text = "« Nous partons demain.\n\nLe convoi est prêt."
    (quote,) = quotations(text)
    assert (text[quote.start : quote.end], quote.closed) == ("« Nous partons demain.", False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les «chefs veulent «un vote», et Anne a dit «non». Il pleut.", ["chefs veulent", "un vote", "non"]),
        ("Il dit : « Elle a crié : « Non », et les « chefs » rient.", ["Elle a crié : « Non »", "chefs"]),
        ("« Elle dit « non » et part.\n\n« Il pleut. »", ["Elle dit « non » et part.", "Il pleut."]),
    ],
)
def test_quote_marks_ends_what_nothing_closes_where_others_open(text: str, expected: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end].strip() for q in outer(quotations(text))] == expected


def test_quote_marks_goes_on_over_a_wrapped_line() -> None:
    (quote,) = quotations("« Nous partons\ndemain »")
    assert quote.closed


def test_quote_marks_tells_that_a_paragraph_reopens_the_quotation() -> None:
    first, second = quotations("« Nous partons.\n\n« Le convoi est prêt. »")
    assert (first.continues, second.continues, second.closed) == (False, True, True)


def test_quote_marks_does_not_call_a_new_quotation_a_continued_one() -> None:
    _, second = quotations("« Nous partons. »\n\n« Le convoi est prêt. »")
    assert not second.continues


def test_quote_marks_closes_what_is_open_inside_a_closed_quotation() -> None:
    text = "« Il a dit “non » et il est parti."
    assert [text[q.start : q.end] for q in outer(quotations(text))] == ["« Il a dit “non »"]


def test_quote_marks_leave_out_a_straight_mark_that_pairs_with_none() -> None:
    text = '"Nous partons" de la ville " a-t-il dit. Et d\'ajouter, "demain."'
    assert [text[q.start : q.end] for q in quotations(text)] == ['"Nous partons"', '"demain."']


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('Nous avons fui", raconte Awa. Le camp brûle. "Ils ont tiré", dit-elle.', ['Nous avons fui"', '"Ils ont tiré"']),
        (
            '"Il pleut, dit-elle. La route est coupée. "Nous partons", dit-il.',
            ['"Il pleut, dit-elle. La route est coupée.', '"Nous partons"'],
        ),
        (
            '"Il pleut. La route est coupée. « Nous partons », dit-il.',
            ['"Il pleut. La route est coupée.', "« Nous partons »"],
        ),
        (
            'Tout a brûlé", dit Awa. Le camp dort. "Ils ont tiré, dit-elle. La route est coupée. "Nous partons", dit-il.',
            ['Tout a brûlé"', '"Ils ont tiré, dit-elle. La route est coupée.', '"Nous partons"'],
        ),
        ('Le maire est déçu."Nous partirons", dit-il. Puis: "Demain.', ['"Nous partirons"', '"Demain.']),
        ('Un écran de 12" et un mot.', ['" et un mot.']),
        ('Il a dit "oui", puis "non".', ['"oui"', '"non"']),
    ],
)
def test_quote_marks_read_the_spaces_where_straight_marks_do_not_pair(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text)] == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (
            '"Il a sauté. Deux voisins l\'ont vu.» Les secours arrivent. "Il vit", dit-on.',
            ["\"Il a sauté. Deux voisins l'ont vu.»", '"Il vit"'],
        ),
        ("“Nous partons», dit-il, et « demain ».", ["“Nous partons»", "« demain »"]),
        ('« Nous partons", dit-elle. La rue est vide.', ['« Nous partons"']),
        ("« Il a dit ” et rien », note-t-elle.", ["« Il a dit ” et rien »"]),
    ],
)
def test_quote_marks_of_another_style_close_what_is_not_closed_otherwise(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in outer(quotations(text))] == quoted


@given(st.text(alphabet=st.sampled_from("« »“”\"'’‘‹›„ab.\n-,"), max_size=60))
def test_quote_marks_never_raises_and_nests_properly(text: str) -> None:
    found = quotations(text)
    for quote in found:
        assert 0 <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(text)
    tops = outer(found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tops))
