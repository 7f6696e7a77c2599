"""Decides by preposition and tree whether a place phrase is where something happens."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from claimkit.doc.tree import Tree
from claimkit.french.gazetteer import Gazetteer
from claimkit.french.names import Names, inflections, plain
from claimkit.layers.places.phrases import ARTICLES, CARDINAL, Mention
from claimkit.lexicons import Lexicons
from claimkit.lexicons.places import PlaceNounRow, PlacePrepositionRow, PlaceVerbRow

_OF = frozenset({"de", "d'", "du", "des"})
_MARKS = frozenset({"#", "«", '"', "“"})
_ISLANDS = frozenset(["RE", "GP", "MQ", "JM", "BB", "DM", "GD", "TT"])
_DEFINITE = frozenset({"le", "la", "les", "l'", "du", "des", "au", "aux"})
_DEGREE = frozenset({"plus", "moins"})
_CONTRACTED = frozenset({"au", "aux", "du", "des", "de", "d'"})
_JOINS = frozenset({"(", "et", "ou", "/", "-", "–"})
_LOOSE = frozenset({"nmod", "obl:mod", "obl:arg", "conj", "appos", "dep", "flat:name"})
_PARTS = frozenset({"department", "massif", "lake", "island"})
_MATCHES = frozenset({"match", "rencontre", "finale", "derby", "victoire", "succès"})
_SETTLEMENTS = frozenset({"city", "municipality", "district"})
_NATIONS = frozenset({"country", "continent"})
_DIVISIONS = frozenset({"department", "canton", "region", "state", "province"})


class Before:
    """What stands before a place phrase.

    Attributes:
        prep: the preposition, straight apostrophes, lower case; empty where there is none.
        at: its token, or the token before the phrase.
        article: whether a definite article belongs to the place.
    """

    __slots__ = ("article", "at", "prep")

    def __init__(self, tree: Tree, a: int) -> None:
        p, self.article, steps = a - 1, False, 0
        while p >= 0 and steps < 5:
            word = plain(tree.lower[p])
            if (
                word in ARTICLES
                or word in _MARKS
                or (steps and word in _DEGREE)
                or (tree.pos[p] in ("ADJ", "NUM", "DET") and word not in _CONTRACTED)
            ):
                self.article |= word in ARTICLES
            else:
                break
            p, steps = p - 1, steps + 1
        self.at = p
        word = plain(tree.lower[p]) if p >= 0 else ""
        if word == "a" and tree.words[p] == "A" and p == tree.sents[tree.sent[p]][0]:
            word = "à"  # « A Lyon, … », the capital without its accent
        self.article |= word in ("au", "aux", "du", "des")
        self.prep = word


class PlaceRoles:
    """Tells the places where something happens from those that act or qualify a noun."""

    def __init__(self, lexicons: Lexicons, gazetteer: Gazetteer, names: Names) -> None:
        self.nouns = names.nouns
        rows = lexicons.rows(PlacePrepositionRow)
        self.where = frozenset(row.word for row in rows if row.role == "where")
        self.near = frozenset(row.word for row in rows if row.role == "before_de")
        self.gazetteer = gazetteer
        self.kinds = {form: row for row in reversed(lexicons.rows(PlaceNounRow)) for form in inflections(row.noun)}
        self.grounds = frozenset(row.noun for row in lexicons.rows(PlaceNounRow))
        self.verbs: defaultdict[str, set[str]] = defaultdict(set)
        for verb in lexicons.rows(PlaceVerbRow):
            self.verbs[verb.role].add(verb.verb)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Ids of the capitals; the list of cities is not read before a text needs it."""
        return self.gazetteer.capitals()

    def rule(self, tree: Tree, mention: Mention, before: Before, accepted: list[Mention]) -> str | None:
        """Id of the rule by which the phrase is a place of an event, or none."""
        prep = before.prep
        if prep in _OF:
            return self._of(tree, mention, before) or self._beside_of(tree, mention, accepted)
        if prep in ("à", "au", "aux"):
            return "location.preposition" if self._locative_a(tree, mention, before) else None
        if prep == "en" and mention.noun is None and mention.places and mention.places[0].kind == "planet":
            return None  # « en Mars 2020 » is a month
        if prep == "entre":
            governor = self._governor(tree, mention)
            if governor >= 0 and tree.lemma[governor].lower() in self.grounds:  # « frontière entre la Pologne et … »
                return "location.preposition"
            played = governor >= 0 and tree.lemma[governor].lower() in _MATCHES  # « le match entre Lens et Metz »: two clubs
            return None if played or self._nation(mention) or self._between_powers(tree, mention) else "location.preposition"
        if prep == "sur" and mention.noun is not None and mention.noun.noun == "site" and not (mention.places or mention.inner):
            return None  # « publié sur le site de l'Insee »
        if prep == "sur" and self._nation(mention) and tree.lemma[self._governor(tree, mention)] in _MATCHES:
            return None  # « deux victoires sur les Seychelles »
        if prep == "sous" and mention.noun is None and not before.article:
            return None  # « sous Hollande » is a time of office
        if prep in self.where:
            return "location.preposition"
        if prep in ("dont", "comme", ":") and (self._listed(tree, before.at) or self._announced(tree, accepted, before.at)):
            return "location.listed"
        if prep in ("par", "pour"):
            governor = self._governor(tree, mention)
            return "location.preposition" if governor >= 0 and tree.lemma[governor].lower() in self.verbs["motion"] else None
        return self._bare(tree, mention, before, accepted)

    def _may_act(self, mention: Mention) -> bool:
        """Whether the place stands for its authorities at times: countries, capitals, states."""
        place = mention.places[0]
        return place.kind in _NATIONS | {"state", "province"} or any(p.id in self.capitals for p in mention.places)

    def _between_powers(self, tree: Tree, mention: Mention) -> bool:
        """« entre Paris et Alger »: two capitals stand for their governments."""
        if (
            not (mention.places and mention.noun is None and self._may_act(mention))
            or mention.b + 1 >= len(tree)
            or tree.lower[mention.b] != "et"
        ):
            return False
        return any(p.id in self.capitals for p in self.gazetteer.find(tree.words[mention.b + 1])[:3])

    @staticmethod
    def _nation(mention: Mention) -> bool:
        return mention.noun is None and bool(mention.places) and mention.places[0].kind in _NATIONS

    @staticmethod
    def _seat(mention: Mention) -> bool:
        """Whether the phrase is a listed institution (« Matignon »), not a type noun with a name."""
        return mention.noun is not None and mention.noun.role == "site" and mention.name_a == mention.a and not mention.places

    @staticmethod
    def head(tree: Tree, mention: Mention) -> int:
        """The token of the phrase whose head lies outside it."""
        for i in range(mention.a, mention.b):
            if not mention.a <= tree.head[i] < mention.b or tree.head[i] == i:
                return i
        return mention.a

    def _governor(self, tree: Tree, mention: Mention) -> int:
        head = self.head(tree, mention)
        return tree.head[head] if tree.head[head] != head else -1

    def _locative_a(self, tree: Tree, mention: Mention, before: Before) -> bool:
        """« à » says where, unless it marks whom something is given to or asked of."""
        governor = self._governor(tree, mention)
        acts = mention.noun is None and bool(mention.places)
        if self._seat(mention):
            # the seat of an authority: « reçu à Matignon », not « a demandé à Matignon »
            return governor >= 0 and tree.pos[governor] == "VERB" and tree.lemma[governor].lower() not in self.verbs["dative"]
        kind = mention.places[0].kind if mention.places else ""
        if before.prep == "à" and before.article and kind in _NATIONS | {"region"} and mention.noun is None:
            return mention.places[0].country in _ISLANDS
        left = plain(tree.lower[before.at - 1]) if before.at else ""
        if acts and left in self.verbs["dative"] and tree.pos[before.at - 1] not in ("VERB", "AUX"):
            return False  # « face à Londres »
        if acts and 0 <= governor < mention.a and self._may_act(mention):
            if tree.dep[governor] == "obj" and tree.lemma[tree.head[governor]].lower() in self.verbs["dative"]:
                return False  # « fournit des missiles à Kiev »
            lemma = tree.lemma[governor].lower()
            reflexive = any(tree.dep[k].startswith("expl") for k in tree.kids[governor])
            if tree.pos[governor] in ("VERB", "AUX") and lemma in self.verbs["dative"] and not reflexive:
                return False
            if tree.pos[governor] not in ("VERB", "AUX") and lemma in self.verbs["dative"]:
                return False  # « soutien à Kiev »
        label = tree.ents[tree.ent[mention.a]][2] if tree.ent[mention.a] >= 0 else ""
        if mention.noun is None and label == "PER" and mention.places:
            return any(p.kind != "city" or p.population > 50000 for p in mention.places)
        return True

    def _of(self, tree: Tree, mention: Mention, before: Before) -> str | None:
        """« de »: after a verb of coming from, or a locution of place."""
        left = before.at - 1
        while left >= 0 and tree.pos[left] == "ADJ":
            left -= 1
        if left < 0:
            return None
        word = plain(tree.lower[left])
        if word in self.near:
            return "location.preposition"
        governor = self._governor(tree, mention)
        beside = plain(tree.lower[before.at - 1])
        if beside in ("originaire", "originaires", "natif", "native", "natifs", "natives") or (
            governor >= 0 and tree.lemma[governor].lower() in self.verbs["from"]
        ):
            return "location.origin"
        if any(k >= 0 and tree.words[k].islower() and tree.lemma[k] in self.verbs["topic"] for k in (left, governor)):
            return "location.topic"
        if self._told(tree, mention):
            return "location.beside"  # « la gendarmerie de Tence (Haute-Loire) »
        if self._superlative(tree, left, before.at, governor):
            return "location.superlative"
        role = mention.noun.role if mention.noun is not None and not self._seat(mention) else ""
        if role in ("way", "part") or (role in ("site", "admin") and word not in self.nouns):
            return "location.type"
        if (
            not role
            and mention.places
            and mention.places[0].kind in _PARTS
            and before.article
            and word not in self.nouns
            and tree.pos[left] == "NOUN"
        ):
            return "location.type"
        return None

    def _told(self, tree: Tree, mention: Mention) -> bool:
        """Whether the department or the part of the country stands in brackets behind the name of a town."""
        k = mention.b + 1
        if k + 1 >= len(tree) or not tree.words[mention.b].endswith("(") or not tree.words[k + 1].startswith(")"):
            return False
        return tree.lower[k] in CARDINAL or any(p.kind in _DIVISIONS for p in self.gazetteer.find(tree.words[k]))

    @staticmethod
    def _superlative(tree: Tree, left: int, at: int, governor: int) -> bool:
        """« la plus grande mine de France », « l'une des plus vieilles d'Europe », « la principale ressource du Pérou »."""
        for noun in dict.fromkeys((left, at - 1, governor)):
            if noun < 0 or noun >= at:
                continue
            for k in (noun, *tree.kids[noun]):
                if not 1 < k < at or tree.pos[k] != "ADJ":
                    continue
                if tree.lemma[k] == "principal" or (tree.lower[k - 1] in _DEGREE and plain(tree.lower[k - 2]) in _DEFINITE):
                    return True
        return False

    def _beside_of(self, tree: Tree, mention: Mention, accepted: list[Mention]) -> str | None:
        """« de Moldavie ou de Bulgarie »: coordinated with a place that says where."""
        governor = self._governor(tree, mention)
        last = accepted[-1] if accepted else None
        joined = last is not None and last.a <= governor < last.b and tree.dep[self.head(tree, mention)] == "conj"
        return "location.beside" if joined else None

    def _bare(self, tree: Tree, mention: Mention, before: Before, accepted: list[Mention]) -> str | None:
        """Without preposition: beside another place, at the head of a headline, or the object of a verb of movement."""
        head, at = self.head(tree, mention), before.at
        if at == mention.a - 1 and tree.words[at].endswith("(") and accepted and accepted[-1].b == at:
            return "location.beside" if mention.places or mention.b == mention.a + 1 else None
        if self._seat(mention):
            return None
        mark = tree.words[at] if at >= 0 else ""
        if mark == "," and mention.places and self._listed(tree, at):
            return "location.listed"
        if tree.dep[head].startswith(("nsubj", "csubj")) and (rule := self._subject(tree, mention, head)):
            return rule
        if tree.dep[head] in ("nsubj", "csubj", "nsubj:caus"):
            return None
        if accepted and accepted[-1].b == at and (mark in _JOINS or (mark == "," and mention.places and tree.dep[head] in _LOOSE)):
            return "location.beside"
        first = at < 0 or mention.a == tree.sents[tree.sent[mention.a]][0] or "\n" in mark
        if first and mention.b < len(tree) and tree.words[mention.b] == ":":
            return "location.headline"
        return self._object(tree, mention, head, at) or self._loose(tree, mention, head, at)

    def _listed(self, tree: Tree, at: int) -> bool:
        """Whether a place noun that says where stands before a comma, colon, « dont » or « comme »: « dans plusieurs villes, dont Lyon »."""
        i = at - 1
        while i >= 0 and (tree.words[i] in (",", "suivant", "suivants", "suivantes") or tree.pos[i] == "ADJ"):
            i -= 1
        if i < 0 or tree.sent[i] != tree.sent[at] or (row := self.kinds.get(plain(tree.lower[i]))) is None or row.role != "admin":
            return False
        if row.kind in _NATIONS and tree.words[at] == ",":
            return False  # « dans le pays, Kiev … »
        if tree.words[at] == ":" and "suivant" in tree.lower[at - 1]:
            return True  # « Les départements suivants : … »
        prep = Before(tree, i).prep
        before = range(max(0, i - 4), i) if prep in _OF else ()
        return prep in self.where or any(plain(tree.lower[k]) in self.kinds or tree.lemma[k] in self.verbs["topic"] for k in before)

    @staticmethod
    def _announced(tree: Tree, accepted: list[Mention], at: int) -> bool:
        """« dans plusieurs villes du Maroc : Oujda et Salé », « dans trois communes de la Drôme, dont Die »."""
        last = accepted[-1] if accepted else None
        return last is not None and last.b == at - (tree.words[at - 1] == ",") and last.noun is not None and last.noun.role == "admin"

    def _subject(self, tree: Tree, mention: Mention, head: int) -> str | None:
        """A place as subject that nothing but a place can be: « Lyon accueillera », « le port de Brest a été visé », « la région a enregistré »."""
        verb = tree.head[head]
        lemma = tree.lemma[verb].lower()
        if lemma in self.verbs["host"] and not self._nation(mention) and (mention.places or mention.noun is not None):
            return "location.host"
        noun = mention.noun
        ground = noun is not None and (noun.role in ("part", "way") or (noun.role == "site" and mention.name_a > mention.a))
        if noun is not None and noun.role == "site" and mention.places and mention.name_a > mention.a and not self._nation(mention):
            return "location.site"  # « les hôpitaux de Tours sont pleins »
        if noun is not None and noun.kind in _SETTLEMENTS and mention.name_a > mention.a:
            town = noun.kind != "district" and mention.inner is None and bool(mention.places) and mention.places[0].kind == "city"
            return None if town else "location.site"  # « un village du Loiret manque d'eau »; « la ville de Lyon » acts
        done = next((k for k in tree.kids[verb] if tree.dep[k] == "xcomp" and k > verb), verb)  # « devrait être touchée »
        passive = any(tree.dep[k] == "aux:pass" for k in tree.kids[done])
        if passive and (ground or (mention.places and tree.lemma[done].lower() in self.verbs["object"] | self.verbs["strike"])):
            return "location.object"
        stands = noun is not None and noun.role == "way" and any(tree.dep[k] == "cop" for k in tree.kids[verb])
        return "location.site" if stands else None  # « la N20 est fermée »

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
        if governor >= mention.a or not (tree.dep[head] in ("obj", "obl:arg") or governor == at):
            return None
        return "location.object" if lemma in self.verbs["object"] or (lemma in self.verbs["strike"] and not self._nation(mention)) else None

    @staticmethod
    def _loose(tree: Tree, mention: Mention, head: int, at: int) -> str | None:
        """A street without preposition (« blessés rue de Rome »), a region whose preposition is lost in a misprint."""
        if tree.dep[head] == "nsubj:pass":
            return None
        opens = mention.a == tree.sents[tree.sent[mention.a]][0] and tree.words[mention.b : mention.b + 1] == [","]  # « Rue de Rome, … »
        if mention.noun is not None and mention.noun.role == "way" and at == mention.a - 1 and (opens or tree.words[mention.a].islower()):
            return "location.street"
        if tree.words[at].endswith("(") and tree.ent[at - 1] >= 0 and tree.ents[tree.ent[at - 1]][2] == "PER":
            return None  # « Paul Morel (Italie) » is a citizen
        whole = tree.words[mention.a].islower() if mention.noun is None else mention.noun.role in ("admin", "part")
        if whole and mention.places and (tree.dep[head] in _LOOSE or (tree.dep[head] == "obj" and tree.pos[tree.head[head]] != "VERB")):
            return "location.type"
        return None
