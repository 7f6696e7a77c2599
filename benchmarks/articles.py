# ruff: noqa: SIM905 - words in a row read better than in a list
"""News articles made from templates of our own, as many as wanted, the same for the same seed.

Names of people, places and bodies are put together from syllables, so that the vocabulary grows as that of real news does.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

_FIRST = "Anne Paul Léa Karim Inès Hugo Élise Marc Nadia Tom Jeanne Yann Chloé Ali Rose Luc Maud Noé Zoé Éric".split()
_ONSET = "b br c ch d dr f fl g gr l m n p pl r s t tr v".split()
_RHYME = "a an au é el en er eau i in oi on ou u ard aut ec ier is ol ort our".split()
_BODY = (
    "la préfecture",
    "la mairie",
    "le parquet",
    "l’hôpital",
    "le syndicat",
    "l’institut Velcor",
    "la gendarmerie",
    "le ministère",
    "l’association",
)
_THING = "maisons écoles usines ponts routes lignes hectares tonnes salariés élèves habitants pompiers camions lits arbres navires".split()
_VERB = "inspecté fermé rouvert reconstruit vendu acheté compté évacué recensé restauré détruit contrôlé".split()
_SAY = "a affirmé a indiqué a précisé a reconnu a expliqué a assuré a répété".replace(" a ", "|a ").split("|")
_DAY = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
_MONTH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_SENTENCES = (
    "Selon {body}, au moins {n} {thing} ont été {verb}s à {place} {day}.",
    "« Nous avons {verb} {n} {thing} », {say} {who}, qui dirige {body} depuis {year}.",
    "Le coût des travaux atteindrait {m} millions d’euros, soit {p} % du budget annuel.",
    "{who} aurait quitté {place} le {d} {month} {year}, d’après plusieurs témoins.",
    "À {place}, {body} n’a pas {verb} les {n} {thing} promis en {year}.",
    "Entre {n} et {n2} personnes se sont réunies devant {body}, {say} {who} à un journal local.",
    "La décision devrait être rendue en {month} {year2} ; elle concerne {thing}, écoles et marchés de {place}.",
    "Il s’agit, {say} {who}, de « la plus longue fermeture depuis {year} ».",
    "Le trafic entre {place} et {place2} a baissé de {p} % en un an, alors que {n} {thing} circulent encore.",
    "Aucune victime n’est à déplorer, mais {body} reste prudente : « Il faudra encore {p} jours », prévient {who}.",
    "Les équipes de {who} pourraient reprendre le travail dès {day} prochain si la pluie cesse.",
    "Près de {n} {thing} manquent toujours à l’appel, rappelle {who}, citée par {body}.",
)


class _Writer:
    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def _name(self) -> str:
        return "".join(
            self._random.choice(_ONSET) + self._random.choice(_RHYME) for _ in range(self._random.choice((2, 2, 3)))
        ).capitalize()

    def sentence(self) -> str:
        pick, number = self._random.choice, self._random.randint
        who = f"{pick(_FIRST)} {self._name()}"
        n = number(2, 900)
        text = pick(_SENTENCES).format(
            body=pick(_BODY), n=n, n2=n + number(1, 400), m=number(1, 90), p=number(2, 60), thing=pick(_THING), verb=pick(_VERB), say=pick(_SAY),
            who=who, place=self._name(), place2=self._name(), day=pick(_DAY), d=number(2, 28), month=pick(_MONTH), year=number(1990, 2023), year2=number(2025, 2030),
        )  # fmt: skip
        return text[0].upper() + text[1:]

    def article(self, words: int) -> str:
        headline = self.sentence().rstrip(".")
        paragraphs, count = [headline], len(headline.split())
        while count < words:
            paragraph = " ".join(self.sentence() for _ in range(self._random.randint(2, 5)))
            paragraphs.append(paragraph)
            count += len(paragraph.split())
        return "\n\n".join(paragraphs)


def articles(count: int, *, words: int = 400, seed: int = 1) -> Iterator[str]:
    """So many articles of about so many words: a headline and paragraphs of two to five sentences."""
    writer = _Writer(seed)
    for _ in range(count):
        yield writer.article(words)
