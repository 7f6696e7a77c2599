"""The words of a mention: those of a short form, and those of what it stands for, on to the name beside it."""

from __future__ import annotations

from claimkit.doc.tree import Tree
from claimkit.grammar.phrases import noun_phrase
from claimkit.layers.reference.mention import Mention
from claimkit.models import Span


def phrase(tree: Tree, head: int, *, coordination: bool = True) -> Span:
    """The noun phrase of a head, without the preposition before it."""
    first, after = noun_phrase(tree, head, coordination=coordination)
    if tree.lower[first] == "quant":
        first = min(head, first + 2)
    while (
        first < head
        and tree.head[first] == head
        and (tree.dep[first] in ("case", "mark", "cc") or tree.lower[first] == "dont")
        and tree.lower[first] not in ("du", "au", "des", "aux")
    ):
        first += 1
    if tree.words[first] == "(" and first < head:
        first, after = first + 1, after - (tree.words[after - 1] == ")")
    return tree.span(first, after)


def short_span(tree: Tree, mention: Mention) -> Span:
    """The words of a short form, up to its name."""
    span = phrase(tree, mention.head, coordination=False)
    if not mention.name:
        return span
    last = next((k for k in range(mention.head, min(len(tree), mention.head + 4)) if tree.words[k] == mention.name[-1]), -1)
    return (
        span
        if last < 0 or tree.end[last] <= span.start
        else Span(start=span.start, end=tree.end[last], text=tree.text[span.start : tree.end[last]])
    )


def _end_of_name(tree: Tree, mention: Mention) -> int:
    """The token that ends the name of a mention, within its phrase or beside it; -1 when a verb comes first."""
    for k in range(mention.head, min(len(tree), mention.head + 15)):
        if tree.words[k] == mention.name[-1]:
            return k
        if k > mention.head and tree.pos[k] in ("VERB", "AUX") and k >= tree.right[mention.head]:
            break
    return -1


def _is_clean(tree: Tree, entity: int) -> bool:
    """Whether an entity has swallowed no verb or pronoun (« Elle devance Fatou Diop »)."""
    first, after, _ = tree.ents[entity]
    return all(tree.pos[k] not in ("VERB", "AUX", "PRON", "PUNCT") for k in range(first, after))


def whole(tree: Tree, mention: Mention) -> Span:
    """The noun phrase of a full mention, on to the name set beside it (« le ministre de la Mer, Jean Morel »)."""
    span = phrase(tree, mention.head, coordination=mention.coordinated)
    if mention.coordinated:
        end = max(span.end, phrase(tree, mention.last).end)
        return Span(start=span.start, end=end, text=tree.text[span.start : end])
    if not mention.name:
        return span
    if tree.ent[mention.head] >= 0 and _is_clean(tree, tree.ent[mention.head]):  # a name that the parse has cut
        first, after, _ = tree.ents[tree.ent[mention.head]]
        if first and tree.dep[first - 1] == "det" and first <= tree.head[first - 1] < after:
            first -= 1
        start, end = min(span.start, tree.start[first]), max(span.end, tree.end[after - 1])
        span = Span(start=start, end=end, text=tree.text[start:end])
    last = _end_of_name(tree, mention)
    if last >= 0 and tree.ent[last] >= 0:
        last = tree.ents[tree.ent[last]][1] - 1
    if last < 0 or tree.end[last] <= span.end:
        return span
    return Span(start=span.start, end=tree.end[last], text=tree.text[span.start : tree.end[last]])
