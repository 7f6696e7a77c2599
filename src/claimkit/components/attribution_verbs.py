"""Verbs that report: « X affirme que … », « …, a indiqué X », « X a dit : … », « dit avoir vu », « accuse X de … »."""

from __future__ import annotations

from claimkit.components.attribution_report import Page, Report
from claimkit.components.attribution_sources import SPEAKERLESS, Sources
from claimkit.components.speech_words import SpeechWords, straight
from claimkit.components.syntax import SUBJECTS
from claimkit.french.quote_marks import Quotation
from claimkit.lexicons.speech import ReportingVerb

_OPENING = frozenset({"«", "“", '"', "‹", "‘", "'", "„"})
_CLOSING = frozenset({"»", "”", '"', "›", "’", "'", "“"})
_BREAKS = frozenset({",", "»", "”", '"', "!", "?", "…", "...", "—", "–", "-", "(", "’", "'", ".", ")", "“", "›"})
_CLITICS = frozenset({"l'", "le", "la", "les", "lui", "leur", "nous", "vous", "m'", "me", "s'", "se", "en", "y", "t'", "te", "-t", "ne", "n'"})
_INVERTED = {"-il": "il", "-elle": "elle", "-ils": "ils", "-elles": "elles", "-on": "on", "-je": "je", "-t-il": "il", "-t-elle": "elle", "-t-on": "on", "-t-ils": "ils", "-t-elles": "elles"}
_NOT_CONTENT = frozenset({"plus", "moins", "aussi", "autant", "ne", "n'", "alors", "tandis", "bien", "afin", "dès", "lors", "après", "avant", "pour", "parce", "tel", "telle", "tels", "telles", "même", "autre", "autres", "mieux", "plutôt", "si", "ainsi", "sans", "depuis", "pendant", "tant"})  # fmt: skip
_WINDOW = 28


class Verb:
    """A reporting verb as it stands: `first` token of its group, lexical token `at`, `last` token of the group."""

    __slots__ = ("at", "first", "inverted", "kind", "last", "row")

    def __init__(self, row: ReportingVerb, at: int, first: int, last: int, kind: str, inverted: int | None) -> None:
        self.row, self.at, self.first, self.last, self.kind, self.inverted = row, at, first, last, kind, inverted


