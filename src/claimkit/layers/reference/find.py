"""What pronouns and short forms stand for.

In words: mentions are collected with gender, number and salience; short names find their full name; then each pronoun, left to right, takes
the most salient mention before it that agrees, if no other comes near. Who is quoted is « je » of the quotation and never its « il ».
"""

from __future__ import annotations

import re
from bisect import insort
from typing import TYPE_CHECKING

from claimkit.doc.layers import Layers, Link
from claimkit.doc.spans import tokens_between
from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.names import names_of
from claimkit.grammar.phrases import Gender, Number
from claimkit.layers.reference.limits import behind_parallels, no_objects, no_owners, subject_of_attribute
from claimkit.layers.reference.mention import Mention
from claimkit.layers.reference.mentions import MentionFinder
from claimkit.layers.reference.neuters import neuter_links
from claimkit.layers.reference.persons import FIRST, person_links
from claimkit.layers.reference.pronouns import PRONOMINAL, is_article, personal
from claimkit.layers.reference.quoted import Utterances
from claimkit.layers.reference.ranks import rank_links
from claimkit.layers.reference.relatives import relative_links
from claimkit.layers.reference.resolution import SPEAKER_WINDOW, Pronoun, agrees, resolve, thing
from claimkit.layers.reference.shares import shares, some_before
from claimkit.layers.reference.short_names import link_names, part_links
from claimkit.layers.reference.sources import same_sources
from claimkit.layers.reference.wholes import phrase, short_span, whole
from claimkit.lexicons import Lexicons
from claimkit.lexicons.reference import FirstName, NameNoun
from claimkit.lexicons.speech import ReportingVerb
from claimkit.lexicons.verbs import GoverningVerbRow
from claimkit.models import Attribution, Source

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

_LAST = re.compile(  # begins with its letter, to which `re` skips, and then looks whether a word begins there
    r"c(?<!\wc)(?:(e dernier|elui-ci|elui-là)|(ette dernière|elle-ci|elle-là)|(es derniers|eux-ci|eux-là)|(es dernières|elles-ci|elles-là))\b",
    re.IGNORECASE,
)
_LAST_PARTS = ("ce derni", "cette derni", "ces derni", "-ci", "-là")  # one of them is in each match, and is found faster
_LAST_FORMS: tuple[tuple[Gender, Number], ...] = (("m", "s"), ("f", "s"), ("m", "p"), ("f", "p"))
_DETERMINER = re.compile(r"^(?:l['’]|(?:les?|la|une?|des|ce|cet|cette|son|sa|leur)\s)", re.IGNORECASE)
_CLIENT = frozenset({"client", "cliente"})
_READ = PRONOMINAL | FIRST
_WEIGHTS = {"subject": 2.0, "last": 1.6, "possessive": 1.2, "clitic": 0.9, "dative": 0.8, "stressed": 0.5}
_AHEAD = 2  # sentences in which somebody is named whom a pronoun has announced
_PARTS = ("part", "share")
_SIDES = frozenset({"majorité", "minorité", "nombre", "partie", "%", "pour-cent"})  # that are bodies, or count nobody, without a noun
_RULES = {"last": "reference.last", "possessive": "reference.possessive"}


class LinkFinder:
    """Links pronouns and short forms to full mentions."""

    def __init__(self, lexicons: Lexicons) -> None:
        genders: dict[str, Gender] = {row.name: "m" if row.gender == "masculine" else "f" for row in lexicons.rows(FirstName)}
        self._mentions = MentionFinder(names_of(lexicons), genders)
        nouns = {row.noun: row.stands_for for row in lexicons.rows(NameNoun)}
        self._nouns = {noun: sort for noun, sort in nouns.items() if sort not in _PARTS}
        self._parts = {noun: sort for noun, sort in nouns.items() if sort in _PARTS}
        self._telling = frozenset(row.lemma for row in lexicons.rows(ReportingVerb) if row.que and row.kind in ("say", "promise"))
        self._counts = frozenset(noun for noun, kind in self._mentions.names.nouns.items() if kind == "count") - _SIDES
        self._existential = frozenset(row.lemma for row in lexicons.rows(GoverningVerbRow) if row.role == "existential")

    def find(self, tree: Tree, layers: Layers) -> tuple[list[Link], list[Link]]:
        """The links of a document in text order of their mentions, and those of its possessives (« son »)."""
        if not len(tree):
            return [], []
        mentions = self._mentions.find(tree, layers)
        utterances = Utterances(tree, layers)
        for mention in mentions:
            mention.source, mention.medium = mention.head in utterances.sources, mention.head in utterances.media
        link_names(tree, mentions, self._nouns, self._mentions.names, self._mentions.first_names)
        shorts = [m for m in mentions if m.root is not None]
        links = [Link(mention=short_span(tree, m), antecedent=whole(tree, m.full()), rule=_short_rule(m)) for m in shorts]
        links += [
            Link(mention=short_span(tree, m), antecedent=whole(tree, m.echoes), rule="reference.noun")
            for m in mentions
            if m.echoes is not None
        ]
        links += relative_links(tree) + rank_links(tree, mentions)
        pronouns, possessives = _PronounLinks(tree, layers, mentions, utterances, self._existential, self._telling, self._counts).find()
        possessives += part_links(tree, mentions, self._parts, self._mentions.names)
        return sorted(links + pronouns, key=lambda link: (link.mention.start, link.mention.end)), possessives


