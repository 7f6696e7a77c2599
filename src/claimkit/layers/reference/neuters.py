"""What « ce », « c' », « cela », « ça » take up: a phrase set before them, an infinitive behind, or a thing of the sentence before.

In words: « partir, c'est mourir » has its answer in front; « c'est une honte de mentir » behind; « c'est une élection » takes up an election;
otherwise the object of the sentence before is meant, its subject where it has none or a noun follows, and neither is a person; « c'est grave » is said of
no one thing.
"""

from __future__ import annotations

from claimkit.doc.layers import Link
from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.small_words import NE, OF, QUE
from claimkit.grammar.introducers import introducer
from claimkit.layers.reference.mention import Mention
from claimkit.layers.reference.wholes import phrase, whole
from claimkit.models import Span

_NEUTERS = frozenset({"c'", "c’", "ce", "cela", "ça", "ca", "-ce", "ceci"})
_SET_BEFORE = frozenset(
    {"dislocated", "nsubj", "csubj", "nsubj:pass", "advcl", "ccomp", "obl:mod", "dep", "parataxis", "xcomp", "vocative"}
)
_DISLOCATED = frozenset({"dislocated"})
_OPENING = frozenset({"«", "“", '"', "que", "qu'", "qu’", "et", "mais", "car"})
_SET_OFF = frozenset({",", ":", "«", "“", '"'})
_SHUT = frozenset({"«", "“", '"', ":"})
_FIRST_OF_ALL = frozenset({"plus", "premier", "première", "dernier", "dernière", "seul", "seule"})
_CLOSING = frozenset({".", ":"})
_ROLES = {"obj": 1.0, "nsubj": 0.7, "nsubj:pass": 0.9, "obl:arg": 0.6, "xcomp": 0.5, "conj": 0.3, "obl:mod": 0.2, "nmod": 0.1}
_NEAR = 0.3
_TOPIC = 1.3  # what a subject weighs before « c'est » and a noun
_DOING = frozenset({"le", "l'", "l’"})
_DONE = frozenset({"xcomp", "csubj", "ccomp"})
_GOVERNED = frozenset({"xcomp", "ccomp", "advcl", "obl:arg", "acl", "csubj"})


def neuter_links(tree: Tree, mentions: list[Mention], resolved: dict[int, Mention], quoted: list[int]) -> list[Link]:
    """The links of the neuter demonstratives of a document that stand as subjects.

    Args:
        tree: the tree.
        mentions: its full and short mentions, in text order.
        resolved: what the pronouns stand for.
        quoted: for each token the index of its quotation, or -1.
    """
    out: list[Link] = []
    last: tuple[int, Span] | None = None
    for i in tree.places(_NEUTERS):
        verb = tree.head[i]
        if not (tree.dep[i] in SUBJECTS or tree.dep[i] in ("expl:subj", "dislocated", "dep")):
            continue
        cleft = _is_cleft(tree, i, verb)
        found = _before(tree, i, verb, _DISLOCATED if cleft else _SET_BEFORE) or (
            None if cleft else _fronted(tree, i) or _behind(tree, verb)
        )
        if cleft and found is None:
            continue
        if found is None and last is not None and tree.sent[last[0]] == tree.sent[i]:
            found = last[1]  # « cela n'est pas un signal et cela ne dit rien »
        if found is None and last is not None and tree.sent[last[0]] == tree.sent[i] - 1 and _opens(tree, last[0]) and _opens(tree, i):
            found = last[1]  # « La dette, c'est un poids. C'est un frein »
        found = (
            found
            or _subject_before(tree, i, verb)
            or _nominal_before(tree, i, mentions)
            or _same_topic(tree, i, verb, resolved, quoted)
            or _taken_up(tree, i, verb, mentions, quoted)
        )
        if found is not None:
            out.append(Link(mention=tree.span(i, i + 1), antecedent=found, rule="reference.neuter"))
            last = i, found
    return out + _done(tree)


