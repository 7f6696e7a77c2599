"""Trees of treebanks carried over to the tokens that claimkit reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tools.parser.conllu import Sentence, Word

if TYPE_CHECKING:
    from collections.abc import Callable

# As layers/page joins the groups of a number.
_SPACED = re.compile(r"\d(?<![\d.,\u00a0\u202f\u2009]\d)(?<!\d \d)\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d])")
_PARTICLES = {"-ci": ("ADV", "advmod"), "-là": ("ADV", "advmod")}


def spans_of(text: str, cut: Callable[[str], list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """Start and end of the tokens of a text: as the tokenizer cuts it, the groups of a number as one."""
    spans = cut(text)
    for found in _SPACED.finditer(text):
        inside = [span for span in spans if span[0] >= found.start() and span[1] <= found.end()]
        if len(inside) > 1 and inside[0][0] == found.start() and inside[-1][1] == found.end():
            at = spans.index(inside[0])
            spans[at : at + len(inside)] = [found.span()]
    return spans


def aligned(sentence: Sentence, cut: Callable[[str], list[tuple[int, int]]]) -> Sentence:
    """The same tree over the tokens of `cut`.

    Where a token holds several words, the one whose head lies outside stands for it; where a word is cut, its first piece does, but
    « l' » hangs on « on ».
    """
    text = sentence.text
    starts, at = [], 0
    for word in sentence.words:
        starts.append(at)
        at += len(word.form) + word.space
    word_at = {
        c: k for k, (start, word) in enumerate(zip(starts, sentence.words, strict=True)) for c in range(start, start + len(word.form))
    }
    spans = spans_of(text, cut)
    holds = [sorted({word_at[c] for c in range(a, b) if c in word_at}) for a, b in spans]
    pieces: dict[int, list[int]] = {}  # tokens of a word, in order
    for t, words in enumerate(holds):
        for k in words:
            pieces.setdefault(k, []).append(t)
    token_of = {k: _main_piece(tokens, [text[a:b] for a, b in (spans[t] for t in tokens)]) for k, tokens in pieces.items()}
    out = []
    for t, (a, b) in enumerate(spans):
        words = holds[t]
        space = text[b : b + 1] == " " or b >= len(text)
        outside = [k for k in words if token_of[k] == t]
        if not outside:
            main = token_of[words[0]]
            form = text[a:b]
            pos, label = _PARTICLES.get(form.lower(), ("DET", "det") if t < main else ("X", "dep"))
            if form in ".…":
                pos, label = "PUNCT", "punct"
            out.append(Word(form, "", pos, "", main, label, space))
            continue
        top = next((k for k in outside if sentence.words[k].head == k or token_of[sentence.words[k].head] != t), outside[0])
        word = sentence.words[top]
        first = sentence.words[outside[0]]
        pos, morph = (first.pos, first.morph) if word.pos in {"PUNCT", "X"} else (word.pos, word.morph)
        head = t if word.head == top else token_of[word.head]
        out.append(Word(text[a:b], word.lemma if len(words) == 1 else "", pos, morph, head, word.label, space))
    return Sentence(sentence.id, out)


def _main_piece(tokens: list[int], forms: list[str]) -> int:
    """Of the tokens of a cut word, the one that stands for it."""
    return tokens[-1] if len(forms) > 1 and forms[0].lower() in {"l'", "l’"} else tokens[0]
