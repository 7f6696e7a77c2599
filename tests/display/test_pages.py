"""The page: what is shown, that crossing spans come out right, and that hostile text stays text."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape
from tests.display.browser import ask, needs_chromium
from tests.samples import actor, one_claim, sample

from claimkit.display import fragment, page
from claimkit.display.languages import words_of
from claimkit.display.segments import Mark, segments
from claimkit.errors import OptionError
from claimkit.models import (
    BlockKind,
    Certainty,
    Hedge,
    HedgeKind,
    Note,
    NoteId,
    Predicate,
    QuoteKind,
    SourceKind,
    Span,
    Stance,
    Statistic,
    TimeExpression,
    TimeModifier,
)


def predicate_at_end(text: str) -> Predicate:
    whole = Span(start=len(text), end=len(text) + 5, text="tombe")
    return Predicate(span=whole, head=whole, lemma="tomber")


HOSTILE = 'Il dit </script><script>document.title="pris"</script> "><img src=x onerror="document.title=1"> <!-- {{ 7*7 }} &amp; tombe'


class _Reader(HTMLParser):
    """Ids, tags left open, and the text of the article."""

    void = frozenset({"meta", "br", "img", "link", "input", "hr"})

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag not in self.void:
            self.open.append("link" if "ck-n" in (values.get("class") or "") else tag)
        self.ids += [values["id"]] if values.get("id") else []
        self.links += [values["href"]] if values.get("href") else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() in (tag, "link")

    def handle_data(self, data: str) -> None:
        if "article" in self.open and "link" not in self.open:
            self.text += data


class _Words(HTMLParser):
    """The words that a reader of a page meets, labels too; ids of rules are names."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.quiet = 0
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.quiet += tag in ("style", "script", "code")
        self.words += [value for name in ("aria-label", "placeholder", "title") if (value := values.get(name))]

    def handle_endtag(self, tag: str) -> None:
        self.quiet -= tag in ("style", "script", "code")

    def handle_data(self, data: str) -> None:
        self.words += [data] if data.strip() and not self.quiet else []


def test_pages_tags_are_balanced_and_ids_are_unique_over_several_figures() -> None:
    read = _Reader("".join(fragment(sample()) for _ in range(3)))
    assert read.open == []
    assert len(read.ids) == len(set(read.ids)) == 3 * (1 + 4 + 4)


def test_pages_every_link_has_its_target() -> None:
    read = _Reader(page(sample()))
    assert read.links
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)


def test_pages_crossing_spans_mark_each_piece_with_all_its_kinds() -> None:
    text = "abcdef tombe"
    whole = one_claim(text, "tombe")
    hedges = (Hedge(span=Span(start=0, end=4, text="abcd"), kind="lexical"),)
    claim = whole.claims[0].model_copy(update={"hedges": hedges, "repeats": (Span(start=2, end=6, text="cdef"),)})
    markup = fragment(whole.model_copy(update={"claims": (claim,)}))
    pieces = re.findall(r'<span class="ck-s([^"]*)" data-c="1">([^<]*)</span>', markup.split("<article", 1)[1].split("</article>")[0])
    assert pieces[:3] == [(" ck-claim ck-hedge", "ab"), (" ck-claim ck-hedge ck-repeat", "cd"), (" ck-claim ck-repeat", "ef")]


@pytest.mark.parametrize("text", [HOSTILE, "«" * 50 + " tombe", "tombe &lt;b&gt;", "a < b tombe"])
def test_pages_text_stays_text(text: str) -> None:
    read = _Reader(page(one_claim(text, "tombe")))
    assert read.text.strip() == text


def test_pages_direction_and_control_characters_are_shown_by_number() -> None:
    markup = page(one_claim("avant \u202egauche\u2066 \x00 tombe", "tombe"))
    assert not re.search("[\u202e\u2066\x00]", markup)
    assert all(f'data-u="U+{code}"' in markup for code in ("202E", "2066", "0000"))


def test_pages_asks_nothing_from_the_network() -> None:
    markup = page(sample())
    assert not re.search(r"""(?:src|href)="(?!#)|url\(|@import|https?:""", markup)
    assert "default-src 'none'" in markup


marks = st.builds(Mark, st.integers(0, 30), st.integers(0, 40), st.sampled_from(["claim", "hedge", "source"]), st.integers(1, 4))