def _done(tree: Tree) -> list[Link]:
    """« Il a menacé de partir mais ne l'a pas fait », « il refuse de le faire »: the infinitive before."""
    out = []
    for i in tree.places(_DOING):
        verb = tree.head[i]
        if tree.dep[i] != "obj" or tree.lemma[verb] != "faire" or verb < i or any(tree.verb_form[k] == "Inf" for k in tree.kids[verb]):
            continue
        begin, _ = tree.sents[tree.sent[i]]
        before = [k for k in range(begin, i) if tree.verb_form[k] == "Inf" and tree.dep[k] in _GOVERNED]
        if before:
            top = next((k for k in before if k in tree.ancestors(before[-1])), before[-1])  # « refuse de partir pour vendre »
            after = min([tree.right[top], *[tree.left[k] for k in tree.kids[top] if tree.dep[k] == "conj"]])
            if after <= i:
                out.append(Link(mention=tree.span(i, i + 1), antecedent=tree.span(top, after), rule="reference.neuter"))
    return out


def _opens(tree: Tree, i: int) -> bool:
    """Whether the clause of a neuter pronoun opens its sentence: nothing but what it stands for comes before it."""
    begin, _ = tree.sents[tree.sent[i]]
    return all(tree.pos[k] in ("DET", "NOUN", "PROPN", "PUNCT", "ADP", "ADJ", "PRON") for k in range(begin, i))


def _subject_before(tree: Tree, i: int, verb: int) -> Span | None:
    """« La loi n'est pas un remède, c'est un frein », « les deux croix sont là et ce sont des symboles »: the thing of which the clause before tells."""
    above = tree.head[verb]
    if tree.pos[verb] != "NOUN" or tree.dep[verb] not in ("conj", "parataxis") or above > i or not _has_copula(tree, verb):
        return None
    subject = next((k for k in tree.kids[above] if tree.dep[k] in SUBJECTS and k < above and tree.pos[k] in ("NOUN", "PROPN")), None)
    if subject is None or not _has_copula(tree, above):
        return None
    denied = any(tree.lower[k] in NE for j in (above, verb) for k in tree.kids[j])
    denied = denied and tree.pos[above] == "NOUN"  # not « le maire n'est pas là, c'est une honte »
    return phrase(tree, subject) if denied or "Plur" == tree.feats(verb).get("Number") == tree.feats(subject).get("Number") else None


def _nominal_before(tree: Tree, i: int, mentions: list[Mention]) -> Span | None:
    """« Hausse des loyers : « Cela nous étrangle » », « Un but de Diop. C'est son dixième »: a thing named without a verb right before."""
    k = i - 1
    while k > 0 and tree.pos[k] in ("PUNCT", "SPACE"):
        k -= 1
    if k == i - 1 or k < 0 or tree.words[k + 1] not in _CLOSING:
        return None
    top = next((j for j in (k, *tree.ancestors(k)) if tree.dep[j] == "ROOT"), k)
    bare = (
        tree.dep[top] == "ROOT"
        and tree.pos[top] == "NOUN"
        and not any(tree.dep[m] == "cop" or tree.dep[m] in SUBJECTS for m in tree.kids[top] if m < i)
    )
    named = next((m for m in mentions if m.head == top < i), None)
    if not bare or named is None or named.human or tree.right[top] <= top + 1:
        return None
    return phrase(tree, top)


def _has_copula(tree: Tree, i: int) -> bool:
    return any(tree.dep[k] == "cop" for k in tree.kids[i])


