"""Names as marks of words (BILUO: a name's first, inner and last word, a name of one word, none), and the likeliest marks of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from tools.recognizer.labelled import LABELS

if TYPE_CHECKING:
    from tools.parser.conllu import Sentence

MARKS = ("O", *(f"{place}-{label}" for label in LABELS for place in "BILU"))
UNKNOWN = -1  # where nobody has looked for names
_NUMBER = {mark: number for number, mark in enumerate(MARKS)}
_NEVER = -1e9


def _follows(before: str, mark: str) -> bool:
    """Whether a word may have this mark behind one that has the other."""
    return before[2:] == mark[2:] and mark[0] in "IL" if before[0] in "BI" else mark[0] in "OBU"


_STEPS = np.array([[0.0 if _follows(before, mark) else _NEVER for mark in MARKS] for before in MARKS])
_CLOSED = np.array([_NEVER if mark[0] in "BI" else 0.0 for mark in MARKS])


def marks_of(sentence: Sentence) -> list[int]:
    """The number of each word's mark."""
    entities = [word.entity for word in sentence.words]
    found = []
    for entity, after in zip(entities, [*entities[1:], ""], strict=True):
        place, _, label = entity.partition("-")
        goes_on = after.startswith("I")
        mark = f"{('B' if goes_on else 'U') if place == 'B' else 'I' if goes_on else 'L'}-{label}" if label else entity
        found.append(_NUMBER.get(mark, UNKNOWN))
    return found


def entities_of(scores: Any) -> list[str]:
    """The likeliest marks of a sentence (Viterbi) as `Word.entity` has them.

    Args:
        scores: (word, mark), logarithms of probabilities.
    """
    total, back = scores[0] + _STEPS[0], []
    for row in scores[1:]:
        paths = total[:, None] + _STEPS
        back.append(paths.argmax(0))
        total = paths.max(0) + row
    mark = int((total + _CLOSED).argmax())
    marks = [mark]
    for before in reversed(back):
        mark = int(before[mark])
        marks.append(mark)
    return [MARKS[mark].replace("U-", "B-").replace("L-", "I-") for mark in reversed(marks)]
