"""Glossaries: terms, the spun forms that stand for them, and how to find and mend those in a text."""
