"""The noun phrases of a document that a pronoun or a short form can stand for, with gender, number and salience."""

from __future__ import annotations

from bisect import bisect_right

from claimkit.doc.layers import Layers
from claimkit.doc.spans import unread_in
from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.names import Names, plain
from claimkit.grammar.appositions import names_it, unfit
from claimkit.grammar.phrases import NOMINAL, Dependents, Gender, Number, determined
from claimkit.grammar.sorts import ends_like_person
from claimkit.grammar.subjects import beside, second_subject
from claimkit.layers.reference.mention import Mention

_NEUTRAL = frozenset({"personne", "personnes", "victime", "victimes"})  # « treize personnes … ils »
_ROLES = {
    "nsubj": 2.0, "nsubj:pass": 2.0, "nsubj:caus": 1.6, "csubj": 0.0, "obj": 1.0, "obl:agent": 1.0, "iobj": 0.9, "obl:arg": 0.6,
    "obl:mod": 0.3, "obl": 0.4, "nmod": 0.0, "ROOT": 1.2, "conj": 0.4, "xcomp": 0.3, "appos": 0.2, "dislocated": 1.0, "dep": 0.4,
    "parataxis": 0.4,
}  # fmt: skip
_MASCULINE_TITLES = frozenset({"M.", "MM.", "Sir", "Lord", "Mgr", "Don"})
_FEMININE_TITLES = frozenset({"Mme", "Mmes", "Mlle", "Lady"})
_GENDERS: dict[str, Gender] = {"Masc": "m", "Fem": "f"}
_NUMBERS: dict[str, Number] = {"Sing": "s", "Plur": "p"}
_BODIES = frozenset({"organization", "media"})
_HUMAN_KINDS = frozenset({"group", "organization", "media", "anonymous"})
_NOT_AND = frozenset({"ou", "ni", "mais"})
_DEMONSTRATIVES: dict[str, tuple[Gender, Number]] = {"celui": ("m", "s"), "celle": ("f", "s"), "ceux": ("m", "p"), "celles": ("f", "p")}
_SHOWN: tuple[tuple[Gender, tuple[str, ...]], ...] = (  # whatever the tagger says
    ("f", ("ienne", "trice", "euse")),
    ("m", ("ment", "isme", "et")),
)
_FEMININE = ("ouse", "euse", "ée", "ère", "trice", "enne", "ante", "ente", "ise", "femme", "fille", "esse")
_THIS = frozenset({"c'", "c’", "ce"})
_ARGUMENTS = frozenset({"obj", "obl:arg", "obl:agent"})  # « se remplit de manifestants »
_PREPOSITIONAL = frozenset({"cours", "sein", "terme", "lieu"})
_NO_COMPLEMENT = frozenset({"VERB", "PUNCT", "CCONJ", "PRON"})  # what ends the phrase before a name behind it


