"""Mends verb groups that something splits: « a de son côté refusé », « n'aurait selon lui apporté », « n'a, lui, pas voulu », « a-t-elle martelé ».

The parser makes the auxiliary a verb of its own there, and hangs the participle on the insertion or below the auxiliary; an object behind
« de son côté » becomes a complement of « côté ».
"""

from __future__ import annotations

from claimkit.doc.tree import Tree

_INSERTIONS = frozenset(
    [
        *(("de", whose, "côté") for whose in ("son", "leur", "mon", "notre")),
        *(("pour", whose, "part") for whose in ("sa", "leur", "ma", "notre")),
        *(("à", whose, "tour") for whose in ("son", "leur")),
        *((opening, who) for opening in ("selon", "d'après", "d’après") for who in ("lui", "elle", "eux", "elles")),
        *((who, "aussi") for who in ("lui", "elle", "eux", "elles")),
        *((",", who, ",") for who in ("lui", "elle", "eux", "elles")),
        ("en", "revanche"),
        ("au", "contraire"),
        ("par", "ailleurs"),
        ("en", "outre"),
        ("en", "effet"),
    ]
)
_OPENERS = frozenset(words[0] for words in _INSERTIONS)
_SECONDS = frozenset(words[1] for words in _INSERTIONS)
_LENGTHS = (3, 2)
_INVERTED = frozenset({"-il", "-elle", "-on", "-ils", "-elles", "-t-il", "-t-elle", "-t-on"})  # pronouns behind their verb
_AUXILIARIES = frozenset({"avoir", "être"})


def mend_insertions(tree: Tree, heads: list[int], deps: list[str]) -> bool:
    """Joins what insertions split; `heads` and `deps` are changed in place. Whether anything was."""
    changed = False
    lower = tree.lower
    for first in [i for i, word in enumerate(lower[:-1]) if word in _OPENERS and lower[i + 1] in _SECONDS]:
        after = next((first + n for n in _LENGTHS if tuple(lower[first : first + n]) in _INSERTIONS), first)
        if first in (after, 0) or after >= len(tree):
            continue
        verb = first - 1
        if tree.verb_form[verb] != "Fin":
            continue
        participle = _participle(tree, after)
        if tree.lemma[verb] in _AUXILIARIES and participle is not None:
            if heads[verb] != participle or not deps[verb].startswith("aux"):
                _join(tree, verb, participle, range(first, after), heads, deps)
                changed = True
        else:
            changed |= _free_object(tree, verb, range(first, after), heads, deps)
    return changed


def mend_inversions(tree: Tree, heads: list[int], deps: list[str]) -> bool:
    """« a-t-elle martelé » with « martelé » as a noun and the auxiliary below the pronoun: the participle governs. Whether there was any."""
    changed = False
    for pronoun in [i for i, word in enumerate(tree.lower) if word in _INVERTED]:
        i = pronoun + 1
        split = any(tree.dep[k].startswith("aux") and k < pronoun for k in tree.kids[pronoun])
        if not split or i >= len(tree) or not tree.lower[i].endswith("é"):
            continue
        if heads[i] == pronoun and heads[pronoun] not in (pronoun, i):
            heads[i], deps[i] = heads[pronoun], "parataxis"
            heads[pronoun], deps[pronoun] = i, "nsubj"
        if heads[pronoun] != i:
            continue
        for k in tree.kids[pronoun]:
            if k != i:
                heads[k] = i
        if tree.pos[i] in ("ADJ", "NOUN", "PROPN"):
            tree.retag(i, morph="Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part", lemma=tree.lower[i][:-1] + "er", pos="VERB")
        changed = True
    return changed


def _participle(tree: Tree, i: int) -> int | None:
    """The participle at a token or behind the adverbs and « été » there."""
    while i < len(tree) - 1 and (tree.pos[i] == "ADV" or tree.lower[i] == "été"):
        i += 1
    return i if tree.verb_form[i] == "Part" else None


def _join(tree: Tree, auxiliary: int, participle: int, inside: range, heads: list[int], deps: list[str]) -> None:
    """The participle takes the place of its auxiliary."""
    above = heads[auxiliary]
    for k in tree.kids[auxiliary]:
        if k != participle:
            heads[k] = participle
    for k in range(inside.start, participle):
        if heads[k] not in inside or heads[k] == k:
            heads[k] = participle
    if above != participle:
        heads[participle], deps[participle] = (participle, "ROOT") if above == auxiliary else (above, deps[auxiliary])
    heads[auxiliary], deps[auxiliary] = participle, "aux:tense"


def _free_object(tree: Tree, verb: int, inside: range, heads: list[int], deps: list[str]) -> bool:
    """« dénonce de son côté des irrégularités »: what the parser hangs on the noun of the insertion is the object of the verb."""
    for noun in (i for i in inside if tree.lower[i] in ("côté", "part", "tour")):
        for k in tree.kids[noun]:
            if k >= inside.stop and deps[k] == "nmod" and tree.lower[tree.left[k]] in ("des", "du", "une", "un", "la", "le", "les"):
                heads[k], deps[k] = verb, "obj"
                opening = tree.left[k]
                if heads[opening] == k and deps[opening] == "case":
                    deps[opening] = "det"
                return True
    return False
