"""An extraction as HTML: one self-contained string, without network, in which the text stays text."""

from __future__ import annotations

import re
import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from claimkit.display.languages import Lang, Words, words_of
from claimkit.display.segments import Segment, marks_of, segments
from claimkit.display.words import place_words
from claimkit.export.schema import Documents, named
from claimkit.models import Claim, Extraction

_SURE = (0.8, 0.6)  # what the filter offers; below the last a card is marked
# Characters that would reorder, hide or break the page: shown by their number instead.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


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
    sources: tuple[int, ...] = ()
    places: tuple[int, ...] = ()

    @property
    def statement(self) -> str:
        """The claim as a sentence of its own where it has one, else as it stands in the text."""
        claim = self.claim
        if claim.statement:
            return claim.statement
        subject = claim.actor or (claim.patient if claim.predicate.voice == "passive" else None)
        apart = subject is not None and not claim.span.start <= subject.span.start < claim.span.end
        return " ".join(f"{subject.span.text if subject and apart else ''} {claim.span.text}".split())

    @property
    def confidence(self) -> int | None:
        """Per cent."""
        return None if self.claim.confidence is None else round(100 * self.claim.confidence)

    @property
    def unsure(self) -> bool:
        """Whether the card is marked as perhaps misread."""
        return self.claim.confidence is not None and self.claim.confidence < _SURE[-1]

    @property
    def reached(self) -> list[int]:
        """The choices of the filter that keep it, in per cent."""
        return [round(100 * lowest) for lowest in _SURE if self.claim.confidence is not None and self.claim.confidence >= lowest]

    @property
    def rules(self) -> list[tuple[str, str]]:
        """What was found by which rule."""
        claim, told = self.claim, self.claim.attribution
        found = [(claim.predicate.span.text, claim.rule)]
        found += [(party.span.text, party.rule) for party in (claim.actor, claim.patient) if party is not None]
        found += [(q.span.text, q.rule) for q in claim.quantities]
        found += [(t.span.text, t.rule) for t in claim.times]
        found += [(place.span.text, place.rule) for place in claim.locations]
        found += [(told.cue.text, told.rule), *((source.span.text, source.rule) for source in told.sources)] if told else []
        return found + [(h.span.text, h.rule) for h in claim.hedges]


@dataclass(frozen=True)
class _Choices:
    """What the filters offer, the most frequent first: (key, name, claims), or (key, claims)."""

    sources: list[tuple[int, str, int]]
    places: list[tuple[int, str, int]]
    levels: Sequence[tuple[str, int]]
    blocks: Sequence[tuple[str, int]]
    sure: Sequence[tuple[int, int]]


def fragment(extraction: Extraction, *, name: str | None = None, lang: Lang = "fr") -> str:
    """The marked text with its cards, for a notebook or to be put into a page; several may stand in one page.

    Args:
        extraction: what `claimkit.extract` returned.
        name: a title above it; without it the headline of the text stands for one.
        lang: language of the interface, `fr` or `en`.
    """
    words = words_of(lang)
    view = _view(extraction, name, words, _keys([extraction], words), uid=secrets.token_hex(5))
    return _templates().get_template("fragment.html").render(view=view, t=words)


def card(claim: Claim, *, lang: Lang = "fr") -> str:
    """One claim as its card, for a notebook.

    Args:
        claim: a claim.
        lang: language of the interface, `fr` or `en`.
    """
    return _templates().get_template("claim.html").render(card=_Card(1, claim), uid=f"ck-{secrets.token_hex(5)}", t=words_of(lang))


