"""One person one entry: the mentions that take part in claims, put together by name, title, acronym, and what pronouns stand for.

In words: each mention is read by itself; those that a link joins are one; those of one name, of one acronym and its long form, of a
surname that only one person has, of one definite description are one. What could be two is left alone, and both say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from claimkit.doc.layers import Layers
from claimkit.doc.tree import Tree
from claimkit.french.names import Names, plain
from claimkit.layers.reference.profiles import Profile, ProfileReader
from claimkit.layers.reference.renaming import Renaming
from claimkit.models import Actor, Attribution, Claim, Entity, EntityKind, Source, Span

_SMALL = frozenset({"de", "du", "des", "la", "le", "les", "l'", "d'", "et", "pour", "à", "en"})
_TAKING_PART = frozenset({"person", "organization", "media", "place", "group"})
_I = frozenset({"je", "j'", "j’", "moi"})
_UNNAMED = frozenset({"on", "nous", "vous", "tout le monde", "personne", "rien", "aucun", "aucune"})


class _Groups:
    """Mentions by number, joined step by step."""

    def __init__(self) -> None:
        self.of: list[int] = []

    def add(self) -> int:
        self.of.append(len(self.of))
        return len(self.of) - 1

    def top(self, i: int) -> int:
        while self.of[i] != i:
            self.of[i] = self.of[self.of[i]]
            i = self.of[i]
        return i

    def join(self, i: int, j: int) -> None:
        a, b = sorted((self.top(i), self.top(j)))
        self.of[b] = a


class EntityFinder:
    """Finds the entities of a document.

    Args:
        names: word lists on names and nouns of actors.
    """

    def __init__(self, names: Names) -> None:
        self._names = names

    def find(self, tree: Tree, layers: Layers, claims: list[Claim]) -> tuple[list[Entity], list[Claim]]:
        """The entities in text order, and the claims with their actors, patients and sources named by them."""
        if not claims:
            return [], claims
        book = _Book(tree, layers, self._names)
        for party in _parties(claims, layers.attributions):
            book.take(party)
        book.join()
        entities, ids = book.entities()
        renaming = Renaming(ids, {entity.id: entity for entity in entities})
        layers.attributions = [renaming.attribution(attribution) for attribution in layers.attributions]
        return entities, [renaming.claim(claim) for claim in claims]


def _parties(claims: list[Claim], attributions: list[Attribution]) -> Iterable[Actor | Source]:
    for claim in claims:
        yield from [party for party in (claim.actor, claim.patient) if party is not None]
        if claim.attribution is not None:
            yield from claim.attribution.sources
    for attribution in attributions:
        yield from attribution.sources


class _Book:
    """The mentions of one document and how they are joined."""

    def __init__(self, tree: Tree, layers: Layers, names: Names) -> None:
        self._tree, self._layers, self._names = tree, layers, names
        self._reader = ProfileReader(tree, names)
        self._groups = _Groups()
        self._profiles: list[Profile] = []
        self._index: dict[tuple[int, int], int] = {}
        self._kinds: dict[int, list[str]] = defaultdict(list)
        self._parties: dict[int, bool] = {}
        self._open: dict[int, list[Span]] = defaultdict(list)
        self._shares = {link.mention.start for link in layers.links if link.rule == "reference.share"}  # some of them are not all

    def take(self, party: Actor | Source) -> None:
        """A participant, with the full mention that it stands for."""
        if party.span.start in self._shares:
            return
        i = self._add(party.span)
        self._parties[i] = True
        self._kinds[i].append(party.kind)
        if party.antecedent is not None:
            self._groups.join(i, self._add(party.antecedent))

    def _add(self, span: Span) -> int:
        key = span.start, span.end
        if key not in self._index:
            self._index[key] = self._groups.add()
            self._profiles.append(self._reader.profile(span))
        return self._index[key]

    def join(self) -> None:
        """Joins what is one."""
        self._by_links()
        self._by_place()
        self._by_name()
        self._by_surname()
        self._by_acronym()
        self._by_description()
        self._by_title()

    def _by_links(self) -> None:
        """Pronouns and short forms that take no part themselves are mentions of what they stand for, where that takes part."""
        heads = {profile.head for profile in self._profiles}
        for link in self._layers.links:
            if link.mention.start in self._shares:
                continue
            reading = self._reader.profile(link.antecedent)
            if reading.head in heads or (link.antecedent.start, link.antecedent.end) in self._index:
                self._groups.join(self._add(link.mention), self._add(link.antecedent))

    def _by_place(self) -> None:
        """Mentions with one head: « le maire » and « le maire, Jean Dupont »."""
        seen: dict[int, int] = {}
        for i, profile in enumerate(self._profiles):
            if profile.head in seen and self._tree.pos[profile.head] != "PRON":
                first = seen[profile.head]
                if profile.plural == self._profiles[first].plural:
                    self._groups.join(i, first)
            seen.setdefault(profile.head, i)

    def _by_name(self) -> None:
        seen: dict[object, int] = {}
        for i, profile in enumerate(self._profiles):
            for key in _name_keys(profile, self._names):
                if key in seen:
                    self._groups.join(i, seen[key])
                seen.setdefault(key, i)

    def _by_surname(self) -> None:
        """« Mme Lagarde » where one Lagarde is named in full; where two are, neither."""
        full: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for i, profile in enumerate(self._profiles):
            words = profile.name
            if profile.person and len(words) > 1:
                for k in range(1, len(words)):
                    full[words[k:]].add(i)
        for i, profile in enumerate(self._profiles):
            if not profile.person and not (len(profile.name) == 1 and profile.kind in ("person", "other")):
                continue
            tops = {self._groups.top(j) for j in full.get(profile.name, ())} - {self._groups.top(i)}
            if len(tops) == 1:
                self._groups.join(i, tops.pop())
            elif len(tops) > 1:
                for top in tops:
                    self._open[top].append(profile.span)

    def _by_acronym(self) -> None:
        """« OMS » for « Organisation mondiale de la santé », told in brackets or by its initials."""
        short = [i for i, p in enumerate(self._profiles) if len(p.name) == 1 and len(p.name[0]) > 1 and p.name[0].isupper()]
        if not short:
            return
        long: dict[str, set[int]] = defaultdict(set)
        for i, profile in enumerate(self._profiles):
            if profile.acronym:
                long[profile.acronym].add(i)
            words = [
                w
                for w in (" ".join(profile.name) or profile.description).replace("'", " ").replace("’", " ").split()
                if w.lower() not in _SMALL
            ]
            if len(words) > 2 and profile.kind in ("organization", "other", "group", "media"):
                long["".join(word[0] for word in words).upper()].add(i)
        for i in short:
            tops = {self._groups.top(j) for j in long.get(self._profiles[i].name[0], ())}
            if len(tops) == 1:
                self._groups.join(i, tops.pop())

    def _by_description(self) -> None:
        """« la préfecture » twice is one; « un homme » twice may be two."""
        seen: dict[str, int] = {}
        for i, profile in enumerate(self._profiles):
            if profile.description and profile.definite:
                key = plain(profile.description).casefold()
                if key in seen:
                    self._groups.join(i, seen[key])
                seen.setdefault(key, i)

    def _by_title(self) -> None:
        """« le ministre » for the only one named with that title."""
        tree = self._tree
        titled: dict[str, set[int]] = defaultdict(set)
        for i, profile in enumerate(self._profiles):
            for title in profile.titles:
                titled[plain(title).casefold()].add(i)
                titled[plain(title).casefold().split()[0]].add(i)
        if not titled:
            return
        named = {self._groups.top(i) for i, profile in enumerate(self._profiles) if profile.name}
        for i, profile in enumerate(self._profiles):
            if not (profile.description and profile.definite) or profile.plural or self._groups.top(i) in named:
                continue
            if tree.lower[profile.head].startswith("ex-"):
                continue
            tops = {self._groups.top(j) for j in titled.get(plain(profile.description).casefold(), ())} - {self._groups.top(i)}
            if len(tops) == 1:
                other = tops.pop()
                self._groups.join(i, other)
                if other in named:
                    named.add(self._groups.top(i))
            elif len(tops) > 1:
                for top in tops:
                    self._open[top].append(profile.span)

    def entities(self) -> tuple[list[Entity], dict[tuple[int, int], str]]:
        """The entities in text order, and the id of each mention."""
        members: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self._profiles)):
            members[self._groups.top(i)].append(i)
        groups = sorted(members.values(), key=lambda group: min(self._profiles[i].span.start for i in group))
        ids: dict[tuple[int, int], str] = {}
        out: list[Entity] = []
        for group in groups:
            entity = self._entity(f"e{len(out) + 1}", group)
            if entity is None:
                continue
            out.append(entity)
            for i in group:
                span = self._profiles[i].span
                ids[span.start, span.end] = entity.id
        return out, ids

    def _entity(self, its_id: str, group: list[int]) -> Entity | None:
        """The entity of mentions that are one; None when it is a thing without a name, or nobody that a pronoun names."""
        tree = self._tree
        full = [self._profiles[i] for i in group if tree.pos[self._profiles[i].head] != "PRON"]
        if not any(i in self._parties for i in group) or not full:
            return None
        kind = self._kind(group, full)
        named = [p for p in full if p.name]
        if not named and (kind not in _TAKING_PART or plain(full[0].description).casefold() in _UNNAMED):
            return None
        people = [p for p in named if p.person]
        best = max(people or named, key=lambda p: len(p.name)) if named else None
        name = " ".join(best.name) if best is not None else max((p.description for p in full), key=_told)
        titles = dict.fromkeys(title for p in full for title in p.titles)
        if best is not None:
            titles |= dict.fromkeys(p.description for p in full if p.description and (p.definite or best.person) and len(p.description) > 1)
        aliases = [" ".join(p.name) for p in full if p.name] + [p.acronym for p in full if p.acronym]
        if best is None:
            aliases += [p.description for p in full]
        spans = {(p.span.start, p.span.end): p.span for p in (self._profiles[i] for i in group)}
        top = self._groups.top(group[0])
        return Entity(
            id=its_id,
            name=name,
            kind=kind,
            titles=tuple(titles),
            aliases=tuple(alias for alias in dict.fromkeys(aliases) if alias != name),
            mentions=tuple(_outermost(spans[key] for key in sorted(spans))),
            uncertain=tuple(self._open.get(top, ())),
        )

    def _kind(self, group: list[int], full: list[Profile]) -> EntityKind:
        if any(p.person for p in full) or any(self._tree.lower[self._profiles[i].head] in _I for i in group):
            return "person"
        if any(p.kind == "media" for p in full):
            return "media"
        read: list[EntityKind] = [p.kind for p in full if p.name and p.kind != "other"] or [p.kind for p in full if p.kind != "other"]
        told: list[EntityKind] = [k for i in group for k in self._kinds[i] if k in _TAKING_PART]  # type: ignore[misc]
        either = read or told
        return max(either, key=either.count) if either else "other"


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """Of spans that begin or end together the longest."""
    out: list[Span] = []
    for span in spans:
        if out and span.start < out[-1].end:
            if span.end - span.start > out[-1].end - out[-1].start:
                out[-1] = span
            continue
        out.append(span)
    return out


def _told(description: str) -> int:
    """How much a description tells: « la même source », « le second » tell less than what they point back at."""
    return 0 if description.lower().startswith(("même", "premi", "second")) else len(description)


def _name_keys(profile: Profile, names: Names) -> list[object]:
    """What two mentions of one name share."""
    if not profile.name:
        return []
    text = " ".join(profile.name)
    listed = None if profile.person else names.named(text)
    return [listed[1] if listed else plain(text).casefold().removeprefix("les ")]
