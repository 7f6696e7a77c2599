"""Who is named in front of a colon and a quotation: « Anne Roux : “…” », « La colère du maire est intacte : “…” »."""

from __future__ import annotations

from claimkit.doc.tree import AUXILIARIES, SUBJECTS
from claimkit.french.quote_marks import Quotation
from claimkit.french.small_words import HIS
from claimkit.layers.speech.noun_phrases import ANOTHER, NOMINAL
from claimkit.layers.speech.page import Page
from claimkit.layers.speech.sources import Sources

BEHIND = frozenset({"par", "chez", "pour", "du", "de", "d'", "au", "à"})
_BY = frozenset({"par", "de", "d'", "du", "des"})
_THIRD = frozenset({"il", "elle", "ils", "elles"})
_CONTENT = frozenset({"acl", "acl:relcl", "ccomp", "csubj"})


class Introductions:
    """Finds the speakers whom the words before a quotation name."""

    def __init__(self, page: Page, sources: Sources) -> None:
        self.page, self.tree, self.sources = page, page.tree, sources

    def speaker(self, quote: Quotation) -> tuple[tuple[int, int], str] | None:
        """« Name : « … » » at the start of a line or sentence; a person's name alone needs no colon."""
        tree, k = self.tree, self.tree.token_at(quote.start) - 1
        k = self.page.solid(k, -1)
        if k < 0 or "\n" in self.page.text[tree.end[k] : quote.start]:
            return None
        first = max(self.page.sentence(k)[0], 0)
        if tree.words[k] != ":":
            before = tree.ents[tree.ent[first - 1]][:2] if first > 0 and tree.ent[first - 1] >= 0 else None
            first = before[0] if before is not None and before == self.page.sentence(first - 1) else first
            name = tree.ents[tree.ent[first]] if tree.ent[first] >= 0 else (0, 0, "")
            titled = name[2] == "PER" and all(tree.pos[j] in NOMINAL for j in range(name[1], k + 1))  # « Anne Roux Docker « … » »
            named = titled or (name[2] == "ORG" and name[1] == k + 1 and self.page.solid(0, 1) == first)  # « CGT « On part » »: a headline
            return ((first, name[1]), "attribution.name_colon") if named and name[0] == first else None
        who = self.sources.after(self.page.solid(first, 1), k)
        if (
            who is not None
            and (self.sources.named(*who) or tree.lower[who[1] - 1] in ANOTHER)
            and (who[1] == k or self._apposed(who[1], k))
        ):
            return who, "attribution.name_colon"
        who = self._subject_before(first, k)
        return None if who is None else (who, "attribution.subject_colon")

    def label(self, first: int) -> tuple[int, int] | None:
        """« Anne Roux: le pont est « vieux » »: the person named with a colon in front of a sentence."""
        who = self.sources.after(first, self.page.sentence(first)[1])
        told = who is not None and self.tree.words[who[1] : who[1] + 1] == [":"] and self.sources.kind_of(*who) == "person"
        return who if told else None

    def opens(self, quote: Quotation) -> bool:
        """« Résultat : « … » », « Et qui vient de loin : « … » »: a colon behind words that tell of no thing, place or text."""
        tree, k = self.tree, self.page.solid(self.tree.token_at(quote.start) - 1, -1)
        before = range(self.page.sentence(k)[0], k) if k >= 0 and tree.words[k] == ":" else range(0)
        told = any(tree.dep[j] in SUBJECTS and tree.pos[j] in ("NOUN", "PROPN") for j in before)
        named = bool(before) and tree.pos[before[0]] in ("DET", "ADP") and self.sources.forms[before[0]] not in HIS
        return bool(before) and not told and not named and self.sources.noun_class(before[0], k) is None

    def _apposed(self, a: int, b: int) -> bool:
        """Whether tokens a to b only say who the person before them is: « Anne Roux, maire de Dol : « … » »."""
        return self.tree.words[a] in {",", "("} and not any(self.tree.pos[k] in ("VERB", "AUX") for k in range(a, b))

    def _subject_before(self, first: int, colon: int) -> tuple[int, int] | None:
        """« Michel n'a rien senti : “…” »: the person who is the subject of the clause before the colon."""
        tree = self.tree
        subjects = [
            j
            for j in range(colon - 1, first - 1, -1)
            if (tree.dep[j] in SUBJECTS or tree.dep[j] == "vocative") and self._can_speak(j) and tree.dep[tree.head[j]] not in _CONTENT
        ]
        if not subjects:
            return self._verbless(first, colon)
        subjects = [j for j in subjects if tree.dep[tree.head[j]] != "advcl"] or subjects  # « comme il l'avait promis : »
        if tree.pos[subjects[0]] == "PRON":
            return subjects[0], subjects[0] + 1
        spans = [self.sources.subject_span(j) for j in subjects[:2] if tree.pos[j] != "PRON"]
        if tree.verb_form[tree.head[subjects[0]]] == "Inf":
            return spans[0]  # « Et la jeune femme de conclure : « … » »
        verb = tree.head[subjects[0]]
        found = self._author(*spans[0], verb if verb > subjects[0] else colon)
        people = (span for span in spans[1:] if self.sources.named(*span) and self.sources.kind_of(*span) == "person")
        # « X se tait, mais l'analyse est la même : « … » »
        found = next(people, found) if found == spans[0] and not self.sources.named(*found) else found
        return self.sources.affected(subjects[0]) if found is None else found

    def _can_speak(self, j: int) -> bool:
        """A noun, or « il » and « elle »: « Elle vient en bus : « … » »."""
        return self.tree.pos[j] != "PRON" or self.tree.lower[j] in _THIRD

    def _verbless(self, first: int, colon: int) -> tuple[int, int] | None:
        """« Même son de cloche chez Anne Roux : “…” », « Un avis que partage Anne Roux : “…” »: the last who is named in a phrase without verb."""
        tree = self.tree
        if any(tree.verb_form[k] == "Fin" and self._tells(k, first) for k in range(first, colon)):
            return None
        end = next((k for k in range(first + 1, colon) if tree.lower[k] == "qui"), colon)  # « celui d'une élue qui … : »
        behind = (self.sources.after(k + 1, end) for k in range(end - 1, first, -1) if self.sources.forms[k] in BEHIND)
        subjects = (self.sources.subject_span(k) for k in range(end - 1, first, -1) if tree.dep[k] in SUBJECTS and tree.pos[k] != "PRON")
        found = [*(who for who in behind if who is not None and who[1] == end), *subjects]
        named = [who for who in found if self.sources.named(*who)]
        return next((who for who in named if any(tree.pos[k] == "PROPN" for k in range(*who))), named[0] if named else None)

    def _tells(self, k: int, first: int) -> bool:
        """Whether a finite verb of the sentence that begins at `first` is not in a relative clause of what stands before it."""
        top = self.tree.head[k] if self.tree.dep[k] in AUXILIARIES else k
        return self.tree.head[top] not in range(first, k)

    def _author(self, a: int, b: int, stop: int) -> tuple[int, int] | None:
        """A phrase that can speak; of a text (« le communiqué diffusé par le groupe ») whoever wrote it, else the text."""
        if self.sources.named(a, b):
            return a, b
        found, head = self.sources.noun_class(a, b), self.sources.head_of(a, b)
        text = found is not None and found[1] == "vehicle"
        authors = (self.sources.after(k + 1, stop) for k in range(head + 1, stop if text else b) if self.sources.forms[k] in _BY)
        return next((who for who in authors if who is not None and self.sources.named(*who)), (a, b) if text else None)
