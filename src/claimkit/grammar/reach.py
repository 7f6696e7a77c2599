"""What a cue covers in the tree: the lexical heads of its predicate, of those that share it, of a content clause."""

from __future__ import annotations

from collections.abc import Iterable

from claimkit.doc.tree import AUXILIARIES, SUBJECTS, Tree
from claimkit.grammar.subjects import has_subject

Ranges = list[tuple[int, int]]

_CONTENT_LABELS = ("ccomp", "xcomp", "csubj", "csubj:pass")
_OPENING, _CLOSING = frozenset({"«", "“", '"'}), frozenset({"»", "”", '"'})
_SKIPPED = frozenset({"ADV", "PRON", "ADP", "PART"})


def is_predicate(tree: Tree, i: int) -> bool:
    """Whether a token heads a clause: a verb, or a noun or adjective with copula or subject, or what stands at the root."""
    if tree.dep[i] in AUXILIARIES:
        return False
    if tree.pos[i] in ("VERB", "AUX") or tree.dep[i] in ("ROOT", "acl:relcl"):
        return True
    return any(tree.dep[k] in SUBJECTS or tree.dep[k] == "cop" for k in tree.kids[i])


def predicate_of(tree: Tree, i: int) -> int:
    """The nearest predicate at or above a token."""
    if is_predicate(tree, i):
        return i
    for j in tree.ancestors(i):
        if is_predicate(tree, j):
            return j
    return i


def is_finite(tree: Tree, i: int) -> bool:
    """Whether a predicate carries a finite form of its own, in itself or in an auxiliary."""
    if tree.verb_form[i] == "Fin":
        return True
    return any(tree.dep[k] in AUXILIARIES and tree.verb_form[k] == "Fin" for k in tree.kids[i])


def group(tree: Tree, i: int, *, through: bool = False) -> set[int]:
    """A predicate with its auxiliaries, and the participles or infinitives coordinated with it that share them.

    Args:
        tree: the tree.
        i: the predicate.
        through: whether the lexical head is the infinitive or attribute that `i` governs (modals, semi-auxiliaries, sembler).
    """
    found, queue = {i}, [i]
    for j in queue:
        for k in tree.kids[j]:
            dep = tree.dep[k]
            if dep in AUXILIARIES:
                found.add(k)
            elif (dep == "conj" and _shares(tree, k)) or (
                through
                and k > j
                and _takes_over(tree, k)
                and (j == i or (tree.dep[k] == "xcomp" and (tree.verb_form[k] != "Inf" or tree.lemma[j] in ("devoir", "pouvoir"))))
            ):
                queue.append(k)  # « devrait rester modérée », « va devoir payer »: down to the attribute, the last infinitive
        found.update(queue)
    if through:
        found.update(_following(tree, i))
    return found


def _takes_over(tree: Tree, k: int) -> bool:
    """An infinitive, participle or attribute that a modal or « sembler » governs."""
    dep = tree.dep[k]
    return (dep in ("xcomp", "ccomp") or (dep in ("obj", "obl:arg") and tree.pos[k] in ("VERB", "AUX"))) and not is_finite(tree, k)


def _shares(tree: Tree, k: int) -> bool:
    """A coordinated predicate without subject or finite verb of its own."""
    if tree.pos[k] not in ("VERB", "AUX", "ADJ") or is_finite(tree, k):
        return False
    return not any(tree.dep[m] in SUBJECTS for m in tree.kids[k])


def _following(tree: Tree, i: int) -> list[int]:
    """Auxiliaries and the first infinitive or participle right behind a modal, whatever the parse says."""
    out: list[int] = []
    _, stop = tree.sents[tree.sent[i]]
    for j in range(i + 1, min(stop, i + 9)):
        if tree.verb_form[j] == "Fin":
            break
        if tree.pos[j] in ("VERB", "AUX"):
            out.append(j)
            if tree.pos[j] == "VERB":
                break
        elif tree.pos[j] not in _SKIPPED:
            break
    return out


