"""Reads word lists: one TSV each, one typed row class, validated as it is read, with the user's rows on top.

A TSV begins with `# source:` and `# licence:` lines, then a header line that names the columns. A row that does not fit its class
is a `LexiconError` with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from claimkit.errors import LexiconError, OptionError, kind_of

__all__ = ["Lexicons", "Row", "table"]

Overlay = Mapping[str, Iterable[Mapping[str, Any]]]
TABLES: dict[str, type[Row]] = {}
_STRAY_SPACE = re.compile(r"(?:^|\t)[^\S\t\n]|[^\S\t\n](?:\t|$)", re.MULTILINE)  # in one search: few texts have any


class Row(BaseModel):
    """One typed row. The first field of the class, or the fields in `key_fields`, tell rows apart."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    from_file: ClassVar[bool] = True  # whether its file is read into rows; the cities are too many

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """Names of the columns that make a row unique."""
        return (next(iter(cls.model_fields)),)

    def key(self) -> tuple[Any, ...]:
        """What makes the row unique in its table."""
        return tuple(getattr(self, name) for name in self.key_fields())


R = TypeVar("R", bound=Row)


def table(name: str) -> Callable[[type[R]], type[R]]:
    """Class decorator: the class is the row type of `lexicons/<name>.tsv`."""

    def register(row: type[R]) -> type[R]:
        TABLES[name] = row
        return row

    return register


def _row(row_type: type[Row], cells: Mapping[str, Any], file: str, line: int) -> Row:
    for column, value in cells.items():
        if isinstance(value, str) and value != value.strip():
            raise LexiconError(file, line, f"column {column!r} has a stray space: {value!r}; remove it")
    try:
        # An empty cell means the default of its column.
        return row_type.model_validate({k: v for k, v in cells.items() if v != ""})
    except ValidationError as error:
        first = error.errors()[0]
        if not first["loc"]:  # the row as a whole
            raise LexiconError(file, line, first["msg"].removeprefix("Value error, ")) from error
        where = ".".join(map(str, first["loc"]))
        columns = ", ".join(row_type.model_fields)
        problem = first["msg"].removeprefix("Value error, ")
        raise LexiconError(file, line, f"{where}: {problem} (got {first['input']!r}); columns are {columns}") from error


def _header(cells: list[str], row_type: type[Row], file: str, line: int) -> list[str]:
    if unknown := set(cells) - set(row_type.model_fields):
        raise LexiconError(file, line, f"unknown columns {sorted(unknown)}; use {list(row_type.model_fields)}")
    return cells


def parse(text: str, row_type: type[Row], file: str) -> tuple[Row, ...]:
    """Rows of a TSV text.

    Raises:
        LexiconError: unknown column, wrong number of cells, bad value, stray space or duplicate key.
    """
    header: list[str] = []
    rows: list[Row] = []
    seen: dict[Any, int] = {}
    has_stray_space = _STRAY_SPACE.search(text) is not None
    validate, key_of = row_type.model_validate, attrgetter(*row_type.key_fields())
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#") or not line.strip():
            continue
        cells = line.split("\t")
        if not header:
            header = _header(cells, row_type, file, number)
            continue
        if len(cells) > len(header):
            raise LexiconError(file, number, f"{len(cells)} cells for {len(header)} columns; separate cells by one tab")
        columns = {column: cell for column, cell in zip(header, cells, strict=False) if cell}
        try:
            row = _row(row_type, columns, file, number) if has_stray_space else validate(columns)
        except ValidationError:
            row = _row(row_type, columns, file, number)  # tells file and line
        if (first := seen.setdefault(key_of(row), number)) != number:
            raise LexiconError(file, number, f"{row.key()} stands already in line {first}; remove one of them")
        rows.append(row)
    return tuple(rows)


@cache
def base(name: str) -> tuple[Row, ...]:
    """Rows of a list that comes with claimkit."""
    row_type = TABLES[name]
    if not row_type.from_file:
        return ()
    text = files("claimkit.lexicons").joinpath(f"{name}.tsv").read_bytes().decode()
    return parse(text, row_type, f"{name}.tsv")


