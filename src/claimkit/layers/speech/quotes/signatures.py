"""Who is named behind a quotation: « “…” — Jeanne Roux », « “…” (Jeanne Roux, maire) », « “…” Jeanne Roux », « “…” : le maire s'inquiète »."""

from __future__ import annotations

import re
from bisect import bisect_left

from claimkit.doc.tree import SUBJECTS
from claimkit.french.quote_marks import Quotation
from claimkit.french.small_words import OF_ANY
from claimkit.grammar.phrases import noun_phrase
from claimkit.layers.speech.page import Page
from claimkit.layers.speech.sources import Sources

_SIGNATURE = re.compile(r"[\s,.]*(?:[—–][^\S\n]*|-[^\S\n]+|\(|Par[^\S\n]+(?=[A-ZÀ-Ý]))|[^\S\n]*\n[^\S\n]*(?=[A-ZÀ-Ý])")
_COLON = re.compile(r"\s*:\s*")
_TAKEN_UP = re.compile(
    r"[\s.]*(?:C['’](?:est|était)|Voilà|Tels? (?:est|était|sont|étaient))\b[^.!?:]{0,60}?"
    r"\b(?:ainsi|termes|mots?|phrase|formule|message|post|tweet|slogan|cri|credo|ce|comment)\b"
)
_WHOSE = frozenset({"que", "qu'", "par", "comment", "de", "du"})
_DASHES = frozenset("-–—")
_MARKS = frozenset('«“"')
_NAMING = frozenset({"PROPN", "NOUN", "X", "ADJ"})
_JOINING = ", \u00a0\u202f\u2009"
_BRACKETS = frozenset("()")
_TITLE = 16  # tokens of what somebody is, behind a comma