class MentionFinder:
    """Collects the mentions of a tree.

    Args:
        names: word lists on names and nouns of actors.
        first_names: first name to gender.
    """

    def __init__(self, names: Names, first_names: dict[str, Gender]) -> None:
        self.names, self.first_names = names, first_names

    def find(self, tree: Tree, layers: Layers) -> list[Mention]:
        """Full mentions in text order; times, measures and bare nouns are none."""
        excluded = unfit(tree, layers) | unread_in(tree, layers.blocks)
        people = [first for first, _, label in tree.ents if label == "PER"]
        out: list[Mention] = []
        named: set[int] = set()  # people named inside a phrase already taken, or by an earlier word of their name
        titles, deps = self.names.titles, tree.dep
        for i in [i for i, pos in enumerate(tree.pos) if deps[i] in _ROLES and self._may_head(tree, i, pos)]:
            if i in excluded or tree.ent[i] in named:
                continue
            if deps[i] == "appos" and self._is_apposed(tree, i):
                continue
            own = Dependents(tree, i, titles)
            if not self._is_referent(tree, i, own) or _inside_a_body(tree, i):
                continue
            label = _label(tree, i)
            mention = self._mention(tree, i, own, label)
            contracted = tree.lower[tree.left[i]] in ("au", "aux")  # « basé au Touquet »
            if (
                label == "LOC"
                and (mention.gender is None or contracted)
                and not (mention.person or (deps[i] in SUBJECTS and own.determiners))
            ):
                continue  # towns are hardly ever taken up by a pronoun
            if (label == "PER" or tree.right[i] > i + 1) and (person := self._person_in(tree, i, mention, people)) >= 0:
                named.add(person)
            if (host := _host(tree, out, mention)) is not None:
                host.take(mention)
                continue
            out.append(mention)
            if (both := self._coordination(tree, mention, own)) is not None:
                out.append(both)
        return out

    def _may_head(self, tree: Tree, i: int, pos: str) -> bool:
        """A noun, « ceux », or the number in « trois des marins »."""
        return tree.words[i][:1] != "-" and (  # « -t-il », whatever the tagger takes it for
            pos in NOMINAL or tree.lower[i] in _DEMONSTRATIVES or (pos == "NUM" and tree.dep[i] in SUBJECTS and self._counted(tree, i) >= 0)
        )

    def _is_apposed(self, tree: Tree, i: int) -> bool:
        """No mention of its own; « le parti – le maire Paul Serre … » is none of « le parti »."""
        host, nouns = tree.head[i], self.names.nouns
        if (
            nouns.get(tree.lower[i]) == "person"
            and nouns.get(tree.lower[host]) in _BODIES
            and any(_label(tree, k) == "PER" for k in tree.kids[i])
        ):
            return False
        return tree.pos[host] in ("NOUN", "PROPN", "VERB") or tree.lower[host] in _DEMONSTRATIVES

    def _is_referent(self, tree: Tree, i: int, own: Dependents) -> bool:
        """With a determiner or number, or a name; « à l'issue de », « en matière de » have none of their own."""
        if tree.lower[i] in ("personne", "rien"):
            return any(tree.dep[k] == "det" for k in own.determiners)
        if tree.lower[i] in _DEMONSTRATIVES:
            return any(tree.dep[k] in ("acl:relcl", "nmod", "appos") for k in tree.kids[i])  # « ceux qui partent », no « celui-ci »
        if tree.pos[i] == "PROPN" or tree.words[i] in self.names.titles:
            return True
        if tree.lower[i] in _PREPOSITIONAL and tree.lower[tree.left[i]] in ("au", "aux"):
            return False
        if own.determiners or tree.lower[tree.left[i]] == "quant" or (own.names and any(tree.dep[k] == "flat:name" for k in own.names)):
            return not own.fixed
        if tree.dep[i] in SUBJECTS or tree.dep[i] == "ROOT":
            return True
        many = any(tree.lower[k].startswith("nombreu") for k in tree.kids[i])  # « de nombreux élus »
        return many or (tree.dep[i] in _ARGUMENTS and tree.pos[i] == "NOUN" and tree.feats(i).get("Number") == "Plur")

    def _mention(self, tree: Tree, i: int, own: Dependents, label: str) -> Mention:
        nouns, word, common = self.names.nouns, tree.lower[i], tree.pos[i] == "NOUN"
        name, title = self._name(tree, i, own)
        gender, number = _DEMONSTRATIVES.get(word) or self._agreement(tree, i, own, name, title)
        kind = nouns.get(plain(word).removeprefix("ex-")) or nouns.get(tree.lemma[i].lower())
        if (kind == "count" or tree.pos[i] == "NUM") and (counted := self._counted(tree, i)) >= 0:
            gender, number, kind = None, "p", nouns.get(plain(tree.lower[counted]))
            if not self._is_epicene(tree.lower[counted]):
                gender = _GENDERS.get(tree.feats(counted).get("Gender", ""))
        person = bool(title) or label == "PER" or kind == "person" or (bool(name) and name[0] in self.first_names)
        human = False if common else None
        if label == "LOC" and not person:
            human = None
        elif person or label == "ORG" or kind in _HUMAN_KINDS or self._is_people(tree.words[i]):
            human = True
        called: tuple[str, ...] = (word,) if common or word in nouns else ()
        if own.apposed:
            called += tuple([tree.lower[k] for k in own.apposed if tree.pos[k] == "NOUN" or tree.lower[k] in nouns])
        collective = kind == "group" and number == "s" and common
        unlike = common and kind is None and not ends_like_person(word)
        body = not person and (label in ("ORG", "LOC") or kind in _BODIES or unlike)
        return Mention(
            i, gender, number, human, _weight(tree, i), tree.sent[i], name, person, nouns=called, collective=collective, body=body
        )

    def _person_in(self, tree: Tree, i: int, mention: Mention, people: list[int]) -> int:
        """The entity that is this mention itself, or -1: the name that a noun or its complement is followed by (« le chef du parti Jean Dupont »).

        Args:
            tree: the tree.
            i: the head of the mention.
            mention: the mention, which takes the name.
            people: first tokens of people's names.
        """
        titles = self.names.titles
        if mention.name and _label(tree, i) == "PER":
            first, after, _ = tree.ents[tree.ent[i]]
            mention.name = self._without_titles(tree.words[first:after]) or mention.name
            return tree.ent[i]
        national = tree.pos[i] == "PROPN" and self._is_people(tree.words[i])  # « l'Argentin Juan Molina »
        if not (tree.pos[i] == "NOUN" or national) or tree.words[i] in titles:
            return -1
        seen = i + 1
        for following in range(bisect_right(people, i), len(people)):
            first = people[following]
            if first >= tree.right[i] or first >= i + 12 or any(pos in _NO_COMPLEMENT for pos in tree.pos[seen:first]):
                return -1
            if tree.pos[first - 1] not in ("NOUN", "PROPN", "ADJ") and tree.words[first - 1] not in titles:
                return -1
            if mention.person or mention.human is not True or not mention.name or national:
                words = self._without_titles(tree.words[first : tree.ents[tree.ent[first]][1]])
                mention.name, mention.person, mention.human = words or mention.name, True, True
                return tree.ent[first]
            seen = first + 1
        return -1

    def _counted(self, tree: Tree, i: int) -> int:
        """« une centaine de témoins », « la plupart des élus »: the noun in the plural, or -1."""
        return next((k for k in tree.kids[i] if k > i and tree.dep[k] == "nmod" and tree.feats(k).get("Number") == "Plur"), -1)

    def _without_titles(self, words: list[str]) -> tuple[str, ...]:
        return tuple([word for word in words if word not in self.names.titles])

    def _is_people(self, word: str) -> bool:
        return word[:1].isupper() and self.names.demonym(word) is not None

    def _name(self, tree: Tree, i: int, own: Dependents) -> tuple[tuple[str, ...], str]:
        """The words of the name that the phrase holds, and its title."""
        words, titles = tree.words, self.names.titles
        title = words[i] if words[i] in titles else ""
        if title or tree.pos[i] == "PROPN":
            more = [words[k] for k in own.names if words[k][:1].isupper()]
            if title or more or words[i][:1].isupper():
                return self._without_titles(more if title else [words[i], *more]), title
        body = self.names.nouns.get(tree.lower[i]) in _BODIES
        if body and i + 1 < len(words) and tree.ent[i + 1] >= 0 and tree.head[i + 1] == i and words[i + 1][:1].isupper():
            first, after, _ = tree.ents[tree.ent[i + 1]]
            return tuple(words[max(first, i + 1) : after]), ""  # « le groupe Danone »
        for k in own.proper:
            if any(tree.dep[m] == "case" for m in tree.kids[k]) or (not body and _label(tree, k) in ("LOC", "ORG")):
                continue
            name, title = self._name(tree, k, Dependents(tree, k, titles))
            if name:
                return name, title
        return (), title

    def _agreement(self, tree: Tree, i: int, own: Dependents, name: tuple[str, ...], title: str) -> tuple[Gender | None, Number | None]:
        gender, number = determined(tree, own.determiners)
        if title:
            gender = "m" if title in _MASCULINE_TITLES else "f" if title in _FEMININE_TITLES else gender
            number = "p" if title in ("MM.", "Mmes") else "s"
        capital = number is None and gender is None and tree.ent[i] >= 0 and tree.words[i][:1].isupper()
        if capital:
            number = "s"  # « Tsahal », which the tagger takes for a plural noun
        if gender is None and len(name) > 1 and (first := self.first_names.get(tree.words[i])) is not None:
            gender, number = first, number or "s"
        if (gender is None or number is None) and tree.pos[i] == "NOUN" and not title:
            feats = {} if capital else tree.feats(i)
            if gender is None and not self._is_epicene(tree.lower[i]):
                shown = (of for of, endings in _SHOWN if tree.lower[i].rstrip("s").endswith(endings))
                gender = next(shown, _GENDERS.get(feats.get("Gender", "")))
            number = number or _NUMBERS.get(feats.get("Number", ""))
        if len(name) > 1 and gender is None:  # « Martin » alone may be a surname
            gender = self.first_names.get(name[0]) or self.first_names.get(name[0].split("-")[0])
        if name and number is None and tree.pos[i] == "PROPN":
            alike = any(tree.pos[k] == "NOUN" and tree.left[k] >= k - 1 for k in own.conjuncts)  # « Géologues et maires ont signé »
            number = "p" if alike and tree.lower[i].endswith("s") else "s"
        return None if tree.lower[i] in _NEUTRAL else gender, number

    def _is_epicene(self, word: str) -> bool:
        """« les propriétaires » are of either gender."""
        bare = plain(word).rstrip("s")
        return self.names.nouns.get(word) in ("person", "group") and bare.endswith("e") and not bare.endswith(_FEMININE)

    def _coordination(self, tree: Tree, first: Mention, own: Dependents) -> Mention | None:
        """« le maire et son adjoint » as one plural mention."""
        ones = tuple([k for k in tree.kids[first.head] if tree.dep[k] == "conj" and tree.lower[k] in _DEMONSTRATIVES])
        if not (others := own.conjuncts + ones or second_subject(tree, first.head)):
            return None
        if first.number == "s" and first.person and own.determiners and all(_is_title(tree, k) for k in others):
            return None  # « la chanteuse et actrice Anne Roux »
        joined = {tree.lower[m] for k in others for m in tree.kids[k] if tree.dep[m] == "cc"}
        if joined & _NOT_AND or not (joined or tree.dep[others[0]] in SUBJECTS):
            return None
        gender = first.gender
        if gender != "m":  # one masculine makes all of them masculine
            genders = {gender, *[self._gender(tree, k) for k in others]}
            gender = "m" if "m" in genders else "f" if genders == {"f"} else None
        return Mention(first.head, gender, "p", first.human, first.weight + 0.1, first.sent, coordinated=True, last=others[-1])

    def _gender(self, tree: Tree, i: int) -> Gender | None:
        own = Dependents(tree, i, self.names.titles)
        return self._agreement(tree, i, own, *self._name(tree, i, own))[0]


