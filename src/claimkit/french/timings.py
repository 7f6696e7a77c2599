r"""Times of a recording or a chat in front of what is said: subtitles (SubRip, WebVTT), stamped transcripts, exported messages.

Cues of subtitles become one paragraph a speaker, stamps are taken away; the names behind stamps stay, as labels of who speaks.
"""

from __future__ import annotations

import re

from claimkit.french.alignment import Edit, View

__all__ = ["plain_timings"]

_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{3})?"
_TIMES = re.compile(rf"{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}")
_UNSAID = ("WEBVTT", "NOTE", "STYLE", "REGION")  # these blocks of WebVTT are not shown
_LINE = re.compile(r"[^\s\ufeff][^\r\n]*")  # from its first mark on
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+([^<>\n]{1,80})>")
_TAG = re.compile(rf"</?(?:[ibuc]|v|font|ruby|rt|lang)(?:[. ][^<>\n]{{0,80}})?>|<{_CLOCK}>|\{{\\an?\d\}}")
_TURN = re.compile(r"(?:[-–—]|>>)[ \t]*\S|[A-ZÀ-Ý][\w'’. -]{0,40}[ \t]?:[ \t]")
_DATE = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
_WHEN = rf"(?:{_DATE}(?:,|[ \t]à)?[ \t])?\d{{1,2}}(?::|h)\d{{2}}(?::\d{{2}})?(?:[ \t]?[AaPp][Mm])?"
_NAME = r"[^\W\d_][^\n:\[\]<>()]{0,40}"
# « [14/03/2026, 18:42] Samia : … », « 14/03/2026, 18:42 - Samia: … », « [00:12:31] Invité : … », « Invité (00:12:31) : … ».
_STAMP = re.compile(
    rf"(?m)^[ \t\u200e]*(?:\[{_WHEN}\][ \t]*|\({_WHEN}\)[ \t]*|{_DATE}(?:,|[ \t]à)?[ \t]\d{{1,2}}:\d{{2}}(?::\d{{2}})?[ \t]-[ \t]|"
    rf"\d{{1,2}}:\d{{2}}:\d{{2}}[ \t]+)(?={_NAME}[ \t]?:\s)|(?<=[^\W\d_])[ \t]*[(\[]{_WHEN}[)\]](?=[ \t]?:\s)"
)
# Lines that are a time alone, from 0:00 on: the transcript beside a video, not the entries of a day.
_ALONE = re.compile(r"(?m)^[ \t]*((?:\d{1,2}:)?\d{1,2}:\d{2})[ \t]*(?:\r?\n|\Z)")
_ZERO = re.compile(r"(?:0{1,2}:)?0{1,2}:\d\d")
_HOUR = re.compile(r"\d[:h]\d\d")
_FEWEST = 2  # a single stamp is the time of something


def plain_timings(view: View) -> bool:
    r"""Takes times out of a view; tells whether it holds subtitles.

    Example:
        >>> view = View("1\n00:00:01,000 --> 00:00:03,000\nLe maire de\n\n2\n00:00:03,100 --> 00:00:05,000\nDol part.\n")
        >>> plain_timings(view), view.text
        (True, 'Le maire de Dol part.\n')
    """
    text = view.text
    if _HOUR.search(text) is None:
        return False
    if "-->" in text and (said := _said(text)):
        view.edit(_paragraphs(text, said))
        return True
    if _begins_at_zero(alone := list(_ALONE.finditer(text))):
        view.edit([(*m.span(), "") for m in alone])
    elif len(stamps := list(_STAMP.finditer(text))) >= _FEWEST:
        view.edit([(*m.span(), "") for m in stamps])
    return False


def _begins_at_zero(times: list[re.Match[str]]) -> bool:
    return len(times) >= _FEWEST and _ZERO.fullmatch(times[0].group(1)) is not None


def _said(text: str) -> list[tuple[int, int]]:
    """The lines of the cues, each once where it is shown again (start, end); none where no cue has its times."""
    lines = [m.span() for m in _LINE.finditer(text)]
    times = {k for k, (a, b) in enumerate(lines) if _TIMES.match(text, a, b)}
    if not times:
        return []
    out, last, hidden = list[tuple[int, int]](), "", False
    for k, (a, b) in enumerate(lines):
        opens = k == 0 or text.count("\n", lines[k - 1][1], a) > 1
        hidden = text.startswith(_UNSAID, a) if opens else hidden
        numbered = k + 1 in times and (opens or text[a:b].strip().isdigit())
        words = _TAG.sub("", text[a:b]).strip()
        if not hidden and k not in times and not numbered and words and words != last:
            out.append((a, b))
            last = words
    return out


def _paragraphs(text: str, said: list[tuple[int, int]]) -> list[Edit]:
    """Edits that leave one paragraph for each who speaks."""
    edits, at, voice = list[Edit](), 0, ""
    for a, b in said:
        named = _VOICE.match(text, a, b)
        other = named is not None and named.group(1) != voice
        begin = a if named is None else named.start(1) if other else named.end()
        turn = other or _TURN.match(text, begin, b) is not None
        edits.append((at, begin, "" if not edits else "\n" if turn else " "))
        at = begin
        if named is not None and other:
            voice, at = named.group(1), named.end()
            edits.append((at - 1, at, " : "))
        edits += [(*m.span(), "") for m in _TAG.finditer(text, at, b)]
        at = b
    return edits
