"""Which words of a document stand for another one: personal, demonstrative and relative pronouns, told from those that do not."""

from __future__ import annotations

from claimkit.doc.tree import AUXILIARIES, SUBJECTS, Tree
from claimkit.french.small_words import THE
from claimkit.grammar.impersonals import is_impersonal
from claimkit.grammar.phrases import Gender, Number

_SUBJECTS: dict[str, tuple[Gender, Number]] = {"il": ("m", "s"), "elle": ("f", "s"), "ils": ("m", "p"), "elles": ("f", "p")}
_STRESSED: dict[str, tuple[Gender | None, Number]] = {"lui": ("m", "s"), "elle": ("f", "s"), "eux": ("m", "p"), "elles": ("f", "p")}
_CLITICS: dict[str, tuple[Gender | None, Number]] = {
    "le": ("m", "s"),
    "la": ("f", "s"),
    "l'": (None, "s"),
    "les": (None, "p"),
    "lui": (None, "s"),
    "leur": (None, "p"),
}
_POSSESSIVES: dict[str, Number] = {"son": "s", "sa": "s", "ses": "s", "leur": "p", "leurs": "p"}
_ALL: dict[str, Gender] = {"tous": "m", "toutes": "f"}
_NEUTER = frozenset(
    {"savoir", "dire", "faire", "penser", "croire", "être", "vouloir", "pouvoir", "devoir", "confirmer", "constater", "espérer", "emporter"}
)

_BARE = {*_SUBJECTS, *_STRESSED, *_CLITICS, *_POSSESSIVES, *_ALL}
PRONOMINAL = frozenset(_BARE | {"l’"} | {f"-{w}" for w in _BARE} | {f"-t-{w}" for w in _BARE})
"""Every form that `personal` may read."""


def is_article(tree: Tree, i: int) -> bool:
    """Whether a form that could be a pronoun is the article of a noun, as most are."""
    return tree.dep[i] == "det" and tree.lower[i] in THE


def personal(
    tree: Tree, i: int, existential: frozenset[str], telling: frozenset[str] = frozenset()
) -> tuple[Gender | None, Number, str] | None:
    """Gender, number and sort of a personal or possessive pronoun that refers; None for all other words.

    Args:
        tree: the tree.
        i: the token.
        existential: verbs that take an impersonal « il » before their subject.
        telling: verbs with « que »: their « le » is what is said (« il l'a promis »).

    Returns:
        Gender, number, and `subject`, `stressed`, `clitic`, `dative` or `possessive`.
    """
    word = tree.lower[i].replace("’", "'")
    if word.startswith("-"):
        word = word.removeprefix("-t").removeprefix("-") if word.startswith("-t-") else word[1:]
    if _repeats(tree, i):
        return None
    if word in _SUBJECTS and tree.pos[i] in ("PRON", "PROPN", "NOUN", "DET", "ADV"):
        if _is_stressed(tree, i) and word in _STRESSED:
            return *_STRESSED[word], "stressed"
        return None if word == "il" and is_impersonal(tree, i, existential) else (*_SUBJECTS[word], "subject")
    if word in _ALL and tree.dep[i] in ("nsubj", "nsubj:pass") and all(tree.dep[k] in ("punct", "conj", "advmod") for k in tree.kids[i]):
        return _ALL[word], "p", "subject"
    if word in ("lui", "eux") and tree.dep[i] in SUBJECTS:
        return *_STRESSED[word], "subject"  # « lui aussi participe »
    if word in _POSSESSIVES and tree.dep[i] == "det":
        return None, _POSSESSIVES[word], "possessive"
    if word in ("lui", "eux") and _is_stressed(tree, i):
        return *_STRESSED[word], "stressed"
    if word in _CLITICS and _is_clitic(tree, i, telling):
        gender, number = _CLITICS[word]
        return gender or _participle_gender(tree, i), number, "dative" if word in ("lui", "leur") else "clitic"
    return None


