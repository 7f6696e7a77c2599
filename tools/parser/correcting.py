"""Parses in a form that is quick to correct by hand, and corrections applied to them with checks.

A `.tree` file has a line a token (number, form, part of speech, head, label, space) under `# n: sentence`. A `.fix` file beside it has
a line a correction: `S T HEAD LABEL [POS]` (sentence, token, new head with 0 for the root; `=` keeps a field), `split S T` (sentence S
ends before token T; numbers stay those of the `.tree`, a head in another sentence is `S:T`), `join S` (S goes on in the next one).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tools.parser.conllu import Sentence, Word, write

if TYPE_CHECKING:
    from spacy.language import Language

_PARTS = frozenset(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()  # noqa: SIM905 - read as one line
)
Place = tuple[int, int]  # sentence and token, from 1


class CorrectionError(ValueError):
    """A correction cannot be applied; the message says which and why."""


def dump(text: Path, nlp: Language) -> Path:
    """Writes the parse of a text as a `.tree` file beside it."""
    out = []
    sentences = [[token for token in sentence if not token.is_space] for sentence in nlp(text.read_text(encoding="utf-8")).sents]
    for number, tokens in enumerate((tokens for tokens in sentences if tokens), 1):
        out.append(f"# {number}: {' '.join(token.text for token in tokens)}")
        place = {token.i: k for k, token in enumerate(tokens, 1)}
        for token in tokens:
            head = 0 if token.head.i == token.i else place.get(token.head.i, 0)
            label = token.dep_ if head else "root"
            space = "" if token.whitespace_ else "SpaceAfter=No"
            out.append(f"{place[token.i]}\t{token.text}\t{token.pos_}\t{head}\t{label}\t{space}")
        out.append("")
    tree = text.with_suffix(".tree")
    tree.write_text("\n".join(out) + "\n", encoding="utf-8")
    return tree


def apply(tree: Path, labels: frozenset[str]) -> Path:
    """Writes the corrected trees as a `.conllu` file.

    Args:
        tree: a `.tree` file; its corrections are in the `.fix` file beside it, if there is one.
        labels: the relations that a correction may give.

    Raises:
        CorrectionError: a correction names what is not there, or a sentence has not one root, a cycle, or a head outside.
    """
    rows: dict[Place, list[str]] = {}
    heads: dict[Place, Place | None] = {}
    for s, block in enumerate(tree.read_text(encoding="utf-8").strip().split("\n\n"), 1):
        for line in block.split("\n")[1:]:
            number, form, pos, head, label, *space = line.split("\t")
            rows[s, int(number)] = [form, pos, label, *(space or [""])]
            heads[s, int(number)] = None if head == "0" else (s, int(head))
    starts = {place for place in rows if place[1] == 1}
    fixes = tree.with_suffix(".fix")
    for line in fixes.read_text(encoding="utf-8").splitlines() if fixes.exists() else ():
        words = line.split("#")[0].split()
        try:
            _correct(words, rows, heads, starts, labels)
        except (ValueError, KeyError, IndexError) as error:
            raise CorrectionError(f"{fixes.name}: {line.strip()!r}: {error}") from error
    out = tree.with_suffix(".conllu")
    write(out, _sentences(tree.stem, rows, heads, starts))
    return out


def _correct(
    words: list[str], rows: dict[Place, list[str]], heads: dict[Place, Place | None], starts: set[Place], labels: frozenset[str]
) -> None:
    if not words:
        return
    if words[0] == "split":
        starts.add((int(words[1]), int(words[2])))
        return
    if words[0] == "join":
        starts.discard((int(words[1]) + 1, 1))
        return
    place = int(words[0]), int(words[1])
    if words[2] != "=":
        sentence, _, token = words[2].rpartition(":")
        head = None if words[2] == "0" else (int(sentence or place[0]), int(token))
        if head is not None and head not in rows:
            raise ValueError("no such head")
        heads[place] = head
    for field, value, known in zip((2, 1), words[3:], (labels, _PARTS), strict=False):
        if value != "=":
            if value not in known:
                raise ValueError(f"{value!r} is not among {', '.join(sorted(known))}")
            rows[place][field] = value


def _sentences(stem: str, rows: dict[Place, list[str]], heads: dict[Place, Place | None], starts: set[Place]) -> list[Sentence]:
    groups: list[list[Place]] = []
    for place in sorted(rows):
        if place in starts or not groups:
            groups.append([])
        groups[-1].append(place)
    out = []
    for n, group in enumerate(groups, 1):
        at = {place: k for k, place in enumerate(group)}
        roots = [rows[place][0] for place in group if heads[place] is None]
        if len(roots) != 1:
            raise CorrectionError(f"{stem}: the sentence at {group[0]} has {len(roots)} roots: {roots}")
        for place in group:
            seen: set[Place] = set()
            above: Place | None = place
            while above is not None:
                if above in seen or above not in at:
                    raise CorrectionError(f"{stem}: {rows[place][0]!r} at {place} is in a cycle, or its head is in another sentence")
                seen.add(above)
                above = heads[above]
        words = []
        for place in group:
            form, pos, label, space = rows[place]
            head = heads[place]
            words.append(Word(form, "", pos, "", at[place] if head is None else at[head], label, not space))
        out.append(Sentence(f"{stem}-{n}", words))
    return out
