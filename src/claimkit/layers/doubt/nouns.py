"""What is said of the content of a noun or of an infinitive: « l'idée que … est fausse », « aucune preuve que … », « dire que … est faux »."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimkit.doc.tree import SUBJECTS
from claimkit.french.small_words import QUE
from claimkit.grammar.reach import is_finite, subtree_range
from claimkit.layers.doubt.values import Value, content_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimkit.layers.doubt.standings import Stances
    from claimkit.layers.doubt.walk import Walk
    from claimkit.layers.doubt.words import StanceWords
    from claimkit.lexicons.stance import Signature

Pair = tuple[int, int]
_WHICH = frozenset({"laquelle", "lesquelles", "lequel", "lesquels"})
_NEAR = 6  # tokens between a noun and the clause that tells its content
_ARGUMENTS = frozenset({"obj", "nsubj", "nsubj:pass", "obl:arg", "obl:mod", "conj"})
_NONE = frozenset({"aucun", "aucune", "sans", "nul", "nulle"})
_SAYING = frozenset({"affirmant", "assurant", "disant", "prétendant", "voulant"})  # « la rumeur voulant que »
_LOOSE = frozenset({",", "«", "donc", "ainsi", "or", "mais"})
_PHRASE = frozenset({"ADJ", "ADV", "ADP", "DET", "PROPN", "NOUN", "PUNCT"})


class Judgment(NamedTuple):
    """What is said of a content: by the word at `at`, of the clauses with these heads and characters; `verdict` are the tokens of a verdict."""

    at: int
    heads: list[int]
    ranges: list[Pair]
    value: Value
    rule: str
    verdict: Pair | None = None


class Judgments:
    """Reads what is said of contents in one document.

    Args:
        words: what is known of words.
        walk: values of words.
        found: what was found so far.
    """

    def __init__(self, words: StanceWords, walk: Walk, found: Stances) -> None:
        self._words, self._walk, self._tree, self._found = words, walk, walk.tree, found
        # The tokens behind which a clause may tell their content: most nouns are asked no further.
        self._near = {i for k in walk.tree.places(QUE | _WHICH) for i in range(k - _NEAR + 1, k)}

    def of_noun(self, i: int) -> Judgment | None:
        """What is said of the content of a noun: by an adjective, by the verb that has it as object or subject, by the noun itself."""
        head = self._clause(i) if i in self._near else None
        if head is None:
            return None
        tree, ranges = self._tree, [subtree_range(self._tree, head)]
        false = next((k for k in tree.kids[i] if tree.dep[k] == "amod" and self._is_false(k)), None)
        if false is not None:
            return Judgment(i, [head], ranges, Value(negative=True), "verdict.noun", (false, false + 1))
        above, around = tree.head[i], self._found.around(tree.start[i])
        argument = tree.dep[i] in _ARGUMENTS and above != i
        row, value, word = self._walk.signature(above, "clause") if argument else None, Value(), above
        if row is not None and self._speaks_of(row, i):
            value, _ = self._walk.value(above, around)
        else:
            row, word = self._walk.signature(i, "clause"), i
            if row is None:
                return None
            if argument and tree.pos[above] in ("VERB", "AUX"):
                value, _ = self._walk.value(above, around)
            if any(tree.lower[k] in _NONE for k in tree.kids[i]):
                value = Value(value.certainty, negative=True)
        content = content_value(value, row.affirmed, row.negated)
        if row.family == "verdict":
            return Judgment(i, [head], ranges, content, "verdict.noun", (word, word + 1) if content.negative else None)
        return Judgment(i, [head], ranges, content, "stance.noun")

    def _speaks_of(self, row: Signature, i: int) -> bool:
        """Whether the word above a noun says something of its content: « l'idée … est exclue », « dément la rumeur … »."""
        dep = self._tree.dep[i]
        return (row.pos == "adjective" and dep in SUBJECTS) or (row.family == "denial" and dep in ("obj", "nsubj:pass"))

    def _is_false(self, k: int) -> bool:
        word = self._tree.lower[k].removesuffix("s")
        return word in self._words.false or word.removesuffix("e") in self._words.false

    def _clause(self, i: int) -> int | None:
        """The head of the clause that tells the content of a noun: « l'idée que … », « la rumeur selon laquelle … »."""
        tree = self._tree
        k = self._opening(i)
        if k is None or (tree.lower[k] in QUE and tree.dep[k] != "mark"):
            return None
        head = tree.head[k]
        while tree.lower[k] in _WHICH and not is_finite(tree, head) and tree.head[head] != head:
            head = tree.head[head]
        return head if tree.head[head] in (i, tree.head[i]) and head > k and is_finite(tree, head) else None

    def _opening(self, i: int) -> int | None:
        """The « que » or « laquelle » of the content of a noun."""
        tree, stop = self._tree, self._tree.sents[self._tree.sent[i]][1]
        for k in range(i + 1, min(stop, i + _NEAR)):
            if tree.lower[k] in QUE and tree.words[k - 1] == "," and k == i + 2:
                return None  # « ce bilan, que la préfecture a publié »
            if tree.lower[k] in QUE or (tree.lower[k] in _WHICH and tree.lower[k - 1] == "selon"):
                return k
            if tree.pos[k] not in _PHRASE and tree.lower[k] not in _SAYING:
                return None
        return None

    def predicates(self) -> Iterator[Judgment]:
        """« L'affirmation selon laquelle … est erronée », « dire que … relève du fantasme »."""
        tree = self._tree
        for start, end in self._words.verdicts.predicates(tree):
            a, b = tree.token_at(start), tree.token_at(end - 1) + 1
            verb = next((k for k in range(a, b) if tree.pos[k] in ("AUX", "VERB")), a)
            top = tree.head[verb] if tree.dep[verb] == "cop" else verb
            found = self._told_before(a, [k for k in tree.kids[top] if tree.dep[k] in SUBJECTS])
            if found is None:
                continue
            at, opening = found
            head = tree.head[opening]
            while head > opening and not is_finite(tree, head) and tree.head[head] != head:
                head = tree.head[head]
            if not opening < head < a:
                head = next((k for k in range(opening + 1, a) if tree.verb_form[k] == "Fin" and tree.pos[k] == "VERB"), -1)
            if head >= 0:
                yield Judgment(at, [head], [(tree.start[opening], tree.end[a - 1])], Value(negative=True), "verdict.noun", (a, b))

    def _told_before(self, a: int, subjects: list[int]) -> Pair | None:
        """The noun or infinitive whose content a predicate at `a` is about, and where that content opens."""
        tree = self._tree
        if any(tree.pos[k] == "PRON" for k in subjects):
            return None
        for i in range(tree.sents[tree.sent[a]][0], a):
            noun = tree.pos[i] == "NOUN" and (tree.lemma[i] in self._words.told or self._walk.signature(i, "clause") is not None)
            if noun and (not subjects or subjects[0] == i) and (opening := self._opening(i)) is not None and opening < a:
                return i, opening
            says = tree.lower[i] in self._words.kinds and tree.lower[i + 1] in QUE
            if says and (not subjects or subjects[0] == i) and self._is_free(i):
                return i, i + 1
        return None

    def _is_free(self, i: int) -> bool:
        """Whether no word ties an infinitive to another one: it is the subject."""
        tree = self._tree
        return i == tree.sents[tree.sent[i]][0] or tree.lower[i - 1] in _LOOSE
