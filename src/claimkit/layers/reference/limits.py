"""What the text around tells of who can be meant: an attribute is its subject, a judge has no lawyer, an open « il » keeps the next one open."""

from __future__ import annotations

from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.small_words import NE
from claimkit.layers.reference.mention import Mention
from claimkit.layers.reference.resolution import Pronoun

_LAWYERS = frozenset({"avocat", "avocate", "avocats", "avocates", "conseil", "défense", "défenseur", "défenseure"})
_BENCH = frozenset(
    {"procureur", "procureure", "parquet", "substitut", "juge", "juges", "magistrat", "magistrate", "tribunal", "cour", "juré", "jurés"}
)
# What people alone have: their bodies, lives and kin.
_PERSONAL = frozenset(
    {
        "pronostic", "santé", "corps", "visage", "crâne", "bras", "jambe", "main", "mains", "tête", "blessure", "blessures", "décès", "sang",
        "enfance", "domicile", "épouse", "époux", "mari", "femme", "conjoint", "conjointe", "compagnon", "compagne", "mère", "père", "fils",
        "fille", "filles", "frère", "frères", "sœur", "sœurs", "parents", "grand-mère", "grand-père", "oncle", "tante", "veuve",
        "passeport", "téléphone", "arrestation", "incarcération", "interpellation", "extradition",
    }
)  # fmt: skip
# What is done to texts, plans and events, not to people.
_TO_TEXTS = frozenset(
    {
        "approuver", "adopter", "ratifier", "voter", "signer", "publier", "promulguer", "abroger", "rédiger", "amender", "annuler", "diffuser",
        "organiser", "programmer", "reporter", "construire",
    }
)  # fmt: skip
_RECORDS = frozenset({"record", "records"})


def subject_of_attribute(tree: Tree, mention: Mention, known: list[Mention]) -> Mention | None:
    """« Il est le fondateur de Vexa »: who « il » is."""
    kids = tree.kids[mention.head]
    if not any(tree.dep[k] == "cop" for k in kids) or any(tree.lower[k] in NE for k in kids):
        return None
    subject = next((k for k in kids if tree.dep[k] in SUBJECTS), -1)
    return next((full for m in reversed(known) if m.head == subject and (full := m.full()).number == mention.number), None)


def no_owners(tree: Tree, pronoun: Pronoun, known: list[Mention]) -> list[Mention]:
    """Who cannot have it: « La procureure a requis deux ans. Son avocat … », « est soigné à l'hôpital de Dol. Son pronostic vital … »."""
    if pronoun.sort != "possessive":
        return []
    noun = tree.lower[tree.head[pronoun.at]]
    if noun in _LAWYERS:  # who accuses or judges has no lawyer there
        return [m.full() for m in known if not _BENCH.isdisjoint(m.nouns)]
    return [full for m in known if not (full := m.full()).human] if noun in _PERSONAL else []


def no_objects(tree: Tree, pronoun: Pronoun, known: list[Mention]) -> list[Mention]:
    """What the verb does not take: « le ministre a dit que l'on allait l'approuver », « l'élu s'approche du record et va le battre »."""
    undergoes = pronoun.sort == "clitic" or tree.dep[pronoun.at] == "nsubj:pass"
    lemma = tree.lemma[tree.head[pronoun.at]] if undergoes else ""
    if lemma in _TO_TEXTS:
        return [full for m in known if (full := m.full()).person]
    rivals = [m.full() for m in known] if lemma == "battre" else []
    others = [m for m in rivals if _RECORDS.isdisjoint(m.nouns)]
    return others if len(others) < len(rivals) else []


def behind_parallels(pronoun: Pronoun, unresolved: list[Pronoun], known: list[Mention]) -> list[Mention]:
    """« Il travaille au BRGM. Il étudie … »: what stands beside an « il » of which nobody knows who it is does not become the next one."""
    if not unresolved or pronoun.speaker or pronoun.sort not in ("subject", "possessive"):
        return []
    last = unresolved[-1]
    if pronoun.sort == "possessive":  # « …, a-t-elle dit à la barre. Son avocat … »: rather hers than that of the bar
        if last.sort != "subject" or (last.number, pronoun.number) != ("s", "s"):
            return []
        near = (m for m in known if last.speaker or (m.head > last.at and m.weight < 1))
        return [full for m in near if not (full := m.full()).human]
    if (last.sort, last.gender, last.number, last.quoted, last.speaker) != (
        "subject",
        pronoun.gender,
        pronoun.number,
        pronoun.quoted,
        False,
    ):
        return []
    return [full for m in known if m.head > last.at and m.weight < 1 and not (full := m.full()).person]
