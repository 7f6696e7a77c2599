"""What is kept beside the layers of a Doc while it is read: its tree and its text. It does not travel with the Doc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.doc.columns import Words, text_of_tokens
from claimkit.doc.layers import layers_of
from claimkit.doc.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc


class _Workspace:
    """What was made of a Doc in this process.

    Attributes:
        tree: its tree, once asked for.
        text: its text, once asked for.
        words: its words, once asked for.
        continued: whether it is a later part of a text.
        plain: whether its text was made plain before it became a Doc.
        background: whether claims in the background are asked for.
    """

    __slots__ = ("background", "continued", "plain", "text", "tree", "words")

    def __init__(self) -> None:
        self.tree: Tree | None = None
        self.text: str | None = None
        self.words: Words | None = None
        self.continued = self.plain = False
        self.background = True


def _workspace_of(doc: Doc) -> _Workspace:
    layers = layers_of(doc)
    found = getattr(layers, "_workspace", None)  # the slot is there for this function
    if not isinstance(found, _Workspace):
        found = layers._workspace = _Workspace()  # noqa: SLF001
    return found


def tree_of(doc: Doc) -> Tree:
    """The tree of `doc`, read once for all layers."""
    space = _workspace_of(doc)
    tree = space.tree
    if tree is None or tree.doc is not doc:  # copies of a Doc share their layers
        tree = space.tree = Tree(doc, words_of(doc), text_of(doc))
    return tree


def forget_tree(doc: Doc) -> None:
    """To be called by whoever changes tags, lemmas, entities or the parse of `doc`, not through its tree."""
    _workspace_of(doc).tree = None


def text_of(doc: Doc) -> str:
    """`doc.text`, put together once: spaCy does it token by token at each call."""
    space = _workspace_of(doc)
    if space.text is None:
        space.text = text_of_tokens(doc)
    return space.text


def words_of(doc: Doc) -> Words:
    """The words of `doc`, read once for all layers."""
    space = _workspace_of(doc)
    words = space.words
    if words is None or len(words.words) != len(doc):  # somebody else has cut or joined tokens
        words = space.words = Words(doc)
    return words


def forget_words(doc: Doc) -> None:
    """To be called by whoever cuts or joins tokens of `doc`."""
    space = _workspace_of(doc)
    space.words = space.tree = None


def know_text(doc: Doc, text: str, *, continued: bool, background: bool) -> None:
    """Tells the plain text of a Doc that was just made from it, whether it continues a longer one, and whether its background is asked for."""
    space = _workspace_of(doc)
    space.text, space.continued, space.plain, space.background = text, continued, True, background


def is_continued(doc: Doc) -> bool:
    """Whether the Doc is a later part of a text: it has no headline of its own."""
    return _workspace_of(doc).continued


def has_background(doc: Doc) -> bool:
    """Whether claims in the background of the Doc are asked for: they get a statement too."""
    return _workspace_of(doc).background


def is_plain(doc: Doc) -> bool:
    """Whether the text of the Doc was made plain before: its lines are joined."""
    return _workspace_of(doc).plain
