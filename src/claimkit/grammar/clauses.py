"""Which clauses a sentence has: their verbs, their kind, their mood, tense and voice.

A clause is known by its `top`, the word through which it hangs on the rest (the finite verb, or what stands for it), and its `head`,
the lexical word of its predicate: behind modals and semi-auxiliaries the infinitive, behind a copula the attribute.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from operator import attrgetter

from claimkit.doc.tree import AUXILIARIES, Tree
from claimkit.french.small_words import OF
from claimkit.grammar.clause import Clause
from claimkit.grammar.forms import read_form
from claimkit.grammar.gapped import gaps_of
from claimkit.grammar.governing import VerbLexicon
from claimkit.grammar.introducers import introducer
from claimkit.grammar.kinds import is_reported, set_kind
from claimkit.grammar.subjects import has_subject

_SEPARATORS = frozenset({",", ":", ";", "–", "—", "(", ")", "…", "...", "!", "."})
_SIGNS = frozenset("%€$£")  # « M€ »
_GOVERNED = frozenset({"xcomp", "ccomp", "obj", "obl:arg", "advcl"})
_AIMS = frozenset({"vue", "but", "espoir", "objectif"})
# Participles that have become prepositions.
_PREPOSITIONAL = frozenset(
    {"durant", "suivant", "concernant", "moyennant", "touchant", "pendant", "vu", "excepté", "hormis", "compris", "comparé"}
)
_NOW = frozenset({"jour", "heure", "instant", "moment"})
_UNTIL = (["à", "ce"], ["pour", "l'"], ["pour", "l’"], ["pour", "le"])


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
        contents: AbstractSet[int] = frozenset(),
    ) -> tuple[list[Clause], list[Clause | None]]:
        """The clauses of a tree in text order of their heads, and for each token the clause it stands in.

        Args:
            tree: the tree.
            reporting: token indices of verbs that only report.
            titles: indices of sentences of headlines and tweets, where a participle stands for a verb.
            fixed: tokens of time expressions, whose « il y a » is no clause.
            contents: heads of clauses that are put forward though they stand below another.
        """
        clauses: list[Clause] = []
        verbless = _verbless(tree, titles)
        marks = _marks(tree)
        clefts = {tree.head[i] for i, dep in enumerate(tree.dep) if dep == "advcl:cleft"}
        taken = set(fixed - (marks.keys() - clefts))  # « c'est lundi que », but « nous ne sommes pas en 1789 »
        verbal = {i for i, pos in enumerate(tree.pos) if pos in ("VERB", "AUX")}
        gaps = gaps_of(tree)
        heads = verbless.union(verbal, marks, contents, gaps)
        order = tree.order
        for i in [i for i in order if i in heads]:
            if i in taken:
                continue
            if i in gaps:
                number, own = gaps[i]
                clauses.append(Clause(top=i, head=number, verbs=[number], auxiliaries=[], gapped=True, own=own))
                taken.add(number)
                continue
            elliptic = i in verbless and self._stands_for_verb(tree, i)
            if not (elliptic or i in contents or self._is_top(tree, i, marks.get(i, []), reporting)):
                continue
            clause = self._build(tree, i, marks)
            if clause.head in fixed and (being := _is_somewhere(tree, clause)) is not None:
                clause.head = being
                clause.verbs.append(being)
            if elliptic:
                clause.elliptic, clause.voice = True, "passive"
            taken.update(clause.verbs)
            clauses.append(clause)
        owners = _owners(tree, clauses, order)
        for clause in clauses:
            above = tree.head[clause.top]
            clause.parent = owners[above] if above != clause.top else None
            set_kind(tree, clause, reporting, self._verbs)
            if clause.top in contents:
                clause.kind, clause.attached = "content", False
            clause.rule = _rule(tree, clause, put_forward=clause.top in contents)
        clauses.sort(key=attrgetter("head"))
        return clauses, owners

    def _is_top(self, tree: Tree, i: int, marks: list[int], reporting: set[int]) -> bool:
        dep = tree.dep[i]
        if dep in AUXILIARIES or not _is_word(tree, i):
            return False
        for k in marks:
            if tree.verb_form[k] == "Fin":
                return True
        if tree.pos[i] not in ("VERB", "AUX"):
            return bool(marks) and dep in ("xcomp", "ccomp", "advcl", "conj", "acl") and tree.head[i] in reporting
        form = tree.verb_form[i]
        if form == "Fin":
            return dep not in ("acl", "amod", "xcomp") or tree.lemma[i] != tree.lower[i]  # « une famille très orthodoxe », tagged as a verb
        if form == "Part":
            infinitive = any(tree.lower[k] in ("avoir", "être") for k in marks)
            if infinitive and is_reported(tree, i, reporting):
                return True
            return self._participle_is_top(tree, i)
        if form in ("Inf", ""):
            if is_reported(tree, i, reporting):
                return True
            return dep == "advcl" or (dep == "ROOT" and has_subject(tree, i)) or _has_aim(tree, i) or self._goes_on(tree, i)
        return False

    def _goes_on(self, tree: Tree, i: int) -> bool:
        """« peut garder le bac et ne pas payer »: an infinitive coordinated with the one that a modal governs, which heads the clause."""
        first = tree.head[i]
        if tree.dep[i] != "conj" or tree.verb_form[first] != "Inf" or tree.dep[first] != "xcomp":
            return False
        roles = self._verbs.roles(tree.lemma[tree.head[first]])
        return "modal" in roles or "semi_auxiliary" in roles

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
            shares = tree.pos[j] in ("VERB", "AUX", "ADJ") or any(
                tree.dep[k] == "cop" for k in tree.kids[j]
            )  # « sont gratuits, de droit et ouverts »
            return shares or has_subject(tree, i)
        return False

    @staticmethod
    def _stands_for_verb(tree: Tree, i: int) -> bool:
        """« douze personnes secourues » in a title without a verb: a participle behind its noun."""
        if tree.dep[i] not in ("acl", "amod", "ROOT", "appos", "conj", "nmod") or not _is_word(tree, i):
            return False
        participle = tree.verb_form[i] == "Part" or (
            tree.pos[i] == "ADJ" and tree.lemma[i].endswith(("er", "ir", "re")) and tree.lower[i].rstrip("s") != tree.lemma[i]
        )
        return participle and not tree.lower[i].endswith("ant")

    def _build(self, tree: Tree, top: int, marks: dict[int, list[int]]) -> Clause:
        verbs = [top]
        head = top
        while (below := self._governed(tree, head)) is not None:
            head = below
            verbs.append(head)
        auxiliaries = [k for v in verbs if v in marks for k in marks[v]]
        clause = Clause(top=top, head=head, verbs=verbs, auxiliaries=auxiliaries)
        read_form(tree, clause, self._verbs)
        return clause

    def _governed(self, tree: Tree, i: int) -> int | None:
        """The infinitive, participle or attribute that takes over as head from a modal, raising or copular verb."""
        lemma = tree.lemma[i]
        roles = self._verbs.roles(lemma)
        if not roles and lemma != "être":
            return None  # most verbs
        needs = {roles[role] for role in ("modal", "semi_auxiliary", "raising") if role in roles}
        for k in tree.kids[i]:
            dep = tree.dep[k]
            if k < i or dep not in _GOVERNED:
                continue
            opening = introducer(tree, k) if tree.dep[tree.left[k]] != "cop" else ""  # « pourrait | être à l'arrêt »
            form = tree.verb_form[k]
            if (
                form != "Fin"
                and dep != "advcl"
                and ("de" if opening in OF else opening) in needs
                and (tree.pos[k] in ("VERB", "AUX") or any(tree.dep[m] in ("cop", "aux:pass", "aux:tense") for m in tree.kids[k]))
                and not has_subject(tree, k)
            ):
                return k
            if dep != "xcomp":
                continue
            if lemma == "être" and opening == "à" and form == "Inf":
                return k
            if (
                "copular" in roles
                and tree.pos[k] in ("ADJ", "VERB", "NOUN")
                and form != "Inf"
                and {"aux:pass", "obj"}.isdisjoint([tree.dep[m] for m in tree.kids[i]])  # not « l'ont retrouvée brûlée »
            ):
                return k
        return _behind_time(tree, i) if "copular" in roles else None


def _behind_time(tree: Tree, i: int) -> int | None:
    """« reste à ce jour inconnu », « demeure pour l'heure limitée »: the attribute, which the parser hangs on the time."""
    for k in tree.kids[i]:
        if k > i and tree.lower[k] in _NOW and tree.lower[tree.left[k] : k] in _UNTIL:
            return next((m for m in tree.kids[k] if m == k + 1 and tree.dep[m] == "amod"), None)
    return None


