"""Who does what to whom in a clause: logical subject and object, whatever the syntax shows.

A passive turns subject and object round, a coordination shares the subject, an infinitive or participle takes the one that governs it.
"""

from __future__ import annotations

from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.small_words import OF, QUE
from claimkit.grammar.agents import agent_of
from claimkit.grammar.amounts import Amounts, amount_before, amount_behind, comparative, lasts, measured_time, when
from claimkit.grammar.candidates import (
    best_subject,
    can_be_subject,
    fronted,
    fronts_object,
    has_conjunction,
    inverted,
    listed,
    modified_noun,
    turned,
    undergoes,
)
from claimkit.grammar.clause import Clause
from claimkit.grammar.governing import VerbLexicon
from claimkit.grammar.impersonals import Impersonals
from claimkit.grammar.introducers import introducer
from claimkit.grammar.kinds import detached
from claimkit.grammar.objects import (
    adds,
    asked_for_more,
    clitic,
    date_as_object,
    denied_object,
    governed_behind,
    has_object,
    incorporated,
    left_over,
    no_longer,
    not_an_object,
    object_by_another_name,
    of_idiom,
    shares_object,
    takes_of,
    time_spent,
    under_way,
    wins,
)
from claimkit.grammar.partitives import partitive
from claimkit.grammar.severed import closes, prepositional, severed_object, severed_subject
from claimkit.grammar.subjects import empty_subject, inserted, person_before, shared_subject, subject_before

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "obj", "obl:arg", "advcl"})
_NOT_OBJECTS = frozenset({"DET", "VERB", "AUX", "PUNCT", "SPACE", "SCONJ", "ADP"})
_NEVER_OBJECTS = frozenset({"aux:tense", "aux:pass", "cop", "punct", "mark", "cc", "case", "obl:mod", "obl:arg", "advcl", "det", "iobj"})
_TO_WHOM = frozenset({"me", "te", "nous", "vous", "lui", "leur"})
_DEFINITE, _SOME, _ONE = frozenset({"le", "les", "la", "ses", "leurs"}), frozenset({"quelques", "plusieurs"}), frozenset({"un", "une"})
_ALONE = frozenset({"il", "elle", "on", "je", "j'", "j’"})
_MORE, _ALL = frozenset({"plus", "moins", "près"}), frozenset({"tous", "toutes"})


