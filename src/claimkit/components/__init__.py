"""The spaCy face: factories, and one thin component a file, which puts what a layer finds into `doc._.claimkit`.

May import: layers, grammar, repair and all below them; `factories` must stay light, for spaCy imports it at every load.
"""
