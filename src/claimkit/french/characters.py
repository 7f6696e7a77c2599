"""The plain form of characters: composed letters, one sort of space, apostrophe, hyphen and quotation mark, nothing invisible.

A text whose characters are plain costs one search. What changes no length is rewritten in place; the rest are edits.
"""

from __future__ import annotations

import re
import unicodedata

from claimkit.french.alignment import Edit, View
from claimkit.french.quote_marks import quotations

__all__ = ["plain_characters", "plain_digits"]

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = "\x0b\x0c\u0085\u2028\u2029"
_APOSTROPHES = "’ʼ‘´`′＇ʹ"
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_COMBINING = "\u0300-\u034e\u0350-\u036f"
_LIGATURES = "ﬀ-ﬆĳĲ"
_PICTURES = "\u2600-\u26ff\u2b50\u2764\U0001f000-\U0001faff"  # not the signs that open items of lists
# Letters of other fonts: mathematical (posts in bold), full width, raised (« 1ᵉʳ »).
_FONTS = "\U0001d400-\U0001d7ff！-～ᵃ-ᵿʰ-ʸ"
# What Windows-1252 has where Latin-1 has controls: texts decoded as the one for the other.
_WINDOWS = {
    "\x80": "€", "\x82": "‚", "\x84": "„", "\x85": "…", "\x8b": "‹", "\x8c": "Œ", "\x91": "’", "\x92": "’", "\x93": "“", "\x94": "”",
    "\x95": "•", "\x96": "–", "\x97": "—", "\x9b": "›", "\x9c": "œ", "\x9f": "Ÿ",
}  # fmt: skip
_SAME = (
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_BREAKS, "\n")
    | dict.fromkeys("‐‑⁃﹣－", "-")
    | dict.fromkeys("“„‟❝〝", "«")
    | dict.fromkeys("”❞〞", "»")
    | dict.fromkeys("″＂", '"')
    | {chr(c): " " for c in (*range(9), *range(0x0E, 0x20), *range(0x7F, 0xA0))}
    | _WINDOWS
)
_ODD = re.compile(rf"[{re.escape(''.join(_SAME))}\r\"{_APOSTROPHES}{_INVISIBLE}{_COMBINING}{_LIGATURES}{_FONTS}{_PICTURES}\ud800-\udfff]")
# An apostrophe stands behind a letter, and before one or an opening mark: others may be quotation marks or feet.
_APOSTROPHE = re.compile(rf"(?<=\w)[{_APOSTROPHES}](?=[\w«“\"])")
_LENGTHS = re.compile(rf"(?P<soft>\u00ad\s*\n\s*)|(?P<drop>[{_INVISIBLE}]+)|(?P<ligature>[{_LIGATURES}])|(?P<line>\r\n?)")
# A run of pictures with the blanks before it, else those behind; where a capital follows, it closes a sentence.
_PICTURE = re.compile(rf"(?m)^[{_PICTURES}][{_PICTURES} ]*|(?P<stop>(?<=\w) *[{_PICTURES}][{_PICTURES} ]*(?= [A-ZÀ-Ý]))| *[{_PICTURES}]+")
_COMPOSED = re.compile(rf"[^\s{_COMBINING}][{_COMBINING}]{{1,8}}")
_COMBINED = re.compile(f"[{_COMBINING}]")
_FONT = re.compile(f"[{_FONTS}]")
# UTF-8 that was decoded as Windows-1252: « Ã© » for « é ».
_DECODED_WRONGLY = re.compile("[ÃÂÅ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ˜“”¦¢]|Ã(?= )")
# Numbers that a scanner took letters into: « l » before a digit, « O » behind one.
_MISREAD = re.compile(r"[l\d](?<![\w./@#'’-].)(?:(?<=l)(?=[\dO])(?=[lO]*\d)|(?<=\d)(?=\d*[lO]))(?:l(?=[\dO])|\d|(?<=[\dl])O)*(?![\w/@])")
# Marks of quotation that an encoding without them has made question marks: « Le comité\xa0?Ac le Feu\xa0? manifeste ».
_LOST = re.compile(r"(?<=[\u00a0 ])\?(?=[^\W_])([^?\n]*?)(?<=[\u00a0 ])\?(?![^\W_])")
_MINUS = re.compile(r"(?<=[\u00a0 (])\?(?=\d+(?:,\d+)?[\u00a0 ]?%)")  # a minus sign that was lost likewise: « a reculé ( ?3,8 %) »
_LOW = re.compile("„([^„“”]*)“")  # that mark closes what a low one opens
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def plain_characters(view: View) -> None:
    """Makes the characters of a view plain.

    Example:
        >>> view = View("l’e\u0301te\u0301")
        >>> plain_characters(view)
        >>> view.text
        "l'été"
    """
    if "Ã" in view.text or "â€" in view.text:
        view.edit(_decoded_anew(view.text))
    if "?" in view.text and "%" in view.text and _MINUS.search(view.text):
        view.rewrite(_MINUS.sub("-", view.text))
    if "\u00a0?" in view.text and _LOST.search(view.text):
        view.rewrite(_LOST.sub(r"«\1»", view.text))
    text = view.text
    odd = set(_ODD.findall(text))
    if not odd:
        return
    if any(_SURROGATE.match(c) for c in odd):
        text = _SURROGATE.sub("\ufffd", text)
    for c in _WINDOWS.keys() & odd:
        text = text.replace(c, _WINDOWS[c])
        odd.add(_WINDOWS[c])
    if "„" in odd and "“" in odd:
        text, odd = _LOW.sub(r"„\1”", text), odd | {"”"}
    for c in odd & _SAME.keys():
        text = text.replace(c, _SAME[c])
    if any(unicodedata.normalize("NFKC", c) != c for c in odd if _FONT.match(c)):
        text = _FONT.sub(_of_any_font, text)
    if '"' in text:
        text = _paired(text)
    view.rewrite(text)
    seen = "".join(odd)
    if _LENGTHS.search(seen):
        view.edit(_edits(text))
    if _COMBINED.search(seen):
        view.edit(_compositions(view.text))
    if _PICTURE.search(seen):
        view.edit([(*m.span(), "." if m["stop"] else "") for m in _PICTURE.finditer(view.text)])
    if not odd.isdisjoint(_APOSTROPHES):  # what stands beside them is known now
        view.rewrite(_APOSTROPHE.sub("'", view.text))


