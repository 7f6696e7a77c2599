"""Verbs that report: « X affirme que … », « …, a indiqué X », « X a dit : … », « dit avoir vu », « accuse X de … »."""

from __future__ import annotations

from dataclasses import dataclass

from claimkit.french.small_words import QUE
from claimkit.grammar.subjects import subject_of
from claimkit.layers.speech.chains import Chains
from claimkit.layers.speech.declaratives import Contents
from claimkit.layers.speech.incises import BREAKS, Incises
from claimkit.layers.speech.noun_phrases import ANOTHER
from claimkit.layers.speech.page import Page, Report
from claimkit.layers.speech.placement import OPENING
from claimkit.layers.speech.sources import Sources
from claimkit.layers.speech.speakers import Speakers
from claimkit.layers.speech.verbs import SpeechVerbs, Verb
from claimkit.layers.speech.words import SpeechWords

_REACH = 14  # tokens between the verb and its attribute
_KNOWN = frozenset({"le", "la", "l'", "l’", "les", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "notre", "nos"})
_COURTS = frozenset({"cour", "tribunal", "jury", "juge", "juges", "jurés"})
_OBJECTS = frozenset({"obj", "iobj"})
_DEGREES = frozenset({"trop", "très", "assez", "peu", "plus", "moins", "aussi", "plutôt", "bien", "si", "tout", "particulièrement"})
_APART = frozenset({",", ";"})
_CLAUSES = frozenset({"ccomp", "csubj"})
_GOES_ON = frozenset({"et", "avant", "puis"})


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute with what it is said of.

    Attributes:
        head: its token.
        bearer: head of the object it is said of; None behind a reflexive verb.
        range: (start, end) characters of both.
        frame_end: character where the reporting clause ends.
    """

    head: int
    bearer: int | None
    range: tuple[int, int]
    frame_end: int


class Attributes:
    """Finds the attributes of verbs that report one."""

    def __init__(self, page: Page) -> None:
        self.page, self.tree = page, page.tree

    def find(self, verb: Verb) -> Attribute | None:
        """The attribute that the verb reports."""
        if not verb.row.attribute or verb.passive:
            return None
        tree = self.tree
        itself = verb.row.lemma.startswith(("se ", "s'"))
        bearer = None if itself else next((k for k in tree.kids[verb.at] if tree.dep[k] in _OBJECTS and tree.pos[k] != "ADV"), None)
        if not itself and bearer is None:
            return None
        head = self._head(verb, bearer)
        if head is None or any(tree.dep[k] in _CLAUSES for at in (verb.at, head) for k in tree.kids[at]):
            return None
        low, high = tree.left[head], max(tree.right[head], head + 1)
        if bearer is not None and bearer > verb.at:
            low, high = min(low, tree.left[bearer]), max(high, tree.right[bearer])
        return Attribute(head, bearer, (tree.start[low], tree.end[high - 1]), tree.start[low])

    def _head(self, verb: Verb, bearer: int | None) -> int | None:
        """The predicative word below the verb; behind an object also an adjective that the tree hangs on it."""
        tree = self.tree
        for k in tree.kids[verb.at]:
            if not verb.last < k <= verb.last + _REACH:
                continue
            if tree.dep[k] == "xcomp" and self._predicative(k):
                return k
            if bearer is None and self._opens(verb, k):
                return k  # « se dit « au courant » »
        if bearer is not None and bearer > verb.last:
            for k in tree.kids[bearer]:
                if bearer < k and tree.dep[k] in ("amod", "acl") and self._predicative(k) and self._stands_apart(k, bearer):
                    return k
            return self._ending(verb, bearer)
        return None

    def _ending(self, verb: Verb, bearer: int) -> int | None:
        """« juge le plan insuffisant », « estime le pouvoir des élus néfaste »: an adjective that ends what is judged, and agrees with it."""
        tree, end = self.tree, self.tree.right[bearer]
        known = any(tree.dep[k] == "det" and tree.lower[k] in _KNOWN for k in tree.kids[bearer])
        subject = subject_of(tree, verb.at)
        if not known or subject is None or tree.lower[subject] in _COURTS:
            return None
        if end < len(tree) and tree.pos[end] not in ("PUNCT", "CCONJ"):
            return None  # « estime le coût total à trois millions »
        for k in range(end - 1, bearer, -1):
            if tree.pos[k] == "ADJ" and tree.dep[k] == "amod" and all(tree.pos[m] == "PUNCT" for m in range(tree.right[k], end)):
                noun = tree.head[k]
                number = tree.feats(k).get("Number")
                apart = noun == bearer or tree.feats(noun).get("Number") != number
                return k if apart and number == tree.feats(bearer).get("Number") else None
        return None

    def _predicative(self, k: int) -> bool:
        tree = self.tree
        return tree.pos[k] in ("ADJ", "NOUN") or (tree.pos[k] == "VERB" and tree.verb_form[k] == "Part")

    def _stands_apart(self, k: int, bearer: int) -> bool:
        """Whether the adjective stands between marks, or has a degree or a complement: « juge la loi trop lourde », « contraire au droit »."""
        tree, quote = self.tree, self.page.quote_of(k)
        if quote is not None and tree.start[bearer] < quote.start:
            return True
        return tree.pos[k] == "ADJ" and any(
            (tree.dep[j] == "obl:arg" and j > k) or (tree.dep[j] == "advmod" and tree.lower[j] in _DEGREES) for j in tree.kids[k]
        )

    def _opens(self, verb: Verb, k: int) -> bool:
        """Whether the phrase headed by `k` is what stands between marks right behind the verb."""
        tree, j = self.tree, verb.last + 1
        return (
            tree.words[j] in OPENING
            and tree.pos[k] in ("ADJ", "NOUN", "VERB")
            and tree.left[k] in (j, j + 1)
            and tree.verb_form[k] != "Fin"
        )


class VerbReports:
    """Finds what reporting verbs report in one document."""

    def __init__(self, page: Page, words: SpeechWords, sources: Sources, chains: Chains) -> None:
        self.tree = page.tree
        self.verbs = SpeechVerbs(page, words)
        self.speakers = Speakers(page, sources, chains)
        self.incises = Incises(page, words, sources, self.speakers)
        self.contents = Contents(page, words, sources)
        self.attributes = Attributes(page)

    def find(self) -> list[Report]:
        """The reports, in order of their verbs."""
        found = self.verbs.found()
        reports = list[Report]()
        for verb in found:
            if (report := self._report(verb)) is not None:
                self._behind_incise(verb, report, reports)
                reports += [report, *self._rivals(verb, report)]
        inserted = self.verbs.inserted(k for report in reports for k in range(*report.cue))
        more = [(verb, report) for verb in inserted if (report := self.incises.report(verb)) is not None]
        told = [r for verb, r in more if verb.inverted is not None or r.speaker is None or self.speakers.sources.speaks(*r.speaker)]
        return reports + told  # « …, vante une loi »: of a verb that nobody knows, a text is the object

    def _report(self, verb: Verb) -> Report | None:
        if verb.kind == "infinitive" and (group := self.verbs.governed(verb)) is not None:
            found = self.incises.report(group)
            if found is not None:
                return found
        if verb.kind == "finite" and verb.row.incise:
            found = self.incises.report(verb)
            if found is not None:
                return found
        return self._attribute(verb) or self._as_said(verb) or self._declarative(verb)

    def _behind_incise(self, verb: Verb, report: Report, reports: list[Report]) -> None:
        """« …, a indiqué la maire sur X, ajoutant que … », « … Avant d'ajouter que … »: who spoke in the incise, or last."""
        last, page = reports[-1] if reports else None, self.incises.page
        opens = page.solid(page.sentence(verb.at)[0], 1)
        if verb.kind == "infinitive" and last is not None and not report.sources and self.verbs.forms[opens] in _GOES_ON:
            if self.tree.head[verb.at] == verb.at and self.tree.sent[last.cue[0]] == self.tree.sent[verb.at] - 1:
                report.sources, report.speaker = list(last.sources), last.speaker
            return
        if verb.kind != "gerund" or last is None or not last.rule.endswith("incise") or last.speaker is None:
            return
        if (
            self.tree.words[verb.first - 1] in (",", "en")
            and self.tree.sent[last.cue[0]] == self.tree.sent[verb.at]
            and last.speaker[0] >= last.cue[0]
        ):
            report.sources, report.speaker = list(last.sources), last.speaker

    def _as_said(self, verb: Verb) -> Report | None:
        """« A, comme le maire l'a dit »: the clause that « comme » hangs on."""
        tree, at = self.tree, verb.at
        top, opens = tree.head[at], next((k for k in tree.kids[at] if k < verb.first and tree.lower[k] == "comme"), None)
        if (
            opens is None
            or top == at
            or verb.kind != "finite"
            or not verb.row.que
            or verb.row.lemma == "promettre"
            or self.verbs.forms[verb.first] not in ("l'", "le")
        ):
            return None
        subject = self.speakers.subject(verb)
        if not isinstance(subject, tuple) or subject[0] < opens or (verb.row.shows and self.speakers.is_thing(subject)):
            return None
        report = self.speakers.new(verb, "attribution.incise")
        self.speakers.add(report, subject, verb.first)
        report.cue = (opens, verb.last + 1)
        a, b = report.frame = (tree.start[opens], tree.end[max(verb.last, tree.right[at] - 1)])
        whole = (tree.start[tree.left[top]], tree.end[tree.right[top] - 1])
        report.content = [(x, y) for x, y in ((whole[0], a), (b, whole[1])) if x < y]
        return report

    def _rivals(self, verb: Verb, report: Report) -> list[Report]:
        """« Le maire affirme que A, son adjoint que B »: another speaker with a « que » of his own and no verb."""
        tree, forms, out = self.tree, self.verbs.forms, list[Report]()
        if report.rule != "attribution.que" or verb.kind != "finite" or not report.sources:
            return out
        stop = self.incises.page.sentence(verb.at)[1]
        for k in range(tree.token_at(report.content[0][0]) + 1, stop):
            before = k - 1
            while (
                before > verb.at
                and tree.words[before] not in _APART
                and tree.pos[before] != "CCONJ"
                and tree.pos[before] not in ("VERB", "AUX")
            ):
                before -= 1
            apart = tree.words[before] in _APART or tree.words[before - 1] in _APART  # « …, et 60 % que B »
            who = self.speakers.sources.after(before + 1, k) if forms[k] in QUE and apart else None
            if who is None or who[1] != k or not self._another(*who) or "," in tree.words[k:stop]:
                continue
            other = self.speakers.new(verb, report.rule)
            self.speakers.add(other, who, k)
            other.frame = (tree.start[who[0]], tree.start[k])
            other.content = [(tree.start[k], tree.end[stop - 1])]
            (out[-1] if out else report).content[0] = ((out[-1] if out else report).content[0][0], tree.start[before])
            out.append(other)
        return out

    def _another(self, a: int, b: int) -> bool:
        """Whether a phrase names a second speaker: somebody, or « d'autres », « le second »."""
        return self.speakers.sources.speaks(a, b) or self.tree.lower[b - 1] in ANOTHER

    def _attribute(self, verb: Verb) -> Report | None:
        """« se dit favorable », « juge la loi inutile »: the attribute is what is claimed."""
        found = self.attributes.find(verb)
        subject = self.speakers.subject(verb) if found is not None else None
        itself = verb.row.lemma.startswith(("se ", "s'"))
        if found is None or not isinstance(subject, tuple) or (verb.row.kind == "say" and not itself and self.speakers.is_thing(subject)):
            return None
        report = self.speakers.new(verb, "attribution.attribute")
        report.content, report.attribute, report.bearer = [found.range], found.head, found.bearer
        self.speakers.add(report, subject, verb.first)
        report.frame = (self.tree.start[min(subject[0], verb.first)], found.frame_end)
        return report

    def _declarative(self, verb: Verb) -> Report | None:
        content, subject = self.contents.find(verb), self.speakers.subject(verb)
        thing = isinstance(subject, tuple) and self.speakers.is_thing(subject) and not verb.row.out_of and verb.row.lemma != "lire"
        if content is None or (thing and content.rule == "attribution.colon") or (subject is None and verb.row.out_of):
            return None  # « la ville reprend ses droits : … »
        report = self.speakers.new(verb, content.rule)
        report.content, report.quotation = [content.range], content.quotation
        first = verb.first
        if isinstance(subject, tuple) and not (verb.row.shows and thing):
            self.speakers.add(report, subject, verb.first)
            apart = any(self.tree.words[k] in BREAKS or self.tree.lower[k] == "qui" for k in range(subject[1], verb.first))
            if subject[0] < first and verb.kind == "finite" and not apart:
                first = subject[0]
        report.frame = (self.tree.start[first], content.frame_end)
        return report
