"""Trees as spaCy's training takes them: `Example`s over the tokens that claimkit reads, several sentences a text."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import spacy
from spacy.attrs import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.training import Example
from tools.parser.alignment import aligned
from tools.parser.augment import augmented
from tools.parser.conllu import Sentence, read

from claimkit.engine import token_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language
    from spacy.vocab import Vocab

TOGETHER = 5  # sentences of a text that are read together in training
BREAKS = ("", "", "", "\n", "\n\n")  # what stands between them


def treebank_tokenizer(vocab: Vocab, url_match: Any = None) -> Tokenizer:
    """spaCy's tokenizer by claimkit's rule."""
    return Tokenizer(
        vocab,
        rules={word: [{ORTH: word}] for word in token_rules.ABBREVIATIONS},
        prefix_search=token_rules.prefix_pattern().search,
        suffix_search=token_rules.suffix_pattern().search,
        infix_finditer=token_rules.infix_pattern().finditer,
        url_match=url_match,
    )


def cutter() -> Callable[[str], list[tuple[int, int]]]:
    """Start and end of the tokens of a text, white space left out."""
    blank = spacy.blank("fr")
    tokenizer = treebank_tokenizer(blank.vocab, blank.tokenizer.url_match)
    return lambda text: [(token.idx, token.idx + len(token)) for token in tokenizer(text) if not token.is_space]


def sentences_of(paths: list[Path]) -> list[Sentence]:
    """The trees of files, over claimkit's tokens; `obl` without a subtype (PUD) is `obl:mod`, as the other treebanks have it."""
    cut = cutter()
    found = [aligned(sentence, cut) for path in paths for sentence in read(path)]
    return [
        sentence._replace(words=[word._replace(label="obl:mod") if word.label == "obl" else word for word in sentence.words])
        for sentence in found
    ]


def doc_of(sentences: list[Sentence], vocab: Vocab, line_break: str = "") -> Doc:
    """One Doc of some sentences, with a space or a token of line breaks between them; it hangs on the word before, as spaCy has it."""
    words, spaces, heads, labels, parts, morphs, starts, entities = [], [], [], [], [], [], [], []
    for sentence in sentences:
        if line_break and words:
            spaces[-1] = False
            words.append(line_break)
            spaces.append(False)
            heads.append(len(words) - 2)
            labels.append("dep")
            parts.append("")
            morphs.append("")
            starts.append(False)
            entities.append("O" if entities[-1] else "")
        begin = len(words)
        for k, word in enumerate(sentence.words):
            words.append(word.form)
            spaces.append(word.space or k == len(sentence.words) - 1)
            heads.append(begin + word.head)
            labels.append("ROOT" if word.head == k else word.label)
            parts.append(word.pos)
            morphs.append(word.morph)
            starts.append(k == 0)
            entities.append(word.entity)
    names = entities if any(entities) else None
    return Doc(vocab, words=words, spaces=spaces, heads=heads, deps=labels, pos=parts, morphs=morphs, sent_starts=starts, ents=names)


def grouped(
    sentences: list[Sentence],
    size: int = TOGETHER,
    measure: Callable[[Sentence], int] = lambda _: 1,
) -> Iterator[list[Sentence]]:
    """Neighbouring sentences of a document, at most `size` together as `measure` counts them, or one that is larger."""
    group: list[Sentence] = []
    taken = 0
    for sentence in sentences:
        if group and (taken + measure(sentence) > size or sentence.document != group[0].document):
            yield group
            group, taken = [], 0
        group.append(sentence)
        taken += measure(sentence)
    if group:
        yield group


@spacy.registry.readers("claimkit.Trees.v1")
def trees(path: str, *, augment: bool = False, seed: int = 0) -> Callable[[Language], Iterator[Example]]:
    """Reader of a prepared CoNLL-U file (see `prepare`); each pass writes the sentences anew if `augment`."""
    sentences = list(read(Path(path)))
    random = Random(seed)

    def examples(nlp: Language) -> Iterator[Example]:
        groups = list(grouped(sentences, TOGETHER))
        if augment:
            random.shuffle(groups)
        for group in groups:
            written = [augmented(sentence, random) for sentence in group] if augment else group
            gold = doc_of(written, nlp.vocab, random.choice(BREAKS) if augment else "")
            plain = Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
            yield Example(plain, gold)

    return examples
