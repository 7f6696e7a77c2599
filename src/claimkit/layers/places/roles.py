"""Decides by preposition and tree whether a place phrase is where something happens."""

from __future__ import annotations

from collections import defaultdict

from claimkit.doc.tree import Tree
from claimkit.french.gazetteer import Gazetteer
from claimkit.french.names import Names, inflections, plain
from claimkit.french.small_words import OF_ANY, TO, WEEKDAYS
from claimkit.grammar.introducers import preposition
from claimkit.layers.places.bare import BarePlaces, is_joined
from claimkit.layers.places.mention import (
    ARTICLES,
    CARDINAL,
    DEGREE,
    NATIONS,
    UNITS,
    Before,
    Mention,
    is_excepted,
    is_website,
    site_before,
)
from claimkit.lexicons import Lexicons
from claimkit.lexicons.places import PlaceNounRow, PlacePrepositionRow, PlaceVerbRow

_THAT = frozenset({"celui", "celle", "ceux", "celles"})
_ISLANDS = frozenset(["RE", "GP", "MQ", "JM", "BB", "DM", "GD", "TT"])
_OVERSEAS = frozenset(["RE", "GP", "MQ", "GF", "YT", "NC", "PF", "PM", "WF", "MF", "BL"])
_DEFINITE = frozenset({"le", "la", "les", "l'", "du", "des", "au", "aux"})
_SHARES = frozenset({"tiers", "moitié", "quart", "majorité", "plupart", "pourcent"})
_SOME = frozenset({"un", "une", "des", "de", "plusieurs", "quelques"})
_FORCES = frozenset({"troupe", "force", "soldat", "allié", "autorité", "dirigeant", "régime", "gouvernement"})  # « les troupes de Kiev »
_GOING = frozenset({"entrée", "sortie"})  # « la sortie de l'Union européenne »
_INSIDE = frozenset({"dans", "devant", "derrière"})
_TOWARD = TO | {"sur", "vers"}
_UNTIL = TO | {"vers", "jusqu'"}
_ENVOYS = frozenset({"ambassadeur", "ambassadrice", "ambassade", "consul"})
_ONE = frozenset({"une", "d'"})
_TOWNS = frozenset({"city", "department"})
_PARTS = frozenset({"department", "massif", "lake", "island"})
_MATCHES = frozenset({"match", "rencontre", "finale", "derby", "victoire", "succès"})
_NAMED_FOR = _MATCHES | {"bataille", "festival", "appel", "baril"}  # the town is part of a name, or a club
_FALLING = frozenset(
    {
        "frappe",
        "bombardement",
        "raid",
        "attaque",
        "tir",
        "offensive",
        "température",
        "pluie",
        "neige",
        "tempête",
        "vent",
        "orage",
        "passage",
    }
)
_DIVISIONS = frozenset({"department", "canton", "region", "state", "province"})


