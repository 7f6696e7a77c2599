"""The parts of the page (headline, paragraphs, bylines, what is no article) and where sentences start.

May import: grammar and all below it; it runs before the parser, so it reads words alone.
"""
