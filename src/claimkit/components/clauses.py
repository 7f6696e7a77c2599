"""Which clauses a sentence has: their verbs, their kind, their mood, tense and voice.

A clause is known by its `top`, the word through which it hangs on the rest (the finite verb, or what stands for it), and its `head`,
the lexical word of its predicate: behind modals and semi-auxiliaries the infinitive, behind a copula the attribute.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimkit.components.syntax import SUBJECTS, Tree
from claimkit.lexicons import Lexicons
from claimkit.lexicons.verbs import EtreVerbRow, GoverningVerbRow
from claimkit.models import ClauseKind, Mood, Tense, Voice

_AUX = frozenset({"aux", "aux:tense", "aux:pass", "aux:caus", "cop"})
# First words of conjunctions that put their clause beside the main one (« alors que », « bien que », « même si » …).
_COORDINATING = frozenset({"mais", "car", "tandis", "alors", "or", "bien", "même", "et", "ou", "puis", "donc", "ni"})
_SEPARATORS = frozenset({",", ":", ";", "–", "—", "(", ")", "…", "...", "!", "."})
# Participles that have become prepositions.
_PREPOSITIONAL = frozenset({"durant", "suivant", "concernant", "moyennant", "touchant", "pendant", "vu", "excepté", "hormis", "compris"})
_REFLEXIVE = frozenset({"se", "s'", "s’", "me", "m'", "m’", "te", "t'", "t’"})
_MOODS: dict[str, Mood] = {"Ind": "indicative", "Cnd": "conditional", "Sub": "subjunctive", "Imp": "imperative"}
_TENSES: dict[str, Tense] = {"Pres": "present", "Past": "past", "Imp": "imperfect", "Fut": "future"}
_COMPOUND: dict[Tense | None, Tense] = {"present": "past", "past": "pluperfect", "imperfect": "pluperfect", "future": "future_perfect"}


@dataclass(slots=True)
class Clause:
    """One clause of a tree; all numbers are token indices.

    Attributes:
        top: the word through which it hangs on the rest.
        head: the lexical word of its predicate.
        verbs: top, governed verbs and head, in order of government.
        auxiliaries: auxiliaries and copula of those verbs.
        kind: sort of clause.
        finite: index of the finite verb form, or -1.
        parent: the clause above, or None.
        cleft: the phrase that « c'est X qui » puts in front, or -1.
        attached: a participle right behind its noun.
        elliptic: a participle that stands for a verb in a title.
    """

    top: int
    head: int
    verbs: list[int]
    auxiliaries: list[int]
    kind: ClauseKind = "main"
    finite: int = -1
    voice: Voice = "active"
    mood: Mood | None = None
    tense: Tense | None = None
    parent: Clause | None = None
    cleft: int = -1
    attached: bool = False
    elliptic: bool = False


class ClauseFinder:
    """Finds the clauses of a tree.

    Args:
        lexicons: gives the verbs that govern and the verbs that take être.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        rows = lexicons.rows(GoverningVerbRow)
        self._roles: dict[str, dict[str, str]] = {}
        for row in rows:
            self._roles.setdefault(row.role, {})[row.lemma] = row.preposition
        etre = lexicons.rows(EtreVerbRow)
        self._etre = {r.lemma for r in etre}
        self._etre_forms = {r.participle + ending for r in etre for ending in ("", "e", "s", "es")}

    def role(self, lemma: str, role: str) -> bool:
        """Whether a verb has that role in the lexicon."""
        return lemma in self._roles.get(role, ())

    def intransitive(self, tree: Tree, clause: Clause) -> bool:
        """Whether the verb takes no object: it forms its past with être, or is a copula."""
        lemma = tree.lemma[clause.head]
        copula = any(tree.dep[k] == "cop" for k in tree.kids[clause.head])
        return lemma in self._etre or copula or self.role(lemma, "copular") or tree.pos[clause.head] not in ("VERB", "AUX") or lemma == "être"

    def find(self, tree: Tree, reporting: set[int], *, titles: frozenset[int] | set[int] = frozenset(), fixed: frozenset[int] | set[int] = frozenset()) -> list[Clause]:
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
            self._set_kind(tree, clause, reporting)
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
        if dep in _AUX or not _is_word(tree, i):
            return False
        marks = [k for k in tree.kids[i] if tree.dep[k] in _AUX]
        if any(tree.feats(k).get("VerbForm") == "Fin" for k in marks):
            return True
        if pos not in ("VERB", "AUX"):
            return bool(marks) and dep in ("xcomp", "ccomp", "advcl", "conj", "acl") and tree.head[i] in reporting
        form = tree.feats(i).get("VerbForm")
        if form == "Fin":
            return True
        if form == "Part":
            infinitive = any(tree.lower[k] in ("avoir", "être") for k in marks)
            if infinitive and dep in ("xcomp", "ccomp") and (tree.head[i] in reporting or self._conjunct_reported(tree, i, reporting)):
                return True
            return self._participle_is_top(tree, i)
        if form == "Inf" or form is None:
            if dep in ("xcomp", "ccomp") and (tree.head[i] in reporting or self._conjunct_reported(tree, i, reporting)):
                return True
            return dep == "advcl" or (dep == "ROOT" and any(tree.dep[k] in SUBJECTS for k in tree.kids[i]))
        return False

    @staticmethod
    def _conjunct_reported(tree: Tree, i: int, reporting: set[int]) -> bool:
        return tree.dep[i] == "conj" and tree.head[tree.head[i]] in reporting

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
        auxiliaries = [k for v in verbs for k in tree.kids[v] if tree.dep[k] in _AUX]
        clause = Clause(top=top, head=head, verbs=verbs, auxiliaries=auxiliaries)
        self._read_form(tree, clause)
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
                    need = self._roles[role].get(lemma)
                    if need is not None and self._preposition(tree, k) == need and not self._own_subject(tree, k):
                        return k
            if lemma == "être" and tree.dep[k] == "xcomp" and self._preposition(tree, k) == "à" and tree.feats(k).get("VerbForm") == "Inf":
                return k
            if tree.dep[k] == "xcomp" and self.role(lemma, "copular") and tree.pos[k] in ("ADJ", "VERB", "NOUN") and tree.feats(k).get("VerbForm") != "Inf":
                return k
        return None

    @staticmethod
    def _own_subject(tree: Tree, i: int) -> bool:
        return any(tree.dep[k] in SUBJECTS for k in tree.kids[i])

    @staticmethod
    def _preposition(tree: Tree, i: int) -> str:
        for k in tree.kids[i]:
            if k < i and tree.dep[k] in ("mark", "case"):
                return {"d'": "de", "d’": "de"}.get(tree.lower[k], tree.lower[k])
        return ""

    def _read_form(self, tree: Tree, clause: Clause) -> None:
        """Mood and tense from the finite form, voice from the auxiliaries of the head."""
        chain = [*clause.auxiliaries, *clause.verbs]
        finite = next((i for i in sorted(chain) if tree.feats(i).get("VerbForm") == "Fin"), -1)
        clause.finite = finite
        feats = tree.feats(finite if finite >= 0 else clause.top)
        if finite >= 0:
            clause.mood = _MOODS.get(feats.get("Mood", "Ind"), "indicative")
            clause.tense = _TENSES.get(feats.get("Tense", "Pres"))
        else:
            clause.mood = "participle" if feats.get("VerbForm") == "Part" else "infinitive"
        clause.voice = self._voice(tree, clause)
        if clause.mood not in ("participle", "infinitive") and self._compound(tree, clause):
            clause.tense = _COMPOUND.get(clause.tense, clause.tense)

    def _compound(self, tree: Tree, clause: Clause) -> bool:
        """Whether the finite form is the auxiliary of a compound past (« a vu », « est parti », « a été vu »)."""
        i = clause.finite
        if i not in clause.auxiliaries or tree.dep[i] == "cop":
            return False
        if tree.lemma[i] == "avoir":
            return True
        return tree.dep[i] == "aux:tense" or clause.voice != "passive"

    def _voice(self, tree: Tree, clause: Clause) -> Voice:
        head = clause.head
        own = [k for k in tree.kids[head] if tree.dep[k] in _AUX]
        if any(tree.lower[k] in _REFLEXIVE and tree.dep[k].startswith(("expl", "obj", "iobj", "dep")) for k in tree.kids[head]):
            return "pronominal"
        etre = [k for k in own if tree.lemma[k] == "être" or tree.lower[k] in ("été", "être", "étant")]
        if tree.pos[head] == "ADJ" and any(self.role(tree.lemma[v], "copular") for v in clause.verbs[:-1]):
            return "active"
        participle = tree.feats(head).get("VerbForm") == "Part" or looks_like_participle(tree, head)
        if not participle:
            return "active"
        if tree.lemma[head] in self._etre or tree.lower[head] in self._etre_forms:
            return "active" if not any(tree.lower[k] == "été" for k in own) else "passive"
        if etre:
            return "passive"
        if own:
            return "active"
        if tree.dep[head] == "conj":
            return self._shared_voice(tree, head)
        return "active" if tree.feats(head).get("Tense") == "Pres" or tree.lower[head].endswith("ant") else "passive"

    def _shared_voice(self, tree: Tree, head: int) -> Voice:
        """A coordinated participle shares the auxiliary of the first one: « a été vu et arrêté », « a vu et arrêté »."""
        first = tree.head[head]
        own = [k for k in tree.kids[first] if tree.dep[k] in _AUX]
        if not own:
            return "passive"
        if any(tree.lower[k] in _REFLEXIVE for k in tree.kids[first]):
            return "pronominal"
        etre = any(tree.lemma[k] == "être" or tree.lower[k] == "été" for k in own)
        return "passive" if etre and tree.lower[first] not in self._etre_forms else "active"

    def _set_kind(self, tree: Tree, clause: Clause, reporting: set[int]) -> None:
        top, dep = clause.top, tree.dep[clause.top]
        above = tree.head[top]
        mark = {tree.lower[k] for k in tree.kids[top] if tree.dep[k] in ("mark", "cc", "advmod") and k < top}
        relative = self._relative_pronoun(tree, top)
        if clause.elliptic:
            clause.kind = "main"
        elif dep == "conj":
            clause.kind = self._coordinate_kind(clause, above)
        elif dep == "acl:relcl" and clause.finite >= 0 and not relative and self._own_subject(tree, top) and not _relative_before(tree, top):
            clause.kind = "main"
        elif dep == "acl:relcl" or relative:
            clause.kind = "relative"
            self._read_cleft(tree, clause)
        elif dep in ("acl", "amod") and self._gapped(tree, clause):
            clause.kind = "coordinate"
        elif above in reporting and (dep in ("ccomp", "xcomp", "obj") or clause.finite >= 0 and dep in ("advcl", "parataxis", "conj")):
            clause.kind = "content"
        elif clause.mood == "participle" and dep != "ROOT":
            clause.kind = "participial"
            clause.attached = dep in ("acl", "amod") and not _detached(tree, top)
        elif dep in ("advcl", "ccomp", "xcomp", "acl", "csubj", "obl:mod", "obl:arg", "nmod", "appos", "dislocated"):
            clause.kind = self._subordinate_kind(tree, clause, mark)
        else:
            clause.kind = "main"

    @staticmethod
    def _coordinate_kind(clause: Clause, above: int) -> ClauseKind:
        parent = clause.parent
        if parent is None or (above not in parent.verbs and above not in parent.auxiliaries):
            return "coordinate"
        if parent.kind in ("main", "coordinate", "headline"):
            return "coordinate"
        clause.attached = parent.attached
        return parent.kind

    @staticmethod
    def _gapped(tree: Tree, clause: Clause) -> bool:
        """« les cours ont été suspendus et une cellule mise en place », « douze personnes secourues » as a title."""
        noun = tree.head[clause.top]
        if clause.finite >= 0 or noun > clause.top or tree.pos[noun] not in ("NOUN", "PROPN"):
            return False
        above = tree.head[noun]
        if tree.dep[noun] == "conj":
            return tree.pos[above] == "VERB" and any(tree.dep[k] == "aux:pass" for k in tree.kids[above])
        return False

    def _subordinate_kind(self, tree: Tree, clause: Clause, marks: set[str]) -> ClauseKind:
        dep, above = tree.dep[clause.top], tree.head[clause.top]
        if dep == "ccomp" and clause.finite >= 0:
            wanted = clause.mood == "subjunctive" or self.role(tree.lemma[above], "volition")
            return "adverbial" if wanted else "content"
        first = self._conjunction(tree, clause.top)
        if clause.finite >= 0 and dep in ("advcl", "acl", "appos") and (not first or first in _COORDINATING):
            return "coordinate"
        return "adverbial" if clause.finite >= 0 or dep == "advcl" else "participial"

    @staticmethod
    def _conjunction(tree: Tree, top: int) -> str:
        """First word of the conjunction that opens the clause; empty when none does."""
        first = [k for k in tree.kids[top] if k < top and tree.dep[k] in ("mark", "cc", "case")]
        return tree.lower[tree.left[min(first)]] if first else ""

    @staticmethod
    def _relative_pronoun(tree: Tree, top: int) -> bool:
        """« qui », « dont », « où », « lequel » below the top, for relative clauses under another label."""
        if tree.dep[top] in ("ROOT", "conj"):
            return False
        return any(tree.lower[k] in ("qui", "dont", "où") and k < top and tree.dep[k] not in ("mark",) for k in tree.kids[top]) and tree.dep[top] not in ("ccomp", "xcomp")

    @staticmethod
    def _read_cleft(tree: Tree, clause: Clause) -> None:
        """« c'est X qui V », « ce sont X qui V »: the clause is the main one, X its subject."""
        if not any(tree.lower[k] == "qui" for k in tree.kids[clause.top]):
            return
        for noun in tree.ancestors(clause.top):
            cop = any(tree.dep[k] == "cop" for k in tree.kids[noun])
            ce = any(tree.dep[k] in ("nsubj", "expl:subj") and tree.lower[k] in ("c'", "c’", "ce") for k in tree.kids[noun])
            if cop and ce and noun < clause.top:
                # The relative hangs on a word in between (« ce sont deux lettres, vers midi, qui … »): it must agree with the noun.
                number, own = tree.feats(noun).get("Number"), tree.feats(clause.finite).get("Number") if clause.finite >= 0 else None
                if tree.head[clause.top] == noun or number is None or own is None or number == own:
                    clause.cleft = noun
                return


