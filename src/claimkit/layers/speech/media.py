"""Where something was said: « sur BFMTV », « à l'AFP », « dans un communiqué », « lors d'une conférence de presse »."""

from __future__ import annotations

from bisect import bisect_left

from claimkit.doc.tree import Tree
from claimkit.layers.speech.sources import Sources
from claimkit.models import Source, Span

_PLACES = frozenset({"dans", "sur", "à", "au", "aux", "lors", "via", "devant"})
_ARTICLES = frozenset({"l'", "le", "la", "les", "d'", "de", "du", "des"})


def medium_in(tree: Tree, sources: Sources, start: int, end: int, said_by: list[Source]) -> Span | None:
    """The first medium, document or occasion of speech named between two offsets, that is none of the sources.

    Args:
        tree: the document.
        sources: its reader of noun phrases.
        start: first character of the reporting clause.
        end: character after its last.
        said_by: the sources, which are no medium.
    """
    if not said_by:
        return None
    for i in range(tree.token_at(start), bisect_left(tree.start, end)):
        if sources.forms[i] in _PLACES:
            found = _medium(tree, sources, i)
            if found is not None and not any(s.span.start < found.end and found.start < s.span.end for s in said_by):
                return found
    return None


def _medium(tree: Tree, sources: Sources, i: int) -> Span | None:
    stop, forms = min(len(tree), i + 12), sources.forms
    k = i + 1
    if forms[i] == "lors" and k < stop and forms[k] in ("de", "d'", "du", "des"):
        k += 1
    phrase = sources.after(k, stop)
    if phrase is None:
        return None
    a, b = phrase
    head = sources.head_of(a, b)
    occasion = sources.words.nouns.get(tree.lower[head]) in ("vehicle", "media", "occasion")
    if not occasion and sources.kind_of(a, b) != "media":
        return None
    while a < b - 1 and forms[a] in _ARTICLES and tree.words[head][:1].isupper():
        a += 1
    return tree.span(a, b)
