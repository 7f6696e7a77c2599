"""pouvoir and devoir as hedges: possibility and probability, apart from permission, ability and duty."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.doc.layers import Layers
from claimkit.doc.tree import Tree
from claimkit.french.conditional import Stems
from claimkit.french.names import names_of
from claimkit.french.small_words import NE, QUE
from claimkit.grammar.reach import Ranges, content_of, group, ranges_of, subtree_range
from claimkit.grammar.subjects import subject_of
from claimkit.layers.doubt.conditions import condition
from claimkit.layers.doubt.finding import Finding
from claimkit.layers.doubt.people import is_human
from claimkit.lexicons import Lexicons
from claimkit.lexicons.hedging import AbilityVerb, HedgeCue, ModalForm, PlannedVerb, UnwilledVerb
from claimkit.models import Attribution, Certainty, HedgeKind, Span

_SPEAKERS = frozenset({"je", "j'", "nous", "vous", "tu", "on", "-je", "-nous", "-vous", "-tu", "-on"})
_THINKING = frozenset({"croire", "imaginer", "penser", "supposer"})
_RULED = frozenset({"obligatoire", "obligatoires", "facultatif", "facultatifs", "facultative", "facultatives"})
_MINDED = frozenset({"savoir", "comprendre", "réfléchir", "écouter", "rougir", "remercier", "méditer"})
_EVERYONE = frozenset({"tout", "toute", "tous", "toutes", "chaque"})
_AIMS = frozenset({"pour", "afin", "bien", "quoique", "avant", "jusqu'à", "sans"})


class Modals:
    """Finds pouvoir and devoir that tell possibility or probability.

    Args:
        lexicons: gives their forms, the verbs of plans, and the nouns of people.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        rows = lexicons.rows(ModalForm)
        self.forms = {row.form: row for row in rows}
        self._planned = {row.verb for row in lexicons.rows(PlannedVerb)}
        self._unwilled = {row.verb for row in lexicons.rows(UnwilledVerb)}
        self._abilities = {row.verb for row in lexicons.rows(AbilityVerb)}
        self._opinions = {row.cue for row in lexicons.rows(HedgeCue) if row.category == "opinion"}
        self._human_nouns, self._stems = names_of(lexicons).nouns, Stems(lexicons)

    def find(self, tree: Tree, layers: Layers) -> Iterator[Finding]:
        """The modals of a document that hedge."""
        for i in tree.places(self.forms.keys()):
            row = self.forms[tree.lower[i]]
            if tree.pos[i] in ("NOUN", "PROPN", "ADP", "DET"):
                continue
            if row.verb == "pouvoir" and (clauses := _it_may_be(tree, i)):
                yield Finding(tree.span(i, i + 1), "lexical", "hedge.maybe", clauses, "possible")
                continue
            covered = group(tree, i, through=True)
            head = _infinitive(tree, i, covered)
            if row.verb == "pouvoir" and head is not None and (thought := _thinkable(tree, i, head)):
                yield Finding(tree.span(i, i + 1), "modal", "hedge.modal.pouvoir", thought, "possible")
                continue
            if head is not None and (found := self._level(tree, layers, i, head, row)) is not None:
                cue, certainty = found
                unreal = row.tense == "participle" and certainty == "unknown" and _without(tree, head)
                kind: HedgeKind = "hypothetical" if unreal else "modal"
                yield Finding(tree.span(*cue), kind, f"hedge.modal.{row.verb}", ranges_of(tree, covered), certainty)

    def _level(self, tree: Tree, layers: Layers, i: int, head: int, row: ModalForm) -> tuple[tuple[int, int], Certainty] | None:
        """The tokens of the cue and how sure it leaves what it governs; None where it is no hedge."""
        if row.tense == "participle":
            return self._past(tree, i, head, row)
        if row.verb == "pouvoir":
            return ((i, i + 1), "possible") if self._possible(tree, i, head, row.tense) else None
        return ((i, i + 1), "probable") if self._probable(tree, layers, i, head, row.tense) else None

    def _past(self, tree: Tree, i: int, head: int, row: ModalForm) -> tuple[tuple[int, int], Certainty] | None:
        """« aurait pu », « aurait dû », « a pu se tromper »; not « a pu partir »: done."""
        if (aux := _conditional_auxiliary(tree, i, self._stems)) is not None:
            human = is_human(tree, subject_of(tree, i), self._human_nouns, unknown=True)
            if row.verb == "devoir" and (human or any(tree.dep[k] == "aux:pass" for k in tree.kids[head])):
                return None  # « tu aurais dû payer »; but « le train aurait dû partir »
            unreal = row.verb == "devoir" or _negated(tree, i) or condition(tree, head) is not None  # « n'aurait pas pu », « sans lui »
            return (aux, aux + 1), "unknown" if unreal else "possible"
        has = next((k for k in range(i - 1, max(-1, i - 4), -1) if tree.lemma[k] == "avoir"), None)
        if row.verb == "pouvoir" and tree.lemma[head] in self._unwilled and has is not None and not _negated(tree, i):
            return (has, i + 1), "possible"
        return None

    def _possible(self, tree: Tree, i: int, head: int, tense: str) -> bool:
        """pouvoir: possibility, not permission or ability."""
        if tense == "conditional":
            return True
        if _negated(tree, i):
            return False
        if tense == "subjunctive":
            thought = tree.dep[i] == "ccomp" and _negated(tree, tree.head[i])  # « ne croit pas que A puisse »
            return not any(tree.lower[k] in _AIMS for k in tree.kids[i] if k < i) and not _under_fact(tree, i) and not thought
        if tense in ("present", "imperfect") and tree.lemma[head] in self._abilities:
            return False  # « les abeilles peuvent mémoriser », « la salle peut accueillir 300 personnes »
        subject = subject_of(tree, i)
        if any(tree.lower[k] == "y" and tree.lower[k + 1] == "avoir" for k in range(i + 1, min(len(tree) - 1, i + 4))):
            return True  # « il peut y avoir », « il pouvait y avoir »
        if tense == "imperfect":
            return (
                _told(tree, i)
                and subject is not None
                and tree.pos[subject] == "NOUN"
                and not is_human(tree, subject, self._human_nouns, unknown=True)
            )
        if any(tree.dep[k] == "cop" for k in tree.kids[head]) and tree.pos[head] == "ADJ" and tree.feats(head).get("VerbForm") != "Part":
            return True  # « ces malades peuvent être contagieux »
        return not is_human(tree, subject, self._human_nouns, unknown=True)

    def _probable(self, tree: Tree, layers: Layers, i: int, head: int, tense: str) -> bool:
        """devoir: a plan or a guess, not a duty."""
        subject = subject_of(tree, i)
        speaker = subject is not None and tree.lower[subject] in _SPEAKERS - {"on", "-on"}
        if tense == "conditional":
            return not (speaker or self._ought(tree, layers, i, head, subject))
        if speaker or _negated(tree, i) or tense in ("future", "subjunctive"):
            return False
        if tense == "present_participle" and tree.dep[i] == "case":
            return False
        guess = any(tree.lower[k] in ("avoir", "être") and tree.dep[k] == "aux:tense" for k in tree.kids[head])
        guess = guess or (tree.lower[head] == "avoir" and tree.lower[head - 1] == "y")  # « il doit y avoir »
        return guess or self._is_planned(tree, layers, i, head, tense)

    def _ought(self, tree: Tree, layers: Layers, i: int, head: int, subject: int | None) -> bool:
        """« les stages devraient être obligatoires », « le ministre devrait avoir honte », « savoir que »: what someone calls for; no plan with a date."""
        if tree.lower[head] in _RULED:
            return not _times_beside(tree, layers, i, tree.right[head], head)
        if any(tree.lower[k] == "jamais" for k in (*tree.kids[i], *tree.kids[head])):
            return True  # « les pieuvres ne devraient jamais être élevées »
        if self._called_for(tree, layers, i, head, subject):
            return True
        minded = tree.lemma[head] in _MINDED or (tree.lemma[head] == "avoir" and tree.lower[head + 1] == "honte")
        return minded and is_human(tree, subject, self._human_nouns, unknown=True)

    def _called_for(self, tree: Tree, layers: Layers, i: int, head: int, subject: int | None) -> bool:
        """« Les élus devraient dormir », a dit X: what someone says that others ought to do themselves; no plan."""
        if subject is None or tree.dep[subject] == "expl:subj" or not is_human(tree, subject, self._human_nouns, unknown=True):
            return False
        there = tree.lower[head - 1] == "y"  # « il devrait y avoir du monde »
        if there or tree.lemma[head] in self._planned | self._unwilled or any(tree.dep[k] == "aux:pass" for k in tree.kids[head]):
            return False
        told = any(a.quote == "direct" for a in _covering(layers, tree.start[i]))
        return told and not _times_beside(tree, layers, i, tree.right[i], head)

    def _is_planned(self, tree: Tree, layers: Layers, i: int, head: int, tense: str) -> bool:
        """A date beside it, or a verb of events; in the imperfect but for several people (« les élèves devaient »), of everyone never.

        In someone's own words (« ce pont doit être fermé », a-t-il dit) only a date tells a plan from a call; what someone thinks that
        must be is none.
        """
        subject = subject_of(tree, i)
        several = (
            subject is not None
            and tree.feats(subject).get("Number") == "Plur"
            and (tree.lower[subject] == "certains" or is_human(tree, subject, self._human_nouns, unknown=False))
        )
        if tree.lower[head : head + 2] == ["faire", "face"]:
            return False
        if tree.lower[head : head + 2] == ["avoir", "lieu"]:
            return True
        if tense == "imperfect" and not several and not _told(tree, i):  # « a dit que le club devait payer »: said of what must be
            return True
        covering = _covering(layers, tree.start[i])
        if any(self._is_opinion(tree, a.cue) for a in covering):
            return False
        if subject is not None and any(tree.pos[k] == "DET" and tree.lower[k] in _EVERYONE for k in tree.kids[subject]):
            return False
        if (tree.lemma[head] in self._planned or tree.lower[head] in self._planned) and all(a.quote != "direct" for a in covering):
            return True
        return any(self._own(tree, at, {i, head}) for at in _times_beside(tree, layers, i, tree.right[i], head))

    def _is_opinion(self, tree: Tree, cue: Span) -> bool:
        """« estime que le pont doit rouvrir lundi », « pour lui, le pont doit … »."""
        tokens = range(tree.token_at(cue.start), tree.token_at(cue.end - 1) + 1)
        return any(tree.lemma[k] in self._opinions or tree.lower[k] == "pour" for k in tokens)

    def _own(self, tree: Tree, k: int, verbs: set[int]) -> bool:
        """Whether the nearest verb above a time is one of these: not « doit agir », a dit hier le maire »."""
        above = next((h for h in tree.ancestors(k) if tree.pos[h] in ("VERB", "AUX") or h in verbs), k)
        return above in verbs


