"""Who says it, and where: sources as models, the antecedents of pronouns, and the medium (« sur BFMTV », « au micro de RTL »)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.small_words import OF_ANY, TO
from claimkit.grammar.phrases import determined, noun_phrase
from claimkit.layers.speech.noun_phrases import PhraseReader
from claimkit.layers.speech.page import Page
from claimkit.layers.speech.words import SpeechWords
from claimkit.models import Source, SourceRole, Span

PRONOUNS = {
    "il": ("Masc", "Sing"), "elle": ("Fem", "Sing"), "ils": ("Masc", "Plur"), "elles": ("Fem", "Plur"), "lui": ("Masc", "Sing"), "eux": ("Masc", "Plur"),
    "celui": ("Masc", "Sing"), "celle": ("Fem", "Sing"), "ceux": ("Masc", "Plur"), "celles": ("Fem", "Plur"), "celui-ci": ("Masc", "Sing"), "celle-ci": ("Fem", "Sing"), "ceux-ci": ("Masc", "Plur"), "celles-ci": ("Fem", "Plur"),
    "l'": ("", "Sing"), "les": ("", "Plur"), "ses": ("", "Sing"), "leurs": ("", "Plur"),
}  # fmt: skip
_US = frozenset({"me", "m'", "nous", "vous"})
_GENDERS: dict[str | None, str] = {"m": "Masc", "f": "Fem"}
_LAST = frozenset({"celui", "celle", "ceux", "celles"})
_I = frozenset({"je", "j'", "-je", "me", "m'", "moi"})
_BODIES = frozenset({"organization", "media", "document"})
_OBJECTS = frozenset({"obj", "obj:agent", "obl:arg", "obl:mod", "iobj", "appos"})
_SENTENCES_BACK, _TOKENS_BACK = 6, 400


class Sources(PhraseReader):
    """Makes sources of noun phrases, and finds who a pronoun stands for."""

    def __init__(self, page: Page, words: SpeechWords, timed: set[int]) -> None:
        super().__init__(page, words, timed)
        self._known_subjects: list[int] | None = None

    def source(self, a: int, b: int, *, role: SourceRole = "origin", antecedent: tuple[int, int] | None = None) -> Source:
        """The Source of tokens a to b; a full mention tells the name and the kind of a pronoun."""
        tree = self.tree
        b += self._pointed(b - 1)  # « celui-ci »
        shown = antecedent or (a, b)
        first = shown[0]
        while first < shown[1] - 1 and self.forms[first] in self.determiners:
            if tree.words[first] == "De" and tree.words[first + 1][:1].isupper():
                break  # « De Ridder »
            first += 1
        return Source(
            span=tree.span(a, b),
            name=tree.text[tree.start[first] : tree.end[shown[1] - 1]],
            kind=self.kind_of(*shown),
            role=role,
            antecedent=None if antecedent is None else tree.span(*antecedent),
        )

    def speakerless(self, i: int) -> bool:
        """Whether a pronoun names nobody who speaks: « rien », « cela », and in a quotation « je », « on », whose speaker is told outside."""
        return self._bare(i) in self.words.uses["nobody"] or (self.party(i) and self.page.quote_of(i) is not None)

    def party(self, i: int) -> bool:
        """Whether a pronoun means who speaks here, or who is spoken to: « je », « on », « vous »; not the « on » of « on m'a dit »."""
        others = self.forms[i] == "on" and not _US.isdisjoint(self.forms[i + 1 : i + 3])
        return self._bare(i) in self.words.uses["party"] and not others

    def alone(self, i: int, end: int) -> bool:
        """Whether the pronoun at `i` is all that stands up to the character `end`."""
        return self.pronoun(i) is not None and self.tree.end[i + self._pointed(i)] >= end

    def _pointed(self, i: int) -> bool:
        return self.forms[i] in _LAST and self.forms[i + 1 : i + 2] == ["-ci"]

    def _bare(self, i: int) -> str:
        return self.forms[i].lstrip("-").removeprefix("t-")

    def pronoun(self, i: int) -> tuple[str, str] | None:
        """Gender and number of a pronoun that has an antecedent."""
        return PRONOUNS.get(self._bare(i))

    def _subjects(self) -> list[int]:
        """The nouns that are subjects, looked for when a pronoun asks."""
        if self._known_subjects is None:
            pos, unread = self.tree.pos, self.page.unread
            self._known_subjects = [
                k for k, dep in enumerate(self.tree.dep) if dep in SUBJECTS and pos[k] in ("NOUN", "PROPN") and k not in unread
            ]
        return self._known_subjects

    def agrees(self, a: int, b: int, want: tuple[str, str]) -> bool:
        """Whether the phrase can be what a pronoun of this gender and number stands for."""
        tree = self.tree
        head = next((k for k in range(a, b) if tree.pos[k] in ("NOUN", "PROPN")), a)
        feats = tree.feats(head)
        number, gender = feats.get("Number"), _GENDERS.get(determined(tree, [a])[0], feats.get("Gender"))  # « la ministre »
        if tree.pos[head] == "PROPN":
            number, gender = ("Plur" if self.forms[a] == "les" else "Sing"), None
        return (number is None or number == want[1]) and (gender is None or want[0] in ("", gender) or want[1] == "Plur")

    def antecedent(self, i: int, speakers: Iterable[tuple[int, int]], said: Iterable[tuple[int, int]] = ()) -> tuple[int, int] | None:
        """The full mention that the pronoun at `i` stands for: the last speaker that agrees, unless a person is the subject of a clause since.

        Without a speaker, the nearest subject who can speak, and say « je » if the characters `said` do.
        """
        want = self.pronoun(i)
        if want is None:
            return None
        tree, quote = self.tree, self.page.quote_of(i)
        if self._pointed(i):
            return self._last_named(i, want)
        inverted = tree.words[i].startswith("-")
        if quote is not None and not inverted:
            speakers = ()  # who speaks in the quotation does not mean himself by « il »
        says_i = any(self.forms[k] in _I for a, b in said for k in range(tree.token_at(a), bisect_left(tree.start, b)))
        start = max(tree.sents[max(0, tree.sent[i] - _SENTENCES_BACK)][0], i - _TOKENS_BACK)
        heard = (None, quote)  # whom a quotation names before the incise of him who says it is another
        speaker = next(
            (
                s
                for s in reversed(list(speakers))
                if s[1] <= i
                and s[0] >= start
                and self.page.quote_of(s[0]) in heard
                and self.agrees(*s, want)
                and not (says_i and self.kind_of(*s) in _BODIES)
            ),
            None,
        )
        guess: tuple[int, int] | None = None
        subjects = self._subjects()
        for k in reversed(subjects[bisect_left(subjects, start) : bisect_left(subjects, i)]):
            if speaker is not None and k < speaker[1]:
                return speaker
            if self.page.quote_of(k) is not None and self.page.quote_of(k) is not quote:
                continue
            a, b = self.subject_span(k)
            if not self.agrees(a, b, want) or (says_i and self.kind_of(a, b) in _BODIES):
                continue
            if self.named(a, b) and (speaker is None or self.kind_of(a, b) == "person"):
                return a, b
            if (
                guess is None
                and tree.sent[k] != tree.sent[i]
                and tree.feats(k).get("Gender") == want[0]
                and tree.head[tree.head[k]] == tree.head[k]
            ):
                guess = (a, b)  # an unknown noun of the right gender, subject of a main clause
        return speaker or guess

    def affected(self, subject: int) -> tuple[int, int] | None:
        """« Ce départ inquiète Anne Roux. « … » »: the person whom a clause about a thing is about, and who tells what it is to them."""
        tree, verb = self.tree, self.tree.head[subject]
        if verb < subject or self.speaks(*self.subject_span(subject)):
            return None
        objects = (k for k in tree.kids[verb] if k > verb and tree.dep[k] in _OBJECTS and tree.pos[k] in ("NOUN", "PROPN"))
        for k in objects:
            a, b = self.subject_span(k)
            a += self.forms[a] in TO
            if tree.pos[a] != "ADP" and self.kind_of(a, b) == "person" and self.named(a, b):
                return a, b
        return None

    def _last_named(self, i: int, want: tuple[str, str]) -> tuple[int, int] | None:
        """« celle-ci »: whoever is named last in the sentence before, in whatever part."""
        tree, first = self.tree, max(self.tree.sents[max(0, self.tree.sent[i] - 1)][0], i - _TOKENS_BACK)
        spans = (noun_phrase(tree, k) for k in range(i - 1, first - 1, -1) if tree.pos[k] in ("NOUN", "PROPN") and tree.words[k - 1] != "-")
        found = next((span for span in spans if self.named(*span) and self.agrees(*span, want)), None)
        return None if found is None else (found[0] + (tree.pos[found[0]] == "ADP" and found[1] - found[0] > 1), found[1])


