"""Who speaks over several sentences, in interviews, in incises of several words, and of two figures."""

from __future__ import annotations

import pytest

import claimkit


def said(text: str) -> dict[str, tuple[list[str], str | None]]:
    """For each claim its verb group with the names of its sources and how it is quoted."""
    return {
        claim.predicate.span.text: (
            [source.span.text for source in claim.attribution.sources] if claim.attribution else [],
            claim.attribution.quote if claim.attribution else None,
        )
        for claim in claimkit.extract(text).claims
    }


@pytest.mark.parametrize("marks", ["« {} »", "“{}”", '"{}"', "«{}»"])
def test_turns_go_on_in_every_style_of_marks(marks: str) -> None:
    first, second = marks.format("La digue a cédé"), marks.format("Nous n'avons plus de courant.")
    found = said(f"{first}, a réagi le maire. {second} Selon lui, trente familles sont parties.")
    assert found["n'avons plus"] == (["le maire"], "direct")
    assert found["sont parties"] == (["lui"], "indirect")


def test_turns_do_not_reach_narration() -> None:
    assert said("« La digue a cédé », a réagi le maire. Le préfet ferme la route.")["ferme"] == ([], None)


def test_turns_are_opened_by_the_sentence_before() -> None:
    assert said("La ministre a pris la parole. « Nous fermerons dix casernes. »")["fermerons"][0] == ["La ministre"]


@pytest.mark.parametrize(
    "text",
    [
        "Entretien avec Paule Kermadec, maire de Dol\nCombien de bancs seront posés ?\nNous poserons trente bancs.",
        "Le Courrier : Combien de bancs seront posés ?\nPaule Kermadec : Nous poserons trente bancs.",
    ],
)
def test_interviews_give_answers_to_who_is_named(text: str) -> None:
    found = said(text)
    assert found["poserons"] == (["Paule Kermadec"], "direct")
    assert "seront posés" not in found


def test_interviews_are_no_question_of_an_article() -> None:
    assert said("Paule Kermadec, maire de Dol, hésite.\nQue faire ?\nLe conseil posera trente bancs.")["posera"] == ([], None)


@pytest.mark.parametrize(
    ("text", "verb", "source"),
    [
        ("Le toit va céder, veut croire l'architecte.", "va céder", "l'architecte"),
        ("Le toit va céder, tient à préciser la mairie.", "va céder", "la mairie"),
        ("Le toit va céder, fait valoir la maire.", "va céder", "la maire"),
        ("« Le toit va céder », a déclaré à l’AFP Anne Roux.", "va céder", "Anne Roux"),
        ("« Le toit va céder », lit-on dans le rapport.", "va céder", "le rapport"),
    ],
)
def test_incises_of_several_words(text: str, verb: str, source: str) -> None:
    assert said(text)[verb][0] == [source]


def test_incises_need_a_speaker() -> None:

    assert "a ouvert" in said("Le maire a ouvert la porte, suivi de son adjoint.")


def test_predicates_with_their_subject_between_the_marks_are_direct() -> None:
    assert said("Pour l'instant, « chacun garde ses réserves », estime Anne Roux.")["garde"][1] == "direct"
    assert said("Le village « garde ses réserves », estime Anne Roux.")["garde"][1] == "mixed"


def test_two_figures_have_a_source_each() -> None:
    claims = claimkit.extract("9 000 personnes ont marché selon la police, 20 000 selon les syndicats.").claims
    assert [(c.predicate.span.text, [s.span.text for s in c.attribution.sources] if c.attribution else []) for c in claims] == [
        ("ont marché", ["la police"]),
        ("20 000", ["les syndicats"]),
    ]
    assert [[q.value for q in c.quantities] for c in claims] == [[9000], [20000]]


def test_selon_ends_at_a_semicolon_and_at_its_conjunction() -> None:
    found = said("Le gué est fermé et, selon la maire, il ne rouvrira pas.")
    assert found["est fermé"][0] == []
    assert found["ne rouvrira pas"][0] == ["la maire"]
