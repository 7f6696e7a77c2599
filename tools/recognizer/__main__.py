"""Data and scores of claimkit's entity recognizer, which is trained with tagger and parser (`tools.distill`).

python -m tools.recognizer trees OUT.conllu FILE.jsonl …  labelled texts as trees with names, to learn from
python -m tools.recognizer score FILE.jsonl …             scores claimkit's entities beside those of fr_core_news_md
"""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from tools.parser.conllu import write
from tools.recognizer.evaluation import score
from tools.recognizer.labelled import LABELS, read
from tools.recognizer.trees import reader, trees_of

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
    one = commands.add_parser("trees")
    one.add_argument("out", type=Path)
    two = commands.add_parser("score")
    for command in (one, two):
        command.add_argument("files", type=Path, nargs="+")
    args = parser.parse_args()
    if args.command == "trees":
        write(args.out, trees_of(read(args.files), reader()))
    else:
        compare(args.files)


if __name__ == "__main__":
    main()
