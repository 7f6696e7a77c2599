"""What of a text can be quoted in a statement: headlines and sentences that can be read alone, without marks around them and not too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.doc.spans import tokens_between
from claimkit.doc.tree import AUXILIARIES
from claimkit.french.small_words import THE

if TYPE_CHECKING:
    from claimkit.doc.layers import Layers
    from claimkit.doc.tree import Tree

    Piece = tuple[int, int]  # first token, token after the last

PERSONAL = frozenset({"il", "elle", "ils", "elles", "-il", "-elle", "-t-il", "-t-elle", "-ils", "-elles", "lui", "leur", "eux"})
NEUTERS = frozenset({"c'", "c’", "ce", "cela", "ça", "ceci", "en", "y"})
THESE = frozenset({"ce", "cet", "cette", "ces"})
SPEAKER = frozenset({"je", "j'", "j’", "me", "m'", "m’", "moi", "mon", "ma", "mes"})
WE = frozenset({"nous", "notre", "nos", "on", "vous", "votre", "vos"})
_OPEN = PERSONAL | NEUTERS | THESE | SPEAKER | WE | {"son", "sa", "ses", "leurs"}
_OPEN_ANYWHERE, _OPEN_IN_QUOTATION = _OPEN | THE, _OPEN - SPEAKER - WE
_LONGEST, _AT_MOST = 140, 200  # characters of what is quoted, and of a sentence that cannot be cut
_SHORTEST = 50  # characters of what is left of one that is cut
_OPENING, _CLOSING = frozenset({"«", "“", "("}), frozenset({"»", "”", ")"})
_ADJUNCTS = frozenset({"obl:mod", "advcl", "acl:relcl"})
_BREAKS = frozenset({",", ";", ":", "–", "—", "-"})


class Excerpts:
    """The excerpts of one document.

    Args:
        tree: the tree.
        layers: its layers.

    Attributes:
        told: tokens of pronouns, short forms and possessives, with the first token of what they stand for.
        dated: tokens of times.
        names: tokens of proper names.
    """

    def __init__(self, tree: Tree, layers: Layers) -> None:
        self._tree = tree
        links = [*layers.links, *layers.possessives]
        self.told = {tree.token_at(link.mention.start): tree.token_at(link.antecedent.start) for link in links}
        self.dated = {i for t in layers.times for i in tokens_between(tree, t.span.start, t.span.end)}
        self.names = {i for i, word in enumerate(tree.words) if word[:1].isupper() and self._is_name(i)}
        self._named: list[Piece] | None = None

    def _is_name(self, i: int) -> bool:
        """Whether a word with a capital is one of a name; the first of a sentence has one anyway."""
        tree = self._tree
        proper, first = tree.pos[i] == "PROPN", i == tree.sents[tree.sent[i]][0]
        return (proper or tree.ent[i] >= 0) if not first else proper and tree.ent[i] >= 0

    def has_name(self, piece: Piece) -> bool:
        """Whether somebody or some place is named in it."""
        return any(i in self.names for i in range(*piece))

    def before(self, i: int, word: int) -> Piece | None:
        """What a word of a statement takes up: the sentence of what it stands for, else the clause or the sentence before.

        Args:
            i: where the statement begins.
            word: the word, -1 where it is no word that takes it up.
        """
        tree = self._tree
        at = self.told.get(word, -1) if word >= 0 and tree.lower[word] not in ("en", "y") else -1
        if 0 <= at < i and tree.sent[at] != tree.sent[i]:
            return self.alone(*tree.sents[tree.sent[at]])
        around = self._around(i)
        (begin, _), (a, b) = tree.sents[tree.sent[i]], tree.sents[max(0, tree.sent[i] - 1)]
        if around >= 0:
            begin, a = begin + (tree.words[begin] in _OPENING), a + (tree.words[a] in _OPENING)
        if i > begin and self.is_apart(i) and (piece := self.alone(begin, i, around, near=True)) is not None:
            return piece
        return self.alone(a, b, around) if b <= i and self._around(b - 2) == around else None

    def nearest(self, i: int) -> Piece | None:
        """The nearest sentence before a token that names somebody or some place."""
        if self._named is None:
            pieces = [self.alone(a, b) for a, b in self._tree.sents]
            self._named = [piece for piece in pieces if piece is not None and self.has_name(piece)]
        return next((piece for piece in reversed(self._named) if piece[1] <= i), None)

    def is_apart(self, i: int) -> bool:
        """Whether what stands before a token ends there: it is no word that governs it."""
        return any(self._tree.words[k] in _BREAKS or self._tree.dep[k] == "cc" for k in (i - 1, i))

    def alone(self, a: int, b: int, around: int = -1, *, near: bool = False) -> Piece | None:
        """The tokens a to b (exclusive), cut short, where they are a sentence that can be read alone.

        Args:
            a: the first token.
            b: the token after the last.
            around: where the quotation begins in which it is read.
            near: whether « l' », « les » may be left in it.
        """
        tree, piece = self._tree, self.short(a, b)
        if piece is None or not any(self._is_main(k) for k in range(*piece)):
            piece = self._bare(a, b)  # its verb comes late
            told = tree.words[slice(*piece)]
            unpaired = sum(word in _OPENING for word in told) != sum(word in _CLOSING for word in told)
            if not told or unpaired or tree.end[piece[1] - 1] - tree.start[piece[0]] > _AT_MOST:
                return None
        opening = tree.words[piece[0] : piece[0] + 2]
        label = all(word.isupper() and len(word) > 1 for word in opening) or opening[0] in ("Lire", "Voir")  # « LIRE AUSSI - … »
        if label or "?" in tree.words[a:b] or self._is_said(piece, around) or not any(self._is_main(k) for k in range(*piece)):
            return None
        words = _OPEN_IN_QUOTATION if around >= 0 else _OPEN if near else _OPEN_ANYWHERE
        return None if any(tree.lower[k] in words and self._is_open(k, piece) for k in range(*piece)) else piece

    def short(self, a: int, b: int) -> Piece | None:
        """The tokens a to b (exclusive) without marks around them, cut at a clause, else before an adjunct, where they are long."""
        tree = self._tree
        a, b = self._bare(a, b)
        adjuncts = {tree.left[k] for k in range(a, b) if tree.dep[k] in _ADJUNCTS and tree.left[k] > tree.head[k]}
        best, second, opened, verbs = -1, -1, 0, 0
        for k in range(a, b):
            if k > a and not opened and verbs and tree.end[k - 1] - tree.start[a] <= _LONGEST:
                best, second = k if self._breaks(k) else best, k if k in adjuncts else second
            opened += (tree.words[k] in _OPENING) - (tree.words[k] in _CLOSING)
            verbs += tree.verb_form[k] in ("Fin", "Part")
        if a < b and not opened and tree.end[b - 1] - tree.start[a] <= _LONGEST:
            return a, b
        for end in (best, second):
            if end > a and tree.end[end - 1] - tree.start[a] >= _SHORTEST:
                return self._bare(a, end)
        return None

    def _breaks(self, k: int) -> bool:
        """Whether a sentence can end before a token: a mark, « et » before a verb."""
        tree = self._tree
        return tree.words[k] in _BREAKS or (tree.dep[k] == "cc" and tree.pos[tree.head[k]] in ("VERB", "AUX"))

    def _bare(self, a: int, b: int) -> Piece:
        tree = self._tree
        while b > a and tree.pos[b - 1] in ("PUNCT", "SPACE", "CCONJ") and tree.words[b - 1] not in _CLOSING:
            b -= 1
        while a < b and tree.pos[a] in ("PUNCT", "SPACE") and tree.words[a] not in _OPENING:
            a += 1
        return a, b

    def _around(self, i: int) -> int:
        """Where the quotation around a token begins, or -1."""
        return next((q.start for q in self._tree.quotations if q.start <= self._tree.start[i] < q.end), -1)

    def _is_main(self, i: int) -> bool:
        """Whether a token is the finite verb of its sentence."""
        tree = self._tree
        top = tree.head[i] if tree.dep[i] in AUXILIARIES else i
        return tree.verb_form[i] == "Fin" and tree.head[top] == top

    def _is_said(self, piece: Piece, around: int) -> bool:
        """Whether it has a clause between marks of quotation, or lies between them."""
        tree, start, end = self._tree, self._tree.start[piece[0]], self._tree.end[piece[1] - 1]
        inside = [q for q in tree.quotations if q.start < end and start < q.end and q.start != around]
        return any(tree.verb_form[k] == "Fin" and q.start < tree.start[k] < q.end for q in inside for k in range(*piece))

    def _is_open(self, i: int, piece: Piece) -> bool:
        """Whether a pronoun, demonstrative or possessive points outside the tokens."""
        tree, pos = self._tree, self._tree.pos[i]
        if pos not in ("PRON", "DET") or tree.dep[i].startswith("expl") or tree.head[i] in self.dated:
            return False
        if pos == "DET" and tree.lower[i] in THE:
            return False
        if pos == "DET" and tree.lower[i] not in THESE and any(tree.pos[k] in ("NOUN", "PROPN") for k in range(piece[0], i)):
            return False  # « la ville ferme son port »
        return not piece[0] <= self.told.get(i, -1) < piece[1]
