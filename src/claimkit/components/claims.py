"""claimkit_claims: the claims, assembled from the clauses and all other layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.components.component import Component
from claimkit.doc.layers import layers_of
from claimkit.doc.workspace import has_background, tree_of
from claimkit.engine.margins import doubts_of
from claimkit.french.names import names_of
from claimkit.layers.claims.confidence import Confidence
from claimkit.layers.claims.find import ClaimFinder
from claimkit.layers.claims.statements import Statements
from claimkit.layers.reference.entities import EntityFinder

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimkit.models import Claim, StatementEdit


class Claims(Component):
    """Fills `claims` and `entities` of `doc._.claimkit`."""

    def _build(self) -> None:
        self.finder = ClaimFinder(self.lexicons)
        self.entities = EntityFinder(names_of(self.lexicons))

    def __call__(self, doc: Doc) -> Doc:
        """Adds the claims of the document, in text order; those of its background get a statement where they are asked for."""
        layers = layers_of(doc)
        tree = tree_of(doc)
        found = self.finder.find(tree, layers)
        layers.entities, claims = self.entities.find(tree, layers, found.claims)
        statements, confidence = Statements(tree, layers, found), Confidence(tree, layers, found, doubts_of(doc))
        whole = has_background(doc)
        layers.claims = [
            _told(claim, statements.of(claim), confidence.of(claim)) if whole or asserted(claim) else claim for claim in claims
        ]
        return doc


def asserted(claim: Claim) -> bool:
    """Whether `clauses="asserted"` keeps the claim: a source or hedge of the whole sentence makes nothing of its participles and infinitives."""
    if claim.clause in ("main", "coordinate", "content", "headline"):
        return True
    if claim.predicate.mood in ("participle", "infinitive"):
        return bool(claim.quantities) or any(claim.span.start <= h.span.start < claim.span.end for h in claim.hedges)
    return bool(claim.quantities or claim.attribution or claim.hedges)


def _told(claim: Claim, statement: tuple[str, tuple[StatementEdit, ...]], confidence: float) -> Claim:
    """The claim with its statement and its confidence."""
    words, edits = statement
    return claim.model_copy(update={"statement": words, "statement_edits": edits, "confidence": confidence})
