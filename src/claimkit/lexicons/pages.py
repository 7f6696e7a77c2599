"""Row classes of the word lists on pages: the furniture around an article, abbreviations that end in a full stop, words before a title."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from claimkit.lexicons.reader import Row, table


@table("furniture")
class FurnitureRow(Row):
    """A phrase that marks a line as no part of the article's own text."""

    phrase: str = Field(description="The words, in any case")
    at: Literal["start", "whole", "anywhere"] = Field("start", description="Where in its line it must stand")
    kind: Literal["boilerplate", "byline", "caption", "label"] = Field(
        "boilerplate", description="What the line then is; a label may also stand in front of a headline"
    )


@table("abbreviations")
class AbbreviationRow(Row):
    """An abbreviation whose full stop does not end a sentence."""

    form: str = Field(description="With its full stop, case as written", examples=["M."])


@table("title_cues")
class TitleCueRow(Row):
    """A word that asks for a title or a name behind it, so that its capital begins no sentence: « le film Une rive »."""

    word: str = Field(description="Lower case", examples=["film"])
