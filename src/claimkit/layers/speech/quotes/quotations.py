"""Quotations without a verb of their own: continued, resumed, after a name and a colon, in headlines."""

from __future__ import annotations

import re
from bisect import bisect_left

from claimkit.doc.tree import AUXILIARIES, SUBJECTS
from claimkit.french.quote_marks import Quotation
from claimkit.layers.speech.page import Page, Report
from claimkit.layers.speech.quotes.beside import Beside
from claimkit.layers.speech.quotes.introductions import Introductions
from claimkit.layers.speech.quotes.signatures import Signatures
from claimkit.layers.speech.sources import Sources

_ENDINGS = frozenset(".!?…")
_BLANKS = " \u00a0\u202f"
_SENTENCE_END = frozenset('.!?…»”"\n')
_SCRAP = 3  # tokens: shorter ones only name something
_ECHO = 4  # words
_STOPS = ".!?…, \u00a0\u202f\u2009"
_PREDICATES = frozenset({"ROOT", "ccomp", "advcl", "parataxis", "conj"})
_HEADLINE = re.compile(r"[^\n.!?()]{15,160}\(([^()\n]{2,40})\)(?=\s*\n|\s+[A-ZÀ-Ý«“\"]|\s*$)")
_PUNCTUATION = re.compile(r"[\s,;»”\")]+")
_I = frozenset({"je", "j'", "nous"})
_FIRST = _I | {"me", "m'", "moi", "moi-même", "mon", "ma", "mes", "notre", "nos"}
_DATELINE = re.compile(r"\([^()\n]{2,40}\)$")
_LINKS = frozenset({"", "et", "mais", "car", "ou", "puis", "et que", "mais aussi", "or"})


