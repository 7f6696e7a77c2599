"""Chains of sources: « le Monde, qui cite deux diplomates », « un document obtenu par l'AFP », « les chiffres du ministère »."""

from __future__ import annotations

from collections import deque

from claimkit.doc.tree import Tree
from claimkit.french.small_words import OF, OF_ANY
from claimkit.layers.speech.page import Report
from claimkit.layers.speech.sources import Sources
from claimkit.layers.speech.words import SpeechWords
from claimkit.models import SourceRole

Pair = tuple[int, int]
_REMEMBERED = 12
_CITING_WINDOW = 22
_SPEAKING = frozenset({"person", "group", "organization"})


class Chains:
    """Reads what hangs on the noun phrase of a source."""

    def __init__(self, tree: Tree, words: SpeechWords, sources: Sources) -> None:
        self.tree, self.words, self.sources, self.forms = tree, words, sources, sources.forms

    def fill(self, report: Report, a: int, b: int, stop: int) -> int:
        """Adds the sources that the phrase of tokens a to b tells, nearest first; gives the token after all that names them."""
        body = self._body(a, b)
        found: list[tuple[Pair, SourceRole]] = [(body or (a, b), "origin")]
        end = b
        passed = self._passed(b, stop)
        if passed is not None:
            by, role, end = passed
            if role == "relay":
                found.append((by, "relay"))
            elif body is None and self.tree.words[b] != "," and self.sources.kind_of(a, b) not in _SPEAKING:
                found = [(by, "origin")]  # of « l'alerte, émise par le ministère, » the alert tells it
        kind = self.sources.kind_of(*found[0][0])
        cited = None if kind == "person" else self._cites(end, stop, rests=kind == "media")
        if cited is not None:
            what, end = cited
            if (author := self._passed(end, stop)) is not None and author[1] == "origin" and not self.sources.named(*what):
                what, end = author[0], author[2]  # « qui cite une analyse menée par X »
            found = [(found[0][0], "relay"), (what, "origin")]
        report.sources += [self.sources.source(*span, role=role) for span, role in found]
        report.speaker = found[0][0]
        return end

    def _body(self, a: int, b: int) -> Pair | None:
        """« les informations du New York Times » → « New York Times »: the body behind what carries its words."""
        found = self.sources.noun_class(a, b)
        if found is None or found[1] not in ("vehicle", "content"):
            return None
        if found[0] > a and self.tree.words[found[0]][:1].isupper():
            return None  # « La Dépêche du Midi » is a name
        for k in range(found[0] + 1, b - 1):
            if self.tree.pos[k] == "ADP" and self.forms[k] not in OF_ANY:
                return None  # « les estimations disponibles à la fermeture des bureaux »
            bare = self.forms[k] in OF and self.tree.pos[k + 1] == "NOUN" and self.tree.words[k + 1].islower()
            if bare and self.tree.feats(k + 1).get("Number") == "Sing":
                continue  # « la décision de justice », « un communiqué de presse du ministère »
            if self.forms[k] in OF_ANY:
                body = (k + 1, b)
                named = self.sources.named(*body) or any(self.tree.words[j][:1].isupper() for j in range(*body))
                return self._body(*body) or (body if named or self.sources.kind_of(*body) == "person" else None)
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
            return self._seen_by(k, stop)
        for j in range(k + 1, min(stop, k + 7)):
            if tree.lower[j] == "dans" and (by := self.sources.after(j + 1, stop)) is not None and self.sources.kind_of(*by) == "media":
                return by, "relay", by[1]  # « un sondage publié dans Le Phare »
            if tree.lower[j] in ("par", "auprès"):
                n = j + 2 if tree.lower[j] == "auprès" else j + 1
                by = self.sources.after(n, stop)
                if by is not None and self.sources.kind_of(*by) == "media":
                    role = "relay"  # « un sondage publié par Le Phare »
                return (by, role, by[1]) if by is not None and (role == "origin" or self._passes(by)) else None
            if tree.words[j] in {",", ".", ";"}:
                break
        return None

    def _passes(self, by: Pair) -> bool:
        """Whether a body or person, and no « téléphone », passes something on."""
        return self.sources.named(*by) or self.sources.kind_of(*by) in ("media", "organization") or self.tree.words[by[1] - 1][:1].isupper()

    def _seen_by(self, k: int, stop: int) -> tuple[Pair, SourceRole, int] | None:
        """« dont l'AFP a eu copie », « que Le Monde a pu consulter »: who passes the document on."""
        tree = self.tree
        if self.forms[k] not in ("dont", "que", "qu'", "auquel", "à"):
            return None
        by = self.sources.after(k + 1, stop)
        if by is None or self.sources.kind_of(*by) != "media":
            return None
        for j in range(by[1], min(stop, by[1] + 6)):
            if self.words.passing.get(tree.lower[j]) == "relay" or tree.lower[j] in self.words.uses["seen"]:
                return by, "relay", j + 1
        return None

    def _cites(self, b: int, stop: int, *, rests: bool) -> tuple[Pair, int] | None:
        """« …, qui cite deux diplomates », « …, dont le Times, citant un rapport »: who is cited, and the end.

        Args:
            b: the token behind the source.
            stop: where to look no further.
            rests: whether what it rests on says it (« le Times, qui s'appuie sur deux témoins »); a town hall says it itself.
        """
        tree = self.tree
        for k in range(b, min(stop, b + _CITING_WINDOW)):
            word = tree.lower[k]
            if word in self.words.citing and (
                k == b or tree.words[k - 1] == "," or self.forms[k - 1] in ("qui", "en", "s'", "se", "-même")
            ):
                upon = k + 1 < stop and tree.lower[k + 1] == "sur"
                what = None if upon and not rests else self.sources.after(k + 2 if upon else k + 1, stop)
                return None if what is None else (self._body(*what) or what, what[1])
            if word in (".", ";", ":", "«", "que") or (tree.pos[k] in ("VERB", "AUX") and tree.verb_form[k] == "Fin"):
                return None
            if (
                k < b + 4
                and word not in (",", "dont", "qui", "en", "s'", "s’", "se", "lui-même", "elle-même", "eux-mêmes")
                and not any(tree.lower[j] == "dont" for j in range(b, k))
            ):
                return None
        return None


def resolve(reports: list[Report], sources: Sources) -> None:
    """Gives pronoun sources their antecedents, in order of the text: those who spoke before come first."""
    spoken: deque[Pair] = deque(maxlen=_REMEMBERED)
    for report in reports:
        for k, source in enumerate(report.sources):
            i = sources.tree.token_at(source.span.start)
            if sources.alone(i, source.span.end):
                full = sources.antecedent(i, spoken, report.content)
                report.sources[k] = sources.source(i, i + 1, role=source.role, antecedent=full)
                if k == 0:
                    report.speaker = full or report.speaker
        if report.speaker is not None:
            spoken.append(report.speaker)
