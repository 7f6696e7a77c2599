"""The words of a statement: tokens of the text, some replaced, left out or put in, joined into one sentence."""

from __future__ import annotations

import re
from datetime import date

from claimkit.doc.tree import Tree
from claimkit.models import EditKind, Span, StatementEdit, TimeExpression

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_DAY, _MONTH = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d")
_DATED = re.compile(rf"(?:^| )(?:{'|'.join(_MONTHS)})$", re.IGNORECASE)  # « le 18 juin »: the year alone is missing
_QUARTER, _WEEK = re.compile(r"(\d{4})-Q(\d)"), re.compile(r"(\d{4})-W(\d\d)")
_FULL = {"qu'": "que", "lorsqu'": "lorsque", "puisqu'": "puisque", "s'": "si", "d'": "de", "l'": "le", "jusqu'": "jusque"}
_CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}
_VOWELS = "aeiouyâàéèêëîïôöûùœæh"
# no « h aspiré »
_MUTE = (
    "hab", "hebdo", "hect", "hélic", "hérit", "heur", "hist", "hiv", "homm", "homo", "honn", "hôp", "hôt", "huil", "hum", "hyp",
)  # fmt: skip
_APART = re.compile(r"(?<=['’]) (?=\S)")
_ELIDED = re.compile(r"\b((?:[cdjlmnst]|qu)['’])\s+(?=\w)", re.IGNORECASE)
_NOTE = re.compile(r"(?:[.,;:!?»]|[^\W\d_]{4})[¹²³⁴⁵⁶⁷⁸⁹⁰]$")  # of a footnote, not of « 300 km² »
_LONGEST_NOTE = 5
_MARKS = '«»“”"'


class Wording:
    """A statement on its way: the tokens of a stretch of the text, and what is done to them.

    Args:
        tree: the tree.
        tokens: the tokens, in order.
    """

    def __init__(self, tree: Tree, tokens: list[int]) -> None:
        self._tree = tree
        self.tokens = tokens
        self._instead: dict[int, str] = {}
        self._behind: dict[int, str] = {}
        self._front: list[str] = []
        self._end = ""
        self._gone: set[int] = set()
        self.edits: list[StatementEdit] = []

    def kept(self) -> list[int]:
        """The tokens still in."""
        return [i for i in self.tokens if i not in self._gone] if self._gone else self.tokens

    def cut(self, tokens: range | set[int], *, told: bool = True) -> None:
        """Leaves tokens out."""
        here = sorted(set(tokens) & set(self.tokens) - self._gone)
        if here and told:
            self._tell("cut", self._tree.span(here[0], here[-1] + 1), "")
        self._gone.update(here)

    def replace(self, first: int, after: int, words: str, kind: EditKind) -> None:
        """Puts words in place of the tokens first to after (exclusive)."""
        if any(i in self._instead or i in self._gone for i in range(first, after)):
            return
        self._tell(kind, self._tree.span(first, after), words)
        self._instead[first] = words
        self._gone.update(range(first + 1, after))

    def add(self, behind: int, words: str, kind: EditKind) -> None:
        """Puts words in behind a token."""
        if behind not in self._behind:
            self._tell(kind, None, words)
            self._behind[behind] = words

    def open_with(self, words: str, kind: EditKind) -> None:
        """Puts words in front of all."""
        self._tell(kind, None, words)
        self._front.insert(0, words)

    def close_with(self, words: str) -> None:
        """Puts the setting in behind all, outside a quotation."""
        self._tell("setting", None, words)
        self._end = f" {words}"

    def is_told(self, i: int) -> bool:
        """Whether other words stand in place of a token, or right behind it."""
        return i in self._instead or i in self._behind

    def drop_front(self) -> None:
        """What was put in front last is given to `sentence` by itself."""
        self._front.pop(0)

    def _tell(self, kind: EditKind, span: Span | None, words: str) -> None:
        self.edits.append(StatementEdit(kind=kind, span=span, text=words))

    def sentence(self, *, quoted: bool = False, source: str = "") -> str:
        """The statement as a sentence.

        Args:
            quoted: whether the words are a quotation.
            source: what stands in front of all (« Selon la mairie, »).
        """
        body = self._joined()
        if not quoted or source:
            body = _balanced(body)
        body = body.strip(" ,;:–—-")
        while body and (body[-1] in ".;:," or _NOTE.search(body[-_LONGEST_NOTE:])):
            body = body[:-1].rstrip()
        if quoted:
            around = body[:1] in _MARKS and body[-1:] in _MARKS
            inner = _balanced(body.strip(_MARKS + " ")) if around or not source else body  # « … la « presse industrielle » »
            body = f"« {_lowered(inner, self._first_is_name())} »"
        if source:
            body = f"{source} {body if quoted else _lowered(body, self._first_is_name())}"
        body = body[:1].upper() + body[1:]
        return body + self._end + ("" if body.endswith(("!", "…", "...")) and not self._end else ".")

    def _first_is_name(self) -> bool:
        """Whether the first word keeps its capital in the middle of a sentence."""
        kept = self.kept()
        if self._front or not kept or kept[0] in self._instead:  # words put in are written as inside a sentence
            return bool(self._front or kept)
        i, tree = kept[0], self._tree
        word = tree.words[i].rstrip("'’")
        return tree.pos[i] in ("PROPN", "X") or (tree.ent[i] >= 0 and tree.pos[i] != "DET") or (word.isupper() and len(word) > 1)

    def _joined(self) -> str:
        tree = self._tree
        out = ""
        last = -1
        for words in self._front:
            out += words + ("" if words.endswith(("'", "’")) else " ")
        for first, after in self._pieces():
            if last >= 0 and not out.endswith((" ", "'", "’")):
                out += tree.text[tree.end[last] : tree.start[first]] if first == last + 1 else " "
            if first in self._instead:
                out, words = _fitted(out, self._instead[first])
            else:
                words = tree.text[tree.start[first] : tree.end[after - 1]]
                if "' " in words or "’ " in words:
                    words = _APART.sub("", words)
            out += words
            last = after - 1
            if last in self._behind:
                out += " " + self._behind[last]
        out = _spaced(out)
        while ",," in out:
            out = out.replace(",,", ",")
        return out.replace("( ", "(").strip()

    def _pieces(self) -> list[tuple[int, int]]:
        """The stretches of tokens that stand as in the text, and by themselves the tokens that others stand in place of."""
        instead, behind = self._instead, self._behind
        out: list[tuple[int, int]] = []
        first, last = -1, -2
        for i in self.kept():
            if i != last + 1 or i in instead or last in instead or last in behind:
                if first >= 0:
                    out.append((first, last + 1))
                first = i
            last = i
        if first >= 0:
            out.append((first, last + 1))
        return out