def _repeats(tree: Tree, i: int) -> bool:
    """« la décrue, elle, n'est pas attendue », « les élus jugent quant à eux »: it only takes up the subject again."""
    before = tree.lower[i - 1] if i else ""
    if before == "à" and i > 1 and tree.lower[i - 2] == "quant":
        return True
    if before == "chez" and any(tree.dep[k] in SUBJECTS and tree.lower[k] != "qui" for k in tree.kids[tree.head[i]]):
        return True  # « les enfants rentrent chez eux »
    return before == "," and i + 1 < len(tree) and tree.words[i + 1] == "," and tree.pos[i - 2] in ("NOUN", "PROPN", "ADJ")


def _participle_gender(tree: Tree, i: int) -> Gender | None:
    """« l'a promise », « l'a vu »: the participle agrees with the object before it."""
    verb = tree.head[i]
    if tree.verb_form[verb] != "Part" or tree.dep[i] != "obj" or not tree.lower[i].startswith("l"):
        return None
    word = tree.lower[verb].rstrip("s")
    if word.endswith(("ée", "ie", "ue", "ise", "ite", "uite", "erte", "ointe", "einte")):
        return "f"
    return None if word.endswith("fait") else "m"  # « l'a fait partir »


def _is_stressed(tree: Tree, i: int) -> bool:
    """Behind a preposition."""
    return any(tree.dep[k] == "case" for k in tree.kids[i]) or (
        i > 0 and tree.lower[i - 1] in ("selon", "pour", "avec", "chez", "contre", "d'", "d’", "sans")
    )


def _is_clitic(tree: Tree, i: int, telling: frozenset[str]) -> bool:
    """A pronoun before its verb, not an article, not the neuter « le »."""
    if tree.dep[i] not in ("obj", "iobj", "obl:arg", "expl:comp", "obl:mod") or tree.pos[i] == "NOUN":
        return False
    verb = tree.head[i]
    if tree.pos[verb] not in ("VERB", "AUX") or verb < i or verb - i > 5:
        return False
    return not (
        tree.lower[i] in ("le", "l'", "l’")
        and _participle_gender(tree, i) != "f"
        and (tree.lemma[verb] in _NEUTER or tree.lemma[verb] in telling or tree.lower[i - 1 : i] == ["comme"])
    )


def relative_head(tree: Tree, i: int) -> int | None:
    """The noun that the relative clause of a relative pronoun modifies, put right by the number of the verb behind « qui »."""
    clause = i
    for j in tree.ancestors(i):
        if tree.dep[j] == "acl:relcl":
            clause = j
            break
        if tree.dep[j] in ("ROOT", "ccomp", "parataxis"):
            return None
    else:
        return None
    noun = tree.head[clause]
    if tree.pos[noun] not in ("NOUN", "PROPN") or noun > i:
        return None
    if tree.lower[i] == "qui" and tree.head[i] == clause:
        return _agreeing(tree, noun, clause, i)
    return noun


def _agreeing(tree: Tree, noun: int, clause: int, pronoun: int) -> int:
    """The noun of the phrase whose number fits the finite verb: the one given, one inside its complements, or one it completes."""
    number = number_of_verb(tree, clause)
    if number is None or tree.feats(noun).get("Number", number) == number:
        return noun
    near = [
        k
        for k in tree.subtree(noun)
        if k < pronoun
        and tree.dep[k] in ("nmod", "obl:arg", "conj")
        and tree.pos[k] in ("NOUN", "PROPN")
        and (tree.ent[k] < 0 or tree.ent[k] != tree.ent[tree.head[k]])  # a name is taken whole
    ]
    above = [j for j in tree.ancestors(noun) if tree.pos[j] in ("NOUN", "PROPN")]
    fitting = [k for k in (*sorted(near, reverse=True), *above) if tree.feats(k).get("Number") == number]
    return fitting[0] if fitting else noun


def number_of_verb(tree: Tree, clause: int) -> str | None:
    """« Sing » or « Plur », as the finite verb of a clause shows it."""
    for k in (*(k for k in tree.kids[clause] if tree.dep[k] in AUXILIARIES), clause):
        if tree.verb_form[k] == "Fin":
            plural = tree.lower[k].endswith("ent") and tree.lemma[k].endswith("er")  # whatever the tagger says
            return "Plur" if plural else tree.feats(k).get("Number")
    return None
