"""Decides whether a place phrase without preposition is where something happens: a subject, an object, one of a list."""

from __future__ import annotations

from collections.abc import Mapping

from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.names import plain
from claimkit.french.small_words import OF_ANY
from claimkit.layers.places.mention import CARDINAL, COURTS, NATIONS, Before, Mention
from claimkit.lexicons.places import PlaceNounRow

_JOINS = frozenset({"(", "et", "ou", "/", "-", "–"})
_LOOSE = frozenset({"nmod", "obl:mod", "obl:arg", "conj", "appos", "dep", "flat:name"})
_LANDS = frozenset({"region", "department", "island", "massif", "river", "sea", "lake", "district"})
_WATERS = frozenset({"lake", "river"})
_NATURE = frozenset({"massif", "river", "sea", "lake", "desert", "area"})
_FLOWING = frozenset({"river", "sea"})
_BUILT = frozenset({"site", "district"})
_LIST, _AMONG = 20, frozenset({",", "et", "ou", "le", "la", "les", "l'", "l’", "-", "sur", "en"})
_UNIONS = frozenset({"Union européenne", "URSS"})
_BODIES = frozenset({"musée", "université"})
_NEAR = 3  # tokens from « rue » to its name (« rue de la République »)
_REACHING = frozenset({"atteindre", "évacuer", "envahir", "visiter"})
_ACTING = SUBJECTS | {"obl:agent", "ROOT"}
_STATES = frozenset({"country", "state"})
_SETTLEMENTS = frozenset({"city", "municipality", "district"})


