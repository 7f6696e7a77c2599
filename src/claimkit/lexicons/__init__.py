"""Every word list: one TSV each, one typed row class, a validating reader with user overlays.

May import: models and errors.
"""

# The modules register their tables when they are imported.
from claimkit.lexicons import amounts, calendar, hedging, pages, places, speech, stance, verbs
from claimkit.lexicons.reader import Lexicons, Row, table

__all__ = ["Lexicons", "Row", "amounts", "calendar", "hedging", "pages", "places", "speech", "stance", "table", "verbs"]