def _spaced(text: str) -> str:
    """With single spaces, and none before a mark."""
    text = " ".join(text.split())
    for mark in (" ,", " .", " )", " ]", " …"):
        if mark in text:
            text = text.replace(mark, mark[1])
    return text


def _fitted(before: str, words: str) -> tuple[str, str]:
    """« qu' » and « de » before words put in: « que Jean », « du maire »."""
    head, _, previous = before.rstrip().rpartition(" ")
    bare = previous.replace("’", "'").lower()
    if bare in _FULL and (words[:1].lower() not in _VOWELS or bare == "s'"):
        full = _FULL[bare]
        before = f"{head} {full[0].upper() + full[1:] if previous[0].isupper() else full} ".lstrip()
        head, _, previous = before.rstrip().rpartition(" ")
        bare = previous.lower()
    first, _, rest = words.partition(" ")
    if bare == "entre" and first == "des":
        return before, f"les {rest}"
    if rest and (bare, first) in _CONTRACTED:
        return (head + " " if head else ""), _CONTRACTED[bare, first] + " " + rest
    if bare == "que" and words[:1].lower() in _VOWELS[:-1]:
        return f"{head} qu'".lstrip(), words
    return before, words


def of_words(words: str) -> str:
    """« de » before words: « du maire », « d'Anne », « des élus ».

    Example:
        >>> of_words("le maire"), of_words("Anne Roux"), of_words("les élus")
        ('du maire', "d'Anne Roux", 'des élus')
        >>> of_words("hommes"), of_words("hausse")
        ("d'hommes", 'de hausse')
    """
    first, _, rest = words.partition(" ")
    if rest and ("de", first) in _CONTRACTED:
        return f"{_CONTRACTED['de', first]} {rest}"
    if first in ("des", "du", "de") or words[:2].lower() in ("d'", "d’"):
        return words
    return f"d'{words}" if words[:1].lower() in _VOWELS[:-1] or words.startswith(_MUTE) else f"de {words}"


def owned(words: str, noun: str, owner: str) -> str:
    """A source with whose it is, behind its noun or at the end.

    Example:
        >>> owned("son chef à Dol, Jean Roux", "Son chef", "la police"), owned("la direction", "elle", "Ronsard")
        ('son chef [de la police] à Dol, Jean Roux', 'la direction [de Ronsard]')
    """
    at = len(noun) if words.lower().startswith(noun.lower()) else len(words)
    return f"{words[:at]} [{of_words(owner)}]{words[at:]}"


def _lowered(body: str, name: bool) -> str:
    return body if name or (body[:2].isupper() and body[:2].isalpha()) else body[:1].lower() + body[1:]


def _balanced(body: str) -> str:
    """Without quotation marks that have no partner; a bracket that is open is closed."""
    if body.count("(") == body.count(")") + 1:
        body = body.rstrip(" ,;") + ")"
    paired = body
    for opening, closing in (("«", "»"), ("“", "”"), ("(", ")")):
        if paired.count(opening) != paired.count(closing):
            paired = paired.replace(opening, "").replace(closing, "")
    if paired.count('"') % 2:
        paired = paired.replace('"', "")
    if paired is not body:
        body = _spaced(paired)
    return _ELIDED.sub(r"\1", body) if "' " in body or "’ " in body else body


def date_words(time: TimeExpression) -> str | None:
    """The resolved value of a relative expression in words; None when it has none, or the text is full already.

    Example:
        >>> from claimkit.models import Span
        >>> date_words(TimeExpression(span=Span(start=0, end=5, text="lundi"), value="2024-11-11"))
        '11 novembre 2024'
    """
    value = time.value
    if value is None or re.search(r"\d{4}", time.span.text):
        return None
    parts = [_one_date(part) for part in value.split("T")[0].split("/")]
    if _DATED.search(time.span.text) and len(years := {part[-4:] for part in parts}) == 1:
        return years.pop()
    return " au ".join(parts) if len(parts) > 1 else parts[0]


def _one_date(value: str) -> str:
    if _DAY.fullmatch(value):
        day = date.fromisoformat(value)
        return f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"
    if (quarter := _QUARTER.fullmatch(value)) is not None:
        return f"{'1er' if quarter[2] == '1' else quarter[2] + 'e'} trimestre {quarter[1]}"
    if (week := _WEEK.fullmatch(value)) is not None:
        return f"semaine du {_one_date(date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat())}"
    if _MONTH.fullmatch(value):
        return f"{_MONTHS[int(value[5:]) - 1]} {value[:4]}"
    return value
