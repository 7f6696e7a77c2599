"""Which sort of clause: main, coordinate, content, relative, adverbial, participial."""

from __future__ import annotations

from claimkit.doc.tree import AUXILIARIES, Tree
from claimkit.french.small_words import OF, OF_ANY, QUE
from claimkit.grammar.clause import Clause
from claimkit.grammar.governing import VerbLexicon
from claimkit.grammar.introducers import preposition
from claimkit.grammar.negation import NEGATIONS
from claimkit.grammar.subjects import has_subject
from claimkit.models import ClauseKind

# First words of conjunctions that put their clause beside the main one (« alors que », « bien que », « même si » …).
_COORDINATING = frozenset({"mais", "car", "tandis", "alors", "or", "bien", "même", "et", "ou", "puis", "donc", "ni"})
_SUBORDINATE = frozenset({"advcl", "ccomp", "xcomp", "acl", "csubj", "obl:mod", "obl:arg", "nmod", "appos", "dislocated"})
_RELATIVES = frozenset({"qui", "que", "qu'", "qu’", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "duquel", "auquel"})

_LOOSE = frozenset(
    {"advcl", "acl", "appos", "dislocated", "nmod", "obl:arg", "obl:mod", "xcomp"}
)  # what a clause without conjunction is hung by
_ASIDE = frozenset({"amod", "acl", "advcl", "appos"})
_BENT = ("e", "es", "és")  # ends of participles that agree
_WITHIN = frozenset({"nmod", "conj", "appos", "obl:mod", "flat:name"})  # what leads from a noun to another of its phrase
_INSIDE = frozenset({"nmod", "obl:arg", "conj"})
_CLOCK, _WHEN = frozenset({"heure", "h", "midi", "minuit"}), frozenset({"quand", "lorsque", "lorsqu'", "lorsqu’"})
_BECAUSE = frozenset({"en", "parce", "quand", "lorsque", "lorsqu'", "lorsqu’"})
_THIS = frozenset({"c'", "c’", "ce", "ça"})
_STRIKING = frozenset({"surprenant", "étonnant", "normal", "regrettable", "dommage", "frappant", "logique", "inadmissible", "inacceptable"})
_THESE = frozenset({"les", "nos", "vos", "mes", "ses"})
_SINGLING = frozenset({"ce", "cet", "cette", "ces", "bien", "précisément", "justement", "surtout"})


def set_kind(tree: Tree, clause: Clause, reporting: set[int], verbs: VerbLexicon) -> None:
    """Sets `clause.kind`, and `attached`, `cleft` and `fronted` where they apply."""
    top, dep = clause.top, tree.dep[clause.top]
    above = tree.head[top]
    clause.fronted = _fronts(tree, top)
    if clause.fronted < 0 and clause.finite >= 0:
        clause.fronted = _predicative(tree, clause, reporting)
    if clause.elliptic or clause.fronted >= 0:
        clause.kind = "main"
    elif clause.gapped:
        clause.kind = (
            "coordinate" if clause.parent is None or clause.parent.kind in ("main", "coordinate", "headline") else clause.parent.kind
        )
    elif dep == "conj":
        clause.kind = _coordinate_kind(tree, clause, above)
    elif dep == "acl:relcl" and clause.finite >= 0 and has_subject(tree, top) and not _relative_before(tree, top):
        clause.kind = "main"
    elif dep == "acl:relcl" or _relative_pronoun(tree, top):
        clause.kind = "relative"
        _read_cleft(tree, clause)
    elif dep in ("acl", "amod") and _gapped(tree, clause):
        clause.kind = "coordinate"
    elif (above in reporting and (dep in ("ccomp", "xcomp", "obj") or (clause.finite >= 0 and dep in ("advcl", "parataxis", "conj")))) or (
        clause.finite < 0 and is_reported(tree, top, reporting)
    ):
        clause.kind = "content"
    elif clause.mood == "participle" and _listed(tree, top):
        clause.kind = "coordinate"
    elif clause.mood == "participle" and dep != "ROOT":
        clause.kind = "participial"
        clause.attached = dep in ("acl", "amod") and not detached(tree, top)
    elif dep in _SUBORDINATE or _conjunction(tree, top) in _BECAUSE:
        clause.kind = _subordinate_kind(tree, clause, verbs)
    else:
        clause.kind = "adverbial" if _conditional_clause(tree, clause) else "main"


