"""The punctuation stage."""
