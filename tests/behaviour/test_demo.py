"""What `make demo` prints, card by card: each was read beside the text and is true. A card that comes out otherwise has to be read again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import claimkit

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[2]
CARDS = """
– | privés | Plus de 40 000 foyers | how many: more_than 40000.0 foyer | where: Orléans (FR) | certain, positive | 3 times
La préfecture du Loiret | a interdit | la consommation d’eau du robinet | how many: exact 23.0 commune | when: 2025-03-18 | certain, positive
qui | cite | deux ingénieurs du site | who: Gazette du Val | how many: exact 2.0 ingénieur | certain, positive
l’usine Ligérine Chimie | aurait rejeté | au moins 12 tonnes de solvants | how many: at_least 12.0 t | where: Loire (–) | when: 2025-03-14/2025-03-16 | says: Gazette du Val (relay), deux ingénieurs du site (origin) | hedges: Selon, aurait | probable, positive
L’entreprise | dément | toute faute | certain, positive
Nos vannes | n’ont pas cédé | – | says: Maud Kerbrat (origin) | certain, negative
– | attendues | Des analyses | when: 2025-03-20 | certain, positive
l’État | débloquerait | 3,5 millions d’euros | how many: exact 3500000.0 EUR | says: ministre de l'Environnement (origin) | certain, positive
– | ont été déployés | Environ 150 gendarmes | how many: about 150.0 gendarme | when: 2025-03-17T-EV | certain, positive
l’armée | livrera | 60 000 litres d’eau | how many: exact 60000.0 l / jour | where: Orléans (FR) | certain, positive
– | seront connus | Les premiers résultats | when: 2025-03-20 | says: agence régionale de santé (origin) | hedges: d’après | certain, positive
qui | emploie | près de 400 salariés | who: Ligérine Chimie | how many: about 400.0 salarié | certain, positive
– | avait déjà été condamnée | L’usine | how many: exact 80000.0 EUR | when: 2019 | certain, positive
une cuve de stockage sur cinq | montrait | des fuites | how many: exact 20.0 % | when: 2024-11 | says: rapport de l'inspection (origin) | hedges: D’après | certain, positive
– | était connu | Le danger | says: élu de Saint-Denis-en-Val (origin) | certain, positive
Personne | n’a voulu lire | ce rapport | says: élu de Saint-Denis-en-Val (origin) | certain, negative
Les hôpitaux de Tours | n’ont signalé | aucune intoxication | where: Tours (FR) | certain, negative
17 personnes | auraient consulté | – | how many: exact 17.0 personne | hedges: auraient | probable, positive
elles | pourraient avoir bu | une eau contaminée | who: 17 personnes | says: Anselme Tourneur (origin) | hedges: pourraient, estime | possible, positive
– | était touchée | la nappe | hedges: Si | unknown, positive
– | serait prolongée | la coupure | how many: vague plusieurs semaines semaine | hedges: Si | unknown, positive
L’eau du robinet | reste interdite | – | how many: exact 23.0 commune | says: Préfecture du Loiret (origin) | certain, positive
"""
README = """
– | auraient été inondées | au moins 300 maisons | how many: at_least 300.0 maison | where: Nantes (FR) | when: 2025-03-17 | says: préfecture (origin) | hedges: Selon, auraient | probable, positive
"""


def shown(claim: claimkit.Claim) -> str:
    """Who, does what, to what; how many; where; when; who says it; how sure."""
    card = " | ".join(x.span.text if x else "–" for x in (claim.actor, claim.predicate, claim.patient))
    if claim.actor and claim.actor.name not in claim.actor.span.text:
        card += f" | who: {claim.actor.name}"
    many = [
        f"{q.approximation} {q.value if q.value is not None else q.span.text} {q.unit}" + (f" / {q.per}" if q.per else "")
        for q in claim.quantities
    ]
    sources = claim.attribution.sources if claim.attribution else ()
    for name, items in (
        ("how many", many),
        ("where", [f"{place.name} ({place.country or '–'})" for place in claim.locations]),
        ("when", [time.value or time.span.text for time in claim.times]),
        ("says", [f"{source.name} ({source.role})" for source in sources]),
        ("hedges", [hedge.span.text for hedge in claim.hedges]),
    ):
        card += f" | {name}: {', '.join(items)}" if items else ""
    return f"{card} | {claim.certainty}, {claim.polarity}" + (f" | {len(claim.repeats) + 1} times" if claim.repeats else "")


def test_demo_shows_what_the_article_claims(nlp: Language) -> None:
    text = (ROOT / "examples" / "article.txt").read_text(encoding="utf-8")
    assert [shown(claim) for claim in claimkit.extract(text, published="2025-03-18", nlp=nlp)] == CARDS.strip().splitlines()


def test_readme_shows_what_its_sentence_claims(nlp: Language) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition('claimkit.extract("')[2].partition('"')[0]
    assert [shown(claim) for claim in claimkit.extract(text, published="2025-03-18", nlp=nlp)] == README.strip().splitlines()
