"""What claimkit knows of a document: the layers under `doc._.claimkit`, which travel with the Doc.

The layers live in `doc.user_data` and survive `Doc.to_bytes`, `DocBin`, pickle and `n_process` through a msgpack codec.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import srsly
from pydantic import BaseModel, ConfigDict
from spacy.tokens import Doc

from claimkit.models import Attribution, Block, Certainty, Claim, Entity, Hedge, Location, Quantity, Span, TimeExpression

_KEY, _TAG = "claimkit", "__claimkit_layers__"


class Reach(BaseModel):
    """What a cue covers: character ranges; a claim whose lexical head begins in one of them is covered.

    Attributes:
        ranges: (start, end) character offsets of the content.
        certainty: what a hedge makes of the claim, if anything.
        negates: the cue says that its content is rather false (« doute que »).
    """

    model_config = ConfigDict(extra="forbid")
    ranges: list[tuple[int, int]] = []
    certainty: Certainty | None = None
    negates: bool = False

    def covers(self, offset: int) -> bool:
        """Whether a character offset lies in the content."""
        return any(start <= offset < end for start, end in self.ranges)


class Embedding(BaseModel):
    """What a word of saying, denying or accusing has below it; all places are offsets of first characters.

    Attributes:
        at: the word.
        word: its lemma, as the word lists have it.
        ranges: (start, end) character offsets of its content.
        accusation: the rule of an accusation or judgment; empty for a report.
        value: of an accusation or judgment, the FactBank value of its content.
        end: of an accusation, the end of the words that accuse.
        heads: of an accusation, the heads of the infinitives; of « se dit favorable », the attribute.
        actor: of an accusation, the head of who is accused, -1 where nobody is named; of « juge la loi inutile », the object.
    """

    at: int
    word: str
    ranges: list[tuple[int, int]] = []
    accusation: str = ""
    value: str = ""
    end: int = -1
    heads: list[int] = []
    actor: int = -1


class Standing(BaseModel):
    """How what a word covers stands: the FactBank value that the words around it leave.

    Attributes:
        at: offset of the word that decides.
        rule: which one it was.
        ranges: (start, end) character offsets of what it covers.
        certainty: how sure its source, or the author, is of it.
        negates: it is held to be false.
        verdict: the words by which the author says so.
    """

    at: int
    rule: str
    ranges: list[tuple[int, int]] = []
    certainty: Certainty = "certain"
    negates: bool = False
    verdict: Span | None = None


class Content(BaseModel):
    """A clause that is put forward though the grammar puts it below another; offsets of its head and of who does it (-1: as the grammar has it)."""

    head: int
    actor: int = -1


class Link(BaseModel):
    """A mention (pronoun or short form) and the full mention it stands for; `rule` is the id of the rule that linked them."""

    mention: Span
    antecedent: Span
    rule: str = "reference"


class Repaired(BaseModel):
    """A repair of the tree, a tag or a name: the id of its rule and the words."""

    rule: str
    span: Span


class Layers(BaseModel):
    """The layers of one document.

    Attributes:
        published: day of publication; set it before the pipeline runs to have relative dates resolved.
        attribution_reach: what each attribution covers, in the order of `attributions`.
        hedge_reach: what each hedge covers, in the order of `hedges`.
        reporting: start offsets of verbs that only report, so that they head no claim of their own.
        embeddings: what words of saying, denying and accusing have below them.
        standings: how that stands, to its source and to the author.
        contents: clauses that are put forward below words that do not report.
        links: pronouns and short forms with their antecedents.
        possessives: « son », « leur » with whose they are.
        entities: who and what takes part in the claims.
        repairs: what was put right in the tree, its tags and its names.
    """

    model_config = ConfigDict(extra="forbid")
    published: date | None = None
    blocks: list[Block] = []
    quantities: list[Quantity] = []
    times: list[TimeExpression] = []
    locations: list[Location] = []
    attributions: list[Attribution] = []
    hedges: list[Hedge] = []
    claims: list[Claim] = []
    attribution_reach: list[Reach] = []
    hedge_reach: list[Reach] = []
    reporting: list[int] = []
    embeddings: list[Embedding] = []
    standings: list[Standing] = []
    contents: list[Content] = []
    links: list[Link] = []
    possessives: list[Link] = []
    entities: list[Entity] = []
    repairs: list[Repaired] = []

    # What `claimkit.doc.workspace` keeps beside the layers, for that module alone. No copy and no pickle takes a slot along: what it
    # holds belongs to the Doc in this process, and is read again where it is needed. (A private attribute of pydantic's is slow.)
    __slots__ = ("_workspace",)
    if TYPE_CHECKING:
        _workspace: object

    def attributed(self) -> Iterator[tuple[Attribution, Reach]]:
        """Each attribution with what it covers."""
        return zip(self.attributions, self.attribution_reach, strict=True)


def _encode(obj: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(obj, Layers):
        return {_TAG: obj.model_dump_json()}
    return obj if chain is None else chain(obj)


def _decode(obj: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(obj, dict) and _TAG in obj:
        return Layers.model_validate_json(obj[_TAG])
    return obj if chain is None else chain(obj)


def layers_of(doc: Doc) -> Layers:
    """The layers of `doc`; empty ones are attached where there are none."""
    found = doc.user_data.get(_KEY)
    if not isinstance(found, Layers):
        found = _decode(found)  # read back before the codec was registered
        found = doc.user_data[_KEY] = found if isinstance(found, Layers) else Layers()
    return found


def _layer(doc: Doc, name: str) -> list[Any]:
    found: list[Any] = getattr(layers_of(doc), name)
    return found


def _set_layers(doc: Doc, value: Layers) -> None:
    doc.user_data[_KEY] = value


def register() -> None:
    """Makes `doc._.claimkit` and its codec known; calling it again does nothing more."""
    if not Doc.has_extension(_KEY):
        Doc.set_extension(_KEY, getter=layers_of, setter=_set_layers)
        for name in ("blocks", "quantities", "times", "locations", "attributions", "hedges", "links", "claims", "entities"):
            Doc.set_extension(f"{_KEY}_{name}", getter=partial(_layer, name=name))
        srsly.msgpack_encoders.register("claimkit.layers", func=_encode)
        srsly.msgpack_decoders.register("claimkit.layers", func=_decode)


register()
