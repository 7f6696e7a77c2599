"""Who speaks: the subject of a reporting verb, and the sources it gives a report."""

from __future__ import annotations

from claimkit.doc.tree import SUBJECTS
from claimkit.french.small_words import OF, OF_ANY, TO
from claimkit.grammar.phrases import is_person, noun_phrase
from claimkit.layers.speech.chains import Chains
from claimkit.layers.speech.noun_phrases import OTHERS
from claimkit.layers.speech.page import Page, Report
from claimkit.layers.speech.sources import Sources
from claimkit.layers.speech.verbs import Verb

_SUBJECT_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "on", "je", "j'", "nous", "vous", "tu", "qui", "celui-ci", "celle-ci"})

_GOVERNED = frozenset({"xcomp", "ccomp", "obl:arg", "obj"})
_AIMS = frozenset({"sans", "avant"})
_INSIDE = frozenset({"nmod", "flat", "flat:name", "flat:foreign", "amod", "appos", "obl:arg", "fixed", "nummod"})

_BEING = frozenset({"été", "est", "était", "sera", "serait", "soit"})
_ITSELF = frozenset({"se", "s'"})
_SOME = frozenset({"un", "une", "des"})
_NONE = frozenset({"aucun", "aucune", "nul", "nulle"})
_THAT = (["que"], ["qu'"])
_FROM = OF_ANY | {"par"}
_SOURCING = frozenset({"selon", "d'après"})
_NEAR = 10  # tokens between « selon » and the gerund behind its source
_AT = frozenset({"dans", "chez", "à", "au", "côté", "aux"})


