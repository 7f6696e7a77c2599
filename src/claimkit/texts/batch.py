"""Many texts: read as a stream, in order, in constant memory.

Texts are gathered into batches by size, a batch is read at once, its results are given out and forgotten. Once the vocabulary knows
the common words, each batch is read in a memory zone of spaCy's, so that rare words leave with their batch.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from claimkit.collection import no_collection
from claimkit.errors import ClaimkitError, DocumentError, InputError, TextTypeError
from claimkit.models import Extraction, Meta
from claimkit.texts.reading import docs_of, lock_of, read_published, read_text, to_extraction

if TYPE_CHECKING:
    from spacy.language import Language

CHARACTERS_A_TOKEN = 5  # French news has 5.2, white space included
# Words the vocabulary may learn for good. Each takes about 4 kB, with what the components remember of it, until all their memories are full:
# with 50,000 that came to 200 MB.
LASTING_WORDS = 10_000

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
    """A document from a text, a `(text, published)` pair or a mapping; what is wrong with it is told in `problem`."""
    name: str | None = None
    day: object = published
    text = given
    if isinstance(given, Mapping):
        name = None if given.get("id") is None else str(given["id"])
        day = given["published"] if given.get("published") is not None else published
        if "text" not in given:
            return Item(
                index, name, "", None, f"no 'text' among its keys ({', '.join(map(str, list(given)[:5]))}): give a dict with 'text'"
            )
        text = given["text"]
    elif isinstance(given, tuple):
        if len(given) != 2:
            return Item(index, name, "", None, f"a tuple of {len(given)}: give (text, published)")
        text, day = given[0], given[1] if given[1] is not None else published
    try:
        return Item(index, name, read_text(text), read_published(day))
    except InputError as error:
        return Item(index, name, "", None, str(error))


def read_items(texts: Iterable[Any], published: date | None) -> Iterator[Item]:
    """The documents of the input, one after the other."""
    for index, given in enumerate(texts):
        yield read_item(index, given, published)


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
    with lock_of(nlp), no_collection(), _zone(nlp):  # Docs and trees are freed without the collector
        try:
            good = [item for item in batch if item.problem is None]
            found = dict(zip((item.index for item in good), _together(nlp, good, meta), strict=True))
        except Exception:  # noqa: BLE001 - one document of the batch makes a component fail: it is looked for below
            found = {}
        return [found[item.index] if item.index in found else _alone(nlp, item, meta) for item in batch]


def _together(nlp: Language, items: list[Item], meta: Meta) -> list[Outcome]:
    if len(items) == 1:  # perhaps a long one: its parts are taken one by one
        item = items[0]
        return [to_extraction(item.text, ((offset, nlp(doc)) for offset, doc in docs_of(item.text, item.published, nlp)), meta)]
    parts = [list(docs_of(item.text, item.published, nlp)) for item in items]
    annotated = nlp.pipe(doc for docs in parts for _, doc in docs)
    done = [[(offset, next(annotated)) for offset, _ in docs] for docs in parts]
    return [to_extraction(item.text, docs, meta) for item, docs in zip(items, done, strict=True)]


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

    Raises:
        TextTypeError: it is one text, or nothing that can be iterated.
    """
    if isinstance(texts, str | bytes | bytearray | Mapping):
        message = f"texts is one {type(texts).__name__}: give an iterable of texts, such as [text], or use claimkit.extract for one"
        raise TextTypeError(message)
    if not isinstance(texts, Iterable):
        message = f"texts is a {type(texts).__name__}: give an iterable of texts, (text, published) pairs or dicts"
        raise TextTypeError(message)
    return texts


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
