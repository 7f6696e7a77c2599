"""claimkit_claims: assembles the claims from the clauses and the layers, finds repeats."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from claimkit.components.clause import Clause, VerbLexicon
from claimkit.components.clauses import ClauseFinder
from claimkit.components.component import Component
from claimkit.components.entities import actor_kind, bare_name
from claimkit.components.layers import layers_of
from claimkit.components.near import Near
from claimkit.components.predicates import is_claimed, negated, predicate_span
from claimkit.components.repeats import once
from claimkit.components.roles import RoleFinder
from claimkit.components.sharing import Belongings, amount_heads, time_tokens
from claimkit.components.syntax import Tree, tree_of
from claimkit.french.names import Names
from claimkit.models import Actor, Attribution, Block, Certainty, Claim, ClauseKind, Hedge, Predicate, Source, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Phrase = tuple[int, int, int]
_CIRCUMSTANCE = frozenset(
    [
        "dans",
        "en",
        "lors",
        "pendant",
        "depuis",
        "après",
        "avant",
        "chez",
        "devant",
        "selon",
        "durant",
        "dès",
        "vers",
        "afin",
        "jusque",
        "jusqu'à",
        "sous",
        "à",
        "au",
        "aux",
        "avec",
        "par",
    ]
)
_SILENT = frozenset({"boilerplate", "byline"})
_WEAKNESS: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2, "unknown": 3}


class Claims(Component):
    """Assembles the claims of a Doc."""

    def __init__(self, nlp: Language, name: str, *, lexicons: dict[str, list[dict[str, Any]]] | None = None) -> None:
        super().__init__(nlp, name, lexicons=lexicons)
        verbs = VerbLexicon(self.lexicons)
        self._clauses = ClauseFinder(verbs)
        self._roles = RoleFinder(verbs)
        self._names = Names(self.lexicons) if lexicons else None  # the user's own names decide kinds too

    def __call__(self, doc: Doc) -> Doc:
        """Adds `doc._.claimkit.claims`."""
        layers_of(doc).claims = self.find(doc)
        return doc

    def find(self, doc: Doc) -> list[Claim]:
        """The claims of a document in text order, each proposition once."""
        tree, layers = tree_of(doc), layers_of(doc)
        reporting = {tree.token_at(offset) for offset in layers.reporting} if len(tree) else set()
        blocks = _BlockIndex(layers.blocks)
        titles = {
            k
            for k, (a, _) in enumerate(tree.sents)
            if (block := blocks.at(tree.start[a])) is not None and block.kind in ("headline", "tweet")
        }
        times = time_tokens(tree, layers)
        clauses, owner = self._clauses.find(tree, reporting, titles=titles, fixed=times)
        amounts = amount_heads(tree, layers)
        participants = {clause.top: self._participants(tree, clause, times, amounts) for clause in clauses}
        ranges = {
            top: [stretch for phrase in found if phrase is not None for stretch in _stretches(tree, phrase)]
            for top, found in participants.items()
        }
        belongings = Belongings(tree, layers, clauses, owner, ranges)
        cues = {tree.token_at(h.span.start) for h in layers.hedges if h.kind == "lexical"} if len(tree) else set()
        hosts = {clause.cleft for clause in clauses if clause.cleft >= 0}
        near, claims = Near(layers), []
        for clause in clauses:
            block = blocks.at(tree.start[clause.head])
            silent = block is not None and block.kind in _SILENT
            if silent or clause.head in hosts or not is_claimed(tree, clause, reporting) or _only_hedges(tree, clause, cues):
                continue
            claims.append(self._claim(tree, near, clause, belongings, block, participants[clause.top]))
        return once(tree.text, tree, claims)

    def _participants(
        self, tree: Tree, clause: Clause, times: set[int], amounts: dict[int, tuple[int, int]]
    ) -> tuple[Phrase | None, Phrase | None]:
        """Actor and patient as (first, after last, head)."""
        found: list[Phrase | None] = []
        for head in self._roles.roles(tree, clause, times, amounts):
            if head is None:
                found.append(None)
                continue
            a, b, _ = _with_second_subject(tree, *tree.noun_phrase(head, stop=_end_of_phrase(tree, clause, head, times)), head)
            # The parser leaves « Septante- » or « jusqu'à » outside the phrase of an amount.
            first = next((k for k, (_, last) in amounts.items() if k < a <= last), a)
            found.append((first, b, head))
        return found[0], found[1]

    def _claim(
        self, tree: Tree, near: Near, clause: Clause, belongings: Belongings, block: Block | None, who: tuple[Phrase | None, Phrase | None]
    ) -> Claim:
        at = tree.start[clause.head]
        attribution, denied = _attribution(near, at)
        hedges, certainty, negating = _hedges(near, at)
        predicate = Predicate(
            span=predicate_span(tree, clause),
            head=tree.span(clause.head, clause.head + 1),
            lemma=tree.lemma[clause.head],
            tense=clause.tense,
            mood=clause.mood,
            voice=clause.voice,
        )
        return Claim(
            id=_claim_id(tree.text, at),
            span=belongings.proposition(clause),
            predicate=predicate,
            actor=_participant(tree, near, who[0], self._names),
            patient=_participant(tree, near, who[1], self._names),
            quantities=tuple(belongings.quantities(clause)),
            locations=tuple(belongings.locations(clause)),
            times=tuple(belongings.times(clause)),
            attribution=attribution,
            hedges=hedges,
            polarity="negative" if negated(tree, clause) ^ denied ^ negating else "positive",
            certainty=certainty,
            clause=_kind(clause, block),
            block=block.kind if block is not None else "body",
        )


def _only_hedges(tree: Tree, clause: Clause, cues: set[int]) -> bool:
    """« Il est possible que », « il n'est pas exclu que »: the clause only hedges its content, which is the claim."""
    content = any(
        tree.dep[k] in ("ccomp", "csubj") and k > clause.head and tree.feats(k).get("VerbForm") != "Inf" for k in tree.kids[clause.head]
    )
    return clause.head in cues and content and any(tree.lower[k] in ("il", "-il", "-t-il") for v in clause.verbs for k in tree.kids[v])


