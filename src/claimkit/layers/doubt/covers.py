"""What each sort of lexical cue covers: « soupçonné de », « semble », « risque de », « présumé », « le risque que », adverbs."""

from __future__ import annotations

from claimkit.doc.tree import AUXILIARIES, SUBJECTS, Tree
from claimkit.french.small_words import OF, QUE
from claimkit.grammar.reach import Ranges, content_of, content_ranges, group, is_predicate, predicate_of, ranges_of, subtree_range
from claimkit.grammar.subjects import has_subject

_TAKEN = frozenset({"prendre", "courir", "avoir", "donner", "laisser", "offrir", "saisir", "représenter", "faire", "comporter"})
_THROUGH = frozenset({"pouvoir", "devoir", "aller", "venir", "sembler", "paraître", "risquer"})
_ADVERBS = 3  # tokens
_ARGUMENTS = frozenset({*SUBJECTS, "obj", "obl:agent", "xcomp", "obl:arg"})


def suspicion_scope(tree: Tree, i: int) -> Ranges:
    """« est soupçonné de », « est censé », « est présumé »: the participle, and the infinitive behind."""
    if tree.pos[i] not in ("VERB", "ADJ") or tree.dep[i] == "amod":
        return []
    infinitives = [
        k for k in tree.kids[i] if k > i and tree.dep[k] in ("xcomp", "ccomp", "acl", "advcl", "obl:arg", "obl:mod") and is_clausal(tree, k)
    ]
    passive = any(tree.dep[k] in ("aux:pass", "cop") for k in tree.kids[i]) or (
        tree.verb_form[i] == "Part"
        and tree.dep[i] in ("acl", "conj", "ROOT")
        and (bool(infinitives) or tree.lower[i].startswith(("soupçonn", "suspect")))
    )
    return (ranges_of(tree, group(tree, i)) if passive else []) + [piece for k in infinitives for piece in content_ranges(tree, k)]


def is_clausal(tree: Tree, k: int) -> bool:
    """Whether a dependent is a verb or carries an auxiliary."""
    return tree.pos[k] in ("VERB", "AUX") or any(tree.dep[m] in AUXILIARIES for m in tree.kids[k])


def seeming_scope(tree: Tree, i: int) -> Ranges:
    """« semble avoir fui », « semble calme », « il semble que »; not « faire paraître », « est paru »."""
    if tree.pos[i] not in ("VERB", "AUX") or (i and tree.lower[i - 1] in ("fait", "fera", "faire", "font")):
        return []
    content = [
        k
        for k in content_of(tree, i)
        if tree.pos[k] != "NOUN" or tree.lower[i].startswith("sembl") or any(tree.dep[m] == "cop" for m in tree.kids[k])
    ]
    wanted = ("VERB", "ADJ", "AUX", "NOUN") if tree.lower[i].startswith("sembl") else ("VERB", "ADJ", "AUX")
    behind = [k for k in tree.kids[i] if k > i and tree.dep[k] in ("xcomp", "obj", "ccomp", "advcl") and tree.pos[k] in wanted]
    attributes = [k for k in behind if tree.dep[k] == "xcomp"]
    clauses = [k for k in content + [c for a in attributes for c in content_of(tree, a)] if any(tree.lower[m] in QUE for m in tree.kids[k])]
    if clauses and (not attributes or any(tree.lower[k] in ("il", "-il") for k in tree.kids[i])):  # not « semble inquiet que A »
        return [piece for k in clauses for piece in content_ranges(tree, k)]
    if not behind and not content:
        follows = i + 1 < len(tree) and tree.pos[i + 1] in ("ADV", "ADJ", "VERB", "AUX", "ADP")  # « semble en panne »
        if not tree.lower[i].startswith("sembl") or not follows:
            return []
    return ranges_of(tree, group(tree, i, through=True))


