"""How likely it is that the whole card of a claim is right: a logistic model on what is known of the claim anyway.

In words: each fact about a claim (its kind of clause, how long and how deep its sentence is, where the parser was not sure, what it holds, which
rules found its source, what was left unresolved) has a coefficient in `confidence.tsv`; their sum is turned into a probability. `tools/confidence.py` fits the coefficients.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import exp, log
from typing import TYPE_CHECKING

from claimkit.doc.spans import tokens_between

if TYPE_CHECKING:
    from claimkit.doc.layers import Layers
    from claimkit.doc.tree import Tree
    from claimkit.grammar.clause import Clause
    from claimkit.layers.claims.find import Found
    from claimkit.models import Actor, Attribution, Claim

FILE = "confidence.tsv"
CONSTANT = "constant"
_PRONOUNS = frozenset({"PRON", "DET"})
_DASHES = frozenset({"–", "—", "-"})
_QUOTES = frozenset({"«", "»", '"', "“", "”"})
_CLAUSES = frozenset({"ccomp", "advcl", "acl:relcl", "acl", "parataxis", "xcomp", "csubj", "advcl:cleft"})
_SPEAKERS = frozenset({"je", "j'", "j’", "nous", "vous"})
_ODD = frozenset({"dep", "orphan", "dislocated", "vocative", "discourse", "goeswith", "reparandum"})
_TOSSED = 2  # the level of a word for which two moves were nearly the same to the parser
_LOWEST, _HIGHEST = -30.0, 30.0  # beyond, `exp` tells nothing more


@cache
def coefficients() -> dict[str, float]:
    """What each fact adds to the log-odds, from `confidence.tsv`; `constant` is what all claims have."""
    lines = files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {fact: float(weight) for fact, weight in rows[1:]}


def probability(facts: dict[str, float], weights: dict[str, float]) -> float:
    """The probability that a claim of which these are the facts is right in all fields, to three decimals."""
    return _chance(weights.get(CONSTANT, 0.0) + _log_odds(facts, weights))


def _log_odds(facts: dict[str, float], weights: dict[str, float]) -> float:
    total = 0.0
    for fact, value in facts.items():
        if fact in weights:
            total += weights[fact] * value
    return total


def _chance(log_odds: float) -> float:
    return round(1 / (1 + exp(-min(_HIGHEST, max(_LOWEST, log_odds)))), 3)


class Confidence:
    """Tells how sure the claims of one document are.

    Args:
        tree: the tree.
        layers: its layers.
        found: its claims and their clauses.
        doubts: by token how unsure the parser was, from 0 to 2; empty where that is not known.
    """

    def __init__(self, tree: Tree, layers: Layers, found: Found, doubts: bytes) -> None:
        self._tree, self._clauses, self._doubts = tree, found.clauses, doubts
        self._tossed = doubts.count(_TOSSED) / max(1, len(doubts))
        self._uncertain = {span.start for entity in layers.entities for span in entity.uncertain}
        self._weights = coefficients()
        self._odds: dict[int, float] = {}  # of the sentences, for all their claims
        self._amounts = self._a_sentence([quantity.span.start for quantity in layers.quantities])
        self._heads = self._a_sentence([claim.predicate.head.start for claim in found.claims])

    def of(self, claim: Claim) -> float:
        """How sure a claim is."""
        clause = self._clauses[claim.id]
        sent = self._tree.sent[clause.head]
        if sent not in self._odds:
            self._odds[sent] = self._weights[CONSTANT] + _log_odds(self._sentence(sent), self._weights)
        return _chance(self._odds[sent] + _log_odds(self._own(claim, clause, sent), self._weights))

    def facts(self, claim: Claim) -> dict[str, float]:
        """What is known of a claim: numbers by name, those that are 0 left out."""
        clause = self._clauses[claim.id]
        sent = self._tree.sent[clause.head]
        return self._sentence(sent) | self._own(claim, clause, sent)

    def _own(self, claim: Claim, clause: Clause, sent: int) -> dict[str, float]:
        """What is known of the claim beside its sentence."""
        tree, facts = self._tree, dict[str, float]()
        facts[f"clause.{claim.clause}"] = facts[f"block.{claim.block}"] = facts[f"voice.{claim.predicate.voice}"] = 1.0
        facts[f"mood.{claim.predicate.mood}"] = 1.0
        facts["claim.words"] = log(1 + len(tokens_between(tree, claim.span.start, claim.span.end)))
        facts["sentence.claims"] = log(1 + self._heads.get(sent, 1))
        facts["depth"] = log(1 + self._depth(clause.top))
        facts["hedges"] = log(1 + len(claim.hedges))
        if claim.actor is None:
            facts["actor.none"] = 1.0
        else:
            self._actor(facts, claim.actor, clause)
        if claim.patient is not None:
            self._patient(facts, claim.patient)
        for place in claim.locations:
            far = log(1 + abs(tree.token_at(place.span.start) - clause.head))
            facts["location.far"] = max(facts.get("location.far", 0.0), far)
        if claim.attribution is not None:
            self._attribution(facts, claim.attribution, sent)
        elif not _SPEAKERS.isdisjoint(tree.lower[slice(*tree.sents[sent])]):
            facts["source.missing"] = 1.0
        self._quantities(facts, claim, sent)
        self._doubt(facts, claim, clause)
        if claim.polarity == "negative":
            facts["negative"] = 1.0
        if claim.verdict is not None:
            facts["verdict"] = 1.0
        return facts

    def _a_sentence(self, offsets: list[int]) -> dict[int, int]:
        """How many of these characters stand in each sentence."""
        out: dict[int, int] = {}
        if not len(self._tree):
            return out
        for offset in offsets:
            sent = self._tree.sent[self._tree.token_at(offset)]
            out[sent] = out.get(sent, 0) + 1
        return out

    def _sentence(self, sent: int) -> dict[str, float]:
        """What is known of a sentence."""
        tree = self._tree
        a, b = tree.sents[sent]
        words, deps = tree.words[a:b], tree.dep[a:b]
        begun = [word for word in words if word[:1].isalpha()]
        facts = {
            "sentence.words": log(1 + b - a),
            "sentence.commas": log(1 + words.count(",")),
            "sentence.clauses": log(1 + len([dep for dep in deps if dep in _CLAUSES])),
            "sentence.conjuncts": log(1 + deps.count("conj")),
            "sentence.odd": log(1 + len([dep for dep in deps if dep in _ODD])),
            "sentence.colon": float(":" in words or ";" in words),
            "sentence.brackets": float("(" in words or not _DASHES.isdisjoint(words)),
            "sentence.quotes": float(not _QUOTES.isdisjoint(words)),
            "sentence.open": float(not any(word[:1] in ".!?…" for word in words[-2:])),
            "sentence.capitals": len([word for word in begun if word[0].isupper()]) / max(1, len(begun)),
            "sentence.verbless": float("Fin" not in tree.verb_form[a:b]),
            "doubt.text.toss": self._tossed,
        }
        self._doubts_in(facts, "sentence", range(a, b))
        return {name: value for name, value in facts.items() if value}

    def _depth(self, i: int) -> int:
        """How many words a token hangs below."""
        head, depth = self._tree.head, 0
        while head[i] != i:
            i = head[i]
            depth += 1
        return depth

    def _actor(self, facts: dict[str, float], actor: Actor, clause: Clause) -> None:
        """How long the actor is, how far from its verb, and whether it was resolved."""
        tree, tokens = self._tree, tokens_between(self._tree, actor.span.start, actor.span.end)
        facts["actor.words"] = log(1 + len(tokens))
        facts[f"actor.kind.{actor.kind}"] = 1.0
        low, high = (tokens.stop, clause.head) if tokens.start < clause.head else (clause.head + 1, tokens.start)
        between = tree.words[low:high]
        facts["actor.far"] = log(1 + len(between))
        facts["actor.commas"] = log(1 + between.count(","))
        if tree.sent[tokens.start] != tree.sent[clause.head]:
            facts["actor.elsewhere"] = 1.0
        if "," in tree.words[tokens.start : tokens.stop]:
            facts["actor.list"] = 1.0
        if tokens.stop < len(tree.words) and tree.pos[tokens.stop] == "AUX":
            facts["actor.beside"] = 1.0
        if "nsubj" in tree.dep[tokens.start : tokens.stop]:
            facts["actor.subject"] = 1.0
        pronoun = len(tokens) == 1 and tree.pos[tokens.start] in _PRONOUNS
        if actor.antecedent is not None:
            facts["actor.resolved"] = 1.0
            facts["actor.back"] = log(1 + abs(tree.token_at(actor.antecedent.start) - tokens.start))
        elif pronoun:
            facts["actor.unresolved"] = 1.0
        if actor.span.start in self._uncertain:
            facts["actor.uncertain"] = 1.0

    def _patient(self, facts: dict[str, float], patient: Actor) -> None:
        """Whether a clause is inside it, and how often the parser might as well have read it otherwise."""
        tokens = tokens_between(self._tree, patient.span.start, patient.span.end)
        if "VERB" in self._tree.pos[tokens.start : tokens.stop]:
            facts["patient.verb"] = 1.0
        facts["doubt.patient.toss"] = log(1 + self._doubts[tokens.start : tokens.stop].count(_TOSSED))

    def _attribution(self, facts: dict[str, float], attribution: Attribution, sent: int) -> None:
        """How its source was found."""
        facts[f"source.{attribution.kind}"] = facts[f"quote.{attribution.quote}"] = 1.0
        facts[f"rule.{attribution.rule}"] = 1.0
        facts["source.number"] = float(min(3, len(attribution.sources)))
        if not attribution.sources:
            facts["source.none"] = 1.0
        if self._tree.sent[self._tree.token_at(attribution.cue.start)] != sent:
            facts["source.elsewhere"] = 1.0
        for source in attribution.sources:
            tokens = tokens_between(self._tree, source.span.start, source.span.end)
            pronoun = len(tokens) == 1 and self._tree.pos[tokens.start] in _PRONOUNS
            if source.antecedent is not None:
                facts["source.resolved"] = 1.0
            elif pronoun:
                facts["source.unresolved"] = 1.0
            if source.span.start in self._uncertain:
                facts["source.uncertain"] = 1.0
            facts["source.words"] = max(facts.get("source.words", 0.0), log(1 + len(tokens)))

    def _doubt(self, facts: dict[str, float], claim: Claim, clause: Clause) -> None:
        """Of how many tokens the parser was not sure, in the claim, its verb and its actor."""
        facts["doubt.head.toss"] = float(self._doubts[clause.head : clause.head + 1].count(_TOSSED))
        self._doubts_in(facts, "claim", tokens_between(self._tree, claim.span.start, claim.span.end))
        if claim.actor is not None:
            self._doubts_in(facts, "actor", tokens_between(self._tree, claim.actor.span.start, claim.actor.span.end))

    def _doubts_in(self, facts: dict[str, float], name: str, tokens: range) -> None:
        levels = self._doubts[tokens.start : tokens.stop]
        facts[f"doubt.{name}"] = log(1 + len(levels) - levels.count(0))
        facts[f"doubt.{name}.toss"] = log(1 + levels.count(_TOSSED))

    def _quantities(self, facts: dict[str, float], claim: Claim, sent: int) -> None:
        """The amounts of the claim, and how many of its sentence it has not."""
        facts["quantities"] = log(1 + len(claim.quantities))
        facts["quantities.left"] = log(1 + max(0, self._amounts.get(sent, 0) - len(claim.quantities)))
        for quantity in claim.quantities:
            facts[f"quantity.{quantity.kind}"] = 1.0
            if quantity.approximation == "vague":
                facts["quantity.vague"] = 1.0
            if quantity.unit is None:
                facts["quantity.bare"] = 1.0
            if quantity.per is not None:
                facts["quantity.rate"] = 1.0
