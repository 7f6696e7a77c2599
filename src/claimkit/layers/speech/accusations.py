"""Who is said to have done what: « accuse X de », « X est mis en examen pour », « il est reproché à X de » with an infinitive.

The accused is the actor of the infinitive and never its source; the accuser is its source where the text names one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimkit.doc.tree import AUXILIARIES, SUBJECTS
from claimkit.french.small_words import TO
from claimkit.grammar.reach import is_finite, strays, without
from claimkit.grammar.subjects import has_subject, subject_of
from claimkit.layers.speech.page import Report
from claimkit.layers.speech.verbs import CLITICS, INVERTED, Verb
from claimkit.lexicons.speech import ReportingVerb
from claimkit.lexicons.stance import AccusationWord

if TYPE_CHECKING:
    from claimkit.layers.speech.page import Page
    from claimkit.layers.speech.sources import Sources
    from claimkit.layers.speech.speakers import Speakers
    from claimkit.layers.speech.words import SpeechWords

_WINDOW = 30
_STOPS = frozenset({".", ";", ":", "!", "?", "que", "qu'", "qui", "dont", "où", "mais", "»", "«"})
_NOT_BEFORE_OF = frozenset(
    ["afin", "avant", "lieu", "faute", "façon", "manière", "loin", "but", "peur", "près", "risque", "crainte", "fin"]
)
_SEEN = frozenset(["voit", "voient", "voyait", "voyaient", "vu", "vue", "vus", "vues", "verra", "verrait", "voyant", "fait", "voir", "vit"])
_NOUNS = frozenset({"reproche", "reproches", "juge", "juges"})
_DATIVES = frozenset({"lui", "leur"})
_OBJECTS = frozenset({"le", "la", "les", "l'"})
_RELATIVES = frozenset({"qui", "que", "qu'", "dont", "auquel", "laquelle", "lequel"})


@dataclass(slots=True)
class Accusation:
    """One accusing word with what it accuses of.

    Attributes:
        report: its cue, content and source; without source where nobody is named.
        row: the word.
        at: its token.
        frame: how it is built: active, passive, reflexive, impersonal, participle.
        heads: heads of the infinitives.
        accused: head of who is accused, None where nobody is named.
    """

    report: Report
    row: AccusationWord
    at: int
    frame: str
    heads: list[int] = field(default_factory=list)
    accused: int | None = None

    @property
    def rule(self) -> str:
        """Its rule: an accusation, a conviction or an acquittal."""
        if self.row.value.startswith("PR"):
            return f"accusation.{self.frame}"
        return "judgment.guilty" if self.row.value == "CT+" else "judgment.acquitted"


class Accusations:
    """Finds accusations in one document."""

    def __init__(self, page: Page, words: SpeechWords, sources: Sources, speakers: Speakers) -> None:
        self.page, self.tree, self.forms = page, page.tree, page.forms
        self.words, self.sources, self.speakers = words, sources, speakers

    def find(self) -> list[Accusation]:
        """The accusations, in order."""
        return [found for i in self.tree.places(self.words.accusing.keys()) if (found := self._accusation(i)) is not None]

    def _accusation(self, i: int) -> Accusation | None:
        tree = self.tree
        verbal = tree.lower[i] not in _NOUNS and self.words.accusing_kinds[tree.lower[i]] == {"finite"}  # « le soupçonne » read as a noun
        opens = i == self.page.sentence(i)[0] and "participle" in self.words.accusing_kinds[tree.lower[i]]  # « Écroué » read as a name
        if (
            tree.pos[i] in ("DET", "ADP")
            or (tree.pos[i] == "PROPN" and not opens)
            or (not verbal and tree.pos[i] == "NOUN" and any(tree.dep[k] in ("det", "case") for k in tree.kids[i]))
        ):
            return None
        for row in self.words.accusing[tree.lower[i]]:
            last = self._tail(i, row)
            if last is not None and (heads := self._infinitives(last + 1, row)):
                return self._read(i, last, row, heads)
        return None

    def _tail(self, i: int, row: AccusationWord) -> int | None:
        """The last token of the accusing words."""
        tail = row.tail.split()
        end = i + 1 + len(tail)
        found = [form.removesuffix("s") for form in self.forms[i + 1 : end]]
        return end - 1 if found == [word.removesuffix("s") for word in tail] else None

    def _infinitives(self, begin: int, row: AccusationWord) -> list[int]:
        """Heads of what is told behind the words: the infinitive behind « de » or « pour », and those coordinated with it."""
        tree, stop = self.tree, min(self.page.sentence(begin - 1)[1], begin + _WINDOW)
        for k in range(begin, stop - 1):
            if self.forms[k] in _STOPS or tree.verb_form[k] == "Fin":
                return []
            opens = self.forms[k] in ("de", "d'") if row.preposition == "de" else self.forms[k] == "pour"
            if not opens or self.forms[k - 1] in _NOT_BEFORE_OF:
                continue
            j = k + 1
            while j < stop - 1 and (
                self.forms[j] in CLITICS
                or self.forms[j] in ("ne", "n'", "pas", "plus", "jamais")
                or tree.pos[j] == "ADV"
                or tree.words[j] in {"«", '"', "“"}
            ):
                j += 1
            past = self.forms[j] == "avoir" or (self.forms[j] == "être" and self.forms[j - 1] in ("s'", "se"))
            if tree.verb_form[j] != "Inf" or tree.pos[j] not in ("VERB", "AUX") or (row.preposition == "pour" and not past):
                continue
            while tree.dep[j] in AUXILIARIES and tree.head[j] > j:
                j = tree.head[j]
            return [h for h in tree.conjuncts(j) if h == j or not (is_finite(tree, h) or has_subject(tree, h))]
        return []

    def _read(self, i: int, last: int, row: AccusationWord, heads: list[int]) -> Accusation:
        tree = self.tree
        first = i
        while first and (
            self.forms[first - 1] in CLITICS
            or tree.lower[first - 1] in self.words.auxiliaries
            or (tree.pos[first - 1] == "ADV" and first < i + 1)
        ):
            first -= 1
        while first < i and tree.pos[first] == "ADV":
            first += 1
        start = tree.start[tree.left[heads[0]]]
        report = Report(cue=(first, last + 1), kind="verb", stance="accusing", rule="attribution.accusation", verb=i)
        report.content = without([(start, max(tree.end[tree.right[h] - 1] for h in heads))], strays(tree, heads[0]))
        report.frame = (tree.start[first], start)
        frame = self._frame(i, first, row)
        found = Accusation(report, row, i, frame, heads)
        found.accused = self._accused(i, first, row, frame, heads[0])
        if row.event:
            report.verb = None
        if not row.value.startswith("PR"):
            return found
        before = frame in ("passive", "participle", "reflexive", "impersonal")
        who = self._agent(i, heads[0]) if before else self._accuser(i, first, last)
        if row.accused == "subject" or (found.accused is not None and who is not None and who[0] <= found.accused < who[1]):
            who = None  # nobody accuses there, or the accused is all that the text names
        if who is not None:
            self.speakers.add(report, who, heads[0])
        return found

    def _frame(self, i: int, first: int, row: AccusationWord) -> str:
        tree = self.tree
        group = self.forms[first:i]
        if tree.verb_form[i] == "Inf" and any(form in _SEEN for form in self.forms[max(0, i - 4) : i]):
            return "reflexive"
        being = not self.words.being.isdisjoint(group) and "participle" in self.words.accusing_kinds[tree.lower[i]]
        if being and row.accused == "dative":
            return "impersonal"
        if being:
            return "passive"
        has = bool(self.words.auxiliaries.intersection(group))
        if not has and "participle" in self.words.accusing_kinds[tree.lower[i]] and tree.verb_form[i] != "Fin" and row.accused != "subject":
            return "participle"
        return "active"

    def _agent(self, i: int, stop: int) -> tuple[int, int] | None:
        """« par X » between the accusing words and the infinitive."""
        for k in range(i + 1, stop):
            if self.forms[k] == "par":
                return self.sources.after(k + 1, stop)
        return None

    def _accuser(self, i: int, first: int, last: int) -> tuple[int, int] | None:
        tree = self.tree
        kind = "infinitive" if tree.verb_form[i] == "Inf" else "gerund" if tree.lower[i].endswith("ant") else "finite"
        row = ReportingVerb(lemma=tree.lemma[i], kind="accuse", de=True)
        inverted = last + 1 if self.forms[last + 1] in INVERTED else None
        who = self.speakers.subject(Verb(row, i, first, last, kind, inverted, passive=False))
        return who if isinstance(who, tuple) else None

    def _accused(self, i: int, first: int, row: AccusationWord, frame: str, stop: int) -> int | None:
        """The head of who is accused."""
        if row.accused == "subject":
            return self._antecedent(subject_of(self.tree, i))
        if frame == "reflexive":
            seeing = next((k for k in range(i - 1, max(-1, i - 5), -1) if self.forms[k] in _SEEN), i)
            return self._antecedent(subject_of(self.tree, seeing))
        if frame == "passive":
            return self._antecedent(subject_of(self.tree, i))
        if frame == "participle":
            return self._described(i)
        if row.accused == "dative":
            return self._dative(i, stop)
        return self._object(i, first, stop)

    def _antecedent(self, subject: int | None) -> int | None:
        """The noun that a relative pronoun stands for; else the subject itself."""
        tree = self.tree
        if subject is None or self.forms[subject] not in _RELATIVES:
            return subject
        clause = tree.head[subject]
        while tree.dep[clause] in AUXILIARIES or tree.dep[clause] in ("xcomp", "conj"):
            clause = tree.head[clause]
        noun = tree.head[clause]
        return noun if noun != clause and noun < subject else subject

    def _described(self, i: int) -> int | None:
        """The noun of a participle: the one it hangs on, or the subject of the clause that it stands beside."""
        tree = self.tree
        own = next((k for k in tree.kids[i] if tree.dep[k] in SUBJECTS), None)
        if own is not None:
            return own
        above = i
        while tree.dep[above] == "conj":
            above = tree.head[above]
        noun = tree.head[above]
        if noun == above:  # read as the main verb: « Accusé d'avoir fui, le maire se tait »
            beside = [k for k in tree.kids[i] if tree.dep[k] == "conj" and is_finite(tree, k)]
            return next((who for k in (i, *beside) if (who := subject_of(tree, k)) is not None), None)
        if tree.pos[noun] in ("NOUN", "PROPN", "PRON") and tree.dep[above] in ("acl", "amod", "appos"):
            return noun
        return next((k for k in tree.kids[noun] if k != i and tree.dep[k] in SUBJECTS), subject_of(tree, noun))

    def _dative(self, i: int, stop: int) -> int | None:
        tree = self.tree
        for k in range(i - 1, max(-1, i - 5), -1):
            if self.forms[k] in _DATIVES:
                return k
        for k in range(i + 1, stop):
            if self.forms[k] in TO:
                noun = tree.head[k]
                return noun if k < noun < stop and tree.pos[noun] in ("NOUN", "PROPN", "PRON") else None
        return None

    def _object(self, i: int, first: int, stop: int) -> int | None:
        tree = self.tree
        found = [
            k for k in tree.kids[i] if tree.dep[k] in ("obj", "iobj") and k < stop and (k < i or tree.pos[k] in ("NOUN", "PROPN", "PRON"))
        ]
        if found:
            return self._antecedent(found[0])
        clitic = next((k for k in range(i - 1, first - 1, -1) if self.forms[k] in _OBJECTS), None)
        if clitic is not None:
            return clitic
        return next(
            (k for k in range(i + 1, stop) if tree.pos[k] in ("NOUN", "PROPN") and (tree.head[k] <= i or tree.pos[tree.head[k]] == "ADJ")),
            None,
        )