def page(documents: Extraction | Documents, *, title: str | None = None, lang: Lang = "fr") -> str:
    """A whole HTML document: the same each time it is made.

    Args:
        documents: one extraction, or several, with names if you like. A text is called by its headline, else by its name.
        title: title of the document; of one text its headline, when it is not given.
        lang: language of the interface, `fr` or `en`.

    Raises:
        OptionError: another language.
    """
    words = words_of(lang)
    given = [(None, documents)] if isinstance(documents, Extraction) else list(named(documents))
    keys = _keys([extraction for _, extraction in given], words)
    views = [
        _view(e, title if len(given) == 1 and title else None, words, keys, alone=len(given) == 1, uid=f"{n}-{_digest(e)}", fallback=name)
        for n, (name, e) in enumerate(given, 1)
    ]
    head = title or (str(views[0]["name"]) if len(views) == 1 else words("claims"))
    choices, total = _choices([e for _, e in given], words, keys), sum(len(e) for _, e in given)
    return _templates().get_template("page.html").render(views=views, title=head, t=words, choices=choices, total=total)


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
    environment.filters |= {"shown": shown, "place": place_words}
    return environment


_Keys = tuple[dict[str, int], dict[str, int]]


def _view(
    extraction: Extraction, name: str | None, words: Words, keys: _Keys, *, uid: str, alone: bool = False, fallback: str | None = None
) -> dict[str, object]:
    headline = next((" ".join(b.span.text.split()) for b in extraction.blocks if b.kind == "headline" and b.span.text.strip()), None)
    parts = _parts(extraction)
    sources, places = keys
    cards = [
        _Card(n, c, tuple(sources[s] for s in _source_names(c, words)), tuple(places[x.name] for x in c.locations))
        for n, c in enumerate(extraction.claims, 1)
    ]
    return {
        "uid": f"ck-{uid}",
        "name": name or headline or _short_name(fallback) or words("untitled"),
        "headed": name is None and bool(parts) and parts[0].kind == "headline",  # the headline of the text is the title
        "heading": "h1" if alone else "h2",
        "under": "h2" if alone else "h3",
        "extraction": extraction,
        "parts": parts,
        "cards": cards,
        "choices": _choices([extraction], words, keys) if alone or fallback is None else None,
    }


def _short_name(name: str | None) -> str | None:
    """A file without its folders and suffix; a number is no name."""
    stem = re.split(r"[/\\]", name)[-1].rpartition(".")[0] or re.split(r"[/\\]", name)[-1] if name else ""
    return None if not stem or stem.isdigit() else stem


def _digest(extraction: Extraction) -> str:
    return sha256(extraction.text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _keys(extractions: list[Extraction], words: Words) -> _Keys:
    """A number for each source and each place of a page: names may hold anything."""
    claims = [claim for extraction in extractions for claim in extraction.claims]
    sources = Counter(name for claim in claims for name in _source_names(claim, words))
    places = Counter(name for claim in claims for name in {x.name for x in claim.locations})
    return tuple({name: n for n, (name, _) in enumerate(_ranked(names))} for names in (sources, places))  # type: ignore[return-value]


def _choices(extractions: list[Extraction], words: Words, keys: _Keys) -> _Choices:
    claims = [claim for extraction in extractions for claim in extraction.claims]
    sources = Counter(name for claim in claims for name in _source_names(claim, words))
    places = Counter(name for claim in claims for name in {x.name for x in claim.locations})
    reached = Counter(per_cent for claim in claims for per_cent in _Card(0, claim).reached)
    return _Choices(
        [(keys[0][name], name, count) for name, count in _ranked(sources)],
        [(keys[1][name], name, count) for name, count in _ranked(places)],
        Counter(claim.certainty for claim in claims).most_common(),
        Counter(claim.block for claim in claims).most_common(),
        [(per_cent, count) for per_cent, count in sorted(reached.items(), reverse=True) if count < len(claims)],
    )


def _ranked(names: Counter[str]) -> list[tuple[str, int]]:
    return sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))


def _source_names(claim: Claim, words: Words) -> tuple[str, ...]:
    if claim.attribution is None:
        return (words("author"),)
    return tuple(dict.fromkeys(source.name for source in claim.attribution.sources)) or (words("unnamed"),)


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
