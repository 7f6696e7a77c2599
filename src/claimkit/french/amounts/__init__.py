"""Numbers and amounts of a French text: figures and words, bounds, ranges, units, rates, and the figures that are none.

May import: the rest of french, lexicons, models.
"""
