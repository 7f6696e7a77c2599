"""Chooses the antecedent of a pronoun: agreement decides who can be, salience who is; a near tie gives none."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from itertools import takewhile
from math import log

from claimkit.doc.tree import AUXILIARIES, SUBJECTS, Tree
from claimkit.french.small_words import TO
from claimkit.grammar.phrases import Gender, Number
from claimkit.grammar.subjects import has_subject, subject_of
from claimkit.layers.reference.mention import Mention

WINDOW = 3
"""Sentences before that of the pronoun in which an antecedent is sought."""
SPEAKER_WINDOW = 8
"""The same for a pronoun that speaks, among those who have spoken: quotations lie between."""
_PASSED = AUXILIARIES | {"conj", "nmod", "flat:name"}
_EMBEDDED = frozenset({"ccomp", "acl:relcl", "advcl", "csubj"})
_HANGING = frozenset({"ccomp", "advcl", "conj", "parataxis"})
_TOLD = frozenset({"acl:relcl", "advcl:cleft"})  # « le maire qui l'a nommé », « c'est le maire qui l'a nommé »
_SUBJECT = 1.2  # the weight of a mention that stands for no object or complement
_LEAST, _LEAD, _ALONE, _WHOLE = -2.0, 0.1, -2.5, 0.3
WEIGHTS = {
    "role": 1.0, "words": -0.3, "one sentence": -0.9, "two sentences": -2.2, "three sentences": -2.9, "embedded": -0.65, "deep": -1.5,
    "taken up": -0.5, "collective": -0.4, "other quotation": -2.5, "topic": 3.1, "last": 2.0, "pointed at": 1.5,
    "subject again": 1.1, "christened": 2.7, "governor": 2.5,
    "possessive of subject": 1.3, "person": 2.4, "person of clitic": 1.4, "people": 1.5, "unknown": -0.3,
    "speaker here": -1.5, "named often": 0.4, "speaking name": 0.6, "unnamed complement": -1.0, "spoken": 1.8, "spoken sentences": -1.4, "medium": -11.0,
    "speaking person": 1.5, "speaking human": 1.1, "speaking unknown": -0.6, "speaking thing": -1.0,
}  # fmt: skip
"""What each feature of a mention weighs."""
_NAMING = frozenset({"baptisé", "surnommé", "nommé", "appelé"})
_KNOWN = frozenset({"le", "la", "les", "l'", "l’", "ce", "cet", "cette", "ces", "du", "des", "au", "aux"})
_POINTING = frozenset({"ce", "cet", "cette", "ces"})  # « cet élu … il »
_PROMISING = frozenset({"promettre", "jurer", "garantir", "assurer"})  # whose subject does it
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
        owner: whether it says whose a speaker is (« son avocat »).
        share: whether it is some of several (« l'un d'eux », « certains »).
        some: whether it does not tell of whom (« certains », « trois »).
        named: how often the text names each thing, and has taken it up before.
        says_i: whether what it says has « je », « mon ».
    """

    at: int
    gender: Gender | None
    number: Number
    sort: str
    speaker: bool = False
    quoted: int = -1
    banned: list[Mention] = field(default_factory=list)
    content: tuple[tuple[int, int], ...] = ()
    owner: bool = False
    share: bool = False
    some: bool = False
    says_i: bool = False
    named: dict[Hashable, int] = field(default_factory=dict)


