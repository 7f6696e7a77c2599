"""Incises: « …, a indiqué lundi la préfète », « …, rapporte Le Phare »: found on the surface, mended in the tree.

Where the parser makes the reporting verb the root and the content an adverbial clause of it, or the speaker behind the verb its object,
the content becomes the root, the verb its parataxis, the speaker its subject. On press trees that the parser has not learnt from this
raises the attachment of subjects, objects and clauses by more than a point: it stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimkit.doc.tree import Tree
from claimkit.lexicons import Lexicons
from claimkit.repair.graft import Graft
from claimkit.repair.tags import reporting_forms

_BEFORE = frozenset({",", "»", '"', "”", "!", "?", "…", "...", "–", "—", "'", "’"})
_ENDS = frozenset({",", ".", ":", "(", "»", '"', "“", "«", ";", "…", "–", "—"})
_PRONOUNS = frozenset(
    {"-il", "-elle", "-on", "-ils", "-elles", "-je", "il", "elle", "on", "-t", "-t-il", "-t-elle", "-t-on", "-t-ils", "-t-elles"}
)
_CLITICS = frozenset({"nous", "lui", "me", "m'", "m’", "leur", "s'", "s’", "se", "vous"})
_DEEPEST = 500


@dataclass(frozen=True, slots=True)
class Incise:
    """A reporting verb group behind its content.

    Attributes:
        first: first token of the verb group (auxiliary or clitic).
        verb: the lexical verb.
        subject: head of the noun phrase or pronoun that speaks.
    """

    first: int
    verb: int
    subject: int


class Incises:
    """Mends the trees of incises.

    Args:
        lexicons: gives the reporting verbs and their forms.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        kinds: dict[str, set[str]] = {}
        for verb, _, forms in reporting_forms(lexicons):
            for form, found in forms.items() if verb.incise else ():
                kinds.setdefault(form, set()).update(found)
        self._verbs = {form: frozenset(found) for form, found in kinds.items()}

    def mend(self, graft: Graft) -> None:
        """Makes each content the root, its reporting verb a parataxis, the speaker its subject."""
        for incise in _incises(graft.tree, self._verbs):
            _mend(graft, incise)
        graft.settle()


def _incises(tree: Tree, verbs: Mapping[str, frozenset[str]]) -> list[Incise]:
    """The incises of a tree.

    Args:
        tree: the tree as parsed.
        verbs: form of a verb that can stand in an incise → what it can be (`finite`, `participle`).
    """
    out = []
    for i in [i for i, word in enumerate(tree.lower) if word in verbs]:
        begin, _ = tree.sents[tree.sent[i]]
        first = _group_start(tree, i, begin, verbs[tree.lower[i]])
        if first is None or first <= begin or tree.words[first - 1] not in _BEFORE or not _content_before(tree, begin, first):
            continue
        subject = _speaker(tree, i, first)
        if subject is not None:
            out.append(Incise(first, i, subject))
    return out


def _group_start(tree: Tree, i: int, begin: int, kinds: frozenset[str]) -> int | None:
    """First token of « a-t-il », « nous a », « ont » before the verb; None where the form cannot be the verb of an incise."""
    j = i
    auxiliary = False
    while j - 1 >= begin:
        word = tree.lower[j - 1]
        if (word in _PRONOUNS and j - 2 >= begin) or (tree.pos[j - 1] == "ADV" and word not in ("pas", "plus")):
            j -= 1
        elif tree.pos[j - 1] == "AUX" or word in ("a", "ont", "avait", "avaient", "aurait", "auraient", "est", "sont", "s'est", "ai"):
            auxiliary = True
            j -= 1
        elif word in _CLITICS and (auxiliary or "finite" in kinds):
            j -= 1
        else:
            break
    while j < i and tree.pos[j] == "ADV":
        j += 1
    return (
        j
        if (auxiliary and "participle" in kinds)
        or (not auxiliary and "finite" in kinds and j == i)
        or (not auxiliary and "finite" in kinds and tree.lower[j] in _CLITICS)
        else None
    )


def _content_before(tree: Tree, begin: int, first: int) -> bool:
    """Some verb, or a quotation, stands before the incise in its sentence."""
    quoted = tree.words[first - 1] in {"»", '"', "”"} or (first - 2 >= begin and tree.words[first - 2] in {"»", '"', "”"})
    return quoted or any(tree.verb_form[j] == "Fin" and tree.pos[j] in ("VERB", "AUX") for j in range(begin, first))


