"""Places what was found in the view of a part in the whole text of the caller."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import is_
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from claimkit.doc.layers import Layers, Reach, Standing
from claimkit.french.alignment import View
from claimkit.models import Span

M = TypeVar("M", bound=BaseModel)


@cache
def _holders(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that hold models."""
    return tuple(name for name, field in model.model_fields.items() if _has_model(field.annotation))


def _has_model(annotation: Any) -> bool:
    return (isinstance(annotation, type) and issubclass(annotation, BaseModel)) or any(_has_model(part) for part in get_args(annotation))


class Place:
    """Where a part stands in the text.

    Args:
        text: the whole text.
        offset: where the part begins in it.
        view: what was read of the part, where that is not the part itself.
    """

    def __init__(self, text: str, offset: int = 0, view: View | None = None) -> None:
        self._text, self._offset, self._view = text, offset, view
        self._moves = view is not None and view.moved
        self._done: dict[int, BaseModel] = {}  # by identity: claims share sources, amounts, places

    def range(self, start: int, end: int) -> tuple[int, int]:
        """A range of what was read, in the text."""
        if self._view is not None and self._moves:
            start, end = self._view.place(start, end)
        return start + self._offset, end + self._offset

    def all(self, models: Sequence[M]) -> list[M]:
        """Models with their spans placed."""
        return [self._placed(model) for model in models]

    def span(self, span: Span) -> Span:
        """A span of what was read, in the text."""
        start, end = self.range(span.start, span.end)
        text = self._text[start:end]
        if text == span.text and start == span.start and end == span.end:
            return span
        return Span(start=start, end=end, text=text)

    def _placed(self, value: Any) -> Any:
        if type(value) is Span:
            return self.span(value)
        if isinstance(value, Standing):
            at, verdict = self.range(value.at, value.at + 1)[0], value.verdict and self.span(value.verdict)
            return value.model_copy(update={"at": at, "verdict": verdict, "ranges": [self.range(*pair) for pair in value.ranges]})
        if isinstance(value, Reach):
            return value.model_copy(update={"ranges": [self.range(*pair) for pair in value.ranges]})
        if (done := self._done.get(id(value))) is not None:
            return done
        changed: dict[str, Any] = {}
        values, model = value.__dict__, value.__class__
        for name in _holders(model):
            held = values[name]
            if not held:
                continue
            if isinstance(held, tuple | list):
                items = [self._placed(item) for item in held]
                if not all(map(is_, items, held)):
                    changed[name] = type(held)(items)
            elif (new := self._placed(held)) is not held:
                changed[name] = new
        placed = self._done[id(value)] = value.model_copy(update=changed) if changed else value
        return placed


def placed_layers(layers: Layers, place: Place) -> Layers:
    """All layers of a part, placed."""
    moved: dict[str, Any] = {}
    for name, values in layers:
        if not isinstance(values, list):
            continue
        if name == "reporting":
            moved[name] = [place.range(at, at + 1)[0] for at in values]
        else:
            moved[name] = place.all(values)
    return Layers.model_construct(published=layers.published, **moved)
