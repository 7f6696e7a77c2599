"""Entity labels before and after `claimkit_entities`.

    python benchmarks/entities_repaired.py [GOLD.jsonl …]

Prints F1 by label on `benchmarks/entities_sentences.txt` (exact spans, without article), and, for each file of annotated texts, the
share of its named places that carry a label of place.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import claimkit

LABELS = ("PER", "LOC", "ORG")
_MARK = re.compile(r"\[([^|\]]+)\|([A-Z]+)\]")
_ARTICLE = re.compile(r"^(?:le |la |les |l['’])", re.IGNORECASE)

Entity = tuple[int, int, str]


def sentences(path: Path) -> Iterator[tuple[str, set[Entity]]]:
    """Sentences without their marks, with the entities that the marks told."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, gold, last = "", set(), 0
        for found in _MARK.finditer(line):
            text += line[last : found.start()]
            gold.add(bare(found[1], len(text), found[2]))
            text += found[1]
            last = found.end()
        yield text + line[last:], gold


def bare(name: str, start: int, label: str) -> Entity:
    """The entity without a leading article."""
    cut = found.end() if (found := _ARTICLE.match(name)) else 0
    return start + cut, start + len(name), label


def range_of(text: str, claim: dict[str, str], place: str) -> tuple[int, int]:
    """Where a place of an annotated claim stands: the occurrence nearest to its predicate."""
    anchor = text.find(claim.get("anchor", claim["pred"]))
    start = min((m.start() for m in re.finditer(re.escape(place), text)), key=lambda at: abs(at - anchor))
    return start, start + len(place)


def scores(pairs: Iterable[tuple[set[Entity], set[Entity]]]) -> dict[str, float]:
    """F1 by label of (gold, found) pairs."""
    hits: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for gold, found in pairs:
        for label in LABELS:
            ours, theirs = ({e for e in group if e[2] == label} for group in (gold, found))
            hits[label] += len(ours & theirs)
            sizes[label] += len(ours) + len(theirs)
    return {label: 2 * hits[label] / sizes[label] if sizes[label] else 0.0 for label in LABELS}


def main() -> None:
    """Prints the figures."""
    nlp = claimkit.load()
    after = nlp.get_pipe("claimkit_entities")
    before_pipes = [
        "claimkit_" + n for n in ("entities", "quantities", "times", "locations", "attributions", "hedges", "coreference", "claims")
    ]
    pairs: dict[str, list[tuple[set[Entity], set[Entity]]]] = {"before": [], "after": []}
    for text, gold in sentences(Path(__file__).parent / "entities_sentences.txt"):
        with nlp.select_pipes(disable=before_pipes):
            doc = nlp(text)
        pairs["before"].append((gold, {bare(e.text, e.start_char, e.label_) for e in doc.ents}))
        doc = after(doc)
        pairs["after"].append((gold, {bare(e.text, e.start_char, e.label_) for e in doc.ents}))
    for when, them in pairs.items():
        sys.stdout.write(f"{when:6} " + "  ".join(f"{label} {value:.3f}" for label, value in scores(them).items()) + "\n")
    for name in sys.argv[1:]:
        counts: Counter[tuple[str, bool]] = Counter()
        for line in Path(name).read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            with nlp.select_pipes(disable=before_pipes):
                doc = nlp(document["text"])
            places = [range_of(document["text"], claim, place) for claim in document["claims"] for place in claim.get("locations", [])]
            for when in ("before", "after"):
                if when == "after":
                    doc = after(doc)
                for token in doc:
                    if token.text[0].isupper() and any(a <= token.idx < b for a, b in places):
                        counts[when, token.ent_type_ == "LOC"] += 1
        for when in ("before", "after"):
            good, bad = counts[when, True], counts[when, False]
            sys.stdout.write(f"{when:6} {Path(name).name}: {good} of {good + bad} words of named places are LOC\n")


if __name__ == "__main__":
    main()
