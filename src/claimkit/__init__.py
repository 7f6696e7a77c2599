"""claimkit: what a French news text claims.

`claimkit.extract(text, published=…)` returns the claims of a text: who does what, how many, where, when, who says so, and how sure
they are. The models are imported at once, spaCy when it is first needed.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from claimkit.collection import no_collection
from claimkit.errors import (
    ClaimkitError,
    DateError,
    DocumentError,
    InputError,
    LexiconError,
    MarkupWarning,
    MissingExtraError,
    ModelError,
    ModelLacksError,
    ModelNotFoundError,
    OptionError,
    TextTypeError,
    UnreadKeysWarning,
)
from claimkit.models import (
    Actor,
    Attribution,
    Block,
    Claim,
    Entity,
    Extraction,
    Firing,
    Hedge,
    Location,
    Meta,
    Note,
    Predicate,
    Quantity,
    Source,
    Span,
    StatementEdit,
    TimeExpression,
)

if TYPE_CHECKING:
    from claimkit.api import annotate, explain, extract, extract_many
    from claimkit.doc.layers import Layers
    from claimkit.pipeline import add_to, load
    from claimkit.texts.web import Article, read_html

__version__ = "0.1.0"
_tree = find_spec("claimkit.doc.tree")
__compiled__ = _tree is not None and not str(_tree.origin).endswith(".py")
"""Whether the layers are compiled: the results are the same, they only come faster."""

__all__ = [
    "Actor",
    "Article",
    "Attribution",
    "Block",
    "Claim",
    "ClaimkitError",
    "DateError",
    "DocumentError",
    "Entity",
    "Extraction",
    "Firing",
    "Hedge",
    "InputError",
    "Layers",
    "LexiconError",
    "Location",
    "MarkupWarning",
    "Meta",
    "MissingExtraError",
    "ModelError",
    "ModelLacksError",
    "ModelNotFoundError",
    "Note",
    "OptionError",
    "Predicate",
    "Quantity",
    "Source",
    "Span",
    "StatementEdit",
    "TextTypeError",
    "TimeExpression",
    "UnreadKeysWarning",
    "add_to",
    "annotate",
    "explain",
    "extract",
    "extract_many",
    "load",
    "read_html",
]

_LAZY = {
    "Article": "claimkit.texts.web",
    "Layers": "claimkit.doc.layers",
    "add_to": "claimkit.pipeline",
    "annotate": "claimkit.api",
    "explain": "claimkit.api",
    "extract": "claimkit.api",
    "extract_many": "claimkit.api",
    "load": "claimkit.pipeline",
    "read_html": "claimkit.texts.web",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        message = f"module 'claimkit' has no attribute {name!r}; the public names are {', '.join(__all__)}"
        raise AttributeError(message)
    with no_collection(lasting=True):  # brings spaCy
        value = getattr(import_module(_LAZY[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
