"""Lexical hedges: adverbs, verbs of opinion and seeming, adjectives, nouns, each with what the tree puts under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimkit.doc.layers import Layers
from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.names import names_of
from claimkit.french.small_words import NE, OF, QUE
from claimkit.grammar.reach import (
    Ranges,
    content_of,
    content_ranges,
    group,
    is_finite,
    predicate_of,
    ranges_of,
    strays,
    subtree_range,
    without,
)
from claimkit.grammar.subjects import subject_of
from claimkit.layers.doubt.covers import adverb_scope, attribute_scope, is_clausal, noun_scope, risk_scope, seeming_scope, suspicion_scope
from claimkit.layers.doubt.finding import Finding
from claimkit.layers.doubt.people import is_human
from claimkit.lexicons import Lexicons
from claimkit.lexicons.hedging import HedgeCue, HedgePhrase

_REGULAR = (
    "er",
    "e",
    "es",
    "ent",
    "ais",
    "ait",
    "aient",
    "ant",
    "a",
    "èrent",
    "é",
    "ée",
    "és",
    "ées",
    "ons",
    "ez",
    "erait",
    "eraient",
    "era",
    "eront",
    "erais",
)
_THIS = frozenset({"c'", "c’", "ce", "cela", "ça", "ceci"})
_IF = frozenset({"si", "s'", "s’"})
_NOW = frozenset({"désormais", "maintenant", "nouveau"})
_VERBAL = ("opinion", "suspicion", "seeming", "risk")


class LexicalHedges:
    """Finds lexical hedges.

    Args:
        lexicons: gives the cues and the phrases.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._cues: dict[str, dict[str, HedgeCue]] = {}
        self._human_nouns = names_of(lexicons).nouns
        for row in lexicons.rows(HedgeCue):
            for form in _forms(row):
                self._cues.setdefault(form, {})[row.category] = row
        self._phrases = {row.phrase: row for row in lexicons.rows(HedgePhrase)}
        ends: dict[str, list[str]] = {}  # by first letter: fewer branches to try at each word
        for phrase in sorted(self._phrases, key=len, reverse=True):
            ends.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
        words = "|".join(f"{re.escape(first)}(?:{'|'.join(found)})" for first, found in ends.items())
        self._pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")

    def find(self, tree: Tree, layers: Layers) -> Iterator[Finding]:
        """The lexical hedges of a document."""
        yield from self._in_phrases(tree)
        for i in tree.places(self._cues.keys()):
            yield from self._at(tree, layers, i, self._cues[tree.lower[i]])

    def _in_phrases(self, tree: Tree) -> Iterator[Finding]:
        lower = tree.text.lower()
        if len(lower) != len(tree.text):  # a letter whose lower case is longer would shift the offsets
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in tree.text)
        for match in self._pattern.finditer(lower.replace("’", "'")):
            row = self._phrases[match.group()]
            first, last = tree.token_at(match.start()), tree.token_at(match.end() - 1)
            if _in_other_sense(tree, row.phrase, first, last):
                continue
            yield Finding(
                tree.span(first, last + 1), "lexical", "hedge.adverb", ranges_of(tree, adverb_scope(tree, first, last)), row.certainty
            )

    def _at(self, tree: Tree, layers: Layers, i: int, rows: dict[str, HedgeCue]) -> Iterator[Finding]:
        for category, row in rows.items():
            if category in _VERBAL:
                threat = row.cue == "menacer" and is_human(tree, subject_of(tree, i), self._human_nouns, unknown=True)
                found = [] if threat else self._verb(tree, layers, i, category)
            elif category == "noun":
                found = noun_scope(tree, i) if tree.pos[i] == "NOUN" else []
            else:
                found = _adjective_scope(tree, i, category)
            if not found or (category == "predicate" and row.negates and _of_this(tree, i)):
                continue
            negates, certainty = row.negates ^ _turned(tree, i, category), row.certainty
            if category == "noun" and negates:
                certainty = "probable"  # « peu de chances que »
            rank = 1 if category in ("attribute", "suspicion") else 0
            yield Finding(
                tree.span(i, i + 1),
                "modal" if category in ("risk", "capacity") else "lexical",
                f"hedge.{category}",
                found,
                certainty,
                negates,
                rank,
            )
            return

    def _verb(self, tree: Tree, layers: Layers, i: int, category: str) -> Ranges:
        if category == "opinion":
            ranges = _opinion_scope(tree, layers, i)
            return without(ranges, _conceded(tree, ranges))
        if category == "suspicion":
            return suspicion_scope(tree, i)
        if category == "seeming":
            return seeming_scope(tree, i)
        return risk_scope(tree, i)


