"""Verbs that the parser gives too few words, or none: two clauses joined by « et », a time before the figure of « être »."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Moscou bloque les exportations de blé et Kiev réclame des sanctions.",
            [("Moscou", "les exportations de blé"), ("Kiev", "des sanctions")],
        ),
        ("L'armée tient le pont et les rebelles contrôlent la rive nord.", [("L'armée", "le pont"), ("les rebelles", "la rive nord")]),
        ("La pluie a coupé la route et trois communes restent isolées.", [("La pluie", "la route"), ("trois communes", None)]),
        ("Le groupe quitte Brest et sa filiale licencie douze salariés.", [("Le groupe", "Brest"), ("sa filiale", "douze salariés")]),
        ("La pluie a coupé la route et le pont.", [("La pluie", "la route et le pont")]),
        ("La récolte baisse et les prix flambent depuis mai.", [("La récolte", None), ("les prix", None)]),
        ("L'amende ne punit pas que le club, elle vise ses élus.", [("L'amende", "le club"), ("elle", "ses élus")]),
        ("La banque a depuis, à la demande du juge, gelé 900 comptes.", [("La banque", "900 comptes")]),
        ("La maire n'a pas, malgré l'appui d'un juge, publié les comptes.", [("La maire", "les comptes")]),
        ("Ces champs, la famille Roux les a perdus en avril.", [("la famille Roux", "les")]),
        ("Cette prime, les ouvriers de Dol l'attendent depuis deux ans.", [("les ouvriers de Dol", "l'")]),
        ("La taxe ne touche pas que Dol : à Lens, le pain augmente.", [("La taxe", "Dol"), ("le pain", None)]),
        ("Le gel ne menace pas que les vergers, prévient la préfète.", [("Le gel", "les vergers")]),
        ("La maire ne pense pas que le gué, fermé en mai, rouvrira.", [("le gué", None)]),
    ],
)
def test_the_noun_before_a_verb_without_subject_is_its_subject(nlp: Language, text: str, told: list[tuple[str, str | None]]) -> None:
    claims = claimkit.extract(text, nlp=nlp).claims
    assert [(c.actor and c.actor.span.text, c.patient and c.patient.span.text) for c in claims] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le braqueur Paul Roux, dit « le Loup », a volé deux motos.", [("Le braqueur Paul Roux", "deux motos")]),
        ("Louis Blanc, dit « Loulou », dirige le club depuis 2010.", [("Louis Blanc", "le club")]),
        ("Le caïd Marc Vella, dit « Le Boiteux », a été tué.", [(None, "Le caïd Marc Vella")]),
        ("Denise Aubert a 81 ans.", [("Denise Aubert", "81 ans")]),
    ],
)
def test_a_nickname_or_an_age_leaves_the_verb_to_the_person(nlp: Language, text: str, told: list[tuple[str | None, str | None]]) -> None:
    claims = claimkit.extract(text, nlp=nlp).claims
    assert [(c.actor and c.actor.span.text, c.patient and c.patient.span.text) for c in claims] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le groupe Tavel en garde cinq.", [("Le groupe Tavel", "cinq")]),
        ("La préfecture en liste 14.", [("La préfecture", "14")]),
        ("Un expert mandaté par la banque la chiffre à 2 milliards.", [("Un expert mandaté par la banque", "la")]),
        ("Le préfet la limite à 80 km/h.", [("Le préfet", "la")]),
        ("Un conseiller du maire la juge trop chère.", [("Un conseiller du maire", "la")]),
        ("La ville en compte 90, le club en compte 140.", [("La ville", "90"), ("le club", "140")]),
        (
            "La commune rachète deux puits, le groupe Tavel en garde cinq et les autres seront fermés.",
            [("La commune", "deux puits"), ("le groupe Tavel", "cinq"), (None, "les autres")],
        ),
        ("Elle en forme six et en garde trois.", [("Elle", "six"), ("Elle", "trois")]),
        ("Il en commande deux.", [("Il", "deux")]),
        ("Le texte figure en page 12 et en page 13.", [("Le texte", None)]),
        ("Le journal en page 12 raconte la crue.", [("Le journal en page 12", "la crue")]),
        ("Le tram en ligne 4 est en panne.", [("Le tram en ligne 4", None)]),
    ],
)
def test_the_word_behind_en_or_a_pronoun_is_a_verb(nlp: Language, text: str, told: list[tuple[str | None, str | None]]) -> None:
    claims = claimkit.extract(text, nlp=nlp).claims
    assert [(c.actor and c.actor.span.text, c.patient and c.patient.span.text) for c in claims] == told


@pytest.mark.parametrize(
    ("text", "head", "value"),
    [
        ("Le taux de chômage était en mai de 7,1 % à Mayotte.", "%", 7.1),
        ("Le déficit sera cette année de 5,4 % du PIB.", "%", 5.4),
        ("L'affluence a été samedi de 12 000 spectateurs.", "spectateurs", 12000),
        ("La taxe est en moyenne de 900 euros.", "euros", 900),
        ("Le coût du chantier serait désormais de 45 M€.", "M€", 45_000_000),
    ],
)
def test_the_figure_of_a_subject_behind_a_time(nlp: Language, text: str, head: str, value: float) -> None:
    claims = claimkit.extract(text, nlp=nlp).claims
    assert [(c.predicate.head.text, [q.value for q in c.quantities]) for c in claims] == [(head, [value])]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La réalité est que le lac baisse.", [("baisse", "le lac", "positive")]),
        ("Le problème, c'est que la mairie refuse.", [("refuse", "la mairie", "positive")]),
        ("Le fait est qu'en Bretagne, la pêche s'est effondrée.", [("s'est effondrée", "la pêche", "positive")]),
        ("C'est parce que la digue était fissurée que le barrage a cédé.", [("a cédé", "le barrage", "positive")]),
        ("C'est quand le pont a fermé que les ennuis ont commencé.", [("ont commencé", "les ennuis", "positive")]),
        ("Ce n'est pas parce que le prix monte que la qualité baisse.", [("baisse", "la qualité", "negative")]),
        ("Ce n'est pas que le train coûte cher.", [("coûte", "le train", "negative")]),
        ("Ça n'est pas quand le vent souffle que le cap change.", [("change", "le cap", "negative")]),
        ("C'est en marchant que le groupe a découvert la grotte.", [("a découvert", "le groupe", "positive")]),
        ("Ce n'est pas en punissant les élèves que l'école gagnera la confiance.", [("gagnera", "l'école", "negative")]),
        ("Le but est que chacun puisse voter.", [("est", "Le but", "positive"), ("puisse voter", "chacun", "positive")]),
        ("C'est parce que le juge le veut.", [("est", "C'", "positive")]),
        ("Le prix n'est élevé qu'en mars.", [("n'est élevé", "Le prix", "positive")]),
    ],
)
def test_est_only_puts_a_clause_forward(nlp: Language, text: str, told: list[tuple[str, str | None, str]]) -> None:
    claims = claimkit.extract(text, nlp=nlp).claims
    assert [(c.predicate.span.text, c.actor and c.actor.span.text, c.polarity) for c in claims] == told


@pytest.mark.parametrize(
    "text", ["Le texte entre", "L'usine pollue le lac, selon une étude que", "Le le 800 élèves, accueille lycée", "Fermé"]
)
def test_texts_that_break_off_never_raise(nlp: Language, text: str) -> None:
    assert claimkit.extract(text, nlp=nlp).text == text
