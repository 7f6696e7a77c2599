"""What a noun phrase tells of who it speaks of: the proper name, the titles beside it, an acronym, the description."""

from __future__ import annotations

from dataclasses import dataclass

from claimkit.doc.spans import tokens_between
from claimkit.doc.tree import Tree
from claimkit.french.names import Names, plain
from claimkit.grammar.phrases import noun_phrase
from claimkit.grammar.sorts import bare_name, entity_kind
from claimkit.models import EntityKind, Span

_DEFINITE = frozenset({"le", "la", "les", "l'", "ce", "cet", "cette", "ces", "du", "au", "aux"})
_POSSESSIVE = frozenset({"son", "sa", "ses", "leur", "leurs", "mon", "ma", "mes", "notre", "nos", "votre", "vos"})
_INDEFINITE = frozenset(
    {"un", "une", "des", "de", "d'", "plusieurs", "certains", "certaines", "quelques", "deux", "trois", "aucun", "aucune"}
)
_DEFINITE_OR_OWNED, _INDEFINITE_OR_OWNED = _DEFINITE | _POSSESSIVE, _INDEFINITE | _POSSESSIVE
_OF = frozenset({"de", "du", "des", "d'", "à", "au", "aux", "pour", "chez", "en", "dans", "sur", "par"})
_NAMING = frozenset({"appos", "flat", "flat:name", "nmod", "dep"})
_MARKS = frozenset({"«", "“", '"'})
_NO_NAME = frozenset({"VERB", "AUX", "PRON", "PUNCT"})


@dataclass(slots=True)
class Profile:
    """What one mention tells.

    Attributes:
        span: the mention.
        head: token index of its head.
        name: words of the proper name, empty when there is none.
        person: whether that name is a person's.
        titles: what stands beside the name.
        acronym: short form in brackets.
        description: the phrase without determiner, when there is no name.
        definite: whether the description is one that the text takes as known.
        kind: sort of thing.
        plural: several of them.
    """

    span: Span
    head: int
    name: tuple[str, ...] = ()
    person: bool = False
    titles: tuple[str, ...] = ()
    acronym: str = ""
    description: str = ""
    definite: bool = False
    kind: EntityKind = "other"
    plural: bool = False


