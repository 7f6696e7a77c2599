"""An extraction as a table in the terminal."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from claimkit.display.words import certainty_words, content_words, number_words, place_words, quantity_words, source_words, time_words
from claimkit.export.schema import Documents, TableName, columns, encodable, rows
from claimkit.models import Claim, Extraction

_CERTAINTY_STYLE = {"certain": "green", "probable": "yellow", "possible": "magenta", "unknown": "red"}
COLUMNS = {"Who": 22, "Does what": 36, "How many": 18, "Where": 18, "When": 16, "Says who": 24, "How sure": 20}  # widest, in characters
_OFFSETS = ("start", "end")
_MARKS = {"headline": " [headline]", "tweet": " [tweet]"}


def claims_table(extraction: Extraction, *, title: str | None = None) -> Table:
    """One row a claim: who does what, how many, where, when, who says so, how sure they are.

    Args:
        extraction: what `claimkit.extract` returned.
        title: a line above the table.
    """
    table = Table(title=None if title is None else _text(title), title_justify="left", box=box.HORIZONTALS, show_lines=True, pad_edge=False)
    for name, widest in COLUMNS.items():
        table.add_column(name, overflow="fold", max_width=widest, header_style="bold")
    for claim in extraction.claims:
        table.add_row(*_cells(claim))
    published = f", published {extraction.published.isoformat()}" if extraction.published else ""
    told = [f"{_count(len(extraction.claims), 'claim')}{published}; claimkit {extraction.meta.claimkit}, {extraction.meta.model}"]
    table.caption = _text("\n".join([*told, *(f"{note.id}: {note.text}" for note in extraction.notes)]))
    table.caption_justify = "left"
    return table


def rows_table(documents: Documents, table: TableName) -> Table:
    """A table of `claimkit.export` for the terminal: its columns that are not empty.

    Args:
        documents: extractions with their names.
        table: `claims`, `quantities`, `locations`, `times`, `sources` or `hedges`.
    """
    found = list(rows(documents, table))
    shown = [name for name, _ in columns(table) if name not in _OFFSETS and any(row[name] not in (None, [], "") for row in found)]
    out = Table(box=box.HORIZONTALS, pad_edge=False)
    for name in shown:
        out.add_column(name, overflow="fold", header_style="bold")
    for row in found:
        out.add_row(*(_text(_cell(row[name])) for name in shown))
    out.caption = _text(f"{table}: {_count(len(found), 'row')}")
    out.caption_justify = "left"
    return out


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else number_words(value) if isinstance(value, float) else str(value)


def _cells(claim: Claim) -> list[Text]:
    # Text objects, not strings: rich must not read « [ » in an article as markup
    times = f" ×{len(claim.repeats) + 1}" if claim.repeats else ""
    content = _text(content_words(claim)).append(f"{_MARKS.get(claim.block, '')}{times}", style="dim")
    who = _text(claim.actor.name if claim.actor else "–")
    if claim.actor and claim.actor.antecedent:
        who.append(_text(f" ({claim.actor.span.text})", style="dim"))
    return [
        who,
        content,
        _text("\n".join(quantity_words(q) for q in claim.quantities), style="cyan"),
        _text("\n".join(place_words(x) for x in claim.locations)),
        _text("\n".join(time_words(t) for t in claim.times)),
        _text(source_words(claim.attribution), style="bold"),
        _text(certainty_words(claim), style=_CERTAINTY_STYLE[claim.certainty]),
    ]


def _text(words: str, style: str = "") -> Text:
    return Text(encodable(words), style)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
