"""Tweets embedded in a page: text, address, « — Name (@handle) date »."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGNATURE = re.compile(r"[—–-]\s?[^\n@()—–]{1,60}\(@\w{1,30}\)(?:\s(?:https?://\S+|\d{1,2}(?:er)?\s\w+\s\d{4}))?")
_ADDRESS_END = re.compile(r"(?:https?://|pic\.twitter\.com/)\S+\s*$")


def tweets_apart(text: str, a: int, b: int) -> list[tuple[int, int, bool]]:
    """A line cut at the tweets embedded in it: text, address, « — Name (@handle) date »."""
    out: list[tuple[int, int, bool]] = []
    at = a
    for sign in signatures(text, a, b):
        address = _ADDRESS_END.search(text, at, sign.start())
        if address is None:
            continue
        body = text[at : address.start()]
        begin = at + _tweet_start(body)
        if begin > at:
            out.append((at, begin, False))
        out.append((begin, sign.end(), True))
        at = sign.end()
    if at < b:
        out.append((at, b, False))
    return out


def with_signatures(text: str, lines: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Lines in which one that is only a signature is joined to the tweet before it."""
    out: list[tuple[int, int, bool]] = []
    for a, b, tweet in lines:
        if out and not tweet and _SIGNATURE.match(text, a, b):
            out[-1] = (out[-1][0], b, True)
        else:
            out.append((a, b, tweet))
    return out


def signatures(text: str, a: int, b: int) -> Iterator[re.Match[str]]:
    """The signatures of tweets between two offsets."""
    return _SIGNATURE.finditer(text, a, b) if text.find("(@", a, b) >= 0 else iter(())


def _tweet_start(body: str) -> int:
    """Where the tweet begins in the text before its address: after the last double space, else after the sentence before it."""
    if (gap := body.rstrip().rfind("  ")) >= 0:
        return gap + 2
    stops = [m.end() for m in re.finditer(r"[.!?…][»”\"]?\s+(?=[A-ZÀ-Ý#@«\"])", body)]
    return stops[0] if stops else 0
