"""CoNLL-U: sentences of words as they stand in the text (« du », not « de le »), read from treebanks and written by hand-made ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_ENTITY = "Entity="


class Word(NamedTuple):
    """A word of a tree: `head` is the number of its head among the sentence's words, from 0, and its own number for the root.

    `entity` says whether a name begins (`B-PER`), goes on (`I-PER`) or is not there (`O`); it is empty where nobody has looked.
    """

    form: str
    lemma: str
    pos: str
    morph: str
    head: int
    label: str
    space: bool
    entity: str = ""


class Sentence(NamedTuple):
    """A tree; `document` is the part of its id before the last hyphen."""

    id: str
    words: list[Word]

    @property
    def document(self) -> str:
        """Id of the text that the sentence stands in."""
        return self.id.rsplit("-", 1)[0]

    @property
    def labels(self) -> list[str]:
        """The relation of each word, `root` for the root."""
        return ["root" if word.head == k else word.label for k, word in enumerate(self.words)]

    @property
    def text(self) -> str:
        """The sentence as it is written."""
        return "".join(word.form + " " * word.space for word in self.words).rstrip(" ")


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a file."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        name = next((line.partition("=")[2].strip() for line in lines if line.startswith("# sent_id")), path.stem)
        yield Sentence(name, _words([line.split("\t") for line in lines if line and line[0] != "#"]))


def _words(rows: list[list[str]]) -> list[Word]:
    """Words of the text; of one that the treebank writes as several (« du »), that whose head lies outside stands for all."""
    by_number = {row[0]: row for row in rows if row[0].isdigit()}
    spans: list[tuple[list[str], list[str]]] = []  # the row that holds form and space, the numbers it stands for
    covered = 0
    for row in rows:
        first, _, last = row[0].partition("-")
        if last:
            spans.append((row, [str(n) for n in range(int(first), int(last) + 1)]))
            covered = int(last)
        elif row[0].isdigit() and int(row[0]) > covered:
            spans.append((row, [row[0]]))
    place = {number: k for k, (_, numbers) in enumerate(spans) for number in numbers}
    words = []
    for k, (row, numbers) in enumerate(spans):
        parts = [by_number[number] for number in numbers]
        main = next((part for part in parts if part[6] == "0" or place[part[6]] != k), parts[0])
        feats = "|".join(sorted({feat for part in parts for feat in part[5].split("|") if feat not in {"_", "ExtPos=ADV"}}))
        if len(parts) > 1 and main is not parts[0]:
            feats = main[5] if main[5] != "_" else ""
        head = k if main[6] == "0" else place[main[6]]
        label = "root" if main[6] == "0" else main[7]
        entity = next((item.removeprefix(_ENTITY) for item in row[9].split("|") if item.startswith(_ENTITY)), "")
        words.append(Word(row[1], main[2], main[3], feats, head, label, "SpaceAfter=No" not in row[9], entity))
    return words


def write(path: Path, sentences: Iterable[Sentence]) -> None:
    """Writes trees; form, part of speech, head and label only where lemma and features are empty."""
    out = []
    for sentence in sentences:
        out.append(f"# sent_id = {sentence.id}\n# text = {sentence.text}")
        for number, word in enumerate(sentence.words, 1):
            head = 0 if word.head == number - 1 else word.head + 1
            label = "root" if head == 0 else word.label
            rest = "|".join([f"{_ENTITY}{word.entity}"] * bool(word.entity) + ["SpaceAfter=No"] * (not word.space)) or "_"
            row = (number, word.form, word.lemma or "_", word.pos, "_", word.morph or "_", head, label, "_", rest)
            out.append("\t".join(map(str, row)))
        out.append("")
    path.write_text("\n".join(out) + "\n", encoding="utf-8")
