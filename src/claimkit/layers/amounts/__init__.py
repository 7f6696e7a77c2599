"""Quantities: figures with bounds, units, rates and statistics, and what they count.

May import: grammar and all below it.
"""
