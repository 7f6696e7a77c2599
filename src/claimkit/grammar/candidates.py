"""Which noun before or behind a verb stands as its subject, where the label alone does not tell, and where that subject undergoes."""

from __future__ import annotations

from claimkit.doc.tree import AUXILIARIES, Tree
from claimkit.french.small_words import QUE
from claimkit.grammar.clause import Clause
from claimkit.grammar.governing import VerbLexicon
from claimkit.grammar.introducers import introducer, preposition
from claimkit.grammar.objects import inner_pronoun
from claimkit.grammar.reach import is_finite

_NEVER_SUBJECTS = frozenset({"en", "dans", "sur", "avec", "pour", "par", "chez", "sous"})
_DAYS = frozenset({"hier", "demain", "aujourd'hui", "aujourd’hui"})
_CLITIC = frozenset({"expl:pv", "expl:comp", "expl:pass", "iobj"})


def can_be_subject(tree: Tree, k: int) -> bool:
    """No mark, no finite verb taken for a subject, no part (« dont neuf enfants »)."""
    clause = tree.head[k]
    told = tree.dep[clause] == "acl:relcl" and "Fin" in [tree.verb_form[m] for m in (clause, *tree.kids[clause])]  # « dont le toit fuit »
    part = tree.lower[tree.left[k]] == "dont" and tree.lower[k] != "dont" and not told
    if tree.pos[k] in ("PUNCT", "SPACE") or part or (tree.pos[k] == "NOUN" and preposition(tree, k) in _NEVER_SUBJECTS):
        return False
    if inner_pronoun(tree, k) or _behind_parmi(tree, k) or tree.lower[k] in _DAYS:
        return False
    return not (tree.pos[k] == "VERB" and is_finite(tree, k))


def best_subject(tree: Tree, found: list[int], v: int) -> int:
    """Of several subjects before a verb the one behind a colon or label: the first is a title or topic (« Athlétisme : la relève gagne »)."""
    if len(found) > 1:
        before = [k for k in found if k < v]
        if len(before) > 1 and any(tree.words[k] == ":" or _ends_label(tree, k) for k in range(before[0] + 1, before[-1])):
            return before[-1]
    first = found[0]
    if tree.lower[first] == "qui" and first - 1 == tree.sents[tree.sent[first]][0] and tree.lower[first - 1] == "ce":
        return first - 1  # « Ce qui équivaut à … »
    if first < v and tree.pos[first] in ("NOUN", "PROPN") and tree.words[tree.left[first] - 1 if tree.left[first] else 0] == ",":
        # « Jeanne Dubreuil, la maire de Dol, a … »: the name in front is the subject, the noun its apposition.
        for k in tree.kids[v]:
            if (
                k < first
                and tree.pos[k] == "PROPN"
                and tree.dep[k] in ("obl:mod", "dep", "dislocated", "obl:arg")
                and not preposition(tree, k)
                and not any(_ends_label(tree, m) for m in range(k + 1, first))
            ):
                return k
    return first


def _ends_label(tree: Tree, k: int) -> bool:
    """« LE BILLET DE LUC - Pour le maire, la fête … »: the dash between a label in capitals and its text."""
    return (
        tree.words[k] in ("-", "–", "—") and len(tree.words[k - 1]) > 2 and tree.words[k - 1].isupper() and tree.words[k + 1][0].isupper()
    )


def fronted(tree: Tree, v: int) -> int | None:
    """A full noun before its verb, which is no object, whatever the label; or an infinitive (« réduire la dette a un coût »)."""
    for k in tree.kids[v]:
        if k >= v:
            break
        if tree.dep[k] == "obj" and tree.pos[k] in ("NOUN", "PROPN"):
            return k
        infinitive = tree.verb_form[k] == "Inf" or any(tree.dep[m] == "cop" and tree.verb_form[m] == "Inf" for m in tree.kids[k])
        if tree.dep[k] == "dep" and infinitive and not introducer(tree, k):
            return k
    return None


def modified_noun(tree: Tree, participle: int) -> int:
    """The noun that a participle says something of: the nearest above it that agrees (« un dépôt de munitions touché »)."""
    noun = tree.head[participle]
    number = tree.feats(participle).get("Number")
    while number and tree.feats(noun).get("Number", number) != number and tree.dep[noun] in ("nmod", "appos") and tree.head[noun] < noun:
        noun = tree.head[noun]
    return noun


def has_conjunction(tree: Tree, top: int) -> bool:
    """Whether a conjunction opens the clause."""
    return any(k < top and tree.dep[k] == "mark" for k in tree.kids[top])


def inverted(tree: Tree, clause: Clause, noun: int) -> bool:
    """« suit la seconde loi », « parmi eux figurent deux enfants »: what stands behind a verb without subject is its subject, not its object."""
    if any(k < clause.head and _behind_parmi(tree, k) for v in clause.verbs for k in tree.kids[v]):
        return True
    head, begin = clause.head, tree.sents[tree.sent[clause.head]][0]
    if any(tree.lemma[k] == "avoir" for k in clause.auxiliaries):
        return False
    if (
        tree.dep[head] != "ROOT"
        or clause.kind != "main"
        or tree.head[noun] != head
        or not head < noun
        or tree.pos[noun] not in ("NOUN", "PROPN")
    ):
        return False
    feats, first = tree.feats(clause.finite), min(clause.members)
    while first > begin and (tree.pos[first - 1] == "ADV" or tree.dep[first - 1].startswith("expl")):
        first -= 1
    opens = first == begin or tree.words[first - 1] == "," or any(tree.right[k] == first and preposition(tree, k) for k in tree.kids[head])
    return opens and feats.get("Person") == "3" and feats.get("Mood") == "Ind" and feats.get("Number") == tree.feats(noun).get("Number")


