"""Which clauses a sentence has: their verbs, their kind, their mood, tense and voice.

A clause is known by its `top`, the word through which it hangs on the rest (the finite verb, or what stands for it), and its `head`,
the lexical word of its predicate: behind modals and semi-auxiliaries the infinitive, behind a copula the attribute.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.components.clause import MARKERS, Clause, VerbLexicon
from claimkit.components.clause_forms import read_form
from claimkit.components.clause_kinds import is_reported, own_subject, set_kind
from claimkit.components.syntax import SUBJECTS, Tree

_SEPARATORS = frozenset({",", ":", ";", "–", "—", "(", ")", "…", "...", "!", "."})
# Participles that have become prepositions.
_PREPOSITIONAL = frozenset({"durant", "suivant", "concernant", "moyennant", "touchant", "pendant", "vu", "excepté", "hormis", "compris"})


class ClauseFinder:
    """Finds the clauses of a tree.

    Args:
        verbs: the verbs that govern and those that take être.
    """

    def __init__(self, verbs: VerbLexicon) -> None:
        self._verbs = verbs

    def find(
        self,
        tree: Tree,
        reporting: set[int],
        *,
        titles: frozenset[int] | set[int] = frozenset(),
        fixed: frozenset[int] | set[int] = frozenset(),
    ) -> list[Clause]:
        """The clauses of a tree in text order of their heads.

        Args:
            tree: the tree.
            reporting: token indices of verbs that only report.
            titles: indices of sentences of headlines and tweets, where a participle stands for a verb.
            fixed: tokens of time expressions, whose « il y a » is no clause.
        """
        clauses: dict[int, Clause] = {}
        taken: set[int] = set(fixed)
        verbless = _verbless(tree, titles)
        for i in _top_down(tree):
            elliptic = i in verbless and self._stands_for_verb(tree, i)
            if i in taken or not (elliptic or self._is_top(tree, i, reporting)):
                continue
            clause = self._build(tree, i)
            if elliptic:
                clause.elliptic, clause.voice = True, "passive"
            taken.update(clause.verbs)
            clauses[i] = clause
        owners = self.owners(tree, list(clauses.values()))
        for clause in clauses.values():
            above = tree.head[clause.top]
            clause.parent = owners[above] if above != clause.top else None
            set_kind(tree, clause, reporting, self._verbs)
        return sorted(clauses.values(), key=lambda c: c.head)

    @staticmethod
    def owners(tree: Tree, clauses: list[Clause]) -> list[Clause | None]:
        """For each token the clause it stands in."""
        owner: list[Clause | None] = [None] * len(tree)
        own = {i: clause for clause in clauses for i in (*clause.verbs, *clause.auxiliaries)}
        for i in _top_down(tree):
            owner[i] = own.get(i) or (owner[tree.head[i]] if tree.head[i] != i else None)
        return owner

    def _is_top(self, tree: Tree, i: int, reporting: set[int]) -> bool:
        dep, pos = tree.dep[i], tree.pos[i]
        if not tree.kids[i] and pos not in ("VERB", "AUX"):
            return False  # most words
        if dep in MARKERS or not _is_word(tree, i):
            return False
        marks = [k for k in tree.kids[i] if tree.dep[k] in MARKERS]
        if any(tree.feats(k).get("VerbForm") == "Fin" for k in marks):
            return True
        if pos not in ("VERB", "AUX"):
            return bool(marks) and dep in ("xcomp", "ccomp", "advcl", "conj", "acl") and tree.head[i] in reporting
        form = tree.feats(i).get("VerbForm")
        if form == "Fin":
            return True
        if form == "Part":
            infinitive = any(tree.lower[k] in ("avoir", "être") for k in marks)
            if infinitive and is_reported(tree, i, reporting):
                return True
            return self._participle_is_top(tree, i)
        if form == "Inf" or form is None:
            if is_reported(tree, i, reporting):
                return True
            return dep == "advcl" or (dep == "ROOT" and any(tree.dep[k] in SUBJECTS for k in tree.kids[i]))
        return False

    @staticmethod
    def _participle_is_top(tree: Tree, i: int) -> bool:
        dep = tree.dep[i]
        if dep in ("acl", "amod"):
            # A bare participle (« une politique améliorée ») says no more than an adjective, unless it ends a gapped coordination.
            return any(k > i and tree.dep[k] != "punct" for k in tree.kids[i]) and tree.lower[i] not in _PREPOSITIONAL
        if dep in ("advcl", "ROOT", "parataxis", "acl:relcl", "ccomp"):
            return tree.lower[i] not in _PREPOSITIONAL
        if dep == "conj":
            j = tree.head[i]
            if tree.pos[j] == "ADJ" and tree.dep[j] in ("amod", "acl"):
                return False
            return tree.pos[j] in ("VERB", "AUX", "ADJ") or any(tree.dep[k] in SUBJECTS for k in tree.kids[i])
        return False

    @staticmethod
    def _stands_for_verb(tree: Tree, i: int) -> bool:
        """« douze personnes secourues » in a title without a verb: a participle behind its noun."""
        if tree.dep[i] not in ("acl", "amod", "ROOT", "appos", "conj", "nmod") or not _is_word(tree, i):
            return False
        participle = tree.feats(i).get("VerbForm") == "Part" or (tree.pos[i] == "ADJ" and tree.lemma[i].endswith(("er", "ir", "re")))
        return participle and not tree.lower[i].endswith("ant")

    def _build(self, tree: Tree, top: int) -> Clause:
        verbs = [top]
        head = top
        while (below := self._governed(tree, head)) is not None:
            head = below
            verbs.append(head)
        auxiliaries = [k for v in verbs for k in tree.kids[v] if tree.dep[k] in MARKERS]
        clause = Clause(top=top, head=head, verbs=verbs, auxiliaries=auxiliaries)
        read_form(tree, clause, self._verbs)
        return clause

    def _governed(self, tree: Tree, i: int) -> int | None:
        """The infinitive, participle or attribute that takes over as head from a modal, raising or copular verb."""
        lemma = tree.lemma[i]
        for k in tree.kids[i]:
            if k < i or tree.dep[k] not in ("xcomp", "ccomp", "obj", "obl:arg", "advcl"):
                continue
            verbal = tree.pos[k] in ("VERB", "AUX") or any(tree.dep[m] in ("cop", "aux:pass", "aux:tense") for m in tree.kids[k])
            if verbal and tree.feats(k).get("VerbForm") != "Fin" and tree.dep[k] != "advcl":
                for role in ("modal", "semi_auxiliary", "raising"):
                    need = self._verbs.preposition(lemma, role)
                    if need is not None and self._preposition(tree, k) == need and not own_subject(tree, k):
                        return k
            if lemma == "être" and tree.dep[k] == "xcomp" and self._preposition(tree, k) == "à" and tree.feats(k).get("VerbForm") == "Inf":
                return k
            if (
                tree.dep[k] == "xcomp"
                and self._verbs.has(lemma, "copular")
                and tree.pos[k] in ("ADJ", "VERB", "NOUN")
                and tree.feats(k).get("VerbForm") != "Inf"
            ):
                return k
        return None

    @staticmethod
    def _preposition(tree: Tree, i: int) -> str:
        for k in tree.kids[i]:
            if k < i and tree.dep[k] in ("mark", "case"):
                return {"d'": "de", "d’": "de"}.get(tree.lower[k], tree.lower[k])
        return ""


def _is_word(tree: Tree, i: int) -> bool:
    """Letters, and no part of a name: addresses, marks and « Independent » head no clause."""
    word = tree.words[i]
    if (
        not word[0].isalpha()
        or tree.pos[i] in ("PUNCT", "SPACE", "SYM")
        or not word.replace("-", "").replace("'", "").replace("’", "").isalpha()
    ):
        return tree.pos[i] == "NUM" or word[0].isdigit() or (word[0] in "-'’(" and word[1:2].isalpha())
    return not (word[0].isupper() and tree.ent[i] >= 0 and tree.ents[tree.ent[i]][0] < i)


def _verbless(tree: Tree, titles: frozenset[int] | set[int]) -> set[int]:
    """The tokens of titles that stand behind a noun in a segment (between commas or colons) without a finite verb."""
    out: set[int] = set()
    for sentence in titles:
        begin, end = tree.sents[sentence]
        segment: list[int] = []
        for i in range(begin, end + 1):
            if i < end and tree.words[i] not in _SEPARATORS:
                segment.append(i)
                continue
            noun = next((k for k in segment if tree.pos[k] in ("NOUN", "PROPN")), None)
            if noun is not None and not any(tree.feats(k).get("VerbForm") == "Fin" for k in segment):
                out.update(k for k in segment if k > noun)
            segment = []
    return out


def _top_down(tree: Tree) -> Iterator[int]:
    return iter(tree.order)
