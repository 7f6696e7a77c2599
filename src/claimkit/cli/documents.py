"""Files to documents, for the command line: what cannot be read is told and counted, and nothing else is lost."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO


class Documents:
    """The documents that arguments name: UTF-8 texts, `.jsonl` files with one document a line, `-` for standard input.

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
                    yield self._document("stdin", sys.stdin.buffer.read())
                else:
                    with Path(name).open("rb") as file:
                        yield from self._lines(name, file) if name.endswith(".jsonl") else [self._document(name, file.read())]
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
        return len(self.files) > 1 or any(name.endswith(".jsonl") for name in self.files)

    def _document(self, name: str, data: bytes) -> dict[str, Any]:
        # utf-8-sig: a byte order mark is no part of the text; line ends are left as they are, so that offsets hold
        return {"id": name, "text": data.decode("utf-8-sig"), "published": self.published}

    def _lines(self, name: str, file: BinaryIO) -> Iterator[dict[str, Any]]:
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
