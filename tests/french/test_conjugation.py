"""Conjugation: infinitive → forms that must be there."""

from __future__ import annotations

import pytest

from claimkit.french.conjugation import auxiliary_forms, bare, forms, model_of
from claimkit.lexicons import Lexicons
from claimkit.lexicons.speech import ReportingVerb, VerbModel

MODELS = Lexicons().rows(VerbModel)
BY_ENDING = {row.ending: row for row in MODELS}


def generated(infinitive: str) -> dict[str, set[str]]:
    model = model_of(infinitive, BY_ENDING)
    assert model is not None
    return forms(infinitive, model)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("infinitive", "expected"),
    [
        ("annoncer", "annonce annonçait annoncions annonça annoncèrent annoncera annoncerait annonçant annoncé"),
        ("juger", "jugeons jugeait jugions jugea jugeant jugées"),
        ("révéler", "révèle révélait révélera révélant"),
        ("répéter", "répète répétait"),
        ("rappeler", "rappelle rappelait rappellera"),
        ("relever", "relève relevait relèvera"),
        ("marteler", "martèle martelait"),
        ("avertir", "avertit avertissait avertissant averti"),
        ("démentir", "dément démentait démentant démenti"),
        ("soutenir", "soutient soutenait soutint soutiendra soutenu"),
        ("dire", "dit disait dira dirent dit disant"),
        ("prédire", "prédit prédisent prédisait"),
        ("écrire", "écrit écrivait écrivirent"),
        ("croire", "croit croyait crut cru"),
        ("savoir", "sait savait saura sachant su"),
        ("reconnaître", "reconnaît reconnaissait reconnut reconnu"),
        ("prétendre", "prétend prétendait prétendu"),
        ("comprendre", "comprend comprenait compris"),
        ("promettre", "promet promettait promis promise"),
        ("craindre", "craint craignait craignant"),
        ("poursuivre", "poursuit poursuivait poursuivi"),
        ("conclure", "conclut concluait conclu"),
        ("découvrir", "découvre découvrait découvert"),
        ("prévoir", "prévoit prévoyait prévoira prévu"),
    ],
)
def test_conjugation_gives_the_forms_of_the_press(infinitive: str, expected: str) -> None:
    assert set(expected.split()) <= set(generated(infinitive))


def test_conjugation_tells_what_a_form_can_be() -> None:
    assert generated("dire")["dit"] == {"finite", "participle"}
    assert generated("juger")["jugeant"] == {"gerund"}


def test_conjugation_has_a_model_for_every_reporting_verb() -> None:
    verbs = [bare(row.lemma).removeprefix("faire ").removeprefix("laisser ") for row in Lexicons().rows(ReportingVerb)]
    assert [verb for verb in verbs if model_of(verb, BY_ENDING) is None] == []


def test_conjugation_knows_the_auxiliaries() -> None:
    found = auxiliary_forms(MODELS)
    assert {"a", "ont", "avait", "aurait", "est", "sont", "serait", "ayant", "été"} <= found
    assert "eu" not in found
