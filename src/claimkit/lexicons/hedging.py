"""Row classes of the word lists on hedging."""

from __future__ import annotations

from typing import Literal

from claimkit.lexicons.reader import Row, table


@table("r_stems")
class RStem(Row):
    """A verb stem in -r that its spelling does not decide: before « -ais, -ait … » it makes a conditional or an imperfect."""

    stem: str
    mood: Literal["conditional", "imperfect"]