def risk_scope(tree: Tree, i: int) -> Ranges:
    """« risque de tomber »: the infinitive; « risque dix ans de prison » is no hedge."""
    j = i + 1
    while j < len(tree) and j < i + 4 and tree.pos[j] == "ADV" and tree.lower[j] not in OF:
        j += 1
    if j + 1 >= len(tree) or tree.lower[j] not in OF:
        return []
    for k in range(j + 1, min(len(tree), j + 7)):
        if tree.pos[k] in ("VERB", "AUX"):
            before = tree.pos[i - 1] if i else ""
            subject = before in ("DET", "ADP") or (before == "ADJ" and tree.pos[i] != "VERB")
            if subject or tree.verb_form[k] not in ("Inf", ""):
                return []
            top = tree.head[k] if tree.dep[k] in AUXILIARIES else k
            return ranges_of(tree, {i, k} | group(tree, top) | group(tree, i, through=True))
        if tree.pos[k] not in ("PRON", "ADV", "PART"):
            return []
    return []


def attribute_scope(tree: Tree, i: int) -> Ranges:
    """« le dossier de fraude présumée n'a jamais été ouvert »: the clause that the noun takes part in."""
    if any(tree.dep[k] in AUXILIARIES for k in tree.kids[i]) or tree.lower[i + 1 : i + 2] in (["innocent"], ["innocente"]):
        return []
    if i and tree.words[i - 1] in (",", "–", "—", "("):
        return []  # « la presse, supposée de gauche, a perdu »
    if "dont" in tree.lower[max(0, i - 5) : i]:
        return []  # « trois suspects, dont le cerveau présumé, »: one of them only
    if (
        tree.pos[i] == "NOUN"
        and i + 1 < len(tree)
        and tree.pos[i + 1] in ("NOUN", "PROPN", "ADJ")
        and tree.head[i + 1] == i
        and tree.lower[i] != "soi-disant"
    ):
        j = i  # « des présumés emplois », read with the adjective as head
    elif i and tree.pos[i - 1] == "NOUN" and tree.head[i - 1] == i and tree.head[i] != i:
        return ranges_of(tree, group(tree, predicate_of(tree, tree.head[i])))  # « le cerveau présumé », read as a verb with its subject
    elif tree.dep[i] in ("amod", "acl", "nmod", "appos", "advmod") and tree.pos[i] != "NOUN":
        j = tree.head[i]
    else:
        return []
    for _ in range(6):
        dep = tree.dep[j]
        if dep in _ARGUMENTS or (dep.startswith("obl") and not any(tree.dep[k] == "case" for k in tree.kids[j])):
            p = predicate_of(tree, tree.head[j])
            return ranges_of(tree, group(tree, p, through=True))
        if dep in ("nmod", "conj", "appos", "flat:name"):
            j = tree.head[j]
            continue
        break
    return ranges_of(tree, group(tree, j)) if is_predicate(tree, j) else []


def noun_scope(tree: Tree, i: int) -> Ranges:
    """« le risque que la digue cède », « la rumeur selon laquelle … »: the clause that tells the content."""
    out: Ranges = []
    for k in tree.kids[i]:
        if k < i or tree.dep[k] not in ("acl:relcl", "acl", "ccomp", "advcl", "nmod") or not is_clausal(tree, k):
            continue
        first = tree.left[k]
        words = tree.lower[first : first + 2]
        if words[:1] and (words[0] in QUE or words in (["selon", "laquelle"], ["selon", "lequel"])) and not _relative(tree, k):
            out.append(subtree_range(tree, k))
    behind = tree.head[i + 1] if i + 1 < len(tree) and tree.lower[i + 1] in QUE and tree.dep[i + 1] == "mark" else i
    if not out and behind > i and tree.head[behind] == tree.head[i]:
        out.append(subtree_range(tree, behind))  # « il y a peu de chances que »
    return out


