"""One BLAS thread for the products of the executor: two are erratic (2,400 to 13,000 words a second), and processes share the cores."""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SET = ("scipy_openblas_set_num_threads64_", "openblas_set_num_threads64_", "openblas_set_num_threads")
_GET = ("scipy_openblas_get_num_threads64_", "openblas_get_num_threads64_", "openblas_get_num_threads")


class _Limit:
    """How many are inside, and the number of threads to set when the last one leaves."""

    lock = Lock()
    inside = 0
    before = 1


@cache
def _functions() -> tuple[Callable[[int], Any], Callable[[], int]] | None:
    """Setter and getter of the OpenBLAS that came with numpy; None where numpy has another BLAS."""
    root = Path(np.__file__).parent
    for path in [*root.parent.glob("numpy.libs/*openblas*"), *root.glob(".dylibs/*openblas*")]:
        library = ctypes.CDLL(str(path))  # loaded already by numpy: the same copy
        for setter, getter in zip(_SET, _GET, strict=True):
            if hasattr(library, setter) and hasattr(library, getter):
                return getattr(library, setter), getattr(library, getter)
    return None


@contextmanager
def one_thread() -> Iterator[None]:
    """While inside, numpy's products run on one thread; the former number is set again when the last one leaves."""
    functions = _functions()
    if functions is None:
        yield
        return
    setter, getter = functions
    with _Limit.lock:
        if _Limit.inside == 0:
            _Limit.before = getter()
            if _Limit.before != 1:
                setter(1)
        _Limit.inside += 1
    try:
        yield
    finally:
        with _Limit.lock:
            _Limit.inside -= 1
            if _Limit.inside == 0 and _Limit.before != 1:
                setter(_Limit.before)
