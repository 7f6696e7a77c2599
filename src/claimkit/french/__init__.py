"""How French writes it: pure functions on strings, no spaCy.

May import: lexicons, models, errors.
"""
