"""schema.org in JSON-LD: claims as `Claim`, quoted ones also as `Quotation`, and `ClaimReview` for those who check them.

What schema.org has no word for (certainty, polarity, hedges) stands under `urn:claimkit:`. The context is inside the document: nothing
is fetched to read it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from claimkit.errors import OptionError
from claimkit.models import Claim, Extraction, Location, Source, TimeExpression

CONTEXT = {"@vocab": "https://schema.org/", "claimkit": "urn:claimkit:", "id": "@id", "type": "@type"}
_WHO = {"person": "Person", "organization": "Organization", "media": "NewsMediaOrganization", "document": "CreativeWork"}
_WHERE = {"country": "Country", "city": "City", "region": "AdministrativeArea", "department": "AdministrativeArea"}
_JSON = dict[str, Any]


def to_jsonld(extraction: Extraction, *, url: str | None = None) -> _JSON:
    """The article and its claims as one JSON-LD object.

    Args:
        extraction: what `claimkit.extract` returned.
        url: address of the article, its identifier; without it the article has none.

    Returns:
        A dict that `json.dumps` writes; inside `<script type="application/ld+json">`, write each `<` of it as a JSON escape.
    """
    article: _JSON = {"type": "NewsArticle", "inLanguage": "fr", "articleBody": extraction.text}
    headline = next((b.span.text for b in extraction.blocks if b.kind == "headline"), None)
    article |= _present({"id": url, "headline": headline, "datePublished": extraction.published and extraction.published.isoformat()})
    reference = {"id": url} if url else {"type": "NewsArticle"} | _present({"headline": headline})
    return {"@context": CONTEXT} | article | {"hasPart": [_claim(claim) | {"appearance": reference} for claim in extraction.claims]}


def claim_review(claim: Claim, *, rating: int, verdict: str, reviewer: str, url: str, worst: int = 1, best: int = 5) -> _JSON:
    """A `ClaimReview` of one claim, as search engines and fact-checking archives read it.

    Args:
        claim: the claim that was checked.
        rating: from `worst` (false) to `best` (true).
        verdict: the same in words, as readers see it (« Plutôt faux »).
        reviewer: the organization that checked it.
        url: address of the review.
        worst: lowest rating there is.
        best: highest rating there is.

    Raises:
        OptionError: the rating is outside its scale.
    """
    if not worst <= rating <= best:
        message = f"rating={rating} is outside {worst}..{best}: give a rating on that scale, or another scale"
        raise OptionError(message)
    scale = {"type": "Rating", "ratingValue": rating, "worstRating": worst, "bestRating": best, "alternateName": verdict}
    return {
        "@context": CONTEXT,
        "type": "ClaimReview",
        "id": url,
        "url": url,
        "claimReviewed": claim.span.text,
        "itemReviewed": _claim(claim),
        "reviewRating": scale,
        "author": {"type": "Organization", "name": reviewer},
    }


def _claim(claim: Claim) -> _JSON:
    sources = claim.attribution.sources if claim.attribution else ()
    quoted = claim.attribution is not None and claim.attribution.quote == "direct"
    who = [_source(source) for source in sources]
    return {"type": ["Claim", "Quotation"] if quoted else "Claim", "id": f"urn:claimkit:{claim.id}", "text": claim.span.text} | _present(
        {
            "inLanguage": "fr",
            "abstract": claim.statement,
            "author": who,
            "spokenByCharacter": who if quoted else None,
            "about": [{"type": "Thing", "name": x.name} for x in (claim.actor, claim.patient) if x],
            "contentLocation": [_place(x) for x in claim.locations],
            "temporalCoverage": [covered for t in claim.times if (covered := _interval(t))],
            "claimkit:certainty": claim.certainty,
            "claimkit:polarity": claim.polarity,
            "claimkit:factuality": claim.factuality,
            "claimkit:confidence": claim.confidence,
            "claimkit:hedge": [h.span.text for h in claim.hedges],
            "claimkit:quantity": [q.span.text for q in claim.quantities],
        }
    )


def _source(source: Source) -> _JSON:
    return {"type": _WHO.get(source.kind, "Thing"), "name": source.name, "claimkit:kind": source.kind, "claimkit:role": source.role}


def _place(location: Location) -> _JSON:
    place: _JSON = {"type": _WHERE.get(location.kind, "Place"), "name": location.name}
    if location.latitude is not None and location.longitude is not None:
        place["geo"] = {"type": "GeoCoordinates", "latitude": location.latitude, "longitude": location.longitude}
    return place | _present({"addressCountry": location.country})


def _interval(time: TimeExpression) -> str | None:
    """ISO 8601 interval, last day included, as `temporalCoverage` wants it."""
    if time.start is None or time.end is None:
        return None
    last = time.end - timedelta(days=1)
    return time.start.isoformat() if last <= time.start else f"{time.start.isoformat()}/{last.isoformat()}"


def _present(values: _JSON) -> _JSON:
    return {name: value for name, value in values.items() if value not in (None, [], "")}
