"""Incises: « …, a indiqué X à l'AFP », « a-t-il dit », « …, a-t-on appris de source policière »."""

from __future__ import annotations

from itertools import pairwise

from claimkit.doc.tree import SUBJECTS
from claimkit.layers.speech.behind import Behind
from claimkit.layers.speech.page import Page, Report
from claimkit.layers.speech.placement import CLOSING, Placement
from claimkit.layers.speech.sources import Sources
from claimkit.layers.speech.speakers import Speakers
from claimkit.layers.speech.verbs import Verb
from claimkit.layers.speech.words import SpeechWords

BREAKS = frozenset({",", "»", "”", '"', "!", "?", "…", "...", "—", "–", "-", "(", "’", "'", ".", ")", "“", "›"})

_RELAY_WINDOW = 25
_THAT_IS = (["c'", "est", "ce"], ["c'", "était", "ce"])
_US = frozenset({"nous", "vous"})
_NAME_MARKS = frozenset({"«", "“", '"'})


class Incises:
    """Reads reporting verbs whose speaker follows."""

    def __init__(self, page: Page, words: SpeechWords, sources: Sources, speakers: Speakers) -> None:
        self.page, self.tree, self.forms = page, page.tree, page.forms
        self.words, self.sources, self.speakers = words, sources, speakers
        self.placement, self.behind = Placement(page, sources), Behind(page, sources)

    def _starts_incise(self, first: int) -> bool:
        """Whether a mark, or the start of the sentence after a quotation, stands before the group (« ainsi » and the like between)."""
        tree = self.tree
        j = self.page.solid(first - 1, -1)
        while j >= 0 and (tree.pos[j] == "ADV" or self.forms[j] == "comme") and first - j < 4:
            j = self.page.solid(j - 1, -1)
        if j < self.page.sentence(first)[0] and self.forms[self.page.solid(j + 1, 1)] == "comme":
            return True
        return j >= 0 and tree.words[j] in BREAKS and (tree.words[j] != "." or tree.words[j - 1] in CLOSING)

    def report(self, verb: Verb) -> Report | None:
        """« …, a indiqué X à l'AFP » and « a-t-il dit »."""
        tree, page = self.tree, self.page
        stop, reach = self._frame_stop(verb.last + 1), page.sentence(verb.at)[1]
        if self.forms[verb.first - 4 : verb.first - 1] in _THAT_IS and self.forms[verb.first - 1] in ("que", "qu'"):
            return self._that_is(verb, stop)
        if verb.inverted is not None:
            word = self.forms[verb.inverted]
            who: tuple[int, int] | None = (verb.inverted, verb.inverted + 1)
            end = verb.last + 1
            if word.endswith("on") or self._is_possible(verb):
                who = None
            if verb.row.out_of:
                found = self.speakers.out_of(verb)
                if isinstance(found, str):
                    return None
                told = (tree.left[k] for k in tree.kids[self.sources.head_of(*found)] if tree.dep[k].startswith("acl"))
                reach = min([found[1], *told])  # « …, ressort-il d'un sondage mené auprès de 300 élus »
                who, end = (found[0], reach), found[1]
            first = page.solid(verb.first - 1, -1)
            if first < 0 or (tree.words[first] not in BREAKS and verb.first != page.sentence(verb.at)[0]) or self._question(verb.last + 1):
                return None
        elif verb.row.out_of:
            return None
        else:
            inserted = tree.dep[verb.at] == "parataxis:insert" and tree.pos[verb.first - 1] != "PRON"
            if not (self._starts_incise(verb.first) or inserted):
                return None  # the comma may be forgotten: « Le pont a cédé a précisé le maire »
            who = self._subject_behind(verb, stop) or self.behind.speaker(verb.last + 1, stop)
            governed = tree.verb_form[verb.at] == "Inf"  # « tient à préciser la préfète »
            if (
                who is None
                or (verb.row.lemma == "appeler" and self.forms[verb.first] in ("l'", "les"))  # « comme l'appelle le club »
                or self._acts_on(verb, who)
                or (self._has_subject_before(verb) and not (inserted and self.sources.named(*who)))
                or (self.speakers.is_thing(who) and not self._quoted(verb) if governed else not self._can_speak(verb, who))
            ):
                return None
            quoted = self._quoted(verb)
            inserted |= governed and tree.dep[tree.head[verb.at]] == "parataxis:insert"  # « A, tient à rassurer le maire »
            if not (verb.row.que or quoted or (governed and inserted) or (self._quotes_before(verb) and self.sources.speaks(*who))):
                return None  # « …, marque un tournant »: such verbs stand only beside a quotation
            if self.page.quote_of(verb.first) is not None and self.speakers.is_thing(who) and tree.words[who[1]] not in BREAKS:
                return None  # « “Ils ont crié, ont pointé une arme, et …” »
            shows = verb.row.shows or "en" in self.forms[verb.first : verb.at]
            like = self.forms[verb.first - 1] == "comme"
            noun = self.sources.noun_class(*who) if like else None
            if like and not self.sources.speaks(*who) and (noun is None or noun[1] not in ("vehicle", "content")):
                return None  # « comme le rappellent les manifestations »
            somebody = any(tree.words[k][:1].isupper() for k in range(*who)) or (noun is not None and noun[1] == "person")
            proves = self.speakers.is_thing(who) or (like and not somebody)
            if shows and proves and not (governed or quoted):
                return None  # « …, comme le montre la crise », « comme en témoignent les sondages »
            end = who[1]
        report = self.speakers.new(verb, "attribution.incise")
        report.kind = "verb"
        frame_end = self._frame_end(end, stop)
        self.placement.place(report, verb, frame_end)
        if not report.content:
            return None
        if who is not None:
            named = self._all_speakers(report, who, reach)
            if verb.row.lemma == "apprendre":
                self._learns_of(report, verb, who, frame_end)
            report.frame = (report.frame[0], max(report.frame[1], self.tree.end[named - 1]))
        elif (
            verb.inverted is not None
            and not self._on_learns(report, verb, frame_end)
            and not (verb.row.lemma == "apprendre" or self._is_possible(verb))
        ):
            self.speakers.add(report, (verb.inverted, verb.inverted + 1), verb.last + 1)
        self._relayed(report, frame_end)
        return report

    def _is_possible(self, verb: Verb) -> bool:
        """« “…”, est-il possible de lire », « est-il écrit »: nobody says it."""
        written = "-il" in self.forms[verb.first : verb.at] and verb.row.lemma not in ("convaincre", "persuader")
        return self.forms[verb.first] in self.words.being and (written or self.tree.pos[verb.at] == "ADJ")

    def _all_speakers(self, report: Report, who: tuple[int, int], stop: int) -> int:
        """Adds a speaker, and those whom the tree joins to him behind his apposition: « Anne Roux, maire, et Paul Rey »."""
        tree, named = self.tree, self.speakers.add(report, who, stop)
        head = self.sources.head_of(*who)
        for top in (head, *(k for k in tree.kids[head] if tree.dep[k] == "appos")):
            for k in tree.kids[top]:
                if (
                    tree.dep[k] == "conj"
                    and who[1] <= k < stop
                    and tree.pos[k] == "PROPN"
                    and (more := self.sources.after(k, stop)) is not None
                ):
                    report.sources.append(self.sources.source(*more))
                    named = max(named, more[1])
        return named

    def _that_is(self, verb: Verb, stop: int) -> Report | None:
        """« A, c'est ce qu'a déclaré X », « A. C'est ce que dit X »: what stands before it, in its sentence or the one before."""
        who = self._subject_behind(verb, stop) or self.behind.speaker(verb.last + 1, stop)
        first = verb.first - 4
        begin = self.page.sentence(first)[0]
        begin = begin if begin < self.page.solid(first - 1, -1) else self.page.sentence(max(begin - 1, 0))[0]
        report = self.speakers.new(verb, "attribution.incise")
        report.cue = (first, verb.last + 1)
        end = verb.last + 1 if who is None else self.speakers.add(report, who, stop)
        report.frame = (self.tree.start[first], self.tree.end[end - 1])
        behind = self.page.sentence(first)[1]
        if end + 1 < behind and self.tree.words[end] == ":":
            report.content = [(self.tree.start[end + 1], self.tree.end[behind - 1])]  # « C'est ce que dit X : A »
        elif begin < first:
            report.content = [(self.tree.start[begin], self.tree.start[first])]
        return report if report.sources and report.content else None

    def _quoted(self, verb: Verb) -> bool:
        """Whether the verb stands in a quotation or right behind one."""
        before = self.page.solid(verb.first - 1, -1)
        while before > 0 and (self.tree.words[before] == "," or self.tree.pos[before] in ("SPACE", "ADV")):
            before -= 1
        return self.page.quote_of(verb.first) is not None or self.page.quote_of(before) is not None

    def _quotes_before(self, verb: Verb) -> bool:
        """Whether something is quoted in the sentence before the verb."""
        return any(self.page.quote_of(k) is not None for k in range(self.page.sentence(verb.at)[0], verb.first))

    def _can_speak(self, verb: Verb, who: tuple[int, int]) -> bool:
        """Whether the phrase behind the verb is its speaker and not its object: after a quotation any, else one who can speak."""
        tree, sources = self.tree, self.sources
        if (
            (tree.words[who[0]] in ("de", "d'", "d’") and tree.dep[who[0]] != "det")
            or (self.forms[who[0]] == "des" and not sources.named(*who))
            or (
                tree.words[who[0]].islower()
                and tree.pos[who[0]] == "NOUN"
                and tree.words[who[0]] != "nombre"
                and sources.kind_of(*who) != "anonymous"
            )
        ):
            return False
        before = self.page.solid(verb.first - 1, -1)
        if tree.words[before] in CLOSING or (tree.words[before] == "," and before and tree.words[before - 1] in CLOSING):
            quote = self.page.quote_of(before if tree.words[before] in CLOSING else before - 1)
            after_comma = tree.words[before] == ","
            named = (
                tree.dep[verb.at] == "parataxis:insert"
                or sources.speaks(*who)
                or (tree.dep[who[0]] in SUBJECTS and tree.words[who[0]][:1].isupper())
            )
            return quote is None or after_comma or (named and self.page.states(quote))
        head = sources.head_of(*who)
        quoted = tree.dep[verb.at] not in ("conj", "ROOT") and self.page.quote_of(verb.at) is not None  # « “A, lâche un gradé, B” »
        return quoted or tree.dep[head] in SUBJECTS or tree.words[head][:1].isupper() or sources.speaks(*who)

    def _relayed(self, report: Report, end: int) -> None:
        """« …, un message rapporté par les médias »: who passes on what the incise reports."""
        tree = self.tree
        stop = self.page.sentence(report.cue[0])[1]
        window = tree.lower[end : min(stop, end + _RELAY_WINDOW)]
        for k, (word, following) in enumerate(pairwise(window), start=end) if "par" in window else ():
            if following == "par" and self.words.passing.get(word) == "relay":
                before = self.forms[k - 1]
                who = self.sources.after(k + 2, stop)
                if (
                    who is not None
                    and self.sources.noun_class(*who) != (who[0], "never")
                    and (tree.words[k - 1] == "," or self.words.nouns.get(before) == "vehicle" or before == "propos")
                ):
                    report.sources.append(self.sources.source(*who, role="relay"))
                return

    def _question(self, i: int) -> bool:
        """Whether the inversion asks: a question mark before the next break."""
        k = i
        while k < min(i + 25, len(self.tree)) and self.tree.words[k] not in {".", ",", "»", '"', ";", "\n", "?"}:
            close = self.sources.closing(k + 1, len(self.tree))
            k = k + 1 if close is None else close + 1  # past « chez les « cols bleus » »
        return self.tree.words[k : k + 1] == ["?"]

    def _learns_of(self, report: Report, verb: Verb, who: tuple[int, int], end: int) -> None:
        """« a appris l'AFP de source policière », « … auprès du parquet »: who is told passes on what the other says."""
        behind = Verb(verb.row, verb.at, verb.first, who[1] - 1, verb.kind, None, passive=False)
        told = [source.model_copy(update={"role": "relay"}) for source in report.sources]
        report.sources = []
        report.sources = (
            told + report.sources if self._on_learns(report, behind, end) else [s.model_copy(update={"role": "origin"}) for s in told]
        )

    def _on_learns(self, report: Report, verb: Verb, end: int) -> bool:
        """« a-t-on appris de source proche », « auprès du parquet »: who is behind « on »."""
        tree = self.tree
        for k in range(verb.last + 1, end):
            word = self.forms[k]
            if word in ("de", "auprès", "d'", "du", "des"):
                j = k + 1
                if word == "auprès" and j < end and self.forms[j] in ("de", "du", "des", "d'"):
                    j = j + 1 if self.forms[j] in ("de", "d'", "du") else j
                found = self.sources.after(j, end)
                if found is not None and (self.sources.named(*found) or self.sources.kind_of(*found) == "anonymous"):
                    self.speakers.add(report, found, end)
                    return True
            elif word in ("dans", "sur") and (found := self.sources.after(k + 1, end)) is not None:
                kind = self.sources.noun_class(*found)
                if (kind is not None and kind[1] in ("vehicle", "media")) or self.sources.kind_of(*found) == "media":
                    self.speakers.add(report, found, end)  # « lit-on dans le rapport »
                    return True
            elif tree.pos[k] in ("NOUN", "PROPN") and k not in self.sources.timed:
                break
        at = self.speakers.chez(verb.last + 1, end)
        if at is not None:
            self.speakers.add(report, at, end)
        return at is not None

    def _subject_behind(self, verb: Verb, stop: int) -> tuple[int, int] | None:
        """The noun phrase behind the verb that the tree has as its subject."""
        tree = self.tree
        for k in (k for v in range(verb.first, verb.last + 1) for k in tree.kids[v]):
            if (
                verb.last < k < stop
                and tree.dep[k] in SUBJECTS
                and (tree.pos[k] in ("NOUN", "PROPN", "X") or tree.words[k][:1].isupper())
                and (tree.ent[k] < 0 or tree.ents[tree.ent[k]][0] >= tree.left[k])  # « au micro de France | Inter »
                and self.page.quote_of(k) is self.page.quote_of(verb.at)
            ):
                return self.sources.after(tree.left[k], stop)
        return None

    def _has_subject_before(self, verb: Verb) -> bool:
        """Whether the verb has its subject in front, next to it or across an inserted phrase."""
        tree = self.tree
        for k in tree.kids[verb.at]:
            if k < verb.first and tree.dep[k] in SUBJECTS:
                between = [tree.words[j] for j in range(k, verb.first) if tree.words[j] in BREAKS]
                if (
                    not between
                    or (set(between) == {","} and tree.words[verb.first - 1] != ",")
                    or (set(between) == {","} and len(between) % 2 == 0 and not self._speaker_named(verb))
                ):
                    return True
        return False

    def _told(self, verb: Verb) -> bool:
        """« nous indiquait son avocat »: the pronoun before the verb is no subject, whatever the tree has, for the verb is of him who speaks."""
        third = any(self.tree.feats(n).get("Person") == "3" for n in range(verb.first + 1, verb.at + 1))
        return self.forms[verb.first] in _US and third

    def _acts_on(self, verb: Verb, who: tuple[int, int]) -> bool:
        """« Le président, Jean Morel, avertit la maire », « nous devons maintenir le débit »: the tree has a subject before it, and this as object."""
        tree, at, spoken = self.tree, verb.at, self.sources.head_of(*who)
        if tree.head[spoken] != at or tree.dep[spoken] not in ("obj", "iobj") or self._told(verb):
            return False
        quote = self.page.quote_of(at)
        subjects = (
            k
            for v in ((at, tree.head[at]) if tree.dep[at] == "xcomp" else (at,))
            for k in tree.kids[v]
            if tree.dep[k] in SUBJECTS and k < v
        )
        return any(
            self.page.quote_of(k) is quote
            and tree.words[k : verb.first].count(",") != 1
            and all(tree.dep[m] != "cop" for m in tree.kids[k])
            for k in subjects
        )

    def _speaker_named(self, verb: Verb) -> bool:
        """Whether what follows the verb can speak, so that it is no object."""
        who = self.behind.speaker(verb.last + 1, self._frame_stop(verb.last + 1))
        return who is not None and self.sources.named(*who)

    def _frame_stop(self, i: int) -> int:
        """Where a reporting clause ends at the latest: the next strong mark, past a name between marks."""
        tree = self.tree
        end, k = min(len(tree), i + 45), i
        while k < end:
            word = tree.words[k]
            close = self.sources.closing(k, len(tree)) if word in _NAME_MARKS and tree.words[k - 1] not in {",", ":", "."} else None
            if close is not None:
                k = close + 1
                continue
            if word in {".", ";", ":", "!", "?", "»", "”", "\n"} or (tree.pos[k] == "SPACE" and "\n" in word):
                return k
            if word in {"«", "“"} and k > i and tree.words[k - 1] in {",", ":", "."}:
                return k
            if word == '"':
                quote = self.page.quote_of(k)
                if quote is not None and quote.end == tree.end[k]:
                    return k
            k += 1
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
