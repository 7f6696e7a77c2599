"""The day of publication that a text gives itself, in a line that only dates it: « Publié le 4 mars 2025 à 10h12 », « PARIS, 4 mars 2025 (AFP) »."""

from __future__ import annotations

import re
from datetime import date

from claimkit.french.dates import dates

__all__ = ["date_line", "dateline", "is_date_line"]

_LINES, _LONGEST, _LONGEST_DATE = 25, 200, 80
_PLACE = re.compile(
    r"^[A-ZÀ-Ý][\w'’]*(?:[ -](?:[A-ZÀ-Ý][\w'’]*|(?:d|l)['’][A-ZÀ-Ý]\w*|de|du|des|la|le|les|sur|sous|en|lès|et)){0,6}, (?:le )?(?=(?:\w+ )?\d)"
)
_HEAD = 4000  # characters in which a date line is looked for
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PUBLISHED = re.compile(r"\b(?:publi[ée]e?|paru?e?|mise? en ligne|post[ée]e?|diffus[ée]e?|r[ée]dig[ée]e?)(?:s?\b)", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:mise? à jour|modifi[ée]e?|actualis[ée]e?|maj)\b", re.IGNORECASE)
_DISPATCH = re.compile(r"^[A-ZÀ-Ý][\w'’ -]{1,40}(?:\([^)]{1,30}\))?, (?:le )?[^(]{4,30}\((?:[A-Z][\w. -]{1,20})\)")
_DATELINE = re.compile(
    r"(?P<head>(?P<place>[A-ZÀ-Ý][\w'’]{2,}(?:[ -](?:[A-ZÀ-Ý][\w'’]*|de|du|des|la|le|les|sur|sous|en|lès)){0,5})(?: \([A-ZÀ-Ý][^()\d]{1,25}\))?"
    r"(?P<day>, (?:le )?\d{1,2}(?:er)? [a-zéûôA-Z]{3,9}\.?(?: \d{4})?)?(?: ?(?P<agency>\((?:[A-Z]{2,6}|[A-Z][a-zé]+(?:[ /-][A-Z][a-zé]+){0,3})\)))?)"
    r"\s?[-–—]{1,2}\s(?=[A-ZÀ-Ý«\"“\d])"
)
_OPENS = re.compile(
    r"(?:Les?|La|L['’]\w+|Une?|Des?|D['’]\w+|Ces?|Cette|Deux|Trois|Quatre|Cinq|Plus|Près|Au|Aux|À|En|Dans|Ils?|Elles?|Selon|Après)\s"
)
_NOTHING_ELSE = re.compile(
    r"^(?:[\s,;:|/•·–—()-]|\b(?:le|la|du|à|par|date|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|h|heures?|min|\d{1,2}(?:\s?[h:]\s?\d{0,2})?))*"
    r"(?:\bpar\b\s+(?-i:[A-ZÀ-Ý]|la ).{0,40})?$",
    re.IGNORECASE,
)


def dateline(text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Where the place, day and agency stand that open a dispatch in its first line; none where they do not.

    Example:
        >>> dateline("VARMES, 4 mars 2025 (AFP) - Le port a fermé.")
        (0, 25)
    """
    match = _DATELINE.match(text, start, len(text) if end is None else end)
    if match is None or not (match["day"] or match["agency"] or (match["place"].isupper() and _OPENS.match(text, match.end()))):
        return None
    return start, match.end("head")


def date_line(text: str) -> date | None:
    r"""The day on which a text says it was published; none when it does not say so.

    Example:
        >>> date_line("Le port ferme\n\nPublié le 4 mars 2025 à 10h12\n\nLe port de Varmes a fermé mardi.")
        datetime.date(2025, 3, 4)
    """
    head = text[:_HEAD]
    if not _YEAR.search(head):
        return None
    updated: date | None = None
    for line in [line.strip() for line in head.split("\n") if line.strip()][:_LINES]:
        if len(line) > _LONGEST and not _DISPATCH.match(line):
            continue
        if not _YEAR.search(line[:_LONGEST]):
            continue
        cue = _PUBLISHED.search(line)
        if cue is not None and cue.start() < 60 and (day := _day(line[cue.end() :])):
            return day
        if _UPDATED.match(line):
            updated = updated or _day(line)
        elif (_DISPATCH.match(line) or _only_date(line)) and (day := _day(line)):
            return day
    return updated


def _day(line: str) -> date | None:
    for found in dates(line[:_LONGEST]):
        interval = found.interval
        if interval.grain in ("day", "hour", "minute", "part") and interval.start is not None:
            return interval.start
    return None


def is_date_line(line: str) -> bool:
    """Whether a line only dates the text: « mardi 4 mars 2025, 10:12 », « Varmes, le 4 mars 2025 »."""
    return len(line) <= _LONGEST_DATE and _YEAR.search(line) is not None and _only_date(line)


def _only_date(line: str) -> bool:
    line = _PLACE.sub("", line)
    rest, at = "", 0
    for found in dates(line):
        rest += line[at : found.start]
        at = found.end
    return at > 0 and _NOTHING_ELSE.match(rest + line[at:]) is not None
