"""A claim as one sentence that can be read alone, made of the text's own words.

In words: the clause is taken as it stands; who says it comes in front; a subject or auxiliary that it shares with another clause is put in;
pronouns and short names give way to the fullest name; relative dates are followed by the resolved ones. Where the words around a clause
decide whether it holds at all (« dément que », « redoute que », « si »), they stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.doc.spans import tokens_between
from claimkit.doc.tree import AUXILIARIES, SUBJECTS
from claimkit.layers.claims.naming import RELATIVES, Naming
from claimkit.layers.claims.wording import Wording, date_words, of_words
from claimkit.models import Attribution, Claim

if TYPE_CHECKING:
    from claimkit.doc.layers import Layers
    from claimkit.doc.tree import Tree
    from claimkit.grammar.clause import Clause
    from claimkit.layers.claims.find import Found

_CONNECTORS = frozenset({"mais", "et", "or", "car", "donc", "ainsi", "toutefois", "cependant", "pourtant", "enfin", "puis", "que", "qu'"})
_NEGATIONS = frozenset({"ne", "n'", "aucun", "aucune", "personne", "rien", "ni", "nul", "jamais", "pas", "sans"})
_LOOSE_RELATIVES = frozenset({"qui", "dont", "où", "auquel", "auxquels", "auxquelles", "laquelle", "lequel", "lesquels", "lesquelles"})
_NEAR = 12  # tokens between the words that attribute and the clause around
_FRONT = 3  # tokens before a preposition that still stands in front


class Statements:
    """Writes the statements of one document.

    Args:
        tree: the tree.
        layers: its layers.
        found: its claims and their clauses.
    """

    def __init__(self, tree: Tree, layers: Layers, found: Found) -> None:
        self._tree, self._found = tree, found
        self._naming = Naming(tree, layers)
        self._times = layers.times
        self._inside: dict[int, list[Clause]] = {}
        for clause in found.clauses.values():
            for above in tree.ancestors(clause.top):
                self._inside.setdefault(above, []).append(clause)

    def of(self, claims: list[Claim]) -> list[Claim]:
        """The claims with their statements."""
        out = []
        for claim in claims:
            wording, quoted, source = self._wording(claim)
            statement = wording.sentence(quoted=quoted, source=source)
            out.append(claim.model_copy(update={"statement": statement, "statement_edits": tuple(wording.edits)}))
        return out

    def _wording(self, claim: Claim) -> tuple[Wording, bool, str]:
        clause = self._found.clauses[claim.id]
        tokens = tokens_between(self._tree, claim.span.start, claim.span.end)
        a, b = tokens.start, tokens.stop
        a, b = self._whole(clause, a, b)
        framed = self._frame(claim, clause, a, b)
        if framed is not None:
            a, b = self._finite(*framed)
        wording = Wording(self._tree, list(range(a, b)))
        self._trim(wording, clause)
        source, quoted = "", False
        if framed is not None:
            self._open_frame(wording, claim)
        elif clause.kind == "relative":
            self._relative(wording, clause)
        elif not self._has_subject(clause, a, b):
            self._share(wording, claim, clause)
        if claim.attribution is not None and not self._tells_source(claim.attribution, wording, clause):
            quoted = claim.attribution.quote == "direct"
            source = self._source(claim.attribution, wording)
        told = {s.entity for s in claim.attribution.sources if s.entity is not None} if source and claim.attribution is not None else set()
        self._naming.put(wording, claim, told, quoted=quoted)
        self._dates(wording)
        return wording, quoted, source

    def _whole(self, clause: Clause, a: int, b: int) -> tuple[int, int]:
        """The clause with its « si », nouns coordinated at its end and « une fois … »; without clauses beside it that the tree has below it."""
        tree = self._tree
        begin, end = tree.sents[tree.sent[a]]
        for other in self._inside.get(clause.top, ()):
            first = tree.left[other.top]
            first += tree.words[first] == ","
            if clause.head < first < b and (other.kind == "coordinate" or self._shares_report(other)):
                b = first
        if a > begin and tree.lower[a - 1] in ("si", "s'", "s’"):
            a -= 1
        while b < end and tree.dep[b] == "cc" and tree.dep[tree.head[b]] == "conj" and a <= tree.head[tree.head[b]] < b:
            noun = tree.head[b]
            if tree.pos[noun] not in ("NOUN", "PROPN"):
                break
            b = max(b + 1, tree.right[noun])
        while b < end and tree.lower[b] == "ni":  # « ne confirme ni n'infirme »
            b = max(b + 1, tree.right[tree.head[b]] if tree.head[b] > b else b + 1)
        if tree.lower[b : b + 2] == ["une", "fois"]:
            b = next((k for k in range(b, end) if tree.words[k] in {",", ".", "»"}), end)
        return a, min(b, end)

    def _shares_report(self, clause: Clause) -> bool:
        """« il a rappelé que A, que B et que C »: B is put forward as A is, whatever the tree hangs it on."""
        first = self._tree.left[clause.top]
        opens = self._tree.lower[first + (self._tree.words[first] == ",")].replace("’", "'") in ("que", "qu'", "et")
        return opens and clause.finite >= 0 and clause.mood != "subjunctive" and clause.kind == "adverbial" and clause.parent is not None

    def _finite(self, a: int, b: int) -> tuple[int, int]:
        """Tokens with a finite verb: these, or the sentence around them (« selon un homme rencontré sur le quai, … »)."""
        tree = self._tree
        if any(tree.pos[i] in ("VERB", "AUX") and tree.verb_form[i] not in ("Part", "Inf") for i in range(a, b)):
            return a, b
        return tree.sents[tree.sent[a]]

    def _frame(self, claim: Claim, clause: Clause, a: int, b: int) -> tuple[int, int] | None:
        """The tokens of the clause with the words around it that it cannot be told without."""
        tree, parent = self._tree, clause.parent
        begin, end = tree.sents[tree.sent[clause.head]]
        if clause.cleft >= 0:
            return max(begin, min(tree.left[clause.cleft], a)), b
        if clause.elliptic or (parent is None and (clause.finite < 0 or clause.mood == "subjunctive")) or self._in_source(claim, clause):
            return begin, end
        if parent is not None and tree.dep[parent.top].startswith("parataxis") and clause.mood == "subjunctive":
            return begin, end  # « …, a confirmé le ministre, sans que … »
        if clause.kind != "relative" and a > begin and tree.lower[a].replace("’", "'") in _LOOSE_RELATIVES:
            return begin, b
        if a > begin and tree.lower[a - 1] == "ni" and parent is not None:
            above = self._found.belongings.proposition(parent)
            return max(begin, min(a, tree.token_at(above.start))), b
        if parent is None or not self._needs(claim, clause, a, b):
            return None
        span = self._found.belongings.proposition(parent)
        outer = tokens_between(tree, span.start, span.end)
        whole = clause.kind != "content"
        first, after = min(outer.start, a), max(b, outer.stop) if whole else b
        if tree.lower[first].replace("’", "'") in _LOOSE_RELATIVES and whole:
            first = begin
        if claim.attribution is not None and not whole:
            cue = tree.token_at(claim.attribution.cue.start)
            first = cue if begin <= cue < first and first - cue < _NEAR else first
        return (first, after) if begin <= first and after <= end else None

    def _needs(self, claim: Claim, clause: Clause, a: int, b: int) -> bool:
        """Whether the clause says something else without the one around it."""
        tree = self._tree
        if self._shares_report(clause):
            return False
        if clause.kind in ("adverbial", "participial") or clause.finite < 0 or clause.mood == "subjunctive":
            shares = clause.kind == "coordinate" and tree.dep[clause.top] == "conj"
            return not (shares and clause.parent is not None and clause.parent.head < clause.head)
        if clause.kind == "relative":
            return self._relative_pronoun(range(a, b), clause) is None
        if clause.kind != "content":
            return False
        if claim.attribution is not None and claim.attribution.stance == "denying":
            return True
        if claim.certainty == "unknown" or any(tree.token_at(h.span.start) < a and h.kind != "attribution" for h in claim.hedges):
            return True
        return claim.polarity == "negative" and _NEGATIONS.isdisjoint(word.replace("’", "'") for word in tree.lower[a:b])

    def _in_source(self, claim: Claim, clause: Clause) -> bool:
        """« selon des travaux parus lundi, … »: a participle that tells of the source."""
        if claim.attribution is None or clause.finite >= 0:
            return False
        above = self._tree.start[self._tree.head[clause.top]]
        return any(s.span.start <= above < s.span.end for s in claim.attribution.sources)

    def _trim(self, wording: Wording, clause: Clause) -> None:
        """Leaves out what ties the clause to the one before."""
        tree = self._tree
        kept = wording.kept()
        if clause.mood == "subjunctive" and tree.lower[kept[0]].startswith("qu"):
            return  # « que chacun reste chez soi »
        k = 0
        while k < len(kept) - 1 and (tree.lower[kept[k]].replace("’", "'") in _CONNECTORS or (k and tree.words[kept[k]] == ",")):
            k += 1
        if k:
            wording.cut(set(kept[:k]))

    def _has_subject(self, clause: Clause, a: int, b: int) -> bool:
        tree = self._tree
        if clause.elliptic or (clause.cleft >= 0 and a <= clause.cleft < b):
            return True
        return any(
            a <= k < b and (tree.dep[k] in SUBJECTS or tree.dep[k].startswith("expl:subj")) for v in clause.verbs for k in tree.kids[v]
        )

    def _share(self, wording: Wording, claim: Claim, clause: Clause) -> None:
        """Puts in the subject, and the auxiliary, that the clause shares with the one before."""
        tree = self._tree
        party = claim.patient if claim.predicate.voice == "passive" else claim.actor
        if clause.finite < 0 and tree.verb_form[clause.head] == "Part" and not clause.auxiliaries:
            above = tree.head[clause.top]
            helpers = [k for k in tree.kids[above] if tree.dep[k] in AUXILIARIES and k < above]
            if helpers:
                wording.open_with(" ".join(tree.words[k] for k in helpers), "auxiliary")
        kept = wording.kept()
        if party is not None and not (kept and kept[0] <= tree.token_at(party.span.start) <= kept[-1]):
            wording.open_with(self._naming.party(party), "subject")

    def _relative_pronoun(self, tokens: range | list[int], clause: Clause) -> int | None:
        """The relative pronoun whose place another word can take: « qui », « que », « dont » before a subject."""
        tree = self._tree
        for i in tokens:
            word = tree.lower[i].replace("’", "'")
            if i not in self._naming.links or word not in RELATIVES:
                continue
            if word == "qui" and tree.dep[i] in SUBJECTS:
                return i
            if word in ("que", "qu'"):
                return i
            noun = self._subject(clause)
            return i if word == "dont" and noun is not None and noun > i else None
        return None

    def _open_frame(self, wording: Wording, claim: Claim) -> None:
        """« qui accuse l'armée d'avoir … », « (le maire …) et nie avoir … » at the beginning of a statement."""
        tree, kept = self._tree, wording.kept()
        first = kept[0]
        if first in self._naming.links and tree.lower[first] == "qui":
            wording.replace(first, first + 1, self._naming.call(self._naming.links[first].antecedent), "relative")
        elif tree.verb_form[first] == "Fin" and tree.pos[first] in ("VERB", "AUX") and claim.attribution is not None:
            sources = [s for s in claim.attribution.sources if tree.token_at(s.span.start) not in kept]
            if sources and tree.token_at(claim.attribution.cue.start) in kept:
                wording.open_with(self._naming.party(sources[0]), "subject")

    def _relative(self, wording: Wording, clause: Clause) -> None:
        """Puts what the relative pronoun stands for in its place."""
        tree = self._tree
        pronoun = self._relative_pronoun(wording.kept(), clause)
        if pronoun is None:
            return
        words, word = self._naming.call(self._naming.links[pronoun].antecedent), tree.lower[pronoun]
        if word == "qui":
            wording.replace(pronoun, pronoun + 1, words, "relative")
            return
        wording.cut({pronoun}, told=False)
        if word == "dont":
            wording.add(self._subject(clause) or pronoun, of_words(words), "relative")
            return
        last = max(clause.members)
        inverted = next((k for v in clause.verbs for k in tree.kids[v] if tree.dep[k] in SUBJECTS and k > last), None)
        if inverted is not None:
            subject = set(range(tree.left[inverted], tree.right[inverted]))
            wording.tokens = sorted(subject) + [i for i in wording.tokens if i not in subject]
        wording.add(last, words, "relative")

    def _subject(self, clause: Clause) -> int | None:
        tree = self._tree
        return next((k for v in clause.verbs for k in tree.kids[v] if tree.dep[k] in SUBJECTS and tree.pos[k] in ("NOUN", "PROPN")), None)

    def _tells_source(self, attribution: Attribution, wording: Wording, clause: Clause) -> bool:
        """Whether the statement has its source in front already; a report inside or at the end is left out."""
        tree, kept = self._tree, wording.kept()
        if not kept or not attribution.sources:
            return True
        cue = tokens_between(tree, attribution.cue.start, attribution.cue.end)
        inside = set(kept)
        if tree.lower[cue.stop - 1] == "qui" and attribution.kind == "preposition":  # « l'élu, pour qui … »
            wording.cut(set(range(kept[0], cue.stop)), told=False)
            return False
        if cue.start not in inside and not inside.isdisjoint(cue) and kept[0] - cue.start < _FRONT:
            wording.tokens = [*range(cue.start, kept[0]), *wording.tokens]
            return True
        if cue.start not in inside:
            return False
        if cue.start - kept[0] < _FRONT or (attribution.kind == "verb" and cue.start < clause.head and self._governs(cue, kept)):
            return True
        sources = [tokens_between(tree, s.span.start, s.span.end) for s in attribution.sources]
        spans = [cue, *[s for s in sources if s.start in inside and s.stop > cue.start]]
        first, after = min(s.start for s in spans), max(s.stop for s in spans)
        last = max(clause.members)
        after = max(after, *[tree.right[tree.top_of(s.start, s.stop)] for s in spans if tree.top_of(s.start, s.stop) not in clause.members])
        if first > last and attribution.kind != "preposition":
            after = kept[-1] + 1  # what stands behind « a-t-elle dit » tells of the report
        after = min(after, min((k for k in clause.members if k > first), default=after))
        if first - 1 in inside and tree.words[first - 1] == ",":
            first -= 1
        if after in inside and tree.words[after] == ",":
            after += 1
        wording.cut(set(range(first, after)))
        return False

    def _governs(self, cue: range, kept: list[int]) -> bool:
        """« L'armée affirme avoir repris »: the report is part of the sentence, its content hangs on it."""
        tree = self._tree
        return any(tree.dep[k] in ("ccomp", "xcomp", "obl:arg") and k > cue.start and k in kept for i in cue for k in tree.kids[i])

    def _source(self, attribution: Attribution, wording: Wording) -> str:
        """« Selon la préfecture, », « Selon Le Soir, qui cite deux diplomates, »."""
        inside = set(wording.kept())
        origins = [self._naming.source(s, inside) for s in attribution.sources if s.role == "origin"]
        relays = [self._naming.source(s, inside) for s in attribution.sources if s.role == "relay"]
        words = _and(relays or origins)
        if relays and origins:
            words += f", qui {'cite' if len(relays) == 1 else 'citent'} {_and(origins)}"
        if attribution.kind == "preposition" and not (relays and origins) and not attribution.cue.text.endswith("qui"):
            cue = attribution.cue.text[:1].upper() + attribution.cue.text[1:]
            front = f"{cue}{'' if cue.endswith(chr(39)) else ' '}{words},"
        else:
            front = f"Selon {words},"
        wording.open_with(front, "source")
        wording.drop_front()
        return front

    def _dates(self, wording: Wording) -> None:
        """Relative dates are followed by the resolved ones."""
        tree = self._tree
        inside = set(wording.kept())
        for time in self._times:
            words = date_words(time)
            last = tree.token_at(max(time.span.start, time.span.end - 1))
            if words is not None and last in inside:
                wording.add(last, f"[{words}]", "date")


def _and(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} et {items[-1]}"
