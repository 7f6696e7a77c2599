"""Actor and patient of each clause: where their noun phrases begin and end, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.doc.spans import tokens_of
from claimkit.french.small_words import HIS, OF, QUE
from claimkit.grammar.introducers import introducer
from claimkit.grammar.objects import no_longer
from claimkit.grammar.phrases import noun_phrase
from claimkit.grammar.positions import Role, position
from claimkit.grammar.sorts import actor_kind, bare_name
from claimkit.layers.claims.limits import THOSE, according, adverbial, beyond, from_hour, onward, year
from claimkit.layers.claims.several import first_subject, second_subject
from claimkit.models import Actor, ActorKind, Span

if TYPE_CHECKING:
    from claimkit.doc.layers import Layers, Link
    from claimkit.doc.tree import Tree
    from claimkit.french.names import Names
    from claimkit.grammar.amounts import Amounts
    from claimkit.grammar.clause import Clause
    from claimkit.grammar.roles import RoleFinder

Phrase = tuple[int, int, int]
"""First token, token after the last, and head of a noun phrase."""

_LEADING = QUE | {"dont", "où"}
_ARTICLES = frozenset({"le", "la", "les", "l'", "l’", "un", "une", "des", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs"})
_LOOSE = frozenset({"ADV", "SCONJ", "ADP"})
_KEPT = frozenset(
    {"tout", "toute", "tous", "toutes", "non", "seul", "seule", "environ", "presque", "moins", "plus", "près", "pas", "au", "à"}
)

_DEGREES = frozenset({"plus", "moins", "beaucoup", "peu", "assez", "trop"})
# what leads on to a phrase
_ONWARD = frozenset(
    {"ainsi", "donc", "enfin", "aussi", "également", "désormais", "notamment", "même", "seulement", "d'ailleurs", "d’ailleurs"}
)
_LEADING_ON = (["au", "total"], ["sans", "doute"], ["non", "seulement"], ["pas", "seulement"], ["d'", "ailleurs"], ["d’", "ailleurs"])
_UNFINISHED = frozenset({"ADP", "DET", "SCONJ", "CCONJ"})
_OF_THOSE = frozenset({"et", "ou", "de"})
_AWAITING = frozenset({"ce", "tel", "telle", "tels", "telles"})  # a relative clause, which is left out
_WHERE = frozenset({"dans", "en", "sur", "chez"})
_AT = _WHERE | {"à", "au", "aux", "près", "via"}
_ELIDED = frozenset({"d'", "d’"})
_OPEN, _SHUT = frozenset({"«", "“", '"', "'"}), frozenset({"»", "”", '"', "'"})
_MARKS = _OPEN | _SHUT | {"„", "‹", "›", "‘", "’"}
_NEAR = 6  # words from the end of a phrase to the closing mark
_STATES = frozenset({"fuite", "cavale", "pleurs", "larmes", "colère", "grève", "détresse", "danger", "difficulté", "feu", "ruine"})
_PUTTING = frozenset({"mettre", "laisser", "placer", "plonger", "tenir"})
_DEFINITE = _ARTICLES - {"un", "une", "des"}


class Participants:
    """The participants of the clauses of one document.

    Args:
        tree: the tree.
        layers: its layers; their links tell what pronouns stand for.
        roles: finds the heads.
        times: tokens of time expressions.
        amounts: its amounts.
        names: word lists that decide kinds.
        given: by clause top, the head of its logical subject, where something else than the grammar of the clause tells it: the accused.
    """

    def __init__(
        self, tree: Tree, layers: Layers, roles: RoleFinder, times: set[int], amounts: Amounts, names: Names, given: dict[int, int]
    ) -> None:
        self._given = given
        self._tree, self._roles, self._times, self._amounts, self._names = tree, roles, times, amounts, names
        self._places = tokens_of(tree, layers.locations)
        self._links: dict[int, list[Link]] = {}
        for link in layers.links:
            self._links.setdefault(link.mention.start, []).append(link)
        # A subject may be shared by many clauses, an antecedent by many pronouns.
        self._actors: dict[tuple[Phrase, str], Actor] = {}
        self._called: dict[Phrase, tuple[str, ActorKind]] = {}

    def phrases(self, clause: Clause) -> tuple[Phrase | None, Phrase | None]:
        """Actor and patient of a clause."""
        actor, patient = self._roles.roles(self._tree, clause, self._times, self._amounts)
        if clause.top in self._given:
            subject = self._given[clause.top]
            actor, patient = (actor if actor != subject else None, subject) if clause.voice == "passive" else (subject, patient)
        return (
            None if actor is None else self._phrase(clause, actor),
            None if patient is None else self._phrase(clause, patient),
        )

    def _phrase(self, clause: Clause, head: int) -> Phrase:
        tree = self._tree
        a, b = noun_phrase(tree, head, stop=self._end_of_phrase(clause, head))
        if a < head and (
            (tree.lower[a] in _LEADING and tree.dep[a] != "mark") or (tree.pos[a] == "ADP" and head == self._given.get(clause.top))
        ):
            a += 1  # « n'a vendu que trois tableaux », « reproche au maire »
        if a < head and tree.lower[a] == "plus" and tree.dep[head] == "obj" and no_longer(tree, tree.head[head]):
            a += not any(tree.dep[k] == "nummod" for k in tree.kids[head])  # « ne prend plus | de passagers »
        if head in (clause.cleft, clause.fronted) and tree.lower[a] == "pas" and (a + 1 == head or tree.lower[a + 1] in _DEFINITE):
            a += 1  # « ce n'est pas | le maire qui paie »
        if a < head and tree.dep[a] == "cc":
            a += 1  # « … et la charge s'élève »: the conjunction joins clauses
        a -= a > 0 and tree.lower[a - 1] == "ni" and "ni" in tree.lower[a:b]  # « ni la maire ni la députée »
        a -= a == head and tree.pos[a] == "ADJ" and tree.lower[a - 1] in _AWAITING  # « ce dernier »
        b = _with_relative(tree, clause, onward(tree, b, head, self._times), head)
        if tree.dep[head] == "obj" and tree.head[head] < a:
            b = _in_state(tree, second_subject(tree, b, head, "obj"), head)
        if tree.dep[head].startswith("nsubj"):
            a, b = first_subject(tree, a, b, head), second_subject(tree, b, head)
        a, b = _in_pairs(tree, *_trimmed(tree, *_with_name(tree, a, b), head), head)
        # The parser leaves « Septante- » or « jusqu'à » outside the phrase of an amount.
        return self._amounts.first(a), self._amounts.end(b), head

    def _end_of_phrase(self, clause: Clause, head: int) -> set[int]:
        """Where the noun phrase of a participant must stop: at an agent, a time, a participle behind a comma, the place of an amount."""
        tree, kids = self._tree, self._tree.kids[head]
        if not kids:
            return set()
        # « quatre hommes soupçonnés d'avoir volé »: what the clause itself hangs in
        stop = clause.members - {head} | {j for j in tree.ancestors(clause.top) if tree.head[j] == head and tree.dep[j] == "acl"}
        lower, dep, times = tree.lower, tree.dep, self._times
        for k in kids:
            agent = lower[k] == "par" and dep[k] == "case"
            dated = k in times and head not in times and not year(tree, head, k) and not any(dep[m] == "case" for m in tree.kids[k])
            if agent or dated or from_hour(tree, k):
                stop.add(k)
        stop |= {k for k in kids if according(tree, k)}  # « d'après la police | deux hommes »
        here = next((i for i in range(head + 2, tree.right[head]) if tree.lower[i] == "ici" and tree.lower[i - 1] in _ELIDED), 0)
        if here > clause.top:
            stop |= set(range(here - 1, tree.right[head]))  # « le nombre de bornes | d'ici à 2028 »
        if clause.elliptic and head < clause.top:
            return stop | {clause.top, *(k for k in kids if tree.dep[k] in ("conj", "nmod") and k > clause.top)}
        if head < clause.top:
            return stop
        stop |= {k for k in kids if k > head and dep[k] == "acl" and tree.words[tree.left[k] - 1] == ","}
        verb = tree.head[head] if dep[head] == "obj" else clause.head
        stop |= {k for k in kids if k > head and beyond(tree, head, verb, k)}
        stop |= {k for k in range(head + 1, tree.right[head]) if adverbial(tree, k)}
        if (governed := self._roles.governed_behind(tree, head)) is not None:
            stop.add(governed)
        if any(dep[k] == "nummod" for k in kids):  # « a rejeté 12 tonnes dans la Loire »: an amount is nowhere by itself
            stop |= {k for k in kids if k > head and dep[k] == "nmod" and introducer(tree, k) in _WHERE}
        known = {lower[k] for k in kids if dep[k] == "det" and lower[k] in _DEFINITE}
        if not known and lower[head] not in THOSE:
            stop |= {k for k in kids if k > head and k in times and not year(tree, head, k)}
        person = self._names.nouns.get(tree.lemma[head]) == "person"  # « son ambassadeur en Suisse » is no other's
        # « organise une manifestation | à Lille », « a fait son entrée | dans l'équipe »: so is what is new
        if known <= HIS and not (known and person):
            stop |= {k for k in kids if k > head and self._is_where(k)}
        return stop

    def _is_where(self, k: int) -> bool:
        """« (un dépôt) à Lille », « (des dégâts) dans la rue », « (un élu) comme chef »."""
        tree, places = self._tree, self._places
        loose = tree.dep[k] == "nmod" and introducer(tree, k) in ("dans", "comme")
        return loose or (k in places and introducer(tree, k) in _AT) or (tree.lower[k] == "près" and not places.isdisjoint(tree.kids[k]))

    def stretches(self, phrase: Phrase) -> list[tuple[int, int]]:
        """The tokens of a participant, with the part that « dont » tells of it (« 350 personnes, dont cent soldats »)."""
        tree = self._tree
        a, b, head = phrase
        parts = [k for k in tree.kids[head] if k >= b and tree.lower[tree.left[k]] == "dont" and tree.pos[k] in ("NOUN", "PROPN", "NUM")]
        return [(a, b)] + [(tree.left[k], tree.right[k]) for k in parts]

    def actor(self, phrase: Phrase | None, clause: Clause, role: Role) -> Actor | None:
        """The participant of a clause that a phrase tells, named by its antecedent where it is a pronoun or short form."""
        if phrase is None:
            return None
        told = phrase[2] == self._given.get(clause.top)
        rule = f"{role}.{'told' if told else position(self._tree, clause, phrase[2], role)}"
        if (phrase, rule) not in self._actors:
            self._actors[phrase, rule] = self._read(phrase, rule)
        return self._actors[phrase, rule]

    def _read(self, phrase: Phrase, rule: str) -> Actor:
        tree = self._tree
        span = tree.span(phrase[0], phrase[1])
        antecedent = self._antecedent(span)
        if antecedent is not None:
            first, last = tree.token_at(antecedent.start), tree.token_at(max(antecedent.start, antecedent.end - 1)) + 1
            phrase = first, last, tree.top_of(first, last)
        if phrase not in self._called:
            self._called[phrase] = bare_name(tree, phrase[0], phrase[1]), actor_kind(tree, *phrase, self._names)
        name, kind = self._called[phrase]
        return Actor(span=span, name=name, kind=kind, antecedent=antecedent, rule=rule)

    def _antecedent(self, mention: Span) -> Span | None:
        for link in self._links.get(mention.start, ()):
            if _same(link.mention, mention):
                return link.antecedent
        return None


def _with_name(tree: Tree, a: int, b: int) -> tuple[int, int]:
    """The phrase on to the end of a person's name that the parser has cut (« Marine | Le Pen »)."""
    first, last = tree.ent[a], tree.ent[b - 1]
    if last >= 0 and tree.ents[last][2] == "PER" and _is_name(tree, last):
        b = max(b, tree.ents[last][1])
    if first >= 0 and tree.ents[first][2] == "PER" and _is_name(tree, first):
        a = min(a, tree.ents[first][0])
    if tree.pos[a] == "PROPN" and a > 3 and tree.words[a - 1] in _SHUT and tree.words[a - 3] in _OPEN and tree.pos[a - 4] == "PROPN":
        a -= 4  # « Samir « Tito » | Benali »
    if b < len(tree) and b - a > 3 and tree.pos[b] == "PROPN" and tree.words[b - 1] in _SHUT and tree.words[b - 3] in _OPEN:
        b = tree.right[b] if tree.pos[b - 4] == "PROPN" else b  # « Samir « Tito » | Benali »
    return a, b


