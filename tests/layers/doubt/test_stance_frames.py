"""Every verb that reports and every word that accuses, in each of its frames: value, source, and that no accused is a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit
from claimkit.french.conjugation import forms, model_of
from claimkit.lexicons import Lexicons
from claimkit.lexicons.speech import ReportingVerb, VerbModel
from claimkit.lexicons.stance import AccusationWord, Signature

if TYPE_CHECKING:
    from spacy.language import Language

LEXICONS = Lexicons()
MODELS = {row.ending: row for row in LEXICONS.rows(VerbModel)}
SIGNATURES = {row.word: row for row in LEXICONS.rows(Signature) if (row.pos, row.content) == ("verb", "clause")}
REPORTS = [
    row
    for row in LEXICONS.rows(ReportingVerb)
    if row.que
    and " " not in row.lemma
    and not row.lemma.startswith("s'")
    and not row.out_of
    and (row.kind != "opinion" or row.lemma in SIGNATURES)
]
VOWELS = "aeiouéèêh"


def _participle(infinitive: str) -> str:
    """The masculine singular."""
    model = model_of(infinitive, MODELS)
    assert model is not None
    found = [form for form, kinds in forms(infinitive, model).items() if "participle" in kinds]
    return min([form for form in found if not form.endswith(("e", "s"))] or [form for form in found if not form.endswith("e")], key=len)


@pytest.mark.parametrize("row", REPORTS, ids=lambda row: row.lemma)
def test_stance_of_reports_that_are_negated_or_refused(nlp: Language, row: ReportingVerb) -> None:
    signature = SIGNATURES.get(row.lemma)
    want = signature.negated if signature is not None else "PS+" if row.kind == "deny" else "Uu"
    of = "d'" if row.lemma[0] in VOWELS else "de "
    for said, source in (
        (f"Le maire n'a pas {_participle(row.lemma)}", None if row.lemma == "savoir" else "Le maire"),  # who does not know says nothing
        (f"Aucun élu n'a {_participle(row.lemma)}", None),
        (f"Le maire refuse {of}{row.lemma}", "Le maire"),
    ):
        claim = claimkit.extract(f"{said} que le pont est fermé.", nlp=nlp).claims[-1]
        assert (said, claim.predicate.head.text, claim.factuality) == (said, "fermé", want)
        sources = () if claim.attribution is None else claim.attribution.sources
        assert [s.span.text for s in sources] == ([] if source is None else [source])


def _accusations(row: AccusationWord) -> list[tuple[str, str]]:
    """Sentences with the value of what they accuse of."""
    of = "d'avoir brûlé la grange" if row.preposition == "de" else "pour avoir brûlé la grange"
    accused = _participle(row.verb)
    words = f"{accused} {row.tail}".strip() + (" le tribunal" if row.tail == "devant" else "")
    if row.accused == "subject":
        return [(f"Le fermier a {words} mardi {of}.", row.value)]
    if row.accused == "dative":
        return [(f"{start} {of}.", row.value) for start in (f"Un voisin a {words} au fermier", f"Il est {words} au fermier")]
    return [
        (f"Le fermier a été {words} {of}.", row.value),
        (f"Le fermier n'a pas été {words} {of}.", "Uu"),
        (f"Le fermier, {words} {of}, se tait.", row.value),
        (f"Un juge a {words} le fermier {of}.", row.value),
        *([] if row.tail == "innocent" else [(f"{words.capitalize()} {of}, le fermier se tait.", row.value)]),
    ]


@pytest.mark.parametrize("row", LEXICONS.rows(AccusationWord), ids=lambda row: f"{row.verb} {row.tail} {row.preposition}")
def test_stance_of_who_is_accused(nlp: Language, row: AccusationWord) -> None:
    for text, value in _accusations(row):
        claims = {claim.predicate.head.text: claim for claim in claimkit.extract(text, nlp=nlp).claims}
        claim = claims["brûlé"]
        assert (text, claim.factuality) == (text, value)
        assert claim.actor is not None
        assert claim.actor.name == "fermier"
        assert claim.attribution is None or all(s.name != "fermier" for s in claim.attribution.sources)
