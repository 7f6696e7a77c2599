"""Trees of the parser, on constructions that parsers get wrong; sentences of our own that the treebank does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "root", "subject"),
    [
        # verbs that look like nouns or adjectives
        ("La laiterie livre 400 écoles du canton.", "livre", "laiterie"),
        ("Le syndicat dément tout accord secret.", "dément", "syndicat"),
        ("La rivière monte depuis dimanche.", "monte", "rivière"),
        # fronted phrases
        ("En Ardèche, le feu a détruit deux hangars.", "détruit", "feu"),
        ("Jeudi soir, Fanny Delorme a remporté la finale.", "remporté", "Fanny"),
        ("Selon la mairie, le gymnase rouvrira en mai.", "rouvrira", "gymnase"),
        # names
        ("Le ministre Paul Ferrand a signé le décret.", "signé", "ministre"),
        ("Lucie Armand a reçu Karl Brenner à Berne.", "reçu", "Lucie"),
        # « été » as a noun, « dont »
        ("Un été humide a gâché la récolte.", "gâché", "été"),
        ("Douze communes, dont la plus grande, ont refusé le plan.", "refusé", "communes"),
        # figures behind « être »
        ("Le loyer moyen est de 640 euros.", "euros", "loyer"),
    ],
)
def test_trees_of_what_parsers_get_wrong(nlp: Language, text: str, root: str, subject: str) -> None:
    doc = claimkit.annotate(text, nlp=nlp)
    head = next(token for token in doc if token.dep_ == "ROOT")
    assert head.text == root
    assert [token.text for token in head.children if token.dep_.startswith("nsubj")] == [subject]


def test_trees_join_what_is_coordinated(nlp: Language) -> None:
    doc = claimkit.annotate("La mairie ferme deux crèches et le département supprime trois lignes.", nlp=nlp)
    second = next(token for token in doc if token.text == "supprime")
    assert (second.dep_, second.head.text) == ("conj", "ferme")
    assert [token.text for token in second.children if token.dep_ == "nsubj"] == ["département"]
