"""Phrases that attribute: « selon X », « d'après X », « pour X », « à en croire X », « de source policière »."""

from __future__ import annotations

from claimkit.doc.tree import SUBJECTS
from claimkit.grammar.phrases import noun_phrase
from claimkit.layers.speech.chains import Chains
from claimkit.layers.speech.page import Page, Report
from claimkit.layers.speech.scopes import SOURCING, Reaches
from claimkit.layers.speech.sources import Sources
from claimkit.layers.speech.words import SpeechWords
from claimkit.lexicons.speech import AttributionPreposition

_OPENINGS = frozenset("«\"“,-–—('‘:…") | {"..."}
_DASHES = frozenset("-–—")  # « REPORTAGE - Pour le maire, … »
_SUBJECTS = SUBJECTS | {"expl:subj"}
_RANGE = 8  # tokens that hold the two numbers of a range, with their unit
_SINGULAR = frozenset({"l'", "le", "la", "un", "une"})
_VARYING = ("vari", "différ", "diffèr", "fluctu", "modul", "dépend", "répart")  # stems


class Phrases:
    """Finds prepositional attributions in one document.

    Args:
        page, words, sources, chains: readers of the document.
        reports: what reporting verbs gave; a phrase inside their frame belongs to them.
    """

    def __init__(self, page: Page, words: SpeechWords, sources: Sources, chains: Chains, reports: list[Report]) -> None:
        self.page, self.tree, self.forms = page, page.tree, page.forms
        self.words, self.sources, self.chains = words, sources, chains
        self.reaches = Reaches(page, words, sources, reports)

    def find(self) -> list[Report]:
        """The reports, in order."""
        out: list[Report] = []
        compounds = self.words.prepositions
        for i in [i for i, form in enumerate(self.forms[:-1]) if form in compounds]:
            seconds = compounds[self.forms[i]]
            if self.forms[i + 1] not in seconds and "" not in seconds:
                continue
            found = self._match(i, seconds)
            report = self._report(i, *found) if found is not None else None
            if report is not None:
                out.append(report)
        return out

    def _match(
        self, i: int, seconds: dict[str, list[tuple[tuple[str, ...], AttributionPreposition]]]
    ) -> tuple[int, AttributionPreposition] | None:
        forms = self.forms
        for key in (forms[i + 1], ""):
            for words, row in seconds.get(key, ()):
                after = i + len(words)
                if after < len(forms) and tuple(forms[i:after]) == words:
                    return after, row
        return None

    def _report(self, i: int, after: int, row: AttributionPreposition) -> Report | None:
        tree = self.tree
        if self.forms[after] in ("que", "qu'", "quoi"):
            return None
        if row.text != "pour" and self.forms[after] == "ce" and self.forms[after + 1 : after + 2] in (["que"], ["qu'"]):
            return self._what_says(i, after, row)
        first, stop = self.page.sentence(i)
        if tree.lower[after] in ("qui", "lequel", "laquelle", "lesquels", "lesquelles") and row.text in ("pour", "selon", "d'après"):
            return None if self.reaches.in_report(i) else self._relative(i, after, row, first, stop)
        leading = self._leads(i, first)
        if (row.initial and not (leading or self._fronted(i, first))) or (
            row.accepts == "source" and not leading and tree.words[i - 1] not in {",", "(", "–", "—"}
        ):
            return None
        if self.reaches.in_report(i) or (row.text == "pour" and self.reaches.told_behind(i, stop)):
            return None
        if row.accepts == "pronoun":  # « à l'en croire »
            who: tuple[int, int] | None = (i + 1, i + 2) if leading or tree.words[i - 1] == "," else None
        else:
            who = self.sources.after(after - 1 if row.accepts == "source" else after, stop)
        if who is None or not self._accepts(i, row, who, stop):
            return None
        report = Report(cue=(i, after), kind="preposition", stance=row.stance, rule=f"attribution.{_rule(row)}")
        end = max(after, self.chains.fill(report, *who, stop))
        if not report.sources:
            return None
        report.frame = (tree.start[i], tree.end[end - 1])
        report.content = self.reaches.of(i, end, first, stop, leading=leading, report=report)
        return report if report.content else None

    def _what_says(self, i: int, after: int, row: AttributionPreposition) -> Report | None:
        """« d'après ce que dit la patronne », « selon ce que le maire a déclaré »: who stands beside the verb."""
        tree, (first, stop) = self.tree, self.page.sentence(i)
        verb = next(
            (k for k in range(after + 2, min(stop, after + 9)) if tree.lower[k] in self.words.verbs and tree.pos[k] == "VERB"), None
        )
        who = None if verb is None else self.sources.after(verb + 1, stop) or self.sources.after(after + 2, verb)
        if verb is None or who is None or not self.sources.speaks(*who):
            return None
        end = max(verb + 1, who[1])
        report = Report(cue=(i, verb + 1), kind="preposition", stance=row.stance, rule=f"attribution.{_rule(row)}", verb=verb)
        self.chains.fill(report, *who, stop)
        report.frame = (tree.start[i], tree.end[end - 1])
        report.content = self.reaches.of(i, end, first, stop, leading=self._leads(i, first), report=report)
        return report if report.content else None

    def _relative(self, i: int, after: int, row: AttributionPreposition, first: int, stop: int) -> Report | None:
        """« le porte-parole, pour qui le scrutin a été libre »: whoever stands before says the rest of the clause."""
        tree, k = self.tree, i - 1
        while k > first and (tree.words[k] == "," or tree.pos[k] not in ("NOUN", "PROPN")):
            k -= 1
        top = at = k
        while tree.head[at] < at and tree.head[at] >= first and tree.dep[at] in ("nmod", "flat:name", "amod", "appos", "flat", "obl:arg"):
            at = tree.head[at]
            if self.sources.named(*noun_phrase(tree, at)):
                top = at  # « l'indignation du ministère, pour qui … »
        if (
            i - k > 3
            or (row.text == "pour" and tree.words[i - 1] != "," and not any(k in self.page.quoted for k in range(after, stop)))
            or tree.pos[top] not in ("NOUN", "PROPN")
            or tree.lower[tree.left[top]] in ("sur", "dans", "en", "via")  # « une rumeur court sur X, selon laquelle »
            or not self.sources.named(*noun_phrase(tree, top))
        ):
            return None
        report = Report(cue=(i, after + 1), kind="preposition", stance=row.stance, rule=f"attribution.{_rule(row)}")
        a, b = self.sources.subject_span(top)
        a += tree.dep[a] == "case"
        report.sources, report.speaker = [self.sources.source(a, min(b, i))], (a, min(b, i)) if tree.dep[top] in SUBJECTS else None
        report.frame = (tree.start[i], tree.end[after])
        clause = next((h for h in tree.ancestors(after) if h > after and tree.dep[h].startswith("acl")), None)
        until = stop if clause is None else min(stop, tree.right[clause])
        report.content = [(tree.end[after], tree.end[until - 1])]
        told = row.text == "pour" and any(r.sources and report.covers(r.frame[0]) for r in self.reaches.near(i))
        return None if told else report  # « Paul Rey, pour qui le maire dit avoir voté »

    def _leads(self, i: int, first: int) -> bool:
        tree, j = self.tree, i - 1
        if i > 1 and tree.words[j] in _DASHES and tree.words[j - 1].isupper():
            return True
        while j >= first and (tree.lower[j] in self.words.uses["leading"] or tree.words[j] in _OPENINGS or tree.pos[j] == "SPACE"):
            j -= 1
        quote = self.page.quote_of(j + 1) if tree.words[j + 1] in {"«", '"', "“"} else None
        return j < first or (quote is not None and quote.start == tree.start[j + 1])

    def _fronted(self, i: int, first: int) -> bool:
        """« À Lens, pour le maire, … »: behind a phrase without subject and verb that opens the sentence, or behind a colon."""
        tree = self.tree
        bare = all(tree.pos[k] not in ("VERB", "AUX") and tree.dep[k] not in SUBJECTS for k in range(first, i))
        if tree.dep[i - 1] == "cc" and tree.head[i - 1] > i:
            return tree.head[tree.head[i]] == tree.head[i - 1]  # « …, et pour certains l'attente est longue »
        return tree.words[i - 1] == ":" or (tree.words[i - 1] == "," and (bare or self.forms[i] != "pour"))

    def _accepts(self, i: int, row: AttributionPreposition, who: tuple[int, int], stop: int) -> bool:
        tree = self.tree
        if self.forms[who[0]] in ("moi", "nous", "vous"):
            return False
        if row.accepts in ("source", "pronoun"):
            return True
        found = self.sources.noun_class(*who)
        if found is not None and found[1] == "never" and not any(tree.words[k][:1].isupper() for k in range(*who)) and not self._rival(i):
            return False
        if i > 0 and tree.words[i - 1] != "," and (self._varies(i) or tree.pos[who[0]] == "VERB"):
            return False
        if self.forms[who[0]] == "les" and found is None and self._ranges(i) and not self.sources.named(*who):
            return False  # « de 30 à 70 % selon les enseignes »
        if (
            tree.pos[who[0]] == "NOUN"
            and tree.words[who[0]].islower()
            and not self.sources.named(*who)
            and self.sources.kind_of(*who) != "anonymous"
        ):
            return False  # « d'après nature »
        if row.accepts == "speech":
            capital = any(tree.words[k][:1].isupper() for k in range(*who))
            return capital or self.sources.named(*who) or (found is not None and found[1] in ("vehicle", "content"))
        if row.accepts == "agent":
            if row.text == "pour":
                return (
                    (self.sources.named(*who) or self._bare_place(who))
                    and self._clause_opens(self._past_bracket(who[1]), who, stop)
                    and self._speaks(who)
                )
            return self.sources.named(*who)
        return not all(tree.pos[k] in ("NUM", "DET") for k in range(*who))

    def _past_bracket(self, k: int) -> int:
        """The token behind « (PS) »."""
        words = self.tree.words[k : k + 6]
        return k + words.index(")") + 1 if words[:1] == ["("] and ")" in words else k

    def _clause_opens(self, k: int, who: tuple[int, int], stop: int) -> bool:
        """Whether a comma stands at `k`, or the subject of the clause that the phrase belongs to begins there (« pour Anne c'est … »)."""
        tree, top = self.tree, self.tree.head[self.sources.head_of(*who)]
        return k < stop and (tree.words[k] == "," or any(tree.left[j] == k and tree.dep[j] in _SUBJECTS for j in tree.kids[top]))

    def _rival(self, i: int) -> bool:
        """Whether another source stands in the sentence: « 3 millions selon la région, 5 selon l'État »."""
        return any(k != i and self.forms[k] in SOURCING for k in range(*self.page.sentence(i)))

    def _varies(self, i: int) -> bool:
        """« varient selon les régions »: by what something differs."""
        return any(
            self.tree.pos[k] in ("VERB", "ADJ") and self.tree.lower[k].startswith(_VARYING)
            for k in range(max(self.page.sentence(i)[0], i - 4), i)
        )

    def _ranges(self, i: int) -> bool:
        """Whether two numbers stand before, as of a range."""
        return sum(self.tree.pos[k] == "NUM" for k in range(max(0, i - _RANGE), i)) > 1

    def _bare_place(self, who: tuple[int, int]) -> bool:
        """« Pour Kiev, »: a place without determiner stands for those who govern it."""
        tree = self.tree
        return tree.words[who[0]][:1].isupper() and tree.ent[who[0]] >= 0 and tree.ents[tree.ent[who[0]]][2] == "LOC"

    def _speaks(self, who: tuple[int, int]) -> bool:
        """Whether « pour X, » can be an opinion: one person, body or determined group, no bare plural of those concerned."""
        found = self.sources.noun_class(*who)
        return (
            found is None
            or found[1] in ("organization", "media", "group")
            or self.tree.lower[found[0]] in self.words.uses["judging"]
            or any(self.tree.words[k][:1].isupper() for k in range(*who))
            or self.tree.feats(found[0]).get("Number") != "Plur"
            or self.forms[who[0]] in _SINGULAR  # « l'insoumis »
            or self.forms[who[0]] in ("ces", "certains", "plusieurs", "de")
            or "%" in self.tree.words[slice(*who)]
        )


def _rule(row: AttributionPreposition) -> str:
    """Last part of the rule id."""
    return {"selon": "selon", "d'après": "dapres", "pour": "pour"}.get(
        row.text, "source_phrase" if row.accepts == "source" else "preposition"
    )
