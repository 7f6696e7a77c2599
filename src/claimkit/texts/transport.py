"""How results go from one process to another: pickled field by field, what they share only once, and not validated again.

A third of the time that JSON takes, which says again for each claim who says so. For processes that trust each other only, as all of
pickle is.
"""

from __future__ import annotations

import io
import pickle
from typing import Any

from pydantic import BaseModel

from claimkit.collection import no_collection
from claimkit.models import Model

_SLOTS = tuple(getattr(BaseModel, f"__pydantic_{name}__") for name in ("fields_set", "extra", "private"))


def packed(outcome: object) -> bytes:
    """An Extraction, or whatever else became of a document, as bytes."""
    file = io.BytesIO()
    _Pickler(file, protocol=pickle.HIGHEST_PROTOCOL).dump(outcome)
    return file.getvalue()


def unpacked(data: bytes) -> Any:
    """The same from what `packed` gave, in a process that trusts the one that packed it."""
    with no_collection():  # much is made and nothing is thrown away
        return pickle.loads(data)  # noqa: S301 - see above


class _Pickler(pickle.Pickler):
    def reducer_override(self, obj: Any) -> Any:
        if not isinstance(obj, Model):
            return NotImplemented
        given = obj.model_fields_set
        return _restored, (type(obj), obj.__dict__) if len(given) == len(obj.__dict__) else (type(obj), obj.__dict__, tuple(given))


def _restored(model: type[Model], values: dict[str, Any], given: tuple[str, ...] | None = None) -> Model:
    """The model with these values, which were validated before: slots as pydantic sets them, by their descriptors to be quick."""
    made = object.__new__(model)
    made.__dict__.update(values)
    fields_set, extra, private = _SLOTS
    fields_set.__set__(made, set(values if given is None else given))
    extra.__set__(made, None)
    private.__set__(made, None)
    return made
