"""Short forms of a name given in full elsewhere: « M. Duval », « Sankara », « le ministre », « le quotidien »."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from claimkit.doc.layers import Link
from claimkit.doc.tree import Tree
from claimkit.french.names import Names
from claimkit.grammar.phrases import Gender
from claimkit.layers.reference.designations import designated
from claimkit.layers.reference.mention import Mention
from claimkit.layers.reference.wholes import whole

_NEAR = 3  # sentences
_BODIES = ("organization", "media")
_NEW = frozenset({"nouveau", "nouvel", "nouvelle"})
_DEFINITE = frozenset({"le", "la", "l'", "l’", "ce", "cet", "cette"})


def link_names(tree: Tree, mentions: list[Mention], nouns: Mapping[str, str], names: Names, first_names: Mapping[str, Gender]) -> None:
    """Sets `root` of the short mentions, and what the others with a noun of before echo.

    Args:
        tree: the tree.
        mentions: full mentions in text order; those that turn out short get a root.
        nouns: noun to the sort of name it can take up.
        names: word lists on names, which tell the firms.
        first_names: first name to gender.
    """
    single = [mention for mention in mentions if not mention.coordinated]
    full: dict[str, list[Mention]] = {}
    for mention in single:
        if mention.name and _is_full(mention):
            for word in set(mention.name):
                full.setdefault(word, []).append(mention)
    titled: dict[str, list[Mention]] = {}
    people: list[Mention] = []
    bodies: list[Mention] = []
    taken: set[tuple[str, ...]] = set()
    pairs = [mention for mention in mentions if mention.coordinated]
    for mention in single:
        if mention.name:
            if not _is_full(mention):
                mention.root = _full_name(mention, full)
                if mention.root is None and mention.person:
                    mention.gender = mention.gender or first_names.get(mention.name[0])  # « Thérèse », nobody's surname
            if mention.person:
                people.append(mention)
                for noun in set(mention.nouns):
                    titled.setdefault(noun, []).append(mention)
            elif mention.human or not nouns.keys().isdisjoint(mention.nouns):
                bodies.append(mention)
        elif mention.nouns:
            noun = tree.lower[mention.head]
            if _is_both(tree, mention.head):
                mention.root = _pair(tree, mention, pairs)
            if (noun in titled or noun in nouns) and _is_bare_definite(tree, mention.head):
                mention.root = _by_title(mention, titled.get(noun, [])) or (
                    _by_noun(tree, mention, _fitting(noun, bodies, names), taken) if nouns.get(noun) in _BODIES else None
                )
                if mention.root is not None and not mention.root.person:
                    taken.add(mention.root.name)
            if mention.root is None:
                mention.root = designated(tree, mention, people, single, nouns, names)
            if mention.root is None and _is_bare_definite(tree, mention.head):
                mention.echoes = _by_same_noun(tree, mention, single)


def part_links(tree: Tree, mentions: list[Mention], parts: Mapping[str, str], names: Names) -> list[Link]:
    """« la direction », « le titre » with the only firm that is named before them.

    Args:
        tree: the tree.
        mentions: all mentions in text order.
        parts: nouns of what a firm has to `part`, or to `share` where they need a percentage beside them.
        names: word lists on names and nouns, which tell the firms.
    """
    out = []
    for mention in mentions:
        i = mention.head
        if tree.lower[i] not in parts or mention.coordinated or mention.root is not None or not _is_bare_definite(tree, i):
            continue
        if parts[tree.lower[i]] == "share" and "%" not in tree.words[slice(*tree.sents[tree.sent[i]])]:
            continue  # « le titre » of a book or a champion
        firms = [m for m in mentions if m.head < i and _is_body(tree, m) and _may_be_firm(m, names)]
        article = next(k for k in tree.kids[i] if tree.dep[k] == "det")
        if firms and len({m.name for m in firms}) == 1 and article < i:
            out.append(Link(mention=tree.span(article, i + 1), antecedent=whole(tree, firms[0]), rule="reference.possessive"))
    return out


def _is_body(tree: Tree, mention: Mention) -> bool:
    """Whether a mention names a body by itself, and is no part of a longer name (« la Bourse de Paris »)."""
    entity = tree.ent[mention.head]
    inside = entity >= 0 and tree.ent[tree.head[mention.head]] == entity and tree.head[mention.head] != mention.head
    return bool(mention.name and mention.human) and not (mention.person or mention.coordinated or inside)


def _is_full(mention: Mention) -> bool:
    name = mention.name
    return len(name) >= 2 and name[0][:1].isupper() and not (len(name[0]) == 2 and name[0][1] == ".")


def _full_name(mention: Mention, full: Mapping[str, list[Mention]]) -> Mention | None:
    """The full name that ends (or, for a first name alone, begins) with the words of the short one; none when two people share it."""
    words = mention.name
    found = [m for m in full.get(words[-1], []) if _shortens(words, m)]
    found = [m for m in found if m.head != mention.head and not (m.gender and mention.gender and m.gender != mention.gender)]
    if not found or len({m.name for m in found}) > 1:
        return None
    before = [m for m in found if m.head < mention.head]
    return before[-1] if before else found[0]


def _shortens(words: tuple[str, ...], full: Mention) -> bool:
    """« Duval », « Anne » or « A. Duval » for « Anne Duval »."""
    name = full.name
    if len(words) == 1:
        return words[0] == name[-1] or (full.person and words[0] == name[0])
    if len(words) == 2 and len(words[0]) == 2 and words[0][1] == ".":  # an initial and its dot
        return name[0][0] == words[0][0] and name[0] != words[0] and name[-1] == words[-1]
    return len(words) < len(name) and name[-len(words) :] == words


def _is_bare_definite(tree: Tree, i: int) -> bool:
    """« le ministre » without complement."""
    kids = tree.kids[i]
    if tree.lower[i - 1] in _NEW:
        kids = [k for k in kids if k != i - 1]  # « la nouvelle édile »
    definite = any(tree.dep[k] == "det" and tree.lower[k] in _DEFINITE for k in kids)
    return definite and not any(
        tree.dep[k] in ("nmod", "amod", "flat:name", "appos", "acl", "acl:relcl", "conj")
        and "," not in tree.words[tree.left[k] - 1 : k + 1]
        for k in kids
    )


def _by_title(mention: Mention, titled: list[Mention]) -> Mention | None:
    """« le ministre » for « le ministre de la Mer, Jean Morel »: the only person named with that noun so far."""
    found = [m.full() for m in titled if m.head < mention.head and not (m.gender and mention.gender and m.gender != mention.gender)]
    if not found or len({m.name[-1] for m in found}) > 1:
        return None
    return found[-1]


def _by_same_noun(tree: Tree, mention: Mention, single: list[Mention]) -> Mention | None:
    """« le plan » for « un plan de relance », « ce message » for « un message du maire »: the only one brought up before with that noun."""
    noun = tree.lower[mention.head]
    before = [m for m in single if m.head < mention.head and tree.lower[m.head] == noun and m.number == mention.number and not m.name]
    told = {full.head: full for m in before if m.echoes is None and _tells(tree, (full := m.full()).head)}
    return next(iter(told.values())) if len(told) == 1 else None


def _tells(tree: Tree, i: int) -> bool:
    """Whether a noun is brought up, or told by more than itself."""
    return any(tree.dep[k] in ("nmod", "acl", "appos") or tree.lower[k] in ("un", "une", "des", "deux") for k in tree.kids[i])


def _is_both(tree: Tree, i: int) -> bool:
    """« les deux partis » without complement."""
    kids = [tree.lower[k] for k in tree.kids[i] if tree.dep[k] != "punct"]
    return kids in (["les", "deux"], ["ces", "deux"])


def _pair(tree: Tree, mention: Mention, pairs: list[Mention]) -> Mention | None:
    """The last two that were named together, in this sentence or the two before it."""
    near = [m for m in pairs if m.head < mention.head and m.sent >= mention.sent - 2]
    two = [m for m in near if len(tree.conjuncts(m.head)) == 2]
    return two[-1] if two and two[-1] is near[-1] else None


def _fitting(noun: str, bodies: list[Mention], names: Names) -> list[Mention]:
    """The bodies that a noun can stand for: « l'entreprise » is no union, party, association, club or public body."""
    return [m for m in bodies if _may_be_firm(m, names)] if noun in names.firm_nouns else bodies


def _may_be_firm(mention: Mention, names: Names) -> bool:
    """A listed name tells by its row, another one by its noun; initials that no list has may be a union's."""
    initials = mention.name[0].isupper() and len(mention.name[0]) > 1
    listed = names.named(" ".join(mention.name)) or (names.named(mention.name[0]) if initials else None)
    if listed is not None:
        return listed[1] in names.firms
    called = {noun for noun in mention.nouns if names.nouns.get(noun) == "organization"}
    return not called.isdisjoint(names.firm_nouns) if called or initials else True


def _by_noun(tree: Tree, mention: Mention, bodies: list[Mention], taken: set[tuple[str, ...]]) -> Mention | None:
    """« l'entreprise » for the only body named in this sentence and the three before it."""
    near = list(takewhile(lambda m: m.sent >= mention.sent - _NEAR, reversed(bodies)))
    single = near and len({m.name for m in near}) == 1 and not any(tree.dep[k] == "conj" for k in (near[0].head, *tree.kids[near[0].head]))
    if single:
        return near[0]
    known = [m for m in bodies if m.name in taken]  # the one that the text has taken up in this way before
    return known[-1] if known and len({m.name for m in known}) == 1 else None