@settings(deadline=None)
@given(st.text(max_size=30), st.lists(marks, max_size=12))
def test_pages_segments_are_the_text_and_no_segment_lies_half_in_a_mark(text: str, found: list[Mark]) -> None:
    pieces = list(segments(text, found))
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        inside = {m for m in found if m.start < m.end and m.start < piece.start + len(piece.text) and m.end > piece.start}
        assert all(m.start <= piece.start and min(m.end, len(text)) >= piece.start + len(piece.text) for m in inside)
        assert piece.kinds == tuple(sorted({m.kind for m in inside}))
        assert set(piece.claims) == {m.claim for m in inside}


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cf", "Cs"]), max_size=60))
@settings(max_examples=60)
def test_pages_any_text_stays_text(text: str) -> None:
    read = _Reader(fragment(one_claim(text + "tombe", "tombe", predicate=predicate_at_end(text))))
    assert (read.open, read.text.strip()) == ([], (text + "tombe").strip())


@pytest.mark.parametrize("text", ["", " \n ", "🙂"])
def test_pages_of_next_to_nothing(text: str) -> None:
    markup = page(one_claim("tombe", "tombe").model_copy(update={"text": text, "claims": (), "blocks": ()}))
    assert "aucune affirmation" in markup
    assert _Reader(markup).text.strip() == text.strip()


def test_pages_extraction_shows_itself_in_a_notebook() -> None:
    markup = sample()._repr_html_()
    assert "<html" not in markup
    assert "Courrier du Bocage" in markup


def test_pages_card_tells_which_rule_found_what() -> None:
    card = page(sample()).split('<li class="ck-card"')[2]
    rules = ("quantity.count", "time.weekday", "attribution.selon")
    assert [rule for rule in rules if f"{words_of('fr').rule(rule)} <code>{rule}</code>" in card] == list(rules)


def test_pages_are_called_by_their_headline_and_hold_no_path() -> None:
    markup = page([("/home/moi/articles/crue.txt", sample())])
    assert "<title>Crue de l’Aure : 1 200 habitants évacués</title>" in markup
    assert "/home" not in markup
    plain = page(
        [("/home/moi/crue.txt", one_claim("Le pont tombe.", "tombe")), ("C:\\moi\\pont.txt", one_claim("Le pont tombe.", "tombe"))]
    )
    assert ">crue</a>" in plain
    assert ">pont</a>" in plain
    assert "moi" not in plain


def test_pages_are_the_same_each_time() -> None:
    assert page(sample()) == page(sample())


_ENGLISH = re.compile(
    r"\b(?:the|who|says|claims?|asserted|certain|denied|where|when|hedges?|headline|lead|body|source of|copy|all|of)\b", re.IGNORECASE
)


def test_pages_in_french_hold_no_english_and_the_reverse() -> None:
    seen = _Words(page([("a", sample()), ("b", sample())])).words
    assert [word for word in seen if _ENGLISH.search(word)] == []
    assert any("asserted" in word for word in _Words(page(sample(), lang="en")).words)
    with pytest.raises(OptionError, match="'fr' or 'en'"):
        page(sample(), lang="de")  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_pages_every_kind_and_level_has_its_words(lang: str) -> None:
    words = words_of(lang)
    for family, kinds in (
        ("block", BlockKind), ("source", SourceKind), ("quote", QuoteKind), ("hedge", HedgeKind), ("level", Certainty), ("short", Certainty),
        ("by", Stance), ("statistic", Statistic), ("modifier", TimeModifier),
    ):  # fmt: skip
        assert all(words(f"{family}.{kind}") for kind in get_args(kinds)), family


@pytest.mark.parametrize(
    ("value", "grain", "start", "end", "words"),
    [
        ("2025-03-17", "day", date(2025, 3, 17), date(2025, 3, 18), "17 mars 2025"),
        ("2025-03-01T18:30", "minute", date(2025, 3, 1), date(2025, 3, 2), "1er mars 2025 à 18 h 30"),
        ("2025-03-17T-EV", "part", date(2025, 3, 17), date(2025, 3, 18), "17 mars 2025, soir"),
        ("2025-04", "month", date(2025, 4, 1), date(2025, 5, 1), "avril 2025"),
        ("2024-Q3", "quarter", date(2024, 7, 1), date(2024, 10, 1), "3e trimestre 2024"),
        ("2025-W12", "week", date(2025, 3, 17), date(2025, 3, 24), "semaine du 17 mars 2025"),
        ("2025-W12-WE", "day", date(2025, 3, 22), date(2025, 3, 24), "du 22 mars 2025 au 23 mars 2025"),
        ("2024-11-10/2024-11-11", "day", date(2024, 11, 10), date(2024, 11, 12), "du 10 novembre 2024 au 11 novembre 2024"),
        ("2019", "year", date(2019, 1, 1), date(2020, 1, 1), "2019"),
        (None, None, None, None, "« lundi »"),
    ],
)
def test_pages_times_in_words(value: str | None, grain: Any, start: date | None, end: date | None, words: str) -> None:
    span = Span(start=0, end=5, text="lundi")
    assert words_of("fr").when(TimeExpression(span=span, value=value, grain=grain, start=start, end=end)) == words


