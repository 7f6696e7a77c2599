"""The word lists on speech, indexed for look-up by form."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimkit.french.conjugation import FormKind, auxiliary_forms, bare, forms, model_of
from claimkit.french.names import Names
from claimkit.lexicons import Lexicons
from claimkit.lexicons.speech import (
    AnonymousSource,
    AttributionNoun,
    AttributionPreposition,
    NounClass,
    PassingVerb,
    ReportingVerb,
    SpeechWord,
    VerbModel,
)
from claimkit.lexicons.stance import AccusationWord
from claimkit.models import SourceRole

_CAUSATIVES = ("faire ", "laisser ")
_CLASSES: dict[str, NounClass] = {
    "person": "person",
    "anonymous": "person",
    "group": "group",
    "organization": "organization",
    "media": "media",
    "document": "vehicle",
}


@dataclass(slots=True)
class SpeechForm:
    """A form that can report: the verbs it can belong to and what form it is."""

    plain: ReportingVerb | None = None
    reflexive: ReportingVerb | None = None
    causative: ReportingVerb | None = None
    kinds: set[FormKind] = field(default_factory=set)


class SpeechWords:
    """Look-up tables of one pipeline.

    Attributes:
        verbs: form → `SpeechForm`.
        auxiliaries: forms of « avoir » and « être »; `causatives`: of « faire » and « laisser ».
        prepositions: first word → second word (empty for a single one) → the compounds, longest first, as tuples of words.
        nouns: form → what the noun is.
        clause_nouns: forms of nouns that take « que » and a clause.
        accusing: form → the words that accuse, longest first; `accusing_kinds`: what form it is.
        uses: use → the small words that have it.
        anonymous: phrases that tell that a source keeps its name back.
    """

    def __init__(self, lexicons: Lexicons, names: Names) -> None:
        models = lexicons.rows(VerbModel)
        by_ending = {row.ending: row for row in models}
        self.auxiliaries = auxiliary_forms(models)
        self.being = frozenset(self._forms("être", by_ending))
        self.causatives = frozenset(form for verb in ("faire", "laisser") for form in self._forms(verb, by_ending))
        self.verbs: dict[str, SpeechForm] = {}
        for verb in lexicons.rows(ReportingVerb):
            self._add_verb(verb, by_ending)
        self.accusing: dict[str, list[AccusationWord]] = {}
        self.accusing_kinds: dict[str, set[FormKind]] = {}
        for accusation in sorted(lexicons.rows(AccusationWord), key=lambda row: -len(row.tail)):
            for text, kinds in self._forms(accusation.verb, by_ending).items():
                self.accusing.setdefault(text, []).append(accusation)
                self.accusing_kinds.setdefault(text, set()).update(kinds)
        self.prepositions: dict[str, dict[str, list[tuple[tuple[str, ...], AttributionPreposition]]]] = {}
        for row in lexicons.rows(AttributionPreposition):
            words = tuple(row.text.replace("'", "' ").split())
            second = words[1] if len(words) > 1 else ""
            self.prepositions.setdefault(words[0], {}).setdefault(second, []).append((words, row))
        for seconds in self.prepositions.values():
            for found in seconds.values():
                found.sort(key=lambda pair: -len(pair[0]))
        self.uses: dict[str, set[str]] = {}
        for small in lexicons.rows(SpeechWord):
            self.uses.setdefault(small.use, set()).add(small.word)
        self.names = names
        self.nouns: dict[str, NounClass] = {form: _CLASSES[kind] for form, kind in names.nouns.items() if kind in _CLASSES}
        self.clause_nouns: set[str] = set()
        for noun in lexicons.rows(AttributionNoun):
            for form in (noun.lemma, noun.plural or noun.lemma + "s"):
                self.nouns[form.lower()] = noun.kind
                if noun.clause:
                    self.clause_nouns.add(form.lower())
        self.anonymous = tuple(row.text for row in lexicons.rows(AnonymousSource) if not row.whole)
        self.anonymous_heads = frozenset(row.text for row in lexicons.rows(AnonymousSource) if row.whole)

        self.passing: dict[str, SourceRole] = {}
        self.citing: set[str] = set()
        for passing in lexicons.rows(PassingVerb):
            for form, kinds in self._forms(passing.lemma, by_ending).items():
                if "participle" in kinds:
                    self.passing.setdefault(form, passing.role)
                if passing.cites and kinds & {"finite", "gerund"}:
                    self.citing.add(form)

    @staticmethod
    def _forms(infinitive: str, models: dict[str, VerbModel]) -> dict[str, set[FormKind]]:
        model = model_of(infinitive, models)
        return {infinitive: {"infinitive"}} if model is None else forms(infinitive, model)

    def _add_verb(self, verb: ReportingVerb, models: dict[str, VerbModel]) -> None:
        for causative in _CAUSATIVES:
            if verb.lemma.startswith(causative):
                form = self.verbs.setdefault(verb.lemma.removeprefix(causative), SpeechForm())
                form.causative = verb
                form.kinds.add("infinitive")
                return
        infinitive = bare(verb.lemma)
        for text, kinds in self._forms(infinitive, models).items():
            form = self.verbs.setdefault(text, SpeechForm())
            if infinitive != verb.lemma:
                form.reflexive = form.reflexive or verb
            else:
                form.plain = form.plain or verb
            form.kinds |= kinds