def looks_like_participle(tree: Tree, i: int) -> bool:
    """An adjective or noun tag on a past participle behind être (« est confrontée », « est maintenue »)."""
    if tree.pos[i] not in ("ADJ", "VERB") or (i and tree.lower[i - 1] in ("plus", "moins", "très", "si", "trop", "aussi", "assez")):
        return False
    word = tree.lower[i]
    if any(tree.lower[k] == "été" for k in tree.kids[i]) and word.rstrip("s").rstrip("e").endswith(("uit", "eint", "aint", "oint", "ert", "lu", "du", "nu", "mis", "pris")):
        return True
    for ending in ("ées", "ée", "és", "é"):
        if word.endswith(ending):
            return len(word) - len(ending) >= 3
    return False


def _is_word(tree: Tree, i: int) -> bool:
    """Letters, and no part of a name: addresses, marks and « Independent » head no clause."""
    word = tree.words[i]
    if not word[0].isalpha() or tree.pos[i] in ("PUNCT", "SPACE", "SYM") or not word.replace("-", "").replace("'", "").replace("’", "").isalpha():
        return tree.pos[i] == "NUM" or word[0].isdigit() or (word[0] in "-'’(" and word[1:2].isalpha())
    return not (word[0].isupper() and tree.ent[i] >= 0 and tree.ents[tree.ent[i]][0] < i)


def _relative_before(tree: Tree, top: int) -> bool:
    return any(tree.lower[k] in ("qui", "que", "qu'", "qu’", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "duquel", "auquel") for k in range(tree.left[top], top))


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


def _detached(tree: Tree, i: int) -> bool:
    """Whether a comma or dash stands right before the participle's phrase."""
    first = tree.left[i]
    return first > 0 and tree.words[first - 1] in {",", "–", "—", "-", "("} or tree.words[first] in {",", "–", "—", "("}


def _top_down(tree: Tree) -> Iterator[int]:
    order = [i for i, h in enumerate(tree.head) if h == i]
    for i in order:
        order.extend(tree.kids[i])
        yield i