def _in_other_sense(tree: Tree, phrase: str, first: int, last: int) -> bool:
    """« les trains roulaient normalement. », « ils ont l'air de ce qu'ils sont »."""
    if phrase == "normalement":
        return tree.pos[first - 1] == "VERB" and tree.pos[last + 1 : last + 2] == ["PUNCT"]
    likened = phrase.endswith("air") and last + 2 < len(tree) and tree.lower[last + 1] in OF
    return likened and not any(tree.verb_form[k] == "Inf" for k in range(last + 2, min(len(tree), last + 5)))


def _forms(row: HedgeCue) -> list[str]:
    """The inflected forms of a cue."""
    cue = row.cue
    if row.category in _VERBAL:
        if row.forms:
            return [cue, *row.forms.split()]
        stem = cue[:-2]
        grave = stem[:-2] + "è" + stem[-1] if stem[-2:-1] == "é" else stem
        return (
            [stem + e for e in _REGULAR]
            + ([grave + e for e in ("e", "ent", "es")] if grave != stem else [])
            + ([stem + "eait", stem + "eant", stem + "eaient", stem + "ea"] if stem.endswith("g") else [])
        )
    if row.category == "noun":
        return [cue, cue + "s"]
    feminine = {"el": "elle", "x": "se", "if": "ive"}
    ending = next((e for e in feminine if cue.endswith(e)), "")
    female = cue[: len(cue) - len(ending)] + feminine[ending] if ending else (cue if cue.endswith("e") else cue + "e")
    return [cue, female] if cue.endswith("x") else [cue, cue + "s", female, female + "s"]


def _negated(tree: Tree, i: int) -> bool:
    return any(tree.lower[k] in NE or (tree.lower[k] == "pas" and tree.pos[k] == "ADV") for k in tree.kids[i]) and not any(
        tree.lower[k] in QUE and tree.dep[k] == "advmod" for k in tree.kids[i]
    )


def _cued(tree: Tree, layers: Layers, i: int) -> Ranges:
    """What the attribution whose cue is this token covers."""
    out: Ranges = []
    for attribution, reach in layers.attributed():
        if attribution.kind != "preposition" and attribution.cue.start <= tree.start[i] < attribution.cue.end:
            out.extend(reach.ranges)
    return out


def _opinion_scope(tree: Tree, layers: Layers, i: int) -> Ranges:
    """The content of a verb of opinion: that of its attribution, else the clause below it."""
    if is_incise_of_knowing(tree, i):
        p = predicate_of(tree, tree.head[i])
        return [(tree.start[tree.left[p]], tree.start[i])]
    if ranges := _cued(tree, layers, i):
        beside = [subtree_range(tree, k) for k in tree.kids[i] if k > i and tree.dep[k] == "conj" and is_finite(tree, k)]
        return without(ranges, beside + [cut for k in content_of(tree, i) for cut in strays(tree, k)])  # « estime que … et promet »
    if tree.pos[i] not in ("VERB", "AUX"):  # « doute », « juge » read as nouns
        bare = i > 0 and tree.pos[i - 1] not in ("DET", "ADP", "ADJ", "NUM")
        return _que_behind(tree, i) if bare else []
    if ranges := _content(tree, i):
        return ranges
    if any(k > i and tree.dep[k] == "xcomp" and tree.pos[k] == "ADJ" for k in tree.kids[i]) and any(
        tree.dep[k] == "obj" for k in tree.kids[i]
    ):
        return ranges_of(tree, group(tree, i))  # « jugent la mesure insuffisante »
    at = any(k > i and any(tree.dep[m] == "case" and tree.lower[m] == "à" for m in tree.kids[k]) for k in tree.kids[i])
    if tree.lower[i].startswith("estim") and ((at and tree.verb_form[i] == "Fin") or any(tree.dep[k] == "aux:pass" for k in tree.kids[i])):
        return ranges_of(tree, group(tree, i))  # « est estimé à », « estime à 300 le nombre de … »
    return []


def _conceded(tree: Tree, ranges: Ranges) -> Ranges:
    """The clauses of a content that who thinks it grants: « pense que le lac tiendra, même si l'eau manque »."""
    places = (k for k in tree.places({"bien", "même"}) if any(a <= tree.start[k] < b for a, b in ranges))
    opening = (k for k in places if k + 1 < len(tree) and tree.lower[k + 1] in (QUE if tree.lower[k] == "bien" else _IF))
    return [subtree_range(tree, tree.head[k]) for k in opening if tree.dep[tree.head[k]] == "advcl"]