def _covering(layers: Layers, offset: int) -> list[Attribution]:
    """The attributions that cover an offset."""
    return [a for a, reach in layers.attributed() if reach.covers(offset)]


def _times_beside(tree: Tree, layers: Layers, i: int, right: int, head: int) -> list[int]:
    """Where times begin behind a modal, up to the token before `right` or the verb that it governs."""
    start, end = tree.start[i], tree.end[max(right, head + 1) - 1]
    return [tree.token_at(time.span.start) for time in layers.times if start < time.span.start < end]


def _without(tree: Tree, head: int) -> bool:
    """« n'aurait pas pu partir sans lui »: what would not be so."""
    return condition(tree, head) is not None or any(tree.lower[m] in ("sans", "faute") for k in tree.kids[head] for m in tree.kids[k])


def _told(tree: Tree, i: int) -> bool:
    """« a dit que l'eau pouvait monter, que le club devait payer »: a modal, or one coordinated with it, in what is reported."""
    while tree.dep[i] == "conj":
        i = tree.head[i]
    return tree.dep[i] == "ccomp" and tree.verb_form[tree.head[i]] != "Inf"


def _infinitive(tree: Tree, i: int, covered: set[int]) -> int | None:
    """The lexical verb behind a modal."""
    behind = [
        k
        for k in covered
        if k > i
        and (tree.pos[k] in ("VERB", "AUX", "ADJ", "NOUN") or any(tree.dep[m] == "cop" for m in tree.kids[k]))  # « pourrait être lui »
        and not (tree.pos[k] == "AUX" and tree.dep[k].startswith(("aux", "cop")))
    ]
    governed = [k for k in behind if tree.head[k] == i]
    if governed:
        return min(governed)
    return min(behind) if behind else None