def _is_name(tree: Tree, entity: int) -> bool:
    """Capitalized words and particles, none of them a verb."""
    first, after, _ = tree.ents[entity]
    return all(tree.pos[k] not in ("VERB", "AUX", "PRON", "PUNCT", "CCONJ") for k in range(first, after))


def _trimmed(tree: Tree, a: int, b: int, head: int) -> tuple[int, int]:
    """Without adverbs before the determiner (« bien la France », « en effet son élan »), nor a preposition, an opening mark or « ceux » at the end."""
    determiner = next((k for k in range(a, head) if tree.dep[k] == "det" and tree.head[k] == head and tree.lower[k] in _ARTICLES), a)
    if tree.lower[a : a + 2] in _LEADING_ON and a + 1 < head:
        a += 2
    while a < head and (
        tree.lower[a] in _ONWARD
        or (tree.pos[a] == "ADV" and tree.lower[a].endswith("ment") and (a < determiner or tree.lower[a + 1] in _DEGREES))
    ):
        a += 1
    partitive = (
        tree.dep[head] in ("obj", "obl:arg")
        and determiner == a + 1
        and tree.lower[a] in OF
        and tree.lower[determiner] in ("la", "l'", "l’")
    )
    if (
        determiner > a
        and not partitive  # « de la colère »
        and all(tree.pos[k] in _LOOSE or tree.lower[k] == "effet" for k in range(a, determiner))
        and tree.lower[a] not in _KEPT
    ):
        a = determiner
    if "(" in tree.words[head:b] and ")" not in tree.words[head:b]:
        b = head + 1 + tree.words[head + 1 : b].index("(")  # « ses prédictions | (et leur évolution … ) »
    while b - 1 > head and (
        tree.pos[b - 1] in _UNFINISHED
        or tree.words[b - 1] in {"«", "“"}
        or tree.lower[b - 1] in _AWAITING
        or (tree.lower[b - 1] in THOSE and tree.lower[b - 2] not in _OF_THOSE)
    ):
        b -= 1
    return a, b


