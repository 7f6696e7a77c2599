"""The parts of the page and the starts of sentences, before the parser runs.

Each line of the text is a block. A line is furniture, byline or caption by a phrase of `furniture.tsv`; a tweet by its signature
(« — Name (@handle) »); a headline when it is short, has no final stop and text follows, or stands again word for word; the lead is
the first paragraph under the headline. Sentence starts come from stops and capitals, never from « : », « « » or a fronted phrase.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import SENT_START

from claimkit.doc.layers import layers_of
from claimkit.doc.workspace import forget_words, is_continued, is_plain, text_of, words_of
from claimkit.french.date_lines import is_date_line
from claimkit.french.lines import wraps
from claimkit.french.sentences import CLOSING, OPENING, ends_sentence, is_address, pieces, pointers
from claimkit.layers.page.shapes import shapes
from claimkit.lexicons import Lexicons
from claimkit.lexicons.pages import AbbreviationRow, FurnitureRow
from claimkit.models import UNREAD_BLOCKS, Block, BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

LONGEST_HEADLINE = 220
LONGEST_LEAD = 500
# Tokens without a stop after which a sentence is cut: text that is no prose must not cost the square of its length.
LONGEST_SENTENCE = 300
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_SIGNATURE = re.compile(r"[—–-]\s?[^\n@()—–]{1,60}\(@\w{1,30}\)(?:\s(?:https?://\S+|\d{1,2}(?:er)?\s\w+\s\d{4}))?")
_ADDRESS_END = re.compile(r"(?:https?://|pic\.twitter\.com/)\S+\s*$")
_NO_TEXT = UNREAD_BLOCKS | {"caption"}
_SEPARATORS = ".:|•·/–—-"
# What stands behind a kicker: a mark, or the words that headlines begin with.
_BEHIND_KICKER = r"(?=\s*[|•·/:]\s*[A-ZÀ-Ý«\d]|\s(?-i:Une?|Les?|La|L'|Des?|Deux|Trois|Quatre|Cinq|Plus|Près|Après|Pourquoi|Comment|Quand|Ce|Cette|Ces|En|À|Dans|Il|Elle)\b)"
_COUNTER = re.compile(r"\d[\d .]* ?(?:commentaires?|réactions?|partages?|réponses?|j'aime|likes?|vues?|abonnés)$")
# « Le port vu du quai © Radio Littoral - Jean Morel », « Accueil > Région > Vienne ».
_CREDITED = re.compile(r".{2,160}©\s?[A-ZÀ-Ý][^.!?©]{1,80}$")
# No blanks apart from the words around them: a line of many marks could else be cut in millions of ways.
_CRUMBS = re.compile(r"[^>›.!?«»]{2,40}(?:[>›][^>›.!?«»]{2,120})+$")
_FINAL_STOP = re.compile(r"[.;,][»”\"’')\]\s]*$")
# Begins with the digit, not with what must not stand before it: so the search goes from digit to digit.
_SPACED_NUMBER = re.compile(r"\d(?<![\d.,\u00a0\u202f\u2009]\d)(?<!\d \d)\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d])")
# Names end where a space does: were the space optional, a line of capitals could be cut into seven names in millions of ways.
_BYLINE_NAME = re.compile(
    r"^(?:[Pp]ar|PAR|[Bb]y)\s+(?:la rédaction.*|{name}(?:\s+{name}){{0,6}}\s*(?:[,|(–—-].{{0,60}})?)$".format(
        name=r"(?:[A-ZÀ-Ý][\w'’.-]*|et|de|du|la|le)"
    )
)


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
        labels = [re.escape(r.phrase).replace("\\ ", " ") for r in rows if r.kind == "label"]
        self._kickers = (
            re.compile(rf"({'|'.join(sorted(labels, key=len, reverse=True))}){_BEHIND_KICKER}", re.IGNORECASE) if labels else None
        )
        self._abbreviations = {r.form for r in lexicons.rows(AbbreviationRow)}

    def __call__(self, doc: Doc) -> Doc:
        """Adds `doc._.claimkit.blocks` and presets `token.is_sent_start`."""
        self._unglue(doc)
        _join_numbers(doc)
        text = text_of(doc)
        breaks = [] if is_plain(doc) else [(start, end) for start, end, _ in wraps(text)]
        blocks = self.find(text, breaks, continued=is_continued(doc))
        layers_of(doc).blocks = blocks
        self._set_sentence_starts(doc, blocks, breaks)
        return doc

    def find(self, text: str, breaks: Sequence[tuple[int, int]] = (), *, continued: bool = False) -> list[Block]:
        """The blocks of a text, in order; one that continues a longer text has no headline and no lead in front.

        Args:
            text: the text.
            breaks: the breaks in it that only wrap a paragraph.
            continued: whether it continues a longer text.
        """
        spans = [piece for a, b in _lines(text, breaks) for piece in _tweets_apart(text, a, b)]
        lines = _with_signatures(text, [(a, b, tweet) for a, b, tweet in (_strip(text, *piece) for piece in spans) if a < b])
        plain = [_plain(text[a:b]) for a, b, _ in lines]
        kinds: list[BlockKind | None] = [
            "tweet" if tweet else self._furniture(text[a:b], line) for (a, b, tweet), line in zip(lines, plain, strict=True)
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
        """The section or sort of article that stands in a line before its headline (« Justice Une femme … »)."""
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
        """A byline is a name, a caption a line; a paragraph that happens to begin with such a word is text."""
        if kind == "byline":
            first = _plain(line).split(" ", 1)[0]
            return bool(_BYLINE_NAME.match(line)) if first == "par" else len(line) <= 120 and line.count(". ") == 0
        if kind == "caption":
            return len(line) <= 160 and not re.match(r"\w+ (?:est|a|ont|sont|de la|du)\b", line)
        return len(line) <= (100 if line.rstrip().endswith((".", "…")) else 240)

    def _set_sentence_starts(self, doc: Doc, blocks: list[Block], breaks: list[tuple[int, int]]) -> None:
        if not len(doc):
            return
        read = words_of(doc)
        text, words, offsets = text_of(doc), read.words, read.start
        starts = [block.span.start for block in blocks]
        starts += [_text_start(text, block) for block in blocks if block.label is not None]
        wrapped = {i for start, end in breaks for i in range(bisect_left(offsets, start), bisect_left(offsets, end))}
        lined = _tokens_at(offsets, [*starts, *(m.start() for m in _signatures(text, 0, len(text))), *pointers(text)])
        plain = [word.isalpha() for word in words]  # neither space nor mark nor address
        ended, previous, begun = True, -1, 0
        marks: Any = np.full(len(words), -1, dtype=np.int64)
        for i, word in enumerate(words):
            if plain[i] and not ended and i - begun < LONGEST_SENTENCE and i not in lined:
                if word[0].isupper() and previous >= 0 and words[previous][0].isalpha():
                    marks[i] = 0  # a headline may be glued to its text: the parser decides
                previous = i
                continue
            if word.isspace():
                ended = ended or ("\n" in word and i not in wrapped)
                continue
            address = not plain[i] and is_address(word)
            ended = ended or i in lined
            if address and previous >= 0 and not is_address(words[previous]):
                ended = ended or len(words) > i + 1 or ends_sentence(words[previous], self._abbreviations)
            if ended and (previous < 0 or i in lined or address or self._may_start(words, i)):
                marks[i], begun, ended = 1, i, False
            elif i - begun >= LONGEST_SENTENCE:
                marks[i], begun = 1, i
            elif ended and word not in CLOSING:
                ended = False
            if address or (not plain[i] and ends_sentence(word, self._abbreviations)):
                ended = True
            previous = i
        # At once: the setter of a token looks through the whole Doc.
        doc.from_array([SENT_START], marks.view(np.uint64))

    @staticmethod
    def _may_start(words: list[str], i: int) -> bool:
        """After a stop: a capital, a digit or an opening mark before one begins a sentence; a lower-case word goes on."""
        if words[i] in CLOSING and words[i] not in OPENING:
            return False
        for j in range(i, min(i + 4, len(words))):
            if words[j] in OPENING or words[j].isspace():
                continue
            first = words[j][0]
            return first.isupper() or first.isdigit() or first in "#@"
        return False

    @staticmethod
    def _unglue(doc: Doc) -> None:
        """Cuts tokens that hide a boundary (« AFP.Lire », « motif»,(a) »); the text stays as it is."""
        odd = [(i, word) for i, word in enumerate(words_of(doc).words) if len(word) > 2 and not word.isalpha()]
        glued = [(doc[i], list(parts)) for i, word in odd if len(parts := pieces(word)) > 1]
        if not glued:
            return
        with doc.retokenize() as retokenizer:
            for token, words in glued:
                retokenizer.split(token, words, heads=[(token, k) for k in range(len(words))])
        forget_words(doc)


def _join_numbers(doc: Doc) -> None:
    """Makes « 58 600 » one token, whatever space stands in it: the parser stumbles over the pieces of a number."""
    spans = [doc.char_span(m.start(), m.end()) for m in _SPACED_NUMBER.finditer(text_of(doc))]
    found = [span for span in spans if span is not None and len(span) > 1]
    if found:
        with doc.retokenize() as retokenizer:
            for span in found:
                retokenizer.merge(span)
        forget_words(doc)


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


def _text_start(text: str, block: Block) -> int:
    """Where what a block says begins, behind its label."""
    at = block.label.end if block.label is not None else block.span.start
    while at < block.span.end and (text[at].isspace() or text[at] in _SEPARATORS):
        at += 1
    return at


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


def _first_word(phrase: str) -> str:
    match = re.match(r"\w+|\S", phrase)
    return match.group() if match else ""


def _strip(text: str, a: int, b: int, tweet: bool) -> tuple[int, int, bool]:
    while a < b and text[a].isspace():
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    return a, b, tweet


def _tweets_apart(text: str, a: int, b: int) -> list[tuple[int, int, bool]]:
    """A line cut at the tweets embedded in it: text, address, « — Name (@handle) date »."""
    out: list[tuple[int, int, bool]] = []
    at = a
    for sign in _signatures(text, a, b):
        address = _ADDRESS_END.search(text, at, sign.start())
        if address is None:
            continue
        body = text[at : address.start()]
        begin = at + _tweet_start(body)
        if begin > at:
            out.append((at, begin, False))
        out.append((begin, sign.end(), True))
        at = sign.end()
    if at < b:
        out.append((at, b, False))
    return out


def _signatures(text: str, a: int, b: int) -> Iterator[re.Match[str]]:
    return _SIGNATURE.finditer(text, a, b) if text.find("(@", a, b) >= 0 else iter(())


def _tokens_at(offsets: list[int], wanted: Iterable[int]) -> set[int]:
    """The tokens that begin at one of the offsets."""
    found = {(bisect_left(offsets, offset), offset) for offset in wanted}
    return {i for i, offset in found if i < len(offsets) and offsets[i] == offset}


def _tweet_start(body: str) -> int:
    """Where the tweet begins in the text before its address: after the last double space, else after the sentence before it."""
    if (gap := body.rstrip().rfind("  ")) >= 0:
        return gap + 2
    stops = [m.end() for m in re.finditer(r"[.!?…][»”\"]?\s+(?=[A-ZÀ-Ý#@«\"])", body)]
    return stops[0] if stops else 0


def _with_signatures(text: str, lines: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Lines in which one that is only a signature is joined to the tweet before it."""
    out: list[tuple[int, int, bool]] = []
    for a, b, tweet in lines:
        if out and not tweet and _SIGNATURE.match(text, a, b):
            out[-1] = (out[-1][0], b, True)
        else:
            out.append((a, b, tweet))
    return out
