"""Repairs the entities of the model by the word lists: names of media and bodies, demonyms, places."""

from __future__ import annotations

from claimkit.doc.names import capitalized, listed_name
from claimkit.doc.tree import Tree
from claimkit.french.gazetteer import Gazetteer, Place
from claimkit.french.names import Names, plain
from claimkit.french.remembered import Remembered
from claimkit.repair.graft import Repairs

Entity = tuple[int, int, str]
_ARTICLES = frozenset({"le", "la", "les", "l'", "du", "au", "aux", "des"})
_STATES = frozenset({"country", "state", "province", "department", "sea", "river"})
_LARGE = 100_000


def well_known(places: tuple[Place, ...]) -> bool:
    """Whether a name is first of all that of a place: a country, a region or a large city."""
    return any(p.kind != "city" or p.population > _LARGE for p in places)


class EntityRepair:
    """Reads the entities of a tree and gives them back repaired.

    Args:
        names, gazetteer: word lists, ready to be looked up.
    """

    def __init__(self, names: Names, gazetteer: Gazetteer) -> None:
        self.names, self.gazetteer = names, gazetteer
        self._begins = Remembered(self._may_begin)

    def find(self, repairs: Repairs) -> list[Entity]:
        """The entities as (first, after last, label), in text order."""
        tree = repairs.tree
        out: list[Entity] = []
        begins, end = self._begins, 0
        trimmed = [self._trimmed(tree, entity) for entity in tree.ents]
        starts = {entity[0] for entity in trimmed}
        for i in [i for i, word in enumerate(tree.words) if begins[word] or i in starts]:
            if i < end:
                continue
            own = trimmed[tree.ent[i]] if tree.ent[i] >= 0 else None
            entity = self._mended(repairs, i, own)
            if entity is not None:
                end = entity[1]
                if entity[2]:
                    out.append(entity)
        return out

    def _mended(self, repairs: Repairs, i: int, own: Entity | None) -> Entity | None:
        """What begins at a token, by the first rule that sees something there; the model's own where that rule changes nothing."""
        tree = repairs.tree
        kept = tree.ents[tree.ent[i]] if own is not None else None
        for rule, read in (("listed", self._listed), ("trimmed", self._own)):
            entity = read(tree, i, own)
            if entity is None or entity == kept:
                if entity is not None:
                    return entity
                continue
            if repairs.fires(f"repair.{rule if entity[2] else 'no_name'}", *entity[:2]):
                return entity
        if own is None or kept is None or kept[0] != i:
            return None
        land = own[0] > i and own[2] == "LOC" and well_known(self._known(tree, own)) and not self._known(tree, kept)
        return None if land else kept  # « La Corse » is read behind its article, « Le Havre » with it

    def _known(self, tree: Tree, entity: Entity) -> tuple[Place, ...]:
        return self.gazetteer.find(tree.text[tree.start[entity[0]] : tree.end[entity[1] - 1]])

    def _may_begin(self, word: str) -> bool:
        """Whether an entity that the model has not may begin with the word."""
        return word[:1].isupper() or word.lower() in self.names.first_words

    def _trimmed(self, tree: Tree, entity: Entity) -> Entity:
        """An entity of the model without a leading article, the noun of who acts (« police de Chicago ») or an account behind it."""
        a, b, label = entity
        b = next((k for k in range(a + 1, b) if tree.words[k][0] == "@"), b)
        while (
            a < b - 1
            and (tree.pos[a] == "DET" or plain(tree.lower[a]) in _ARTICLES)
            and (tree.words[a].islower() or a == tree.sents[tree.sent[a]][0])
        ):
            a += 1
        while b - 1 > a and (tree.pos[b - 1] in ("SPACE", "CCONJ") or not _may_end(tree.words[b - 1]) or _beside(tree, a, b - 1)):
            b -= 1
        acts = label == "LOC" and b - a > 2 and tree.words[a].islower() and tree.lower[a] in self.names.nouns
        if acts and plain(tree.lower[a + 1]) in ("de", "d'", "du"):
            a += 2
        return a, b, label

    def _listed(self, tree: Tree, i: int, own: Entity | None) -> Entity | None:
        """A medium, body or institution of the word lists that begins at token i."""
        end, text = listed_name(tree, i, self.names)
        return (i, end, "ORG") if end and self._trusted(tree, i, end, text, own) else None

    def _trusted(self, tree: Tree, i: int, j: int, text: str, own: Entity | None) -> bool:
        """Whether the words are the name: no everyday word at the head of a sentence, no longer name, no place."""
        if any(p.own and (p.kind in _STATES or p.population > _LARGE) for p in self.gazetteer.find(text)):
            return False
        if j - i > 1 or text.isupper() or "-" in text:
            return text[:1].isupper() or text.lower() != text or own is not None
        if own is not None and (own[0] < i or own[1] > j):
            return False
        before = plain(tree.lower[i - 1]) if i else ""
        return own is not None or (text[:1].isupper() and (before in _ARTICLES or tree.pos[i] in ("PROPN", "X")))

    def _own(self, tree: Tree, i: int, own: Entity | None) -> Entity | None:
        """The model's own entity that begins here; without a label where it is no name: common words, a demonym."""
        if own is None or own[0] != i:
            return None
        a, b, label = own
        demonym = label == "LOC" and b - a == 1 and self.names.demonym(tree.words[a]) and not well_known(self._known(tree, own))
        return (a, b, "") if demonym or not capitalized(tree, a, b) else own


def again(tree: Tree, found: list[Entity]) -> list[Entity]:
    """The entities, and those of their names of several words that stand elsewhere without a label: « les Jardins ». « Les Jardins … »."""
    labels = {tuple(tree.words[a:b]): label for a, b, label in found if b - a > 1}
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for words in labels:
        firsts.setdefault(words[0], []).append(words)
    taken = {i for a, b, _ in found for i in range(a, b)}
    out = list(found)
    for i in tree.places({word.lower() for word in firsts}):
        for words in firsts.get(tree.words[i], ()):
            span = range(i, i + len(words))
            if taken.isdisjoint(span) and tuple(tree.words[i : span.stop]) == words:
                out.append((i, span.stop, labels[words]))
                taken.update(span)
    return sorted(out)


def _may_end(word: str) -> bool:
    """Whether a name may end with a word: « B. » of « Lucie B. », no other full stop."""
    return word[-1].isalnum() or (len(word) == 2 and word[0].isupper() and word[1] == ".")


def _beside(tree: Tree, a: int, i: int) -> bool:
    """« (a quitté) Nouakchott mercredi », « l'Armée de l'air dans un communiqué »: words without a capital that hang on none of the name before them."""
    return tree.words[i].islower() and (tree.left[i] == i or tree.left[i] > a) and not a <= tree.head[i] < i
