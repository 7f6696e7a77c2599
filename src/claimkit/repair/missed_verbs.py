"""Verbs that the tagger took for something else: « Le port ferme trois quais », « sont entrées », « Il y a douze blessés ».

A present tense that is also an adjective or noun is tagged so in short sentences and titles; the sentence is then left without a verb.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from claimkit.doc.columns import written
from claimkit.doc.tree import Tree
from claimkit.repair.punctuation import RELATIVES

_IMPERSONAL = frozenset({"a", "avait", "aura", "aurait", "ait", "eut"})
_CONFUSED = _IMPERSONAL | {"est"}
_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN"})
_BREAKS = frozenset({",", ":", ";", "–", "—", "(", ")", "«", "»", '"', "“", "”"})
_PARTING = _BREAKS | {"mais"}
_POINTED = frozenset({"ce", "cette", "ces", "celui-ci", "celle-ci"})
# Adverbs that stand behind a verb, not behind a noun.
_TIMING = frozenset({"désormais", "déjà", "toujours", "encore", "aussi", "notamment", "actuellement", "également", "maintenant", "ensuite"})
_BINDING = frozenset({"DET", "ADP", "NUM", "CCONJ"})
_BELOW = frozenset({"xcomp", "advcl", "conj", "parataxis", "acl", "ccomp"})
_FOLLOWING = frozenset({"DET", "NUM"})


@dataclass(slots=True)
class Tagging:
    """New tags of a token: its features, its lemma when known, its part of speech."""

    morph: str
    lemma: str | None = None
    pos: str = "VERB"


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
    for i in [i for i, word in enumerate(tree.lower) if word in _CONFUSED or word in etre]:
        word = tree.lower[i]
        if word == "est" and tree.pos[i] in ("VERB", "AUX") and _is_compass_point(tree, i):
            found[i] = Tagging("Gender=Masc|Number=Sing", "est", "NOUN")
            heads[i - 1], deps[i - 1] = i, "det"
            heads[i - 2], deps[i - 2] = i, "case"
            deps[i] = "obl:mod" if heads[i] != i else deps[i]
        elif word in _IMPERSONAL and tree.dep[i] == "fixed":
            _mend_existential(tree, i, heads, deps)
        elif (
            tree.pos[i] in _NOMINAL
            and word in etre
            and any(tree.dep[k].startswith(("aux", "cop")) and tree.lemma[k] == "être" for k in tree.kids[i])
        ):
            found[i] = Tagging("Tense=Past|VerbForm=Part", etre[word])
    _mend_false_roots(tree, heads, deps)
    for i, dep in enumerate(tree.dep):
        if dep == "acl":
            if _governs_its_noun(tree, i):
                _lift_verb(tree, i, heads, deps)
        elif dep == "cop" and tree.head[i] < i and _subject_as_attribute(tree, i):
            _lift_copula(tree, i, heads, deps)
            found[i] = Tagging(written(tree.feats(i)), "être")
    _mend_verbless(tree, infinitives, found, heads, deps)
    return found


def _is_compass_point(tree: Tree, i: int) -> bool:
    """« dans l'est du pays », not « il l'est »."""
    return i >= 2 and tree.lower[i - 1] in ("l'", "l’") and tree.lower[i - 2] in ("dans", "à", "vers", "de", "depuis", "sur", "et")


def _mend_false_roots(tree: Tree, heads: list[int], deps: list[str]) -> None:
    """« Une équipe franco-chilienne a découvert … » with the adjective as root: the finite verb below governs, the root describes the subject.

    The same for a participle behind its noun that was made the root (« Le compositeur invité n'a … »).
    """
    for root in tree.roots:
        if heads[root] != root or any(tree.dep[k].startswith(("aux", "cop")) for k in tree.kids[root]):
            continue
        if tree.pos[root] in ("VERB", "AUX") and tree.verb_form[root] != "Part":
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
    return any(tree.verb_form[m] == "Fin" for m in (k, *(m for m in tree.kids[k] if tree.dep[m].startswith("aux"))))


def _governs_its_noun(tree: Tree, i: int) -> bool:
    """« Le vaccin réduirait de 60 % le risque » with « risque » as root: a finite verb without conjunction or pronoun, right behind its noun."""
    noun = tree.head[i]
    if tree.verb_form[i] != "Fin" or noun > i or tree.dep[noun] != "nsubj" or "," in tree.words[noun:i]:
        return False
    root = tree.head[noun]
    nominal = tree.pos[root] in ("NOUN", "PROPN") and root > i and not any(tree.dep[k].startswith(("aux", "cop")) for k in tree.kids[root])
    return nominal and not any(tree.dep[k].startswith(("nsubj", "mark", "aux")) or tree.lower[k] in RELATIVES for k in tree.kids[i])


def _lift_verb(tree: Tree, verb: int, heads: list[int], deps: list[str]) -> None:
    noun = tree.head[verb]
    root = tree.head[noun]
    heads[verb], deps[verb] = (verb, "ROOT") if heads[root] == root else (heads[root], deps[root])
    heads[noun], deps[noun] = verb, "nsubj"
    heads[root], deps[root] = verb, "obl:mod" if _cased(tree, root) else "obj"
    for k in tree.kids[root]:
        if k < noun or tree.dep[k] == "punct" or tree.dep[k] in ("parataxis", "conj", "advcl"):
            heads[k] = verb


def _subject_as_attribute(tree: Tree, cop: int) -> bool:
    """« Un accord était à portée de main » with « accord » as attribute: the noun stands before its copula and has no subject."""
    noun = tree.head[cop]
    plain = tree.pos[noun] in ("NOUN", "PROPN") and not _cased(tree, noun)
    return plain and tree.verb_form[cop] == "Fin" and not any(tree.dep[k].startswith(("nsubj", "expl", "csubj")) for k in tree.kids[noun])


def _lift_copula(tree: Tree, cop: int, heads: list[int], deps: list[str]) -> None:
    noun = tree.head[cop]
    heads[cop], deps[cop] = (cop, "ROOT") if heads[noun] == noun else (heads[noun], deps[noun])
    heads[noun], deps[noun] = cop, "nsubj"
    for k in tree.kids[noun]:
        if k > cop or tree.dep[k] in ("mark", "advcl", "parataxis"):
            heads[k] = cop


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


def _mend_verbless(tree: Tree, infinitives: Collection[str], found: dict[int, Tagging], heads: list[int], deps: list[str]) -> None:
    """Finds the verb of sentences without one, or of their parts."""
    finite = [i for i, form in enumerate(tree.verb_form) if form == "Fin" and not _in_relative(tree, i)]
    breaks = [i for i, word in enumerate(tree.lower) if word in _PARTING]
    for begin, end in tree.sents:
        verbs = finite[bisect_left(finite, begin) : bisect_left(finite, end)]
        cuts = breaks[bisect_left(breaks, begin) : bisect_left(breaks, end)]
        for first, after, whole in _stretches(begin, end, verbs, cuts):
            continued = not whole and first > 0 and (tree.lower[first - 1] == "mais" or not verbs or verbs[0] >= first)
            i = _verb_of(tree, first, after, infinitives, whole=whole, continued=continued)
            if i is not None:
                number = "Plur" if tree.lower[i].endswith("ent") else "Sing"
                morph = f"Mood=Ind|Number={number}|Person=3|Tense=Pres|VerbForm=Fin"
                found[i] = Tagging(morph, infinitive_of(tree.lower[i], infinitives))
                _mend_clause(tree, first, after, i, heads, deps)
                break


def _stretches(begin: int, end: int, verbs: list[int], cuts: list[int]) -> Iterator[tuple[int, int, bool]]:
    """Where a verb is missing: the whole sentence when it has no finite verb, else its parts between marks without one.

    Args:
        begin: first token of a sentence.
        end: the one after its last.
        verbs: its finite verbs that are in no relative clause.
        cuts: its marks.
    """
    if not verbs and end - begin > 2:
        yield begin, end, True
    first = begin
    for cut in (*cuts, end):
        if cut - first > 2 and bisect_left(verbs, first) == bisect_left(verbs, cut):
            yield first, cut, False
        first = cut + 1


def _verb_of(tree: Tree, begin: int, end: int, infinitives: Collection[str], *, whole: bool, continued: bool) -> int | None:
    """The only word that can be the verb: behind a noun phrase with determiner or a name, before a determiner or number."""
    for i in range(begin, end - 1):
        pos = tree.pos[i]
        if (
            (pos in _NOMINAL if whole else pos == "NOUN")
            and tree.words[i].islower()
            and _complement_follows(tree, i, end, whole=whole)
            and tree.pos[i - 1] not in _BINDING
            and infinitive_of(tree.lower[i], infinitives)
            and _has_subject(tree, begin, i, continued=continued)
        ):
            return i
    return None


def _has_subject(tree: Tree, begin: int, verb: int, *, continued: bool) -> bool:
    """Whether a subject stands before a word in its stretch, with no mark between, or the stretch goes on with one before it."""
    pointed = tree.lower[begin] in _POINTED
    for i in range(verb - 1, begin - 1, -1):
        if tree.words[i] in _BREAKS:
            return False
        pos = tree.pos[i]
        if pos in ("PROPN", "PRON") or (pos == "NOUN" and _has_determiner(tree, i, begin)) or (pos == "ADJ" and pointed):
            return True
    return continued


def _in_relative(tree: Tree, k: int) -> bool:
    if tree.dep[k].startswith(("aux", "cop")):
        k = tree.head[k]
    return tree.dep[k] == "acl:relcl"


def _complement_follows(tree: Tree, i: int, end: int, *, whole: bool) -> bool:
    """A number or determiner behind the word, adverbs at most between; in a sentence with another verb no « des », « du » (« date limite des »)."""
    k = i + 1
    while k < end - 1 and tree.pos[k] == "ADV" and k < i + 3:
        k += 1
    if tree.lower[i + 1] in ("depuis", "pendant", "parmi") or (k > i + 1 and tree.lower[i + 1] in _TIMING):
        return True
    if tree.lower[k] == "à" and k + 2 < end and tree.lower[k + 2] in ("seul", "seule", "seuls", "seules"):
        k += 3  # « compte à lui seul 23 malades »
    return tree.pos[k] in _FOLLOWING and (whole or tree.lower[k] not in ("des", "du", "de"))


def _has_determiner(tree: Tree, i: int, begin: int) -> bool:
    return any(tree.pos[j] in ("DET", "NUM") for j in range(max(begin, i - 2), i))


def _mend_clause(tree: Tree, begin: int, end: int, verb: int, heads: list[int], deps: list[str]) -> None:
    """Makes the found verb govern its stretch: the phrase before it its subject, the noun behind it its object."""
    top = next((i for i in range(begin, end) if not begin <= heads[i] < end or heads[i] == i), begin)
    above, label = heads[top], deps[top]
    for k in (*tree.kids[top], *tree.kids[verb], top):
        if k == verb or not begin <= k < end:
            continue
        if k > verb and (k == top or heads[k] in (top, verb)):
            heads[k] = verb
            if tree.pos[k] in ("NOUN", "PROPN") and not _cased(tree, k):
                deps[k] = "obj"
        elif k == top and k < verb:
            heads[k], deps[k] = verb, "nsubj"
    if top == verb or top > verb:
        _subject_before(tree, begin, verb, heads, deps)
    outside = above if above != top and not begin <= above < end else verb
    heads[verb], deps[verb] = (
        outside,
        "ROOT" if outside == verb else "parataxis" if label in ("nsubj", "obj", "nmod", "appos", "obl:mod") else label,
    )


def _subject_before(tree: Tree, begin: int, verb: int, heads: list[int], deps: list[str]) -> None:
    before = [k for k in range(begin, verb) if heads[k] == verb and tree.pos[k] in ("NOUN", "PROPN", "PRON") and not _cased(tree, k)]
    if before:
        deps[before[0]] = "nsubj"
    elif tree.pos[verb - 1] in ("ADJ", "PRON"):  # « Ce dernier repère … »
        heads[verb - 1], deps[verb - 1] = verb, "nsubj"
        for k in range(begin, verb - 1):
            if heads[k] == verb and tree.pos[k] == "DET":
                heads[k] = verb - 1


def _cased(tree: Tree, k: int) -> bool:
    return any(tree.dep[m] == "case" for m in tree.kids[k])
