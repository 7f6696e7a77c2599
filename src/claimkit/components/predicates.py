"""The verb group of a clause: its span, its negation, and whether it puts anything forward."""

from __future__ import annotations

from claimkit.components.clause import Clause
from claimkit.components.syntax import SUBJECTS, Tree

_NE = frozenset({"ne", "n'", "n’"})
_NEGATIONS = frozenset(
    {"pas", "plus", "jamais", "rien", "aucun", "aucune", "personne", "ni", "guère", "nullement", "point", "nul", "nulle", "aucunement"}
)
_NEGATING = _NE | _NEGATIONS
_CLITICS = frozenset({"se", "s'", "s’", "y", "en", "le", "la", "les", "l'", "l’", "lui", "leur", "me", "te", "nous", "vous", "m'", "t'"})
_ORDER = ("ons", "ez")
_QUESTION = frozenset({"?", "!?", "?!"})
_LIMITS = frozenset({"moins", "seulement", "uniquement", "que", "qu'", "qu’", "loin"})
# Verbs that « ne » alone denies (« ne peut expliquer »).
_BARE_NE = frozenset({"pouvoir", "cesser", "oser", "savoir"})


def verb_group(tree: Tree, clause: Clause) -> tuple[int, int]:
    """(first, after last): from the first auxiliary, clitic or « ne » to the lexical head, the « pas » behind it or the infinitive it governs."""
    members = clause.members
    first, last = min(members), max(members)
    top = first
    while first > 0 and tree.head[first - 1] in members and _opens_group(tree, first - 1):
        first -= 1
    if last + 1 < len(tree) and tree.lower[last + 1] in _NEGATIONS and tree.head[last + 1] in members and tree.pos[last + 1] == "ADV":
        last += 1
    last = _governed_infinitive(tree, clause.head, last)
    # A subject or long insertion between auxiliary and head would swallow other words.
    if last - first > 8 and any(tree.dep[k] in SUBJECTS and first < k < last for v in members for k in tree.kids[v]):
        first = max(top, last - 8) if top < last else first
    return first, last + 1


def _opens_group(tree: Tree, i: int) -> bool:
    """« ne », or a pronoun before its verb (« se », « lui », « y »)."""
    word = tree.lower[i]
    return word in _NE or (word in _CLITICS and tree.dep[i] != "det" and tree.dep[i] not in SUBJECTS)


def _governed_infinitive(tree: Tree, head: int, last: int) -> int:
    """The last token of the group with the infinitives right behind the verb (« a décidé de fermer »)."""
    for k in tree.kids[head]:
        if k > last and tree.dep[k] == "xcomp" and tree.feats(k).get("VerbForm") == "Inf":
            if k - last > 5 or any(tree.pos[m] in ("NOUN", "PROPN", "PUNCT", "VERB") for m in range(last + 1, k)):
                return last
            return _governed_infinitive(tree, k, k)
    return last


def negated(tree: Tree, clause: Clause) -> bool:
    """Whether the clause denies its proposition: ne … pas/plus/jamais/aucun/personne/ni, not « ne … que », not an expletive ne."""
    if _without(tree, clause):
        return True
    members = clause.members
    marks = [k for v in members for k in tree.kids[v] if tree.lower[k] in _NEGATING]
    if not marks:
        return False  # most clauses
    words = [k for k in marks if tree.lower[k] in _NEGATIONS]
    ne = len(words) < len(marks)
    if ne and not words:
        around = [k for v in members for k in tree.kids[v]]
        words = [j for k in around if k not in members for j in (*tree.kids[k], k) if tree.lower[j] in _NEGATIONS] or _behind_ne(
            tree, members
        )
    if ne and not words and tree.lemma[clause.top] in _BARE_NE and not _only(tree, clause):
        return True
    for k in words:
        if k + 1 < len(tree) and tree.lower[k + 1] in _LIMITS:
            continue
        if ne or (tree.lower[k] in ("pas", "jamais") and tree.pos[k] == "ADV" and tree.head[k] in members):
            return True
    return False