class Verbs:
    """Finds what reporting verbs report in one document."""

    def __init__(self, page: Page, words: SpeechWords, sources: Sources, starts: set[int]) -> None:
        self.page, self.tree, self.words, self.sources, self.starts = page, page.tree, words, sources, starts
        self.reports: list[Report] = []

    def find(self) -> list[Report]:
        """The reports, in order of their verbs."""
        tree, forms = self.tree, self.words.verbs
        for i, word in enumerate(tree.lower):
            if word in forms and (verb := self._verb(i)) is not None:
                report = self._report(verb)
                if report is not None:
                    self.reports.append(report)
        return self.reports

    # The verb group ---------------------------------------------------------------------------------

    def _verb(self, i: int) -> Verb | None:
        """The verb group at token `i`, or None where the form is no verb there."""
        tree, form = self.tree, self.words.verbs[self.tree.lower[i]]
        j, inverted, auxiliary = i - 1, None, None
        low = self.page.sentence(i)[0]
        while j >= low and i - j <= 6:
            word = straight(tree.words[j])
            if word in self.words.auxiliaries and "participle" in form.kinds:
                auxiliary = j
                break
            if word in _INVERTED:
                inverted = j
            elif tree.pos[j] != "ADV" and word not in _CLITICS and word not in ("été", "pas", "-t"):
                break
            j -= 1
        causative = form.causative if self._caused(i) else None
        first = i if auxiliary is None else auxiliary
        if causative is not None:
            first = i - 1
        while first > low and straight(tree.words[first - 1]) in _CLITICS and tree.pos[first - 1] != "DET":
            first -= 1
        reflexive = any(straight(tree.words[k]) in ("s'", "se", "m'", "me", "nous") for k in range(first, i))
        itself = any(straight(tree.words[k]) in ("s'", "se") for k in range(first, i))
        row = causative or (form.reflexive if itself else form.reflexive or form.plain if reflexive else form.plain)
        if row is None:
            return None
        kind = self._kind(i, auxiliary, form.kinds, causative)
        if kind is None or (not itself and row.kind != "accuse" and self._passive(first, i)):
            return None
        last = i
        if kind == "finite" and auxiliary is None:
            k = i + 1
            while k < len(tree) and straight(tree.words[k]) in {**_INVERTED, "-t": ""}:
                inverted, last, k = k, k, k + 1
        return Verb(row, i, first, last, kind, inverted)

    def _passive(self, first: int, i: int) -> bool:
        """« sont considérés »: no one speaks there, unless the subject is impersonal (« il a été indiqué »)."""
        tree = self.tree
        if not any(straight(tree.words[k]) in self.words.being for k in range(first, i)) or self.words.verbs[tree.lower[i]].kinds.isdisjoint({"participle"}):
            return False
        return straight(tree.words[first - 1]) not in ("il", "n'") if first else True

    def _caused(self, i: int) -> bool:
        return i > 0 and straight(self.tree.words[i - 1]) in self.words.causatives

    def _kind(self, i: int, auxiliary: int | None, kinds: set[str], causative: ReportingVerb | None) -> str | None:
        tree = self.tree
        if causative is not None:
            return "finite"
        if auxiliary is not None:
            return "finite" if straight(tree.words[auxiliary]) not in ("avoir", "ayant", "être", "étant") else "infinitive"
        if "gerund" in kinds and len(kinds) == 1:
            return "gerund"
        if "infinitive" in kinds:
            return "infinitive"
        if "finite" not in kinds:
            return None
        before = straight(tree.words[i - 1]) if i else ""
        if tree.pos[i] in ("NOUN", "PROPN") and (before in ("le", "la", "les", "un", "une", "l'", "d'", "de", "des", "du", "cette", "ce", "sa", "son", "en", "à", "sans", "par", "sur") or tree.pos[i] == "PROPN"):
            return None
        if tree.pos[i] == "ADJ" and before in ("le", "la", "un", "une"):
            return None
        return "finite"

    # What it reports ----------------------------------------------------------------------------------

    def _report(self, verb: Verb) -> Report | None:
        if verb.kind == "finite" and verb.row.incise:
            found = self._incise(verb)
            if found is not None:
                return found
        return self._declarative(verb)

    def _new(self, verb: Verb, rule: str) -> Report:
        a, b = self.page.chars(verb.first, verb.last + 1)
        return Report(cue=(verb.first, verb.last + 1), kind="verb", stance=verb.row.stance, rule=rule, frame=(a, b), verb=verb.at)

    def _starts_incise(self, first: int) -> bool:
        """Whether a mark, or the start of the sentence after a quotation, stands before the group (« ainsi » and the like between)."""
        tree = self.tree
        j = self.page.solid(first - 1, -1)
        while j >= 0 and (tree.pos[j] == "ADV" or straight(tree.words[j]) in ("comme",)) and first - j < 4:
            j = self.page.solid(j - 1, -1)
        return j >= 0 and tree.words[j] in _BREAKS

    def _incise(self, verb: Verb) -> Report | None:
        """« …, a indiqué X à l'AFP » and « a-t-il dit »."""
        tree, page = self.tree, self.page
        stop = self._frame_stop(verb.last + 1)
        if verb.inverted is not None:
            word = straight(tree.words[verb.inverted])
            who: tuple[int, int] | None = (verb.inverted, verb.inverted + 1)
            end = verb.last + 1
            if word.endswith("on"):
                who = None
            first = page.solid(verb.first - 1, -1)
            if first < 0 or (tree.words[first] not in _BREAKS and verb.first != page.sentence(verb.at)[0]) or self._question(verb.last + 1):
                return None
        else:
            if not self._starts_incise(verb.first):
                return None
            who = self._inverted_subject(verb.last + 1, stop)
            if who is None or self._has_subject_before(verb):
                return None
            end = who[1]
        report = self._new(verb, "attribution.incise")
        report.kind = "verb"
        frame_end = self._frame_end(end, stop)
        self._place_incise(report, verb, frame_end)
        if not report.content:
            return None
        if who is not None:
            self._add_source(report, who)
        elif not self._on_learns(report, verb, frame_end):
            return report
        self._relayed(report, frame_end)
        return report

    def _relayed(self, report: Report, end: int) -> None:
        """« …, un message rapporté par les médias »: who passes on what the incise reports."""
        tree = self.tree
        stop = self.page.sentence(report.cue[0])[1]
        for k in range(end, min(stop, end + 24)):
            if self.words.passing.get(tree.lower[k]) == "relay" and k + 1 < stop and tree.lower[k + 1] == "par":
                before = straight(tree.words[k - 1])
                who = self.sources.after(k + 2, stop)
                if who is not None and (tree.words[k - 1] == "," or self.words.nouns.get(before) == "vehicle" or before == "propos"):
                    report.sources.append(self.sources.source(*who, role="relay"))
                return

    def _question(self, i: int) -> bool:
        """Whether the inversion asks: a question mark before the next break."""
        for k in range(i, min(i + 25, len(self.tree))):
            if self.tree.words[k] == "?":
                return True
            if self.tree.words[k] in {".", ",", "»", '"', ";", "\n"}:
                return False
        return False

    def _on_learns(self, report: Report, verb: Verb, end: int) -> bool:
        """« a-t-on appris de source proche », « auprès du parquet »: who is behind « on »."""
        tree = self.tree
        for k in range(verb.last + 1, end):
            word = straight(tree.words[k])
            if word in ("de", "auprès", "d'", "du", "des"):
                j = k + 1
                if word == "auprès" and j < end and straight(tree.words[j]) in ("de", "du", "des", "d'"):
                    j = j + 1 if straight(tree.words[j]) in ("de", "d'", "du") else j
                found = self.sources.after(j, end)
                if found is not None and (self.sources.named(*found) or self.sources.kind_of(*found) == "anonymous"):
                    self._add_source(report, found)
                    return True
        return False

    def _inverted_subject(self, i: int, stop: int) -> tuple[int, int] | None:
        """The speaker after the verb, past adverbs, times and those who are only told."""
        tree, k = self.tree, i
        while k < stop:
            word = straight(tree.words[k])
            if k in self.sources.timed or tree.pos[k] in ("ADV", "SPACE") and not tree.words[k][:1].isupper():
                k += 1
            elif word in ("à", "au", "aux", "sur", "dans", "en", "lors", "devant", "auprès", "par", "après", "depuis", "via", "chez") and k not in self.sources.timed:
                k = self._past_circumstance(k, stop)
            elif word == ",":
                k += 1
            else:
                return self.sources.after(k, stop)
        return None

    def _past_circumstance(self, k: int, stop: int) -> int:
        """The token after « à l'AFP », « sur France 2 », « dans un communiqué »."""
        tree, j = self.tree, k + 1
        if j < stop and straight(tree.words[j]) in ("le", "la", "l'", "les", "un", "une", "son", "sa", "cette", "ce", "notre", "leur", "de", "du", "des", "d'"):
            j += 1
        if j < stop and straight(tree.words[j]) in ("l'", "la", "le"):
            j += 1
        if j < stop and tree.words[j][:1].isupper():
            ent = tree.ent[j]
            while j < stop and (tree.words[j][:1].isupper() or tree.words[j] == "-" or tree.pos[j] == "NUM" or (ent >= 0 and tree.ent[j] == ent and tree.pos[j] not in ("DET", "ADP"))):
                j += 1
            if j + 1 < stop and tree.lower[j] == "et" and tree.words[j + 1][:1].isupper():
                return self._past_circumstance(j, stop)
            return j
        while j < stop and tree.pos[j] in ("NOUN", "ADJ", "NUM") and j not in self.sources.timed:
            j += 1
        if j < stop and straight(tree.words[j]) in ("de", "du", "d'", "des", "à", "au"):
            return self._past_circumstance(j, stop)
        return j

    def _has_subject_before(self, verb: Verb) -> bool:
        """Whether the verb has its subject in front, next to it or across an inserted phrase."""
        tree = self.tree
        for k in tree.kids[verb.at]:
            if k < verb.first and tree.dep[k] in SUBJECTS:
                between = [tree.words[j] for j in range(k, verb.first) if tree.words[j] in _BREAKS]
                if not between or (set(between) == {","} and tree.words[verb.first - 1] != ",") or (set(between) == {","} and len(between) % 2 == 0 and not self._speaker_named(verb)):
                    return True
        return False

    def _speaker_named(self, verb: Verb) -> bool:
        """Whether what follows the verb can speak, so that it is no object."""
        who = self._inverted_subject(verb.last + 1, self._frame_stop(verb.last + 1))
        return who is not None and self.sources.named(*who)

    def _frame_stop(self, i: int) -> int:
        """Where a reporting clause ends at the latest: the next strong mark."""
        tree = self.tree
        end = min(len(tree), i + 45)
        for k in range(i, end):
            if tree.words[k] in {".", ";", ":", "!", "?", "»", "”", "\n"} or tree.pos[k] == "SPACE" and "\n" in tree.words[k]:
                return k
            if tree.words[k] in {"«", "“"} and k > i and tree.words[k - 1] in {",", ":", "."}:
                return k
            if tree.words[k] == '"':
                quote = self.page.quote_of(k)
                if quote is not None and quote.end == tree.end[k]:
                    return k
        return end

    def _frame_end(self, i: int, stop: int) -> int:
        """The token where the incise ends: the next comma or mark after the speaker."""
        tree, depth = self.tree, 0
        for k in range(i, stop):
            if tree.words[k] == "(":
                depth += 1
            elif tree.words[k] == ")" and depth:
                depth -= 1
            elif not depth and tree.words[k] in {",", "»", '"', "”", "–", "—", ")", "«", "“"}:
                return k
        return stop

    def _place_incise(self, report: Report, verb: Verb, end: int) -> None:
        """Content of an incise: the quotation it stands in or after, else its sentence."""
        tree, page = self.tree, self.page
        report.frame = (tree.start[verb.first], tree.end[max(verb.first, end - 1)])
        quote = page.quote_of(verb.first)
        before = page.solid(verb.first - 1, -1)
        while before > 0 and (tree.words[before] in {",", "-", "–", "—"} or tree.pos[before] == "SPACE" or (tree.words[before] == "." and tree.words[before - 1] in _CLOSING)):
            before -= 1
        if quote is not None and quote.start < report.frame[0]:
            report.quotation = quote
            report.content = [(quote.start, report.frame[0]), (report.frame[1], quote.end)]
            report.rule = "attribution.incise_in_quote"
            return
        closed = page.quote_of(before)
        sentence = page.sentence(verb.at)
        start = tree.start[sentence[0]]
        if closed is not None and tree.words[before] in _CLOSING and closed.end == tree.end[before]:
            report.quotation = closed
            report.rule = "attribution.quote_incise"
            report.content = [(tree.start[page.sentence(tree.token_at(closed.start))[0]], report.frame[0])]
            self._resumed(report, end)
            return
        overlapping = page.quote_of(sentence[0])
        if overlapping is not None:
            start = min(start, overlapping.start)
        report.content = [(start, report.frame[0])] if start < report.frame[0] else []
        self._resumed(report, end)
        if report.content and self._rest_is_content(page.chars(sentence[0], max(sentence[0], verb.first))[0], verb.first, end, sentence[1]):
            report.content.append((report.frame[1], tree.end[sentence[1] - 1]))

    def _resumed(self, report: Report, end: int) -> None:
        """A quotation that goes on right after the incise belongs to it."""
        tree = self.tree
        k = end
        while k < len(tree) and (tree.words[k] in {",", ":", "."} or tree.pos[k] == "SPACE" and "\n" not in tree.words[k]):
            if tree.words[k] == ".":
                return
            k += 1
        quote = self.page.quote_of(k) if k < len(tree) and tree.words[k] in _OPENING else None
        if quote is not None:
            report.content.append((quote.start, quote.end))

    def _rest_is_content(self, start: int, first: int, end: int, stop: int) -> bool:
        """After an incise in running text: content when the sentence is not whole before it, or goes on as a coordinated clause."""
        tree = self.tree
        if end >= stop or tree.words[end] not in {",", "–", "—", ")", "-"}:
            return False
        a = tree.token_at(start)
        whole = any("Fin" in tree.feats(k).get("VerbForm", "") for k in range(a, first) if tree.pos[k] in ("VERB", "AUX"))
        following = straight(tree.words[end + 1]) if end + 1 < stop else ""
        return not whole or following in ("et", "mais", "car", "tandis", "ou")

    # Declaratives ---------------------------------------------------------------------------------------

    def _declarative(self, verb: Verb) -> Report | None:
        found = self._content(verb)
        if found is None:
            return None
        content, rule, quote, frame_end = found
        report = self._new(verb, rule)
        report.content, report.quotation = [content], quote
        subject = self._subject(verb)
        if subject == "speakerless":
            report.frame = (tree_start(self, verb.first), frame_end)
            return report
        if subject is not None:
            self._add_source(report, subject)
            near = subject[0] < verb.first and verb.kind == "finite" and not any(self.tree.words[k] in _BREAKS or self.tree.lower[k] == "qui" for k in range(subject[1], verb.first))
            report.frame = (self.tree.start[subject[0] if near else verb.first], frame_end)
        else:
            report.frame = (self.tree.start[verb.first], frame_end)
        return report

    def _content(self, verb: Verb) -> tuple[tuple[int, int], str, Quotation | None, int] | None:
        """(characters, rule, quotation, end of the reporting clause) of what a verb in front of its content reports."""
        tree, row = self.tree, verb.row
        stop = self.page.sentence(verb.at)[1]
        k = verb.last + 1
        limit = min(stop, k + _WINDOW)
        while k < limit:
            word = straight(tree.words[k])
            if word in ("que", "qu'") and row.que and straight(tree.words[k - 1]) not in _NOT_CONTENT and not self._relative(k, verb):
                return self._clause(k, verb, stop)
            if word == ":" and (row.colon or row.que):
                return self._after_colon(k, stop)
            if word in _OPENING and row.colon and k <= verb.last + 4 and self._speech_quote(k):
                quote = self.page.quote_of(k)
                if quote is not None and quote.start == tree.start[k]:
                    return (quote.start, quote.end), "attribution.quote", quote, tree.start[k]
            if (row.infinitive and k <= verb.last + 5 or row.de and word in ("de", "d'")) and (found := self._infinitive(k, verb, stop)) is not None:
                return found
            if word in {".", ";", "!", "?", "»", "”"} or (tree.pos[k] in ("VERB", "AUX") and tree.feats(k).get("VerbForm") in ("Fin", "Inf", "Ger") and k > verb.last):
                return None
            k += 1
        return None

    def _relative(self, k: int, verb: Verb) -> bool:
        """Whether « que » at `k` opens a relative clause."""
        tree = self.tree
        head = tree.head[k]
        if head > k and not self._clausal(head) or head < k and tree.pos[head] in ("ADV", "ADJ"):
            return True
        if tree.dep[k] == "mark" and tree.dep[head] in ("ccomp", "xcomp", "csubj"):
            return False
        if tree.pos[k] == "PRON" and k - 1 > verb.last and tree.pos[k - 1] in ("NOUN", "PROPN", "PRON") and tree.dep[head].startswith("acl"):
            return True
        return False

    def _clausal(self, i: int) -> bool:
        tree = self.tree
        return tree.pos[i] in ("VERB", "AUX") or any(tree.dep[j] in SUBJECTS or tree.dep[j] == "cop" for j in tree.kids[i])

    def _clause(self, k: int, verb: Verb, stop: int) -> tuple[tuple[int, int], str, Quotation | None, int]:
        tree = self.tree
        head = tree.head[k]
        end = stop
        if tree.dep[head] in ("ccomp", "csubj", "xcomp") and head > k:
            end = max(tree.right[head], head + 1)
            if end < stop and self._goes_on(end, stop, verb):
                end = stop
        end = self._cut(k, end)
        quote = self.page.quote_of(min(k + 1, len(tree) - 1))
        last = tree.end[end - 1]
        own = quote is not None and quote.start > tree.start[verb.at]
        if own and quote is not None and quote.end > last:
            last = quote.end
        return (tree.start[k], last), "attribution.que", quote if own else None, tree.start[k]

    def _goes_on(self, end: int, stop: int, verb: Verb) -> bool:
        """« et que … » after the clause, or a coordinated clause with a subject of its own that the parser hung elsewhere."""
        tree = self.tree
        k = end + 1 if tree.words[end] == "," else end
        if k + 1 < stop and straight(tree.words[k]) in ("et", "ou", "mais", "puis"):
            return straight(tree.words[k + 1]) in ("que", "qu'")
        return k == end and tree.words[end] not in {",", ";", ".", "»", '"'} and straight(tree.words[end]) not in ("et", "ou", "mais")

    def _cut(self, k: int, end: int) -> int:
        """Ends a content clause before a gerund of the speaker (« …, jugeant que »)."""
        tree = self.tree
        for j in range(k + 2, end - 1):
            if tree.words[j] != ",":
                continue
            n = j + 2 if straight(tree.words[j + 1]) in ("en", "tout") else j + 1
            n = n + 1 if n < end and straight(tree.words[n - 1]) == "tout" else n
            if n < end:
                form = self.words.verbs.get(tree.lower[n])
                if form is not None and form.kinds == {"gerund"}:
                    return j
        return end

    def _speech_quote(self, k: int) -> bool:
        """Whether the quotation that opens at `k` is a statement: it holds a finite verb, or ends as a sentence does."""
        tree, quote = self.tree, self.page.quote_of(k)
        if quote is None:
            return False
        inside = quote.inner_end - quote.inner_start
        if inside < 3:
            return False
        j = k + 1
        while j < len(tree) and tree.start[j] < quote.inner_end:
            if tree.pos[j] in ("VERB", "AUX") and "Fin" in tree.feats(j).get("VerbForm", ""):
                return True
            j += 1
        return self.page.text[quote.inner_end - 1 : quote.inner_end] in ("!", ".", "?")

    def _after_colon(self, k: int, stop: int) -> tuple[tuple[int, int], str, Quotation | None, int] | None:
        tree = self.tree
        j = self.page.solid(k + 1, 1)
        if j >= len(tree):
            return None
        if tree.words[j] in _OPENING and (quote := self.page.quote_of(j)) is not None:
            return (quote.start, quote.end), "attribution.colon_quote", quote, tree.start[k]
        if tree.words[j] in ("–", "—", "-"):
            j += 1
        end = self.page.sentence(j)[1] if j < len(tree) and j >= stop else stop
        if j >= end or "\n" in self.page.text[tree.end[k] : tree.start[min(j, len(tree) - 1)]]:
            return None
        return (tree.start[j], tree.end[end - 1]), "attribution.colon", None, tree.start[k]

    def _infinitive(self, k: int, verb: Verb, stop: int) -> tuple[tuple[int, int], str, Quotation | None, int] | None:
        """« dit avoir vu », « accuse X d'avoir fui »: the infinitive at `k`, or after the « de » at `k`."""
        tree, j = self.tree, k
        if straight(tree.words[j]) in ("de", "d'"):
            if not verb.row.de:
                return None
            j += 1
        elif verb.row.de and not verb.row.infinitive:
            return None
        start = j
        while j < stop and (straight(tree.words[j]) in _CLITICS or straight(tree.words[j]) in ("pas", "plus", "jamais", "ne", "n'") or tree.words[j] in _OPENING):
            j += 1
        if j >= stop or tree.feats(j).get("VerbForm") != "Inf" or tree.pos[j] not in ("VERB", "AUX"):
            return None
        if straight(tree.words[k]) not in ("de", "d'") and any(tree.pos[n] not in ("ADV", "PRON", "SPACE") and n not in self.sources.timed and tree.words[n] not in _OPENING for n in range(verb.last + 1, j)):
            return None
        end = self._cut(start, max(self._reach(j, stop), j + 1))
        rule = "attribution.de_infinitive" if verb.row.de and start != k else "attribution.infinitive"
        return (tree.start[start], tree.end[end - 1]), rule, None, tree.start[k]

    def _reach(self, j: int, stop: int) -> int:
        """End of an infinitive clause: the next comma with a clause after it, or the sentence."""
        tree = self.tree
        head = j
        while tree.dep[head] in ("aux", "aux:tense", "aux:pass", "cop", "mark") and tree.head[head] > head:
            head = tree.head[head]
        end = min(stop, max(tree.right[head], head + 1))
        return end

    # Who ------------------------------------------------------------------------------------------------

    def _subject(self, verb: Verb) -> tuple[int, int] | str | None:
        """Tokens of the subject, "speakerless" for « on », « je » and the impersonal, None where there is none."""
        tree = self.tree
        if verb.kind == "finite":
            at = self._subject_token(verb)
        else:
            at = self._matrix_subject(verb)
        if at is None:
            return None
        word = straight(tree.words[at])
        if word in SPEAKERLESS:
            return "speakerless"
        if word in ("qui",):
            head = tree.head[tree.head[at]] if tree.dep[tree.head[at]].startswith("acl") else None
            if head is None or (tree.pos[at - 1] in ("NOUN", "PROPN") and not tree.noun_phrase(head)[0] <= at - 1 < tree.noun_phrase(head)[1]):
                return self._phrase_before(at)
            a, b = self.sources.subject_span(head)
            a = a + 1 if tree.pos[a] == "ADP" and b - a > 1 else a
            return (a, min(b, at)) if a < at else None
        if word == "il" and self._impersonal(verb):
            return "speakerless"
        return self.sources.subject_span(at)

    def _impersonal(self, verb: Verb) -> bool:
        return any(straight(self.tree.words[k]) == "été" for k in range(verb.first, verb.at))

    def _subject_token(self, verb: Verb) -> int | None:
        tree, at = self.tree, verb.at
        if verb.inverted is not None:
            return verb.inverted
        for k in range(verb.first - 1, max(-1, verb.first - 3), -1):
            if straight(tree.words[k]) in ("il", "elle", "ils", "elles", "on", "je", "j'", "nous", "vous", "tu", "qui", "celui-ci", "celle-ci") and tree.pos[k] != "ADP":
                return k
        for i in dict.fromkeys((at, *range(verb.first, at), *(() if tree.dep[at] != "xcomp" else (tree.head[at],)))):
            found = [k for k in tree.kids[i] if tree.dep[k] in SUBJECTS and k < verb.first]
            if found:
                return found[-1]
        before = verb.first - 1
        if before > 0 and tree.words[before] == ",":  # « qui, retenu trois mois, disait »
            low = self.page.sentence(at)[0]
            who = next((k for k in range(before - 1, low - 1, -1) if tree.lower[k] == "qui" and tree.words[k + 1] == ","), None)
            if who is not None:
                return who
        if tree.dep[at] == "conj":
            for h in tree.ancestors(at):
                for k in tree.kids[h]:
                    if tree.dep[k] in SUBJECTS and k < verb.first:
                        return k
                if tree.dep[h] != "conj":
                    break
        return self._nearest_noun(verb)

    def _nearest_noun(self, verb: Verb) -> int | None:
        """The head of the phrase that ends right before the verb group."""
        tree, k = self.tree, verb.first - 1
        low = self.page.sentence(verb.at)[0]
        while k >= low and (tree.pos[k] in ("ADV", "SPACE") or k in self.sources.timed):
            k -= 1
        if k < low or tree.words[k] in {",", ":", "»", '"'}:
            return None
        while tree.head[k] != k and low <= tree.head[k] < verb.first and tree.pos[tree.head[k]] in ("NOUN", "PROPN", "PRON"):
            k = tree.head[k]
        return k if tree.pos[k] in ("NOUN", "PROPN", "PRON", "X") else None

    def _matrix_subject(self, verb: Verb) -> int | None:
        """Subject of the clause that a gerund or an infinitive belongs to."""
        tree = self.tree
        low = self.page.sentence(verb.at)[0]
        if verb.kind == "infinitive":
            return self._governor_subject(verb)
        if verb.first > low and tree.pos[verb.first - 1] in ("NOUN", "PROPN"):
            k = verb.first - 1
            while tree.head[k] != k and low <= tree.head[k] < k and tree.pos[tree.head[k]] in ("NOUN", "PROPN"):
                k = tree.head[k]
            return k
        for k in range(verb.first - 1, low - 1, -1):
            if tree.dep[k] in SUBJECTS and not (tree.dep[tree.head[k]].startswith("acl") or tree.dep[tree.head[k]] in ("ccomp", "advcl")):
                return k
        return None

    def _governor_subject(self, verb: Verb) -> int | None:
        """« tient à préciser que », « vient d'annoncer que »: the subject of the verb that governs the infinitive."""
        tree, h = self.tree, self.tree.head[verb.at]
        if tree.dep[verb.at] not in ("xcomp", "obl:arg", "obj") or h > verb.at or any(tree.lower[k] in ("pour", "sans", "avant", "après") for k in tree.kids[verb.at] if k < verb.at):
            return None
        return next((k for k in tree.kids[h] if tree.dep[k] in SUBJECTS and k < h), None)

    def _phrase_before(self, at: int) -> tuple[int, int] | None:
        tree, k = self.tree, at - 1
        if k >= 0 and tree.words[k] == ",":
            k -= 1
        while k > 0 and tree.pos[k] not in ("NOUN", "PROPN"):
            k -= 1
            if at - k > 6:
                return None
        while tree.head[k] != k and tree.head[k] < k and tree.pos[tree.head[k]] in ("NOUN", "PROPN"):
            k = tree.head[k]
        a, b = tree.noun_phrase(k)
        return a, min(b, at)

    def _add_source(self, report: Report, who: tuple[int, int]) -> None:
        """Adds the source; a pronoun gets its antecedent, and first persons none."""
        previous = [r.speaker for r in self.reports if r.speaker is not None]
        a, b = who
        word = straight(self.tree.words[a])
        if word in SPEAKERLESS or _INVERTED.get(word) in SPEAKERLESS:
            return
        full = self.sources.antecedent(a, previous) if b - a == 1 else None
        report.sources.append(self.sources.source(a, b, antecedent=full))
        report.speaker = full or who


def tree_start(finder: Verbs, i: int) -> int:
    """Offset of token `i`."""
    return finder.tree.start[i]
