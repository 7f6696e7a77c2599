"""Times: calendar expressions, resolved by the day of publication, the tense of their verb and the times before them.

May import: grammar and all below it.
"""