def _behind_ne(tree: Tree, members: set[int]) -> list[int]:
    """A negation that an insertion keeps from its verb: « n'a, lui, pas voulu », « n'a ni chanté ni joué »."""
    first = next((k for v in members for k in tree.kids[v] if tree.lower[k] in _NE), None)
    if first is None:
        return []
    return [k for k in range(first + 1, min(max(members) + 2, len(tree))) if tree.lower[k] in _NEGATIONS and tree.pos[k] != "NOUN"]


def _only(tree: Tree, clause: Clause) -> bool:
    """« ne peut que », « ne … que »."""
    return any(tree.lower[k] in ("que", "qu'", "qu’") for k in range(clause.top + 1, min(clause.head + 4, len(tree))))


def _without(tree: Tree, clause: Clause) -> bool:
    """« sans avoir lancé »."""
    return clause.finite < 0 and any(tree.lower[k] == "sans" for k in tree.kids[clause.top] if k < clause.top)


def is_claimed(tree: Tree, clause: Clause, reporting: set[int]) -> bool:
    """Whether the clause puts a proposition forward: no question, order or wish, no bare reporting clause."""
    if not reporting.isdisjoint(clause.verbs):
        return False
    if reporting and any(k in reporting and tree.dep[k] == "xcomp" for v in clause.verbs for k in tree.kids[v]):
        return False
    if _between_commas(tree, clause) or _alone(tree, clause):
        return False
    if _in_question(tree, clause):
        return False
    if clause.mood == "imperative" or _order(tree, clause):
        return False
    return not _wish(tree, clause)


def _in_question(tree: Tree, clause: Clause) -> bool:
    _, end = tree.sents[tree.sent[clause.head]]
    if _QUESTION.isdisjoint(tree.words[clause.head : end]):
        return False
    for i in range(clause.head, end):
        if tree.words[i] in _QUESTION:
            return True
        if tree.words[i] in {"»", "”", "!", ";"}:
            return False
    return False


def _order(tree: Tree, clause: Clause) -> bool:
    """A first or second person plural without subject (« sachez », « laissons »)."""
    i = clause.finite
    if i < 0 or clause.kind not in ("main", "coordinate", "content", "headline") or not tree.lower[i].endswith(_ORDER):
        return False
    if any(tree.dep[k].startswith(("nsubj", "expl:subj")) and k < i for v in clause.verbs for k in tree.kids[v]):
        return False
    first = tree.head[clause.top]
    if tree.dep[clause.top] == "conj" and tree.lower[first].endswith(_ORDER):
        return False  # shares « nous » or « vous » with the first conjunct, or its order
    return not (i > 0 and tree.lower[i - 1] in ("nous", "vous", "qui", "-nous", "-vous"))


def _alone(tree: Tree, clause: Clause) -> bool:
    """A verb with nothing around it is a scrap of text, no proposition."""
    return (
        clause.kind == "main"
        and not clause.elliptic
        and len(clause.verbs) == 1
        and all(tree.pos[k] in ("PUNCT", "SPACE") for k in tree.kids[clause.head])
    )


def _between_commas(tree: Tree, clause: Clause) -> bool:
    """« Cette annonce, précise, a … »: one word between commas is an adjective that the tagger took for a verb."""
    i = clause.head
    if len(clause.members) > 1 or not 0 < i < len(tree) - 1:
        return False
    return tree.words[i - 1] == "," == tree.words[i + 1] and not any(tree.dep[k] != "punct" for k in tree.kids[i])


def _wish(tree: Tree, clause: Clause) -> bool:
    """« Qu'il parte »: a main clause that opens with que and stands in the subjunctive."""
    if clause.kind not in ("main", "content", "headline") or clause.mood != "subjunctive" or tree.dep[clause.top] == "ccomp":
        return False
    return any(tree.lower[k] in ("que", "qu'", "qu’") and k < clause.top for k in tree.kids[clause.top])
