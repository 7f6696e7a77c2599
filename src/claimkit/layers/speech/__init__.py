"""Who says what: reporting verbs, « selon », nouns of saying, quotations, chains of sources.

May import: grammar and all below it; of the layers, what the document has of blocks and times.
"""
