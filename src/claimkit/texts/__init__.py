"""Texts in, extractions out: reading arguments, batches, worker processes and what travels between them.

May import: pipeline and all below it.
"""