class Signatures:
    """Finds the speakers whom the words behind a quotation name."""

    def __init__(self, page: Page, sources: Sources) -> None:
        self.page, self.tree, self.text, self.sources = page, page.tree, page.text, sources

    def speaker(self, quote: Quotation) -> tuple[int, int] | None:
        """« “…” — Jeanne Roux », « “…” (Jeanne Roux, maire) »: a name behind a dash, in brackets, or with its title on the line below."""
        match = _SIGNATURE.match(self.text, quote.end)
        if match is None or match.end() >= len(self.text):
            return self._bare(quote)
        i = self.tree.token_at(match.end())
        end = self.text.find("\n", match.end())
        stop = len(self.tree) if end < 0 else self.tree.token_at(end) + 1
        who = self.sources.after(i, min(stop, i + 14))
        if who is None or not self.sources.named(*who):
            return None
        rest = self.text[self.tree.end[who[1] - 1] : self.tree.end[who[1] - 1] + 1]
        below = match.group().endswith("\n")
        alone = not any(self.tree.pos[k] in ("VERB", "AUX") or self.tree.words[k] == "." for k in range(who[1], stop))
        if below and (rest != "," or not (alone or self._glued(who[1]))):
            return None  # a name with its title has the line below the quotation to itself
        return who if rest in ("", "\n", ",", ")", ".") else None

    def _bare(self, quote: Quotation) -> tuple[int, int] | None:
        """« “…” Jeanne Roux »: a name that ends the sentence which the quotation begins, or stands before the next sentence without a stop."""
        tree, i = self.tree, self.page.solid(bisect_left(self.tree.start, quote.end), 1)
        first, stop = self.page.sentence(min(i, len(tree) - 1))
        if i >= len(tree) or not tree.words[i][:1].isupper():
            return None
        who = self.sources.after(i, stop)
        if who is None or not self.sources.named(*who) or tree.words[who[1] - 1] in _DASHES:
            return None  # « “…” LE DOSSIER - Le maire … »
        bare = who[1] == stop and first >= tree.token_at(quote.start)
        return who if bare or self._glued(who[1]) else None

    def _glued(self, k: int) -> bool:
        """Whether the next sentence begins at `k`, with a capital or a mark, or behind a comma and what the person is."""
        tree, comma = self.tree, self.tree.words[k : k + 1] == [","]
        for n in range(k + comma, min(len(tree), k + _TITLE)):
            word, pos = tree.words[n], tree.pos[n]
            if comma and word in _BRACKETS:
                continue  # « Anne Roux, docker de Dunes (Nord) La ville … »
            if word in _MARKS or (word[:1].isupper() and pos not in _NAMING):
                return True
            if not comma or (pos == "PUNCT" and word != ",") or tree.verb_form[n] == "Fin":
                return False
        return False

    def headline(self, quote: Quotation) -> tuple[int, int] | None:
        """Headlines: « "…" : les habitants s'inquiètent » — the subject right after the colon."""
        match = _COLON.match(self.text, self._last(quote).end)
        if match is None or match.end() >= len(self.text) or "\n" in match.group():
            return None
        i = self.tree.token_at(match.end())
        subject = next((k for k in range(i, min(i + 12, len(self.tree))) if self.tree.dep[k] in SUBJECTS), None)
        if subject is None or (noun_phrase(self.tree, subject)[0] != i and not self._speech_verb(self.tree.head[subject])):
            return self._behind_colon(i)
        if self.tree.lower[subject].rstrip("'’") in ("c", "ce", "cela", "ça", "il") or self.sources.party(subject):
            return None  # « “…” : c'est faux », « “…” : ce que nous savons »
        return self.sources.subject_span(subject)

    def _last(self, quote: Quotation) -> Quotation:
        """« “A”, “B” et “C” : les dockers … »: the last of the quotations in a row."""
        for other in self.page.quotes:
            if other.start > quote.end:
                if self.text[quote.end : other.start].strip(_JOINING) not in ("", "et"):
                    break
                quote = other
        return quote

    def _speech_verb(self, i: int) -> bool:
        form = self.sources.words.verbs.get(self.tree.lower[i])
        return form is not None and form.plain is not None and form.plain.kind in ("say", "know", "opinion")

    def _behind_colon(self, i: int) -> tuple[int, int] | None:
        """« “…” : l'appel de la maire », « … : le maire de Lens sous pression »: who is named right after the colon."""
        tree = self.tree
        end = self.text.find("\n", tree.start[i])
        stop = self.page.sentence(i)[1] if end < 0 else min(self.page.sentence(i)[1], tree.token_at(end) + 1)
        who = self.sources.after(i, stop)
        if who is None or self.sources.named(*who):
            return who
        return next(
            ((k + 1, who[1]) for k in range(i + 1, who[1] - 1) if tree.lower[k] in OF_ANY and self.sources.named(k + 1, who[1])),
            None,
        )

    def taken_up(self, quote: Quotation) -> tuple[int, int] | None:
        """« “…” C'est en ces termes que la maire a répondu »: whom the next sentence names as the one whose words they are."""
        match = _TAKEN_UP.match(self.text, quote.end)
        if match is None:
            return None
        first = self.tree.token_at(match.end() - 1)
        stop = self.page.sentence(first)[1]
        found = (self.sources.after(k + 1, stop) for k in range(first, stop - 1) if self.sources.forms[k] in _WHOSE)
        return next((who for who in found if who is not None and self.sources.named(*who)), None)

    def told_of(self, quote: Quotation) -> tuple[int, int] | None:
        """« Un port raconte « Nous avons tout perdu », Anne Roux, docker, explique comment … »: a person, subject of what follows a comma."""
        tree, comma = self.tree, bisect_left(self.tree.start, quote.end)
        who = self.sources.after(comma + 1, len(tree)) if tree.words[comma : comma + 1] == [","] else None
        capital = self.text[quote.inner_start : quote.inner_end].lstrip()[:1].isupper()
        subject = capital and who is not None and any(tree.dep[k] in SUBJECTS for k in range(*who))
        return who if who is not None and subject and self.sources.kind_of(*who) == "person" else None