def _behind_parmi(tree: Tree, k: int) -> bool:
    first = tree.left[k]
    return tree.lower[first] == "parmi" or (first > 0 and tree.lower[first - 1] == "parmi")


def undergoes(tree: Tree, clause: Clause, verbs: VerbLexicon) -> bool:
    """Whether something is done to the subject of an active form."""
    return _lets_do(tree, clause) or _to_be_done(tree, clause) or _passive_below(tree, clause, verbs)


def turned(tree: Tree, clause: Clause, verbs: VerbLexicon) -> int | None:
    """« Aux bruits s'ajoute la poussière », « hier est né un poulain »: the noun behind a verb that takes no object, where none stands before."""
    head = clause.head
    if tree.dep[clause.top] == "conj" or any(tree.dep[k] == "aux:caus" for k in clause.auxiliaries):
        return None  # « et est connu des élus », « et se font couper les cheveux »
    if (place := next((k for k in tree.kids[head] if tree.lower[k] == "lieu" and tree.dep[k].startswith("obj")), None)) is not None:
        return next((k for k in tree.kids[head] if k > place and tree.dep[k] == "obj"), None)  # « pourront avoir lieu des fouilles »
    front = fronts_object(tree, clause)  # « ce sont 300 foyers que prive d'eau la panne »
    moves = front or clause.voice in ("pronominal", "passive") or (tree.lemma[head] in verbs.etre_lemmas and clause.voice == "active")
    opens = clause.finite == tree.sents[tree.sent[head]][0] or (
        clause.kind == "main" and clause.finite > 0 and tree.words[clause.finite - 1] == ","
    )
    if clause.has_copula(tree) and opens:  # « seront présents des élus », « à ce stade, sont en jeu des emplois »
        free = (k for k in tree.kids[head] if k > head and tree.pos[k] == "NOUN" and tree.dep[k] != "conj")
        return next((k for k in free if preposition(tree, k) in ("", "des")), None)
    if not moves or clause.finite < 0 or clause.kind == "relative" or any(tree.lemma[k] == "avoir" for k in clause.auxiliaries):
        return None
    return next((k for k in tree.kids[head] if k > head and tree.dep[k] == "obj" and tree.pos[k] in ("NOUN", "PROPN")), None)


def fronts_object(tree: Tree, clause: Clause) -> bool:
    """« ce sont les maires que vise la loi »: « que » is the object."""
    opening = tree.left[clause.top]
    return clause.fronted >= 0 and tree.lower[opening] in QUE and tree.dep[opening] == "obj"


def _lets_do(tree: Tree, clause: Clause) -> bool:
    """« s'est fait interpeller par un élu »: what is done to the subject."""
    dep = [tree.dep[k] for k in tree.kids[clause.head]]
    return clause.voice == "pronominal" and "aux:caus" in dep and "obj" not in dep


def _to_be_done(tree: Tree, clause: Clause) -> bool:
    """« des coupures sont à prévoir »: être à and an infinitive."""
    if tree.verb_form[clause.head] != "Inf" or introducer(tree, clause.head) != "à":
        return False
    return clause.has_copula(tree) or (clause.top != clause.head and tree.lemma[clause.top] == "être")


def _passive_below(tree: Tree, clause: Clause, verbs: VerbLexicon) -> bool:
    """« continueront d'être considérés », not « demandent à être entendus »: the infinitive below is passive, and the subject wants nothing of it."""
    head, kids, dep = clause.head, tree.kids[clause.head], tree.dep
    below = [k for k in kids if dep[k] == "xcomp" and k > head]
    willed = verbs.has(tree.lemma[head], "volition") or verbs.has(tree.lemma[head], "modal")
    if willed or not any(dep[m] == "aux:pass" for k in below for m in tree.kids[k]):
        return False
    return not any(dep[k] == "obj" for k in kids)


def listed(tree: Tree, clause: Clause) -> bool:
    """« la loi crée un fonds, impose un audit »: a finite verb right behind a comma that the parser takes for an insertion."""
    top, above = clause.top, tree.head[clause.top]
    if not tree.dep[top].startswith("parataxis") or above > top or clause.mood == "imperative":
        return False
    opening = min([*clause.members, *(k for v in clause.verbs for k in tree.kids[v] if tree.dep[k] in _CLITIC)])  # « s'est propagé »
    feats, first = tree.feats(clause.finite), tree.feats(_finite_form(tree, above))
    return all(feats.get(f) == first.get(f) for f in ("Number", "Person")) and tree.words[opening - 1] == ","


def _finite_form(tree: Tree, verb: int) -> int:
    """The auxiliary of a compound tense, else the verb itself."""
    return next((k for k in tree.kids[verb] if tree.dep[k] in AUXILIARIES and tree.verb_form[k] == "Fin"), verb)
