"""How right trees are: attachment scores on the treebank's tokens, for all words, for the relations that claims are made of, by relation."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.tokens import Doc
from tools.parser.corpus import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from tools.parser.conllu import Sentence

CORE = frozenset(
    {"nsubj", "nsubj:pass", "obj", "ccomp", "xcomp", "root", "acl:relcl", "parataxis:insert", "advcl", "csubj", "iobj", "obl:agent"}
)
_SAME = {"obl:mod": "obl", "obl:arg": "obl", "parataxis:insert": "parataxis"}


class Scores(NamedTuple):
    """Shares of words with the right head (UAS), head and label (LAS), part of speech; punctuation left out."""

    words: int
    uas: float
    las: float
    core_uas: float
    core_las: float
    pos: float
    by_relation: dict[str, tuple[int, float]]


def score(nlp: Language, sentences: Iterable[Sentence]) -> Scores:
    """Scores the pipes of `nlp` on trees; it is given their tokens, a few sentences of a text at a time, and finds the sentences itself."""
    counts: Counter[Any] = Counter()
    for group in grouped(list(sentences)):
        words = [word for sentence in group for word in sentence.words]
        spaces = [word.space or k == len(s.words) - 1 for s in group for k, word in enumerate(s.words)]
        doc = Doc(nlp.vocab, words=[word.form for word in words], spaces=spaces)
        for name, pipe in nlp.pipeline:
            if name in {"tok2vec", "morphologizer", "parser"}:
                doc = pipe(doc)
        start = 0
        for sentence in group:
            for k, word in enumerate(sentence.words):
                if word.pos != "PUNCT":
                    _count(counts, doc[start + k], start, k, word)
            start += len(sentence.words)
    share = lambda name, of: counts[name] / max(1, counts[of])  # noqa: E731
    relations = sorted((name[1] for name in counts if isinstance(name, tuple) and name[0] == "n"), key=lambda r: -counts["n", r])
    return Scores(
        counts["all"],
        share("head", "all"),
        share("labelled", "all"),
        share("core head", "core"),
        share("core labelled", "core"),
        share("pos", "all"),
        {relation: (counts["n", relation], counts["ok", relation] / counts["n", relation]) for relation in relations},
    )


def _count(counts: Counter[Any], token: Any, start: int, k: int, word: Any) -> None:
    gold = "root" if word.head == k else word.label
    found = "root" if token.head.i == token.i else token.dep_
    head = token.head.i == start + word.head
    labelled = head and _SAME.get(found, found) == _SAME.get(gold, gold)
    counts.update({"all": 1, "head": head, "labelled": labelled, "pos": token.pos_ == word.pos, ("n", gold): 1, ("ok", gold): labelled})
    if gold in CORE:
        counts.update({"core": 1, "core head": head, "core labelled": labelled})
