"""Word lists on speech: what must be there, and what must not."""

from __future__ import annotations

from claimkit.lexicons import Lexicons
from claimkit.lexicons.speech import AttributionNoun, AttributionPreposition, PassingVerb, ReportingVerb

LEXICONS = Lexicons()


def test_speech_has_verbs_of_every_stance_and_class() -> None:
    verbs = LEXICONS.rows(ReportingVerb)
    assert {v.stance for v in verbs} == {"neutral", "committed", "distancing", "denying"}
    assert {"say", "know", "opinion", "deny", "accuse", "ask"} <= {v.kind for v in verbs}


def test_speech_verbs_take_something() -> None:
    idle = [v.lemma for v in LEXICONS.rows(ReportingVerb) if not (v.que or v.infinitive or v.de or v.incise or v.colon or v.attribute)]
    assert idle == []


def test_speech_nouns_that_open_clauses_carry_content() -> None:
    assert {n.kind for n in LEXICONS.rows(AttributionNoun) if n.clause} == {"content"}


def test_speech_takes_a_row_of_the_user() -> None:
    lexicons = Lexicons({"reporting_verbs": [{"lemma": "gazouiller", "kind": "say", "que": True}]})
    assert [v.que for v in lexicons.rows(ReportingVerb) if v.lemma == "gazouiller"] == [True]


def test_speech_prepositions_are_lower_case_and_straight() -> None:
    texts = [p.text for p in LEXICONS.rows(AttributionPreposition)]
    assert [t for t in texts if t != t.lower() or "’" in t] == []


def test_speech_knows_who_passes_on() -> None:
    roles = {v.lemma: v.role for v in LEXICONS.rows(PassingVerb)}
    assert (roles["citer"], roles["réaliser"]) == ("relay", "origin")
