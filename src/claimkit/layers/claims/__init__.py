"""The claims: clauses with their participants and what stands in them, assembled from all other layers.

May import: grammar and all below it, and the layers before it.
"""
