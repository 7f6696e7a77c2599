"""Row classes of the word lists on stance: what a word says of the truth of its content, and who is accused of what."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from claimkit.lexicons.reader import Row, table

FactValue = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu"]
SignatureClass = Literal["verb", "adjective", "noun", "adverb"]
Content = Literal["clause", "governed"]
Family = Literal["report", "fact", "denial", "doubt", "fear", "implicative", "verdict", "open"]


@table("signatures")
class Signature(Row):
    """What a word says of its content when it is affirmed and when it is negated, as FactBank values.

    `clause`: the content is what is said, known, denied or judged (« nie que … », « il est faux que … », « preuve que … »).
    `governed`: the content is the infinitive that the word governs (« refuse de dire »), and what that one reports in turn.
    Verbs of reporting_verbs that have no row here are CT+ and Uu, those that deny CT- and PS+; governing words that have none CT+ and CT-.
    """

    word: str = Field(description="Infinitive, masculine singular of an adjective, singular of a noun, an adverb or phrase as it stands")
    pos: SignatureClass
    content: Content = Field(description="What the word has below it")
    family: Family = Field(description="What sort of word; names the rule")
    affirmed: FactValue = Field(description="Value of the content where the word is affirmed")
    negated: FactValue = Field(description="Value of the content where the word is negated")
    hedge: bool = Field(default=False, description="Where it leaves its content open, the word itself is a lexical hedge")

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """The same word may govern and report."""
        return ("word", "pos", "content")


@table("verdict_words")
class VerdictWord(Row):
    """A word by which an author says that something told is false: « FAUX. », « c'est une infox », « cette rumeur est infondée »."""

    word: str = Field(description="Masculine singular of an adjective, singular of a noun, or a phrase or predicate as it stands")
    kind: Literal["adjective", "noun", "phrase", "predicate"]


@table("accusations")
class AccusationWord(Row):
    """A verb that accuses, prosecutes or judges someone of having done what its infinitive tells."""

    verb: str = Field(description="Infinitive")
    tail: str = Field("", description="What stands right behind the verb (« en examen »), in lower case")
    accused: Literal["object", "dative", "subject"] = Field(
        description="Where the accused stands: « accuse X de », « reproche à X de », « X comparaît pour »"
    )
    preposition: Literal["de", "pour"] = Field(description="Before the infinitive; behind « pour » it must be past (« pour avoir fui »)")
    value: FactValue = Field(description="FactBank value of the infinitive: PR+ of an accusation, CT+ of a conviction, CT- of an acquittal")
    event: bool = Field(default=False, description="What the word tells is a claim of its own: « ont été interpellés pour avoir … »")

    @classmethod
    def key_fields(cls) -> tuple[str, ...]:
        """The same verb may take several tails."""
        return ("verb", "tail", "preposition")
