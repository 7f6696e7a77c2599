"""numpy's own products in training: spaCy's (blis) are several times slower on processors that it has no kernel for."""

from __future__ import annotations

from typing import Any

from thinc.api import NumpyOps
from thinc.config import registry


class BlasOps(NumpyOps):
    """Stands for thinc's `NumpyOps` wherever training asks for the processor."""

    name = "numpy"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "use_blis": False})


def use_blas() -> None:
    """From here on models are made with `BlasOps`."""
    registry.ops.register("NumpyOps", func=BlasOps)
