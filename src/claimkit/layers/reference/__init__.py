"""Coreference: what pronouns and short forms stand for.

May import: grammar and all below it; of the layers, what the document has of attributions.
"""
