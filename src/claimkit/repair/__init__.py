"""What the model gets wrong, put right once, before anything reads it: tags, the shape of the tree, names.

May import: doc and what it may import; nothing of grammar or the layers.
"""
