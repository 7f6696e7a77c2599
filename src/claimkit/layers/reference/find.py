"""What pronouns and short forms stand for.

In words: mentions are collected with gender, number and salience; short names find their full name; then each pronoun, left to right, takes
the most salient mention before it that agrees, if no other comes near. Who is quoted is « je » of the quotation and never its « il ».
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimkit.doc.layers import Layers, Link
from claimkit.doc.spans import tokens_between
from claimkit.doc.tree import Tree
from claimkit.french.names import names_of
from claimkit.grammar.phrases import Gender, Number, noun_phrase
from claimkit.layers.reference.mentions import Mention, MentionFinder
from claimkit.layers.reference.pronouns import PRONOMINAL, is_article, personal, relative_head
from claimkit.layers.reference.quoted import Utterances
from claimkit.layers.reference.resolution import Pronoun, resolve
from claimkit.layers.reference.short_names import link_names
from claimkit.lexicons import Lexicons
from claimkit.lexicons.reference import FirstName, NameNoun
from claimkit.lexicons.speech import ReportingVerb
from claimkit.lexicons.verbs import GoverningVerbRow
from claimkit.models import Attribution, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_RELATIVES = frozenset(
    {
        "qui",
        "que",
        "qu'",
        "qu’",
        "dont",
        "où",
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
        "auquel",
        "auxquels",
        "auxquelles",
        "duquel",
        "desquels",
        "desquelles",
    }
)
_LAST = re.compile(  # begins with its letter, to which `re` skips, and then looks whether a word begins there
    r"c(?<!\wc)(?:(e dernier|elui-ci|elui-là)|(ette dernière|elle-ci|elle-là)|(es derniers|eux-ci|eux-là)|(es dernières|elles-ci|elles-là))\b",
    re.IGNORECASE,
)
_LAST_PARTS = ("ce derni", "cette derni", "ces derni", "-ci", "-là")  # one of them is in each match, and is found faster
_LAST_FORMS: tuple[tuple[Gender, Number], ...] = (("m", "s"), ("f", "s"), ("m", "p"), ("f", "p"))
_DETERMINER = re.compile(r"^(?:l['’]|(?:les?|la|une?|des|ce|cet|cette|son|sa|leur)\s)", re.IGNORECASE)
_FIRST = frozenset({"je", "j'", "j’", "-je"})
_READ = PRONOMINAL | _FIRST
_WEIGHTS = {"subject": 2.0, "last": 1.6, "possessive": 1.2, "clitic": 0.9, "dative": 0.8, "stressed": 0.5}

_RULES = {"last": "reference.last", "possessive": "reference.possessive"}


class LinkFinder:
    """Links pronouns and short forms to full mentions."""

    def __init__(self, lexicons: Lexicons) -> None:
        genders: dict[str, Gender] = {row.name: "m" if row.gender == "masculine" else "f" for row in lexicons.rows(FirstName)}
        self._mentions = MentionFinder(names_of(lexicons), genders)
        self._nouns = {row.noun: row.stands_for for row in lexicons.rows(NameNoun)}
        self._telling = frozenset(row.lemma for row in lexicons.rows(ReportingVerb) if row.que and row.kind in ("say", "promise"))
        self._existential = frozenset(row.lemma for row in lexicons.rows(GoverningVerbRow) if row.role == "existential")

    def find(self, tree: Tree, layers: Layers) -> tuple[list[Link], list[Link]]:
        """The links of a document in text order of their mentions, and those of its possessives (« son »)."""
        if not len(tree):
            return [], []
        mentions = self._mentions.find(tree, layers)
        link_names(tree, mentions, self._nouns)
        links = [
            Link(mention=_short_span(tree, m), antecedent=_antecedent(tree, m.full()), rule=_short_rule(m))
            for m in mentions
            if m.root is not None
        ]
        links += _relative_links(tree)
        pronouns, possessives = self._pronoun_links(tree, layers, mentions)
        return sorted(links + pronouns, key=lambda link: (link.mention.start, link.mention.end)), possessives

    def _pronoun_links(self, tree: Tree, layers: Layers, mentions: list[Mention]) -> tuple[list[Link], list[Link]]:
        last = _last_ones(tree)
        asked = [i for i, word in enumerate(tree.lower) if word in _READ and not is_article(tree, i)]
        if last:
            asked = sorted({*asked, *last})
        if not asked:
            return [], []
        utterances = Utterances(tree, layers)
        for mention in mentions:
            mention.source = mention.head in utterances.sources
        links: list[Link] = []
        possessives: list[Link] = []
        spoken: list[tuple[int, Span]] = []
        known: list[Mention] = []
        met = 0
        for i in asked:
            while met < len(mentions) and mentions[met].head < i:
                known.append(mentions[met])
                met += 1
            pronoun, after = self._pronoun(tree, utterances, i, last.get(i))
            if pronoun is None:
                if tree.lower[i] in _FIRST and (source := utterances.speaker(i)) is not None:
                    spoken.append((i, source.span))
                continue
            found = resolve(tree, pronoun, known, utterances.quoted)
            if found is None:
                continue
            # « son geste » is no short form of anyone, but keeps them in mind
            (possessives if pronoun.sort == "possessive" else links).append(
                Link(mention=tree.span(i, after), antecedent=_antecedent(tree, found), rule=_RULES.get(pronoun.sort, "reference.pronoun"))
            )
            known.append(_as_mention(tree, pronoun, found))
        return links + _first_persons(tree, spoken, links), possessives

    def _pronoun(self, tree: Tree, utterances: Utterances, i: int, last: re.Match[str] | None) -> tuple[Pronoun | None, int]:
        """The pronoun at a token, and the token after it."""
        source, quoted = utterances.speaker(i), utterances.quoted[i]
        banned = range(0) if source is None else tokens_between(tree, source.span.start, source.span.end)
        if last is not None:
            gender, number = _LAST_FORMS[(last.lastindex or 1) - 1]
            after = tree.token_at(last.end() - 1) + 1
            if after < len(tree) and last.group().lower().startswith(("ce", "ces")) and tree.pos[after] in ("NOUN", "PROPN"):
                return None, i  # « ces derniers mois »
            return Pronoun(i, gender, number, "last", quoted=quoted, banned=banned), after
        read = personal(tree, i, self._existential, self._telling)
        if read is None:
            return None, i
        content = utterances.said_by(i)
        speaks = content is not None or tree.head[i] in utterances.reporting
        return Pronoun(i, *read, speaks, quoted, banned, content or ()), i + 1


def _last_ones(tree: Tree) -> dict[int, re.Match[str]]:
    """« ce dernier », « celle-ci » and the like, by their first token."""
    lower = tree.text.lower()
    if all(part not in lower for part in _LAST_PARTS):
        return {}
    return {tree.token_at(m.start()): m for m in _LAST.finditer(tree.text)}


def _as_mention(tree: Tree, pronoun: Pronoun, found: Mention) -> Mention:
    noun = tree.head[pronoun.at] if pronoun.sort == "last" and tree.head[pronoun.at] == pronoun.at + 1 else pronoun.at  # « ce dernier »
    return Mention(
        noun,
        pronoun.gender or found.gender,
        pronoun.number,
        found.human,
        _WEIGHTS[pronoun.sort],
        tree.sent[pronoun.at],
        found.name,
        found.person,
        root=found,
        source=pronoun.speaker,
    )


def _first_persons(tree: Tree, spoken: list[tuple[int, Span]], links: list[Link]) -> list[Link]:
    """« je » of a quotation is who speaks it; a speaker that is a pronoun itself is followed, or there is no link."""
    resolved = {link.mention.start: link.antecedent for link in links}
    out = []
    for i, source in spoken:
        antecedent = resolved.get(source.start)
        if antecedent is None and tree.pos[tree.token_at(source.start)] != "PRON" and not source.text.startswith("-"):
            antecedent = source
        if antecedent is not None:
            out.append(Link(mention=tree.span(i, i + 1), antecedent=antecedent, rule="reference.speaker"))
    return out


def _phrase(tree: Tree, head: int, *, coordination: bool = True) -> Span:
    """The noun phrase of a head, without the preposition before it."""
    first, after = noun_phrase(tree, head, coordination=coordination)
    while (
        first < head
        and tree.head[first] == head
        and tree.dep[first] in ("case", "mark", "cc")
        and tree.lower[first] not in ("du", "au", "des", "aux")
    ):
        first += 1
    return tree.span(first, after)


def _short_rule(mention: Mention) -> str:
    """Id of the rule that found the full mention of a short form: by its name, by a title of a person, by a noun."""
    if mention.name:
        return "reference.short_name"
    return "reference.title" if mention.full().person else "reference.noun"


def _short_span(tree: Tree, mention: Mention) -> Span:
    """The words of a short form, up to its name."""
    span = _phrase(tree, mention.head, coordination=False)
    if not mention.name:
        return span
    last = next((k for k in range(mention.head, min(len(tree), mention.head + 4)) if tree.words[k] == mention.name[-1]), -1)
    return (
        span
        if last < 0 or tree.end[last] <= span.start
        else Span(start=span.start, end=tree.end[last], text=tree.text[span.start : tree.end[last]])
    )


def _end_of_name(tree: Tree, mention: Mention) -> int:
    """The token that ends the name of a mention, within its phrase or beside it; -1 when a verb comes first."""
    for k in range(mention.head, min(len(tree), mention.head + 15)):
        if tree.words[k] == mention.name[-1]:
            return k
        if k > mention.head and tree.pos[k] in ("VERB", "AUX") and k >= tree.right[mention.head]:
            break
    return -1


def _is_clean(tree: Tree, entity: int) -> bool:
    """Whether an entity has swallowed no verb or pronoun (« Elle devance Fatou Diop »)."""
    first, after, _ = tree.ents[entity]
    return all(tree.pos[k] not in ("VERB", "AUX", "PRON", "PUNCT") for k in range(first, after))


def _antecedent(tree: Tree, mention: Mention) -> Span:
    """The noun phrase of a full mention, on to the name set beside it (« le ministre de la Mer, Jean Morel »)."""
    span = _phrase(tree, mention.head, coordination=mention.coordinated)
    if mention.coordinated:
        end = max(span.end, _phrase(tree, mention.last).end)
        return Span(start=span.start, end=end, text=tree.text[span.start : end])
    if not mention.name:
        return span
    if tree.ent[mention.head] >= 0 and _is_clean(tree, tree.ent[mention.head]):  # a name that the parse has cut
        first, after, _ = tree.ents[tree.ent[mention.head]]
        if first and tree.dep[first - 1] == "det" and first <= tree.head[first - 1] < after:
            first -= 1
        start, end = min(span.start, tree.start[first]), max(span.end, tree.end[after - 1])
        span = Span(start=start, end=end, text=tree.text[start:end])
    last = _end_of_name(tree, mention)
    if last >= 0 and tree.ent[last] >= 0:
        last = tree.ents[tree.ent[last]][1] - 1
    if last < 0 or tree.end[last] <= span.end:
        return span
    return Span(start=span.start, end=tree.end[last], text=tree.text[span.start : tree.end[last]])


def _relative_links(tree: Tree) -> list[Link]:
    out = []
    for i in [i for i, word in enumerate(tree.lower) if word in _RELATIVES]:
        if tree.dep[i] != "mark" and tree.pos[i] not in ("SCONJ", "CCONJ"):
            noun = relative_head(tree, i)
            if noun is not None:
                link = Link(mention=tree.span(i, i + 1), antecedent=_phrase(tree, noun, coordination=False), rule="reference.relative")
                out.append(link)
    return out


def with_antecedents(attributions: Iterable[Attribution], links: Iterable[Link]) -> list[Attribution]:
    """The attributions, with the antecedents of sources that are pronouns or short forms."""
    by_start = {link.mention.start: link for link in links}
    changed = []
    for attribution in attributions:
        sources = tuple([_referred(source, by_start.get(source.span.start)) for source in attribution.sources])
        changed.append(attribution if sources == attribution.sources else attribution.model_copy(update={"sources": sources}))
    return changed


def _referred(source: Source, link: Link | None) -> Source:
    if link is None or abs(link.mention.end - source.span.end) > 2:
        return source
    name = _DETERMINER.sub("", link.antecedent.text)
    return source.model_copy(update={"antecedent": link.antecedent, "name": " ".join(name.split())})
