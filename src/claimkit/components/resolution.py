"""Chooses the antecedent of a pronoun: agreement decides who can be, salience who is; a near tie gives none."""

from __future__ import annotations

from dataclasses import dataclass

from claimkit.components.mentions import Gender, Mention, Number
from claimkit.components.syntax import AUXILIARIES, Tree

WINDOW = 3
"""Sentences before that of the pronoun in which an antecedent is sought."""
_LEAST, _LEAD = 0.2, 0.2


@dataclass(slots=True)
class Pronoun:
    """A pronoun to be resolved.

    Attributes:
        sort: `subject`, `clitic`, `dative`, `stressed` or `last` (« ce dernier », « celui-ci »).
        speaker: whether it speaks (« a-t-il déclaré », « selon lui »).
        quoted: index of the quotation it stands in, or -1.
        banned: heads that cannot be meant (who speaks the quotation that it stands in).
    """

    at: int
    gender: Gender | None
    number: Number
    sort: str
    speaker: bool = False
    quoted: int = -1
    banned: frozenset[int] = frozenset()


def predicate_above(tree: Tree, i: int) -> int:
    """The verb or attribute of which a word is an argument."""
    j = tree.head[i]
    seen = 0
    while tree.dep[j] in (*AUXILIARIES, "conj", "nmod", "flat:name") and tree.pos[j] != "VERB" and seen < 8 and tree.head[j] != j:
        j, seen = tree.head[j], seen + 1
    return j


def resolve(tree: Tree, pronoun: Pronoun, mentions: list[Mention], quoted: list[int]) -> Mention | None:
    """The full mention that a pronoun stands for.

    Args:
        tree: the tree.
        pronoun: what is to be resolved.
        mentions: those before it in text order, resolved pronouns among them.
        quoted: for each token the index of its quotation, or -1.
    """
    best: dict[int, tuple[float, Mention]] = {}
    sent = tree.sent[pronoun.at]
    for mention in reversed(mentions):
        if mention.sent < sent - WINDOW:
            break
        full = mention.full()
        if not _can_be(tree, pronoun, mention, full):
            continue
        score = _salience(tree, pronoun, mention, full, quoted)
        key = full.head * 2 + full.coordinated
        if key not in best or score > best[key][0]:
            best[key] = (score, full)
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAD and not _same_name(ranked[0][1], ranked[1][1]):
        return None
    return ranked[0][1]


def _same_name(a: Mention, b: Mention) -> bool:
    return bool(a.name and b.name and a.name[-1] == b.name[-1])


def _can_be(tree: Tree, pronoun: Pronoun, mention: Mention, full: Mention) -> bool:
    """Agreement, and no word is the antecedent of an argument of its own verb."""
    at, head = pronoun.at, mention.head
    if head >= at or head in pronoun.banned or full.head in pronoun.banned:
        return False
    gender, number = full.gender, full.number
    if gender is not None and pronoun.gender is not None and gender != pronoun.gender:
        return False
    if (number or "s") != pronoun.number:
        return False
    if pronoun.sort == "dative" and full.human is False:
        return False
    verb = predicate_above(tree, at)
    if pronoun.sort in ("clitic", "dative", "stressed") and tree.head[head] == verb and tree.dep[head] in ("nsubj", "nsubj:pass", "obj"):
        return pronoun.speaker
    if pronoun.sort == "subject" and tree.head[head] == verb:
        return False
    return not (tree.dep[verb] == "acl:relcl" and tree.head[verb] == head)


def _salience(tree: Tree, pronoun: Pronoun, mention: Mention, full: Mention, quoted: list[int]) -> float:
    distance = tree.sent[pronoun.at] - mention.sent
    score = mention.weight - (0.0, 0.6, 1.9, 3.0)[distance]
    if pronoun.sort == "last":
        score = _lastness(tree, pronoun, mention, full)
    elif pronoun.sort == "subject" and mention.weight >= 2:
        score += 0.7
    elif pronoun.sort == "clitic" and 0.9 <= mention.weight < 2:
        score += 0.4
    if full is not mention:
        score += 0.3  # spoken of already by a pronoun
    if full.gender is None and pronoun.gender is not None:
        score -= 0.3
    if pronoun.speaker:
        score += 1.5 if full.human else -0.5 if full.human is None else -2.0
    elif full.person and pronoun.number == "s":
        score += 0.7
    elif full.human is None and not full.name:
        score -= 0.3
    if quoted[mention.head] != pronoun.quoted:
        score -= 1.2 if quoted[mention.head] >= 0 else 0.4
    return score - 0.01 * min(60, pronoun.at - mention.head)


def _lastness(tree: Tree, pronoun: Pronoun, mention: Mention, full: Mention) -> float:
    """« ce dernier »: the last one named, rather no subject, rather a person, no complement of a noun."""
    distance = tree.sent[pronoun.at] - mention.sent
    score = 1.6 - (0.0, 0.4, 2.2, 3.5)[distance]
    if tree.dep[mention.head] == "nmod":
        score -= 0.9
    elif mention.weight >= 2 and mention.head < tree.head[mention.head]:
        score -= 0.5
    if full.human:
        score += 0.4
    return score - 0.03 * min(40, pronoun.at - mention.head)