def ranges_of(tree: Tree, tokens: Iterable[int]) -> Ranges:
    """The character ranges of some tokens."""
    return [(tree.start[i], tree.end[i]) for i in sorted(tokens)]


def content_of(tree: Tree, i: int) -> list[int]:
    """Heads of the clauses that a verb or adjective has as content: « que … », a bare infinitive, « de » with an infinitive."""
    found = [
        k
        for k in tree.kids[i]
        if k > i and tree.dep[k] in _CONTENT_LABELS and _clausal(tree, k) and (not is_finite(tree, k) or _opens_with_que(tree, k))
    ]
    if not found:
        found = [
            k
            for k in tree.kids[i]
            if k > i
            and tree.dep[k] in ("advcl", "acl", "acl:relcl", "conj", "dep", "obj")
            and _opens_with_que(tree, k)
            and not any(tree.dep[m] == "cc" for m in tree.kids[k])  # « … semblent floues et que … »
        ]
    return found


def _clausal(tree: Tree, k: int) -> bool:
    return is_predicate(tree, k) or tree.verb_form[k] != "" or any(tree.dep[m] == "mark" for m in tree.kids[k])


def _opens_with_que(tree: Tree, k: int) -> bool:
    """« que », « qu'il »; also « si » of an indirect question."""
    return any(tree.dep[m] in ("mark", "obj", "advmod") and tree.lower[m] in ("que", "qu'", "qu’") for m in tree.kids[k])


def subtree_range(tree: Tree, i: int) -> tuple[int, int]:
    """Characters from the first to the last token below a head."""
    return tree.start[tree.left[i]], tree.end[tree.right[i] - 1]


def content_ranges(tree: Tree, i: int) -> Ranges:
    """The characters of a content clause without what only the parse coordinates with it.

    That is a clause with a subject of its own but no « que » behind « mais » (« il semble que A, mais nous n'avons pas B »), and a verb
    whose number is that of the verb above, not of the content (« ils estiment que la loi est mauvaise et promettent B », « est soupçonné
    d'avoir fui et sera jugé »).
    """
    return without([subtree_range(tree, i)], strays(tree, i))


def strays(tree: Tree, content: int) -> Ranges:
    """The clauses that only the parse coordinates with a content clause."""
    return [
        subtree_range(tree, k)
        for k in tree.conjuncts(content)[1:]
        if is_finite(tree, k)
        and not _opens_with_que(tree, k)
        and (_contrasts(tree, k) if has_subject(tree, k) else _goes_above(tree, content, k) or _behind_marks(tree, content, k))
    ]


def without(ranges: Ranges, cuts: Ranges) -> Ranges:
    """Ranges with others cut out of them."""
    for a, b in cuts:
        ranges = [piece for start, end in ranges for piece in ((start, min(end, a)), (max(start, b), end)) if piece[0] < piece[1]]
    return ranges


def _number(tree: Tree, k: int) -> str | None:
    finite = [m for m in (k, *tree.kids[k]) if (m == k or tree.dep[m] in AUXILIARIES) and tree.verb_form[m] == "Fin"]
    return tree.feats(finite[0]).get("Number") if finite else None


def _goes_above(tree: Tree, content: int, k: int) -> bool:
    """Whether a conjunct of the content agrees with the verb above it and not with the content, which may be an infinitive."""
    above, own, number = _number(tree, tree.head[content]), _number(tree, content), _number(tree, k)
    return number is not None and number == above and number != own


def _behind_marks(tree: Tree, content: int, k: int) -> bool:
    """« estime que « la ville mérite mieux » et promet »: a content that stands in marks as a whole ends with them."""
    first, and_ = tree.left[content], tree.left[k]
    return tree.words[and_ - 1] in _CLOSING and not _OPENING.isdisjoint(tree.words[first : first + 2]) and tree.lower[and_] == "et"


def _contrasts(tree: Tree, k: int) -> bool:
    """Whether « mais », « ; », « or » stands before a conjunct."""
    return any(tree.lower[m] in ("mais", ";", "or", "car") for m in tree.kids[k] if m < k)
