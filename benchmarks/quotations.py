"""Quotations and their speakers, scored with the overlaps of the field.

    python benchmarks/quotations.py                      the texts in benchmarks/data/quotations.jsonl (our own writing)
    python benchmarks/quotations.py FILE.jsonl …         texts of the same form, or gold annotations of claims (`tests/behaviour/articles.jsonl`)
    … --errors                                           also prints what is missed and what is false

A quotation is found when the characters that it shares with a predicted one are at least 0.3 (and 0.8) of the longer of the two, as in the
evaluation of quotation extractors for French and English news (the share of the longer span, thresholds 0.3 and 0.8). Its speaker is right
when the predicted source and the annotated one share at least half of the shorter, or when the antecedent of the predicted pronoun does.
Annotations of claims have no spans of quotations: there the share of attributed claims with the right sources is told, by kind.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import claimkit
from claimkit.doc.layers import Layers, layers_of

DATA = Path(__file__).parent / "data" / "quotations.jsonl"
THRESHOLDS = (0.3, 0.8)
Ranges = list[tuple[int, int]]


@dataclass(slots=True)
class Quotation:
    """A quotation: its characters, its kind, and where its speakers stand."""

    ranges: Ranges
    kind: str
    speakers: Ranges


def size(ranges: Ranges) -> int:
    """Characters in ranges that do not overlap."""
    return sum(end - start for start, end in ranges)


def shared(a: Ranges, b: Ranges) -> int:
    """Characters that two lists of ranges share."""
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def overlap(a: Ranges, b: Ranges) -> float:
    """Shared characters as a share of the longer one."""
    return shared(a, b) / max(size(a), size(b), 1)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without the blanks, commas and stops at its ends."""
    while start < end and text[start] in " \n\u00a0\u202f,;:.—–-":
        start += 1
    while end > start and text[end - 1] in " \n\u00a0\u202f,;:.—–-":
        end -= 1
    return start, end


def predicted(text: str, layers: Layers) -> list[Quotation]:
    """The quotations that claimkit finds: what each cue covers, of the kind that most of it has."""
    groups: dict[tuple[int, int, str], list[tuple[str, Ranges]]] = defaultdict(list)
    speakers: dict[tuple[int, int, str], Ranges] = {}
    for attribution, reach in zip(layers.attributions, layers.attribution_reach, strict=True):
        key = (attribution.cue.start, attribution.cue.end, attribution.rule)
        groups[key].append((attribution.quote, list(reach.ranges)))
        spans = [s.span for s in attribution.sources] + [s.antecedent for s in attribution.sources if s.antecedent]
        speakers[key] = [(s.start, s.end) for s in spans]
    out = []
    for key, parts in groups.items():
        ranges = joined(text, sorted(r for _, found in parts for r in found))
        kinds: dict[str, int] = defaultdict(int)
        for kind, found in parts:
            kinds[kind] += sum(sum(c.isalnum() for c in text[start:end]) for start, end in found)
        kind = max(kinds, key=lambda k: kinds[k])
        if ranges:
            out.append(Quotation(ranges, kind, speakers[key]))
    return out


def joined(text: str, ranges: Ranges) -> Ranges:
    """Neighbouring ranges made one, trimmed, without the empty ones."""
    out: Ranges = []
    for start, end in ranges:
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    cut = [trimmed(text, *r) for r in out]
    return [r for r in cut if r[1] - r[0] > 1]


def annotated(document: dict[str, Any]) -> list[Quotation]:
    """The quotations of an annotated text; each part must stand in it once."""
    text, out = document["text"], []
    for item in document["quotations"]:
        ranges = []
        for part in item["parts"]:
            if text.count(part) != 1:
                message = f"{document['id']}: {part!r} stands {text.count(part)} times in the text; make it longer"
                raise ValueError(message)
            start = text.index(part)
            ranges.append(trimmed(text, start, start + len(part)))
        speakers = [(i, i + len(item["speaker"])) for i in range(len(text)) if text.startswith(item["speaker"], i)]
        out.append(Quotation(ranges, item["kind"], speakers))
    return out


def same_speaker(found: Quotation, gold: Quotation) -> bool:
    """Whether a predicted speaker, or its antecedent, is the annotated one."""
    return any(shared([a], [b]) >= min(a[1] - a[0], b[1] - b[0]) / 2 for a in found.speakers for b in gold.speakers)


