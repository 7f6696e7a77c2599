"""The parts of the page and the starts of sentences, before the parser runs.

Each line of the text is a block. A line is furniture, byline or caption by a phrase of `furniture.tsv`; a tweet by its signature
(« — Name (@handle) »); a headline when it is short, has no final stop and text follows, or stands again word for word; the lead is
the first paragraph under the headline.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimkit.doc.layers import layers_of
from claimkit.doc.workspace import is_continued, is_plain, text_of
from claimkit.french.date_lines import dateline, is_date_line
from claimkit.french.glued import GluedStarts
from claimkit.french.lines import wraps
from claimkit.french.sentences import is_address
from claimkit.layers.page.kickers import headline_apart, label_at
from claimkit.layers.page.shapes import shapes
from claimkit.layers.page.starts import join_words, set_starts, unglue
from claimkit.layers.page.tweets import tweets_apart, with_signatures
from claimkit.lexicons import Lexicons
from claimkit.lexicons.pages import AbbreviationRow, FurnitureRow, TitleCueRow
from claimkit.lexicons.places import MediaRow, OrganizationRow
from claimkit.models import UNREAD_BLOCKS, Block, BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

LONGEST_HEADLINE = 220
LONGEST_LEAD = 500
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_NO_TEXT = UNREAD_BLOCKS | {"caption"}
# What stands behind a kicker: a mark, or the words that headlines begin with.
_BEHIND_KICKER = r"(?=\s*[|•·/:]\s*[A-ZÀ-Ý«\d]|\s(?-i:Une?|Les?|La|L'|Des?|Deux|Trois|Quatre|Cinq|Plus|Près|Après|Pourquoi|Comment|Quand|Ce|Cette|Ces|En|À|Dans|Il|Elle)\b)"
_COUNTER = re.compile(r"\d[\d .]* ?(?:commentaires?|réactions?|partages?|réponses?|j'aime|likes?|vues?|abonnés)$")
# « Le port vu du quai © Radio Littoral - Jean Morel », « Accueil > Région > Vienne ».
_CREDITED = re.compile(r".{2,160}©\s?[A-ZÀ-Ý][^.!?©]{1,80}$")
# No blanks apart from the words around them: a line of many marks could else be cut in millions of ways.
_CRUMBS = re.compile(r"[^>›.!?«»]{2,40}(?:[>›][^>›.!?«»]{2,120})+$")
_FINAL_STOP = re.compile(r"[.;,][»”\"’')\]\s]*$")
# Names end where a space does: were the space optional, a line of capitals could be cut into seven names in millions of ways.
_BYLINE_NAME = re.compile(
    r"^(?:[Pp]ar|PAR|[Bb]y)\s+(?:la rédaction.*|{name}(?:\s+{name}){{0,6}}\s*(?:[,|(–—-].{{0,60}})?)$".format(
        name=r"(?:[A-ZÀ-Ý][\w'’.-]*|et|de|du|la|le)"
    )
)
_PROSE = re.compile(r"\. |, (?:l['’]|(?:les?|la|une?|ce|cet|cette|ces|son|sa|ses|ils?|elles?) )[a-zà-ÿ].*[a-zà-ÿ%»][.!…]\s*$")


class BlockFinder:
    """Finds the blocks of a page and sets sentence starts."""

    def __init__(self, lexicons: Lexicons) -> None:
        rows = lexicons.rows(FurnitureRow)
        self._whole = {_plain(r.phrase): r.kind for r in rows if r.at == "whole"}
        self._anywhere = [(_plain(r.phrase), r.kind) for r in rows if r.at == "anywhere"]
        self._start: dict[str, list[tuple[str, BlockKind]]] = {}
        for row in rows:
            if row.at == "start":
                phrase = _plain(row.phrase)
                self._start.setdefault(_first_word(phrase), []).append((phrase, row.kind))
        self._labels = frozenset(r.phrase.lower() for r in rows if r.kind in ("label", "caption"))
        labels = [re.escape(r.phrase).replace("\\ ", " ") for r in rows if r.kind == "label"]
        self._kickers = (
            re.compile(rf"({'|'.join(sorted(labels, key=len, reverse=True))}){_BEHIND_KICKER}", re.IGNORECASE) if labels else None
        )
        self._abbreviations = {r.form for r in lexicons.rows(AbbreviationRow)}
        self._glued = GluedStarts({row.word for row in lexicons.rows(TitleCueRow)}, frozenset(_beginnings(lexicons)))

    def __call__(self, doc: Doc) -> Doc:
        """Adds `doc._.claimkit.blocks` and presets `token.is_sent_start`."""
        unglue(doc)
        join_words(doc)
        text = text_of(doc)
        breaks = [] if is_plain(doc) else [(start, end) for start, end, _ in wraps(text)]
        blocks = self.find(text, breaks, continued=is_continued(doc))
        layers_of(doc).blocks = blocks
        set_starts(doc, blocks, breaks, self._abbreviations, self._glued)
        return doc

    def find(self, text: str, breaks: Sequence[tuple[int, int]] = (), *, continued: bool = False) -> list[Block]:
        """The blocks of a text, in order; one that continues a longer text has no headline and no lead in front.

        Args:
            text: the text.
            breaks: the breaks in it that only wrap a paragraph.
            continued: whether it continues a longer text.
        """
        parts = _lines(text, breaks)
        opening = next(parts, (0, 0))
        apart = None if continued else headline_apart(text, *opening, self._labels)
        first = [opening] if apart is None else [(opening[0], apart), (apart, opening[1])]
        spans = [piece for a, b in (*first, *parts) for piece in tweets_apart(text, a, b)]
        lines = with_signatures(text, [(a, b, tweet) for a, b, tweet in (_strip(text, *piece) for piece in spans) if a < b])
        plain = [_plain(text[a:b]) for a, b, _ in lines]
        kinds: list[BlockKind | None] = [
            "tweet" if tweet else None if a == apart else self._furniture(text[a:b], line)
            for (a, b, tweet), line in zip(lines, plain, strict=True)
        ]
        found = shapes(text, [(a, b) for a, b, _ in lines], [kind is None for kind in kinds])
        kinds = [kind or (None if shape is None else shape.kind) for kind, shape in zip(kinds, found, strict=True)]
        labels = [shape.label if shape is not None else self._kicker(text, a, b) for shape, (a, b, _) in zip(found, lines, strict=True)]
        sure = self._kinds(text, lines, plain, kinds, continued=continued)
        return [
            Block(span=_span(text, a, b), kind=kind, label=None if label is None else _span(text, *label))
            for (a, b, _), kind, label in zip(lines, sure, labels, strict=True)
        ]

    def _kicker(self, text: str, a: int, b: int) -> tuple[int, int] | None:
        """The section or sort of article that stands in a line before its headline (« Justice Une femme … »), or the dateline of a dispatch."""
        if (opened := dateline(text, a, b)) is not None:
            return opened
        if (label := label_at(text, a, b, self._labels)) is not None:
            return label
        if self._kickers is None or b - a > LONGEST_HEADLINE or (match := self._kickers.match(text, a, b)) is None:
            return None
        return match.span(1)

    def _kinds(
        self, text: str, lines: list[tuple[int, int, bool]], plain: list[str], kinds: list[BlockKind | None], *, continued: bool
    ) -> list[BlockKind]:
        head = next((k for k, kind in enumerate(kinds) if kind is None), None)
        if head is not None and not continued and self._looks_like_headline(text, lines, head, kinds):
            kinds[head] = "headline"
            for k in range(head + 1, len(lines)):
                if kinds[k] is None and plain[k] == plain[head]:
                    kinds[k] = "headline"
            body = next((k for k in range(head + 1, len(lines)) if kinds[k] is None), None)
            if body is not None and lines[body][1] - lines[body][0] <= LONGEST_LEAD and kinds[body + 1 :].count(None):
                kinds[body] = "lead"
        for k, kind in enumerate(kinds):
            if kind is None:
                kinds[k] = "headline" if self._looks_like_headline(text, lines, k, kinds, longest=70) else "body"
        return [kind or "body" for kind in kinds]

    @staticmethod
    def _looks_like_headline(
        text: str, lines: list[tuple[int, int, bool]], k: int, kinds: list[BlockKind | None], *, longest: int = LONGEST_HEADLINE
    ) -> bool:
        """Short, no final stop, starts like a sentence, and body text comes after it."""
        a, b, _ = lines[k]
        line = text[a:b]
        if b - a > longest or line[:1].islower() or _FINAL_STOP.search(line) or len(line.split()) < 2:
            return False
        return any(kind not in _NO_TEXT for kind in kinds[k + 1 :])

    def _furniture(self, line: str, plain: str) -> BlockKind | None:
        if not plain or not any(c.isalnum() for c in plain) or (is_address(plain) and " " not in plain):
            return "boilerplate"
        if plain[0].isdigit() and _COUNTER.match(plain):
            return "boilerplate"
        if is_date_line(line):
            return "byline"
        if _CRUMBS.match(plain):
            return "boilerplate"
        if (whole := self._whole.get(plain.rstrip(" .:!"))) is not None:
            return whole
        for phrase, kind in self._start.get(_first_word(plain), ()):
            if plain.startswith(phrase) and not plain[len(phrase) : len(phrase) + 1].isalnum() and self._short_enough(line, kind):
                return kind
        if _CREDITED.match(line):
            return "caption"
        if len(plain) < 300:
            for phrase, kind in self._anywhere:
                if phrase in plain:
                    return kind
        return None

    @staticmethod
    def _short_enough(line: str, kind: BlockKind) -> bool:
        """A byline is a name, a caption a line; a paragraph that happens to begin with such a word is text (« Publié lundi, le rapport … »)."""
        if kind == "byline":
            first = _plain(line).split(" ", 1)[0]
            return bool(_BYLINE_NAME.match(line)) if first == "par" else len(line) <= 120 and not _PROSE.search(line)
        if kind == "caption":
            return len(line) <= 160 and not re.match(r"\w+ (?:est|a|ont|sont|de la|du)\b", line)
        return len(line) <= (100 if line.rstrip().endswith((".", "…")) else 240)


def _beginnings(lexicons: Lexicons) -> Iterator[str]:
    """The first two words of media and bodies whose name begins like a sentence: « En marche »."""
    names = [(row.name, row.aliases) for row in lexicons.rows(MediaRow)] + [
        (row.name, row.aliases) for row in lexicons.rows(OrganizationRow)
    ]
    for name, aliases in names:
        for form in (name, *aliases):
            words = form.lower().replace("’", "'").replace("'", "' ").split()
            if len(words) > 1:
                yield " ".join(words[:2])


def _lines(text: str, breaks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines of a text; those that only a wrap parts are one."""
    start = end = -1
    left = list(breaks)[::-1]
    for match in _LINE.finditer(text):
        while left and left[-1][1] <= end:
            left.pop()
        if start >= 0 and left and left[-1][0] <= end and match.start() <= left[-1][1]:
            end = match.end()
            continue
        if start >= 0:
            yield start, end
        start, end = match.span()
    if start >= 0:
        yield start, end


def _span(text: str, a: int, b: int) -> Span:
    return Span(start=a, end=b, text=text[a:b])


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split()).removeprefix("» ")


def _first_word(phrase: str) -> str:
    match = re.match(r"\w+|\S", phrase)
    return match.group() if match else ""


def _strip(text: str, a: int, b: int, tweet: bool) -> tuple[int, int, bool]:
    while a < b and text[a].isspace():
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    return a, b, tweet
