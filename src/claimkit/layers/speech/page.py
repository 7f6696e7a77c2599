"""A document with its quotations, as the finders of cues read it."""

from __future__ import annotations

from bisect import bisect_left

from claimkit.doc.tree import Tree
from claimkit.french.quote_marks import Quotation

_LONGEST = 250  # tokens: longer sentences are lists or tables, and would make the work quadratic
_SHORT = 12  # characters: « Non ! » states nothing that could be a claim


class Page:
    """A document with its quotations, for the finders of cues.

    Attributes:
        quotes: the outermost quotations.
        quoted: for each token inside of one, marks included, that quotation.
        forms: each word in lower case with a straight apostrophe, as the word lists write it.
    """

    def __init__(self, tree: Tree, quotes: list[Quotation]) -> None:
        self.tree, self.text, self.quotes = tree, tree.text, quotes
        curly = "’" in tree.text
        self.forms = [word.replace("’", "'") if "’" in word else word for word in tree.lower] if curly else tree.lower
        self.quoted: dict[int, Quotation] = {}
        first = 0
        for quote in quotes:
            first = max(first, bisect_left(tree.start, quote.start))
            stop = max(first, bisect_left(tree.start, quote.end))
            self.quoted.update(dict.fromkeys(range(first, stop), quote))
            first = stop

    def quote_of(self, i: int) -> Quotation | None:
        """The outermost quotation that holds token `i`, marks included."""
        return self.quoted.get(i)

    def states(self, quote: Quotation) -> bool:
        """Whether a quotation says something: it holds a finite verb, or ends as a sentence does."""
        tree = self.tree
        for i in range(bisect_left(tree.start, quote.inner_start), bisect_left(tree.start, quote.inner_end)):
            if tree.pos[i] in ("VERB", "AUX") and tree.verb_form[i] == "Fin":
                return True
        inner = self.text[quote.inner_start : quote.inner_end].strip()
        return inner.endswith((".", "!")) and len(inner) > _SHORT

    def sentence(self, i: int) -> tuple[int, int]:
        """(first, after last) token of the sentence of token `i`, at most `_LONGEST` tokens on each side of it."""
        first, stop = self.tree.sents[self.tree.sent[i]]
        if stop - first <= _LONGEST:
            return first, stop
        return max(first, i - _LONGEST), min(stop, i + _LONGEST)

    def chars(self, a: int, b: int) -> tuple[int, int]:
        """Character range of tokens a to b (exclusive)."""
        return (self.tree.start[a], self.tree.end[b - 1]) if b > a else (self.tree.start[a], self.tree.start[a])

    def solid(self, i: int, step: int) -> int:
        """The next token from `i` on, in direction `step`, that is no white space."""
        while 0 <= i < len(self.tree) and self.tree.pos[i] == "SPACE":
            i += step
        return i
