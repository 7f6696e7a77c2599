"""The walk outward from a word: from it through what governs it up to its clause, and on into the clauses above.

Each word on the way turns the value of what stands below it, by its signature; a negation turns the sign; a condition leaves it open.
What a report says so depends on everything around the report (« refuse de confirmer que », « si le maire affirme que », « il est faux
de dire que »), and no combination needs a rule of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.doc.tree import AUXILIARIES, SUBJECTS
from claimkit.french.small_words import NE
from claimkit.grammar.introducers import introducer
from claimkit.grammar.negation import Negation
from claimkit.grammar.reach import is_finite
from claimkit.layers.doubt.values import FACT, OPEN, Value, content_value, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimkit.doc.layers import Standing
    from claimkit.doc.tree import Tree
    from claimkit.lexicons.stance import Signature

Signatures = dict[tuple[str, str, str], "Signature"]
"""By lemma, part of speech (`verb`, `adjective`, `noun`, `adverb`) and content."""

_POS = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective", "NOUN": "noun", "ADV": "adverb"}
_GOVERNED = frozenset({"xcomp", "ccomp", "obl:arg", "csubj", "csubj:pass", "acl", "obj", "advcl", "nmod"})
_TIES = frozenset({"de", "d'", "d’", "à", "jusqu'", "jusqu’", "jusqu'à", ""})
SEEMING = frozenset({"sembler", "paraître"})
_LONGEST = 8


class Walk:
    """Values of words in one document.

    Args:
        tree: the tree.
        signatures: what words say of their content.
        open_at: tokens that stand under a condition.
        may: forms of pouvoir that leave what they govern open.
    """

    def __init__(
        self, tree: Tree, signatures: Mapping[tuple[str, str, str], Signature], open_at: frozenset[int], may: frozenset[str]
    ) -> None:
        self.tree, self.signatures, self._open, self._may = tree, signatures, open_at, may
        self.negation = Negation(tree)

    def signature(self, i: int, content: str) -> Signature | None:
        """What the word at `i` says of its content."""
        tree = self.tree
        pos = _POS.get(tree.pos[i], "")
        found = None
        if tree.verb_form[i] == "Part" and self.is_attribute(i):
            form = tree.lower[i].removesuffix("s").removesuffix("e")  # « exclue » read as a verb; « acquis »
            found = self.signatures.get((form, "adjective", content)) or self.signatures.get((tree.lower[i], "adjective", content))
        found = found or self.signatures.get((tree.lemma[i].lower(), pos, content))
        if found is None and pos == "adjective":
            form = tree.lower[i].removesuffix("s")
            forms = (form, form.removesuffix("e"), "faux" if form in ("fausse", "faux") else form)
            found = next((row for f in forms if (row := self.signatures.get((f, "adjective", content))) is not None), None)
        return found

    def is_attribute(self, i: int) -> bool:
        """« est exclu », « semble acquis »."""
        tree = self.tree
        return tree.lemma[tree.head[i]] in SEEMING or any(tree.dep[k] in AUXILIARIES and tree.lemma[k] == "être" for k in tree.kids[i])

    def chain(self, i: int) -> list[int]:
        """The word and those that govern it, inner ones first (« n'a pas *souhaité* *dire* »)."""
        tree, found = self.tree, [i]
        while len(found) < _LONGEST:
            j = found[-1]
            h = tree.head[j]
            if h == j or is_finite(tree, j) or tree.pos[h] not in _POS:
                break
            gerund = tree.lower[j].endswith("ant") and tree.dep[j] in ("advcl", "acl")
            bare = self._is_infinitive(j) and tree.dep[j] in _GOVERNED and introducer(tree, j) in _TIES
            tied = bare or (tree.dep[j] == "conj" and not is_finite(tree, j)) or self._too(j, h)
            if not (gerund and self._judges(h)) and not tied:
                break
            found.append(h)
        return found

    def _is_infinitive(self, j: int) -> bool:
        """« dire », « être exclu »."""
        tree = self.tree
        return tree.verb_form[j] == "Inf" or any(tree.dep[k] in AUXILIARIES and tree.verb_form[k] == "Inf" for k in tree.kids[j])

    def _too(self, j: int, h: int) -> bool:
        """« trop tôt pour dire »."""
        return introducer(self.tree, j) == "pour" and any(self.tree.lower[k] == "trop" for k in self.tree.kids[h])

    def _judges(self, h: int) -> bool:
        """Whether a gerund is what the verb is about: « a menti en affirmant »."""
        row = self.signature(h, "governed")
        return row is not None and row.family == "verdict"

    def value(self, i: int, around: Sequence[Standing] = ()) -> tuple[Value, int | None]:
        """The value of the word at `i` in its clause and those above, and the word of a verdict on what it says, if any.

        Args:
            i: the word.
            around: what is known of clauses that hold it, the smallest first.
        """
        tree, chain = self.tree, self.chain(i)
        value = Value(around[0].certainty, around[0].negates) if around else FACT
        judged: int | None = None
        for n in range(len(chain) - 1, -1, -1):
            j = chain[n]
            if n < len(chain) - 1:
                value, verdict = self._below(chain[n + 1], j, value)
                judged = verdict if verdict is not None else judged
            if judged is None or n == 0:
                value = self._here(j, value, shared=n > 0 and tree.dep[chain[n - 1]] == "conj")
        return value, judged

    def _below(self, h: int, j: int, value: Value) -> tuple[Value, int | None]:
        """The value of what `h` governs, and `h` itself where it judges it."""
        tree = self.tree
        if tree.dep[j] == "conj":
            return value, None
        if self._too(j, h):
            return value.negated(), None
        row, clause = self.signature(h, "governed"), self.signature(h, "clause")
        if row is None and clause is not None and clause.pos == "adjective":
            return content_value(value, clause.affirmed, clause.negated), h
        if row is None:
            if tree.lower[h] in self._may:
                return OPEN, None
            return value, None
        return content_value(value, row.affirmed, row.negated), h if row.family == "verdict" else None

    def _here(self, j: int, value: Value, *, shared: bool = False) -> Value:
        """The value of a word under its own negation and condition."""
        if j in self._open:
            return OPEN
        if not shared and self.negated(j):
            return value.negated()
        return value

    def negated(self, j: int) -> bool:
        """Whether the group of a word is negated."""
        tree = self.tree
        if tree.dep[j] == "conj" and not is_finite(tree, j) and tree.head[j] != j and self.negated(tree.head[j]):
            return True  # « n'a pas confirmé ou précisé »
        if tree.lemma[j] == "cesser" and any(tree.lower[k] in NE for k in tree.kids[j]):
            return True  # « ne cesse de »
        members = {j, *(k for k in tree.kids[j] if tree.dep[k] in AUXILIARIES)}
        return self.negation.over(members, j, j, finite=is_finite(tree, j))

    def adverb(self, i: int) -> tuple[Value, tuple[int, int]] | None:
        """What an adverb beside a word, or in front of its sentence, says of its content, and its tokens: « affirme à tort que »."""
        tree = self.tree
        for k in (tree.sents[tree.sent[i]][0], *range(max(0, i - 3), min(len(tree), i + 4))):
            for words in (tree.lower[k], " ".join(tree.lower[k : k + 2])):
                row = self.signatures.get((words, "adverb", "clause"))
                if row is not None and tree.sent[k] == tree.sent[i]:
                    return value_of(row.affirmed), (k, k + 1 + words.count(" "))
        return None

    def subject(self, i: int) -> int | None:
        """The subject of a word, its own or that of the one that governs it."""
        for j in self.chain(i):
            for k in self.tree.kids[j]:
                if self.tree.dep[k] in SUBJECTS:
                    return k
        return None
