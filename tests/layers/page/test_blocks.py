"""Blocks of a page and sentence starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

PAGE = """Incendie au port : 200 personnes évacuées

Incendie au port : 200 personnes évacuées

Par Jeanne Morel

Publié le 4 mars 2025 à 10h12

Le feu a pris mardi dans un hangar du port de Varmes.

Crédit photo : agence du Littoral

Les pompiers ont maîtrisé les flammes vers 14 heures. Le trafic a repris dans la soirée.

Lire aussi : Le port de Varmes en trois chiffres

Le hangar est détruit. Personne n'est blessé. https://t.co/Abc123

— Pompiers de Varmes (@pompiersvarmes) 4 mars 2025

Inscrivez-vous à notre newsletter

© Le Phare du Littoral, tous droits réservés
"""


def kinds(nlp: Language, text: str) -> list[tuple[str, str]]:
    return [(b.kind, b.span.text) for b in claimkit.annotate(text, nlp=nlp)._.claimkit.blocks]


def sentences(nlp: Language, text: str) -> list[str]:
    return [s.text.strip() for s in claimkit.annotate(text, nlp=nlp).sents]


def test_blocks_page(nlp: Language) -> None:
    assert [kind for kind, _ in kinds(nlp, PAGE)] == [
        "headline",
        "headline",
        "byline",
        "byline",
        "lead",
        "caption",
        "body",
        "boilerplate",
        "tweet",
        "boilerplate",
        "boilerplate",
    ]


def test_blocks_offsets_slice_the_text(nlp: Language) -> None:
    doc = claimkit.annotate(PAGE, nlp=nlp)
    assert all(PAGE[b.span.start : b.span.end] == b.span.text for b in doc._.claimkit.blocks)
    assert doc.text == PAGE


def test_blocks_tweet_inside_a_line(nlp: Language) -> None:
    text = (
        "La gare est fermée. Un colis suspect a été trouvé https://t.co/Xy12 — Gare de Varmes (@garevarmes) 2 mai 2024 Le trafic reprend."
    )
    found = kinds(nlp, text)
    assert [kind for kind, _ in found] == ["body", "tweet", "body"]
    assert found[1][1].startswith("Un colis suspect")


def test_blocks_tweet_claims_are_the_account_s(nlp: Language) -> None:
    tweets = [c for c in claimkit.extract(PAGE, published="2025-03-04", nlp=nlp).claims if c.block == "tweet"]
    assert tweets
    assert {s.name for c in tweets if c.attribution for s in c.attribution.sources} == {"Pompiers de Varmes"}


@pytest.mark.parametrize(
    "line",
    [
        "PREV Les cours du blé montent",
        "NEXT “On y croit”",
        "For Latest Updates Follow us on Google News",
        "Recevez chaque matin l'essentiel",
    ],
)
def test_blocks_furniture(nlp: Language, line: str) -> None:
    text = f"Le port ferme\n\nLe port de Varmes a fermé mardi.\n\n{line}"
    assert kinds(nlp, text)[-1] == ("boilerplate", line)


@pytest.mark.parametrize(
    "line",
    [
        "Lire un roman apaise, selon une étude menée à Lyon.",
        "Par ailleurs, la mairie a vendu le stade.",
        "Publicité comparative : le tribunal a tranché en faveur du groupe et a rejeté les douze autres demandes que la société avait présentées.",
    ],
)
def test_blocks_text_that_begins_like_furniture_is_text(nlp: Language, line: str) -> None:
    text = f"Le port ferme\n\nLe port de Varmes a fermé mardi.\n\n{line}"
    assert kinds(nlp, text)[-1] == ("body", line)


def test_blocks_furniture_of_the_user(nlp: Language) -> None:
    own = claimkit.load(
        lexicons={"furniture": [{"phrase": "Le coin des lecteurs"}, {"phrase": "Newsletter", "at": "start", "remove": True}]}
    )
    text = "Le port ferme\n\nLe port de Varmes a fermé mardi.\n\nLe coin des lecteurs vous attend"
    assert kinds(own, text)[-1][0] == "boilerplate"
    assert kinds(nlp, text)[-1][0] != "boilerplate"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Le préfet l'a dit : la route est coupée.", 1),
        ("Selon Kiev, « la ville tient ».", 1),
        ("« La ville tient. » Le maire l'a dit.", 2),
        ("M. Durand est venu. Mme. Petit est partie.", 2),
        ("J.-L. Morin est élu.", 1),
        ("« On tiendra ! » a crié un homme.", 1),
        ("La ville tombe… La guerre continue.", 2),
        ("Le total atteint 3.5 millions.", 1),
        ("Le site de l'AFP.Lire la suite demain.", 2),
        ("La pluie a cessé.Une partie du réseau est coupée.", 2),
        ("Dans le Lot, les ventes baissent. ● Le Gers : la mairie attend.", 2),
    ],
)
def test_blocks_sentence_starts(nlp: Language, text: str, count: int) -> None:
    assert len(sentences(nlp, text)) == count


def test_blocks_glued_words_do_no_harm(nlp: Language) -> None:
    text = "Les troupes sont entrées dans la villemardi matin. La guerre dure depuis le jour991."
    extraction = claimkit.extract(text, nlp=nlp)
    assert [c.predicate.lemma for c in extraction.claims] == ["entrer", "durer"]


def test_blocks_spaced_numbers_are_one_token(nlp: Language) -> None:
    doc = claimkit.annotate("Ils sont 58\u202f600 à Lyon et 1 200 à Nantes.", nlp=nlp)
    assert [t.text for t in doc if t.like_num or t.text[0].isdigit()] == ["58\u202f600", "1 200"]


def labelled(nlp: Language, text: str) -> list[tuple[str, str | None]]:
    return [(b.kind, b.label.text if b.label else None) for b in claimkit.annotate(text, nlp=nlp)._.claimkit.blocks]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("À retenir :\n- le port ferme ;\n- la plage rouvre.", [("label", None), ("list", "-"), ("list", "-")]),
        ("1. Le port ferme\n2. La plage rouvre", [("list", "1."), ("list", "2.")]),
        ("- Le port ferme.", [("body", None)]),
        ("Bilan : 12 morts, 45 blessés", [("key_figures", None)]),
        ("Le bilan : le maire parle de 12 morts.", [("body", None)]),
        ("18h42 : Le port ferme.\n18:10 – La plage rouvre.", [("live", "18h42"), ("live", "18:10")]),
        ("18 heures ont suffi à vider le port.", [("body", None)]),
        ("Ville\tMorts\tBlessés\nVarmes\t2\t14", [("table", None), ("table", None)]),
        ("Q. Le port ferme-t-il ?\nR. Oui, il ferme.", [("question", "Q."), ("answer", "R.")]),
        ("Le Phare : Le port ferme-t-il ?\nPaul Dubosc : Il ferme.", [("question", "Le Phare"), ("answer", "Paul Dubosc")]),
        ("– Le port ferme-t-il ?\n– Il ferme, répond Paul Dubosc.", [("question", "–"), ("answer", "–")]),
        (
            "Entretien avec Paul Dubosc, maire de Varmes\nLe port ferme-t-il ?\nIl ferme.",
            [("headline", None), ("question", None), ("answer", None)],
        ),
        ("Le port ferme\n\nQui paiera ? Le maire ne le sait pas encore.", [("headline", None), ("body", None)]),
        ("Paul @pauld · 3 h\nLe port ferme !", [("post", "Paul @pauld · 3 h"), ("post", None)]),
        ("Le gué va fermer LE POINT PORTUAIRE - Les dockers partent.", [("headline", None), ("body", "LE POINT PORTUAIRE")]),
        ("« Le gué va fermer » VIDÉO. Les dockers partent.", [("headline", None), ("body", "VIDÉO")]),
        ("DOCKS/TRIBUNE - Les dockers partent.", [("body", "DOCKS/TRIBUNE")]),
        ("Le patron de la CGT - Paul Rey - part à Dol.", [("body", None)]),
        ("Il lit EDF PRO - Les cahiers dans le train. Il rit.", [("body", None)]),
        ("Justice Une femme condamnée à Varmes\n\nLe tribunal a condamné une femme.", [("headline", "Justice"), ("body", None)]),
        (
            "JUSTICE\nUne femme condamnée à Varmes\n\nLe tribunal a condamné une femme.",
            [("label", None), ("headline", None), ("body", None)],
        ),
        ("La justice condamne une femme.", [("body", None)]),
        ("VARMES, 4 mars 2025 (APL) - Le port a fermé.", [("body", "VARMES, 4 mars 2025 (APL)")]),
        ("Varmes, 4 sept (APL) – Le port a fermé.", [("body", "Varmes, 4 sept (APL)")]),
        ("VARMES - Le port a fermé.", [("body", "VARMES")]),
        ("Varmes - Dol (3-1) a réuni 400 personnes.", [("body", None)]),
        ("Varmes - Le port a fermé.", [("body", None)]),
        ("Le port ferme\n\nmardi 4 mars 2025, 10:12\n\nLe port a fermé.", [("headline", None), ("byline", None), ("body", None)]),
    ],
)
def test_blocks_by_their_shape(nlp: Language, text: str, found: list[tuple[str, str | None]]) -> None:
    assert labelled(nlp, text) == found


def test_blocks_labels_are_no_part_of_claims(nlp: Language) -> None:
    found = claimkit.extract("Q. Combien d'écoles fermeront ?\nR. Aucune école ne fermera en 2025.", nlp=nlp)
    assert [(c.block, c.span.text) for c in found.claims] == [("answer", "Aucune école ne fermera en 2025")]


def test_blocks_claims_of_list_items(nlp: Language) -> None:
    found = claimkit.extract("Chiffres clés\n• 3 000 postes supprimés en 2026\n• Le maire a fermé deux quais", nlp=nlp)
    assert [(c.block, c.predicate.lemma) for c in found.claims] == [("list", "supprimer"), ("list", "fermer")]


def test_blocks_of_wrapped_lines_in_a_pipeline_of_the_caller(nlp: Language) -> None:
    doc = nlp("Selon la préfecture,\nles deux ponts de la ville sont fermés depuis\nlundi. La piscine ouvre.\n- Un\n- Deux")
    blocks = doc._.claimkit.blocks
    assert [(block.kind, len(block.span.text.splitlines())) for block in blocks] == [("body", 3), ("list", 1), ("list", 1)]
    assert [sent.text for sent in doc.sents][1] == "La piscine ouvre.\n"


def test_turns_behind_names_and_stops(nlp: Language) -> None:
    text = "Le Phare. Combien de bateaux sont à quai ?\nAnne Kerbrat. Douze chalutiers ne sortent plus."
    found = claimkit.extract(text, nlp=nlp)
    assert [(block.kind, block.label and block.label.text) for block in found.blocks] == [
        ("question", "Le Phare"),
        ("answer", "Anne Kerbrat"),
    ]
    assert [[s.name for s in c.attribution.sources] if c.attribution else None for c in found.claims] == [["Anne Kerbrat"]]


def test_lines_before_labelled_answers_ask(nlp: Language) -> None:
    text = (
        "Propos recueillis par Jeanne Morel\n\nComment va le port ?\n\nA. K. : Le port accueille trois ferries.\n\n"
        "Parlez-nous du nouveau quai\n\nA. K. : Le quai coûtera deux millions d'euros.\n\nLa ville paie la moitié."
    )
    found = claimkit.extract(text, nlp=nlp)
    assert [block.kind for block in found.blocks] == ["byline", "question", "answer", "question", "answer", "answer"]


@pytest.mark.parametrize("crumbs", ["Accueil > Région > Varmes", "Actualités › Sport", "Accueil / Société"])
def test_breadcrumbs_are_no_headline(nlp: Language, crumbs: str) -> None:
    text = f"{crumbs}\n\nLe port ferme deux mois\n\nLe port de Varmes a fermé mardi.\n\nLa mairie paie la moitié."
    assert [kind for kind, _ in kinds(nlp, text)] == ["boilerplate", "headline", "lead", "body"]


def test_lines_that_end_with_a_credit_are_captions(nlp: Language) -> None:
    text = "Le port ferme\n\nLe quai vu de la digue © Radio Littoral - Jean Morel\n\nLe port de Varmes a fermé mardi."
    assert [kind for kind, _ in kinds(nlp, text)] == ["headline", "caption", "body"]


def test_who_asks_is_not_interviewed(nlp: Language) -> None:
    text = (
        "Propos recueillis par Jeanne Morel\n\nVous quittez la mairie ?\nJ'ai démissionné hier.\n\nEt vos projets ?\nLe musée ouvre en mai."
    )
    found = claimkit.extract(text, nlp=nlp)
    assert [c.attribution for c in found.claims if c.block == "answer"] == [None, None]


def test_one_question_under_a_headline_that_quotes(nlp: Language) -> None:
    text = "Anne Kerbrat, bergère : « Les brebis meurent »\n\nCombien en avez-vous perdu ?\n\nEnviron 60. Le loup est revenu en mars."
    blocks = claimkit.extract(text, nlp=nlp).blocks
    assert [block.kind for block in blocks] == ["headline", "question", "answer"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Publié lundi par la ville, le rapport accuse le port.", "body"),
        ("Mis à jour en 2024, ce plan prévoit 40 ponts.", "body"),
        ("Publié le 3 mai, mis à jour le 4 mai.", "byline"),
        ("Publié par Anne Roux, le 3 mai 2024.", "byline"),
    ],
)
def test_blocks_a_sentence_that_opens_like_a_byline_is_text(nlp: Language, line: str, kind: str) -> None:
    assert kinds(nlp, line)[0][0] == kind
