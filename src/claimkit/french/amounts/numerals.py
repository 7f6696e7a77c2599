"""Composes the words of a French cardinal into its value (« quatre-vingt-dix-sept mille deux cents » is 97200).

Belgian and Swiss tens (septante, huitante, nonante) and hundreds of teens (« onze cents ») are read like the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Atom", "Cardinal", "read_cardinal"]

Sort = Literal[
    "digits", "unit", "teen", "ten", "hundred", "thousand", "scale", "collective", "part", "half", "and", "of", "point", "abbreviation"
]


@dataclass(frozen=True, slots=True)
class Atom:
    """One word or group of figures that a number may be made of."""

    start: int
    end: int
    sort: Sort
    value: float


@dataclass(slots=True)
class Cardinal:
    """A cardinal as far as it is read.

    Attributes:
        big, thousands, group: what is complete above the millions, above the thousands, and the hundreds being read.
        last: value of the last simple word (20 in « vingt »), which decides what may follow.
        limit: scale words must fall: no « mille millions mille ».
        scale: the last scale word.
        about: a collective (« centaine ») blurs it.
        next: index after the last atom taken.
        fractional: it was written in figures with decimals, so that « 2,85 milliards un an plus tôt » does not go on with « un ».
    """

    big: float = 0.0
    thousands: float = 0.0
    group: float | None = None
    last: float = 0.0
    limit: float = float("inf")
    scale: float = 1.0
    about: bool = False
    next: int = 0
    decimals: bool = field(default=False)
    fractional: bool = False

    @property
    def value(self) -> float:
        """The number so far."""
        return float(f"{self.big + self.thousands + (self.group or 0.0):.15g}")  # 8.3 × 1e9 without the noise of binary fractions

    def take(self, atom: Atom) -> bool:
        """Adds an atom if it can follow; tells whether it could."""
        if atom.sort in ("unit", "teen", "ten"):
            return self._small(atom.value)
        if atom.sort == "digits":
            return self._figures(atom.value)
        if atom.sort == "hundred":
            return self._hundred()
        if atom.sort == "thousand":
            return self._thousand()
        return atom.sort in ("scale", "collective") and self._scale(atom)

    def _small(self, value: float) -> bool:
        if self.decimals or self.fractional:
            return False
        if self.group is None:
            self.group = value
        elif value == 20 and self.last == 4 and self.group % 100 == 4:
            self.group += 76.0
            self.last = 80.0
            return True
        elif self._follows(value):
            self.group += value
        else:
            return False
        self.last = value
        return True

    def _follows(self, value: float) -> bool:
        if self.last == 100:
            return value > 0
        if self.last == 10:
            return value in (7, 8, 9)
        if self.last in (60, 80) and 10 <= value <= 16:
            return True
        return 20 <= self.last <= 90 and 1 <= value <= 9

    def _figures(self, value: float) -> bool:
        if self.group is not None or (self.scale > 1 and value >= self.scale) or (self.scale == 1 and self.value):
            return False
        self.group, self.last, self.decimals = value, -1.0, True
        self.fractional = self.fractional or value != int(value)
        return True

    def _hundred(self) -> bool:
        if self.group is None:
            self.group = 100.0
        elif 1 < self.group <= 19 and self.last != -1:
            self.group *= 100
        else:
            return False
        self.last = 100.0
        return True

    def _thousand(self) -> bool:
        if self.thousands or self.limit <= 1000 or self.group == 0:
            return False
        self.thousands = (1.0 if self.group is None else self.group) * 1000
        self.group, self.last, self.scale, self.decimals = None, 1000.0, 1000.0, False
        return True

    def _scale(self, atom: Atom) -> bool:
        amount = self.thousands + (self.group or 0.0)
        if not amount or atom.value >= self.limit:
            return False
        self.big += amount * atom.value
        self.about = self.about or (atom.sort == "collective" and (atom.value != 12 or amount == 1))  # two dozens are 24
        self.thousands, self.group, self.last = 0.0, None, 0.0
        self.limit = self.scale = atom.value
        self.decimals = False
        return True


def read_cardinal(atoms: list[Atom], i: int, j: int) -> Cardinal:
    """The cardinal that begins at atom i and ends before atom j."""
    number = Cardinal(next=i)
    k = i
    while k < j:
        atom = atoms[k]
        if atom.sort == "and":
            step = _after_and(number, atoms, k, j)
            if not step:
                break
            k += step
        elif atom.sort == "of":
            if not _multiplies(number, atoms, k, j):
                break
            number.big *= atoms[k + 1].value
            number.limit = number.scale = number.scale * atoms[k + 1].value
            k += 2
        elif atom.sort == "point":
            step = _decimals(number, atoms, k, j)
            if not step:
                break
            k += step
        elif (atom.sort == "half" and atom.value != 0.5) or (
            atom.sort == "half" and atoms[k - 1].sort == "digits" and k > i and atom.end - atom.start == 1
        ):
            number.group = (number.group or 0.0) + atom.value
            k += 1
        elif number.take(atom):
            k += 1
        else:
            break
        number.next = k
    number.next = max(number.next, i + 1)
    return number


def _after_and(number: Cardinal, atoms: list[Atom], k: int, j: int) -> int:
    """« vingt et un », « soixante et onze », « mille et un », « un million et demi », « deux et demi »: how many atoms that takes."""
    if k + 1 >= j:
        return 0
    following = atoms[k + 1]
    if following.sort == "half":
        number.big += following.value * (number.scale if number.group is None else 1)
        return 2
    tens = number.last in (20, 30, 40, 50, 60, 70, 80, 90) and following.value in (1, 11) and following.sort in ("unit", "teen")
    round_number = number.last in (100, 1000) and following.value == 1 and following.sort == "unit"
    if tens or round_number:
        number.group = (number.group or 0.0) + following.value
        number.last = following.value
        return 2
    return 0


def _multiplies(number: Cardinal, atoms: list[Atom], k: int, j: int) -> bool:
    """« une centaine de milliers »."""
    return number.about and number.group is None and k + 1 < j and atoms[k + 1].sort in ("collective", "scale")


def _decimals(number: Cardinal, atoms: list[Atom], k: int, j: int) -> int:
    """« virgule zéro cinq »: how many atoms that takes."""
    digits, m = "", k + 1
    while m < j and atoms[m].sort == "unit" and atoms[m].value == 0:
        digits += "0"
        m += 1
    rest = Cardinal()
    while m < j and atoms[m].sort in ("unit", "teen", "ten", "hundred") and rest.take(atoms[m]):
        m += 1
    if rest.group is not None:
        digits += str(int(rest.group))
    if not digits or number.value != int(number.value):
        return 0
    number.group = (number.group or 0.0) + float(f"0.{digits}")
    number.last = -1.0
    return m - k
