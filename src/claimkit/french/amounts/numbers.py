"""Reads numbers in French text: figures and words, with their place.

`NumberReader` gives each number with its offsets and value. Units, bounds and ranges are read in `amounts`, separators of figures by the rules of `atoms`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from claimkit.french.amounts.atoms import LINKS, VULGAR, Atoms
from claimkit.french.amounts.numerals import Atom, Cardinal, read_cardinal
from claimkit.french.late import late
from claimkit.lexicons import Lexicons
from claimkit.lexicons.amounts import Numeral

__all__ = ["Number", "NumberReader"]

Form = Literal["digits", "words", "article", "fraction", "collective", "vague"]

_SLASH = re.compile(r" ?/ ?(\d{1,3})(?![\w/.,]?\d|\w)")
_MONEY_NEXT = re.compile("[ \u00a0\u202f]?(?:[€$£¥₽₹]|d['’]|de |euros?|dollars?|francs?|CHF|USD|EUR|FCFA)")
_MILLIONS_END = re.compile("[ \u00a0\u202f](?:en|d['’]|de|du|contre|pour|sur|par|selon|à)\\b|\\s*[,;)]|\\.?\\s*(?:\n|$)")
_ORDINAL = re.compile(
    "(?:[ -‑]et)?[ \u00a0-]?(?:[^\\W\\d_]*ièmes?)(?!\\w)|(?:er|re|ers|res|e|es|è|ème|eme|èmes|emes|ième|nd|nde|nds|°)(?![\\w])"
)
_NAME_TAIL = re.compile("[-‑][A-ZÀ-Þ]")
_VAGUE_BEFORE = re.compile(
    r"(?:\b(?:des|les|de|quelques|plusieurs|ces|ses|leurs|nos|vos|par|aux|d'autres|nombreuses|nombreux|divers|diverses|les rares)|d['’])\s+$",
    re.IGNORECASE,
)
_ONE_BEFORE = re.compile(
    r"\b(?:une|un|la|le|cette|ce|du|au|chaque|demi)(?:\s(?:bonne|bon|petite|petit|grosse|gros|première|premier|belle|seule|quasi|dernière|demi))?[\s-]+$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(r"\s(?:d['’e]|des|du|de)\b|\sd['’]", re.IGNORECASE)
_NOTHING_AFTER = re.compile(r"\s*(?:[.,;:!?)»]|$)")
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands.

    Attributes:
        start, end: character offsets.
        value: none where the number is vague (« des dizaines »).
        form: how it is written. A lone « un » or « une » is an `article`: what follows tells whether it counts.
        about: the words themselves blur it (« une centaine »).
        scale: what a shared word multiplies (1e6 for « 15 millions »), for « entre 10 et 15 millions ».
        sign: a sign was written.
    """

    start: int
    end: int
    value: float | None
    form: Form = "digits"
    about: bool = False
    scale: float = 1
    sign: bool = False


