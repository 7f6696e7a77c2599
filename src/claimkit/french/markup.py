"""HTML and Markdown that came along with a text: tags and marks are taken out of its view, entities are read."""

from __future__ import annotations

import html
import re
from typing import Literal

from claimkit.french.alignment import Edit, View

__all__ = ["Markup", "plain_markup"]

Markup = Literal["HTML", "Markdown"]

_INLINE = "a|abbr|b|big|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u"
_BLOCK = (
    "address|article|aside|blockquote|body|br|button|caption|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|"
    "img|input|label|li|link|main|meta|nav|noscript|ol|option|p|picture|pre|section|select|source|svg|table|tbody|td|th|thead|title|tr|ul|video"
)
_HIDDEN = "script|style|template|noscript"
_TAG = re.compile(
    rf"<(?P<hidden>{_HIDDEN})(?:\s[^<>]*)?>|(?P<comment><!--)|<!doctype[^<>]*>|</?(?P<inline>{_INLINE})(?:\s[^<>]*)?/?>"
    rf"|</?(?P<block>{_BLOCK}|{_HIDDEN})(?:\s[^<>]*)?/?>|&(?:#\d{{1,7}}|#[xX][\da-fA-F]{{1,6}}|[a-zA-Z]\w{{1,30}});",
    re.IGNORECASE,
)
_HTML = re.compile(
    rf"</?(?:{_INLINE}|{_BLOCK}|{_HIDDEN})(?:\s[^<>]{{0,500}})?/?>|&(?:nbsp|[aeiouc](?:acute|grave|circ|cedil|uml)|[rl]s?aquo|[rl]squo|#\d+);",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"(?m)^#{1,6}\s\S|\]\((?:https?:/)?/|\*\*[^\s*][^*\n]*\*\*")
_MARKS = re.compile(
    r"(?m)^(?P<heading>\#{1,6}\s+)|!\[[^\]\n]*\]\([^)\s]*\)|(?P<open>\[)(?=[^\]\n]{1,300}\]\((?:https?:/)?/)"
    r"|(?P<link>\]\((?:https?:/)?/[^)\s]*\))|(?P<strong>\*\*|__(?=\S)|(?<=\S)__)|(?P<rule>^(?:-{3,}|\*{3,}|_{3,})\s*$)"
)


def plain_markup(view: View) -> Markup | None:
    """Takes markup out of a view; tells which sort it is, none where there is none.

    Example:
        >>> view = View("<p>Le <b>maire</b> est &eacute;lu.</p>")
        >>> plain_markup(view), view.text.strip()
        ('HTML', 'Le maire est élu.')
    """
    text = view.text
    if ("<" in text or "&" in text) and _HTML.search(text):
        view.edit(_html_edits(text))
        return "HTML"
    if ("**" in text or "](" in text or "# " in text) and _MARKDOWN.search(text):
        view.edit([(m.start(), m.end(), "") for m in _MARKS.finditer(text) if m.end() > m.start()])
        return "Markdown"
    return None


def _html_edits(text: str) -> list[Edit]:
    out: list[Edit] = []
    low, at = text.lower(), 0
    while (match := _TAG.search(text, at)) is not None:
        found, at = match.group(), match.end()
        if found.startswith("&"):
            if (written := html.unescape(found)) == found:
                continue
        else:
            closing = "-->" if match["comment"] else f"</{match['hidden'].lower()}" if match["hidden"] else ""
            end = low.find(closing, at) if closing else -1
            if end >= 0:
                end = low.find(">", end + len(closing) - 1)
            at = end + 1 if end >= 0 else at
            written = "" if match["inline"] else "\n"
        out.append((match.start(), at, written))
        if match["comment"] and end < 0:
            break  # the rest is a comment that is never closed
    return out
