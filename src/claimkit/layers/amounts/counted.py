"""Finds the noun that a number counts: through the tree, or the next noun where the tree fails."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from claimkit.doc.spans import tokens_of
from claimkit.doc.tree import Tree
from claimkit.french.amounts.ranges import Amount
from claimkit.french.late import late
from claimkit.french.names import names_of
from claimkit.french.plurals import Plurals
from claimkit.french.small_words import OF_ANY
from claimkit.lexicons import Lexicons
from claimkit.lexicons.amounts import RestWord, Unit, VagueAmount
from claimkit.lexicons.calendar import TimeWord
from claimkit.models import Quantity, Span

__all__ = ["Counted", "CountedNouns"]

_NOUNS = frozenset({"NOUN", "PROPN"})
_THEIR = frozenset({"ses", "leurs", "nos", "vos", "mes", "ces", "les"})
_QUOTES = frozenset({"«", "»", '"', "“", "”", "'", "’"})
WANTED = frozenset({"nécessaires", "requis", "requises", "prévus", "prévues", "restants", "restantes", "possibles", "disponibles"})
_ONE = frozenset({"un", "une"})
_NONE = frozenset({"zéro", "0"})
_REACH = 6  # tokens between a number and its noun (« 3 toutes nouvelles et très belles … »)


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun.

    Attributes:
        token: its index.
        end: character offset after it.
        unit: singular, lower case.
        tied: the tree ties the number to it.
        plural: it ends like a plural.
        named: it is written with a capital.
        is_noun: the tagger calls it a noun (« 12 blessés » may be an adjective).
    """

    token: int
    end: int
    unit: str
    tied: bool
    plural: bool
    named: bool
    is_noun: bool


