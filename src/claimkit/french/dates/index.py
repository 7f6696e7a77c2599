"""Which rules of the date grammar are tried at a word: those that may begin with it and go on with the word behind it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimkit.french.dates.grammar import Rule, Words

_YEAR_LENGTH = 4
_FIGURES = "figures"


class _Alike:
    """Rules that begin alike, in their order, by the second word that they need."""

    def __init__(self, rules: Sequence[Rule], words: Words) -> None:
        self.every = rules
        seconds = [(rule, {_FIGURES if word[0].isdecimal() else word for word in words.all_words(rule.row.then)}) for rule in rules]
        self._free = [rule for rule, then in seconds if not then]
        needed = {word for _, then in seconds for word in then}
        self._by_second = {word: [rule for rule, then in seconds if not then or word in then] for word in needed}

    def before(self, second: str) -> Sequence[Rule]:
        """Those that may go on with a word."""
        return self._by_second.get(second, self._free)


class RuleIndex:
    """The rules by the words that they begin with. Among those that match as much the first wins, so they keep their order."""

    def __init__(self, rules: Iterable[Rule], words: Words) -> None:
        by_first: dict[str, list[Rule]] = defaultdict(list)
        figures: dict[str, list[Rule]] = {"four_figures": [], "few_figures": []}
        for rule in rules:
            for word in words.first_words(rule.row.starts):
                by_first[word].append(rule)
            for kind, of_kind in figures.items():
                of_kind.extend(rule for start in rule.row.starts.split() if start in (_FIGURES, kind))
        alike: dict[tuple[int, ...], _Alike] = {}  # all months share one, all weekdays another
        self._starts = {word: alike.setdefault(tuple(map(id, of_word)), _Alike(of_word, words)) for word, of_word in by_first.items()}
        self._four_figures, self._few_figures = (_Alike(of_kind, words) for of_kind in figures.values())

    @property
    def words(self) -> Iterable[str]:
        """All words that a rule may begin with."""
        return self._starts

    def at(self, form: str, second: str) -> Sequence[Rule]:
        """The rules that may begin with a word or number and go on with the one behind it (empty at the end of the text)."""
        of_form = self._starts.get(form)
        if second and second[0].isdecimal():
            second = _FIGURES
        if not form[0].isdecimal():
            return of_form.before(second) if of_form is not None else ()
        if not form.isdecimal():  # « 18h30 », « 1er »: it may hold the second word too
            return [*(of_form.every if of_form is not None else ()), *self._few_figures.every]
        figures = (self._four_figures if len(form) == _YEAR_LENGTH else self._few_figures).before(second)
        return [*of_form.before(second), *figures] if of_form is not None else figures
