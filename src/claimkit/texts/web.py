"""Web pages to texts: the article of a page and its day of publication, by trafilatura (extra `web`)."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from claimkit.errors import MissingExtraError, TextTypeError
from claimkit.french.alignment import View
from claimkit.french.date_lines import date_line
from claimkit.french.markup import plain_markup

_EMPTY_LINES = re.compile(r"\s*\n\s*\n\s*")


class Article(NamedTuple):
    """What `read_html` found in a page; `extract_many` takes it as it is.

    Attributes:
        text: the article, one line a paragraph, its headline first.
        published: the day of publication that the page names; none when it names none.
    """

    text: str
    published: date | None


def read_html(html: str | bytes) -> Article:
    """The article of a web page.

    Args:
        html: the page, as it was loaded; bytes are decoded as the page says, or as they look.

    Returns:
        Text and day of publication. A page without an article that could be told from its furniture gives all its text.

    Raises:
        TextTypeError: it is neither `str` nor `bytes`.
        MissingExtraError: trafilatura is not installed.

    Example:
        >>> page = "<html><body><article><h1>Le pont est fermé</h1><p>La mairie a fermé le pont lundi.</p></article></body></html>"
        >>> article = claimkit.read_html(page)
        >>> [claim.predicate.lemma for claim in claimkit.extract(article.text, published=article.published).claims]
        ['fermer', 'fermer']
    """
    if not isinstance(html, str | bytes):
        message = f"html is a {type(html).__name__}: give the page as str or bytes"
        raise TextTypeError(message)
    try:
        import trafilatura
        from trafilatura.metadata import extract_metadata
        from trafilatura.utils import decode_file
    except ImportError as error:
        library = "trafilatura"
        raise MissingExtraError(library, "web") from error
    page = decode_file(html) if isinstance(html, bytes) else html
    tree = trafilatura.load_html(page)
    found = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True) if tree is not None else None
    about = extract_metadata(page) if tree is not None else None
    text = found or _all_text(page)
    title = (about.title or "").strip() if about is not None and found else ""
    if title and " ".join(title.split()) not in " ".join(text[: len(title) + 300].split()):
        text = f"{title}\n{text}"
    return Article(text, _day(about.date if about is not None else None) or date_line(text))


def _all_text(page: str) -> str:
    view = View(page)
    plain_markup(view)
    return _EMPTY_LINES.sub("\n\n", view.text).strip()


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
