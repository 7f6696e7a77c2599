"""Where a time lies by its verb: what has happened, what happens, what is planned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimkit.doc.tree import Tree
    from claimkit.french.dates.grammar import Direction
    from claimkit.models import TimeModifier

_ASIDE = frozenset({"acl", "acl:relcl", "advcl", "parataxis", "parataxis:insert", "appos"})
_AUX = frozenset({"aux", "aux:tense", "aux:pass", "cop"})
_VERBS = frozenset({"VERB", "AUX"})
_PARTICIPLE = re.compile(r"[éiuûst](?:e|s|es)?$")
_TOWARD = frozenset({"au", "à", "pour", "jusqu'au", "jusqu'à", "jusqu’au", "jusqu’à"})
_CHOOSES = frozenset({"fixer", "retenir", "choisir", "proposer", "privilégier"})
_SETS = frozenset({"renvoyer", "prolonger", "étendre", "ramener"})
_MODALS = frozenset({"devoir", "pouvoir", "aller", "vouloir", "falloir"})
_EYES = frozenset({"vue", "approche", "perspective", "prévision"})
_EXERCISES = frozenset({"trimestre", "semestre", "exercice", "année", "mois"})
_RESULTS = frozenset(
    {"bénéfice", "perte", "résultat", "chiffre", "déficit", "excédent", "vente", "recette", "compte", "croissance", "bilan"}
)
_ONWARD = frozenset({"dès"})
_PAST = frozenset({"Past", "Imp", "Pqp"})


class Tenses:
    """Answers by the tree of one document.

    Args:
        tree: the tokens and the parse.
        directions: lemmas of verbs, adjectives and nouns that tell where their dates lie (« prévu », « devoir », « mort »).
    """

    def __init__(self, tree: Tree, directions: Mapping[str, Direction]) -> None:
        self.tree, self.directions = tree, directions
        self._known: dict[int, Direction | None] = {}

    def direction(self, token: int, first: int, preposition: TimeModifier | None = None) -> Direction | None:
        """The tense of the verb that governs a time; none where there is none (a headline, a noun of its own).

        Args:
            token: the word of the time that the tree knows it by.
            first: its first word.
            preposition: what the words before it say (`before` for « jusqu'à mercredi »).
        """
        near = self._participle_before(first)
        seen = near or (self._of_noun(token, first) if self.on_noun(token) else self._of_clause(token))
        if seen in ("past", None) and self._aimed_at(token):
            return "future"
        if seen == "past" and (self.moved(token, first) or (preposition == "after" and self._in_infinitive(token))):
            return "future"
        if seen is None and self.tree.lower[max(0, first - 1)] in _ONWARD:
            return "future"
        ahead = preposition == "before" and (seen != "past" or self.tree.lower[first - 1] == "tard")  # « au plus tard vendredi »
        return "future" if ahead else seen

    def _in_infinitive(self, token: int) -> bool:
        """« a annoncé une loi visant à taxer les yachts à partir du 5 mai »: the nearest verb is an infinitive without auxiliary."""
        tree = self.tree
        verb = next((i for i in (token, *tree.ancestors(token)) if tree.pos[i] in _VERBS), -1)
        return verb >= 0 and tree.verb_form[verb] == "Inf" and not any(tree.dep[k] in _AUX for k in tree.kids[verb])

    def moved(self, token: int, first: int) -> bool:
        """« a été reportée au 21 janvier », « fixé à samedi », « prolongé jusqu'au 3 mai »: what a past decision has set a time for."""
        tree = self.tree
        if first > 1 and tree.lower[first - 1] == "le" and tree.lemma[first - 2] in _CHOOSES:
            return True  # « a retenu le 6 octobre »
        if first == 0 or tree.lower[first - 1] not in _TOWARD:
            return False
        verb = next((i for i in (token, *tree.ancestors(token)) if tree.pos[i] in _VERBS), -1)
        return verb >= 0 and verb < first and (tree.lemma[verb] in _SETS or (self._plans(verb) and tree.lemma[verb] not in _MODALS))

    def _aimed_at(self, token: int) -> bool:
        """« une liste en vue des élections du 26 mai », « a lancé un appel pour le 5 février »: what is done with an eye to it comes before."""
        tree, noun = self.tree, self.tree.head[token]
        if tree.lemma[token] in _EXERCISES and any(tree.lemma[k] in _RESULTS for k in (noun, *tree.kids[noun])):
            return False  # « a publié un bénéfice pour le premier trimestre »
        return any(tree.lower[k] == "pour" for k in tree.kids[token] if tree.dep[k] == "case") or (
            self.on_noun(token) and tree.lower[tree.left[noun] - 1] in _EYES
        )

    def decided(self, token: int, first: int) -> bool:
        """Whether a past decision has set the time, or an infinitive under a verb in the past has it."""
        over = any(self._is_verb(i) and self.of_verb(i) == "past" for i in self.tree.ancestors(token))
        return self.moved(token, first) or (over and self._in_infinitive(token))

    def _participle_before(self, first: int) -> Direction | None:
        """« prévu samedi », « tué ce week-end »: a participle right before the time."""
        tree, i = self.tree, first - 1
        while i >= 0 and tree.pos[i] in ("ADP", "DET") and first - i < 4:
            i -= 1
        if i < 0 or tree.sent[i] != tree.sent[first]:
            return None
        if self._plans(i) and tree.pos[i] in ("VERB", "ADJ") and tree.feats(i).get("VerbForm", "Part") == "Part":
            return None if any(tree.dep[k] in _AUX for k in tree.kids[i]) else self._planned(i)
        if self._told(i) == "past" and (tree.pos[i] in ("ADJ", "NOUN") or tree.verb_form[i] == "Part" or not tree.feats(i)):
            return "past"
        return "past" if tree.dep[i] == "acl" and tree.verb_form[i] == "Part" and tree.feats(i).get("Tense") == "Past" else None

    def on_noun(self, token: int) -> bool:
        """Whether a time belongs to a noun (« les annonces de lundi »)."""
        tree, head = self.tree, self.tree.head[token]
        return (
            head != token
            and tree.dep[token] in ("nmod", "appos", "dep")
            and tree.pos[head] in ("NOUN", "PROPN", "ADJ", "NUM")
            and not self._has_copula(head)
        )

    def _of_noun(self, token: int, first: int) -> Direction | None:
        """A time on a noun: the verb on its left in the same clause, since parsers often hang it too low; else a future above."""
        tree = self.tree
        for i in range(first - 1, max(-1, first - 12), -1):
            if tree.sent[i] != tree.sent[first] or tree.words[i] in {",", ";", ":", "(", ")"}:
                break
            if self._is_verb(i) or tree.dep[i] in _AUX:
                return self.of_verb(self._lexical(i))
        i = tree.head[token]
        for _ in range(12):
            if self._is_verb(i) or tree.head[i] == i:
                break
            if self._plans(i):
                return "future"
            if any(tree.lower[k] == "après" for k in tree.kids[i] if tree.dep[k] == "case"):
                return "past"  # « perd dix points en janvier, après deux chutes en mai et en juin »
            i = tree.head[i]
        forms = [i, *(k for k in tree.kids[i] if tree.dep[k] in _AUX)]
        return "future" if "Fut" in [tree.feats(k).get("Tense") for k in forms] else None  # « la journée de lundi sera chargée »

    def _lexical(self, i: int) -> int:
        """The verb of an auxiliary or copula."""
        return self.tree.head[i] if self.tree.dep[i] in _AUX else i

    def _of_clause(self, token: int) -> Direction | None:
        tree, i = self.tree, token
        for _ in range(12):
            if self._is_verb(i):
                cleft = next((k for k in tree.kids[i] if tree.dep[k] == "advcl:cleft"), i)  # « c'est lundi que le feu a pris »
                return self.of_verb(cleft)
            if (told := self._told(i)) is not None:
                return told
            if tree.head[i] == i:
                break
            i = tree.head[i]
        return None

    def past_above(self, token: int) -> Direction | None:
        """The past, when the verb of the clause is in it."""
        return "past" if self._of_clause(token) == "past" else None

    def of_verb(self, i: int) -> Direction | None:
        """The tense of a verb with its auxiliaries and the modal verb above it."""
        if i not in self._known:
            self._known[i] = None  # stops a loop
            self._known[i] = self._read(i)
        return self._known[i]

    def _read(self, i: int) -> Direction | None:
        tree = self.tree
        helpers = [k for k in tree.kids[i] if tree.dep[k] in _AUX]
        finite = next((k for k in helpers if tree.feats(k).get("VerbForm", "Fin") == "Fin" and tree.feats(k).get("Tense")), None)
        own = tree.feats(i)
        if finite is not None:
            return self._finite(i, finite, helpers)
        form = own.get("VerbForm", "Fin")
        if form == "Inf" or any(tree.verb_form[k] == "Inf" for k in helpers):
            return self._infinitive(i)
        if form == "Part":
            return self._participle(i)
        tense = own.get("Tense")
        if own.get("Mood") == "Cnd" or tense == "Fut":
            return "future"
        if self._was_due(i):
            return "near"
        if tree.lemma[i] == "devoir" or self._has_future_infinitive(i) or (tense == "Pres" and self._plans(i)):
            return "future"
        return "past" if tense in _PAST else "present" if tense == "Pres" else None

    def _participle(self, i: int) -> Direction | None:
        """A participle of its own: « prévu samedi », « publié dimanche », « resteront fermées jusqu'à lundi »."""
        tree = self.tree
        if self._plans(i):
            return self._planned(i)
        if tree.feats(i).get("Tense") != "Past" or tree.dep[i] in ("xcomp", "ccomp"):
            return self._above(i)
        return "past"

    def _planned(self, i: int) -> Direction:
        """What was planned lies ahead, but if the story is in the past it may be over (« prévu en avril, il avait été annulé »)."""
        return "present" if self._above(i) == "past" else "future"

    def _finite(self, i: int, finite: int, helpers: list[int]) -> Direction:
        """A compound form: « a quitté », « sera reçu », « est attendu », « aurait quitté »."""
        tree = self.tree
        feats = tree.feats(finite)
        tense = feats.get("Tense")
        participle = (tree.verb_form[i] == "Part" and tree.feats(i).get("Tense", "Past") == "Past") or (
            not tree.feats(i) and _PARTICIPLE.search(tree.lower[i]) is not None
        )
        if tree.lemma[finite] == "avoir" and (tree.verb_form[i] != "Inf" or _PARTICIPLE.search(tree.lower[i])):
            return "past" if tense != "Fut" else "future"
        if tense == "Fut":
            return "future"
        past_helper = any(tree.verb_form[k] == "Part" or tree.lower[k] == "été" for k in helpers)  # « a été reçu »
        if self._plans(i) and not past_helper:
            return "future"
        if feats.get("Mood") == "Cnd":
            return "past" if past_helper or (participle and tree.dep[finite] == "aux:tense") else "future"
        if past_helper or tense in _PAST:
            return "past"
        itself = any(tree.dep[k].startswith("expl") for k in tree.kids[i])  # « se sont rassemblés »
        return "past" if (participle and (itself or tree.dep[finite] == "aux:tense")) or self._told(i) == "past" else "present"

    def _infinitive(self, i: int) -> Direction | None:
        """An infinitive lies ahead under a verb or noun of planning, else where its governor lies."""
        tree = self.tree
        if any(tree.dep[k] in _AUX and tree.lemma[k] in ("avoir", "être") and self._is_perfect(i) for k in tree.kids[i]):
            return "past"
        for k in tree.kids[i]:
            if tree.dep[k] in _AUX and self.directions.get(tree.lemma[k]) == "future" and tree.verb_form[k] != "Inf":
                return "future"
        head = tree.head[i]
        if head == i:
            return None
        if self._was_due(head):
            return "near"
        if self._plans(head):
            compound = any(tree.dep[k] in _AUX and tree.lemma[k] == "avoir" for k in tree.kids[head])
            if tree.lemma[head] in _MODALS and compound:
                return "past"
            return "future"
        return self._above(i)

    def _was_due(self, i: int) -> bool:
        """« devait se prononcer samedi »: the nearest one."""
        return self.tree.lemma[i] == "devoir" and self.tree.feats(i).get("Tense") == "Imp"

    def _is_perfect(self, i: int) -> bool:
        feats = self.tree.feats(i)
        return feats.get("VerbForm") == "Part" and any(self.tree.dep[k] == "aux:tense" for k in self.tree.kids[i])

    def _above(self, i: int) -> Direction | None:
        tree = self.tree
        for j in tree.ancestors(i):
            if tree.pos[j] in _VERBS or self._has_copula(j):
                return self.of_verb(j)
        return None

    def _is_verb(self, i: int) -> bool:
        """Also a noun with auxiliary or copula."""
        return self.tree.pos[i] in _VERBS or self._has_copula(i)

    def _has_future_infinitive(self, i: int) -> bool:
        tree = self.tree
        return tree.lemma[i] == "aller" and any(tree.verb_form[k] == "Inf" for k in tree.kids[i] if tree.dep[k] in ("xcomp", "ccomp"))

    def _has_copula(self, i: int) -> bool:
        return any(self.tree.dep[k] in _AUX for k in self.tree.kids[i])

    def _plans(self, i: int) -> bool:
        return self._told(i) == "future"

    def _told(self, i: int) -> Direction | None:
        told = self.directions.get(self.tree.lemma[i]) or self.directions.get(self.tree.lower[i])
        # « entrés » has happened, « la loi entre en vigueur » has not.
        return None if told == "past" and not _PARTICIPLE.search(self.tree.lower[i]) else told

    def aside(self, token: int) -> bool:
        """Whether a token stands in a relative or participle clause, an apposition or a comparison (« contre 200 samedi dernier »)."""
        tree, i = self.tree, token
        for _ in range(20):
            if tree.dep[i] in _ASIDE or (tree.pos[i] == "NUM" and any(tree.lower[k] == "contre" for k in tree.kids[i])):
                return True
            if tree.head[i] == i:
                break
            i = tree.head[i]
        return False
