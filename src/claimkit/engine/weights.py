"""Reads the weights of spaCy's own pipes without a look at all installed entry points for each of their 137 attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import srsly
from spacy.pipeline import DependencyParser, EntityRecognizer, Morphologizer, SentenceRecognizer, Tok2Vec
from srsly.msgpack import unpackb
from thinc.model import deserialize_attr
from thinc.util import convert_recursive, is_xp_array

if TYPE_CHECKING:
    from pathlib import Path

    from thinc.api import Model

_TRANSITIONS = (DependencyParser, EntityRecognizer)
_PIPES = (*_TRANSITIONS, Morphologizer, SentenceRecognizer, Tok2Vec)


def read_pipes(pipes: list[tuple[str, Any]], path: Path) -> list[str]:
    """Reads those pipes of a saved pipeline whose weights we know how to read; their names."""
    known = [(name, pipe) for name, pipe in pipes if type(pipe) in _PIPES]
    for name, pipe in known:
        pipe.from_disk(path / name, exclude=["vocab", "model"])
        if type(pipe) in _TRANSITIONS:
            pipe.model.attrs["resize_output"](pipe.model, pipe.moves.n_moves)
        _read_model(pipe.model, (path / name / "model").read_bytes())
    return [name for name, _ in known]


def _read_model(model: Model[Any, Any], packed: bytes) -> None:
    """As `Model.from_bytes`. Attributes that are neither maps (numpy arrays are) nor of a type with its own reader are unpacked here."""
    message: Any = convert_recursive(is_xp_array, model.ops.asarray, srsly.msgpack_loads(packed))
    default = deserialize_attr.dispatch(object)
    for node, attrs in zip(model.walk(), message["attrs"], strict=False):
        for name in list(attrs):
            if deserialize_attr.dispatch(type(node.attrs.get(name))) is default:
                try:
                    node.attrs[name] = unpackb(attrs[name], raw=False, object_pairs_hook=_no_map)
                except _MapError:
                    continue
                del attrs[name]
    model.from_dict(message)


class _MapError(Exception):
    """A map is among the values."""


def _no_map(pairs: Any) -> None:
    raise _MapError(pairs)
