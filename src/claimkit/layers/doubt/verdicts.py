"""What an author says of something told: « FAUX. … », « « … » : c'est faux », « … Cette rumeur est infondée. ».

A label that opens its part of the page and stands alone tells of what follows; any other one tells of what stands before it: the
quotation right before, else what the sentence before reports, else that sentence. An explanation behind a label (« C'est faux : le
chiffre ne repose sur rien ») is not what is denied.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimkit.doc.layers import Standing
from claimkit.french.quote_marks import outer, quotations
from claimkit.grammar.introducers import NE
from claimkit.lexicons.stance import VerdictWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimkit.doc.layers import Layers
    from claimkit.doc.tree import Tree

_TOLD = "affirmation|information|info|rumeur|citation|phrase|déclaration|allégation|accusation|assertion|idée|histoire|théorie|publication"
_DEGREE = r"(?:(?:totalement|complètement|entièrement|absolument|évidemment|bien sûr|archi|tout à fait|purement et simplement|donc|bien) )*"
_BLANK = " \t\u00a0\u202f"
_LONGEST = 60


class Verdicts:
    """Finds verdicts that stand in a sentence of their own or behind a quotation.

    Args:
        rows: the verdict words.
    """

    def __init__(self, rows: Iterable[VerdictWord]) -> None:
        words: dict[str, list[str]] = {"adjective": [], "noun": [], "phrase": []}
        for row in rows:
            words[row.kind].append(re.escape(row.word))
        feminine = {"faux": "fausses?", "mensonger": "mensongère?s?"}
        adjective = "|".join([*(f"{w}e?s?" for w in words["adjective"]), *feminine.values()])
        noun, phrase = "|".join(f"{w}s?" for w in words["noun"]), "|".join(words["phrase"])
        false = rf"{_DEGREE}(?:(?:une? |des |qu'une? )?(?:{phrase}|{noun})|{adjective})"
        what = rf"(?:c'|ce |cela |ça |ceci |(?:cette |l'|la |ces |les |une |des )(?:{_TOLD})s? )"
        said = rf"{what}(?:est|sont|était|étaient|s'avère|se révèle) {false}|{what}n'est pas (?:vraie?|exacte?)|il n'en est rien"
        said = said.replace("c'|", "c'|c' ?|")
        self._said = re.compile(rf"(?:non, )?(?:{said})")
        self._bare = re.compile(false)

    def find(self, tree: Tree, layers: Layers, around: list[Standing]) -> Iterator[Standing]:
        """What the verdicts of a document cover.

        Args:
            tree: the tree.
            layers: its layers.
            around: the standings known so far; a verdict turns them.
        """
        lower = _plain(tree.text)
        if not (self._said.search(lower) or self._bare.search(lower)):
            return
        closing = {q.end: (q.inner_start, q.inner_end) for q in outer(quotations(tree.text))}
        starts = {block.span.start for block in layers.blocks} | {0}
        for s, (a, b) in enumerate(tree.sents):
            start, end = tree.start[a], tree.end[b - 1]
            for first, last, bare, behind in self._labels(lower, start, end, closing):
                ranges = self._target(
                    tree, layers, s, (first, last), bare=bare, quoted=behind, opens=first in starts or (start in starts and first == start)
                )
                if not ranges:
                    continue
                verdict = tree.span(tree.token_at(first), tree.token_at(last - 1) + 1)
                for piece in ranges:
                    known = next((x for x in reversed(around) if any(r == piece for r in x.ranges)), None)
                    negates = not (known is not None and known.negates)
                    yield Standing(at=first, rule="verdict.label", ranges=[piece], negates=negates, verdict=verdict)

    def _labels(
        self, lower: str, start: int, end: int, closing: dict[int, tuple[int, int]]
    ) -> Iterator[tuple[int, int, bool, tuple[int, int] | None]]:
        """(first, last, whether it stands without verb, the quotation before it) of the labels of a sentence."""
        behind = next((e for e in closing if start < e <= end and e == max((x for x in closing if x <= end), default=-1)), None)
        begin = start if behind is None else behind
        while begin < end and lower[begin] in _BLANK + ":.,;!?–—-\n":
            begin += 1
        quoted = closing[behind] if behind is not None else None
        if quoted is None:  # the marks may close the sentence before
            before = lower[:start].rstrip(_BLANK + ":.,;!?–—-\n")
            quoted = closing.get(len(before))
        for pattern, bare in ((self._said, False), (self._bare, True)):
            match = pattern.match(lower, begin, end)
            if match is not None and match.end() - begin <= _LONGEST:
                rest = lower[match.end() : end].lstrip(_BLANK)
                if not rest or rest[0] in ".!:;–—" or (rest[0] == "," and not bare):
                    yield begin, match.end(), bare, quoted
                return

    def _target(
        self, tree: Tree, layers: Layers, s: int, label: tuple[int, int], *, bare: bool, quoted: tuple[int, int] | None, opens: bool
    ) -> list[tuple[int, int]]:
        """The characters that a label tells of."""
        if quoted is not None:
            return [quoted]
        a, b = tree.sents[s]
        if bare and opens:
            k = next((k for k in range(a, b) if tree.start[k] >= label[1]), b)
            if all(not tree.words[j].isalpha() for j in range(k, b)):
                if s + 1 == len(tree.sents):
                    return []
                k, b = tree.sents[s + 1]
            denied = any(tree.lower[j] in NE for j in range(k, b))
            return [] if denied else [(tree.start[k], tree.end[b - 1])]
        if s == 0 or label[0] != tree.start[a]:
            return []
        low, high = tree.start[tree.sents[s - 1][0]], tree.end[tree.sents[s - 1][1] - 1]
        told = [r for e in layers.embeddings for r in e.ranges if low <= e.at < high]
        if not told:
            told = [r for reach in layers.attribution_reach for r in reach.ranges if low <= r[0] < high]
        return told or [(low, high)]


def _plain(text: str) -> str:
    """The text in lower case with straight apostrophes, at the same offsets."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("’", "'")