def _is_title(tree: Tree, k: int) -> bool:
    """A noun in the singular without determiner."""
    return (
        tree.pos[k] == "NOUN"
        and tree.feats(k).get("Number") == "Sing"
        and all(tree.dep[m] not in ("det", "nummod", "case") for m in tree.kids[k])
    )


def _inside_a_body(tree: Tree, i: int) -> bool:
    """« la préfecture du Pas-de-Calais »: the department is part of the body's name, which nobody takes up alone."""
    first, after, label = tree.ents[tree.ent[i]] if tree.ent[i] >= 0 else (i, i, "")
    return label == "ORG" and tree.dep[i] == "nmod" and first <= tree.head[i] < after and tree.pos[i] == "PROPN"


def _label(tree: Tree, i: int) -> str:
    """The label of the entity that a token belongs to."""
    entity = tree.ent[i]
    return tree.ents[entity][2] if entity >= 0 else ""


def _weight(tree: Tree, i: int) -> float:
    """How much its role makes a mention be meant."""
    dep, kids = tree.dep[i], tree.kids[i]
    cleft = dep == "ROOT" and any(tree.dep[k] == "advcl:cleft" for k in kids)  # « c'est un élu qui »
    cleft = cleft and not any(tree.dep[k] in SUBJECTS and tree.lower[k] not in _THIS for k in kids)
    # « il arrive au maire de se tromper », « il revient à la ville de payer »
    experiencer = dep == "obl:arg" and any(tree.dep[k] == "csubj" for k in tree.kids[tree.head[i]])
    if cleft or experiencer or "quant" in tree.lower[max(0, tree.left[i] - 1) : i]:
        return 2.0
    if dep == "nmod" and tree.dep[tree.head[i]] in SUBJECTS:
        return 0.8  # « les restes du bateau »
    seen = 0
    while dep == "conj" and seen < 5:  # a conjunct has the role of the first one
        i = tree.head[i]
        dep, seen = tree.dep[i], seen + 1
    return _ROLES.get(dep, 0.0)


def _host(tree: Tree, before: list[Mention], mention: Mention) -> Mention | None:
    """The mention to which this one is an apposition that the parse has not seen (« la ministre, Claire Aubert, »; « X, la maire, »)."""
    first = tree.left[mention.head]
    if tree.words[first] != "," and (first == 0 or tree.words[first - 1] != ","):
        return None
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
