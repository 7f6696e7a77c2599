"""Numbers whose noun stands before them, or nowhere: « ils étaient 10 500 », « dont 15 000 à Paris », « six autres »."""

from __future__ import annotations

from dataclasses import dataclass

from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.amounts.ranges import Amount
from claimkit.french.small_words import OF_ANY, QUE
from claimkit.grammar.gapped import gap
from claimkit.layers.amounts.counted import WANTED
from claimkit.lexicons import Lexicons
from claimkit.lexicons.amounts import RestWord

__all__ = ["Ellipses", "Elliptic"]

_THEM = frozenset({"eux", "elles", "nous", "vous", "entre"})
_BE = frozenset({"est", "sont", "était", "étaient", "fut", "furent", "sera", "seront", "serait", "seraient", "sommes", "étions"})
_COUNTED_BY = frozenset({"ils", "elles", "nous", "ce", "c'", "c’", "derniers", "dernières"})
_OPENERS = frozenset({"à", "de", "d'", "et", "ou", "que", "seulement", "quelque"}) | _BE  # a large number after them is an amount
_VOTES = frozenset({"pour", "contre"})
_BEFORE_VERBS = frozenset({"se", "s'", "s’", "ne", "n'", "n’", "y", "en"})  # « sur 90 votants, 60 se sont abstenus »
_TOLD = WANTED | {"qui"}
_THE = frozenset({"les", "des", "aux", "ces"})
_NEAR = 4  # tokens
_APIECE = frozenset({",", ":", "(", "soit"})
_BREAKS = frozenset({",", ";", ":", ".", "et", "mais", "»", "\n"})
_NUMBER = frozenset({"nombre", "chiffre", "valeur"})  # « le nombre 42 »
# « passe à 20 »: the measure of the amount before it.
_WITHIN = ("compris", "situé", "vari", "oscill", "fluctu", "évolu", "allant", "allait", "échelonn")
_STEMS = ("pass", "tomb", "grimp", "mont", "descen", "port", "ramen", "ramèn", "relev", "relèv", "abaiss", "remont", "bond", "chut")


@dataclass(frozen=True, slots=True)
class Elliptic:
    """A number without a noun.

    Attributes:
        end: where its phrase ends.
        others: « autres » or « premiers » follows: the noun is the last one counted, « une personne » too.
        any_kind: it may share a measure or time as well (« contre 50 », « dont six avec sursis »).
        sure: it is an amount even where nothing before it tells of what.
        us: it counts those who speak (« nous étions dix »).
        votes: it counts votes (« 14 contre »).
        them: it counts some of those that a pronoun stands for (« trois d'entre eux »).
        en: it counts what « en » stands for (« il en reste deux »).
        gapped: it stands where a clause has left out its verb, for the object of the clause before.
    """

    end: int
    others: bool = False
    any_kind: bool = False
    sure: bool = False
    us: bool = False
    votes: bool = False
    them: bool = False
    en: bool = False
    gapped: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A number and its neighbours: the token before it, that one's part of speech, the one before that, and the one behind."""

    tree: Tree
    amount: Amount
    before: int
    last: int

    def word(self, i: int) -> str:
        """A token in lower case; empty beyond the text."""
        return self.tree.lower[i] if 0 <= i < len(self.tree) else ""

    @property
    def figures(self) -> bool:
        return self.amount.first.form == "digits"

    @property
    def big(self) -> bool:
        amount = self.amount
        return self.figures and ((amount.value or amount.low or 0) >= 100 or amount.last.scale >= 1e6)

    @property
    def grouped(self) -> bool:
        """Thousands are set apart: hardly a name."""
        written = self.tree.text[self.amount.first.start : self.amount.last.end]
        return self.figures and len(written) > 4 and not written.isdigit() and "," not in written


