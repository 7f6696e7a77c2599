"""What the tree and the text around a time expression show to be no time: a count, a name, a habit, an event, a planet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimkit.french.amounts.reserved import is_bound
from claimkit.french.small_words import OF_ANY
from claimkit.grammar.introducers import preposition

if TYPE_CHECKING:
    from claimkit.doc.tree import Tree
    from claimkit.french.dates import Found
    from claimkit.french.dates.grammar import Frame

THE = re.compile(r"(?<!\w)le\s$")
_DAYTIME = frozenset({"clock", "clock_range", "part"})
_DAYS = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_EACH = re.compile(
    rf"(?<!\w)(?:(?:chaque|tou(?:te)?s les)\s(?:(?:premiers?|derniers?|deux|trois|quinze|\d+)\s)?(?:jour|matin|soir|nuit|après-midi|semaine|week-end|mois|an|année"
    rf"|heure|{_DAYS})|le {_DAYS}(?!\s(?:\d|1er|dernier|prochain|suivant))|les {_DAYS}s|une? (?:{_DAYS}|jour|semaine|mois|an|week-end) sur (?:deux|trois|quatre)|du {_DAYS} au {_DAYS}(?!\s\d)|le week-end|en semaine)",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:chaque|tous les|toutes les)\s$", re.IGNORECASE)  # « chaque premier lundi du mois »
_IN_YEAR = re.compile(r"\d{4}$")
_DURING = frozenset({"pendant", "durant", "depuis"})
_FESTIVE = frozenset({"jour", "journée", "nuit", "soir", "soirée", "matin", "veille", "lendemain", "moment", "fête", "période", "approche"})
_GENERAL = frozenset({"pouvoir", "falloir"})
_SPACE = re.compile(r"planète|martien|\bsonde\b|\brover\b|\bnasa\b|spatiale", re.IGNORECASE)
_AUTHOR = re.compile(r"[(;]\s?([A-ZÀ-Þ][\w'’-]+(?:(?:,\s|\set\s|\s&\s|\s)(?:[A-ZÀ-Þ][\w'’-]+|al\.|[A-Z]\.)){0,4}),?\s$")
_CITED = re.compile(r"[a-f]?(?:\s?[;)]|,\s(?:p\.|\d))")
_ZONE = re.compile(r"\s?\(?(?:GMT|UTC|TU|heure\s(?:de\s|d['’])|à\sParis|CET|EST)", re.IGNORECASE)
_SAME = re.compile(r"\s?(?:,?\s(?:heures?\s)?locales?|,?\sheure\s[\w\s'’-]{1,24})?\s?(?:\(|,\s(?:soit\s)?|\ssoit\s)(?:soit\s)?")
_TODAY = re.compile(r"aujourd['’]hui", re.IGNORECASE)
_UNTIL = re.compile(r"(?:jusqu['’]à\s|\b(?:plus|moins|mieux|autant)\s(?:\w+\s)?qu['’]|\bd['’]|\bencore\s)$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:\bpremier|\bsecond|\bnouveau|\bautre|ième|[0-9]e|[0-9]ème)\s$", re.IGNORECASE)
_FEWER = re.compile(r"\b(?:plus|moins|loin) des?\s$")  # « plus de 1300 sans abri », « loin des 2000 de mai »
# « 1500 ou moins », « 1500 à 2000 personnes »
_FOLLOWED = re.compile(r"\s(?:ou\s(?:moins|plus|davantage)\b|(?:à|ou)\s\d{1,4}(?:\s\d{3})*\s(?!en\b)[^\W\d_]{3,}s\b)")


def is_no_time(tree: Tree, found: Found, token: int) -> bool:
    """Whether an expression is no time, whatever its verb."""
    return (
        _is_count(tree, found, token)
        or _is_reference(tree, found)
        or _is_event(tree, found, token)
        or _is_planet(tree, found)
        or _is_counted_day(tree, found)
        or _is_nowadays(tree, found, token)
    )


def _is_count(tree: Tree, found: Found, token: int) -> bool:
    """Whether a bare four-figure number counts the noun after it (« 2000 manifestants »)."""
    if found.rule.row.id not in ("time.year", "time.years") or not found.match[0][-4:].isdigit() or found.match[0].startswith("an"):
        return False
    if is_bound(tree.text, found.match.start()) or _FOLLOWED.match(tree.text, found.match.end()):
        return True
    if _FEWER.search(tree.text, max(0, found.start - 10), found.start):
        return True
    token = tree.token_at(found.match.end() - 1)
    following, head = token + 1, tree.head[token]
    if tree.lower[token - 1] == "en" and following < len(tree) and tree.feats(following).get("Number") != "Plur":
        return False  # « devenue en 2021 infirmière »
    if tree.dep[token] == "nummod" and head > token and tree.start[head] - found.match.end() < 25:
        return True
    return (
        following < len(tree)
        and (tree.pos[following] == "SYM" or (tree.pos[following] == "NOUN" and not tree.words[following].isupper()))  # « en 2018 VIDÉO »
        and tree.start[following] - found.match.end() <= 1
        and tree.sent[following] == tree.sent[token]
        and tree.head[following] != token
    )


def _is_reference(tree: Tree, found: Found) -> bool:
    """Whether a year stands in brackets behind the author of a book or study: « (Dupont, 2016) », « (Martin et al., 2019 ; …) »."""
    if found.rule.row.id != "time.year" or found.start != found.match.start():
        return False
    author = _AUTHOR.search(tree.text[max(0, found.start - 60) : found.start])
    if author is None or _CITED.match(tree.text, found.end) is None:
        return False
    k = tree.token_at(found.start - len(author.group()) + author.group().find(author.group(1)))
    return tree.ent[k] < 0 or tree.ents[tree.ent[k]][2] != "LOC"


def is_same_clock(text: str, before: Found, found: Found) -> bool:
    """Whether a clock time repeats the one before it in another zone: « à 5h00 locales (04h00 GMT) »."""
    if found.rule.row.level != "clock" or (before.clock is None and before.rule.row.level != "clock"):
        return False
    again = text[found.start : found.end]
    zoned = _ZONE.search(again) or _ZONE.match(text[found.end : found.end + 24])
    return zoned is not None and _SAME.fullmatch(text, before.end, found.start) is not None


def is_habit(tree: Tree, found: Found, frame: Frame, token: int) -> bool:
    """Whether « le lundi » is every Monday, « en été » every summer, « du lundi au jeudi » every week: in the present."""
    if found.rule.row.level in _DAYTIME:  # « chaque matin à 6 heures »
        usual = frame.direction in (None, "present") or _went_on(tree, token)
        first, end = tree.sents[tree.sent[token]]
        return usual and _EACH.search(tree.text, tree.start[first], tree.end[end - 1]) is not None
    if found.rule.row.id == "time.ordinal":
        return _EVERY.search(tree.text, max(0, found.start - 10), found.start) is not None
    if found.rule.row.id == "time.season":
        return found.match[0].startswith("en ") and (frame.direction in (None, "present") or _is_general(tree, token))
    if found.rule.row.id == "time.weekdays":
        again = found.match[0].startswith("du ") or THE.search(tree.text, max(0, found.start - 4), found.start) is not None
        return again and frame.direction == "present"
    if found.rule.row.id != "time.weekday" or found.match[0] != found.match["w"]:
        return False
    again = frame.direction == "present" or (frame.direction is None and found.clock is not None) or _went_on(tree, token)
    return again and THE.search(tree.text[max(0, found.match.start() - 4) : found.match.start()].lower()) is not None


def _went_on(tree: Tree, token: int) -> bool:
    """Whether the verb of a time is in the imperfect: « le samedi, il jouait », « le samedi était jour de marché »."""
    verb = tree.head[token]
    words = [verb, *(k for k in tree.kids[verb] if tree.dep[k] == "cop")]
    return any(tree.feats(k).get("Tense") == "Imp" and tree.verb_form[k] == "Fin" for k in words)


def _is_general(tree: Tree, token: int) -> bool:
    """« on peut skier en hiver », « il faut se couvrir »: what can or must be done in the present, each time."""
    verb = next((i for i in (token, *tree.ancestors(token)) if tree.verb_form[i] == "Fin"), -1)
    return verb >= 0 and tree.lemma[verb] in _GENERAL and tree.feats(verb).get("Tense") == "Pres"


def _is_event(tree: Tree, found: Found, token: int) -> bool:
    """Whether a feast, a day or a century is what the clause speaks of (« fêter Noël », « ce siècle a besoin », « un pont du XIIe siècle », « l'esprit de Mai 68 »), not when it happens."""
    rule, dep = found.rule.row.id, tree.dep[token]
    if rule == "time.unit_this":
        return dep in ("nsubj", "obj") and tree.lower[token] in ("siècle", "journée")
    if rule == "time.century":
        return dep == "nmod" and preposition(tree, token) in OF_ANY and tree.start[tree.head[token]] < found.start
    if rule == "time.month" and tree.words[token][:1].isupper() and not _IN_YEAR.search(found.match[0]):
        named = preposition(tree, token) in OF_ANY or tree.lower[token - 1] == "sur"
        return dep in ("nmod", "obl:arg") and named and tree.start[tree.head[token]] < found.start
    if rule == "time.era":
        return dep in ("nsubj", "obj", "obl:arg") and tree.lower[tree.token_at(found.start) - 1] not in _DURING
    if rule != "time.feast" or found.match[0][-1].isdigit():
        return False
    above = tree.head[token]
    if dep == "nmod" and preposition(tree, token) in OF_ANY and tree.start[above] < found.start:
        return tree.lemma[above] not in _FESTIVE  # « une cérémonie du Nouvel an »
    return dep == "dislocated" or (dep in ("nsubj", "obj") and tree.words[token][:1].isupper())


def _is_planet(tree: Tree, found: Found) -> bool:
    """Whether « Mars » opens a sentence of a text on the planet."""
    return tree.text[found.start : found.end] == "Mars" and _SPACE.search(tree.text) is not None


def _is_counted_day(tree: Tree, found: Found) -> bool:
    """Whether an ordinal counts a weekday (« le troisième samedi de grève », « leur premier lundi »)."""
    return found.rule.row.id == "time.weekday" and _ORDINAL.search(tree.text, max(0, found.start - 16), found.start) is not None


def _is_nowadays(tree: Tree, found: Found, token: int) -> bool:
    """Whether « aujourd'hui » is these days: beside « être » or « avoir » in the present (« est aujourd'hui la cible »), behind « jusqu'à », « plus qu' », « d' », « encore »."""
    if found.rule.row.id != "time.day" or not _TODAY.fullmatch(tree.text, found.start, found.end):
        return False
    if tree.text[found.start - 1 : found.start] == "(" or _UNTIL.search(tree.text, max(0, found.start - 30), found.start):
        return True
    head = tree.head[token]
    state = head if tree.lemma[head] in ("être", "avoir") else next((k for k in tree.kids[head] if tree.dep[k] == "cop"), -1)
    return state >= 0 and tree.feats(state).get("Tense") == "Pres" and not any(tree.dep[k] == "aux:tense" for k in tree.kids[head])
