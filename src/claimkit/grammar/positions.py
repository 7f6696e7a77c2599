"""Where a participant stands to its clause: what the rule that found it looked at."""

from __future__ import annotations

from typing import Literal

from claimkit.doc.tree import SUBJECTS, Tree
from claimkit.grammar.clause import Clause

Role = Literal["actor", "patient"]


def position(tree: Tree, clause: Clause, head: int, role: Role) -> str:
    """`subject`, `agent`, `object` … : last part of the id of the rule by which `head` is a participant of the clause."""
    dep, above = tree.dep[head], tree.head[head]
    if clause.gapped:
        return "gapped"
    if head == clause.cleft:
        return "cleft"
    if above in clause.verbs and above != head:
        return (
            "subject" if dep in SUBJECTS else "agent" if dep == "obl:agent" else "object" if dep == "obj" and role == "patient" else "near"
        )
    if clause.finite < 0 and tree.dep[clause.top] in ("acl", "amod") and head < clause.top and dep not in SUBJECTS | {"obl:agent"}:
        return "noun"
    if dep in SUBJECTS:
        return "shared"
    return "governed" if role == "patient" and dep == "obj" and tree.verb_form[above] == "Inf" else "near"
