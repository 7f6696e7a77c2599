"""Lines that tell by their shape what they are: list items, key figures, rows of tables, live entries, turns of interviews, posts.

The marks, times and names in front are labels: they belong to the page, not to the sentence behind them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from claimkit.french.lines import BULLET, tables
from claimkit.models import BlockKind

Line = tuple[int, int]

_TIME = re.compile(r"(?:[01]?\d|2[0-3])\s?(?:[hH]\s?(?:[0-5]\d)?|:[0-5]\d)(?![\w:])")
_BEHIND_TIME = re.compile(r"\s*[:–—•·|-]\s*(?=\S)")
_CAPITAL = re.compile(r"\s+(?=[A-ZÀ-Ý«\"])")
_ASKS = re.compile(r"(?:Q|QUESTION|Question)\s?(?:\d{1,2}\s?)?(?:[.:]|[–—-](?=\s))\s*(?=\S)")
_ANSWERS = re.compile(r"(?:R|A|RÉPONSE|Réponse|Reponse)\s?(?:\d{1,2}\s?)?(?:[.:]|[–—-](?=\s))\s*(?=\S)")
_NAME = r"[A-ZÀ-Ý][\w'’.-]*"
_TURN = re.compile(rf"({_NAME}(?:\s[\w'’.-]+){{0,5}})\s?(?::|\.\s?[–—-])\s+(?=\S)")
# « Julie Kermarec. Douze … »: two names or more and a stop, where a question is put in the same way.
_STOPPED = re.compile(rf"({_NAME}(?:\s{_NAME}){{0,3}})(?<=\w\w)\.\s+(?=[A-ZÀ-Ý«\d])")
_PERSON = re.compile(rf"{_NAME}(?:\s(?:{_NAME}|de|du|la|le|les|des|d'|et|van|von|al|el|ben))*")
_DASH = re.compile(r"[–—-]\s+(?=\S)")
INTERVIEW = r"(?i:interview|entretien|propos recueillis|questions? à)|(?:Rencontre|RENCONTRE) avec(?= [A-ZÀ-Ý])"
_INTERVIEW = re.compile(rf"\b(?:{INTERVIEW}|(?i:grand oral|répond(?:s|u|re)? (?:à nos|aux) questions|face aux lecteurs))\b")
# A headline that gives somebody the word; under it a question is put to « vous ».
_SPOKEN = re.compile(r"(?m):\s?«[^»\n]+»\s*$")
ADDRESSED = re.compile(r"(?i)\b(?:vous|votre|vos)\b")
_QUESTION_END = re.compile(r"\?[\s»\"')]*$")
_ANSWER_START = re.compile(
    r"(?:Oui|Non|Aucun\w*|Absolument|Pas du tout|Bien sûr|Tout à fait|Évidemment|Je|J['’]|Nous|Notre|Nos|Mon|Ma|Mes|C['’]est)\b"
)
_LONGEST_QUESTION = 450
MOST_NAMES = 6  # of people who talk together
_FIGURE = re.compile(
    r"[A-ZÀ-Ý][^:.!?«»\d]{1,45}\s?:\s+(?:(?:environ|près de|plus de|moins de|au moins|quelque|entre|jusqu'à)\s)?[+−–-]?\d[^.!?:]{0,90}\.?$"
)
_ACCOUNT = re.compile(r"(?:[^\s@#][^@#\n]{1,40}\s)?\(?@\w{2,30}\)?(?:\s?[·•|,–—-]?\s?[^@#\n.!?]{0,30})?$")
_WROTE = re.compile(r"[\w.@-]{2,30}(?:\s[\w.-]{1,20})?\s(?:a écrit|a posté|a répondu)(?:\s(?:le|à)\s[^:\n]{1,40})?\s?:?$")
_TAG = re.compile(r"(?<!\w)[#@]\w{2,}")
_REPLY = re.compile(r"En réponse à @\w")
_COUNTS = re.compile(r"[\d.,]{1,7}[ \u00a0]?[kKM]?|\d{1,2}[ \u00a0]?(?:h|min|s|j)")  # of answers and likes; how long ago
_LONGEST_POST, _LONGEST_ACCOUNT = 600, 90


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line is, and where its label is.

    Attributes:
        kind: the kind of block.
        label: what stands in front.
        text: where what it says begins.
    """

    kind: BlockKind
    label: Line | None = None
    text: int = -1


