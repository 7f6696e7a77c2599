"""Reporting verbs as they stand in a text: the verb group, finite or not, with an inverted subject."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from claimkit.doc.tree import SUBJECTS
from claimkit.french.quote_marks import Quotation
from claimkit.layers.speech.page import Page
from claimkit.layers.speech.words import SpeechWords
from claimkit.lexicons.speech import ReportingVerb

CLITICS = frozenset(
    {"l'", "le", "la", "les", "lui", "leur", "nous", "vous", "m'", "me", "s'", "se", "en", "y", "t'", "te", "-t", "ne", "n'"}
)
INVERTED = {"-t-il": "il", "-t-elle": "elle", "-t-on": "on", "-t-ils": "ils", "-t-elles": "elles"} | {
    f"-{word}": word for word in ("il", "elle", "ils", "elles", "on", "je")
}

_ON_GUARD = ["en", "garde"]
_BESIDE = frozenset({"parataxis:insert", "parataxis", "conj"})
_OPENERS = frozenset({"lorsque", "lorsqu'", "quand", "qui"})
_SEEMING = frozenset({"sembler", "paraître"})
_FIT = frozenset({"soin", "bon", "utile", "nécessaire", "important"})
_TAILS = frozenset({*INVERTED, "-t"})
_PERSONS = {"nous": ("ons", "sommes"), "vous": ("ez", "êtes")}
_ME = frozenset({"m'", "me"})

# « a par ailleurs jugé », « a en effet dit », « a de nouveau assuré »
_BETWEEN = frozenset(
    ["été", "pas", "ni", "par", "ailleurs", "effet", "outre", "revanche", "nouveau", "d'", "de", "abord", "emblée", "exemple", "ores", "et"]
)


class Verb:
    """A reporting verb as it stands: `first` token of its group, lexical token `at`, `last` token of the group."""

    __slots__ = ("at", "first", "inverted", "kind", "last", "passive", "row")

    def __init__(self, row: ReportingVerb, at: int, first: int, last: int, kind: str, inverted: int | None, *, passive: bool) -> None:
        self.row, self.at, self.first, self.last, self.kind, self.inverted = row, at, first, last, kind, inverted
        self.passive = passive


class SpeechVerbs:
    """Reads the reporting verbs of one document."""

    def __init__(self, page: Page, words: SpeechWords) -> None:
        self.page, self.tree, self.words, self.forms = page, page.tree, words, page.forms

    def found(self) -> list[Verb]:
        """The verbs, in order."""
        known = [verb for i in self.tree.places(self.words.verbs.keys()) if (verb := self._verb(i)) is not None]
        taken = {verb.at for verb in known}
        beside = [verb for quote in self.page.quotes if (verb := self._beside(quote)) is not None and verb.at not in taken]
        return sorted(known + beside, key=lambda verb: verb.at) if beside else known

    def governed(self, verb: Verb) -> Verb | None:
        """« veut croire », « tient à préciser », « peut-on lire »: the infinitive with the finite verb before it, read as one verb."""
        tree, j = self.tree, verb.first - 1
        if (
            j < 0
            or (" " in verb.row.lemma and not verb.row.incise)
            or (verb.first != verb.at and self.forms[verb.first] in ("avoir", "être"))
        ):
            return None  # « raconte avoir vu X », « veut faire croire »
        j = j - 1 if self.forms[j] in ("à", "de", "d'", "par") else j
        j = j - 1 if self.forms[j] in _FIT else j  # « a pris soin de préciser », « a cru bon d'ajouter »
        inverted = None
        while j > 0 and (self.forms[j] in _TAILS or tree.pos[j] == "ADV"):
            inverted = j if self.forms[j] in INVERTED else inverted
            j -= 1
        if tree.verb_form[j] == "Part":  # « a tenu à préciser », « a notamment voulu prévenir »
            k = next((k for k in range(j - 1, max(j - 5, 0), -1) if tree.pos[k] != "ADV" and self.forms[k] not in _TAILS), j)
            inverted = next((n for n in range(k + 1, j) if self.forms[n] in INVERTED), inverted)
            j = k if self.forms[k] in self.words.auxiliaries else j
        if j < self.page.sentence(verb.at)[0] or tree.verb_form[j] != "Fin":
            return None
        while j > 0 and self.forms[j - 1] in CLITICS and tree.pos[j - 1] != "DET":
            j -= 1
        return Verb(verb.row.model_copy(update={"incise": True}), verb.at, j, verb.last, "finite", inverted, passive=False)

    def inserted(self, taken: Iterable[int]) -> list[Verb]:
        """Any verb that the tree inserts into a sentence with its subject behind it: « …, tempête l'élu », « …, met en garde la préfète »."""
        tree, known, out = self.tree, set(taken), list[Verb]()
        for i, dep in enumerate(tree.dep):
            if dep not in _BESIDE or i in known or tree.lemma[i] in _SEEMING:
                continue
            subject = next((k for k in tree.kids[i] if tree.dep[k] == "nsubj" and k > i), self._warns(i))
            taken_for_noun = dep == "parataxis:insert" and tree.pos[i] == "NOUN" and subject == i + 1 and tree.left[i] >= i - 1
            if not taken_for_noun and (tree.pos[i] != "VERB" or tree.verb_form[i] not in ("Fin", "Part")):
                continue
            auxiliary, inverted = self._auxiliary(i, self.page.sentence(i)[0]) if tree.verb_form[i] == "Part" else (None, None)
            if (subject is None and inverted is None) or (auxiliary is None and tree.verb_form[i] == "Part"):
                continue
            first = last = i
            first = i if auxiliary is None else auxiliary
            while first > 0 and self.forms[first - 1] in CLITICS and tree.pos[first - 1] != "DET":
                first -= 1
            while last + 1 < len(tree) and self.forms[last + 1] in _TAILS:
                inverted, last = last + 1, last + 1
            behind = last + 1
            if behind + 1 < len(tree) and self.forms[behind] == "en" and tree.pos[behind + 1] == "NOUN" and tree.head[behind + 1] == i:
                behind += 2  # « met en garde la préfète »
            if self._awaited(i, first):
                continue
            if dep != "parataxis:insert" and (subject is None or tree.words[first - 1] != "," or tree.left[subject] != behind):
                continue
            row = ReportingVerb(lemma=tree.lemma[i], kind="say", que=True, incise=True)
            out.append(Verb(row, i, first, last, "finite", inverted, passive=False))
        return out

    def _warns(self, i: int) -> int | None:
        """« …, met en garde la préfète » read as one clause more: who stands behind is its subject, for « et » is not there."""
        tree, kids = self.tree, self.tree.kids[i]
        own = self.forms[i + 1 : i + 3] == _ON_GUARD and all(tree.dep[k] not in SUBJECTS and tree.dep[k] != "cc" for k in kids)
        return next((k for k in kids if own and tree.dep[k] == "obj" and self.forms[tree.right[k] : tree.right[k] + 1] != ["et"]), None)

    def _awaited(self, i: int, first: int) -> bool:
        """« lorsque le maire, élu en mai, a reçu les syndicats », « le débat qui, on le sait, sert le maire »: what opens before has no other verb."""
        tree = self.tree
        opens = next((k for k in range(first - 1, self.page.sentence(i)[0] - 1, -1) if self.forms[k] in _OPENERS), None)
        if opens is None:
            return False
        finite = (k for k in range(opens + 1, first) if tree.verb_form[k] == "Fin")
        who = self.forms[opens] == "qui"
        return not any(
            not who or all(tree.dep[m] not in SUBJECTS or m == opens for v in (k, tree.head[k]) for m in tree.kids[v]) for k in finite
        )

    def _beside(self, quote: Quotation) -> Verb | None:
        """Any verb right behind a quotation and a comma, with its subject inverted, reports it: « “…”, sourit-elle », « “…”, a-t-il mis en garde »."""
        tree = self.tree
        comma = tree.token_at(max(quote.end - 1, 0)) + 1
        if comma + 2 < len(tree) and tree.words[comma] != "," and self.page.text[: quote.inner_end].rstrip()[-1:] in "!?…":
            comma -= 1  # « “Non !” rit-elle »
        elif comma + 2 >= len(tree) or tree.words[comma] != ",":
            return None
        first, k = comma + 1, comma + 1
        while k < len(tree) - 1 and k - first < 3 and (self.forms[k] in CLITICS or tree.pos[k] == "ADV"):
            k += 1
        inverted = None
        if self.forms[k] in self.words.auxiliaries and k + 1 < len(tree):
            k += 1
            while k < len(tree) - 1 and k - first < 7 and (self.forms[k] in INVERTED or tree.lower[k] == "-t" or tree.pos[k] == "ADV"):
                inverted = k if self.forms[k] in INVERTED else inverted
                k += 1
            if inverted is None and tree.verb_form[k] != "Part":
                return None
        elif tree.verb_form[k] != "Fin" or tree.pos[k] != "VERB":
            return None
        if not tree.words[k].isalpha():
            return None
        last = k
        while last + 1 < len(tree) and self.forms[last + 1] in _TAILS:
            last += 1
            inverted = last
        if inverted is None and not self.page.states(quote):
            return None
        row = ReportingVerb(lemma=tree.lemma[k], kind="say", incise=True)
        return Verb(row, k, first, last, "finite", inverted, passive=False)

    def _verb(self, i: int) -> Verb | None:
        """The verb group at token `i`, or None where the form is no verb there."""
        tree, form = self.tree, self.words.verbs[self.tree.lower[i]]
        low = self.page.sentence(i)[0]
        base = self._causative(i, low) if form.causative is not None else None
        bearer = i if base is None else base  # the token that auxiliary and pronouns stand before
        auxiliary, inverted = self._auxiliary(bearer, low) if base is not None or "participle" in form.kinds else (None, None)
        first = bearer if auxiliary is None else auxiliary
        carrier = first
        while first > low and self.forms[first - 1] in CLITICS and (tree.pos[first - 1] != "DET" or tree.head[first - 1] == i):
            if self._is_subject(first - 1, carrier):
                break
            first -= 1
        group = self.forms[first:i]
        itself = (
            "s'" in group
            or "se" in group
            or (auxiliary is not None and self._first_person(first, i) and not self.words.being.isdisjoint(group))
        )
        if base is not None:
            row = form.causative
        elif itself:
            row = form.reflexive
        else:
            row = form.plain if not self._first_person(first, i) else form.reflexive or form.plain
        if base is not None and auxiliary is None:
            kind: str | None = "infinitive" if tree.verb_form[base] == "Inf" else "finite"
        else:
            kind = self._kind(i, auxiliary, form.kinds)
        joined = tree.dep[i] == "conj" and any(tree.dep[k] == "aux:tense" for k in tree.kids[tree.head[i]])
        if kind is None and joined and "participle" in form.kinds:
            kind = "finite"  # « a reconnu une erreur et promis que »
        passive = not itself and base is None and self._passive(first, i)
        settled = form.reflexive if "participle" in form.kinds and not itself and base is None else None
        awaited = tree.lower[i].startswith("attendu")  # « un arbitrage très attendu : … », « était attendu par la foule : … »
        if settled is not None and settled.kind == "opinion" and (passive or kind is None) and not awaited:
            kind, passive = ("gerund" if tree.dep[i] == "advcl" else "finite"), False
            row = settled.model_copy(update={"lemma": ""})  # « est convaincu que »: how sure that is, the adjective says
        if row is None or kind is None or passive:
            return None
        if row.kind == "deny" and not itself and not self.words.being.isdisjoint(group):
            return None  # « il n'est pas exclu que », « l'information a été démentie »
        last = i
        if kind == "finite" and auxiliary is None:
            if base is not None:
                inverted = next((k for k in range(base + 1, i) if self.forms[k] in INVERTED), None)
            k = i + 1
            while k < len(tree) and self.forms[k] in _TAILS:
                inverted, last, k = k, k, k + 1
        return Verb(row, i, first, last, kind, inverted, passive=passive)

    def _is_subject(self, k: int, carrier: int) -> bool:
        """Whether « nous » or « vous » at `k` is the subject of the verb, no object: « nous avons constaté », « nous nous réjouissons »."""
        word, endings = self.forms[k], _PERSONS.get(self.forms[k])
        return endings is not None and self.forms[carrier].endswith(endings) and (k == 0 or self.forms[k - 1] != word)

    def _first_person(self, first: int, i: int) -> bool:
        """« nous nous réjouissons », « je me plains », but not « elle nous expliquait »."""
        ours = any(self.forms[k].endswith(("ons", "sommes")) for k in range(first, i + 1))
        return any(self.forms[k] in _ME or (self.forms[k] == "nous" and ours) for k in range(first, i)) and (
            ours or self.forms[first - 1] in ("je", "j'")
        )

    def _causative(self, i: int, low: int) -> int | None:
        """The form of « faire » or « laisser » that governs the infinitive at `i` (« fait-elle savoir »)."""
        tree, j = self.tree, i - 1
        while j > low and i - j < 4 and (self.forms[j] in INVERTED or tree.lower[j] == "-t" or tree.pos[j] == "ADV"):
            j -= 1
        return j if j >= low and self.forms[j] in self.words.causatives else None

    def _auxiliary(self, i: int, low: int) -> tuple[int | None, int | None]:
        """The auxiliary of the participle at `i` and the subject pronoun inverted after it."""
        tree, inverted = self.tree, None
        for j in range(i - 1, max(low, i - 6) - 1, -1):
            word = self.forms[j]
            if word in self.words.auxiliaries and word != "été":
                return j, inverted
            if word in INVERTED:
                inverted = j
            elif tree.pos[j] != "ADV" and word not in CLITICS and word not in _BETWEEN:
                break
        far = next((k for k in tree.kids[i] if tree.dep[k] == "aux:tense" and low <= k < i), i)  # « a de son côté rappelé »
        return (None if far == i or "rien" in tree.lower[far:i] else far), None

    def _passive(self, first: int, i: int) -> bool:
        """« sont considérés »: no one speaks there, unless the subject is impersonal (« il a été indiqué », « est-il précisé »)."""
        if self.words.being.isdisjoint(self.forms[first:i]) or "participle" not in self.words.verbs[self.tree.lower[i]].kinds:
            return False
        return "-il" not in self.forms[first:i] and (first == 0 or self.forms[first - 1] not in ("il", "n'"))

    def _kind(self, i: int, auxiliary: int | None, kinds: AbstractSet[str]) -> str | None:
        tree = self.tree
        if auxiliary is not None:
            return "finite" if self.forms[auxiliary] not in ("avoir", "ayant", "être", "étant") else "infinitive"
        if "gerund" in kinds and len(kinds) == 1:
            return None if tree.pos[i] == "ADV" else "gerund"  # « maintenant »
        if "infinitive" in kinds:
            return "infinitive"
        if "finite" not in kinds:
            return None
        before = self.forms[i - 1] if i else ""
        if tree.pos[i] == "NOUN" and any(k == i + 1 and tree.dep[k] in ("amod", "nummod") for k in tree.kids[i]):
            return None  # « acte VIII : … »
        if tree.pos[i] in ("NOUN", "PROPN") and (
            before
            in ("le", "la", "les", "un", "une", "l'", "d'", "de", "des", "du", "cette", "ce", "sa", "son", "en", "à", "sans", "par", "sur")
            or tree.pos[i] == "PROPN"
        ):
            return None
        told = self.forms[i + 1 : i + 2] in (["que"], ["qu'"])
        if tree.pos[i] == "ADJ" and ((tree.dep[i] == "amod" and not told) or before in ("le", "la", "un", "une")):
            return None  # « un état critique : … »
        return "finite"
