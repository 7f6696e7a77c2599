"""JSON-LD: read as pyld reads it, offline."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.samples import one_claim, sample

from claimkit.errors import OptionError
from claimkit.export import claim_review, to_jsonld

SCHEMA = "https://schema.org/"


def expanded(document: dict[str, Any]) -> dict[str, Any]:
    """The document as JSON-LD processors see it; asking for anything outside is an error."""
    pyld = pytest.importorskip("pyld")

    def refuse(url: str, _options: object) -> None:
        pytest.fail(f"{url} was asked for")

    nodes = pyld.jsonld.expand(json.loads(json.dumps(document)), {"documentLoader": refuse})
    assert len(nodes) == 1
    found: dict[str, Any] = nodes[0]
    return found


def values(node: dict[str, Any], name: str) -> list[Any]:
    return [item.get("@value", item) for item in node.get(SCHEMA + name, [])]


def test_jsonld_article_has_its_claims_as_parts() -> None:
    article = expanded(to_jsonld(sample(), url="https://exemple.fr/crue"))
    assert (article["@id"], article["@type"]) == ("https://exemple.fr/crue", [SCHEMA + "NewsArticle"])
    assert values(article, "datePublished") == ["2025-03-18"]
    assert values(article, "headline") == ["Crue de l’Aure : 1 200 habitants évacués"]
    parts = values(article, "hasPart")
    assert [values(part, "text")[0] for part in parts] == [claim.span.text for claim in sample().claims]
    assert {values(part, "appearance")[0]["@id"] for part in parts} == {"https://exemple.fr/crue"}


def test_jsonld_direct_quotation_is_a_quotation_by_its_source() -> None:
    part = values(expanded(to_jsonld(sample())), "hasPart")[2]
    assert part["@type"] == [SCHEMA + "Claim", SCHEMA + "Quotation"]
    assert values(values(part, "spokenByCharacter")[0], "name") == ["préfète"]
    assert part["urn:claimkit:polarity"] == [{"@value": "negative"}]


def test_jsonld_claim_tells_where_and_when() -> None:
    part = values(expanded(to_jsonld(sample())), "hasPart")[1]
    place = values(part, "contentLocation")[0]
    assert values(values(place, "geo")[0], "latitude") == [49.28]
    assert values(part, "temporalCoverage") == ["2025-03-17"]
    assert values(values(expanded(to_jsonld(sample())), "hasPart")[3], "temporalCoverage") == ["2025-04-01/2025-04-30"]


def test_jsonld_claim_review_rates_the_claim() -> None:
    review = claim_review(
        sample().claims[1], rating=2, verdict="Plutôt faux", reviewer="Les Vérificateurs", url="https://exemple.fr/verif/1"
    )
    node = expanded(review)
    assert values(node, "claimReviewed") == ["la rivière aurait inondé au moins 300 maisons à Bayeux lundi"]
    assert values(values(node, "reviewRating")[0], "ratingValue") == [2]
    assert [values(who, "name")[0] for who in values(values(node, "itemReviewed")[0], "author")] == ["Courrier du Bocage", "pompiers"]


def test_jsonld_rating_outside_its_scale_is_refused() -> None:
    with pytest.raises(OptionError, match=r"1\.\.5"):
        claim_review(sample().claims[0], rating=6, verdict="Vrai", reviewer="x", url="https://exemple.fr/1")


def test_jsonld_empty_fields_are_left_out() -> None:
    part = to_jsonld(one_claim("Il tombe", "tombe"))["hasPart"][0]
    assert not {"author", "spokenByCharacter", "contentLocation", "temporalCoverage"} & set(part)