class _BlockIndex:
    """The block that holds a character offset."""

    def __init__(self, blocks: list[Block]) -> None:
        self._blocks, self._starts = blocks, [b.span.start for b in blocks]

    def at(self, offset: int) -> Block | None:
        k = bisect_right(self._starts, offset) - 1
        return self._blocks[k] if k >= 0 and offset < self._blocks[k].span.end else None


def _kind(clause: Clause, block: Block | None) -> ClauseKind:
    if clause.cleft >= 0:
        return "main"
    return "headline" if block is not None and block.kind == "headline" and clause.kind in ("main", "coordinate") else clause.kind


@lru_cache(maxsize=8)
def _digest(text: str) -> bytes:
    return hashlib.blake2s(text.encode("utf-8", "surrogatepass")).digest()


def _claim_id(text: str, offset: int) -> str:
    return "c-" + hashlib.blake2s(b"%d\0%b" % (offset, _digest(text)), digest_size=6).hexdigest()


def _with_second_subject(tree: Tree, a: int, b: int, head: int) -> Phrase:
    """« Le maire, son adjoint et trois élus ont … » with « élus » as a second subject: one coordination."""
    if not tree.dep[head].startswith("nsubj"):
        return a, b, head
    for k in tree.kids[tree.head[head]]:
        joined = tree.dep[k].startswith("nsubj") and tree.left[k] == b and any(tree.dep[c] == "cc" for c in tree.kids[k])
        if joined and k > head:
            return a, tree.noun_phrase(k)[1], head
    return a, b, head


def _stretches(tree: Tree, phrase: Phrase) -> list[tuple[int, int]]:
    """The tokens of a participant, with the part that « dont » tells of it (« 350 personnes, dont cent soldats »)."""
    a, b, head = phrase
    parts = [k for k in tree.kids[head] if k >= b and tree.lower[tree.left[k]] == "dont" and tree.pos[k] in ("NOUN", "PROPN", "NUM")]
    return [(a, b), *((tree.left[k], tree.right[k]) for k in parts)]


