"""Whether somebody acts in a clause, who can be permitted something or threaten with it, and what he grants."""

from __future__ import annotations

from collections.abc import Mapping

from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.french.names import plain

_PEOPLE = frozenset({"person", "group", "organization", "media", "anonymous"})
_THIS = frozenset({"cela", "ça", "ceci", "c'", "c’", "ce"})
_NEAR = 200  # tokens
_GRANTING = frozenset(
    {"réjouir", "saluer", "reconnaître", "admettre", "comprendre", "concéder", "approuver", "regretter", "déplorer", "partager"}
)


def is_human(tree: Tree, subject: int | None, nouns: Mapping[str, str], *, unknown: bool) -> bool:
    """Whether a subject is a person or people; pronouns and subjects not found count as `unknown`.

    Args:
        tree: the document.
        subject: its token.
        nouns: what sort of actor each noun is.
        unknown: the answer where nothing tells.
    """
    if subject is not None and (named := _antecedent(tree, subject)) is not None:
        subject = named
    if subject is None or tree.pos[subject] == "PRON":
        return unknown if subject is None or tree.lower[subject] not in _THIS else False
    if tree.ent[subject] >= 0 and tree.ents[tree.ent[subject]][2] in ("PER", "ORG"):
        return True
    return (
        nouns.get(plain(tree.lower[subject])) in _PEOPLE
        or nouns.get(tree.lemma[subject].lower()) in _PEOPLE
        or tree.pos[subject] == "PROPN"
        or tree.words[subject] in ("État", "Etat", "États", "Etats")
        or tree.lower[subject - 2 : subject + 1] == ["tout", "le", "monde"]
    )


def _antecedent(tree: Tree, k: int) -> int | None:
    """The last subject before « il » or « elle », in its sentence or the one before, if it agrees."""
    if tree.pos[k] != "PRON" or tree.lower[k] not in ("il", "elle", "ils", "elles"):
        return None
    first = max(tree.sents[max(0, tree.sent[k] - 1)][0], k - _NEAR)
    j = next((j for j in range(k - 1, first - 1, -1) if tree.dep[j] in SUBJECTS and tree.pos[j] in ("NOUN", "PROPN")), None)
    if j is None:
        return None
    return j if all(tree.feats(j).get(name) == tree.feats(k).get(name) for name in ("Gender", "Number")) else None


def grants(tree: Tree, clause: int) -> bool:
    """« s'il salue l'accord, le maire … »: what a present of judging grants."""
    return tree.lemma[clause] in _GRANTING and tree.feats(clause).get("Tense") == "Pres" and tree.feats(clause).get("Person") == "3"
