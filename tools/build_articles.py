"""Makes examples/articles.jsonl: a hundred invented dispatches, for the notebook that goes from articles to charts.

    python tools/build_articles.py

Places are real, so that there is a map; people, papers, firms and events are invented.
"""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path

TARGET = Path(__file__).parents[1] / "examples" / "articles.jsonl"
CITIES = {
    "Nantes": "Loire-Atlantique", "Lille": "Nord", "Marseille": "Bouches-du-Rhône", "Lyon": "Rhône", "Rennes": "Ille-et-Vilaine",
    "Toulouse": "Haute-Garonne", "Strasbourg": "Bas-Rhin", "Bordeaux": "Gironde", "Clermont-Ferrand": "Puy-de-Dôme", "Dijon": "Côte-d’Or",
    "Nice": "Alpes-Maritimes", "Rouen": "Seine-Maritime", "Limoges": "Haute-Vienne", "Grenoble": "Isère", "Montpellier": "Hérault",
}  # fmt: skip
PAPERS = ("Le Phare de l’Ouest", "La Gazette du Val", "L’Écho des Dunes", "Le Courrier du Bocage")
PEOPLE = {
    "la maire": "Maud Kerbrat",
    "la présidente de la région": "Solène Vauquelin",
    "le directeur de l’hôpital": "Anselme Tourneur",
    "la procureure": "Clarisse Benkhalti",
    "le porte-parole du syndicat": "Octave Lemarchal",
}
ANONYMOUS = ("un responsable sous couvert d’anonymat", "une source proche du dossier", "plusieurs témoins", "deux enquêteurs")
OPENINGS = (
    "Un incendie a détruit {n} logements à {city} {day}.",
    "Une crue a inondé {n} maisons près de {city} {day}.",
    "Environ {n} salariés ont manifesté à {city} {day}.",
    "La ville de {city} a fermé {few} écoles {day}.",
    "Plus de {n} foyers ont été privés d’électricité à {city} {day}.",
    "L’hôpital de {city} a accueilli {n} patients depuis {day}.",
)
REPORTS = (
    "Selon la préfecture, {few} personnes ont été blessées.",
    "D’après {paper}, le coût des travaux dépasserait {m} millions d’euros.",
    "Selon {paper}, qui cite {anonymous}, l’enquête aurait commencé en {month}.",
    "« Nous n’avons reçu aucune aide », a déclaré {role}, {person}.",
    "« La situation est grave », affirme {role}, {person}.",
    "{Role} estime que le retour à la normale pourrait prendre {few} semaines.",
    "L’État débloquera {m} millions d’euros, a annoncé {role}.",
    "{Role}, {person}, dément toute négligence.",
    "Le chantier aurait été mal surveillé, selon {anonymous}.",
    "D’après un rapport publié en {month}, {pct} % des bâtiments ne respectaient pas les normes.",
    "{Paper} rapporte que la mairie avait été prévenue en {month}.",
)
CLOSINGS = (
    "Le tribunal doit examiner l’affaire {next_day}.",
    "Les travaux devraient durer {few} mois.",
    "La circulation reste interdite dans le centre.",
    "Si la pluie continuait, {few} autres communes seraient touchées.",
    "Aucune victime n’est à déplorer.",
    "Le prix de l’eau a augmenté de {pct} % en un an.",
)
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "dans la nuit de samedi à dimanche")
MONTHS = ("janvier", "novembre dernier", "octobre 2024", "juin 2024", "février")
NEXT = ("lundi prochain", "en avril", "le 12 mai", "jeudi prochain")


def slots(chance: random.Random) -> dict[str, str]:
    """A value for each slot of a template."""
    paper, role = chance.choice(PAPERS), chance.choice(list(PEOPLE))
    return {
        "city": chance.choice(list(CITIES)),
        "n": f"{chance.randrange(40, 9000):,}".replace(",", " "),
        "few": str(chance.randrange(2, 15)),
        "m": str(chance.choice(["1,5", "2", "3,2", "12", "40"])),
        "pct": str(chance.choice(["3,5", "12", "20", "48"])),
        "day": chance.choice(DAYS),
        "month": chance.choice(MONTHS),
        "next_day": chance.choice(NEXT),
        "paper": paper,
        "Paper": paper,
        "role": role,
        "Role": role[0].upper() + role[1:],
        "person": PEOPLE[role],
        "anonymous": chance.choice(ANONYMOUS),
    }


def article(chance: random.Random, number: int) -> dict[str, str]:
    """One dispatch."""
    values = slots(chance)
    opening = chance.choice(OPENINGS).format(**values)
    reports = [template.format(**(slots(chance) | {"city": values["city"]})) for template in chance.sample(REPORTS, 3)]
    closing = chance.choice(CLOSINGS).format(**slots(chance))
    published = date(2025, 2, 1) + timedelta(days=number // 2)
    text = f"{values['city']} ({CITIES[values['city']]})\n\n{opening} {reports[0]}\n\n{reports[1]} {reports[2]}\n\n{closing}"
    return {"id": f"d{number:03}", "published": published.isoformat(), "text": text}


def main() -> None:
    """Writes the file."""
    chance = random.Random(1789)
    lines = [json.dumps(article(chance, number), ensure_ascii=False) for number in range(100)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
