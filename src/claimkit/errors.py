"""The errors that claimkit raises.

ClaimkitError
├── InputError          what was given is no text, date or option that claimkit can read (also a TypeError or ValueError)
│   ├── TextTypeError       the text is not a `str`
│   ├── DateError           `published` is no date
│   └── OptionError         an option has a value that does not exist
├── ModelError          the spaCy pipeline cannot be used
│   ├── ModelNotFoundError  no such model is installed
│   └── ModelLacksError     the pipeline has no parser, tagger or entity recognizer
├── LexiconError        a row of a word list is wrong (file and line are told)
├── DocumentError       one document of a batch could not be read (its position and id are told)
└── MissingExtraError   an optional library is not installed (also an ImportError)

UnreadKeysWarning       a document of a batch has keys that are not read (told once)
MarkupWarning           a text holds HTML or Markdown

Each message ends with what to do. Bad *text* never raises: only bad arguments do.
"""

from __future__ import annotations

__all__ = [
    "ClaimkitError",
    "DateError",
    "DocumentError",
    "InputError",
    "LexiconError",
    "MarkupWarning",
    "MissingExtraError",
    "ModelError",
    "ModelLacksError",
    "ModelNotFoundError",
    "OptionError",
    "TextTypeError",
    "UnreadKeysWarning",
]


def kind_of(value: object) -> str:
    """The type of a value with its article, for messages: `a list`, `an int`."""
    name = type(value).__name__
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


class ClaimkitError(Exception):
    """Root of every error that claimkit raises on purpose."""


class InputError(ClaimkitError):
    """What was given cannot be read."""


class TextTypeError(InputError, TypeError):
    """The text is not a `str`."""


class DateError(InputError, ValueError):
    """`published` is no date."""


class OptionError(InputError, ValueError):
    """An option has a value that does not exist."""


class ModelError(ClaimkitError):
    """The spaCy pipeline cannot be used."""


class ModelNotFoundError(ModelError, OSError):
    """No such model is installed."""


class ModelLacksError(ModelError, ValueError):
    """The pipeline lacks a component that claimkit reads."""


class UnreadKeysWarning(UserWarning):
    """A document given to `extract_many` has keys that are not read; told once for all documents."""


class LexiconError(ClaimkitError, ValueError):
    """A row of a word list is wrong.

    Attributes:
        file: the file or the name of the overlay that holds the row.
        line: its line (from 1), or its position in an overlay (from 1).
    """

    def __init__(self, file: str, line: int, problem: str) -> None:
        super().__init__(f"{file}, line {line}: {problem}")
        self.file, self.line, self.problem = file, line, problem

    def __reduce__(self) -> tuple[type[LexiconError], tuple[str, int, str]]:
        return type(self), (self.file, self.line, self.problem)


class DocumentError(ClaimkitError):
    """One document of a batch could not be read; no other document is lost.

    Attributes:
        index: position of the document in the input, from 0.
        id: the caller's id for it, if one was given.
        problem: what went wrong, in words.
    """

    def __init__(self, index: int, id: str | None, problem: str) -> None:  # noqa: A002 - the caller's own word
        name = f"document {index}" + (f" (id {id!r})" if id is not None else "")
        super().__init__(f"{name}: {problem}")
        self.index, self.id, self.problem = index, id, problem

    def __reduce__(self) -> tuple[type[DocumentError], tuple[int, str | None, str]]:
        return type(self), (self.index, self.id, self.problem)


class MissingExtraError(ClaimkitError, ImportError):
    """An optional library is not installed."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(f"{library} is not installed: run `pip install 'claimkit[{extra}]'`")
        self.library, self.extra = library, extra

    def __reduce__(self) -> tuple[type[MissingExtraError], tuple[str, str]]:
        return type(self), (self.library, self.extra)


class MarkupWarning(UserWarning):
    """A text holds HTML or Markdown."""
