"""Lexical hedges: adverbs, verbs of opinion and seeming, adjectives, nouns, each with what the tree puts under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimkit.components.finding import Finding
from claimkit.components.layers import Layers
from claimkit.components.scope import Ranges, content_of, content_ranges, group, is_predicate, predicate_of, ranges_of, subtree_range
from claimkit.components.syntax import AUXILIARIES, SUBJECTS, Tree
from claimkit.lexicons import Lexicons
from claimkit.lexicons.hedging import HedgeCue, HedgePhrase

_REGULAR = ("er", "e", "es", "ent", "ait", "aient", "ant", "a", "èrent", "é", "ée", "és", "ées", "ons", "ez", "erait", "eraient", "era", "eront", "erais")
_QUE = frozenset({"que", "qu'", "qu’"})
_NE = frozenset({"ne", "n'", "n’"})
_OF = frozenset({"de", "d'", "d’"})
_VERBAL = ("opinion", "suspicion", "seeming", "risk", "exclusion")
_THROUGH = frozenset({"pouvoir", "devoir", "aller", "venir", "sembler", "paraître", "risquer"})
_ARGUMENTS = frozenset({*SUBJECTS, "obj", "obl:agent", "xcomp", "obl:arg"})


class LexicalHedges:
    """Finds lexical hedges.

    Args:
        lexicons: gives the cues and the phrases.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._cues: dict[str, dict[str, HedgeCue]] = {}
        for row in lexicons.rows(HedgeCue):
            for form in _forms(row):
                self._cues.setdefault(form, {})[row.category] = row
        self._phrases = {row.phrase: row for row in lexicons.rows(HedgePhrase)}
        words = "|".join(re.escape(p) for p in sorted(self._phrases, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")

    def find(self, tree: Tree, layers: Layers) -> Iterator[Finding]:
        """The lexical hedges of a document."""
        yield from self._in_phrases(tree)
        for i, word in enumerate(tree.lower):
            rows = self._cues.get(word)
            if rows:
                yield from self._at(tree, layers, i, rows)

    def _in_phrases(self, tree: Tree) -> Iterator[Finding]:
        lower = tree.text.lower()
        if len(lower) != len(tree.text):  # a letter whose lower case is longer would shift the offsets
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in tree.text)
        for match in self._pattern.finditer(lower.replace("’", "'")):
            row = self._phrases[match.group()]
            first, last = tree.token_at(match.start()), tree.token_at(match.end() - 1)
            yield Finding(tree.span(first, last + 1), "lexical", "hedge.adverb", ranges_of(tree, _adverb_scope(tree, first, last)), row.certainty)

    def _at(self, tree: Tree, layers: Layers, i: int, rows: dict[str, HedgeCue]) -> Iterator[Finding]:
        for category, row in rows.items():
            if category in _VERBAL:
                found = self._verb(tree, layers, i, category)
            elif category == "noun":
                found = _noun_scope(tree, i) if tree.pos[i] == "NOUN" else []
            else:
                found = _adjective_scope(tree, i, category)
            if not found:
                continue
            negates = row.negates
            if category == "opinion" and _negated(tree, i):
                negates = not negates
            if category == "predicate" and i and tree.lower[i - 1] == "peu":
                negates = not negates
            rank = 1 if category in ("attribute", "suspicion") else 0
            yield Finding(tree.span(i, i + 1), "modal" if category in ("risk", "capacity") else "lexical", f"hedge.{category}", found, row.certainty, negates, rank)
            return

    def _verb(self, tree: Tree, layers: Layers, i: int, category: str) -> Ranges:
        if category == "opinion":
            return _opinion_scope(tree, layers, i)
        if category == "suspicion":
            return _suspicion_scope(tree, i)
        if category == "seeming":
            return _seeming_scope(tree, i)
        if category == "exclusion":
            return _content(tree, i) if _negated(tree, i) else []
        return _risk_scope(tree, i)


def _forms(row: HedgeCue) -> list[str]:
    """The inflected forms of a cue."""
    cue = row.cue
    if row.category in _VERBAL:
        if row.forms:
            return [cue, *row.forms.split()]
        stem = cue[:-2]
        grave = stem[: -2] + "è" + stem[-1] if stem[-2:-1] == "é" else stem
        return [stem + e for e in _REGULAR] + ([grave + e for e in ("e", "ent", "es")] if grave != stem else []) + ([stem + "eait", stem + "eant", stem + "eaient", stem + "ea"] if stem.endswith("g") else [])
    if row.category == "noun":
        return [cue, cue + "s"]
    feminine = {"el": "elle", "x": "se", "if": "ive"}
    ending = next((e for e in feminine if cue.endswith(e)), "")
    female = cue[: len(cue) - len(ending)] + feminine[ending] if ending else (cue if cue.endswith("e") else cue + "e")
    return [cue, female] if cue.endswith("x") else [cue, cue + "s", female, female + "s"]


def _negated(tree: Tree, i: int) -> bool:
    return any(tree.lower[k] in _NE for k in tree.kids[i]) and not any(tree.lower[k] in _QUE and tree.dep[k] == "advmod" for k in tree.kids[i])


def _cued(tree: Tree, layers: Layers, i: int) -> Ranges:
    """What the attribution whose cue is this token covers."""
    out: Ranges = []
    for attribution, reach in zip(layers.attributions, layers.attribution_reach, strict=True):
        if attribution.kind != "preposition" and attribution.cue.start <= tree.start[i] < attribution.cue.end:
            out.extend(reach.ranges)
    return out


def _opinion_scope(tree: Tree, layers: Layers, i: int) -> Ranges:
    """The content of a verb of opinion: that of its attribution, else the clause below it."""
    ranges = _cued(tree, layers, i)
    if ranges:
        return ranges
    if tree.pos[i] not in ("VERB", "AUX"):  # « doute », « juge » read as nouns
        bare = i > 0 and tree.pos[i - 1] not in ("DET", "ADP", "ADJ", "NUM")
        return _que_behind(tree, i) if bare else []
    if ranges := _content(tree, i):
        return ranges
    if tree.lower[i].startswith("estimé") and any(tree.dep[k] == "aux:pass" for k in tree.kids[i]):
        return ranges_of(tree, group(tree, i))  # « est estimé à »
    return []


def _content(tree: Tree, i: int) -> Ranges:
    """The clauses that the tree puts below a verb as content; else the « que » clause right behind it."""
    return [piece for k in content_of(tree, i) if _is_content(tree, k) for piece in content_ranges(tree, k)] or _que_behind(tree, i)


def _que_behind(tree: Tree, i: int) -> Ranges:
    """A clause with « que » right behind, wherever the parse hangs it."""
    j = i + 1
    while j < min(len(tree), i + 3) and tree.pos[j] == "ADV" and tree.lower[j] not in _QUE:
        j += 1
    if j >= len(tree) or tree.lower[j] not in _QUE or tree.head[j] <= j:
        return []
    k = tree.head[j]
    return [(tree.start[j], tree.end[tree.right[k] - 1])]


def _is_content(tree: Tree, k: int) -> bool:
    """« pense que », « pense avoir »; not « pense à », « croit en », and not an infinitive of duty."""
    marks = [tree.lower[m] for m in tree.kids[k] if tree.dep[m] in ("mark", "case") and m < k]
    return not any(m in ("à", "en", "pour", "comme") for m in marks)


def _suspicion_scope(tree: Tree, i: int) -> Ranges:
    """« est soupçonné de », « est censé », « est présumé »: the participle, and the infinitive behind."""
    if tree.pos[i] not in ("VERB", "ADJ") or tree.dep[i] == "amod":
        return []
    infinitives = [k for k in tree.kids[i] if k > i and tree.dep[k] in ("xcomp", "ccomp", "acl", "advcl", "obl:arg", "obl:mod") and _marked(tree, k)]
    passive = any(tree.dep[k] in ("aux:pass", "cop") for k in tree.kids[i]) or (
        tree.feats(i).get("VerbForm") == "Part" and tree.dep[i] in ("acl", "conj", "ROOT") and (bool(infinitives) or tree.lower[i].startswith(("soupçonn", "suspect")))
    )
    return (ranges_of(tree, group(tree, i)) if passive else []) + [subtree_range(tree, k) for k in infinitives]


def _marked(tree: Tree, k: int) -> bool:
    return tree.pos[k] in ("VERB", "AUX") or any(tree.dep[m] in AUXILIARIES for m in tree.kids[k])


def _seeming_scope(tree: Tree, i: int) -> Ranges:
    """« semble avoir fui », « semble calme », « il semble que »; not « faire paraître », « est paru »."""
    if tree.pos[i] not in ("VERB", "AUX") or (i and tree.lower[i - 1] in ("fait", "fera", "faire", "font")):
        return []
    content = [k for k in content_of(tree, i) if tree.pos[k] != "NOUN" or tree.lower[i].startswith("sembl")]
    wanted = ("VERB", "ADJ", "AUX", "NOUN") if tree.lower[i].startswith("sembl") else ("VERB", "ADJ", "AUX")
    behind = [k for k in tree.kids[i] if k > i and tree.dep[k] in ("xcomp", "obj", "ccomp", "advcl") and tree.pos[k] in wanted]
    clauses = [k for k in content if any(tree.lower[m] in _QUE for m in tree.kids[k])]
    if clauses:
        return [piece for k in clauses for piece in content_ranges(tree, k)]
    if not behind and not content:
        follows = i + 1 < len(tree) and tree.pos[i + 1] in ("ADV", "ADJ", "VERB", "AUX")
        if not tree.lower[i].startswith("sembl") or not follows:
            return []
    return ranges_of(tree, group(tree, i, through=True))


def _risk_scope(tree: Tree, i: int) -> Ranges:
    """« risque de tomber »: the infinitive; « risque dix ans de prison » is no hedge."""
    j = i + 1
    while j < len(tree) and j < i + 4 and tree.pos[j] == "ADV" and tree.lower[j] not in _OF:
        j += 1
    if j + 1 >= len(tree) or tree.lower[j] not in _OF:
        return []
    for k in range(j + 1, min(len(tree), j + 7)):
        if tree.pos[k] in ("VERB", "AUX"):
            subject = i and tree.pos[i - 1] in ("DET", "ADP", "ADJ")
            if subject or tree.feats(k).get("VerbForm") not in ("Inf", None):
                return []
            top = tree.head[k] if tree.dep[k] in AUXILIARIES else k
            return ranges_of(tree, {i, k} | group(tree, top) | group(tree, i, through=True))
        if tree.pos[k] not in ("PRON", "ADV", "PART"):
            return []
    return []


def _adjective_scope(tree: Tree, i: int, category: str) -> Ranges:
    if category == "attribute":
        return _attribute_scope(tree, i)
    copula = any(tree.dep[k] == "cop" for k in tree.kids[i])
    if category == "capacity":
        behind = [k for k in tree.kids[i] if k > i and _marked(tree, k)]
        return ranges_of(tree, group(tree, i) | {m for k in behind for m in group(tree, k)}) if behind else []
    if not copula and not (tree.dep[i] == "xcomp" and tree.pos[i] == "ADJ"):
        return []
    content = [k for k in tree.kids[i] if k > i and (tree.dep[k] in ("ccomp", "csubj", "xcomp", "acl", "advcl", "acl:relcl")) and any(tree.lower[m] in _QUE for m in tree.kids[k])]
    if content:
        return [piece for k in content for piece in content_ranges(tree, k)] + ranges_of(tree, {i})
    if any(tree.dep[k] in ("xcomp", "advcl", "csubj", "acl", "ccomp", "dep") and tree.pos[k] in ("VERB", "AUX", "ADJ") and k > i for k in tree.kids[i]) or _negated(tree, i):
        return []  # « il est possible de payer »: ability
    return ranges_of(tree, group(tree, i))


def _attribute_scope(tree: Tree, i: int) -> Ranges:
    """« l'affaire de viol présumé n'a jamais été signalée »: the clause that the noun takes part in."""
    if any(tree.dep[k] in AUXILIARIES for k in tree.kids[i]):
        return []
    if tree.pos[i] == "NOUN" and i + 1 < len(tree) and tree.pos[i + 1] in ("NOUN", "PROPN", "ADJ") and tree.head[i + 1] == i and tree.lower[i] != "soi-disant":
        j = i  # « des présumés emplois », read with the adjective as head
    elif i and tree.pos[i - 1] == "NOUN" and tree.head[i - 1] == i and tree.head[i] != i:
        return ranges_of(tree, group(tree, predicate_of(tree, tree.head[i])))  # « le cerveau présumé », read as a verb with its subject
    elif tree.dep[i] in ("amod", "acl", "nmod", "appos", "advmod") and tree.pos[i] != "NOUN":
        j = tree.head[i]
    else:
        return []
    for _ in range(6):
        dep = tree.dep[j]
        if dep in _ARGUMENTS:
            p = predicate_of(tree, tree.head[j])
            return ranges_of(tree, group(tree, p, through=True))
        if dep in ("nmod", "conj", "appos", "flat:name"):
            j = tree.head[j]
            continue
        break
    return ranges_of(tree, group(tree, j)) if is_predicate(tree, j) else []


def _noun_scope(tree: Tree, i: int) -> Ranges:
    """« le risque que la digue cède », « la rumeur selon laquelle … »: the clause that tells the content."""
    out: Ranges = []
    for k in tree.kids[i]:
        if k < i or tree.dep[k] not in ("acl:relcl", "acl", "ccomp", "advcl", "nmod") or not _marked(tree, k):
            continue
        first = tree.left[k]
        words = tree.lower[first : first + 2]
        if words[:1] and (words[0] in _QUE or words in (["selon", "laquelle"], ["selon", "lequel"])) and not _relative(tree, k):
            out.append(subtree_range(tree, k))
    return out


def _relative(tree: Tree, k: int) -> bool:
    """« le risque qu'ils prennent »: « que » is the object of a verb that has none else."""
    return any(tree.lower[m] in _QUE and tree.dep[m] == "obj" for m in tree.kids[k])


def _adverb_scope(tree: Tree, first: int, last: int) -> set[int]:
    """The predicate that an adverb or a phrase modifies; an adjective or participle of its own when it stands before one."""
    outside = [i for i in range(first, last + 1) if not first <= tree.head[i] <= last]
    top = tree.head[outside[0]] if outside else tree.head[first]
    if first <= top <= last:
        top = _neighbour(tree, last)
    if tree.dep[top] in AUXILIARIES:
        top = tree.head[top]
    if tree.pos[top] == "ADJ" and tree.dep[top] in ("amod", "appos", "acl") and top > last:
        return group(tree, top)  # « un homme probablement ivre »
    nearest = _next_participle(tree, last)
    if nearest is not None:
        return group(tree, nearest)
    p = predicate_of(tree, top)
    return group(tree, p, through=tree.lemma[p] in _THROUGH)


def _neighbour(tree: Tree, last: int) -> int:
    start, stop = tree.sents[tree.sent[last]]
    for j in (*range(last + 1, stop), *range(last - 1, start - 1, -1)):
        if tree.pos[j] in ("VERB", "AUX"):
            return j
    return last


def _next_participle(tree: Tree, last: int) -> int | None:
    """« , sans doute assombrie par … »: a detached participle right behind."""
    j = last + 1
    if j < len(tree) and tree.dep[j] in ("acl", "amod", "advcl") and tree.pos[j] in ("VERB", "ADJ") and tree.feats(j).get("VerbForm") == "Part":
        return j
    return None