def shapes(text: str, lines: list[Line], free: list[bool]) -> list[Shape | None]:
    """What each line is by its shape; none for a plain line, and for those that are not free."""
    out: list[Shape | None] = [None] * len(lines)
    rows = {a for a, _ in tables(text)}
    for k, (a, _) in enumerate(lines):
        if free[k] and text.rfind("\n", 0, a) + 1 in rows:
            out[k] = Shape("table")
    _posts(text, lines, free, out)
    _interview(text, lines, free, out)
    _live(text, lines, free, out)
    _lists(text, lines, free, out)
    return out


def _posts(text: str, lines: list[Line], free: list[bool], out: list[Shape | None]) -> None:
    """A header with an account, and the lines under it; a short text with tags or mentions."""
    if "@" not in text and "#" not in text and " a écrit" not in text:
        return
    inside = False
    for k, (a, b) in enumerate(lines):
        if not free[k] or out[k] is not None:
            inside = inside and not any(c.isalnum() for c in text[a:b])  # « · »
        elif _REPLY.match(text, a, b):
            out[k] = Shape("boilerplate")
        elif b - a <= _LONGEST_ACCOUNT and (_ACCOUNT.match(text, a, b) or _WROTE.match(text, a, b)):
            out[k], inside = Shape("post", (a, b), b), True
            if text[a] == "@" and k and (name := lines[k - 1])[1] - name[0] <= _LONGEST_ACCOUNT and _PERSON.fullmatch(text, *name):
                out[k - 1], out[k] = Shape("post", name, name[1]), Shape("boilerplate")  # the name has a line of its own
        elif inside and _COUNTS.fullmatch(text, a, b):
            out[k] = Shape("boilerplate")
        elif inside or (b - a <= _LONGEST_POST and len(_TAG.findall(text, a, b)) >= 2):
            out[k] = Shape("post")


def _interview(text: str, lines: list[Line], free: list[bool], out: list[Shape | None]) -> None:
    plain = [k for k in range(len(lines)) if free[k] and out[k] is None]
    if "?" not in text:
        _talk(text, lines, plain, out)
        return
    asks = {
        k
        for k in plain
        if lines[k][1] - lines[k][0] <= _LONGEST_QUESTION and _QUESTION_END.search(text, max(lines[k][0], lines[k][1] - 6), lines[k][1])
    }
    if not asks:
        return
    turns = _turns(text, lines, plain, asks)
    if turns:
        kind: BlockKind | None = None
        for k in plain:
            if k in turns:
                out[k] = turns[k]
                kind = turns[k].kind
            elif kind == "answer" or (kind == "question" and k not in asks):
                out[k] = Shape("answer" if kind == "answer" else "question")
        return
    asks |= _asked_before_labels(text, lines, plain, asks)
    first = min(asks)
    head = "\n".join(text[a:b] for a, b in (lines[k] for k in range(first)))[:1500]
    told = _INTERVIEW.search(head) is not None or _INTERVIEW.search(text, max(0, len(text) - 300)) is not None
    told = told or (_SPOKEN.search(head) is not None and any(ADDRESSED.search(text, *lines[k]) for k in asks))
    answered = sum(k + 1 in plain and k + 1 not in asks and _ANSWER_START.match(text, lines[k + 1][0]) is not None for k in asks)
    if not (told or (len(asks) >= 2 and answered * 2 >= len(asks))):
        return
    for k in plain:
        if k >= first:
            out[k] = Shape("question" if k in asks else "answer")


def _named(text: str, lines: list[Line], plain: list[int]) -> dict[int, re.Match[str]]:
    """The lines that open with a name and a mark, and hold no figure alone."""
    return {k: match for k in plain if (match := _TURN.match(text, *lines[k])) and not _FIGURE.match(text, *lines[k])}


def _talk(text: str, lines: list[Line], plain: list[int], out: list[Shape | None]) -> None:
    """Lines behind names, most of which come back: people who talk, though nobody asks."""
    named = _named(text, lines, plain)
    names = Counter(match.group(1) for match in named.values())
    back = sum(count for count in names.values() if count > 1)
    if 2 <= len(names) <= MOST_NAMES and len(named) > 2 and back * 2 > len(named) and len(named) * 3 > len(plain) * 2:
        for k, match in named.items():
            out[k] = Shape("answer", match.span(1), match.end())


def _asked_before_labels(text: str, lines: list[Line], plain: list[int], asks: set[int]) -> set[int]:
    """Lines right before a labelled answer (« H. C. : … »), where one that ends as a question stands so too: they ask as well."""
    names = {k: match.group(1) for k, match in _named(text, lines, plain).items()}
    counts = Counter(names.values())
    answers = {k for k, name in names.items() if counts[name] > 1}
    if all(k + 1 not in answers for k in asks):
        return set()
    return {k for k in plain if k + 1 in answers and k not in names and lines[k][1] - lines[k][0] <= _LONGEST_QUESTION}