class Speakers:
    """Finds the subjects of reporting verbs."""

    def __init__(self, page: Page, sources: Sources, chains: Chains) -> None:
        self.page, self.tree, self.sources, self.chains, self.forms = page, page.tree, sources, chains, page.forms

    def new(self, verb: Verb, rule: str) -> Report:
        """A report with the cue of a verb."""
        frame = self.page.chars(verb.first, verb.last + 1)
        return Report(
            cue=(verb.first, verb.last + 1), kind="verb", stance=verb.row.stance, rule=rule, frame=frame, verb=verb.at, lemma=verb.row.lemma
        )

    def subject(self, verb: Verb) -> tuple[int, int] | str | None:
        """Tokens of the subject, "speakerless" for « on », « je » and the impersonal, None where there is none."""
        tree = self.tree
        if any(tree.dep[k] == "aux:caus" for k in tree.kids[verb.at]) and not verb.row.lemma.startswith(("faire ", "laisser ")):
            return self._made_to(verb)
        at = self._subject_token(verb) if verb.kind == "finite" else self._matrix_subject(verb)
        if at is None:
            ordered = self.forms[verb.at].endswith(("ons", "ez"))  # « reconnaissons que »
            return self._topic(verb) if verb.kind == "finite" and not ordered else None
        word = self.forms[at]
        if verb.row.lemma == "apprendre" and (told := self._learnt_from(verb)) is not None:
            return told
        if verb.row.out_of:
            return self.out_of(verb) if word == "il" else None
        if word == "on" and (behind := self.chez(self.page.sentence(at)[0], at, written=verb.row.lemma == "lire")) is not None:
            return behind
        if word == "on" and verb.row.lemma == "lire" and self.forms[at - 1] == "où" and tree.dep[tree.head[at]] == "acl:relcl":
            return self._phrase_before(at - 1)  # « un gilet où on lit : »
        if word == "on" and "y" in self.forms[at + 1 : verb.at] and (text := self._text_before(at)) is not None:
            return text
        known = verb.row.kind == "accuse" or verb.row.lemma == "savoir" or (word == "on" and verb.row.lemma in ("voir", "apprendre"))
        if self.sources.speakerless(at) or (known and (word == "on" or self.sources.party(at))) or self._has_to(verb, at):
            return "speakerless"  # « on lui reproche »: no accuser is named; « on sait que »: all know
        if word == "qui":
            head = tree.head[tree.head[at]] if tree.dep[tree.head[at]].startswith(("acl", "advcl:cleft")) else None
            head = tree.head[head] if head is not None and tree.dep[head] == "appos" and tree.pos[head] == "PROPN" else head
            if head is None or (
                tree.pos[at - 1] in ("NOUN", "PROPN") and not noun_phrase(tree, head)[0] <= at - 1 < noun_phrase(tree, head)[1]
            ):
                return self._phrase_before(at)
            a, b = self.sources.subject_span(head)
            a = a + 1 if tree.pos[a] == "ADP" and b - a > 1 else a
            return (a, min(b, at)) if a < at else None
        if word == "il" and (
            self._impersonal(verb) or (verb.row.lemma == "se dire" and self.forms[verb.last + 1 : verb.last + 2] in _THAT)
        ):
            return "speakerless"
        if word in ("elle", "elles", "lui", "eux") and at > 1 and tree.words[at - 1] == "," and tree.words[at + 1 : at + 2] == [","]:
            return self._phrase_before(at) or (at, at + 1)  # « Les autorités, elles, affirment »
        a, b = self.sources.subject_span(at)
        a += (tree.pos[a] == "ADP" or self.forms[a] == "dont") and b - a > 1 and self.forms[b - 1] not in OTHERS
        first = verb.first - (verb.kind == "infinitive" and self.forms[verb.first - 1] in OF)  # « Et le maire | d'ajouter »
        return (a, min(b, first)) if a < first else (a, b)

    def out_of(self, verb: Verb) -> tuple[int, int] | str:
        """« il ressort de l'enquête que »: what stands behind « de »; « il en ressort que » names nothing."""
        tree = self.tree
        source = next((k for k in tree.kids[verb.at] if self.forms[tree.left[k]] in OF_ANY and tree.pos[k] in ("NOUN", "PROPN")), None)
        if source is None:
            return "speakerless"
        a, b = noun_phrase(tree, source)
        return a + (tree.pos[a] == "ADP"), b

    def _learnt_from(self, verb: Verb) -> tuple[int, int] | None:
        """« ont appris par la presse que », « a appris d'un ami que »: whoever tells it."""
        tree, k, stop = self.tree, verb.last + 1, self.page.sentence(verb.at)[1]
        while k < stop and (tree.pos[k] == "ADV" or k in self.sources.timed):
            k += 1
        who = self.sources.after(k + 1, stop) if k < stop and self.forms[k] in _FROM else None
        kind = None if who is None else self.sources.noun_class(*who)
        told = who is not None and self.forms[who[1] : who[1] + 1] in _THAT
        return who if who is not None and told and (self.sources.speaks(*who) or (kind is not None and kind[1] == "vehicle")) else None

    def _has_to(self, verb: Verb, at: int) -> bool:
        """« doivent savoir que »: it is told them; « on peut dire que »: who writes says it."""
        above = self.tree.lemma[self.tree.head[verb.at]] if verb.kind == "infinitive" else ""
        return (verb.row.kind == "know" and above == "devoir") or (
            above == "pouvoir" and self.sources.party(at) and verb.row.lemma != "lire"
        )

    def _made_to(self, verb: Verb) -> tuple[int, int] | str:
        """« fait dire à 77 % des Français que »: those behind « à »."""
        told = (k for k in range(verb.last + 1, min(len(self.tree), verb.last + 3)) if self.forms[k] in TO)
        k = next(told, None)
        return (k is not None and self.sources.after(k + 1, self.page.sentence(k)[1])) or "speakerless"

    def _text_before(self, at: int) -> tuple[int, int] | None:
        """« Le rapport est accablant. On y apprend que … »: the text that the sentence before is about."""
        tree, first = self.tree, self.page.sentence(at)[0]
        begin = self.page.sentence(max(0, first - 1))[0]
        spans = (self.sources.subject_span(k) for k in range(begin, first) if tree.dep[k] in SUBJECTS)
        return next((span for span in spans if (found := self.sources.noun_class(*span)) is not None and found[1] == "vehicle"), None)

    def chez(self, i: int, stop: int, *, written: bool = False) -> tuple[int, int] | None:
        """Who is behind « on »: « Dans l'entourage du ministre, on … », « … -t-on à la mairie », « Sur une banderole, on lit »."""
        for k in range(i, min(stop, i + 4)):
            if self.forms[k] in _AT or (written and self.forms[k] == "sur"):
                begin = k + 2 if self.forms[k] == "côté" else k + 1
                who = self.sources.after(begin, stop)
                return who if who is not None and (written or self.sources.named(*who)) else None
        return None

    def _topic(self, verb: Verb) -> tuple[int, int] | None:
        """Across a phrase between commas, the phrase that opens the sentence, or a name behind where it happens.

        « L'un d'eux, qui se tait d'ordinaire, raconte : », « Au péage, Anne Roux, une retraitée, raconte : »
        """
        tree = self.tree
        low = self.page.solid(self.page.sentence(verb.at)[0], 1)
        comma = next((k for k in range(verb.first - 1, low, -1) if tree.words[k] in {",", ":", ";", "»"}), low - 1)
        who = self.sources.after(comma + 1, verb.first)
        if who is not None and who[1] == verb.first:
            return who  # the parser missed the subject, or the tagger took the verb for a noun
        if verb.first - 1 <= low or tree.words[verb.first - 1] not in (",", ")", "–", "—"):
            return None
        inserted = tree.pos[low] == "ADP" or tree.verb_form[low] == "Part"  # « Juché sur un camion, Anne Roux, élue, lance : »
        commas = [k + 1 for k in range(low, verb.first) if tree.words[k] == ","] if inserted else []
        for begin in (low, *commas):
            who = self.sources.after(begin, verb.first)
            known = begin == low or (who is not None and is_person(tree, who[0]))
            if who is not None and known and tree.words[who[1]] in (",", "(", "–", "—", "qui", "qui,"):
                return who
        return None

    def _impersonal(self, verb: Verb) -> bool:
        """« il a été indiqué que », « il n'est pas prouvé que »."""
        group = self.forms[verb.first : verb.at]
        return not _BEING.isdisjoint(group) and _ITSELF.isdisjoint(group)

    def _subject_token(self, verb: Verb) -> int | None:
        tree, at = self.tree, verb.at
        if verb.inverted is not None:
            return verb.inverted
        for k in range(verb.first - 1, max(-1, verb.first - 3), -1):
            if self.forms[k] in _SUBJECT_PRONOUNS and tree.pos[k] != "ADP":
                return k
        for i in dict.fromkeys((at, *range(verb.first, at), *(() if tree.dep[at] != "xcomp" else (tree.head[at],)))):
            found = [k for k in tree.kids[i] if tree.dep[k] in SUBJECTS and k < verb.first and not self._governed(k)]
            if found:
                return found[-1]
        before = verb.first - 1
        if before > 0 and tree.words[before] == ",":  # « qui, retenu trois mois, disait »
            low = self.page.sentence(at)[0]
            who = next((k for k in range(before - 1, low - 1, -1) if tree.lower[k] == "qui" and tree.words[k + 1] == ","), None)
            if who is not None:
                return who
        head = tree.head[at]
        if tree.dep[at] in ("acl", "acl:relcl", "appos") and head < verb.first and tree.pos[head] in ("NOUN", "PROPN", "PRON"):
            return head  # the parser took the main verb for a relative: « un responsable, sous couvert d'anonymat, affirme »
        if tree.dep[at] == "conj":
            for h in tree.ancestors(at):
                for k in tree.kids[h]:
                    if tree.dep[k] in SUBJECTS and k < verb.first and not self._told(h, k, at):
                        return self._agreeing(k, verb)
                if tree.dep[h] not in ("conj", "xcomp", "ccomp"):
                    break
        return self._nearest_noun(verb)

    def _told(self, h: int, k: int, at: int) -> bool:
        """« Il affirme que le prix baisse et ajoute que … »: the subject `k` of what is told is not that of the verb at `at`, joined to it."""
        return self.tree.dep[h] == "ccomp" and (self.is_thing(self.sources.subject_span(k)) or self._tense(h) != self._tense(at))

    def _agreeing(self, k: int, verb: Verb) -> int:
        """« Elle écrit, car ses voisins l'ont vue et ont dit que … »: the subject `k`, or one since of the number that the verb has and it has not."""
        tree = self.tree
        finite = next((j for j in range(verb.first, verb.at + 1) if tree.verb_form[j] == "Fin"), verb.at)
        number = tree.feats(finite).get("Number")
        if number != "Plur" or tree.feats(k).get("Number") != "Sing" or any(tree.dep[m] == "conj" for m in tree.kids[k]):
            return k
        since = (j for j in range(verb.first - 1, k, -1) if tree.dep[j] in SUBJECTS and tree.feats(j).get("Number") == number)
        return next(since, k)

    def _tense(self, i: int) -> tuple[str | None, bool]:
        """The tense of a verb, and whether it is compound."""
        finite = next((k for k in self.tree.kids[i] if self.tree.dep[k].startswith("aux")), i)
        return self.tree.feats(finite).get("Tense"), finite == i

    def _governed(self, k: int) -> bool:
        """Whether a preposition stands before it: « en visite » is no subject."""
        return any(self.tree.dep[j] == "case" and self.tree.lower[j] not in ("de", "d'", "des") for j in self.tree.kids[k])

    def _nearest_noun(self, verb: Verb) -> int | None:
        """The head of the phrase that ends right before the verb group."""
        tree, k = self.tree, verb.first - 1
        low = self.page.sentence(verb.at)[0]
        while k >= low and (tree.pos[k] in ("ADV", "SPACE") or k in self.sources.timed):
            k -= 1
        if k < low or tree.words[k] in {",", ":", "»", '"'}:
            return None
        while tree.head[k] != k and low <= tree.head[k] < verb.first and tree.dep[k] in _INSIDE and "," not in tree.words[tree.head[k] : k]:
            k = tree.head[k]
        return k if tree.pos[k] in ("NOUN", "PROPN", "PRON", "X") else None

    def _matrix_subject(self, verb: Verb) -> int | None:
        """Subject of the clause that a gerund or an infinitive belongs to."""
        tree = self.tree
        low = self.page.sentence(verb.at)[0]
        if verb.kind == "infinitive":
            return self._governor_subject(verb)
        if verb.first > low and tree.pos[verb.first - 1] in ("NOUN", "PROPN") and self.forms[verb.first] != "en":
            k = verb.first - 1
            while tree.head[k] != k and low <= tree.head[k] < k and tree.dep[k] in _INSIDE and "," not in tree.words[tree.head[k] : k]:
                k = tree.head[k]
            speaks = tree.words[k] == "%" or self.sources.named(*noun_phrase(tree, k)) or self.sources.noun_class(k, k + 1) is not None
            begin = noun_phrase(tree, k)[0]
            if self.forms[begin] in ("d'", "de"):
                return None  # « pas d'éléments indiquant que »
            own = tree.dep[verb.at].startswith("acl") or tree.dep[k] in SUBJECTS or tree.words[begin - 1] == ","
            tells = own or self.forms[begin] in _SOME or tree.words[k] == "%"
            if (tells and (speaks or verb.row.kind != "opinion")) or verb.row.shows:
                return k if speaks else None
        return self._behind_source(verb) or self._main_subject(verb)

    def _behind_source(self, verb: Verb) -> int | None:
        """« A, selon X, précisant que B »: X says B."""
        comma = verb.first - 1
        for k in range(comma - 1, max(comma - _NEAR, self.page.sentence(verb.at)[0]), -1):
            if self.forms[k] in _SOURCING and self.tree.words[comma] == ",":
                who = self.sources.after(k + 1, comma)
                return self.sources.head_of(*who) if who is not None and who[1] == comma else None
        return None

    def _main_subject(self, verb: Verb) -> int | None:
        """The nearest subject before the verb that is not that of a relative or content clause; a thing only where none else is."""
        tree, thing = self.tree, None
        for k in range(verb.first - 1, self.page.sentence(verb.at)[0] - 1, -1):
            below = tree.dep[tree.head[k]]
            told = below in ("ccomp", "csubj", "advcl") or (below.startswith("acl") and tree.head[k] not in tree.ancestors(verb.at))
            if (tree.dep[k] in SUBJECTS and not told) or (tree.dep[k] == "expl:subj" and self.forms[k + 1] in _ITSELF):
                if not self.is_thing(self.sources.subject_span(k)):
                    return k
                thing = k if thing is None else thing
        above = tree.head[verb.at]
        while tree.dep[above] == "advcl":
            above = tree.head[above]  # « après avoir fui, jugeant que …, X »
        return next((k for k in tree.kids[above] if k > verb.at and tree.dep[k] in SUBJECTS), thing)  # « en affirmant que …, X »

    def _governor_subject(self, verb: Verb) -> int | None:
        """« tient à préciser que », « vient d'annoncer que »: the subject of the verb that governs the infinitive."""
        tree, at = self.tree, verb.at
        while tree.dep[at] == "conj" and tree.head[at] < at:
            at = tree.head[at]  # « refuse de confirmer ou d'infirmer que »
        h = tree.head[at]
        if self.forms[verb.first - 1] in ("de", "d'") and verb.first > 1 and tree.lower[verb.first - 2] == "avant":
            return self._main_subject(verb)  # « avant d'ajouter que »
        who = next((k for k in tree.kids[at] if tree.dep[k] == "nsubj" and k < at), h)
        if self.forms[verb.first - 1] in OF and who < at and self.forms[noun_phrase(tree, who)[0] - 1] == "et" and tree.dep[who] != "conj":
            return who  # « Et le maire d'ajouter : »
        marks = {tree.lower[k] for k in tree.kids[at] if k < at and "Inf" in tree.verb_form[k : at + 1]}
        if "après" in marks or ("pour" in marks and verb.row.kind == "say" and "trop" not in self.forms[h - 1 : at]):
            return self._main_subject(verb)  # « après avoir affirmé que », « a écrit pour dire que »
        if "sans" in marks and h > at:
            return next((k for k in tree.kids[h] if tree.dep[k] in SUBJECTS), None)  # « sans confirmer que …, le club »
        up_to = not marks.isdisjoint(("jusqu'", "jusqu’"))  # « va jusqu'à dire que »
        governed = tree.dep[at] in _GOVERNED or up_to or (tree.dep[at] == "acl" and self._in_place(h))
        if not governed or h > at or not marks.isdisjoint(_AIMS):
            return None
        return next((k for k in tree.kids[h] if tree.dep[k] in SUBJECTS and k < h), None)

    def _in_place(self, h: int) -> bool:
        """« est en mesure de »: a predicate behind a preposition, with what it can do."""
        return {"cop", "case"} <= {self.tree.dep[k] for k in self.tree.kids[h]}

    def _phrase_before(self, at: int) -> tuple[int, int] | None:
        tree, k = self.tree, at - 1
        if k >= 0 and tree.words[k] == ",":
            k -= 1
        while k > 0 and tree.pos[k] not in ("NOUN", "PROPN"):
            k -= 1
            if at - k > 6:
                return None
        while tree.pos[tree.head[k]] != "VERB" and tree.head[k] < k and tree.dep[k] in _INSIDE and "," not in tree.words[tree.head[k] : k]:
            k = tree.head[k]
        a, b = noun_phrase(tree, k)
        return a, min(b, at)

    def add(self, report: Report, who: tuple[int, int], stop: int) -> int:
        """Adds who speaks with the chain that hangs on it; first persons and « aucun expert » add none.

        Returns:
            The token after all that names the sources, at most `stop`.
        """
        a, b = who
        word = self.forms[a]
        if (b - a == 1 and self.sources.speakerless(a)) or word in _NONE or "pas" in self.forms[max(0, a - 1) : b - 1]:
            return b
        return self.chains.fill(report, a, b, stop)

    def is_thing(self, who: tuple[int, int]) -> bool:
        """Whether a common noun that the word lists do not know is probably no speaker (« cette victoire confirme que »)."""
        tree = self.tree
        if who[1] - who[0] == 1 and tree.pos[who[0]] == "PRON":
            return False
        head = self.sources.head_of(*who)
        quality = tree.lower[head].rstrip("s").endswith("eur") and tree.feats(head).get("Gender") == "Fem"  # « l'ampleur »
        known = self.sources.noun_class(*who)
        common = tree.pos[head] == "NOUN" and (known is None or known[1] == "never")
        return common and (quality or self.sources.kind_of(*who) == "document")