@dataclass(slots=True)
class Count:
    """Hits, annotated and predicted quotations; speakers and kinds right among the hits."""

    hits: int = 0
    gold: int = 0
    found: int = 0
    speakers: int = 0
    kinds: int = 0

    def line(self, name: str) -> str:
        """The figures in one line."""
        precision, recall = self.hits / max(self.found, 1), self.hits / max(self.gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return (
            f"{name:24} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   speaker {self.speakers / max(self.hits, 1):.3f}"
            f"   kind {self.kinds / max(self.hits, 1):.3f}   gold {self.gold:3d}  found {self.found:3d}"
        )


def score(documents: list[dict[str, Any]], threshold: float, *, errors: bool) -> dict[str, Count]:
    """Counts by kind, and for all."""
    counts: dict[str, Count] = defaultdict(Count)
    for document in documents:
        text = document["text"]
        found = predicted(text, layers_of(claimkit.annotate(text)))
        gold = annotated(document)
        pairs = sorted(((overlap(f.ranges, g.ranges), i, j) for i, f in enumerate(found) for j, g in enumerate(gold)), reverse=True)
        match: dict[int, int] = {}
        for value, i, j in pairs:
            if value >= threshold and i not in match and j not in match.values():
                match[i] = j
        for name, chosen in (("all", None), ("direct", "direct"), ("indirect", "indirect"), ("mixed", "mixed")):
            count = counts[name]
            count.gold += sum(chosen in (None, g.kind) for g in gold)
            count.found += sum(chosen in (None, gold[match[i]].kind if i in match else f.kind) for i, f in enumerate(found))
            for i, j in match.items():
                if chosen in (None, gold[j].kind):
                    count.hits += 1
                    count.speakers += same_speaker(found[i], gold[j])
                    count.kinds += found[i].kind == gold[j].kind
        if errors:
            report(document["id"], text, found, gold, match)
    return counts


def report(name: str, text: str, found: list[Quotation], gold: list[Quotation], match: dict[int, int]) -> None:
    """Prints what is missed, false, or of a wrong speaker or kind."""
    show = lambda ranges: " … ".join(text[a:b] for a, b in ranges)  # noqa: E731
    for j, quotation in enumerate(gold):
        if j not in match.values():
            print(f"  {name} missed: {show(quotation.ranges)}")
    for i, quotation in enumerate(found):
        if i not in match:
            print(f"  {name} false: {show(quotation.ranges)} <- {show(quotation.speakers)}")
            continue
        right = gold[match[i]]
        if not same_speaker(quotation, right):
            print(f"  {name} speaker: {show(quotation.speakers)} of {show(right.ranges)}")
        if quotation.kind != right.kind:
            print(f"  {name} kind: {quotation.kind} for {right.kind}: {show(right.ranges)}")


def score_claims(documents: list[dict[str, Any]]) -> None:
    """For annotations of claims: how many attributed claims get the right sources, by kind of quotation."""
    right, all_of = defaultdict[str, int](int), defaultdict[str, int](int)
    for document in documents:
        text = document["text"]
        layers = layers_of(claimkit.annotate(text, published=document.get("published")))
        for claim in document["claims"]:
            if claim.get("level", "core") != "core" or not claim.get("sources"):
                continue
            at = text.index(claim.get("anchor", claim["pred"])) + claim.get("anchor", claim["pred"]).index(claim["pred"])
            at += claim["pred"].rfind(claim["head"])
            covering = [a for a, r in zip(layers.attributions, layers.attribution_reach, strict=True) if r.covers(at)]
            names = {t for a in covering for s in a.sources for t in (s.span.text, s.antecedent.text if s.antecedent else "")}
            kind = claim.get("quote", "indirect")
            all_of[kind] += 1
            right[kind] += all(any(s["text"] in n or (n and n in s["text"]) for n in names) for s in claim["sources"])
    for kind in sorted(all_of):
        print(f"{kind:24} claims with all their sources {right[kind] / all_of[kind]:.3f} of {all_of[kind]}")


def main(arguments: list[str]) -> None:
    """Reads the files and prints the figures."""
    parser = argparse.ArgumentParser(description="Scores quotations and their speakers.")
    parser.add_argument("files", nargs="*", type=Path, default=[DATA])
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    documents = [json.loads(line) for path in options.files for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    quoted = [d for d in documents if "quotations" in d]
    for threshold in THRESHOLDS if quoted else ():
        print(f"overlap {threshold}")
        for name, count in score(quoted, threshold, errors=options.errors and threshold == THRESHOLDS[0]).items():
            print("  " + count.line(name))
    if claims := [d for d in documents if "claims" in d]:
        score_claims(claims)


if __name__ == "__main__":
    main(sys.argv[1:])
