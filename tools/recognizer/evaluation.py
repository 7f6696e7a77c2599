"""How many labelled entities a pipeline finds, with their label and their exact words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from tools.recognizer.labelled import Labelled


@dataclass
class Score:
    """Counts by label, and over all of them (`all`) and without labels (`spans`)."""

    hits: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def f1(self, label: str = "all") -> float:
        """The harmonic mean of precision and recall; 0 where nothing is right."""
        both = self.found[label] + self.gold[label]
        return 2 * self.hits[label] / both if both else 0.0


def score(nlp: Language, texts: list[Labelled]) -> Score:
    """Compares `doc.ents` with the labels."""
    out = Score()
    for row, doc in zip(texts, nlp.pipe([row.text for row in texts]), strict=True):
        gold = set(row.ents)
        found = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}
        for counter, items in ((out.found, found), (out.gold, gold), (out.hits, found & gold)):
            counter.update(label for _, _, label in items)
            counter["all"] += len(items)
        spans, right = ({item[:2] for item in items} for items in (found, gold))
        for counter, items in ((out.found, spans), (out.gold, right), (out.hits, spans & right)):
            counter["spans"] += len(items)
    return out
