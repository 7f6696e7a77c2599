"""How sure the parser was: for each token the smallest lead that the move it chose had over the next best one.

It travels with the Doc as a level a token, 0 where the parser was sure. Where the fast engine did not read the Doc, the parser's moves are
gone through once more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from claimkit.engine.encoder import UnknownPipelineError
from claimkit.engine.transitions import Transitions, unmeasured

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from claimkit.engine.maxout import Floats

KEY = "claimkit_doubt"
# In units of the scores of moves; levels, not numbers, so that the last bits of a sum, which depend on the batch, do not show.
_DOUBTFUL, _TOSSED = 3.0, 1.0


def note(doc: Doc, margins: Floats) -> None:
    """Keeps with a Doc how sure the parser was of each token.

    Args:
        doc: what was parsed.
        margins: by token, as `Transitions.annotate` writes them.
    """
    levels: NDArray[np.uint8] = (margins < _DOUBTFUL).astype(np.uint8) + (margins < _TOSSED)
    doc.user_data[KEY] = levels.tobytes()


def doubts_of(doc: Doc) -> bytes:
    """By token 0 where the parser was sure, 1 where it was not, 2 where two moves were nearly the same to it; empty if unknown."""
    found = doc.user_data.get(KEY)
    return found if isinstance(found, bytes) and len(found) == len(doc) else b""


class Replay:
    """Measures Docs that spaCy's own code has parsed.

    Args:
        parser: what parsed them; of a parser of another make than spaCy's nothing is known, nor of None.
    """

    def __init__(self, parser: Any) -> None:
        self._pipe = parser
        self._parser: Transitions | None = None

    def __reduce__(self) -> tuple[type[Replay], tuple[Any]]:
        return type(self), (self._pipe,)

    def measure(self, doc: Doc) -> None:
        """Notes how sure the parser was of a Doc that it has just read, if that is not known."""
        if self._pipe is None or KEY in doc.user_data or not len(doc) or len(doc) != len(doc.tensor):
            return
        if self._parser is None:
            try:
                self._parser = Transitions(self._pipe)
            except (UnknownPipelineError, AttributeError):
                self._pipe = None
                return
        margins = unmeasured(len(doc))
        self._parser.measure([doc], np.asarray(doc.tensor), margins)
        note(doc, margins[:-1])
