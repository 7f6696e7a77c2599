"""An extraction as HTML: one self-contained string, without network, in which the text stays text."""

from __future__ import annotations

import re
import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from claimkit.display.segments import Segment, marks_of, segments
from claimkit.display.words import content_words, place_words, quantity_words, time_words
from claimkit.models import Claim, Extraction

# Characters that would reorder, hide or break the page: shown by their number instead.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
AUTHOR = "the author"


@dataclass(frozen=True)
class _Part:
    """A block of the page with its segments."""

    kind: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class _Card:
    """A claim as the card shows it, and the keys by which it is filtered."""

    number: int
    claim: Claim
    sources: tuple[int, ...]

    @property
    def rules(self) -> list[tuple[str, str]]:
        """What was found by which rule."""
        claim, found = self.claim, [(q.span.text, q.rule) for q in self.claim.quantities]
        found += [(t.span.text, t.rule) for t in claim.times]
        found += [(claim.attribution.cue.text, claim.attribution.rule)] if claim.attribution else []
        return found + [(h.span.text, h.rule) for h in claim.hedges]


def fragment(extraction: Extraction, *, name: str | None = None) -> str:
    """The marked text with its cards, for a notebook or to be put into a page; several may stand in one page.

    Args:
        extraction: what `claimkit.extract` returned.
        name: a title above it.
    """
    return _templates().get_template("fragment.html").render(view=_view(extraction, name))


def card(claim: Claim) -> str:
    """One claim as its card, for a notebook."""
    own = _Card(1, claim, ())
    return _templates().get_template("claim.html").render(card=own, uid=f"ck-{secrets.token_hex(5)}")


def page(documents: Extraction | Sequence[tuple[str, Extraction]], *, title: str = "claimkit") -> str:
    """A whole HTML document.

    Args:
        documents: one extraction, or several with their names.
        title: title of the document.
    """
    named = [(title, documents)] if isinstance(documents, Extraction) else documents
    views = [_view(extraction, name, heading="h1" if len(named) == 1 else "h2") for name, extraction in named]
    return _templates().get_template("page.html").render(views=views, title=views[0]["name"] if len(views) == 1 else title)


def shown(text: str) -> Markup:
    """Text escaped for a page, with control and direction characters as their numbers."""
    cut: list[str | Markup] = []
    at = 0
    for found in _CONTROLS.finditer(text):
        cut += [escape(text[at : found.start()]), Markup('<span class="ck-ctl" data-u="U+{:04X}"></span>').format(ord(found.group()))]
        at = found.end()
    return Markup("").join([*cut, escape(text[at:])])


@lru_cache(maxsize=1)
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("claimkit.display"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters |= {"shown": shown, "quantity": quantity_words, "time": time_words, "place": place_words, "content": content_words}
    return environment


def _view(extraction: Extraction, name: str | None, *, heading: str = "h2") -> dict[str, object]:
    names = Counter(name for claim in extraction.claims for name in _source_names(claim))
    order = {name: position for position, (name, _) in enumerate(names.most_common())}
    cards = [_Card(n, c, tuple(order[s] for s in _source_names(c))) for n, c in enumerate(extraction.claims, 1)]
    return {
        "uid": f"ck-{secrets.token_hex(5)}",  # two figures of one extraction on one page must not share ids
        "name": name,
        "heading": heading,
        "under": "h2" if heading == "h1" else "h3",
        "extraction": extraction,
        "parts": _parts(extraction),
        "cards": cards,
        "sources": [(order[name], name, count) for name, count in names.most_common()],
        "hedges": Counter(kind for claim in extraction.claims for kind in _hedge_kinds(claim)).most_common(),
        "blocks": Counter(claim.block for claim in extraction.claims).most_common(),
    }


def _source_names(claim: Claim) -> tuple[str, ...]:
    if claim.attribution is None:
        return (AUTHOR,)
    return tuple(dict.fromkeys(source.name for source in claim.attribution.sources)) or ("not named",)


def _hedge_kinds(claim: Claim) -> list[str]:
    return sorted({hedge.kind for hedge in claim.hedges}) or ["none"]


def _parts(extraction: Extraction) -> list[_Part]:
    """The blocks with what stands between them, in the order of the text; a block gives way to the one before where they overlap."""
    text, ranges, at = extraction.text, [], 0
    for block in sorted(extraction.blocks, key=lambda b: b.span.start):
        start, end = max(at, block.span.start), min(len(text), block.span.end)
        if start < end:
            ranges += [("other", at, start), (block.kind, start, end)]
            at = end
    ranges.append(("other", at, len(text)))
    pieces = segments(text, marks_of(extraction), cuts=[start for _, start, _ in ranges])
    by_start = {segment.start: segment for segment in pieces}
    parts = []
    for kind, start, end in ranges:
        own, here = [], start
        while here < end:
            own.append(by_start[here])
            here += len(own[-1].text)
        if text[start:end].strip():
            parts.append(_Part(kind, tuple(own)))
    return parts
