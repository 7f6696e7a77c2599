"""One folder a layer: what it finds in a document, with its rules; `find` is the entry of each (of `page`: `blocks`).

May import: grammar and all below it; a layer reads those before it, in the order that `pyproject.toml` has them (last first).
"""
