"""Makes claimkit's entity recognizer.

python -m tools.recognizer train OUT FILE.jsonl …        goes on from that of fr_core_news_md; five minutes for 220,000 words
python -m tools.recognizer score FILE.jsonl …            scores claimkit's entities beside those of fr_core_news_md
python -m tools.recognizer pack MODEL VERSION            writes the weights of a trained recognizer into the package
"""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from tools.parser import packaging
from tools.recognizer.evaluation import score
from tools.recognizer.labelled import LABELS, read
from tools.recognizer.training import train

import claimkit
from claimkit.engine import own


def compare(files: list[Path]) -> None:
    """Prints the scores of each file."""
    print("file, pipeline: entities, F1, without labels, " + ", ".join(LABELS))
    pipelines = ((own.BASE, spacy.load(own.BASE)), ("claimkit", claimkit.load()))
    for file in files:
        texts = read([file])
        for name, nlp in pipelines:
            found = score(nlp, texts)
            figures = " ".join(f"{found.f1(label):.3f}" for label in ("all", "spans", *LABELS))
            print(f"{file.stem:16} {name:16} {found.gold['all']:6} {figures}")


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("train")
    one.add_argument("out", type=Path)
    one.add_argument("files", type=Path, nargs="+")
    one.add_argument("--epochs", type=int, default=6)
    two = commands.add_parser("score")
    two.add_argument("files", type=Path, nargs="+")
    three = commands.add_parser("pack")
    three.add_argument("model", type=Path)
    three.add_argument("version")
    args = parser.parse_args()
    if args.command == "train":
        train(read(args.files), args.out, epochs=args.epochs)
    elif args.command == "score":
        compare(args.files)
    else:
        packaging.package(args.model, args.version, pipes=("ner",))


if __name__ == "__main__":
    main()
