"""Finds the noun that a number counts: through the tree, or the next noun where the tree fails."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimkit.components.syntax import Tree
from claimkit.french.plurals import singular
from claimkit.french.ranges import Amount
from claimkit.lexicons import Lexicons
from claimkit.lexicons.amounts import RestWord, Unit, VagueAmount
from claimkit.models import Quantity, Span

__all__ = ["Counted", "CountedNouns", "Elliptic"]

_NOUNS = frozenset({"NOUN", "PROPN"})
_OF = frozenset({"de", "d'", "d’", "des", "du"})
_QUOTES = frozenset({"«", "»", '"', "“", "”", "'", "’"})
_STEMS = (
    "pass",
    "tomb",
    "grimp",
    "mont",
    "descen",
    "port",
    "ramen",
    "ramèn",
    "relev",
    "relèv",
    "abaiss",
    "remont",
    "bond",
    "chut",
)  # « passe à 20 »
_THEM = frozenset({"eux", "elles", "nous", "vous"})
_CALENDAR = frozenset(
    [
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
        "hier",
        "demain",
    ]
)
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
    """

    token: int
    end: int
    unit: str
    tied: bool
    plural: bool
    named: bool


@dataclass(frozen=True, slots=True)
class Elliptic:
    """A number without a noun.

    Attributes:
        end: where its phrase ends.
        others: « autres » or « premiers » follows: the noun is the last one counted, « une personne » too.
        any_kind: it may share a measure or time as well (« contre 50 », « dont six avec sursis »).
    """

    end: int
    others: bool
    any_kind: bool = False


