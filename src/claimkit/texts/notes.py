"""What was not read, or perhaps badly: one note a thing, with a sentence that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimkit.doc.workspace import tree_of
from claimkit.layers.page.starts import LONGEST_SENTENCE
from claimkit.models import Note, NoteId, PublishedFrom, Span

if TYPE_CHECKING:
    from datetime import date

    from claimkit.doc.layers import Layers
    from claimkit.models import Claim
    from claimkit.texts.placing import Place
    from claimkit.texts.reading import Part

_SAMPLE = 4000  # characters that tell the language
_WORD = re.compile(r"[^\W\d_]+")
_FILE = re.compile(
    r"\s*(?:https?://\S+|(?:[A-Za-z]:)?(?:[^\s/\\]*[/\\])*[^\s/\\]+\.(?:txt|text|html?|md|jsonl?|csv|tsv|pdf|docx?|odt|rtf|xml))\s*"
)
_BROKEN = re.compile("\ufffd|[ÃÂ][\u0080-\u00bf]|â€.|[\ud800-\udfff]")
# Words of French that are none of its neighbours' most frequent ones.
_FRENCH = frozenset(  # a list of words reads best as words
    (  # noqa: SIM905
        "le les des du et est dans pour au aux avec une qui sur ne pas il ils elle elles ce ces cette sont été par plus son ses leur l d qu c "
        "n s j on mais ou où nous vous à a ont avait était selon après"
    ).split(" ")
)
# Words that are frequent with its neighbours and are no words of French.
_FOREIGN = frozenset(
    (  # noqa: SIM905
        "the of and to in is are was were has have had that with by from at it this said will "
        "der die das und ist nicht hat dem ein eine auf für wurde werden sich "
        "el los las del y por con una para fue ha che di della gli per sono não uma os het een van wordt"
    ).split(" ")
)
_FEWEST_WORDS, _FEWEST_FRENCH = 12, 0.06  # of a text that is told by what it lacks
_FEWEST_OF_SENTENCE, _FEWEST_FOREIGN = 8, 2  # of a text that is told by what it has


class Notes:
    """Gathers what is to be told of one text.

    Args:
        text: the caller's text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._notes: list[Note] = []
        self._parts = self._undated = self._rows = 0
        self._first_undated: Span | None = None
        self._first_row: Span | None = None
        self._day: date | None = None

    def take(self, part: Part, layers: Layers, place: Place) -> None:
        """What one part of the text tells, after it was read."""
        self._parts += 1
        self._day = layers.published
        if self._parts == 1:
            self._of_text(part)
        if part.changes.markup is not None and not self._has("markup"):
            self._add(
                "markup",
                f"The text holds {part.changes.markup}, which was left out as far as it could be told: give the text of the page, as claimkit.read_html gives it for HTML",
            )
        if part.changes.capitals and not self._has("capitals"):
            self._add(
                "capitals",
                "Lines in capitals were read in lower case, so that names in them may be missed: give them as they are written elsewhere",
                _placed(part, part.changes.capitals[0], place),
            )
        if part.changes.digits is not None and not self._has("digits"):
            self._add(
                "digits",
                "Letters inside numbers (l, O) were read as the digits that they look like: compare the amounts with the printed text",
                _placed(part, part.changes.digits, place),
            )
        self._of_layers(layers, place)
        tree = tree_of(part.doc)
        long = next(((a, b) for a, b in tree.sents if b - a >= LONGEST_SENTENCE), None)
        if long is not None and not self._has("sentence"):
            start, end = tree.start[long[0]], tree.end[long[1] - 1]
            self._add(
                "sentence",
                f"A stretch of {LONGEST_SENTENCE} words or more without a full stop was cut where it stood: what it claims is unsure",
                place.span(Span(start=start, end=end, text=part.view.text[start:end])),
            )

    def all(self, source: PublishedFrom | None) -> list[Note]:
        """The notes of the whole text."""
        if self._rows:
            self._add("table", f"{self._rows} lines are rows of a table, from which nothing is claimed: read them as data", self._first_row)
        if self._parts > 1:
            self._add(
                "parts",
                f"The text is long and was read in {self._parts} parts: pronouns and short names are not followed from one part to the next",
            )
        if source == "byline":
            self._add("published", f"The day of publication, {self._day}, was taken from the text: give `published` if it is another")
        elif source is None and self._undated:
            dates = "1 relative date has" if self._undated == 1 else f"{self._undated} relative dates have"
            self._add(
                "undated",
                f"No day of publication was given and {dates} no value: give `published='YYYY-MM-DD'`, or --published",
                self._first_undated,
            )
        return self._notes

    def _add(self, name: NoteId, text: str, span: Span | None = None) -> None:
        self._notes.append(Note(id=name, text=text + ".", span=span))

    def _has(self, name: NoteId) -> bool:
        return any(note.id == name for note in self._notes)

    def _of_text(self, part: Part) -> None:
        text = self._text
        if _WORD.search(text) is None:
            self._add("empty", "The text has no word: nothing was read")
            return
        if len(text) < 500 and _FILE.fullmatch(text):
            self._add(
                "path", "The text is the name of a file or an address: give what stands in it, `Path(name).read_text(encoding='utf-8')`"
            )
            return
        if broken := _BROKEN.search(text):
            span = Span(start=broken.start(), end=broken.end(), text=broken.group())
            self._add(
                "decoding",
                "Characters were lost or changed when the text was decoded: decode it anew from its bytes, with the encoding that its source names",
                span,
            )
        words = _WORD.findall(part.view.text[:_SAMPLE].lower())
        if _is_foreign(words):
            self._add("language", "The text does not look French: claimkit reads French only")
            return
        if part.changes.accents:
            self._add(
                "accents",
                "The text lacks accents: they were put back where French words allow it, so that some verbs and names may be misread: give it with accents if there is such a version",
            )

    def _of_layers(self, layers: Layers, place: Place) -> None:
        for block in layers.blocks:
            if block.kind == "table":
                self._rows += 1
                self._first_row = self._first_row or place.span(block.span)
        if layers.published is None:
            for span in _undated(layers.claims):
                self._undated += 1
                self._first_undated = self._first_undated or place.span(span)


def _is_foreign(words: list[str]) -> bool:
    """Whether words are of another language: hardly a small word of French, or more than twice as many of others."""
    french, foreign = (len([word for word in words if word in known]) for known in (_FRENCH, _FOREIGN))
    lacking = len(words) >= _FEWEST_WORDS and french < _FEWEST_FRENCH * len(words)
    return lacking or (len(words) >= _FEWEST_OF_SENTENCE and foreign >= max(_FEWEST_FOREIGN, 2 * french + 1))


def _placed(part: Part, span: tuple[int, int], place: Place) -> Span:
    return place.span(Span(start=span[0], end=span[1], text=part.view.text[slice(*span)]))


def _undated(claims: Iterable[Claim]) -> Iterator[Span]:
    for claim in claims:
        for time in claim.times:
            if time.value is None:
                yield time.span
