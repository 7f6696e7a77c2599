"""What is the object of a verb, whatever the parser calls it."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.french.small_words import MINE, NE, OF, QUE
from claimkit.grammar.amounts import lasts
from claimkit.grammar.governing import VerbLexicon
from claimkit.grammar.introducers import introducer, preposition
from claimkit.grammar.subjects import another

_DEFINITE = frozenset({"du", "des", "le", "la", "l'", "l’", "les", "ce", "cet", "cette", "ces"})
_THE = frozenset({"le", "la", "l'", "l’", "les", "du"})
_VAGUE = frozenset({"un", "une", "des"})
_THAN = tuple([word] for word in QUE)
_SHARES = frozenset({"moitié", "tiers", "quart", "partie", "majorité", "plupart", "ensemble", "totalité", "nombre"})
_QUOTING = frozenset({"«", "»", "“", "”", '"'})
_LOOSE = frozenset({"cc", "mark", "advmod", "punct"})  # what stands before a coordinated infinitive
_KNOWING = frozenset({"savoir", "ignorer", "voir", "comprendre", "demander", "deviner", "dire", "raconter", "expliquer"})
_BY_ONESELF = frozenset(
    {"rire", "sourire", "agir", "réagir", "intervenir", "marcher", "travailler", "manifester", "hésiter", "souffrir", "danser"}
)
_ALL = frozenset({"tous", "toutes", "ces", "ses", "leurs"})
_MONEY = frozenset({"euro", "dollar", "franc", "dinar", "dirham", "million", "milliard"})
_MEASURING = frozenset({"coûter", "valoir", "peser", "mesurer", "durer", "payer", "compter", "faire", "avoir", "représenter", "atteindre"})
_OWN = frozenset({"ses", "leurs", "son", "leur"})
_CARRYING = frozenset(
    [
        "courant",
        "vague",
        "crue",
        "eau",
        "flot",
        "vent",
        "maladie",
        "cancer",
        "avalanche",
        "torrent",
        "rivière",
        "fleuve",
        "mer",
        "tempête",
        "coulée",
        "marée",
    ]
)
_STREETS = frozenset({"rue", "avenue", "boulevard", "place", "quai"})
_MEANT = frozenset({"intention", "habitude"})  # not « le droit de partir », which one has


def incorporated(tree: Tree, v: int, k: int) -> bool:
    """A bare singular noun right behind its verb is part of the predicate (« a pris fin », « fait escale », « rend hommage »).

    So is « l'intention » in « a l'intention de », whose infinitive brings the object.
    """
    if tree.pos[k] != "NOUN" or k < v or tree.feats(k).get("Number") == "Plur" or tree.words[k][0].isupper():
        return False
    if tree.lower[k] == "grand-chose" or _street(tree, k):
        return False  # « ne change pas grand-chose »
    inside = [m for m in tree.kids[k] if m < k or tree.dep[m] in ("amod", "conj")]
    if not inside:
        return all(tree.pos[m] == "ADV" for m in range(v + 1, k))
    return tree.lower[k] in _MEANT and tree.lemma[v] == "avoir" and any(tree.verb_form[m] == "Inf" for m in tree.kids[k])


def of_idiom(tree: Tree, v: int, k: int, verbs: VerbLexicon) -> bool:
    """« a coûté la vie à dix marins », « fait la une des journaux »: a noun that is part of the predicate, with its article or in the plural."""
    if k < v or tree.lemma[k] not in verbs.roles(tree.lemma[v]).get("idiom", "").split():
        return False
    determiners = [tree.lower[m] for m in tree.kids[k] if m < k]
    return len(determiners) == 1 and (determiners[0] in _THE or tree.feats(k).get("Number") == "Plur")


def wins(tree: Tree, v: int, subject: int | None) -> bool:
    """« l'emporte par 4 voix », « l'a emporté sur Lens »: no object, but where a flood or an illness is the subject."""
    if tree.lemma[v] != "emporter" or not any(tree.lower[k] in ("l'", "l’") for k in tree.kids[v]):
        return False
    carried = tree.lower[v].endswith(("ée", "és", "ées"))
    return not carried and (subject is None or tree.lemma[subject] not in _CARRYING)


def not_an_object(tree: Tree, k: int) -> bool:
    """« ont brûlé près de Dol », « a reculé (- 3 %) », « on ignore ce qui manque », not « ont recensé près d'une centaine de cas »."""
    asked = tree.lemma[tree.head[k]] in _KNOWING or tree.lower[k - 1] == "donc"
    asked = asked and tree.lower[k] == "ce" and any(tree.dep[m] == "acl:relcl" for m in tree.kids[k])
    unlike = tree.lower[k : k + 3] == ["rien", "à", "voir"]  # « n'a rien à voir avec la grève »
    if asked or unlike or tree.words[tree.left[k]] == "(":
        return True
    nouns = [m for m in tree.kids[k] if m > k] if tree.lower[k] == "près" else []
    return _street(tree, k) or any(tree.pos[m] == "PROPN" or any(tree.lower[n] in _THE for n in tree.kids[m]) for m in nouns)