def _rule(tree: Tree, clause: Clause, *, put_forward: bool) -> str:
    """Id of the rule by which a clause makes a claim."""
    if clause.gapped:
        return "claim.gapped"
    if clause.elliptic:
        return "claim.verbless"
    if clause.cleft >= 0:
        return "claim.cleft"
    if put_forward:
        return "claim.content"
    if clause.finite < 0:
        return "claim.infinitive" if tree.verb_form[clause.top] == "Inf" else "claim.participle"
    if clause.top != clause.head:
        return "claim.governed"
    return "claim.attribute" if clause.has_copula(tree) else "claim.finite"


def _has_aim(tree: Tree, i: int) -> bool:
    """Whether an infinitive stands behind « afin de », « en vue de », « dans le but de », « en plus de »."""
    above = tree.head[i]
    locution = tree.dep[above] == "advmod" or (tree.dep[above] == "obl:mod" and tree.lower[above] in _AIMS)
    return above < i and locution and tree.dep[i] in ("acl", "ccomp", "xcomp") and introducer(tree, i) in OF


def _is_somewhere(tree: Tree, clause: Clause) -> int | None:
    """The copula of « elle sera mardi à Lyon », where the parser takes the time for the attribute."""
    placed = any(tree.pos[k] == "PROPN" and introducer(tree, k) in ("à", "en", "au") and k > clause.head for k in tree.kids[clause.head])
    return next((k for k in clause.auxiliaries if tree.dep[k] == "cop"), None) if placed else None