class Ellipses:
    """Decides which numbers without a noun are amounts."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._noun_rest = frozenset(r.word for r in lexicons.rows(RestWord) if r.antecedent == "noun")

    def read(self, tree: Tree, amount: Amount) -> Elliptic | None:
        """Whether a number without a noun is an amount, and where its phrase ends."""
        first, last = tree.token_at(amount.first.start), tree.token_at(max(amount.last.start, amount.last.end - 1))
        if last + 1 < len(tree) and tree.lower[last + 1] in self._noun_rest:
            return Elliptic(tree.end[last + 1], others=True)
        before = first - 1
        while before >= 0 and tree.start[before] >= amount.start:
            before -= 1
        if before >= 0 and amount.first.form != "article" and any(gap(tree, i) is not None for i in (last, tree.head[last])):
            return Elliptic(amount.end, any_kind=True, sure=True, gapped=True)  # « l'armée parle de dix morts, l'opposition de cinquante »
        place = _Place(tree, amount, before, last)
        if some := self._partitive(place):
            return some
        if amount.last.scale >= 1e6 or amount.first.form in ("vague", "collective"):
            them = _predicate_of(place)
            going_on = last + 1 < len(tree) and tree.pos[last + 1] in ("VERB", "AUX")  # « une dizaine ont été soignés »
            en = _of_en(place)
            return Elliptic(amount.end, sure=bool(them) or en, us=them == "nous", them=bool(them) or going_on, en=en)
        if (
            amount.is_range
            and (tree.lower[first - 1] == "entre" or tree.lower[before].startswith(_WITHIN))
            and amount.first.form != "article"
        ):
            return Elliptic(amount.end, any_kind=True, sure=True)
        if amount.bound.startswith(("supérieur", "inférieur")) and amount.first.form != "article":
            return Elliptic(amount.end, any_kind=True, sure=True)  # « un indice supérieur à 1500 »
        if amount.first.form != "article" and tree.lower[before] not in _VOTES and _voted(tree, last + 1):
            return Elliptic(amount.end, sure=True, votes=True)
        if before < 0:
            verb = last + 1 < len(tree) and tree.pos[last + 1] in ("VERB", "AUX")
            return Elliptic(amount.end) if amount.bound or verb else None
        word = place.word(before)
        if tree.words[before] in "-–—/" or word in ("no", "n°", "top"):
            return None
        if tree.pos[before] in ("NOUN", "PROPN") and not place.grouped:
            return Elliptic(amount.end, sure=True) if word in _NUMBER else None
        return self._by_word(place)

    @staticmethod
    def _partitive(place: _Place) -> Elliptic | None:
        """« 90 d'entre elles », « deux d'entre eux »."""
        behind = place.last + 1
        if place.word(behind) not in OF_ANY or place.word(behind + 1) not in _THEM:
            return None
        end = behind + 2 if place.word(behind + 1) == "entre" and place.word(behind + 2) else behind + 1
        return Elliptic(place.tree.end[end], sure=True, us=place.word(end) == "nous", them=True)

    @staticmethod
    def _by_word(place: _Place) -> Elliptic | None:
        tree, before, end = place.tree, place.before, place.amount.end
        word, leading = place.word(before), place.word(before - 1)
        if word in ("dont", "contre"):
            return Elliptic(end, any_kind=True)
        if place.figures and ((word == "de" and leading == "lieu") or (word == "à" and leading.startswith(_STEMS))):
            return Elliptic(end, any_kind=True)
        if (them := _predicate_of(place)) and place.amount.first.form != "article":
            return Elliptic(end, sure=True, us=them == "nous", them=them != "ce")  # « ils étaient trois »
        if word == "de" and leading in _BE:
            return Elliptic(end, any_kind=True, sure=place.figures)
        if _of_en(place):
            return Elliptic(end, any_kind=True, sure=True, en=True)
        behind = place.last + 1
        if word in _THE and place.figures and behind < len(tree) and (tree.pos[behind] in ("VERB", "ADJ") or place.word(behind) in _TOLD):
            return Elliptic(end, sure=True, them=True)  # « au lieu des 16 annoncés », « les 19 qui restent »
        if place.word(behind) in OF_ANY and place.word(behind + 1) in ("plus", "moins") and place.word(behind + 2) not in OF_ANY:
            return Elliptic(tree.end[behind + 1])  # « soit 800 de plus »
        if place.grouped or (place.big and word in _OPENERS):
            return Elliptic(end)
        following = tree.pos[place.last + 1] if place.last + 1 < len(tree) else ""
        if word in _APIECE and place.word(place.last + 1) == "par" and tree.pos[min(place.last + 2, len(tree) - 1)] == "NOUN":
            return Elliptic(end, sure=True, them=True)  # « des postes, quarante par canton »
        if place.figures and word in (":", "et", ";", ",", "(") and following == "ADP":
            alike = (
                place.word(place.last + 1) in tree.lower[max(0, before - _NEAR) : before]
            )  # « 61 ans pour les uns et 60 pour les autres »
            return Elliptic(end, any_kind=alike and word in ("et", ","))
        if (
            (following in ("VERB", "AUX") or place.word(place.last + 1) in _BEFORE_VERBS)
            and place.amount.first.form != "article"
            and (word in _BREAKS or word == "seulement" or tree.sent[before] != tree.sent[place.last])
        ):
            return Elliptic(end)  # « 289 ont voté pour »
        if place.amount.bound or (place.big and tree.pos[before] in ("VERB", "AUX", "ADP")):
            return Elliptic(end)
        return None


def _predicate_of(place: _Place) -> str:
    """What a number behind « être » counts, a pronoun or a plural noun (« ils étaient trois », « les candidats étaient douze »); else empty."""
    tree = place.tree
    kids = tree.kids[tree.top_of(tree.token_at(place.amount.first.start), place.last + 1)]
    if not any(tree.dep[k] == "cop" for k in kids):
        return ""
    plural = (k for k in kids if tree.dep[k] in SUBJECTS and tree.pos[k] == "NOUN" and tree.feats(k).get("Number") == "Plur")
    told = [k for k in kids if tree.lower[k] in _COUNTED_BY] or list(plural)
    return tree.lower[told[0]].replace("c'", "ce").replace("c’", "ce") if told else ""


def _of_en(place: _Place) -> bool:
    """« il y en a 3 », « on en compte douze », « n'en propose que 60 », « n'en compte plus que 60 »."""
    tree, before = place.tree, place.before
    while before > 0 and tree.pos[before] == "ADV" and place.word(before) not in QUE:
        before -= 1  # « en revendique désormais 90 »
    near = before - 1 if place.word(before) in QUE and place.word(before - 1) == "plus" else before
    if before < 0 or (tree.pos[before] not in ("VERB", "AUX") and place.word(before) not in QUE):
        return False
    while near - 1 > before - _NEAR and near > 1 and place.word(near - 1) != "en" and tree.pos[near - 1] in ("ADV", "AUX"):
        near -= 1  # « en a déjà essayé quatre »
    return "en" in (place.word(near - 1), place.word(near - 2))


def _voted(tree: Tree, i: int) -> bool:
    """« 14 contre et deux abstentions », « 9 pour. »: a vote behind a number, and nothing that it could govern."""
    if i >= len(tree) or tree.lower[i] not in _VOTES:
        return False
    return i + 1 == len(tree) or tree.pos[i + 1] in ("PUNCT", "CCONJ") or tree.sent[i + 1] != tree.sent[i]
