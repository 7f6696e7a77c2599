"""Words in quotation marks without a verb that reports them: runs, introductions, signatures, the turns of an interview.

May import: what speech may, and of speech the page, its words and its sources.
"""