def _in_state(tree: Tree, b: int, head: int) -> int:
    """The end of « deux suspects | en fuite », where the parser hangs the state on the verb; « a mis le maire en colère » has it of the verb."""
    state = b + 1
    if state >= len(tree) or tree.lower[b] != "en" or tree.lower[state] not in _STATES or tree.lemma[tree.head[head]] in _PUTTING:
        return b
    return noun_phrase(tree, state)[1] if tree.head[state] == tree.head[head] else b


def _with_relative(tree: Tree, clause: Clause, b: int, head: int) -> int:
    """The end of « ce qui a été dit | (pèse) »: before its verb « ce » is nothing without its relative clause."""
    kids = [k for k in tree.kids[head] if k > head and tree.dep[k] != "punct" and k not in clause.members]
    if tree.lower[head] != "ce" or head > clause.head or "acl:relcl" not in [tree.dep[k] for k in kids]:
        return b
    return min([max(tree.right[k] for k in kids), *(k for k in clause.members if k > head)])


def _with_complement(tree: Tree, b: int, head: int) -> int:
    """The end of « le travail « calme et sûr » | des pompiers », with what hangs on the head behind the mark."""
    return next((noun_phrase(tree, k)[1] for k in tree.kids[head] if tree.left[k] == b and tree.dep[k] == "nmod"), b)