class NumberReader:
    """Reads numbers with one set of word lists.

    Args:
        lexicons: the word lists, with the user's rows.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._atoms = Atoms(lexicons)
        self._abbreviations = {row.word: row.value for row in lexicons.rows(Numeral) if row.sort == "abbreviation"}
        longest_first = "|".join(re.escape(word) for word in sorted(self._abbreviations, key=len, reverse=True)) or "(?!)"
        self._abbreviation = late(rf"([ \u00a0\u202f]?)({longest_first})(?![^\W_]|[²³/])")

    def find(self, text: str) -> list[Number]:
        """All numbers of a text, in order, without overlap.

        Ordinals, and figures glued to other letters than a unit's, are left out; dates, years and the like are not (see `reserved`).

        >>> [n.value for n in NumberReader(Lexicons()).find("deux virgule cinq millions, puis 1 500")]
        [2500000.0, 1500.0]
        """
        out: list[Number] = []
        for run in self._atoms.runs_in(text):
            i = 0
            while i < len(run):
                number, i = self._read(text, run, i, len(run))
                if number is not None:
                    out.append(number)
        return out

    def _read(self, text: str, atoms: list[Atom], i: int, j: int) -> tuple[Number | None, int]:
        """The number that begins at atom i, and the index after it."""
        atom = atoms[i]
        if atom.sort in LINKS:
            return None, i + 1
        if atom.sort == "digits" and i + 1 == j:
            sign = text[atom.start] in "-\u2212–"
            return self._after_figures(text, Number(atom.start, atom.end, float(f"{atom.value or 0:.15g}"), sign=sign)), j
        if atom.sort == "part":
            return _lone_part(text, atoms, i)
        if atom.sort == "half":
            return _lone_half(text, atoms, i, j)
        if atom.sort in ("collective", "scale"):
            return _lone_collective(text, atoms, i, j)
        if atom.value == 1 and atom.sort == "unit" and i + 1 < j and atoms[i + 1].sort == "half" and atoms[i + 1].value == _HALF:
            half, following = _lone_half(text, atoms, i + 1, j)
            if half is not None and text[half.start] not in VULGAR:
                return replace(half, start=atom.start), following
        cardinal = read_cardinal(atoms, i, j)
        return self._finish(text, atoms, cardinal, i, j), cardinal.next

    def _finish(self, text: str, atoms: list[Atom], cardinal: Cardinal, i: int, j: int) -> Number | None:
        start, end, k = atoms[i].start, atoms[cardinal.next - 1].end, cardinal.next
        digits = atoms[i].sort == "digits"
        if k < j and atoms[k].sort == "part" and "-" not in text[end : atoms[k].start]:
            fraction = _fraction(text, atoms, cardinal, i)
            if fraction is not None:
                cardinal.next = k + 1
                return fraction
        collective = any(atom.sort == "collective" for atom in atoms[i : cardinal.next])
        form: Form = "digits" if digits else "collective" if collective else "words"
        if not digits and cardinal.next == i + 1 and atoms[i].value == 1:
            form = "article"
        number = Number(start, end, cardinal.value, form, about=cardinal.about, scale=cardinal.scale, sign=text[start] in "-\u2212–")
        if digits and cardinal.next == i + 1:
            return self._after_figures(text, number)
        if (_ORDINAL.match(text, end) and text[end : end + 1] not in ("", "\n") and not digits) or _NAME_TAIL.match(text, end):
            return None
        return number

    def _after_figures(self, text: str, number: Number) -> Number | None:
        """Figures with what is glued to them: a fraction bar, a word like « Mds », or letters that make them no number."""
        end = number.end
        if (bar := _SLASH.match(text, end)) and number.value is not None and 0 < number.value < int(bar.group(1)) <= 100:
            return replace(number, end=bar.end(), value=number.value / int(bar.group(1)), form="fraction")
        if text[end : end + 1] == "/" and text[end + 1 : end + 2].isdigit():
            return None
        if word := self._abbreviation.match(text, end):
            money, glued = bool(_MONEY_NEXT.match(text, word.end())), not word.group(1)
            letters = word.group(2)
            alone = letters == "M" and bool(_MILLIONS_END.match(text, word.end()))  # « 8,1 M en 2012 », not « 3 M. Dupont »
            if money or len(letters) > 1 or alone or (glued and letters != "K"):
                scale = self._abbreviations[letters]
                return replace(number, end=word.end(), value=float(f"{(number.value or 0) * scale:.15g}"), scale=scale)
        if _ORDINAL.match(text, end) and text[end : end + 1] != "°":
            return None
        return number


def _fraction(text: str, atoms: list[Atom], cardinal: Cardinal, i: int) -> Number | None:
    """« deux tiers », « un cinquième de », « trois quarts »; an ordinal (« le deux centième ») is none."""
    part, count = atoms[cardinal.next], cardinal.value
    if count <= 0 or count != int(count) or count >= 100:
        return None
    word = text[part.start : part.end].lower()
    singular = word.endswith("ième")
    if singular and (
        count != 1 or text[atoms[i].end - 1] == "e" or not (_PART_AFTER.match(text, part.end) or _NOTHING_AFTER.match(text, part.end))
    ):
        return None
    return Number(atoms[i].start, part.end, count / part.value, "fraction")


def _lone_part(text: str, atoms: list[Atom], i: int) -> tuple[Number | None, int]:
    """« la moitié », « le tiers des », « un bon quart de », « quart de litre »."""
    atom = atoms[i]
    before = text[max(0, atom.start - 24) : atom.start]
    word = text[atom.start : atom.end].lower()
    article = _ONE_BEFORE.search(before)
    of = _PART_AFTER.match(text, atom.end)
    ordinal = word.endswith(("ième", "ièmes"))
    if ordinal or text[atom.end : atom.end + 1] == "-":
        return None, i + 1
    opens = word in ("quart", "tiers") and not before.strip()
    ok = bool(article) or before.endswith("de ") if word == "moitié" else bool(of) and (bool(article) or opens)
    return (Number(atom.start, atom.end, 1 / atom.value, "fraction") if ok else None), i + 1


def _lone_half(text: str, atoms: list[Atom], i: int, j: int) -> tuple[Number | None, int]:
    """« demi-million », « une demi-douzaine », « demi-litre », « ½ »."""
    atom = atoms[i]
    if text[atom.start] in VULGAR:
        return Number(atom.start, atom.end, atom.value, "fraction"), i + 1
    if i + 1 < j and atoms[i + 1].sort in ("collective", "scale") and text[atom.end] in "-‑ ":
        nxt = atoms[i + 1]
        return Number(atom.start, nxt.end, nxt.value / 2, "collective", about=nxt.sort == "collective", scale=nxt.value), i + 2
    if text[atom.end : atom.end + 1] in ("-", "‑", " ") or _NOTHING_AFTER.match(text, atom.end):
        return Number(atom.start, atom.end, 0.5, "fraction"), i + 1
    return None, i + 1


def _lone_collective(text: str, atoms: list[Atom], i: int, j: int) -> tuple[Number | None, int]:
    """« des dizaines de milliers » is vague, « une petite centaine » and « le million » are not."""
    scale, k = 1.0, i
    about = False
    while True:
        scale *= atoms[k].value
        about = about or atoms[k].sort == "collective"
        if k + 2 < j and atoms[k + 1].sort == "of" and atoms[k + 2].sort in ("collective", "scale"):
            k += 2
        else:
            break
    start, end = atoms[i].start, atoms[k].end
    before = text[max(0, start - 24) : start]
    plural = text[atoms[i].start : atoms[i].end].lower().endswith("s")
    if plural:
        vague = _VAGUE_BEFORE.search(before) or not before.strip() or before[-1:] in '(«"“'
        return (Number(start, end, None, "vague", scale=scale) if vague else None), k + 1
    of = _PART_AFTER.match(text, end)
    one = _ONE_BEFORE.search(before)
    if one and (of or one.group().lower().startswith(("une ", "un ", "ce", "demi"))):
        return Number(start, end, scale, "collective", about=about, scale=scale), k + 1
    return None, k + 1