def _is_cleft(tree: Tree, i: int, verb: int) -> bool:
    """« c'est lui qui part », « c'est pourquoi », « c'est à Lyon que », « est-ce que »: it stands for nothing."""
    if not {"pourquoi", "ainsi", "là", "parce"}.isdisjoint((tree.lower[verb], *tree.lower[i + 2 : i + 3])) or tree.lower[i + 1 : i + 2] in (
        ["qui"],
        ["que"],
        ["qu'"],
        ["dont"],
    ):
        return True
    if tree.words[i].startswith("-") and tree.lower[i + 1 : i + 2] == ["que"]:
        return True
    if tree.pos[verb] == "NOUN" and any(tree.lower[k] in ("un", "une") for k in tree.kids[verb]):
        return False  # « c'est un élément que le maire oublie »
    below = [k for k in tree.kids[verb] if k > verb and tree.dep[k] in ("acl:relcl", "advcl:cleft", "ccomp", "csubj")]
    return any(tree.lower[m] in ("qui", "que", "qu'", "qu’", "dont") for k in below for m in range(tree.left[k], k))


def _before(tree: Tree, i: int, verb: int, labels: frozenset[str]) -> Span | None:
    """« Le régime, ce n'était pas », « partir, c'est mourir », « ce que je vois, c'est »."""
    for k in tree.kids[verb]:
        first, after = tree.left[k], min(tree.right[k], i)
        if k >= i or tree.dep[k] not in labels or tree.pos[k] in ("ADV", "ADP", "SCONJ"):
            continue
        while first < k and (tree.pos[first] == "PUNCT" or (tree.lower[first] in _OPENING and tree.lower[first + 1] != "que")):
            if tree.lower[first] == "que" and tree.head[first] == k and tree.verb_form[k] == "Fin":
                break  # « Que l'on parte, c'est absurde »
            first += 1
        first -= tree.lower[first] in ("qui", "que", "qu'") and first > 0 and tree.lower[first - 1] == "ce"
        closed = all(tree.words[m] in _SET_OFF or tree.pos[m] in ("ADV", "INTJ") for m in range(after, i))
        closed = closed and not (tree.words[i - 1] in _OPENING and ":" in tree.words[after:i])  # « Le maire : « C'est … »
        nominal = (tree.pos[k] in ("NOUN", "PROPN") or tree.lower[k : k + 2] == ["un", "des"]) and introducer(tree, k) == ""
        verbal = tree.verb_form[k] == "Inf" and introducer(tree, k) == ""
        free = tree.lower[first] in ("ce", "que") and tree.pos[k] in ("VERB", "AUX", "PRON")
        if closed and nominal and (tree.lower[first] not in ("ce", "que") or tree.pos[first] == "DET"):
            return phrase(tree, next((m for m in tree.kids[k] if tree.dep[m] in SUBJECTS), k))  # « la loi n'est pas un frein, c'est … »
        if closed and (verbal or free):
            while after - 1 > first and (tree.words[after - 1] in _SET_OFF or tree.pos[after - 1] == "INTJ"):
                after -= 1
            return tree.span(first, after)
    return None


def _fronted(tree: Tree, i: int) -> Span | None:
    """« Plaider pour la paix, c'est mourir », « que le maire parte, ce n'est pas étonnant »: what opens its sentence."""
    begin, comma = tree.sents[tree.sent[i]][0], i - 1
    if tree.words[comma] != "," or comma <= begin:
        return None
    first = next((k + 1 for k in range(comma - 1, begin - 1, -1) if tree.words[k] in _SHUT), begin)
    open_verb = tree.verb_form[first] == "Inf" and tree.pos[first] == "VERB"
    return tree.span(first, comma) if open_verb or tree.lower[first] in QUE else None


def _behind(tree: Tree, verb: int) -> Span | None:
    """« c'est fini, la fête »: the noun; « c'est une honte de mentir », « c'est difficile de choisir »: the infinitive."""
    noun = next((k for k in tree.kids[verb] if k > verb and tree.dep[k] == "dislocated" and tree.pos[k] in ("NOUN", "PROPN")), None)
    if noun is not None:
        return phrase(tree, noun)
    if tree.pos[verb] not in ("NOUN", "ADJ", "VERB") or (
        tree.pos[verb] == "NOUN" and not any(tree.lower[k] in ("un", "une", "du") for k in tree.kids[verb])
    ):
        return None
    for k in tree.kids[verb]:
        if (
            k > verb
            and tree.verb_form[k] == "Inf"
            and (tree.dep[k] == "csubj" or (tree.pos[verb] != "VERB" and tree.dep[k] in ("xcomp", "ccomp", "acl", "advcl")))
            and introducer(tree, k) in OF
        ):
            return tree.span(k, tree.right[k])
    return None


