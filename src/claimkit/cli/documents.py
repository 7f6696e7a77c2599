"""Files to documents, for the command line: what cannot be read is told and counted, and nothing else is lost."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

# How files begin that are no text, and what to do with them.
_NO_TEXTS = {
    b"%PDF": "a PDF: copy its text into a .txt file, or use `pdftotext`",
    b"PK\x03\x04": "a ZIP archive, as .docx, .odt and .xlsx files are: save it as plain text in UTF-8",
    b"\xd0\xcf\x11\xe0": "an old Office file: save it as plain text in UTF-8",
    b"{\\rtf": "an RTF file: save it as plain text in UTF-8",
    b"\x89PNG": "a picture: read its text with OCR, such as `tesseract`",
    b"\xff\xd8\xff": "a picture: read its text with OCR, such as `tesseract`",
    b"\x1f\x8b": "a gzip archive: unpack it, `gunzip`",
}
# Tables by the ends of their names: texts stand in a column of theirs.
_TABLES = {
    ".csv": 'a table: `claimkit.extract_many(pandas.read_csv(…)["text"])` reads its column `text`',
    ".tsv": 'a table: `claimkit.extract_many(pandas.read_csv(…, sep="\\t")["text"])` reads its column `text`',
    ".json": 'JSON: give a .jsonl file with one object a line, {"id": …, "published": …, "text": …}',
}


class Documents:
    """The documents that arguments name: UTF-8 texts, `.jsonl` files with one document a line, `-` for a pipe of either.

    Args:
        files: names of files.
        published: day of publication of the documents that bring none.
        tell: called with a sentence for each document that cannot be read.

    Attributes:
        failures: how many could not be read.
    """

    def __init__(self, files: list[str], published: str | None, tell: Callable[[str], None]) -> None:
        self.files, self.published, self.failures, self._tell = files, published, 0, tell
        self._told_keys = False

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for name in self.files:
            try:
                if Path(name).is_dir():
                    self.fail(f"{name}: a folder: name the files in it, such as {name.rstrip('/')}/*.txt")
                elif name == "-":
                    yield from self._piped(sys.stdin.buffer)
                else:
                    with Path(name).open("rb") as file:
                        yield from self._lines(name, file) if _is_jsonl(name) else self._whole(name, file.read())
            except OSError as error:
                self.fail(f"{name}: {error.strerror or error}")
            except UnicodeDecodeError as error:
                self.fail(f"{name}: not UTF-8 (byte {error.start}): convert it first, `iconv -f WINDOWS-1252 -t UTF-8`")

    def fail(self, message: str) -> None:
        """Tells a document that could not be read, and counts it."""
        self.failures += 1
        self._tell(message)

    @property
    def many(self) -> bool:
        """Whether there may be more than one document."""
        return len(self.files) > 1 or any(name == "-" or _is_jsonl(name) for name in self.files)

    def count(self) -> int | None:
        """How many there are, as far as that can be told before they are read: not of standard input."""
        if "-" in self.files:
            return None
        try:
            return sum(_lines_of(name) if _is_jsonl(name) else 1 for name in self.files)
        except OSError:
            return None

    def _piped(self, pipe: BinaryIO) -> Iterator[dict[str, Any]]:
        """Standard input: JSON Lines where its first line is an object with "text", else one text."""
        first = pipe.readline()
        try:
            row = json.loads(first.decode("utf-8-sig"))
        except ValueError:
            row = None
        if isinstance(row, dict) and "text" in row:
            yield from self._lines("stdin", chain([first], pipe))
        else:
            yield from self._whole("stdin", first + pipe.read())

    def _whole(self, name: str, data: bytes) -> Iterator[dict[str, Any]]:
        if problem := next((told for start, told in _NO_TEXTS.items() if data.startswith(start)), _TABLES.get(Path(name).suffix.lower())):
            self.fail(f"{name}: {problem}")
        else:
            yield self._read(name, data)

    def _read(self, name: str, data: bytes) -> dict[str, Any]:
        if not name.lower().endswith((".html", ".htm")):
            return self._document(name, data)
        from claimkit.texts.web import read_html

        article = read_html(data)
        return {"id": name, "text": article.text, "published": self.published or article.published}

    def _document(self, name: str, data: bytes) -> dict[str, Any]:
        # utf-8-sig: a byte order mark is no part of the text; line ends are left as they are, so that offsets hold
        return {"id": name, "text": data.decode("utf-8-sig"), "published": self.published}

    def _lines(self, name: str, file: Iterable[bytes]) -> Iterator[dict[str, Any]]:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line.decode("utf-8-sig"))
                document = {"id": str(row.get("id", f"{name}:{number}")), "text": row["text"], "published": row.get("published")}
            except (ValueError, KeyError, AttributeError):
                self.fail(f'{name}, line {number}: no JSON object with "text" in UTF-8: write {{"id": …, "published": …, "text": …}}')
            else:
                self._tell_keys(name, number, row)
                yield document | {"published": document["published"] or self.published}

    def _tell_keys(self, name: str, number: int, row: dict[str, Any]) -> None:
        """Tells keys that are not read, once."""
        from claimkit.texts.batch import unread_keys

        if not self._told_keys and (problem := unread_keys(row, f"{name}, line {number}")):
            self._told_keys = True
            self._tell(problem)


def _is_jsonl(name: str) -> bool:
    return name.lower().endswith((".jsonl", ".ndjson"))


def _lines_of(name: str) -> int:
    with Path(name).open("rb") as file:
        return sum(1 for line in file if line.strip())