def _street(tree: Tree, k: int) -> bool:
    """« a brûlé avenue des Vosges », « avaient lieu rue Morel »: where, with neither article nor preposition."""
    return tree.lower[k] in _STREETS and tree.left[k] == k and any(tree.pos[m] == "PROPN" for m in tree.kids[k])


def has_object(tree: Tree, v: int, times: set[int]) -> bool:
    """Whether something that is no time stands as object behind a verb."""
    for k in tree.kids[v]:  # noqa: SIM110 - a generator takes twice as long
        if k > v and tree.dep[k] in ("obj", "obj:lvc", "ccomp") and k not in times:
            return True
    return False


def noun_with_article(tree: Tree, k: int) -> bool:
    """« a condamné le prévenu » with « prévenu » as xcomp: a noun with an article and no preposition."""
    if tree.pos[k] not in ("NOUN", "PROPN") or preposition(tree, k):
        return False
    return tree.lower[k - 1] in ("le", "la", "les", "l'", "l’", "un", "une", "des", "ce", "cette", "ces")


def clitic(tree: Tree, v: int, k: int) -> bool:
    """« la suivrait » with « la » tagged as an article."""
    return k == v - 1 and tree.lower[k] in ("le", "la", "les", "l'", "l’")


def object_by_another_name(tree: Tree, v: int, k: int) -> bool:
    """Objects that the parser labels otherwise: nouns as `xcomp`, behind « ne … que » as `ccomp`, « rien » and « tout » before a participle."""
    dep = tree.dep[k]
    if dep == "xcomp":
        return noun_with_article(tree, k) or _named(tree, v, k)
    if dep == "ccomp":
        return only_object(tree, v, k)
    if dep == "conj":  # « ne produit ni acier ni fonte »
        return k > v and tree.lower[tree.left[k]] == "ni" and tree.pos[v] == "VERB" and tree.pos[k] == "NOUN" and denies(tree, v)
    if dep == "nmod" and k > v:
        reflexive = any(tree.dep[m].startswith("expl") for m in tree.kids[v])
        # « renfermaient des armes », « et menace Dol »
        named = tree.pos[k] == "PROPN" and k == v + 1 and tree.verb_form[v] == "Fin" and not preposition(tree, k)
        armed = tree.pos[k] == "NOUN" and tree.lower[tree.left[k]] == "des"
        return tree.pos[v] == "VERB" and (named or armed) and not reflexive
    if dep == "expl:pv":  # « ils ne me voient plus »
        return tree.lower[k] in MINE and another(tree, v, v)
    return k < v and inner_pronoun(tree, k)


def _named(tree: Tree, v: int, k: int) -> bool:
    """« a appelé Narendra Modi », not « s'appelle Modi », « l'appellent Modi »."""
    if tree.pos[k] != "PROPN" or preposition(tree, k):
        return False
    return not any(tree.dep[m].startswith(("obj", "expl", "cop")) or tree.lemma[m] == "être" for m in tree.kids[v])


