"""Reads the unit that stands beside a number: measures, times, percent, money."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from claimkit.french.late import late
from claimkit.lexicons import Lexicons
from claimkit.lexicons.amounts import Currency, CurrencyClue, CurrencyForm, Unit, UnitClue
from claimkit.models import QuantityKind

__all__ = ["UnitHit", "Units"]

_Clues = tuple[re.Pattern[str], list[str]]
_GAP = re.compile("([ \u00a0\u202f\u2009]?)((?:d['’]|de[ \u00a0])?)")
_NO_CODES = frozenset({"ALL", "COP", "CUP", "GEL", "SOS", "TOP"})  # in capitals these are rather headlines, summits, alarms
_THINGS_TOO = frozenset({"livre", "couronne"})
_SHORT = 40  # characters of a text that may be an amount and no more
_CLUE_REACH = 400  # characters on either side in which a clue tells which dollars are meant: a paragraph or so


@dataclass(frozen=True, slots=True)
class UnitHit:
    """A unit that was read.

    Attributes:
        start, end: character offsets of the unit itself.
        unit: symbol, ISO code, `%`, `point` or French noun.
        kind: what it measures.
        factor: what the number is multiplied by (0.01 for centimes).
        linked: « de » or « d' » stands before it.
        written: the form in the word list.
    """

    start: int
    end: int
    unit: str
    kind: QuantityKind
    factor: float
    linked: bool
    written: str


def _pattern(form: str, *, word: bool) -> str:
    if not word:
        return re.escape(form).replace("\\ ", "[ \u00a0\u202f]")
    parts = []
    for part in form.split(" "):
        plural = "" if len(part) < 2 or part[-1] in "sxz²³" or not part[-1].isalpha() else "[sx]?"
        # « metres », « degres » and « kilometres » are common without their accents.
        parts.append(re.sub("[éèê]", lambda m: f"[{m.group()}e]", re.escape(part).replace("'", "['’]")) + plural)
    return "[ \u00a0\u202f-]".join(parts)


def _clue_pattern(clues: list[tuple[str, str]]) -> _Clues:
    body = "|".join(f"({re.escape(clue)})" for clue, _ in clues)
    return late(rf"\b(?:{body})", re.IGNORECASE), [what for _, what in clues]


class Units:
    """The units of one set of word lists, ready to be matched.

    Args:
        lexicons: the word lists, with the user's rows.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._forms: list[tuple[str, QuantityKind, float, str]] = []
        tables: dict[tuple[str, bool], list[tuple[str, int]]] = defaultdict(list)
        for form, unit, kind, factor, is_word in self._rows(lexicons):
            index = len(self._forms)
            self._forms.append((unit, kind, factor, form))
            first = form[0].lower() if is_word else form[0]
            for start in {first, {"é": "e", "è": "e"}.get(first, first)}:
                tables[start, is_word].append((form, index))
        self._words = {key[0]: self._compile(forms, word=True) for key, forms in tables.items() if key[1]}
        self._symbols = {key[0]: self._compile(forms, word=False) for key, forms in tables.items() if not key[1]}
        self._before = self._prefixes(lexicons)
        by_form: dict[str, list[UnitClue]] = defaultdict(list)
        for clue in lexicons.rows(UnitClue):
            by_form[clue.form].append(clue)
        self._unit_clues = {form: _clue_pattern([(c.clue, c.unit) for c in clues]) for form, clues in by_form.items()}
        self._seen: tuple[str, dict[str, tuple[list[int], list[str]]]] = ("", {})
        self._clues, self._adjectives = self._read_clues(lexicons.rows(CurrencyClue))

    @staticmethod
    def _read_clues(rows: Iterable[CurrencyClue]) -> tuple[dict[str, _Clues], dict[str, _Clues]]:
        """Per bare form: the clues that count anywhere near, and all of them for the word right behind."""
        by_form: dict[str, list[CurrencyClue]] = defaultdict(list)
        for row in rows:
            by_form[row.form].append(row)
        near, behind = {}, {}
        for form, clues in by_form.items():
            around = [c for c in clues if c.near]
            if around:
                near[form] = _clue_pattern([(c.clue, c.code) for c in around])
            body = "|".join(f"({re.escape(c.clue)})" for c in sorted(clues, key=lambda c: -len(c.clue)))
            codes = [c.code for c in sorted(clues, key=lambda c: -len(c.clue))]
            behind[form] = late(rf"[ \u00a0](?:d[eu]s? (?:l['’]|la )?|d['’])?(?:{body})[\w-]*", re.IGNORECASE), codes
        return near, behind

    @staticmethod
    def _rows(lexicons: Lexicons) -> Iterable[tuple[str, str, QuantityKind, float, bool]]:
        money: dict[str, tuple[str, str, QuantityKind, float, bool]] = {}
        for currency in lexicons.rows(Currency):
            money[currency.form] = (currency.form, currency.code, "money", 1, True)
        for code in {currency.code for currency in lexicons.rows(Currency)} - _NO_CODES:
            money[code] = (code, code, "money", 1, False)
        for row in lexicons.rows(CurrencyForm):
            money[row.form] = (row.form, row.code, "money", row.factor, row.sort == "word")
        yield from money.values()
        for unit in lexicons.rows(Unit):
            yield unit.form, unit.unit, unit.kind, unit.factor, unit.sort == "word"

    @staticmethod
    def _compile(forms: list[tuple[str, int]], *, word: bool) -> tuple[re.Pattern[str], list[int]]:
        ordered = sorted(forms, key=lambda f: -len(f[0]))
        body = "|".join(f"({_pattern(form, word=word)})" for form, _ in ordered)
        # « les 27 l'ont approuvé »: a letter before an apostrophe is no litre.
        # Figures may be glued behind a symbol: 1h30, 1m80.
        # « 12 sous-officiers » are no sous, « 4 t.a.b. » no tonnes.
        after = r"(?![\w²³]|['’]\w|[-‑][^\W\d])" if word else r"(?![^\W\d]|[²³]|['’]\w|[-‑][^\W\d]|\.[^\W\d]\.)"
        return late(f"(?:{body}){after}", re.IGNORECASE if word else 0), [i for _, i in ordered]

    @staticmethod
    def _prefixes(lexicons: Lexicons) -> tuple[re.Pattern[str], list[CurrencyForm]]:
        rows = [r for r in lexicons.rows(CurrencyForm) if r.sort == "symbol" and not (len(r.form) == 2 and r.form.isalpha())]
        rows.sort(key=lambda r: -len(r.form))
        return re.compile("(?<![^\\W_])(?:" + "|".join(f"({re.escape(r.form)})" for r in rows) + ")[ \u00a0\u202f]?$"), rows

    def match(self, text: str, position: int) -> UnitHit | None:
        """The unit that begins at `position`, after at most one space and « de »."""
        gap = _GAP.match(text, position)
        if gap is None:
            return None
        for at, linked in ((gap.end(), bool(gap.group(2))), (gap.start(2), False)):
            hit = self._at(text, at, linked=linked)
            if hit is not None or not gap.group(2):
                return hit
        return None

    def _at(self, text: str, at: int, *, linked: bool) -> UnitHit | None:
        if at >= len(text):
            return None
        best: tuple[int, int] | None = None
        for tables, first in ((self._symbols, text[at]), (self._words, text[at].lower())):
            entry = tables.get(first)
            if entry and (match := entry[0].match(text, at)) and match.lastindex and (best is None or match.end() > best[0]):
                best = match.end(), entry[1][match.lastindex - 1]
        if best is None:
            return None
        return self._hit(text, at, best[0], best[1], linked=linked)

    def before(self, text: str, position: int) -> UnitHit | None:
        """The currency sign or code in front of a number (« $10 », « CHF 1'200 »)."""
        pattern, rows = self._before
        previous = text[position - 2 : position].strip()[-1:] if position > 1 else text[:position]
        if previous.isspace() or previous.islower() or previous in ",;:)" or not previous:
            return None
        start = max(0, position - 8)
        match = pattern.search(text[start:position])
        if not match or not match.lastindex:
            return None
        row = rows[match.lastindex - 1]
        if text[max(0, start + match.start() - 2) : start + match.start()].rstrip()[-1:].isdigit():
            return None  # « 2 € 95 »
        code = self._near(text, start + match.start(), position, row.form, row.code) or row.code
        return UnitHit(start + match.start(), position, code, "money", row.factor, linked=False, written=row.form)

    def _hit(self, text: str, start: int, end: int, index: int, *, linked: bool) -> UnitHit | None:
        unit, kind, factor, form = self._forms[index]
        adjective = self._adjectives.get(form)
        if adjective and (match := adjective[0].match(text, end)) and match.lastindex and adjective[1][match.lastindex - 1] != "-":
            return UnitHit(start, match.end(), adjective[1][match.lastindex - 1], kind, factor, linked, form)
        if kind == "money":
            code = self._near(text, start, end, form, unit)
            if code is None:
                return None
            unit = code
        elif (entry := self._unit_clues.get(form)) is not None:
            sentence = _sentence(text, start, end)
            if (found := entry[0].search(sentence)) and found.lastindex:
                unit = entry[1][found.lastindex - 1]
        return UnitHit(start, end, unit, kind, factor, linked, form)

    def _near(self, text: str, start: int, end: int, form: str, code: str) -> str | None:
        """The currency that the nearest clue in the text tells; none if it tells that no money is meant."""
        if form not in self._clues:
            return code
        places, codes = self._places(text, form)
        k = bisect_left(places, start)
        near = [i for i in (k - 1, k) if 0 <= i < len(places) and start - _CLUE_REACH <= places[i] < end + _CLUE_REACH]
        found = codes[min(near, key=lambda i: abs(places[i] - start))] if near else None
        if found == "-" or (found is None and form in _THINGS_TOO and len(text.strip()) > _SHORT):
            return None  # livres are books, couronnes flowers, where nothing near speaks of money
        return found or code

    def _places(self, text: str, form: str) -> tuple[list[int], list[str]]:
        """Where the clues of a form stand in a text, and what each tells; read once a text."""
        seen = self._seen
        if seen[0] is not text:
            seen = self._seen = (text, {})
        found = seen[1].get(form)
        if found is None:
            pattern, codes = self._clues[form]
            matches = [m for m in pattern.finditer(text) if m.lastindex]
            found = seen[1][form] = ([m.start() for m in matches], [codes[(m.lastindex or 1) - 1] for m in matches])
        return found


def _sentence(text: str, start: int, end: int) -> str:
    """The text around a unit, to the next full stop or line end on both sides, at most 160 characters each."""
    before, after = text[max(0, start - 160) : start], text[end : end + 160]
    opening = max(before.rfind("\n"), before.rfind(". "))
    closing = min((i for i in (after.find("\n"), after.find(". ")) if i >= 0), default=len(after))
    return before[opening + 1 :] + text[start:end] + after[:closing]