def predicate_above(tree: Tree, i: int) -> int:
    """The verb or attribute of which a word is an argument."""
    j = tree.head[i]
    if tree.dep[i] in SUBJECTS:
        return j
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
    best: dict[Hashable, tuple[float, Mention]] = {}
    sent = tree.sent[pronoun.content[0][0] if pronoun.content else pronoun.at]
    verb = predicate_above(tree, pronoun.at)
    excluded = pronoun.banned + ([] if pronoun.share else _arguments(tree, pronoun, verb, mentions))
    for mention in reversed(mentions):
        distance = sent - mention.sent
        if distance > (SPEAKER_WINDOW if pronoun.speaker else WINDOW):
            break
        full = mention.full()
        if not mention.source and (distance > WINDOW or (pronoun.speaker and quoted[mention.head] != -1)):
            continue  # who is only spoken of in a quotation speaks none
        if not agrees(pronoun, mention, full) or _is_one_of(full, excluded) or not _can_be(tree, pronoun, verb, mention):
            continue
        score = _salience(tree, pronoun, mention, quoted)
        if full.thing not in best or score > best[full.thing][0]:
            best[full.thing] = (score, full)
    if (near := _only_people_near(pronoun, best, mentions, sent)) is not None:
        return near
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    if pronoun.speaker and ranked and ranked[0][0] < _LEAST and len(people := [full for _, full in ranked if full.person]) == 1:
        return people[0]
    if not ranked or (ranked[0][0] < (_LEAST if len(ranked) > 1 else _ALONE) and (pronoun.sort != "last" or len(ranked) > 1)):
        return None
    if len(ranked) == 1:
        return ranked[0][1]
    (above, first), (below, second) = ranked[:2]
    if pronoun.sort == "last":  # « le secrétaire auprès du ministre … celui-ci »
        inside = tree.left[second.head] <= first.head < tree.right[second.head]
        return second if inside and above - below < _WHOLE else first
    if above - below >= _LEAD:
        return first
    both, part = (first, second) if first.coordinated else (second, first)  # « la haine des médias et de ceux qui les font »
    return both if both.coordinated and both.head <= part.head <= both.last else None


def thing(tree: Tree, mention: Mention) -> Hashable:
    """What full mentions of one thing share: the name, or the words of a definite description."""
    if mention.echoes is not None:
        return thing(tree, mention.echoes)
    head = mention.head
    if mention.coordinated:
        return head, mention.last
    if mention.name:
        return mention.name[-1:] if mention.person else mention.name
    if any(tree.lower[k] in _KNOWN for k in tree.kids[head]):
        return tuple(tree.lower[head : min(tree.right[head], head + 4)])
    return head


def same(a: Mention, b: Mention) -> bool:
    """Whether two full mentions are surely one."""
    return a is b or (bool(a.name) and a.name == b.name and a.person == b.person)


def _is_one_of(full: Mention, excluded: list[Mention]) -> bool:
    for other in excluded:  # noqa: SIM110 - asked for each mention in reach of each pronoun
        if same(full, other):
            return True
    return False


def _arguments(tree: Tree, pronoun: Pronoun, verb: int, mentions: list[Mention]) -> list[Mention]:
    """The full mentions that stand beside the pronoun as arguments of its own verb, one shared with another verb among them."""
    if pronoun.sort == "possessive" or (pronoun.speaker and pronoun.sort == "stressed"):
        return []
    shared = None
    if pronoun.sort in ("clitic", "dative") and not any(tree.dep[k] == "expl:subj" for k in tree.kids[verb]):
        asked = _who_is_asked(tree, verb)
        shared = subject_of(tree, verb) if asked is None else asked
    heads = {verb} | {k for k in tree.kids[verb] if tree.dep[k] in SUBJECTS} | ({shared} if shared is not None else set())
    found = []
    for mention in mentions[-20:]:
        head = mention.head
        direct = (tree.head[head] == verb or head == shared) and tree.dep[head] not in ("det", "dislocated")
        joined = tree.dep[head] == "conj" and tree.head[head] in heads
        if (direct or joined) and tree.lower[tree.left[head]] not in _TOPICS:
            found.append(mention.full())
    return found


def _only_people_near(pronoun: Pronoun, best: dict[Hashable, tuple[float, Mention]], mentions: list[Mention], sent: int) -> Mention | None:
    """« ils » takes up the only people, in the plural, of the sentence before, even as a complement (« le soutien de ses alliés. Ils … »)."""
    if pronoun.number != "p" or pronoun.sort != "subject" or pronoun.speaker:
        return None
    latest = {id(m.full()) for m in takewhile(lambda m: m.sent >= sent - 1, reversed(mentions))}
    near = [full for _, full in best.values() if id(full) in latest]
    return near[0] if len(near) == 1 and near[0].human else None