def _end_of_phrase(tree: Tree, clause: Clause, head: int, times: set[int]) -> set[int]:
    """Where the noun phrase of a participant must stop.

    Behind the verb, a place, time or circumstance hangs on the verb in news more often than on the noun before it, whatever the parser
    says (« ont mené une percée dans la ville »); complements with « de » and the like stay.
    """
    stop = {k for k in tree.kids[head] if k in times and not any(tree.dep[m] == "case" for m in tree.kids[k])}
    stop |= {k for k in tree.kids[head] if tree.dep[k] == "case" and tree.lower[k] == "par"}
    stop |= {*clause.verbs, *clause.auxiliaries} - {head}
    if clause.elliptic:
        return stop | {clause.top, *(k for k in tree.kids[head] if tree.dep[k] in ("conj", "nmod") and k > clause.top)}
    if head < min(clause.verbs):
        return stop
    for k in tree.kids[head]:
        if k > head and tree.dep[k] in ("nmod", "obl:mod", "obl:arg", "acl"):
            case = next((tree.lower[m] for m in tree.kids[k] if m < k and tree.dep[m] in ("case", "mark")), "")
            if case in _CIRCUMSTANCE or (tree.dep[k] == "acl" and tree.words[tree.left[k] - 1] == ","):
                stop.add(k)
    return stop


def _participant(tree: Tree, near: Near, phrase: Phrase | None, names: Names | None) -> Actor | None:
    if phrase is None:
        return None
    a, b, head = phrase
    span = tree.span(a, b)
    antecedent = next((link.antecedent for link in near.links.get(span.start, ()) if _same(link.mention, span)), None)
    name = bare_name(tree, a, b)
    kind = actor_kind(tree, a, b, head, names=names)
    if antecedent is not None:
        first, last = tree.token_at(antecedent.start), tree.token_at(max(antecedent.start, antecedent.end - 1)) + 1
        name = bare_name(tree, first, last)
        kind = actor_kind(tree, first, last, _top_of(tree, first, last), names=names)
    return Actor(span=span, name=name, kind=kind, antecedent=antecedent)


def _same(mention: Span, span: Span) -> bool:
    return (mention.start == span.start and mention.end <= span.end + 2) or mention == span


def _top_of(tree: Tree, a: int, b: int) -> int:
    """The token of a stretch whose head lies outside it."""
    return next((i for i in range(a, b) if not a <= tree.head[i] < b or tree.head[i] == i), a)


def _attribution(near: Near, at: int) -> tuple[Attribution | None, bool]:
    """The attribution of a claim: the cue nearest to it, with the sources of those around it as relays."""
    covering = []
    for attribution, reach in near.attributions(at):
        size = min((end - start for start, end in reach.ranges if start <= at < end), default=None)
        if size is not None:
            covering.append((size, attribution, reach.negates))
    if not covering:
        return None, False
    covering.sort(key=lambda item: item[0])
    first = covering[0][1]
    sources: list[Source] = []
    for k, (_, attribution, _) in enumerate(covering):
        for source in attribution.sources:
            if any(_overlaps(source.span, s.span) or (source.name and source.name == s.name) for s in sources):
                continue
            sources.append(source.model_copy(update={"role": "relay"}) if k and sources else source)
    denied = sum(negates for _, _, negates in covering) % 2 == 1
    return first.model_copy(update={"sources": tuple(sources)}), denied


def _overlaps(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _hedges(near: Near, at: int) -> tuple[tuple[Hedge, ...], Certainty, bool]:
    found: list[Hedge] = []
    certainty: Certainty = "certain"
    negates = False
    for hedge, reach in near.hedges(at):
        if reach.covers(at):
            found.append(hedge)
            negates ^= reach.negates
            if reach.certainty is not None and _WEAKNESS[reach.certainty] > _WEAKNESS[certainty]:
                certainty = reach.certainty
    return tuple(found), certainty, negates
