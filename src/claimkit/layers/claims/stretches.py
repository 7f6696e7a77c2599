"""Which words of the text a statement is made of: the clause, and the words around it that it cannot be told without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.doc.spans import tokens_between
from claimkit.doc.tree import SUBJECTS
from claimkit.french.small_words import OF, QUE
from claimkit.layers.claims.naming import RELATIVES

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimkit.doc.tree import Tree
    from claimkit.grammar.clause import Clause
    from claimkit.layers.claims.find import Found
    from claimkit.models import Claim

_NEGATIONS = frozenset({"ne", "n'", "aucun", "aucune", "personne", "rien", "ni", "nul", "jamais", "pas", "sans"})
_LOOSE_RELATIVES = frozenset({"qui", "dont", "où", "auquel", "auxquels", "auxquelles", "laquelle", "lequel", "lesquels", "lesquelles"})
_JUDGED = frozenset({"dislocated", "csubj", "nsubj", "dep"})
_COMPLEMENTS = frozenset({"ccomp", "csubj"})
_OPENERS = frozenset({"mark", "case"})
_BARE = QUE | OF
_NEAR = 12  # tokens between the words that attribute and the clause around


class Stretches:
    """The stretches of one document that statements are made of.

    Args:
        tree: the tree.
        found: its claims and their clauses.
        links: tokens of pronouns that stand for something.
    """

    def __init__(self, tree: Tree, found: Found, links: Collection[int]) -> None:
        self._tree, self._found, self._links = tree, found, links
        self._inside: dict[int, list[Clause]] = {}
        for clause in found.clauses.values():
            for above in tree.ancestors(clause.top):
                self._inside.setdefault(above, []).append(clause)

    def of(self, claim: Claim, clause: Clause) -> tuple[int, int, bool]:
        """First token, token after the last, and whether words around the clause are among them."""
        tokens = tokens_between(self._tree, claim.span.start, claim.span.end)
        a, b = self._whole(clause, tokens.start, tokens.stop)
        framed = self._frame(claim, clause, a, b)
        a, b = (a, b) if framed is None else self._finite(*framed)
        return self._opened(a, b, clause, framed=framed is not None), self._closed(a, b), framed is not None

    def _opened(self, a: int, b: int, clause: Clause, *, framed: bool) -> int:
        """The begin of the tokens with the words that open what they begin with: « en marchant, il tombe », « bien que le port soit vieux, … »."""
        tree, begin = self._tree, self._tree.sents[self._tree.sent[a]][0]
        last = tree.head[a - 1] if tree.dep[a - 1] == "fixed" else a - 1
        head = tree.head[last]
        if not (begin < a and tree.dep[last] in _OPENERS and a <= head < b):
            return a
        first = min(last, a - 1)
        while first > begin and tree.pos[first - 1] != "PUNCT" and (tree.head[first] == first - 1 or tree.head[first - 1] in (first, head)):
            first -= 1
        bare = a - first == 1 and tree.lower[first] in _BARE
        return a if bare or not (framed or head not in clause.members) else first

    def _closed(self, a: int, b: int) -> int:
        """The end of the tokens with the mark right behind them that closes what is quoted among them: « dénonce « un mépris » »."""
        tree = self._tree
        at = tree.start[b] if b < len(tree) else -1
        return b + any(tree.start[a] <= q.start < at < q.end == tree.end[b] for q in tree.quotations)

    def _whole(self, clause: Clause, a: int, b: int) -> tuple[int, int]:
        """The clause with its « si », nouns coordinated at its end and « une fois … »; without clauses beside it that the tree has below it."""
        tree = self._tree
        begin, end = tree.sents[tree.sent[a]]
        for other in self._inside.get(clause.top, ()):
            first = tree.left[other.top]
            first += tree.words[first] == ","
            listed = other.kind == "content" and tree.words[first - 1] == "," and tree.lower[first] in QUE
            if clause.head < first < b and (listed or other.kind == "coordinate" or self._shares_report(other)):
                b = first
        for other in self._inside.get(clause.top, ()):
            first = tree.left[other.top]
            if tree.dep[other.top] in _COMPLEMENTS and tree.head[other.top] in clause.members and first == b and tree.lower[b] in QUE:
                b = tree.right[other.top]  # « il est rare que … », « j'aimerais que … »
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
        words, first = self._tree.lower, self._tree.left[clause.top]
        joined = words[first] in (",", "et") or words[first - 1] in (",", "et")  # not « il faut que A »
        opens = joined and words[first + (words[first] == ",")].replace("’", "'") in ("que", "qu'", "et")
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
        who = tree.token_at(claim.attribution.sources[0].span.start) if claim.attribution is not None and claim.attribution.sources else -1
        if begin <= who < a and tree.lower[who] == "on":
            return max(begin, tree.left[tree.head[who]]), b  # « On y lit que … »: nobody has said it
        if (host := max(clause.cleft, clause.fronted)) >= 0:
            return max(begin, min(tree.left[host], a)), b
        if claim.attribution is not None and claim.attribution.rule == "attribution.attribute" and clause.finite < 0:
            verb = tree.token_at(claim.attribution.cue.end - 1)  # « le préfet a jugé le vote « régulier » »
            return max(begin, min(tree.left[verb], a)), b
        if clause.elliptic or (parent is None and (clause.finite < 0 or clause.mood == "subjunctive")) or self.in_source(claim, clause):
            return begin, end
        aside = tree.dep[parent.top] if parent is not None else ""
        if (aside.startswith("parataxis") and clause.mood == "subjunctive") or (aside == "parataxis:insert" and clause.finite < 0):
            return begin, end  # « …, a confirmé le ministre, sans que … », « …, ressort-il d'un sondage mené à Dol »
        opening = tree.lower[a + 1] if tree.lower[a] == "selon" else tree.lower[a]  # « une rumeur selon laquelle »
        if clause.kind != "relative" and a > begin and opening.replace("’", "'") in _LOOSE_RELATIVES:
            return begin, b
        if a > begin and tree.lower[a - 1] == "ni" and parent is not None:
            above = self._found.belongings.proposition(parent)
            return max(begin, min(a, tree.token_at(above.start))), b
        if (under := self._condition(claim, clause, a, b)) is not None:
            return under
        if parent is not None and self._is_judged(clause, parent):
            return begin, end
        if parent is None or not self._needs(claim, clause, a, b):
            return None
        first, after = self._governed(claim, clause, parent, a, b)
        return (first, after) if begin <= first and after <= end else None

    def _governed(self, claim: Claim, clause: Clause, parent: Clause, a: int, b: int) -> tuple[int, int]:
        """The tokens of the clause with those of its parent, for a content with what governs it."""
        tree, told = self._tree, claim.attribution
        begin, _ = tree.sents[tree.sent[clause.head]]
        span = self._found.belongings.proposition(parent)
        outer = tokens_between(tree, span.start, span.end)
        first = min(outer.start, a)
        if clause.kind != "content" and tree.lower[first].replace("’", "'") in _LOOSE_RELATIVES:
            first = begin
        doubted = told.stance == "denying" if told is not None else self._is_hedged_before(claim, first)
        if doubted and parent.kind == "content" and parent.parent is not None and parent.parent.finite >= 0:
            above = self._found.belongings.proposition(parent.parent)  # « nie que la ville ait payé pour vendre le quai »
            first = min(first, tree.token_at(above.start))
        if clause.kind != "content":
            return first, max(b, outer.stop)
        cue = tree.token_at(told.cue.start) if told is not None else first
        return (cue if begin <= cue < first and first - cue < _NEAR else first), b

    def _condition(self, claim: Claim, clause: Clause, a: int, b: int) -> tuple[int, int] | None:
        """The tokens with the condition that the clause shares with one beside it: « si A, il part ou renonce », « il part et renonce si A »."""
        tree, begin = self._tree, self._tree.sents[self._tree.sent[a]][0]
        hedges = [tree.token_at(h.span.start) for h in claim.hedges if h.kind == "hypothetical"]
        opened = [i for i in hedges if i not in clause.members]
        behind = max((i for i in opened if i >= b), default=-1)
        if behind >= 0 and clause.kind in ("main", "coordinate") and tree.dep[tree.head[behind]] == "advcl":
            return a, max(b, tree.right[tree.head[behind]])
        if not hedges or clause.kind != "coordinate" or clause.parent is None or any(a <= i for i in opened):
            return None
        return max(begin, min(a, *opened, tree.token_at(self._found.belongings.proposition(clause.parent).start))), b

    def _is_judged(self, clause: Clause, parent: Clause) -> bool:
        """« Dire que X, c'est faux », « affirmer que X est un mensonge »: what an infinitive says, of which the sentence says what it is worth."""
        tree = self._tree
        verb = tree.head[clause.top]
        inside = clause.kind == "content" and verb not in parent.members and tree.pos[verb] == "VERB"
        return inside and tree.lower[verb] == tree.lemma[verb] and tree.dep[verb] in _JUDGED and verb < parent.head

    def _needs(self, claim: Claim, clause: Clause, a: int, b: int) -> bool:
        """Whether the clause says something else without the one around it."""
        tree = self._tree
        if claim.attribution is not None and self._shares_report(clause):
            return False
        if clause.kind in ("adverbial", "participial") or clause.finite < 0 or clause.mood == "subjunctive":
            shares = clause.kind == "coordinate" and tree.dep[clause.top] == "conj"
            return not (shares and clause.parent is not None and clause.parent.head < clause.head)
        turned = claim.polarity == "negative" and _NEGATIONS.isdisjoint(word.replace("’", "'") for word in tree.lower[a:b])
        if clause.kind == "relative":
            return turned or self.relative_pronoun(range(a, b), clause) is None
        if clause.kind != "content":
            return False
        if claim.attribution is not None and claim.attribution.stance == "denying":
            return True
        feared = claim.certainty == "possible" and all(h.kind == "attribution" for h in claim.hedges)
        if feared or claim.certainty == "unknown" or self._is_hedged_before(claim, a):
            return True
        return turned

    def _is_hedged_before(self, claim: Claim, i: int) -> bool:
        """Whether words before a token, in its sentence or before, make the claim less sure."""
        return any(h.kind != "attribution" and self._tree.token_at(h.span.start) < i for h in claim.hedges)

    def in_source(self, claim: Claim, clause: Clause) -> bool:
        """« selon des travaux parus lundi, … »: a participle that tells of the source."""
        if claim.attribution is None or clause.finite >= 0:
            return False
        above = self._tree.start[self._tree.head[clause.top]]
        return any(s.span.start <= above < s.span.end for s in claim.attribution.sources)

    def relative_pronoun(self, tokens: range | list[int], clause: Clause) -> int | None:
        """The relative pronoun whose place another word can take: « qui », « que », « dont » before a subject."""
        tree = self._tree
        for i in tokens:
            word = tree.lower[i].replace("’", "'")
            if i not in self._links or word not in RELATIVES:
                continue
            if word == "qui" and tree.dep[i] in SUBJECTS:
                return i
            if word in ("que", "qu'"):
                return i
            noun = self.noun_subject(clause)
            return i if word == "dont" and noun is not None and noun > i else None
        return None

    def noun_subject(self, clause: Clause) -> int | None:
        """The noun that is subject of the clause."""
        tree = self._tree
        return next((k for v in clause.verbs for k in tree.kids[v] if tree.dep[k] in SUBJECTS and tree.pos[k] in ("NOUN", "PROPN")), None)

    def has_subject(self, clause: Clause, a: int, b: int) -> bool:
        """Whether the tokens a to b (exclusive) hold a subject of the clause."""
        tree = self._tree
        if clause.elliptic or (clause.cleft >= 0 and a <= clause.cleft < b):
            return True
        return any(
            a <= k < b and (tree.dep[k] in SUBJECTS or tree.dep[k].startswith("expl:subj")) for v in clause.verbs for k in tree.kids[v]
        )
