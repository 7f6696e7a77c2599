"""Assembles the claims from the clauses and the layers, finds repeats."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass

from claimkit.doc.layers import Layers
from claimkit.doc.spans import tokens_between, tokens_of
from claimkit.doc.tree import Tree
from claimkit.french.names import names_of
from claimkit.french.plurals import Plurals
from claimkit.french.sentences import pointers
from claimkit.grammar.amounts import Amounts
from claimkit.grammar.clause import Clause
from claimkit.grammar.clauses import ClauseFinder
from claimkit.grammar.governing import VerbLexicon
from claimkit.grammar.negation import Negation
from claimkit.grammar.reach import is_finite
from claimkit.grammar.roles import RoleFinder
from claimkit.grammar.subjects import has_subject
from claimkit.layers.claims.belongings import Belongings
from claimkit.layers.claims.coverage import Near, weaker
from claimkit.layers.claims.participants import Participants
from claimkit.layers.claims.predicates import Predicates, verb_group
from claimkit.layers.claims.repeats import once
from claimkit.layers.places.pronouns import PlacePronouns
from claimkit.lexicons import Lexicons
from claimkit.lexicons.calendar import TimeWord
from claimkit.models import UNREAD_BLOCKS, Actor, Attribution, Block, Claim, ClauseKind, Predicate, Quantity

_SILENT = UNREAD_BLOCKS | {"question"}
_HEADING = re.compile(r"(?:\d{1,2}\.(?:\d{1,2}\.?)*|[IVX]+\.)\s+[^\W\d_]")  # « 2.3 Les gares rénovées »: of what a part treats
_TITLED = frozenset({"headline", "tweet", "post", "list", "key_figures"})  # where a participle alone makes a claim


@dataclass(slots=True)
class Found:
    """The claims of a document, with what their statements are made of.

    Attributes:
        claims: in text order, each proposition once.
        clauses: by id of the claim.
        belongings: what stands in each clause.
    """

    claims: list[Claim]
    clauses: dict[str, Clause]
    belongings: Belongings


class ClaimFinder:
    """Assembles the claims of a Doc."""

    def __init__(self, lexicons: Lexicons) -> None:
        verbs = VerbLexicon(lexicons)
        self._clauses = ClauseFinder(verbs)
        self._roles = RoleFinder(verbs)
        self._pronouns = PlacePronouns(lexicons)
        self._plurals = Plurals(lexicons)
        self._weekdays = frozenset(row.form for row in lexicons.rows(TimeWord) if row.kind == "weekday")  # « ouvre le mardi »: a habit
        self._names = names_of(lexicons)  # the user's own names decide kinds too

    def find(self, tree: Tree, layers: Layers) -> Found:
        """The claims of a document in text order, each proposition once."""
        reporting = {tree.token_at(offset) for offset in layers.reporting} if len(tree) else set()
        blocks = _BlockIndex(layers.blocks)
        titles = {k for k, (a, _) in enumerate(tree.sents) if (block := blocks.at(tree.start[a])) is not None and block.kind in _TITLED}
        if (stop := tree.sents[0][1] if tree.sents else 0) > 1 and tree.words[stop - 1][-1].isalnum():
            titles.add(0)  # a headline alone, or with the text right behind it
        times = tokens_of(tree, layers.times).union(tree.places(self._weekdays))
        contents = dict.fromkeys(_verbless(tree, reporting), -1)
        contents |= {tree.token_at(content.head): content.actor for content in layers.contents}
        clauses, owner = self._clauses.find(tree, reporting, titles=titles, fixed=times, contents=contents.keys())
        given = {top: tree.token_at(actor) for top, actor in contents.items() if actor >= 0}
        participants = Participants(tree, layers, self._roles, times, Amounts(tree, layers), self._names, given)
        phrases = {clause.top: participants.phrases(clause) for clause in clauses}
        gapped = {clause.top for clause in clauses if clause.gapped}  # they share the words of the first clause, not its amount
        ranges = {
            top: [] if top in gapped else [stretch for phrase in found if phrase is not None for stretch in participants.stretches(phrase)]
            for top, found in phrases.items()
        }
        belongings = Belongings(tree, layers, clauses, owner, ranges, self._pronouns)
        cues = {tree.token_at(h.span.start) for h in layers.hedges if h.kind == "lexical"} if len(tree) else set()
        hosts = {host for clause in clauses for host in (clause.cleft, clause.fronted)}
        predicates = Predicates(tree, reporting)
        writer, claims, by_id = _Writer(tree, layers, belongings, self._plurals), [], {}
        pointing = _pointing(tree)
        for clause in clauses:
            block = blocks.at(tree.start[clause.head])
            silent = block is not None and (
                block.kind in _SILENT
                or (block.label is not None and tree.start[clause.head] < block.label.end)
                or (block.kind == "headline" and clause.finite < 0 and _HEADING.match(block.span.text) is not None)
            )
            if (
                silent
                or tree.sent[clause.head] in pointing
                or clause.head in hosts
                or not predicates.is_claimed(clause)
                or _only_hedges(tree, clause, cues)
            ):
                continue
            if clause.gapped and not belongings.quantities(clause):
                continue
            actor, patient = phrases[clause.top]
            who, whom = participants.actor(actor, clause, "actor"), participants.actor(patient, clause, "patient")
            claim = writer.claim(clause, block, who, whom)
            claims.append(claim)
            by_id[claim.id] = clause
        return Found(once(tree.text, tree, claims), by_id, belongings)


class _Writer:
    """Puts together what is known of the clauses of one document.

    Args:
        tree: the tree.
        layers: its layers.
        belongings: what stands in each clause.
        plurals: gives the unit of a plural noun.
    """

    def __init__(self, tree: Tree, layers: Layers, belongings: Belongings, plurals: Plurals) -> None:
        self._tree, self._near, self._negation, self._belongings = tree, Near(layers), Negation(tree), belongings
        self._plurals = plurals
        self._digest = hashlib.blake2s(tree.text.encode("utf-8", "surrogatepass")).digest()

    def claim(self, clause: Clause, block: Block | None, actor: Actor | None, patient: Actor | None) -> Claim:
        """The claim of a clause."""
        belongings = self._belongings
        at = self._tree.start[clause.head]
        attribution, standing = self._near.attribution(at), self._near.standing(at)
        hedges, certainty, negating = self._near.hedges(at, standing)
        if attribution is not None and self._tells_of_source(clause, attribution):
            cue, attribution = attribution.cue, None
            hedges = tuple([h for h in hedges if h.span != cue])
        denied = standing is not None and standing.negates
        if denied and clause.kind in ("adverbial", "participial") and clause.finite < 0:
            denied, certainty = False, "unknown"  # « dément avoir fui pour éviter un procès »: of what is not so, no more can be told
        return Claim(
            id=self._id(at),
            span=belongings.proposition(clause),
            predicate=_predicate(self._tree, clause),
            actor=actor,
            patient=patient,
            quantities=tuple(self._counted(clause, actor)),
            locations=tuple(belongings.locations(clause)),
            times=tuple(belongings.times(clause)),
            attribution=attribution,
            hedges=hedges,
            polarity="negative" if self._negation.of(clause) ^ denied ^ negating else "positive",
            certainty=certainty if standing is None else weaker(certainty, standing.certainty),
            verdict=None if standing is None else standing.verdict,
            clause=_kind(clause, block),
            rule=clause.rule,
            block=block.kind if block is not None else "body",
        )

    def _tells_of_source(self, clause: Clause, attribution: Attribution) -> bool:
        """« selon Paul Roy, qui dirige le port, … »: who he is nobody says but the author."""
        tree, above = self._tree, self._tree.head[clause.top]
        while tree.dep[above] in ("appos", "nmod"):  # « selon Paul Roy, directeur du port, qui … »
            above = tree.head[above]
        told = clause.kind in ("relative", "participial") and attribution.kind == "preposition"
        return told and any(attribution.cue.end <= s.span.start <= tree.start[above] < s.span.end for s in attribution.sources)

    def _counted(self, clause: Clause, actor: Actor | None) -> list[Quantity]:
        """The amounts of the clause; « ils étaient 300 » counts what « ils » stands for."""
        tree, amounts = self._tree, self._belongings.quantities(clause)
        # « …, et 500 selon la police »: what the first one counts
        whole = clause.parent if clause.gapped and clause.own < 0 else clause
        if actor is None or whole is None or not whole.has_copula(tree):
            return amounts
        tokens = tokens_between(tree, (whom := actor.antecedent or actor.span).start, whom.end)
        noun = tree.top_of(tokens.start, tokens.stop)
        if tree.pos[noun] != "NOUN" or tree.feats(noun).get("Number") != "Plur":
            return amounts
        unit = self._plurals.singular(tree.words[noun])
        told = tree.start[clause.head]
        return [
            q.model_copy(update={"unit": unit})
            if q.rule == "quantity.elliptic" and q.kind == "count" and q.span.start <= told < q.span.end
            else q
            for q in amounts
        ]

    def _id(self, offset: int) -> str:
        return "c-" + hashlib.blake2s(b"%d\0%b" % (offset, self._digest), digest_size=6).hexdigest()


def _predicate(tree: Tree, clause: Clause) -> Predicate:
    i = clause.head
    head, group = tree.span(i, i + 1), verb_group(tree, clause)
    return Predicate(
        span=head if group == (i, i + 1) else tree.span(*group),
        head=head,
        lemma=tree.lemma[i],
        tense=clause.tense,
        mood=clause.mood,
        voice=clause.voice,
    )


def _only_hedges(tree: Tree, clause: Clause, cues: set[int]) -> bool:
    """« Il est possible que », « il n'est pas exclu que »: the clause only hedges its content, which is the claim."""
    if clause.head not in cues:
        return False
    content = any(tree.dep[k] in ("ccomp", "csubj") and k > clause.head and tree.verb_form[k] != "Inf" for k in tree.kids[clause.head])
    return content and any(tree.lower[k] in ("il", "-il", "-t-il") for v in clause.verbs for k in tree.kids[v])


def _verbless(tree: Tree, reporting: set[int]) -> list[int]:
    """The adjectives and participles that are all the words of someone: « “Peu opportun”, dit-elle », « “Vol annulé !” a crié le pilote »."""
    out = []
    for verb in reporting:
        top = tree.head[verb]
        if (
            tree.dep[verb] == "parataxis:insert"
            and tree.dep[top] in ("ROOT", "dislocated")
            and top < verb
            and not (is_finite(tree, top) or has_subject(tree, top))
        ):
            last = next((k for k in tree.kids[top] if tree.dep[k] == "acl" and tree.verb_form[k] == "Part" and tree.right[k] < verb), top)
            if tree.verb_form[last] == "Part" or (tree.pos[top] == "ADJ" and tree.lower[top] != "sûr"):
                out.append(last)
    return out


def _pointing(tree: Tree) -> set[int]:
    """The sentences that point to other articles; not « Lire aussi : Le port rouvre lundi. », whose title is lost or stands before a sentence."""
    sents = {tree.sent[tree.token_at(start)] for start, _ in pointers(tree.text)}
    return {k for k in sents if tree.words[tree.sents[k][1] - 1] != "." or "AUSSI" in tree.words[tree.sents[k][0] : tree.sents[k][0] + 4]}


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
