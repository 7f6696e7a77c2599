"""Streams of Docs in batches, for all that reads several texts in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

# The best of 1,000 to 64,000 for the model, whose products leave the cache with more. A component that reads as many in one go finds its
# own code and word lists there: a tenth of the whole time.
BATCH_TOKENS = 8000


def by_tokens(docs: Iterable[Doc], batch_size: int) -> Iterator[list[Doc]]:
    """The texts in order, `BATCH_TOKENS` tokens and at most `batch_size` texts together; no more are taken than are given."""
    batch: list[Doc] = []
    tokens = 0
    for doc in docs:
        batch.append(doc)
        tokens += len(doc)
        if tokens >= BATCH_TOKENS or len(batch) >= batch_size:
            yield batch
            batch, tokens = [], 0
    if batch:
        yield batch