class Lexicons:
    """The word lists of one pipeline: those of claimkit with the user's rows on top.

    Args:
        overlay: table name to rows. A row is a dict of columns; it is added, or replaces the row with the same key. With
            `"remove": True` the rows that have these columns are removed; the first column of the key is enough.

    Raises:
        OptionError: no such table, or rows that are no dicts.
        LexiconError: a row does not fit, or removes what is not there.
    """

    def __init__(self, overlay: Overlay | None = None) -> None:
        self.overlay = _read_overlay(overlay)
        if unknown := sorted(set(self.overlay) - set(TABLES)):
            message = f"no word list {', '.join(map(repr, unknown))}; use one of {', '.join(sorted(TABLES))}"
            raise OptionError(message)
        self._merged: dict[str, tuple[Row, ...]] = {}
        self._own: dict[str, tuple[Row, ...]] = {}
        self._removed: dict[str, list[dict[str, Any]]] = {}
        for name in self.overlay:
            self._merge(name)

    def rows(self, row_type: type[R]) -> tuple[R, ...]:
        """Rows of the table whose row class is `row_type`."""
        name = _name_of(row_type)
        return self._merged[name] if name in self._merged else base(name)  # type: ignore[return-value]

    def own(self, row_type: type[R]) -> tuple[R, ...]:
        """Those rows of the table that the user gave."""
        return self._own.get(_name_of(row_type), ())  # type: ignore[return-value]

    def removed(self, row_type: type[Row]) -> list[dict[str, Any]]:
        """The columns by which the user removed rows of the table."""
        return self._removed.get(_name_of(row_type), [])

    def _merge(self, name: str) -> None:
        rows = {row.key(): row for row in base(name)}
        own: dict[tuple[Any, ...], Row] = {}
        row_type, file = TABLES[name], f"overlay of {name!r}"
        for number, given in enumerate(self.overlay[name], start=1):
            cells = {column: value for column, value in given.items() if column != "remove"}
            if given.get("remove", False):
                self._removed.setdefault(name, []).append(cells)
                gone = _matching(rows, cells, row_type, file, number)
                if not gone and row_type.from_file:
                    raise LexiconError(file, number, f"nothing to remove: no row {cells}; look it up in {name}.tsv")
                for key in gone:
                    del rows[key]
                    own.pop(key, None)
            else:
                row = _row(row_type, cells, file, number)
                rows[row.key()] = own[row.key()] = row
        self._merged[name], self._own[name] = tuple(rows.values()), tuple(own.values())


def _read_overlay(overlay: object) -> dict[str, list[dict[str, Any]]]:
    """The user's rows as lists of dicts, by table.

    Raises:
        OptionError: they are something else.
    """
    if overlay is None:
        return {}
    if not isinstance(overlay, Mapping):
        message = f"lexicons is {kind_of(overlay)}: give a dict of word lists, such as {{'media': [{{'name': 'Le Phare'}}]}}"
        raise OptionError(message)
    read: dict[str, list[dict[str, Any]]] = {}
    for name, rows in overlay.items():
        if isinstance(rows, str | Mapping) or not isinstance(rows, Iterable) or hasattr(rows, "columns"):
            hint = ".to_dict('records') makes them" if hasattr(rows, "columns") else "such as [{'name': 'Le Phare'}]"
            message = f"the rows of {name!r} are {kind_of(rows)}: give a list of dicts, {hint}"
            raise OptionError(message)
        read[name] = []
        for row in rows:
            if not isinstance(row, Mapping):
                message = f"a row of {name!r} is {kind_of(row)}: give a dict of columns, such as {{'name': 'Le Phare'}}"
                raise OptionError(message)
            read[name].append(dict(row))
    return read


def _matching(
    rows: Mapping[tuple[Any, ...], Row], cells: Mapping[str, Any], row_type: type[Row], file: str, number: int
) -> list[tuple[Any, ...]]:
    """Keys of the rows that have these columns."""
    _header(list(cells), row_type, file, number)
    first = row_type.key_fields()[0]
    if first not in cells:
        raise LexiconError(file, number, f"what to remove is not named: give its {first!r}")
    key = [name for name in row_type.key_fields() if name in cells]
    return [k for k, row in rows.items() if all(getattr(row, name) in (cells[name], str(cells[name])) for name in key)]


def _name_of(row_type: type[Row]) -> str:
    return next(name for name, row in TABLES.items() if row is row_type)
