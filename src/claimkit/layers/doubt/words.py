"""What the readers of stances know of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.french.conjugation import bare
from claimkit.french.names import names_of
from claimkit.layers.doubt.verdicts import Verdicts
from claimkit.lexicons.hedging import HedgeCue, ModalForm
from claimkit.lexicons.speech import AttributionNoun, ReportingVerb
from claimkit.lexicons.stance import Signature, VerdictWord

if TYPE_CHECKING:
    from claimkit.layers.doubt.walk import Signatures
    from claimkit.lexicons import Lexicons

_SUPPOSED = frozenset({"piste", "option", "information", "scénario"})


class StanceWords:
    """The words that say how a content stands.

    Args:
        lexicons: gives the signatures, the verdict words and the verbs that report.

    Attributes:
        signatures: what words say of their content.
        kinds: of verbs that report, by lemma.
        opinions: verbs of opinion.
        false: adjectives that say that something is false, masculine singular.
        told: nouns that have a clause as their content, or that name what may be so.
        may: forms of pouvoir that leave what they govern open.
        verdicts: finds verdicts.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self.people = names_of(lexicons).nouns
        rows = lexicons.rows(Signature)
        self.signatures: Signatures = {(bare(row.word), row.pos, row.content): row for row in rows}
        self.signatures.update({(row.word, row.pos, row.content): row for row in rows})
        self.kinds: dict[str, str] = {row.lemma: row.kind for row in lexicons.rows(ReportingVerb)}
        cues, verdict_words = lexicons.rows(HedgeCue), lexicons.rows(VerdictWord)
        self.opinions = {row.cue for row in cues if row.category == "opinion"}
        self.false = {row.word for row in verdict_words if row.kind == "adjective"} | {"fausse"}
        self.told = {row.cue for row in cues if row.category == "noun"} | _SUPPOSED
        self.told |= {row.lemma for row in lexicons.rows(AttributionNoun) if row.clause}
        self.may = frozenset(row.form for row in lexicons.rows(ModalForm) if row.verb == "pouvoir" and row.tense == "conditional")
        self.verdicts = Verdicts(verdict_words)
