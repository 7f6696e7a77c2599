"""The spans of an extraction, whose offsets are checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

import claimkit


def spans_of(value: Any) -> Iterator[claimkit.Span]:
    """All spans in a model."""
    if isinstance(value, claimkit.Span):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans_of(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from spans_of(item)
