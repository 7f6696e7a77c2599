"""Extractions to files, for the command line: one writer a format, each as lazy as its format allows."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from rich.console import Console

from claimkit.display.languages import Lang
from claimkit.errors import OptionError
from claimkit.export.schema import TableName, rows
from claimkit.models import Extraction

PLAIN_WIDTH = 140  # columns of a table that goes to a file or a pipe
Found = Iterable[tuple[str, Extraction]]


class Format(StrEnum):
    """What `claimkit extract` writes."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    csv = "csv"
    parquet = "parquet"
    jsonld = "jsonld"
    gold = "gold"
    docbin = "docbin"
    brat = "brat"


# Formats that are not shown on a screen: what to call their file in the message. brat writes a folder, always.
NOT_FOR_SCREENS = {Format.parquet: "claims.parquet", Format.docbin: "claims.spacy", Format.brat: "folder"}
# Formats that know the tables of `claimkit.export`.
WITH_TABLES = (Format.table, Format.csv, Format.parquet, Format.json, Format.jsonl)
_BY_SUFFIX = {"txt": Format.table, "htm": Format.html, "spacy": Format.docbin} | {
    f.value: f for f in (Format.html, Format.json, Format.jsonl, Format.csv, Format.parquet, Format.jsonld)
}


def format_of(output: Path | None) -> Format:
    """The format that the name of a file asks for; a table for the screen.

    Raises:
        OptionError: its suffix tells nothing.
    """
    if output is None:
        return Format.table
    suffix = output.suffix.lower().removeprefix(".")
    if suffix not in _BY_SUFFIX:
        message = f"{output}: no format goes by this name: name it with --format, or end the name with .{', .'.join(sorted(_BY_SUFFIX))}"
        raise OptionError(message)
    return _BY_SUFFIX[suffix]


def write(found: Found, wanted: Format, output: Path | None, *, table: TableName | None = None, lang: Lang = "fr") -> None:
    """Writes extractions.

    Args:
        found: extractions with their names.
        wanted: the format.
        output: a file (for brat, a folder), or None for standard output.
        table: which table, in the formats of `WITH_TABLES`; without it CSV and Parquet are the claims, the others what they are.
        lang: language of a page.

    Raises:
        OptionError: the folder of the file does not exist.
        OSError: the file cannot be written.
        MissingExtraError: the format needs a library that is not installed.
    """
    if output is not None and not output.parent.is_dir():
        message = f"{output}: there is no folder {output.parent}: make it first, `mkdir -p {output.parent}`"
        raise OptionError(message)
    if wanted is Format.brat:
        from claimkit.export import write_brat

        write_brat(found, output or Path())
    elif output is None:
        _writer(wanted, table, lang)(found, sys.stdout.buffer)
        sys.stdout.flush()
    else:
        with output.open("wb") as target:
            _writer(wanted, table, lang)(found, target)


def _writer(wanted: Format, table: TableName | None, lang: Lang) -> Callable[[Found, BinaryIO], None]:
    from claimkit.export.tables import write_csv, write_parquet

    return {
        Format.table: _tables if table is None else lambda found, target: _table(found, target, table),
        Format.json: _json if table is None else lambda found, target: _dump(list(_plain_rows(found, table)), target),
        Format.jsonl: _jsonl if table is None else lambda found, target: _row_lines(found, target, table),
        Format.html: lambda found, target: _html(found, target, lang),
        Format.csv: lambda found, target: write_csv(found, target, table or "claims"),
        Format.parquet: lambda found, target: write_parquet(found, target, table or "claims"),
        Format.jsonld: _jsonld,
        Format.gold: _gold,
        Format.docbin: _docbin,
    }[wanted]


def _tables(found: Found, target: BinaryIO) -> None:
    from claimkit.display import claims_table

    person = Console()
    for name, extraction in found:
        if person.is_terminal and target is sys.stdout.buffer:
            person.print(claims_table(extraction, title=name))
        else:
            target.write(plain(claims_table(extraction, title=name)).encode())


def _table(found: Found, target: BinaryIO, table: TableName) -> None:
    from claimkit.display.terminal import rows_table

    person = Console()
    if person.is_terminal and target is sys.stdout.buffer:
        person.print(rows_table(found, table))
    else:
        target.write(plain(rows_table(found, table)).encode())


def _plain_rows(found: Found, table: TableName) -> Iterator[dict[str, Any]]:
    """Rows of a table as JSON values."""
    for row in rows(found, table):
        yield {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def _row_lines(found: Found, target: BinaryIO, table: TableName) -> None:
    for row in _plain_rows(found, table):
        _dump(row, target, indent=None)
        target.flush()


def plain(what: object) -> str:
    """What rich shows, as text without colours and without blanks at the ends of lines."""
    console = Console(width=PLAIN_WIDTH, no_color=True, highlight=False)
    with console.capture() as capture:
        console.print(what)
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _json(found: Found, target: BinaryIO) -> None:
    extractions = [json.loads(extraction.model_dump_json()) for _, extraction in found]
    _dump(extractions[0] if len(extractions) == 1 else extractions, target)


def _jsonl(found: Found, target: BinaryIO) -> None:
    for _, extraction in found:
        target.write(extraction.model_dump_json().encode() + b"\n")
        target.flush()


def _jsonld(found: Found, target: BinaryIO) -> None:
    from claimkit.export import to_jsonld

    documents = [to_jsonld(extraction) for _, extraction in found]
    _dump(documents[0] if len(documents) == 1 else documents, target)


def _gold(found: Found, target: BinaryIO) -> None:
    from claimkit.evaluation.gold import draft

    for name, extraction in found:
        _dump(draft(extraction, name), target, indent=None)
        target.flush()


def _html(found: Found, target: BinaryIO, lang: Lang) -> None:
    from claimkit.display import page

    target.write(page(found, lang=lang).encode())


def _docbin(found: Found, target: BinaryIO) -> None:
    from claimkit.export import to_docbin

    target.write(to_docbin(found).to_bytes())


def _dump(value: object, target: BinaryIO, *, indent: int | None = 2) -> None:
    try:
        data = json.dumps(value, ensure_ascii=False, indent=indent).encode()
    except UnicodeEncodeError:  # lone surrogates, which only JSON escapes can tell
        data = json.dumps(value, indent=indent).encode()
    target.write(data + b"\n")
