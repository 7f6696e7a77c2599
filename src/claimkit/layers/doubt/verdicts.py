"""What an author says of something told: « FAUX. … », « « … » : c'est faux », « … Cette rumeur est infondée », « dire que … est faux ».

A label that opens its part of the page and stands alone tells of what follows; any other one tells of what stands before it: the
quotation right before, else what the sentence before reports (over sentences that go on about who told it: « Elle a été vue mille
fois »), else that sentence. An explanation behind a label (« C'est faux : le chiffre ne repose sur rien ») is not what is denied.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from claimkit.doc.layers import Standing
from claimkit.french.small_words import NE
from claimkit.grammar.reach import content_of, content_ranges, is_finite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimkit.doc.layers import Layers
    from claimkit.doc.tree import Tree
    from claimkit.lexicons.stance import VerdictWord

_TOLD = "affirmation|information|info|rumeur|citation|phrase|déclaration|allégation|accusation|assertion|idée|histoire|théorie|publication|chiffre|propos|annonce|nouvelle|thèse"
_DEGREE = r"(?:(?:totalement|complètement|entièrement|absolument|évidemment|bien sûr|archi|tout à fait|tout simplement|purement et simplement|donc|bien|en réalité) )*"
_OPENING = frozenset(
    {"est", "sont", "était", "étaient", "serait", "seraient", "s'", "se", "n'"}
)  # the first words of `_BE`, and « n' » before it
_BE = r"(?:est|sont|était|étaient|serait|seraient|s'avère|s'avèrent|se révèle|se révèlent)"
_LEAD = r"(?:(?:non|attention|verdict|vérification|or|mais|pourtant|en réalité|en fait|en vérité|sauf que|toutefois|cependant)[ ,:\u00a0\u202f]+)*"
_BLANK = " \t\u00a0\u202f"
_MARKS = _BLANK + ":.,;!?–—-\n"
_LONGEST = 60
_GOING_ON = frozenset({"elle", "il", "elles", "ils", "cette", "ce", "cet", "ces"})
_BACK = 3

Pair = tuple[int, int]


class _Label(NamedTuple):
    """A verdict on its own.

    Attributes:
        first, last: its characters.
        bare: it has no verb.
        quoted: the inside of the quotation right before it.
        behind: it stands at the end of the sentence that it is about: « …, ce qui est faux ».
    """

    first: int
    last: int
    bare: bool
    quoted: Pair | None = None
    behind: bool = False


class Verdicts:
    """Finds verdicts that stand in a sentence of their own, behind a quotation, or as predicate.

    Args:
        rows: the verdict words.
    """

    def __init__(self, rows: Sequence[VerdictWord]) -> None:
        words: dict[str, list[str]] = {"adjective": [], "noun": [], "phrase": [], "predicate": []}
        for row in rows:
            words[row.kind].append(re.escape(row.word))
        feminine = {"faux": "fausses?", "mensonger": "mensongère?s?"}
        adjective = "|".join([*(f"{w}e?s?" for w in words["adjective"]), *feminine.values()])
        noun, phrase = "|".join(f"{w}s?" for w in words["noun"]), "|".join(words["phrase"])
        false = rf"{_DEGREE}(?:(?:une? |des |qu'une? )?(?:pure )?(?:{phrase}|{noun}|(?:{_TOLD})s? (?:{adjective}))|{adjective})"
        predicate = "|".join([rf"{_BE} {false}", rf"n'{_BE} pas (?:vraie?|exacte?|fondée?)s?", *words["predicate"]])
        what = rf"(?:c' ?|ce |cela |ça |ceci |(?:cette |l'|la |le |ces |les |ce |une |des )(?:{_TOLD})s?(?:, [^,.;]{{3,40}},)? )"
        said = rf"{what}(?:{predicate})|il n'en est rien|ce n'est pas le cas|il s'agit {_DEGREE}d'une? (?:{phrase}|{noun}|faux)"
        self._said = re.compile(rf"{_LEAD}(?:{said})")
        self._behind = re.compile(rf"[;:,–—]\s*{_LEAD}(?:et )?({said}|ce qui (?:{predicate}))\W*$")
        self._bare = re.compile(rf"{_LEAD}{false}")
        self._predicate = re.compile(rf"(?<!\w)(?:{predicate})(?!\w)")
        first = _OPENING.union(re.split(r"(?<=')| ", row.word)[0] for row in rows if row.kind == "predicate")
        self._first = frozenset(first | {word.replace("'", "’") for word in first})

    def predicates(self, tree: Tree) -> Iterator[Pair]:
        """The characters of each « est faux », « relève du fantasme »."""
        lower, reached = _plain(tree.text), 0
        for i in tree.places(self._first):
            if tree.start[i] >= reached and (match := self._predicate.match(lower, tree.start[i])) is not None:
                reached = match.end()
                yield match.span()

    def find(self, tree: Tree, layers: Layers, around: list[Standing]) -> Iterator[Standing]:
        """What the verdicts of a document cover.

        Args:
            tree: the tree.
            layers: its layers.
            around: the standings known so far; a verdict turns them.
        """
        lower = _plain(tree.text)
        closing = {q.end: (q.inner_start, q.inner_end) for q in tree.quotations}
        ends = sorted(closing)
        starts = {block.span.start for block in layers.blocks} | {0}
        for s, (a, b) in enumerate(tree.sents):
            start, end = tree.start[a], tree.end[b - 1]
            if (label := self._label(lower, start, end, closing, ends)) is None:
                continue
            opens = label.first in starts or (start in starts and label.first == start)
            verdict = tree.span(tree.token_at(label.first), tree.token_at(label.last - 1) + 1)
            for piece in _target(tree, layers, s, label, opens=opens):
                known = next((x for x in reversed(around) if any(r == piece for r in x.ranges)), None)
                negates = not (known is not None and known.negates)
                yield Standing(at=label.first, rule="verdict.label", ranges=[piece], negates=negates, verdict=verdict)

    def _label(self, lower: str, start: int, end: int, closing: dict[int, Pair], ends: list[int]) -> _Label | None:
        """The label of a sentence, behind the last of the quotations that end in it, if any, else in front."""
        k = bisect_right(ends, end) - 1
        if k >= 0 and ends[k] > start:
            begin = before = ends[k]
        else:
            begin = before = start
            while before and lower[before - 1] in _MARKS:
                before -= 1
        quoted = closing.get(before)
        while begin < end and lower[begin] in _MARKS:
            begin += 1
        for pattern, bare in ((self._said, False), (self._bare, True)):
            match = pattern.match(lower, begin, end)
            if match is not None and match.end() - begin <= _LONGEST:
                rest = lower[match.end() : end].lstrip(_BLANK)
                alone = not rest or rest[0] in ".!:;–—" or (rest[0] == "," and not bare)
                return _Label(begin, match.end(), bare, quoted) if alone else None
        match = self._behind.search(lower, start, end)
        return None if match is None else _Label(*match.span(1), bare=False, behind=True)


def _target(tree: Tree, layers: Layers, s: int, label: _Label, *, opens: bool) -> list[Pair]:
    """The characters that the label of sentence `s` tells of."""
    if label.quoted is not None:
        told = _told_in(tree, layers, tree.sent[tree.token_at(label.quoted[0])]) if _is_part(tree, *label.quoted) else []
        return told or [label.quoted]
    a, b = tree.sents[s]
    if label.behind:
        told = [(start, min(stop, label.first)) for start, stop in _told_in(tree, layers, s) if start < label.first]
        return told or [(tree.start[a], label.first)]
    if label.bare and opens:
        k = next((k for k in range(a, b) if tree.start[k] >= label.last), b)
        if all(not tree.words[j].isalpha() for j in range(k, b)):
            if s + 1 == len(tree.sents):
                return []
            k, b = tree.sents[s + 1]
        denied = any(tree.lower[j] in NE for j in range(k, b))
        return [] if denied else [(tree.start[k], tree.end[b - 1])]
    if s == 0 or label.first != tree.start[a]:
        return []
    for back in range(s - 1, max(-1, s - 1 - _BACK), -1):
        if told := _told_in(tree, layers, back):
            return told
        if tree.lower[tree.sents[back][0]] not in _GOING_ON:
            break
    low, high = _sentence(tree, s - 1)
    contents = [
        r
        for k in tree.roots
        if low <= tree.start[k] < high
        for c in content_of(tree, k)
        if is_finite(tree, c)
        for r in content_ranges(tree, c)
    ]
    return contents or [(low, high)]  # « on entend que … »


def _is_part(tree: Tree, start: int, end: int) -> bool:
    """« Il aurait interdit les crèches « pour ne pas choquer » »: some words of a sentence, without its verb."""
    a, b = tree.token_at(start), tree.token_at(end - 1) + 1
    before = range(tree.sents[tree.sent[a]][0], a)
    return all(tree.verb_form[k] != "Fin" for k in range(a, b)) and any(tree.verb_form[k] == "Fin" for k in before)


def _sentence(tree: Tree, s: int) -> Pair:
    a, b = tree.sents[s]
    return tree.start[a], tree.end[b - 1]


def _told_in(tree: Tree, layers: Layers, s: int) -> list[Pair]:
    """What a sentence reports."""
    low, high = _sentence(tree, s)
    told = [r for e in layers.embeddings for r in e.ranges if low <= e.at < high]
    return told or [r for reach in layers.attribution_reach for r in reach.ranges if low <= r[0] < high]


def _plain(text: str) -> str:
    """The text in lower case with straight apostrophes, at the same offsets."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("’", "'")
