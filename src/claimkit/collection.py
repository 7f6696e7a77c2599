"""Garbage collection, left for later while much is made and nothing is thrown away."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_lock = Lock()
_inside: list[tuple[int, int, int]] = []  # the thresholds to go back to, once for each block that runs, in whatever thread


@contextmanager
def no_collection(*, lasting: bool = False) -> Iterator[None]:
    """For stretches of work that make many objects and little garbage that only the collector can free.

    Args:
        lasting: what is made stays, or is freed without the collector: it counts as old afterwards, as if collections had passed it, so that the
            first small collection does not walk through it all. What the caller made before is looked through first.
    """
    was_on = gc.isenabled()
    if lasting and was_on and not _inside:
        gc.collect(1)
    with _lock:
        _inside.append(_inside[0] if _inside else gc.get_threshold())
        gc.set_threshold(0)  # srsly enables collection whenever it has read a file, so disabling it would not last
    try:
        yield
    finally:
        with _lock:
            before = _inside.pop()
            if not _inside:
                if lasting and not gc.get_freeze_count():  # frozen objects of the caller stay frozen
                    gc.freeze()
                    gc.unfreeze()
                gc.set_threshold(*before)
        if not was_on:
            gc.disable()
