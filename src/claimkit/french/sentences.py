"""How French marks the end of a sentence, on words: which stops end one, and which words hide a boundary inside."""

from __future__ import annotations

import re
from functools import lru_cache

from claimkit.french.remembered import KEPT

OPENING = frozenset("«“‹([‘\"'–—-•*●▪■►▶◦‣")
CLOSING = frozenset("»”›)]’\"'")
# Words that begin a sentence and no name behind an initial; articles only before a word in lower case (« A. Le Goff »).
_OPENERS = frozenset(
    {"selon", "il", "elle", "ils", "elles", "on", "cette", "ces", "cet", "mais", "dans", "pour", "sur", "depuis", "c'", "ce", "nous", "je"}
)
_ARTICLES = frozenset({"le", "la", "les", "l'", "un", "une", "des", "son", "sa", "ses"})
_STOPS = (".", "!", "?", "…")
_INITIAL = re.compile(r"(?:[A-ZÀ-Ý]\.)(?:-?[A-ZÀ-Ý]\.)*$|^[A-ZÀ-Ý]\.(?:-[A-Z]\.)*$")
_GLUE = re.compile(
    r"(?<=[^\s/])(?=(?:https?://|pic\.twitter\.com/|www\.))"  # word + address
    r"|(?<=[a-zà-ÿ0-9»”)\]])(?=[.!?…]+[A-ZÀ-Ý«“\"])"  # word | full stop + capital
    r"|(?<=[A-ZÀ-Ý]{2})(?=\.[A-ZÀ-Ý«“][a-zà-ÿ])"  # AFP | .Lire
    r"|(?<=[.!?…])(?=[A-ZÀ-Ý«“][a-zà-ÿ'’\s]|[«“])"  # full stop | Capital
    r"|(?<=[^\s«“(])(?=[«“»”])|(?<=[«“»”])(?=[^\s])"  # quotation marks inside a word
)
# A pointer to another article in the middle of a line: « … » LIRE AUSSI - Le port rouvre ».
_POINTER = re.compile(
    r"(?<![^\s.!?…»”\"])(?:» )?(?:[ÀA] (?:LIRE|VOIR|lire|voir)|LIRE|VOIR|Lire|Voir) (?:AUSSI|ÉGALEMENT|aussi|également)\b(?=\s*[:–—«-]|\s+[A-ZÀ-Ý\d])"
)
_POINTING = ("LIRE ", "VOIR ", "ire aussi", "oir aussi", "ire égal", "oir égal")  # one of them is in each match, and is found faster
_GAP = re.compile(r"[^\S\n]{2,}(?=\S)|\n")  # what stood on a line of its own
_LONGEST_POINTER = 220
_ADDRESS = re.compile(r"^(?:https?://|www\.|pic\.twitter\.com/|[\w.+-]+@[\w-]+\.)")


def ends_sentence(word: str, abbreviations: frozenset[str] | set[str]) -> bool:
    """Whether a word closes a sentence by its stop (« . », « ! », « … », but not « M. », « J.-L. »)."""
    if not word.endswith(_STOPS):
        return False
    return word in {".", "...", "…", "!", "?"} or not (word in abbreviations or _INITIAL.search(word))


def opens_behind_initial(word: str, behind: list[str]) -> bool:
    """Whether « X. » ends a sentence, for what stands behind is no name: « … sur X. Selon la police », « en Ligue A. Les clubs … »."""
    if len(word) != 2 or word[1] != "." or not word[0].isupper() or not behind[0].istitle():
        return False
    first = behind[0].lower().replace("’", "'")
    return first in _OPENERS or (len(behind) > 1 and behind[1].islower() and (first in _ARTICLES or behind[1] == "après"))


def pointers(text: str) -> list[tuple[int, int]]:
    """Where pointers to other articles begin in the middle of a line, and where a gap of blanks ends them; the same offset twice where none does.

    Example:
        >>> pointers("Le gué ferme. Lire aussi : Le port rouvre  La digue tient. À lire aussi : Le gué")
        [(14, 41), (59, 59)]
    """
    if all(words not in text for words in _POINTING):
        return []
    gaps = ((match.start(), _GAP.search(text, match.end(), match.end() + _LONGEST_POINTER)) for match in _POINTER.finditer(text))
    return [(start, start if gap is None else gap.start()) for start, gap in gaps]


@lru_cache(maxsize=KEPT)
def is_address(word: str) -> bool:
    """Whether a word is a web or mail address."""
    return bool(_ADDRESS.match(word))


@lru_cache(maxsize=KEPT)
def pieces(word: str) -> tuple[str, ...]:
    """The words glued into one: « AFP.Lire » → AFP | . | Lire. One piece when nothing is glued.

    Addresses are left whole behind the word they are glued to.
    """
    if len(word) < 3 or is_address(word):
        return (word,)
    cuts = [m.start() for m in _GLUE.finditer(word) if 0 < m.start() < len(word)]
    if not cuts:
        return (word,)
    out, at = [], 0
    for cut in [*sorted(set(cuts)), len(word)]:
        out.append(word[at:cut])
        at = cut
        if is_address(word[at:]):
            break
    if at < len(word):
        out.append(word[at:])
    return tuple(piece for piece in out if piece)