def _conditional_clause(tree: Tree, clause: Clause) -> bool:
    """« Si le Sénat rejetait le texte, … » that the parser made the root."""
    top = clause.top
    if clause.finite >= 0:
        for k in tree.kids[top]:
            if k >= top:
                break
            if tree.dep[k] == "mark" and tree.lower[k] in ("si", "s'", "s’"):
                return True
    return False


def _listed(tree: Tree, top: int) -> bool:
    """« a été sifflée en ligne, menacée par des voisins et suivie »: the second of three participles, which the parser takes for an aside."""
    above = tree.head[top]
    if tree.dep[top] != "advcl" or top < above or "aux:pass" not in [tree.dep[k] for k in tree.kids[above]]:
        return False
    joined = [k for k in tree.kids[top] if tree.dep[k] == "conj" and tree.verb_form[k] == "Part"]
    return any(tree.dep[c] == "cc" for k in joined for c in tree.kids[k])


def _coordinate_kind(tree: Tree, clause: Clause, above: int) -> ClauseKind:
    parent = clause.parent
    if clause.finite < 0 and clause.mood == "participle" and any(tree.lower[k].endswith("ant") for k in clause.members):
        return "participial"  # « …, le chef étant parti », « mais en se soumettant au vote »
    if clause.mood == "participle" and not clause.auxiliaries and not _shares_auxiliary(tree, clause.top, above):
        return "participial"
    opening = tree.lower[tree.left[clause.top] : clause.top]
    who = (
        any(tree.lower[k] == "qui" and k < clause.top for k in tree.kids[clause.top])
        or opening[:1] == ["dont"]
        or opening[:2] == [",", "dont"]
    )
    if who and (parent is None or parent.cleft < 0):
        return "relative"  # « une idée simple et qui plaît », « dix routes, dont deux restent fermées »
    if parent is None or (above not in parent.verbs and above not in parent.auxiliaries):
        return "coordinate"
    if parent.kind in ("main", "coordinate", "headline"):
        return "coordinate"
    clause.attached, clause.cleft = parent.attached, parent.cleft  # « ce sont les élus qui écoutent et décident »
    return parent.kind


def _shares_auxiliary(tree: Tree, participle: int, first: int) -> bool:
    """« a vendu la halle et fermé le port », not « crie, assisté d'un élu », « a annoncé des lois, liées à … », « Sous-payés et las, ils … »."""
    if tree.pos[first] != "VERB" or tree.verb_form[participle] != "Part":
        return tree.pos[first] != "ADJ" or tree.dep[first] not in _ASIDE
    having = {tree.lemma[k] for k in tree.kids[first] if tree.dep[k] in AUXILIARIES} == {"avoir"}
    bent = having and tree.lower[participle].endswith(_BENT) and not tree.lower[first].endswith(_BENT)
    return tree.verb_form[first] != "Fin" and not bent


def _gapped(tree: Tree, clause: Clause) -> bool:
    """« les vols ont été annulés et une navette mise en place », « douze personnes secourues » as a title."""
    noun = tree.head[clause.top]
    if clause.finite >= 0 or noun > clause.top or tree.pos[noun] not in ("NOUN", "PROPN"):
        return False
    above = tree.head[noun]
    if tree.dep[noun] == "conj":
        return tree.pos[above] == "VERB" and any(tree.dep[k] == "aux:pass" for k in tree.kids[above])
    return False


def _subordinate_kind(tree: Tree, clause: Clause, verbs: VerbLexicon) -> ClauseKind:
    dep, above = tree.dep[clause.top], tree.head[clause.top]
    if dep in ("ccomp", "csubj") and clause.finite >= 0 and tree.lemma[above] in _STRIKING:
        return "content"
    if dep == "ccomp" and clause.finite >= 0:
        wanted = clause.mood == "subjunctive" or verbs.has(tree.lemma[above], "volition")
        return "adverbial" if wanted else "content"
    first = _conjunction(tree, clause.top)
    title = dep == "xcomp" and tree.words[clause.top][0].isupper()  # « a composé Enfile ton gilet »
    if clause.finite >= 0 and dep in _LOOSE and not title and (not first or first in _COORDINATING):
        return "coordinate"
    return "adverbial" if clause.finite >= 0 or dep == "advcl" or tree.verb_form[clause.top] == "Inf" else "participial"


def _conjunction(tree: Tree, top: int) -> str:
    """First word of the conjunction that opens the clause; empty when none does."""
    copula = next((k for k in tree.kids[top] if tree.dep[k] == "cop"), top)  # « les femmes sont dans la rue »
    first = [k for k in tree.kids[top] if k < copula and tree.dep[k] in ("mark", "cc", "case")]
    opening = tree.left[min(first)] if first else 0
    even = opening > 0 and tree.lower[opening - 1] == "même"  # « même si », whose « même » hangs on the verb
    return "même" if even else tree.lower[opening] if first else ""


