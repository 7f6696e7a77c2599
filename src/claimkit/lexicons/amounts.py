"""Row classes of the word lists on amounts."""
