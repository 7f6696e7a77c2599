"""Hedges: the words that lessen commitment, and what each of them covers.

May import: grammar and all below it; of the layers, what the document has of attributions.
"""