class Quotes:
    """Finds the speakers of quotations that no cue covers."""

    def __init__(self, page: Page, sources: Sources, reports: list[Report], turns: list[Report]) -> None:
        self.page, self.tree, self.text, self.sources = page, page.tree, page.text, sources
        self.turns, self.introductions, self.signatures = turns, Introductions(page, sources), Signatures(page, sources)
        self.reports = sorted((r for r in reports if r.speaker is not None and r.rule != "attribution.accusation"), key=lambda r: r.frame)
        self.beside = Beside(page, sources, self.reports)

    def find(self) -> list[Report]:
        """The reports, in order of the quotations."""
        out = [report for report in (self._headline(), self._first_person()) if report is not None]
        covered, at = self._covered(), 0
        for k, quote in enumerate(self.page.quotes):
            while at < len(self.reports) and self.reports[at].frame[0] < quote.start:
                if not self._told_inside(self.reports[at]):
                    self.beside.near.append(self.reports[at])
                at += 1
            if k in covered:
                if (rest := self._rest(quote)) is not None:
                    out.append(rest)
                continue
            if self.page.states(quote):
                introduced = self.introductions.speaker(quote)
                report = self._report(quote, *introduced) if introduced else None
                report = report or self._named_behind(quote) or self._echoed(quote) or self._continued(quote)
            else:
                report = self._within(quote)
            if report is None and self.page.states(quote) and self._clause(quote):
                self.beside.signed = quote.end
            if report is not None:
                out.append(report)
                if report.rule != "attribution.signed":
                    self.beside.near.append(report)
                elif report.speaker is not None:
                    self.beside.signed = self.tree.end[report.speaker[1] - 1]
        return out

    def _first_person(self) -> Report | None:
        """A headline without marks, « Anne Roux : nous gardons le pont »: who says « je » or « nous » is named in front of the colon."""
        tree, first = self.tree, self.page.solid(0, 1)
        if first >= len(tree):
            return None
        stop, who = self.page.sentence(first)[1], self.introductions.label(first)
        if who is None:
            return None
        name = tree.lower[slice(*who)]  # a text that is glued to its headline names him again
        stop = next((k for k in range(who[1] + 1, stop) if tree.lower[k : k + len(name)] == name), stop)
        said = range(who[1] + 1, stop)
        if any(k in self.page.quoted for k in said) or not any(self.page.forms[k] in _FIRST for k in said):
            return None
        report = Report(cue=(who[1], who[1] + 1), kind="quotation", stance="neutral", rule="attribution.name_colon")
        report.sources, report.speaker = [self.sources.source(*who)], who
        report.content, report.frame = [(tree.start[said[0]], tree.end[stop - 1])], (tree.start[who[0]], tree.end[who[1]])
        return report

    def _told_inside(self, report: Report) -> bool:
        """« « Elle annonce que le pont fermera », dit le maire »: she does not speak in the next quotation."""
        return not report.rule.endswith(("in_quote", "turn")) and not self.page.narrates(report)

    def _covered(self) -> set[int]:
        """The quotations that a cue outside of them, or an incise in them, reports."""
        quotes = self.page.quotes
        starts = [quote.inner_start for quote in quotes]
        covered = set()
        for report in (*self.turns, *self.reports):
            for a, b in report.content if report.sources else ():
                for k in range(bisect_left(starts, a), bisect_left(starts, b)):
                    inside = quotes[k].start <= report.frame[0] < quotes[k].end
                    if not inside or report.quotation is quotes[k]:
                        covered.add(k)
        return covered

    def _rest(self, quote: Quotation) -> Report | None:
        """« Pour le maire, c'est « une erreur. Le pont fermera » »: who says how a quotation begins says all of it."""
        told = [(max(b for a, b in r.content if a < quote.end), r) for r in self.reports if r.covers(quote.start)]
        end, by = max(told, key=lambda pair: pair[0], default=(quote.end, None))
        if by is None or by.speaker is None or end >= quote.inner_end:
            return None
        report = self._report(quote, by.speaker, "attribution.continued")
        report.content = [(end, quote.end)]
        return report

    def _report(self, quote: Quotation, who: tuple[int, int], rule: str) -> Report:
        first = self.tree.token_at(quote.start)
        report = Report(cue=(first, first + 1), kind="quotation", stance="neutral", rule=rule, quotation=quote)
        near = (r.sources[0] for r in reversed(self.beside.near) if r.speaker == who and r.sources)
        told = next((source for source in near if source.span.start != self.tree.start[who[0]]), None)  # « -t-elle » stays one
        report.sources = [
            self.sources.source(*self._nearest(who, quote.start)) if told is None else told.model_copy(update={"role": "origin"})
        ]
        report.speaker = who
        report.content, report.frame = [(quote.start, quote.end)], (quote.start, quote.start)
        return report

    def _nearest(self, who: tuple[int, int], stop: int) -> tuple[int, int]:
        """The last mention before the character `stop` in the same words, outside of quotations."""
        tree, (start, end) = self.tree, self.page.chars(*who)
        at = self.text.rfind(self.text[start:end], end, stop)
        first = tree.token_at(max(at, 0))
        again = at >= 0 and tree.start[first] == at and self.page.quote_of(first) is None and tree.pos[who[0]] != "PRON"
        return (first, first + who[1] - who[0]) if again else who

    def _headline(self) -> Report | None:
        """« Un mort dans un accident (police) »: who says what the first line tells."""
        match = _HEADLINE.match(self.text)
        if match is None:
            return None
        a, b = self.tree.token_at(match.start(1)), self.tree.token_at(match.end(1) - 1) + 1
        tree = self.tree
        surname = any(label == "PER" and end - start > 1 and tree.words[end - 1] == match.group(1) for start, end, label in tree.ents)
        speaks = surname or (self.sources.after(a, b) == (a, b) and self.sources.speaks(a, b))
        goes_on = not surname and b + 1 < len(tree) and tree.pos[b + 1] == tree.pos[a] == "PROPN"  # « (Emmanuel) Macron »
        if a < 2 or tree.pos[a - 2] == "PROPN" or goes_on or not speaks:
            return None
        report = Report(cue=(a - 1, b + 1), kind="quotation", stance="neutral", rule="attribution.headline_source")
        report.sources, report.speaker = [self.sources.source(a, b)], (a, b)
        report.content, report.frame = [(0, match.start(1) - 1)], (match.start(1), match.end(1))
        return report

    def _named_behind(self, quote: Quotation) -> Report | None:
        headed = self.signatures.headline(quote)
        who = headed or self.signatures.speaker(quote)
        return None if who is None else self._report(quote, who, "attribution.headline_quote" if headed else "attribution.signed")

    def _echoed(self, quote: Quotation) -> Report | None:
        """A title whose words stand again below, in what somebody says."""
        words = self.text[quote.inner_start : quote.inner_end].strip(_STOPS).split()
        if len(words) < _ECHO:
            return None
        again = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE).search(self.text, quote.end)
        told = None if again is None else next((r.speaker for r in self.reports if r.covers(again.start())), None)
        return None if told is None else self._report(quote, told, "attribution.continued")

    def _continued(self, quote: Quotation) -> Report | None:
        """A free quotation keeps the speaker of the one before."""
        before = self.text[max(self.text.rfind("\n", 0, quote.start) + 1, quote.start - 50) : quote.start].rstrip()
        if not quote.continues and before and before[-1] not in _SENTENCE_END and not _DATELINE.match(before):
            found = self._linked(quote) or self._joined(quote, before) or self._within(quote)
            if found is None and (told := self.signatures.told_of(quote) or self._of_us(quote)) is not None:
                return self._report(quote, told, "attribution.continued")
            found = found or self._goes_on(quote)
            if found is not None or not (self.introductions.opens(quote) or self.beside.opens(quote)):
                return found
        if not self._stands_alone(quote) or self._is_subject(quote):
            return None
        speaker = (
            self.signatures.taken_up(quote)
            or (self.beside.heads(quote) and self.beside.next_speaker(quote))
            or self.beside.speaker_before(quote)
            or self.beside.pronoun_before(quote)
        )
        speaker = speaker or self.beside.next_speaker(quote) or self.beside.only_person(quote)
        return None if speaker is None else self._report(quote, speaker, "attribution.continued")

    def _stands_alone(self, quote: Quotation) -> bool:
        """Whether a quotation is a sentence of its own: it ends as one does, begins with « je », or a mark or the end of the line follows."""
        inner = self.text[quote.inner_start : quote.inner_end].rstrip()
        if self.page.forms[self.tree.token_at(quote.inner_start)] in _I:
            return True  # « “J'ai soutenu” ce projet »
        behind = self.text[quote.end : quote.end + 2].strip(_BLANKS)[:1]
        if self._clause(quote):
            return True  # « “Nul ne gagne si l'on ferme ce quai” de la « ville » »
        return inner[-1:] in _ENDINGS or behind in ("", ".", ",", "\n", "«", "!") or behind.isupper()

    def _clause(self, quote: Quotation) -> bool:
        """Whether a quotation begins a sentence and holds its predicate with its subject."""
        tree, first = self.tree, self.tree.token_at(quote.start)
        inside = range(first, bisect_left(tree.start, quote.end))
        begin = self.page.sentence(first)[0]
        roots = {k for k in inside if tree.head[k] == k}
        return begin in inside and any(tree.dep[k] in SUBJECTS and tree.head[k] in roots for k in inside)

    def _is_subject(self, quote: Quotation) -> bool:
        """« « Tu mourras », « on te suit » sont deux des messages reçus »: a verb behind them speaks of the words."""
        tree, k = self.tree, bisect_left(self.tree.start, quote.end)
        while k + 1 < len(tree) and (tree.words[k] in (",", "et")) and (following := self.page.quote_of(k + 1)) is not None:
            k = bisect_left(tree.start, following.end)
        return k < len(tree) and tree.verb_form[k] == "Fin" and tree.pos[k] in ("VERB", "AUX") and tree.words[k].islower()

    def _of_us(self, quote: Quotation) -> tuple[int, int] | None:
        """« Le député décrit une colère qui « doit nous alerter » »: words that say « nous » are of the person the sentence is about."""
        tree, first = self.tree, self.tree.token_at(quote.inner_start)
        if all(self.page.forms[k] not in _FIRST for k in range(first, bisect_left(tree.start, quote.inner_end))):
            return None
        main = (
            k for k in range(self.page.sentence(first)[0], first) if tree.dep[k] in SUBJECTS and tree.head[tree.head[k]] == tree.head[k]
        )
        subject = next((k for k in main if tree.pos[k] in ("NOUN", "PROPN") and self.page.quote_of(k) is None), None)
        span = None if subject is None else self.sources.subject_span(subject)
        return span if span is not None and self.sources.kind_of(*span) == "person" and self.sources.named(*span) else None

    def _linked(self, quote: Quotation) -> Report | None:
        """« “A”, car “B” »: the speaker of A says B."""
        for report in reversed(self.beside.near):
            end = max((b for a, b in report.content if b <= quote.start), default=0)
            if (
                end
                and report.quotation is not None
                and report.speaker is not None
                and _PUNCTUATION.sub(" ", self.text[end : quote.start]).strip().lower() in _LINKS
            ):
                return self._report(quote, report.speaker, "attribution.continued")
        return None

    def _joined(self, quote: Quotation, before: str) -> Report | None:
        """« Le quai est vieux, mais « il tient encore » »: a clause between marks, joined to what the narrator says."""
        tree = self.tree
        inside = range(tree.token_at(quote.inner_start), bisect_left(tree.start, quote.inner_end))
        own = any((tree.dep[k] in SUBJECTS or tree.dep[k] == "expl:subj") and tree.head[k] in inside for k in inside)
        if not own or before.rsplit(" ", 1)[-1].lower().lstrip("(") not in _LINKS:
            return None
        first = self.page.sentence(inside[0])[0]
        main = (k for k in range(first, inside[0]) if tree.dep[k] in SUBJECTS and tree.head[tree.head[k]] == tree.head[k])
        subjects = (self.sources.subject_span(k) for k in main if tree.pos[k] in ("NOUN", "PROPN"))
        person = next((s for s in subjects if self.sources.named(*s) and self.sources.kind_of(*s) == "person"), None)
        speaker = person or self.beside.speaker_before(quote, tree.start[first])
        return None if speaker is None else self._report(quote, speaker, "attribution.continued")

    def _goes_on(self, quote: Quotation) -> Report | None:
        """« Le maire salue « une victoire. La ville a gagné » »: the subject of the sentence that a quotation ends says its next sentences."""
        tree, first = self.tree, self.tree.token_at(quote.inner_start)
        begin, stop = self.page.sentence(first)
        subject = next((k for k in range(begin, first) if tree.dep[k] in SUBJECTS and tree.head[tree.head[k]] == tree.head[k]), None)
        inside = range(first, bisect_left(tree.start, quote.inner_end))
        stop = min(stop, next((k + 1 for k in inside if tree.words[k] == ":"), stop))  # « salue « un élan net : la ville vit » »
        if stop >= len(tree) or tree.end[stop] >= quote.inner_end or subject is None or tree.pos[subject] == "PRON":
            return None
        speaker = self.sources.subject_span(subject)
        if not self.sources.named(*speaker):
            return None
        report = self._report(quote, speaker, "attribution.continued")
        report.content = [(tree.start[stop], quote.end)]
        return report

    def _quoted_just_before(self, i: int) -> bool:
        """« “Le quai coule”, dit Anne Roux. Il est « très vieux » »: whether the sentence before ends in an incise of what it quotes."""
        last = self.beside.near[-1] if self.beside.near else None
        return last is not None and last.rule.endswith("quote_incise") and self.tree.sent[last.cue[0]] == self.tree.sent[i] - 1

    def _within(self, quote: Quotation) -> Report | None:
        """« Le plan est « utile et permet d'agir » »: a predicate between marks in the narrator's sentence.

        The one quoted last says it, else the subject of the predicate.
        """
        tree = self.tree
        inside = range(bisect_left(tree.start, quote.inner_start), bisect_left(tree.start, quote.inner_end))
        top = next((k for k in inside if tree.head[k] not in inside or tree.head[k] == k), None)
        if top is None or tree.dep[top].split(":")[0] not in _PREDICATES:
            return None
        if len(inside) < _SCRAP and not (tree.pos[top] == "ADJ" and self._quoted_just_before(top)):
            return None
        first, joined = tree.left[top], tree.dep[top] == "conj"
        outside = [k for k in (*tree.kids[top], *(tree.kids[tree.head[top]] if joined else ())) if tree.start[k] < quote.start]
        if joined and not any(tree.dep[k] in AUXILIARIES for k in outside):
            return None
        subject = next((k for k in outside if tree.dep[k] in SUBJECTS and tree.pos[k] != "PRON"), None)
        if not outside and tree.pos[self.page.solid(tree.token_at(quote.start) - 1, -1)] in ("NOUN", "ADP"):
            return None  # « avec le slogan « nous sommes là » »
        begin = self.page.sentence(top)[0]
        speaker = self.introductions.label(begin) or self.beside.speaker_before(quote, tree.start[begin])
        if speaker is None and subject is not None:
            span = self.sources.subject_span(subject)
            speaker = span if self.sources.named(*span) else None
        if speaker is None:
            return None
        report = self._report(quote, speaker, "attribution.continued")
        report.content = [(min(tree.start[first], quote.start), quote.end)]
        return report