def _turns(text: str, lines: list[Line], plain: list[int], asks: set[int]) -> dict[int, Shape]:
    """Lines that begin with who speaks: Q and R, names before a colon, dashes of a dialogue."""
    found: dict[int, Shape] = {}
    for k in plain:
        a, b = lines[k]
        for pattern, kind in ((_ASKS, "question"), (_ANSWERS, "answer")):
            if match := pattern.match(text, a, b):
                found[k] = Shape(kind, (a, a + len(match.group().rstrip())), match.end())  # type: ignore[arg-type]
    if {shape.kind for shape in found.values()} == {"question", "answer"}:
        return found
    named = _named(text, lines, plain)
    stopped = {k: match for k in plain if (match := _STOPPED.match(text, *lines[k]))}
    if not named and asks & stopped.keys() and all(k in stopped for k in plain if k >= min(asks)):
        named = stopped
    names = Counter(match.group(1) for match in named.values())
    # « La présidente : … » comes again, or is a name: « Affaire de la digue : … » is neither.
    named = {k: match for k, match in named.items() if names[match.group(1)] > 1 or _PERSON.fullmatch(match.group(1))}
    names = Counter(match.group(1) for match in named.values())
    asking = Counter(match.group(1) for k, match in named.items() if k in asks)
    if 2 <= len(names) <= MOST_NAMES and asking:
        half = len(asking) == 1  # who alone asks, half of the time, asks
        return {
            k: Shape("question" if asking[match.group(1)] * 2 + half > names[match.group(1)] else "answer", match.span(1), match.end())
            for k, match in named.items()
        }
    dashes = {k: match for k in plain if (match := _DASH.match(text, *lines[k]))}
    if dashes and asks & dashes.keys() and dashes.keys() - asks:
        return {k: Shape("question" if k in asks else "answer", (m.start(), m.start() + 1), m.end()) for k, m in dashes.items()}
    return {}


def _live(text: str, lines: list[Line], free: list[bool], out: list[Shape | None]) -> None:
    """Lines that begin with a time of the clock: with a mark behind it, or two of them at least."""
    found = {}
    marked = 0
    for k, (a, b) in enumerate(lines):
        if free[k] and out[k] is None and text[a].isdigit() and (time := _TIME.match(text, a, b)):
            behind = _BEHIND_TIME.match(text, time.end(), b)
            marked += behind is not None or time.end() == b
            behind = behind or _CAPITAL.match(text, time.end(), b)
            if behind or time.end() == b:
                found[k] = (time.end(), behind.end() if behind else b)
    if marked or len(found) > 1:
        for k, (end, begin) in found.items():
            a, b = lines[k]
            out[k] = Shape("live", (a, end), begin) if begin < b else Shape("label")
            if begin >= b and k + 1 < len(lines) and free[k + 1] and out[k + 1] is None and k + 1 not in found:
                out[k + 1] = Shape("live")


def _lists(text: str, lines: list[Line], free: list[bool], out: list[Shape | None]) -> None:
    marks = {k: match for k, line in enumerate(lines) if free[k] and out[k] is None and (match := BULLET.match(text, *line))}
    sorts = Counter("1" if match.group()[0].isdigit() else match.group()[-1] for match in marks.values())
    for k, (_, b) in enumerate(lines):
        if not free[k] or out[k] is not None:
            continue
        match = marks.get(k)
        if match is not None and (match.group() in "•▪■►▶●◦‣→✓✔➤❖" or sorts["1" if match.group()[0].isdigit() else match.group()[-1]] > 1):
            begin = match.end() + len(text[match.end() : b]) - len(text[match.end() : b].lstrip())
            out[k] = Shape("key_figures" if _FIGURE.match(text, begin, b) else "list", match.span(), begin)
    figures = {k for k, line in enumerate(lines) if free[k] and out[k] is None and _FIGURE.match(text, *line)}
    for k in figures:
        beside = {text[slice(*lines[j])] for j in (k - 1, k + 1) if j in figures or (0 <= j < len(out) and _is_figure(out[j]))}
        if len(lines) == 1 or beside - {text[slice(*lines[k])]}:  # alone among other lines it may be a headline
            out[k] = Shape("key_figures")


def _is_figure(shape: Shape | None) -> bool:
    return shape is not None and shape.kind == "key_figures"
