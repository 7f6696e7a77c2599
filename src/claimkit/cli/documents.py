"""Files to documents, for the command line: what cannot be read is told and counted, and nothing else is lost."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO


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

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for name in self.files:
            try:
                if name == "-":
                    yield from self._piped(sys.stdin.buffer)
                else:
                    with Path(name).open("rb") as file:
                        yield from self._lines(name, file) if name.endswith(".jsonl") else [self._read(name, file.read())]
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
        return len(self.files) > 1 or any(name == "-" or name.endswith(".jsonl") for name in self.files)

    def count(self) -> int | None:
        """How many there are, as far as that can be told before they are read: not of standard input."""
        if "-" in self.files:
            return None
        try:
            return sum(_lines_of(name) if name.endswith(".jsonl") else 1 for name in self.files)
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
            yield self._document("stdin", first + pipe.read())

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
                yield document | {"published": document["published"] or self.published}


def _lines_of(name: str) -> int:
    with Path(name).open("rb") as file:
        return sum(1 for line in file if line.strip())
