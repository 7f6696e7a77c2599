"""The spaCy components, one a file, named as in the pipeline."""
