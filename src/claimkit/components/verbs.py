"""claimkit_verbs: tags of verbs and the shape of the tree, repaired where the model is systematically wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimkit.components.component import Component
from claimkit.doc.workspace import forget_tree, tree_of
from claimkit.repair.stage import Repair

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Verbs(Component):
    """Repairs the tree of a parsed Doc."""

    def __init__(self, nlp: Language, name: str, *, lexicons: dict[str, list[dict[str, Any]]] | None = None) -> None:
        super().__init__(nlp, name, lexicons=lexicons)
        self._repair = Repair(self.lexicons, _infinitives(nlp))

    def __call__(self, doc: Doc) -> Doc:
        """Repairs `token.morph`, `token.lemma`, `token.head` and `token.dep`; the text and the tokens stay."""
        forget_tree(doc)
        self._repair.mend(tree_of(doc))
        return doc


def _infinitives(nlp: Language) -> frozenset[str]:
    """The infinitives that the model's lemmatizer knows; none where the pipeline has no such table."""
    if "lemmatizer" not in nlp.pipe_names:
        return frozenset()
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return frozenset()
    return frozenset(lookups.get_table("lemma_index").get("verb", ()))