class BarePlaces:
    """Tells the places among the phrases that no preposition marks.

    Args:
        kinds: rows of the nouns of place, by form.
        verbs: lemmas by what a place beside them is.
        where: the prepositions of place.
    """

    def __init__(self, kinds: Mapping[str, PlaceNounRow], verbs: Mapping[str, set[str]], where: frozenset[str]) -> None:
        self.kinds, self.verbs, self.where = kinds, verbs, where

    def rule(self, tree: Tree, mention: Mention, before: Before, accepted: list[Mention]) -> str | None:
        """Without preposition: beside another place, at the head of a headline, or the object of a verb of movement."""
        head, at = mention.head(tree), before.at
        if at == mention.a - 1 and tree.words[at].endswith("(") and accepted and accepted[-1].b == at:
            land = mention.noun is not None and mention.noun.role == "admin"
            return "location.beside" if land or mention.places or mention.b == mention.a + 1 else None
        if mention.seat:
            reached = tree.dep[head] == "obj" and tree.lemma[tree.head[head]] in _REACHING
            return "location.object" if reached else None  # « atteindre l'Élysée »; « quitter Matignon » is to leave office
        mark = tree.words[at] if at >= 0 else ""
        if (mark == "," or mark.endswith("(")) and mention.places and (self.listed(tree, at) or _opens_list(tree, mention, at)):
            return "location.listed"
        if tree.dep[head].startswith(("nsubj", "csubj")) and (rule := self._subject(tree, mention, head)):
            return rule
        if tree.dep[head] in ("nsubj", "csubj", "nsubj:caus"):
            return None
        told = tree.dep[head] != "appos" or not accepted or tree.head[head] >= accepted[-1].a  # « perdre le pays d'Europe, la Suisse »
        if told and accepted and accepted[-1].b == at and (mark in _JOINS or (mark == "," and mention.places and tree.dep[head] in _LOOSE)):
            return "location.beside"
        parts = mark in ("et", "ou") and mention.noun is not None and tree.lower[at - 1] in CARDINAL
        if is_joined(tree, mention, accepted) or (parts and Before(tree, at - 1).prep in self.where):
            return "location.beside"  # « dans l'ouest et le centre de Kharkiv »
        first = at < 0 or mention.a == tree.sents[tree.sent[mention.a]][0] or "\n" in mark
        if first and mention.b < len(tree) and tree.words[mention.b] == ":":
            return "location.headline"
        return self._object(tree, mention, head, at) or self._loose(tree, mention, head, at)

    def listed(self, tree: Tree, at: int) -> bool:
        """Whether a place noun that says where stands before a comma, colon, « dont » or « comme »: « dans plusieurs villes, dont Lyon »."""
        i = at - 1
        while i >= 0 and (tree.words[i] in (",", "suivant", "suivants", "suivantes", "notamment") or tree.pos[i] == "ADJ"):
            i -= 1
        if tree.lower[at] == "que" and tree.lower[at - 1] not in ("tels", "telles"):
            return False
        if i < 0 or tree.sent[i] != tree.sent[at] or (row := self.kinds.get(plain(tree.lower[i]))) is None or row.role != "admin":
            return False
        if row.kind in NATIONS and tree.words[at] == ",":
            return False  # « dans le pays, Kiev … »
        if tree.words[at] == ":" and "suivant" in tree.lower[at - 1]:
            return True  # « Les départements suivants : … »
        if tree.words[at] != ",":  # « les maires des communes comme Die »; not « combattu par plusieurs capitales, dont Vienne »
            return tree.dep[i] not in _ACTING
        prep = Before(tree, i).prep
        before = range(max(0, i - 4), i) if prep in OF_ANY else ()
        return prep in self.where or any(plain(tree.lower[k]) in self.kinds or tree.lemma[k] in self.verbs["topic"] for k in before)

    @staticmethod
    def announced(tree: Tree, accepted: list[Mention], at: int) -> bool:
        """« dans plusieurs villes du Maroc : Oujda et Salé », « dans trois communes de la Drôme, dont Die »."""
        last = accepted[-1] if accepted else None
        return last is not None and last.b == at - (tree.words[at - 1] == ",") and last.noun is not None and last.noun.role == "admin"

    def _subject(self, tree: Tree, mention: Mention, head: int) -> str | None:
        """A place as subject that nothing but a place can be: « Lyon accueillera », « le port de Brest a été visé », « la région a enregistré »."""
        verb = tree.head[head]
        lemma, noun = tree.lemma[verb].lower(), mention.noun
        holds = lemma in self.verbs["host"] and any(tree.dep[k] == "obj" for k in tree.kids[verb])
        if (
            holds
            and (not mention.nation or lemma == "compter")
            and (mention.places[0].kind != "site" if mention.places else _is_land(mention))
        ):
            return "location.host"
        if noun is not None and noun.noun in COURTS and mention.places:
            return "location.site"  # « le tribunal de Nantes a condamné le patron »
        if _is_nature(mention, flows=lemma in self.verbs["flow"]):
            return "location.site"
        ground = noun is not None and (noun.role in ("part", "way") or (noun.role == "site" and mention.name_a > mention.a))
        named = mention.inner is None and tree.ent[mention.name_a] >= 0 and tree.ents[tree.ent[mention.name_a]][2] == "LOC"
        known = bool(mention.places) or named
        if noun is not None and noun.role == "site" and known and mention.name_a > mention.a and not mention.nation:
            acts = noun.noun in _BODIES and any(tree.dep[k] == "obj" for k in tree.kids[verb])
            return None if acts else "location.site"  # « les hôpitaux de Tours sont pleins »; not « le musée de Tours prête un tableau »
        if noun is not None and noun.kind in _SETTLEMENTS and mention.name_a > mention.a:
            town = noun.kind != "district" and mention.inner is None and bool(mention.places) and mention.places[0].kind == "city"
            if not town:
                return "location.site"  # « un village du Loiret manque d'eau »; « la ville de Lyon » acts
        done = next((k for k in tree.kids[verb] if tree.dep[k] == "xcomp" and k > verb), verb)  # « devrait être touchée »
        passive = any(tree.dep[k] == "aux:pass" for k in tree.kids[done])
        ground = ground or (noun is None and bool(mention.places) and mention.places[0].kind in _BUILT)
        if passive and (ground or (mention.places and self._strikes(tree.lemma[done].lower(), mention))):
            return "location.object"
        if noun is not None and noun.role == "way" and mention.name_a > mention.a:
            return "location.site"  # « la place de la République gronde »
        stands = lemma == "rester" or any(tree.dep[k] == "cop" for k in tree.kids[verb])
        # « Béziers est la ville natale de X », « le Sahel devient un désert »
        called = tree.pos[verb] == "NOUN" if stands else lemma == "devenir"
        if (
            called
            and mention.places
            and not mention.nation
            and mention.places[0].kind not in _STATES
            and mention.places[0].name not in _UNIONS
        ):
            return "location.site"
        return "location.site" if stands and noun is not None and noun.role == "way" else None  # « la N20 est fermée »

    def _object(self, tree: Tree, mention: Mention, head: int, at: int) -> str | None:
        """The object of a verb of movement or of striking, whatever the parser calls what stands right behind the verb."""
        governor = tree.head[head]
        while at > 0 and tree.pos[at] == "ADV":
            at -= 1
        if at >= 0 and tree.pos[at] == "VERB" and tree.dep[head] != "nsubj:pass":
            governor = at
        lemma = tree.lemma[governor].lower()
        if tree.dep[head] == "nsubj:pass":
            noun = mention.noun
            still = noun is not None and (
                noun.role in ("part", "way", "site") or noun.kind in ("area", "district") or lemma in self.verbs["object"]
            )
            return "location.object" if still else None
        union = bool(mention.places) and mention.places[0].name in _UNIONS  # « quitter l'Union européenne »
        if union or governor >= mention.a or not (tree.dep[head] in ("obj", "obl:arg") or governor == at):
            return None
        return "location.object" if self._strikes(lemma, mention) or (tree.dep[head] == "obj" and _is_ground(mention)) else None

    def _strikes(self, lemma: str, mention: Mention) -> bool:
        """Whether a verb reaches or strikes a place; a country that is attacked or threatened is its state."""
        return lemma in self.verbs["object"] or (lemma in self.verbs["strike"] and not mention.nation)

    @staticmethod
    def _loose(tree: Tree, mention: Mention, head: int, at: int) -> str | None:
        """A street without preposition (« blessés rue de Rome »), a region whose preposition is lost in a misprint."""
        if tree.dep[head] == "nsubj:pass":
            return None
        opens = mention.a == tree.sents[tree.sent[mention.a]][0] and tree.words[mention.b : mention.b + 1] == [","]  # « Rue de Rome, … »
        street = mention.noun is not None and (mention.noun.role == "way" or mention.noun.noun == "porte")
        if street and at == mention.a - 1 and (opens or tree.words[mention.a].islower() or tree.head[head] == at):
            return "location.street"  # « blessés rue de Rome », « rester Porte Maillot »
        if tree.words[at].endswith("(") and tree.ent[at - 1] >= 0 and tree.ents[tree.ent[at - 1]][2] == "PER":
            return None  # « Paul Morel (Italie) » is a citizen
        noun = mention.noun
        whole = tree.words[mention.a].islower() if noun is None else noun.role in ("admin", "part") and noun.kind not in NATIONS
        if whole and mention.places and (tree.dep[head] in _LOOSE or (tree.dep[head] == "obj" and tree.pos[tree.head[head]] != "VERB")):
            return "location.type"
        return None


