"""Chooses the antecedent of a pronoun: agreement decides who can be, salience who is; a near tie gives none."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from claimkit.doc.tree import AUXILIARIES, SUBJECTS, Tree
from claimkit.grammar.phrases import Gender, Number
from claimkit.grammar.subjects import subject_of
from claimkit.layers.reference.mention import Mention

WINDOW = 3
"""Sentences before that of the pronoun in which an antecedent is sought."""
SPEAKER_WINDOW = 8
"""The same for a pronoun that speaks, among those who have spoken: quotations lie between."""
_PASSED = AUXILIARIES | {"conj", "nmod", "flat:name"}
_EMBEDDED = frozenset({"ccomp", "acl:relcl", "advcl", "csubj"})
_HANGING = frozenset({"ccomp", "advcl", "conj", "parataxis"})
_LEAST, _LEAD, _ALONE = 0.2, 0.5, -1.0
_GOVERNOR = 0.8
_NAMING = frozenset({"baptisé", "surnommé", "nommé", "appelé"})
_SPOKEN, _SPOKEN_FAR = 2.6, 0.5  # what it weighs to have spoken, and how fast that fades
_TOPICS = frozenset({"quant", "concernant"})  # « quant aux élus, ils »


@dataclass(slots=True)
class Pronoun:
    """A pronoun to be resolved.

    Attributes:
        sort: `subject`, `clitic`, `dative`, `stressed` or `last` (« ce dernier », « celui-ci »).
        speaker: whether it speaks (« a-t-il déclaré », « selon lui »).
        quoted: index of the quotation it stands in, or -1.
        banned: who cannot be meant (who speaks the quotation that it stands in).
        content: token ranges of what it says: nobody in them is meant (« l'homme a avoué, a-t-il déclaré »).
    """

    at: int
    gender: Gender | None
    number: Number
    sort: str
    speaker: bool = False
    quoted: int = -1
    banned: list[Mention] = field(default_factory=list)
    content: tuple[tuple[int, int], ...] = ()


def predicate_above(tree: Tree, i: int) -> int:
    """The verb or attribute of which a word is an argument."""
    j = tree.head[i]
    seen = 0
    while tree.dep[j] in _PASSED and tree.pos[j] != "VERB" and seen < 8 and tree.head[j] != j:
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
    sent, verb = tree.sent[pronoun.at], predicate_above(tree, pronoun.at)
    beside = _arguments(tree, pronoun, verb, mentions)
    window = SPEAKER_WINDOW if pronoun.speaker else WINDOW
    for mention in reversed(mentions):
        distance = sent - mention.sent
        if distance > window:
            break
        if distance > WINDOW and not mention.source:
            continue
        full = mention if mention.root is None else mention.full()
        if (
            not _agrees(pronoun, mention, full)
            or any(same(full, other) for other in beside)
            or any(same(full, other) for other in pronoun.banned)
        ):
            continue
        if not _can_be(tree, pronoun, verb, mention):
            continue
        score = _salience(tree, pronoun, mention, full, quoted)
        key = full.head * 2 + full.coordinated
        if key not in best or score > best[key][0]:
            best[key] = (score, full)
    if (near := _only_people_near(pronoun, best, mentions, sent)) is not None:
        return near
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < (_LEAST if len(ranked) > 1 else _ALONE):
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAD and not _same_name(tree, ranked[0][1], ranked[1][1]):
        return None
    return ranked[0][1]


def same(a: Mention, b: Mention) -> bool:
    """Whether two full mentions are surely one."""
    return a is b or (bool(a.name) and a.name == b.name and a.person == b.person)


def _arguments(tree: Tree, pronoun: Pronoun, verb: int, mentions: list[Mention]) -> list[Mention]:
    """The full mentions that stand beside the pronoun as arguments of its own verb, one shared with another verb among them."""
    if pronoun.sort == "possessive" or (pronoun.speaker and pronoun.sort == "stressed"):
        return []
    shared = None
    if pronoun.sort in ("clitic", "dative") and not any(tree.dep[k] == "expl:subj" for k in tree.kids[verb]):
        controls = tree.dep[verb] == "conj" or not any(tree.dep[k] == "obj" for k in tree.kids[tree.head[verb]])
        shared = subject_of(tree, verb) if controls else None
    heads = {verb} | {k for k in tree.kids[verb] if tree.dep[k] in SUBJECTS} | ({shared} if shared is not None else set())
    found = []
    for mention in mentions[-20:]:
        head = mention.head
        direct = (tree.head[head] == verb or head == shared) and tree.dep[head] not in ("det", "dislocated")
        joined = tree.dep[head] == "conj" and tree.head[head] in heads
        if (direct or joined) and tree.lower[tree.left[head]] not in _TOPICS:
            found.append(mention.full())
    return found


def _only_people_near(pronoun: Pronoun, best: dict[int, tuple[float, Mention]], mentions: list[Mention], sent: int) -> Mention | None:
    """« ils » takes up the only people, in the plural, of the sentence before, even as a complement (« le soutien de ses alliés. Ils … »)."""
    if pronoun.number != "p" or pronoun.sort != "subject" or pronoun.speaker:
        return None
    latest = {id(m.full()) for m in takewhile(lambda m: m.sent >= sent - 1, reversed(mentions))}
    near = [full for _, full in best.values() if id(full) in latest]
    return near[0] if len(near) == 1 and near[0].human else None


def _same_name(tree: Tree, a: Mention, b: Mention) -> bool:
    """Two full mentions of one thing, by name or by noun."""
    return a.name[-1] == b.name[-1] if a.name and b.name else tree.lower[a.head] == tree.lower[b.head]


def _agrees(pronoun: Pronoun, mention: Mention, full: Mention) -> bool:
    """In number, and in gender where both tell (« l'entreprise … elle », whatever its name); « lui » before a verb is no thing."""
    if (full.number or "s") != pronoun.number:
        return False
    gender = mention.gender or full.gender
    if gender is not None and pronoun.gender is not None and gender != pronoun.gender:
        return False
    return pronoun.sort != "dative" or full.human is not False


def _can_be(tree: Tree, pronoun: Pronoun, verb: int, mention: Mention) -> bool:
    """It stands before, not in what the pronoun says, and no word is the antecedent of an argument of its own verb."""
    at, head = pronoun.at, mention.head
    if head >= at:
        return False
    if pronoun.content and any(first <= head < after for first, after in pronoun.content):
        return False
    if tree.left[head] <= at < tree.right[head] and (verb == head or not tree.left[head] <= verb < tree.right[head]):
        return False  # « l'avocate de celle-ci »
    return not (tree.dep[verb] == "acl:relcl" and tree.head[verb] == head)


def _salience(tree: Tree, pronoun: Pronoun, mention: Mention, full: Mention, quoted: list[int]) -> float:
    distance = tree.sent[pronoun.at] - mention.sent
    near = 0.01 * min(60, pronoun.at - mention.head)
    if pronoun.speaker and mention.source:
        medium = not full.person and not any(tree.dep[k] == "det" for k in tree.kids[full.head])  # « franceinfo » is no « il »
        spoken = -9.0 if medium else _SPOKEN
        return mention.weight + spoken - _SPOKEN_FAR * distance - near - (0.3 if full.human is False else 0.0)
    score = mention.weight - (0.0, 0.6, 1.9, 3.0)[distance]
    if distance == 0 and tree.lower[tree.left[mention.head]] in _TOPICS and tree.head[mention.head] == predicate_above(tree, pronoun.at):
        score += 3.0
    if pronoun.sort == "last":
        score = _lastness(tree, pronoun, mention, full)
    score += _fit_of_sort(tree, pronoun, mention, full)
    if distance and mention.weight >= 1.2 and tree.dep[predicate_above(tree, mention.head)] in _EMBEDDED:
        score -= 0.7
    if full is not mention:
        score += 0.3  # spoken of already by a pronoun
    if full.gender is None and pronoun.gender is not None:
        score -= 0.3
    if quoted[mention.head] != pronoun.quoted:
        score -= 1.2 if quoted[mention.head] >= 0 else 0.4
    return score + _fit_of_kind(pronoun, full) - near


def _fit_of_sort(tree: Tree, pronoun: Pronoun, mention: Mention, full: Mention) -> float:
    """Subjects take up subjects, clitics objects, possessives the subject of their own sentence."""
    score = 0.0
    here = tree.sent[pronoun.at] == mention.sent
    if pronoun.sort == "subject":
        if mention.weight >= 2:
            score += 0.7
        if tree.dep[mention.head] == "obj" and _is_christened(tree, pronoun.at, mention.head):
            score += 2.6
        if here and _governs(tree, mention.head, pronoun.at):
            score += _GOVERNOR
    elif pronoun.sort == "clitic":
        score += 0.4 if 0.9 <= mention.weight < 2 else -0.6 if mention.weight >= 2 else 0.0
        if full is not mention and tree.dep[mention.head] == "obj":
            score += 0.5  # an object that was a pronoun already
    elif pronoun.sort == "possessive" and here and mention.weight >= 2:
        score += 1.3  # « le livre est épuisé ; son éditeur … »
    return score


def _fit_of_kind(pronoun: Pronoun, full: Mention) -> float:
    """People speak, and are taken up before things."""
    if pronoun.speaker:
        return 1.5 if full.person else 1.0 if full.human else -0.5 if full.human is None else -0.9
    if full.person and pronoun.number == "s":
        return 0.3 if pronoun.sort == "clitic" else 1.1
    return -0.3 if full.human is None and not full.name else 0.0


def _is_christened(tree: Tree, at: int, head: int) -> bool:
    """« … a découvert une planète. Baptisée Ixia, elle … »: what has just been brought up gets its name."""
    naming = any(k < at and tree.dep[k] == "advcl" and tree.lower[k].rstrip("es") in _NAMING for k in tree.kids[predicate_above(tree, at)])
    return naming and any(tree.lower[k] in ("un", "une", "des") for k in tree.kids[head])


def _governs(tree: Tree, head: int, at: int) -> bool:
    """« l'armée annonce qu'elle … », « le maire partira quand il … »: the subject of the verb that the pronoun's own clause hangs on."""
    clause = predicate_above(tree, at)
    return tree.dep[clause] in _HANGING and tree.dep[head] in SUBJECTS and tree.head[head] == tree.head[clause] and head < clause


def _lastness(tree: Tree, pronoun: Pronoun, mention: Mention, full: Mention) -> float:
    """« ce dernier »: the last one named, rather no subject, rather a person, no complement of a noun."""
    distance = tree.sent[pronoun.at] - mention.sent
    score = 1.6 - (0.0, 0.4, 2.2, 3.5)[distance]
    if tree.dep[mention.head] == "nmod":
        score -= 0.3 if full.name else 0.9
    elif mention.weight >= 2 and mention.head < tree.head[mention.head]:
        score -= 0.9
    if tree.dep[mention.head] == "det":  # « son » names nobody
        score -= 1.5
    if full.human:
        score += 0.6
    return score - 0.03 * min(40, pronoun.at - mention.head)
