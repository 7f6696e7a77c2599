"""Noun phrases read on the surface, where the parse behind an incise cannot be trusted, and what sort of thing they name."""

from __future__ import annotations

from claimkit.french.small_words import OF_ANY, TO
from claimkit.grammar.phrases import is_person, noun_phrase
from claimkit.grammar.sorts import actor_kind, source_kind
from claimkit.layers.speech.page import Page
from claimkit.layers.speech.words import SpeechWords
from claimkit.models import SourceKind

NOMINAL = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM", "X"})
_NAMING = frozenset({"NOUN", "PROPN", "X", "PRON", "NUM", "ADJ", "VERB"})
_SHORT = 6  # tokens of a participle that stays with its noun
_JOINED = frozenset(["contre", "pour", "en", "à", "au", "aux"])
_LAST = frozenset(["dernier", "dernière", "derniers", "dernières"])

OTHERS = frozenset({"autres", "aucuns"})  # « d'autres »
ANOTHER = frozenset({"autre", "autres", "second", "seconde", "seconds", "secondes"})
_LOOSE = frozenset({",", "(", "«", '"', "“", ":"})
_HIMSELF = frozenset({"lui-même", "elle-même", "eux-mêmes", "elles-mêmes"})
PARTS = frozenset({"un", "une", "plusieurs", "certains", "certaines"})  # « l'un des geôliers »