def agrees(pronoun: Pronoun, mention: Mention, full: Mention) -> bool:
    """In number, and in gender where both tell (« l'entreprise … elle », whatever its name); « lui » before a verb is no thing."""
    if full.collective and pronoun.number == "p" and pronoun.sort == "subject":
        return pronoun.gender == "m"  # « le couple … ils »
    if (full.number or "s") != pronoun.number or (pronoun.some and pronoun.speaker and full.human is not True):
        return False
    gender = mention.gender or full.gender
    if gender is not None and pronoun.gender is not None and gender != pronoun.gender:
        return False
    if pronoun.says_i and full.body:
        return False  # « “Je …”, dit-elle »
    return pronoun.sort != "dative" or full.human is not False


def _who_is_asked(tree: Tree, verb: int) -> int | None:
    """« X demande à Y de le remplacer », « prie Y de le recevoir »: Y does it, so that « le » is another."""
    above = tree.head[verb]
    if tree.dep[verb] != "xcomp" or tree.lemma[above] in _PROMISING:
        return None
    told = (k for k in tree.kids[above] if tree.dep[k] == "obj" or (tree.dep[k] == "obl:arg" and tree.lower[tree.left[k]] in TO))
    return next((k for k in told if k < verb), None)


def _can_be(tree: Tree, pronoun: Pronoun, verb: int, mention: Mention) -> bool:
    """It stands before, not in what the pronoun says, and no word is the antecedent of an argument of its own verb."""
    at, head = pronoun.at, mention.head
    if head >= at or (pronoun.content and any(first <= head < after for first, after in pronoun.content)):
        return False
    if tree.left[head] <= at < tree.right[head] and (verb == head or not tree.left[head] <= verb < tree.right[head]):
        return False  # « l'avocate de celle-ci »
    if pronoun.sort == "subject" and any(tree.head[j] == verb and _shares_subject(tree, j) for j in (head, *tree.ancestors(head))):
        return False  # « se prononçant pour un accord, il … »
    if pronoun.some and (
        tree.sent[at] - mention.sent > 1 or not (mention.full().human is True or mention.weight >= 2 or _is_told(tree, at, verb))
    ):
        return False  # « au-delà des taxes … certains réclament »
    return not (tree.dep[verb] in _TOLD and tree.head[verb] == head)


def _is_told(tree: Tree, at: int, verb: int) -> bool:
    """Whether a subject undergoes, or has an attribute: a thing may be meant."""
    return tree.dep[at] == "nsubj:pass" or tree.pos[verb] != "VERB"


def _shares_subject(tree: Tree, j: int) -> bool:
    """A participle, gerund or infinitive without subject beside a verb: who does it is the verb's subject."""
    return tree.dep[j] in ("advcl", "acl", "xcomp") and tree.verb_form[j] in ("Part", "Inf") and not has_subject(tree, j)


def features(tree: Tree, pronoun: Pronoun, mention: Mention, quoted: list[int]) -> dict[str, float]:
    """What speaks for a mention, and against it, as amounts that `WEIGHTS` weigh.

    Args:
        tree: the tree.
        pronoun: what is to be resolved.
        mention: a mention that agrees with it.
        quoted: for each token the index of its quotation, or -1.
    """
    full, head, at = mention.full(), mention.head, pronoun.content[0][0] if pronoun.content else pronoun.at
    distance = max(0, tree.sent[at] - mention.sent)
    out = {"role": mention.weight, "words": 0.1 * min(60, abs(at - head))}
    out["named often"] = log(pronoun.named.get(full.thing, 1))
    out["other quotation"] = quoted[head] not in (-1, pronoun.quoted)
    out["unnamed complement"] = pronoun.speaker and not full.name and mention.weight < 0.9
    if pronoun.speaker and mention.source:
        out |= {"role": 2.0, "spoken": 1, "spoken sentences": distance, "medium": mention.medium}
    elif pronoun.sort == "last":
        out["last"] = _lastness(tree, pronoun, mention, full)
    else:
        out["one sentence"], out["two sentences"], out["three sentences"] = distance == 1, distance == 2, distance > 2
        above = tree.dep[predicate_above(tree, head)]
        out["embedded"] = distance > 0 and above in _EMBEDDED
        out["deep"] = distance > 0 and mention.weight < _SUBJECT and (above in _EMBEDDED or above == "acl")
    if not (pronoun.speaker and mention.source):
        out["speaker here"] = mention.source and pronoun.quoted != -1
        out["taken up"] = full is not mention
        out["collective"] = full.collective and pronoun.number == "p"
        out["pointed at"] = mention.weight > 0 and not _POINTING.isdisjoint([tree.lower[k] for k in tree.kids[head]])
        out["topic"] = distance == 0 and _is_topic(tree, head, predicate_above(tree, at))
        _add_fit_of_sort(out, tree, pronoun, mention)
    _add_fit_of_kind(out, pronoun, full, spoke=mention.source)
    return out


