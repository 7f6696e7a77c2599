"""Places where something happens, with what the gazetteer knows of them.

May import: grammar and all below it.
"""