_PLACES = frozenset({"dans", "sur", "à", "au", "aux", "lors", "via", "devant", "auprès", "en", "invité", "invitée"})
_WITH_OF = frozenset({"lors", "auprès", "invité", "invitée"})
_ARTICLES = frozenset({"l'", "le", "la", "les", "d'", "de", "du", "des"})
_STANDS = frozenset({"micro", "antenne", "plateau", "colonnes"})


def medium_in(tree: Tree, sources: Sources, start: int, end: int, said_by: list[Source]) -> Span | None:
    """The first medium, document or occasion of speech named between two offsets, that is none of the sources.

    Args:
        tree: the document.
        sources: its reader of noun phrases.
        start: first character of the reporting clause.
        end: character after its last.
        said_by: the sources, which are no medium.
    """
    if not said_by:
        return None
    for i in range(tree.token_at(start), bisect_left(tree.start, end)):
        if sources.forms[i] in _PLACES:
            found = _medium(tree, sources, i)
            if found is not None and not any(s.span.start < found.end and found.start < s.span.end for s in said_by):
                return found
    return None


def _medium(tree: Tree, sources: Sources, i: int) -> Span | None:
    stop, forms = min(len(tree), i + 12), sources.forms
    k = i + 1
    if forms[i] in _WITH_OF:
        if k >= stop or forms[k] not in OF_ANY:
            return None
        k += 1
    phrase = sources.after(k, stop)
    if phrase is None:
        return None
    a, b = phrase
    head = sources.head_of(a, b)
    occasion = sources.words.nouns.get(tree.lower[head]) in ("vehicle", "media", "occasion") or _carries(tree, sources, head, forms[i])
    if not occasion and sources.kind_of(a, b) != "media":
        return None
    if (
        tree.lower[head] in _STANDS
        and head + 2 < stop
        and forms[head + 1] in OF_ANY
        and (named := sources.after(head + 2, stop)) is not None
    ):
        a, b = named  # « au micro de France Inter »
        head = sources.head_of(a, b)
    while a < b - 1 and forms[a] in _ARTICLES and tree.words[head][:1].isupper():
        a += 1
    return tree.span(a, b)


def _carries(tree: Tree, sources: Sources, head: int, preposition: str) -> bool:
    """Whether a network or what one speaks on stands there."""
    word = tree.lower[head]
    uses = sources.words.uses
    return word in uses["bearer"] or (preposition in ("sur", "via") and word in uses["network"] and tree.words[head][:1].isupper())


def fronted(tree: Tree, sources: Sources, start: int, said_by: list[Source]) -> Span | None:
    """The medium that opens the sentence of a reporting clause: « Dans un communiqué, le maire annonce que … »."""
    first, stop = tree.sents[tree.sent[tree.token_at(start)]][0], tree.token_at(start)
    if not said_by or first >= stop or sources.forms[first] not in _PLACES:
        return None
    found = _medium(tree, sources, first)
    comma = None if found is None else bisect_left(tree.start, found.end)
    return found if comma is not None and comma < len(tree) and comma <= stop and tree.words[comma] == "," else None
