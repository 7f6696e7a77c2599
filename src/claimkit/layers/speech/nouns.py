"""Nouns that report: « la théorie est que … », « l'annonce par X que … », « les accusations selon lesquelles … »."""

from __future__ import annotations

from claimkit.doc.tree import SUBJECTS
from claimkit.layers.speech.chains import Chains
from claimkit.layers.speech.page import Page, Report
from claimkit.layers.speech.sources import Sources
from claimkit.layers.speech.words import SpeechWords

_QUE = frozenset({"que", "qu'"})
_WHICH = frozenset({"laquelle", "lesquelles", "lequel", "lesquels"})
_WINDOW = 14


class Nouns:
    """Finds nominal attributions in one document."""

    def __init__(self, page: Page, words: SpeechWords, sources: Sources, chains: Chains) -> None:
        self.page, self.tree, self.forms = page, page.tree, page.forms
        self.words, self.sources, self.chains = words, sources, chains

    def find(self) -> list[Report]:
        """The reports, in order."""
        nouns = self.words.clause_nouns
        return [
            r
            for i, word in enumerate(self.tree.lower)
            if word in nouns and self.tree.pos[i] == "NOUN" and (r := self._report(i)) is not None
        ]

    def _report(self, i: int) -> Report | None:
        tree = self.tree
        stop = self.page.sentence(i)[1]
        copula = False
        for k in range(i + 1, min(stop, i + _WINDOW)):
            word = self.forms[k]
            if (
                word in _QUE
                and (tree.pos[k] != "PRON" or self._said_by(i, k))
                and self.forms[k - 1] not in ("plus", "moins", "aussi", "ne")
            ):
                return self._make(i, k, stop, copula=copula)
            if word in _WHICH and k > i + 1 and tree.lower[k - 1] == "selon":
                return self._make(i, k + 1, stop, copula=False)
            if word in self.words.being and not copula:
                copula = True
            elif word in (",", ".", ";", ":", "qui", "dont", "où") or (tree.pos[k] == "VERB" and tree.verb_form[k] in ("Fin", "Inf")):
                return None
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
        report.content = [(tree.start[begin], tree.end[self._end(i, begin, stop) - 1])]
        report.frame = (tree.start[min(who[0], i)], tree.start[begin])
        return report

    def _said_by(self, i: int, que: int) -> bool:
        """« L'annonce par le ministère que le pont fermera », read as a relative clause of the ministry."""
        tree = self.tree
        who = tree.head[tree.head[que]]
        return tree.head[who] == i and i < who < que and any(tree.lower[k] == "par" for k in tree.kids[who])

    def _end(self, i: int, begin: int, stop: int) -> int:
        """Where the content ends: with its clause, before the verb whose subject the noun is, else with the sentence."""
        tree = self.tree
        clause, verb = tree.head[begin], tree.head[i]
        told = tree.dep[i] in SUBJECTS and begin < clause < verb
        return min(stop, tree.right[clause]) if told and tree.right[clause] <= verb else stop

    def _who(self, i: int, begin: int, *, copula: bool) -> tuple[int, int] | None:
        """« par X » or « de X » behind the noun; else, before « est que », the phrase of the noun itself."""
        tree = self.tree
        for k in range(i + 1, begin):
            if self.forms[k] in ("par", "de", "du", "des", "d'"):
                who = self.sources.after(k + 1, begin)
                if who is not None and self.sources.named(*who):
                    return who
        if not copula or not (tree.dep[i] in SUBJECTS or tree.kids[i]):
            return None
        first = i
        while first > 0 and tree.pos[first - 1] in ("DET", "ADJ"):
            first -= 1
        after = i + 1
        while after < begin and tree.pos[after] == "ADJ":
            after += 1
        return (first, after) if tree.pos[first] == "DET" and self.forms[first] not in ("mon", "notre", "ma", "l'") else None
