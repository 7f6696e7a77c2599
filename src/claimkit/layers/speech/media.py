"""Where something was said: « sur BFMTV », « sur Telegram », « au micro de RTL », « auprès de l'AFP », « dans un communiqué »."""

from __future__ import annotations

from bisect import bisect_left

from claimkit.doc.tree import Tree
from claimkit.layers.speech.sources import Sources
from claimkit.models import Source, Span

_PLACES = frozenset({"dans", "sur", "à", "au", "aux", "lors", "via", "devant", "auprès", "en", "invité", "invitée"})
_WITH_OF = frozenset({"lors", "auprès", "invité", "invitée"})
_OF = frozenset({"de", "d'", "du", "des"})
_NETWORKS = frozenset(
    [
        "x",
        "twitter",
        "telegram",
        "facebook",
        "instagram",
        "tiktok",
        "youtube",
        "whatsapp",
        "linkedin",
        "snapchat",
        "bluesky",
        "threads",
        "truth",
    ]
)
_BEARERS = frozenset(  # what carries words only behind a reporting verb: « au micro de », « sur son compte Instagram »
    ["micro", "antenne", "plateau", "colonnes", "compte", "blog", "site", "page", "chaîne", "réseau", "réseaux", "fil", "story"]
)
_ARTICLES = frozenset({"l'", "le", "la", "les", "d'", "de", "du", "des"})
_STANDS = frozenset({"micro", "antenne", "plateau", "colonnes"})


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
    if forms[i] in _WITH_OF:
        if k >= stop or forms[k] not in _OF:
            return None
        k += 1
    phrase = sources.after(k, stop)
    if phrase is None:
        return None
    a, b = phrase
    head = sources.head_of(a, b)
    occasion = sources.words.nouns.get(tree.lower[head]) in ("vehicle", "media", "occasion") or _carries(tree, head, forms[i])
    if not occasion and sources.kind_of(a, b) != "media":
        return None
    if tree.lower[head] in _STANDS and head + 2 < stop and forms[head + 1] in _OF and (named := sources.after(head + 2, stop)) is not None:
        a, b = named  # « au micro de France Inter »
        head = sources.head_of(a, b)
    while a < b - 1 and forms[a] in _ARTICLES and tree.words[head][:1].isupper():
        a += 1
    return tree.span(a, b)


def _carries(tree: Tree, head: int, preposition: str) -> bool:
    """Whether a network or what one speaks on stands there."""
    word = tree.lower[head]
    return word in _BEARERS or (preposition in ("sur", "via") and word in _NETWORKS and tree.words[head][:1].isupper())


def fronted(tree: Tree, sources: Sources, start: int, said_by: list[Source]) -> Span | None:
    """The medium that opens the sentence of a reporting clause: « Dans un communiqué, le maire annonce que … »."""
    first, stop = tree.sents[tree.sent[tree.token_at(start)]][0], tree.token_at(start)
    if not said_by or first >= stop or sources.forms[first] not in _PLACES:
        return None
    found = _medium(tree, sources, first)
    comma = None if found is None else bisect_left(tree.start, found.end)
    return found if comma is not None and comma < len(tree) and comma <= stop and tree.words[comma] == "," else None
