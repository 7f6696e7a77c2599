"""The Doc of a view, with the words as they were given: what is read is plain, what the caller gets back is the caller's own text."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from claimkit.doc.layers import layers_of
from claimkit.french.alignment import View
from claimkit.texts.placing import Place, placed_layers

_SURROGATE = re.compile("[\ud800-\udfff]")


def as_given(doc: Doc, view: View) -> Doc:
    """An annotated Doc of the plain text as one of the given text, with the layers placed in it.

    White space that the view made plain, or took away, becomes tokens of its own where a word has more than one blank behind it.
    """
    if view.plain:
        return doc
    if not len(doc):  # nothing that is read: the given text is one word
        given = Doc(doc.vocab, words=[_SURROGATE.sub("\ufffd", view.given)], spaces=[False])
        given.user_data["claimkit"] = placed_layers(layers_of(doc), Place(view.given, 0, view))
        return given
    starts = view.starts([token.idx for token in doc])
    starts[:1] = [0]
    words: list[str] = []
    spaces: list[bool] = []
    of: list[int] = []  # which token of the plain Doc each word is, -1 - i for white space behind token i
    for i, (a, b) in enumerate(zip(starts, [*starts[1:], len(view.given)], strict=True)):
        piece = _SURROGATE.sub("\ufffd", view.given[a:b])
        if not piece:
            continue
        word = piece.rstrip() or piece
        blank = piece[len(word) :]
        words.append(word)
        of.append(i)
        spaces.append(blank.startswith(" "))
        if rest := blank.removeprefix(" "):
            words.append(rest)
            spaces.append(False)
            of.append(-1 - i)
    place = {k: n for n, k in enumerate(of) if k >= 0}
    tokens = [doc[k] if k >= 0 else None for k in of]
    given = Doc(
        doc.vocab,
        words=words,
        spaces=spaces,
        tags=[token.tag_ if token is not None else "SPACE" for token in tokens],
        pos=[token.pos_ if token is not None else "SPACE" for token in tokens],
        morphs=[str(token.morph) if token is not None else "" for token in tokens],
        lemmas=[token.lemma_ if token is not None else words[n] for n, token in enumerate(tokens)],
        heads=[_home(token.head, place, n) if token is not None else place[-1 - of[n]] for n, token in enumerate(tokens)],
        deps=[token.dep_ if token is not None else "dep" for token in tokens],
        ents=[
            ("O" if token is None or not token.ent_type_ else f"{'B' if token.ent_iob_ != 'I' else 'I'}-{token.ent_type_}")
            for token in tokens
        ],
    )
    given.user_data["claimkit"] = placed_layers(layers_of(doc), Place(view.given, 0, view))
    return given


def _home(head: Token, place: dict[int, int], own: int) -> int:
    """Where a head stands; of one that stands for nothing, the head above it."""
    while head.i not in place and head.head.i != head.i:
        head = head.head
    return place.get(head.i, own)