class CountedNouns:
    """Knows the units that may be found as nouns, and the words of vague amounts."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._units = {row.form: row for row in lexicons.rows(Unit) if row.sort == "word"}
        self._plurals = Plurals(lexicons)
        self._people = names_of(lexicons).nouns.keys()
        self._rest = WANTED.union(row.word for row in lexicons.rows(RestWord))
        # « les 12 et 13 mai », « en a vu deux lundi »
        self._calendar = frozenset(row.form for row in lexicons.rows(TimeWord) if row.kind in ("month", "weekday", "day"))
        self._vague = _by_first_token(row.phrase for row in lexicons.rows(VagueAmount))

    def unit(self, noun: str) -> Unit | None:
        """The unit that a noun names, if it does (« minute » in « trois longues minutes »)."""
        return self._units.get(noun)

    def after(self, tree: Tree, amount: Amount) -> Counted | None:
        """The noun that the number counts, if it stands after it."""
        last = amount.last
        n = tree.token_at(max(last.start, last.end - 1))
        if tree.end[n] > last.end and amount.unit is None and tree.words[n][last.end - tree.start[n] :].isalpha():
            return None
        linked = last.scale >= 1e6 or last.form in ("vague", "collective") or last.about
        i = n + 1
        if linked:
            if i < len(tree) and tree.lower[i] in OF_ANY:
                # « une vingtaine de ses élèves »
                return self._scan(tree, i + 1, n) or (
                    self._scan(tree, i + 2, n) if tree.lower[i + 1 : i + 2] and tree.lower[i + 1] in _THEIR else None
                )
            return None
        head = tree.head[n]
        if (
            tree.dep[n] in ("nummod", "det", "amod")
            and n < head <= n + _REACH
            and tree.pos[head] in _NOUNS
            and tree.lower[head] not in self._calendar
            and tree.lower[head] not in self._rest
            and self._clear(tree, n + 1, head)
        ):
            return self._counted(tree, head, tied=True)
        return self._scan(tree, i, n) or self._partitive(tree, i)

    @staticmethod
    def _clear(tree: Tree, a: int, b: int) -> bool:
        return all(
            tree.pos[i] not in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ", "ADP", "DET") and tree.words[i] not in ",;:.!?()"
            for i in range(a, b)
        )

    def _counted(self, tree: Tree, i: int, *, tied: bool) -> Counted:
        word = tree.words[i]
        unit = self._plurals.singular(word)
        return Counted(
            i,
            tree.end[i],
            unit,
            tied,
            plural=word[-1:] in "sxzSXZ" or unit != tree.lower[i] or (tied and "-" in word[1:]),  # « huit porte-parole »
            named=not word.islower(),
            is_noun=tree.pos[i] in _NOUNS,
        )

    def _scan(self, tree: Tree, i: int, n: int) -> Counted | None:
        """The next noun, over adjectives and quotation marks."""
        first, stop = i, min(len(tree), i + _REACH)
        while i < stop and not tree.words[i].endswith("M."):
            word, pos = tree.lower[i], tree.pos[i]
            if word in self._calendar:
                break
            if pos == "NOUN" and word not in self._rest and tree.dep[i] != "case":  # « 23 voix contre 31 face à lui »
                return self._counted(tree, i, tied=tree.head[n] == i)
            if pos == "PROPN" and (word.endswith(("s", "x")) or tree.head[n] == i) and word not in self._rest:
                return self._counted(tree, i, tied=tree.head[n] == i)
            if (
                word in _QUOTES
                or (word in OF_ANY and i > first and tree.lower[i - 1] in self._rest)
                or word in self._rest
                or pos in ("ADJ", "ADV", "NUM")
                or (pos == "DET" and word in ("autres", "tels"))
            ):
                i += 1
                continue
            break
        return self._adjective(tree, first, n)

    def _adjective(self, tree: Tree, i: int, n: int) -> Counted | None:
        """« 12 blessés », « 30 jeunes », « zéro mort »: an adjective or participle used as a noun."""
        if i >= len(tree) or tree.lower[i] in self._rest or tree.words[i] in _QUOTES or tree.start[i] > tree.end[n] + 3:
            return None
        word = tree.lower[i]
        if (
            tree.pos[i] in ("ADJ", "VERB", "PROPN", "X")
            and word.isalpha()
            and len(word) > 3
            and (word.endswith(("s", "x")) or tree.lower[n] in _NONE)
            and not word.endswith(("ons", "ais"))
            and (tree.verb_form[i] != "Part" or self._plurals.singular(word) in self._people)
        ):
            return self._counted(tree, i, tied=tree.head[n] == i)
        return None

    def _partitive(self, tree: Tree, i: int) -> Counted | None:
        """« quatre de ses proches », « deux des suspects », « trois des plus grandes villes »."""
        if i + 1 >= len(tree) or tree.lower[i] not in OF_ANY | {"parmi"}:
            return None
        j = i + 1
        if tree.lower[i] != "des" and (tree.pos[j] != "DET" or tree.lower[j] in _ONE) and tree.lower[i] != "parmi":
            return None  # « en 2016 d'un CRS »
        while j < min(len(tree), i + 5) and (tree.pos[j] in ("DET", "NUM", "ADJ") or tree.lower[j] in ("plus", "moins")):
            j += 1
        if j < len(tree) and tree.pos[j] == "NOUN" and tree.lower[j].endswith(("s", "x")):
            return self._counted(tree, j, tied=True)
        return None

    def vague(self, tree: Tree, found: list[Quantity]) -> list[Quantity]:
        """Amounts without a number: « plusieurs facs », « beaucoup de temps »."""
        out: list[Quantity] = []
        taken = tokens_of(tree, found)
        reached, vague = 0, self._vague
        for first in tree.places(vague.keys()):
            start = tree.start[first]
            match = vague[tree.lower[first]].match(tree.text, start) if start >= reached else None
            if match is None:
                continue
            reached = match.end()
            i = tree.token_at(reached)
            if first in taken or i in taken or tree.start[i] < reached:
                continue
            noun = self._scan(tree, i, first)
            if noun is None or noun.token in taken:
                continue
            span = Span(start=start, end=noun.end, text=tree.text[start : noun.end])
            unit = self._units.get(noun.unit)
            fields = {"unit": unit.unit if unit else noun.unit, "kind": unit.kind if unit else "count"}
            out.append(Quantity.model_validate({"span": span, "approximation": "vague", "rule": "quantity.vague", **fields}))
        return out


def _by_first_token(phrases: Iterable[str]) -> dict[str, re.Pattern[str]]:
    """The phrases of vague amounts, with the space behind, by the token that they begin with (« d' » and « d’ » for « d'autres »)."""
    by_token: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        word, apostrophe, _ = phrase.split(" ", 1)[0].partition("'")
        body = re.escape(phrase).replace("\\ ", "\\s").replace("'", "['’]")
        for token in {word + "'", word + "’"} if apostrophe else {word, word.split("-", 1)[0]}:
            by_token[token].append(re.sub(r"\bde$", "(?:de|d['’]|des)", body))
    opening = r"(?<![\w'’-])(?<!\ble )(?<!\bdu )(?<!\bau )(?<!\bce )(?<!\bun )"
    return {token: late(rf"{opening}(?:{'|'.join(bodies)})(?=\W)\s?", re.IGNORECASE) for token, bodies in by_token.items()}
