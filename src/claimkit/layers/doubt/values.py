"""FactBank values, and how a word's signature turns the value of its clause into that of its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimkit.models import Certainty

if TYPE_CHECKING:
    from claimkit.lexicons.stance import FactValue

_LEVELS: dict[str, Certainty] = {"CT": "certain", "PR": "probable", "PS": "possible", "Uu": "unknown"}


@dataclass(frozen=True, slots=True)
class Value:
    """How sure, and whether it is held to be false."""

    certainty: Certainty = "certain"
    negative: bool = False

    def negated(self) -> Value:
        """The value under a negation."""
        return Value(self.certainty, not self.negative)

    @property
    def is_open(self) -> bool:
        """Whether it may as well not be so."""
        return self.certainty in ("possible", "unknown")


FACT = Value()
OPEN = Value("unknown")


def value_of(code: FactValue | str) -> Value:
    """The value of a FactBank code: `CT-`, `PS+`, `Uu`."""
    return Value(_LEVELS[code[:2]], code.endswith("-"))


def content_value(above: Value, affirmed: FactValue, negated: FactValue) -> Value:
    """The value of what a word has below it, from that of the word's own clause."""
    if above.is_open:
        return OPEN
    return value_of(negated if above.negative else affirmed)
