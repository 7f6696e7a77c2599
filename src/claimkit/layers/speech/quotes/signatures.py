"""Who signs a quotation: « “…” — Jeanne Roux », « “…” Par Jeanne Roux », « “…” (Jeanne Roux, maire) », « “…” Jeanne Roux »."""

from __future__ import annotations

import re
from bisect import bisect_left

from claimkit.french.quote_marks import Quotation
from claimkit.layers.speech.page import Page
from claimkit.layers.speech.sources import Sources

_SIGNATURE = re.compile(r"[\s,.]*(?:[—–][^\S\n]*|-[^\S\n]+|\(|Par[^\S\n]+(?=[A-ZÀ-Ý]))|[^\S\n]*\n[^\S\n]*(?=[A-ZÀ-Ý])")
_DASHES = frozenset("-–—")
_MARKS = frozenset('«“"')
_NAMING = frozenset({"PROPN", "NOUN", "X", "ADJ"})
_TITLE = 12  # tokens of what somebody is, behind a comma


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
            if word in _MARKS or (word[:1].isupper() and pos not in _NAMING):
                return True
            if not comma or (pos == "PUNCT" and word != ",") or tree.verb_form[n] == "Fin":
                return False
        return False
