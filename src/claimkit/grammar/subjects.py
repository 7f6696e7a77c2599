"""The subjects of a predicate: its own, one that it shares, a second one."""

from __future__ import annotations

from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.small_words import NE, QUE

_BEFORE_VERB = NE | {"me", "m'", "m’", "te", "t'", "t’", "se", "s'", "s’", "le", "la", "l'", "l’", "les", "lui", "leur", "y", "en"}
_PERSONS = {"je": "1s", "j'": "1s", "j’": "1s", "tu": "2s", "nous": "1p", "vous": "2p"}
_OBJECT_NEXT = NE | {"je", "tu", "il", "elle", "on", "ils", "elles", "qui"}
_JOINING = frozenset({",", "et", "mais", "puis", "ou", "ni"})
_NOBODY = frozenset({"falloir", "voilà", "voici", "pleuvoir", "neiger"})
_WHICH = QUE | {"qui", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"}


def has_subject(tree: Tree, k: int) -> bool:
    """Whether a predicate has a subject of its own."""
    return not SUBJECTS.isdisjoint([tree.dep[m] for m in tree.kids[k]])


def empty_subject(tree: Tree, v: int) -> int | None:
    """« il », « ce » or « cela » that stand for what a verb says behind them: « il est possible de partir »."""
    return next((k for k in tree.kids[v] if tree.dep[k] == "expl:subj"), None)


def subject_of(tree: Tree, i: int) -> int | None:
    """The subject of a predicate: its own, that of the modal above, or of the first conjunct."""
    seen = 0
    while seen < 6:
        for k in tree.kids[i]:
            if tree.dep[k] in SUBJECTS:
                return k
        if tree.dep[i] == "acl":
            return tree.head[i]
        if tree.dep[i] not in ("conj", "xcomp") or tree.head[i] == i:
            return None
        i, seen = tree.head[i], seen + 1
    return None


def shared_subject(tree: Tree, i: int, *, first: bool) -> int | None:
    """« Les pluies cessent, le lac monte et menace le port »: the subject of the nearest conjunct before a verb without its own, if it agrees.

    Args:
        tree: the tree.
        i: the verb.
        first: whether the first conjunct, on which all others hang, is asked as well.
    """
    above = tree.head[i]
    if tree.dep[i] != "conj":
        return None
    number = next((tree.feats(k).get("Number") for k in (*tree.kids[i], i) if tree.verb_form[k] == "Fin" and k <= i), None)
    for k in reversed([k for k in tree.kids[above] if above < k < i and tree.dep[k] in ("conj", "parataxis")]):
        for m in tree.kids[k]:
            if tree.dep[m] in SUBJECTS and number is not None and tree.feats(m).get("Number") == number:
                return m
    return next((k for k in tree.kids[above] if tree.dep[k] in SUBJECTS), None) if first else None


def another(tree: Tree, head: int, finite: int) -> bool:
    """Whether « me » or « te » is somebody else than the subject of a verb: « ils ne me voient plus », not « je me lève », tagged as a third person."""
    third = finite >= 0 and tree.feats(finite).get("Person") == "3"
    return third and all(_PERSONS.get(tree.lower[k], "2p")[1] == "p" for k in tree.kids[head])


def inserted(tree: Tree, clause: int, i: int) -> bool:
    """« la loi tient, même si le texte est flou, et peut servir »: a clause between commas, behind which the main one goes on."""
    joined = next((k for k in tree.kids[i] if tree.dep[k] == "cc"), i)
    if tree.dep[clause] != "advcl":
        return False
    return (
        tree.words[joined - 1] == "," and tree.words[tree.left[clause] - 1] == "," and any(tree.dep[k] == "mark" for k in tree.kids[clause])
    )


def second_subject(tree: Tree, i: int) -> list[int]:
    """« X et Y ont … » read as two subjects of one verb."""
    verb, dep = tree.head[i], tree.dep[i]
    if dep not in SUBJECTS or verb < i:
        return []
    others = [k for k in tree.kids[verb] if i < k < verb and tree.dep[k] == dep and tree.pos[k] in ("NOUN", "PROPN")]
    joined = others and any(tree.dep[k] == "cc" and tree.lower[k] == "et" and k < verb for k in tree.kids[verb])
    return others if joined else []


def beside(tree: Tree, first: int, i: int) -> bool:
    """« Marie Dubois, la maire, a … » read as two subjects of one verb: the second is an apposition."""
    if tree.head[first] != tree.head[i] or tree.dep[first] not in SUBJECTS or tree.dep[i] not in SUBJECTS or tree.head[i] < i:
        return False
    comma = tree.left[i] - 1
    return comma > 0 and tree.words[comma] == "," and tree.right[first] == comma


def person_before(tree: Tree, finite: int) -> int | None:
    """« Luc Morel Je n'y crois pas », « Élu d'un village, nous constatons »: the pronoun of the first or second person right before its verb."""
    k = finite - 1
    while k >= 0 and (tree.lower[k] in _BEFORE_VERB or (tree.lower[k] in ("nous", "vous") and tree.lower[k - 1] == tree.lower[k])):
        k -= 1
    feats = tree.feats(finite)
    told = feats.get("Person", "3") + feats.get("Number", "Sing")[0].lower()
    return k if k >= 0 and _PERSONS.get(tree.lower[k]) == told and tree.lower[k - 1] not in _OBJECT_NEXT else None


def subject_before(tree: Tree, first: int, finite: int) -> int | None:
    """« L'élue enchaîne les mandats, n'a jamais perdu »: the subject of the verb before, where the parser did not see that the two are joined.

    Args:
        tree: the tree.
        first: first word of the predicate.
        finite: its finite form.
    """
    begin = tree.sents[tree.sent[finite]][0]
    k = first - 1
    while k > begin and (tree.pos[k] == "ADV" or tree.lower[k] in _BEFORE_VERB):
        k -= 1
    if k <= begin or tree.lower[k] not in _JOINING or tree.lemma[finite] in _NOBODY:
        return None
    number = tree.feats(finite).get("Number")
    for v in range(k - 1, begin - 1, -1):
        if tree.lower[v] in _WHICH:
            return None
        found = next((m for m in tree.kids[v] if tree.dep[m] in SUBJECTS and m < v), None)
        if found is not None:
            return found if tree.feats(found).get("Number") == number and tree.feats(finite).get("Person", "3") == "3" else None
    return None
