"""Impersonal clauses and their « il »: « il manque trois milliards », « il y a X », « il faut X », « il fait nuit »."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.french.small_words import OF
from claimkit.grammar.clause import Clause
from claimkit.grammar.governing import VerbLexicon
from claimkit.grammar.introducers import introducer, preposition
from claimkit.grammar.objects import denies
from claimkit.grammar.subjects import empty_subject

_IL = frozenset({"il", "-il", "-t-il"})
_EXPLETIVES = _IL | {"ce", "c'", "c’", "y"}
_WEATHER = frozenset(
    {"nuit", "jour", "froid", "chaud", "beau", "doux", "degré", "degrés", "°c", "doute"}
)  # « il fait nuit », « il ne fait aucun doute »
_FALLEN = frozenset({"mm", "cm", "millimètre", "millimètres", "centimètre", "centimètres"})  # « il est tombé 60 mm »
_CONTENT = frozenset({"ccomp", "csubj", "xcomp", "advcl", "acl"})
_OPENERS = OF | {"que", "qu'", "qu’"}
_NEGATIONS = frozenset({"pas", "plus", "jamais", "guère"})
_ALWAYS = frozenset({"falloir", "pleuvoir", "neiger", "agir"})
_SKY = frozenset({"geler", "grêler", "venter", "tonner", "bruiner", "dégeler"})  # « il gèle », not « il gèle les avoirs »
# Participles behind which « de » or « que » tells what somebody is made or led to do or think.
_BOUND = frozenset(
    {
        "tenir",
        "contraindre",
        "obliger",
        "charger",
        "forcer",
        "sommer",
        "menacer",
        "empêcher",
        "dispenser",
        "prier",
        "convaincre",
        "persuader",
    }
)
_STATES = frozenset({"en", "sur"})
_KNOWN = frozenset({"le", "la", "l'", "l’", "ce", "cet", "cette"})
_CLOCK = frozenset({"heure", "heures", "h", "midi", "minuit", "tard", "tôt"})
_WHAT_IS_SO = _CLOCK | frozenset({
    "temps", "question", "vrai", "rare", "ainsi", "même", "dommage", "possible", "clair",
    "impossible", "difficile", "facile", "important", "nécessaire", "interdit", "urgent", "évident", "normal", "probable", "utile", "essentiel",
})  # fmt: skip
_GIVEN = frozenset({"ce", "cet", "cette", "ces", "les", "son", "sa", "ses"})
_INDEFINITE = OF | {"un", "une", "des", "plusieurs", "quelques"}


class Impersonals:
    """Tells impersonal clauses, and who does what in them.

    Args:
        verbs: tells which verbs say that something exists.
    """

    def __init__(self, verbs: VerbLexicon) -> None:
        self._verbs = verbs

    def has(self, tree: Tree, clause: Clause, subject: int | None) -> bool:
        """Whether a clause with that subject is impersonal; without subject it is when it has an expletive."""
        if subject is None:
            return any(empty_subject(tree, v) is not None for v in clause.verbs)
        if tree.lower[subject] not in _EXPLETIVES:
            return tree.dep[subject] == "expl:subj" and tree.pos[subject] not in ("NOUN", "PROPN")
        head = clause.head
        if _is_of_somebody(tree, head):
            return False
        lemma, kids = tree.lemma[head], tree.kids[head]
        if _happens(tree, head) and _behind(tree, clause, subject) is not None:
            return True
        exists = self._verbs.has(lemma, "existential")
        below = [k for k in kids if k > head and tree.dep[k] in _CONTENT]
        there = any(tree.lower[k] == "y" for k in kids) and not clause.has_copula(tree)  # « il y pense », which is somebody
        empty = tree.dep[subject] == "expl:subj" and tree.lower[subject] in _IL and clause.voice != "passive" and not there
        empty = empty and (exists or not (_does_something(tree, head) or _is_something(tree, head)))
        if empty and (not exists or any(tree.verb_form[k] == "Inf" for k in below)):
            return True  # « il suffit de voir », not « il n'existe que caché »
        if tree.lemma[clause.top] in ("falloir", "pleuvoir", "neiger") or lemma == "falloir" or _is_sky(tree, head):
            return True
        if lemma == "agir" and clause.voice == "pronominal":
            return True
        if lemma == "avoir" and any(tree.lower[k] == "y" for v in clause.verbs for k in tree.kids[v]):
            return True
        if _is_weather(tree, head) or _is_better(tree, head) or (tree.lower[head] in _CLOCK and clause.has_copula(tree)):
            return True
        if (clause.voice == "passive" or exists) and any(
            k > head and tree.dep[k] in ("obj", "nsubj", "nsubj:pass") and _indefinite(tree, k) for k in kids
        ):
            return True  # « il manque deux pages », « il est prévu deux étages »
        if tree.lower[subject] not in _IL or not (clause.voice == "passive" or clause.has_copula(tree)):
            return False
        return any(introducer(tree, k) in _OPENERS for k in below)

    def roles(self, tree: Tree, clause: Clause, expletive: int | None) -> tuple[int | None, int | None]:
        """(actor, patient): « il manque X » has a logical subject behind the verb, « il y a X » and « il faut X » an object."""
        lemma = tree.lemma[clause.head]
        if lemma == "agir":
            return None, None
        noun = _behind(tree, clause, expletive)
        if noun is None and lemma == "avoir":
            noun = next((k for k in tree.kids[clause.head] if tree.lower[k] == "en"), None)  # « il y en a »
        exists = self._verbs.has(lemma, "existential") or _happens(tree, clause.head)
        if noun is not None and clause.voice != "passive" and exists:
            return noun, None
        return None, noun


def _behind(tree: Tree, clause: Clause, expletive: int | None) -> int | None:
    """The first noun phrase behind a verb of the clause, on which no preposition falls."""
    for v in clause.verbs:
        for k in tree.kids[v]:
            if k > v and tree.lower[k] in _NEGATIONS and tree.pos[k] == "ADV" and denies(tree, v):  # « il n'y a plus d'eau »
                below = [m for m in tree.kids[k] if m > k and tree.pos[m] == "NOUN"]
                if below and tree.dep[k] == "obj":
                    return below[0]
            elif (
                k > v
                and k != expletive
                and tree.dep[k] in ("obj", "nsubj", "nsubj:pass", "obl:arg", "conj")
                and tree.pos[k] != "VERB"
                and (_denied(tree, v, k) if tree.dep[k] == "conj" or preposition(tree, k) else True)
            ):
                return k
    return None


def _denied(tree: Tree, v: int, k: int) -> bool:
    """« pas de hausse », « ni retard ni dérapage »: what does not exist."""
    opening = tree.lower[tree.left[k]]
    return opening == "ni" or (opening in OF and any(tree.lower[m] in _NEGATIONS for m in range(v + 1, k)))


def _indefinite(tree: Tree, noun: int) -> bool:
    """Counted or with an indefinite article, as the logical subject of an impersonal verb is."""
    return any(k < noun and (tree.pos[k] == "NUM" or tree.lower[k] in _INDEFINITE) for k in tree.kids[noun])


def is_impersonal(tree: Tree, i: int, existential: frozenset[str]) -> bool:
    """« il faut », « il y a », « il s'agit de », « il est possible de », « il reste deux places »."""
    verb = tree.head[i]
    if _is_of_somebody(tree, verb) or _stays_so(tree, verb):
        return False
    if tree.lemma[verb] in ("être", "aller") and any(tree.lower[k] == "en" and tree.pos[k] == "PRON" for k in tree.kids[verb]):
        return True  # « il n'en est rien », « il en va de même »
    if _is_existential(tree, verb, existential) and any(tree.dep[k] == "obj" for k in tree.kids[verb]):
        return True
    if (
        tree.dep[i] == "expl:subj"
        and not tree.lower[i].startswith("-")
        and not _does_something(tree, verb)
        and _may_be_impersonal(tree, verb, existential)
    ):
        return True
    if _is_weather(tree, verb) or _is_sky(tree, verb) or _is_better(tree, verb):
        return True
    if any(tree.dep[k] == "aux:pass" for k in tree.kids[verb]) and any(
        k > verb and tree.dep[k] == "obj" and _indefinite(tree, k) for k in tree.kids[verb]
    ):
        return True
    if tree.lemma[verb] in _ALWAYS and (tree.lemma[verb] != "agir" or _has(tree, verb, ("s'", "s’", "se"))):
        return True
    if _has(tree, verb, ("y",)) and (tree.lemma[verb] == "avoir" or tree.lower[verb] in ("a", "avait", "aura", "aurait", "eu", "ait")):
        return True
    after = [k for k in tree.kids[verb] if k > verb]
    if _is_existential(tree, verb, existential) and any(
        tree.dep[k] in ("obj", "nsubj", "expl:subj") and tree.pos[k] in ("NOUN", "PROPN", "NUM") for k in after
    ):
        return True
    copular = tree.pos[verb] in ("ADJ", "NOUN", "ADV") and any(tree.dep[k] == "cop" for k in tree.kids[verb])
    passive = any(tree.dep[k] == "aux:pass" for k in tree.kids[verb])
    if copular or passive or tree.lemma[verb] in ("sembler", "paraître", "suffire", "pouvoir", "avérer"):
        clauses = [
            k
            for k in after
            if tree.dep[k] in ("ccomp", "csubj", "xcomp", "dep", "advcl", "acl", "csubj:pass")
            and _opens_with(tree, k, ("que", "qu'", "qu’"))
        ]
        if clauses:
            return True
    return (
        copular
        and tree.pos[verb] == "ADJ"
        and any(
            tree.dep[k] in ("xcomp", "csubj", "dep")
            and _opens_with(tree, k, ("de", "d'", "d’"))
            and tree.lemma[verb] in ("possible", "impossible", "difficile", "facile", "important", "nécessaire", "interdit", "urgent")
            for k in after
        )
    )


