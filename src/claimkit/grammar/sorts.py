"""What kind of actor or source a noun phrase is, and its name without its determiner."""

from __future__ import annotations

import re

from claimkit.doc.names import capitalized
from claimkit.doc.tree import Tree
from claimkit.french.names import Names, plain
from claimkit.french.small_words import OF_ANY, OTHERS
from claimkit.models import ActorKind, EntityKind, SourceKind

_DETERMINERS = frozenset(
    [
        "le",
        "la",
        "les",
        "l'",
        "l’",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d'",
        "d’",
        "ce",
        "cet",
        "cette",
        "ces",
        "mon",
        "ton",
        "son",
        "ma",
        "ta",
        "sa",
        "mes",
        "tes",
        "ses",
        "notre",
        "votre",
        "leur",
        "nos",
        "vos",
        "leurs",
    ]
)
_INDEFINITE = frozenset(
    [
        "un",
        "une",
        "des",
        "de",
        "d'",
        "plusieurs",
        "certains",
        "certaines",
        "quelques",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "dix",
    ]
)
_RELATIVE = frozenset({"qui", "que", "qu'", "qu’", "dont"})  # « ce qui compte »
_PARTS = frozenset({"tiers", "quart", "millier", "million", "milliard"})
_PERSONAL = re.compile(r"(?:eur|euse|trice|iste|ien|ienne|ier|ière|ogue|ant|ante|(?<!m)ente?|aire|aste|(?<!i)on|onne)s?$")
_SPEAKER = {"je": "person", "j'": "person", "moi": "person", "nous": "group", "vous": "person", "on": "group", "qui": "other"}
_ONLINE = frozenset({"internet", "web", "spécialisé", "officiel", "information", "actualité", "actualités", "info", "vente", "rencontres"})
_PLURAL_PRONOUNS = frozenset({"ils", "elles", "ceux", "celles", "eux"})


def bare_name(tree: Tree, a: int, b: int) -> str:
    """The noun phrase of tokens a to b (exclusive) without its determiner, spaces made single."""
    first = a
    while first < b - 1 and tree.lower[first] in _DETERMINERS and not _counts(tree, first, b) and tree.lower[first + 1] not in _RELATIVE:
        first += 1
    name = " ".join(tree.text[tree.start[first] : tree.end[b - 1]].split())
    counted = tree.pos[first] == "NUM" or (tree.dep[first] == "det" and tree.lower[first] in ("un", "une"))
    return name[:1].lower() + name[1:] if counted else name


def _counts(tree: Tree, i: int, b: int) -> bool:
    """« un tiers de », « une centaine de », « un peu plus de 300 », « un élu sur trois »: the article is part of the amount."""
    if tree.lower[i] not in ("un", "une") or i + 2 >= b:
        return False
    behind = tree.lower[i + 1]
    share = tree.lower[i + 2] == "sur" and i + 3 < b and tree.pos[i + 3] == "NUM"
    return share or behind == "peu" or ((behind in _PARTS or behind.endswith("aine")) and tree.lower[i + 2] in OF_ANY)


def _name_of(tree: Tree, a: int, b: int, head: int, names: Names) -> tuple[str, str] | None:
    """Kind and canonical name where the phrase, its entity or its name proper stands in a word list."""
    listed = names.named(tree.words[head])
    if listed is not None and listed[1] == tree.words[head]:
        return listed  # « franceinfo », which has no capital
    entity = tree.ents[tree.ent[head]][:2] if tree.ent[head] >= 0 else (a, b)
    if not capitalized(tree, min(a, entity[0]), max(b, head + 1, entity[1])):
        return None  # most phrases
    last = head + 1
    while last < b and (tree.dep[last] in ("flat:name", "flat", "fixed", "flat:foreign") or tree.words[last] == "-"):
        last += 1
    for first, after in dict.fromkeys(((a, b), entity if tree.ent[head] >= 0 else (head, last), (max(a, head - 1), last), (head, last))):
        if capitalized(tree, first, after):
            text = tree.text[tree.start[first] : tree.end[after - 1]]
            found = names.named(text) or names.named(bare_name(tree, first, after))
            if found:
                return found
    return None


