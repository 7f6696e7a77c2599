"""Rows of the user: what they add to a word list changes what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

    from claimkit.models import Claim

ROWS: dict[str, list[dict[str, Any]]] = {
    "plurals": [{"plural": "fermaux", "singular": "fermail"}],
    "numerals": [{"word": "crores", "sort": "scale", "value": 1e7}, {"word": "Ml", "sort": "abbreviation", "value": 1e6}],
    "r_stems": [{"stem": "délir", "mood": "conditional"}],
    "actor_nouns": [{"noun": "voltigeur", "kind": "person"}],
    "place_verbs": [{"verb": "rêver", "role": "thing"}],
}


@pytest.fixture(scope="module")
def own() -> Language:
    return claimkit.load(lexicons=ROWS)


def last(text: str, nlp: Language) -> Claim:
    return claimkit.extract(text, clauses="all", nlp=nlp).claims[-1]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Le musée expose douze fermaux anciens.", [(12, "fermal")], [(12, "fermail")]),
        ("Le fonds a versé trois crores d'euros.", [(3, "crore")], [(3e7, "EUR")]),
        ("La ville a payé 3 Ml€ au club.", [(3, "ml€")], [(3e6, "EUR")]),
    ],
)
def test_overlays_change_quantities(
    nlp: Language, own: Language, text: str, before: list[tuple[float, str]], after: list[tuple[float, str]]
) -> None:
    for pipeline, expected in ((nlp, before), (own, after)):
        assert [(q.value, q.unit) for q in last(text, pipeline).quantities] == expected


def test_overlays_of_stems_decide_what_is_a_conditional(nlp: Language, own: Language) -> None:
    text = "Le patient délirait depuis mardi."
    assert (last(text, nlp).predicate.mood, last(text, own).predicate.mood) == ("indicative", "conditional")
    assert [[h.rule for h in last(text, pipeline).hedges] for pipeline in (nlp, own)] == [[], ["hedge.conditional"]]


def test_overlays_of_actor_nouns_tell_who_may_be_permitted(nlp: Language, own: Language) -> None:
    text = "Le voltigeur peut partir."
    assert [[h.rule for h in last(text, pipeline).hedges] for pipeline in (nlp, own)] == [["hedge.modal.pouvoir"], []]


def test_overlays_of_place_verbs_tell_that_y_is_a_thing(nlp: Language, own: Language) -> None:
    text = "Le préfet a visité Brest. Il y rêve depuis mardi."
    assert [[p.span.text for p in last(text, pipeline).locations] for pipeline in (nlp, own)] == [["Brest"], []]


def test_overlays_can_empty_a_list_of_numerals() -> None:
    rows = [
        {"word": word, "remove": True}
        for word in ("k", "K", "M", "Mio", "mio", "Md", "Mds", "Mrd", "Mrds", "mds", "md", "mrd", "mia", "Mia")
    ]
    nlp = claimkit.load(lexicons={"numerals": rows})
    assert [q.value for q in last("La ville a payé 3 M€ au club.", nlp).quantities] == [3]


def test_overlays_that_remove_a_row_remove_it_from_every_component() -> None:
    nlp = claimkit.load(lexicons={"vague_amounts": [{"phrase": "plusieurs", "remove": True}]})
    claim = last("La mairie a fermé plusieurs écoles.", nlp)
    assert (claim.predicate.lemma, claim.quantities) == ("fermer", ())