class RoleFinder:
    """Finds actor and patient of a clause as token indices of their heads."""

    def __init__(self, verbs: VerbLexicon) -> None:
        self._verbs = verbs
        self._impersonals = Impersonals(verbs)

    def roles(self, tree: Tree, clause: Clause, times: set[int], amounts: Amounts) -> tuple[int | None, int | None]:
        """(actor, patient): head tokens of the two noun phrases, None where none is expressed.

        Args:
            tree: the tree.
            clause: one of its clauses.
            times: tokens of time expressions, which are no participants (« a atterri lundi »).
            amounts: « près de 4 000 » before a verb is a subject, behind it an object, though the parser sees a prepositional phrase.
        """
        if clause.gapped:
            if clause.own >= 0 or clause.parent is None:
                return (clause.own if clause.own >= 0 else None), None
            return self.roles(tree, clause.parent, times, amounts)
        subject = self.surface_subject(tree, clause)
        if subject is None and clause.finite >= 0 and clause.kind != "relative":
            subject = amount_before(tree, clause, amounts)
        if subject is not None and tree.pos[subject] in ("PRON", "NUM"):
            subject = amounts.whole(subject)
        if self._impersonals.has(tree, clause, subject):
            actor, patient = self._impersonals.roles(tree, clause, subject)
            if actor is None and patient is None:  # « il faut lire sa lettre », « il est difficile de garder la tête haute »
                below = (self._object_of(tree, v, None, times) for v in _governed_verbs(tree, clause) if v != clause.head)
                patient = next((k for k in below if k is not None), None)
            return actor, patient
        if clause.voice == "passive" or undergoes(tree, clause, self._verbs):
            agent = agent_of(tree, clause)
            if agent is not None or clause.voice != "pronominal":
                return agent, subject  # but « le voleur s'est fait arrêter »
        opening = tree.left[clause.top]  # « il résulte de l'enquête que A … », read as « l'enquête que A … »
        opens = clause.kind == "content" and tree.lower[opening] in QUE
        patient = self._object(tree, clause, subject, times | {opening} if opens else times)
        if patient in amounts.prices and clause.voice == "pronominal" and self._verbs.has(tree.lemma[clause.head], "traded"):
            patient = None  # « se loue 600 euros »
        if clause.fronted >= 0 and (patient is None or tree.lower[patient] in QUE):
            whom = not introducer(tree, clause.fronted) and not when(tree, clause.fronted) and clause.fronted not in times
            whom = whom and (
                tree.pos[clause.fronted] in ("PRON", "PROPN") or (tree.pos[clause.fronted] == "NOUN" and fronts_object(tree, clause))
            )
            behind = (k for k in tree.kids[clause.head] if tree.dep[k] == "obj" and k > clause.head)
            patient = next(behind, None)  # « c'est là que la crue commence », « c'est par elle que Luc a découvert le port »
            patient = clause.fronted if whom and patient in (None, subject) else patient  # « c'est lui que la police cherche »
        # « quelques minutes plus tard, pleuvent des tirs »
        when_only = subject is None or (subject in times and "," in tree.words[tree.right[subject] - 1 : tree.right[subject] + 1])
        if when_only and patient is not None and inverted(tree, clause, patient):
            return patient, None
        if patient is None and clause.voice == "active" and not self._intransitive(tree, clause):
            whole = wins(tree, clause.head, subject) or any(tree.dep[k] == "obj:lvc" for k in tree.kids[clause.head])  # « a lieu à Nice »
            patient = None if whole else amount_behind(tree, clause, amounts)
        return subject, None if patient == subject else patient

    def governed_behind(self, tree: Tree, noun: int) -> int | None:
        """What hangs on a noun in the tree and belongs to the verb: « a qualifié la loi | d'erreur »."""
        return governed_behind(tree, noun, self._verbs)

    def _intransitive(self, tree: Tree, clause: Clause) -> bool:
        """Whether the verb takes no object: it forms its past with être, or is a copula."""
        lemma = tree.lemma[clause.head]
        if any(tree.dep[k] == "aux:caus" for k in clause.auxiliaries):
            return False  # « a fait naître la crainte »
        if lemma == "être" or tree.pos[clause.head] not in ("VERB", "AUX") or lemma in self._verbs.etre_lemmas:
            return True
        return self._verbs.has(lemma, "copular") or clause.has_copula(tree)

    def surface_subject(self, tree: Tree, clause: Clause, depth: int = 0) -> int | None:
        """The word that stands as subject, shared or governed ones included."""
        if clause.cleft >= 0:
            return clause.cleft
        if clause.finite >= 0 and (person := person_before(tree, clause.finite)) is not None:
            return person
        dep = tree.dep
        for v in clause.verbs:
            subjects = [k for k in tree.kids[v] if dep[k] in SUBJECTS and can_be_subject(tree, k)]
            if (empty := empty_subject(tree, v)) is not None and empty < v and all(dep[k].startswith("csubj") and k > v for k in subjects):
                return empty
            if subjects:
                return best_subject(tree, subjects, v)
            if clause.kind != "relative" and (noun := fronted(tree, v)) is not None:
                return noun
        if depth > 12:
            return None
        if (noun := turned(tree, clause, self._verbs)) is not None:
            return noun
        if clause.finite < 0 and dep[clause.top] == "conj":
            for k in tree.kids[clause.top]:
                if k < clause.top and dep[k] == "nummod":
                    return k  # « et cinq autres blessées »
        apart = clause.kind == "content" and detached(tree, clause.top)  # « a dit, dans un tract, avoir gagné »
        if clause.finite < 0 and tree.dep[clause.top] in ("acl", "amod") and not apart:
            return modified_noun(tree, clause.top)
        shares = (
            clause.finite < 0
            or tree.dep[clause.top] == "conj"
            or listed(tree, clause)
            or (clause.kind == "coordinate" and not has_conjunction(tree, clause.top))
        )
        found = self._inherited(tree, clause, clause.parent, depth) if shares else None
        if found is None and clause.finite >= 0 and clause.kind in ("main", "coordinate", "headline", "content"):
            found = severed_subject(tree, clause)
            if found is None and clause.mood != "imperative":
                found = subject_before(tree, min(clause.members), clause.finite)
        return found

    def _inherited(self, tree: Tree, clause: Clause, parent: Clause | None, depth: int) -> int | None:
        above = tree.head[clause.top]
        # The first conjunct may be no clause of its own.
        if (near := shared_subject(tree, clause.top, first=parent is None or above not in parent.verbs)) is not None:
            return near
        if parent is not None and inserted(tree, above, clause.top):
            parent = parent.parent
        if parent is None:
            return None
        if tree.dep[clause.top] in ("xcomp", "ccomp") and parent.voice != "passive":
            person = [k for k in tree.kids[above] if tree.dep[k] in ("obj", "iobj") and k < clause.top]
            if person and tree.lemma[above] in ("accuser", "soupçonner", "suspecter", "reprocher", "inviter", "appeler", "charger"):
                return person[0]
        found = self.surface_subject(tree, parent, depth + 1)
        if found is not None and clause.finite >= 0 and tree.feats(clause.finite).get("Number") == "Plur" and tree.lower[found] in _ALONE:
            return None  # « il a fleuri parce que des hommes l'ont semé, l'ont arrosé »
        return None if found is not None and tree.dep[found] == "expl:subj" and tree.lower[found] == "il" else found

    def _object(self, tree: Tree, clause: Clause, subject: int | None, times: set[int]) -> int | None:
        lemma = tree.lemma[clause.head]
        if (infinitive := under_way(tree, clause.head)) is not None:
            return self._object_of(tree, infinitive, subject, times)
        if (
            self._verbs.has(lemma, "copular")
            and self._intransitive(tree, clause)
            and (lemma in self._verbs.etre_lemmas or self._verbs.has(lemma, "raising"))
        ):
            return None  # « deviendrait l'une des cibles »: an attribute
        if lemma == "passer" and (spent := time_spent(tree, clause.head, set())) is not None:
            return spent
        governed = _governed_verbs(tree, clause)
        for v in governed:
            found = self._object_of(tree, v, subject, times)
            if found is None:
                found = denied_object(tree, v)
            if found is not None:
                return found
        if self._verbs.has(tree.lemma[governed[-1]], "granting") and (spent := time_spent(tree, governed[-1], times)) is not None:
            return spent
        if clause.voice == "pronominal" or self._intransitive(tree, clause) or any(has_object(tree, v, times) for v in governed):
            return None
        shared = next((k for v in governed if (k := shares_object(tree, v)) is not None), None)
        return self._object_of(tree, shared, subject, times) if shared is not None else severed_object(tree, max(governed), subject, times)

    def _object_of(self, tree: Tree, v: int, subject: int | None, times: set[int]) -> int | None:
        if wins(tree, v, subject):
            return None
        for k in tree.kids[v]:
            dep = tree.dep[k]
            if k in times and self._verbs.has(tree.lemma[v], "dating") and date_as_object(tree, v, k):
                return k
            if k == subject or k in times:
                continue
            if (
                dep != "obj"
                and not partitive(tree, v, k, self._verbs)
                and (dep in _NEVER_OBJECTS or not object_by_another_name(tree, v, k))
            ):
                continue
            if tree.lower[k] in ("nous", "vous") and tree.lower[k - 1] == tree.lower[k]:
                continue  # « vous vous réclamez »
            if tree.lower[k] in ("se", "s'", "s’", "en", "y") or (tree.pos[k] in _NOT_OBJECTS and not clitic(tree, v, k)):
                continue
            if (k < v and tree.pos[k] == "NOUN") or takes_of(tree, v, k, self._verbs):
                continue
            if tree.lower[k] == "plus" and k + 1 < len(tree) and tree.lower[k + 1] in OF | QUE and no_longer(tree, v):
                if tree.lower[k + 1] in QUE and (left := left_over(tree, k)) is not None:
                    return left
                continue
            if not_an_object(tree, k) or of_idiom(tree, v, k, self._verbs):
                continue
            if k > v and tree.words[tree.left[k]] == "," and not closes(tree, tree.left[k], v):
                continue  # « ne se privait pas de jouer, tel un enfant », « ont reculé devant la foule, un homme forçant le passage »
            more = adds(tree, v, k) or (self._verbs.has(tree.lemma[v], "granting") and asked_for_more(tree, k))
            if tree.pos[k] == "ADV" and any(tree.dep[m] == "expl:pv" for m in tree.kids[v]):
                continue  # « s'en sort mieux »
            if self._how_long(tree, v, k) or (comparative(tree, k) and not more) or prepositional(tree, v, k):
                continue
            if incorporated(tree, v, k):
                infinitive = next((m for m in tree.kids[k] if tree.dep[m] in ("acl", "xcomp") and tree.verb_form[m] == "Inf"), None)
                return self._object_of(tree, infinitive, subject, times) if infinitive is not None else None
            if (
                k < v
                and tree.lower[k] in _TO_WHOM
                and (
                    dep not in ("obj", "expl:pv") or any(tree.dep[m] == "obj" and m > v and tree.lower[m] not in _ALL for m in tree.kids[v])
                )
            ):
                continue  # « nous doit deux loyers », not « nous concerne tous »
            return k
        return None

    def _how_long(self, tree: Tree, v: int, k: int) -> bool:
        """« dure deux heures », « part quelques jours plus tard », « ferme la nuit », not « fête les cinquante ans de la paix », « a cinquante ans »."""
        if tree.lower[k] in ("an", "ans") and tree.lemma[v] in ("avoir", "requérir"):
            return False
        if self._verbs.has(tree.lemma[v], "granting"):
            return tree.lemma[k] == "fois" or tree.lower[k + 1 : k + 3] == ["plus", "tard"]
        if tree.lower[k] in _MORE:
            return any(lasts(tree, m) and tree.lemma[m] != "fois" for m in tree.kids[k])  # « a parlé plus de quatre heures »
        told = any(tree.dep[m] == "nmod" for m in tree.kids[k])
        if when(tree, k) and not told and not self._verbs.has(tree.lemma[v], "timed"):
            return True
        if measured_time(tree, v, k):
            return False
        words = {tree.lower[m] for m in tree.kids[k]}
        named = told and not _DEFINITE.isdisjoint(words)
        some = not _SOME.isdisjoint(words) or (
            not told and not _ONE.isdisjoint(words) and not any(tree.dep[m] == "amod" for m in tree.kids[k])
        )
        return lasts(tree, k) and not named and (some or tree.lemma[k].endswith("aine") or any(tree.pos[m] == "NUM" for m in tree.kids[k]))


def _governed_verbs(tree: Tree, clause: Clause) -> list[int]:
    """The head, then the infinitives it governs (« a décidé de fermer »)."""
    stack: list[int] = [clause.head]
    found: list[int] = []
    while stack and len(found) < 6:
        v = stack.pop()
        found.append(v)
        stack.extend([k for k in tree.kids[v] if k > v and tree.dep[k] in _COMPLEMENTS and _governed_infinitive(tree, k)])
    return found


def _governed_infinitive(tree: Tree, k: int) -> bool:
    """« (décide) de fermer », « (exclut pour l'heure) de céder », not « (vient) pour fermer »."""
    if tree.verb_form[k] != "Inf" or (tree.pos[tree.head[k]] == "NUM" and detached(tree, k)):
        return False  # « ils étaient 45, samedi, | à occuper le pont »
    if tree.dep[k] == "xcomp" or (opening := introducer(tree, k)) in OF:
        return True
    return opening in ("", "à") and empty_subject(tree, tree.head[k]) is not None
