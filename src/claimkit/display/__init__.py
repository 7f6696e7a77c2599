"""Extractions as people see them: a page, a table in the terminal, charts."""

from claimkit.display.pages import card, fragment, page
from claimkit.display.terminal import claims_table

__all__ = ["card", "claims_table", "fragment", "page"]
