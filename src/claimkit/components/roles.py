"""Who does what to whom in a clause: logical subject and object, whatever the syntax shows.

A passive turns subject and object round, a coordination shares the subject, an infinitive or participle takes the one that governs it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.components.clauses import Clause, ClauseFinder
from claimkit.components.syntax import SUBJECTS, Tree

_CLITIC_OBJECTS = frozenset({"le", "la", "l'", "l’", "les"})


class RoleFinder:
    """Finds actor and patient of a clause as token indices of their heads."""

    def __init__(self, finder: ClauseFinder) -> None:
        self._finder = finder

    def roles(self, tree: Tree, clause: Clause, times: set[int]) -> tuple[int | None, int | None]:
        """(actor, patient): head tokens of the two noun phrases, None where none is expressed.

        Args:
            tree: the tree.
            clause: one of its clauses.
            times: tokens of time expressions, which are no participants (« a atterri lundi »).
        """
        subject = self.surface_subject(tree, clause)
        if subject is not None and self._impersonal(tree, clause, subject):
            return self._impersonal_roles(tree, clause, subject)
        if subject is None and self._expletive(tree, clause):
            return self._impersonal_roles(tree, clause, None)
        if clause.voice == "passive":
            return self._agent(tree, clause), subject
        return subject, self._object(tree, clause, subject, times)

    def surface_subject(self, tree: Tree, clause: Clause, depth: int = 0) -> int | None:
        """The word that stands as subject, shared or governed ones included."""
        if clause.cleft >= 0:
            return clause.cleft
        for v in (clause.top, *clause.verbs, clause.head):
            for k in tree.kids[v]:
                if tree.dep[k] in SUBJECTS and tree.pos[k] not in ("PUNCT", "SPACE"):
                    return k
        if depth > 12:
            return None
        if clause.kind == "participial" and tree.dep[clause.top] in ("acl", "amod"):
            return tree.head[clause.top]
        parent = clause.parent
        if parent is not None and clause.finite < 0 or tree.dep[clause.top] == "conj":
            return self._inherited(tree, clause, parent, depth)
        return None

    def _inherited(self, tree: Tree, clause: Clause, parent: Clause | None, depth: int) -> int | None:
        above = tree.head[clause.top]
        if tree.dep[clause.top] == "conj" and (parent is None or above not in parent.verbs):
            for k in tree.kids[above]:  # the first conjunct is no clause of its own
                if tree.dep[k] in SUBJECTS:
                    return k
        if parent is None:
            return None
        if tree.dep[clause.top] in ("xcomp", "ccomp") and parent.voice != "passive":
            person = [k for k in tree.kids[above] if tree.dep[k] in ("obj", "iobj") and k < clause.top]
            if person and tree.lemma[above] in ("accuser", "soupçonner", "suspecter", "inviter", "appeler", "charger"):
                return person[0]
        return self.surface_subject(tree, parent, depth + 1)

    def _impersonal(self, tree: Tree, clause: Clause, subject: int) -> bool:
        if tree.dep[subject] == "expl:subj":
            return True
        if tree.lower[subject] != "il" and tree.lower[subject] != "-il":
            return False
        head = clause.head
        if tree.lemma[clause.top] in ("falloir", "pleuvoir", "neiger") or tree.lemma[head] == "falloir":
            return True
        if tree.lemma[head] == "agir" and clause.voice == "pronominal":
            return True
        if tree.lemma[head] == "avoir" and any(tree.lower[k] == "y" for v in clause.verbs for k in tree.kids[v]):
            return True
        weather = tree.lemma[head] == "faire" and any(tree.lower[k] in ("nuit", "jour", "froid", "chaud", "beau") for k in tree.kids[head])
        content = any(tree.dep[k] in ("ccomp", "csubj", "xcomp") and k > head for k in tree.kids[head])
        return weather or (content and (clause.voice == "passive" or any(tree.dep[k] == "cop" for k in tree.kids[head])))

    @staticmethod
    def _expletive(tree: Tree, clause: Clause) -> bool:
        return any(tree.dep[k] == "expl:subj" for v in clause.verbs for k in tree.kids[v])

    def _impersonal_roles(self, tree: Tree, clause: Clause, expletive: int | None) -> tuple[int | None, int | None]:
        """« il manque 3 milliards » has a logical subject after the verb, « il y a X » and « il faut X » an object."""
        after = [
            k
            for v in clause.verbs
            for k in tree.kids[v]
            if k > v and k != expletive and tree.dep[k] in ("obj", "nsubj", "nsubj:pass", "obl:arg") and tree.pos[k] != "VERB" and not _preposition(tree, k)
        ]
        noun = after[0] if after else None
        lemma = tree.lemma[clause.head]
        if noun is not None and clause.voice != "passive" and self._finder.role(lemma, "existential"):
            return noun, None
        return None, noun

    @staticmethod
    def _agent(tree: Tree, clause: Clause) -> int | None:
        for v in reversed(clause.verbs):
            for k in tree.kids[v]:
                if tree.dep[k] == "obl:agent":
                    return k
        for k in tree.kids[clause.head]:
            if k > clause.head and tree.dep[k].startswith("obl") and _preposition(tree, k) == "par" and tree.pos[k] in ("NOUN", "PROPN", "PRON"):
                return k
        return None

    def _object(self, tree: Tree, clause: Clause, subject: int | None, times: set[int]) -> int | None:
        for v in _governed_verbs(tree, clause):
            found = self._object_of(tree, v, subject, times)
            if found is not None:
                return found
        return None

    def _object_of(self, tree: Tree, v: int, subject: int | None, times: set[int]) -> int | None:
        nouns = [k for k in tree.kids[v] if tree.dep[k] == "obj" and k != subject and k not in times]
        for k in nouns:
            if tree.lower[k] in ("se", "s'", "s’", "en", "y") or tree.pos[k] in ("VERB", "AUX", "PUNCT", "SPACE"):
                continue
            if _incorporated(tree, v, k):
                infinitive = next((m for m in tree.kids[k] if tree.dep[m] in ("acl", "xcomp") and tree.feats(m).get("VerbForm") == "Inf"), None)
                return self._object_of(tree, infinitive, subject, times) if infinitive is not None else None
            if k < v and tree.pos[k] == "PRON" and tree.lower[k] not in _CLITIC_OBJECTS and tree.lower[k] in ("me", "te", "nous", "vous", "lui", "leur"):
                continue
            return k
        return None


def _incorporated(tree: Tree, v: int, k: int) -> bool:
    """A bare singular noun right behind its verb is part of the predicate (« a pris fin », « fait escale », « rend hommage »).

    So is « l'intention » in « a l'intention de », whose infinitive brings the object.
    """
    if tree.pos[k] != "NOUN" or k < v or tree.feats(k).get("Number") == "Plur":
        return False
    inside = [m for m in tree.kids[k] if m < k or tree.dep[m] in ("amod", "conj")]
    if not inside:
        return all(tree.pos[m] == "ADV" for m in range(v + 1, k))
    of_infinitive = any(tree.dep[m] in ("acl", "xcomp") and tree.feats(m).get("VerbForm") == "Inf" for m in tree.kids[k])
    return of_infinitive and tree.lemma[v] == "avoir" and tree.lower[k - 1] in ("l'", "l’", "le", "la")


def _governed_verbs(tree: Tree, clause: Clause) -> Iterator[int]:
    """The head, then the infinitives it governs (« a décidé de fermer »)."""
    stack, seen = [clause.head], 0
    while stack and seen < 6:
        v = stack.pop()
        seen += 1
        yield v
        stack.extend(k for k in tree.kids[v] if tree.dep[k] in ("xcomp",) and k > v and tree.feats(k).get("VerbForm") == "Inf")


def _preposition(tree: Tree, i: int) -> str:
    return next((tree.lower[k] for k in tree.kids[i] if k < i and tree.dep[k] == "case"), "")