def test_pages_how_a_claim_stands_in_words_that_can_be_printed() -> None:
    words = words_of("fr")
    assert [words.standing(claim) for claim in sample()] == [
        "affirmé",
        "rapporté : pompiers via Courrier du Bocage, donné pour probable",
        "rapporté : préfète, à la forme négative",
        "donné pour possible",
    ]
    claim = sample()[2]
    assert claim.attribution
    denied = claim.model_copy(update={"attribution": claim.attribution.model_copy(update={"stance": "denying"})})
    assert (words.standing(denied), words_of("en").standing(denied)) == ("démenti : préfète", "denied by préfète")


@needs_chromium
def test_pages_filters_cards_and_marks_in_a_browser() -> None:
    code = """
      const pick = (f, v) => { const s = document.querySelector(`[data-f=${f}]`); s.value = v; s.dispatchEvent(new Event("change", {bubbles: true})); };
      const left = () => [...document.querySelectorAll(".ck-card:not([hidden])")].map((c) => c.dataset.c).join("");
      const out = [left()];
      pick("q", "probable"); out.push(left(), document.querySelector(".ck-count").textContent);
      pick("q", ""); pick("b", "headline"); out.push(left());
      pick("b", ""); pick("s", "0"); out.push(left());
      pick("s", ""); pick("l", "0"); out.push(left());
      document.querySelector("button").click(); await new Promise((done) => setTimeout(done, 50)); out.push(left());
      return out;"""
    assert ask(page(sample()), code) == ["1234", "2", "1 sur 4 affirmations", "1", "14", "2", "1234"]


@needs_chromium
def test_pages_several_texts_are_searched_and_filtered_together() -> None:
    other = one_claim(
        "Le maire de Bayeux a fermé le pont.", "fermé", actor=actor("Le maire de Bayeux a fermé le pont.", "Le maire de Bayeux")
    )
    code = """
      const shown = () => [...document.querySelectorAll("main section:not([hidden])")].map((s) => s.querySelectorAll(".ck-card:not([hidden])").length);
      const field = document.querySelector("[type=search]");
      const look = (words) => { field.value = words; field.dispatchEvent(new Event("input", {bubbles: true})); return shown(); };
      const level = document.querySelector("[data-f=q]");
      const out = [shown(), look("prefete"), look("bayeux"), document.querySelector(".ck-all .ck-count").textContent, look("zzz"), look("pourquoi"), look("copier"), look("")];
      level.value = "possible"; level.dispatchEvent(new Event("change", {bubbles: true})); out.push(shown());
      return [...out, document.querySelectorAll("form").length, [...document.querySelectorAll(".ck-index li:not([hidden]) .ck-many")].map((x) => x.textContent)];"""
    assert ask(page([("a.txt", sample()), ("b.txt", other)]), code) == [
        [4, 1],
        [1],
        [1, 1],
        "2 sur 5 affirmations",
        [],
        [],
        [],
        [4, 1],
        [1],
        1,
        ["1"],
    ]


@needs_chromium
def test_pages_narrow_puts_each_card_under_its_sentence() -> None:
    # Cards move when the browser first tells the page its width, which may be after it has loaded.
    code = """for (let k = 0; k < 50 && !document.querySelector(".ck-slot"); k++)
            await new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 50); });
      const own = [...document.querySelectorAll(".ck-slot")];
      return [own.map((slot) => [...slot.querySelectorAll(".ck-card")].map((c) => c.dataset.c).join("")),
        own.map((slot) => slot.previousSibling.textContent.trim().slice(-12)), document.querySelectorAll(".ck-card").length,
        document.querySelector("article").textContent.includes("Le pont pourrait") || document.querySelectorAll(".ck-text .ck-predicate").length]"""
    slots, before, cards, _ = ask(page(sample()), code, width=500)
    assert (slots, cards) == (["1", "2", "3", "4"], 4)
    assert [text[-1] for text in before[1:]] == [".", ".", "."]