class _PronounLinks:
    """Links the pronouns of one document.

    Args:
        tree: the tree.
        layers: its layers.
        mentions: its full and short mentions, in text order.
        utterances: who speaks where.
        existential: verbs that take an impersonal « il » before their subject.
        telling: verbs with « que ».
        counts: nouns that count.
    """

    def __init__(
        self,
        tree: Tree,
        layers: Layers,
        mentions: list[Mention],
        utterances: Utterances,
        existential: frozenset[str],
        telling: frozenset[str],
        counts: frozenset[str],
    ) -> None:
        self._tree, self._mentions, self._verbs = tree, mentions, (existential, telling)
        self._utterances = utterances
        self._last = _last_ones(tree)
        self._shares = shares(tree, layers, counts)
        self._resolved: dict[int, Mention] = {}
        self._banned: dict[int, list[Mention]] = {}
        self._named: dict[Hashable, int] = {}

    def find(self) -> tuple[list[Link], list[Link]]:
        """The links of pronouns, and those of possessives."""
        tree, last = self._tree, self._last
        asked = {i for i in tree.places(_READ) if not is_article(tree, i)} | last.keys() | self._shares.keys()
        asked -= {them for _, them, _ in self._shares.values()}
        utterances = self._utterances
        for mention in self._mentions:
            mention.thing = thing(tree, mention)
        genders = {m.full().thing: m.gender for m in self._mentions if m.gender and m.full().person and not m.coordinated}
        for mention in self._mentions:
            mention.gender = mention.gender or genders.get(mention.thing)  # « Sasha Roux … M. Roux »
            self._count(mention)
        links: list[Link] = []
        possessives: list[Link] = []
        known: list[Mention] = []
        met = 0
        open_ones: list[Pronoun] = []
        # Who speaks behind the words (« …, a-t-il dit ») is asked before the words are, in which « il » is another one.
        for at, i in sorted((utterances.first_word(i), i) for i in asked):
            while met < len(self._mentions) and self._mentions[met].head < max(at, i):
                self._know(known, self._mentions[met])
                met += 1
            pronoun, after = self._pronoun(i)
            if pronoun is None:
                continue
            pronoun.named = self._named
            if (some := some_before(tree, i)) >= 0:
                links.append(Link(mention=tree.span(i, after), antecedent=tree.span(some, some + 1), rule="reference.pronoun"))
                continue
            limits = behind_parallels(pronoun, open_ones, known) + no_owners(tree, pronoun, known) + no_objects(tree, pronoun, known)
            pronoun.banned = pronoun.banned + limits
            found = self._in_brackets(i) or resolve(tree, pronoun, known, utterances.quoted) or self._ahead(pronoun, known)
            if found is None:
                open_ones.append(pronoun)
                continue
            # « son geste » is no short form of anyone, but keeps them in mind
            words = phrase(tree, i, coordination=False) if pronoun.share else tree.span(i, after)
            part = pronoun.share and not self._shares[i][2]
            rule = "reference.share" if part else _RULES.get(pronoun.sort, "reference.pronoun")
            (possessives if pronoun.sort == "possessive" else links).append(Link(mention=words, antecedent=whole(tree, found), rule=rule))
            self._resolved[i] = found
            if pronoun.owner:
                links += self._clients(i, found)
            self._know(known, _as_mention(tree, pronoun, found))
            self._count(found)
        links += same_sources(tree, self._mentions, utterances) + person_links(tree, self._mentions, self._resolved, utterances)
        return links + neuter_links(tree, self._mentions, self._resolved, utterances.quoted), possessives

    def _know(self, known: list[Mention], mention: Mention) -> None:
        """Puts a mention among those known, in text order; an attribute speaks of its subject, « a dit à l'AFP » of no AFP."""
        if mention.name and mention.body and mention.weight < 1 and self._tree.head[mention.head] in self._utterances.reporting:
            return
        if mention.root is None and not mention.name and not mention.coordinated:
            subject = subject_of_attribute(self._tree, mention, known)
            mention.root = None if subject is None or subject.full() is mention else subject  # « s'il est le chef … »: « il » may be he
        insort(known, mention, key=_head)

    def _count(self, mention: Mention) -> None:
        """Counts what a mention speaks of."""
        thing = mention.full().thing
        self._named[thing] = self._named.get(thing, 0) + 1

    def _pronoun(self, i: int) -> tuple[Pronoun | None, int]:
        """The pronoun at a token, and the token after it."""
        tree, utterances, last = self._tree, self._utterances, self._last.get(i)
        quoted = utterances.quoted[i]
        banned = self._speakers(i)
        if last is not None:
            gender, number = _LAST_FORMS[(last.lastindex or 1) - 1]
            after = tree.token_at(last.end() - 1) + 1
            if after < len(tree) and last.group().lower().startswith(("ce", "ces")) and tree.pos[after] in ("NOUN", "PROPN"):
                return None, i  # « ces derniers mois »
            return Pronoun(i, gender, number, "last", quoted=quoted, banned=banned), after
        share = self._shares.get(i)
        read = personal(tree, i, *self._verbs) if share is None else (share[0], "p", "subject")
        if read is None:
            return None, i
        if read[2] == "possessive":  # « son avocat » speaks, he who has one does not
            said = utterances.said_by(i)
            direct = said if said and utterances.quoted[said[0][0]] != -1 else ()
            return Pronoun(i, *read, quoted=quoted, banned=banned, content=direct, owner=said is not None), i + 1
        content = utterances.said_by(i)
        speaks = content is not None or (read[2] == "subject" and tree.head[i] in utterances.reporting)
        says_i = any(tree.lower[k] in FIRST for a, b in content or () for k in range(a, b))
        return Pronoun(
            i, *read, speaks, quoted, banned, content or (), some=share is not None and share[1] < 0, share=share is not None, says_i=says_i
        ), i + 1

    def _speakers(self, i: int) -> list[Mention]:
        """Who speaks the quotation that a token stands in, and to whom, as full mentions: « il » inside it is somebody else."""
        tree, quotation = self._tree, self._utterances.quoted[i]
        source = self._utterances.speakers.get(quotation)
        if source is None:
            return []
        if quotation not in self._banned:
            inside = [*tokens_between(tree, source.span.start, source.span.end)]
            verb = self._utterances.verb(i)
            inside += [k for k in tree.kids[verb] if tree.dep[k] == "iobj"] if verb >= 0 else []  # « lui a dit : « Il viendra » »
            found = [self._resolved[k] for k in inside if k in self._resolved and tree.dep[k] != "det"]
            self._banned[quotation] = found + [m.full() for m in self._mentions if m.head in inside]
        return self._banned[quotation]

    def _clients(self, i: int, owner: Mention) -> list[Link]:
        """« « Mon client est innocent », dit son avocat »: he whose lawyer speaks; « il » in what is said goes on with him."""
        tree, said = self._tree, self._utterances.said_by(i) or ()
        found = [m for m in self._mentions if any(a <= m.head < b for a, b in said) and m is not owner and not _CLIENT.isdisjoint(m.nouns)]
        for mention in found:
            mention.root = owner
        return [Link(mention=short_span(tree, m), antecedent=whole(tree, owner), rule="reference.noun") for m in found]

    def _in_brackets(self, i: int) -> Mention | None:
        """« il (le préfet) »: the phrase behind says who is meant."""
        tree = self._tree
        if tree.words[i + 1 : i + 2] != ["("]:
            return None
        closing = next((k for k in range(i + 2, min(len(tree), i + 12)) if tree.words[k] == ")"), i)
        inside = next((m for m in self._mentions if i + 1 < m.head < closing), None)
        return inside and inside.full()

    def _ahead(self, pronoun: Pronoun, known: list[Mention]) -> Mention | None:
        """« Il a choisi sa ville. En avril, le député … »: who opens a text as a pronoun is the first one named, or the first person with a name."""
        tree, sent, clause = self._tree, self._tree.sent[pronoun.at], self._tree.head[pronoun.at]
        if sent > 1 or not (pronoun.sort == "subject" or pronoun.speaker):
            return None
        if pronoun.sort == "subject" and any(tree.dep[k] in SUBJECTS and tree.pos[k] in ("NOUN", "PROPN") for k in tree.kids[clause]):
            return None  # « L'État peut-il payer ? »
        outside = (m for m in known if m.human and tree.head[m.head] != clause and not any(a <= m.head < b for a, b in pronoun.content))
        if any(agrees(pronoun, m, m.full()) for m in outside):
            return None
        told = (m for m in self._mentions if m.head > pronoun.at and self._utterances.quoted[m.head] == -1)
        told = (m for m in told if tree.head[m.head] != clause)  # not « Il a publié Fake News »
        fitting = [m for m in told if m.human and m.sent <= sent + SPEAKER_WINDOW and agrees(pronoun, m, m.full())]
        fitting = [m for m in fitting if all(m.full() is not b for b in pronoun.banned)]
        people = [m for m in fitting if m.full().person and m.full().name and pronoun.gender in ("m", m.full().gender)]
        doing = (m.full() for m in fitting if m.weight >= 2 and (m.sent <= sent + _AHEAD or m in people))
        return next(doing, people[0].full() if len({m.full().thing for m in people}) == 1 else None)


def _short_rule(mention: Mention) -> str:
    """Id of the rule that found the full mention of a short form: by its name, by a title of a person, by a noun."""
    if mention.name:
        return "reference.short_name"
    return "reference.title" if mention.full().person else "reference.noun"


def _head(mention: Mention) -> int:
    return mention.head


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
