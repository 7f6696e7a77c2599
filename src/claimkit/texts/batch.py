"""Many texts: read as a stream, in order, in constant memory.

Texts are gathered into batches by size, a batch is read at once, its results are given out and forgotten. Once the vocabulary knows
the common words, each batch is read in a memory zone of spaCy's, so that rare words leave with their batch.
"""

from __future__ import annotations

import warnings
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from claimkit.collection import no_collection
from claimkit.errors import ClaimkitError, DocumentError, InputError, TextTypeError, UnreadKeysWarning, kind_of
from claimkit.models import Extraction, Meta
from claimkit.texts.reading import is_missing, lock_of, parts_to_read, read_published, read_text, to_extraction

if TYPE_CHECKING:
    from spacy.language import Language

CHARACTERS_A_TOKEN = 5  # French news has 5.2, white space included
# Words the vocabulary may learn for good. Each takes about 4 kB, with what the components remember of it, until all their memories are full:
# with 50,000 that came to 200 MB.
LASTING_WORDS = 10_000
KEYS = ("text", "published", "id")

Outcome = Extraction | DocumentError


@dataclass(frozen=True)
class Item:
    """One document of the input.

    Attributes:
        index: its position, from 0.
        id: the caller's name for it.
        text: the text; empty when the input was wrong.
        published: day of publication.
        problem: what is wrong with the input, in words.
    """

    index: int
    id: str | None
    text: str
    published: date | None
    problem: str | None = None

    def error(self, problem: str) -> DocumentError:
        """The error that tells of this document."""
        return DocumentError(self.index, self.id, problem)


def read_item(index: int, given: object, published: date | None) -> Item:
    """A document from a text, a `(text, published)` pair or a row (see `as_row`); what is wrong with it is told in `problem`."""
    name: str | None = None
    day: object = published
    text = given
    row = as_row(given)
    if row is not None:
        name = None if is_missing(row.get("id")) else str(row["id"])
        day = published if is_missing(row.get("published")) or row["published"] == "" else row["published"]
        if "text" not in row:
            return Item(index, name, "", None, f"no 'text' among its keys ({', '.join(map(str, list(row)[:5]))}): give a dict with 'text'")
        text = row["text"]
    elif isinstance(given, tuple):
        if len(given) != 2:
            return Item(index, name, "", None, f"a tuple of {len(given)}: give (text, published)")
        text, day = given[0], published if is_missing(given[1]) else given[1]
    try:
        return Item(index, name, read_text(text), read_published(day))
    except InputError as error:
        return Item(index, name, "", None, str(error))


def as_row(given: object) -> Mapping[Any, Any] | None:
    """A dict, or a row of a table as a dict: a named tuple, a row of Spark, a pandas Series, the (label, Series) of `iterrows`."""
    if isinstance(given, Mapping):
        return given
    if isinstance(given, tuple):
        if hasattr(given, "_asdict"):
            return given._asdict()
        if hasattr(given, "asDict"):
            return given.asDict()
        given = given[1] if len(given) == 2 else None
    return given.to_dict() if type(given).__name__ == "Series" and hasattr(given, "to_dict") else None


def read_items(texts: Iterable[Any], published: date | None) -> Iterator[Item]:
    """The documents of the input, one after the other. Keys that are not read are told once."""
    told = False
    for index, given in enumerate(texts):
        if not told and isinstance(given, Mapping) and (message := unread_keys(given, f"document {index}")):
            told = True
            warnings.warn(UnreadKeysWarning(message), stacklevel=2)
        yield read_item(index, given, published)


def unread_keys(row: Mapping[Any, Any], name: str) -> str | None:
    """What to tell of the keys of a document that are not read."""
    others = ", ".join(repr(key) for key in row if key not in KEYS)
    if not others:
        return None
    day = "" if not is_missing(row.get("published")) and row["published"] else "; name the day of publication 'published'"
    return f"{others} of {name} is not read: its keys are {', '.join(KEYS)}{day}"


def batches_of(items: Iterable[Item], batch_size: int) -> Iterator[list[Item]]:
    """Documents in batches of about `batch_size` tokens, at least one document each."""
    batch: list[Item] = []
    room = batch_size * CHARACTERS_A_TOKEN
    for item in items:
        if batch and len(item.text) > batch_size * CHARACTERS_A_TOKEN:
            yield batch  # a long text is read by itself
            batch, room = [], batch_size * CHARACTERS_A_TOKEN
        batch.append(item)
        room -= len(item.text) + CHARACTERS_A_TOKEN
        if room <= 0:
            yield batch
            batch, room = [], batch_size * CHARACTERS_A_TOKEN
    if batch:
        yield batch