def only_object(tree: Tree, v: int, k: int) -> bool:
    """« n'atteignait que 37 % »: a noun or number behind « ne … que »."""
    if tree.pos[k] not in ("NOUN", "PROPN", "NUM") or any(tree.dep[m].startswith(("cop", "aux", "nsubj")) for m in tree.kids[k]):
        return False
    return any(tree.lower[m] in QUE for m in tree.kids[k]) and denies(tree, v)


def denies(tree: Tree, v: int) -> bool:
    """Whether « ne » stands before a verb."""
    return any(tree.lower[k] in NE for k in tree.kids[v])


def no_longer(tree: Tree, v: int) -> bool:
    """Whether « plus » behind a verb negates it: « ne prend plus de passagers », not « n'a pas donné plus de détails »."""
    return denies(tree, v) and "pas" not in [tree.lower[k] for k in tree.kids[v]]


def denied_object(tree: Tree, v: int) -> int | None:
    """« n'auront plus de médecin », read as « plus de 300 »: what there is no more of; « n'en garde plus que deux »: what is left."""
    if not denies(tree, v):
        return None
    no_more = ("pas", "plus") if no_longer(tree, v) else ("pas",)
    if left := [m for k in tree.kids[v] if tree.lower[k] == "plus" and tree.lower[k + 1 : k + 2] in _THAN and (m := left_over(tree, k))]:
        return left[0]
    more = [k for k in tree.kids[v] if v < k < len(tree) - 1 and tree.lower[k] in no_more and tree.lower[k + 1] in OF]
    return next((m for k in more for m in tree.kids[k] if m > k and tree.pos[m] == "NOUN" and preposition(tree, m) in OF), None)


def inner_pronoun(tree: Tree, k: int) -> bool:
    """« rien » or « tout » between auxiliary and participle, an object whatever its label (« n'a rien fait », « a tout perdu »)."""
    if tree.lower[k] not in ("rien", "tout") or not 0 < k < len(tree) - 1:
        return False
    return tree.dep[k - 1].startswith("aux") and tree.head[k - 1] == k + 1 == tree.head[k]


def governed_behind(tree: Tree, noun: int, verbs: VerbLexicon) -> int | None:
    """What « de » ties to the verb though the parser hangs it on the object: « a privé 300 foyers | d'eau », « a sorti deux épaves | du port ».

    Behind verbs of taking away it has an article, and the object is counted; a noun may have a complement of its own (« les maires du Var »).
    """
    verb = tree.head[noun]
    gives, removes = verbs.has(tree.lemma[verb], "giving"), verbs.has(tree.lemma[verb], "removing")
    removes = removes or (tree.lemma[noun] in _MONEY and verbs.has(tree.lemma[verb], "receiving"))
    if not (gives or removes) or verb > noun or tree.dep[noun] != "obj" or tree.lower[noun] in _SHARES:
        return None
    inside, found = {noun}, [0]
    gives = gives and not any(tree.dep[k] == "det" and tree.lower[k] in _VAGUE for k in tree.kids[noun])
    counted = any(tree.dep[k] == "nummod" for k in tree.kids[noun])
    for k in range(noun + 1, tree.right[noun]):
        if tree.dep[k] != "nmod" or tree.head[k] not in inside:
            continue
        inside.add(k)
        opening, determiners = preposition(tree, k), [tree.lower[m] for m in tree.kids[k] if tree.dep[m] == "det"]
        definite = opening in _DEFINITE or not _DEFINITE.isdisjoint(determiners)
        fits = counted if definite and removes else gives and not definite and tree.pos[k] != "PROPN"
        if opening in OF | _DEFINITE and fits and tree.head[k] != found[-1] and tree.lower[found[-1] - 1] not in ("un", "une"):
            found.append(k)
    return found[-1] or None


