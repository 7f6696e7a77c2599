"""Nouns that report: « la théorie est que … », « l'annonce par X que … », « les accusations selon lesquelles … »."""

from __future__ import annotations

from claimkit.doc.tree import SUBJECTS
from claimkit.french.small_words import NE, OF, OF_ANY, QUE
from claimkit.grammar.subjects import subject_of
from claimkit.layers.speech.chains import Chains
from claimkit.layers.speech.page import Page, Report
from claimkit.layers.speech.sources import Sources
from claimkit.layers.speech.words import SpeechWords

_WHICH = frozenset({"laquelle", "lesquelles", "lequel", "lesquels"})
_THIS = frozenset({"c'", "ce", "tel", "telle"})
_SUCH = frozenset({"tel", "telle"})
_KNOWN = frozenset({"compte", "conscience"})
_WANTS = frozenset({"veut", "voulait", "voulant"})
_THE = frozenset({"l'", "la", "le"})
_WINDOW, _NEAR = 14, 8


class Nouns:
    """Finds nominal attributions in one document."""

    def __init__(self, page: Page, words: SpeechWords, sources: Sources, chains: Chains) -> None:
        self.page, self.tree, self.forms = page, page.tree, page.forms
        self.words, self.sources, self.chains = words, sources, chains

    def find(self) -> list[Report]:
        """The reports, in order."""
        nouns = [i for i in self.tree.places(self.words.clause_nouns) if self.tree.pos[i] == "NOUN"]
        found = [r for i in nouns if (r := self._that_is(i) or self._report(i)) is not None]
        taken = {report.cue[0] for report in found}
        such = {i for k in self.tree.places(_SUCH) for i in range(k + 3, min(len(self.tree), k + 5)) if self.tree.pos[i] == "NOUN"}
        return found + [r for i in sorted(such - taken) if self.forms[i - 3] in _SUCH and (r := self._that_is(i)) is not None]

    def _that_is(self, i: int) -> Report | None:
        """« A. C'est l'avis de X », « Tel est l'avis de X »: the sentence before, or « A », tel est l'avis de X »."""
        tree = self.tree
        first, stop = self.page.sentence(i)
        if i - 4 > first and self.forms[i - 3] in _SUCH and tree.words[i - 4] == ",":
            first = i - 3
        begin = self.page.solid(first, 1)
        being = not self.words.being.isdisjoint(self.forms[begin + 1 : i])
        if self.forms[begin] not in _THIS or not first or not being or i - begin > _NEAR or self.forms[i - 1] not in _THE:
            return None
        who = self._named_behind(i, stop)
        before = tree.sents[tree.sent[first - 1]][0]
        quote = self.page.quote_of(self.page.solid(first - 1 - (tree.words[first - 1] == ","), -1))
        before = before if quote is None else tree.token_at(quote.start)
        if who is None or "\n" in self.page.text[tree.start[before] : tree.start[begin]]:
            return None
        verb = begin if tree.head[i] == begin else i  # « tel » that is said of it
        report = Report(cue=(i, i + 1), kind="noun", stance="neutral", rule="attribution.noun_is", verb=verb)
        self.chains.fill(report, *who, stop)
        report.content, report.frame = [(tree.start[before], tree.end[first - 1])], (tree.start[begin], tree.end[stop - 1])
        return report

    def _named_behind(self, i: int, stop: int) -> tuple[int, int] | None:
        """Who stands behind « par » or « de » behind the noun."""
        for k in range(i + 1, stop):
            if self.forms[k] in ("par", "de", "du", "des", "d'"):
                who = self.sources.after(k + 1, stop)
                if who is not None and (self.sources.named(*who) or self.sources.kind_of(*who) == "anonymous"):
                    return who
        return None

    def _report(self, i: int) -> Report | None:
        tree = self.tree
        stop = self.page.sentence(i)[1]
        copula = False
        for k in range(i + 1, min(stop, i + _WINDOW)):
            word = self.forms[k]
            if (
                word in QUE
                and (tree.pos[k] != "PRON" or self._said_by(i, k))
                and (self.forms[k - 1] not in self.words.uses["adverbial"] or self.forms[k - 1] == "même")  # « l'idée même que »
            ):
                return self._make(i, k, stop, copula=copula)
            if word in _WHICH and k > i + 1 and tree.lower[k - 1] == "selon":
                return self._make(i, k + 1, stop, copula=False)
            if word in self.words.being and not copula:
                if self.forms[k - 1] in NE and k + 1 < stop and self.forms[k + 1] in QUE:
                    return None  # « les annonces n'étaient qu'un tour »
                copula = True
            elif word in _WANTS and not copula and k + 1 < stop and self.forms[k + 1] in QUE:
                report = self._make(i, k + 1, stop, copula=True)  # « la rumeur veut que »
                if report is not None:
                    report.cue, report.verb = (k, k + 1), k
                return report
            elif word in (",", ".", ";", ":", "qui", "dont", "où") or (
                tree.pos[k] == "VERB" and (tree.verb_form[k] in ("Fin", "Inf") or word.endswith("ant"))
            ):
                return None  # « des rumeurs affirmant que »
        return None

    def _make(self, i: int, begin: int, stop: int, *, copula: bool) -> Report | None:
        """The report of the noun at `i` whose content begins at token `begin`."""
        tree = self.tree
        if begin >= stop:
            return None
        report = Report(cue=(i, i + 1), kind="noun", stance="neutral", rule="attribution.noun_is" if copula else "attribution.noun_that")
        who = self._who(i, begin, copula=copula)
        if who is None:
            return None
        self.chains.fill(report, *who, begin)
        report.verb = i if self.forms[i - 1] in OF and not copula else None
        report.content = [(tree.start[begin], tree.end[self._end(i, begin, stop) - 1])]
        report.frame = (tree.start[min(who[0], i)], tree.start[begin])
        return report

    def _said_by(self, i: int, que: int) -> bool:
        """« L'annonce par le ministère que le pont fermera », read as a relative clause of the ministry."""
        tree = self.tree
        who = tree.head[tree.head[que]]
        return tree.head[who] == i and i < who < que and any(tree.lower[k] == "par" for k in tree.kids[who])

    def _end(self, i: int, begin: int, stop: int) -> int:
        """Where the content ends: with its clause, before a verb that the noun or its clause hangs on, else with the sentence."""
        tree = self.tree
        clause = tree.head[begin]
        goes_on = begin < clause and any(h >= tree.right[clause] for h in tree.ancestors(i))
        return min(stop, tree.right[clause]) if goes_on else stop

    def _holder(self, i: int) -> tuple[int, int] | None:
        """« Le maire a pris conscience que », « le juge a écarté la thèse selon laquelle »: the subject of the verb whose object the noun is."""
        tree, verb = self.tree, self.tree.head[i]
        held = tree.dep[i].startswith(("obj", "obl:arg")) and tree.pos[verb] == "VERB" and verb < i
        subject = subject_of(tree, verb) if held else None
        if self.forms[i - 1] in OF and any(tree.dep[k] == "cop" for k in tree.kids[i]):  # « elle est d'avis que »
            subject = next((k for k in tree.kids[i] if tree.dep[k] in SUBJECTS or tree.dep[k] == "expl:subj"), None)
        form = self.words.verbs.get(tree.lower[verb])
        denies = form is not None and form.plain is not None and form.plain.kind == "deny"  # « dément la rumeur »: a claim of its own
        unaware = tree.lower[i] in _KNOWN and any(self.forms[k] in NE for k in tree.kids[verb])  # « ne se rend pas compte que A »: A is so
        others = self.forms[i + 1] in OF_ANY  # « efface la conviction de la plupart que A »
        if subject is None or denies or unaware or others or self.sources.speakerless(subject) or self.sources.party(subject):
            return None
        span = self.sources.subject_span(subject)
        return span if tree.pos[subject] == "PRON" or self.sources.named(*span) else None

    def _who(self, i: int, begin: int, *, copula: bool) -> tuple[int, int] | None:
        """« par X » or « de X » behind the noun; else, before « est que », the phrase of the noun itself."""
        tree = self.tree
        if (named := self._named_behind(i, begin)) is not None:
            return named
        if not copula:
            return self._holder(i)
        if not (tree.dep[i] in SUBJECTS or tree.kids[i]):
            return None
        first = i
        while first > 0 and tree.pos[first - 1] in ("DET", "ADJ"):
            first -= 1
        after = i + 1
        while after < begin and tree.pos[after] == "ADJ":
            after += 1
        return (first, after) if tree.pos[first] == "DET" and self.forms[first] not in ("mon", "notre", "ma", "l'") else None
