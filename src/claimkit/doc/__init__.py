"""A spaCy Doc as lists, and what claimkit keeps on it: columns, the tree, the layers, names of the word lists on tokens.

May import: models, errors, lexicons, french.
"""