def shares_object(tree: Tree, v: int) -> int | None:
    """« ont signé ou ratifié le texte », « compte fermer et, vite, vendre le site »: the conjunct behind a verb, whose object is that of both."""
    for k in tree.kids[v]:
        if k < v or tree.dep[k] != "conj" or tree.pos[k] != "VERB" or (tree.verb_form[v] == "Fin" and tree.verb_form[k] != "Fin"):
            continue
        if tree.lemma[v] in _BY_ONESELF or (denies(tree, k) and not denies(tree, v)):
            continue  # « rient et commentent la scène », « a baissé et n'atteint plus que 3 % »
        between = range(v + 1, k)
        if all(tree.head[m] == k or tree.words[m] in _QUOTING for m in between) and all(tree.dep[m] in _LOOSE for m in between):
            return k
    return None


def date_as_object(tree: Tree, v: int, k: int) -> bool:
    """« a retenu le lundi 6 octobre »: a date with its article right behind a verb that has no other object."""
    behind = tree.left[k] == v + 1 and tree.lower[v + 1] in ("le", "la", "l'", "l’")
    others = [m for m in tree.kids[v] if m != k and tree.words[tree.left[m]] != ","]  # « a choisi le 15 mai, une date … »
    return behind and not any(tree.dep[m] in ("obj", "xcomp", "ccomp", "obl:arg") for m in others)


def asked_for_more(tree: Tree, k: int) -> bool:
    """« réclame un mois de plus »: an object, not by how much something is more."""
    return tree.dep[k] == "obj" and tree.pos[k] == "NOUN" and tree.lower[k + 1 : k + 3] == ["de", "plus"] and not preposition(tree, k)


def adds(tree: Tree, v: int, k: int) -> bool:
    """« fournira 20 MWh de plus », « embauche trois agents de plus »: what is added, by a verb that does not measure."""
    return asked_for_more(tree, k) and tree.lemma[v] not in _MEASURING and not lasts(tree, k)


def left_over(tree: Tree, plus: int) -> int | None:
    """« n'en compte plus que 60 » with « plus » as object: what is left."""
    return next((m for m in tree.kids[plus] if m > plus + 1 and tree.pos[m] in ("NUM", "NOUN")), None)


def takes_of(tree: Tree, v: int, k: int, verbs: VerbLexicon) -> bool:
    """« profite des soldes », « est différent des autres », « jeter de toutes les places »: « de » and what it governs, no object."""
    if k < v or tree.lower[tree.left[k]] not in ("de", "des"):
        return False
    if tree.pos[v] == "ADJ" or verbs.has(tree.lemma[v], "of"):
        return True
    return any(tree.dep[m] == "case" for m in tree.kids[k]) and any(tree.lower[m] in _ALL for m in tree.kids[k])


def time_spent(tree: Tree, v: int, times: set[int]) -> int | None:
    """« ont passé six semaines en mer », read as how long: a counted duration right behind a verb with « avoir »; « fêtera ses 800 ans »."""
    for k in tree.kids[v]:
        if (
            k < v
            or tree.left[k] != v + 1
            or tree.dep[k] not in ("obl:mod", "obj")
            or k in times
            or tree.lemma[k] == "fois"
            or not lasts(tree, k)
        ):
            continue
        done = any(tree.lemma[m] == "avoir" for m in tree.kids[v] if tree.dep[m].startswith("aux"))
        if done or any(tree.dep[m] == "det" and tree.lower[m] in _OWN for m in tree.kids[k]):
            return None if tree.lower[k + 1 : k + 2] == ["plus"] or preposition(tree, k) else k
    return None


def under_way(tree: Tree, head: int) -> int | None:
    """« est en train de vendre l'usine »: the infinitive, which brings the object."""
    if tree.pos[head] != "NOUN" or tree.lower[head - 1] != "en":
        return None
    return next((k for k in tree.kids[head] if k > head and tree.verb_form[k] == "Inf" and introducer(tree, k) in OF), None)