def _is_word(tree: Tree, i: int) -> bool:
    """Letters, and no part of a name: addresses, marks and « Independent » head no clause."""
    word = tree.words[i]
    letters = word.isalpha() or (word[0].isalpha() and word.replace("-", "").replace("'", "").replace("’", "").isalpha())
    if not letters or tree.pos[i] in ("PUNCT", "SPACE", "SYM"):
        return (
            tree.pos[i] == "NUM"
            or word[0].isdigit()
            or not _SIGNS.isdisjoint(word)
            or word[0] == "°"
            or (word[0] in "-'’(" and word[1:2].isalpha())
        )
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
            if noun is not None and not any(tree.verb_form[k] == "Fin" for k in segment):
                out.update(k for k in segment if k > noun)
            segment = []
    return out


def _marks(tree: Tree) -> dict[int, list[int]]:
    """The auxiliaries and copula of each word that has some."""
    out: dict[int, list[int]] = {}
    for k, dep in enumerate(tree.dep):
        if dep in AUXILIARIES and (above := tree.head[k]) != k:
            out.setdefault(above, []).append(k)
    return out


def _owners(tree: Tree, clauses: list[Clause], order: list[int]) -> list[Clause | None]:
    """For each token the clause it stands in: its own, else that of its head."""
    owner: list[Clause | None] = [None] * len(tree)
    for clause in clauses:
        for i in clause.members:
            owner[i] = clause
        owner[clause.top] = clause
    head = tree.head
    for i in order:
        if owner[i] is None:
            owner[i] = owner[head[i]]
    return owner
