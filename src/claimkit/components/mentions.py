"""The noun phrases of a document that a pronoun or a short form can stand for, with gender, number and salience."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from claimkit.components.appositions import beside, names_it, second_subject, unfit
from claimkit.components.layers import Layers
from claimkit.components.syntax import SUBJECTS, Tree
from claimkit.french.names import Names, plain

Gender = Literal["m", "f"]
Number = Literal["s", "p"]

_DET_GENDER: dict[str, Gender] = {
    "le": "m",
    "la": "f",
    "un": "m",
    "une": "f",
    "du": "m",
    "au": "m",
    "ce": "m",
    "cet": "m",
    "cette": "f",
    "ma": "f",
    "ta": "f",
    "sa": "f",
}
_PLURAL_DETS = frozenset(
    {"les", "des", "aux", "ces", "mes", "tes", "ses", "nos", "vos", "leurs", "plusieurs", "certains", "certaines", "quelques"}
)
_SINGULAR_DETS = frozenset(
    {"le", "la", "l'", "un", "une", "ce", "cet", "cette", "son", "sa", "mon", "ma", "notre", "votre", "leur", "du", "chaque"}
)
_CONTRACTED = frozenset({"du", "des", "au", "aux"})
_NEUTRAL = frozenset({"personne", "personnes", "victime", "victimes"})  # « treize personnes … ils »
_ROLES = {
    "nsubj": 2.0,
    "nsubj:pass": 2.0,
    "nsubj:caus": 1.6,
    "csubj": 0.0,
    "obj": 1.0,
    "obl:agent": 1.0,
    "iobj": 0.9,
    "obl:arg": 0.6,
    "obl:mod": 0.3,
    "obl": 0.4,
    "nmod": 0.0,
    "ROOT": 1.2,
    "conj": 0.4,
    "xcomp": 0.3,
    "appos": 0.2,
    "dislocated": 1.0,
    "dep": 0.4,
    "parataxis": 0.4,
}
_MASCULINE_TITLES = frozenset({"M.", "MM.", "Sir", "Lord", "Mgr", "Don"})
_FEMININE_TITLES = frozenset({"Mme", "Mmes", "Mlle", "Lady"})


@dataclass(slots=True)
class Mention:
    """A noun phrase, or a pronoun that has been resolved.

    Attributes:
        head: token index of its head.
        gender, number: None when the text does not tell.
        human: whether it is a person, people or a body that acts; None when not known.
        weight: salience of its syntactic role.
        name: words of the name it holds, without title; empty when it has none.
        root: the full mention that it stands for, itself for a full one.
        person: whether it is one or several persons.
        coordinated: whether it is a coordination (« le maire et son adjoint »), whose last noun is `last`.
        nouns: common nouns that it is called by.
        source: whether something is attributed to it.
    """

    head: int
    gender: Gender | None
    number: Number | None
    human: bool | None
    weight: float
    sent: int
    name: tuple[str, ...] = ()
    person: bool = False
    root: Mention | None = None
    coordinated: bool = False
    last: int = -1
    source: bool = False
    nouns: frozenset[str] = field(default_factory=frozenset)

    def take(self, apposed: Mention) -> None:
        """Makes what an apposition tells part of the mention (« Marie Dubois, la maire, »)."""
        self.gender, self.number = self.gender or apposed.gender, self.number or apposed.number
        self.human = self.human or apposed.human
        self.person = self.person or apposed.person
        self.name, self.nouns = self.name or apposed.name, self.nouns | apposed.nouns

    def full(self) -> Mention:
        """The full mention behind a resolved pronoun or short form."""
        found = self
        while found.root is not None:
            found = found.root
        return found


class MentionFinder:
    """Collects the mentions of a tree.

    Args:
        names: word lists on names and nouns of actors.
        first_names: first name to gender.
    """

    def __init__(self, names: Names, first_names: dict[str, Gender]) -> None:
        self.names, self._first_names = names, first_names

    def find(self, tree: Tree, layers: Layers) -> list[Mention]:
        """Full mentions in text order; times, measures and bare nouns are none."""
        excluded = unfit(tree, layers)
        out: list[Mention] = []
        named: set[int] = set()  # people named inside a phrase already taken, or by an earlier word of their name
        for i, dep in enumerate(tree.dep):
            if tree.pos[i] not in ("NOUN", "PROPN") or i in excluded or dep not in _ROLES:
                continue
            if (
                (dep == "appos" and tree.pos[tree.head[i]] in ("NOUN", "PROPN", "VERB"))
                or tree.ent[i] in named
                or not self._is_referent(tree, i)
            ):
                continue
            mention = self._mention(tree, i)
            if mention.gender is None and not mention.person and tree.ent[i] >= 0 and tree.ents[tree.ent[i]][2] == "LOC":
                continue  # towns are hardly ever taken up by a pronoun
            named.update(self._people_in(tree, i, mention))
            if (host := self._host(tree, out, mention)) is not None:
                host.take(mention)
                continue
            out.append(mention)
            if (both := self._coordination(tree, i, mention)) is not None:
                out.append(both)
        return out

    @staticmethod
    def _host(tree: Tree, before: list[Mention], mention: Mention) -> Mention | None:
        """The mention to which this one is an apposition that the parse has not seen (« la ministre, Claire Aubert, »; « X, la maire, »)."""
        for host in reversed(before[-4:]):
            if host.coordinated or (host.gender and mention.gender and host.gender != mention.gender):
                continue
            if beside(tree, host.head, mention.head):
                return host
            if (
                mention.person
                and mention.name
                and host.person
                and not host.name
                and host.number != "p"
                and names_it(tree, host.head, mention.head)
            ):
                return host
        return None

    def _is_referent(self, tree: Tree, i: int) -> bool:
        """With a determiner or number, or a name; « à l'issue de », « en matière de » have none of their own."""
        if tree.lower[i] in ("personne", "rien"):
            return any(tree.dep[k] == "det" for k in tree.kids[i])
        if tree.pos[i] == "PROPN" or tree.words[i] in self.names.titles:
            return True
        if any(
            tree.dep[k] in ("det", "nummod", "flat:name") or (tree.dep[k] == "case" and tree.lower[k] in _CONTRACTED) for k in tree.kids[i]
        ):
            return not any(tree.dep[k] == "fixed" for k in tree.kids[i])
        return tree.dep[i] in SUBJECTS or tree.dep[i] == "ROOT"

    def _mention(self, tree: Tree, i: int) -> Mention:
        name, title = self._name(tree, i)
        gender, number = self._agreement(tree, i, name, title)
        label = tree.ents[tree.ent[i]][2] if tree.ent[i] >= 0 else ""
        kind = self.names.nouns.get(plain(tree.lower[i])) or self.names.nouns.get(tree.lemma[i].lower())
        person = bool(title) or label == "PER" or kind == "person" or bool(name and name[0] in self._first_names)
        human = (
            True
            if person or label == "ORG" or kind in ("group", "organization", "media", "anonymous") or self._people(tree, i)
            else (False if tree.pos[i] == "NOUN" else None)
        )
        if label == "LOC" and not person:
            human = None
        nouns = frozenset(
            tree.lower[k]
            for k in (i, *(k for k in tree.kids[i] if tree.dep[k] == "appos"))
            if tree.pos[k] == "NOUN" or tree.lower[k] in self.names.nouns
        )
        return Mention(i, gender, number, human, self._weight(tree, i), tree.sent[i], name, person, nouns=nouns)

    def _people_in(self, tree: Tree, i: int, mention: Mention) -> set[int]:
        """Entities that are this mention itself: the name that a noun or its complement is followed by (« le chef du parti Jean Dupont »)."""
        if mention.name and tree.ent[i] >= 0 and tree.ents[tree.ent[i]][2] == "PER":
            first, after, _ = tree.ents[tree.ent[i]]
            words = tuple(tree.words[k] for k in range(first, after) if tree.words[k] not in self.names.titles)
            mention.name = words or mention.name
            return {tree.ent[i]}
        if tree.pos[i] != "NOUN" or tree.words[i] in self.names.titles:
            return set()
        for k in range(i + 1, min(tree.right[i], i + 12)):
            if tree.ent[k] >= 0 and tree.ents[tree.ent[k]][2] == "PER" and tree.ents[tree.ent[k]][0] == k:
                if tree.pos[k - 1] not in ("NOUN", "PROPN", "ADJ") and tree.words[k - 1] not in self.names.titles:
                    return set()
                if mention.person or mention.human is not True or not mention.name:
                    words = tuple(tree.words[m] for m in range(k, tree.ents[tree.ent[k]][1]) if tree.words[m] not in self.names.titles)
                    mention.name, mention.person, mention.human = words or mention.name, True, True
                    return {tree.ent[k]}
            elif tree.pos[k] in ("VERB", "PUNCT", "CCONJ", "PRON"):
                return set()
        return set()

    def _people(self, tree: Tree, i: int) -> bool:
        return tree.words[i][:1].isupper() and self.names.demonym(tree.words[i]) is not None

    @staticmethod
    def _weight(tree: Tree, i: int) -> float:
        dep = tree.dep[i]
        seen = 0
        while dep == "conj" and seen < 5:  # a conjunct has the role of the first one
            i = tree.head[i]
            dep, seen = tree.dep[i], seen + 1
        return _ROLES.get(dep, 0.0)

    def _name(self, tree: Tree, i: int) -> tuple[tuple[str, ...], str]:
        """The words of the name that the phrase holds, and its title."""
        title = tree.words[i] if tree.words[i] in self.names.titles else ""
        flat = [k for k in tree.kids[i] if tree.dep[k] in ("flat:name", "flat") and tree.words[k][:1].isupper()]
        if title or (tree.pos[i] == "PROPN" and (tree.words[i][:1].isupper() or flat)):
            words = ([] if title else [i]) + flat
            return tuple(tree.words[k] for k in words if tree.words[k] not in self.names.titles), title
        body = self.names.nouns.get(tree.lower[i]) in ("organization", "media")
        if body and i + 1 < len(tree) and tree.ent[i + 1] >= 0 and tree.head[i + 1] == i and tree.words[i + 1][:1].isupper():
            first, after, _ = tree.ents[tree.ent[i + 1]]
            return tuple(tree.words[k] for k in range(max(first, i + 1), after)), ""  # « le groupe Danone »
        for k in tree.kids[i]:
            proper = tree.pos[k] == "PROPN" or tree.words[k] in self.names.titles
            if tree.dep[k] in ("appos", "nmod", "flat:name", "flat") and proper and not any(tree.dep[m] == "case" for m in tree.kids[k]):
                if tree.ent[k] >= 0 and tree.ents[tree.ent[k]][2] in ("LOC", "ORG") and not body:
                    continue
                name, title = self._name(tree, k)
                if name:
                    return name, title
        return (), title

    def _agreement(self, tree: Tree, i: int, name: tuple[str, ...], title: str) -> tuple[Gender | None, Number | None]:
        gender: Gender | None = None
        number: Number | None = None
        for k in tree.kids[i]:
            if tree.dep[k] == "det" or (tree.dep[k] == "case" and tree.lower[k] in _CONTRACTED):
                word = plain(tree.lower[k])
                gender = gender or _DET_GENDER.get(word)
                number = number or ("p" if word in _PLURAL_DETS else "s" if word in _SINGULAR_DETS else None)
            elif tree.dep[k] == "nummod":
                number = number or ("s" if tree.lower[k] in ("un", "une", "1") else "p")
        if title:
            gender = "m" if title in _MASCULINE_TITLES else "f" if title in _FEMININE_TITLES else gender
            number = "p" if title in ("MM.", "Mmes") else "s"
        feats = tree.feats(i)
        if number is None and gender is None and tree.words[i][:1].isupper() and tree.ent[i] >= 0:
            number, feats = "s", {}  # « Tsahal », which the tagger takes for a plural noun
        if gender is None and len(name) > 1 and (first := self._first_names.get(tree.words[i])) is not None:
            gender, number = first, number or "s"
        if tree.pos[i] == "NOUN" and not title:
            if not (
                plain(tree.lower[i]).rstrip("s").endswith("e") and self.names.nouns.get(tree.lower[i]) in ("person", "group")
            ):  # « les propriétaires » are of either gender
                gender = gender or {"Masc": "m", "Fem": "f"}.get(feats.get("Gender", ""))  # type: ignore[assignment]
            number = number or {"Sing": "s", "Plur": "p"}.get(feats.get("Number", ""))  # type: ignore[assignment]
        if len(name) > 1 and gender is None:  # « Martin » alone may be a surname
            gender = self._first_names.get(name[0]) or self._first_names.get(name[0].split("-")[0])
        if name and number is None and tree.pos[i] == "PROPN":
            number = "s"
        return None if tree.lower[i] in _NEUTRAL else gender, number

    def _coordination(self, tree: Tree, i: int, first: Mention) -> Mention | None:
        """« le maire et son adjoint » as one plural mention."""
        others = [k for k in tree.kids[i] if tree.dep[k] == "conj" and tree.pos[k] in ("NOUN", "PROPN")] or second_subject(tree, i)
        joined = {tree.lower[m] for k in others for m in tree.kids[k] if tree.dep[m] == "cc"}
        if not others or joined & {"ou", "ni", "mais"} or not (joined or tree.dep[others[0]] in SUBJECTS):
            return None
        genders = {first.gender, *(self._mention(tree, k).gender for k in others)}
        gender: Gender | None = "f" if genders == {"f"} else "m" if "m" in genders else None
        return Mention(i, gender, "p", first.human, first.weight + 0.1, first.sent, coordinated=True, last=others[-1])
