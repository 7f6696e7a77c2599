"""Chains of sources: « le Monde, qui cite deux diplomates », « un document obtenu par l'AFP », « les chiffres du ministère »."""

from __future__ import annotations

from claimkit.components.attribution_report import Report
from claimkit.components.attribution_sources import Sources
from claimkit.components.speech_words import SpeechWords, straight
from claimkit.components.syntax import Tree
from claimkit.models import SourceRole

Pair = tuple[int, int]
_OF = frozenset({"de", "d'", "du", "des"})


class Chains:
    """Reads what hangs on the noun phrase of a source."""

    def __init__(self, tree: Tree, words: SpeechWords, sources: Sources) -> None:
        self.tree, self.words, self.sources = tree, words, sources

    def fill(self, report: Report, a: int, b: int, stop: int, previous: list[Pair]) -> int:
        """Adds the sources that the phrase of tokens a to b tells, nearest first; gives the token after all that names them."""
        body = self._body(a, b)
        found: list[tuple[Pair, SourceRole]] = [(body or (a, b), "origin")]
        end = b
        passed = self._passed(b, stop)
        if passed is not None:
            by, role, end = passed
            if role == "relay":
                found.append((by, "relay"))
            elif body is None:
                found = [(by, "origin")]
        cited = self._cites(end, stop)
        if cited is not None:
            what, end = cited
            found = [(found[0][0], "relay"), (what, "origin")]
        for span, role in found:
            alone = span[1] - span[0] == 1
            full = self.sources.antecedent(span[0], previous) if alone else None
            report.sources.append(self.sources.source(*span, role=role, antecedent=full))
        speaker = found[0][0]
        report.speaker = self.sources.antecedent(speaker[0], previous) if speaker[1] - speaker[0] == 1 and self.sources.pronoun(speaker[0]) else speaker
        return end

    def _body(self, a: int, b: int) -> Pair | None:
        """« les informations du New York Times » → « New York Times »: the body behind what carries its words."""
        found = self.sources.noun_class(a, b)
        if found is None or found[1] not in ("vehicle", "content"):
            return None
        for k in range(found[0] + 1, b - 1):
            if straight(self.tree.words[k]) in _OF:
                body = (k + 1, b)
                named = self.sources.named(*body) or any(self.tree.words[j][:1].isupper() for j in range(*body))
                return body if named else None
        return None

    def _passed(self, b: int, stop: int) -> tuple[Pair, SourceRole, int] | None:
        """« cités par le New York Times », « obtenu par l'AFP », « réalisé par le cabinet »: who, in which role, and the end."""
        tree, k = self.tree, b
        while (k < stop and k - b < 3 and tree.words[k] == ",") or (k < stop and tree.pos[k] == "ADV"):
            k += 1
        if k >= stop:
            return None
        role = self.words.passing.get(tree.lower[k])
        if role is None:
            return None
        for j in range(k + 1, min(stop, k + 7)):
            if tree.lower[j] in ("par", "auprès"):
                n = j + 2 if tree.lower[j] == "auprès" else j + 1
                by = self.sources.after(n, stop)
                return None if by is None else (by, role, by[1])
            if tree.words[j] in {",", ".", ";"}:
                break
        return None

    def _cites(self, b: int, stop: int) -> tuple[Pair, int] | None:
        """« …, qui cite deux diplomates », « … citant un rapport »: who is cited, and the end."""
        tree, k = self.tree, b
        while k < stop and k - b < 3 and (tree.words[k] == "," or straight(tree.words[k]) in ("qui", "en", "lui-même", "elle-même", "dit")):
            k += 1
        if k >= stop or tree.lower[k] not in self.words.citing:
            return None
        what = self.sources.after(k + 1, stop)
        return None if what is None else (self._body(*what) or what, what[1])