def _speaker(tree: Tree, verb: int, first: int) -> int | None:
    """Who speaks: the pronoun in the group, else the first noun behind the verb that is no complement; None: no incise after all."""
    for j in range(first, verb):
        if tree.lower[j] in _PRONOUNS and tree.lower[j] != "-t":
            return j
    end = tree.sents[tree.sent[verb]][1]
    j = verb + 1
    while j < end:
        word = tree.lower[j]
        if word in _PRONOUNS and tree.start[j] == tree.end[j - 1]:
            return j if word != "-t" else j + 1 if j + 1 < end else None
        if word in ("que", "qu'", "qu’", "vouloir", "avoir", "être") or tree.words[j] in _ENDS:
            return None
        if tree.pos[j] == "ADP" or tree.dep[j] == "case":
            j = _behind_complement(tree, j, end)
            continue
        if tree.pos[j] in ("DET", "ADJ", "NUM", "ADV") or _is_time(tree, j):
            j += 1
            continue
        if tree.pos[j] in ("NOUN", "PROPN", "X", "PRON"):
            return _agrees(tree, verb, first, j)
        return None
    return None


def _is_time(tree: Tree, j: int) -> bool:
    return (
        tree.dep[j] in ("obl:mod", "obl:arg") and tree.pos[j] == "NOUN" and not any(tree.dep[k] == "case" for k in tree.kids[j])
    ) or tree.lower[j] in _DAYS


_DAYS = frozenset(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "matin", "soir", "midi"])


def _behind_complement(tree: Tree, j: int, end: int) -> int:
    """The token behind a prepositional phrase (« à l'AFP », « sur les ondes de Radio Nord »)."""
    noun = tree.head[j] if tree.head[j] > j else j + 1
    while noun + 1 < end and (
        (tree.pos[noun + 1] in ("PROPN", "NUM") and tree.pos[noun] == "PROPN") or tree.lower[noun + 1] in ("matin", "soir")
    ):
        noun += 1
    return noun + 1


def _agrees(tree: Tree, verb: int, first: int, noun: int) -> int | None:
    """A name or noun whose number is that of the verb, and which is not the verb's own fronted subject."""
    finite = next((j for j in range(first, verb + 1) if tree.verb_form[j] == "Fin"), verb)
    wanted, found = tree.feats(finite).get("Number"), tree.feats(noun).get("Number")
    plural = any(tree.dep[k] == "conj" for k in tree.kids[noun])
    if wanted and found and wanted != found and not plural and tree.pos[noun] == "NOUN":
        return None
    fronted = [k for k in tree.kids[verb] if tree.dep[k] in ("nsubj", "nsubj:pass") and k < first]
    if fronted and not any(
        tree.pos[j] == "VERB" and tree.verb_form[j] == "Fin" and tree.head[j] != fronted[0] and tree.dep[j] != "acl:relcl"
        for j in range(tree.sents[tree.sent[verb]][0], first)
    ):
        return None
    return noun


def _mend(graft: Graft, incise: Incise) -> None:
    tree, heads, deps, verb = graft.tree, graft.heads, graft.deps, incise.verb
    begin, end = tree.sents[tree.sent[verb]]
    content = _content_top(heads, deps, tree, begin, incise)
    if content is None or not graft.fires("repair.incise", incise.first, verb + 1):
        return
    if verb in _above(heads, content):
        if heads[verb] == verb:
            graft.hang(content, content, "ROOT")
        else:
            graft.hang(content, heads[verb], deps[verb])
    for k in range(begin, incise.first):
        if heads[k] == verb and k != content:
            graft.hang(k, content)
    graft.hang(verb, content, "parataxis:insert")
    graft.hang(incise.subject, verb, "nsubj")
    for k in range(verb + 1, end):
        if heads[k] == verb and k != incise.subject and deps[k] == "nsubj":
            deps[k] = "obj"


def _above(heads: list[int], i: int) -> list[int]:
    """The heads above a token, up to the root, while the tree is being rewritten: a circle ends it."""
    out: list[int] = []
    while heads[i] != i and len(out) < _DEEPEST:
        i = heads[i]
        out.append(i)
    return out


def _content_top(heads: list[int], deps: list[str], tree: Tree, begin: int, incise: Incise) -> int | None:
    """The token before the incise through which the content hangs together, the verb left out."""
    verb = incise.verb
    if not _root_before(heads, verb, begin, incise.first):
        tops = [k for k in range(begin, incise.first) if heads[k] == verb and deps[k] != "punct"]
    else:
        tops = [j for j in range(begin, incise.first) if heads[j] == j]
    if not tops:
        tops = [k for k in range(begin, incise.first) if not begin <= heads[k] < incise.first and deps[k] != "punct"]
    verbal = [
        k for k in tops if tree.pos[k] in ("VERB", "AUX") or any(tree.dep[m] in ("cop", "aux:pass", "aux:tense") for m in tree.kids[k])
    ]
    pool = verbal or tops
    return max(pool, key=lambda k: tree.right[k] - tree.left[k]) if pool else None


def _root_before(heads: list[int], verb: int, begin: int, first: int) -> bool:
    """Whether the chain of heads above the verb ends in the content."""
    return begin <= [verb, *_above(heads, verb)][-1] < first