def _relative(tree: Tree, k: int) -> bool:
    """« le risque qu'ils prennent », « la possibilité qu'elle a évoquée »: « que » is the object of a verb that has none else."""
    bent = tree.verb_form[k] == "Part" and tree.lower[k].endswith(("ée", "ées", "és"))
    return (bent or tree.lemma[k] in _TAKEN) and any(tree.lower[m] in QUE and tree.dep[m] == "obj" for m in tree.kids[k])


def adverb_scope(tree: Tree, first: int, last: int) -> set[int]:
    """The predicate that an adverb or a phrase modifies; an adjective or participle of its own when it stands before one."""
    if last + 1 < len(tree) and tree.lower[last + 1] in QUE and (told := _told(tree, last + 1)) is not None:
        shared = (k for k in tree.conjuncts(told)[1:] if is_predicate(tree, k) and not has_subject(tree, k))
        return group(tree, told).union(*(group(tree, k) for k in shared))  # « peut-être que la digue tient et durera »
    if tree.lower[last] == "air" and (verb := tree.head[last]) < last:
        behind = [k for h in (verb, last) for k in tree.kids[h] if k > last and "Inf" in [tree.verb_form[m] for m in (k, *tree.kids[k])]]
        return group(tree, verb).union(*(group(tree, k) for k in behind))  # « ça a l'air sympa », « a l'air de dormir »
    outside = [i for i in range(first, last + 1) if not first <= tree.head[i] <= last]
    top = tree.head[outside[0]] if outside else tree.head[first]
    if first <= top <= last and not any(tree.dep[k] == "cop" for k in tree.kids[top]):
        top = next((j for j in range(last + 1, tree.sents[tree.sent[last]][1]) if tree.pos[j] in ("VERB", "AUX")), last)
    if tree.dep[top] in AUXILIARIES:
        top = tree.head[top]
    right = tree.right[top]
    apart = tree.words[first - 1] == "," and "," in tree.words[right - 1 : right + 1]
    aside = top > last and (tree.dep[top] in ("conj", "appos") or apart) and not tree.lower[top].endswith(("di", "soir", "matin"))
    if aside and not is_predicate(tree, top) and tree.left[top] >= first - 2:
        return set()  # « a gagné, mais peut-être trop tard », « l'homme, sans doute en colère, a fui »; not « partira, sans doute lundi »
    if tree.pos[top] == "ADJ" and tree.dep[top] in ("amod", "appos", "acl") and top > last:
        return group(tree, top)  # « un homme probablement ivre »
    nearest = _next_participle(tree, last)
    if nearest is not None:
        return group(tree, nearest)
    if (
        first
        and tree.pos[first - 1] == "ADJ"
        and tree.dep[first - 1] == "conj"
        and (last + 1 >= len(tree) or tree.pos[last + 1] == "PUNCT")
    ):
        return {first - 1}  # « folle, irréaliste peut-être »
    p = predicate_of(tree, top)
    cleft = (k for k in tree.kids[p] if k > last and tree.dep[k] == "advcl:cleft")  # « c'est peut-être lui qui a payé »
    return group(tree, p, through=tree.lemma[p] in _THROUGH).union(*(group(tree, k) for k in cleft))


def _told(tree: Tree, que: int) -> int | None:
    """The predicate of the clause that « que » opens: that of the first finite verb behind."""
    for k in range(que + 1, tree.sents[tree.sent[que]][1]):
        if tree.words[k] in {",", ";", "»"}:
            return None
        if tree.verb_form[k] == "Fin":
            return tree.head[k] if tree.dep[k] in AUXILIARIES or tree.dep[k] == "cop" else k
    return None


def _next_participle(tree: Tree, last: int) -> int | None:
    """« , sans doute assombrie par … »: a detached participle right behind."""
    j = last + 1
    while j < len(tree) and tree.pos[j] == "ADV" and j < last + _ADVERBS:
        j += 1  # « sans doute mal comprise »
    if j < len(tree) and tree.dep[j] in ("acl", "amod", "advcl") and tree.pos[j] in ("VERB", "ADJ") and tree.verb_form[j] == "Part":
        return j
    return None
