"""Who « je », « nous » and « tu » of a quotation are: who speaks it, the body that it is spoken for, who is spoken to.

In words: « je » is the speaker; « nous » a group or body that speaks, or the one whose head or spokesman does; « tu », « vous » who is
called by name in what is said, or to whom the verb of saying says it.
"""

from __future__ import annotations

import re

from claimkit.doc.layers import Link
from claimkit.doc.spans import tokens_between
from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.small_words import OF_ANY, TO
from claimkit.grammar.introducers import introducer
from claimkit.layers.reference.mention import Mention
from claimkit.layers.reference.quoted import Utterances
from claimkit.layers.reference.wholes import phrase, whole
from claimkit.models import Source, Span

FIRST = frozenset({"je", "j'", "j’", "-je", "me", "m'", "m’", "moi"})
_WE = frozenset({"on", "nous"})
_GENERAL = frozenset({"pouvoir", "devoir", "vouloir", "savoir", "voir", "dire", "parler", "penser", "croire", "être", "avoir", "falloir"})
_YOU = frozenset({"tu", "te", "t'", "t’", "toi", "vous", "-tu", "-vous"})
_PERSONS = FIRST | _WE | _YOU
_HEADS = re.compile(r"(?:.*-)?(?:co)?(?:direct|président|porte-parole|pdg|patron|secrétaire|dirigeant|fondat|gérant)")
_AT = TO | {"chez"}
_HEADING = frozenset({"diriger", "présider"})
_MINISTERS = frozenset({"ministre", "ministres"})
_SPEAKS_FOR = re.compile(r"(?:.*-)?(?:direct|porte-parole|pdg)")  # whatever it is that they lead


def person_links(tree: Tree, mentions: list[Mention], resolved: dict[int, Mention], utterances: Utterances) -> list[Link]:
    """The links of first and second persons inside quotations; a speaker that is a pronoun itself is followed, or there is no link.

    Args:
        tree: the tree.
        mentions: all mentions in text order.
        resolved: what the pronouns stand for.
        utterances: who speaks where.
    """
    out = []
    for i in tree.places(_PERSONS):
        if tree.lower[i] == "on" and utterances.quoted[i] == -1 and (house := _house(tree, i, mentions)) is not None:
            out.append(Link(mention=tree.span(i, i + 1), antecedent=house, rule="reference.pronoun"))
            continue
        source = utterances.speaker(i)
        if source is None:
            continue
        word = tree.lower[i]
        if word in _YOU:
            antecedent = _addressee(tree, i, mentions, resolved, utterances)
        elif word in FIRST or source.kind in ("group", "organization"):
            antecedent = _speaker(tree, source, resolved)
        else:
            told = word == "nous" or tree.lemma[tree.head[i]] not in _GENERAL  # « on a signé », no « on peut »
            antecedent = _body(tree, source, mentions, resolved) if told else None
        if antecedent is not None:
            out.append(Link(mention=tree.span(i, i + 1), antecedent=antecedent, rule="reference.speaker"))
    return out


def _house(tree: Tree, on: int, mentions: list[Mention]) -> Span | None:
    """« Chez Vexa, on … », « du côté de la mairie, on … », « à Matignon, on … »: those who are there."""
    for k in tree.kids[tree.head[on]] if tree.dep[on] in SUBJECTS else ():
        side = next((j for j in tree.kids[k] if tree.dep[j] == "nmod"), -1) if tree.lower[k] == "côté" else k
        found = next((m for m in mentions if m.head == side < on), None)
        if found is None or found.full().human is not True or (side == k and introducer(tree, k) not in _AT):
            continue
        if side != k or introducer(tree, k) == "chez" or found.full().body:
            return whole(tree, found.full())
    return None


def _speaker(tree: Tree, source: Source, resolved: dict[int, Mention]) -> Span | None:
    at = tree.token_at(source.span.start)
    if at in resolved and tree.dep[at] != "det":
        return whole(tree, resolved[at])
    return source.span if tree.pos[at] != "PRON" and not source.span.text.startswith("-") else None


