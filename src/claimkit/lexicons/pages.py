"""Row classes of the word lists on pages."""