def _plural(tree: Tree, a: int, head: int) -> bool:
    lead = plain(tree.lower[a])
    if lead in {
        "les",
        "des",
        "ces",
        "ses",
        "mes",
        "leurs",
        "nos",
        "vos",
        "plusieurs",
        "deux",
        "trois",
        "quelques",
        "certains",
        "certaines",
    }:
        return True
    return tree.feats(head).get("Number") == "Plur" or tree.pos[a] == "NUM"


def _noun_kind(tree: Tree, head: int, names: Names) -> str | None:
    lower = plain(tree.lower[head])
    kind = names.nouns.get(lower) or names.nouns.get(tree.words[head])  # « l'État » and « l'état » are two nouns
    if kind is None and tree.pos[head] == "NOUN":
        kind = names.nouns.get(tree.lemma[head].lower())
    if lower in names.noun_starts and head + 1 < len(tree) and (pair := names.nouns.get(f"{lower} {plain(tree.lower[head + 1])}")):
        return pair  # « gilets jaunes »
    if kind is None and lower.startswith("ex-"):
        kind = names.nouns.get(lower[3:])
    return kind


def _counted(tree: Tree, head: int, names: Names) -> int:
    """The noun that a noun of counting counts (« des centaines de manifestants »), or the head itself.

    « groupe » counts people (« un groupe de jeunes ») or is a firm.
    """
    lower = plain(tree.lower[head])
    counts = names.nouns.get(lower) == "count"
    if counts or lower in ("groupe", "groupes"):
        for k in tree.kids[head]:
            if k > head and tree.pos[k] in ("NOUN", "PROPN", "ADJ"):
                return k if counts or names.nouns.get(plain(tree.lower[k])) == "person" else head
    return head


def _person_inside(tree: Tree, a: int, b: int, names: Names) -> bool:
    """Whether a person is named in the phrase itself or right behind a comma (not deeper, in a complement)."""
    for i in range(a, b):
        if tree.words[i] in names.titles or (tree.ent[i] >= 0 and tree.ents[tree.ent[i]][2] == "PER"):
            if a < i and tree.words[i - 1] == ",":
                return True
            return not any(tree.lower[j] in ("de", "du", "d'", "d’", "à", "pour") for j in range(a + 1, i))
    return False


def actor_kind(tree: Tree, a: int, b: int, head: int, names: Names) -> ActorKind:
    """What sort of thing the noun phrase of tokens a to b (exclusive) with that head is.

    Args:
        tree: the tree.
        a: first token of the phrase.
        b: the token after its last.
        head: its head.
        names: word lists that decide.
    """
    lower = plain(tree.lower[head])
    if tree.pos[head] == "PRON" or lower in _SPEAKER:
        return _SPEAKER.get(lower, "group" if lower in _PLURAL_PRONOUNS else "other")  # type: ignore[return-value]
    if _name_of(tree, a, b, head, names):
        return "organization"
    counted = _counted(tree, head, names)
    if counted != head:
        a, head = head, counted
    return _common_kind(tree, a, b, head, _noun_kind(tree, head, names), names)


def entity_kind(tree: Tree, a: int, b: int, head: int, names: Names) -> EntityKind:
    """What sort of thing a noun phrase is as `actor_kind` has it, media told from other organizations."""
    named = None if tree.pos[head] == "PRON" else _name_of(tree, a, b, head, names)
    if named is not None and named[0] == "media":
        return "media"
    if tree.pos[head] == "PRON" or plain(tree.lower[head]) in _SPEAKER:
        return actor_kind(tree, a, b, head, names)
    if named is not None:
        return "organization"
    counted = _counted(tree, head, names)
    if counted != head:
        a, head = head, counted
    kind = _noun_kind(tree, head, names)
    return "media" if kind == "media" and _is_medium(tree, head, names) else _common_kind(tree, a, b, head, kind, names)


def _is_medium(tree: Tree, head: int, names: Names) -> bool:
    """« le site Futura », « un site spécialisé », « le site du journal »; « les trois sites », « son site de Brest » are places of work."""
    if tree.lower[head] not in ("site", "sites"):
        return True
    behind = head + 1 if head + 1 < len(tree) else head
    of = behind + 1 if tree.lower[behind] in OF_ANY and behind + 1 < len(tree) else -1
    online = tree.words[behind][:1].isupper() or tree.lower[behind] in _ONLINE
    return online or (of >= 0 and (tree.lower[of] in _ONLINE or names.nouns.get(plain(tree.lower[of])) in ("media", "organization")))


