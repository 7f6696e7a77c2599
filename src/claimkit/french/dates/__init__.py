"""Dates and times of a French text: where they are, to what grain, and what they mean on a day of publication.

May import: the rest of french, lexicons, models.
"""

from claimkit.french.dates.find import Dated, Found, Grammar, dates, default_grammar

__all__ = ["Dated", "Found", "Grammar", "dates", "default_grammar"]