class CountedNouns:
    """Knows the units that may be found as nouns, and the words of vague amounts."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._units = {row.form: row for row in lexicons.rows(Unit) if row.sort == "word"}
        rest = lexicons.rows(RestWord)
        self._rest = frozenset(r.word for r in rest)
        self._noun_rest = frozenset(r.word for r in rest if r.antecedent == "noun")
        phrases = sorted(
            (re.escape(r.phrase).replace("\\ ", "\\s").replace("'", "['’]") for r in lexicons.rows(VagueAmount)), key=len, reverse=True
        )
        body = "|".join(re.sub(r"\bde$", "(?:de|d['’]|des)", p) for p in phrases)
        self._vague = re.compile(rf"(?<![\w'’-])(?<!\ble )(?<!\bdu )(?<!\bau )(?<!\bce )(?<!\bun )(?:{body})(?=\W)\s?", re.IGNORECASE)

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
            if i < len(tree) and tree.lower[i] in _OF:
                return self._scan(tree, i + 1, n)
            return None
        head = tree.head[n]
        if (
            tree.dep[n] in ("nummod", "det", "amod")
            and n < head <= n + _REACH
            and tree.pos[head] in _NOUNS
            and tree.lower[head] not in _CALENDAR | self._rest
            and self._clear(tree, n + 1, head)
        ):
            return self._counted(tree, head, tied=True)
        return self._scan(tree, i, n) or self._partitive(tree, i)

    @staticmethod
    def _clear(tree: Tree, a: int, b: int) -> bool:
        return all(
            tree.pos[i] not in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ", "ADP") and tree.words[i] not in ",;:.!?()" for i in range(a, b)
        )

    @staticmethod
    def _counted(tree: Tree, i: int, *, tied: bool) -> Counted:
        word = tree.words[i]
        unit = singular(word)
        return Counted(i, tree.end[i], unit, tied, plural=word[-1:] in "sxzSXZ" or unit != tree.lower[i], named=not word.islower())

    def _scan(self, tree: Tree, i: int, n: int) -> Counted | None:
        """The next noun, over adjectives and quotation marks."""
        first, stop = i, min(len(tree), i + _REACH)
        while i < stop:
            word, pos = tree.lower[i], tree.pos[i]
            if word in _CALENDAR:
                break
            if pos == "NOUN" and word not in self._rest:
                return self._counted(tree, i, tied=tree.head[n] == i)
            if pos == "PROPN" and (word.endswith(("s", "x")) or tree.head[n] == i) and word not in self._rest:
                return self._counted(tree, i, tied=tree.head[n] == i)
            if (
                word in _QUOTES
                or (word in _OF and i > first and tree.lower[i - 1] in self._rest)
                or word in self._rest
                or pos in ("ADJ", "ADV", "NUM")
                or (pos == "DET" and word in ("autres", "tels"))
            ):
                i += 1
                continue
            break
        return self._adjective(tree, first, n)

    def _adjective(self, tree: Tree, i: int, n: int) -> Counted | None:
        """« 12 blessés », « 30 jeunes »: an adjective or participle used as a noun."""
        if i >= len(tree) or tree.lower[i] in self._rest or tree.words[i] in _QUOTES or tree.start[i] > tree.end[n] + 3:
            return None
        word = tree.lower[i]
        if (
            tree.pos[i] in ("ADJ", "VERB", "PROPN", "X")
            and word.isalpha()
            and len(word) > 3
            and word.endswith(("s", "x"))
            and not word.endswith(("ons", "ais"))
        ):
            return self._counted(tree, i, tied=tree.head[n] == i)
        return None

    def _partitive(self, tree: Tree, i: int) -> Counted | None:
        """« quatre de ses proches », « deux des suspects »."""
        if i + 1 >= len(tree) or tree.lower[i] not in _OF | {"parmi"}:
            return None
        j = i + 1
        if tree.lower[i] != "des" and tree.pos[j] != "DET" and tree.lower[i] != "parmi":
            return None
        while j < min(len(tree), i + 4) and tree.pos[j] in ("DET", "NUM", "ADJ"):
            j += 1
        if j < len(tree) and tree.pos[j] == "NOUN" and tree.lower[j].endswith(("s", "x")):
            return self._counted(tree, j, tied=True)
        return None

    def elliptic(self, tree: Tree, amount: Amount) -> Elliptic | None:
        """Whether a number without a noun may stand for one, and where its phrase ends."""
        n, m = tree.token_at(amount.first.start), tree.token_at(max(amount.last.start, amount.last.end - 1))
        following = tree.lower[m + 1] if m + 1 < len(tree) else ""
        if following in self._noun_rest:
            return Elliptic(tree.end[m + 1], others=True)
        before = n - 1
        while before >= 0 and tree.start[before] >= amount.start:
            before -= 1
        if before < 0:
            return None
        word, pos = tree.lower[before], tree.pos[before]
        figures = amount.first.form == "digits"
        written = tree.text[amount.first.start : amount.last.end]
        big = figures and ((amount.value or amount.low or 0) >= 100 or amount.last.scale >= 1e6)
        grouped = figures and len(written) > 4 and not written.isdigit() and "," not in written
        if amount.last.scale >= 1e6 or amount.first.form in ("vague", "collective"):
            return Elliptic(amount.end, others=False)
        if (pos in _NOUNS and not grouped) or tree.words[before] in "-–—/" or word in ("no", "n°", "top"):
            return None
        if following in _OF and m + 2 < len(tree) and (tree.lower[m + 2] in _THEM or tree.lower[m + 2] == "entre"):
            end = m + 3 if tree.lower[m + 2] == "entre" and m + 3 < len(tree) else m + 2
            return Elliptic(tree.end[end], others=False)
        if word in ("dont", "contre"):
            return Elliptic(amount.end, others=False, any_kind=True)
        leading = tree.lower[before - 1] if before else ""
        if figures and ((word == "de" and leading == "lieu") or (word == "à" and leading.startswith(_STEMS))):
            return Elliptic(amount.end, others=False, any_kind=True)
        if grouped or (big and word in ("à", "de", "d'", "et", "ou", "est", "sont", "étaient", "était", "que", "seulement", "quelque")):
            return Elliptic(amount.end, others=False)
        if figures and word in (":", "et", ";", ",") and m + 1 < len(tree) and tree.pos[m + 1] == "ADP":
            return Elliptic(amount.end, others=False)
        if amount.bound or (figures and big and pos in ("VERB", "AUX", "ADP")):
            return Elliptic(amount.end, others=False)
        return None

    def vague(self, tree: Tree, found: list[Quantity]) -> list[Quantity]:
        """Amounts without a number: « plusieurs facs », « beaucoup de temps »."""
        out: list[Quantity] = []
        taken = {i for q in found for i in range(tree.token_at(q.span.start), tree.token_at(max(q.span.start, q.span.end - 1)) + 1)}
        for match in self._vague.finditer(tree.text):
            first, i = tree.token_at(match.start()), tree.token_at(match.end())
            if first in taken or i in taken or tree.start[i] < match.end():
                continue
            noun = self._scan(tree, i, first)
            if noun is None or noun.token in taken:
                continue
            start = match.start()
            span = Span(start=start, end=noun.end, text=tree.text[start : noun.end])
            unit = self._units.get(noun.unit)
            fields = {"unit": unit.unit if unit else noun.unit, "kind": unit.kind if unit else "count"}
            out.append(Quantity.model_validate({"span": span, "approximation": "vague", "rule": "quantity.vague", **fields}))
        return out