def _zone(nlp: Language) -> AbstractContextManager[Any]:
    return nlp.memory_zone() if len(nlp.vocab) > LASTING_WORDS else nullcontext()


def read_batch(nlp: Language, batch: list[Item], meta: Meta) -> list[Outcome]:
    """What each document of a batch gives: an Extraction, or the error that tells why there is none."""
    with lock_of(nlp), no_collection(lasting=True), _zone(nlp):  # Docs and trees are freed without the collector
        try:
            good = [item for item in batch if item.problem is None]
            found = dict(zip((item.index for item in good), _together(nlp, good, meta), strict=True))
        except Exception:  # noqa: BLE001 - one document of the batch makes a component fail: it is looked for below
            found = {}
        return [found[item.index] if item.index in found else _alone(nlp, item, meta) for item in batch]


def _together(nlp: Language, items: list[Item], meta: Meta) -> list[Outcome]:
    background = meta.clauses == "all"
    if len(items) == 1:  # perhaps a long one: its parts are taken one by one
        item = items[0]
        read = (part.read(nlp(part.doc)) for part in parts_to_read(item.text, item.published, nlp, background=background))
        return [to_extraction(item.text, read, meta, item.published, item.id)]
    parts = [list(parts_to_read(item.text, item.published, nlp, background=background)) for item in items]
    annotated = nlp.pipe(part.doc for of_item in parts for part in of_item)
    done = [[part.read(next(annotated)) for part in of_item] for of_item in parts]
    return [to_extraction(item.text, of_item, meta, item.published, item.id) for item, of_item in zip(items, done, strict=True)]


def _alone(nlp: Language, item: Item, meta: Meta) -> Outcome:
    if item.problem is not None:
        return item.error(item.problem)
    try:
        return _together(nlp, [item], meta)[0]
    except MemoryError:
        return item.error("no memory was left for it: read with fewer processes, or cut the text")
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this document's, and no other is lost
        problem = f"{type(error).__name__}: {error}"
        return item.error(
            problem if isinstance(error, ClaimkitError) else f"{problem}; this is a bug in claimkit, please report it with the text"
        )


def read_stream(texts: object) -> Iterable[Any]:
    """The input, which must be an iterable of documents.

    A table of pandas, polars or Arrow is read by its columns `text`, `published` and `id`; its other columns are left alone.

    Raises:
        TextTypeError: it is one text, nothing that can be iterated, or a table without a column `text`.
    """
    if isinstance(texts, str | bytes | bytearray | Mapping):
        message = f"texts is one {type(texts).__name__}: give an iterable of texts, such as [text], or use claimkit.extract for one"
        raise TextTypeError(message)
    if (names := _column_names(texts)) is not None:
        if "text" not in names:
            message = f"a table with the columns {', '.join(map(repr, names))}: rename the one that holds the texts to 'text'"
            raise TextTypeError(message)
        return _Table(texts, [name for name in KEYS if name in names])
    if not isinstance(texts, Iterable):
        message = f"texts is {kind_of(texts)}: give an iterable of texts, (text, published) pairs or dicts"
        raise TextTypeError(message)
    return texts


def _column_names(table: object) -> list[str] | None:
    """The names of the columns of a table of pandas, polars or Arrow; none for anything else."""
    if type(table).__name__ not in {"DataFrame", "Table", "RecordBatch"}:
        return None
    names = getattr(table, "column_names", None) or getattr(table, "columns", None)
    return None if names is None else [str(name) for name in names]


class _Table:
    """The rows of a table, column by column, without a library of tables being imported."""

    def __init__(self, table: Any, names: list[str]) -> None:
        self.table, self.names = table, names

    def __len__(self) -> int:
        return len(self.table)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for values in zip(*(self.table[name] for name in self.names), strict=True):
            yield {name: value.as_py() if hasattr(value, "as_py") else value for name, value in zip(self.names, values, strict=True)}


def here(nlp: Language, batches: Iterable[list[Item]], meta: Meta) -> Generator[Outcome, None, None]:
    """Outcomes of batches that are read in this process, in order."""
    for batch in batches:
        yield from read_batch(nlp, batch, meta)


def shown(outcomes: Generator[Outcome, None, None], total: int | None) -> Generator[Outcome, None, None]:
    """The same outcomes, with a progress bar on standard error while they are taken."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (TextColumn("claimkit"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with closing(outcomes), Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("claimkit", total=total)
        for outcome in outcomes:
            yield outcome
            bar.advance(task)