def _is_of_somebody(tree: Tree, head: int) -> bool:
    """« il est tenu de répondre », « il est en train de répondre », « il est sur le point de partir »: somebody, whatever the parse says of « il »."""
    if tree.pos[head] == "NOUN":
        return introducer(tree, head) in _STATES and any(tree.dep[k] == "cop" for k in tree.kids[head])
    return tree.lemma[head] in _BOUND and any(tree.dep[k] in ("aux:pass", "cop") for k in tree.kids[head])


def _stays_so(tree: Tree, verb: int) -> bool:
    """« il reste très fort », not « il reste difficile de voter »: of somebody, or something."""
    told = (
        [k for k in tree.kids[verb] if k > verb and tree.dep[k] == "xcomp" and tree.pos[k] == "ADJ"] if tree.lemma[verb] == "rester" else []
    )
    below = [m for k in (verb, *told) for m in tree.kids[k] if m > verb and tree.dep[m] in _CONTENT and m not in told]
    return bool(told) and not any(introducer(tree, m) in _OPENERS for m in below)


def _does_something(tree: Tree, verb: int) -> bool:
    """« il évalue une loi », « il en a les moyens », « il fait ces deux pas »: somebody, where the parse hangs an object on a verb that is nobody's by no other sign."""
    if tree.pos[verb] != "VERB" or any(tree.dep[k] in _CONTENT or tree.lower[k] == "y" for k in tree.kids[verb]):
        return False
    objects = [k for k in tree.kids[verb] if k > verb and tree.dep[k] == "obj" and tree.pos[k] in ("NOUN", "PROPN")]
    of_it = any(tree.lower[k] == "en" for k in tree.kids[verb])
    if tree.lemma[verb] == "faire" and not of_it:
        return any(tree.dep[m] == "det" and tree.lower[m] in _GIVEN for k in objects for m in tree.kids[k])
    return bool(objects) and tree.lemma[verb] not in _ALWAYS and not (of_it and tree.lemma[verb] == "coûter")