def _in_pairs(tree: Tree, a: int, b: int, head: int) -> tuple[int, int]:
    """Without blanks at its ends, and no mark of quotation without its other one: « une « grève | perlée » », « quelques convergences | » »."""
    marked = not _MARKS.isdisjoint(tree.words[a:b])
    opening = {tree.token_at(quotation.start) for quotation in tree.quotations} if marked else set[int]()
    while a < head and (tree.pos[a] == "SPACE" or (tree.words[a] in _SHUT and a not in opening)):
        a += 1
    while b - 1 > head and (tree.pos[b - 1] == "SPACE" or b - 1 in opening):
        b -= 1
    for quotation in tree.quotations if marked else ():
        start, end = tree.start[a], tree.end[b - 1]
        if not quotation.closed or quotation.inner_start >= end or quotation.inner_end <= start:
            continue
        first, last = tree.token_at(quotation.start), tree.token_at(quotation.end - 1)
        if start <= quotation.start and last >= b and last - b < _NEAR and "Fin" not in tree.verb_form[b:last]:
            b = _with_complement(tree, last + 1, head)
        elif start > quotation.start and last == b - 1 and b - 1 > head:
            b = last
            if first == a - 1:  # all of it stands between marks
                a, b = a - 1 - (a > 1 and tree.head[a - 2] == head and tree.dep[a - 2] == "det"), last + 1
    return a, b


def _same(mention: Span, span: Span) -> bool:
    return (mention.start == span.start and mention.end <= span.end + 2) or mention == span
