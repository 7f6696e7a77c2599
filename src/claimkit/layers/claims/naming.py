"""What a statement calls those it speaks of: pronouns, short forms and places give way to the fullest words of the text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from claimkit.doc.spans import tokens_between
from claimkit.doc.tree import SUBJECTS
from claimkit.french.names import plural
from claimkit.french.small_words import OTHERS
from claimkit.grammar.phrases import end_of_compound, noun_phrase
from claimkit.layers.claims.wording import Wording, of_words, owned
from claimkit.models import Actor, Claim, Entity, Location, Source, Span

if TYPE_CHECKING:
    from claimkit.doc.layers import Layers, Link
    from claimkit.doc.tree import Tree

RELATIVES = frozenset({"qui", "que", "qu'", "dont"})
_CLITICS = frozenset({"le", "la", "les", "l'", "lui", "leur"})
_POINTING = frozenset({"il", "elle", "ils", "elles", "lui", "eux", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "qui"})
_FIRST = frozenset({"je", "j'", "nous", "mon", "ma", "mes", "notre", "nos", "me", "m'", "on", "moi"})
_OWNING = frozenset({"son", "sa", "ses", "leur", "leurs", "le", "la", "l'"})  # « la direction » of a firm
_POSSESSIVES = ("son ", "sa ", "leur ")
_ONES = {"celui": ("Masc", "Sing"), "celle": ("Fem", "Sing"), "ceux": ("Masc", "Plur"), "celles": ("Fem", "Plur")}
_STRESSED = {"il": "lui", "ils": "eux", "ses": "lui", "leurs": "eux"}  # « selon lui »
_TELLING = frozenset({"de", "d'", "d’", "du", "des", "entre", "sur", "contre"})
_THEM = frozenset({"eux", "elles"})
_TOWNS = frozenset({"ville", "commune", "village"})
_WORDS = frozenset({"y", *_ONES, *OTHERS, *_TOWNS})  # that are asked what they stand for, beside the mentions of somebody
_CONTRACTIONS = {"aux": "les", "des": "les", "au": "le", "du": "le"}


class Naming:
    """The names of one document.

    Args:
        tree: the tree.
        layers: its layers.
    """

    def __init__(self, tree: Tree, layers: Layers) -> None:
        self._tree = tree
        self.links: dict[int, Link] = {tree.token_at(link.mention.start): link for link in layers.links}
        self._owners: dict[int, Link] = {tree.token_at(link.mention.start): link for link in layers.possessives}
        self._entities = {entity.id: entity for entity in layers.entities}
        self._places = layers.locations
        self._at: dict[int, tuple[Entity, Span]] = {}
        self._named: defaultdict[int, list[str]] = defaultdict(list)  # by first token, whom mentions name in full
        for entity in layers.entities:
            for mention in entity.mentions:
                first = tree.token_at(mention.start)
                self._at[first] = entity, mention
                if self._full(entity, mention, first):
                    self._named[first].append(entity.id)
        self._asked = {*self.links, *self._owners, *self._at, *tree.places(_WORDS)}

    def put(self, wording: Wording, claim: Claim, told: set[str], *, quoted: bool) -> set[int]:
        """Pronouns and short names give way to the fullest name, where it is not told already; the tokens of those who are told.

        Args:
            wording: the statement.
            claim: its claim.
            told: entities that stand in front of it.
            quoted: whether it is a quotation.
        """
        tree, kept = self._tree, wording.kept()
        inside = set(kept)
        said = told.union(*[self._named[i] for i in self._named.keys() & inside])
        for i in [i for i in kept if i in self._asked]:
            word = tree.lower[i].replace("’", "'")
            if quoted and word in _FIRST and not (tree.dep[i] == "det" and i in self.links):  # « mon client »
                continue
            if word in _CLITICS and i in self.links and tree.dep[i] != "det" and tree.dep[i] not in SUBJECTS and not self._stressed(i):
                self._clitic(wording, i, said)
            elif i in self._owners and word in _OWNING:
                self._possessive(wording, i, inside, claim, told)
            elif word in _ONES and i not in self.links:
                self._one(wording, i, word)
            elif i in self.links and self.links[i].rule == "reference.share":
                self._some(wording, i, inside, quoted=quoted)
            elif word in OTHERS and tree.pos[i] == "PRON" and tree.dep[i] in SUBJECTS:
                self._other(wording, i)
            elif word == "y" and tree.lower[i - 1] != "il":
                self._place(wording, i, inside, claim.locations)
            elif word in _TOWNS and self._is_bare(i):
                self._town(wording, i, inside)
            elif i in self._at:
                if self._at[i][0].id not in said and self._mention(wording, i, inside, quoted=quoted):
                    said.add(self._at[i][0].id)
            elif i in self.links:
                self._link(wording, i, inside, quoted=quoted)
        return {i for i in kept if i in self._at and self._at[i][0].id in said}

    def party(self, party: Actor | Source) -> str:
        """What a participant is called in full."""
        if party.entity is not None:
            return self.entity(self._entities[party.entity], party.span)
        i = self._tree.token_at(party.span.start)
        if i in self.links and self.links[i].rule == "reference.share":
            return f"{self._tree.span(i, self._them(i)[0]).text} {self._whole(i)}"
        return self._inner(party.antecedent or party.span)

    def source(self, source: Source, inside: set[int]) -> str:
        """What a source is called in front of a statement of these tokens: « son cabinet [du ministre] »."""
        words = self.party(source).removeprefix("-t").lstrip("-")
        words = _STRESSED.get(words.lower(), words)
        owner = self._owners.get(self._tree.token_at(source.span.start))
        if owner is None or not words.startswith((*_POSSESSIVES, "la direction")) or self._tree.token_at(owner.antecedent.start) in inside:
            return words
        noun = tokens_between(self._tree, owner.antecedent.start, owner.antecedent.end).stop - 1
        town = self._town_before(noun) if self._tree.lower[noun] in _TOWNS else None
        first = self._tree.token_at(source.span.start)
        noun = end_of_compound(self._tree, self._tree.head[first]) if self._tree.dep[first] == "det" else first
        return owned(words, self._tree.span(first, noun + 1).text, town.text if town is not None else self.call(owner.antecedent))

    def call(self, antecedent: Span) -> str:
        """What an antecedent is called in full."""
        found = self._at.get(self._tree.token_at(antecedent.start))
        return self.entity(found[0]) if found is not None else self._inner(antecedent)

    def entity(self, entity: Entity, here: Span | None = None) -> str:
        """A person by name (with title where it stands so), anything else by its fullest mention."""
        if entity.kind == "person" and entity.name[:1].isupper() and " " in entity.name:
            own = here is not None and entity.name in here.text and not here.text.lower().startswith(_POSSESSIVES)
            return self._inner(here) if own and here is not None else entity.name
        full = [m for m in entity.mentions if entity.name in " ".join(m.text.split()) or entity.name in m.text]
        spoken = [m for m in full if m.text[:1] != "-"] or list(entity.mentions)
        chosen = here if here is not None and here in spoken else spoken[0]
        return chosen.text if chosen.text.startswith(entity.name) and chosen.text[:1].isupper() else self._inner(chosen)

    def _link(self, wording: Wording, i: int, inside: set[int], *, quoted: bool) -> None:
        """A pronoun, or a short form (« les deux partis »), of someone who takes no part elsewhere."""
        tree, link = self._tree, self.links[i]
        if self._tree.token_at(link.antecedent.start) in inside or self._echo(wording, i, inside):
            return
        words, after = self.call(link.antecedent), tokens_between(tree, link.mention.start, link.mention.end).stop
        pronoun = tree.lower[i] in _POINTING and tree.lower[i] != "qui"
        if pronoun:
            wording.replace(i, i + 1, f"[{words}]" if quoted else words, "name")
        elif tree.pos[i] != "PRON" and inside.issuperset(range(i, after)):
            wording.add(after - 1, f"[{words}]", "name")

    def _echo(self, wording: Wording, i: int, inside: set[int]) -> bool:
        """« le plan [de relance] »: what was told of the noun where it was brought up; whether it is the same noun."""
        tree, link = self._tree, self.links.get(i)
        if link is None or link.rule != "reference.noun":
            return False
        last = tokens_between(tree, link.mention.start, link.mention.end).stop - 1
        antecedent = tokens_between(tree, link.antecedent.start, link.antecedent.end)
        noun = next((k for k in antecedent if tree.lower[k] == tree.lower[last]), -1)
        if noun < 0 or tree.pos[last] != "NOUN":
            return False
        end = noun + 1
        for k in tree.kids[noun]:
            if tree.dep[k] == "nmod" and tree.lower[tree.left[k]] in _TELLING and k > noun and (end == noun + 1 or tree.left[k] == end):
                end = noun_phrase(tree, k)[1]
        added = {tree.lower[k] for k in range(noun + 1, end) if tree.pos[k] in ("NOUN", "PROPN")}
        if end > noun + 1 and last in inside and noun not in inside and added.isdisjoint(tree.lower[last + 1 : last + 6]):
            wording.add(last, f"[{' '.join(tree.text[tree.start[noun + 1] : tree.end[end - 1]].split())}]", "name")
        return True

    def _clitic(self, wording: Wording, i: int, said: set[str]) -> None:
        """« lui [Jean Morel] aurait confié »; behind « l' » once the verb has come."""
        tree = self._tree
        antecedent = self.links[i].antecedent
        found = self._at.get(tree.token_at(antecedent.start))
        if (found is not None and found[0].id in said) or tree.token_at(antecedent.start) in wording.kept():
            return
        last = i
        if tree.words[i].endswith(("'", "’")):
            last = next((k for k in range(i + 1, min(i + 5, len(tree))) if tree.pos[k] == "VERB"), i + 1)
        wording.add(last, f"[{self.call(antecedent)}]", "name")

    def _stressed(self, i: int) -> bool:
        return any(self._tree.dep[k] == "case" for k in self._tree.kids[i])

    def _full(self, entity: Entity, mention: Span, first: int) -> bool:
        """Whether a mention has the name, or is no pronoun where there is no name."""
        if entity.name[:1].isupper():
            return entity.name.split()[-1] in mention.text and len(mention.text) >= len(entity.name)
        return self._tree.pos[first] != "PRON" and first not in self.links and not mention.text.startswith("-")

    def _mention(self, wording: Wording, i: int, inside: set[int], *, quoted: bool) -> bool:
        """Names what a mention stands for; whether it did."""
        tree = self._tree
        if self._echo(wording, i, inside):
            return False
        entity, span = self._at[i]
        tokens = tokens_between(tree, span.start, span.end)
        word = tree.lower[i].replace("’", "'").lstrip("-").removeprefix("t-")
        pronoun = (len(tokens) == 1 and tree.pos[i] in ("PRON", "DET", "ADV")) or word in _POINTING
        if tree.lower[i].startswith("-") or (pronoun and (word in RELATIVES or word not in _POINTING)):
            return False
        if not pronoun:
            named = entity.name[:1].isupper() or (i in self.links and self.links[i].rule in ("reference.noun", "reference.last"))
            if not named or not inside.issuperset(tokens):
                return False
            if entity.kind != "person" and any(tree.words[k][:1].isupper() for k in tokens if k != tokens.start or tree.pos[k] == "PROPN"):
                return False  # « la Caldavie » beside « Caldavie Info »
            if any(tree.words[k] == entity.name.split()[-1] for k in range(tokens.stop, min(tokens.stop + 8, len(tree)))):
                return False  # « La ministre, Louise Garnier, »
        words = self.entity(entity)
        wording.replace(tokens.start, tokens.stop, f"[{words}]" if quoted else words, "name")
        return True

    def _possessive(self, wording: Wording, i: int, inside: set[int], claim: Claim, told: set[str]) -> None:
        """« son avocate » of someone who is not in the statement: « son avocate [Jean Morel] »."""
        tree = self._tree
        owner = self._owners[i].antecedent
        head = tokens_between(tree, owner.start, owner.end)
        if head.start in inside:
            return
        entity = self._at.get(head.start)
        subject = claim.patient if claim.predicate.voice == "passive" else claim.actor
        if entity is not None and (entity[0].id in told or (subject is not None and subject.entity == entity[0].id)):
            return
        noun = tree.head[i]
        if noun > i and noun in inside and (tree.dep[noun] in SUBJECTS or noun < tree.head[noun]):
            wording.add(end_of_compound(tree, noun), f"[{of_words(self.call(owner))}]", "name")

    def _one(self, wording: Wording, i: int, word: str) -> None:
        """« celui du café » behind « le prix des œufs »: « le prix du café »."""
        tree = self._tree
        gender, number = _ONES[word]
        if not any(tree.dep[k] == "nmod" and k > i for k in tree.kids[i]):
            return
        begin = tree.sents[max(0, tree.sent[i] - 1)][0]
        for k in range(i - 1, begin - 1, -1):
            feats = tree.feats(k) if tree.pos[k] == "NOUN" else {}
            if feats.get("Gender") != gender or feats.get("Number") != number or not any(tree.dep[m] == "nmod" for m in tree.kids[k]):
                continue
            article = next((tree.lower[m] for m in tree.kids[k] if tree.dep[m] == "det"), "")
            if article:
                wording.replace(i, i + 1, f"{article}{'' if article.endswith(chr(39)) else ' '}{tree.words[k]}", "name")
            return

    def _some(self, wording: Wording, i: int, inside: set[int], *, quoted: bool) -> None:
        """« Aucun [des deux partis] », « L'un des deux élus » of them."""
        first, after = self._them(i)
        if self._tree.token_at(self.links[i].antecedent.start) in inside:
            return
        if first < after:
            wording.replace(first, after, f"[{self._whole(i)}]" if quoted else self._whole(i), "name")
        else:
            wording.add(after - 1, f"[{self._whole(i)}]", "name")

    def _them(self, i: int) -> tuple[int, int]:
        """The tokens of « d'eux » in the share that begins at a token; none, where it ends, for « trois »."""
        mention = self.links[i].mention
        after = tokens_between(self._tree, mention.start, mention.end).stop
        return next(((self._tree.left[k], k + 1) for k in range(i, after) if self._tree.lower[k] in _THEM), (after, after))

    def _whole(self, i: int) -> str:
        """« des deux partis » of which the share that begins at a token is a part."""
        words = self.call(antecedent := self.links[i].antecedent)
        if self._tree.pos[self._tree.token_at(antecedent.start)] == "NUM":
            words = f"les {words[:1].lower()}{words[1:]}"
        return of_words(words)

    def _other(self, wording: Wording, i: int) -> None:
        """« Un autre [responsable] » behind « un haut responsable »: the subject or source of the sentence before, where it is one of several."""
        tree = self._tree
        begin = tree.sents[max(0, tree.sent[i] - 1)][0]
        number = tree.feats(i).get("Number")
        for k in range(i - 1, begin - 1, -1):
            spoke = tree.lower[tree.left[k]] == "selon"
            if tree.pos[k] != "NOUN" or not (tree.dep[k] in SUBJECTS or spoke) or tree.sent[k] == tree.sent[i]:
                continue
            article = next((tree.lower[m] for m in tree.kids[k] if tree.dep[m] in ("det", "nummod")), "")
            before = tree.lower[i - 1] if i else ""
            if article == before or (number == "Plur" and article in ("un", "une", "des")):
                noun = tree.words[k] if number != "Plur" or tree.feats(k).get("Number") == "Plur" else plural(tree.words[k])
                wording.add(i, f"[{noun}]", "name")
                return

    def _place(self, wording: Wording, i: int, inside: set[int], locations: tuple[Location, ...]) -> None:
        """« y [à Lyon] »: the place of the claim that stands outside the statement."""
        tree = self._tree
        for place in locations:
            first = tree.token_at(place.span.start)
            if first not in inside and first < i:
                before = tree.words[first - 1].lower() if first and tree.pos[first - 1] == "ADP" else "à"
                wording.add(i, f"[{before} {' '.join(place.span.text.split())}]", "name")
                return

    def _is_bare(self, i: int) -> bool:
        tree, kids = self._tree, self._tree.kids[i]
        return [tree.lower[k] for k in kids if k < i] in (["la"], ["le"]) and not any(tree.dep[k] in ("nmod", "amod") for k in kids)

    def _town(self, wording: Wording, i: int, inside: set[int]) -> None:
        """« la commune [Dol] »."""
        if (town := self._town_before(i)) is not None and self._tree.token_at(town.start) not in inside:
            wording.add(i, f"[{' '.join(town.text.split())}]", "name")

    def _town_before(self, i: int) -> Span | None:
        """The only town named before a token, but for those that something comes from (« un candidat de Limoges »)."""
        tree = self._tree
        before = [p for p in self._places if p.kind in ("city", "place") and p.span.start < tree.start[i] and p.span.text[:1].isupper()]
        towns = before[:1] + [p for p in before[1:] if tree.lower[max(0, tree.token_at(p.span.start) - 1)] not in ("de", "d'", "d’")]
        return towns[0].span if len({p.name for p in towns}) == 1 else None

    def _inner(self, span: Span) -> str:
        """The words of a mention as they stand inside a sentence."""
        tree = self._tree
        first = tree.token_at(span.start)
        words = " ".join(span.text.split())
        if tree.dep[first] == "case" and (article := _CONTRACTIONS.get(tree.lower[first])):
            return f"{article} {words.partition(' ')[2]}"  # « les chances | du club »
        if (
            tree.pos[first] in ("PROPN", "X")
            or (tree.ent[first] >= 0 and tree.pos[first] != "DET")
            or (words[:2].isupper() and words[:2].isalpha())
            or tree.dep[first + 1 : first + 2] == ["flat:name"]  # « Mme Roux »
        ):
            return words
        article = _CONTRACTIONS.get(tree.lower[first - 1]) if first and tree.pos[first] == "NOUN" else None  # « quant aux élus »
        return f"{article} {words}" if article else words[:1].lower() + words[1:]
