"""Participants whole: second subjects, amounts before the verb, pronoun subjects outside the verb group, user's own names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "actor", "group"),
    [
        ("Le maire, son adjoint et trois élus ont démissionné.", "Le maire, son adjoint et trois élus", "ont démissionné"),
        ("Septante-deux pour cent des Belges approuvent la mesure.", "Septante-deux pour cent des Belges", "approuvent"),
        ("Nous avons créé 12 000 emplois.", "Nous", "avons créé"),
        ("La préfète a décidé de fermer le pont.", "La préfète", "a décidé de fermer"),
        ("Le choc entre un car et un tram a fait un mort.", "Le choc entre un car et un tram", "a fait"),
        ("Un mégot pourrait être à l'origine du feu.", "Un mégot", "pourrait être à l'origine"),
        ("Il en a les moyens.", "Il", "en a"),
        ("Il en tire deux leçons.", "Il", "en tire"),
        # the noun that makes one verb with it, not the bound of an amount
        ("La maire a mis fin au chantier.", "La maire", "a mis fin"),
        ("Le club ne prend plus part au tournoi.", "Le club", "ne prend plus part"),
        ("Le décret entre en vigueur en mai.", "Le décret", "entre en vigueur"),
        ("Le port a mis en mars un terme au chantier.", "Le port", "a mis"),
        ("La ville a planté plus de 900 tilleuls.", "La ville", "a planté"),
        ("La ville ne compte plus de médecin.", "La ville", "ne compte plus"),
        ("Trois romans sont parus en mars.", "Trois romans", "sont parus"),
    ],
)
def test_roles_actor_and_verb_group(nlp: Language, text: str, actor: str, group: str) -> None:
    (claim,) = claimkit.extract(text, nlp=nlp).claims
    assert claim.actor is not None
    assert (claim.actor.span.text, claim.predicate.span.text) == (actor, group)


def test_roles_noun_behind_a_conjunction_is_the_subject(nlp: Language) -> None:
    text = "Les hôpitaux n'ont signalé aucune intoxication, mais 17 personnes auraient consulté."
    actors = [c.actor.span.text for c in claimkit.extract(text, nlp=nlp).claims if c.actor]
    assert actors == ["Les hôpitaux", "17 personnes"]


@pytest.mark.parametrize(
    ("text", "agent"),
    [("La dette a été divisée par deux en dix ans.", None), ("Le pont a été fermé hier par la préfecture.", "la préfecture")],
)
def test_roles_agent(nlp: Language, text: str, agent: str | None) -> None:
    (claim,) = claimkit.extract(text, nlp=nlp).claims
    assert (claim.actor.span.text if claim.actor else None) == agent


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Le budget a été adopté par 41 voix contre 12.", None),
        ("La motion a été rejetée par 300 voix.", None),
        ("Le budget a été adopté par 41 élus.", "41 élus"),
    ],
)
def test_roles_votes_are_no_agent(nlp: Language, text: str, actor: str | None) -> None:
    claim = claimkit.extract(text, nlp=nlp).claims[0]
    assert (claim.actor and claim.actor.span.text) == actor


@pytest.mark.parametrize(
    ("text", "patient"),
    [
        ("Le groupe est en train de vendre l'usine.", "l'usine"),
        ("L'entreprise est en passe de racheter son rival.", "son rival"),
        ("La ville est en travaux.", None),
    ],
)
def test_roles_infinitive_behind_en_train_de_brings_the_object(nlp: Language, text: str, patient: str | None) -> None:
    (claim,) = claimkit.extract(text, nlp=nlp).claims
    assert (claim.patient and claim.patient.span.text) == patient


@pytest.mark.parametrize(
    ("text", "group", "actor", "patient"),
    [
        ("Il faut fermer les ponts.", "faut fermer", None, "les ponts"),
        ("Il faudra lire sa lettre.", "faudra lire", None, "sa lettre"),
        ("Il est possible de réduire les déchets.", "est possible de réduire", None, "les déchets"),
        ("Il suffit de voir la colère des élus.", "suffit de voir", None, "la colère des élus"),
        ("C'est une honte de voir les gens partir.", "est une honte de voir", "C'", "les gens"),
        ("Nous nous sommes habitués à suivre les règles.", "nous sommes habitués à suivre", "Nous", "les règles"),
        ("La colère grandit.", "grandit", "La colère", None),
        ("Il s'est produit une explosion.", "s'est produit", "une explosion", None),
        ("Il ne se passe pas grand-chose.", "ne se passe pas", "grand-chose", None),
        ("Ce plan ne changera pas grand-chose.", "ne changera pas", "Ce plan", "grand-chose"),
        ("Les dons ont diminué et n'atteignent plus que 3 millions d'euros.", "ont diminué", "Les dons", None),
        ("L'affluence a décru ces dernières semaines avec 300 clients.", "a décru", "L'affluence", None),
        ("L'ours ne se privait pas de jouer, tel un enfant.", "ne se privait pas de jouer", "L'ours", None),
        ("C'est lors d'une visite que Paul s'est blessé.", "s'est blessé", "Paul", None),
        ("La fête rassemble par-delà les clivages.", "rassemble", "La fête", None),
        ("Le parc ressemble à un jardin, avec un étang, une grotte et trois ponts.", "ressemble", "Le parc", None),
        ("LE BILLET DE LUC - Pour calmer la colère, la mairie a annoncé une aide.", "a annoncé", "la mairie", "une aide"),
        ("Un camion a brûlé avenue des Vosges.", "a brûlé", "Un camion", None),
        ("C'est dans le cadre des fouilles pour ce livre que je me suis perdu.", "me suis perdu", "je", None),
        ("Ce qui équivaut à une défaite.", "équivaut", "Ce", None),
        ("Le club a repris ou racheté le stade.", "a repris", "Le club", "le stade"),
        ("C'est une question complexe, qui n'a pas trouvé de réponse.", "est une question", "C'", None),
        ("Ce sont des personnes qui commettent des crimes.", "sont des personnes", "Ce", None),
        ("Le maire s'est fait interpeller par un manifestant.", "s'est fait interpeller", "un manifestant", "Le maire"),
        ("Les deux ponts restent fermés.", "restent fermés", "Les deux ponts", None),
        ("Le gardien décide quelques secondes plus tard de quitter le terrain.", "décide", "Le gardien", "le terrain"),
        ("J'ai 51 ans.", "ai", "J'", "51 ans"),
        ("Il est prévu 85 logements à Nantes.", "est prévu", None, "85 logements"),
        ("Il grêlait sur la ville.", "grêlait", None, None),
        ("Il est dix heures.", "est dix heures", None, None),
        ("Il est trop tard.", "est trop tard", None, None),
        ("Le procureur requiert huit ans.", "requiert", "Le procureur", "huit ans"),
        ("Quatre tonnes de sable ont coulé près de Brest.", "ont coulé", "Quatre tonnes de sable", None),
        ("Ursula Berg a appelé Narendra Modi mercredi soir.", "a appelé", "Ursula Berg", "Narendra Modi"),
        ("Ursula von der Leyen a appelé Narendra Modi mercredi soir.", "a appelé", "Ursula von der Leyen", "Narendra Modi"),
        # counter-examples: what is set against others, somebody who acts, and a clause with its own subject
        ("Il gèle les avoirs de la banque.", "gèle", "Il", "les avoirs de la banque"),
        ("C'est le maire qui a menti.", "a menti", "le maire", None),
        ("Le groupe Tavel a annoncé mardi, dans un communiqué, avoir vendu sa filiale.", "avoir vendu", "Le groupe Tavel", "sa filiale"),
        ("Avec lui s'éteint un grand peintre.", "s'éteint", "un grand peintre", None),
        ("Son tracé a été discuté dans tous les bourgs, en passant par Dol.", "a été discuté", None, "Son tracé"),
        ("Ce sont les élus qui écoutent et décident.", "décident", "les élus", None),
        ("Les prix montent alors que ce sont les familles pauvres qui paient le plus.", "paient", "les familles pauvres", None),
        ("Il veut fermer les ponts.", "veut fermer", "Il", "les ponts"),
        ("Il faut que la ville ferme les ponts.", "ferme", "la ville", "les ponts"),
    ],
)
def test_roles_empty_subjects(nlp: Language, text: str, group: str, actor: str | None, patient: str | None) -> None:
    found = claimkit.extract(text, nlp=nlp, clauses="all").claims
    claim = next(c for c in found if c.predicate.span.text == group)
    assert (claim.actor and claim.actor.span.text, claim.patient and claim.patient.span.text) == (actor, patient)


def test_roles_of_an_aim_below_an_empty_subject_are_nobodys(nlp: Language) -> None:
    claims = claimkit.extract("Il faut faire le nécessaire pour convaincre les élus.", nlp=nlp, clauses="all").claims
    assert [c.actor for c in claims] == [None, None]