class ProfileReader:
    """Reads the mentions of one document.

    Args:
        tree: the tree.
        names: word lists on names and nouns of actors.
    """

    def __init__(self, tree: Tree, names: Names) -> None:
        self._tree, self._names = tree, names
        self._read: dict[tuple[int, int], Profile] = {}

    def profile(self, span: Span) -> Profile:
        """What the mention tells."""
        key = span.start, span.end
        if key not in self._read:
            self._read[key] = self._profile(span)
        return self._read[key]

    def _profile(self, span: Span) -> Profile:
        tree = self._tree
        tokens = tokens_between(tree, span.start, span.end)
        a, b = tokens.start, max(tokens.stop, tokens.start + 1)
        head = self._head(a, b)
        out = Profile(span, head, kind=entity_kind(tree, a, b, head, self._names))
        lead = plain(tree.lower[a])
        out.plural = tree.feats(head).get("Number") == "Plur" or any(tree.dep[k] == "conj" and a <= k < b for k in tree.kids[head])
        if tree.pos[head] == "PRON":
            return out
        self._read_acronym(out, a, b)
        entity = self._person(a, b, head)
        if entity is not None:
            self._read_person(out, entity, a, head)
        elif (found := self._proper(a, b, head)) is not None:
            self._read_proper(out, found, a)
        if not out.name:
            cut = next((k for k in range(head + 1, b) if tree.words[k] in {"(", ","} or self._tells_more(k, head)), b)
            out.description = bare_name(tree, a, cut)
            out.definite = lead in _DEFINITE or (lead not in _INDEFINITE_OR_OWNED and tree.pos[a] not in ("NUM", "DET"))
        return out

    def _tells_more(self, k: int, head: int) -> bool:
        """« un élu joint par Le Phare », « un car transportant 30 élèves »: what was done to or by it is no part of its name."""
        tree = self._tree
        if tree.head[k] != head or tree.dep[k] != "acl" or tree.verb_form[k] not in ("Part", "Ger") or k == head + 1 == tree.right[k]:
            return False
        return tree.lower[k].endswith("ant") or "par" in tree.lower[k : tree.right[k]]

    def _head(self, a: int, b: int) -> int:
        """The first noun or name that hangs on nothing inside the phrase."""
        tree = self._tree
        tops = [k for k in range(a, b) if not a <= tree.head[k] < b or tree.head[k] == k]
        return next((k for k in tops if tree.pos[k] in ("NOUN", "PROPN", "PRON", "X", "NUM")), tops[0] if tops else a)

    def _person(self, a: int, b: int, head: int) -> tuple[int, int] | None:
        """The tokens of the person's name that the phrase is or has beside its noun: no complement (« l'avocat de Jean Dupont »)."""
        tree = self._tree
        if any(tree.dep[k] == "conj" and a <= k < b and tree.pos[k] in ("NOUN", "PROPN") for k in tree.kids[head]):
            return None
        beyond = [k for k in tree.kids[head] if tree.dep[k] == "appos" and k >= b]
        if not beyond and max(tree.ent[a:b]) < 0:
            return None
        spots = [*range(a, b), *[m for k in beyond for m in range(tree.left[k], tree.right[k])]]
        for k in spots:
            entity = tree.ent[k]
            if entity < 0 or tree.ents[entity][2] != "PER" or tree.ents[entity][0] != k:
                continue
            first, after, _ = tree.ents[entity]
            if any(tree.pos[m] in _NO_NAME for m in range(first, after)):
                continue
            top = tree.top_of(first, after)
            cases = [m for m in tree.kids[top] if tree.dep[m] == "case" and m < first]  # « le préfet de la Haute-Vère »
            if first > a and any(plain(tree.lower[m]) in _OF for m in (first - 1, *cases)):
                continue
            named = top == head or first <= head < after or (tree.dep[top] in _NAMING and self._is_person_noun(head))
            if named or (first > a and tree.words[first - 1] in self._names.titles):
                return first, after
        return None

    def _is_person_noun(self, head: int) -> bool:
        tree, nouns = self._tree, self._names.nouns
        word = plain(tree.lower[head])
        return nouns.get(word, nouns.get(tree.lemma[head].lower(), nouns.get(word.removeprefix("ex-")))) in ("person", "anonymous", "group")

    def _read_person(self, out: Profile, entity: tuple[int, int], a: int, head: int) -> None:
        tree, titles = self._tree, self._names.titles
        first, after = entity
        out.name = tuple([word for word in tree.words[first:after] if word not in titles])
        out.person, out.kind, out.plural = bool(out.name), "person", False
        found = []
        stop = first
        while stop > a and (tree.words[stop - 1] in {",", "(", "«", "-"} or tree.words[stop - 1] in titles):
            stop -= 1
        if stop > a and any(tree.pos[k] in ("NOUN", "PROPN", "ADJ") for k in range(a, stop)):
            found.append(bare_name(tree, a, stop))
        if first <= head < after:
            found += [
                bare_name(tree, *noun_phrase(tree, k))
                for k in tree.kids[head]
                if tree.dep[k] == "appos" and k >= after and tree.pos[k] == "NOUN" and self._is_person_noun(k)
            ]
        out.titles = tuple(found)

    def _read_acronym(self, out: Profile, a: int, b: int) -> None:
        tree = self._tree
        for k in range(a + 1, min(len(tree) - 1, b + 2)):
            if tree.words[k - 1] == "(" and tree.words[k].isupper() and tree.words[k + 1] == ")" and len(tree.words[k]) > 1:
                out.acronym = tree.words[k]

    def _proper(self, a: int, b: int, head: int) -> tuple[int, int] | None:
        """The tokens of a proper name that is no person's: the phrase without determiner, or the name beside its noun."""
        tree = self._tree
        if tree.pos[head] == "PRON" or tree.pos[head] == "NUM":
            return None
        end = next((k for k in range(head, b) if tree.words[k] in {"(", ","}), b)
        first = a
        listed = self._names.named(tree.text[tree.start[a] : tree.end[end - 1]])
        own = listed is not None and listed[1].casefold().startswith(plain(tree.lower[a]))  # « Le Monde »
        while first < head and plain(tree.lower[first]) in _DEFINITE_OR_OWNED and not own:
            first += 1
        institution = first == a == head and any(tree.dep[k] == "flat:name" and k == head + 1 for k in tree.kids[head])  # « Santé Canada »
        common = end == first + 1 > a + 1 and tree.pos[first] == "NOUN" and plain(tree.lower[first]) in self._names.nouns  # « la Ville »
        if (
            tree.words[first][:1].isupper()
            and (tree.pos[first] in ("PROPN", "X") or (tree.ent[first] >= 0 and not common) or institution)
            and not self._names.demonym(tree.words[first])
        ):
            return first, end
        for k in range(head + 1, end):
            beside = tree.head[k] == head and tree.dep[k] in ("appos", "flat", "flat:name")
            if beside and tree.words[k][:1].isupper() and not any(tree.dep[m] == "case" for m in tree.kids[k]):
                marked = tree.words[tree.left[k]] in _MARKS  # « le club « Les Lions » »
                return (tree.left[k] + 1 if marked else k), max(k + 1, min(end, tree.right[k] - marked))
        return None

    def _read_proper(self, out: Profile, found: tuple[int, int], a: int) -> None:
        tree = self._tree
        first, after = found
        out.name = tuple(tree.text[tree.start[first] : tree.end[after - 1]].split())
        title = first - (tree.words[first - 1] in _MARKS)
        if first > a and any(tree.pos[k] == "NOUN" for k in range(a, title)):
            out.titles = (bare_name(tree, a, title),)