def plain_digits(view: View) -> tuple[int, int] | None:
    """Reads « l » and « O » inside numbers as the digits they were taken for; gives the range of the first such number.

    Example:
        >>> view = View("l2 blessés, 3O maisons, 2l d'eau")
        >>> plain_digits(view)
        (0, 2)
        >>> view.text
        "12 blessés, 30 maisons, 2l d'eau"
    """
    found = list(_MISREAD.finditer(view.text))
    for match in found:
        a, b = match.span()
        view.rewrite(view.text[:a] + match.group().replace("l", "1").replace("O", "0") + view.text[b:])
    return found[0].span() if found else None


def _decoded_anew(text: str) -> list[Edit]:
    found = [(m.start(), m.end(), _decoded(m.group())) for m in _DECODED_WRONGLY.finditer(text)]
    if not any(end - start > 1 for start, end, _ in found):
        return []
    return [(start, end, written) for start, end, written in found if written]


def _decoded(found: str) -> str:
    if found == "Ã":
        return "à"  # its second half, a no-break space, has become a plain one
    raw = b"".join(c.encode("latin-1") if c <= "\xff" else c.encode("cp1252", "replace") for c in found)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _of_any_font(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match.group())
    return plain if len(plain) == 1 else match.group()


def _paired(text: str) -> str:
    """Straight quotation marks that open and close one quotation, as « and »."""
    marks = {
        at: mark
        for q in quotations(text)
        if q.mark == '"' and q.closed
        for at, mark in ((q.start, "«"), (q.end - 1, "»"))
        if text[at] == '"'
    }
    if not marks:
        return text
    characters = list(text)
    for at, mark in marks.items():
        characters[at] = mark
    return "".join(characters)


def _edits(text: str) -> list[Edit]:
    out = []
    for match in _LENGTHS.finditer(text):
        sort = match.lastgroup
        written = unicodedata.normalize("NFKC", match.group()) if sort == "ligature" else "\n" if sort == "line" else ""
        out.append((match.start(), match.end(), written))
    return out


def _compositions(text: str) -> list[Edit]:
    found = [(m.start(), m.end(), unicodedata.normalize("NFC", m.group())) for m in _COMPOSED.finditer(text)]
    return [(start, end, written) for start, end, written in found if written != text[start:end]]