def _is_something(tree: Tree, head: int) -> bool:
    """« il reste fort », « il sera samedi à Dol », « il est parti quand … »: somebody, where nothing behind says what is so."""
    kids = tree.kids[head]
    opening = {tree.lower[m] for k in kids if k > head and tree.dep[k] in _CONTENT for m in tree.kids[k] if m < k}
    if (
        tree.lower[head] in _WHAT_IS_SO
        or tree.words[head][:1].isdigit()
        or not opening.isdisjoint(_OPENERS)
        or "à" in opening
        or "des" in [tree.lower[k] for k in kids]
    ):
        return False
    being = tree.lemma[head] == "être" or any(tree.lemma[k] == "être" or tree.dep[k] == "cop" for k in kids if k < head)
    behind = any(k > head and tree.dep[k] in ("obj", "nsubj", "nsubj:pass") for k in kids)
    return (being or tree.pos[head] in ("ADJ", "NOUN")) and not behind


def _is_weather(tree: Tree, verb: int) -> bool:
    """« il fait froid », « il fera 40 degrés », « il est tombé 60 mm de pluie »."""
    words = {"faire": _WEATHER, "tomber": _FALLEN}.get(tree.lemma[verb])
    if words is None or any(tree.dep[k] == "aux:pass" for k in tree.kids[verb]):
        return False
    return any(
        k > verb and tree.lower[k] in words and _KNOWN.isdisjoint(tree.lower[m] for m in tree.kids[k] if m < k) for k in tree.kids[verb]
    )  # not « il a fait ce jour une annonce »