def _common_kind(tree: Tree, a: int, b: int, head: int, kind: str | None, names: Names) -> ActorKind:
    """What sort of actor a phrase is that is no listed name, when the word lists call its head `kind`."""
    if kind == "media" and not _is_medium(tree, head, names):
        return "place"
    label = tree.words[head + 1 : head + 2] == [":"]  # « Animatrice : »
    if kind in ("person", "anonymous") and (label or tree.words[head].islower() or _person_inside(tree, a, b, names)):
        return "group" if _plural(tree, a, head) and b - a != 1 else "person"
    if kind == "group":
        return "group"
    if kind in ("organization", "media") and not _person_inside(tree, head, head + 1, names):
        return "organization"
    if kind == "document":
        return "other"
    return _proper_kind(tree, a, b, head, names)


def _proper_kind(tree: Tree, a: int, b: int, head: int, names: Names) -> ActorKind:
    word = tree.words[head]
    if word[:1].isupper() and names.demonym(word) and (a < head or b - a == 1):
        return "group" if _plural(tree, a, head) else "person"
    if _person_inside(tree, a, b, names):
        return "person"
    label = tree.ents[tree.ent[head]][2] if tree.ent[head] >= 0 else ""
    return {"ORG": "organization", "LOC": "place", "PER": "person"}.get(label, "other")  # type: ignore[return-value]


def source_kind(tree: Tree, a: int, b: int, head: int, names: Names) -> SourceKind:
    """What sort of source the noun phrase of tokens a to b (exclusive) with that head is.

    A person without a name behind an indefinite determiner is anonymous (« un diplomate », « des responsables américains »);
    a place that speaks stands for its authorities.

    Args:
        tree: the tree.
        a: first token of the phrase.
        b: the token after its last.
        head: its head.
        names: word lists that decide.
    """
    named = _name_of(tree, a, b, head, names)
    if named:
        return "media" if named[0] == "media" else "organization"
    lead = plain(tree.lower[a])
    counted = _counted(tree, head, names)
    if counts := counted != head:
        a, head = head, counted
    kind = _noun_kind(tree, head, names)
    if kind == "anonymous":
        return "anonymous"
    if kind == "person" and not _person_inside(tree, a, b, names):
        if lead in _INDEFINITE or (tree.pos[a] == "NUM" and a < head):
            return "anonymous"
        return "group" if _plural(tree, a, head) else "person"
    if kind in ("organization", "media", "document", "group"):
        return kind  # type: ignore[return-value]
    asked = counts or tree.pos[head] == "PRON" or plain(tree.lower[head]) in _SPEAKER  # whether the above does not tell all of it
    actor = actor_kind(tree, a, b, head, names) if asked else _common_kind(tree, a, b, head, kind, names)
    if actor == "other":
        return _unknown_source(tree, a, head)
    return {"organization": "organization", "place": "organization", "group": "group"}.get(actor, "person")  # type: ignore[return-value]


def ends_like_person(word: str) -> bool:
    """Whether a word that no list knows ends as nouns of people do: « le paysagiste », « une Bretonne »."""
    return _PERSONAL.search(word) is not None


def _unknown_source(tree: Tree, a: int, head: int) -> SourceKind:
    """A pronoun or a noun that ends like one of persons is a person, a name a body, anything else something written or thought."""
    if tree.pos[head] == "PRON" or plain(tree.lower[head]) in _SPEAKER:
        return "person"
    if tree.words[head][:1].isupper() and tree.pos[head] in ("PROPN", "X", "NOUN"):
        # « selon Jeanne Morel »: no article, given name and family name
        follow = head + 1 < len(tree) and tree.head[head + 1] == head and tree.words[head + 1][:1].isupper()
        return "person" if a == head and follow and tree.words[head][1:].islower() else "organization"
    if ends_like_person(tree.lower[head]) or tree.lower[head] in OTHERS:
        return "anonymous" if plain(tree.lower[a]) in _INDEFINITE else "group" if _plural(tree, a, head) else "person"
    return "document"
