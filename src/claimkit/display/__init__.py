"""Extractions as people see them: a page, a table in the terminal, charts.

May import: models, rules, errors and export; it reads results and knows nothing of how they are made.
"""

from claimkit.display.pages import card, fragment, page
from claimkit.display.terminal import claims_table

__all__ = ["card", "claims_table", "fragment", "page"]