def _opens_list(tree: Tree, mention: Mention, at: int) -> bool:
    """Whether names alone stand in brackets from a place on: « trois magasins (Pau, Tours et Dieppe) »; countries act."""
    end = next((k for k in range(mention.b, min(mention.b + _LIST, len(tree))) if tree.words[k].startswith(")")), mention.b)
    names = [k for k in range(at + 1, end) if tree.words[k][:1].isupper()]
    rest = {tree.lower[k] for k in range(at + 1, end)} - {tree.lower[k] for k in names}
    return tree.words[at].endswith("(") and not mention.nation and len(names) > 1 and rest <= _AMONG and not rest.isdisjoint((",", "et"))


def _is_land(mention: Mention) -> bool:
    """Whether its type noun is that of a place, not of an authority (« le ministère de l'Intérieur a recensé »)."""
    return mention.noun is not None and mention.noun.role != "authority"


def _is_nature(mention: Mention, *, flows: bool) -> bool:
    """« le lac d'Annecy », « l'Etna », « la Garonne », which do nothing; of a river that a department is named after, only by what waters do."""
    kinds, noun = {place.kind for place in mention.places}, mention.noun
    if noun is not None and noun.kind in _NATURE and noun.role == "admin" and mention.inner is None:
        return bool(kinds)  # not « la chaîne CNN »
    return bool(kinds) and noun is None and (kinds <= _NATURE or (flows and not kinds.isdisjoint(_FLOWING)))


def _is_ground(mention: Mention) -> bool:
    """Whether nobody acts there in its name, so that as an object it is where: a quay, a stadium, a region (« fermer le quai Lamartine »)."""
    noun = mention.noun
    if noun is None:
        return bool(mention.places) and mention.places[0].kind in _LANDS
    if noun.role == "part":
        return bool(mention.places)
    named = mention.a < mention.name_a
    if noun.role == "way" and not named:
        return True  # « éviter la N106 »
    if named and noun.kind in _WATERS and mention.inner is None:
        return True  # « vider le lac de Serre-Ponçon »
    return named and (
        noun.role == "site" or (noun.role == "way" and mention.name_a <= mention.a + _NEAR)
    )  # not « la place du groupe de … »


def is_joined(tree: Tree, mention: Mention, accepted: list[Mention]) -> bool:
    """Whether the phrase is coordinated with a place that says where (« à Brest, Mellac ou encore Pontivy »)."""
    head = mention.head(tree)
    return tree.dep[head] == "conj" and any(m.a <= tree.head[head] < m.b for m in reversed(accepted))