def _body(tree: Tree, source: Source, mentions: list[Mention], resolved: dict[int, Mention]) -> Span | None:
    """« Nous avons signé », dit Paul Serre, patron de Vexa: Vexa; a minister speaks for the government, « Anne Roux, de la CGT » for the CGT."""
    full = _who(tree, source, mentions, resolved)
    if full is None:
        return None
    if not _MINISTERS.isdisjoint(full.nouns):
        return next((whole(tree, m.full()) for m in mentions if "gouvernement" in m.nouns and not m.person), None)
    for title in _titles(tree, full, mentions):
        heads, named = _HEADS.match(tree.lower[title]) or tree.lemma[title] in _HEADING, title == full.head and bool(full.name)
        for k in tree.kids[title] if heads or named else ():
            led = next((m.full() for m in mentions if m.head == k), None) if tree.dep[k] != "det" else resolved.get(k)
            if led is None or led.person or (tree.dep[k] not in ("det", "obj") and introducer(tree, k) not in OF_ANY):
                continue
            if (led.human and (heads or led.name)) or _SPEAKS_FOR.match(tree.lower[title]):
                return whole(tree, led)
    return None


def _who(tree: Tree, source: Source, mentions: list[Mention], resolved: dict[int, Mention]) -> Mention | None:
    """The full mention of a source."""
    inside = tokens_between(tree, source.span.start, source.span.end)
    full = next((resolved[i] for i in inside if i in resolved and tree.dep[i] != "det"), None)
    return full or next((m.full() for m in mentions if m.head in inside), None)


def _titles(tree: Tree, full: Mention, mentions: list[Mention]) -> list[int]:
    """What tells what somebody leads: the mention, its appositions, what it is or does (« a pris la direction de Vexa », « dirige Vexa »)."""
    out = [full.head, *[k for k in tree.kids[full.head] if tree.dep[k] == "appos"]]
    for mention in mentions:
        if mention.full().thing == full.thing and tree.dep[mention.head] in SUBJECTS:
            verb = tree.head[mention.head]
            out += [verb, *[k for k in tree.kids[verb] if tree.dep[k] in ("obj", "obl:mod", "obl:arg", "xcomp") and tree.pos[k] == "NOUN"]]
    return out


def _addressee(tree: Tree, i: int, mentions: list[Mention], resolved: dict[int, Mention], utterances: Utterances) -> Span | None:
    """« Vous mentez », lui a dit le juge: him; « Monsieur le Ministre, vous mentez »: he who is called."""
    called = [
        k
        for k in range(tree.sents[tree.sent[i]][0], i)
        if (tree.dep[k] == "vocative" or (tree.dep[k] == "dislocated" and tree.pos[k] == "PROPN" and tree.head[k] == tree.head[i]))
        and utterances.quoted[k] == utterances.quoted[i]
    ]
    if called:
        return phrase(tree, called[-1])
    verb = utterances.verb(i)
    told = [k for k in tree.kids[verb] if tree.dep[k] in ("iobj", "obl:arg", "obj", "expl:comp")] if verb >= 0 else []
    for k in told:
        to = resolved.get(k) or next((m.full() for m in mentions if m.head == k and tree.lower[tree.left[k]] in TO), None)
        if to is not None and to.person and utterances.quoted[k] != utterances.quoted[i]:
            return whole(tree, to)
    return _faced(tree, verb, mentions, resolved) if verb >= 0 else None


def _faced(tree: Tree, verb: int, mentions: list[Mention], resolved: dict[int, Mention]) -> Span | None:
    """« Il a menacé le gérant. Il a dit : « Vous … » »: who has just had to do with the speaker."""
    speaker = next((resolved[k] for k in tree.kids[verb] if k in resolved and tree.dep[k] in SUBJECTS), None)
    for m in mentions if speaker is not None else ():
        if m.sent == tree.sent[verb] - 1 and tree.dep[m.head] == "obj" and m.full().person and m.number == "s":
            subject = next((k for k in tree.kids[tree.head[m.head]] if tree.dep[k] in SUBJECTS), -1)
            if resolved.get(subject) is speaker or any(o.head == subject and o.full() is speaker for o in mentions):
                return whole(tree, m.full())
    return None
