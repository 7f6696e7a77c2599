"""Verbs that the tagger took for something else: « Le port ferme trois quais », « sont entrées », « Il y a douze blessés ».

A present tense that is also an adjective or noun is tagged so in short sentences and titles; the sentence is then left without a verb.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from claimkit.components.syntax import Tree

_IMPERSONAL = frozenset({"a", "avait", "aura", "aurait", "ait", "eut"})
_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN"})
_BELOW = frozenset({"xcomp", "advcl", "conj", "parataxis", "acl", "ccomp"})
_FOLLOWING = frozenset({"DET", "NUM"})


@dataclass(slots=True)
class Tagging:
    """New tags of a token: its features and, when known, its lemma."""

    morph: str
    lemma: str | None = None


def infinitive_of(form: str, infinitives: Collection[str]) -> str | None:
    """The infinitive in -er of which a word can be the third person present (« ferme » → « fermer »), or None."""
    stem = form[:-3] if form.endswith("ent") else form[:-1] if form.endswith("e") else None
    if stem is None or len(stem) < 2:
        return None
    accented = stem.rfind("è")
    variants = [stem] if accented < 0 else [stem[:accented] + e + stem[accented + 1 :] for e in "éeè"]
    return next((v + "er" for v in variants if v + "er" in infinitives), None)


def missed_verbs(
    tree: Tree, heads: list[int], deps: list[str], infinitives: Collection[str], etre: Mapping[str, str]
) -> dict[int, Tagging]:
    """The tokens that are verbs after all, with their new tags; `heads` and `deps` are mended on the way.

    Args:
        tree: the tree as parsed.
        heads: heads by token, changed in place.
        deps: labels by token, changed in place.
        infinitives: known infinitives.
        etre: past participles of verbs that take être, in all four forms → infinitive.
    """
    found: dict[int, Tagging] = {}
    for i, word in enumerate(tree.lower):
        if word in _IMPERSONAL and tree.dep[i] == "fixed":
            _mend_existential(tree, i, heads, deps)
        elif (
            tree.pos[i] in _NOMINAL
            and word in etre
            and any(tree.dep[k].startswith(("aux", "cop")) and tree.lemma[k] == "être" for k in tree.kids[i])
        ):
            found[i] = Tagging("Tense=Past|VerbForm=Part", etre[word])
    _mend_false_roots(tree, heads, deps)
    for begin, end in tree.sents:
        if end - begin > 2 and not any(tree.feats(i).get("VerbForm") == "Fin" for i in range(begin, end)):
            verb = _verb_of(tree, begin, end, infinitives)
            if verb is not None:
                i, infinitive = verb
                number = "Plur" if tree.lower[i].endswith("ent") else "Sing"
                found[i] = Tagging(f"Mood=Ind|Number={number}|Person=3|Tense=Pres|VerbForm=Fin", infinitive)
                _mend_clause(tree, begin, end, i, heads, deps)
    return found


def _mend_false_roots(tree: Tree, heads: list[int], deps: list[str]) -> None:
    """« Une équipe franco-chilienne a découvert … » with the adjective as root: the finite verb below governs, the root describes the subject.

    The same for a participle behind its noun that was made the root (« Le compositeur invité n'a … »).
    """
    for root in range(len(tree)):
        if tree.head[root] != root or heads[root] != root or any(tree.dep[k].startswith(("aux", "cop")) for k in tree.kids[root]):
            continue
        if tree.pos[root] in ("VERB", "AUX") and tree.feats(root).get("VerbForm") != "Part":
            continue
        subject = next((k for k in tree.kids[root] if tree.dep[k].startswith("nsubj") and k < root), None)
        if subject is None:
            continue
        verb = next((k for k in tree.kids[root] if k > root and tree.dep[k] in _BELOW and _finite_without_subject(tree, k)), None)
        if verb is None:
            continue
        for k in tree.kids[root]:
            if k != verb and (k > verb or (tree.dep[k] == "punct" and k > root)):
                heads[k] = verb
        heads[verb], deps[verb] = verb, "ROOT"
        heads[subject] = verb
        heads[root], deps[root] = subject, "acl" if tree.pos[root] == "VERB" else "amod"


def _finite_without_subject(tree: Tree, k: int) -> bool:
    if tree.pos[k] not in ("VERB", "AUX") or any(tree.dep[m].startswith(("nsubj", "mark")) for m in tree.kids[k]):
        return False
    return any(tree.feats(m).get("VerbForm") == "Fin" for m in (k, *(m for m in tree.kids[k] if tree.dep[m].startswith("aux"))))


def _mend_existential(tree: Tree, verb: int, heads: list[int], deps: list[str]) -> None:
    """« Il y a N » as a fixed preposition of N: the verb governs, N is its object."""
    pronoun = tree.head[verb]
    noun = tree.head[pronoun]
    if tree.lower[pronoun] != "il" or noun <= verb or tree.dep[noun].startswith(("obl", "advmod")):
        return
    heads[verb], deps[verb] = (verb, "ROOT") if heads[noun] == noun else (heads[noun], deps[noun])
    heads[noun], deps[noun] = verb, "obj"
    heads[pronoun], deps[pronoun] = verb, "expl:subj"
    for k in tree.kids[pronoun]:
        if k != verb:
            heads[k], deps[k] = verb, "iobj" if tree.lower[k] == "y" else deps[k]
    for k in tree.kids[noun]:
        if tree.dep[k] == "punct":
            heads[k] = verb


def _verb_of(tree: Tree, begin: int, end: int, infinitives: Collection[str]) -> tuple[int, str] | None:
    """The only word that can be the verb: behind a noun phrase with determiner or a name, before a determiner or number."""
    subject = False
    for i in range(begin, end - 1):
        pos = tree.pos[i]
        word = tree.lower[i]
        following = tree.pos[i + 1] in _FOLLOWING or tree.lower[i + 1] in ("depuis", "pendant", "parmi")
        if subject and pos in _NOMINAL and tree.words[i].islower() and following and tree.pos[i - 1] not in ("DET", "ADP", "NUM", "CCONJ"):
            infinitive = infinitive_of(word, infinitives)
            if infinitive is not None:
                return i, infinitive
        if pos in ("NOUN", "PROPN", "PRON") or (pos == "ADJ" and tree.lower[begin] in ("ce", "cette", "ces", "celui-ci", "celle-ci")):
            subject = subject or _has_determiner(tree, i, begin) or pos in ("PROPN", "PRON") or pos == "ADJ"
        if tree.words[i] in {",", ":", ";", "–", "—", "("}:
            subject = False
    return None


def _has_determiner(tree: Tree, i: int, begin: int) -> bool:
    return any(tree.pos[j] in ("DET", "NUM") for j in range(max(begin, i - 2), i))


def _mend_clause(tree: Tree, begin: int, end: int, verb: int, heads: list[int], deps: list[str]) -> None:
    """Makes the found verb the root: the phrase before it its subject, the noun behind it its object."""
    root = next((i for i in range(begin, end) if heads[i] == i), begin)
    for k in (*tree.kids[root], *tree.kids[verb], root):
        if k == verb or not begin <= k < end:
            continue
        if (k == root and root > verb and deps[k] == "ROOT") or (
            k > verb and heads[k] in (root, verb) and tree.pos[k] in ("NOUN", "PROPN") and not _cased(tree, k)
        ):
            heads[k], deps[k] = verb, "obj"
        elif k > verb and heads[k] == root:
            heads[k] = verb
        elif k == root:
            heads[k], deps[k] = verb, "nsubj"
    if root == verb:
        before = [k for k in range(begin, verb) if heads[k] == verb and tree.pos[k] in ("NOUN", "PROPN", "PRON") and not _cased(tree, k)]
        if before:
            deps[before[0]] = "nsubj"
        elif tree.pos[verb - 1] in ("ADJ", "PRON"):  # « Ce dernier repère … »
            heads[verb - 1], deps[verb - 1] = verb, "nsubj"
            for k in range(begin, verb - 1):
                if heads[k] == verb and tree.pos[k] == "DET":
                    heads[k] = verb - 1
    heads[verb], deps[verb] = verb, "ROOT"


def _cased(tree: Tree, k: int) -> bool:
    return any(tree.dep[m] == "case" for m in tree.kids[k])