class PlaceRoles:
    """Tells the places where something happens from those that act or qualify a noun."""

    def __init__(self, lexicons: Lexicons, gazetteer: Gazetteer, names: Names) -> None:
        self.nouns = names.nouns
        rows = lexicons.rows(PlacePrepositionRow)
        self.where = frozenset(row.word for row in rows if row.role == "where")
        self.near = frozenset(row.word for row in rows if row.role == "before_de")
        self.gazetteer = gazetteer
        self.kinds = {form: row for row in reversed(lexicons.rows(PlaceNounRow)) for form in inflections(row.noun)}
        self.verbs: defaultdict[str, set[str]] = defaultdict(set)
        for verb in lexicons.rows(PlaceVerbRow):
            self.verbs[verb.role].add(verb.verb)
        self.bare = BarePlaces(self.kinds, self.verbs, self.where)

    def rule(self, tree: Tree, mention: Mention, before: Before, accepted: list[Mention]) -> str | None:
        """Id of the rule by which the phrase is a place of an event, or none."""
        prep = before.prep
        if is_excepted(tree, before.at):
            return None
        if prep in OF_ANY:
            if rule := self._of(tree, mention, before):
                return rule
            if before.at and tree.lower[before.at - 1] == "notamment" and self.bare.listed(tree, before.at):
                return "location.listed"
            if before.at and tree.lower[before.at - 1] in _THAT and (site := site_before(tree, accepted, before.at)):
                return site
            return "location.beside" if is_joined(tree, mention, accepted) else None
        if prep in TO:
            apart = before.at > 0 and tree.words[before.at - 1] == "," and not mention.nation  # « vendue en mars, à Bamako, pour »
            return "location.preposition" if apart or self._locative_a(tree, mention, before) else None
        planet = mention.noun is None and bool(mention.places) and mention.places[0].kind == "planet"
        governor = mention.governor(tree)
        governing = "" if governor < 0 else tree.lemma[governor].lower()
        if mention.nation and governing in _ENVOYS:
            return None  # « l'ambassadeur de France en Italie »
        if (prep == "en" and (planet or mention.seat)) or (prep == "chez" and mention.noun is None and mention.places):
            return None  # « en Mars 2020 » is a month; « en Assemblée plénière »; « paru chez Plon »
        if prep == "entre":
            if governing in self.kinds or governing in self.verbs["from"]:  # « frontière entre la Pologne et … », « vols entre Oslo et … »
                return "location.preposition"
            played = governing in _MATCHES  # « le match entre Lens et Metz »: two clubs
            return None if played or mention.nation or self._between_powers(tree, mention) else "location.preposition"
        if prep == "sur" and mention.noun is not None and mention.noun.noun == "site" and is_website(mention):
            return None  # « publié sur le site de l'Insee »
        if prep == "sur" and mention.nation and governor >= 0 and tree.pos[governor] == "NOUN" and governing not in _FALLING:
            return None  # « deux victoires sur les Seychelles », « un débat sur la Syrie »; but « la neige sur la France »
        if prep == "sous" and mention.noun is None and not before.article:
            return None  # « sous Hollande » is a time of office
        if prep in self.where:
            return "location.preposition"
        if prep in ("dont", "comme", "que", ":", "notamment") and (
            self.bare.listed(tree, before.at) or self.bare.announced(tree, accepted, before.at)
        ):
            return "location.listed"
        if prep in ("par", "pour"):
            governor = mention.governor(tree)
            return "location.preposition" if governor >= 0 and tree.lemma[governor].lower() in self.verbs["motion"] else None
        return self.bare.rule(tree, mention, before, accepted)

    def _may_act(self, mention: Mention) -> bool:
        """Whether the place stands for its authorities at times: countries, capitals, states."""
        place = mention.places[0]
        if place.country in _OVERSEAS:
            return False  # « a annoncé à La Réunion plusieurs mesures »
        return place.kind in NATIONS | {"state", "province"} or any(p.id in self.gazetteer.capitals() for p in mention.places)

    def _between_powers(self, tree: Tree, mention: Mention) -> bool:
        """« entre Paris et Alger »: two capitals stand for their governments."""
        if not (mention.places and mention.noun is None and self._may_act(mention)):
            return False
        others = [tree.words[k] for k in tree.kids[mention.head(tree)] if tree.dep[k] == "conj"]
        return any(p.id in self.gazetteer.capitals() for word in others for p in self.gazetteer.find(word)[:3])

    def _locative_a(self, tree: Tree, mention: Mention, before: Before) -> bool:
        """« à » says where, unless it marks whom something is given to or asked of."""
        governor = mention.governor(tree)
        authority = mention.noun is not None and mention.noun.role == "authority"
        acts = authority or mention.noun is None
        if mention.seat:
            # the seat of an authority: « reçu à Matignon », « il est à Matignon », not « a demandé à Matignon », « c'est à Matignon d'agir »
            own = tree.kids[mention.head(tree)]
            if any(tree.dep[k] == "cop" for k in own):
                return all(tree.verb_form[k] != "Inf" for k in own)
            given = (
                governor >= 0
                and tree.lemma[governor].lower() in self.verbs["dative"]
                and not self._is_served(tree, governor, before.at, mention.b)
            )
            dated = tree.lower[before.at - 1] in WEEKDAYS  # « jeudi au Sénat, un débat … »
            return governor >= 0 and (tree.pos[governor] == "VERB" or dated) and not given
        kind = mention.places[0].kind if mention.places else ""
        if before.prep == "à" and before.article and kind in NATIONS | {"region"} and mention.noun is None:
            return mention.places[0].country in _ISLANDS
        left = plain(tree.lower[before.at - 1]) if before.at else ""
        if acts and left in self.verbs["dative"] and tree.pos[before.at - 1] not in ("VERB", "AUX"):
            return False  # « face à Londres »
        if acts and 0 <= governor < mention.a and (authority or (mention.places and self._may_act(mention))):
            if tree.dep[governor] == "obj" and tree.lemma[tree.head[governor]].lower() in self.verbs["dative"]:
                return False  # « fournit des missiles à Kiev »
            if tree.lemma[governor].lower() in self.verbs["dative"] and not self._is_served(tree, governor, before.at, mention.b):
                return False  # « soutien à Kiev »
        label = tree.ents[tree.ent[mention.a]][2] if tree.ent[mention.a] >= 0 else ""
        if mention.noun is None and label == "PER" and mention.places:
            adjunct = tree.dep[mention.head(tree)] == "obl:mod"  # « je suis là depuis lundi à Wandre »
            return adjunct or any(p.kind != "city" or p.population > 50000 for p in mention.places)
        return True

    def _is_served(self, tree: Tree, governor: int, at: int, end: int) -> bool:
        """Whether a verb of giving has no need of a receiver: it is reflexive, governs an infinitive or has its « à » for another one, or a comma."""
        if tree.pos[governor] not in ("VERB", "AUX") or tree.words[at - 1] == ",":
            return tree.words[at - 1] == ","  # « l'a vendue en mars, à Dakar, »
        for k in tree.kids[governor]:
            if tree.dep[k].startswith("expl") or (governor < k < at and tree.verb_form[k] == "Inf"):
                return True
            # « rendre à l'État un terrain à Lens », « rendre hommage à Lens à Paul Roux »
            other = governor < k < at or (tree.left[k] == end and (tree.pos[k] == "PROPN" or tree.lemma[k] in self.nouns))
            if other and preposition(tree, k) in TO:
                return True
        return False

    def _of(self, tree: Tree, mention: Mention, before: Before) -> str | None:
        """« de »: after a verb of coming from, or a locution of place."""
        left = before.at - 1
        while left >= 0 and (tree.pos[left] == "ADJ" or tree.lower[left] in CARDINAL):
            left -= 1
        word = plain(tree.lower[left]) if left >= 0 else ""
        if word in self.near or (
            word == "heure" and plain(tree.lower[left - 1]) in _ONE
        ):  # « à une heure de Lyon »; not « 9 heures, heure de Lyon »
            politics = word in _GOING and (mention.nation or mention.places[:1] == self.gazetteer.find("Union européenne")[:1])
            return None if politics else "location.preposition"
        governor = mention.governor(tree)
        if governor >= 0 and (tree.pos[governor] == "NUM" or tree.lemma[governor] in UNITS) and tree.dep[governor].startswith("obl"):
            governor = tree.head[governor]  # « partis deux mois plus tôt de Vintimille »
        beside = plain(tree.lower[before.at - 1]) if before.at else ""
        if beside in ("originaire", "originaires", "natif", "native", "natifs", "natives") or (
            governor >= 0 and (tree.lemma[governor].lower() in self.verbs["from"] or self._is_taken(tree, governor))
        ):
            return "location.origin"
        until = plain(tree.lower[mention.b]) if mention.b < len(tree) else ""
        if until in _UNTIL and (until not in TO or (governor >= 0 and tree.pos[governor] == "VERB")):
            k = mention.b + 1 + (plain(tree.lower[mention.b + 1]) in ARTICLES)
            if tree.words[k][:1].isupper():
                return "location.origin"  # « ira de Brest à Nice »
        if self._told(tree, mention):
            return "location.beside"  # « la gendarmerie de Tence (Haute-Loire) »
        if self._superlative(tree, left, before.at, governor):
            return "location.superlative"
        role = mention.noun.role if mention.noun is not None and not mention.seat else ""
        if role in ("way", "part") or (
            role in ("site", "admin") and (word not in self.nouns or self._is_some(tree, left)) and not self._of_someone(tree, governor)
        ):
            return "location.type"
        if (
            not role
            and mention.places
            and mention.places[0].kind in _PARTS
            and before.article
            and word
            and word not in self.nouns
            and tree.pos[left] == "NOUN"
        ):
            return "location.type"
        if any(k >= 0 and tree.words[k].islower() and tree.lemma[k] in self.verbs["topic"] for k in (left, governor)):
            return "location.topic"
        if self._lives_in(tree, mention, governor):
            return "location.type"
        if tree.pos[before.at - 1] != "ADP" and self._stands_in(tree, mention, governor):
            return "location.type"
        return None

    def _is_taken(self, tree: Tree, noun: int) -> bool:
        """« retirer ses soldats du Mali », « exporter des plants de Chine »: several who or which are taken from a place."""
        while tree.dep[noun] == "conj":
            noun = tree.head[noun]
        verb = tree.head[noun]
        taken = tree.dep[noun] == "obj" and tree.feats(noun).get("Number") == "Plur"
        return taken and tree.pos[verb] == "VERB" and tree.lemma[verb] in self.verbs["from"]

    def _is_some(self, tree: Tree, count: int) -> bool:
        """« dans la plupart des villes du Maroc »: a count of places that says where."""
        return self.nouns.get(tree.lemma[count]) == "count" and tree.dep[count].startswith("obl")

    def _of_someone(self, tree: Tree, governor: int) -> bool:
        """« le directeur du commerce de la wilaya », « la présidente LR de la région »: what a person holds an office of."""
        while governor >= 0 and tree.pos[governor] == "NOUN":
            if self.nouns.get(tree.lemma[governor]) == "person":
                return not any(tree.dep[k] == "det" and tree.lower[k] in _SOME for k in tree.kids[governor])
            if tree.dep[governor] != "nmod":
                break
            governor = tree.head[governor]
        return False

    def _lives_in(self, tree: Tree, mention: Mention, governor: int) -> bool:
        """« un boulanger de Dol vend », « les conseillers de l'Aveyron ont voté », not « le maire de Dol »: some of those who live there, as subject."""
        share = tree.lemma[governor] in _SHARES  # « un tiers des communes du Cantal »
        if not 0 <= governor < mention.a or (mention.noun is not None and not share) or not mention.places or mention.nation:
            return False
        if tree.pos[governor] != "NOUN" or tree.lemma[governor] in _FORCES or mention.places[0].kind not in _TOWNS:
            return False
        top = governor
        while tree.dep[top] in ("nmod", "obl:arg") and preposition(tree, top) in OF_ANY and tree.pos[tree.head[top]] in ("NOUN", "ADV"):
            top = tree.head[top]
        if not tree.dep[top].startswith(("nsubj", "obl:agent", "obj")):
            return False
        one = self.nouns.get(tree.lemma[top]) == "person" and tree.lower[tree.left[top]] in _DEFINITE
        if top != governor and one and tree.feats(top).get("Number") == "Sing":
            return False  # « le chef du comité des Jeux de Tokyo »
        some = any(tree.dep[k] == "nummod" or (tree.dep[k] == "det" and tree.lower[k] in _SOME) for k in tree.kids[governor])
        several = tree.feats(governor).get("Number") == "Plur"
        within = top != governor and self.nouns.get(tree.lemma[governor]) != "person"  # not « l'arrêté du maire de Dole »
        return share or some or within or several

    def _stands_in(self, tree: Tree, mention: Mention, governor: int) -> bool:
        """« dans un grenier de Cahors », « lors d'une rixe de Dole », « les métros de Lille roulent »: the town of where or of what, not of who."""
        if not 0 <= governor < mention.a or mention.noun is not None or not mention.places or mention.places[0].kind not in _TOWNS:
            return False
        if self._is_thing(tree, governor) and not Before(tree, mention.a).article and not self._may_act(mention):
            return True
        while tree.dep[governor] == "nmod" and preposition(tree, governor) in OF_ANY:
            governor = tree.head[governor]  # « réunis à la chambre de commerce de Cologne »
        if tree.pos[governor] != "NOUN" or not tree.dep[governor].startswith("obl"):
            return False
        case, sort = preposition(tree, governor), self.nouns.get(tree.lemma[governor])
        some = any(tree.dep[k] == "det" and tree.lower[k] in ("un", "une") for k in tree.kids[governor])
        if sort is not None and not (sort == "organization" and some and case in _INSIDE):
            return False  # « devant le notaire de Dole », but « dans une coopérative de Dole »
        if case in _TOWARD and self._may_act(mention):
            return False  # « compte sur l'appui de Rome »
        return case in self.where or (case in OF_ANY and "lors" in tree.lower[max(0, tree.left[governor] - 1) : governor])

    def _is_thing(self, tree: Tree, noun: int) -> bool:
        """Whether a common noun is that of no person, body or document, nor of what is named after its town."""
        lemma = tree.lemma[noun]
        return tree.pos[noun] == "NOUN" and tree.words[noun].islower() and lemma not in self.nouns and lemma not in _NAMED_FOR

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
                if tree.lemma[k] == "principal" or (tree.lower[k - 1] in DEGREE and plain(tree.lower[k - 2]) in _DEFINITE):
                    return True
        return False
