"""`python -m benchmarks rules [--gain] [GOLD.jsonl…]`: what each rule is worth.

For each rule of the registry, how often it fires in the articles of the repository and in each further file of annotated texts; with `--gain`,
how much the strict F1 of each falls without it, in thousandths. A gain in texts that a rule was not written for is what it is worth; a rule
that fires in none of them is a candidate to go. A rule of a layer is switched off by dropping what it found, a repair by leaving the tree as it is.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rich.console import Console
from rich.table import Table
from spacy.language import Language

import claimkit
from claimkit.evaluation import evaluate, read_gold
from claimkit.evaluation.gold import GoldDocument
from claimkit.models import Claim, Extraction
from claimkit.repair.graft import Repairs
from claimkit.rules import rules

ARTICLES = Path(__file__).parents[1] / "tests" / "behaviour" / "articles.jsonl"


@dataclass
class Texts:
    """Annotated texts of one file, with what was found in them.

    Attributes:
        fired: how often each rule fires, by text.
        gains: what each rule adds to the strict F1.
    """

    name: str
    documents: list[GoldDocument]
    extractions: list[Extraction] = field(default_factory=list)
    fired: list[Counter[str]] = field(default_factory=list)
    gains: dict[str, float] = field(default_factory=dict)

    def read(self, nlp: Language) -> None:
        """Reads all texts with all rules."""
        for document in self.documents:
            doc = claimkit.annotate(document.text, published=document.published, nlp=nlp)
            self.fired.append(Counter(f.rule for f in claimkit.explain(doc)))
            self.extractions.append(_extracted(document, nlp))

    def firings(self, rule: str) -> int:
        """How often a rule fires in them."""
        return sum(counts[rule] for counts in self.fired)

    def weigh(self, rule: str, nlp: Language) -> None:
        """Reads the texts in which a rule fires again without it."""
        if not self.firings(rule):
            return
        with without(rule, nlp):
            again = [
                _extracted(d, nlp) if counts[rule] else e for d, e, counts in zip(self.documents, self.extractions, self.fired, strict=True)
            ]
        self.gains[rule] = self._strict(self.extractions) - self._strict(again)

    def _strict(self, extractions: Sequence[Extraction]) -> float:
        return evaluate(zip(self.documents, extractions, strict=True)).scores["strict"].f1


def _extracted(document: GoldDocument, nlp: Language) -> Extraction:
    return claimkit.extract(document.text, published=document.published, nlp=nlp)


@contextmanager
def without(rule: str, nlp: Language) -> Iterator[None]:
    """Switches a rule off."""
    with ExitStack() as stack:
        fires = Repairs.fires
        stack.enter_context(patch.object(Repairs, "fires", lambda self, r, *at: r != rule and fires(self, r, *at)))
        for component, keep in KEEPS.items():
            finder = nlp.get_pipe(f"claimkit_{component}").finder
            stack.enter_context(patch.object(finder, "find", _kept(finder.find, keep, rule)))
        yield


def _kept(find: Callable[..., Any], keep: Callable[[Any, str], Any], rule: str) -> Callable[..., Any]:
    return lambda *args: keep(find(*args), rule)


def _items(found: Any, rule: str) -> Any:
    return [item for item in found if item.rule != rule]


def _speech(found: Any, rule: str) -> Any:
    pairs = [(a, reach) for a, reach in zip(found.attributions, found.reaches, strict=True) if a.rule != rule]
    sources = [tuple(s for s in a.sources if s.rule != rule) for a, _ in pairs]
    found.attributions = [a.model_copy(update={"sources": kept}) for (a, _), kept in zip(pairs, sources, strict=True)]
    found.reaches = [reach for _, reach in pairs]
    found.embeddings = [e for e in found.embeddings if e.accusation != rule]
    return found


def _doubt(found: Any, rule: str) -> Any:
    found.hedges[:] = [(hedge, reach) for hedge, reach in found.hedges if hedge.rule != rule]
    found.stances.standings[:] = _items(found.stances.standings, rule)
    return found


def _links(found: Any, rule: str) -> Any:
    return tuple(_items(links, rule) for links in found)


def _claims(found: Any, rule: str) -> Any:
    found.claims = [_claim(claim, rule) for claim in found.claims if claim.rule != rule]
    return found


def _claim(claim: Claim, rule: str) -> Claim:
    gone = {role: None for role in ("actor", "patient") if (party := getattr(claim, role)) is not None and party.rule == rule}
    return claim.model_copy(update=gone) if gone else claim


# By component, how what its finder returns is left without a rule.
KEEPS: dict[str, Callable[[Any, str], Any]] = {
    "quantities": _items,
    "times": _items,
    "locations": _items,
    "attributions": _speech,
    "hedges": _doubt,
    "coreference": _links,
    "claims": _claims,
}


def table(every: Sequence[Texts], *, gain: bool) -> Table:
    """One row a rule, those that fire least first."""
    out = Table("rule", "layer", *(texts.name for texts in every))
    for row in sorted(rules().values(), key=lambda row: [texts.firings(row.id) for texts in reversed(every)]):
        cells = [
            f"{texts.firings(row.id)}" + (f" ({1000 * texts.gains[row.id]:+.1f})" if gain and row.id in texts.gains else "")
            for texts in every
        ]
        out.add_row(row.id, row.layer, *cells)
    return out


def run(files: Sequence[str], *, gain: bool) -> None:
    """Prints the table of the articles of the repository and of each file."""
    nlp = claimkit.load()
    every = [Texts(path.stem, list(read_gold([path]))) for path in (ARTICLES, *map(Path, files))]
    for texts in every:
        texts.read(nlp)
        for rule in rules() if gain else ():
            texts.weigh(rule, nlp)
    Console(width=100 + 18 * len(every)).print(table(every, gain=gain))
    silent = [rule for rule in rules() if not any(texts.firings(rule) for texts in every)]
    print(f"{len(rules())} rules, {len(silent)} fire in none of these texts: {', '.join(silent) or '-'}")


if __name__ == "__main__":
    run([a for a in sys.argv[1:] if not a.startswith("-")], gain="--gain" in sys.argv)