def is_incise_of_knowing(tree: Tree, i: int) -> bool:
    """« …, croit savoir le quotidien »: an incise, though « savoir » looks like a content."""
    if i == 0 or tree.words[i - 1] not in {",", "»", "”"} or tree.lower[i + 1 : i + 2] != ["savoir"] or tree.head[i] >= i:
        return False
    return tree.lower[i + 2 : i + 3] not in (["que"], ["qu'"], ["qu’"])


def _content(tree: Tree, i: int) -> Ranges:
    """The clauses that the tree puts below a verb as content; else the « que » clause right behind it."""
    return [piece for k in content_of(tree, i) if _is_content(tree, k) for piece in content_ranges(tree, k)] or _que_behind(tree, i)


def _que_behind(tree: Tree, i: int) -> Ranges:
    """A clause with « que » right behind, wherever the parse hangs it."""
    j = i + 1
    while j < min(len(tree), i + 3) and tree.pos[j] == "ADV" and tree.lower[j] not in QUE:
        j += 1
    if j >= len(tree) or tree.lower[j] not in QUE or tree.head[j] <= j:
        return []
    k = tree.head[j]
    return [(tree.start[j], tree.end[tree.right[k] - 1])]


def _is_content(tree: Tree, k: int) -> bool:
    """« pense que », « pense avoir »; not « pense à », « croit en », and not an infinitive of duty."""
    marks = [tree.lower[m] for m in tree.kids[k] if tree.dep[m] in ("mark", "case") and m < k]
    return not any(m in ("à", "en", "pour", "comme") for m in marks)


def _turned(tree: Tree, i: int, category: str) -> bool:
    """Whether a negation or « peu » says of a cue's content the contrary: « ne pense pas que », « peu probable », « peu de chances »."""
    if category in ("opinion", "predicate") and _negated(tree, i):
        return True
    before = i - 1 if category == "predicate" else i - 2 if category == "noun" and tree.lower[i - 1] in OF else -1
    return before >= 0 and tree.lower[before] == "peu"


def _done(tree: Tree, i: int) -> bool:
    """« il était possible de frauder », « il est à nouveau possible de passer »: what one was, or now is, able to do."""
    past = any(tree.dep[k] == "cop" and tree.feats(k).get("Tense") == "Imp" for k in tree.kids[i])
    return past or not _NOW.isdisjoint(tree.lower[max(0, i - 4) : i + 6])


def _of_this(tree: Tree, i: int) -> bool:
    """« c'est invraisemblable »: an evaluation of what was told."""
    return any(tree.dep[k] in SUBJECTS and tree.lower[k] in _THIS for k in tree.kids[i]) and not content_of(tree, i)


def _adjective_scope(tree: Tree, i: int, category: str) -> Ranges:
    if category == "attribute":
        return attribute_scope(tree, i)
    copula = any(tree.dep[k] == "cop" for k in tree.kids[i])
    if category == "capacity":
        behind = [k for k in tree.kids[i] if k > i and is_clausal(tree, k)]
        return ranges_of(tree, group(tree, i) | {m for k in behind for m in group(tree, k)}) if behind else []
    if not copula and not (tree.dep[i] == "xcomp" and tree.pos[i] == "ADJ"):
        return []
    content = [
        k
        for k in tree.kids[i]
        if k > i
        and (tree.dep[k] in ("ccomp", "csubj", "xcomp", "acl", "advcl", "acl:relcl", "advcl:cleft"))
        and any(tree.lower[m] in QUE for m in tree.kids[k])
    ]
    if content and tree.lower[i] == "possible" and _negated(tree, i):
        return []  # it is not so
    if content:
        return [piece for k in content for piece in content_ranges(tree, k)] + ranges_of(tree, {i})
    if any(
        tree.dep[k] in ("xcomp", "advcl", "csubj", "acl", "ccomp", "dep") and tree.pos[k] in ("VERB", "AUX", "ADJ") and k > i
        for k in tree.kids[i]
    ) or _negated(tree, i):
        il = (
            category == "predicate"
            and not _done(tree, i)
            and any(tree.lower[k] in ("il", "-il") for k in tree.kids[i])
            and not _negated(tree, i)
        )
        return ranges_of(tree, group(tree, i)) if il else []  # « il est possible de réduire »; not « capable de », « n'est plus possible »
    return ranges_of(tree, group(tree, i))