def _it_may_be(tree: Tree, i: int) -> list[tuple[int, int]]:
    """« il se peut que », « il se pourrait que »: the clause behind."""
    if i == 0 or tree.lower[i - 1] != "se":
        return []
    well = tree.lower[i + 1 : i + 2] == ["bien"]  # « il se pourrait bien que »
    return [subtree_range(tree, k) for k in content_of(tree, i) if well or any(tree.lower[m] in QUE for m in tree.kids[k])] or [
        subtree_range(tree, k) for k in tree.kids[i] if well and k > i and tree.dep[k] in ("csubj", "ccomp")
    ]


def _thinkable(tree: Tree, i: int, head: int) -> Ranges:
    """« on peut penser que », « on aurait pu croire que »: what is thought."""
    subject = subject_of(tree, i)
    anybody = subject is not None and tree.lower[subject] in ("on", "-t-on", "-on")
    if not anybody or tree.lemma[head] not in _THINKING or _negated(tree, i):
        return []
    return [subtree_range(tree, k) for k in content_of(tree, head) if any(tree.lower[m] in QUE for m in tree.kids[k])]


def _negated(tree: Tree, i: int) -> bool:
    """« ne peut », « ne doit pas »."""
    return any(tree.lower[k] in NE for k in tree.kids[i]) or (i > 0 and tree.lower[i - 1] in NE)


def _conditional_auxiliary(tree: Tree, i: int, stems: Stems) -> int | None:
    """« aurait » before « pu », « dû »."""
    return next((k for k in range(max(0, i - 4), i) if tree.lower[k].startswith("aur") and stems.is_conditional(tree.lower[k])), None)


def _under_fact(tree: Tree, i: int) -> bool:
    """« le fait que … puisse »."""
    return tree.head[i] != i and tree.lower[tree.head[i]] in ("fait", "faits")
