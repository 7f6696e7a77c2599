"""A claim as one sentence that can be read alone, made of the text's own words.

In words: the clause is taken as it stands; who says it comes in front; a subject or auxiliary that it shares with another clause is put in;
pronouns and short names give way to the fullest name; relative dates are followed by the resolved ones. Where the words around a clause
decide whether it holds at all (« dément que », « redoute que », « si »), they stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.doc.spans import tokens_between
from claimkit.doc.tree import AUXILIARIES, SUBJECTS
from claimkit.layers.claims.wording import Wording, date_words, of_words
from claimkit.models import Actor, Attribution, Claim, Entity, Source, Span

if TYPE_CHECKING:
    from claimkit.doc.layers import Layers, Link
    from claimkit.doc.tree import Tree
    from claimkit.grammar.clause import Clause
    from claimkit.layers.claims.find import Found

_CONNECTORS = frozenset({"mais", "et", "or", "car", "donc", "ainsi", "toutefois", "cependant", "pourtant", "enfin", "puis", "que", "qu'"})
_CLITICS = frozenset({"le", "la", "les", "l'", "lui", "leur"})
_POINTING = frozenset({"il", "elle", "ils", "elles", "lui", "eux", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "qui"})
_FIRST = frozenset({"je", "j'", "nous", "mon", "ma", "mes", "notre", "nos", "me", "m'", "on", "moi"})
_POSSESSIVES = ("son ", "sa ", "leur ")
_NEGATIONS = frozenset({"ne", "n'", "aucun", "aucune", "personne", "rien", "ni", "nul", "jamais", "pas", "sans"})
_RELATIVES = frozenset({"qui", "que", "qu'", "dont"})
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
        self._links: dict[int, Link] = {tree.token_at(link.mention.start): link for link in layers.links}
        self._owners: dict[int, Link] = {tree.token_at(link.mention.start): link for link in layers.possessives}
        self._times = layers.times
        self._entities = {entity.id: entity for entity in layers.entities}
        self._at: dict[int, tuple[Entity, Span]] = {tree.token_at(m.start): (e, m) for e in layers.entities for m in e.mentions}

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
        a, b = self._whole(a, b)
        framed = self._frame(claim, clause, a, b)
        if framed is not None:
            a, b = framed
        wording = Wording(self._tree, list(range(a, b)))
        self._trim(wording)
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
        self._names(wording, claim, told, quoted=quoted)
        self._dates(wording)
        return wording, quoted, source

    def _whole(self, a: int, b: int) -> tuple[int, int]:
        """The clause with its « si », and with nouns coordinated at its end."""
        tree = self._tree
        begin, end = tree.sents[tree.sent[a]]
        if a > begin and tree.lower[a - 1] in ("si", "s'", "s’"):
            a -= 1
        while b < end and tree.dep[b] == "cc" and tree.dep[tree.head[b]] == "conj" and a <= tree.head[tree.head[b]] < b:
            noun = tree.head[b]
            if tree.pos[noun] not in ("NOUN", "PROPN"):
                break
            b = max(b + 1, tree.right[noun])
        while b < end and tree.lower[b] == "ni":  # « ne confirme ni n'infirme »
            b = max(b + 1, tree.right[tree.head[b]] if tree.head[b] > b else b + 1)
        return a, min(b, end)

    def _frame(self, claim: Claim, clause: Clause, a: int, b: int) -> tuple[int, int] | None:
        """The tokens of the clause with the words around it that it cannot be told without."""
        tree, parent = self._tree, clause.parent
        begin, end = tree.sents[tree.sent[clause.head]]
        if clause.cleft >= 0:
            return max(begin, min(tree.left[clause.cleft], a)), b
        if clause.elliptic or (parent is None and (clause.finite < 0 or clause.mood == "subjunctive")):
            return begin, end
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
        if claim.attribution is not None and not whole:
            cue = tree.token_at(claim.attribution.cue.start)
            first = cue if begin <= cue < first and first - cue < _NEAR else first
        return (first, after) if begin <= first and after <= end else None

    def _needs(self, claim: Claim, clause: Clause, a: int, b: int) -> bool:
        """Whether the clause says something else without the one around it."""
        tree = self._tree
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

    def _trim(self, wording: Wording) -> None:
        """Leaves out what ties the clause to the one before."""
        tree = self._tree
        kept = wording.kept()
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
            wording.open_with(self._call_party(party), "subject")

    def _relative_pronoun(self, tokens: range | list[int], clause: Clause) -> int | None:
        """The relative pronoun whose place another word can take: « qui », « que », « dont » before a subject."""
        tree = self._tree
        for i in tokens:
            word = tree.lower[i].replace("’", "'")
            if i not in self._links or word not in _RELATIVES:
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
        if first in self._links and tree.lower[first] == "qui":
            wording.replace(first, first + 1, self._call(self._links[first].antecedent), "relative")
        elif tree.verb_form[first] == "Fin" and tree.pos[first] in ("VERB", "AUX") and claim.attribution is not None:
            sources = [s for s in claim.attribution.sources if tree.token_at(s.span.start) not in kept]
            if sources and tree.token_at(claim.attribution.cue.start) in kept:
                wording.open_with(self._call_party(sources[0]), "subject")

    def _relative(self, wording: Wording, clause: Clause) -> None:
        """Puts what the relative pronoun stands for in its place."""
        tree = self._tree
        pronoun = self._relative_pronoun(wording.kept(), clause)
        if pronoun is None:
            return
        words, word = self._call(self._links[pronoun].antecedent), tree.lower[pronoun]
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
        origins = [self._call_party(s) for s in attribution.sources if s.role == "origin"]
        relays = [self._call_party(s) for s in attribution.sources if s.role == "relay"]
        words = _and(relays or origins)
        if relays and origins:
            words += f", qui {'cite' if len(relays) == 1 else 'citent'} {_and(origins)}"
        if attribution.kind == "preposition" and not (relays and origins):
            cue = attribution.cue.text[:1].upper() + attribution.cue.text[1:]
            front = f"{cue}{'' if cue.endswith(chr(39)) else ' '}{words},"
        else:
            front = f"Selon {words},"
        wording.open_with(front, "source")
        wording.drop_front()
        return front

    def _names(self, wording: Wording, claim: Claim, told: set[str], *, quoted: bool) -> None:
        """Pronouns and short names give way to the fullest name, where it is not told already.

        Args:
            wording: the statement.
            claim: its claim.
            told: entities that stand in front of it.
            quoted: whether it is a quotation.
        """
        tree, kept = self._tree, wording.kept()
        inside = set(kept)
        said = {e.id for e in self._entities.values() if any(self._full(e, m) and tree.token_at(m.start) in inside for m in e.mentions)}
        said |= told
        for i in kept:
            word = tree.lower[i].replace("’", "'")
            if quoted and word in _FIRST:
                continue
            if word in _CLITICS and i in self._links and tree.dep[i] != "det" and tree.dep[i] not in SUBJECTS and not self._stressed(i):
                self._clitic(wording, i, said)
            elif i in self._owners and word in ("son", "sa", "ses", "leur", "leurs"):
                self._possessive(wording, i, inside, claim)
            elif i in self._at:
                if self._at[i][0].id not in said and self._mention(wording, i, inside, quoted=quoted):
                    said.add(self._at[i][0].id)
            elif i in self._links and word in _POINTING and word != "qui":
                words = self._call(self._links[i].antecedent)
                wording.replace(i, i + 1, f"[{words}]" if quoted else words, "name")

    def _clitic(self, wording: Wording, i: int, said: set[str]) -> None:
        """« lui [Jean Morel] aurait confié »; behind « l' » once the verb has come."""
        tree = self._tree
        antecedent = self._links[i].antecedent
        found = self._at.get(tree.token_at(antecedent.start))
        if found is not None and found[0].id in said:
            return
        last = i + 1 if tree.words[i].endswith(("'", "’")) and i + 1 < len(tree) else i
        wording.add(last, f"[{self._call(antecedent)}]", "name")

    def _stressed(self, i: int) -> bool:
        return any(self._tree.dep[k] == "case" for k in self._tree.kids[i])

    def _full(self, entity: Entity, mention: Span) -> bool:
        """Whether a mention has the name, or is no pronoun where there is no name."""
        if entity.name[:1].isupper() and " " in entity.name:
            return entity.name.split()[-1] in mention.text and len(mention.text) >= len(entity.name)
        return self._tree.pos[self._tree.token_at(mention.start)] != "PRON" and not mention.text.startswith("-")

    def _mention(self, wording: Wording, i: int, inside: set[int], *, quoted: bool) -> bool:
        """Names what a mention stands for; whether it did."""
        tree = self._tree
        entity, span = self._at[i]
        tokens = tokens_between(tree, span.start, span.end)
        word = tree.lower[i].replace("’", "'").lstrip("-").removeprefix("t-")
        pronoun = (len(tokens) == 1 and tree.pos[i] in ("PRON", "DET", "ADV")) or word in _POINTING
        if tree.lower[i].startswith("-") or (pronoun and (word in _RELATIVES or word not in _POINTING)):
            return False
        if not pronoun:
            if not entity.name[:1].isupper() or not inside.issuperset(tokens):
                return False
            if entity.kind != "person" and any(tree.words[k][:1].isupper() for k in tokens if k != tokens.start or tree.pos[k] == "PROPN"):
                return False  # « la Caldavie » beside « Caldavie Info »
            if any(tree.words[k] == entity.name.split()[-1] for k in range(tokens.stop, min(tokens.stop + 8, len(tree)))):
                return False  # « La ministre, Louise Garnier, »
        words = self._call_entity(entity)
        wording.replace(tokens.start, tokens.stop, f"[{words}]" if quoted else words, "name")
        return True

    def _possessive(self, wording: Wording, i: int, inside: set[int], claim: Claim) -> None:
        """« son avocate » of someone who is not in the statement: « son avocate [Jean Morel] »."""
        tree = self._tree
        owner = self._owners[i].antecedent
        head = tokens_between(tree, owner.start, owner.end)
        if head.start in inside:
            return
        entity = self._at.get(head.start)
        subject = claim.patient if claim.predicate.voice == "passive" else claim.actor
        if entity is not None and subject is not None and subject.entity == entity[0].id:
            return
        noun = tree.head[i]
        if noun > i and noun in inside and (tree.dep[noun] in SUBJECTS or noun < tree.head[noun]):
            wording.add(noun, f"[{of_words(self._call(owner))}]", "name")

    def _dates(self, wording: Wording) -> None:
        """Relative dates are followed by the resolved ones."""
        tree = self._tree
        inside = set(wording.kept())
        for time in self._times:
            words = date_words(time)
            last = tree.token_at(max(time.span.start, time.span.end - 1))
            if words is not None and last in inside:
                wording.add(last, f"[{words}]", "date")

    def _call_party(self, party: Actor | Source) -> str:
        """What a participant is called in full."""
        if party.entity is not None:
            return self._call_entity(self._entities[party.entity], party.span)
        return _inner(self._tree, party.antecedent or party.span)

    def _call(self, antecedent: Span) -> str:
        found = self._at.get(self._tree.token_at(antecedent.start))
        return self._call_entity(found[0]) if found is not None else _inner(self._tree, antecedent)

    def _call_entity(self, entity: Entity, here: Span | None = None) -> str:
        """A person by name (with title where it stands so), anything else by its fullest mention."""
        full = [m for m in entity.mentions if entity.name in " ".join(m.text.split()) or entity.name in m.text]
        if entity.kind == "person" and entity.name[:1].isupper() and " " in entity.name:
            own = here is not None and entity.name in here.text and not here.text.lower().startswith(_POSSESSIVES)
            return _inner(self._tree, here) if own and here is not None else entity.name
        spoken = [m for m in full if m.text[:1] != "-"] or list(entity.mentions)
        chosen = here if here is not None and here in spoken else spoken[0]
        return chosen.text if chosen.text.startswith(entity.name) else _inner(self._tree, chosen)


def _inner(tree: Tree, span: Span) -> str:
    """The words of a mention as they stand inside a sentence."""
    first = tree.token_at(span.start)
    words = " ".join(span.text.split())
    if (
        tree.pos[first] in ("PROPN", "X")
        or (tree.ent[first] >= 0 and tree.pos[first] != "DET")
        or (words[:2].isupper() and words[:2].isalpha())
    ):
        return words
    return words[:1].lower() + words[1:]


def _and(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} et {items[-1]}"
