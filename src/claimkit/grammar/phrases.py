"""Where a noun phrase ends, and what hangs on a noun and tells what it is: its determiners with the gender and number they show, names, appositions, conjuncts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from claimkit.doc.tree import AUXILIARIES, SUBJECTS, Tree
from claimkit.french.names import plain
from claimkit.french.small_words import HIS, QUE
from claimkit.grammar.introducers import preposition

Gender = Literal["m", "f"]
Number = Literal["s", "p"]

NOMINAL = frozenset({"NOUN", "PROPN"})
_DET_GENDER: dict[str, Gender] = {
    "le": "m",
    "la": "f",
    "un": "m",
    "une": "f",
    "du": "m",
    "au": "m",
    "ce": "m",
    "cet": "m",
    "cette": "f",
    "ma": "f",
    "ta": "f",
    "sa": "f",
}
_PLURAL_DETS = frozenset(
    {"les", "des", "aux", "ces", "mes", "tes", "ses", "nos", "vos", "leurs", "plusieurs", "certains", "certaines", "quelques"}
)
_SINGULAR_DETS = frozenset(
    {"le", "la", "l'", "un", "une", "ce", "cet", "cette", "son", "sa", "mon", "ma", "notre", "votre", "leur", "du", "chaque"}
)
_SHOWN: dict[str, tuple[Gender | None, Number | None]] = {
    word: (_DET_GENDER.get(word), "p" if word in _PLURAL_DETS else "s" if word in _SINGULAR_DETS else None)
    for word in {*_DET_GENDER, *_PLURAL_DETS, *_SINGULAR_DETS}
}
_CONTRACTED = frozenset({"du", "des", "au", "aux"})
_TELLING = frozenset({"det", "nummod", "case", "appos", "nmod", "flat:name", "flat", "conj", "fixed"})
_NONE: tuple[int, ...] = ()
_DEMONSTRATIVES = frozenset({"celui", "celle", "ceux", "celles"})
_APPOSITIVE = frozenset(
    {
        "acl:relcl",
        "appos",
        "parataxis",
        "parataxis:insert",
        "punct",
        "cc",
        "advcl",
        "advcl:cleft",
        "cop",
        "ccomp",
        "mark",
        "discourse",
        "vocative",
    }
)
_LISTED = frozenset({"appos", "amod"})
_APPOSABLE = frozenset({"nmod", "amod", "nummod", "obl:mod"})
_ELSEWHERE = frozenset({"à", "au", "aux", "dans", "sur", "chez", "lors", "pour"})
_KNOWN = frozenset({"le", "la", "l'", "l’"})
_NEW = HIS | {"un", "une"}
_QUOTING = frozenset({"«", "»", '"', "“", "”", "'", "’"})
_INSERTED = {"(": ")", ",": ","}
_PREDICATE = frozenset({"VERB", "AUX", "ADV"})
_CLOSING = {"«": "»", "“": "”", '"': '"'}
# What is cut off the ends of a noun phrase.
_OPEN_START = frozenset({",", ")", ";", ":", "–", "—", "-"})
_OPEN_END = frozenset({",", "(", ";", ":", "–", "—", "-", "et", "ou", "."})


def noun_phrase(tree: Tree, i: int, *, coordination: bool = True, stop: frozenset[int] | set[int] = frozenset()) -> tuple[int, int]:
    """(first, after last) of the noun phrase headed by `i`, without relative clause or apposition.

    Args:
        tree: the tree.
        i: head token.
        coordination: whether coordinated nouns stay in.
        stop: tokens that the phrase must not reach (nor what hangs on them).
    """
    kept, stack = {i}, [i]
    listed: set[int] = set()
    kids, deps = tree.kids, tree.dep
    while stack:
        j = stack.pop()
        for k in kids[j]:
            if k in stop:
                continue
            dep = deps[k]
            if coordination and ((dep in _LISTED and _is_listed(tree, k, j)) or (j in listed and dep in ("punct", "cc"))):
                listed.add(k)
            elif dep == "conj":
                alike = tree.verb_form[j] == tree.verb_form[k]  # « le pouvoir de nommer et de juger », « un plan voté par A et payé par B »
                below = tree.verb_form[i] == "Inf" or (alike and (tree.verb_form[k] == "Inf" or (tree.verb_form[k] == "Part" and j != i)))
                if not coordination or (_is_clause(tree, k) and not below) or is_contrast(tree, k, tree.head[i]):
                    continue
                first = tree.left[k]
                # « un mort, un vacancier belge », « un homme, son frère », « deux passants, des élèves, (ont vu) »
                apposed = tree.words[first] == "," and (tree.lower[first + 1] in _NEW or _closed(tree, i, k))
                if k > j and (apposed or tree.words[first - 1] == ",") and not _coordinated(tree, k):
                    continue  # « (qui cite) deux ingénieurs, l'usine … »
            elif dep == "acl" and tree.verb_form[k] == "Fin" and tree.lower[tree.left[k]] not in QUE:
                continue  # « le décret | fixe le tarif, annule la prime »
            elif dep in _APPOSABLE:
                if (k > j and tree.words[tree.left[k] - 1] == ",") or _is_elsewhere(tree, k, j):
                    continue  # « Jean Morel, 39 ans, »
            elif dep in _APPOSITIVE and not _belongs(tree, k, j, i, coordination=coordination):
                continue
            stack.append(k)
            if "\n" not in tree.words[k] or tree.pos[k] != "SPACE":
                kept.add(k)
    first = last = i
    while first - 1 in kept:
        first -= 1
    while (onward := _past_insertion(tree, last + 1, kept) if coordination else last + 1) in kept:
        last = onward
    while last > i and tree.words[last] in _OPEN_END:
        last -= 1
    while first < i and (tree.words[first] in _OPEN_START or _opens_outside(tree, first, last)):
        first += 1
    if last == i and tree.lower[i] in _DEMONSTRATIVES and tree.lower[i + 1 : i + 2] in (["-ci"], ["-là"]):
        last += 1  # « celui-ci » is two tokens
    return first, last + 1


def is_contrast(tree: Tree, k: int, verb: int) -> bool:
    """« (vise) les élus, | et non les maires », « (ne vise pas seulement) Dol, | mais six autres villes »."""
    opening = [word for word in tree.lower[tree.left[k] : k][:3] if word != ","]
    if opening[:1] in (["non"], ["pas"]) or opening[1:2] in (["non"], ["pas"]):
        return True
    return opening[:1] == ["mais"] and any(tree.lower[m] == "pas" for m in tree.kids[verb])


def _closed(tree: Tree, top: int, k: int) -> bool:
    """Whether a comma stands between a part of a subject and its verb."""
    comma = tree.right[k] - (tree.words[tree.right[k] - 1] == ",")
    if comma + 1 >= len(tree.words) or tree.words[comma] != ",":
        return False
    return tree.dep[top].startswith("nsubj") and tree.pos[comma + 1] in _PREDICATE


def _past_insertion(tree: Tree, k: int, kept: set[int]) -> int:
    """The « et », or the comma of a list, behind what stands in brackets or between commas at a token (« le Modem (centre) et la gauche »), else the token itself."""
    closing = None if k in kept or k >= len(tree) else _INSERTED.get(tree.words[k])
    if closing is None:
        return k
    behind = next((m + 1 for m in range(k + 1, min(k + 12, len(tree) - 1)) if tree.words[m] == closing), k)
    return (
        behind
        if behind in kept
        and (tree.lower[behind] in ("et", "ni") or (tree.words[k] == "(" and tree.words[behind] == ","))
        and tree.pos[behind + 1] != "ADP"
        else k
    )


def _is_listed(tree: Tree, k: int, j: int) -> bool:
    """What the parser takes for an apposition in the midst of a list: « le duo, le club (et le trio) », « vert, socialiste (et citoyen) »."""
    comma = tree.left[k] - (tree.words[tree.left[k]] != ",")
    if k < j or comma <= j or tree.words[comma] != ",":
        return False
    if tree.dep[comma - 1] == "amod" and tree.head[comma - 1] == j:
        adjectives = tree.pos[k] == "ADJ" or any(tree.pos[m] == "ADJ" and tree.dep[m] == "conj" for m in tree.kids[k])
        if adjectives:
            return True
    if tree.dep[k] != "appos":
        return False
    conjuncts = [m for m in tree.kids[j] if tree.dep[m] == "conj" and m > k]
    names = tree.pos[j] == "PROPN" == tree.pos[k] and len(conjuncts) > 1  # « l'Angola, le Burkina Faso, le Kenya et le Niger »
    joined = [m for m in conjuncts if names or tree.left[m] == tree.right[k]]
    return any(tree.dep[c] == "cc" and c == tree.left[m] for m in joined for c in tree.kids[m])


def _opens_outside(tree: Tree, first: int, last: int) -> bool:
    """Whether a mark of quotation opens the phrase and closes behind it, or not at all."""
    opening, inside = tree.words[first], tree.words[first + 1 : last + 1]
    closing = _CLOSING.get(opening)
    return closing is not None and inside.count(closing) <= (inside.count(opening) if opening != closing else 0)


def _belongs(tree: Tree, k: int, j: int, top: int, *, coordination: bool) -> bool:
    """What stays in though its label tells of a clause or an apposition: marks between conjuncts, a name right behind its title, « de » and « à ».

    Args:
        tree: the tree.
        k: the word.
        j: what it hangs on.
        top: the head of the phrase.
        coordination: whether coordinated nouns stay in.
    """
    dep = tree.dep[k]
    if dep == "punct" and tree.words[k] in ("(", ")") and tree.dep[j] == "appos":
        return True
    if dep in ("cc", "punct"):
        return _joins(tree, k, j, top, coordination=coordination)
    if dep == "appos":
        return names_right_behind(tree, k)
    if dep == "cop":
        subject = tree.dep[top] == "dep" or tree.dep[top] in SUBJECTS
        return tree.verb_form[k] == "Inf" and (subject or tree.dep[j] == "acl")  # « être gentil est un défi », « le droit d'être libre »
    if dep != "mark" or j == top:
        return False
    passive = any(tree.lower[m] == "être" and tree.verb_form[m] == "Inf" for m in tree.kids[j])
    told = tree.dep[j] == "acl" and tree.lower[k] in QUE and any(tree.lower[m] in _KNOWN for m in tree.kids[tree.head[j]])
    return tree.verb_form[j] == "Inf" or passive or told  # « un moyen de lutter », « le fait d'être pris », « le fait que le pont cède »


def names_right_behind(tree: Tree, k: int) -> bool:
    """« le ministre Jean Barrot », « le club « Les Lions » »: a name that no comma parts from its noun is no apposition to be left out."""
    first = tree.left[k]
    if tree.words[first] in _QUOTING:
        return tree.head[k] < k and tree.words[tree.right[k] - 1] in _QUOTING and tree.words[first - 1][-1].isalnum()
    if tree.words[first] == "(":
        return tree.words[k].isupper() and tree.right[k] == k + 2 and not is_person(tree, tree.head[k])  # « la Ligue de football (LFP) »
    return tree.head[k] < k and tree.words[first][0].isalnum() and (first == 0 or tree.words[first - 1][-1].isalnum())


def is_person(tree: Tree, i: int) -> bool:
    """Whether a token belongs to the name of a person."""
    return tree.ent[i] >= 0 and tree.ents[tree.ent[i]][2] == "PER"


def _is_elsewhere(tree: Tree, k: int, j: int) -> bool:
    """« Jean Morel | dans Le Phare », « notre reporter Jean Morel | sur place »: where somebody is, behind the name."""
    named = tree.dep[k] == "nmod" and k > j and preposition(tree, k) in _ELSEWHERE
    return named and any(is_person(tree, m) for m in (j, *tree.kids[j]) if m == j or (tree.dep[m] == "appos" and m < k))


def _is_clause(tree: Tree, k: int) -> bool:
    if tree.pos[k] in ("VERB", "AUX"):
        return tree.verb_form[k] != "Part" or any(tree.dep[m] != "cc" for m in tree.kids[k])  # not « dix morts et blessés »
    return any(tree.dep[m] in AUXILIARIES for m in tree.kids[k])


def _coordinated(tree: Tree, k: int) -> bool:
    """Whether a conjunct behind a comma belongs to a list: some conjunct beside or below it has « et », « ou » or « ni », or there are three."""
    beside = [m for m in tree.kids[tree.head[k]] if tree.dep[m] == "conj"] + [m for m in tree.kids[k] if tree.dep[m] == "conj"]
    return len(beside) > 1 or any(tree.dep[c] == "cc" for m in beside for c in tree.kids[m])


def _joins(tree: Tree, k: int, j: int, top: int, *, coordination: bool) -> bool:
    """A conjunction or mark between two kept conjuncts stays; others go."""
    if tree.dep[k] == "punct":
        inside = tree.dep[j] == "conj" or tree.words[k] in _QUOTING or tree.words[k] == "-"
        return inside and (coordination or j != top)
    return tree.dep[j] == "conj" and coordination


class Dependents:
    """The dependents of a noun that tell what it is, each kind in text order.

    Attributes:
        determiners: articles and the like, numbers, and prepositions that hold an article (« du »).
        names: words that go on a name (`flat:name`, `flat`).
        proper: names among the complements and appositions, and those that go on.
        apposed: appositions.
        conjuncts: nouns coordinated with it.
        fixed: whether it is part of a fixed expression.
    """

    __slots__ = ("apposed", "conjuncts", "determiners", "fixed", "names", "proper")

    def __init__(self, tree: Tree, i: int, titles: frozenset[str]) -> None:
        self.determiners = self.names = self.proper = self.apposed = self.conjuncts = _NONE
        self.fixed = False
        deps = tree.dep
        for k in tree.kids[i]:
            dep = deps[k]
            if dep not in _TELLING:
                continue
            if dep in ("det", "nummod"):
                self.determiners += (k,)
            elif dep == "case":
                if tree.lower[k] in _CONTRACTED:
                    self.determiners += (k,)
            elif dep == "conj":
                if tree.pos[k] in NOMINAL:
                    self.conjuncts += (k,)
            elif dep == "fixed":
                self.fixed = True
            else:
                self._add_name(tree, k, dep, titles)

    def _add_name(self, tree: Tree, k: int, dep: str, titles: frozenset[str]) -> None:
        if dep == "appos":
            self.apposed += (k,)
        elif dep != "nmod":
            self.names += (k,)
        if tree.pos[k] == "PROPN" or tree.words[k] in titles:
            self.proper += (k,)


def determined(tree: Tree, determiners: Sequence[int]) -> tuple[Gender | None, Number | None]:
    """The gender and number that determiners show, each by the first one that does."""
    gender: Gender | None = None
    number: Number | None = None
    for k in determiners:
        if tree.dep[k] == "nummod":
            number = number or ("s" if tree.lower[k] in ("un", "une", "1") else "p")
        elif (shown := _SHOWN.get(plain(tree.lower[k]))) is not None:
            gender, number = gender or shown[0], number or shown[1]
    return gender, number


def end_of_compound(tree: Tree, noun: int) -> int:
    """« chiffre d'affaires », « équipe première »: the last word of what a noun without article or an adjective makes one with it."""
    last = noun
    for k in tree.kids[noun]:
        bare = tree.dep[k] == "nmod" and tree.lower[tree.left[k]] in ("de", "d'", "d’", "à") and tree.pos[tree.left[k] + 1] == "NOUN"
        if tree.left[k] == last + 1 and tree.right[k] == k + 1 and (bare or tree.dep[k] == "amod"):
            last = k
    return last
