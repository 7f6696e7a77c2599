"""What a process sends of a result is what another one gets."""

from __future__ import annotations

import pytest

import claimkit
from claimkit.errors import DocumentError
from claimkit.texts.transport import packed, unpacked

TEXTS = [
    "",
    "Selon la préfecture, au moins 1 200 personnes ont manifesté mardi à Brest. Elles réclament, a dit la maire, une baisse de 3 %.",
    "La ministre \ud83d a annoncé « une aide de 4 millions d'euros », qui serait versée en mai. Le syndicat n'y croit pas.",
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_an_extraction_arrives_as_it_was(text: str) -> None:
    sent = claimkit.extract(text, published="2026-11-24")
    got = unpacked(packed(sent))
    assert got == sent
    assert got.model_dump_json() == sent.model_dump_json()
    assert got.model_dump(exclude_unset=True) == sent.model_dump(exclude_unset=True)


def test_an_extraction_that_arrived_is_frozen_and_can_be_copied() -> None:
    got = unpacked(packed(claimkit.extract(TEXTS[1])))
    claim = got.claims[0].model_copy(update={"polarity": "negative"})
    assert (claim.factuality, got.claims[0].factuality) == ("CT-", "CT+")
    with pytest.raises(ValueError, match="frozen"):
        got.claims[0].polarity = "negative"


def test_what_claims_share_is_sent_once() -> None:
    sent = claimkit.extract("Le port a fermé, la gare a brûlé et le pont a cédé, a annoncé la préfecture de la Manche dans un communiqué.")
    got = unpacked(packed(sent))
    attributions = [claim.attribution for claim in got.claims]
    assert len(attributions) == 3
    assert attributions[0] is not None
    assert all(attribution is attributions[0] for attribution in attributions)


def test_an_error_arrives_as_it_was() -> None:
    got = unpacked(packed(DocumentError(7, "a7", "no text")))
    assert (type(got), got.index, got.id, got.problem) == (DocumentError, 7, "a7", "no text")
