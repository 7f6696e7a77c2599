"""The tree: the tokens and the parse of a Doc as plain lists, and the questions that everybody asks of it.

Tokens are indices. Universal Dependencies labels as in fr_core_news (`nsubj`, `nsubj:pass`, `obj`, `obl:agent`, `ccomp` …).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any
from weakref import ref

import numpy as np
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.tokens import Doc

from claimkit.doc.columns import Parse, Words, features_of, sentences_of
from claimkit.french.quote_marks import Quotation, outer, quotations
from claimkit.models import Span

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:caus"})
AUXILIARIES = frozenset({"aux", "aux:tense", "aux:pass", "aux:caus", "cop"})
CLAUSAL = frozenset({"acl:relcl", "acl", "advcl", "advcl:cleft", "ccomp", "parataxis", "parataxis:insert"})


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
        at: for each character the token that holds it, or the one before it.
        sent: index of the sentence; `sents` has (first, after last) of each.
        ents: (first, after last, label) of each entity; `ent` the index of the token's entity or -1.
    """

    __slots__ = (
        "_doc",
        "_features",
        "_forms",
        "_marked",
        "_places",
        "_quotations",
        "at",
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

    def __init__(self, doc: Doc, words: Words, text: str) -> None:
        self._doc, self.text = ref(doc), text
        self._quotations: list[Quotation] | None = None
        self._marked: list[Quotation] | None = None
        self.words: list[str] = words.words
        self.lower: list[str] = words.lower
        self.start: list[int] = words.start
        self.end: list[int] = words.end
        self.at = at = list[int]()
        for i, stop in enumerate((*self.start[1:], len(text) + 1)):
            at += [i] * (stop - len(at))
        self._places = places = defaultdict[str, list[int]](list)
        for i, word in enumerate(self.lower):
            places[word].append(i)
        self._forms = set(places)
        parse = Parse(doc)
        self.lemma: list[str] = parse.lemma
        self.pos: list[str] = parse.pos
        self.dep: list[str] = parse.dep
        self.head: list[int] = parse.head
        self.sents: list[tuple[int, int]] = parse.sents
        self._features = parse.features
        self.verb_form: list[str] = parse.verb_form
        self.name([(e.start, e.end, e.label_) for e in doc.ents])
        self._measure()

    def name(self, ents: list[tuple[int, int, str]]) -> None:
        """Takes these, as (first, after last, label), for the entities; the Doc keeps its own."""
        self.ents = ents
        self.ent = [-1] * len(self.words)
        for k, (a, b, _) in enumerate(ents):
            self.ent[a:b] = [k] * (b - a)

    def _measure(self) -> None:
        """Works out from `head` and `sents` what hangs on what."""
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
        self._find_edges()

    def _find_edges(self) -> None:
        """Where the subtree of each token begins and ends."""
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

    def places(self, words: AbstractSet[str]) -> list[int]:
        """The tokens that are one of these words (in lower case), in text order; asked instead of looking at all tokens."""
        places = self._places
        return sorted([i for word in self._forms & words for i in places[word]])

    @property
    def doc(self) -> Doc | None:
        """What was read. It holds the tree, not the tree it: so both are freed when it goes, without a search for cycles."""
        return self._doc()

    @property
    def quotations(self) -> list[Quotation]:
        """The outermost quotations of the text, looked for once."""
        if self._quotations is None:
            self._quotations = outer(self.marked)
        return self._quotations

    @property
    def marked(self) -> list[Quotation]:
        """All quotations of the text, those inside of others too."""
        if self._marked is None:
            self._marked = quotations(self.text)
        return self._marked

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

    def ancestors(self, i: int) -> list[int]:
        """The heads above the token, nearest first."""
        out: list[int] = []
        while self.head[i] != i:
            i = self.head[i]
            out.append(i)
        return out

    def conjuncts(self, i: int) -> list[int]:
        """The token and those coordinated with it, from it on."""
        out = [i]
        for j in out:
            out += [k for k in self.kids[j] if self.dep[k] == "conj"]
        return out

    def token_at(self, offset: int) -> int:
        """Index of the token that holds a character offset, or the one before it."""
        return self.at[offset]

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
        values: Any = np.empty((len(deps), 2), dtype=np.uint64)
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
