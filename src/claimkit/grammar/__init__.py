"""What a right tree says: clauses and their forms, roles, noun phrases, sorts of actors, the reach of a word.

May import: repair, doc and what they may import; each question has one answer, and every layer asks here.
"""
