"""One folder a layer: what it finds in a document, with its rules; `find` is the entry of each.

May import: grammar and all below it; a layer reads those before it (page, amounts, times, places, speech, doubt, reference, claims).
"""
