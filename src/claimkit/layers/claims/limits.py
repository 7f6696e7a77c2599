"""What ends the phrase of a participant: a rate, an hour, what it goes from and to, what is aimed at, who says it."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.french.small_words import HIS, OF, TO
from claimkit.grammar.introducers import introducer
from claimkit.grammar.phrases import noun_phrase

THOSE = frozenset({"celui", "celle", "ceux", "celles"})
_ONWARD = frozenset({"entre", "comme", "en"})
_WHEN = frozenset({"après", "avant", "lors", "pendant", "durant", "depuis", "dès"})
_EACH = frozenset({"jour", "mois", "an", "semaine", "heure", "minute", "seconde", "nuit", "trimestre", "habitant", "personne"})
_THE = frozenset({"le", "la", "l'", "l’"})
_SHARES = frozenset({"moitié", "tiers", "quart"})
_ELIDED = frozenset({"d'", "d’"})
_KNOWN = _THE | HIS | {"les", "ce", "cet", "cette", "ces"}
_CHANGING = frozenset({"ramener", "porter", "réduire", "abaisser", "relever", "augmenter", "prolonger", "allonger", "diminuer"})
_MAKING = frozenset(
    {"empêcher", "obliger", "contraindre", "forcer", "autoriser", "aider", "inviter", "inciter", "encourager", "convaincre", "persuader",
     "dissuader", "prier", "charger", "accuser", "soupçonner", "sommer", "menacer", "condamner", "pousser", "appeler", "habituer"}
)  # fmt: skip
# Nouns that make an adverb with « à », « par », « avec », « en » before them, on whatever the parser hangs it.
_ADVERBIAL = {
    "exception": "à", "distance": "à", "intérieur": "à", "extérieur": "à", "issue": "à", "occasion": "à", "instar": "à", "hauteur": "à",
    "partir": "à", "cas": "en", "compter": "à", "aide": "à avec", "participation": "avec", "rapport": "par", "détriment": "au", "profit": "au",
    "cours": "au en", "part": "de", "moyen": "au", "raison": "en", "échange": "en",
}  # fmt: skip
_GIVING = frozenset(
    {"accorder", "adresser", "apporter", "attribuer", "causer", "céder", "conférer", "confier", "consacrer", "demander", "distribuer", "donner",
     "envoyer", "fournir", "imposer", "infliger", "interdire", "livrer", "octroyer", "offrir", "opposer", "ouvrir", "rouvrir", "payer", "prêter", "promettre",
     "proposer", "rembourser", "remettre", "rendre", "réclamer", "retirer", "transmettre", "vendre", "verser"}
)  # fmt: skip


def beyond(tree: Tree, head: int, verb: int, k: int) -> bool:
    """Whether what hangs on the object of a verb tells of the verb: how often, from what to what, why, as what, to whom, what to do."""
    changed = tree.lemma[verb] in _CHANGING and from_to(tree, head, k)
    told = rates(tree, head, k) or aims_or_dates(tree, k) or as_what(tree, head, k)
    return changed or told or given_to(tree, verb, k) or made_to(tree, verb, k)


def rates(tree: Tree, head: int, k: int) -> bool:
    """« 900 euros | par mois », « réduit sa dette | de 300 euros »: how often, and by how much."""
    if tree.dep[k] == "nmod" and tree.left[k] == head + 1 and tree.lower[head + 1] in _THE:
        return True  # « 12 euros | la cartouche »
    if tree.dep[k] != "nmod" or (tree.lower[k] not in _SHARES and any(tree.dep[m] == "det" for m in tree.kids[k])):
        return False
    if introducer(tree, k) == "par":
        return tree.lower[k] in _EACH
    part = tree.lower[k] in _SHARES
    by = introducer(tree, k) in ("de", "d'") and (part or any(tree.dep[m] == "nummod" for m in tree.kids[k]))
    return by and any(tree.dep[m] == "det" and tree.lower[m] in HIS for m in tree.kids[head])


def year(tree: Tree, head: int, k: int) -> bool:
    """« le budget 2025 », « une loi de 2004 »: which one."""
    behind = k == head + 1 or (k == head + 2 and tree.lower[head + 1] == "de")
    return behind and tree.words[k].isdigit() and tree.pos[head] == "NOUN"


def from_hour(tree: Tree, k: int) -> bool:
    """« dessert la plage | de 8 h à 20 h »: when, not what."""
    return tree.lemma[k] == "heure" and tree.dep[k] == "nmod" and introducer(tree, k) == "de" and tree.lower[k + 1 : k + 2] == ["à"]


def from_to(tree: Tree, head: int, k: int) -> bool:
    """« a ramené la peine | de trois ans à un an », « augmente les prix | de 5 % »: from what to what, or by how much, not « réduit une dette de 3 millions »."""
    counted = tree.pos[k] == "NUM" or any(tree.dep[m] == "nummod" for m in tree.kids[k])
    if tree.dep[k] != "nmod" or not counted or introducer(tree, k) not in ("de", "d'"):
        return False
    known = any(tree.dep[m] == "det" and tree.lower[m] in _KNOWN for m in tree.kids[head])
    return known or "à" in tree.lower[k + 1 : k + 2] or "à" in tree.lower[tree.left[k] : k]


def onward(tree: Tree, b: int, head: int, times: set[int]) -> int:
    """The end of what tells which, though the parser may hang it on the verb: « (rouvre) la ligne | entre Nice et Menton », « des villes | comme Nice »."""
    word = tree.lower[b] if b < len(tree) else ""
    if word in ("et", "ou") and tree.dep[b - 1] == "amod" and tree.head[b - 1] == head == b - 2:
        second = tree.head[b]
        another = tree.pos[second] == "ADJ" == tree.pos[b - 1] and {"ADV"}.issuperset(tree.pos[b + 1 : second])
        return noun_phrase(tree, second)[1] if another else b  # « des avis divers | et souvent tranchés »
    if word not in _ONWARD or tree.pos[head] != "NOUN":
        return b
    for k in tree.kids[tree.head[head]]:
        if tree.left[k] != b or k in times:
            continue
        if word == "comme":
            like = tree.pos[k] == "PROPN" or tree.lower[k] in THOSE
            return noun_phrase(tree, k)[1] if like and tree.feats(head).get("Number") == "Plur" else b
        if tree.lower[k] == "matière" if word == "en" else any(tree.dep[m] == "conj" for m in tree.kids[k]):
            return tree.right[k]
    return b


def aims_or_dates(tree: Tree, k: int) -> bool:
    """« a pris des mesures | pour réduire la dette », « … | après la crue », « les a soumis | au point que … »: what is done, not what the object is."""
    opening = introducer(tree, k)
    point = opening == "au" and tree.lower[k] == "point" and tree.right[k] > k + 1
    return (tree.dep[k] == "acl" and opening == "pour") or (tree.dep[k] == "nmod" and (opening in _WHEN or point))


def as_what(tree: Tree, head: int, k: int) -> bool:
    """« présente les prévenus | comme des casseurs », not « les villes comme Nice », « des fruits comme la pomme »: what they are taken for."""
    known = any(tree.dep[m] == "det" and tree.lower[m] in _KNOWN for m in tree.kids[head])
    return known and tree.dep[k] == "nmod" and tree.pos[k] == "NOUN" and introducer(tree, k) == "comme"


def given_to(tree: Tree, verb: int, k: int) -> bool:
    """« a opposé un refus | aux éleveurs »: to whom, of a verb that gives something to somebody and tells it nowhere else."""
    if tree.dep[k] != "nmod" or introducer(tree, k) not in TO or tree.lemma[verb] not in _GIVING:
        return False
    if any(tree.dep[m] == "iobj" or (tree.dep[m] == "obl:arg" and introducer(tree, m) in TO) for m in tree.kids[verb]):
        return False
    return tree.pos[k] == "PROPN" or introducer(tree, k) != "à" or any(tree.dep[m] == "det" for m in tree.kids[k])


def according(tree: Tree, k: int) -> bool:
    """« a réuni 6 000 marcheurs | d'après la police »: who says it."""
    first = tree.left[k]
    return tree.lower[first] == "selon" or (tree.lower[first] in _ELIDED and tree.lower[first + 1 : first + 2] == ["après"])


def made_to(tree: Tree, verb: int, k: int) -> bool:
    """« empêche les élus | de voter », « aide ses voisins | à partir »: what somebody is made to do, not « la peur de voter »."""
    led = introducer(tree, k) in OF | {"à"}
    return led and tree.dep[k] == "acl" and tree.verb_form[k] == "Inf" and tree.lemma[verb] in _MAKING


def adverbial(tree: Tree, k: int) -> bool:
    """« reconnaît les faits | à l'exception du vol », « subit des retards | en cours de route », « une hausse | par rapport à 2017 »."""
    return (
        tree.lower[k] in _ADVERBIAL
        and introducer(tree, k) in _ADVERBIAL[tree.lower[k]].split()
        and tree.right[k] > k + 1 - (tree.lower[k] == "distance")
    )
