"""A claim as one sentence that can be read alone, made of the text's own words.

In words: the clause is taken as it stands; who says it comes in front; a subject or auxiliary that it shares with another clause is put in;
pronouns and short names give way to the fullest name; relative dates are followed by the resolved ones. Where the words around a clause
decide whether it holds at all (« dément que », « redoute que », « si »), they stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.doc.spans import tokens_between
from claimkit.doc.tree import AUXILIARIES, SUBJECTS
from claimkit.french.small_words import NE, OF
from claimkit.grammar.negation import NEGATIONS
from claimkit.grammar.phrases import noun_phrase
from claimkit.layers.claims.naming import Naming
from claimkit.layers.claims.recalls import Recalls
from claimkit.layers.claims.settings import Settings
from claimkit.layers.claims.stretches import Stretches
from claimkit.layers.claims.wording import Wording, date_words, of_words
from claimkit.models import Attribution, Claim, StatementEdit

if TYPE_CHECKING:
    from claimkit.doc.layers import Layers
    from claimkit.doc.tree import Tree
    from claimkit.grammar.clause import Clause
    from claimkit.layers.claims.find import Found

_CONNECTORS = frozenset({"mais", "et", "or", "car", "donc", "ainsi", "toutefois", "cependant", "pourtant", "enfin", "puis", "que", "qu'"})
_UNMARKED = frozenset({"attribution.interview", "attribution.turn", "attribution.turn_name", "attribution.tweet"})
_LABEL = 6  # tokens in which the name before an answer ends
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
        self._stretches = Stretches(tree, found, self._naming.links.keys())
        self._recalls = Recalls(tree, layers, self._naming.links.keys())
        self._settings = Settings(tree, layers)
        self._resolved: dict[int, str] = {}  # by last token, the dates in words
        for time in layers.times:
            if (words := date_words(time)) is not None:
                self._resolved.setdefault(tree.token_at(max(time.span.start, time.span.end - 1)), words)

    def of(self, claim: Claim) -> tuple[str, tuple[StatementEdit, ...]]:
        """The statement of a claim, and what it has in place of the words of the text."""
        wording, quoted, source = self._wording(claim)
        return wording.sentence(quoted=quoted, source=source), tuple(wording.edits)

    def _wording(self, claim: Claim) -> tuple[Wording, bool, str]:
        clause = self._found.clauses[claim.id]
        a, b, framed = self._stretches.of(claim, clause)
        wording = Wording(self._tree, list(range(a, b)))
        self._trim(wording, clause)
        source, quoted = "", False
        if framed:
            self._open_frame(wording, claim, clause)
        elif clause.kind == "relative":
            self._relative(wording, clause)
        elif not self._stretches.has_subject(clause, a, b):
            self._share(wording, claim, clause)
        self._share_object(wording, claim)
        if (
            claim.attribution is not None
            and not self._stretches.in_source(claim, clause)
            and not self._tells_source(claim.attribution, wording, clause)
        ):
            quoted = claim.attribution.quote == "direct" and not self._quotes_itself(claim.attribution, wording.kept())
            source = self._source(claim.attribution, wording)
        told = {s.entity for s in claim.attribution.sources if s.entity is not None} if source and claim.attribution is not None else set()
        named = self._naming.put(wording, claim, told, quoted=quoted)
        self._recalls.put(wording)
        self._dates(wording)
        self._settings.put(wording, claim, named)
        return wording, quoted, source

    def _quotes_itself(self, attribution: Attribution, kept: list[int]) -> bool:
        """« ici, « tout le monde a peur » »: begins before the quotation that ends it."""
        tree, starts = self._tree, [(q.start, q.end) for q in self._tree.quotations]
        first, last = tree.start[kept[0]], tree.end[kept[-1]]
        around = attribution.rule in _UNMARKED or any(a <= first < b for a, b in starts)
        return not around and any(first < a and b == last for a, b in starts)

    def _trim(self, wording: Wording, clause: Clause) -> None:
        """Leaves out what ties the clause to the one before."""
        tree = self._tree
        kept = wording.kept()
        if clause.mood == "subjunctive" and tree.lower[kept[0]].startswith("qu"):
            return  # « que chacun reste chez soi »
        k = 0
        while (
            k < len(kept) - 1
            and (clause.kind == "content" or kept[k] not in self._naming.links)
            and (tree.lower[kept[k]].replace("’", "'") in _CONNECTORS or (k and tree.words[kept[k]] == ","))
        ):
            k += 1
        if k:
            wording.cut(set(kept[:k]))

    def _share(self, wording: Wording, claim: Claim, clause: Clause) -> None:
        """Puts in the subject, and the auxiliary, that the clause shares with the one before."""
        tree = self._tree
        party = claim.patient if claim.predicate.voice == "passive" else claim.actor
        participle = tree.verb_form[clause.head] == "Part" if clause.finite < 0 else tree.lower[clause.finite].endswith("é")
        if participle and not clause.auxiliaries:
            above = tree.head[clause.top]
            helpers = [k for k in tree.kids[above] if tree.dep[k] in AUXILIARIES and k < above]
            governing = range(tree.head[above], helpers[0]) if helpers and tree.dep[above] == "xcomp" else range(0)
            if all(tree.pos[k] in ("VERB", "AUX", "ADV", "ADP") for k in governing):  # « risquait d'être (arrêté) »
                helpers = [*governing, *helpers]
            if helpers:
                wording.open_with(" ".join(tree.words[k] for k in helpers), "auxiliary")
        elif modals := self._modals(clause, wording.kept()):
            wording.open_with(" ".join(tree.words[k] for k in modals), "auxiliary")
        kept = wording.kept()
        if party is not None and not (kept and kept[0] <= tree.token_at(party.span.start) <= kept[-1]):
            wording.open_with(self._naming.party(party), "subject")

    def _share_object(self, wording: Wording, claim: Claim) -> None:
        """« Les cellules produisent et affichent ces protéines »: the object that stands behind the verb beside it."""
        tree, kept = self._tree, wording.kept()
        if claim.patient is None or claim.predicate.voice != "active" or not kept:
            return
        noun = tokens_between(tree, claim.patient.span.start, claim.patient.span.end)
        verb = tree.token_at(claim.predicate.head.start)
        behind = [k for k in kept if tree.pos[k] not in ("PUNCT", "CCONJ", "SPACE")]
        shared = any(verb < k < noun.start <= k + 2 and tree.dep[k] == "conj" for k in tree.conjuncts(verb))
        if shared and behind and behind[-1] < noun.start and tree.sent[verb] == tree.sent[noun.start]:
            wording.add(behind[-1], " ".join(claim.patient.span.text.split()), "subject")

    def _modals(self, clause: Clause, kept: list[int]) -> list[int]:
        """What stands before the infinitive that this one goes on with: « devra (rembourser) »; « ne va pas fermer, mais vendre » will sell."""
        tree, second = self._tree, clause.top
        first = tree.head[second]
        above = tree.head[first]
        infinitive = any(tree.verb_form[k] == "Inf" for k in clause.members)
        if clause.finite >= 0 or not infinitive or tree.dep[second] != "conj" or tree.dep[first] != "xcomp" or above > first:
            return []
        begin = min([above, *(k for k in tree.kids[above] if k < above and (tree.dep[k] in AUXILIARIES or tree.dep[k] == "advmod"))])
        group = [k for k in range(begin, first) if tree.head[k] != first]
        if any(tree.pos[k] not in ("VERB", "AUX", "ADV", "ADJ") for k in group):
            return []
        if tree.lower[kept[0]] not in OF:
            group += [k for k in tree.kids[first] if tree.dep[k] == "mark" and k < first]  # « risque de (tomber) »
        but = any(tree.lower[k] == "mais" for k in tree.kids[second])
        return [k for k in group if not (but and tree.lower[k] in NE | NEGATIONS)]

    def _open_frame(self, wording: Wording, claim: Claim, clause: Clause) -> None:
        """« qui accuse l'armée d'avoir … », « (le maire …) et nie avoir … » at the beginning of a statement."""
        tree, kept = self._tree, wording.kept()
        first = kept[0]
        if first in self._naming.links and tree.lower[first] == "qui":
            wording.replace(first, first + 1, self._naming.call(self._naming.links[first].antecedent), "relative")
        elif tree.verb_form[first] == "Fin" and tree.pos[first] in ("VERB", "AUX"):
            verb, told = tree.head[first] if tree.pos[first] == "AUX" else first, claim.attribution
            sources = [s for s in told.sources if tree.token_at(s.span.start) not in kept] if told is not None else []
            if told is not None and sources and tree.token_at(told.cue.start) in kept:
                wording.open_with(self._naming.party(sources[0]), "subject")
            if tree.dep[verb].startswith("parataxis") and not any(
                tree.left[k] <= clause.head < tree.right[k] for k in tree.kids[verb] if tree.dep[k] in SUBJECTS
            ):
                self._subject_first(wording, [verb], verb)

    def _subject_first(self, wording: Wording, verbs: list[int], last: int) -> None:
        """« (que) craint la ville », « (…), a lancé la maire devant … »: the subject behind the verb comes in front of it."""
        tree = self._tree
        inverted = next((k for v in verbs for k in tree.kids[v] if tree.dep[k] in SUBJECTS and k > last), None)
        if inverted is not None and inverted in wording.tokens:
            subject = set(range(tree.left[inverted], tree.right[inverted]))
            wording.tokens = sorted(subject) + [i for i in wording.tokens if i not in subject]

    def _relative(self, wording: Wording, clause: Clause) -> None:
        """Puts what the relative pronoun stands for in its place."""
        tree = self._tree
        pronoun = self._stretches.relative_pronoun(wording.kept(), clause)
        if pronoun is None:
            return
        words, word = self._naming.call(self._naming.links[pronoun].antecedent), tree.lower[pronoun]
        if word == "qui":
            kept = wording.kept()
            if tree.token_at(self._naming.links[pronoun].antecedent.start) in kept[: kept.index(pronoun)]:
                wording.cut({k for k in kept if k < pronoun})  # « (où il y a) des élus qui partent »
            wording.replace(pronoun, pronoun + 1, words, "relative")
            return
        wording.cut({pronoun}, told=False)
        if word == "dont":
            noun = self._stretches.noun_subject(clause)
            wording.add(pronoun if noun is None else noun_phrase(tree, noun)[1] - 1, of_words(words), "relative")
            return
        last = max(clause.members)
        self._subject_first(wording, clause.verbs, last)
        wording.add(last, words, "relative")

    def _tells_source(self, attribution: Attribution, wording: Wording, clause: Clause) -> bool:
        """Whether the statement has its source in front already; a report inside or at the end is left out."""
        tree, kept = self._tree, wording.kept()
        if not kept or not attribution.sources:
            return True
        speaker = tree.token_at(attribution.sources[0].span.start)
        if attribution.rule == "attribution.interview" and (speaker not in kept or speaker == kept[0]):
            self._cut_label(wording, kept)
            return False  # its cue is the first word of the answer
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
        if (
            cue.start - kept[0] < _FRONT
            or attribution.rule == "attribution.attribute"
            or (attribution.stance == "accusing" and cue.start < clause.head)
            or (attribution.kind == "verb" and cue.start < clause.head and self._governs(cue, kept))
        ):
            return True
        sources = [tokens_between(tree, s.span.start, s.span.end) for s in attribution.sources]
        if attribution.kind == "noun" and sources[0].start in inside and cue.start < clause.head:
            return True  # « le juge a écarté la thèse selon laquelle … »
        spans = [cue, *[s for s in sources if s.start in inside and s.stop > cue.start]]
        first, after = min(s.start for s in spans), max(s.stop for s in spans)
        last = max(clause.members)
        after = max(
            [after, *(tree.right[tree.top_of(s.start, s.stop)] for s in spans if tree.top_of(s.start, s.stop) not in clause.members)]
        )
        if first > last and attribution.kind != "preposition":
            after = kept[-1] + 1  # what stands behind « a-t-elle dit » tells of the report
        after = min(after, min((k for k in clause.members if k > first), default=after))
        if first - 1 in inside and tree.lower[first - 1] == "comme":
            first -= 1  # « …, comme le rappelle la maire »
        if first - 1 in inside and tree.words[first - 1] == ",":
            first -= 1
        if after in inside and tree.words[after] == ",":
            after += 1
        wording.cut(set(range(first, after)))
        return False

    def _cut_label(self, wording: Wording, kept: list[int]) -> None:
        """Leaves out the name before an answer (« H. C. : … »)."""
        first = next((k for k in kept[:_LABEL] if self._tree.words[k] == ":"), -1)
        if first >= 0 and all(self._tree.words[k][:1].isupper() for k in kept[: kept.index(first)]):
            wording.cut({k for k in kept if k <= first}, told=False)

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
            words += (
                f", qui {'cite' if len(relays) == 1 else 'citent'} {_and([f'une {o}' if o.startswith('source ') else o for o in origins])}"
            )
        cited = attribution.cue.end <= min(s.span.start for s in attribution.sources)  # not « à l'en croire »
        if attribution.kind == "preposition" and cited and not (relays and origins) and not attribution.cue.text.endswith("qui"):
            cue = attribution.cue.text[:1].upper() + attribution.cue.text[1:]
            front = f"{cue}{'' if cue.endswith(chr(39)) else ' '}{words},"
        else:
            front = f"Selon {words},"
        wording.open_with(front, "source")
        wording.drop_front()
        return front

    def _dates(self, wording: Wording) -> None:
        """Relative dates are followed by the resolved ones."""
        for last in wording.kept() if self._resolved else ():
            if last in self._resolved:
                wording.add(last, f"[{self._resolved[last]}]", "date")


def _and(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} et {items[-1]}"
