"""Which quantities, times and places belong to which clause, and which stretch of text a clause covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from claimkit.doc.layers import Layers
from claimkit.doc.spans import tokens_of
from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.grammar.clause import Clause
from claimkit.layers.claims.asides import Asides, inside
from claimkit.layers.places.pronouns import PlacePronouns
from claimkit.models import Location, Quantity, Span, TimeExpression

Item = TypeVar("Item", Quantity, Location, TimeExpression)
_BESIDE = frozenset({"parataxis", "parataxis:insert", "conj", "mark", "cc", "discourse"})
_RESIDING = frozenset({"domicilier", "vivre", "naître", "dater", "remonter", "représenter", "élire"})
_AND = frozenset({"et", "ou", "puis"})
_ELSEWHERE = frozenset({"ailleurs", "loin"})  # « , un peu plus loin une vitrine est brisée »
_APART = frozenset({":", "«", '"', "“"})
_TO_PLACES = frozenset({",", "à", "au", "aux", "en", "dans", "le", "la", "les"})
_ORDER = (["avant"], ["après"])
_FRONT = 3  # tokens before a place that opens its sentence (« Dans la ville de Lyon, »)
_EDGE = frozenset(
    [",", ";", ":", ".", "…", "–", "—", "-", "(", ")", "«", "»", '"', "“", "”", "'", "’", "!", "?", "et", "mais", "ou", "car", "or"]
)


class Belongings:
    """Gives each clause what stands in it.

    An item belongs to the clause that its head token stands in, or whose participant it is part of; amounts in a shared subject belong to
    each clause that shares it. What stands in a participle right behind its noun belongs to the clause around it as well.

    Args:
        tree: the tree.
        layers: the items.
        clauses: all clauses of the tree.
        owner: for each token the clause it stands in.
        participants: by clause top, the token ranges of its actor and patient.
        pronouns: finds the places that « y » stands for.
    """

    def __init__(
        self,
        tree: Tree,
        layers: Layers,
        clauses: list[Clause],
        owner: list[Clause | None],
        participants: dict[int, list[tuple[int, int]]],
        pronouns: PlacePronouns,
    ) -> None:
        self._tree = tree
        self._owner = owner
        self._alone = _only_clause(tree, clauses)
        self._clefts = {host: c for c in clauses for host in (c.cleft, c.fronted)}
        self._within: defaultdict[int, list[Clause]] = defaultdict(list)
        for clause in clauses:
            for a, b in participants.get(clause.top, ()):
                for i in range(a, b):
                    self._within[i].append(clause)
        self._prepositional = [s.span.end for a in layers.attributions if a.kind == "preposition" for s in a.sources]
        self._sources = [(s.span.start, s.span.end) for a in layers.attributions for s in a.sources]
        said = {(a.said.span.start, a.said.span.end) for a in layers.attributions if a.said is not None}
        self._asides = Asides(tree, layers, owner, self._sources)
        self._quantities = self._by_clause(layers.quantities, shared=True, topics=False)
        self._spread_shares(clauses, layers.quantities)
        self._locations = self._by_clause(_of_events(layers), shared=False, topics=True)
        for i, place in pronouns.find(tree, layers.locations):
            here = owner[i]
            if here is not None and place not in (known := self._locations.setdefault(here.top, [])):
                known.append(place)
        self._times = self._by_clause(
            [t for t in layers.times if (t.span.start, t.span.end) not in said or self._tells(t)], shared=False, topics=False
        )
        self._spread_fronted(clauses, self._locations)
        self._spread_fronted(clauses, self._times, shared=True)
        lasting = {top: found for top, items in self._quantities.items() if (found := [q for q in items if q.kind == "duration"])}
        self._spread_fronted(clauses, lasting, shared=True)  # « Depuis trente ans, elle chante et danse »
        for top, amounts in lasting.items():
            held = self._quantities.setdefault(top, [])
            held += [q for q in amounts if q not in held]
        self._spread_behind(clauses, self._locations)
        self._spread_behind(clauses, self._times)
        for gapped in clauses:
            if gapped.gapped and gapped.parent is not None:
                # « Les combats de lundi ont fait 31 morts selon l'armée, cent selon les rebelles »
                self._times.setdefault(gapped.top, [*self.times(gapped.parent)])
                self._locations.setdefault(gapped.top, [*self.locations(gapped.parent)])

    def _spread_shares(self, clauses: list[Clause], quantities: list[Quantity]) -> None:
        """The share of those who say something belongs to what they say: « 56 % estiment que », « ils sont 48 % à penser que »."""
        tree = self._tree
        shares = {i: q for q in quantities if q.unit == "%" for i in tokens_of(tree, [q])}
        for clause in clauses if shares else ():
            verb = tree.head[clause.top]
            sayer = next((k for k in tree.kids[verb] if tree.dep[k] in SUBJECTS), tree.head[verb])
            if clause.kind == "content" and tree.dep[clause.top] == "ccomp" and sayer in shares:
                known = self._quantities.setdefault(clause.top, [])
                told = [q for q in quantities if q.unit == "%" and tree.left[verb] <= tree.token_at(q.span.start) < verb]
                told = told or [shares[sayer]]
                known[:] = [*told, *(q for q in known if q not in told)]

    def _spread_behind(self, clauses: list[Clause], items: dict[int, list[Item]]) -> None:
        """What stands behind two verbs that « et » joins holds for both: « a été jugé et condamné à Liège », « des bars ont été fermés et un magasin pillé à Metz »."""
        tree, at = self._tree, {c.head: c for c in clauses}
        for second in clauses if items else ():
            and_ = tree.left[second.top]
            first = at.get(and_ - 1) if tree.lower[and_] in _AND and not self._apart(second) else None
            if first is None or tree.pos[first.head] == "NOUN" or tree.sent[first.head] != tree.sent[second.head]:
                continue
            for a, b in ((first, second), (second, first)):
                for item in items.get(a.top, []):
                    if item.span.start > tree.start[second.head] and item not in (known := items.setdefault(b.top, [])):
                        known.append(item)

    def _apart(self, clause: Clause) -> bool:
        """Whether a coordinated clause has an auxiliary or a subject of its own; a bare amount is none (« et six ont été blessés »)."""
        tree = self._tree
        subject = next((k for v in clause.verbs for k in tree.kids[v] if tree.dep[k] in SUBJECTS), None)
        if subject is not None and (tree.pos[subject] == "NUM" or tree.lower[subject].endswith("aine")):
            return False
        return bool(clause.auxiliaries) or (subject is not None and tree.verb_form[clause.head] != "Part")

    def _spread_fronted(self, clauses: list[Clause], items: dict[int, list[Item]], *, shared: bool = False) -> None:
        """What opens its sentence before a comma holds for the clauses beside too: « À Lyon, A a fermé et B a ouvert ».

        When `shared`, only for those that share the subject: « Lundi, A a été arrêté puis incarcéré ».
        """
        tree = self._tree
        opening = _only_clause(tree, [c for c in clauses if c.kind in ("coordinate", "main")])
        for clause in clauses:
            above = clause.parent
            if clause.kind == "content" and above is not None and above.kind == "content" and tree.dep[clause.top] == "conj":
                first, begin = above, tree.left[above.top]  # « notent qu'en 1974, A a perdu et a renoncé »
            elif clause.kind in ("coordinate", "main"):
                first, begin = opening.get(tree.sent[clause.head], clause), tree.sents[tree.sent[clause.head]][0]
            else:
                continue
            if first is clause or first.head > clause.head or first.top not in items:
                continue
            same = not any(tree.dep[k] in SUBJECTS and tree.pos[k] != "NUM" for v in clause.verbs for k in tree.kids[v])
            if (items.get(clause.top) and (shared or not same)) or (shared and (clause.parent is not first or not same)):
                continue
            if any(tree.lower[i] in _ELSEWHERE or tree.words[i] in _APART for i in range(first.head, clause.head)):
                continue
            reach, opened = begin, []  # « Rue de Rome, près du parc Sainte-Marie, A a fermé et B a ouvert »
            for place in items[first.top]:
                a, b = tree.token_at(place.span.start), tree.token_at(place.span.end - 1)
                if a - reach > _FRONT or b >= first.top or (reach == begin and not tree.dep[tree.top_of(a, b + 1)].startswith("obl")):
                    break
                opened.append(place)
                reach = b + 2
                if tree.words[b + 1] == ",":
                    items.setdefault(clause.top, []).extend(opened)
                    opened = []

    def quantities(self, clause: Clause) -> list[Quantity]:
        """Amounts of the clause."""
        return self._quantities.get(clause.top, [])

    def locations(self, clause: Clause) -> list[Location]:
        """Places of the clause."""
        return self._locations.get(clause.top, [])

    def times(self, clause: Clause) -> list[TimeExpression]:
        """Times of the clause."""
        return self._times.get(clause.top, [])

    def _by_clause(self, items: Sequence[Item], *, shared: bool, topics: bool) -> dict[int, list[Item]]:
        out: dict[int, list[Item]] = {}
        end, clauses = -1, list[Clause]()
        for item in items:
            if not (topics and clauses and self._goes_on(end, item.span.start)):
                clauses = self._clauses_of(item.span, shared=shared, topics=topics)
            end = item.span.end
            for clause in clauses:
                out.setdefault(clause.top, []).append(item)
        return out

    def _goes_on(self, end: int, start: int) -> bool:
        """Whether nothing but a comma and a preposition stands between two places (« place Royale, dans le IIe arrondissement »)."""
        words = self._tree.text[end:start].split()
        return 0 < len(words) <= _FRONT and all(word in _TO_PLACES for word in words)

    def _clauses_of(self, span: Span, *, shared: bool, topics: bool) -> list[Clause]:
        """The clauses of an item.

        Args:
            span: the item.
            shared: whether clauses that share a noun phrase each get it.
            topics: whether an item in front of a colon tells of the clause behind it (« Dol : un homme … »).
        """
        tree = self._tree
        if not len(tree):
            return []
        a, b = tree.token_at(span.start), tree.token_at(max(span.start, span.end - 1))
        i = tree.top_of(a, b + 1)
        clause = self._asides.opened(a) if not shared else None
        if clause is not None:
            return [clause]
        clause = self._owner[i]
        if tree.lower[b + 1 : b + 2] in _ORDER and tree.dep[b + 1] == "mark" and tree.head[b + 1] == tree.head[i]:
            clause = self._owner[tree.head[tree.head[i]]]  # « il est parti deux ans après avoir été élu »
        if not shared and not topics and (participle := self._participle_before(a)) is not None:
            return self._around([c for c in (self._owner[participle],) if c is not None and c.top == participle], (a, b))
        if not shared and clause is not None and clause.attached and tree.lemma[clause.top] in _RESIDING:
            return [clause]  # « un élu né à Nice a démissionné »
        within = self._within.get(i, [])
        if shared and tree.lower[b] in ("an", "ans") and tree.words[a - 1] == "," and tree.end[a - 2] in self._prepositional:
            return []  # « selon Anne, 32 ans, … »
        if shared and not within and any(start <= span.start and span.end <= end for start, end in self._sources):
            return []  # « selon deux témoins », « le procureur de Lyon »: it tells of the source
        # The noun that a participle says something of stays with the clause around it.
        holders = [c for c in within if c.finite >= 0]
        # « le fait que A est à Dol »: a clause inside the participant keeps its own.
        own = clause is not None and clause.finite >= 0 and clause.kind == "content" and clause not in holders
        if holders and not own and (clause not in holders or shared or topics):
            return _unique(within) if shared else holders if topics else holders[:1]
        if clause is None:
            alone = self._alone.get(tree.sent[i])
            if alone is None or not (shared or tree.head[i] == i or tree.dep[i] == "dislocated" or self._tells_of(i, alone)):
                return []  # « Candidat à Dijon, X critique »: it tells of that noun
            return [] if self._asides.in_front(i, alone, topics=topics) else [alone]
        if self._asides.in_front(i, clause, topics=topics) or self._asides.hold(i, clause, (a, b)):
            return []
        out = self._around([self._clefts.get(clause.head, clause)], (a, b))
        return _unique([*out, *within]) if shared else out

    def _tells(self, time: TimeExpression) -> bool:
        """Whether the clause in which a report is dated tells something of its own (« a lancé sa campagne lundi sous le slogan “…” »)."""
        clause = self._owner[self._tree.token_at(time.span.start)]
        return clause is not None and clause.kind in ("main", "coordinate")

    def _tells_of(self, i: int, clause: Clause) -> bool:
        """Whether an item hangs on the noun of a headline (« douze maisons inondées à Pau »)."""
        return clause.elliptic and self._tree.head[clause.top] in self._tree.ancestors(i)

    def _around(self, clauses: list[Clause], item: tuple[int, int]) -> list[Clause]:
        """The clause of an item, and those around it as long as it is a participle right behind its noun (« un vol commis lundi »), or « en passant par », « que prévu »."""
        tree, out = self._tree, clauses
        while out and (above := out[-1].parent) is not None:
            top = out[-1].top
            if out[-1].attached:
                noun = tree.head[top]
                # « un rapport publié lundi affirme »; « …, un bourg situé entre Dax et Pau »
                if self._asides.hold(noun, above, item) or self._asides.is_apposed(noun, above) or self._asides.cites(noun, item):
                    break
            elif tree.lower[top - 1 : top + 2] != ["en", "passant", "par"] and tree.lower[top - 1 : top + 1] != ["que", "prévu"]:
                break
            out.append(above)
        return out

    def _participle_before(self, a: int) -> int | None:
        """The participle that a time stands right behind (« deux études parues jeudi »), whatever the parser hangs the time on."""
        tree, i = self._tree, a - 1
        while i > 0 and (tree.pos[i] in ("DET", "ADV") or tree.lower[i] in ("en", "le", "dès")):
            i -= 1
        if i < 0 or tree.verb_form[i] != "Part" or tree.lower[i].endswith("ant"):
            return None
        opens = i == tree.sents[tree.sent[i]][0]  # « Arrêté lundi, il … »
        return i if opens or (tree.dep[i] in ("acl", "amod") and tree.head[i] < i) else None

    def proposition(self, clause: Clause) -> Span:
        """The stretch of text from the first to the last word of the clause, without the clauses beside it and their marks."""
        tree, top, head = self._tree, clause.top, clause.head
        lower, pos = tree.lower, tree.pos
        first, last = tree.left[top], tree.right[top] - 1
        while first < top and (lower[first] in _EDGE or not self._stands_in(first, clause)):
            first += 1
        while last > head and (lower[last] in _EDGE or pos[last] == "SPACE" or not self._stands_in(last, clause)):
            last -= 1
        return tree.span(first, last + 1)

    def _stands_in(self, i: int, clause: Clause) -> bool:
        """Whether a token hangs on a verb of the clause, by nothing that stands beside the clause."""
        members, dep, head = clause.members, self._tree.dep, self._tree.head
        while i not in members:
            above = head[i]
            if (dep[i] in _BESIDE and self._foreign(i, clause)) or above == i:
                return False
            i = above
        return True

    def _foreign(self, k: int, clause: Clause) -> bool:
        """A conjunct that is a noun stays; another clause, a conjunction before the clause or a mark goes."""
        if self._tree.dep[k] in ("mark", "cc", "discourse"):
            return k < clause.top
        return self._owner[k] is not clause


def _unique(clauses: list[Clause]) -> list[Clause]:
    return list({c.top: c for c in clauses}.values())


def _of_events(layers: Layers) -> list[Location]:
    """The places that stand in no source (« selon le procureur à Bastia » does not say where it happened)."""
    sources = [(s.span.start, s.span.end) for attribution in layers.attributions for s in attribution.sources]
    told = {end + len(" (") for _, end in sources}  # « selon le maire de Dol (Ille-et-Vilaine) »
    return [p for p in layers.locations if not (inside(p.span.start, sources) or (p.rule == "location.beside" and p.span.start in told))]


def _only_clause(tree: Tree, clauses: list[Clause]) -> dict[int, Clause]:
    """By sentence, its main clause, for items that hang on no clause."""
    out: dict[int, Clause] = {}
    for clause in clauses:
        if clause.kind in ("main", "coordinate", "content", "headline"):
            out.setdefault(tree.sent[clause.head], clause)
    return out