def _is_better(tree: Tree, verb: int) -> bool:
    """« il vaut mieux partir », « il aurait mieux valu que »."""
    below = [k for k in tree.kids[verb] if k > verb and (tree.verb_form[k] == "Inf" or tree.dep[k] == "ccomp")]
    return bool(below) and tree.lemma[verb] == "valoir" and "mieux" in tree.lower[max(0, verb - 1) : below[0]]


def _is_sky(tree: Tree, verb: int) -> bool:
    """« il gèle », « il grêlait »."""
    return tree.lemma[verb] in _SKY and not any(tree.dep[k] in ("obj", "iobj") for k in tree.kids[verb])


def _may_be_impersonal(tree: Tree, verb: int, existential: frozenset[str]) -> bool:
    """The parse calls a subject « il » empty more often than it is: a copula, a passive, « se », or a verb known for it must bear it out."""
    if any(
        tree.dep[k] in ("cop", "aux:pass", "expl:comp", "expl:pass") or tree.lower[k] in ("y", "se", "s'", "s’") for k in tree.kids[verb]
    ):
        return True
    return _is_existential(tree, verb, existential) or tree.lemma[verb] in (
        "sembler",
        "paraître",
        "suffire",
        "pouvoir",
        "faire",
        "importer",
    )


def _is_existential(tree: Tree, verb: int, existential: frozenset[str]) -> bool:
    """By the lemma, or by a form in -e that was left as lemma (« reste », « manque »)."""
    return tree.lemma[verb] in existential or tree.lower[verb] + "r" in existential or _happens(tree, verb)


def _happens(tree: Tree, verb: int) -> bool:
    """« il se passe des choses », « il s'est produit un miracle », not « il passe la porte »."""
    return tree.lemma[verb] in ("passer", "produire") and _has(tree, verb, ("se", "s'", "s’"))


def _opens_with(tree: Tree, k: int, words: tuple[str, ...]) -> bool:
    return tree.lower[tree.left[k]] in words or any(tree.lower[m] in words and tree.dep[m] in ("mark", "case") for m in tree.kids[k])


def _has(tree: Tree, verb: int, words: tuple[str, ...]) -> bool:
    return any(tree.lower[k] in words for k in tree.kids[verb]) or (verb > 0 and tree.lower[verb - 1] in words)