def _relative_pronoun(tree: Tree, top: int) -> bool:
    """« qui », « dont », « où », « lequel » below the top, for relative clauses under another label."""
    if tree.dep[top] in ("ROOT", "ccomp", "xcomp"):
        return False
    for k in tree.kids[top]:
        if k >= top:
            break
        if tree.lower[k] in ("qui", "dont", "où") and tree.dep[k] != "mark":
            return True
    return False


def _read_cleft(tree: Tree, clause: Clause) -> None:
    """« c'est X qui V », « ce sont X qui V »: the clause is the main one, X its subject."""
    if not any(tree.lower[k] == "qui" for k in tree.kids[clause.top]):
        return
    said = tree.head[clause.top]
    if tree.dep[clause.top] == "acl:relcl" and tree.pos[said] == "NOUN" and _has_ce(tree, said) and not _singled_out(tree, said):
        return  # « c'est un homme qui parle peu »: a relative clause of its own
    if (case := preposition(tree, said)) and case not in OF_ANY and "," not in tree.words[tree.left[said] : clause.top]:
        return  # « ce sont les signes les plus fréquents chez ceux qui toussent »
    for noun in tree.ancestors(clause.top):
        if noun < clause.top and _has_ce(tree, noun):
            if any(tree.dep[k] == "dislocated" and (tree.lower[k] == "ce" or ":" in tree.words[k:noun]) for k in tree.kids[noun]):
                return  # « Deux morts : c'est le bilan du feu qui a détruit la halle », « ce qui plaît, ce sont les plats qu'on y sert »
            # The relative hangs on a word in between (« ce sont deux lettres, vers midi, qui … »): it must agree with the noun.
            number, own = tree.feats(noun).get("Number"), tree.feats(clause.finite).get("Number") if clause.finite >= 0 else None
            if tree.head[clause.top] == noun or number is None or own is None or number == own:
                clause.cleft = noun
            return
        if tree.dep[noun] not in _WITHIN or tree.pos[noun] not in ("NOUN", "PROPN", "NUM"):
            return  # « c'est la fête, dit le maire, qui part »


def _singled_out(tree: Tree, noun: int) -> bool:
    """« les plus pauvres », « grâce à ses amis », « bien cette loi », « 300 postes », an acronym: what « c'est … qui » sets against others."""
    kids = tree.kids[noun]
    if any(tree.dep[k] == "cop" and tree.lower[k] == "sont" for k in kids) and any(tree.lower[k] in _THESE and k < noun for k in kids):
        return True  # « alors que ce sont les pauvres qui paient »
    return tree.words[noun].isupper() or any(
        tree.dep[k] in ("case", "appos", "nummod")
        or (tree.dep[k] in ("det", "advmod") and tree.lower[k] in _SINGLING)
        or (tree.dep[k] == "amod" and any(tree.lower[m] in ("plus", "moins") for m in tree.kids[k]))
        for k in tree.kids[noun]
        if k < noun or tree.dep[k] == "appos"
    )


def _fronts(tree: Tree, top: int) -> int:
    """The X of « c'est à X que », « c'est ainsi que », « il était midi quand », « cela fait un an que »: the clause behind « que » lacks no subject and no object; else -1."""
    above, kids = tree.head[top], tree.kids[top]
    if tree.dep[top] == "advcl" and above < top and tree.lemma[above] in _CLOCK:
        said = any(tree.lower[k] in _WHEN for k in kids) and any(tree.lower[k] == "il" for k in tree.kids[above])
        return above if said else -1
    if tree.lower[above] == "fait" and tree.dep[top] == "ccomp":
        said = any(tree.lower[k] in ("cela", "ça") for k in tree.kids[above]) and any(tree.lower[k] in QUE for k in kids)
        return above if said else -1
    if tree.dep[top] == "acl:relcl" and _lacks_nothing(tree, top):  # « c'est lors d'une visite que Paul s'est blessé », hung on « visite »
        while not _has_ce(tree, above) and tree.dep[above] in _INSIDE:
            above = tree.head[above]
    elif tree.dep[top] != "advcl:cleft":
        return -1
    led = tree.pos[above] in ("ADV", "ADP") or any(tree.dep[k] == "case" for k in tree.kids[above]) or _is_set_apart(tree, top, above)
    return above if _has_ce(tree, above) and led else -1


