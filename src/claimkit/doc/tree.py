"""Reads the tree: one pass over the Doc into plain lists, and the questions that every layer asks of it.

Tokens are indices. Universal Dependencies labels as in fr_core_news (`nsubj`, `nsubj:pass`, `obj`, `obl:agent`, `ccomp` …).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any
from weakref import ref

import numpy as np
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.tokens import Doc

from claimkit.doc.columns import Parse, Words, features_of, sentences_of
from claimkit.doc.layers import layers_of, text_of
from claimkit.models import Span

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:caus"})
AUXILIARIES = frozenset({"aux", "aux:tense", "aux:pass", "aux:caus", "cop"})
CLAUSAL = frozenset({"acl:relcl", "acl", "advcl", "advcl:cleft", "ccomp", "parataxis"})
_EDGES = ("left", "right")
_DEMONSTRATIVES = frozenset({"celui", "celle", "ceux", "celles"})
_APPOSITIVE = frozenset({"acl:relcl", "appos", "parataxis", "punct", "cc", "advcl", "cop", "ccomp", "mark", "discourse", "vocative"})
_APPOSABLE = frozenset({"nmod", "amod", "nummod", "obl:mod"})
# What is cut off the ends of a noun phrase.
_OPEN_START = frozenset({",", ")", ";", ":", "–", "—", "-"})
_OPEN_END = frozenset({",", "(", ";", ":", "–", "—", "-", "et", "ou", "."})


class Tree:
    """The tokens and the parse of a Doc as lists, indexed by token.

    Attributes:
        words, lower, lemma, pos, dep: strings.
        verb_form: the feature `VerbForm` (`Fin`, `Inf`, `Part`), empty where there is none.
        head: index of the head (itself for a root).
        kids: indices of the direct dependents, in text order.
        roots: indices of the tokens without a head.
        left, right: first token of the subtree, and the one after its last.
        start, end: character offsets of the token.
        sent: index of the sentence; `sents` has (first, after last) of each.
        ents: (first, after last, label) of each entity; `ent` the index of the token's entity or -1.
    """

    __slots__ = (
        "_doc",
        "_features",
        "dep",
        "end",
        "ent",
        "ents",
        "head",
        "kids",
        "left",
        "lemma",
        "lower",
        "pos",
        "right",
        "roots",
        "sent",
        "sents",
        "start",
        "text",
        "verb_form",
        "words",
    )

    left: list[int]
    right: list[int]

    def __init__(self, doc: Doc) -> None:
        self._doc, self.text = ref(doc), text_of(doc)
        words = Words(doc)
        self.words: list[str] = words.words
        self.lower: list[str] = words.lower
        self.start: list[int] = words.start
        self.end: list[int] = words.end
        parse = Parse(doc)
        self.lemma: list[str] = parse.lemma
        self.pos: list[str] = parse.pos
        self.dep: list[str] = parse.dep
        self.head: list[int] = parse.head
        self.sents: list[tuple[int, int]] = parse.sents
        self._features = parse.features
        self.verb_form: list[str] = parse.verb_form
        self.ents: list[tuple[int, int, str]] = [(e.start, e.end, e.label_) for e in doc.ents]
        self.ent = [-1] * len(self.words)
        for k, (a, b, _) in enumerate(self.ents):
            self.ent[a:b] = [k] * (b - a)
        self._measure()

    def _measure(self) -> None:
        """Works out from `head` and `sents` what hangs on what; where subtrees end is worked out when it is asked."""
        head, n = self.head, len(self.head)
        kids: list[Sequence[int]] = [()] * n  # most tokens have none
        below: defaultdict[int, list[int]] = defaultdict(list)
        roots: list[int] = []
        for i, h in enumerate(head):
            (roots if h == i else below[h]).append(i)
        for h, found in below.items():
            kids[h] = found
        self.kids, self.roots = kids, roots
        self.sent: list[int] = []
        for k, (a, b) in enumerate(self.sents):
            self.sent += [k] * (b - a)
        for edge in _EDGES:
            with suppress(AttributeError):
                delattr(self, edge)

    def __getattr__(self, name: str) -> list[int]:
        # Called where a slot is empty: the tree is often changed before anybody asks for edges.
        if name not in _EDGES:
            raise AttributeError(name)
        self._find_edges()
        found: list[int] = object.__getattribute__(self, name)
        return found

    def _find_edges(self) -> None:
        head, n = self.head, len(self.head)
        left, right = list(range(n)), list(range(1, n + 1))
        # Who has a token further out below it was told so already, and all above it too: each token is told once a side.
        for i, h in enumerate(head):
            while left[h] > i:
                left[h] = i
                h = head[h]
        for i in range(n - 1, -1, -1):
            h = head[i]
            while right[h] <= i:
                right[h] = i + 1
                h = head[h]
        self.left, self.right = left, right

    def __len__(self) -> int:
        return len(self.words)

    def feats(self, i: int) -> Mapping[str, str]:
        """Morphological features of a token (`Mood`, `Tense`, `Number` …)."""
        return self._features[i]

    @property
    def doc(self) -> Doc | None:
        """What was read. It holds the tree, not the tree it: so both are freed when it goes, without a search for cycles."""
        return self._doc()

    @property
    def order(self) -> list[int]:
        """All indices, heads before their dependents."""
        out = self.roots.copy()
        for i in out:  # grows while it is walked: breadth first
            out += self.kids[i]
        return out

    def span(self, a: int, b: int) -> Span:
        """The Span of tokens a to b (exclusive)."""
        start, end = self.start[a], self.end[b - 1]
        return Span(start=start, end=end, text=self.text[start:end])

    def subtree(self, i: int) -> Iterator[int]:
        """The token and all below it, depth first, in no fixed order."""
        stack = [i]
        while stack:
            j = stack.pop()
            yield j
            stack.extend(self.kids[j])

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above the token, nearest first."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def conjuncts(self, i: int) -> list[int]:
        """The token and those coordinated with it, from it on."""
        out = [i]
        for j in out:
            out += [k for k in self.kids[j] if self.dep[k] == "conj"]
        return out

    def token_at(self, offset: int) -> int:
        """Index of the token that holds a character offset, or the one before it."""
        at = bisect_right(self.start, offset) - 1
        return at if at > 0 else 0  # noqa: FURB136 - a call of max takes twice as long

    def noun_phrase(self, i: int, *, coordination: bool = True, stop: frozenset[int] | set[int] = frozenset()) -> tuple[int, int]:
        """(first, after last) of the noun phrase headed by `i`, without relative clause or apposition.

        Args:
            i: head token.
            coordination: whether coordinated nouns stay in.
            stop: tokens that the phrase must not reach (nor what hangs on them).
        """
        kept, stack = {i}, [i]
        while stack:
            j = stack.pop()
            for k in self.kids[j]:
                if k in stop:
                    continue
                dep = self.dep[k]
                if dep == "conj":
                    if not coordination or self._is_clause(k):
                        continue
                    if k > j and self.words[self.left[k] - 1] == "," and not self._coordinated(k):
                        continue  # « (qui cite) deux ingénieurs, l'usine … »
                elif dep in _APPOSABLE:
                    if k > j and self.words[self.left[k] - 1] == ",":
                        continue  # « Jean Morel, 39 ans, »
                elif dep in _APPOSITIVE and not (dep in ("cc", "punct") and self._joins(k, j, i, coordination=coordination)):
                    continue
                stack.append(k)
                if "\n" not in self.words[k] or self.pos[k] != "SPACE":
                    kept.add(k)
        first = last = i
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        while last > i and self.words[last] in _OPEN_END:
            last -= 1
        while first < i and self.words[first] in _OPEN_START:
            first += 1
        if last == i and self.lower[i] in _DEMONSTRATIVES and self.lower[i + 1 : i + 3] in (["-", "ci"], ["-", "là"]):
            last += 2  # « celui-ci » is three tokens
        return first, last + 1

    def _is_clause(self, k: int) -> bool:
        if self.pos[k] in ("VERB", "AUX"):
            return True
        return any(self.dep[m] in AUXILIARIES for m in self.kids[k])

    def _coordinated(self, k: int) -> bool:
        """Whether a conjunct behind a comma belongs to a list: some conjunct beside or below it has « et », « ou » or « ni », or there are three."""
        beside = [m for m in self.kids[self.head[k]] if self.dep[m] == "conj"] + [m for m in self.kids[k] if self.dep[m] == "conj"]
        return len(beside) > 1 or any(self.dep[c] == "cc" for m in beside for c in self.kids[m])

    def _joins(self, k: int, j: int, top: int, *, coordination: bool) -> bool:
        """A conjunction or mark between two kept conjuncts stays; others go."""
        if self.dep[k] == "punct":
            inside = self.dep[j] == "conj" or self.words[k] in {"-", "«", "»", '"', "“", "”", "'", "’"}
            return inside and (coordination or j != top)
        return self.dep[j] == "conj" and coordination

    def retag(self, i: int, *, morph: str | None = None, lemma: str | None = None, pos: str | None = None) -> None:
        """Gives a token other tags, in the Doc too.

        Args:
            i: the token.
            morph: its features, as spaCy writes them.
            lemma: its lemma.
            pos: its part of speech.
        """
        doc: Any = self.doc
        token = doc[i]  # spaCy's stubs do not know set_morph
        if morph is not None:
            token.set_morph(morph)
            self._features[i] = features_of(morph)
            self.verb_form[i] = self._features[i].get("VerbForm", "")
        if lemma is not None:
            token.lemma_ = self.lemma[i] = lemma
        if pos is not None:
            token.pos_ = self.pos[i] = pos

    def regraft(self, heads: list[int], deps: list[str]) -> None:
        """Gives the tokens other heads and labels, in the Doc too; each root makes a sentence."""
        doc: Any = self.doc
        ids = {dep: doc.vocab.strings.add(dep) for dep in set(deps)}
        values = np.empty((len(deps), 2), dtype=np.uint64)
        values[:, 0] = (np.array(heads, dtype=np.int64) - np.arange(len(heads))).astype(np.uint64)
        values[:, 1] = [ids[dep] for dep in deps]
        doc.from_array([HEAD, DEP], values)
        self.head, self.dep = heads.copy(), deps.copy()
        self.sents = sentences_of(doc.to_array(SENT_START))
        self._measure()

    def top_of(self, a: int, b: int) -> int:
        """The first of the tokens a to b (exclusive) whose head lies outside them."""
        for i in range(a, b):
            head = self.head[i]
            if not a <= head < b or head == i:
                return i
        return a


def tree_of(doc: Doc) -> Tree:
    """The tree of `doc`, read once for all layers."""
    layers = layers_of(doc)
    if layers._tree is None or layers._tree.doc is not doc:  # noqa: SLF001 - the cache belongs to this function
        layers._tree = Tree(doc)  # noqa: SLF001
    return layers._tree  # noqa: SLF001


def forget_tree(doc: Doc) -> None:
    """To be called by whoever changes tags, lemmas, entities or the parse of `doc`."""
    layers_of(doc)._tree = None  # noqa: SLF001
