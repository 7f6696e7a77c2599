"""« Anne Roux a gagné. La nageuse de 22 ans … »: what else the text calls the one person of whom it tells."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.names import Names, plain
from claimkit.layers.reference.mention import Mention

_NEAR, _FAR = 2, 8  # sentences, and those of a quotation among them
_KNOWN = frozenset({"le", "la", "l'", "l’", "ce", "cet", "cette"})
_AMONG = frozenset({"autre", "deuxième", "second", "seconde", "troisième", "dernier", "même"})
_OBJECT = 0.9  # the weight of a mention that is no complement


def designated(
    tree: Tree, mention: Mention, people: list[Mention], single: list[Mention], nouns: Mapping[str, str], names: Names
) -> Mention | None:
    """The only person named near whom a definite description can call, where it calls nobody else before.

    Args:
        tree: the tree.
        mention: a mention without name.
        people: the people named before it, in text order.
        single: all mentions that are no coordination, in text order.
        nouns: noun to the sort of name it can take up: of an office few people can be meant, « other » people seldom are.
        names: word lists on names and nouns.
    """
    i = mention.head
    word = tree.lower[i]
    noun = word if word in nouns else tree.lemma[i].lower()
    sort = nouns.get(noun, "person" if "person" in (names.nouns.get(plain(word)), names.nouns.get(noun)) else "other")
    placed = noun in nouns or tree.dep[i] in SUBJECTS or tree.lower[tree.left[i]] in ("selon", "d'après")
    if sort not in ("person", "office") or mention.number == "p" or not (placed and _describes(tree, mention)):
        return None
    last = _told_between(tree, people[-1].sent, mention.sent) if people else 0
    reach = _NEAR + (last == _NEAR + 1)  # a sentence more where nobody has been named since
    near = [*takewhile(lambda m: _told_between(tree, m.sent, mention.sent) <= reach, reversed(people))]
    fitting = [m for m in near if not (m.full().gender and mention.gender and m.full().gender != mention.gender) and m.number != "p"]
    fitting = [m for m in fitting if m.weight >= _OBJECT or m.source] or fitting  # of several the one who is no complement
    if not fitting or len({m.full().name[-1] for m in fitting}) > 1 or mention.sent == fitting[0].sent:
        return None
    if any(fitting[0].head < m.head < i and _is_somebody(tree, m, mention) for m in single):
        return None
    full = fitting[0].full()
    weight = max(_OBJECT if m.source else m.weight for m in fitting)
    if any(nouns.get(n) == "other" for n in full.nouns):
        return None  # a prosecutor is no suspect
    if sort == "office" and not (
        weight >= _OBJECT and _told_between(tree, fitting[0].sent, mention.sent) <= _NEAR and _leads(tree, i, full, people, nouns)
    ):
        return None
    if (len(full.name) == 1 and weight < _OBJECT) or (mention.gender == "f" and full.gender is None):
        return None  # a name that may be a place's, or a man's
    earlier = takewhile(lambda m: m.head < i, single)
    return full if all(m.full() is full for m in earlier if tree.lower[m.head] == word) else None


def _is_somebody(tree: Tree, m: Mention, mention: Mention) -> bool:
    """« Un pompier a été touché. Le jeune homme … »: who has been brought up since, without a name."""
    kids = tree.kids[m.head]
    if not m.person or m.name or m.source or m.root is not None or m.weight < 2 or mention.sent - m.sent > 1:
        return False
    alike = not (m.gender and mention.gender and m.gender != mention.gender)
    return alike and any(tree.lower[k] in ("un", "une") for k in kids) and all(tree.dep[k] != "cop" for k in kids)


def _leads(tree: Tree, i: int, full: Mention, people: list[Mention], nouns: Mapping[str, str]) -> bool:
    """Whether an office that is told whole can be that of a person: the first one named in the text who can have it, of no other office."""
    first = next(m.full() for m in people if not (m.full().gender and full.gender and m.full().gender != full.gender))
    bare = all(tree.dep[k] in ("det", "punct") for k in tree.kids[i])
    return not bare and first.name[-1] == full.name[-1] and not any(nouns.get(n) == "office" for n in full.nouns)


def _told_between(tree: Tree, first: int, last: int) -> int:
    """How many sentences on the last one is, without those that are said in a quotation."""
    starts = [tree.start[tree.sents[k][0]] for k in range(first + 1, last + 1)] if last - first <= _FAR else [0] * (_FAR + 1)
    return sum([not any(q.start < start < q.end for q in tree.quotations) for start in starts], 0)


def _describes(tree: Tree, mention: Mention) -> bool:
    """Whether a noun has a definite article, and tells of nobody else by name; who is quoted calls others so."""
    i = mention.head
    if not any(tree.dep[k] == "det" and tree.lower[k] in _KNOWN for k in tree.kids[i]):
        return False
    inside = range(tree.left[i], tree.right[i])
    told = any(tree.ent[k] >= 0 and tree.ents[tree.ent[k]][2] == "PER" and k > i for k in inside)
    joined = any(tree.dep[k] == "conj" or tree.lower[k] in _AMONG for k in tree.kids[i])
    quoted = not mention.source and any(q.inner_start <= tree.start[i] < q.inner_end for q in tree.quotations)
    return not (told or joined or quoted)