def _salience(tree: Tree, pronoun: Pronoun, mention: Mention, quoted: list[int]) -> float:
    return sum([WEIGHTS[name] * amount for name, amount in features(tree, pronoun, mention, quoted).items() if amount], 0.0)


def _is_topic(tree: Tree, head: int, clause: int) -> bool:
    """« quant aux élus, ils », « cette victoire, …, elle »: set before its clause."""
    return tree.dep[head] == "dislocated" or (tree.lower[tree.left[head]] in _TOPICS and tree.head[head] == clause)


def _add_fit_of_sort(out: dict[str, float], tree: Tree, pronoun: Pronoun, mention: Mention) -> None:
    """Subjects take up subjects, possessives the subject of their own sentence."""
    here = tree.sent[pronoun.at] == mention.sent
    if pronoun.sort == "subject":
        out["subject again"] = mention.weight >= 2 and not out.get("embedded")
        out["christened"] = tree.dep[mention.head] == "obj" and _is_christened(tree, pronoun.at, mention.head)
        out["governor"] = here and _governs(tree, mention.head, pronoun.at)
    elif pronoun.sort == "possessive":
        out["possessive of subject"] = here and mention.weight >= 2


def _add_fit_of_kind(out: dict[str, float], pronoun: Pronoun, full: Mention, *, spoke: bool) -> None:
    """People speak, and are taken up before things; who has spoken is somebody that a lawyer can have."""
    if pronoun.speaker or pronoun.owner:
        human = True if pronoun.owner and spoke else full.human
        kind = "person" if full.person else {True: "human", None: "unknown", False: "thing"}[human]
        out[f"speaking {kind}"], out["speaking name"] = 1, bool(full.name)
    elif full.person:
        out["people" if pronoun.number == "p" else "person of clitic" if pronoun.sort == "clitic" else "person"] = 1
    else:
        out["unknown"] = full.human is None and not full.name


def _is_christened(tree: Tree, at: int, head: int) -> bool:
    """« … a découvert une planète. Baptisée Ixia, elle … »: what has just been brought up gets its name."""
    naming = any(k < at and tree.dep[k] == "advcl" and tree.lower[k].rstrip("es") in _NAMING for k in tree.kids[predicate_above(tree, at)])
    return naming and any(tree.lower[k] in ("un", "une", "des") for k in tree.kids[head])


def _governs(tree: Tree, head: int, at: int) -> bool:
    """« l'armée annonce qu'elle … », « le maire partira quand il … »: the subject of the verb that the pronoun's own clause hangs on."""
    above = tree.head[clause := predicate_above(tree, at)]
    subject = tree.dep[head] in SUBJECTS and subject_of(tree, above) == head < clause
    return tree.dep[clause] in _HANGING and (subject or (tree.dep[above] == "acl" and tree.head[above] == head))  # « filmé quand il »


def _lastness(tree: Tree, pronoun: Pronoun, mention: Mention, full: Mention) -> float:
    """« ce dernier »: the last one named, rather no subject, rather a person, no complement of a noun."""
    distance = tree.sent[pronoun.at] - mention.sent
    score = 1.6 - (0.0, 0.4, 2.2, 3.5)[distance]
    above = tree.head[mention.head]
    if tree.dep[mention.head] == "nmod" or (tree.dep[mention.head] == "obl:arg" and tree.pos[above] == "NOUN"):
        score -= 0.3 if full.name and tree.dep[mention.head] == "nmod" else 0.9
    elif mention.weight >= 2 and mention.head < tree.head[mention.head]:
        score -= 0.9
    if tree.dep[mention.head] == "det":  # « son » names nobody
        score -= 1.5
    if full.human:
        score += 0.6
    return score - 0.03 * min(40, pronoun.at - mention.head)