class PhraseReader:
    """Reads noun phrases in one document.

    Args:
        page: the document with its quotations.
        words: the word lists.
        timed: tokens that belong to a time expression: they end a noun phrase.
    """

    def __init__(self, page: Page, words: SpeechWords, timed: set[int]) -> None:
        tree = page.tree
        self.page, self.tree, self.words, self.forms = page, tree, words, page.forms
        uses = words.uses
        self.determiners, self.inside, self.strong = uses["determiner"], uses["inside"], uses["strong"]
        self.sharing, self.some, self.honorifics = uses["sharing"], uses["some"], uses["honorific"]
        self.timed = timed.union(tree.places(uses["day"]))

    def begins(self, i: int) -> bool:
        """Whether a noun phrase or a strong pronoun can begin at token `i`."""
        tree = self.tree
        if i >= len(tree) or i in self.timed:
            return False
        word = self.forms[i]
        if word in self.strong or word in self.honorifics or self.masthead(i) is not None:
            return True
        if tree.pos[i] == "ADJ" and i + 1 < len(tree) and tree.lower[i + 1] in self.words.anonymous_heads:
            return True  # « de même source »
        return (
            tree.pos[i] in ("DET", "PROPN", "NOUN", "X", "NUM")
            or (word in self.determiners and word not in ("de", "d'", "au", "aux"))
            or (tree.words[i][:1].isupper() and (tree.pos[i] not in ("ADP", "ADV", "CCONJ", "SCONJ", "AUX") or tree.dep[i] == "nsubj"))
        )

    def after(self, i: int, stop: int) -> tuple[int, int] | None:
        """The noun phrase that begins at token `i`, read on the surface, with a name in apposition."""
        tree = self.tree
        if i >= stop or not self.begins(i):
            return None
        stop = min(stop, tree.sents[tree.sent[i]][1])
        if self.forms[i] in self.strong and tree.pos[i] != "DET":
            return i, i + 1
        masthead = self.masthead(i)
        if masthead is not None:
            return masthead
        j = i
        last = i
        while j < stop:
            step = self._step(i, j, last, stop)
            if step is None:
                break
            last, j = step
        while last > i and tree.words[last] == "-":
            last -= 1
        if (name := tree.ent[last]) >= 0 and tree.ents[name][0] >= i and tree.ents[name][2] not in ("LOC", "MISC"):
            last = max(last, tree.ents[name][1] - 1)  # « le Journal du dimanche »
        return (i, last + 1) if self._nominal(i, last + 1) else None

    def masthead(self, i: int) -> tuple[int, int] | None:
        """A name between marks (« indique “Le Temps” »), without the marks."""
        close = self.closing(i, len(self.tree))
        return (i + 1, close) if close is not None and self.tree.words[i + 1][:1].isupper() else None

    def closing(self, i: int, stop: int) -> int | None:
        """The mark that closes the name which a mark at token `i` opens: « les “blouses blanches” »."""
        tree = self.tree
        if i >= stop or tree.words[i] not in ("«", "“", '"'):
            return None
        close = next((k for k in range(i + 2, min(stop, i + 9)) if tree.words[k] in ("»", "”", '"')), None)
        if close is None:
            return None
        titled = tree.words[i + 1][:1].isupper()  # « Sauvons le pont »
        verbal = any(tree.pos[k] in ("AUX", "PUNCT") or (tree.verb_form[k] == "Fin" and not titled) for k in range(i + 1, close))
        return None if verbal else close

    def _nominal(self, a: int, b: int) -> bool:
        tree = self.tree
        if self.forms[b - 1] in self.sharing if b - a > 1 else tree.words[a][:1].isupper():
            return True
        for k in range(a, b):
            if tree.pos[k] in _NAMING and self.forms[k] not in self.determiners:
                return True
            if k > a and tree.words[k][:1].isupper():
                return True
        return False

    def _step(self, first: int, j: int, last: int, stop: int) -> tuple[int, int] | None:
        """(last token kept, next token to look at), or None where the phrase ends."""
        tree = self.tree
        if j in self.timed:
            return None
        word, pos = self.forms[j], tree.pos[j]
        following = self.forms[j + 1] if j + 1 < stop else ""
        counts = pos == "NUM" and word.isalpha() and first < j
        if (counts or (word in self.sharing and pos == "DET" and first < j)) and tree.pos[j - 1] == "NOUN":
            return None  # « selon la police | deux hommes ont fui »
        if word in self.honorifics or word in ("-", "#") or (word in self.sharing and pos != "VERB"):
            return j, j + 1
        if pos == "ADV" and j == last + 1 and tree.head[j] == j + 1 and (tree.pos[last] == "DET" or first <= tree.head[j + 1] <= last):
            return j, j + 1  # « le très discret Paul Morel », « ce mouvement très divers »
        begins = pos == "DET" and j > first and word not in OF_ANY and (tree.words[j].islower() or self._sentence_begins(j))
        if (begins and tree.pos[j - 1] in ("NOUN", "PROPN", "ADJ", "X")) or self._tells_of(j, last):
            return None  # another phrase begins
        if j > first and word in _JOINED and self._belongs(first, j, last):
            return j, j + 1
        if word == "sur" and following == "place" and j > first:
            return j + 1, j + 2
        if word in self.inside and j > first:
            if (pos == "DET" and word != "des") or self._continues(word, j, stop):
                return j, j + 1
            return None
        if (
            (tree.words[j][:1].isupper() and pos != "CCONJ")
            or (pos in NOMINAL and word != "selon")
            or (j == first and word in self.determiners)
        ):
            return j, j + 1
        if pos == "VERB" and following in ("de", "du", "des", "d'") and self.words.nouns.get(tree.lower[last]) == "vehicle":
            return j, j + 1  # « les données confirmées de l'institut »
        if pos == "VERB" and tree.dep[j] == "acl" and tree.head[j] == j - 1 and self._qualifies(j):
            return tree.right[j] - 1, tree.right[j]
        if tree.ent[j] >= 0 and j > first and tree.ent[j] == tree.ent[j - 1]:
            return j, j + 1
        person = is_person(self.tree, last)
        if word == "(" and j + 2 < stop and tree.words[j + 1].isupper() and tree.words[j + 2] == ")" and not person:
            return j + 2, j + 3  # « l'Office national de météorologie (ONM) »
        if word in ("et", "ou"):
            return (j, j + 1) if self._joins(first, j, last, stop) else None
        if word == "," and j + 1 < stop:
            another = is_person(self.tree, j + 1) or self.forms[j + 1] in self.honorifics  # « Pour Jean Martin, Paul Durand, accusé de »
            nameless = (
                another and tree.lower[self.head_of(first, j)] in self.words.anonymous_heads
            )  # « Selon une source policière, Paul Durand, accusé de »
            alone = person and another and tree.ents[tree.ent[last]][0] == first
            return None if alone or nameless else self._apposed(j + 1, stop)
        close = None if tree.words[j - 1] in (",", ":") else self.closing(j, stop)
        return None if close is None else (close, close + 1)

    def _sentence_begins(self, j: int) -> bool:
        """« selon l'ONU La crise dure »: an article with a capital right behind a name that it is no part of."""
        tree = self.tree
        return tree.pos[j - 1] == "PROPN" and (tree.ent[j] < 0 or tree.ent[j] != tree.ent[j - 1])

    def _tells_of(self, j: int, last: int) -> bool:
        """« Anne Roux médecin à Metz »: what a person is, behind the name."""
        tree = self.tree
        common = tree.pos[j] in ("NOUN", "X") and tree.words[j].isalpha() and tree.words[j].islower()
        return common and is_person(self.tree, last) and tree.pos[last] in ("PROPN", "X")

    def _joins(self, first: int, j: int, last: int, stop: int) -> bool:
        """Whether « et » or « ou » at `j` goes on with the phrase: the tree decides, else what follows."""
        tree = self.tree
        if j + 1 >= stop or (tree.dep[j] == "cc" and not first <= tree.head[tree.head[j]] < j):
            return False  # it joins no part of the phrase: « 80 000 selon la police et 140 000 selon … »
        if tree.pos[j] == "CCONJ" and (
            (self.forms[j + 1] in OF_ANY and tree.dep[j + 1] == "case")
            or (tree.pos[j + 1] == "ADJ" and (tree.pos[last] == "ADJ" or (tree.dep[j] == "cc" and tree.head[j + 1] == tree.head[j])))
        ):
            return True  # « la direction de la santé et de la population »
        return self.begins(j + 1) and not self._clause_follows(j + 1, stop)

    def _belongs(self, first: int, j: int, last: int) -> bool:
        """Whether the tree hangs the complement that opens at `j` on the phrase: « le collectif contre le bruit »."""
        tree, noun = self.tree, self.tree.head[j]
        if self.forms[j] in TO and not tree.words[noun].islower():
            return False  # « une cliente à Franceinfo »
        speaks = self.words.nouns.get(tree.lower[noun]) in ("vehicle", "media", "occasion", "content")
        return noun > j and tree.dep[noun] == "nmod" and first <= tree.head[noun] <= last and noun not in self.timed and not speaks

    def _continues(self, word: str, j: int, stop: int) -> bool:
        """Whether a preposition inside the phrase goes on with a complement of the noun."""
        tree = self.tree
        if j + 1 >= stop or j + 1 in self.timed:
            return False
        following, pos = self.forms[j + 1], tree.pos[j + 1]
        if word == "de" and following in ("source", "sources"):
            return False  # « a appris Le Phare de source judiciaire »
        if word in ("de", "d'", "du", "des", "chez"):
            return (
                pos in NOMINAL
                or tree.words[j + 1][:1].isupper()
                or self.closing(j + 1, stop) is not None
                or following in ("l'", "la", "sa", "son", "ses", "leur", "notre")
                or following in self.sharing
            )
        if word in ("à", "au", "aux", "en"):
            if is_person(self.tree, j - 1):
                return False  # « a déclaré Paul Rey à Lens »
            named = next((k for k in range(j + 1, min(stop, j + 3)) if tree.words[k][:1].isupper()), None)
            return not (named is None or self.kind_of(named, named + 1) == "media" or tree.words[named] in ("AFP", "Reuters", "AP"))
        return pos in NOMINAL or tree.words[j + 1][:1].isupper()

    def _clause_follows(self, j: int, stop: int) -> bool:
        """Whether what begins at `j` has its own finite verb before the next mark."""
        tree = self.tree
        for k in range(j, min(stop, j + 12)):
            if tree.words[k] in {",", ".", ";", ":", "»", '"', "”"}:
                return False
            if tree.pos[k] in ("VERB", "AUX") and "Fin" in tree.feats(k).get("VerbForm", ""):
                return True
        return False

    def _apposed(self, j: int, stop: int) -> tuple[int, int] | None:
        """A name after a comma (« le maire, Jeanne Roy »), or the next item of an enumeration of names."""
        tree, k = self.tree, j
        if k < stop and self.forms[k] in self.honorifics:
            k += 1
        while (
            k < stop
            and k - j < 6
            and (
                tree.words[k][:1].isupper()
                or (k > j and (tree.words[k] == "-" or tree.lower[k] in ("de", "van", "von", "al", "ben", "el", "d'", "du", "le", "la")))
            )
        ):
            k += 1
        if k == j or not tree.words[j][:1].isupper() or self.forms[j] in self.determiners or self.forms[j] in ("il", "elle", "selon"):
            return None
        at_end = k >= stop or tree.words[k] in {",", ".", ")", "(", "»", '"', "”", ";", "et", ":", "!", "?"} or k in self.timed
        return (k - 1, k) if at_end else None

    def _qualifies(self, k: int) -> bool:
        """« la ministre déléguée à la Mer »: a short participle that stays with its noun, not « un sondage publié par Le Monde lundi »."""
        inside = range(k, self.tree.right[k])
        loose = self.tree.words[k - 1] == "," or any(self.forms[m] == "par" or m in self.timed for m in inside)
        return len(inside) <= _SHORT and not loose

    def subject_span(self, i: int) -> tuple[int, int]:
        """The noun phrase of a subject token, with a name in apposition."""
        tree = self.tree
        if tree.pos[i] == "PRON" and self.forms[i] not in PARTS:
            return i - (self.forms[i] in OTHERS and self.forms[i - 1] == "d'"), i + 1
        a, b = noun_phrase(tree, i)
        a += self.forms[a] == "dont" and b - a > 1
        participles = [k for k in tree.kids[i] if i < k < b and tree.dep[k] == "acl" and tree.pos[k] == "VERB"]
        b = next((k for k in participles if not self._qualifies(k)), b)
        while b > i + 1 and (tree.words[b - 1] in _LOOSE or self.forms[b - 1] in _HIMSELF):
            b -= 1
        stop = tree.sents[tree.sent[i]][1]
        if (
            a > 1
            and tree.words[a - 1] == ","
            and (name := tree.ent[a - 2]) >= 0
            and tree.ents[name][2] == "PER"
            and all(tree.pos[k] in ("PROPN", "X", "NOUN") for k in range(tree.ents[name][0], a - 1))
            and tree.ents[name][0]
            in (
                tree.sents[tree.sent[i]][0],
                tree.sents[tree.sent[i]][0] + 1,
            )
        ):
            a = tree.ents[name][0]  # « Josep Borrell, le chef de la diplomatie, »
        while b < stop and tree.words[b][:1].isupper() and tree.pos[b] in ("PROPN", "X", "NOUN") and tree.pos[b - 1] != "PUNCT":
            b += 1  # « le Premier ministre Jean Roux »
        if b < stop and tree.words[b] == ",":
            more = self._apposed(b + 1, stop)
            if more is not None and more[1] < stop and tree.words[more[1]] in (",", "et", "("):
                b = more[0] + 1
        return a, b

    def kind_of(self, a: int, b: int) -> SourceKind:
        """What sort of source a noun phrase is."""
        if b - a < 3 and self.forms[b - 1] in self.some:
            return "group"
        return source_kind(self.tree, a, b, self.head_of(a, b), self.words.names)

    def head_of(self, a: int, b: int) -> int:
        """The noun that heads the phrase: its first one, past adjectives."""
        tree = self.tree
        nouns = (k for k in range(a, b) if tree.pos[k] in ("NOUN", "PROPN", "X"))
        first = next(nouns, None)
        if first is None:
            return next((k for k in range(a, b) if tree.words[k][:1].isupper() and k > a), a)
        if (
            tree.lower[first] not in self.words.nouns
            and first + 1 < b
            and tree.lower[first + 1] in self.words.nouns
            and tree.words[first + 1].islower()
        ):
            return first + 1  # « la Première ministre »
        return first

    def noun_class(self, a: int, b: int) -> tuple[int, str] | None:
        """(token, class) of the first noun of the phrase that the word lists know."""
        for k in range(a, b):
            kind = self.words.nouns.get(self.tree.lower[k])
            if kind is not None and self.tree.pos[k] != "ADJ" and (kind != "never" or self.tree.words[k].islower()):
                return k, kind
            if self.tree.pos[k] in ("NOUN", "PROPN") and self.tree.words[k] != "%":
                return None
        return None

    def speaks(self, a: int, b: int) -> bool:
        """Whether somebody speaks here, or a source that keeps its name back."""
        return self.named(a, b) or self.kind_of(a, b) == "anonymous"

    def named(self, a: int, b: int) -> bool:
        """Whether a person, a body or a group speaks here."""
        tree = self.tree
        if (b - a == 1 and self.forms[a] in self.strong) or (b - a == 2 and tree.lower[b - 1] in _LAST):
            return True
        found = self.noun_class(a, b)
        if found is not None:
            return found[1] in ("person", "group", "organization", "media")
        head = self.head_of(a, b)
        kind = actor_kind(tree, a, b, head, self.words.names)
        return kind in ("person", "organization") or (kind == "group" and tree.words[head][:1].isupper())