def _same_topic(tree: Tree, i: int, verb: int, resolved: dict[int, Mention], quoted: list[int]) -> Span | None:
    """« La foire a ouvert. Elle durera dix jours. C'est la plus grande … »: the thing that a subject takes up right before."""
    begin = tree.sents[tree.sent[i] - 1][0] if tree.sent[i] else i
    last = next((k for k in range(i - 1, begin - 1, -1) if k in resolved and tree.dep[k] in SUBJECTS), -1)
    first_of_all = tree.pos[verb] == "NOUN" and not _FIRST_OF_ALL.isdisjoint(tree.lower[i:verb])
    return whole(tree, resolved[last]) if last >= 0 and first_of_all and not resolved[last].human and quoted[last] == quoted[i] else None


def _taken_up(tree: Tree, i: int, verb: int, mentions: list[Mention], quoted: list[int]) -> Span | None:
    """The thing of the same sentence or the one before that is meant; none where two come near each other."""
    near = [m for m in mentions if m.head < i and 0 <= tree.sent[i] - m.sent <= 2 and not m.person and tree.head[m.head] != verb]
    if tree.pos[verb] == "NOUN":
        alike = [m for m in near if tree.lemma[m.head] == tree.lemma[verb] and not (m.number == "p" and _is_one(tree, verb))]
        if alike:
            return whole(tree, alike[-1].full())
        if any(m.head == verb and m.human and m.number == "p" for m in mentions):  # « c'étaient des voisins »
            people = [m for m in mentions if i > m.head and m.human and m.number == "p" and 0 <= tree.sent[i] - m.sent <= 1]
            return whole(tree, people[-1].full()) if people else None
    elif tree.pos[verb] != "VERB":
        return None  # « c'est grave »: of all that has been said
    near = [m for m in near if tree.dep[m.head] != "ROOT"]
    if tree.pos[verb] == "NOUN" and tree.feats(verb).get("Number") == "Sing":
        near = [m for m in near if m.number != "p"]  # « Il interdirait les sapins. C'est une rumeur »
    ranked = sorted(
        ((_score(tree, i, m, quoted), m.head, m) for m in near if tree.sent[i] - m.sent <= 1), key=lambda row: row[:2], reverse=True
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _NEAR):
        return None
    doing = tree.head[ranked[0][1]]
    if tree.pos[verb] == "VERB" and tree.dep[ranked[0][1]] == "obj" and tree.verb_form[doing] == "Inf" and tree.dep[doing] in _DONE:
        return tree.span(doing, tree.right[doing])  # « Il faut réduire les débits. Cela prendra un an »
    return whole(tree, ranked[0][2].full())


def _is_one(tree: Tree, verb: int) -> bool:
    """« c'est un frein »."""
    return tree.feats(verb).get("Number") == "Sing" and any(tree.lower[k] in ("un", "une") for k in tree.kids[verb])


def _score(tree: Tree, i: int, mention: Mention, quoted: list[int]) -> float:
    score = _ROLES.get(tree.dep[mention.head], 0.0)
    if tree.pos[tree.head[i]] == "NOUN" and tree.dep[mention.head] == "nsubj":
        score = _TOPIC
    left = tree.left[mention.head]
    if tree.lower[left] in ("leurs", "pas") or (tree.lower[left] in OF and tree.dep[left] != "case"):
        score -= 0.5
    if any(tree.dep[k] in ("acl:relcl", "advcl", "acl") for k in tree.ancestors(mention.head)):
        score -= 0.4
    if quoted[mention.head] != quoted[i]:
        score -= 0.1
    return score - 0.3 * (mention.human is True) - 0.3 * (tree.sent[i] - mention.sent)