@needs_chromium
def test_pages_copy_gives_the_claim_how_it_stands_and_no_path_of_a_local_file() -> None:
    code = """let got = null;
      Object.defineProperty(navigator, "clipboard", {value: {writeText: async (text) => { got = text; }}, configurable: true});
      const button = document.querySelectorAll(".ck-copy")[1]; button.click(); await new Promise((done) => setTimeout(done, 30));
      return [got, button.textContent]"""
    words = "la rivière aurait inondé au moins 300 maisons à Bayeux lundi (rapporté : pompiers via Courrier du Bocage, donné pour probable)"
    assert ask(page(sample()), code) == [words, "Copié"]


@needs_chromium
def test_pages_text_and_cards_are_linked_both_ways_by_keyboard() -> None:
    code = """
      const badge = document.querySelectorAll(".ck-text a.ck-n")[1];
      badge.focus(); const lit = document.querySelector(".ck-card.ck-on").dataset.c;
      badge.click(); const card = document.activeElement.dataset.c;
      document.activeElement.querySelector("a.ck-n").click();
      return [lit, card, document.activeElement === badge, getComputedStyle(badge).outlineStyle];"""
    assert ask(page(sample()), code) == ["2", "2", True, "solid"]


@needs_chromium
def test_pages_hostile_text_runs_nothing_in_a_browser() -> None:
    code = """return [document.title, document.querySelectorAll("img, script:not(:empty)").length,
      document.querySelector("article").textContent.includes('<\\/script><script>document.title="pris"<\\/script>')]"""
    title, scripts, intact = ask(page(one_claim(HOSTILE, "tombe"), title="titre"), code)
    assert (title, scripts, intact) == ("titre", 2, True)


@needs_chromium
@pytest.mark.parametrize(("width", "beside"), [(1200, True), (500, False)])
def test_pages_cards_stand_beside_the_text_or_under_it(width: int, beside: bool) -> None:
    code = """const [a, b] = [".ck-text", ".ck-cards"].map((s) => document.querySelector(s).getBoundingClientRect());
      return [b.left >= a.right, document.documentElement.scrollWidth <= innerWidth]"""
    assert ask(page(sample()), code, width=width) == [beside, True]


@needs_chromium
def test_pages_two_figures_in_one_page_work_apart() -> None:
    code = """const s = document.querySelector("[data-f=q]"); s.value = "possible"; s.dispatchEvent(new Event("change", {bubbles: true}));
      return [...document.querySelectorAll("section.ck")].map((x) => x.querySelectorAll(".ck-card:not([hidden])").length)"""
    both = f"<!doctype html><meta charset=utf-8><body>{fragment(sample())}{fragment(sample())}</body>"
    assert ask(both, code) == [1, 4]


@needs_chromium
def test_pages_styles_of_a_notebook_do_not_reach_into_the_figure() -> None:
    notebook = (
        "html{font-size:10px}.nb dl dt{font-weight:bold;float:left;width:5%;clear:both}.nb ul:not(.x){padding-left:9em}"
        ".nb h3{font-size:60px}.nb a:link{color:red;display:block}.nb p{margin:40px}"
    )
    both = f"<!doctype html><meta charset=utf-8><style>{notebook}</style><body><div class=nb>{fragment(sample())}</div></body>"
    code = """const style = (s) => getComputedStyle(document.querySelector(s));
      return [style("dt").float, style("dt").fontWeight, style(".ck-legend").paddingLeft, style("a.ck-n").display, style(".ck-says").marginTop,
        parseFloat(style(".ck-b-headline").fontSize) < 30, parseFloat(style(".ck-text").fontSize)]"""
    assert ask(both, code) == ["none", "400", "0px", "inline", "0px", True, 16]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_pages_notes_are_told_in_words(lang: Any) -> None:
    words, whole = words_of(lang), one_claim("Le feu a pris.", "pris")
    assert 'class="ck-notes"' not in page(whole, lang=lang)
    notes = tuple(Note(id=name, text="…") for name in get_args(NoteId))
    markup = page(whole.model_copy(update={"notes": notes}), lang=lang)
    assert all(str(escape(words(f"note.{note.id}"))) in markup for note in notes)