def _is_set_apart(tree: Tree, top: int, above: int) -> bool:
    """« c'est lui que la police cherche », « ce n'est que ces derniers mois que … », « ce sont les maires que vise la loi »."""
    dets = [tree.lower[k] in QUE for k in tree.kids[above] if tree.dep[k] in ("det", "advmod") and k < above]
    named = tree.pos[above] == "PRON" or (tree.pos[above] == "PROPN" and not dets)
    contrasted = any(tree.lower[k] in ("non", "pas") and tree.lower[k - 1] in ("et", ",") for k in range(top + 1, tree.right[above]))
    several = any(tree.lower[k] == "sont" for k in tree.kids[above]) and _singled_out(tree, above)
    return tree.lower[tree.left[top]] in QUE and (named or True in dets or contrasted or several)


def _lacks_nothing(tree: Tree, top: int) -> bool:
    """Whether « que » is no object, whatever its label: a conjunction, behind a preposition, or the verb has another object or « se »."""
    kids = tree.kids[top]
    led = any(tree.dep[k] == "case" and tree.lower[k] not in OF_ANY for k in tree.kids[tree.head[top]])
    if any(tree.dep[k] == "mark" for k in kids) or (led and not tree.lower[top].endswith(_BENT)):
        return True  # « c'est par la musique que Paul est entré », not « c'est dans la halle que Paul a achetée »
    return any(tree.lower[k] in QUE for k in kids) and any(
        tree.dep[k] in ("expl:pv", "aux:pass") or (tree.dep[k] == "obj" and k > top) for k in kids
    )


def _has_ce(tree: Tree, noun: int) -> bool:
    """« c'est X », « ce sont X »."""
    return any(tree.dep[k] == "cop" for k in tree.kids[noun]) and _of_ce(tree, noun)


def _of_ce(tree: Tree, i: int) -> bool:
    return any(tree.lower[k] in _THIS and tree.dep[k] in ("nsubj", "expl:subj") for k in tree.kids[i])


def _predicative(tree: Tree, clause: Clause, reporting: set[int]) -> int:
    """The « est » of « la réalité est que A », « c'est parce que A que B », which only puts the clause forward; else -1."""
    top, mark = clause.top, tree.left[clause.top]
    above = tree.head[top]
    if tree.lower[mark] not in QUE or above > top or above in reporting:
        return -1
    # « c'est parce que A, parce que C que B », « c'est en aidant les élèves que B », read as « élèves que »
    if tree.lemma[above] != "être":
        first = tree.head[above] if tree.dep[above] == "conj" else above
        if tree.dep[top] == "acl:relcl":
            first = next((h for h in tree.ancestors(above) if tree.lower[tree.left[h]] == "en"), first)
        above = tree.head[first]
        if tree.lemma[above] != "être" or not any(tree.dep[k] == "mark" and tree.lower[k] in _BECAUSE for k in tree.kids[first]):
            return -1
        return above if _of_ce(tree, above) else -1
    said = tree.dep[top] == "ccomp" and tree.verb_form[above] == "Fin" and clause.mood != "subjunctive"
    return above if said and (_of_ce(tree, above) or NEGATIONS.isdisjoint([tree.lower[k] for k in tree.kids[above]])) else -1


def is_reported(tree: Tree, i: int, reporting: set[int]) -> bool:
    """Whether an infinitive is what a reporting verb says: « dit avoir vu », « accuse X de mentir », wherever the parser hangs it."""
    above, dep = tree.head[i], tree.dep[i]
    if any(tree.dep[k] == "mark" and tree.lower[k] in QUE for k in tree.kids[i]):
        return False  # « estime que vendre le port serait une erreur »
    if dep == "conj" and tree.head[above] in reporting:
        return True
    if dep in ("xcomp", "ccomp"):
        return above in reporting
    if dep == "acl" and tree.dep[above] == "obl:mod" and detached(tree, i):
        return tree.head[above] in reporting  # « a annoncé, dans un tract, avoir gagné »
    person = dep == "acl" and tree.dep[above] in ("obj", "iobj") and tree.head[above] in reporting
    return person and any(tree.lower[k] in OF and k < i for k in tree.kids[i])


def _relative_before(tree: Tree, top: int) -> bool:
    return not _RELATIVES.isdisjoint(tree.lower[tree.left[top] : top])


def detached(tree: Tree, i: int) -> bool:
    """Whether a comma or dash stands right before the phrase of a participle or infinitive."""
    first = tree.left[i]
    return (first > 0 and tree.words[first - 1] in {",", "–", "—", "-", "("}) or tree.words[first] in {",", "–", "—", "("}
